"""The C tape: compiled on the spot, it says how fast a tape can be on this machine."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy as np
from circuits import ROUNDS, Graph
from rounds import Answer

SOURCE = Path(__file__).with_name("tape.c")
KINDS = ("source", "output", "add", "sub", "mul", "max", "min")
KINDS += ("add_constant", "mul_constant", "tanh", "relu")


def compiler() -> str | None:
    """The C compiler of this machine, or None."""
    return shutil.which("gcc") or shutil.which("cc")


class CTape:
    """One circuit in C. Raises OSError or CalledProcessError where there is no compiler."""

    name = "C tape"

    def __init__(self, graph: Graph) -> None:
        self._run = _library().run
        codes = {kind: code for code, kind in enumerate(KINDS)}
        self._kinds = _ints([codes.get(kind, 0) for kind in graph.kinds])
        self._a = _ints([sources[0] if sources else 0 for sources in graph.sources])
        self._b = _ints([sources[-1] if sources else 0 for sources in graph.sources])
        self._c = np.array(graph.numbers)
        self._values = np.array(graph.numbers)
        self._gradients = np.zeros_like(self._values)
        self._where = _ints(graph.changing)
        self._inputs = [np.array(graph.inputs(turn)) for turn in range(ROUNDS)]
        arrays = (self._kinds, self._a, self._b, self._c, self._values, self._gradients)
        self._arguments = [each.ctypes.data_as(ctypes.c_void_p) for each in arrays]
        self._ends = [
            (len(graph.changing), self._where.ctypes.data_as(ctypes.c_void_p), values.ctypes.data)
            for values in self._inputs
        ]

    def run(self, turn: int) -> None:
        """Forward and backward with the inputs of a round."""
        count, where, values = self._ends[turn % ROUNDS]
        self._run(len(self._kinds), *self._arguments, count, where, ctypes.c_void_p(values))

    def answer(self) -> Answer:
        """The loss, and the gradient of each input that changes."""
        return Answer(float(self._values[-1]), self._gradients[self._where].tolist())


def _ints(numbers: list[int]) -> np.ndarray:
    return np.array(numbers, dtype=np.intc)


_loaded: list[ctypes.CDLL] = []


def _library() -> ctypes.CDLL:
    if not _loaded:
        gcc = compiler()
        if gcc is None:
            raise OSError("no C compiler")
        with tempfile.TemporaryDirectory() as folder:
            built = Path(folder, "tape.so")
            subprocess.run(
                [gcc, "-O2", "-shared", "-fPIC", "-o", str(built), str(SOURCE), "-lm"], check=True
            )
            _loaded.append(ctypes.CDLL(str(built)))
    return _loaded[0]
