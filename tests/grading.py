"""A grading script as a teacher writes one: a pool of processes over a folder of circuits.

    python grading.py FOLDER COUNT FAULTY fork|spawn never|before|meanwhile PROCESSES

The last word but one says when the compiled engine is loaded: not at all, before the pool is made,
or in another thread while it is made.
"""

from __future__ import annotations

import multiprocessing
import sys
import threading
from pathlib import Path

import circuit_editor as ce


def grade(path: Path) -> tuple[ce.Circuit, ce.Result, ce.GradientCheck]:
    """What one worker sends back of one file, errors by raising them."""
    circuit = ce.load(path)
    return circuit, circuit.run(), circuit.check()


def answers(pool, paths):
    """What came back of each file: whole things, or the error that was raised."""
    for answer in [pool.apply_async(grade, (path,)) for path in paths]:
        try:
            yield answer.get(timeout=60)
        except ce.FileError as error:
            yield error


def class_graded(folder: Path, count: int, faulty: int, method: str, processes: int) -> None:
    """One pool over all files; what it says is what this process says."""
    paths = [folder / f"{place:03}.circuit" for place in range(count)]
    with multiprocessing.get_context(method).Pool(processes) as pool:
        told = list(answers(pool, paths))
    for path, answer in zip(paths, told, strict=True):
        if isinstance(answer, ce.FileError):
            assert answer.problems and str(answer), path
            continue
        circuit, result, check = answer
        assert circuit == ce.load(path)
        assert check.agrees
        assert result.report() == check.result.report()
        assert abs(result.loss - circuit.run().loss) <= 1e-12
    refused = sum(isinstance(each, ce.FileError) for each in told)
    assert refused == faulty
    print(f"{len(told)} answered, {refused} refused")


def main(folder: str, count: str, faulty: str, method: str, warm: str, processes: str) -> None:
    """Grade the class once."""
    loading = threading.Thread(target=ce.warm)
    if warm != "never":
        loading.start()
    if warm == "before":
        loading.join()
    class_graded(Path(folder), int(count), int(faulty), method, int(processes))


if __name__ == "__main__":
    main(*sys.argv[1:])
