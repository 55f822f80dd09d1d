"""Plain-text labels, tips and titles: strangers' text where Qt would guess markup, keys or a star.

Qt reads what looks like HTML as HTML in labels and tooltips (a picture in it opens a file), `&` as
a key in menus and on buttons, and `[*]` as the star of an unsaved window. Labels and tooltips are
made by what stands here and by nothing else, as `tests/test_house.py` checks.
"""

from __future__ import annotations

import re
from functools import cache
from operator import itemgetter

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    Qt,
)
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QToolTip, QWidget
from shiboken6 import isValid

from circuit_editor.text import cut, printable, printable_lines, quote
from circuit_editor.text.unbroken import BREAK, allow_breaks, prevent_breaks
from circuit_editor.ui.app.guarded_painting import guard_measure

LONGEST_TIP = 4_000  # characters; a larger one would cover the screen
LONGEST_TITLE = 200
TALLEST = 100_000  # pixels, of a label
# What a line does not end within; between Chinese characters it does, but before no full stop.
FIRST_HAN = "\u2e80"
HAN = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
WORD = rf"[{HAN}]{{1,2}}|[^\s{HAN}]+"
SPACES = re.compile(r"[ \n]")  # at which a line may end, where formulas are held together
BESIDE = 3  # signs that may stand beside a formula without a space, as a bracket and a stop
TIP = "qtooltip_label"  # what Qt calls it
LONGEST_UNBROKEN = 9  # zeros that are as wide as a label which wraps may be squeezed to
WIDEST_LINE = 120  # characters of a line that a tip may have without being wrapped


_says_names: list[bool] = []  # empty until a screen reader listens; Qt's class is dear to ask


def say_names() -> None:
    """Let labels be said with their names from now on: a screen reader listens."""
    _says_names[:] = [True]


