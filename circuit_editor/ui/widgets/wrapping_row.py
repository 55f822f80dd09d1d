"""A row of widgets that goes on in another line where its panel is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from circuit_editor.ui.app.guarded_events import guard_events
from circuit_editor.ui.app.guarded_painting import guard_measure

SMALLEST = QSize(40, 24)


@guard_events
class WrappingRow(QWidget):
    """Widgets side by side, as many in a line as there is room for; they share what is left."""

    def __init__(
        self, parts: Sequence[QWidget], parent: QWidget | None = None, *, spacing: int = 6
    ) -> None:
        super().__init__(parent)
        self._parts = list(parts)
        self._spacing = spacing
        for part in self._parts:
            part.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @guard_measure(SMALLEST)
    def sizeHint(self) -> QSize:
        wide = sum(each.sizeHint().width() + self._spacing for each in self._shown)
        return QSize(max(0, wide - self._spacing), self._line_height)

    @guard_measure(SMALLEST)
    def minimumSizeHint(self) -> QSize:
        return QSize(max((_least(each) for each in self._shown), default=0), self._line_height)

    @guard_measure(SMALLEST.height())
    def heightForWidth(self, width: int) -> int:
        count = len(self._lines(width))
        return max(0, count * (self._line_height + self._spacing) - self._spacing)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a part is shown, hidden, or another size
            self.updateGeometry()
            self._place()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @property
    def _shown(self) -> list[QWidget]:
        """Those that nobody hid; before the first picture Qt calls the others hidden, too."""
        by_hand = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
        return [
            each for each in self._parts if not (each.isHidden() and each.testAttribute(by_hand))
        ]

    @property
    def _line_height(self) -> int:
        return max((each.sizeHint().height() for each in self._shown), default=0)

    def _lines(self, width: int) -> list[list[tuple[QWidget, int]]]:
        """The parts of each line, and the least width of each."""
        lines: list[list[tuple[QWidget, int]]] = []
        left = 0
        for part in self._shown:
            least = _least(part)
            needed = least + self._spacing
            if not lines or needed > left + self._spacing:
                lines.append([])
                left = width
            lines[-1].append((part, least))
            left -= needed
        return lines

    def _place(self) -> None:
        y, height, room = 0, self._line_height, self.width()
        for line in self._lines(room):
            spare = max(0, room + self._spacing - sum(least + self._spacing for _, least in line))
            x = 0
            for at, (part, least) in enumerate(line):
                more = spare * (at + 1) // len(line) - spare * at // len(line)
                width = min(least + more, room)
                part.setGeometry(QRect(x, y, width, height))
                x += width + self._spacing
            y += height + self._spacing


def _least(part: QWidget) -> int:
    return max(part.minimumSizeHint().width(), part.minimumWidth())
