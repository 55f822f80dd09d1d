"""A tape as flat arrays: one row per step, in numbers alone.

What a kernel walks, and what an edit patches. `Step` objects are only made for whoever asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, overload

import numpy as np

from circuit_editor.dataclass import dataclass
from circuit_editor.gates import GATES, Gate, all_gates
from circuit_editor.gates.attributes import Attribute
from circuit_editor.model import Node
from circuit_editor.named_tuple import NamedTuple

if TYPE_CHECKING:
    from numpy.typing import NDArray

UNPLUGGED = -1


class Step(NamedTuple):
    """One node on the tape: its path, its gate, the constants inside, the slots that feed it.

    `options` are the attributes with a type that are not at their default.
    """

    path: str
    gate: Gate
    attrs: Mapping[str, float]
    sources: tuple[int, ...]
    options: Mapping[str, Attribute] = {}

    @property
    def arguments(self) -> Mapping[str, Attribute]:
        """What the gate's functions take by name: constants inside, and options."""
        return {**self.attrs, **self.options} if self.options else self.attrs


class Kinds:
    """The registry as tables: each kind's code, which is its place, and the widths of a row."""

    def __init__(self) -> None:
        gates = all_gates()
        self.gates = gates
        self.codes = {kind: code for code, kind in enumerate(GATES)}
        self.places = {
            (each.kind, port): place for each in gates for place, port in enumerate(each.inputs)
        }
        self.width = max(1, *(len(each.inputs) for each in gates))
        self.depth = max(1, *(len(each.attrs) for each in gates))
        self.arities = np.array([len(each.inputs) for each in gates], np.int64)
        self.is_source = np.array([each.is_source for each in gates])
        self.is_of_arrays = np.array([each.is_of_arrays for each in gates])
        self.takes_gradient = np.array([each.takes_gradient for each in gates])


_kinds: list[Kinds] = []


def kinds() -> Kinds:
    """The tables of the registry as it is now."""
    if not _kinds or _kinds[-1].gates != all_gates():
        _kinds[:] = [Kinds()]
    return _kinds[-1]


@dataclass(frozen=True, slots=True, eq=False)
class TapeColumns:
    """The steps by slot: path, node, the gate's code, the slots that feed it, constants inside.

    `sources` has a row of the registry's widest gate for each, UNPLUGGED where nothing is wired
    and beyond the gate's own inputs. `depths` is the distance from the farthest source, `ranks`
    the place of a path among all paths, read from within: slots follow depth, then rank.
    """

    paths: list[str]
    nodes: list[Node]
    codes: NDArray[np.uint8]
    sources: NDArray[np.int32]
    constants: NDArray[np.float64]
    depths: NDArray[np.int64]
    ranks: NDArray[np.int64]
    kinds: Kinds


def constants_of(nodes: Sequence[Node], kinds: Kinds) -> NDArray[np.float64]:
    """The constants inside these nodes, a row for each."""
    found = np.zeros((len(nodes), kinds.depth))
    for row, each in enumerate(nodes):
        if each.attrs:
            for place, name in enumerate(GATES[each.kind].attrs):
                found[row, place] = each.attrs[name]
    return found


class Steps(Sequence[Step]):
    """The steps of a tape, each made when it is asked for, and then kept."""

    __slots__ = ("_columns", "_made")

    def __init__(self, columns: TapeColumns) -> None:
        self._columns = columns
        self._made: list[Step | None] = [None] * len(columns.paths)

    def __len__(self) -> int:
        return len(self._made)

    @overload
    def __getitem__(self, slot: int) -> Step: ...

    @overload
    def __getitem__(self, slot: slice) -> tuple[Step, ...]: ...

    def __getitem__(self, slot: int | slice) -> Step | tuple[Step, ...]:
        if isinstance(slot, slice):
            return tuple(self[each] for each in range(*slot.indices(len(self))))
        return self._made[slot] or self._make(slot)

    def __iter__(self) -> Iterator[Step]:
        for slot, made in enumerate(self._made):
            yield made or self._make(slot)

    def _make(self, slot: int) -> Step:
        columns = self._columns
        node = columns.nodes[slot]
        gate: Gate = columns.kinds.gates[columns.codes[slot]]
        sources = tuple(columns.sources[slot, : len(gate.inputs)].tolist())
        path = columns.paths[slot]
        step = self._made[slot] = Step(path, gate, node.attrs, sources, node.options)
        return step


class SlotNumbers(Sequence[Any]):
    """A number for each slot, read from an array; None where there is none, and never 0.

    They stand in the array from some place on; `there` is 0 by slot where there is none.
    """

    __slots__ = ("_begin", "_numbers", "_there")

    def __init__(self, numbers: NDArray[np.float64], there: bytes, begin: int = 0) -> None:
        self._numbers, self._there, self._begin = numbers, there, begin

    def __len__(self) -> int:
        return len(self._there)

    def __getitem__(self, slot: Any) -> Any:
        if isinstance(slot, slice):
            return [self[each] for each in range(*slot.indices(len(self)))]
        if not self._there[slot]:
            return None
        return self._numbers[self._begin + (slot if slot >= 0 else slot + len(self._there))]

    def __iter__(self) -> Iterator[Any]:
        begin, there = self._begin, self._there
        numbers = self._numbers[begin : begin + len(there)]
        for number, is_there in zip(numbers, there, strict=True):
            yield number if is_there else None

    def __repr__(self) -> str:
        return repr(list(self))


class WireGradients(Sequence[Any]):
    """For each slot one number per input, or None; a tuple each, read from arrays."""

    __slots__ = ("_arities", "_numbers", "_there")

    def __init__(
        self,
        numbers: NDArray[np.float64],
        there: NDArray[np.bool_],
        arities: NDArray[np.int64],
    ) -> None:
        self._numbers, self._there, self._arities = numbers, there, arities

    def __len__(self) -> int:
        return len(self._there)

    def __getitem__(self, slot: Any) -> Any:
        if isinstance(slot, slice):
            return [self[each] for each in range(*slot.indices(len(self)))]
        numbers, there = self._numbers[slot], self._there[slot]
        return tuple(
            numbers[place] if there[place] else None for place in range(self._arities[slot])
        )

    def __repr__(self) -> str:
        return repr(list(self))
