"""The closed form of a block as a card: formula and derivatives, typeset, with their numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from circuit_editor.closed_form.latex_names import with_latex_note
from circuit_editor.dataclass import replace
from circuit_editor.engine.readings import Reading
from circuit_editor.files import dump
from circuit_editor.gates.kinds import CONSTANT, INPUT, PARAMETER
from circuit_editor.model import (
    OUT,
    BlockInterface,
    Document,
    Path,
    Pin,
    Value,
    blocks,
)
from circuit_editor.model.block_names import with_names
from circuit_editor.model.problems import problems
from circuit_editor.text import Sentence, show
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.deferred_loading import make_single_shot
from circuit_editor.ui.app.translate import say
from circuit_editor.ui.inspector.cards.one_step_card import face_of, output_name
from circuit_editor.ui.session.formula_client import FormAnswer, FormulaClient, ValuesByName, key_of
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.widgets import wording
from circuit_editor.ui.widgets.formula_view import FormulaView
from circuit_editor.ui.widgets.labels import (
    BODY,
    NO_MARGINS,
    QUIET,
    SMALL,
    Card,
    Paragraph,
    Remark,
    Text,
    clear,
    fill_layout,
    prepare_button,
)
from circuit_editor.ui.widgets.wrapping_button import WrappingButton

PAUSE = 120  # ms: while a slider is dragged the formulas are asked a few times a second
MOST_GATES = 600  # in a block that the worker is asked about at all
MOST_LINES = 12
ROOM = look.INSPECTOR_WIDTH - 2 * 12 - 2 * 11  # in a card on a page, as wide as that may be
AGREE = 1e-6


class FormulaLine(NamedTuple):
    """The parts of one line of a formula: the output, the input's path, and its number."""

    output: int
    by: str
    number: Text


