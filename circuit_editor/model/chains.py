"""Chains of gates that compute a known function: each function declared once, found by its shape.

A function is written as terms, one for each way in which people write it. What is the same in
numbers is the same term: `1 / a` for the gates reciprocal, div and power with −1, `-1 * a` for
neg. The order of sums and products does not count, and what is used twice may be drawn twice.
A chain is whole: its inner gates feed nothing else, so that it can be one block.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, permutations
from typing import Any, NamedTuple, TypeAlias, Union

from circuit_editor.dataclass import dataclass
from circuit_editor.gates import OUT, kinds
from circuit_editor.gates.kinds import ADD, DIV, EXP, LOG, MUL, POWER, SUB
from circuit_editor.model.document import Circuit, Pin
from circuit_editor.model.graph import group_by_key
from circuit_editor.text import QT_TRANSLATE_NOOP

Term: TypeAlias = Union[str, float, "tuple[Term, ...]"]  # an input, a constant, an operation
MAX, SQUARE = "max", "square"
AT_ONCE = 100  # nodes looked at, some milliseconds
COMMUTES = frozenset({ADD, MUL, MAX})


class _Given(NamedTuple):
    """A constant that is drawn as a node, as an operation reads it: 2 − c adds −c."""

    value: float
    node: str


Operand: TypeAlias = Pin | float | _Given


@dataclass(frozen=True, slots=True)
class ChainFunction:
    """A function that chains of gates compute: its name, its inputs in order, and its terms."""

    name: str
    inputs: tuple[str, ...]
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """Gates that compute a function: in the term's order, the last gate first.

    `inputs` are the outputs outside that are its inputs, in the function's order. Chains of the
    same `spelling` are made of the same gates, wired in the same way.
    """

    function: ChainFunction
    nodes: tuple[str, ...]
    inputs: tuple[Pin, ...]
    spelling: tuple[object, ...]

    @property
    def end(self) -> str:
        """The gate that gives the function's value."""
        return self.nodes[0]


def _neg(term: Term) -> Term:
    return MUL, -1.0, term


def _sigmoid(term: Term) -> Term:
    return DIV, 1.0, (ADD, 1.0, (EXP, _neg(term)))


def _entropy(target: Term, prediction: Term) -> tuple[Term, Term]:
    """The two products of the cross-entropy: for what is, and for what is not."""
    rest: Term = (LOG, (SUB, 1.0, prediction))
    return (MUL, target, (LOG, prediction)), (MUL, (SUB, 1.0, target), rest)


_GROWING: Term = (EXP, "x")
_FALLING: Term = (EXP, _neg("x"))
_TWICE: Term = (EXP, (MUL, 2.0, "x"))
_ERROR: Term = (POWER, (SUB, "prediction", "target"), 2.0)
_IS, _IS_NOT = _entropy("target", "prediction")

FUNCTIONS = (
    ChainFunction(
        QT_TRANSLATE_NOOP("Block", "sigmoid"),
        ("x",),
        (
            _sigmoid("x"),
            (DIV, 1.0, (ADD, 1.0, (DIV, 1.0, _GROWING))),
            (DIV, _GROWING, (ADD, 1.0, _GROWING)),
            (SUB, 1.0, (DIV, 1.0, (ADD, 1.0, _GROWING))),
        ),
    ),
    ChainFunction(
        QT_TRANSLATE_NOOP("Block", "tanh"),
        ("x",),
        (
            (DIV, (SUB, _GROWING, _FALLING), (ADD, _GROWING, _FALLING)),
            (DIV, (ADD, -1.0, _TWICE), (ADD, 1.0, _TWICE)),
            (ADD, -1.0, (DIV, 2.0, (ADD, 1.0, (EXP, (MUL, -2.0, "x"))))),
            (ADD, -1.0, (MUL, 2.0, (DIV, 1.0, (ADD, 1.0, (EXP, (MUL, -2.0, "x")))))),
            (SUB, 1.0, (DIV, 2.0, (ADD, 1.0, _TWICE))),
        ),
    ),
    ChainFunction(QT_TRANSLATE_NOOP("Block", "softplus"), ("x",), ((LOG, (ADD, 1.0, _GROWING)),)),
    ChainFunction(
        QT_TRANSLATE_NOOP("Block", "swish"),
        ("x",),
        ((MUL, "x", _sigmoid("x")), (DIV, "x", (ADD, 1.0, _FALLING))),
    ),
    ChainFunction(QT_TRANSLATE_NOOP("Block", "relu"), ("x",), ((MAX, 0.0, "x"),)),
    ChainFunction(QT_TRANSLATE_NOOP("Block", "squared error"), ("prediction", "target"), (_ERROR,)),
    ChainFunction(
        QT_TRANSLATE_NOOP("Block", "half squared error"),
        ("prediction", "target"),
        ((MUL, 0.5, _ERROR),),
    ),
    ChainFunction(
        QT_TRANSLATE_NOOP("Block", "cross-entropy"),
        ("prediction", "target"),
        (
            _neg((ADD, _IS, _IS_NOT)),
            (SUB, (MUL, _neg("target"), (LOG, "prediction")), _IS_NOT),
            (SUB, _neg(_IS), _IS_NOT),
            (ADD, _neg(_IS), _neg(_IS_NOT)),
        ),
    ),
)

