"""Scans the text of a lesson before it is parsed: a parser may not survive what it holds.

`tomllib` reads nested lists by recursion, and takes a time and a memory that grow with the square
of the parts of a dotted key. One walk over the words of the text finds both, and what is merely
too much. Brackets, dots and signs within texts and comments count for nothing.
"""

from __future__ import annotations

import re

from circuit_editor.files.parsing import IN_LINE
from circuit_editor.lessons.limits import DEPTH, KEY_PARTS, KEYS, TABLES, WORD
from circuit_editor.text import Sentence

# A quotation mark or two within three are text, and so are one or two before the closing three.
TOKEN = re.compile(
    r"""
      (?P<skipped> [ \t\r]++ | \#[^\n]*+ )
    | (?P<text>
          \"{3} (?> (?: [^"\\]++ | \\. | "{1,2}(?!") )* ) (?: "{3,5} | \Z )
        | '{3} (?> (?: [^']++ | '{1,2}(?!') )* ) (?: '{3,5} | \Z )
        | " (?: [^"\\\n]++ | \\[^\n] )*+ "?
        | ' [^'\n]*+ '?
      )
    | (?P<word> [^\s"'\#\[\]{}.,=]++ )
    | (?P<other> . )
    """,
    re.VERBOSE | re.DOTALL,
)


def too_much_in(text: str) -> Sentence | None:
    """What to say of a text that is too deep or too large to be parsed, with its line; or None."""
    depth = dots = keys = tables = 0
    for match in TOKEN.finditer(text):
        problem: Sentence | None = None
        if match.lastgroup == "word":
            problem = WORD.exceeded_by(match.end() - match.start())
        elif match.lastgroup == "other":
            match match.group():
                case ".":
                    dots += 1
                    keys += 1
                    problem = KEY_PARTS.exceeded_by(dots + 1)
                case "[" | "{":
                    depth, dots, tables = depth + 1, 0, tables + 1
                    problem = DEPTH.exceeded_by(depth) or TABLES.exceeded_by(tables)
                case "]" | "}":
                    depth, dots = depth - 1, 0
                case "=" | ",":
                    dots, keys = 0, keys + 1
                case _:  # the end of a line
                    dots = 0
            problem = problem or KEYS.exceeded_by(keys)
        if problem is not None:
            return IN_LINE(line=text.count("\n", 0, match.start()) + 1, problem=problem)
    return None
