"""Parses bytes to plain JSON data, and refuses what JSON readers usually let through.

`json` alone keeps the last of repeated keys, accepts NaN, turns 1e999 into infinity, and reads
integers that no float can hold and halves of characters that cannot be saved again. Its hooks
find all of these, but do not know where they are; so they leave a `RefusedValue` in the data,
and only where one was left is the data walked to say at which path.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np

from circuit_editor.files.failure import FileError, Findings
from circuit_editor.files.foreign.sniffing import (
    ENDS_IN_THE_MIDDLE,
    TORN_CIRCUIT,
    may_be_repaired,
    not_a_circuit,
    not_utf8,
    without_our_header,
)
from circuit_editor.files.limits import DEPTH, FILE_BYTES, LISTS
from circuit_editor.files.progress import reached
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template, quote

STRING = re.compile(rb'"(?:[^"\\]++|\\.)*+"?', re.DOTALL)
NO_SIGN = bytes(set(range(256)) - set(b"[]{}\n"))  # neither a bracket nor the end of a line
NO_QUOTE_EITHER = bytes(set(NO_SIGN) - set(b'"'))
HALF_CHARACTER = re.compile(r"\\u[dD][89a-fA-F]")  # an escaped surrogate, paired or not
STRETCH = 500_000  # bytes that are looked through at once
ALWAYS_FIT = (int, float, bool, type(None))  # what the hooks let through
PARSED = 0.3  # of the time that reading takes

IN_LINE = Template(QT_TRANSLATE_NOOP("Sentence", "Line {line}: {problem}"))


class RefusedValue(NamedTuple):
    """A placeholder in the parsed data, where the file holds something that must not be read.

    A file may hold millions of them, and twenty are told: only those become sentences. `instead`
    is what comes nearest, for a repair.
    """

    say: Callable[[str], Sentence]
    text: str = ""
    instead: Any = 0


def parse(data: bytes, name: str = "") -> dict[str, Any]:
    """The JSON object in these bytes: of dict, list, str, int, float, bool and None.

    All numbers in it are finite and within float range, all strings can be saved again, no key
    was repeated, nothing is nested deeper than the limit. `name` is that of the file: it may tell
    what else it is. Raises FileError.
    """
    FileError.refuse_if(FILE_BYTES.exceeded_by(len(data)))
    FileError.refuse_if(not_a_circuit(data, name))
    _check_brackets(data)
    return _checked(_text(data), name)


def _check_brackets(data: bytes) -> None:
    """Refuse what is nested too deep or too much, without parsing: a parser may not survive it."""
    signs, levels = _levels(data)
    too_deep = DEPTH.exceeded_by(int(levels.max(initial=0)))
    if too_deep is not None:
        line = signs.count(b"\n", 0, int(np.argmax(levels > DEPTH.most))) + 1
        raise FileError.of(IN_LINE(line=line, problem=too_deep))


def nesting(data: bytes) -> int:
    """How deep the lists and objects of a text are nested. Raises FileError for far too many."""
    return int(_levels(data)[1].max(initial=0))


def _levels(data: bytes) -> tuple[bytes, np.ndarray[Any, np.dtype[np.int32]]]:
    """The brackets and line ends of a text, and how deep it is nested behind each of them."""
    signs = _signs(data)
    codes = np.frombuffer(signs, dtype=np.uint8)
    opening = (codes == ord("[")) | (codes == ord("{"))
    FileError.refuse_if(LISTS.exceeded_by(int(opening.sum())))
    steps = np.where(opening, np.int8(1), np.where(codes == ord("\n"), np.int8(0), np.int8(-1)))
    return signs, steps.cumsum(dtype=np.int32)


def _signs(data: bytes) -> bytes:
    """The brackets and line ends of a text that stand in no string.

    It is looked through in stretches of whole lines, longer ones where a string spans lines.
    """
    found, start, length = [], 0, STRETCH
    while start < len(data):
        end = data.find(b"\n", start + length) + 1 or len(data)
        stretch = data[start:end]
        if b"\\" in stretch or stretch.count(b'"') % 2:
            # what is put behind it is swallowed by a string that does not end there
            signs = STRING.sub(b'"', stretch + b"[")
        else:  # the same, in a fifth of the time: of two quotes side by side one opens, one closes
            quotes = stretch.translate(None, NO_QUOTE_EITHER).replace(b'""', b"")
            signs = b"".join(quotes.split(b'"')[::2]) + b"["
        if end < len(data) and signs.endswith(b'"'):
            length *= 2
            continue
        found.append(signs.removesuffix(b"[").translate(None, NO_SIGN))
        start, length = end, STRETCH
        reached(PARSED * 0.4 * end / len(data))
    return b"".join(found)


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileError.of(not_utf8(data, error)) from None


def _checked(text: str, name: str) -> dict[str, Any]:
    tree, is_sound = _tree(text)
    if not isinstance(tree, dict):  # then it does not matter what it holds
        raise FileError.of(without_our_header(tree, name))
    if not is_sound or HALF_CHARACTER.search(text):
        findings = Findings()
        for path, refused in _refused(tree, ""):
            findings.report(path, refused.say(refused.text))
        findings.settle()
    return tree


def _tree(text: str) -> tuple[Any, bool]:
    """The parsed text, and whether it is free of any RefusedValue."""
    hooks = Hooks()
    try:
        tree = json.loads(text, **hooks.named())
    except json.JSONDecodeError as error:
        raise FileError.of(_not_json(error, text)) from None
    return tree, hooks.is_sound


class Hooks:
    """The hooks of a JSON parser: a RefusedValue for each value that must not be read.

    `is_sound` while they left none.
    """

    def __init__(self) -> None:
        self.is_sound = True

    def named(self) -> dict[str, Any]:
        """The hooks by the names that the parser of the library gives them."""
        return {
            "object_pairs_hook": self.mapping,
            "parse_float": self.real,
            "parse_int": self.whole,
            "parse_constant": self.constant,
        }

    def _refuse(self, say: Callable[[str], Sentence], text: str, instead: Any) -> RefusedValue:
        self.is_sound = False
        return RefusedValue(say, text, instead)

    def real(self, digits: str) -> Any:
        """The number of these digits."""
        number = float(digits)
        return number if math.isfinite(number) else self._too_large(digits)

    def whole(self, digits: str) -> Any:
        """The whole number of these digits."""
        if digits == "-0":
            return -0.0
        # float first: int() of many digits is slow, and an error from a certain length on
        return int(digits) if math.isfinite(float(digits)) else self._too_large(digits)

    def _too_large(self, digits: str) -> RefusedValue:
        return self._refuse(_too_large, digits, math.copysign(sys.float_info.max, float(digits)))

    def constant(self, name: str) -> RefusedValue:
        """What stands for NaN, Infinity and -Infinity."""
        return self._refuse(_not_a_number, name, 0)

    def mapping(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        """The object of these pairs."""
        made = dict(pairs)
        if len(made) < len(pairs):
            seen: set[str] = set()
            for key, _ in pairs:
                if key in seen and not is_repeated(made[key]):
                    made[key] = self._refuse(_repeated, "", made[key])
                seen.add(key)
        return made


def is_repeated(value: Any) -> bool:
    """True for a placeholder of what stands under a key that is there more than once."""
    return isinstance(value, RefusedValue) and value.say is _repeated


def _refused(tree: Any, path: str) -> Iterator[tuple[str, RefusedValue]]:
    """Every place that must not be read, in the file's order; the depth is limited by now."""
    if isinstance(tree, RefusedValue):
        yield path, tree
    elif isinstance(tree, str):
        if _is_broken(tree):
            yield path, RefusedValue(half_a_character)
    for key, each in members(tree):
        if isinstance(key, str) and _is_broken(key):
            yield member(path, key), RefusedValue(half_a_character)
        if type(each) not in ALWAYS_FIT:
            yield from _refused(each, path_to(path, key, each))


