"""The search popup over the canvas: a field, the answers below it, and what the chosen one does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import printable_lines
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.announcements import announce
from circuit_editor.ui.app.guarded_painting import guard_paint
from circuit_editor.ui.app.plain_text import PlainLabel
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.app.translate import fill
from circuit_editor.ui.palette.answer_rows import ANSWER, AnswerList, AnswerPainter, AnswerRows
from circuit_editor.ui.palette.search_answers import Found, SearchAnswer
from circuit_editor.ui.palette.search_field import SearchField
from circuit_editor.ui.widgets.icons import draw_icon
from circuit_editor.ui.widgets.key_hints import KeyHints
from circuit_editor.ui.widgets.labels import QUIET, SMALL, Paragraph, Text, fill_layout

WIDTH, NARROWEST = 400, 310
MOST_ROWS = 6
FEWEST_ROWS = 4
MARGIN = 8  # pixels to the edges of the canvas
BELOW_ROWS = 6
APART = 10  # from what stands where it was opened
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ICON = 17
ALT = Qt.KeyboardModifier.AltModifier
LARGEST_GROWTH = 1.7  # on stage: what one chooses from is for the teacher, too


class SearchChoice(NamedTuple):
    """A choice that was made: an answer, and what is held with Enter or the mouse button."""

    answer: SearchAnswer
    keeps_open: bool
    is_wired: bool | None  # None: as it is usual there


class SearchPopup(QFrame):
    """Floats over the canvas while one looks for something to put there."""

    chosen = Signal(object)  # a SearchChoice
    current_changed = Signal()  # another answer is the one that Enter takes
    left = Signal()  # by Esc
    focus_left = Signal()  # to something else

    def __init__(self, over: QWidget, appearance: Appearance) -> None:
        super().__init__(over)
        self.setObjectName("search")
        self._appearance = appearance
        self._find: Callable[[str], Found] = lambda query: Found([], 0, 0)
        self._tell: Callable[[SearchAnswer], str] = lambda answer: ""
        self._room, self._area, self._is_above = QRect(), QRect(), False
        self.field = SearchField(self, empties_first=False)
        self.field.setObjectName("searchLine")
        self.setFocusProxy(self.field)  # and no click in here gives the canvas the keyboard
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.field.setAccessibleName(self.tr("Find what to add"))
        self.field.setClearButtonEnabled(True)
        self._icon = Magnifier(self)
        self._count = Text(SMALL, "", self)
        self._heading = Text(SMALL, "", self)
        self._fit = self.tr("{count} of {all} that fit")
        self._gives = Text(SMALL, self.tr("would give"), self)
        self.rows = AnswerRows(self)
        self.rows.setAccessibleName(self.tr("What can be added"))
        self._painter = AnswerPainter(appearance, self)
        self.answers = AnswerList(lambda answer: "", self)
        self.rows.setModel(self.answers)
        self.rows.setItemDelegate(self._painter)
        self._nothing = Paragraph(QUIET, "", self)
        self._nothing.setContentsMargins(16, 10, 16, 10)
        self._character = Paragraph(SMALL, "", self)
        self._keys = KeyHints(self)
        self._lay_out()
        for signal, slot in (
            (self.field.textChanged, self._search),
            (self.field.walked, self._walk),
            (self.field.entered, self._enter),
            (self.field.left, self.left),
            (self.field.focus_left, self._focus_left),
            (self.rows.selectionModel().currentChanged, self._look),
            (self.rows.clicked, self._click),
            (appearance.changed, self._dress),
        ):
            signal.connect(slot)
        self._dress()
        self.hide()

    @property
    def current(self) -> SearchAnswer | None:
        """What Enter takes now."""
        answer: SearchAnswer | None = self.rows.currentIndex().data(ANSWER)
        return answer

    @property
    def is_composing(self) -> bool:
        """True while it only shows what an input method composes elsewhere."""
        return self.isVisible() and not self.field.hasFocus()

    def begin(
        self,
        find: Callable[[str], Found],
        tell: Callable[[SearchAnswer], str],
        number_of: Callable[[SearchAnswer], str] | None,
        *,
        heading: str,
    ) -> None:
        """Look for something by `find`; nothing is typed yet, and all that fits is there.

        `tell` says what an answer does in the backward pass, `number_of` what a wire that waits
        would give there.
        """
        self._find, self._tell = find, tell
        self.answers.number_of = number_of or (lambda answer: "")
        self._gives.setVisible(number_of is not None)
        self._heading.show_or_hide(heading)
        if self.field.text():
            self.field.clear()
        else:
            self._search("")

    def show_keys(self, keys: tuple[tuple[str, str], ...]) -> None:
        """Show which keys do what with the chosen answer, besides Enter."""
        self._keys.show_hints(keys)
        self._keys.setVisible(bool(keys))
        if self.isVisible():
            self._place()

    def look_again(self) -> None:
        """Look again for what is typed: there is something else to be found.

        The chosen answer stays so where it is there still.
        """
        before = self.current
        self._search(self.field.text())
        if before is not None:
            self.rows.choose(self.answers.row_like(before))

    def tell_again(self) -> None:
        """Tell anew of the chosen answer: other numbers and words may be read now."""
        self._look()

    def stand(self, room: QRect, beside: QRect) -> None:
        """Stand in a room of the canvas, beside what stands there and not over it."""
        self.show()  # before that it does not know how large its text is
        self.raise_()
        self._room = room = room.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        width = min(round(WIDTH * self._painter.growth), room.width())
        row, around = self._painter.row_height, self._height_around(width)
        size = QSize(width, around + MOST_ROWS * row + BELOW_ROWS)
        least = around + FEWEST_ROWS * row + BELOW_ROWS
        self._area, self._is_above = area_beside(room, beside, size, least)
        self._place()

    def take_focus(self, typed: str) -> None:
        """Take the keyboard, these letters already typed."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if typed:
            self.field.insert(typed)

    def show_composed(self, letters: str) -> None:
        """Show in the field what is composed over the canvas, until it is chosen."""
        from PySide6.QtGui import QTextCharFormat  # brings a hundred enum members along

        underlined = QTextCharFormat()
        underlined.setFontUnderline(True)
        kind = QInputMethodEvent.AttributeType.TextFormat
        marked = QInputMethodEvent.Attribute(kind, 0, len(letters), underlined)
        QApplication.sendEvent(self.field, QInputMethodEvent(letters, [marked]))

    # --- events ---------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()  # the canvas below is not meant

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.field.setFocus()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:
        self.rows.walk(1 if next else -1)
        return True

    # --- parts ----------------------------------------------------------------------------

    def _lay_out(self) -> None:
        top = fill_layout(
            QHBoxLayout(),
            self._icon,
            self.field,
            self._count,
            margins=(16, 10, 16, 10),
            spacing=8,
            wide=[self.field],
        )
        self._line = _hairline(self)
        told = fill_layout(
            QHBoxLayout(), self._heading, self._gives, margins=(16, 8, 18, 4), wide=[self._heading]
        )
        self._foot_line = _hairline(self)
        foot = fill_layout(
            QVBoxLayout(), self._character, self._keys, margins=(16, 9, 16, 11), spacing=8
        )
        fill_layout(
            QVBoxLayout(self),
            top,
            self._line,
            told,
            self.rows,
            self._nothing,
            self._foot_line,
            foot,
            margins=(1, 1, 1, 1),
            spacing=0,
        )

    def _dress(self) -> None:
        """Be as large as where one looks asks for, in the colours there are now."""
        growth = min(LARGEST_GROWTH, max(1.0, self._appearance.enlarged))
        self._painter.growth = growth
        self._icon.setFixedSize(QSize(1, 1) * round(ICON * growth))
        self._keys.setFont(look.font(look.SMALL_POINTS * growth))
        self.field.setFont(look.font(15 * growth))
        for label in self.findChildren(PlainLabel):
            points = look.BODY_POINTS if label is self._nothing else look.SMALL_POINTS
            label.setFont(look.font(points * growth))
        self.rows.viewport().update()

    def _search(self, query: str) -> None:
        found = self._find(query)
        self.answers.show(found.answers)
        fits = self.tr("{count} of {all}") if self._heading.isHidden() else self._fit
        count = len(found.answers)
        is_made = count > found.matching  # of what was typed, and none of those that fit
        self._count.setText(str(count) if is_made else fits.format(count=count, all=found.fitting))
        self._nothing.show_or_hide(
            "" if found.answers else found.refusal or self.tr("Nothing is called that.")
        )
        self.rows.setVisible(bool(found.answers))
        if found.answers:
            self.rows.choose(0)
            self.rows.scrollToTop()
        else:
            self._look()
        if self.isVisible():
            self._place()

    def _look(self) -> None:
        """Tell of the chosen answer."""
        answer = self.current
        self._character.show_or_hide("" if answer is None else self._tell(answer))
        told = self._spoken(answer) if answer is not None else self._nothing.text()
        is_news = printable_lines(told) != self.field.accessibleDescription()
        self.field.setAccessibleDescription(printable_lines(told))
        if is_news and self.field.hasFocus():
            announce(self.field, told)
        self.rows.viewport().update()
        self.current_changed.emit()

    def _spoken(self, answer: SearchAnswer) -> str:
        """The chosen answer, what it would give, and which of how many it is."""
        number = self.answers.number_of(answer)
        at = self.tr("{at} of {count}").format(
            at=self.rows.currentIndex().row() + 1, count=self.answers.rowCount()
        )
        gives = fill(self.tr("would give {number}"), number=number) if number else ""
        name = f"{answer.entry.name}: {answer.entry.summary}"
        return "; ".join(part for part in (name, gives, at) if part)

    def _walk(self, key: int) -> None:
        page = max(1, self.rows.viewport().height() // self._painter.row_height - 1)
        pages = {Qt.Key.Key_PageUp: -page, Qt.Key.Key_PageDown: page}
        self.rows.walk((STEPS | pages)[Qt.Key(key)])

    def _enter(self, modifiers: Qt.KeyboardModifier) -> None:
        if self.current is not None:
            is_wired = True if modifiers & SHIFT else False if modifiers & ALT else None
            self.chosen.emit(SearchChoice(self.current, bool(modifiers & CTRL), is_wired))

    def _click(self) -> None:
        self._enter(QApplication.keyboardModifiers())

    def _focus_left(self) -> None:
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            self.focus_left.emit()

    def _place(self) -> None:
        """Be as high as its answers need, where it stands."""
        width = self._area.width()
        around, row = self._height_around(width), self._painter.row_height
        fitting = max(1, (self._area.height() - around - BELOW_ROWS) // row)
        shown = min(self.answers.rowCount(), MOST_ROWS, fitting)
        rows = shown * row + BELOW_ROWS if shown else 0
        if rows and rows != self.rows.height():
            self.rows.setFixedHeight(rows)
        self.setFixedSize(width, around + rows)
        at = self._area.topLeft()
        if self._is_above:
            at.setY(max(at.y(), self._area.bottom() + 1 - self.height()))
        lowest = self._room.bottom() + 1 - self.height()
        at.setY(max(self._room.top(), min(at.y(), lowest)))
        self.move(at)

    def _height_around(self, width: int) -> int:
        """How high it is without its rows."""
        column = self.layout()
        assert column is not None
        column.invalidate()
        rows = 0 if self.rows.isHidden() else self.rows.height()
        is_told = column.hasHeightForWidth()  # by a line or more that may be broken
        whole = column.heightForWidth(width) if is_told else column.sizeHint().height()
        return whole - rows


def _hairline(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    line.setObjectName("hairline")
    line.setFixedHeight(1)
    return line


def area_beside(room: QRect, thing: QRect, size: QSize, least: int) -> tuple[QRect, bool]:
    """Where something stands that is as large at most: below a thing, above it or at its side.

    True where it stands above, its lower edge kept. Where it has room nowhere, it has at least the
    `least` height, and where even that is too much it covers the thing.
    """
    width = min(size.width(), room.width())
    thing = _pushed_into(room, thing)
    left = min(max(thing.left(), room.left()), room.right() + 1 - width)
    below = QRect(left, thing.bottom() + APART, width, room.bottom() + 1 - thing.bottom() - APART)
    above = QRect(left, room.top(), width, thing.top() - APART - room.top())
    for height in (size.height(), least):
        if below.height() >= height:
            return below, False
        if above.height() >= height:
            return above, True
        y = min(max(thing.top(), room.top()), room.bottom() + 1 - height)
        right, left_end = thing.right() + APART, thing.left() - APART
        wide = min(width, max(room.right() + 1 - right, left_end - room.left()))
        if wide >= min(width, NARROWEST) and room.height() >= height:
            at = right if right + wide <= room.right() + 1 else left_end - wide
            return QRect(at, y, wide, room.bottom() + 1 - y), False
    return QRect(left, room.top(), width, room.height()), False


def _pushed_into(room: QRect, thing: QRect) -> QRect:
    """A thing that may be out of sight, at the edge of the room that is nearest to it."""
    x = min(max(thing.x(), room.x()), max(room.x(), room.right() + 1 - thing.width()))
    y = min(max(thing.y(), room.y()), max(room.y(), room.bottom() + 1 - thing.height()))
    return QRect(QPoint(x, y), thing.size())


class Magnifier(QWidget):
    """The sign of a search."""

    @guard_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            quiet = look.theme_of(self.palette()).quiet
            draw_icon(painter, "search", QRectF(self.rect()), look.colour(quiet))
