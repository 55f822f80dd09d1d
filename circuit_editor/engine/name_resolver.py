"""Resolves a typed name: to a gate, an input, a block, or one of their pins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final, Literal, TypeAlias

from circuit_editor.engine.path_names import PathNames, port_names
from circuit_editor.engine.tape import Tape
from circuit_editor.model import (
    OUT,
    Document,
    Path,
    Pin,
)
from circuit_editor.model.graph import group_by_key
from circuit_editor.text.names import normal_name

SHAPE: Final = "shape"
Part: TypeAlias = tuple[int, ...] | Literal["shape"] | None  # of an array: a cell, its lengths
CELL = re.compile(r"(?P<array>.*\S)\s*\[(?P<index>\s*-?\d+\s*(?:,\s*-?\d+\s*)*)\]")


def split_cell(name: str) -> tuple[str, tuple[int, ...] | None]:
    """The name of an array and the index of a cell in it; None for a name without one.

    >>> split_cell("layer1/W[1, 3]"), split_cell("W")
    (('layer1/W', (1, 3)), ('W', None))
    """
    found = CELL.fullmatch(name)
    if found is None:
        return name, None
    return found["array"], tuple(int(each) for each in found["index"].split(","))


class NameResolver:
    """Resolves names in one circuit.

    A label counts more than an id, an input's more than a gate's, a later gate's more than
    another's, and a gate's more than a block's. Where nothing is called exactly so, what is
    called alike is meant if it is alone: Python hands over the keyword `µ`, a micro sign, as the
    Greek `μ`, for it takes names to the form that NFKC gives them.
    """

    def __init__(self, names: PathNames, tape: Tape) -> None:
        self._names = names
        self._tape = tape
        self._meanings = _meanings(names, tape)

    @classmethod
    def of(cls, document: Document, tape: Tape) -> NameResolver:
        """One that finds names in a document, whose tape this is."""
        return cls(PathNames(document), tape)

    def path(self, name: str) -> str | None:
        """The path of the gate, the input or the block that is meant, or None."""
        return self._exact(name) or self._alike.get(normal_name(name))

    def pin(self, name: str) -> Pin | None:
        """The pin that is meant: "mul1.a", "neuron1.x", or the one output of a gate or a block."""
        path = self.path(name)
        if path is not None:
            outputs = self._outputs(path)
            return Pin(path, outputs[0]) if len(outputs) == 1 else None
        node, _, port = name.rpartition(".")
        for path in (self.path(node), self._names.instance(node)):
            found = None if path is None else _port(self.ports(path), port)
            if path is not None and found is not None:
                return Pin(path, found)
        return None

    def part(self, name: str) -> tuple[Pin, Part] | None:
        """The pin that is meant, and which part of the array there: `W[1, 2]`, `W.shape`.

        A name that means a pin by itself means that, whatever stands in it.
        """
        array, index = split_cell(name)
        parts: list[tuple[str, Part]] = [(name, None), (array, index)]
        if name.endswith(f".{SHAPE}"):
            parts.append((name.removesuffix(f".{SHAPE}"), SHAPE))
        found = ((self.pin(whole), part) for whole, part in parts)
        return next(((pin, part) for pin, part in found if pin is not None), None)

    def ports(self, path: str) -> Mapping[str, str]:
        """The ports of a gate or a block by their names, those of a block by their ids too.

        Where an input and an output bear one name, it means the input.
        """
        interface = self._names.interfaces.get(path)
        if interface is None:
            gate = self._tape.steps[self._tape.slots[path]].gate
            return {each: each for each in (*gate.inputs, OUT)}
        inputs, outputs = port_names(interface.inputs), port_names(interface.outputs)
        ids = {id_: id_ for id_ in (*inputs, *outputs)}
        return ids | {name: id_ for id_, name in (*outputs.items(), *inputs.items())}

    def known(self) -> Iterable[str]:
        """Every name that means a node."""
        return (*self._meanings, *map(self._names.of, self._names.interfaces))

    def _exact(self, name: str) -> str | None:
        if name in self._meanings:
            return self._meanings[name]
        around, last = Path(name).around, Path(name).name
        block = self._names.instance(around) if around else None
        inside = None if block is None else self._meanings.get(Path(self._names.of(block)) / last)
        return inside or self._names.instance(name)

    @cached_property
    def _alike(self) -> Mapping[str, str]:
        """The path that every name means in its normal form, where no other name has the same."""
        interfaces = {self._names.of(path): path for path in self._names.interfaces}
        return _alone((name, path) for name, path in (interfaces | self._meanings).items())

    def _outputs(self, path: str) -> list[str]:
        interface = self._names.interfaces.get(path)
        return [OUT] if interface is None else [port.id for port in interface.outputs]


def _alone(meanings: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What names mean in their normal form, without those that mean more than one thing."""
    found = group_by_key((normal_name(name), meaning) for name, meaning in meanings)
    return {name: meant[0] for name, meant in found.items() if len(set(meant)) == 1}


def _port(ports: Mapping[str, str], name: str) -> str | None:
    return ports.get(name) or _alone(ports.items()).get(normal_name(name))


def _meanings(names: PathNames, tape: Tape) -> dict[str, str]:
    """The path of the gate or the input that each name means."""
    ids: dict[str, str] = {}
    gates: dict[str, str] = {}
    sources: dict[str, str] = {}
    for step in tape.steps:
        ids[step.path] = ids[names.with_id(step.path)] = step.path
        if names.label(step.path):
            bearers = sources if step.gate.is_source else gates
            bearers[names.of(step.path)] = step.path
    return ids | gates | sources
