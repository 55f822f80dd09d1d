"""The base of the inspector's pages: a title, cards below it, the fields to type into."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from circuit_editor.engine import Reading
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.widgets.labels import BODY, HEADING, TITLE, Card, Text

if TYPE_CHECKING:
    from circuit_editor.ui.widgets.fields import TypedField


W = TypeVar("W", bound=QWidget)


class InspectorPage(QWidget):
    """One selected thing. Built when it is selected; `refresh` only sets texts.

    Once another page is shown this one is let go, with all on it that waits for something: what it
    is about may be gone, and no answer that comes late is taken.
    """

    id: str | None = None  # the node it is about, if it is about one

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._fields: list[TypedField] = []
        self._fields_of: list[Callable[[], list[TypedField]]] = []
        self._refreshed: list[Callable[[], None]] = []
        self._waiting: list[Callable[[], None]] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 18, 20, 18)
        self.column.setSpacing(12)
        self.title = self.add(Text(TITLE, "", self))
        self.title.setWordWrap(True)

    def add(self, widget: W) -> W:
        """Put a widget below the others; what can refresh itself is asked to, and so on."""
        self.column.addWidget(widget)
        if hasattr(widget, "refresh"):
            self._refreshed.append(widget.refresh)
        if hasattr(widget, "let_go"):
            self._waiting.append(widget.let_go)
        if hasattr(widget, "fields"):
            self._fields_of.append(lambda: widget.fields)
        return widget

    def start_rename(self) -> None:
        """Take the focus into the name; few pages have one."""

    @property
    def fields(self) -> list[TypedField]:
        """Everything that can be typed into now."""
        held = [field for fields_of in self._fields_of for field in fields_of()]
        return [*held, *self._fields]

    def add_heading(self, text: str) -> Text:
        """Put a heading over what follows."""
        self.column.addSpacing(8)
        return self.add(Text(HEADING, text, self))

    def refresh(self) -> None:
        """Show everything as it is now."""
        for refresh in self._refreshed:
            refresh()

    def let_go(self) -> None:
        """Wait for nothing any more: another page is shown."""
        for let_go in self._waiting:
            let_go()

    def commit(self) -> bool:
        """Take over what was typed; False where something typed cannot stand."""
        return all([field.commit() for field in self.fields])


class NumbersCard(Card):
    """A card of rows: a name, and its number at the right."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(heading, parent)
        self.names: list[Text] = []
        self.numbers: list[Text] = []
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(0, 1)
        self.column.addLayout(self._grid)

    def add_row(self, name: str, role: str) -> None:
        """One more row."""
        number = Text(role, "", self)
        self.names.append(Text(BODY, name, self))
        self.numbers.append(number)
        row = len(self.names)
        self._grid.addWidget(self.names[-1], row, 0)
        self._grid.addWidget(number, row, 1, Qt.AlignmentFlag.AlignRight)

    def show_numbers(self, *readings: Reading) -> None:
        """Show each row's number; a row without one is not shown."""
        for name, number, reading in zip(self.names, self.numbers, readings, strict=True):
            number.show_number(reading)
            for text in (name, number):
                text.setVisible(bool(reading.text))
