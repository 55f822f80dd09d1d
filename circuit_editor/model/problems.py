"""Problems of structure that prevent a value: a missing loss, inputs that nothing is wired to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Set
from functools import lru_cache
from operator import itemgetter

from circuit_editor.gates import GATES, PORTS
from circuit_editor.model.blocks import instances_in
from circuit_editor.model.document import Circuit, Document, Pin
from circuit_editor.model.naming import list_names
from circuit_editor.model.paths import Path, parts_of
from circuit_editor.model.scopes import circuits_along
from circuit_editor.model.wiring import natural, open_ends, upstream_of, waits
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import QT_TRANSLATE_NOOP, Named, Sentence, Template, ToldError

NO_LOSS = "loss"  # where a problem is that none is named
MOST_GUESSED = 100  # kinds in one circuit: a guess takes a fifth of a millisecond
IN_A_BLOCK = Template(QT_TRANSLATE_NOOP("Sentence", "In the block {block}: {problem}"))


UNKNOWN_GATE = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        'This program does not know the gate "{kind}" ({node}): '
        "it is kept as it is, and has no value.",
    ),
    quoted=("kind",),
)
MISSPELT_GATE = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        'This program does not know the gate "{kind}" ({node}): '
        'it is kept as it is, and has no value. Did you mean "{guess}"?',
    ),
    quoted=("kind",),
)


class Problem(NamedTuple):
    """A problem that prevents a value: where, and what to do.

    `at` is a path, "path.pin", "path.kind" of a gate that is not known, or "loss".
    """

    at: str
    sentence: Sentence


class ProblemError(ToldError, ValueError):
    """An error that a problem of a circuit causes; `problem` says where and why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem.sentence))
        self.problem = problem


def problems(document: Document) -> list[Problem]:
    """What prevents values: no loss, unknown gates, inputs without a wire; the loss's needs first.

    A flag that is not the loss may wait for its wire: no value is missed there. What is wrong
    inside a block is told once, at the first instance. Shapes that do not fit are found by the
    engine, which knows the values.
    """
    circuit = document.root
    found = []
    if document.loss is None:
        found.append(Problem(NO_LOSS, no_loss(circuit)))
    known = MeantKinds()
    found += _missing(circuit, "", document.loss, known)
    if not document.blocks:
        return found
    told: set[str] = set()
    waiting = [("", circuit)]
    for prefix, outer in waiting:  # grows while it is walked
        for id_, interface in sorted(instances_in(outer), key=lambda each: natural(each[0])):
            if interface.block not in told:
                told.add(interface.block)
                inside = document.blocks[interface.block].circuit
                within = Path(prefix + id_).prefix
                found += [
                    Problem(at, IN_A_BLOCK(block=interface.name, problem=sentence))
                    for at, sentence in _missing(inside, within, None, known)
                ]
                waiting.append((within, inside))
    return found


def shapes_before_loss(structural: list[Problem], shapes: list[Problem]) -> list[Problem]:
    """Both kinds of problems; a missing loss comes last where shapes clash: no flag cures them."""
    if shapes and structural and structural[0].at == NO_LOSS:
        return structural[1:] + shapes + structural[:1]
    return structural + shapes


def faulty_blocks(document: Document, found: Iterable[Problem]) -> frozenset[str]:
    """The definitions in which there are problems: each is told at one use, and is at all."""
    return frozenset(
        each.definition
        for problem in found
        for each in circuits_along(document, parts_of(problem.at)[:-1])
        if each.definition is not None
    )


def _missing(
    circuit: Circuit, prefix: str, loss: str | None, meant: MeantKinds
) -> Iterator[Problem]:
    for id_ in _upstream_first(circuit, _loose(circuit), loss):
        node = circuit.nodes[id_]
        if node.placeholder is not None:
            yield Problem(f"{prefix}{id_}.kind", _unknown(circuit, id_, meant))
            continue
        if node.gate.is_flag and id_ != loss:
            continue
        for port in node.gate.inputs:
            pin = Pin(id_, port)
            if pin not in circuit.wires and not (
                node.interface and node.interface.port(port).has_default
            ):
                yield Problem(f"{prefix}{pin}", _missing_wire(circuit, pin))


