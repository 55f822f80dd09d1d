"""Labels of the last few drawings, found again by who undoes an edit or repeats it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from circuit_editor.layout.labels.captions import CaptionForms
from circuit_editor.layout.labels.label_places import Labels, place_labels
from circuit_editor.layout.routing.routes import Route
from circuit_editor.layout.space.boxes import Box
from circuit_editor.model import Circuit, Pin, Place

MOST = 4  # drawings


class KeptLabels:
    """Places labels as `place_labels` does, where a drawing is not one of the last few."""

    def __init__(self) -> None:
        self._kept: list[tuple[tuple[object, ...], Labels]] = []

    def place(
        self,
        circuit: Circuit,
        places: Mapping[str, Place],
        routes: Mapping[Pin, Route],
        captions: Mapping[str, CaptionForms],
        walls: Sequence[Box],
        forward_only: Collection[str],
        cut_off: Collection[Pin] = (),
    ) -> Labels:
        """Where every number and caption of a drawing stands."""
        drawing = (
            *(circuit.nodes, circuit.wires, circuit.labels),
            *(places, routes, [*captions.items()], walls),  # captions in this order
            *(forward_only, cut_off),
        )
        for at, (kept, labels) in enumerate(self._kept):
            if kept == drawing:
                self._kept.insert(0, self._kept.pop(at))
                return labels
        labels = place_labels(circuit, places, routes, captions, walls, forward_only, cut_off)
        self._kept = [(drawing, labels), *self._kept[: MOST - 1]]
        return labels
