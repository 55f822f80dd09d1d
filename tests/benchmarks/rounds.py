"""Measuring side by side: one after the other in every round, so that all meet the same machine.

A contestant in another process takes part through `Peer`, which tells it what to do next and reads
how long it took.
"""

from __future__ import annotations

import json
import math
import os
import selectors
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Protocol

LONG_ENOUGH = 0.002  # s: what is quicker is done several times for one measurement
MOST_REPEATS = 200
PATIENCE = 900.0  # s for one answer of a peer
AGREE = 1e-9


@dataclass
class Answer:
    """What a contestant computed: the loss and some gradients, to be compared."""

    loss: float
    gradients: list[float]

    def differs_from(self, other: Answer) -> float:
        """The largest difference, in proportion where numbers are large."""
        mine, theirs = [self.loss, *self.gradients], [other.loss, *other.gradients]
        assert len(mine) == len(theirs)
        differences = [abs(a - b) / max(1.0, abs(b)) for a, b in zip(mine, theirs, strict=True)]
        return math.inf if any(map(math.isnan, differences)) else max(differences)


class Contestant(Protocol):
    """Someone who computes the same as the others."""

    name: str

    def run(self, turn: int) -> None:
        """Do the work of a round; timed."""

    def answer(self) -> Answer:
        """What came out of the last round."""


def time_of(contestant: Contestant, turn: int, repeats: int) -> float:
    """Seconds of the processor that one round takes, the mean of so many."""
    start = time.process_time()
    for offset in range(repeats):
        contestant.run(turn + offset)
    return (time.process_time() - start) / repeats


def repeats_for(seconds: float) -> int:
    """How often something so quick is done for one measurement."""
    return max(1, min(MOST_REPEATS, math.ceil(LONG_ENOUGH / max(seconds, 1e-9))))


def interleaved(
    measures: Mapping[str, Callable[[], float]],
    *,
    least: int = 3,
    most: int = 15,
    enough: float = 5.0,
    told: Callable[[list[float]], float] = median,
) -> dict[str, float]:
    """The median of each measure, taken in turns: at least so many times, and for so long (s).

    `told` may tell something else of its times than the median.
    """
    found: dict[str, list[float]] = {name: [] for name in measures}
    start = time.perf_counter()
    for done in range(most):
        if done >= least and time.perf_counter() - start > enough:
            break
        for name, measure in measures.items():
            found[name].append(measure())
    return {name: told(times) for name, times in found.items()}


class PeerFailed(Exception):
    """A peer gave up or took too long; the message is for the table's foot."""


class Peer:
    """A contestant in a process of its own: one line of JSON asks it, one answers."""

    def __init__(
        self, python: Path, script: str, *arguments: str, patience: float = PATIENCE
    ) -> None:
        self._patience = patience
        path = Path(__file__).with_name(script)
        environment = {**os.environ, "OMP_NUM_THREADS": "1", "QT_API": "pyside6"}
        # not a pipe, as some peers say more than fits into one; closed by `stop`
        self._said = tempfile.TemporaryFile()  # noqa: SIM115
        self._process = subprocess.Popen(
            [str(python), str(path), *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            env=environment,
        )
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._process.stdout, selectors.EVENT_READ)

    def ask(self, what: str, **more: Any) -> Any:
        """What the peer answers. Raises PeerFailed."""
        line = json.dumps({"what": what, **more}) + "\n"
        try:
            self._process.stdin.write(line.encode())
            self._process.stdin.flush()
        except OSError:
            raise PeerFailed(self._last_words()) from None
        if not self._selector.select(self._patience):
            self.stop()
            raise PeerFailed(f"no answer within {self._patience:.0f} s")
        answer = self._process.stdout.readline()
        if not answer:
            raise PeerFailed(self._last_words())
        return json.loads(answer)

    def stop(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.communicate()
        self._selector.close()
        self._said.close()

    def _last_words(self) -> str:
        """The last line that a peer which ended wrote."""
        self._process.kill()
        self._process.communicate()
        self._said.seek(0)
        lines = self._said.read().decode(errors="replace").split("\n")
        return next((line for line in reversed(lines) if line.strip()), "it ended without a word")