class ClosedFormCard(Card):
    """The closed form of each output, its derivative by each input, and what they come to here.

    It is worked out by `formula_worker`, so it comes a moment later. Where the chain of gates
    gives no finite number and the formula does, or the other way round, it says so.
    """

    def __init__(
        self,
        session: Session,
        id_: str,
        formulas: FormulaClient,
        parent: QWidget | None = None,
        *,
        copies: bool = True,
    ) -> None:
        super().__init__("", parent)
        self._copies = copies  # has a button for that
        self.heading.setText(self.tr("As one formula"))
        self._session = session
        self._id = id_
        self._formulas = formulas
        self._asked_for: Document | None = None
        self._key = ""
        self._laid: list[FormAnswer] | None = None
        self._lines: list[FormulaLine] = []
        self._shows_all = False
        self._state = self.add(Paragraph(QUIET, "", self))
        self._column = fill_layout(QVBoxLayout(), spacing=8)
        self.column.addLayout(self._column)
        self._stable = self.add(Remark("", self, leads=False))
        copied = self.tr("Copy as LaTeX")
        self._copy = self.add(prepare_button(WrappingButton(self), copied, self._copy_latex))
        self._copy.hide()
        self._stable.hide()
        self._room = ROOM  # for a formula
        self._widths: list[float] = []  # of the formulas that could be pictures
        self._pause = make_single_shot(self._ask, self, PAUSE)
        self._again = make_single_shot(self._lay_again, self)
        formulas.answered.connect(self._answered)

    def refresh(self) -> None:
        """Ask for what may have changed, in a moment; what may not be seen now goes at once."""
        self._hide_numbers()
        if not self._pause.isActive():
            self._pause.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay formulas as pictures or as text, as there is room for."""
        super().resizeEvent(event)
        margins = self.column.contentsMargins()
        room = min(ROOM, self.width() - margins.left() - margins.right())
        widths = self._widths
        before = [FormulaView.fits(each, self._room) for each in widths]
        self._room = room
        if self._laid is not None and before != [FormulaView.fits(each, room) for each in widths]:
            self._again.start()

    def let_go(self) -> None:
        """Take no answer any more: another page is shown, and the block may be gone."""
        self._pause.stop()
        self._again.stop()
        self._formulas.answered.disconnect(self._answered)

    def _ask(self) -> None:
        session = self._session
        interface = face_of(session, self._id)
        if session.document is not self._asked_for:
            self._asked_for = session.document
            self._work_out(session.document, interface)
        if self._key:
            self._formulas.evaluate([self._values() for _ in interface.outputs])

    def _work_out(self, document: Document, interface: BlockInterface) -> None:
        """Ask for the formulas, unless they are those that stand there."""
        refusal = self._why_not(document, interface)
        if refusal:
            self._key = ""
            self._say(refusal)
            return
        alone = [self._alone(document, interface, port.id) for port in interface.outputs]
        files = [dump(each).decode("utf-8", "surrogatepass") for each in alone]
        order = [port.id for port in interface.inputs]
        key = key_of([*files, *order])
        if key == self._key:
            return
        self._key = key
        self._formulas.work_out(key, files, order)
        if self._formulas.forms(key) is None:
            early = self._in_matrices(alone)
            self._lay(early)
            self._laid = None
            self._state.show_or_hide("" if early else self.tr("Working it out …"))
        else:
            self._answered(key)

    def _in_matrices(self, documents: Sequence[Document]) -> list[FormAnswer]:
        """The formulas of a block of arrays as text, until they come typeset; none for others."""
        if not any(self._session.shapes_at(self._id).values()):
            return []
        from circuit_editor.closed_form.symbolic import NoClosedForm, formula_in_matrices

        try:
            found = [formula_in_matrices(each) for each in documents]
        except NoClosedForm:
            return []
        if not all(found):
            return []
        blank: dict[str, Any] = {"by": "", "pieces": [], "svg": None, "is_early": True}
        lines = [[{**blank, "text": text} for text in each or ()] for each in found]
        return [{"lines": each, "domain": [], "in_matrices": True} for each in lines]

    def _alone(self, document: Document, interface: BlockInterface, outlet: str) -> Document:
        """The block alone, with the constants that this instance has."""
        alone = blocks.as_document(document, interface.block, outlet)
        if not problems(alone):  # else it is told what is missing where, and not by a short name
            alone = with_names(alone)
        constants = {
            path: Value(number)
            for path, number in self._session.sources_within(self._id, CONSTANT).items()
        }
        return replace(alone, root=replace(alone.root, values=alone.root.values.update(constants)))

    def _why_not(self, document: Document, interface: BlockInterface) -> str:
        if not interface.outputs:
            return self.tr("A block without an output port computes nothing.")
        definition = document.blocks[interface.block]
        inside = blocks.without_unused_blocks(Document(definition.circuit, blocks=document.blocks))
        if blocks.gate_count(inside) > MOST_GATES:
            return self.tr("This block is too large for a closed form.")
        return ""

    def _values(self) -> dict[str, float]:
        """The numbers of the inputs and of all that is inside, by path."""
        session = self._session
        numbers = dict(session.sources_within(self._id, INPUT, PARAMETER))
        for port in face_of(session, self._id).inputs:
            array = session.value(Pin(self._id, port.id)).array
            if array is not None:
                numbers[port.id] = array
        return {path: float(array) for path, array in numbers.items() if array.shape == ()}

    def _answered(self, key: str) -> None:
        forms = self._formulas.forms(key)
        if key != self._key or forms is None:
            return
        if forms is not self._laid:
            self._lay(forms)
        self._show_numbers(self._formulas.numbers(key))

    def _say(self, sentence: str) -> None:
        clear(self._column)
        self._lines, self._widths, self._laid = [], [], None
        self._state.show_or_hide(sentence)
        self._copy.hide()
        self._stable.hide()

    def _lay(self, forms: list[FormAnswer]) -> None:
        self._say("")
        for at, form in enumerate(forms):
            if "problem" in form:
                template, args = form["problem"]
                sentence = say(Sentence(template, tuple(args.items())))
                self._column.addWidget(Paragraph(QUIET, sentence, self))
                continue
            self._lay_lines(at, form["lines"], form["domain"])
            if form.get("in_matrices"):
                told = self.tr(
                    "Its derivatives are arrays: select a gate inside to read them cell by cell."
                )
                self._column.addWidget(Paragraph(QUIET, told, self))
        self._laid = forms
        is_typeset = not any(
            line.get("is_early") for form in forms for line in form.get("lines", ())
        )
        self._copy.setVisible(self._copies and bool(self._lines) and is_typeset)

    def _lay_lines(
        self, output: int, lines: list[Mapping[str, Any]], domain: Sequence[str]
    ) -> None:
        """The formula, where it holds, and its slopes; those by what is held inside on request."""
        ports = {"", *(port.id for port in face_of(self._session, self._id).inputs)}
        first = [line for line in lines if line["by"] in ports]
        rest = [line for line in lines if line["by"] not in ports]
        shown = (first + rest if self._shows_all else first)[:MOST_LINES]
        for line in shown:
            self._column.addWidget(self._formula(line))
            if domain and line is shown[0]:
                where = self.tr("for {conditions}")
                told = where.format(conditions=wording.pretty(", ".join(domain)))
                self._column.addWidget(Paragraph(QUIET, told, self))
            number = Text(SMALL, "", self)
            self._column.addWidget(number)
            self._lines.append(FormulaLine(output, line["by"], number))
        if len(first) > MOST_LINES:
            more = self.tr("and {count} more derivatives").format(count=len(first) - MOST_LINES)
            self._column.addWidget(Text(SMALL, more, self))
        if rest and not self._shows_all:
            more = self.tr("Derivatives by what is held inside ({count})").format(count=len(rest))
            self._column.addWidget(prepare_button(WrappingButton(self), more, self._show_all))

    def _show_all(self) -> None:
        self._shows_all = True
        self._lay_again()

    def _lay_again(self) -> None:
        """Lay the same formulas in another way."""
        if self._laid is not None:
            self._lay(self._laid)
            self._answered(self._key)

    def _formula(self, line: Mapping[str, Any]) -> QWidget:
        """The formula typeset, on several lines where it is long; or as text, and why."""
        text = wording.pretty(line["text"])
        pictures = line["pieces"] or ([line] if line["svg"] is not None else [])
        self._widths += [float(each["width"]) for each in pictures]
        is_typeset = bool(pictures)
        if not all(FormulaView.fits(float(each["width"]), self._room) for each in pictures):
            pictures = []
        whole = QWidget(self)
        views = [FormulaView(each, text, whole) for each in pictures]
        column = fill_layout(QVBoxLayout(whole), *views, margins=NO_MARGINS, spacing=4)
        if not pictures:
            column.addWidget(Paragraph(BODY, text, whole))
        if not pictures and not line.get("is_early"):
            why = (
                self.tr("As text: the panel is too narrow for it typeset.")
                if is_typeset
                else self.tr("As text: it is too long to be typeset, or its font lacks a letter.")
            )
            column.addWidget(Paragraph(SMALL, why, whole))
        return whole

    def _show_numbers(self, numbers: list[ValuesByName]) -> None:
        remark = ""
        interface = face_of(self._session, self._id)
        for output, by, text in self._lines:
            found = numbers[output].get(by) if output < len(numbers) else None
            if found is not None and self._is_hidden(interface, output, by):
                found = None
            text.show_or_hide(
                "" if found is None else self.tr("here {number}").format(number=show(found))
            )
            if found is not None and not remark:
                remark = self._compared(interface, output, by, found)
        self._stable.show_or_hide(remark)

    def _hide_numbers(self) -> None:
        session = self._session
        if not self._lines:
            return
        interface = face_of(session, self._id)
        for output, by, text in self._lines:
            if output < len(interface.outputs) and self._is_hidden(interface, output, by):
                text.hide()
                self._stable.hide()

    def _is_hidden(self, interface: BlockInterface, output: int, by: str) -> bool:
        """True where the same number may not be seen on the canvas: covered, or not reached yet."""
        if by and by not in {each.id for each in interface.inputs}:
            # it is told with the gradient of what is held inside
            gradient = self._session.gradient(Pin(Path(self._id) / by, OUT))
            return gradient.is_hidden or self._reading(interface.outputs[output].id, "").is_hidden
        return self._reading(interface.outputs[output].id, by).is_hidden

    def _reading(self, output: str, by: str) -> Reading:
        """The same number as the chain of gates gives it; `by` is a port, or "" for the value."""
        if by:
            return self._session.block_local(self._id, output, by)
        return self._session.value(Pin(self._id, output))

    def _compared(self, interface: BlockInterface, output: int, by: str, found: float) -> str:
        """Where one of chain and formula fails and the other does not: both, in a sentence."""
        if by and by not in {port.id for port in interface.inputs}:
            return ""
        port = interface.outputs[output]
        reading = self._reading(port.id, by)
        if reading.array is None or reading.array.shape != ():
            return ""
        chain = float(reading.array)
        if not (np.isfinite(chain) or np.isfinite(found)):
            return ""
        if np.isfinite(chain) and abs(chain - found) <= AGREE * max(1.0, abs(found)):
            return ""
        name = output_name(interface, port)
        if by:
            name = wording.derivative(name, interface.port(by).name)
        if np.isfinite(found):
            told = self.tr(
                "Gate by gate, {name} comes to {chain} here, and so it does in one step, which is "
                "the chain's own product. The formula keeps its number, {number}, and so would a "
                "fused gate: this is why people fuse gates into one."
            )
        else:
            told = self.tr(
                "The formula as it is written comes to {number} for {name} here; gate by gate it "
                "is {chain}. Numbers on the way grow too large or too small: the order of the "
                "steps matters."
            )
        return told.format(name=name, chain=show(chain), number=show(found))

    def _copy_latex(self) -> None:
        lines = []
        for form in self._laid or []:
            lines += [line["latex"] for line in form.get("lines", [])]
            lines += [form["domain_latex"]] if form.get("domain_latex") else []
        QApplication.clipboard().setText(with_latex_note("\n".join(lines)))
        self._session.message.emit(self.tr("Copied as LaTeX."))
