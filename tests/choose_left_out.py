"""Chooses the tests that the suite does without: measures how long each takes and what it reaches.

    .venv/bin/python -m pip install coverage
    .venv/bin/python tests/choose_left_out.py        # half an hour; writes left_out.txt

The suite holds every test that is CHEAP. It holds those that reach FEW branches of the program in
their own process, for they judge sources, data or programs that they start, and those of ALWAYS.
Of the others it holds so many that each branch which any test reaches is reached, and by two of
them as far as SECONDS go.
"""

from __future__ import annotations

import heapq
import os
import pickle
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Generator, Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from left_out import LIST
from time_limit import seconds_worked

ROOT = Path(__file__).resolve().parent.parent
CHEAP = 0.07  # seconds
FEW = 100
SECONDS = 300.0  # of all tests of the suite, on one core
ALWAYS = ("tests/model/", "tests/gates/", "tests/files/")  # laws, numbers, and what can be lost

FOLDER = "CIRCUIT_EDITOR_MEASURES"  # a variable: where processes write what they measured
REACHED = "CIRCUIT_EDITOR_REACHED"  # a variable: branches are measured, and not seconds

Branches = npt.NDArray[np.intp]  # the numbers of those that a test reaches


def choose(seconds: Mapping[str, float], reached: Mapping[str, Branches]) -> list[str]:
    """Return the tests that can be left out, sorted; `seconds` names all that there are."""
    every = np.bincount(np.concatenate(list(reached.values())))
    kept = {each for each in seconds if _is_kept(each, seconds[each], reached)}
    left = SECONDS - sum(seconds[each] for each in kept)
    for wanted in (1, 2):
        missing = np.minimum(every, wanted)
        for each in kept & reached.keys():
            missing[reached[each]] -= 1
        others = (seconds.keys() & reached.keys()) - kept
        for each in _in_order(others, seconds, reached, missing):
            if wanted > 1 and seconds[each] > left:
                break
            left -= seconds[each]
            kept.add(each)
    return sorted(seconds.keys() - kept)


def _is_kept(test: str, seconds: float, reached: Mapping[str, Branches]) -> bool:
    is_judged = test in reached and len(reached[test]) >= FEW
    return seconds < CHEAP or not is_judged or test.startswith(ALWAYS)


def _in_order(
    tests: Iterable[str],
    seconds: Mapping[str, float],
    reached: Mapping[str, Branches],
    missing: Branches,
) -> Generator[str]:
    """The tests that reach what is missing: first those that reach the most of it in their time."""

    def gain(test: str) -> float:
        return np.count_nonzero(missing[reached[test]] > 0) / seconds[test]

    waiting = [(-gain(each), each) for each in tests]
    heapq.heapify(waiting)
    while waiting:
        _, each = heapq.heappop(waiting)
        now = gain(each)
        if now and waiting and now < -waiting[0][0]:
            heapq.heappush(waiting, (-now, each))
        elif now:
            missing[reached[each]] -= 1
            yield each


# --- measuring, within the processes that run the tests ------------------------------------------

_seconds: dict[str, float] = {}
_coverage: Any = None


def _is_measuring() -> bool:
    return FOLDER in os.environ and "PYTEST_XDIST_WORKER" in os.environ


def pytest_sessionstart() -> None:
    """Begin to measure what is reached, where that was asked for."""
    global _coverage
    if _is_measuring() and REACHED in os.environ:
        from coverage import Coverage  # type: ignore[import-not-found]  # installed for it alone

        data = Path(os.environ[FOLDER], f"{os.environ['PYTEST_XDIST_WORKER']}.sqlite")
        _coverage = Coverage(
            data, branch=True, source=[str(ROOT / "circuit_editor")], config_file=False
        )
        _coverage.start()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Measure a test."""
    if _coverage is not None:
        _coverage.switch_context(item.nodeid)
    begun = seconds_worked()
    try:
        return (yield)
    finally:
        _seconds[item.nodeid] = seconds_worked() - begun


def pytest_unconfigure() -> None:
    """Write what was measured."""
    if not _is_measuring():
        return
    if _coverage is not None:
        _coverage.stop()
        _coverage.save()
        return
    path = Path(os.environ[FOLDER], f"{os.environ['PYTEST_XDIST_WORKER']}.pickle")
    path.write_bytes(pickle.dumps(_seconds))


def _run(folder: str, **asked: str) -> None:
    surroundings = os.environ | {FOLDER: folder, "PYTHONPATH": str(ROOT / "tests")} | asked
    command = [sys.executable, "-m", "pytest", "-q", "-n", "auto", "-p", "choose_left_out", "tests"]
    subprocess.run(command, cwd=ROOT, env=surroundings, check=False)


def _seconds_in(folder: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for each in Path(folder).glob("*.pickle"):
        found |= pickle.loads(each.read_bytes())
    return found


def _reached_in(folder: str) -> dict[str, Branches]:
    numbers: dict[tuple[str, int, int], int] = {}
    reached: dict[str, list[int]] = {}
    for each in Path(folder).glob("*.sqlite"):
        rows = sqlite3.connect(each).execute(
            "select context, path, fromno, tono from arc"
            " join context on context.id = context_id join file on file.id = file_id"
        )
        for test, *branch in rows:
            number = numbers.setdefault(tuple(branch), len(numbers))
            reached.setdefault(test, []).append(number)
    return {test: np.array(found) for test, found in reached.items() if "::" in test}


def main() -> None:
    """Measure everything, choose, and write the list."""
    with tempfile.TemporaryDirectory() as folder:
        _run(folder)
        _run(folder, **{REACHED: "1"})
        chosen = choose(_seconds_in(folder), _reached_in(folder))
    LIST.write_text("".join(f"{each}\n" for each in chosen), "utf-8")
    print(f"{len(chosen)} tests are left out")


if __name__ == "__main__":
    main()
