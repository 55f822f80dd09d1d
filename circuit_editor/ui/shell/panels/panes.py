"""The panes of a window, and the way of the keyboard from one to the next.

They are the tool bar, what is docked at the left, the canvas and the bars above it that ask
something, what is docked at the right, and what is docked below it: only those that are seen, a
folded panel being its rail.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDockWidget,
    QMainWindow,
    QToolBar,
    QWidget,
)

Area = Qt.DockWidgetArea
CANVAS = Area.NoDockWidgetArea
ORDER = (
    *(Area.TopDockWidgetArea, Area.LeftDockWidgetArea, CANVAS),
    *(Area.RightDockWidgetArea, Area.BottomDockWidgetArea),
)
BY_TAB = Qt.FocusReason.TabFocusReason  # so that it is seen where the focus is
FOLDS = "folds"  # a button that folds its panel: what is in there comes first


def go_to_pane(
    middle: QWidget, canvas: QWidget, around: Iterable[QWidget], bars: Iterable[QWidget], by: int
) -> None:
    """Take the focus so many panes on, around; from elsewhere, to the canvas in the middle.

    From the canvas the bars that stand in the middle, and ask something, come first.
    """
    others = [each for each in sorted([middle, *around], key=_order) if _is_pane(each, middle)]
    at = others.index(middle)
    asking = [each for each in bars if _is_pane(each, middle)]
    panes = [*others[: at + 1], *asking, *others[at + 1 :]]
    focus = QApplication.focusWidget()
    # a bar stands in the middle, too, and is the nearer one
    stands = [at for at, each in enumerate(panes) if focus and each.isAncestorOf(focus)]
    to = panes[(stands[-1] + by) % len(panes)] if stands else middle
    first = canvas if to is middle else _first_in(to)
    if first is not None:
        first.setFocus(BY_TAB)


def _is_pane(widget: QWidget, middle: QWidget) -> bool:
    return widget.isVisible() and (widget is middle or _first_in(widget) is not None)


def _order(pane: QWidget) -> int:
    window = pane.window()
    if isinstance(pane, QToolBar):
        return ORDER.index(Area.TopDockWidgetArea)
    if isinstance(pane, QDockWidget) and isinstance(window, QMainWindow):
        return ORDER.index(window.dockWidgetArea(pane))
    return ORDER.index(CANVAS)


def _first_in(pane: QWidget) -> QWidget | None:
    """What had the focus there last, if it can have it again, or the first that one reads."""
    last = pane.focusWidget()
    if last is not None and last.objectName() != FOLDS and _takes(last, pane):
        return last
    # not along the chain of Tab: PySide takes what it returns for gone with what was asked
    found = [each for each in pane.findChildren(QWidget) if _takes(each, pane)]
    if all(isinstance(each, QAbstractButton) for each in found):  # a rail, the tool bar
        found.sort(key=lambda each: _corner(each, pane))
    inner = [each for each in found if each.objectName() != FOLDS]
    return next(iter(inner or found), None)


def _corner(widget: QWidget, pane: QWidget) -> tuple[int, int]:
    at = widget.mapTo(pane, QPoint(0, 0))
    return at.y() if isinstance(pane, QDockWidget) else 0, at.x()


def _takes(widget: QWidget, pane: QWidget) -> bool:
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.isVisible()
        and widget.isEnabled()
        and pane.isAncestorOf(widget)
    )