BY_OPERATION = group_by_key(
    (term[0], (function, term))
    for function in FUNCTIONS
    for term in function.terms
    if isinstance(term, tuple)
)


def find_chains(circuit: Circuit) -> list[Chain]:
    """The chains of a circuit, the longest first, no two with a gate in common."""
    search = ChainSearch(circuit)
    while search.go_on():
        pass
    return search.chains()


def is_whole_block(circuit: Circuit, chain: Chain) -> bool:
    """True where a chain is all there is between the ports of a block: it is that block."""
    ports = [id_ for id_, each in circuit.nodes.items() if each.gate.is_port]
    return bool(ports) and len(ports) + len(chain.nodes) == len(circuit.nodes)


def most_alike(circuit: Circuit, chains: list[Chain]) -> list[Chain]:
    """Those of the function whose chains have the most gates together; none where there are none.

    A chain that is a block already is left out.
    """
    loose = [each for each in chains if not is_whole_block(circuit, each)]
    alike = group_by_key((each.function.name, each) for each in loose).values()
    return max(alike, key=lambda found: sum(len(each.nodes) for each in found), default=[])


class _Match(NamedTuple):
    """What is known while a term is compared with gates: what its inputs are, and its gates."""

    inputs: Mapping[str, Pin]
    nodes: tuple[str, ...]

    def with_node(self, id_: str) -> _Match:
        """The same with one gate more."""
        return self if id_ in self.nodes else self._replace(nodes=(*self.nodes, id_))


