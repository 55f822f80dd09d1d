"""The base of the inspector's pages: a title, cards below it, the fields to type into."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from circuit_editor.engine import Reading
from circuit_editor.model import Pin
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.guarded_painting import guard_measure
from circuit_editor.ui.app.translate import fill
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.widgets.icon_buttons import icon_button
from circuit_editor.ui.widgets.labels import (
    BODY,
    GRADIENT,
    HEADING,
    RIGHT,
    SMALL,
    TITLE,
    VALUE,
    Card,
    Paragraph,
    ScrolledPage,
    Text,
    W,
    fill_layout,
    fill_row,
)

if TYPE_CHECKING:
    from circuit_editor.ui.widgets.fields import TypedField

ACROSS = 12  # between the columns of a table
MOST_ROUNDS = 3  # of fitting a table, for what is written in it may change its width


class InspectorPage(ScrolledPage):
    """One selected thing. Built when it is selected; `refresh` only sets texts.

    Once another page is shown this one is let go, with all on it that waits for something: what it
    is about may be gone, and no answer that comes late is taken.
    """

    id: str | None = None  # the node it is about, if it is about one
    fold_wanted = Signal()  # the inspector is to be folded

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._fields: list[TypedField] = []
        self._fields_of: list[Callable[[], list[TypedField]]] = []
        self._refreshed: list[Callable[[], None]] = []
        self._waiting: list[Callable[[], None]] = []
        self._put_off: list[Callable[[], None]] = []  # by what is worked out once a hand rests
        margins = (12, 16, 12 - look.SCROLL_BAR, 16)  # beside it is the room of the scroll bar
        self.column = fill_layout(QVBoxLayout(self), margins=margins, spacing=12)
        self.title = Text(TITLE, "", self, wraps=True)
        told = self.tr("Fold the inspector")
        self.fold = icon_button("chevron-right", told, self, self.fold_wanted.emit)
        self.fold.setObjectName("folds")
        top = fill_layout(QHBoxLayout(), self.title, spacing=4, wide=[self.title])
        top.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(top)

    def add(self, widget: W) -> W:
        """Put a widget below the others; what can refresh itself is asked to, and so on."""
        self.column.addWidget(widget)
        if hasattr(widget, "parts"):  # all at once would take long
            self._refreshed += widget.parts
        elif hasattr(widget, "refresh"):
            self._refreshed.append(widget.refresh)
        if hasattr(widget, "let_go"):
            self._waiting.append(widget.let_go)
        if hasattr(widget, "put_off"):
            self._put_off.append(widget.put_off)
        if hasattr(widget, "fields"):
            self._fields_of.append(lambda: widget.fields)
        return widget

    @property
    def fields(self) -> list[TypedField]:
        """Everything that can be typed into now."""
        return [*chain.from_iterable(each() for each in self._fields_of), *self._fields]

    def add_heading(self, text: str) -> Text:
        """Put a heading over what follows."""
        self.column.addSpacing(8)
        return self.add(Text(HEADING, text, self, wraps=True))

    def refresh(self) -> None:
        """Show everything as it is now."""
        for part in self.parts():
            part()

    def parts(self) -> list[Callable[[], None]]:
        """What shows everything as it is now: card by card, and what the page says itself."""
        return [*self._refreshed, self.tell]

    def tell(self) -> None:
        """Show what the page says itself."""

    def follow_hand(self) -> None:
        """Show what a hand turns on this page as it is now, if it does: the rest follows soon."""
        for put_off in self._put_off:
            put_off()

    def let_go(self) -> None:
        """Wait for nothing any more: another page is shown."""
        for let_go in self._waiting:
            let_go()

    def commit(self) -> bool:
        """Take over what was typed; False where something typed cannot stand."""
        return all([field.commit() for field in self.fields])


class NumbersCard(Card):
    """A card of rows: a name, and its number at the right.

    The rows that are known from the beginning are given with the role of the number.
    """

    def __init__(
        self, heading: str, parent: QWidget | None = None, rows: Sequence[tuple[str, str]] = ()
    ) -> None:
        super().__init__(heading, parent)
        self.names: list[Text] = []
        self.numbers: list[Text] = []
        self._grid = self.add_grid(down=5)
        for name, role in rows:
            self.add_row(name, role)

    def add_row(self, name: str, role: str) -> None:
        """One more row."""
        number = Text(role, "", self)
        self.names.append(Text(BODY, name, self, wraps=True))
        self.numbers.append(number)
        fill_row(self._grid, len(self.names), self.names[-1], number)

    def show_numbers(self, *readings: Reading, most: float | None = None) -> None:
        """Show each row's number; a row without one is not shown.

        The scale of small tiles ends at `most`.
        """
        for name, number, reading in zip(self.names, self.numbers, readings, strict=True):
            number.show_number(reading, most=most, is_brief=True)
            for text in (name, number):
                text.setVisible(bool(reading.text))


class SourcesCard(Card):
    """A table of inputs and parameters: a name, a value and a gradient in each row.

    Where that is too wide the numbers stand below their names, and where it still is arrays have no
    tiles.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._session = session
        self._labels: list[tuple[Text, Text, Text]] = []  # of all rows there ever were
        self._names: list[Text] = []
        self._rows: list[tuple[Pin, Text, Text]] = []
        self._is_narrow = self._is_cramped = self._is_fitting = False
        self._grid = self.add_grid(across=ACROSS, down=5)
        self._heads = Text(SMALL, self.tr("value"), self), Text(SMALL, self.tr("gradient"), self)
        for column, head in enumerate(self._heads, start=1):
            self._grid.addWidget(head, 0, column, RIGHT)
        self._more = Text(SMALL, "", self)
        self._more.hide()
        self._shares: Paragraph | None = None  # what is said of them

    def lay_rows(self, pins: Sequence[Pin], names: Sequence[str]) -> None:
        """Put a row for each of these names, and say how many outputs have none.

        The labels of rows that were there before are used again, which costs less than new ones.
        """
        count, before = min(len(pins), len(names)), len(self._labels)
        self._labels += [self._make_row() for _ in range(count - before)]
        for label in chain.from_iterable(self._labels[count:]):
            label.hide()
        for label in chain.from_iterable(self._labels[: min(count, before)]):
            label.show()
        shown = self._labels[:count]
        self._names = [name for name, *_ in shown]
        self._rows = [
            (pin, value, gradient) for pin, (_, value, gradient) in zip(pins, shown, strict=False)
        ]
        for label, name in zip(self._names, names, strict=False):
            label.setText(name)
        self._place_rows()
        left = len(pins) - len(names)
        self._more.show_or_hide(self.tr("and {count} more").format(count=left) if left > 0 else "")
        self._grid.addWidget(self._more, 2 * len(names) + 1, 0, 1, 3)

    def _make_row(self) -> tuple[Text, Text, Text]:
        name = Text(BODY, "", self, wraps=True)
        numbers = Text(VALUE, "", self), Text(GRADIENT, "", self)
        for number, head in zip(numbers, self._heads, strict=True):
            number.name_by(name, head)
        return name, *numbers

    def show_numbers(self) -> None:
        """Show the numbers as they are now."""
        self.setVisible(bool(self._rows))
        self._fit(with_new_numbers=True)

    def _write_numbers(self) -> None:
        session, most, draws = self._session, self._session.tile_scale.end, not self._is_cramped
        has_share = False
        for pin, value, gradient in self._rows:
            value.show_number(session.value(pin), most=most, draws_tile=draws)
            whole = session.gradient(pin)
            is_array = whole.array is not None and bool(whole.array.shape)
            share = session.examples.told_share(pin, whole) if is_array else None
            has_share |= share is not None
            gradient.show_number(share or whole, most=most, draws_tile=draws)
        self._tell_of_shares(has_share)

    def _tell_of_shares(self, there_are: bool) -> None:
        """Say whose gradients these are where they are shares, as on the canvas."""
        if there_are and self._shares is None:
            self._shares = self.add(Paragraph(SMALL, "", self))
        if self._shares is not None:
            told = self.tr("Gradients of weights and biases: the share of example {at}.")
            at = (self._session.examples.held or 0) + 1
            self._shares.show_or_hide(fill(told, at=at) if there_are else "")

    @guard_measure(QSize(80, 40))
    def minimumSizeHint(self) -> QSize:
        """What the numbers need without their names, which can stand above them, and tiles."""
        hint = super().minimumSizeHint()
        least = self._across(draws_tiles=False) + self._aside
        return QSize(min(hint.width(), least), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _across(self, *, draws_tiles: bool) -> int:
        """The width of both columns of numbers, each under its heading."""

        columns = [head.sizeHint().width() for head in self._heads]
        for _, *numbers in self._rows:
            rooms = [each.number_room(draws_tile=draws_tiles) for each in numbers]
            columns = list(map(max, columns, rooms))
        return sum(columns) + 2 * ACROSS

    @property
    def _aside(self) -> int:
        margins = self.column.contentsMargins()
        return margins.left() + margins.right()

    def _fit(self, *, with_new_numbers: bool = False) -> None:
        """Put the numbers below their names, or beside them again, as there is room for."""
        if self._is_fitting:
            return  # what is written asks for another width while others are still to be written
        self._is_fitting = True
        if with_new_numbers:
            self._write_numbers()
        for _ in range(MOST_ROUNDS):
            width = self.width()
            least = max((each.minimumSizeHint().width() for each in self._names), default=0)
            needed = self._across(draws_tiles=True) + self._aside
            is_narrow, is_cramped = least + needed > width, needed > width
            if is_cramped != self._is_cramped:
                self._is_cramped = is_cramped
                self._write_numbers()
            if is_narrow != self._is_narrow:
                self._is_narrow = is_narrow
                self._place_rows()
            if self.width() == width:
                break
        self._is_fitting = False

    def _place_rows(self) -> None:
        for at, (name, (_, *numbers)) in enumerate(zip(self._names, self._rows, strict=True)):
            row, below = 2 * at + 1, int(self._is_narrow)
            self._grid.addWidget(name, row, 0, 1, 1 + 2 * below)
            for column, number in enumerate(numbers, start=1):
                self._grid.addWidget(number, row + below, column, RIGHT)
