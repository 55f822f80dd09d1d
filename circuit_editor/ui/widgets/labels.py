"""Labels and cards of panels: plain text in a role, and sentences one can click."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from string import Formatter
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from circuit_editor.engine import Reading
from circuit_editor.gates import Array
from circuit_editor.text import Quantity, printable, printable_lines, shorten
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.guarded_events import guard_events
from circuit_editor.ui.app.guarded_painting import guard_measure, guard_paint
from circuit_editor.ui.app.plain_text import PlainLabel, plain_tip
from circuit_editor.ui.app.translate import fill

if TYPE_CHECKING:
    from circuit_editor.ui.widgets.small_tile import SmallTile

# Roles: the style sheet gives each its colour, and here is its font.
TITLE = "title"
HEADING = "heading"
BODY = "body"
STRONG = "strong"
QUIET = "quiet"
SMALL = "small"
VALUE = Quantity.VALUE.value  # as plain text: style sheets compare it
GRADIENT = Quantity.GRADIENT.value
REFUSED = "refused"
AMBER = "amber"

LONGEST_NAME = 22
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
RIGHT = Qt.AlignmentFlag.AlignRight
NO_MARGINS = (0, 0, 0, 0)
PANEL_MARGINS = (14, 8, 14, 10)  # of the panels below the canvas
WARNING = "⚠"

A = TypeVar("A", bound=QAbstractButton)
B = TypeVar("B", bound=QBoxLayout)
W = TypeVar("W", bound=QWidget)


def font_of(role: str) -> QFont:
    """The font of a role."""
    if role == HEADING:
        return look.heading_font()
    if role == TITLE:
        return look.font(look.TITLE_POINTS, bold=True)
    points = look.SMALL_POINTS if role in (SMALL, REFUSED) else look.BODY_POINTS
    return look.font(points, bold=role in (STRONG, VALUE, GRADIENT))


def shorten_name(name: str, longest: int = LONGEST_NAME) -> str:
    """A stranger's name, on one line and short enough for a panel."""
    return printable(shorten(name, longest))


class Text(PlainLabel):
    """A label in a role: its font, and the colour that the style sheet gives it."""

    def __init__(
        self,
        role: str,
        text: str = "",
        parent: QWidget | None = None,
        font: QFont | None = None,
        *,
        wraps: bool = False,
    ) -> None:
        super().__init__("", parent)
        self._tile: SmallTile | None = None
        self._forms = "", ""  # of its number: without a tile, and beside one
        self._tile_room = 0  # pixels that its tile takes, or would take
        self.setProperty("role", role)
        self.setFont(font or font_of(role))
        self.setWordWrap(wraps)
        self.setText(text)

    def show_number(
        self,
        reading: Reading,
        words: str = "{number}",
        most: float | None = None,
        *,
        draws_tile: bool = True,
        is_brief: bool = False,
    ) -> None:
        """Show a number in these words, and all its digits to whoever points at it.

        An array whose numbers have no room here is a small tile, too; `most` ends its scale. Where
        not even that has room, or one `is_brief`, it is its shape, in brackets.
        """
        array, text = reading.tile, reading.text
        self._show_tile(array, most, draws=draws_tile)
        self._forms = reading.in_a_table, reading.in_a_table if is_brief else text
        self.setText(words.format(number=self._forms[draws_tile]) if text else "")
        self.setToolTip(plain_tip(reading.exact))

    def number_room(self, *, draws_tile: bool) -> int:
        """The pixels that its number takes, or would take so."""
        text = self._forms[draws_tile]
        return self.fontMetrics().horizontalAdvance(text) + self._tile_room * draws_tile

    def _show_tile(self, array: Array | None, most: float | None, *, draws: bool) -> None:
        self._tile_room = 0
        if array is not None:
            from circuit_editor.ui.widgets.small_tile import SmallTile, room_of

            self._tile_room = room_of(array)
            if self._tile is None and draws:
                self._tile = SmallTile(self, self.property("role"))
        if self._tile is not None:
            self._tile.show_array(array if draws else None, most)

    def show_or_hide(self, text: str) -> None:
        """Show this text, or nothing at all where it is empty."""
        self.setText(text)
        self.setVisible(bool(text))


class PanelHeading(Text):
    """A label over others: its words in capitals, the names in it as they were given."""

    def __init__(self, template: str, parent: QWidget | None = None, **names: str) -> None:
        super().__init__(HEADING, "", parent, wraps=True)
        self.show_words(template, **names)

    def show_words(self, template: str, **names: str) -> None:
        """Show the words of the template, and the names in their places."""
        told = fill(template, **names) if names else template
        self.setFont(look.heading_font(capitals=not names))
        self.setText(_in_capitals(template, names) if names else told)


def _in_capitals(template: str, names: Mapping[str, str]) -> str:
    pieces = Formatter().parse(template)
    return "".join(words.upper() + (names[name] if name else "") for words, name, *_ in pieces)


