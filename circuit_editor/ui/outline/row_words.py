"""Words and numbers that an outline tells of a node, and remarks on what is wrong there."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import QCoreApplication

from circuit_editor.engine import Reading
from circuit_editor.engine.readings import NOT_COMPUTED
from circuit_editor.model import Circuit, Path, Pin, Problem, blocks
from circuit_editor.model.graph import group_by_key
from circuit_editor.model.loss_names import marks_a_loss
from circuit_editor.model.paths import blocks_around
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import Quantity, printable
from circuit_editor.ui.accessible.node_texts import FROM, NOT_WIRED, joined, number_text, spoken
from circuit_editor.ui.app.translate import name_of
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.widgets import wording
from circuit_editor.ui.widgets.labels import shorten_name

LONGEST_NOTE = 60  # letters of it in a row
NUMBERS = (Quantity.VALUE, Quantity.GRADIENT)


class NodeWords(NamedTuple):
    """A node's name, the sign of its gate, and its kind in the user's language.

    Of a note `text` is all of it, which is read aloud; of all else it is empty.
    """

    name: str
    sign: str
    kind: str
    is_loss: bool = False
    text: str = ""

    @property
    def shown_kind(self) -> str:
        """The kind behind its sign."""
        return f"{self.sign} {self.kind}".strip()


class RowWords(NamedTuple):
    """The words of one row; the numbers are those that may be seen."""

    node: NodeWords
    value: Reading
    gradient: Reading
    remarks: tuple[str, ...]  # what prevents a number, and what is remarkable about one
    is_beside: bool = False  # a note or a frame, which has no numbers

    def number(self, what: Quantity) -> Reading:
        """Its value or its gradient."""
        return self.value if what is Quantity.VALUE else self.gradient

    @property
    def told(self) -> str:
        """All of it in one line, as it is read aloud."""
        numbers = map(self.told_number, NUMBERS)
        return joined([self.node.name, self.node.kind, *numbers, *self.remarks])

    def told_number(self, what: Quantity) -> str:
        """A number with what it is; "" where nobody would look for one."""
        if self.is_beside:
            return ""
        return number_text(self.number(what), what)


def words_of_node(session: Session, circuit: Circuit, id_: str, path: str) -> NodeWords:
    """What a node, a note or a frame is called, and what it is."""
    if id_ in circuit.notes:
        text = printable(" ".join(circuit.notes[id_].text.split()))
        kind = QCoreApplication.translate("Outline", "note")
        return NodeWords(shorten_name(text, LONGEST_NOTE), "", kind, text=text)
    if id_ in circuit.frames:
        kind = QCoreApplication.translate("Outline", "frame")
        return NodeWords(shorten_name(circuit.frames[id_].title), "", kind)
    node = circuit.nodes[id_]
    name, gate = wording.panel_name(circuit, id_), node.gate
    if node.interface is not None:
        kind = QCoreApplication.translate("Outline", "block")
        called = shorten_name(node.interface.name)
        return NodeWords(name, "", kind if called == name else f"{kind} {called}")
    is_loss = path == session.document.loss
    kind = name_of(gate)
    if is_loss and marks_a_loss(session.document):
        kind = QCoreApplication.translate("Outline", "loss")
    has_sign = not (gate.is_source or gate.is_flag or gate.is_port)
    sign = gate.symbol_with(node.attrs) if has_sign else ""
    return NodeWords(name, "" if sign in (kind, name) else sign, kind, is_loss)


class Remarks:
    """Remarks on nodes as they are now, by their paths; made anew whenever numbers are."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @cached_property
    def _problems(self) -> dict[str, list[Problem]]:
        return group_by_key((problem_path(each), each) for each in self._session.problems)

    @cached_property
    def _around(self) -> dict[str, Problem]:
        """A problem inside each block that has some."""
        found: dict[str, Problem] = {}
        for path, problems in self._problems.items():
            for block in blocks_around(path):
                found.setdefault(block, problems[0])
        return found

    def at(self, path: str) -> tuple[str, ...]:
        """What prevents a number at a node or inside a block, and what is remarkable there."""
        session = self._session
        problems = [*self._problems.get(path, ())]
        if path in self._around:
            problems.append(self._around[path])
        told = [wording.problem_sentence(session, each) for each in problems]
        for mark in session.readings.marks_at(path)[:1]:
            told.append(wording.mark_sentence(session, mark))
        return tuple(dict.fromkeys(told))


def words_of_row(
    session: Session, circuit: Circuit, path: str, remarks: Remarks, words: NodeWords | None = None
) -> RowWords:
    """What a row tells now of what stands in a circuit; `words` where they are known."""
    id_ = Path(path).name
    words = words or words_of_node(session, circuit, id_, path)
    node = circuit.nodes.get(id_)
    if node is None:
        return RowWords(words, NOT_COMPUTED, NOT_COMPUTED, (), is_beside=True)
    pin, readings = Pin(path, node.gate.main_port), session.readings
    return RowWords(words, readings.value(pin), readings.gradient(pin), remarks.at(path))


def problem_path(problem: Problem) -> str:
    """The path of the node at which a problem stands; "loss" where no loss is there."""
    return problem.at.partition(".")[0]


def inputs_text(session: Session, circuit: Circuit, path: str) -> str:
    """What arrives at each input of a node, and what goes back along its wire; a line for each."""
    id_ = Path(path).name
    node = circuit.nodes.get(id_)
    if node is None:
        return ""
    lines = []
    for port, source in zip(node.gate.inputs, circuit.sources(id_), strict=True):
        place = wording.place(node, port)
        if source is None:
            lines.append(spoken(NOT_WIRED, place=place))
            continue
        from_ = spoken(FROM, name=wording.panel_output_name(circuit, source))
        pin, readings = Pin(path, port), session.readings
        numbers = (readings.value(pin), Quantity.VALUE), (readings.gradient(pin), Quantity.GRADIENT)
        lines.append(joined([place, from_, *(number_text(*each) for each in numbers)]))
    return "\n".join(lines)


def names_around(session: Session, path: str) -> list[str]:
    """What the blocks around a node are called, the outermost first."""
    around = [Path(each) for each in reversed(blocks_around(path))]
    return [
        wording.panel_name(blocks.circuit_at(session.document, each.around.parts), each.name)
        for each in around
    ]


def shown_id(session: Session, path: str) -> str | None:
    """What the canvas calls the node at a path; None where it does not show it now."""
    where = Path.of(*session.where)
    if where and not Path(path).is_within(where):
        return None
    here, shown = Path(path).relative_to(where), session.shown
    return here if any(here in each for each in (shown.nodes, shown.notes, shown.frames)) else None


def select_paths(session: Session, paths: list[str], current: str) -> None:
    """Select nodes by their paths, going where the current one stands if it is not shown now."""
    if shown_id(session, current) is None:
        session.go(Path(current).around.parts)
    here = (shown_id(session, each) for each in paths)
    session.select([each for each in here if each is not None])