def members(tree: Any) -> Iterable[tuple[Any, Any]]:
    """The keys or the indices in an object or a list, each with what stands there."""
    if isinstance(tree, dict):
        return tree.items()
    return enumerate(tree) if isinstance(tree, list) else ()


def path_to(path: str, key: Any, each: Any) -> str:
    """The path of what stands in an object under this key, or in a list at this index."""
    return member(path, key) if isinstance(key, str) else item(path, key, each)


def member(path: str, key: str) -> str:
    """The path of an object's member."""
    name = quote(key) or '""'
    return f"{path}.{name}" if path else name


def item(path: str, index: int, each: Any) -> str:
    """The path of a list's item: nodes and blocks are called by their ids, others by index."""
    by_id = path.endswith(("nodes", "blocks"))
    if by_id and isinstance(each, dict) and isinstance(each.get("id"), str):
        return f"{path}.{quote(each['id'])}"
    return f"{path}[{index}]"


def _is_broken(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _too_large(digits: str) -> Sentence:
    return Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", "{digits} is too large for a number (limit 1.8e308)."),
        digits=quote(digits),
    )


def _not_a_number(name: str) -> Sentence:
    return Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", "{name} is not a finite number; write one."), name=name
    )


def _repeated(_: str) -> Sentence:
    return Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", "This is written more than once. Keep one of them.")
    )


def half_a_character(_: str) -> Sentence:
    """Say that half of a character is no text."""
    return Sentence.of(
        QT_TRANSLATE_NOOP(
            "Sentence", "The text holds half of a character (a lone \\ud800 to \\udfff)."
        )
    )


def _not_json(error: json.JSONDecodeError, text: str) -> Sentence:
    if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string"):
        is_ours = may_be_repaired(text.encode("utf-8", "surrogatepass"))
        return (TORN_CIRCUIT if is_ours else ENDS_IN_THE_MIDDLE)(line=error.lineno)
    return Sentence.of(
        QT_TRANSLATE_NOOP(
            "Sentence", "The file is not valid JSON from line {line}, column {column} on: {reason}."
        ),
        line=error.lineno,
        column=error.colno,
        reason=error.msg,
    )
