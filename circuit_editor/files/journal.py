"""The journal of unsaved work: a document as lines, and what each edit changed as lines behind.

A line sets or deletes one record, written as in any circuit file:

    ["nodes", {"id": "x", "kind": "input", "value": 3, "place": [0, 0]}]
    ["wires", "add1.a"]                                 (deleted)
    ["blocks", "b1", "ranges", {"x": [0, 1]}]           (inside a definition)
    ["loss", "f"]

The first step says all that differs from an empty document, each later one what differs from the
step before. A step ends with a line that tells how long it is, and a checksum of all so far: where
one does not hold, or is missing, it counts no more and none behind it does. What is put together of
the steps that hold is read as a file is, with all its checks.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import islice
from typing import Any

from immutables import Map

from circuit_editor.dataclass import dataclass
from circuit_editor.files.failure import FileError
from circuit_editor.files.migrations import FORMAT, VERSION
from circuit_editor.files.reading import read
from circuit_editor.files.record_forms import FORMS, FORMS_OF_CIRCUIT, FORMS_OF_DOCUMENT, MEMBERS
from circuit_editor.files.record_texts import Form, encode, object_text, unknown_texts
from circuit_editor.files.values import value_text
from circuit_editor.files.writing import (
    definition_members,
    encode_text,
    members_beside,
    node_members,
    wire_text,
)
from circuit_editor.gates import Array
from circuit_editor.model import EMPTY, Circuit, Document, Path, Pin, Value
from circuit_editor.model.records import RecordKey
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

EDITION = 1  # of the journal; that of the records is the version of the format
ABOUT = "about"  # what the line tells that is no part of the document
KEPT, PASSING = "=", "~"  # a step that was made; one that a hand still holds
MOST_AT_ONCE = 500  # entries that are looked at between two breaths
LONGEST_AT_ONCE = 500  # numbers that are written between two breaths
FULL = 1 << 16  # characters that are encoded at once
BREATH = ""  # whoever takes the text piece by piece may do something else now

KEY_OF = {"nodes": "id", "wires": "to"} | {
    each.key: "to" if each.record.key is RecordKey.WIRE else "id"
    for each in FORMS
    if each.record.key in (RecordKey.WIRE, RecordKey.OWN)
}
OF_VALUES = next(key for key, each in MEMBERS.items() if each.record.name == "values")
BY_PATH = frozenset(
    each.key for each in FORMS if each.brackets == "{}" and each.key not in KEY_OF
) | {"extra"}
WHOLE = frozenset(each.key for each in FORMS if each.key not in KEY_OF) - BY_PATH | {"loss", ABOUT}
INSIDE = frozenset(("nodes", "wires", *(each.key for each in FORMS_OF_CIRCUIT)))

NOTHING_WHOLE = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "The copy of unsaved work is damaged from its beginning on.")
)
NEWER = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "The copy of unsaved work was kept by a newer version of the program. Recover it there.",
    )
)


class Journal:
    """The text of a journal, and the document that it holds by now.

    `follow` is work in slices: whoever runs it does something else between two of them, and what
    was begun and not ended never was.
    """

    def __init__(self) -> None:
        self.document: Document = EMPTY
        self.about: Mapping[str, Any] = {}
        self.chunks: list[bytes] = []
        self.size = 0
        self.base_size = 0  # of the first step, which says all
        self._checksum = 0

    def follow(
        self, document: Document, about: Mapping[str, Any], *, is_passing: bool = False
    ) -> Iterator[None]:
        """One step more, after which it holds this document; nothing where it does already."""
        chunks: list[bytes] = []
        checksum, size = self._checksum, 0
        text: list[str] = []
        length = 0
        for part in self._lines(document, about):
            text.append(part)
            length += len(part)
            if length > FULL:
                chunks.append(encode_text("".join(text)))
                checksum, size = zlib.crc32(chunks[-1], checksum), size + len(chunks[-1])
                text, length = [], 0
            yield
        chunks.append(encode_text("".join(text)))
        size += len(chunks[-1])
        if size or not self.size:
            kind = PASSING if is_passing else KEPT
            checksum = zlib.crc32(kind.encode(), zlib.crc32(chunks[-1], checksum))
            chunks.append(f"{kind} {size} {checksum:08x}\n".encode())
            self._checksum = checksum
            self.chunks += chunks
            self.size += size + len(chunks[-1])
            self.base_size = self.base_size or self.size
        self.document, self.about = document, about

    def since(self, size: int) -> list[bytes]:
        """What was added after the first `size` bytes, which are the end of a step."""
        found: list[bytes] = []
        missing = self.size - size
        for chunk in reversed(self.chunks):
            if missing <= 0:
                break
            found.append(chunk)
            missing -= len(chunk)
        return found[::-1]

    def _lines(self, document: Document, about: Mapping[str, Any]) -> Iterator[str]:
        if about != self.about or not self.size:
            told = {"journal": EDITION, "version": VERSION, **about}
            yield f'["{ABOUT}", {encode(told)}]\n'
        yield from lines(self.document, document)


# What differs -----------------------------------------------------------------------------------


def lines(before: Document, after: Document) -> Iterator[str]:
    """The lines that make one document of another, in pieces, with breaths between."""
    if before.loss != after.loss:
        yield f'["loss", {encode(after.loss)}]\n'
    yield from _circuit_lines("[", before.root, after.root)
    for id_ in _differing(before.blocks, after.blocks):
        if id_ is None:
            yield BREATH
        elif id_ not in after.blocks:
            yield f'["blocks", {encode(id_)}]\n'
        else:
            yield from _block_lines(id_, before, after)
    for form in FORMS_OF_DOCUMENT:
        yield from _record_lines(form, "[", before, after)
    for name in _differing(before.extra, after.extra):
        if name is None:
            yield BREATH
        elif name in after.extra:
            yield f'["extra", {object_text([(name, encode(after.extra[name]))])}]\n'
        else:
            yield f'["extra", {encode(name)}]\n'


def _block_lines(id_: str, before: Document, after: Document) -> Iterator[str]:
    block, old = after.blocks[id_], before.blocks.get(id_)
    members = definition_members(block)
    if old is None or definition_members(old) != members or old.extra is not block.extra:
        yield f'["blocks", {object_text([("id", encode(id_)), *members])[:-1]}'
        unknown = object_text(unknown_texts(block.extra))
        yield (f', "extra": {unknown}' if block.extra else "") + "}]\n"
    inside = Circuit() if old is None else old.circuit
    yield from _circuit_lines(f'["blocks", {encode(id_)}, ', inside, block.circuit)


def _circuit_lines(begin: str, before: Circuit, after: Circuit) -> Iterator[str]:
    nodes: dict[str, None] = {}
    wires: dict[Pin, None] = {}
    names = ("nodes", *(each.record.name for each in MEMBERS.values()))
    for name in names:
        for id_ in _differing(getattr(before, name), getattr(after, name)):
            if id_ is None:
                yield BREATH
            else:
                nodes[id_] = None
    for pin in _differing(before.wires, after.wires):
        if pin is None:
            yield BREATH
        else:
            wires[pin] = None
    for key in _differing(before.extra, after.extra):
        kind, _, name = (key or "").partition(".")
        if kind == "nodes":
            nodes[name] = None
        elif kind == "wires":
            node, _, port = name.rpartition(".")
            wires[Pin(node, port)] = None
    beside = members_beside(after)
    for id_ in nodes:
        if id_ in after.nodes:
            yield f'{begin}"nodes", '
            yield from _node_text(after, id_, beside)
            yield "]\n"
        elif id_ in before.nodes:
            yield f'{begin}"nodes", {encode(id_)}]\n'
    for pin in wires:
        source = after.wires.get(pin)
        if source is not None:
            yield f'{begin}"wires", {wire_text(after, str(pin), source)}]\n'
        elif pin in before.wires:
            yield f'{begin}"wires", {encode(str(pin))}]\n'
    for form in FORMS_OF_CIRCUIT:
        yield from _record_lines(form, begin, before, after)


def _record_lines(
    form: Form, begin: str, before: Circuit | Document, after: Circuit | Document
) -> Iterator[str]:
    """What changed under a key of its own: by entry, or the whole where it has no keys."""
    old, new = form.record.of(before), form.record.of(after)
    begin = f'{begin}"{form.key}", '
    if isinstance(new, Map):
        for key in _differing(old, new):
            if key is None:
                yield BREATH
            elif key not in new:
                yield f"{begin}{encode(str(key))}]\n"
            elif isinstance(new[key], Value):
                if Path(key).is_nested:  # else it stands at its node
                    yield f"{begin}{{{encode(key)}: "
                    yield from _array_text(new[key].array)
                    yield "}]\n"
            else:
                for text in form.lines(Map({key: new[key]}), list):
                    yield f"{begin}{{{text}}}]\n" if form.brackets == "{}" else f"{begin}{text}]\n"
    elif old != new:
        yield begin
        between = "["
        for text in form.lines(new, list):
            yield between + text if form.brackets else text
            between = ", "
        yield ("]]\n" if form.brackets else "]\n") if new else "[]]\n"


def _node_text(circuit: Circuit, id_: str, beside: list[tuple[str, Any, Any]]) -> Iterator[str]:
    """The record of a node, in one piece where its value is not large."""
    value = circuit.values.get(id_)
    if value is None or value.array.size <= LONGEST_AT_ONCE:
        yield object_text(node_members(circuit, id_, beside))
        return
    others = [each for each in beside if each[0] != OF_VALUES]
    yield f'{object_text(node_members(circuit, id_, others))[:-1]}, "{OF_VALUES}": '
    yield from _array_text(value.array)
    yield "}"


def _array_text(array: Array) -> Iterator[str]:
    """The numbers of a value, so many at once."""
    if array.size <= LONGEST_AT_ONCE:
        yield value_text(array.tolist())
        return
    row = array[0].size if array.ndim > 1 else 1
    between = "["
    for at in range(0, len(array), max(1, LONGEST_AT_ONCE // row)):
        if row > LONGEST_AT_ONCE:
            yield between
            yield from _array_text(array[at])
        else:
            rows = array[at : at + LONGEST_AT_ONCE // row].tolist()
            yield between + value_text(rows)[1:-1]
        between = ", "
    yield "]"


def _differing(before: Map[Any, Any], after: Map[Any, Any]) -> Iterator[Any]:
    """The keys that are gone, new, or lead to another object; a None now and then is a breath."""
    if before is after:
        return
    kept = 0
    entries = iter(after.items())
    while some := list(islice(entries, MOST_AT_ONCE)):
        fresh = [key for key, value in some if before.get(key, after) is not value]
        kept += len(some) - sum(key not in before for key in fresh)
        yield None
        yield from fresh
    if kept == len(before):
        return
    keys = iter(before)
    while some := list(islice(keys, MOST_AT_ONCE)):
        yield None
        yield from (key for key in some if key not in after)


# What was kept ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class KeptWork:
    """The work that a journal holds: the document as it was last, and what is known about it.

    `before` is the document before a hand took hold of something that it had not let go yet.
    `is_whole` is False where the end of the journal is damaged, and so the last moments are lost.
    """

    document: Document
    about: Mapping[str, Any]
    before: Document | None = None
    is_whole: bool = True


class _Step(NamedTuple):
    """One step that holds: its lines, and whether a hand still held what it changed."""

    lines: list[Any]
    is_passing: bool


def read_journal(data: bytes) -> KeptWork:
    """The work that a journal holds, as late as it can be read. Raises FileError, and no other."""
    steps, is_whole = _steps(data)
    if not steps:
        raise FileError.of(NOTHING_WHOLE)
    failure: FileError | None = None
    # what cannot be read may have come with the last step, or after the first
    for count in dict.fromkeys((len(steps), _last_kept(steps) or 1, 1)):
        tree, about = _tree(steps[:count])
        if about.get("journal") != EDITION:
            raise FileError.of(NEWER)
        try:
            document = _read(tree)
        except FileError as error:
            failure = failure or error
            continue
        before = None
        last = _last_kept(steps[:count])
        if 0 < last < count:
            with suppress(FileError):
                before = _read(_tree(steps[:last])[0])
        return KeptWork(document, about, before, is_whole and count == len(steps))
    assert failure is not None
    raise failure


def about_in(beginning: bytes) -> Mapping[str, Any]:
    """What the first line of a journal tells beside the document; nothing where it is damaged."""
    try:
        name, about = json.loads(beginning.split(b"\n", 1)[0])
    except (ValueError, TypeError, RecursionError):
        return {}
    return about if name == ABOUT and isinstance(about, dict) else {}


def _last_kept(steps: list[_Step]) -> int:
    """How many steps there are up to the last that no hand held any more."""
    return max((at for at, each in enumerate(steps, 1) if not each.is_passing), default=0)


def _read(tree: Mapping[str, Any]) -> Document:
    try:
        data = encode_text(json.dumps(tree, ensure_ascii=False))
    except (ValueError, RecursionError) as error:
        raise FileError.of(NOTHING_WHOLE) from error
    return read(data)


def _steps(data: bytes) -> tuple[list[_Step], bool]:
    """The steps that hold, in order, and whether that is all."""
    steps: list[_Step] = []
    checksum = start = at = 0
    while (end := data.find(b"\n", at)) >= 0:
        begin = data[at : at + 1]
        if begin in (KEPT.encode(), PASSING.encode()):
            body = data[start:at]
            checksum = zlib.crc32(begin, zlib.crc32(body, checksum))
            if data[at:end] != f"{begin.decode()} {len(body)} {checksum:08x}".encode():
                return steps, False
            parsed = _parsed(body)
            if parsed is None:
                return steps, False
            steps.append(_Step(parsed, begin == PASSING.encode()))
            start = end + 1
        at = end + 1
    return steps, start == len(data)


def _parsed(body: bytes) -> list[Any] | None:
    """The lines of a step; None where one of them is none."""
    try:
        found = json.loads(b"[" + b",".join(body.splitlines()) + b"]")
    except (ValueError, RecursionError):
        return None
    return found if all(map(_is_line, found)) else None


def _is_line(line: Any) -> bool:
    if not isinstance(line, list) or not all(isinstance(each, str) for each in line[:-1]):
        return False
    if line[:1] == ["blocks"] and len(line) == 4:
        return line[2] in INSIDE and _is_line(line[2:])
    if len(line) != 2:
        return False
    kind, what = line
    if kind in WHOLE:
        return kind != ABOUT or isinstance(what, dict)
    if kind in BY_PATH:
        return isinstance(what, str | dict)
    if kind == "blocks":
        is_head = _has_text(what, "id") and isinstance(what.get("extra", {}), dict)
        return isinstance(what, str) or is_head
    return kind in KEY_OF and (isinstance(what, str) or _has_text(what, KEY_OF[kind]))


def _has_text(record: Any, name: str) -> bool:
    return isinstance(record, dict) and isinstance(record.get(name), str)


def _tree(steps: Iterable[_Step]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The circuit file that the steps make, as plain data, and what they tell about it."""
    found: dict[str, Any] = {}
    heads: dict[str, dict[str, Any]] = {}
    insides: dict[str, dict[str, Any]] = {}
    for line in (line for step in steps for line in step.lines):
        if line[0] != "blocks":
            _put(found, *line)
        elif len(line) == 4:
            _put(insides.setdefault(line[1], {}), *line[2:])
        elif isinstance(line[1], str):
            heads.pop(line[1], None)
            insides.pop(line[1], None)
        else:
            heads[line[1]["id"]] = line[1]
    about = found.pop(ABOUT, {})
    extra = found.pop("extra", {})
    tree = extra | _listed(found)
    if heads:
        tree["blocks"] = [
            head.pop("extra", {}) | head | _listed(insides.get(id_, {}))
            for id_, head in ((id_, dict(each)) for id_, each in heads.items())
        ]
    version = about.get("version", VERSION)
    return {"format": FORMAT, "version": version, **tree}, about


def _put(found: dict[str, Any], kind: str, what: Any) -> None:
    """Set or delete what a line tells."""
    if kind in WHOLE:
        found[kind] = what
    elif isinstance(what, str):
        found.get(kind, {}).pop(what, None)
    elif kind in BY_PATH:
        found.setdefault(kind, {}).update(what)
    else:
        found.setdefault(kind, {})[what[KEY_OF[kind]]] = what


def _listed(found: dict[str, Any]) -> dict[str, Any]:
    """The records of a circuit, or of a document, as a file has them."""
    listed = {
        kind: [*records.values()] if kind in KEY_OF else records for kind, records in found.items()
    }
    return {"nodes": [], "wires": [], **listed}
