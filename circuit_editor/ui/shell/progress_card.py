"""A card over the canvas that says how far something is that takes long, and ends it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar

from circuit_editor.text import printable
from circuit_editor.ui.app.announcements import announce
from circuit_editor.ui.app.plain_text import PlainLabel
from circuit_editor.ui.canvas.canvas_host import CanvasHost
from circuit_editor.ui.shell.notices import MARGIN, FloatingPanel
from circuit_editor.ui.widgets.labels import ENTER, fill_layout, make_button

WHOLE = 1000  # of the bar
BAR_WIDTH = 180
NARROWEST = 80  # pixels of the text, and it loses its middle


class ProgressCard(FloatingPanel):
    """A bar at the canvas' upper edge that fills, and a button that ends the waiting.

    Esc ends it as well, on the button and on the canvas.
    """

    cancelled = Signal()

    _over: CanvasHost

    def __init__(self, over: CanvasHost) -> None:
        super().__init__(over)
        self._told = ""
        self._text = PlainLabel("", self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(BAR_WIDTH)
        self._bar.setRange(0, WHOLE)
        self._bar.setAccessibleName(self.tr("How far it is"))
        self._cancel = make_button(self.tr("Cancel"), self.cancelled, self)
        parts = (self._text, self._bar, self._cancel)
        fill_layout(QHBoxLayout(self), *parts, margins=(14, 8, 10, 8), spacing=12)
        self.hide()

    def begin(self, told: str) -> None:
        """Say what is being done; the keyboard goes to the button if it was on the canvas."""
        self._told = printable(told)
        self.show_share(0.0)
        self.keep_place()
        self.show()
        self.raise_()
        announce(self, self._told)
        if self._over.hasFocus():
            self._cancel.setFocus()

    def end(self) -> None:
        """There is nothing to wait for."""
        if self._cancel.hasFocus():
            self._over.setFocus()
        self.hide()

    def show_share(self, share: float) -> None:
        """Fill so much of the bar."""
        self._bar.setValue(round(WHOLE * share))

    def keep_place(self) -> None:
        """At the upper edge, in the middle; a name that is too long loses its middle."""
        self._text.setText(self._told)
        beside = self.sizeHint().width() - self._text.sizeHint().width()
        room = max(NARROWEST, self._over.width() - 2 * MARGIN - beside)
        metrics = self._text.fontMetrics()
        self._text.setText(metrics.elidedText(self._told, Qt.TextElideMode.ElideMiddle, room))
        self.adjustSize()
        self.move((self._over.width() - self.width()) // 2, MARGIN)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_escape = event.key() == Qt.Key.Key_Escape and not self.isHidden()
            if is_escape and self._over.gesture is None:
                self.cancelled.emit()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape or event.key() in ENTER:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)
