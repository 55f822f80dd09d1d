"""Wording of the panels: names, formulas, and why a number is missing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication

from circuit_editor.engine import Mark, State
from circuit_editor.gates import Gate
from circuit_editor.gates.gate import Shape
from circuit_editor.model import (
    OUT,
    Circuit,
    Node,
    Path,
    Pin,
    Problem,
    blocks,
    wiring,
)
from circuit_editor.model.loss_names import marks_a_loss
from circuit_editor.model.naming import describe, describe_output, formula_of, list_names
from circuit_editor.text import (
    MINUS,
    QT_TRANSLATE_NOOP,
    Argument,
    Named,
    Sentence,
    as_factor,
    name_cell,
    show,
)
from circuit_editor.ui.app.translate import fill, name_of, say, say_gate
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.widgets.labels import shorten_name

RAISED = str.maketrans("0123456789-abcn", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻ᵃᵇᶜⁿ")
# patterns for `re`, which compiles and keeps those that are needed
POWER = r"\^(?:\(([^()]*)\)|(\w+))"
SIGN_BETWEEN = r"(?<=[\w)⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜⁿ])(?!(?<=\de)[+-]\d)[+-]"  # none of 1e-09
FROM_THE_LEFT = QT_TRANSLATE_NOOP("Sentence", "{node} ({nth} of {count} from the left)")
FROM_THE_TOP = QT_TRANSLATE_NOOP("Sentence", "{node} ({nth} of {count} from the top)")
MOST_ALIKE = 24  # problems that are compared
_described: tuple[tuple[object, ...], dict[str, str]] | None = None
NAME = r"[A-Za-z_]\w*"
TWICE_IN_BRACKETS = r"\(\(([^()]*)\)\)"


def loss_name(session: Session) -> str:
    """What the loss is called in derivatives: f, unless its flag has another name."""
    from circuit_editor.model.output_names import output_symbol  # nothing at the start needs it

    return shorten_name(output_symbol(session.document), 12)


def loss_heading(session: Session) -> str:
    """What stands over the number at the flag."""
    if marks_a_loss(session.document):
        return QCoreApplication.translate("Inspector", "The loss")
    return QCoreApplication.translate("Inspector", "The output")


def share_of_example(session: Session, share: float, whole: float) -> str:
    """What the example that is held contributes to a number that is a sum over all of them."""
    told = QCoreApplication.translate("Inspector", "Example {at} brings {share} of {whole}.")
    at = (session.examples.held or 0) + 1
    return fill(told, at=at, share=show(share), whole=show(whole))


def paths_heading(session: Session) -> tuple[str, dict[str, str]]:
    """What stands over the ways to the flag, and the names in it."""
    if marks_a_loss(session.document):
        return QCoreApplication.translate("Inspector", "Paths to the loss"), {}
    from circuit_editor.model.output_names import has_own_name

    if not has_own_name(session.document):
        return QCoreApplication.translate("Inspector", "Paths to the output"), {}
    told = QCoreApplication.translate("Inspector", "Paths to the output {name}")
    return told, {"name": loss_name(session)}


def panel_name(circuit: Circuit, id_: str) -> str:
    """What a panel calls a node: its name, or what it computes where nobody named it."""
    return shorten_name(describe(circuit, id_))


def operands(circuit: Circuit, id_: str) -> dict[str, str]:
    """What each input of a gate is called on its page: what is wired there, or its place.

    Never the pin: another input of the circuit may bear the pin's name. What is wired there names
    an input only where that is short and no other input or constant of this gate is called so.
    """
    gate = circuit.nodes[id_].gate
    places = dict(zip(gate.inputs, _places(gate), strict=True))
    sources = dict(zip(gate.inputs, circuit.sources(id_), strict=True))
    names = {
        port: _operand(circuit, source.node) if source is not None else ""
        for port, source in sources.items()
    }
    taken = [OUT, *gate.attrs, *names.values()]
    return {
        port: name if name and taken.count(name) == 1 else places[port]
        for port, name in names.items()
    }


def _operand(circuit: Circuit, id_: str) -> str:
    """A node's name or formula, where it can stand in a formula."""
    label = circuit.label(id_)
    return formula_of(circuit, id_) if not label or label.isidentifier() else ""


def place(node: Node, port: str) -> str:
    """Which input a pin is: "1st input", just "input" where there is only one; a port's name."""
    if node.interface is not None:
        return fill(
            QCoreApplication.translate("Inspector", "input {port}"),
            port=shorten_name(node.interface.port(port).name),
        )
    return _places(node.gate)[node.gate.inputs.index(port)]


def panel_output_name(circuit: Circuit, source: Pin) -> str:
    """What a panel calls an output: as its node, with the port where a block has several."""
    return describe_output(circuit, source, shorten_name)


