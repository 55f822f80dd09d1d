"""The chain rule on stage: upstream × local = downstream in large type, and the formula."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from circuit_editor.engine import Reading
from circuit_editor.formula_worker.typesetting import POINTS, Typeset, typeset
from circuit_editor.teaching.explain.chain_rule import ChainRule, ChainRuleRow, ChainRules
from circuit_editor.teaching.explain.curves import curve
from circuit_editor.teaching.explain.gate_character import explain
from circuit_editor.teaching.explain.local_formula import local_formula
from circuit_editor.text import printable_lines, show
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.app.translate import fill, say
from circuit_editor.ui.inspector.cards.tangent_card import Plot
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.widgets import wording
from circuit_editor.ui.widgets.formula_view import FormulaView
from circuit_editor.ui.widgets.labels import (
    BODY,
    GRADIENT,
    NO_MARGINS,
    QUIET,
    VALUE,
    Paragraph,
    Text,
    clear,
    fill_layout,
)

ASKED = "asked"  # the role of a number that is covered
DIGITS = {1: 1.55, 2: 1.25}  # of a sentence's size, by how many inputs there are
FEWER_DIGITS = 1.0
CAPTIONS = 0.62
FORMULA = 0.95
PLOT_WIDTH = 7.2  # of a sentence's size, beside the rule
CURVE_WIDTH, CURVE_HEIGHT = 12.0, 5.5  # on a page of its own
PLOT = 0.066  # of a plot at a desk, for each pixel of a sentence
MOST_ROWS = 5
FEW_ROWS, BETWEEN_FORMULAS = 2, 0.3  # of a sentence's size, between the lines of fractions
MIDDLE = Qt.AlignmentFlag.AlignCenter


class RulePage(QWidget):
    """One line for each input: what arrives, the local derivative, what is sent; its formula.

    Where there is one input its curve stands beside it.
    """

    def __init__(
        self, session: Session, id_: str, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._id = id_
        self._appearance = appearance
        self._told: object = None
        self._row = fill_layout(QHBoxLayout(self), margins=NO_MARGINS, spacing=28)

    def refresh(self) -> None:
        """Show the numbers as they are now."""
        session, rules = self._session, self._session.rules
        rule = rules.at(session.path_of(self._id))
        told = (*_texts(rules, rule), self._appearance.theme, self._appearance.sentence)
        if told == self._told:
            return
        self._told = told
        clear(self._row)
        self._row.addWidget(self._lines(rules, rule), 1)
        plot = self._plot(rules, rule)
        if plot is not None:
            self._row.addWidget(plot, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(printable_lines(screen_reader_text(rule)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._told = None

    # --- the lines ------------------------------------------------------------------------

    def _lines(self, rules: ChainRules, rule: ChainRule) -> QWidget:
        held = QWidget(self)
        grid = QGridLayout(held)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        at, rows = 0, rule.rows[:MOST_ROWS]
        apart = BETWEEN_FORMULAS * self._appearance.sentence if len(rows) <= FEW_ROWS else 2
        grid.setVerticalSpacing(round(apart))
        grid.setColumnStretch(6, 1)
        grid.setRowStretch(3 * MOST_ROWS, 1)
        kink = explain(rules, rule.path).kink
        for row in rows:
            self._lay_row(grid, at, rule, row, count=len(rows))
            if len(rows) > 1 and kink is None:
                self._add_formula(grid, (at, 6, 1, 1), self._formula(rules, rule, row, held))
            at += 1
        if any(len(each.sent) == 1 for each in rows):
            self._lay_captions(grid, at)
            at += 1
        if kink is not None:  # no formula says what is taken there
            told = Paragraph(
                QUIET,
                "" if rule.hides_anything else say(kink),
                held,
                look.font(CAPTIONS * self._appearance.sentence),
            )
            told.setMinimumWidth(round(PLOT_WIDTH * self._appearance.sentence))
            grid.addWidget(told, at, 0, 1, 7)
            at += 1
        elif len(rows) == 1:
            self._add_formula(grid, (at, 0, 1, 7), self._formula(rules, rule, rows[0], held))
            at += 1
        if len(rule.rows) > len(rows):
            more = fill(self.tr("and {count} more inputs"), count=len(rule.rows) - len(rows))
            grid.addWidget(self._text(QUIET, more, CAPTIONS), at, 0, 1, 7)
        if not rule.rows:
            for output in rule.outputs:
                self._put(grid, (at, 0), self._number(VALUE, output.value, DIGITS[1]))
                self._put(grid, (at, 1), self._number(GRADIENT, output.upstream, DIGITS[1]))
                at += 1
        return held

    def _lay_row(
        self, grid: QGridLayout, at: int, rule: ChainRule, row: ChainRuleRow, *, count: int
    ) -> None:
        size = DIGITS.get(count, FEWER_DIGITS)
        if count > 1:
            name = fill(self.tr("to {name}"), name=self._name(rule, row))
            grid.addWidget(self._text(QUIET, name, size * CAPTIONS), at, 0)
        terms = row.sent or row.terms
        if not terms:
            return
        if not row.sent:  # nothing arrives yet: there is the local derivative alone
            self._put(grid, (at, 3), self._number(BODY, terms[0].local, size))
            return
        if len(row.sent) == 1 and not row.is_stopped:
            (term,) = row.sent
            self._put(grid, (at, 1), self._number(GRADIENT, term.upstream, size))
            if term.local.is_there:
                self._put(grid, (at, 2), self._text(QUIET, "×", size))
            self._put(grid, (at, 3), self._number(BODY, term.local, size))
        elif row.is_whole:
            grid.addWidget(self._text(BODY, row.product, 0.7 * size, bold=True), at, 1, 1, 3)
        if row.is_whole:
            self._put(grid, (at, 4), self._text(QUIET, row.relation, size))
        self._put(grid, (at, 5), self._number(GRADIENT, row.downstream, size))

    @staticmethod
    def _put(grid: QGridLayout, place: tuple[int, int], label: Text | None) -> None:
        """What is not there leaves its place empty: a dash would read as a minus."""
        if label is not None:
            grid.addWidget(label, *place, MIDDLE)

    @staticmethod
    def _add_formula(
        grid: QGridLayout, place: tuple[int, int, int, int], formula: QWidget | None
    ) -> None:
        if formula is not None:
            grid.addWidget(formula, *place, Qt.AlignmentFlag.AlignVCenter)

    def _lay_captions(self, grid: QGridLayout, at: int) -> None:
        for column, name in (
            (1, self.tr("upstream")),
            (3, self.tr("local")),
            (5, self.tr("downstream")),
        ):
            grid.addWidget(self._text(QUIET, name, CAPTIONS), at, column, MIDDLE)

    def _formula(
        self, rules: ChainRules, rule: ChainRule, row: ChainRuleRow, parent: QWidget
    ) -> QWidget | None:
        """How the local derivative comes about: typeset, or as text, or told in words."""
        if rule.gate.is_block or rule.gate.is_flag or not rule.gate.derivatives:
            return None
        found = local_formula(rules, rule.path, row.port)
        if found is None:
            names = wording.operands(self._session.shown, self._id)
            told = fill(
                self.tr("local: {formula}"), formula=wording.formula(rule.gate, row.port, names)
            )
            return self._text(QUIET, told, CAPTIONS * 1.2)
        drawn = _typeset(found.latex)
        if drawn is None:
            return self._text(BODY, found.text, CAPTIONS * 1.2)
        scale = FORMULA * self._appearance.sentence / POINTS
        if len(rule.rows) > 1:
            scale *= 0.8
        view = FormulaView(drawn.as_data(), found.text, parent)
        view.enlarge(scale)
        return view

    def _plot(self, rules: ChainRules, rule: ChainRule) -> QWidget | None:
        """The curve with its tangent, where there is one input."""
        if len(rule.rows) != 1:
            return None
        drawn = curve(rules, rule.path, rule.rows[0].port)
        if drawn is None:
            return None
        held = QWidget(self)
        plot = Plot(held, PLOT * self._appearance.sentence, bare=True)
        plot.setFixedWidth(round(PLOT_WIDTH * self._appearance.sentence))
        plot.show_curve(drawn)
        told = fill(self.tr("slope {slope} at {x}"), slope=show(drawn.slope), x=show(drawn.x))
        plot.setAccessibleName(printable_lines(told))
        caption = self._text(QUIET, told, CAPTIONS)
        column = fill_layout(QVBoxLayout(held), plot, caption, margins=NO_MARGINS, spacing=4)
        column.setAlignment(caption, Qt.AlignmentFlag.AlignHCenter)
        return held

    # --- parts ----------------------------------------------------------------------------

    def _name(self, rule: ChainRule, row: ChainRuleRow) -> str:
        interface = rule.node.interface
        if interface is not None:
            return interface.port(row.port).name
        return wording.operands(self._session.shown, self._id)[row.port]

    def _text(self, role: str, text: str, size: float, *, bold: bool = False) -> Text:
        return Text(role, text, self, look.font(size * self._appearance.sentence, bold=bold))

    def _number(self, role: str, reading: Reading, size: float) -> Text | None:
        """A number, or the box of what is covered; None where there is none."""
        if not reading.is_there:
            return None
        return self._text(ASKED if reading.is_covered else role, reading.text, size, bold=True)


class TangentPage(QWidget):
    """The curves of a gate with several inputs, side by side, the others held."""

    def __init__(
        self, session: Session, id_: str, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._id = id_
        self._plots: list[tuple[str, Plot, Text]] = []
        row = fill_layout(QHBoxLayout(self), margins=NO_MARGINS, spacing=28)
        for port in session.shown.nodes[id_].gate.inputs[:2]:
            plot = Plot(self, PLOT * appearance.sentence, bare=True)
            plot.setFixedSize(
                round(CURVE_WIDTH * appearance.sentence), round(CURVE_HEIGHT * appearance.sentence)
            )
            told = Text(BODY, "", self, look.font(CAPTIONS * 1.2 * appearance.sentence))
            row.addLayout(fill_layout(QVBoxLayout(), plot, told), 1)
            self._plots.append((port, plot, told))

    def refresh(self) -> None:
        """Draw the curves where the circuit stands now."""
        session, rules = self._session, self._session.rules
        path = session.path_of(self._id)
        interface = session.shown.nodes[self._id].interface
        names = {} if interface is not None else wording.operands(session.shown, self._id)
        drawn_any = False
        for port, plot, told in self._plots:
            drawn = curve(rules, path, port)
            plot.show_curve(drawn)
            plot.setVisible(drawn is not None)
            told.setVisible(drawn is not None)
            if drawn is not None:
                drawn_any = True
                name = interface.port(port).name if interface is not None else names[port]
                said = self.tr("by {name}: slope {slope} at {x}")
                told.setText(fill(said, name=name, slope=show(drawn.slope), x=show(drawn.x)))
                plot.setAccessibleName(printable_lines(told.text()))
        self.setVisible(drawn_any)


def _texts(rules: ChainRules, rule: ChainRule) -> list[object]:
    """All that the page is made of: as long as it is the same, so is the page."""
    found: list[object] = [explain(rules, rule.path).kink, rule.hides_anything]
    for row in rule.rows:
        found += [row.name, row.product, row.relation, row.downstream.text, row.value.text]
        found += [term.local.text for term in row.terms]
        found.append(local_formula(rules, rule.path, row.port))
    for output in rule.outputs:
        found += [output.value.exact, output.upstream.text]
    return found


def screen_reader_text(rule: ChainRule) -> str:
    """What a screen reader says of the page."""
    return "; ".join(
        f"{row.product} {row.relation} {row.downstream.text}" for row in rule.rows if row.is_whole
    )


@lru_cache(maxsize=64)
def _typeset(latex: str) -> Typeset | None:
    return typeset(latex)
