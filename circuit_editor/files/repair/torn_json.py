"""Parses JSON of which pieces are lost or too much: what is whole is kept, all else told by line.

Whatever is sound is parsed by the library, a list, an object or a row of plain values at a time;
only around what is not does this reader go from sign to sign. It does not recurse, and how often it
looks at a sign does not depend on how deep that is nested.
"""

from __future__ import annotations

import itertools
import json
import math
import re
from typing import Any

from circuit_editor.files.limits import DEPTH
from circuit_editor.files.parsing import IN_LINE, PARSED, Hooks, nesting
from circuit_editor.files.progress import reached
from circuit_editor.files.repair.changes import LEFT_OUT, Change, refuse_too_many
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template

TOKEN = re.compile(
    r"""[ \t\r\n\0\ufeff]*+(?:
      (?P<text>"(?:[^"\\\n]++|\\[^\n])*+")
    | (?P<comment>//[^\n]*|\#[^\n]*)
    | (?P<long>/\*)  # a comment over lines, where it ends at all
    | (?P<blank>[^\S \t\r\n]+)  # of other languages than JSON
    | (?P<mark>[{}\[\],:])
    | (?P<word>[^\s{}\[\],:"\0]+)
    | (?P<torn>"[^\n]*)
    )""",
    re.VERBOSE | re.DOTALL,
)
SPACE = r"[ \t\r\n]*+"
DIGITS = r"-?(?:0|[1-9][0-9]*)(?P<real>(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)"
PLAIN_TEXT = r'"[^"\\\x00-\x1f]*+"'
PLAIN = f"(?:{PLAIN_TEXT}|{DIGITS.replace('?P<real>', '?:')}|true|false|null)"
ROW = re.compile(f"(?:{SPACE}{PLAIN}{SPACE},){{1,1000}}")
MEMBERS = re.compile(f"(?:{SPACE}{PLAIN_TEXT}{SPACE}:{SPACE}{PLAIN}{SPACE},){{1,1000}}")
BRACKETS = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{}]|[^"\[\]{}]{1,100000}', re.DOTALL)
MORE_RECORDS = re.compile(r'[\s\0]*,[\s\0]*[{"]|[\s\0]*\]')
MORE_MEMBERS = re.compile(r'[\s\0]*,[\s\0]*"')
NUMBER = re.compile(DIGITS)
WORDS = {"true": True, "false": False, "null": None, "True": True, "False": False, "None": None}
KEYS = {"nodes": "kind", "wires": "from"}  # and a field that each of them has
WINDOWS = 1 << 12, 1 << 18, 1 << 28  # characters, the last more than any file has
LONGEST_SIGN = 400  # of a number that may be cut
MARK = "\ufeff"  # of UTF-8, which stands before a text
OPENING, CLOSING = {"[", "{"}, {"]", "}"}
CONSTANTS = ("NaN", "Infinity", "-Infinity")

NOT_JSON = Template(QT_TRANSLATE_NOOP("Sentence", "This is no JSON here: {text}"), quoted=("text",))
LACKING = Template(QT_TRANSLATE_NOOP("Sentence", "Here a sign is missing: {text}"))
TOO_DEEP = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "This is nested more than {limit} deep."), limit=int(DEPTH.most)
)
ENDS_HERE = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "The file ends in the middle, at this line. Its end is lost.")
)
BEHIND_THE_END = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "This stands behind the end of the circuit.")
)
NOT_A_WORD = object()
AS_IT_STANDS = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "It was read as it stands."))
NO_KEY = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "What begins here has lost its key."))
KEPT_WHERE_CLEAR = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "It was kept only if it is a list of nodes or wires.")
)
PUT_IN = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "It was put in."))
ENDED = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "What was not whole was left out."))
STRETCH = 4_096  # signs between two looks whether it goes on


