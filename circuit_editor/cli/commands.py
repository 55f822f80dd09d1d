"""What is done: each command loads a circuit, asks the Python face, and says what it got."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from circuit_editor.cli.output import DONE, FAILED, Refusal, complain, no_qt, say

if TYPE_CHECKING:
    import argparse

    from circuit_editor import Circuit, Result


def run(asked: argparse.Namespace) -> int:
    """Print the value and the gradient of everything."""
    result = _set(_load(asked.file), asked.settings).run()
    if asked.json:
        say(json.dumps(result.report(), allow_nan=False))
    else:
        say("\n".join([result.table(), *result.notes()]))
    return _judge(result, [])


def check(asked: argparse.Namespace) -> int:
    """Hold every gradient against the difference a small nudge makes."""
    found = _load(asked.file).check()
    if asked.json:
        say(json.dumps(found.report(), allow_nan=False))
    else:
        say("\n".join([found.table(), *found.result.notes()]))
    return _judge(found.result, found.disagreements())


def _judge(result: Result, objections: list[str]) -> int:
    objections = result.failures() + objections
    complain(objections)
    return FAILED if objections else DONE


def step(asked: argparse.Namespace) -> int:
    """Tell both passes step by step, a sentence each."""
    from circuit_editor.teaching.telling import steps_report, steps_text

    result = _load(asked.file).run()
    document, run = result.document, result.engine_run
    if asked.json:
        say(json.dumps(steps_report(document, run, asked.expanded), allow_nan=False))
    else:
        say("\n".join([steps_text(document, run, asked.expanded), *result.notes()]))
    return _judge(result, [])


def formula(asked: argparse.Namespace) -> int:
    """Print the loss, or what a block computes, and its derivatives as formulas."""
    from circuit_editor import NoClosedForm, UnknownName

    circuit = _load(asked.file)
    try:
        found = circuit.formula(asked.block)
    except UnknownName as error:
        raise Refusal(str(error)) from error
    except NoClosedForm as refusal:
        if asked.json:
            say(json.dumps(refusal.report()))
        complain([str(refusal)])
        return FAILED
    if asked.json:
        say(json.dumps(found.report()))
    else:
        say(found.latex() if asked.latex else found.text())
    return DONE


def render(asked: argparse.Namespace) -> int:
    """Draw a circuit into a picture."""
    from circuit_editor import FileError

    _require_folder(asked.output)
    document = _load(asked.file).document
    if sys.platform.startswith("linux"):  # elsewhere there is always a display, with its fonts
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        from circuit_editor.ui.render import render as draw
    except ImportError as error:
        raise no_qt(error) from error
    try:
        draw(document, asked.output, asked.theme, asked.scale)
    except (FileError, ValueError) as error:
        raise Refusal(str(error)) from error
    return DONE


def new(asked: argparse.Namespace) -> int:
    """Make a circuit file from an expression or a program."""
    from circuit_editor import ExpressionError, FileError, circuit

    program = asked.expression
    try:
        made = circuit(_standard_input() if program == "-" else program)
    except ExpressionError as error:
        raise Refusal(str(error)) from error
    try:
        _set(made, asked.settings).save(asked.output)
    except FileError as error:
        raise Refusal(str(error)) from error
    return DONE


def _standard_input() -> str:
    """A program too long for a command line (128 kB on Linux, 32 kB on Windows)."""
    try:
        return sys.stdin.read()
    except UnicodeDecodeError as error:
        raise Refusal(f"What came from standard input is no text in {error.encoding}.") from error


def _load(path: str) -> Circuit:
    from circuit_editor import FileError, load

    try:
        return load(path)
    except FileError as error:
        lines = str(error).splitlines()
        raise Refusal("\n".join(f"{path}: {line}" for line in lines)) from error


def _set(circuit: Circuit, settings: Iterable[tuple[str, Any]]) -> Circuit:
    from circuit_editor import UnfitValue, UnknownName

    try:
        return circuit.set(**dict(settings))
    except (UnfitValue, UnknownName) as error:
        raise Refusal(str(error)) from error


def _require_folder(path: Path) -> None:
    if not os.path.isdir(path.parent):
        raise Refusal(f'There is no folder "{path.parent}".')


COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "run": run,
    "check": check,
    "step": step,
    "formula": formula,
    "render": render,
    "new": new,
}
