"""Scales the text of panels to the size of the stage, and back to the desk's."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QLayout,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.widgets.formula_view import FormulaView

WRITTEN = (QLabel, QAbstractButton, QLineEdit, QAbstractItemView, QHeaderView)
DESK = "deskPixels"  # a widget's property: how large it is written at a desk


SHARES = (1.0, 0.9, 0.8, 0.72)
FORMULAS = 0.9  # they are larger than text at a desk
BUTTON = 0.66  # of the rest: they are for the teacher, not for the class


def enlarge(panel: QWidget, appearance: Appearance, share: float = 1.0) -> None:
    """Write all in a panel as large as where it is shown asks for.

    On stage nothing is larger than a step's sentence, times `share`, unless it is so at a desk.
    """
    for widget in (panel, *panel.findChildren(QWidget)):
        if isinstance(widget, FormulaView):
            widget.enlarge(max(1.0, appearance.enlarged * share * FORMULAS))
        elif isinstance(widget, WRITTEN):
            is_button = isinstance(widget, QAbstractButton)
            _write(widget, appearance, share * BUTTON if is_button else share)


def enlarge_to_fit(panel: QScrollArea, appearance: Appearance) -> None:
    """The same for a page of text, a little smaller where it would not be seen whole.

    Where even that does not help, its end is in sight: what is new stands there.
    """
    page = panel.widget()
    assert page is not None
    enlarge(page, appearance)
    if appearance.enlarged > 1:  # what is new on the page is shown in Qt's next turn
        QTimer.singleShot(0, panel, lambda: _fit(panel, appearance))


def _fit(panel: QScrollArea, appearance: Appearance) -> None:
    page, width = panel.widget(), panel.viewport().width()
    assert page is not None
    for share in SHARES:
        enlarge(page, appearance, share)
        if _height(page, width) <= panel.height():
            return
    bar = panel.verticalScrollBar()
    QTimer.singleShot(0, bar, lambda: bar.setValue(bar.maximum()))


def measure_anew(page: QWidget) -> None:
    """Forget how large things were that have just been written anew."""
    for widget in reversed(page.findChildren(QWidget)):
        widget.updateGeometry()
    for layout in reversed(page.findChildren(QLayout)):
        layout.invalidate()


def _height(page: QWidget, width: int) -> int:
    """How high a page is that has just been written anew, before Qt lays it out."""
    measure_anew(page)
    layout = page.layout()
    return layout.heightForWidth(width) if layout is not None else 0


def _write(widget: QWidget, appearance: Appearance, share: float) -> None:
    desk = widget.property(DESK)
    if desk is None:
        desk = QFontInfo(widget.font()).pixelSize()
        widget.setProperty(DESK, desk)
    size = desk
    if appearance.enlarged > 1:
        size = round(max(desk, share * min(desk * appearance.enlarged, appearance.sentence)))
    if size != widget.font().pixelSize():
        font = QFont(widget.font())
        font.setPixelSize(size)
        widget.setFont(font)
