"""The text of a lesson in its panel: paragraphs, and formulas typeset."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from circuit_editor.lessons import TextByLanguage
from circuit_editor.ui.app import language
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.session.formula_client import FormulaClient
from circuit_editor.ui.widgets.formula_view import FormulaView
from circuit_editor.ui.widgets.labels import BODY, NO_MARGINS, Paragraph, fill_layout

POINTS = 15
INDENT = 8
ROOM = 248.0  # pixels: of a formula in a card of the lesson's panel
MOST_FORMULAS = 20  # that are typeset in one text; more of them stay text


class LessonText(QWidget):
    """One text. A formula is text until it is typeset, and where it cannot be."""

    def __init__(
        self, text: TextByLanguage, formulas: FormulaClient, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._formulas = formulas
        self._waiting: list[Paragraph] = []
        self._column = fill_layout(QVBoxLayout(self), margins=NO_MARGINS, spacing=10)
        told: list[str] = []  # paragraphs in a row: one label has them all
        for each in text.paragraphs_in(language.current_language().code):
            if not each.is_formula or len(self._waiting) == MOST_FORMULAS:
                told.append(each.text)
                continue
            self._tell(told)
            formula = self._paragraph(each.text)
            formula.setIndent(INDENT)
            self._waiting.append(formula)
        self._tell(told)
        if self._waiting:
            formulas.typeset.connect(self._typeset)
            formulas.draw([each.text() for each in self._waiting], ROOM)
            self._typeset()

    def _tell(self, told: list[str]) -> None:
        if told:
            self._paragraph("\n\n".join(told))
            told.clear()

    def _paragraph(self, text: str) -> Paragraph:
        paragraph = Paragraph(BODY, text, self, look.font(POINTS))
        paragraph.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column.addWidget(paragraph)
        return paragraph

    def _typeset(self) -> None:
        """Put the formulas that are drawn now in the place of their text."""
        for paragraph in list(self._waiting):
            lines = self._formulas.pictures(paragraph.text(), ROOM)
            if lines is None:
                continue
            self._waiting.remove(paragraph)
            if lines:
                formula = QWidget(self)
                views = [FormulaView(line, paragraph.text(), formula) for line in lines]
                fill_layout(QVBoxLayout(formula), *views, margins=(INDENT, 0, 0, 0), spacing=4)
                self._column.replaceWidget(paragraph, formula)
                paragraph.hide()
                paragraph.deleteLater()