class PlainLabel(QLabel):
    """A label that never reads markup, and shows what steers or hides as a replacement.

    Where it wraps its lines none ends within a formula. What holds a formula together is only
    shown: `text`, what is copied and what a screen reader says are as one types it.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._text = ""
        self._held: str | None = None  # the same, its formulas held together, where it wraps
        self._named_by: tuple[PlainLabel, ...] = ()
        self._naming: list[PlainLabel] = []  # whose name this is part of
        self._room = 0  # pixels of a line; 0 until it is laid out
        self._longest: int | None = None  # pixels of a word; None until it is measured
        self._widest: tuple[str, int] | None = None  # what is held together longest, its pixels
        self._zeros: int | None = None  # pixels of the zeros it may be squeezed to
        self._heights: dict[int, int] = {}  # by width: a page asks for each many times
        if text:
            self.setText(text)

    def text(self) -> str:
        return self._text

    def setText(self, text: str) -> None:
        text = printable_lines(text)
        if text != self._text:
            self._text, self._held = text, None
            self._forget_sizes()
        self._show()

    def _show(self) -> None:
        """Show the text as it is held together now, and say it as one types it."""
        shown = self._unbroken(self._room) if self.wordWrap() else self._text
        if shown != super().text():
            super().setText(shown)
        said = "" if shown == self._text else self._text
        if _says_names and (self._named_by or self._naming):
            said = self._with_its_name(said)
            self._naming = [each for each in self._naming if isValid(each)]
            for number in self._naming:
                number.say_anew()
        if said != self.accessibleName():
            self.setAccessibleName(printable_lines(said))

    def name_by(self, *labels: PlainLabel) -> None:
        """Let these labels be said before this one by a screen reader: the name of a number."""
        self._named_by = labels
        for label in labels:
            label._naming.append(self)
        self.say_anew()

    def say_anew(self) -> None:
        """Say this one with its name, to a screen reader that listens."""
        if _says_names and self._named_by:
            self.setAccessibleName(printable_lines(self._with_its_name(self.accessibleName())))

    def _with_its_name(self, said: str) -> str:
        if not self._named_by:
            return said
        names = [each.text() for each in self._named_by if isValid(each)]
        return " ".join(part for part in (*names, self._text) if part) if self._text else ""

    @guard_measure(QSize(40, 16))
    def minimumSizeHint(self) -> QSize:
        """As wide as the longest word where it wraps, whatever is held together at this width.

        A longer word than fits into a narrow panel, as a stranger's name, goes on in another line.
        """
        hint = super().minimumSizeHint()
        if not self.wordWrap():
            return hint
        if self._zeros is None:
            self._zeros = self.fontMetrics().horizontalAdvance("0" * LONGEST_UNBROKEN)
        least = min(self._longest_word, self._zeros)
        margins = self.contentsMargins()
        return QSize(least + margins.left() + margins.right(), hint.height())

    @property
    def _longest_word(self) -> int:
        """The width of the longest word in pixels."""
        if self._longest is None:
            wide = self.fontMetrics().horizontalAdvance
            self._longest = max(map(wide, _words_of(self._text)), default=0)
        return self._longest

    @guard_measure(16)
    def heightForWidth(self, width: int) -> int:
        """The height of what will be shown at this width, not of what is shown now.

        Else a page that is laid out again whenever its height changes would never come to rest.
        """
        if not self.wordWrap():
            return super().heightForWidth(width)
        if width not in self._heights:
            self._heights[width] = self._measure(width)
        return self._heights[width]

    def _measure(self, width: int) -> int:
        margins = self.contentsMargins()
        room = width - margins.left() - margins.right()
        shown = self._unbroken(room)
        if shown == super().text():
            return super().heightForWidth(width)
        tall = self.fontMetrics().boundingRect(
            QRect(0, 0, room, TALLEST), Qt.TextFlag.TextWordWrap, shown
        )
        return tall.height() + margins.top() + margins.bottom()

    def _forget_sizes(self) -> None:
        self._longest = self._widest = self._zeros = None
        self._heights.clear()

    def _unbroken(self, room: int) -> str:
        """Its formulas held together, as far as they are no wider than this."""
        if self._held is None:
            self._held = prevent_breaks(self._text)
        shown = self._held
        if not room:
            return shown
        if shown == self._text:
            return self._broken(shown, room) if self._longest_word > room else shown
        wide = self.fontMetrics().horizontalAdvance
        if self._widest is None:
            self._widest = max(
                ((each, wide(each)) for each in SPACES.split(shown)), key=itemgetter(1)
            )
        widest, pixels = self._widest
        if pixels <= room:
            return shown
        longest = len(allow_breaks(widest)) * room // pixels
        for signs in range(longest, max(0, longest - BESIDE), -1):
            shown = prevent_breaks(self._text, signs)
            if max(map(wide, SPACES.split(shown))) <= room:
                break
        return self._broken(shown, room) if self._longest_word > room else shown

    def _broken(self, shown: str, room: int) -> str:
        """The same with places to break in the words that are wider than a line."""
        wide = self.fontMetrics().horizontalAdvance

        def break_word(found: re.Match[str]) -> str:
            word, lines = found[0], [""]
            for letter in word if wide(word) > room else [word]:
                if lines[-1] and wide(lines[-1] + letter) > room:
                    lines.append("")
                lines[-1] += letter
            return BREAK.join(lines)

        return _words().sub(break_word, shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.contentsRect().width() - 2 * self.margin() - max(0, self.indent())
        if room != self._room:
            self._room = room
            self._lay_anew()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._forget_sizes()
            self._lay_anew()

    def _lay_anew(self) -> None:
        if self._text and self.wordWrap():
            self._show()

    def setWordWrap(self, wraps: bool) -> None:
        super().setWordWrap(wraps)
        if self._text:
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy) and self.hasSelectedText():
            QGuiApplication.clipboard().setText(allow_breaks(self.selectedText()))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt's own menu, which copies the text as it is shown: made plain once more behind it."""
        super().contextMenuEvent(event)
        clipboard = QGuiApplication.clipboard()
        actions = [each for menu in self.findChildren(QMenu) for each in menu.actions()]
        for action in [each for each in actions if each.objectName() == "edit-copy"]:
            action.triggered.connect(lambda: clipboard.setText(allow_breaks(clipboard.text())))


def plain_tip(text: str) -> str:
    """A tooltip that shows `text` as it is, with its lines."""
    text = printable_lines(cut(text, LONGEST_TIP))
    is_wide = any(len(line) > WIDEST_LINE for line in text.split("\n"))
    if not is_wide and not Qt.mightBeRichText(text):
        return text
    from html import escape  # has a large table of entities, and few tips need it

    return f'<p style="white-space: {"pre-wrap" if is_wide else "pre"}">{escape(text)}</p>'


def show_tip(at: QPoint, text: str, over: QWidget, near: QRect) -> None:
    """Show a tooltip at a point of the screen, while the pointer stays near in that widget."""
    QToolTip.showText(at, plain_tip(text), over, near)


def hide_tip() -> None:
    """Hide the tooltip that is shown; by itself Qt would wait for a moment first."""
    for each in QApplication.topLevelWidgets():
        if each.objectName() == TIP:
            each.hide()


def plain_caption(text: str) -> str:
    """The text of a button or a menu's item: an `&` in it is no key, a tab begins no column."""
    return printable(text).replace("&", "&&")


def plain_title(text: str) -> str:
    """A name for the title of a window, in which `[*]` would be its star."""
    return quote(text, LONGEST_TITLE).replace("[*]", "[*][*]")


def _words_of(text: str) -> list[str]:
    """What no line ends within, one by one."""
    return text.split() if max(text, default="") < FIRST_HAN else _words().findall(text)


@cache
def _words() -> re.Pattern[str]:
    """WORD compiled, where a text in Chinese first wraps: it takes a while."""
    return re.compile(WORD)
