"""The expression bar: one types an expression and gets a circuit."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from circuit_editor.expression import Draft, ExpressionError, draft
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.announcements import announce
from circuit_editor.ui.app.deferred_loading import make_single_shot
from circuit_editor.ui.app.guarded_events import guard_events
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.app.translate import say, say_notes
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.widgets.fields import means_undo
from circuit_editor.ui.widgets.labels import (
    ENTER,
    QUIET,
    REFUSED,
    Paragraph,
    Text,
    fill_layout,
    make_button,
)

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.canvas_host import CanvasHost
    from circuit_editor.ui.shell.editing.values_offer import ValuesOffer

MOST_LINES = 8
READ_AT_A_KEY = 4_000  # characters: a longer text waits for a pause
SURELY_QUICK = 400  # characters: so few are always read at a key
SLOW = 0.03  # seconds: a text that took longer waits, however short it is
PAUSE = 250  # ms without a key
NARROWEST = 320
WORD = re.compile(r"\w+(?:\.\d+)?")


@guard_events
class ExpressionBar(QWidget):
    """Type `f = (x + y) * z`; what is wrong is told, and marked, while one types.

    Where nothing is wrong, it is told what was read in another way than typed. What is built is a
    new circuit, so the text alone says which names there are.

    Enter builds the circuit, Shift+Enter begins another line, Esc closes the bar. A text that was
    pasted, and could not be read, is mended here: then Enter adds it to the circuit that is there.
    """

    built = Signal(object)  # the Document of what was typed, which has no places yet
    closed = Signal()

    def __init__(
        self,
        session: Session,
        appearance: Appearance,
        over: CanvasHost | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._over = over  # where one is told what a text left open
        self._appearance = appearance
        self.field = ProgramField(self)
        self.field.setPlaceholderText(self.tr("f = (x + y) * z"))
        self.field.setAccessibleName(self.tr("Expression"))
        self._build = make_button("", self._enter, self)
        self._notes = Paragraph(QUIET, "", self)
        self._hint = Text(QUIET, "", self)
        self._sentence = Paragraph(REFUSED, "", self, look.font(look.BODY_POINTS))
        self._took = 0.0
        self._known: tuple[str, Draft] | None = None  # the text that was read last, and as what
        self._pause = make_single_shot(self._judge, self, PAUSE)
        row = fill_layout(QHBoxLayout(), self.field, self._build, spacing=10, wide=[self.field])
        row.setAlignment(self._build, Qt.AlignmentFlag.AlignTop)
        self._column = fill_layout(
            QVBoxLayout(self),
            row,
            self._notes,
            self._hint,
            self._sentence,
            margins=(look.PANEL_MARGIN, 12, look.PANEL_MARGIN, 12),
            spacing=7,
        )
        for signal, slot in (
            (self.field.textChanged, self._typed),
            (self.field.entered, self._enter),
            (self.field.escaped, self.closed),
            (appearance.changed, self._judge),
        ):
            signal.connect(slot)
        self._adds_by(None)
        self._judge()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            # a dock would keep the height of the longest text there ever was
            self.setFixedHeight(self._height)
        return super().event(event)

    def start(self) -> None:
        """Take the focus, ready to type over what stands here."""
        self._adds_by(None)
        self._known = None  # functions may be others since
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def mend(self, text: str, add: Callable[[str], bool]) -> None:
        """Show a text with a mistake in it, to be mended; Enter lets `add` do what was wanted."""
        self.start()
        self._adds_by(add)
        self.field.insertPlainText(text)
        self._read()
        self.field.go_to_mark()

    def _adds_by(self, add: Callable[[str], bool] | None) -> None:
        """Have Enter add the text by this; None: build a new circuit."""
        self._add = add
        self._build.setText(self.tr("Build") if add is None else self.tr("Paste"))
        if add is not None:
            hint = self.tr(
                "Enter adds it to the circuit, Shift+Enter starts another line, Esc closes."
            )
        elif self._session.document.root.nodes:
            hint = self.tr(
                "Enter builds the circuit in place of this one, Shift+Enter starts another line, "
                "Esc closes."
            )
        else:
            hint = self.tr("Enter builds the circuit, Shift+Enter starts another line, Esc closes.")
        self._hint.setText(hint)

    @property
    def _height(self) -> int:
        if self._column.hasHeightForWidth():
            return self._column.heightForWidth(max(NARROWEST, self.width()))
        return self._column.sizeHint().height()

    def _typed(self) -> None:
        """Judge the text, a long one when the hand rests: until then nothing is said of it."""
        length = len(self.field.toPlainText())
        if length <= SURELY_QUICK or (length <= READ_AT_A_KEY and self._took <= SLOW):
            self._judge()
        else:
            self._pause.start()
            self._tell(None)

    def _judge(self) -> None:
        self._pause.stop()
        if self.field.toPlainText().strip():
            self._read()
        else:
            self._tell(None)

    def _enter(self) -> None:
        self._pause.stop()
        read = self._read()
        if read is None:
            self.field.setFocus()
        elif self._add is not None:
            if self._add(self.field.toPlainText()):
                self.closed.emit()
        else:
            self._known = None  # what is drawn now is drawn once
            drawn = read.drawn()
            if self._over is not None:
                self._offer.expect(drawn, read.not_given)
            self.built.emit(drawn)

    def offer_as(self, other: ExpressionBar) -> None:
        """Go on offering what the bar of another window does, whose place this one takes."""
        if "_offer" in vars(other):
            self._offer.go_on_from(other._offer)

    @cached_property
    def _offer(self) -> ValuesOffer:
        from circuit_editor.ui.shell.editing.values_offer import ValuesOffer

        assert self._over is not None
        return ValuesOffer(self._session, self._over)

    def _read(self) -> Draft | None:
        """What the text was read as, and tell of it; None where it cannot be read."""
        text = self.field.toPlainText()
        if self._known is None or self._known[0] != text:
            self._known = None
            start = time.perf_counter()
            try:
                self._known = text, draft(text)
            except ExpressionError as error:
                self._tell(error)
                return None
            finally:
                self._took = time.perf_counter() - start
        _, read = self._known
        self._tell(None, say_notes(read.notes))
        return read

    def _tell(self, error: ExpressionError | None, notes: str = "") -> None:
        """Say what is wrong and mark where, or what is to be noted; nothing where nothing is."""
        told = say(error.sentence) if error is not None else ""
        for label, text in ((self._sentence, told), (self._notes, notes)):
            if text != label.text():
                announce(self.field, text)
            label.show_or_hide(text)
        self._hint.setVisible(error is None)
        position = error.position if error is not None else None
        self.field.mark(position, QColor(self._appearance.theme.refused))


@guard_events
class ProgramField(QPlainTextEdit):
    """A field that is one line high until it needs more."""

    entered = Signal()
    escaped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFont(look.fixed_font(look.NAME_POINTS))
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().clearUndoRedoStacks()  # a margin is no typing
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def mark(self, position: int | None, colour: QColor) -> None:
        """Underline the word at this offset into the text; None takes the mark away."""
        if position is None:
            self.setExtraSelections([])
            return
        marked = QTextEdit.ExtraSelection()
        marked.cursor = self._word_at(position)
        marked.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        marked.format.setUnderlineColor(colour)
        marked.format.setForeground(colour)
        self.setExtraSelections([marked])

    def go_to_mark(self) -> None:
        """Put the cursor behind the word that is marked, if any."""
        for each in self.extraSelections():
            cursor = self.textCursor()
            cursor.setPosition(each.cursor.selectionEnd())
            self.setTextCursor(cursor)

    def event(self, event: QEvent) -> bool:
        if means_undo(event) and not self.document().isUndoAvailable():
            event.ignore()  # nothing was typed: the window's undo is meant
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif key not in ENTER:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        else:
            self.entered.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _word_at(self, position: int) -> QTextCursor:
        """The word that begins here; at the end of the text, or of a line, the last sign of it."""
        text = self.toPlainText()
        if not text[position : position + 1].strip():
            position = len(text[:position].rstrip()) - 1
        start = max(0, position)
        word = WORD.match(text, start)
        end = word.end() if word is not None else start + 1
        cursor = self.textCursor()
        cursor.setPosition(units(text[:start]))
        cursor.setPosition(units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _grow(self) -> None:
        needed = max(1, round(self.document().size().height()))
        lines = min(MOST_LINES, needed)
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if needed > lines
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 2 * look.FIELD_PADDING + 2)


def units(text: str) -> int:
    """The length of a text as Qt counts it: in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2