def no_loss(circuit: Circuit) -> Sentence:
    """Say that no loss is named, and what to do about it."""
    flags = [id_ for id_, node in circuit.nodes.items() if node.gate.is_flag]
    if len(flags) == 1:
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence", "No loss yet: select the flag {node} and make it the loss."
            ),
            node=list_names(circuit, flags[0]),
        )
    if flags:
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "No loss yet: choose which of the {count} flags is the loss: "
                "select it and make it the loss.",
            ),
            count=len(flags),
        )
    ends = open_ends(circuit)
    if all(waits(circuit, end.node) for end in ends):
        ends = []  # first they are wired themselves
    if len(ends) == 1:
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence", "No loss yet: the open end is {node}. Put the loss flag there."
            ),
            node=list_names(circuit, ends[0].node),
        )
    if ends:
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "No loss yet: {count} gates have open ends. "
                "Join them, or put the loss flag on the one that matters.",
            ),
            count=len(ends),
        )
    return Sentence.of(
        QT_TRANSLATE_NOOP(
            "Sentence", "No loss yet: wire a gate, then put the loss flag on its output."
        )
    )


def _unknown(circuit: Circuit, id_: str, meant: MeantKinds) -> Sentence:
    kind, name = circuit.nodes[id_].kind, list_names(circuit, id_)
    guess = meant.of(kind)
    if guess is None:
        return UNKNOWN_GATE(kind=kind, node=name)
    return MISSPELT_GATE(kind=kind, node=name, guess=guess)


class MeantKinds:
    """The gates that misspelt kinds may mean; of very many kinds only the first are looked at."""

    def __init__(self) -> None:
        self._seen: dict[str, str | None] = {}

    def of(self, kind: str) -> str | None:
        """The gate that a kind may mean, or None where none is called nearly so."""
        if kind not in self._seen:
            self._seen[kind] = meant_kind(kind) if len(self._seen) < MOST_GUESSED else None
        return self._seen[kind]


@lru_cache(maxsize=1_000)
def meant_kind(kind: str) -> str | None:
    """The gate that a misspelt kind may mean, or None where none is called nearly so."""
    from circuit_editor.text.closest_word import SLIP, closest_word

    return closest_word(kind, (*GATES, *PORTS), SLIP)


def _missing_wire(circuit: Circuit, pin: Pin) -> Sentence:
    node = circuit.nodes[pin.node]
    if node.gate.is_flag:
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "Nothing is wired to the loss {node} yet."),
            node=list_names(circuit, pin.node),
        )
    if node.gate.is_port:
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "Nothing is wired to the output {node} yet."),
            node=list_names(circuit, pin.node),
        )
    if node.interface is not None:
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence", 'The block {node} still waits for a wire at its input "{port}".'
            ),
            node=list_names(circuit, pin.node),
            port=node.interface.port(pin.port).name,
        )
    return Sentence.of(
        QT_TRANSLATE_NOOP(
            "Sentence", 'The {kind} gate {node} still waits for a wire at its input "{port}".'
        ),
        kind=Named(node.kind, node.kind.replace("_", " ")),
        node=list_names(circuit, pin.node),
        port=pin.port,
    )


def _loose(circuit: Circuit) -> list[str]:
    """Nodes with an input that lacks a wire, and unknown ones; counting is quicker than looking."""
    inputs: dict[str, int] = {}
    unknown: list[str] = []
    of_kind: dict[str, int] = {}
    for id_, node in circuit.nodes.items():
        count = of_kind.get(node.kind)
        if count is None:
            count = len(node.gate.inputs)
            if node.interface is None and node.placeholder is None:
                of_kind[node.kind] = count
        if node.placeholder is not None:
            unknown.append(id_)
        inputs[id_] = count
    if len(circuit.wires) == sum(inputs.values()):
        return unknown
    wired = Counter(map(itemgetter(0), circuit.wires)).get
    return [*{*unknown, *(id_ for id_, count in inputs.items() if wired(id_, 0) < count)}]


def _upstream_first(circuit: Circuit, ids: list[str], loss: str | None) -> list[str]:
    """These ids: those that feed the loss first, then the others, each part in id order."""
    feeding: Set[str] = frozenset()
    if loss is not None and ids:  # the way back is long in large circuits, and most lead nowhere
        drive = {source.node for source in circuit.wires.values()}
        if any(id_ == loss or id_ in drive for id_ in ids):
            feeding = upstream_of(circuit, loss)
    return sorted(ids, key=lambda id_: (id_ not in feeding, natural(id_)))
