"""Places labels once for all tests: they open the same few drawings, a thousand times."""

from __future__ import annotations

from collections.abc import Mapping

from circuit_editor.layout.labels.captions import CaptionForms
from circuit_editor.layout.labels.label_places import Labels, place_labels
from circuit_editor.layout.routing.routes import Route
from circuit_editor.model import Circuit, Pin, Place

MOST_NODES = 40  # of a drawing that others open, too
MOST = 3000  # drawings

_placed: dict[object, list[tuple[tuple[object, ...], Labels]]] = {}


def place_once(
    circuit: Circuit,
    places: Mapping[str, Place],
    routes: Mapping[Pin, Route],
    captions: Mapping[str, CaptionForms],
    *others,
) -> Labels:
    """What `place_labels` tells; of a drawing that some test had on its canvas it takes no time."""
    if len(circuit.nodes) > MOST_NODES or len(_placed) > MOST:
        return place_labels(circuit, places, routes, captions, *others)
    drawing = (
        *(circuit.nodes, circuit.wires, circuit.labels),
        *(dict(places), routes, [*captions.items()], *others),  # captions in this order
    )
    alike = _placed.setdefault(frozenset(places.items()), [])
    for known, labels in alike:
        if known == drawing:
            return labels
    labels = place_labels(circuit, places, routes, captions, *others)
    alike.append((drawing, labels))
    return labels