class Paragraph(Text):
    """Text of as many lines as it needs."""

    def __init__(
        self, role: str, text: str = "", parent: QWidget | None = None, font: QFont | None = None
    ) -> None:
        super().__init__(role, text, parent, font, wraps=True)
        self.setMinimumWidth(look.INSPECTOR_WIDTH // 4)  # a long one must not widen its panel


class ScrolledPage(QWidget):
    """The page of a scroll area, as high as its texts are at its width.

    At the least width texts are far higher, and an area would scroll as far beyond the end.
    """

    @guard_measure(QSize(80, 0))
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class Card(QFrame):
    """A quiet rounded surface that keeps together what belongs together."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.column = fill_layout(QVBoxLayout(self), margins=(11, 11, 11, 12), spacing=9)
        self.heading = self.add(PanelHeading(heading, self))

    def add(self, widget: W) -> W:
        """Put a widget below the others."""
        self.column.addWidget(widget)
        return widget

    def add_grid(self, *, across: int | None = None, down: int, wide: int = 0) -> QGridLayout:
        """Put a table below the others: the gaps of its cells, and the column that is `wide`."""
        grid = QGridLayout()
        if across is not None:
            grid.setHorizontalSpacing(across)
        grid.setVerticalSpacing(down)
        grid.setColumnStretch(wide, 1)
        self.column.addLayout(grid)
        return grid


@guard_events
class Remark(QAbstractButton):
    """A sentence with a sign before it, so that colour is not its only carrier.

    One that `leads` somewhere can be clicked, and reached by keys.
    """

    pointed = Signal(bool)  # at it, or no more

    def __init__(
        self,
        sentence: str = "",
        parent: QWidget | None = None,
        *,
        leads: bool,
        sign: str = WARNING,
        role: str = AMBER,
        points: int = look.BODY_POINTS,
    ) -> None:
        super().__init__(parent)
        self._sentence = Paragraph(BODY, sentence, self, look.font(points))
        self.setAccessibleName(printable_lines(sentence))
        row = fill_layout(QHBoxLayout(self), margins=(0, 5, 0, 5), spacing=9)
        row.addWidget(Text(role, sign, self), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._sentence, 1)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if leads else Qt.FocusPolicy.NoFocus)
        # never squeezed: there is a scroll bar for what is long
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if leads:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setProperty("role", "link")
            row.setContentsMargins(8, 5, 8, 5)

    def show_or_hide(self, sentence: str) -> None:
        """Say this, or nothing at all where it is empty."""
        self._sentence.setText(sentence)
        self.setAccessibleName(printable_lines(sentence))
        self.setVisible(bool(sentence))

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.pointed.emit(event.type() == QEvent.Type.Enter)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def mark(self, *, on: bool) -> None:
        """Show that this is the one that was chosen, or no more."""
        if bool(self.property("chosen")) != on:
            self.setProperty("chosen", on)
            self.style().unpolish(self)
            self.style().polish(self)
            self.update()

    @guard_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        from PySide6.QtWidgets import QStyle, QStyleOption  # much, and few circuits have remarks

        option = QStyleOption()
        option.initFrom(self)
        with QPainter(self) as painter:
            self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)


def fill_layout(
    layout: B,
    *parts: QWidget | QLayout,
    margins: tuple[int, int, int, int] | None = None,
    spacing: int | None = None,
    wide: Collection[QWidget | QLayout] = (),
) -> B:
    """A row or a column with these parts in order; those that are `wide` take what room is left."""
    if margins is not None:
        layout.setContentsMargins(*margins)
    if spacing is not None:
        layout.setSpacing(spacing)
    for part in parts:
        if isinstance(part, QLayout):
            layout.addLayout(part, part in wide)
        else:
            layout.addWidget(part, part in wide)
    return layout


def fill_row(
    grid: QGridLayout,
    row: int,
    name: QWidget,
    *numbers: QWidget,
    across: int = 1,
    side: Qt.AlignmentFlag = RIGHT,
) -> None:
    """A row of a table: a name, `across` so many columns, and its numbers at the right.

    Screen readers say each number with its name.
    """
    grid.addWidget(name, row, 0, 1, across)
    for column, number in enumerate(numbers, start=across):
        if isinstance(name, PlainLabel) and isinstance(number, PlainLabel):
            number.name_by(name)
        grid.addWidget(number, row, column, side)


def make_button(
    text: str, do: Callable[[], object] | SignalInstance, parent: QWidget, tip: str = ""
) -> QPushButton:
    """A button of a panel that does this when it is clicked."""
    # made without a text: with one PySide looks for an icon, too
    return prepare_button(QPushButton(parent), text, do, tip)


def dialog_button(
    dialog: QWidget, text: str, do: Callable[[], object] | SignalInstance
) -> QPushButton:
    """A button of a dialog; Enter presses it only while it has the focus."""
    button = QPushButton(dialog)
    button.setText(text)
    button.setAutoDefault(False)
    button.clicked.connect(do)
    return button


def prepare_button(
    button: A, text: str, do: Callable[[], object] | SignalInstance, tip: str = ""
) -> A:
    """A button with its text and tip; strangers' text comes from `plain_caption`.

    Only Tab brings the focus there: a click leaves the keys where one works.
    """
    button.setText(text)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setToolTip(plain_tip(tip))
    button.clicked.connect(do)
    return button


def clear(layout: QLayout, *kept: QWidget) -> None:
    """Take everything out of a layout, and away; `kept` widgets only leave the layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None and widget not in kept:
            widget.hide()
            widget.deleteLater()