def _places(gate: Gate) -> tuple[str, ...]:
    if gate.is_unknown:
        told = QCoreApplication.translate("Inspector", "input {port}")
        return tuple(fill(told, port=shorten_name(port)) for port in gate.inputs)
    if len(gate.inputs) == 1:
        return (QCoreApplication.translate("Inspector", "input"),)
    return (
        QCoreApplication.translate("Inspector", "1st input"),
        QCoreApplication.translate("Inspector", "2nd input"),
    )


def derivative(above: str, below: str) -> str:
    """∂f/∂x; what is more than a name stands in brackets."""
    return f"∂{above}/∂{as_factor(below)}"


def formula(gate: Gate, port: str, names: Mapping[str, str]) -> str:
    """The local derivative by one input as a reader writes it: `out·(1 − out)`."""
    text = say_gate(gate.derivatives[gate.inputs.index(port)])
    if text in names:
        return names[text]  # nothing stands beside it
    text = pretty(re.sub(NAME, lambda found: as_factor(names.get(found[0], found[0])), text))
    return re.sub(TWICE_IN_BRACKETS, r"(\1)", text)


def formula_of_cell(
    gate: Gate, port: str, names: Mapping[str, str], shapes: Mapping[str, Shape], cell: Shape
) -> str:
    """The same at one cell of an elementwise gate's output: `1 − h[0, 0]²`; "" if it is in words.

    `names` and `shapes` are those at its pins: what was stretched has fewer cells.
    """
    if gate.is_of_arrays or " " in gate.derivatives[gate.inputs.index(port)]:
        return ""
    cells = {each: name_cell(name, _own_cell(shapes[each], cell)) for each, name in names.items()}
    return formula(gate, port, cells)


def cells_in_formula(
    gate: Gate, port: str, shapes: Mapping[str, Shape], cell: Shape
) -> dict[str, Shape]:
    """The cells that such a formula names, by their pins; none if it is in words."""
    text = "" if gate.is_of_arrays else gate.derivatives[gate.inputs.index(port)]
    if " " in text:
        return {}
    named = {*re.findall(NAME, text)} & shapes.keys()
    return {each: _own_cell(shapes[each], cell) for each in sorted(named)}


def _own_cell(shape: Shape, cell: Shape) -> Shape:
    """The cell of an array that meets a cell of what it was stretched to."""
    behind = cell[len(cell) - len(shape) :]
    return tuple(0 if long == 1 else at for at, long in zip(behind, shape, strict=True))


def pretty(text: str) -> str:
    """A formula from the keyboard's signs into the printer's: `2*x^2 - 1` is `2·x² − 1`."""
    text = re.sub(POWER, _raise, text.replace(" - ", "-"))
    text = re.sub(SIGN_BETWEEN, lambda found: f" {found[0]} ", text)
    return text.replace("*", "·").replace("-", MINUS)


def why_no_value(session: Session, id_: str) -> str:
    """Why a node shows no value: one sentence; "" where it shows one."""
    reading = session.value(Pin(id_, session.shown.nodes[id_].gate.main_port))
    if reading.state is State.VALUE:
        return ""
    return _hidden(reading.state) or _problem_before(session, id_)


def why_no_gradient(session: Session, id_: str) -> str:
    """Why a node shows no gradient: one sentence; "" where it shows one."""
    circuit, loss = session.shown, session.document.loss
    gate = circuit.nodes[id_].gate
    reading = session.gradient(Pin(id_, gate.main_port))
    if reading.state is State.VALUE:
        return ""
    hidden = _hidden(reading.state)
    if hidden:
        return hidden
    if not gate.takes_gradient:
        return say_gate(gate.character)
    if loss is None or session.loss_value.array is None:
        return _problem(session, id_)
    if id_ == loss or any(each.at == loss for each in session.problems):
        return _problem(session, id_)
    return fill(
        QCoreApplication.translate(
            "Inspector", "{f} does not depend on this, so there is no gradient here."
        ),
        f=loss_name(session),
    )


def title(circuit: Circuit, id_: str) -> str:
    """What stands over a node's page: its name and its kind, a gate's symbol first."""
    node, label = circuit.nodes[id_], shorten_name(circuit.label(id_))
    if node.interface is not None:
        name = shorten_name(node.interface.name)
        return f"{name} · {label}" if label else name
    kind = name_of(node.gate)
    if node.gate.is_source:
        return f"{label or shorten_name(id_)} · {kind}"
    symbol = node.gate.symbol_with(node.attrs)
    named = kind if symbol == kind else f"{symbol}  {kind}"
    return f"{named} · {label}" if label else named


def description(gate: Gate) -> str:
    """What stands under the title: a gate's character, or what an input is."""
    return say_gate(gate.summary if gate.is_source else gate.character)


