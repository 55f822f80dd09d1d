"""The line in which one types an expression and gets a circuit."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from circuit_editor.expression import ExpressionError, document_from, why_not
from circuit_editor.ui import theme as look
from circuit_editor.ui.panels.texts import QUIET, REFUSED, Paragraph, Text
from circuit_editor.ui.session import Session
from circuit_editor.ui.speech import say
from circuit_editor.ui.theme import Appearance

MOST_LINES = 8
NARROWEST = 320
WORD = re.compile(r"\w+(?:\.\d+)?")
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ExpressionBar(QWidget):
    """Type `f = (x + y) * z`; what is wrong is told, and marked, while one types.

    Enter builds the circuit, Shift+Enter begins another line, Esc closes the bar.
    """

    built = Signal(object)  # the Document of what was typed
    closed = Signal()

    def __init__(
        self, session: Session, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._appearance = appearance
        self.field = ProgramField(self)
        self.field.setPlaceholderText(self.tr("f = (x + y) * z"))
        self.field.setAccessibleName(self.tr("Expression"))
        self._build = QPushButton(self.tr("Build"), self)
        self._hint = Text(
            QUIET,
            self.tr("Enter builds the circuit, Shift+Enter starts another line, Esc closes."),
            self,
        )
        self._sentence = Paragraph(REFUSED, "", self)
        self._sentence.setFont(look.font(look.BODY_POINTS))
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.field, 1)
        row.addWidget(self._build, 0, Qt.AlignmentFlag.AlignTop)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(look.PANEL_MARGIN, 12, look.PANEL_MARGIN, 12)
        column.setSpacing(7)
        column.addLayout(row)
        column.addWidget(self._hint)
        column.addWidget(self._sentence)
        self.field.textChanged.connect(self._judge)
        self.field.entered.connect(self._enter)
        self.field.escaped.connect(self.closed)
        self._build.clicked.connect(self._enter)
        appearance.changed.connect(self._judge)
        self._judge()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            # a dock would keep the height of the longest text there ever was
            self.setFixedHeight(self._height)
        return super().event(event)

    def start(self) -> None:
        """Take the focus, ready to type over what stands here."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    @property
    def _height(self) -> int:
        if self._column.hasHeightForWidth():
            return self._column.heightForWidth(max(NARROWEST, self.width()))
        return self._column.sizeHint().height()

    def _judge(self) -> None:
        text = self.field.toPlainText()
        self._tell(why_not(text) if text.strip() else None)

    def _enter(self) -> None:
        try:
            document = document_from(self.field.toPlainText())
        except ExpressionError as error:
            self._tell(error)
            self.field.setFocus()
        else:
            self.built.emit(document)

    def _tell(self, error: ExpressionError | None) -> None:
        """Say what is wrong and mark where; nothing where nothing is."""
        self._sentence.show_or_hide(say(error.sentence) if error is not None else "")
        self._hint.setVisible(error is None)
        position = error.position if error is not None else None
        self.field.mark(position, QColor(self._appearance.theme.refused))


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
        frame = 2 * look.FIELD_PADDING + 2
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + frame)


def units(text: str) -> int:
    """The length of a text as Qt counts it: in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2
