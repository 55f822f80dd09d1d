"""The ring around the canvas while it has the keyboard and the hand is on the keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from circuit_editor.ui.app.guarded_painting import guard_paint
from circuit_editor.ui.app.theme import Appearance

WIDE = 2  # pixels
COMES_BACK = (
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


class FocusRing(QWidget):
    """Lies over the edge of the canvas alone, so that what is panned is still copied."""

    def __init__(self, over: QWidget, appearance: Appearance) -> None:
        super().__init__(over)
        self._over, self._appearance = over, appearance
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        over.installEventFilter(self)
        appearance.changed.connect(self.update)

    def follow(self, event: QFocusEvent, *, by_keys: bool = False) -> None:
        """The canvas got the focus, maybe by keys, or lost it."""
        if event.lostFocus():
            if event.reason() not in COMES_BACK:
                self.hide()
        elif event.reason() not in COMES_BACK:
            self.setVisible(by_keys)
        self._stand()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._stand()
        return False

    @guard_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self._appearance.theme.accent))

    def _stand(self) -> None:
        rect = QRect(0, 0, self._over.width(), self._over.height())
        if self.geometry() != rect:
            self.setGeometry(rect)
            inner = rect.adjusted(WIDE, WIDE, -WIDE, -WIDE)
            self.setMask(QRegion(rect).subtracted(QRegion(inner)))
        self.raise_()
