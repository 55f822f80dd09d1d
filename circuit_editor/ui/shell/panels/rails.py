"""The side panels' folded form: a rail of icons in the dock, and the panel laid over the canvas."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from circuit_editor.ui.app import theme as look
from circuit_editor.ui.canvas.canvas_host import CanvasHost
from circuit_editor.ui.widgets.button_keys import ARROWS, UP_DOWN
from circuit_editor.ui.widgets.labels import NO_MARGINS, fill_layout

RAIL_MARGINS = (5, 8, 5, 8)
SHORTEST = 90
UNBOUNDED = 16_777_215  # QWIDGETSIZE_MAX


class Rail(QFrame):
    """A narrow strip of icons, one below the other; the last, at the lower end, unfolds."""

    def __init__(self, edge: Qt.Edge, unfold: QToolButton) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setProperty("edge", edge.name)
        self.setProperty(ARROWS, UP_DOWN)
        self.setFixedWidth(look.RAIL_WIDTH)
        self.setMinimumHeight(SHORTEST)  # it is no reason for a window to be higher
        self._column = fill_layout(QVBoxLayout(self), margins=RAIL_MARGINS, spacing=4)
        self._unfold = unfold
        self._column.addStretch(1)
        unfold.setParent(self)
        self._column.addWidget(_wide(unfold))
        self._buttons: list[QToolButton] = []

    def show_buttons(self, buttons: list[QToolButton]) -> None:
        """Show these above in place of those that were there."""
        for button in self._buttons:
            button.hide()
            button.deleteLater()
        self._buttons = buttons
        for at, button in enumerate(buttons):
            self._column.insertWidget(at, _wide(button))
        self._order_tabs()
        self._show_those_that_fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_those_that_fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._order_tabs()  # which got lost where it was made outside its window

    def _order_tabs(self) -> None:
        """Let Tab go downwards."""
        for button, after in pairwise([*self._buttons, self._unfold]):
            self.setTabOrder(button, after)

    def _show_those_that_fit(self) -> None:
        """In a low window the first ones, and what unfolds."""
        step = self._unfold.sizeHint().height() + self._column.spacing()
        room = self.height() - RAIL_MARGINS[1] - RAIL_MARGINS[3] - step
        for at, button in enumerate(self._buttons):
            button.setVisible((at + 1) * step <= room)


class SidePanel(QWidget):
    """The contents of a dock: a panel, or the rail it is folded to.

    Folded, the panel can be laid over the canvas for a moment. It is made in here when it is first
    to be seen.
    """

    dragged = Signal(int)  # the width the user gave it

    def __init__(
        self,
        parent: QWidget,
        edge: Qt.Edge,
        make_panel: Callable[[], QWidget],
        rail: Callable[[], Rail],
    ) -> None:
        super().__init__(parent)
        self.edge = edge
        self._make_panel, self._make_rail = make_panel, rail
        self._panel: QWidget | None = None
        self._rail: Rail | None = None
        self.is_folded = False
        self._row = fill_layout(QHBoxLayout(self), margins=NO_MARGINS, spacing=0)

    @property
    def panel(self) -> QWidget:
        """The panel it holds."""
        if self._panel is None:
            self._panel = self._make_panel()
            if self.is_folded:
                self._panel.hide()
            else:
                self._row.addWidget(self._panel)
        return self._panel

    def holds(self, panel: QWidget) -> bool:
        """True for the panel it holds, if that was made."""
        return self._panel is panel

    def hold_instead(self, panel: QWidget) -> None:
        """Show another panel, made in here, in the place of the one that stood here."""
        if self._panel is panel:
            return
        self._put_away()
        self._panel = panel
        if self.is_folded:
            panel.hide()
        else:
            self._row.addWidget(panel)
            panel.show()

    def fold(self) -> None:
        """Show the rail alone."""
        if self.is_folded:
            return
        self.is_folded = True
        self._put_away()
        if self._rail is None:
            self._rail = self._make_rail()
            self._row.addWidget(self._rail)
        self._rail.show()
        self.setFixedWidth(look.RAIL_WIDTH)

    def _put_away(self) -> None:
        if self._panel is not None:
            self._row.removeWidget(self._panel)
            self._panel.hide()

    def unfold(self) -> None:
        """Show the panel, and no rail."""
        if not self.is_folded:
            assert self.panel is not None  # made, where it was not
            return
        self.is_folded = False
        assert self._rail is not None
        self._rail.hide()
        self.setMinimumWidth(0)
        self.setMaximumWidth(UNBOUNDED)
        self.take_back()

    def take_back(self) -> None:
        """Hold the panel again, which was laid over the canvas."""
        if self.is_folded:
            self.panel.hide()
            self.panel.setParent(self)
        else:
            self._row.addWidget(self.panel)
            self.panel.show()

    @property
    def rail(self) -> Rail | None:
        """The rail; None where it never was folded."""
        return self._rail

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.is_folded and event.size().width() != event.oldSize().width():
            self.dragged.emit(event.size().width())


class PanelOverlay(QFrame):
    """Holds a folded panel over the canvas; Esc and a click on nothing there end it.

    What is done to the circuit beside it leaves it open: one places the next thing from it.
    """

    closing = Signal()  # it is to be put away: who laid the panel here takes it back
    escaped = Signal()  # so by Esc

    def __init__(self, over: CanvasHost) -> None:
        super().__init__(over.window())
        self.setObjectName("overlay")
        self._over = over
        self._edge = Qt.Edge.LeftEdge
        self._width = 0
        self._row = fill_layout(QHBoxLayout(self), margins=NO_MARGINS, spacing=0)
        self.panel: QWidget | None = None
        self.hide()

    def lay(self, panel: QWidget, edge: Qt.Edge, width: int) -> None:
        """Show a panel at this edge of the canvas, so wide."""
        self.panel, self._edge, self._width = panel, edge, width
        self.setProperty("edge", edge.name)
        self._row.addWidget(panel)
        panel.show()
        self.keep_place()
        self.show()
        self.raise_()
        for watched in (self._over, self._over.viewport()):
            watched.installEventFilter(self)

    def put_away(self) -> None:
        """Hold no panel any more."""
        for watched in (self._over, self._over.viewport()):
            watched.removeEventFilter(self)
        if self.panel is not None:
            self._row.removeWidget(self.panel)
            self.panel = None
        self.hide()

    def keep_place(self) -> None:
        """Stand at the edge of the canvas, as high as that is."""
        corner = self._over.mapTo(self.window(), QPoint(0, 0))
        room = self._over.size()
        width = min(self._width, room.width())
        if self._edge == Qt.Edge.RightEdge:
            corner += QPoint(room.width() - width, 0)
        self.setGeometry(corner.x(), corner.y(), width, room.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in (QEvent.Type.Resize, QEvent.Type.Move):
            self.keep_place()
        elif kind == QEvent.Type.MouseButtonPress and watched is self._over.viewport():
            # else it places what was picked here
            if self._over.gesture is None and isinstance(event, QMouseEvent):
                point = self._over.mapToScene(event.position().toPoint())
                scene = self._over.circuit_scene
                if scene.pin_at(point) is None and scene.node_at(point) is None:
                    self.closing.emit()
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and self._over.gesture is None:
                self.escaped.emit()
                return True
        return False


def _wide(button: QToolButton) -> QToolButton:
    """As wide as its rail."""
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return button