class ChainSearch:
    """The search for the chains of a circuit, to be done in parts: nobody waits for all of it."""

    def __init__(self, circuit: Circuit) -> None:
        self._circuit = circuit
        self._fed = Counter(source.node for source in circuit.wires.values())
        self._read: dict[str, list[tuple[Any, ...]]] = {}
        self._waiting = iter(circuit.nodes)
        self._found: list[Chain] = []

    def go_on(self, count: int = AT_ONCE) -> bool:
        """Look for chains that end at so many nodes more; False where there was none left."""
        ids = list(islice(self._waiting, count))
        for id_ in ids:
            self._found += self._chains_to(id_)
        return bool(ids)

    def chains(self) -> list[Chain]:
        """Those found so far, the longest first, no two with a gate in common."""
        self._found.sort(key=lambda chain: (-len(chain.nodes), chain.nodes))
        taken: set[str] = set()
        kept: list[Chain] = []
        for chain in self._found:
            if taken.isdisjoint(chain.nodes):
                taken.update(chain.nodes)
                kept.append(chain)
        return kept

    def _chains_to(self, id_: str) -> Iterator[Chain]:
        """The chains that end at a gate; of each function at most one."""
        seen: set[str] = set()
        for operation in dict.fromkeys(operation for operation, *_ in self._readings(id_)):
            for function, term in BY_OPERATION.get(operation, ()):
                if function.name not in seen:
                    match = next(self._matches(term, Pin(id_, OUT), _Match({}, ())), None)
                    if match is not None and self._is_whole(match):
                        seen.add(function.name)
                        yield self._chain(function, match)

    def _chain(self, function: ChainFunction, match: _Match) -> Chain:
        inputs = tuple(match.inputs[each] for each in function.inputs)
        index: dict[Pin | str, int] = {id_: at for at, id_ in enumerate(match.nodes)}
        index |= {pin: ~at for at, pin in enumerate(inputs)}
        spelling = tuple(
            (
                self._circuit.nodes[id_].kind,
                self._circuit.nodes[id_].attrs,
                self._circuit.values.get(id_),
                tuple(index[pin if pin in index else pin.node] for pin in self._drivers(id_)),
            )
            for id_ in match.nodes
        )
        return Chain(function, match.nodes, inputs, spelling)

    def _drivers(self, id_: str) -> list[Pin]:
        """What feeds a gate's inputs, in their order; nothing where one of them is open."""
        pins = self._circuit.sources(id_)
        return [pin for pin in pins if pin is not None] if None not in pins else []

    def _is_whole(self, match: _Match) -> bool:
        """True where nothing but the last gate feeds others, and the inputs are different ones."""
        end, *inner = match.nodes
        inside = {*match.nodes}
        if len({*match.inputs.values()}) < len(match.inputs):
            return False
        if any(pin.node in inside for pin in match.inputs.values()):
            return False
        here = Counter(pin.node for id_ in match.nodes for pin in self._drivers(id_))
        return end not in here and all(here[id_] == self._fed[id_] for id_ in inner)

    def _matches(self, term: Term, operand: Operand, match: _Match) -> Iterator[_Match]:
        """The ways in which an operand is this term, given what is known already."""
        if isinstance(term, str):
            if isinstance(operand, Pin) and match.inputs.get(term, operand) == operand:
                yield match._replace(inputs={**match.inputs, term: operand})
        elif isinstance(term, float):
            given = self._constant(operand) if isinstance(operand, Pin) else operand
            if given == term:
                yield match
            elif isinstance(given, _Given) and given.value == term:
                yield match.with_node(given.node)
        elif isinstance(operand, Pin):
            operation, *terms = term
            for reading, *operands in self._readings(operand.node):
                if reading == operation and len(operands) == len(terms):
                    for order in permutations(operands) if operation in COMMUTES else [operands]:
                        yield from self._all_match(terms, order, match.with_node(operand.node))

    def _all_match(
        self, terms: Sequence[Term], operands: Sequence[Operand], match: _Match
    ) -> Iterator[_Match]:
        if not terms:
            yield match
            return
        for found in self._matches(terms[0], operands[0], match):
            yield from self._all_match(terms[1:], operands[1:], found)

    def _readings(self, id_: str) -> list[tuple[Any, ...]]:
        """The operations a gate is, each with its operands."""
        if id_ not in self._read:
            self._read[id_] = list(self._read_gate(id_))
        return self._read[id_]

    def _read_gate(self, id_: str) -> Iterator[tuple[Any, ...]]:
        node, drivers = self._circuit.nodes[id_], self._drivers(id_)
        if not drivers:
            return
        if node.kind in (kinds.ADD_CONSTANT, kinds.MUL_CONSTANT):
            yield (ADD if node.kind == kinds.ADD_CONSTANT else MUL), node.attrs["c"], drivers[0]
        elif node.kind == kinds.NEG:
            yield MUL, -1.0, drivers[0]
        elif node.kind == kinds.RECIPROCAL:
            yield DIV, 1.0, drivers[0]
        elif node.kind == SQUARE:
            yield POWER, drivers[0], 2.0
        elif node.kind == kinds.POWER_CONSTANT:
            yield POWER, drivers[0], node.attrs["c"]
            if node.attrs["c"] == -1.0:
                yield DIV, 1.0, drivers[0]
        else:
            yield node.kind, *drivers
            if node.kind in (SUB, DIV):
                first, second = drivers
                given = self._constant(first), self._constant(second)
                yield from self._with_constant(node.kind, *given, first, second)
            if node.kind == MUL and drivers[0] == drivers[1]:
                yield POWER, drivers[0], 2.0

    def _with_constant(
        self, kind: str, first: _Given | None, second: _Given | None, a: Pin, b: Pin
    ) -> Iterator[tuple[Any, ...]]:
        """What a difference or a quotient is besides, where one number is constant."""
        if kind == SUB and first is not None and first.value == 0.0:
            yield MUL, first._replace(value=-1.0), b
        if kind == SUB and second is not None:
            yield ADD, second._replace(value=-second.value), a
        if kind == DIV and second is not None and second.value:
            yield MUL, second._replace(value=1.0 / second.value), a

    def _constant(self, pin: Pin) -> _Given | None:
        """The number of a constant; None for all else."""
        if self._circuit.nodes[pin.node].kind != kinds.CONSTANT:
            return None
        value = self._circuit.values.get(pin.node)
        return None if value is None or value.array.shape else _Given(float(value), pin.node)