class Open:
    """A list or an object whose end was not reached yet."""

    __slots__ = (
        "has_colon",
        "holds_objects",
        "is_list",
        "is_unwanted",
        "items",
        "key",
        "keys",
        "needs_comma",
    )

    def __init__(self, *, is_list: bool, is_unwanted: bool = False) -> None:
        self.is_list = is_list
        self.is_unwanted = is_unwanted
        self.items: list[Any] = []  # of an object: its keys and values, in pairs
        self.keys: set[str] = set()
        # True where something whole stands in it already: an object, or a list of them
        self.holds_objects = False
        self.key: str | None = None
        self.has_colon = False
        self.needs_comma = False

    def add(self, value: Any) -> None:
        """Take in a value; of an object under the key before it."""
        if self.is_list:
            self.items.append(value)
        elif self.key is not None:
            self.items.append((self.key, value))
            self.keys.add(self.key)
        self.holds_objects = self.holds_objects or _holds_objects(value)
        self.key, self.has_colon, self.needs_comma = None, False, True

    def extend(self, values: list[Any]) -> None:
        """Take in a row of plain values, each with its comma; of an object in pairs."""
        self.items += values
        if not self.is_list:
            self.keys.update(key for key, _ in values)

    @property
    def awaits_key(self) -> bool:
        """True for an object in which a key comes next."""
        return not self.is_list and self.key is None


