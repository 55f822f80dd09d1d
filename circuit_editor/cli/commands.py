"""The commands of the command line: each loads a circuit, asks the Python face, prints the result.

In the place of a circuit file stands a text file, where the whole of it is a formula or a program:
that, and what was read in it in another way than typed, is noted on stderr and in the JSON.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from circuit_editor.cli.output import DONE, FAILED, Refusal, complain, no_qt, say

if TYPE_CHECKING:
    import argparse

    from circuit_editor import Circuit, Result


def run(asked: argparse.Namespace) -> int:
    """Print the value and the gradient of everything."""
    circuit = _load(asked.file, asked.settings)
    result = _set(circuit, asked.settings).run()
    if asked.json:
        _say_json(circuit, result.report())
    else:
        arrays = result.arrays()
        say("\n".join([result.table(), *([f"\n{arrays}"] if arrays else []), *result.notes()]))
    return _judge(result, [])


def check(asked: argparse.Namespace) -> int:
    """Hold every gradient against the difference a small nudge makes."""
    circuit = _load(asked.file)
    found = circuit.check()
    if asked.json:
        _say_json(circuit, found.report())
    else:
        say("\n".join([found.table(), *found.result.notes()]))
    return _judge(found.result, found.disagreements())


def _judge(result: Result, objections: list[str]) -> int:
    objections = result.failures() + objections
    complain(objections)
    return FAILED if objections else DONE


def step(asked: argparse.Namespace) -> int:
    """Tell both passes step by step, a sentence each."""
    from circuit_editor.teaching.timeline.step_report import steps_report, steps_text

    circuit = _load(asked.file)
    result = circuit.run()
    document, run = result.document, result.engine_run
    if asked.json:
        _say_json(circuit, steps_report(document, run, asked.expanded))
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
            _say_json(circuit, refusal.report())
        complain([str(refusal)])
        return FAILED
    if asked.json:
        _say_json(circuit, found.report())
    else:
        say(found.latex() if asked.latex else found.text())
    return DONE


def export(asked: argparse.Namespace) -> int:
    """Write a circuit as a program."""
    from circuit_editor import FileError, NoProgram
    from circuit_editor.files.disk import write_whole

    if asked.output is not None:
        _require_no_circuit(asked.output, asked.file)
    circuit = _set(_load(asked.file, asked.settings), asked.settings)
    try:
        text = circuit.export(asked.to)
    except NoProgram as refusal:
        complain([str(refusal)])
        return FAILED
    if asked.output is None:
        _say_program(text)
        return DONE
    with _refusing(FileError):
        write_whole(text.encode(), asked.output)
    return DONE


def _require_no_circuit(output: str, file: str) -> None:
    """A program has another name than circuits, and is not written over what it is made of."""
    from circuit_editor.files import EXTENSION

    if Path(output).suffix.lower() == EXTENSION:
        raise Refusal(f'A program is no circuit: the name "{output}" must not end in {EXTENSION}.')
    if _is_same_file(output, file):
        raise Refusal(f'"{output}" is what is exported: the program would replace it.')


def _is_same_file(one: str, other: str) -> bool:
    with suppress(OSError, ValueError):
        return os.path.samefile(one, other)
    return False


def _say_program(text: str) -> None:
    """Print a program, whose names have to arrive as they are."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        raise Refusal(
            f"The program has letters that {encoding} lacks. Write it into a file with -o."
        ) from None
    say(text.removesuffix("\n"))


def render(asked: argparse.Namespace) -> int:
    """Draw a circuit into a picture."""
    from circuit_editor import FileError

    _require_folder(asked.output)
    document = _load(asked.file).document
    if sys.platform.startswith("linux"):  # elsewhere there is always a display, with its fonts
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        from circuit_editor.ui.app.picture_options import PictureOptions
        from circuit_editor.ui.render import render as draw
    except ImportError as error:
        raise no_qt(error) from error
    with _refusing(FileError, ValueError):
        options = {name: getattr(asked, name) for name in PictureOptions._fields}
        draw(document, asked.output, PictureOptions(**options))
    return DONE


