"""Scales the text of panels to the size of the stage, and back to the desk's."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLayout,
    QLineEdit,
    QScrollArea,
    QTabBar,
    QWidget,
)

from circuit_editor.ui.app.deferred_loading import call_later
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.widgets.formula_view import FormulaView

WRITTEN = (QLabel, QAbstractButton, QLineEdit, QAbstractItemView, QHeaderView, QComboBox, QTabBar)
DESK = "deskPixels"  # a widget's property: how large it is, or is written, at a desk


SHARES = (1.0, 0.9, 0.8, 0.72)
IN_DIALOGS = (0.8, 0.7, 0.6, 0.5)
AROUND_DIALOG = 60  # pixels of the screen, together: its frame, and what shows where one is
FORMULAS = 0.9  # they are larger than text at a desk
BUTTON = 0.66  # of the rest: they are for the teacher, not for the class


def enlarge(
    panel: QWidget, appearance: Appearance, share: float = 1.0, *, buttons: float = BUTTON
) -> None:
    """Write all in a panel as large as where it is shown asks for.

    On stage nothing is larger than a step's sentence, times `share`, unless it is so at a desk;
    what is on `buttons` is as much smaller.
    """
    for widget in (panel, *panel.findChildren(QWidget)):
        if isinstance(widget, FormulaView):
            widget.enlarge(max(1.0, appearance.enlarged * share * FORMULAS))
        elif isinstance(widget, WRITTEN):
            is_button = isinstance(widget, QAbstractButton)
            _write(widget, appearance, share * buttons if is_button else share)


def enlarge_to_fit(panel: QScrollArea, appearance: Appearance) -> None:
    """The same for a page of text, a little smaller where it would not be seen whole.

    Where even that does not help, its end is in sight: what is new stands there.
    """
    page = panel.widget()
    assert page is not None
    enlarge(page, appearance)
    if appearance.enlarged > 1:  # what is new on the page is shown in Qt's next turn
        call_later(panel, lambda: _fit(panel, appearance))


def _fit(panel: QScrollArea, appearance: Appearance) -> None:
    page, width = panel.widget(), panel.viewport().width()
    assert page is not None
    for share in SHARES:
        enlarge(page, appearance, share)
        if _height(page, width) <= panel.height():
            return
    bar = panel.verticalScrollBar()
    call_later(bar, lambda: bar.setValue(bar.maximum()))


def enlarge_dialog(dialog: QDialog, appearance: Appearance) -> None:
    """The same for a dialog, as large as its screen has room for, and in the middle of it."""
    screen = dialog.screen().availableGeometry()
    desk = dialog.property(DESK) or dialog.size()
    dialog.setProperty(DESK, desk)
    room = screen.size() - QSize(AROUND_DIALOG, AROUND_DIALOG)
    for share in IN_DIALOGS:
        enlarge(dialog, appearance, share, buttons=1.0)
        measure_anew(dialog)
        for area in dialog.findChildren(QScrollArea):
            _widen(area, appearance)
        wanted = dialog.sizeHint()
        if wanted.width() <= room.width() and wanted.height() <= room.height():
            break
    dialog.resize(desk)
    if appearance.enlarged > 1:
        larger = desk * max(1.0, share * appearance.enlarged)
        dialog.resize(larger.expandedTo(wanted).boundedTo(room))
        dialog.move(screen.center() - dialog.rect().center())


def _widen(area: QScrollArea, appearance: Appearance) -> None:
    """Give a page that is scrolled its width; at a desk the one it had there."""
    desk, page = area.property(DESK), area.widget()
    if desk is None:
        desk = area.minimumWidth()
        area.setProperty(DESK, desk)
    wide = 0
    if appearance.enlarged > 1 and page is not None and area.widgetResizable():
        wide = page.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width()
    area.setMinimumWidth(max(desk, wide))


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