class TornJson:
    """The reader of one text; `changes` are told by its lines."""

    def __init__(self, text: str) -> None:
        self.hooks = Hooks()
        self.changes: list[Change] = []
        self._decoder = json.JSONDecoder(**self.hooks.named())
        self._row_decoder = json.JSONDecoder(**self.hooks.named() | {"object_pairs_hook": list})
        self._refused = set[int]()  # where lists and objects begin that cannot be taken whole
        self._looked_to = 0
        self._text = text
        self._at = 0
        self._counted, self._line = 0, 1
        self._open: list[Open] = []
        self._has_marks = MARK in text
        self._has_long_comments = True

    def tree(self) -> Any:
        """The object that the text holds; None where it holds none."""
        start = self._text.find("{")
        if start < 0:
            return None
        if self._text[:start].strip("\0\ufeff \t\r\n"):
            self._tell(0, NOT_JSON(text=self._text[:start].strip()), LEFT_OUT)
        elif MARK in self._text[:start]:
            self._tell(0, NOT_JSON(text=MARK), LEFT_OUT)
        self._at = start + 1
        whole = self._decoded(start)
        if whole is None:
            self._open = [Open(is_list=False)]
            whole = self._read_on()
        behind = self._text[self._at :]
        if behind.strip("\0\ufeff \t\r\n"):
            self._tell(self._at, BEHIND_THE_END, LEFT_OUT)
        elif MARK in behind:
            self._tell(self._at, NOT_JSON(text=MARK), LEFT_OUT)
        return whole

    def _read_on(self) -> Any:
        """Read sign by sign until the outermost object ends."""
        for count in itertools.count():
            if count % STRETCH == 0:
                reached(PARSED * (0.4 + 0.6 * self._at / len(self._text)))
            self._take_row()
            found = TOKEN.match(self._text, self._at)
            if found is None:
                return self._end_here()
            kind = found.lastgroup or ""
            token, start = found[kind], found.start(kind)
            if self._has_marks and MARK in self._text[self._at : start]:
                self._tell(self._at, NOT_JSON(text=MARK), LEFT_OUT)
            self._at = found.end()
            if self._at == len(self._text) and kind in ("word", "torn"):
                return self._end_here()  # it may go on
            if token in ("}", "]"):
                whole = self._close(start, is_list=token == "]")
                if whole is not None:
                    return whole
            elif token in ("{", "["):
                self._begin(start, is_list=token == "[")
            elif kind == "mark":
                self._separate(start, token)
            elif kind == "long":
                self._skip_comment(start)
            elif kind in ("comment", "blank", "torn"):
                self._tell(start, NOT_JSON(text=token), LEFT_OUT)
            else:
                self._take(start, kind, token)

    def _tell(self, at: int, problem: Sentence, done: Sentence) -> None:
        at = max(at, self._counted)
        self._line += self._text.count("\n", self._counted, at)
        self._counted = at
        self.changes.append(Change("", IN_LINE(line=self._line, problem=problem), done))
        refuse_too_many(self.changes)

    def _take_row(self) -> None:
        """Take the plain values that stand here in a row, each followed by a comma."""
        top = self._open[-1]
        if top.needs_comma or top.key is not None:
            return
        found = (ROW if top.is_list else MEMBERS).match(self._text, self._at)
        if found is None:
            return
        first, last = "[]" if top.is_list else "{}"
        top.extend(self._row_decoder.decode(f"{first}{found[0][:-1]}{last}"))
        self._at = found.end()

    def _skip_comment(self, start: int) -> None:
        """Leave out a comment over lines, or only its sign where it does not end."""
        end = self._text.find("*/", self._at) + 2 if self._has_long_comments else 1
        self._has_long_comments = end > 1
        self._at = max(self._at, end)
        self._tell(start, NOT_JSON(text=self._text[start : self._at]), LEFT_OUT)

    def _decoded(self, start: int) -> Any:
        """The list or object that begins there, where it is sound; None where it is not."""
        is_known = start < self._looked_to and start in self._refused
        if is_known or len(self._open) >= DEPTH.most:
            return None
        for most in WINDOWS:
            part = self._text[start : start + most]  # where it fails the library counts its lines
            try:
                value, length = self._decoder.raw_decode(part)
            except json.JSONDecodeError as error:
                is_cut = error.pos >= len(part) - LONGEST_SIGN
                if len(part) < most or (
                    not is_cut and not error.msg.startswith("Unterminated string")
                ):
                    self._refuse_around(start, start + error.pos)
                    return None
            except RecursionError:
                return None
            else:
                if self._is_too_deep(part[:length]):
                    self._refuse_deep(start, start + length)
                    return None
                self._at = start + length
                return value
        return None

    def _refuse_around(self, start: int, error: int) -> None:
        """Note all that begins from `start` on and holds the error: up to there it is sound."""
        still_open: list[int] = []
        for found in BRACKETS.finditer(self._text, start, error):
            if found[0] in OPENING:
                still_open.append(found.start())
            elif found[0] in CLOSING:
                still_open.pop()
        self._refused.update(still_open)
        self._looked_to = max(self._looked_to, error)

    def _refuse_deep(self, start: int, end: int) -> None:
        """Note all that begins in a sound part and is nested too deep."""
        room, still_open, noted = DEPTH.most - len(self._open), list[int](), 0
        for found in BRACKETS.finditer(self._text, start, end):
            if found[0] in OPENING:
                still_open.append(found.start())
                if len(still_open) > room:
                    self._refused.update(still_open[noted:])
                    noted = len(still_open)
            elif found[0] in CLOSING:
                still_open.pop()
                noted = min(noted, len(still_open))
        self._looked_to = max(self._looked_to, end)

    def _is_too_deep(self, sound: str) -> bool:
        """True where a sound part is nested too deep where it stands: that is read sign by sign."""
        room = DEPTH.most - len(self._open)
        if sound.count("[") + sound.count("{") <= room:
            return False
        return nesting(sound.encode("utf-8", "surrogatepass")) > room

    def _begin(self, start: int, *, is_list: bool) -> None:
        top = self._open[-1]
        is_unwanted = top.awaits_key
        if is_unwanted and not is_list and len(self._open) > 1 and self._open[-2].is_list:
            self._tell(start, LACKING(text="}"), PUT_IN)
            self._finish()
            top, is_unwanted = self._open[-1], False
        if is_unwanted:
            self._tell(start, NO_KEY, KEPT_WHERE_CLEAR)
        elif len(self._open) >= DEPTH.most:
            is_unwanted = True
            self._tell(start, TOO_DEEP, LEFT_OUT)
        self._expect_comma(start, top)
        self._expect_colon(start, top)
        value = self._decoded(start)
        if value is None:
            self._open.append(Open(is_list=is_list, is_unwanted=is_unwanted))
        else:
            self._put(value, is_unwanted=is_unwanted)

    def _put(self, value: Any, *, is_unwanted: bool) -> None:
        """Put a list or an object into what is open; a list that has lost its key finds it."""
        top = self._open[-1]
        key = _key_of(value) if is_unwanted and top.awaits_key else None
        if key is not None and key not in top.keys:
            top.key = key
            is_unwanted = False
        if not is_unwanted:
            top.add(value)

    def _expect_colon(self, start: int, top: Open) -> None:
        if top.key is not None and not top.has_colon:
            self._tell(start, LACKING(text=":"), PUT_IN)

    def _expect_comma(self, start: int, top: Open) -> None:
        if top.needs_comma:
            self._tell(start, LACKING(text=","), PUT_IN)
            top.needs_comma = False

    def _separate(self, start: int, mark: str) -> None:
        """Take a comma or a colon."""
        top = self._open[-1]
        if mark == ":" and top.key is not None and not top.has_colon:
            top.has_colon = True
        elif mark == "," and top.needs_comma:
            top.needs_comma = False
        else:
            self._tell(start, NOT_JSON(text=mark), LEFT_OUT)
            if mark == ",":
                top.key, top.has_colon = None, False

    def _take(self, start: int, kind: str, token: str) -> None:
        """Take a text, or a word that is a number or one of JSON's words."""
        top = self._open[-1]
        self._expect_comma(start, top)
        value = self._text_of(start, token) if kind == "text" else self._word(start, token)
        if top.awaits_key:
            if kind == "word":
                self._tell(start, LACKING(text='"'), PUT_IN)
            top.key = value if kind == "text" else token
            return
        self._expect_colon(start, top)
        if value is NOT_A_WORD:
            self._tell(start, NOT_JSON(text=token), LEFT_OUT)
            top.key, top.has_colon = None, False
        else:
            top.add(value)

    def _text_of(self, start: int, token: str) -> str:
        try:
            return str(json.loads(token))
        except json.JSONDecodeError:
            self._tell(start, NOT_JSON(text=token), AS_IT_STANDS)
        try:
            return str(json.loads(token, strict=False))  # a tab or the like in it
        except json.JSONDecodeError:
            return token[1:-1]

    def _word(self, start: int, token: str) -> Any:
        if token in WORDS:
            return WORDS[token]
        if token in CONSTANTS:
            return self.hooks.constant(token)
        number = NUMBER.fullmatch(token)
        if number is not None:
            return self.hooks.real(token) if number["real"] else self.hooks.whole(token)
        try:
            value = float(token)
        except ValueError:
            return NOT_A_WORD
        if not math.isfinite(value):
            return NOT_A_WORD
        self._tell(start, NOT_JSON(text=token), AS_IT_STANDS)
        return value

    def _close(self, start: int, *, is_list: bool) -> Any:
        """Take the end of a list or an object; the whole where it is that of the outermost."""
        top, sign = self._open[-1], "]" if is_list else "}"
        is_too_much = (
            not any(each.is_list for each in self._open)
            if is_list
            else len(self._open) == 1 and MORE_MEMBERS.match(self._text, self._at)
        )
        if not is_list and top.is_list:
            holds_more = top.holds_objects or not top.items
            is_too_much = holds_more and MORE_RECORDS.match(self._text, self._at)
        if is_too_much:
            self._tell(start, NOT_JSON(text=sign), LEFT_OUT)
            return None
        while self._open[-1].is_list is not is_list:
            self._tell(start, LACKING(text="]" if self._open[-1].is_list else "}"), PUT_IN)
            self._finish()
        return self._finish(start)

    def _finish(self, start: int | None = None) -> Any:
        """End the innermost list or object; the whole where it was the outermost."""
        top = self._open.pop()
        if start is not None and top.items and not top.needs_comma and top.key is None:
            self._tell(start, NOT_JSON(text=","), LEFT_OUT)
        elif top.key is not None:
            self._tell(start or self._counted, NOT_JSON(text=top.key), LEFT_OUT)
        value = top.items if top.is_list else self.hooks.mapping(top.items)
        if not self._open:
            return value
        self._put(value, is_unwanted=top.is_unwanted)
        return None

    def _end_here(self) -> Any:
        """End all that is open, without what is not whole: an entry, and the values in it."""
        self._tell(len(self._text), ENDS_HERE, ENDED)
        while len(self._open) > 1 and not self._open[-1].holds_objects:
            self._open.pop()
        self._open[-1].key = None
        self._open[-1].needs_comma = True
        self._at = len(self._text)
        while len(self._open) > 1:
            self._finish()
        return self._finish()


def _holds_objects(value: Any) -> bool:
    """True for an object, and for a list of some."""
    if isinstance(value, list):
        return any(isinstance(each, dict) for each in value)
    return isinstance(value, dict)


def _key_of(value: Any) -> str | None:
    """The key that a list of nodes or of wires has in a circuit; None for all else."""
    if (
        not isinstance(value, list)
        or not value
        or not all(isinstance(each, dict) for each in value)
    ):
        return None
    return next((key for key, field in KEYS.items() if all(field in each for each in value)), None)
