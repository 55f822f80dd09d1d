"""The same graph on our canvas, on Qt's plain items, and on other node editors' canvases."""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import peers
from circuits import Graph, random_dag
from rounds import Peer, PeerFailed
from table import Table, count, milliseconds, ratio, times

from circuit_editor import files

SIZES = (100, 1_000, 10_000)
ROUNDS = {100: 9, 1_000: 9, 10_000: 5}
FRAMES = {100: 10, 1_000: 3, 10_000: 1}
SLOW = 10.0  # s: what takes longer to open is opened once
HERE = Path(sys.executable)

OPEN, OVERVIEW, FULL = "open a file, painted", "frame, all in view", "frame at 100 %"
PAN_ALL, ZOOM_ALL = "pan, all in view", "zoom, all in view"
PAN_FULL, ZOOM_FULL = "pan at 100 %", "zoom at 100 %"
WORK = (OPEN, OVERVIEW, PAN_ALL, ZOOM_ALL, FULL, PAN_FULL, ZOOM_FULL)


class Stage(NamedTuple):
    """Who is measured, in which Python, up to which size, and how long an answer may take."""

    name: str
    python: Path
    script: str
    kind: str
    most: int = 10_000
    patience: float = 900.0


WINDOW, VIEW = "our window", "our view"
ITEMS, ONE, LINES = "C++ items", "one item", "its lines only"
ODEN, QTPY = "OdenGraphQt", "qtpynodeeditor"
OWN = (
    Stage(WINDOW, HERE, "stage_ours.py", "window"),
    Stage(VIEW, HERE, "stage_ours.py", "view"),
    Stage(ITEMS, HERE, "stage_plain.py", "items"),
    Stage(ONE, HERE, "stage_plain.py", "written"),
    Stage(LINES, HERE, "stage_plain.py", "one"),
)
PEERS = (
    Stage(ODEN, peers.PYTHON, "stage_peers.py", "oden", patience=300.0),
    Stage(QTPY, peers.PYTHON, "stage_peers.py", "qtpynodeeditor", most=100, patience=300.0),
)


def table(sizes: Sequence[int] = SIZES, with_peers: bool = True) -> Table:
    """Measure all of it, the canvases taking turns in processes of their own."""
    stages = OWN + (PEERS if with_peers else ())
    names = [stage.name for stage in stages]
    found = Table(
        "Canvas: 1400 x 900, Qt's raster engine, gates of two inputs; median ms of the processor",
        ("gates", "work", *names, f"{WINDOW} / {ITEMS}", f"{WINDOW} / {ONE}"),
        words=2,
    )
    took: dict[int, dict[str, dict[str, float]]] = {}
    for size in sizes:
        graph = random_dag(size, unary=0.0)
        took[size] = _measure(graph, size, stages, found)
        for work in WORK:
            each = {name: took[size].get(name, {}).get(work) for name in names}
            found.row(
                f"{size:,}",
                work,
                *(milliseconds(each[name]) for name in names),
                times(ratio(each[WINDOW], each[ITEMS])),
                times(ratio(each[WINDOW], each[ONE])),
            )
    if with_peers and max(sizes) > 100:
        found.remark(f"{QTPY} is left out above 100 gates: opening takes minutes.")
    found.remark(
        "A frame is drawn anew, as when something is selected; where one pans, ours copies."
    )
    _hold_against(found, took)
    return found


def _measure(
    graph: Graph, size: int, stages: Sequence[Stage], found: Table
) -> dict[str, dict[str, float]]:
    """The median of each kind of work on each canvas."""
    samples: dict[str, dict[str, list[float]]] = {}
    running: dict[str, Peer] = {}
    with tempfile.TemporaryDirectory() as folder:
        circuit, plain = Path(folder, "graph.circuit"), Path(folder, "graph.json")
        files.save(graph.document(), circuit)
        plain.write_text(json.dumps(graph.as_json()))
        for stage in stages:
            if size > stage.most:
                continue
            if stage in PEERS and peers.problem() is not None:
                found.remark(str(peers.problem()))
                continue
            running[stage.name] = Peer(
                stage.python, stage.script, stage.kind, patience=stage.patience
            )
            samples[stage.name] = {}
        try:
            for _ in range(ROUNDS.get(size, 3)):
                for stage in stages:
                    if stage.name not in running:
                        continue
                    path = circuit if stage.script == "stage_ours.py" else plain
                    try:
                        _one_round(
                            running[stage.name].ask, samples[stage.name], path, _area(graph), size
                        )
                    except PeerFailed as failure:
                        found.remark(f"{stage.name} is left out at {size:,} gates: {failure}.")
                        running.pop(stage.name)
        finally:
            for peer in running.values():
                peer.stop()
    return {
        name: {work: median(each) for work, each in works.items()}
        for name, works in samples.items()
    }


def _one_round(
    ask: Callable[..., Any],
    samples: dict[str, list[float]],
    path: Path,
    area: list[float],
    size: int,
) -> None:
    """Open, look at all, look closely; a move is one there and one back."""

    def keep(work: str, seconds: float) -> None:
        samples.setdefault(work, []).append(seconds)

    if OPEN not in samples or samples[OPEN][0] < SLOW:
        if OPEN in samples:
            ask("clear")
        keep(OPEN, ask("open", path=str(path), area=area))
    for look, frame, pan, zoom in (
        ("fit", OVERVIEW, PAN_ALL, ZOOM_ALL),
        ("full size", FULL, PAN_FULL, ZOOM_FULL),
    ):
        ask(look)
        keep(frame, ask("frame", repeats=FRAMES.get(size, 1)))
        for move, work in (("pan", pan), ("zoom", zoom)):
            keep(work, (ask(move) + ask(move)) / 2)


def _area(graph: Graph) -> list[float]:
    """What all places span: left, top, width, height."""
    across, down = zip(*graph.places, strict=True)
    return [min(across), min(down), max(across) - min(across), max(down) - min(down)]


def _hold_against(found: Table, took: dict[int, dict[str, dict[str, float]]]) -> None:
    """The targets, as far as the sizes were measured."""

    def of(size: int, work: str, above: str, below: str) -> float | None:
        each = took.get(size, {})
        return ratio(each.get(above, {}).get(work), each.get(below, {}).get(work))

    if 1_000 in took:
        what = "open 1,000 gates:"
        found.target(f"{what} {WINDOW} / {ITEMS}", of(1_000, OPEN, WINDOW, ITEMS), most=2.0)
        found.target(f"{what} {ODEN} / {WINDOW}", of(1_000, OPEN, ODEN, WINDOW), least=6.0)
    for size in sorted({1_000, 10_000} & set(took)):
        what = f"frame, all {count(size)} gates in view: {WINDOW} / {ONE}"
        found.target(what, of(size, OVERVIEW, WINDOW, ONE), most=1.0)
    if 10_000 in took:
        what = f"frame at 100 % of 10,000 gates: {WINDOW} / {ITEMS}"
        found.target(what, of(10_000, FULL, WINDOW, ITEMS), most=2.0)


if __name__ == "__main__":
    table().show()
