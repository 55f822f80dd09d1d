"""Runs an exported program in this process, and holds every number against the plain road."""

from __future__ import annotations

import contextlib
import io
import math
import re
import sys
from dataclasses import dataclass
from typing import Any

import numpy as np

from circuit_editor import engine
from circuit_editor.engine import Run, values_of
from circuit_editor.engine.interpreter import interpret
from circuit_editor.export import ExportedProgram, program
from circuit_editor.model import OUT, Document, Pin


@dataclass
class Ran:
    """What a program left behind: its exit code, its names, and what it printed.

    `inside` are the numbers that its functions for blocks had when they returned, with their names.
    """

    code: int
    names: dict[str, Any]
    printed: str
    inside: list[tuple[str, float]]


BLOCK = re.compile(r"^def (\w+)\(.*\n    # the block ", re.MULTILINE)


def ran(text: str) -> Ran:
    """Run the text of a program as a file would be run."""
    names: dict[str, Any] = {"__name__": "__main__"}
    before = np.geterr()
    out = io.StringIO()
    code = 0
    watched, inside = set(BLOCK.findall(text)), []

    def watch(frame: Any, event: str, _: Any) -> None:
        if event == "return" and frame.f_code.co_name in watched:
            known = frame.f_locals.items()
            inside.extend((name, each) for name, each in known if not isinstance(each, tuple))

    try:
        sys.setprofile(watch if watched else None)
        with contextlib.redirect_stdout(out):
            exec(code_of(text), names)
    except SystemExit as end:
        code = int(end.code or 0)
    finally:
        sys.setprofile(None)
        np.seterr(**before)
    return Ran(code, names, out.getvalue(), inside)


def code_of(text: str) -> Any:
    """The code of a program, read as a file's bytes are."""
    return compile(text.encode("utf-8"), "program.py", "exec", dont_inherit=True)


def plain_run(document: Document) -> Run:
    """The run along the plain road."""
    return interpret(engine.compile(document), values_of(document))


def bits(number: Any) -> str:
    """A number so that it equals itself alone: nan as well, the sign of a zero told apart."""
    return "nan" if math.isnan(number) else float(number).hex()


def assert_same_bits(document: Document) -> ExportedProgram:
    """The program of a circuit exits with 0, and has every value and gradient to the last bit."""
    with np.errstate(all="ignore"):  # for what is asked of the run below
        return _same_bits(document, program(document))


def _same_bits(document: Document, made: ExportedProgram) -> ExportedProgram:
    found = ran(made.text)
    assert found.code == 0, found.printed
    run = plain_run(document)
    told = 0
    for called, name in made.names.items():
        path, _, port = called.partition(".")
        pin = Pin(path, port or OUT)
        assert bits(found.names[name]) == bits(run.value(pin)), (name, made.text)
        gradient = run.gradient(pin)
        assert (f"d{name}" in found.names) == (gradient is not None), (name, made.text)
        told += 1
        if gradient is not None:
            told += 1
            assert bits(found.names[f"d{name}"]) == bits(gradient), (name, made.text)
    assert len(found.printed.splitlines()) == told + 1  # every number, and the line above them
    for slot, step in enumerate(run.tape.steps):
        if run.values[slot] is not None and not step.gate.is_flag:
            assert step.path in made.names or ("/" in step.path and not step.gate.is_source)
    numbers = [
        *run.values,
        *run.gradients,
        *(share for each in run.wire_gradients for share in each),
    ]
    numbers += [run.gradient(pin) for pin in run.tape.aliases]
    known = {bits(each) for each in numbers if each is not None}
    for name, each in found.inside:
        assert bits(each) in known, (name, each, made.text)
    return made
