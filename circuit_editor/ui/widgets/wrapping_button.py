"""A button whose caption goes on in another line where its panel is narrow."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from circuit_editor.ui.app.guarded_painting import guard_measure

SMALLEST = QSize(40, 24)
NARROWEST = 110  # pixels, frame and all, that a long caption may be squeezed to


class WrappingButton(QPushButton):
    """A button that is never cut off: the narrower it is, the more lines its caption has.

    What `text` says is the caption as it was given.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caption = ""
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def text(self) -> str:
        return self._caption

    def setText(self, text: str) -> None:
        self._caption = text
        super().setText(text)
        self._lay()

    @guard_measure(SMALLEST)
    def sizeHint(self) -> QSize:
        wide = self._across(self._caption) + self._frame.width()
        return QSize(wide, self.fontMetrics().height() + self._frame.height())

    @guard_measure(SMALLEST)
    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(NARROWEST, hint.width()), hint.height())

    @guard_measure(SMALLEST.height())
    def heightForWidth(self, width: int) -> int:
        lines = len(self._lines(width))
        letters = self.fontMetrics()
        return letters.height() + (lines - 1) * letters.lineSpacing() + self._frame.height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def _lay(self) -> None:
        shown = "\n".join(self._lines(self.width()))
        if shown != super().text():
            super().setText(shown)

    def _across(self, text: str) -> int:
        return self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, text).width()

    @property
    def _frame(self) -> QSize:
        """What stands around the letters."""
        letters = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, super().text())
        return super().sizeHint() - letters

    def _lines(self, width: int) -> list[str]:
        room = width - self._frame.width()
        if self._across(self._caption) <= room:
            return [self._caption]
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout = QTextLayout(self._caption, self.font())
        layout.setTextOption(option)
        found = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, room))
            found.append(self._caption[line.textStart() :][: line.textLength()].strip())
        layout.endLayout()
        return found
