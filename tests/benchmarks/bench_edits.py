"""Structural edits in large circuits: from the edit to new numbers, beside a full compile."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from random import Random
from statistics import median

from circuits import Graph, random_dag
from table import Table, milliseconds, ratio, times

from circuit_editor.engine import kernel
from circuit_editor.engine.compile.compiler import compile
from circuit_editor.engine.live_run import LiveRun
from circuit_editor.model import OUT, Document, Pin, edits

SIZES = (10_000, 100_000)
LEAST, MOST_ROUNDS, ENOUGH = 3, 15, 20.0  # rounds; no further one after so many seconds
COMPILE, START, VALUE = "full compile", "compile, first numbers", "change one value"
EDITS = (
    *("add a gate", "connect it", "put it before a gate"),
    *("disconnect a wire", "connect it again", "delete a gate", "undo that"),
)
ENDS_THE_LOSS = ("disconnect a wire", "delete a gate")  # all behind has no value then
MOST = {
    10_000: {COMPILE: 0.250, **dict.fromkeys(EDITS, 0.050)},
    100_000: dict.fromkeys(EDITS, 0.060),
}


def table(sizes: Sequence[int] = SIZES, enough: float = ENOUGH) -> Table:
    """Measure every edit in a random graph of each size, at places drawn by chance."""
    kernel.warm()  # the window fetches it once, after its first paint
    found = Table(
        "Edits: edit to new numbers in a random DAG; medians in ms of the processor",
        ("edit", *(f"{size:,} gates" for size in sizes), "growth"),
    )
    took = {size: _measure(random_dag(size), enough) for size in sizes}
    for name in (*EDITS, VALUE, COMPILE, START):
        each = [took[size][name] for size in sizes]
        growth = ratio(each[-1], each[0]) if len(each) > 1 else None
        found.row(name, *(milliseconds(seconds) for seconds in each), times(growth))
    for size in sorted(MOST.keys() & took.keys()):
        for name, most in MOST[size].items():
            found.target(f"{name}, {size:,} gates:", took[size][name], most=most, shown=_ms)
    if {10_000, 100_000} <= set(took):
        for name in (*EDITS, COMPILE):
            growth = ratio(took[100_000][name], took[10_000][name])
            found.target(f"{name}: 100,000 / 10,000 gates", growth, most=30.0)
    return found


def _ms(seconds: float) -> str:
    return f"{milliseconds(seconds)} ms"


def _measure(graph: Graph, enough: float) -> dict[str, float]:
    """The median of each edit, one after the other in every round."""
    document, random = graph.document(), Random(2)
    live = LiveRun(document)
    found: dict[str, list[float]] = {}

    def timed(name: str, do: Callable[[], object]) -> None:
        start = time.process_time()
        do()
        found.setdefault(name, []).append(time.process_time() - start)

    begin = time.perf_counter()
    for turn in range(MOST_ROUNDS):
        if turn >= LEAST and time.perf_counter() - begin > enough:
            break
        for name, edit, touched in _edits(graph, random, turn, live):

            def follow() -> None:
                nonlocal document
                document = edit(document)  # noqa: B023 - called at once
                live.follow(document, touched)  # noqa: B023
                has_loss = live.run.loss is not None
                assert has_loss == (name not in ENDS_THE_LOSS)  # noqa: B023

            timed(name, follow)
        timed(COMPILE, lambda: compile(document))
        timed(START, lambda: LiveRun(document).run.loss)
    return {name: median(times) for name, times in found.items()}


def _edits(
    graph: Graph, random: Random, turn: int, live: LiveRun
) -> Iterator[tuple[str, Callable[[Document], Document], set[str]]]:
    """The edits of a round: their names, themselves, and which nodes they touch."""
    at = random.choice([at for at, sources in enumerate(graph.sources) if len(sources) == 2])
    gate, driver = graph.id(at), Pin(graph.id(graph.sources[at][1]), OUT)
    behind = {graph.id(each) for each, sources in enumerate(graph.sources) if at in sources}
    target, place = Pin(gate, "b"), graph.places[at]
    new = f"tanh_new{turn}"
    as_it_was: list[Document] = []

    def delete(document: Document) -> Document:
        as_it_was.append(document)
        return edits.remove(document, [gate], live.readers)

    yield EDITS[0], lambda document: edits.add(document, new, "tanh", place), {new}
    yield EDITS[1], lambda document: edits.connect(document, driver, Pin(new, "x")), {new}
    yield EDITS[2], lambda document: edits.connect(document, Pin(new, OUT), target), {gate}
    yield EDITS[3], lambda document: edits.disconnect(document, [target]), {gate}
    yield EDITS[4], lambda document: edits.connect(document, driver, target), {gate}
    yield EDITS[5], delete, {gate, *behind}
    yield EDITS[6], lambda document: as_it_was.pop(), {gate, *behind}
    changed = graph.id(random.choice(graph.changing))
    yield VALUE, lambda document: edits.set_value(document, changed, random.random()), {changed}


if __name__ == "__main__":
    table().show()
