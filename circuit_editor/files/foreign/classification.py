"""Classifies a file, by its content first and by its name second: see `kinds`.

Only the beginning and the end are looked at, nothing is unpacked and nothing is run: a model of
PyTorch is a program in disguise. What a name says counts where the content does not contradict it,
and a guess from the looks of a text only where the name says nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from circuit_editor.files.first_bytes import BOM, LOOKED_AT, is_binary
from circuit_editor.files.foreign import kinds
from circuit_editor.files.foreign.kinds import KINDS, Family, FileKind

# fields of ONNX's ModelProto: number to the type on the wire
ONNX_FIELDS = {1: 0, 2: 2, 3: 2, 4: 2, 5: 0, 6: 2, 7: 2, 8: 2, 14: 2, 20: 2, 25: 2, 26: 2}
ONNX_GRAPH = 7


def kind_of(data: bytes, name: str = "") -> FileKind | None:
    """The kind that a file surely is, by its content or else its name; None where none is told."""
    text = _beginning(data)
    found = _by_bytes(data) or ("" if text is None else _by_text(text)) or _by_name(name, text)
    return KINDS[found] if found else None


def guessed_kind(text: str) -> FileKind | None:
    """The kind that a text seems to be from its looks; None where it is like any text."""
    text = text[:LOOKED_AT]
    lines = [line for line in text.split("\n", kinds.MOST_LINES) if line.strip()]
    bullets = len(kinds.BULLET.findall(text))
    if kinds.C_SOURCE.search(text):
        found = "C"
    elif kinds.FENCE.search(text) or kinds.LINK.search(text):
        found = "Markdown"
    elif len(kinds.PYTHON.findall(text)) * 10 >= len(lines) > 0:
        found = "Python"
    elif kinds.HEADING.search(text) or kinds.UNDERLINED.search(text):
        found = "Markdown"
    elif kinds.TOML_TABLE.search(text):
        found = "TOML"
    elif len(lines) > 1 and sum(bool(kinds.YAML_KEY.match(line)) for line in lines) * 2 > len(
        lines
    ):
        found = "YAML"
    elif _is_table(lines, "\t"):
        found = "TSV"
    elif _is_table(lines, ",") or _is_table(lines, ";"):
        found = "CSV"
    else:
        found = "Markdown" if bullets * 2 > len(lines) > 0 and bullets > 1 else ""
    return KINDS[found] if found else None


def kind_of_json(tree: Any, name: str = "") -> FileKind | None:
    """The kind that JSON without our header is, by its fields or else its name."""
    found = _by_fields(tree if isinstance(tree, dict) else {})
    if not found and isinstance(tree, list) and _are_wired(tree):
        found = "Node-RED"
    if not found:
        found = _by_name(name, "")
        if found and KINDS[found].family is not Family.DRAWING:
            found = ""  # that it is JSON, or a text, tells nothing
    return KINDS[found] if found else None


def _beginning(data: bytes) -> str | None:
    """The beginning of a text; None where bytes are none."""
    if is_binary(data):
        return None
    return data[:LOOKED_AT].removeprefix(BOM).decode("utf-8", "replace").replace("\r\n", "\n")


def _by_bytes(data: bytes) -> str:
    start = data[:LOOKED_AT]
    bare = start.removeprefix(BOM).lstrip()
    for beginning, kind in kinds.BEGINNINGS:
        if start.startswith(beginning) or bare.startswith(beginning):
            return kind
    if is_binary(data):
        for offset, mark, kind in kinds.MARKS:
            if start.startswith(mark, offset):
                return kind
    if bare.startswith(b"PK\x03\x04"):
        return _in_archive(start, data[-LOOKED_AT:])
    if start.startswith(b"\x80"):
        is_pytorch = start.startswith(kinds.OLD_PYTORCH) or b"\x8c\x05torch" in start
        if is_pytorch or kinds.PICKLE.match(start):
            return "PyTorch" if is_pytorch or b"ctorch" in start else "pickle"
    if kinds.SAFETENSORS.match(start):
        return "safetensors"
    if _is_onnx(data):
        return "ONNX"
    return _by_root(bare) if bare.startswith(b"<") else ""


def _in_archive(start: bytes, end: bytes) -> str:
    for mark, kind in kinds.IN_ARCHIVES:
        if mark in start or mark in end:
            return kind
    length = int.from_bytes(start[26:28], "little")
    return "NumPy .npz" if start[30 : 30 + length].endswith(b".npy") else "ZIP"


def _by_root(start: bytes) -> str:
    """The kind of an XML file, by its root; "" where it begins with < and is none."""
    before = kinds.BEFORE_ROOT.match(start)
    root = kinds.ROOT.match(start, before.end() if before is not None else 0)
    if root is None:
        return "XML" if start.startswith(b"<?xml") else ""
    name = root[1].lower()
    if name in kinds.ROOTS:
        return kinds.ROOTS[name]
    if name == b"project" and b"logisim" in start.lower():
        return "Logisim XML"
    if name == b"circuit" and (b"<visualElements" in start or b"<elementName>" in start):
        return "Digital XML"
    return "XML" if start.startswith(b"<?xml") or b"</" + root[1] in start else ""


def _is_onnx(data: bytes) -> bool:
    """True where all fields are those of ONNX's ModelProto, its graph among them."""
    numbers: set[int] = set()
    for number, type_ in _fields(data):
        if ONNX_FIELDS.get(number) != type_:
            return False
        numbers.add(number)
    return ONNX_GRAPH in numbers and bool(numbers & {1, 8})


