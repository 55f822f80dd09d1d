"""What the canvas shows of a circuit: its nodes, some of its blocks opened in place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from immutables import Map

from circuit_editor.model import Circuit, Document, Place
from circuit_editor.model.blocks import Where, circuit_at


@dataclass(frozen=True, slots=True)
class Frame:
    """A block opened in place: its width and height, its ports' places from its centre."""

    size: tuple[float, float]
    ports: Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class Picture:
    """A circuit as it is shown, the frames of opened blocks, and who made room for them."""

    circuit: Circuit
    frames: Mapping[str, Frame] = Map()
    shifts: Mapping[str, Place] = Map()


def picture(document: Document, where: Where, expanded: frozenset[str]) -> Picture:
    """The picture of the circuit that a way through instances leads into."""
    return Picture(circuit_at(document, where))