def block_mode_sentence(session: Session, id_: str) -> str:
    """What stands under a block's title: that it is one step, or that it is taken gate by gate."""
    if session.path_of(id_) not in session.expanded:
        return description(session.shown.nodes[id_].gate)
    return QCoreApplication.translate(
        "Inspector", "Taken gate by gate: the gradient goes back through every gate inside."
    )


def mark_sentence(session: Session, mark: Mark) -> str:
    """What is remarkable about a gate's numbers, and which gate it is."""
    at = Path(mark.at)
    circuit = blocks.circuit_at(session.document, at.around.parts)
    return fill(
        QCoreApplication.translate("Inspector", "{node}: {remark}"),
        node=panel_name(circuit, at.name),
        remark=say(mark.sentence),
    )


def problem_sentence(session: Session, problem: Problem) -> str:
    """A problem in words; the engine knows a node by its path alone, people by what it computes."""
    at = Path(problem.at.partition(".")[0])
    circuit = blocks.circuit_at(session.document, at.around.parts)

    def told(value: Argument) -> Argument:
        if isinstance(value, str) and value == problem.at:
            value = list_names(circuit, at.name)
        return _placed(session, circuit, at, value) if isinstance(value, Named) else value

    args = tuple(
        (name, told(value) if name == "node" or value == problem.at else value)
        for name, value in problem.sentence.args
    )
    return say(Sentence(problem.sentence.template, args))


def problem_place(session: Session, problem: Problem) -> str:
    """The path of the node a problem leads to; a missing loss leads to the only open end."""
    if problem.at != "loss":
        return problem.at.partition(".")[0]
    ends = [] if session.where else wiring.open_ends(session.circuit)
    return ends[0].node if len(ends) == 1 else ""


def _descriptions(circuit: Circuit) -> Callable[[str], str]:
    """What people call nodes, kept while nothing is renamed or wired: a slider only sets values."""
    global _described
    parts = circuit.nodes, circuit.wires, circuit.labels
    if _described is None or any(
        one is not two for one, two in zip(_described[0], parts, strict=True)
    ):
        _described = parts, {}
    known = _described[1]

    def described(id_: str) -> str:
        if id_ not in known:
            known[id_] = list_names(circuit, id_).described
        return known[id_]

    return described


def _placed(session: Session, circuit: Circuit, at: Path, name: Named) -> Argument:
    """The name of a node with a problem, with its place where others look alike."""
    if at.name not in circuit.nodes:  # of a missing loss, which is no node
        return name
    described = _descriptions(circuit)
    others = {Path(each.at.partition(".")[0]) for each in session.problems[:MOST_ALIKE]}
    alike = [
        each.name
        for each in {*others, at}
        if each.around == at.around
        and each.name in circuit.nodes
        and circuit.nodes[each.name].kind == circuit.nodes[at.name].kind
        and described(each.name) == name.described
    ]
    if len(alike) < 2:
        return name
    places = {each: circuit.places.get(each, (0.0, 0.0)) for each in alike}
    is_row = len({x for x, _ in places.values()}) == len(alike)
    alike.sort(key=lambda each: places[each] if is_row else places[each][::-1])
    return Sentence.of(
        FROM_THE_LEFT if is_row else FROM_THE_TOP,
        node=name,
        nth=alike.index(at.name) + 1,
        count=len(alike),
    )


def _problem(session: Session, id_: str) -> str:
    """The problem at this node, or else the first one: what stands before it stops it too."""
    for each in session.problems_at(id_) or session.problems:
        return problem_sentence(session, each)
    return ""


def _problem_before(session: Session, id_: str) -> str:
    """The problem at this node, or else one at what feeds it; "" where nothing prevents a value."""
    if len(session.problems) < 2 or session.problems_at(id_):
        return _problem(session, id_)
    here, before = Path.of(*session.where), wiring.upstream_of(session.shown, id_)
    for each in session.problems:
        path = Path(each.at.partition(".")[0])
        if not here or path.is_within(here):
            there = path.relative_to(here)
            if not before.isdisjoint((there, *there.blocks)):
                return problem_sentence(session, each)
    return _problem(session, id_)


def _hidden(state: State) -> str:
    if state is State.NOT_REACHED:
        return QCoreApplication.translate("Inspector", "This number is not shown yet.")
    if state is State.COVERED:
        return QCoreApplication.translate("Inspector", "This number is covered: what will it be?")
    return ""


def _raise(found: re.Match[str]) -> str:
    exponent = found[1] if found[1] is not None else found[2]
    raised = exponent.translate(RAISED)
    if any(before == after for before, after in zip(exponent, raised, strict=True)):
        return found[0]
    return raised
