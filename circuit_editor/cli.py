"""The command line: `circuit-editor run first.circuit --json`, and without a command the window.

Thin: the Python face and the window do what is done here. This file keeps the contract of the
exit codes, and says whatever goes wrong in sentences on stderr, never as a traceback:

    0    done; saturated gates and kinks are no failure
    1    a problem, a mark nan or inf, a gradient check that disagrees, no closed form
    2    a file that cannot be read or written, or wrong usage
    130  interrupted;  141  nobody reads the output any more (128 + the signal, as in shells)
"""

from __future__ import annotations

import argparse
import contextlib
import json
import math
import os
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from circuit_editor import __version__

if TYPE_CHECKING:
    from circuit_editor import Circuit, Result

DONE, FAILED, UNUSABLE, INTERRUPTED, UNREAD = 0, 1, 2, 130, 141

PROGRAM = "circuit-editor"
COMMANDS = ("run", "check", "formula", "render", "new")
PICTURES = (".png", ".svg", ".pdf")
THEMES = ("light", "dark")
SMALLEST_SCALE, LARGEST_SCALE = 0.01, 100.0
MINUS = "\N{MINUS SIGN}"
PARTIAL = "\N{PARTIAL DIFFERENTIAL}"
BEFORE_SIGN = "\0"  # nothing that is typed can hold it

JSON_HELP = "print one JSON object, with every digit"
SUMMARY = "Build computational graphs and see backpropagation live."
EXAMPLES = """\
examples:
  circuit-editor first.circuit                        open it in the window
  circuit-editor new "f = (x + y) * z" -o first.circuit --set x=-2 --set y=5 --set z=-4
  circuit-editor run first.circuit --set x=3          values and gradients, as a table
  circuit-editor run first.circuit --json             every digit, for programs
  circuit-editor check first.circuit                  gradients against differences
  circuit-editor formula first.circuit                the loss and its derivatives as formulas
  circuit-editor render first.circuit -o first.svg --theme dark

A file that bears the name of a command is opened with ./ before it. Exit codes: 0 done,
1 a number is missing, nan or infinite, a gradient disagrees or there is no formula, 2 wrong file
or usage.
"""


class Refusal(Exception):
    """What was asked for cannot be done; the message is a sentence for the user."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks for and return the exit code."""
    try:
        return _obey(list(sys.argv[1:] if arguments is None else arguments))
    except SystemExit as end:  # argparse, after --help, --version or wrong usage
        return end.code if isinstance(end.code, int) else UNUSABLE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return UNREAD
    except Refusal as refusal:
        _complain([str(refusal)])
    except MemoryError:
        _complain(["There is not enough memory for this."])
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        _complain([f"Something unexpected went wrong ({reason}). Please report it."])
    return UNUSABLE


def _obey(arguments: list[str]) -> int:
    if not arguments or not (arguments[0] in COMMANDS or _is_option(arguments[0])):
        return _open_window(_window_parser().parse_args(arguments).file)
    if arguments[0] == "new":
        arguments = [arguments[0], *_with_signs_kept(arguments[1:])]
    asked = _parser().parse_args(arguments)
    code: int = asked.do(asked)
    return code


# --- what may be asked ------------------------------------------------------------------------


def _is_option(argument: str) -> bool:
    return argument.startswith("-") and argument != "--"


def _window_parser() -> ArgumentParser:
    parser = ArgumentParser(prog=PROGRAM, allow_abbrev=False)
    parser.add_argument("file", nargs="?", metavar="FILE")
    return parser


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog=PROGRAM,
        usage=f"{PROGRAM} [FILE]\n       {PROGRAM} {{{','.join(COMMANDS)}}} ...",
        description=SUMMARY,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    commands = parser.add_subparsers(prog=PROGRAM, metavar="COMMAND", required=True)

    def add(name: str, does: str, do: Callable[[argparse.Namespace], int]) -> ArgumentParser:
        command = commands.add_parser(name, help=does, description=does, allow_abbrev=False)
        command.set_defaults(do=do)
        return command

    run = add("run", "Print the value and the gradient of everything in a circuit.", _run)
    run.add_argument("file", metavar="FILE")
    _add_settings(run)
    run.add_argument("--json", action="store_true", help=JSON_HELP)

    check = add("check", "Hold every gradient against the difference a small nudge makes.", _check)
    check.add_argument("file", metavar="FILE")
    check.add_argument("--json", action="store_true", help=JSON_HELP)

    formula = add("formula", "Print the loss and its derivatives as formulas.", _formula)
    formula.add_argument("file", metavar="FILE")
    written = formula.add_mutually_exclusive_group()
    written.add_argument("--latex", action="store_true", help="print the formulas as LaTeX")
    written.add_argument("--json", action="store_true", help="print one JSON object with both")

    render = add("render", "Draw a circuit with all its numbers into a picture.", _render)
    render.add_argument("file", metavar="FILE")
    render.add_argument(
        "-o",
        "--output",
        required=True,
        type=_picture,
        metavar="OUT.{png,svg,pdf}",
        help="the picture; its ending says which kind",
    )
    render.add_argument("--theme", choices=THEMES, default=THEMES[0], help="default: light")
    render.add_argument(
        "--scale", type=_scale, default=1.0, metavar="N", help="1 is the size on the screen"
    )

    new = add("new", "Make a circuit file from an expression or a program.", _new)
    new.add_argument(
        "expression",
        metavar="EXPRESSION",
        help='such as "q = x + y; f = q * z"; - reads it from standard input',
    )
    new.add_argument("-o", "--output", required=True, metavar="FILE", help="replaced if it exists")
    _add_settings(new)
    return parser


