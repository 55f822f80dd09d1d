"""The layout of circuits without a window: seconds for all, for those who tune it."""

from __future__ import annotations

from time import perf_counter
from types import SimpleNamespace
from typing import Any

import shown
from readable_circuits import EXERCISE, LESSON, all_circuits
from table import Table, count

from circuit_editor.layout.picture import root_as_drawn
from circuit_editor.layout.places.tidy import tidy
from circuit_editor.model import edits
from circuit_editor.ui.app.application import application
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.canvas.scene import CircuitScene
from circuit_editor.ui.canvas.zoom_view import FIT_MARGIN, LARGEST_FIT
from circuit_editor.ui.session.session import Session

CANVASES = ((790, 720), (1300, 720))  # with both panels, and without


def table(only: str, before: dict[str, Any], *, as_stored: bool = False) -> Table:
    """Lay all circuits anew (what comes from a file, too, unless as it is stored)."""
    application()
    appearance = Appearance("light")
    canvases = [f"zoom in {width}x{height}" for width, height in CANVASES]
    made = Table(
        "Layouts, without a window",
        (
            *(
                "circuit",
                "nodes",
                "scene",
                *canvases,
                "crossings",
                "length",
                "wires under",
                "along",
            ),
            *("bodies on bodies", "ms"),
        ),
    )
    sums = dict.fromkeys(("crossings", "length", "under", "bodies"), 0.0)
    zooms: list[list[float]] = [[] for _ in CANVASES]
    for listed in all_circuits():
        if not listed.is_meant_by(only):
            continue
        start = perf_counter()
        document = listed.make()
        if listed.kind != EXERCISE and not as_stored:
            document = edits.move(document, tidy(root_as_drawn(document)))
        took = perf_counter() - start
        session = Session()
        session.open(document, None)
        view = SimpleNamespace(session=session, circuit_scene=CircuitScene(session, appearance))
        layout = shown.layout_of(view)
        content = view.circuit_scene.content()
        fits = []
        for each, (width, height) in zip(zooms, CANVASES, strict=True):
            across = (width - 2 * FIT_MARGIN) / max(1.0, content.width())
            down = (height - 2 * FIT_MARGIN) / max(1.0, content.height())
            each.append(min(across, down, LARGEST_FIT))
            fits.append(f"{100 * each[-1]:.0f} %")
        bodies = shown.bodies_on_bodies(view)
        if listed.kind != LESSON:
            sums["crossings"] += layout.crossings
            sums["length"] += layout.length
        sums["under"] += layout.under
        sums["bodies"] += bodies
        made.row(
            listed.name,
            count(layout.gates),
            f"{layout.width:.0f}x{layout.height:.0f}",
            *fits,
            count(layout.crossings),
            f"{layout.length:.0f}",
            count(layout.under),
            count(len(layout.along)),
            count(bodies),
            f"{1000 * took:.0f}",
        )
    for what, each in zip(canvases, zooms, strict=True):
        made.target(
            f"{what}: the smallest", min(each), least=0.6, shown=lambda z: f"{100 * z:.0f} %"
        )
    for what, share in (("crossings", 2), ("length", 3)):
        then = sum(row[what] for name, row in before.items() if not name.startswith(LESSON))
        made.target(
            f"{what} of exercises and examples, was {count(then)}",
            sums[what],
            most=then // share,
            shown=count,
        )
    made.target("wires under nodes", sums["under"], most=0, shown=count)
    made.target("bodies on bodies", sums["bodies"], most=0, shown=count)
    return made