def _fields(data: bytes) -> Iterator[tuple[int, int]]:
    """The outermost fields of a protocol buffer, number and type; (0, 0) where it is none.

    What a field holds is stepped over, so that this takes a moment whatever the size.
    """
    at = 0
    for _ in range(kinds.MOST_FIELDS):
        if at >= len(data):
            return
        tag, at = _varint(data, at)
        length, at = _varint(data, at)
        if at < 0 or (tag & 7) not in (0, 2):
            yield 0, 0
            return
        yield tag >> 3, tag & 7
        if tag & 7 == 2:
            at += length
            if at > len(data):  # it was cut off: what came before may tell enough
                return


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of a protocol buffer and what is behind it; -1 where there is none."""
    number = shift = 0
    while 0 <= at < len(data) and shift < 64:
        byte = data[at]
        number |= (byte & 0x7F) << shift
        at += 1
        if byte < 0x80:
            return number, at
        shift += 7
    return 0, -1


def _by_text(text: str) -> str:
    if kinds.DOT.match(text):
        return "Graphviz DOT"
    matter = kinds.FRONT_MATTER.match(text)
    if kinds.MERMAID.match(text, matter.end() if matter is not None else 0):
        return "Mermaid"
    if text.lstrip().startswith("@startuml"):
        return "PlantUML"
    if kinds.LATEX.match(text):
        return "LaTeX"
    script = kinds.SCRIPT.match(text)
    if script is not None:
        return kinds.SCRIPTS[script[1]]
    return "lesson" if kinds.LESSON.search(text) else ""


def _by_name(name: str, text: str | None) -> str:
    """What the end of a name tells; "" where the content contradicts it."""
    found = kinds.NAMES.get(os.path.splitext(name)[1][1:].lower(), "")
    is_writing = found != "" and KINDS[found].family is Family.WRITING
    return "" if is_writing and text is None else found


def _by_fields(fields: dict[str, Any]) -> str:
    for wanted, kind in kinds.FIELDS:
        if all(
            name in fields and (not texts or fields[name] in texts)
            for name, texts in wanted.items()
        ):
            return kind
    return "JSON graph" if _has_nodes_and_edges(fields) else ""


def _has_nodes_and_edges(fields: dict[str, Any]) -> bool:
    """True where nodes and edges stand beside each other, here or one level further in."""
    inner = [each for each in fields.values() if isinstance(each, dict)]
    return any(
        "nodes" in each and any(name in each for name in ("edges", "links", "connections", "arcs"))
        for each in (fields, *inner[: kinds.MOST_FIELDS])
    )


def _are_wired(items: list[Any]) -> bool:
    first = items[: kinds.MOST_FIELDS]
    return any(isinstance(each, dict) and {"id", "type", "wires"} <= set(each) for each in first)


def _is_table(lines: list[str], comma: str) -> bool:
    """True where each of several lines has as many commas as the first, and words between them."""
    count = lines[0].count(comma) if lines else 0
    if count == 0 or len(lines) < 2 or any("=" in line for line in lines):
        return False
    return all(line.count(comma) == count for line in lines[: kinds.MOST_LINES - 1])