def _add_settings(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        type=_setting,
        dest="settings",
        metavar="NAME=VALUE",
        help="give an input another value: a number, or lists such as [[1, 2], [3, 4]]",
    )


def _with_signs_kept(arguments: list[str]) -> list[str]:
    """Mark expressions such as `-x`, so that argparse does not take them for options."""
    options = {"-o", "-h"}
    marked: list[str] = []
    is_value = False
    for place, each in enumerate(arguments):
        if each == "--":
            return marked + arguments[place:]
        is_sign = each.startswith("-") and not each.startswith("--") and each not in options
        marked.append(BEFORE_SIGN + each if is_sign and not is_value else each)
        is_value = each in ("-o", "--output", "--set")
    return marked


def _setting(text: str) -> tuple[str, Any]:
    name, equals, value = (part.strip() for part in text.partition("="))
    if not name or not equals:
        raise argparse.ArgumentTypeError(f'"{text}" is not of the form NAME=VALUE, such as x=3')
    try:
        return name, float(value.replace(MINUS, "-"))
    except ValueError:
        pass
    try:
        return name, json.loads(value)
    except (ValueError, RecursionError):
        raise argparse.ArgumentTypeError(
            f'"{value}" is neither a number nor nested lists such as [1, 2]'
        ) from None


def _picture(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in PICTURES:
        raise argparse.ArgumentTypeError(f'the name "{text}" must end in {", ".join(PICTURES)}')
    return path


def _scale(text: str) -> float:
    try:
        scale = float(text)
    except ValueError:
        scale = math.nan
    if not SMALLEST_SCALE <= scale <= LARGEST_SCALE:
        raise argparse.ArgumentTypeError(
            f'"{text}" is not a number from {SMALLEST_SCALE:g} to {LARGEST_SCALE:g}'
        )
    return scale


# --- what is done -----------------------------------------------------------------------------


def _run(asked: argparse.Namespace) -> int:
    result = _set(_load(asked.file), asked.settings).run()
    if asked.json:
        _print(json.dumps(result.report(), allow_nan=False))
    else:
        _print("\n".join([result.table(), *result.notes()]))
    return _judge(result, [])


def _check(asked: argparse.Namespace) -> int:
    check = _load(asked.file).check()
    if asked.json:
        _print(json.dumps(check.report(), allow_nan=False))
    else:
        _print("\n".join([check.table(), *check.result.notes()]))
    return _judge(check.result, check.disagreements())


def _judge(result: Result, objections: list[str]) -> int:
    objections = result.failures() + objections
    _complain(objections)
    return FAILED if objections else DONE


def _formula(asked: argparse.Namespace) -> int:
    from circuit_editor import NoClosedForm

    circuit = _load(asked.file)
    try:
        formula = circuit.formula()
    except NoClosedForm as refusal:
        if asked.json:
            _print(json.dumps(refusal.report()))
        _complain([str(refusal)])
        return FAILED
    if asked.json:
        _print(json.dumps(formula.report()))
    else:
        _print(formula.latex() if asked.latex else formula.text())
    return DONE


def _render(asked: argparse.Namespace) -> int:
    _require_folder(asked.output)
    document = _load(asked.file).document
    if sys.platform.startswith("linux"):  # elsewhere there is always a display, with its fonts
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        from circuit_editor.ui.render import render
    except ImportError as error:
        raise _no_qt(error) from error
    try:
        render(document, asked.output, asked.theme, asked.scale)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None)
        raise Refusal(f"{asked.output}: {reason}" if reason else str(error)) from error
    return DONE


def _new(asked: argparse.Namespace) -> int:
    from circuit_editor import ExpressionError, FileError, circuit

    program = asked.expression.removeprefix(BEFORE_SIGN)
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


def _open_window(path: str | None) -> int:
    if path is not None and not os.path.exists(path):
        raise Refusal(f'There is no file or command "{path}". See {PROGRAM} --help.')
    if not _has_display():
        raise Refusal(
            f"There is no display to open a window on. Without one there are the commands "
            f"{', '.join(COMMANDS)}: see {PROGRAM} --help."
        )
    try:
        from circuit_editor.ui.app import main as open_window
    except ImportError as error:
        raise _no_qt(error) from error
    return open_window(path)


def _has_display() -> bool:
    if not sys.platform.startswith(("linux", "freebsd")):
        return True
    return any(os.environ.get(n) for n in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"))


def _no_qt(error: ImportError) -> Refusal:
    return Refusal(f"Qt cannot be loaded: {error}.")


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
    if not path.parent.is_dir():
        raise Refusal(f'There is no folder "{path.parent}".')


# --- what is said -----------------------------------------------------------------------------


def _print(text: str) -> None:
    """Write to stdout at once, so that a full disk or a closed pipe speaks up here."""
    try:
        print(_writable(text, sys.stdout), flush=True)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing more at the end
        if isinstance(error, BrokenPipeError):
            raise
        raise Refusal(f"The output cannot be written: {error.strerror}.") from error


def _complain(sentences: Iterable[str]) -> None:
    with contextlib.suppress(OSError):  # where nobody listens there is nobody to tell
        for sentence in sentences:
            for line in sentence.splitlines():
                print(_writable(f"{PROGRAM}: {line}", sys.stderr), file=sys.stderr)


def _writable(text: str, stream: TextIO) -> str:
    """The text in the characters that the stream has: a minus must never become a `?`."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        text = (
            text.replace(MINUS, "-")
            .replace(PARTIAL, "d")
            .encode(encoding, "replace")
            .decode(encoding)
        )
    return text
