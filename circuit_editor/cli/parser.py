"""The argument parser of the command line: its commands, their options, and what each means."""

from __future__ import annotations

import argparse
import json
import math
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

from circuit_editor import __version__
from circuit_editor.cli.commands import COMMANDS
from circuit_editor.cli.output import PROGRAM, Refusal
from circuit_editor.cli.window import open_window
from circuit_editor.text import (
    MINUS,
    Sentence,
    printable_lines,
    quote,
)
from circuit_editor.text.typed_numbers import typed_number

PICTURES = (".png", ".svg", ".pdf")
PROGRAMS = ("numpy",)  # as `export` has them, which loads NumPy
SIDES = ("ours", "theirs")  # as `files.repair` has them, which loads NumPy
THEMES = ("light", "dark")
CAPTIONS = ("en", "zh_Hant", "zh_Hans", "none")
SMALLEST_SCALE, LARGEST_SCALE = 0.01, 100.0
BEFORE_SIGN = "\0"  # nothing that is typed can hold it

JSON_HELP = "print one JSON object, with every digit"
SUMMARY = "Build computational graphs and see backpropagation live."
EXAMPLES = """\
examples:
  circuit-editor first.circuit                        open it in the window
  circuit-editor new "f = (x + y) * z" -o first.circuit --set x=-2 --set y=5 --set z=-4
  circuit-editor run first.circuit --set x=3          values and gradients, as a table
  circuit-editor run first.circuit --json             every digit, for programs
  circuit-editor run net.circuit --set "x=[1, 2]" --set W=@weights.csv
  circuit-editor check first.circuit                  gradients against differences
  circuit-editor step first.circuit                   both passes, a sentence for each step
  circuit-editor formula first.circuit                the loss and its derivatives as formulas
  circuit-editor formula n.circuit --block sigmoid    the same of one block
  circuit-editor export first.circuit -o first.py     a Python program, which checks itself
  circuit-editor render first.circuit -o first.svg --theme dark
  circuit-editor repair torn.circuit -o whole.circuit a copy of what is right in a damaged file
  circuit-editor run formula.txt                      a text that is a formula as a whole

A file that bears the name of a command is opened with ./ before it. Exit codes: 0 done,
1 a number is missing (the loss, too), nan or infinite, a gradient disagrees or there is no formula,
2 wrong file or usage. Where there is a loss and no gradient to compare, nothing disagrees: 0.
"""


class ArgumentParser(argparse.ArgumentParser):
    """An argument parser whose error messages quote what was typed."""

    def exit(self, status: int = 0, message: str | None = None) -> NoReturn:
        super().exit(status, message and printable_lines(message))


def parse_arguments(arguments: list[str]) -> argparse.Namespace:
    """What is asked for; its `do` takes it and does it. Exits with 2 where nobody can tell."""
    if not arguments or not (arguments[0] in COMMANDS or _is_option(arguments[0])):
        return _window_parser().parse_args(arguments)
    if arguments[0] == "new":
        arguments = [arguments[0], *_with_signs_kept(arguments[1:])]
    return _parser().parse_args(arguments)


def _is_option(argument: str) -> bool:
    return argument.startswith("-") and argument != "--"


def _window_parser() -> ArgumentParser:
    parser = ArgumentParser(prog=PROGRAM, allow_abbrev=False)
    parser.set_defaults(do=lambda asked: open_window(asked.file))
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

    def add(name: str, does: str, *, takes_file: bool = True) -> ArgumentParser:
        command = commands.add_parser(name, help=does, description=does, allow_abbrev=False)
        command.set_defaults(do=COMMANDS[name])
        if takes_file:
            command.add_argument("file", metavar="FILE")
        return command

    run = add("run", "Print the value and the gradient of everything in a circuit.")
    _add_settings(run)
    run.add_argument("--json", action="store_true", help=JSON_HELP)

    check = add("check", "Hold every gradient against the difference a small nudge makes.")
    check.add_argument("--json", action="store_true", help=JSON_HELP)

    step = add("step", "Tell both passes of a circuit step by step, in sentences.")
    blocks = step.add_mutually_exclusive_group()
    blocks.add_argument(
        "--expanded",
        action="store_true",
        default=None,
        help="go through the gates inside all blocks; without it as the file was saved",
    )
    blocks.add_argument(
        "--collapsed",
        action="store_false",
        dest="expanded",
        help="take every block in one step",
    )
    step.add_argument("--json", action="store_true", help=JSON_HELP)

    formula = add("formula", "Print the loss, or a block, and its derivatives as formulas.")
    formula.add_argument(
        "--block",
        metavar="NAME",
        help="a block in place of the loss: the name of its kind, or of one of its instances, "
        "such as layer1/neuron2",
    )
    written = formula.add_mutually_exclusive_group()
    written.add_argument("--latex", action="store_true", help="print the formulas as LaTeX")
    written.add_argument("--json", action="store_true", help="print one JSON object with both")

    export = add("export", "Write a circuit as a program: both passes, and a check of its numbers.")
    export.add_argument(
        "--to", choices=PROGRAMS, default=PROGRAMS[0], help="what it is written for; default: numpy"
    )
    export.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help="the program, replaced if it exists; else it is printed",
    )
    _add_settings(export)

    render = add("render", "Draw a circuit with all its numbers into a picture.")
    render.add_argument(
        "-o",
        "--output",
        required=True,
        type=_picture,
        metavar="OUT.{png,svg,pdf}",
        help="the picture; its ending says which kind",
    )
    _add_looks(render)
    render.add_argument(
        "--gradient-widths",
        action="store_true",
        help="wires as wide as their gradients are large, with a legend",
    )
    render.add_argument(
        "--same-scale",
        action="store_true",
        help="one scale of colours for all tiles of arrays, with a legend",
    )

    new = add("new", "Make a circuit file from an expression or a program.", takes_file=False)
    new.add_argument(
        "expression",
        type=_expression,
        metavar="EXPRESSION",
        help='such as "q = x + y; f = q * z"; - reads it from standard input',
    )
    new.add_argument("-o", "--output", required=True, metavar="FILE", help="replaced if it exists")
    _add_settings(new)

    repair = add("repair", "Tell what is wrong with a damaged file, and write a repaired copy.")
    repair.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        help="the repaired copy, replaced if it exists; without it nothing is written",
    )
    repair.add_argument(
        "--side",
        choices=SIDES,
        default=SIDES[0],
        help="what is kept of a merge conflict; default: ours",
    )
    return parser


