"""Quarter-size pictures of circuits in the middle of a step, and what there is to be told.

Of each one should be able to name, from the picture alone: the loss, the wire with the largest
gradient, and the gate at work. `answers.json` has them, to be looked up afterwards.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from circuit_editor.layout.size_scale import UNKNOWN

CIRCUITS = (
    *("R059", "R065", "R066", "R075", "R076", "R078", "R079", "R081", "R082"),
    *("gate-patterns", "sigmoid-neuron", "two-neurons-one-block"),
)
SHARES = (0.62, 0.7, 0.78, 0.86)  # of all steps: far enough back for gradients to be there
SMALL = 4  # times smaller


def photograph(room: Any, listed: Any, at: int, folder: Path) -> dict[str, Any]:
    """Save the picture of one circuit, as a number tells nothing, and return what it shows."""
    room.open(listed)
    window, view = room.window, room.window.view
    view.fit()
    if not window.settings.gradient_widths:
        window.switches.toggle_gradient_widths()
    stepping = window.classroom.stepping
    stepping.start()
    stepping.go(round(SHARES[at % len(SHARES)] * stepping.count))
    room.settle()
    picture = window.grab()
    small = picture.scaled(
        picture.width() // SMALL,
        picture.height() // SMALL,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    folder.mkdir(parents=True, exist_ok=True)
    small.save(str(folder / f"{at + 1:02}.png"))
    return {"picture": at + 1, "circuit": listed.name} | _answers(view.circuit_scene)


def _answers(scene: Any) -> dict[str, Any]:
    session, circuit = scene.session, scene.session.circuit
    sizes = {
        target: abs(step)
        for target in scene.wires
        if (step := scene.gradient_sizes.step_at(target)) != UNKNOWN
    }

    def named(id_: str) -> str:
        return circuit.label(id_) or id_ if id_ in circuit.nodes else id_

    def gradient(target: Any) -> float:
        return abs(float(session.run.gradient(target)))

    largest = max(sizes, key=lambda each: (gradient(each), each))
    others = [size for target, size in sizes.items() if gradient(target) < gradient(largest)]
    return {
        "loss": named(session.document.loss),
        "largest gradient": f"{named(scene.wires.source(largest).node)} → {named(largest.node)}",
        "its width, and the next": [sizes[largest], max(others, default=0)],
        "at work": [named(each) for each in scene.at_work],
    }


def photograph_all(room: Any, circuits: list[Any], folder: Path) -> None:
    """Save the pictures of all circuits, and the answers beside them."""
    chosen = [next(each for each in circuits if each.is_meant_by(name)) for name in CIRCUITS]
    answers = [photograph(room, listed, at, folder) for at, listed in enumerate(chosen)]
    text = json.dumps(answers, indent=1, ensure_ascii=False)
    (folder / "answers.json").write_text(text + "\n", encoding="utf-8")