def new(asked: argparse.Namespace) -> int:
    """Make a circuit file from an expression or a program."""
    from circuit_editor import ExpressionError, FileError
    from circuit_editor.api import circuit_of_draft
    from circuit_editor.expression import draft

    text = _standard_input() if asked.expression == "-" else asked.expression
    with _refusing(ExpressionError):
        made = circuit_of_draft(draft(text, declared=dict(asked.settings)))
    _note(made.notes)
    with _refusing(FileError):
        _set(made, asked.settings).save(asked.output)
    return DONE


def repair(asked: argparse.Namespace) -> int:
    """Tell what a repair of a damaged file changes, and write the repaired copy."""
    from circuit_editor import FileError
    from circuit_editor.files import save
    from circuit_editor.files.repair import ConflictSide, repaired_copy, told

    if asked.output is not None and _is_same_file(asked.output, asked.file):
        raise Refusal(f'"{asked.output}" is what is repaired: the copy needs another name.')
    try:
        document, changes = repaired_copy(asked.file, ConflictSide(asked.side))
    except FileError as error:
        raise Refusal(_at(asked.file, str(error))) from error
    say("\n".join(str(told(each)) for each in changes) or "Nothing is wrong with this file.")
    if asked.output is not None:
        with _refusing(FileError):
            save(document, asked.output)
    return DONE


def _standard_input() -> str:
    """A program too long for a command line (128 kB on Linux, 32 kB on Windows)."""
    try:
        return sys.stdin.read()
    except UnicodeDecodeError as error:
        raise Refusal(f"What came from standard input is no text in {error.encoding}.") from error


def _load(path: str, settings: Iterable[tuple[str, Any]] = ()) -> Circuit:
    """The circuit in a file, or the one that a text file is a formula of."""
    from circuit_editor import FileError, load

    try:
        circuit = load(path)
    except FileError as error:
        found = _formula_in(path, settings, str(error))
        if found is not None:
            return found
        raise Refusal(_at(path, str(error))) from error
    _note(circuit.notes)
    return circuit


def _formula_in(path: str, settings: Iterable[tuple[str, Any]], otherwise: str) -> Circuit | None:
    from circuit_editor import Circuit, ExpressionError
    from circuit_editor.expression.formula_files import formula_in

    try:
        found = formula_in(path, declared=dict(settings))
    except ExpressionError as error:
        raise Refusal(_at(path, f"{otherwise}\n{error}")) from error
    if found is None:
        return None
    first = f"{path} is a text and was read as a formula."
    circuit = Circuit(found.document(), (first, *map(str, found.notes)))
    _note(circuit.notes)
    return circuit


def _at(path: str, sentences: str) -> str:
    return "\n".join(f"{path}: {line}" for line in sentences.splitlines())


def _note(sentences: Iterable[str]) -> None:
    """Tell what was read in another way than typed: on stderr, for the results stay as they are."""
    complain(f"note: {sentence}" for sentence in sentences)


def _say_json(circuit: Circuit, report: Mapping[str, Any]) -> None:
    """Print a report, with the notes on the text that was read where there are any."""
    notes = {"notes": list(circuit.notes)} if circuit.notes else {}
    say(json.dumps({**report, **notes}, allow_nan=False))


def _set(circuit: Circuit, settings: Iterable[tuple[str, Any]]) -> Circuit:
    from circuit_editor import UnfitValue, UnknownName

    with _refusing(UnfitValue, UnknownName):
        return circuit.set(**dict(settings))


def _require_folder(path: Path) -> None:
    if not os.path.isdir(path.parent):
        raise Refusal(f'There is no folder "{path.parent}".')


@contextmanager
def _refusing(*errors: type[Exception]) -> Iterator[None]:
    """Tell these errors as a refusal, in their own words."""
    try:
        yield
    except errors as error:
        raise Refusal(str(error)) from error


COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "run": run,
    "check": check,
    "step": step,
    "formula": formula,
    "export": export,
    "render": render,
    "new": new,
    "repair": repair,
}
