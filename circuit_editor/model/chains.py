"""Chains of gates that compute a known function: each function declared once, found by its shape.

A function is written as patterns, one for each way in which people write it. What is the same in
numbers is the same pattern: `1 / a` for the gates reciprocal, div and power with −1, `-1 * a` for
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
from circuit_editor.gates.kinds import ADD, DIV, EXP, LOG, MAX, MUL, POWER, SUB
from circuit_editor.model.document import Circuit, Pin
from circuit_editor.model.graph import group_by_key
from circuit_editor.text import QT_TRANSLATE_NOOP

Pattern: TypeAlias = Union[str, float, "tuple[Pattern, ...]"]  # an input, a constant, an operation
AT_ONCE = 25  # nodes looked at, about a millisecond
COMMUTES = frozenset({ADD, MUL, MAX})


class _Given(NamedTuple):
    """A constant that is drawn as a node, as an operation reads it: 2 − c adds −c."""

    value: float
    node: str


PinOrNumber: TypeAlias = Pin | float | _Given


@dataclass(frozen=True, slots=True)
class ChainFunction:
    """A function that chains of gates compute: its name, its inputs in order, and its patterns.

    Where its two inputs may change places, which is which is told by what feeds them: the last is
    the one that is given.
    """

    name: str
    inputs: tuple[str, ...]
    patterns: tuple[Pattern, ...]
    is_symmetric: bool = False


@dataclass(frozen=True, slots=True)
class GateChain:
    """Gates that compute a function: in the pattern's order, the last gate first.

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


def _neg(pattern: Pattern) -> Pattern:
    return MUL, -1.0, pattern


def _sigmoid(pattern: Pattern) -> Pattern:
    return DIV, 1.0, (ADD, 1.0, (EXP, _neg(pattern)))


def _entropy(target: Pattern, prediction: Pattern) -> tuple[Pattern, Pattern]:
    """The two products of the cross-entropy: for what is, and for what is not."""
    rest: Pattern = (LOG, (SUB, 1.0, prediction))
    return (MUL, target, (LOG, prediction)), (MUL, (SUB, 1.0, target), rest)


_GROWING: Pattern = (EXP, "x")
_FALLING: Pattern = (EXP, _neg("x"))
_TWICE: Pattern = (EXP, (MUL, 2.0, "x"))
_ERROR: Pattern = (POWER, (SUB, "prediction", "target"), 2.0)
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
    ChainFunction(
        QT_TRANSLATE_NOOP("Block", "squared error"),
        ("prediction", "target"),
        (_ERROR,),
        is_symmetric=True,
    ),
    ChainFunction(
        QT_TRANSLATE_NOOP("Block", "half squared error"),
        ("prediction", "target"),
        ((MUL, 0.5, _ERROR),),
        is_symmetric=True,
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
    (pattern[0], (function, pattern))
    for function in FUNCTIONS
    for pattern in function.patterns
    if isinstance(pattern, tuple)
)


def find_chains(circuit: Circuit) -> list[GateChain]:
    """The chains of a circuit, the longest first, no two with a gate in common."""
    search = ChainSearch(circuit)
    while search.go_on():
        pass
    return search.chains()


def is_whole_block(circuit: Circuit, chain: GateChain) -> bool:
    """True where a chain is all there is between the ports of a block: it is that block."""
    ports = [id_ for id_, each in circuit.nodes.items() if each.gate.is_port]
    return bool(ports) and len(ports) + len(chain.nodes) == len(circuit.nodes)


def most_alike(circuit: Circuit, chains: list[GateChain]) -> list[GateChain]:
    """Those of the function whose chains have the most gates together; none where there are none.

    A chain that is a block already is left out.
    """
    loose = [each for each in chains if not is_whole_block(circuit, each)]
    alike = group_by_key((each.function.name, each) for each in loose).values()
    return max(alike, key=lambda found: sum(len(each.nodes) for each in found), default=[])


class _Match(NamedTuple):
    """Inputs and gates that are known while a pattern is compared with gates."""

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
        self._found: list[GateChain] = []

    def go_on(self, count: int = AT_ONCE) -> bool:
        """Look for chains that end at so many nodes more; False where there was none left."""
        ids = list(islice(self._waiting, count))
        for id_ in ids:
            self._found += self._chains_to(id_)
        return bool(ids)

    def chains(self) -> list[GateChain]:
        """Those found so far, the longest first, no two with a gate in common."""
        self._found.sort(key=lambda chain: (-len(chain.nodes), chain.nodes))
        taken: set[str] = set()
        kept: list[GateChain] = []
        for chain in self._found:
            if taken.isdisjoint(chain.nodes):
                taken.update(chain.nodes)
                kept.append(chain)
        return kept

    def _chains_to(self, id_: str) -> Iterator[GateChain]:
        """The chains that end at a gate; of each function at most one."""
        seen: set[str] = set()
        for operation in dict.fromkeys(operation for operation, *_ in self._readings(id_)):
            for function, pattern in BY_OPERATION.get(operation, ()):
                if function.name not in seen:
                    match = next(self._matches(pattern, Pin(id_, OUT), _Match({}, ())), None)
                    if match is not None and self._is_whole(match):
                        seen.add(function.name)
                        yield self._chain(function, match)

    def _chain(self, function: ChainFunction, match: _Match) -> GateChain:
        inputs = tuple(match.inputs[each] for each in function.inputs)
        if function.is_symmetric and self._is_given(inputs[0]) and not self._is_given(inputs[1]):
            inputs = inputs[::-1]
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
        return GateChain(function, match.nodes, inputs, spelling)

    def _is_given(self, pin: Pin) -> bool:
        """True for what an input or a constant gives, as it gives the target of a loss."""
        return self._circuit.nodes[pin.node].kind in (kinds.INPUT, kinds.CONSTANT)

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
        if any(f"nodes.{id_}" in self._circuit.extra for id_ in match.nodes):
            return False  # of two uses of a block one would lose its own
        here = Counter(pin.node for id_ in match.nodes for pin in self._drivers(id_))
        return end not in here and all(here[id_] == self._fed[id_] for id_ in inner)

    def _matches(self, pattern: Pattern, operand: PinOrNumber, match: _Match) -> Iterator[_Match]:
        """The ways in which an operand is this pattern, given what is known already."""
        if isinstance(pattern, str):
            if isinstance(operand, Pin) and match.inputs.get(pattern, operand) == operand:
                yield match._replace(inputs={**match.inputs, pattern: operand})
        elif isinstance(pattern, float):
            given = self._constant(operand) if isinstance(operand, Pin) else operand
            if given == pattern:
                yield match
            elif isinstance(given, _Given) and given.value == pattern:
                yield match.with_node(given.node)
        elif isinstance(operand, Pin):
            operation, *patterns = pattern
            for reading, *operands in self._readings(operand.node):
                if reading == operation and len(operands) == len(patterns):
                    for order in permutations(operands) if operation in COMMUTES else [operands]:
                        yield from self._all_match(patterns, order, match.with_node(operand.node))

    def _all_match(
        self, patterns: Sequence[Pattern], operands: Sequence[PinOrNumber], match: _Match
    ) -> Iterator[_Match]:
        if not patterns:
            yield match
            return
        for found in self._matches(patterns[0], operands[0], match):
            yield from self._all_match(patterns[1:], operands[1:], found)

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
        elif node.kind == kinds.SQUARE:
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