def _add_looks(parser: ArgumentParser) -> None:
    """What a picture looks like; each is called as in `PictureOptions`."""
    parser.add_argument("--theme", choices=THEMES, default=THEMES[0], help="default: light")
    parser.add_argument(
        "--red-green-safe",
        action="store_true",
        dest="is_red_green_safe",
        help="numbers in blue and orange instead of green and red",
    )
    parser.add_argument(
        "--transparent",
        action="store_true",
        dest="is_transparent",
        help="no paper behind the circuit",
    )
    parser.add_argument(
        "--scale", type=_scale, default=1.0, metavar="N", help="1 is the size on the screen"
    )
    for what in ("values", "gradients"):
        parser.add_argument(
            f"--no-{what}",
            action="store_false",
            dest=f"has_{what}",
            help=f"leave the {what} away",
        )
    parser.add_argument(
        "--captions",
        choices=CAPTIONS,
        default=CAPTIONS[0],
        help="the language of the words under gates, or none of them; default: en",
    )


def _add_settings(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        type=_setting,
        dest="settings",
        metavar="NAME=VALUE",
        help="give an input another value: a number, lists such as [[1, 2], [3, 4]], a call such "
        "as normal(2, 3, seed=1), or @ and a file of numbers, @weights.csv; inside a block it is "
        "named neuron1/w",
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


def _expression(text: str) -> str:
    return text.removeprefix(BEFORE_SIGN)


def _setting(text: str) -> tuple[str, Any]:
    name, equals, value = (part.strip() for part in text.partition("="))
    if not name or not equals:
        raise argparse.ArgumentTypeError(
            f'"{quote(text)}" is not of the form NAME=VALUE, such as x=3'
        )
    return name, _value(value)


def _value(text: str) -> Any:
    """A number as people write it, nested lists where a comma separates, or what a file holds."""
    if text.startswith("@"):
        from circuit_editor.cli.value_files import value_in

        try:
            return value_in(text[1:])
        except Refusal as error:
            raise argparse.ArgumentTypeError(str(error)) from None
    with suppress(ValueError):
        number = float(text.replace(MINUS, "-"))
        if math.isfinite(number) or not any(map(str.isdigit, text)):
            return number
    with suppress(ValueError, RecursionError):
        value = json.loads(text)
        if not isinstance(value, float):  # that is too large for one: 1e400
            return value
    read = typed_number(text)
    if not isinstance(read, Sentence):
        return read
    if text.endswith(("]", ")")):
        from circuit_editor.expression.array_literals import array_from

        array = array_from(text)
        if array is not None:
            return array
    if text.startswith("[") or not any(map(str.isdigit, text)):
        raise argparse.ArgumentTypeError(
            f'"{quote(text)}" is neither a number nor nested lists such as [1, 2]'
        )
    raise argparse.ArgumentTypeError(str(read))


def _picture(text: str) -> Path:
    path = Path(text)
    if path.suffix.lower() not in PICTURES:
        raise argparse.ArgumentTypeError(f'the name "{text}" must end in {", ".join(PICTURES)}')
    return path


def _scale(text: str) -> float:
    scale = typed_number(text)
    if isinstance(scale, Sentence) or not SMALLEST_SCALE <= scale <= LARGEST_SCALE:
        raise argparse.ArgumentTypeError(
            f'"{text}" is not a number from {SMALLEST_SCALE:g} to {LARGEST_SCALE:g}'
        )
    return scale
