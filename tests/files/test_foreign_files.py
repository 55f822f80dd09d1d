"""Files of other programs are named by their kind, with what to do about them."""

import io
import json
import pickle
import struct
import time
import zipfile

import numpy as np
import pytest

from circuit_editor.files import FileError, load, may_hold_formula, read


def archive(*names: str, **held: bytes) -> bytes:
    """A ZIP with empty files of these names."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as made:
        for name in names:
            made.writestr(name, held.get(name, b""))
    return whole.getvalue()


def field(number: int, held: bytes | int) -> bytes:
    """One field of a protocol buffer."""
    if isinstance(held, int):
        return bytes([number << 3, held])
    return bytes([number << 3 | 2, len(held)]) + held


def saved(array) -> bytes:
    whole = io.BytesIO()
    np.save(whole, array)
    return whole.getvalue()


def saved_together(**arrays) -> bytes:
    whole = io.BytesIO()
    np.savez(whole, **arrays)
    return whole.getvalue()


NODE = field(1, b"x") + field(2, b"y") + field(4, b"Sigmoid")
ONNX = field(1, 8) + field(2, b"pytorch") + field(3, b"2.1") + field(7, field(1, NODE))
LOGISIM = b'<?xml version="1.0"?>\n<project source="2.7.1">\nThis file is for Logisim.\n</project>'
DIGITAL = b"<?xml version='1.0'?><circuit><version>1</version><visualElements/></circuit>"
DRAWN = {"kind": "backprop-builder-state", "version": 1, "state": {"graph": {"nodes": []}}}
LOGIC = {"name": "Untitled", "timePeriod": 500, "scopes": [{"allNodes": []}]}
MERMAID = b"---\ntitle: net\n---\n%% a remark\nflowchart LR\n  x --> mul\n"
PYTHON = b"import torch\n\nfor step in range(3):\n    print(step)\n"
README = b"# Circuits\n\nSee [the page](https://x.org), or:\n\n```\nf = x * y\n```\n"

BY_CONTENT = {
    "draw.io": b'<mxfile host="app.diagrams.net"><diagram id="a">7V1b</diagram></mxfile>',
    "draw.io, bare": b"<mxGraphModel dx='1'><root/></mxGraphModel>",
    "DOT": b"// made by torchviz\nstrict digraph {\n  x -> f\n}\n",
    "DOT, undirected": b'/* net */ graph "a b" { x -- f }',
    "Mermaid": MERMAID,
    "Mermaid, old": b"graph TD\nA---B\n",
    "PlantUML": b"@startuml\nA -> B\n@enduml\n",
    "ONNX": ONNX,
    "CircuitVerse": json.dumps(LOGIC).encode(),
    "BackpropBuilder": json.dumps(DRAWN).encode(),
    "JSON graph": b'{"nodes": [{"id": "1"}], "edges": [], "viewport": {}}',
    "JSON graph, linked": b'{"graph": {"nodes": [], "links": []}}',
    "Logisim": LOGISIM,
    "Digital": DIGITAL,
    "Excalidraw": b'{"type": "excalidraw", "version": 2, "elements": []}',
    "Jupyter": b'{"cells": [], "metadata": {}, "nbformat": 4}',
    "XML": b"<?xml version='1.0'?><note/>",
    "XML, no prolog": b"<note><to/></note>",
    "SVG": b'<?xml version="1.0"?>\n<!-- by hand -->\n<!DOCTYPE svg>\n<svg xmlns="a"/>',
    "PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
    "PNG": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "JPEG": b"\xff\xd8\xff\xe0\0\x10JFIF",
    "GIF": b"GIF89a\1\0\1\0",
    "WebP": b"RIFF\x24\0\0\0WEBPVP8 ",
    "BMP": b"BM\x36\0\0\0\0\0\0\0",
    "RTF": b"{\\rtf1\\ansi f = x}",
    "ZIP": archive("a.circuit"),
    "Word": archive("[Content_Types].xml", "word/document.xml"),
    "Excel": archive("[Content_Types].xml", "xl/workbook.xml"),
    "OpenDocument": archive(
        "mimetype", mimetype=b"application/vnd.oasis.opendocument.text"
    ),
    "gzip": b"\x1f\x8b\x08\0",
    "7z": b"7z\xbc\xaf\x27\x1c\0\4",
    "PyTorch": archive("net/data.pkl", "net/version"),
    "PyTorch, old": b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19.\x80\x02M\xe9\x03.",
    "pickle": pickle.dumps({"w": 1.0}),
    "safetensors": struct.pack("<Q", 20) + b'{"w":{"dtype":"F32"}}',
    "HDF5": b"\x89HDF\r\n\x1a\n\0\0",
    "NumPy": saved(np.ones(3)),
    "NumPy .npz": saved_together(w=np.ones(3)),
    "Markdown": README,
    "Markdown, a list": b"- buy milk\n- sell f = x * y\n",
    "Python": PYTHON,
    "Python, with a docstring": b'"""A net."""\n\nimport torch\n',
    "Python, a script": b"#!/usr/bin/env python3\nprint(1)\n",
    "LaTeX": b"% a sheet\n\\documentclass{article}\n\\begin{document}f\\end{document}",
    "CSV": b"x,y,z\n1,2,3\n4,5,6\n",
    "CSV, semicolons": b"x;y\n1,5;2\n",
    "TOML": b'title = "net"\n[layer]\nsize = 3\n',
    "YAML": b"name: net\nlayers:\n  - size: 3\n",
    "C": b"#include <math.h>\nint main() { return 0; }\n",
}  # fmt: skip


def said(data: bytes, name: str = "") -> str:
    with pytest.raises(FileError) as caught:
        read(data, name)
    return str(caught.value)


@pytest.mark.parametrize("kind", BY_CONTENT)
def test_the_content_tells_whatever_the_name(kind):
    sentence = said(BY_CONTENT[kind], "net.circuit")
    name = kind.partition(",")[0]
    assert name in sentence, sentence
    assert "not a circuit. " in sentence, "what to do is missing"
    assert "JSON from line" not in sentence and "\n" not in sentence


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("README.md", b"A circuit editor.\n", "Markdown"),
        ("net.PY", b"w = Layer(3)\n", "Python"),
        ("net.mmd", b"x --> y\n", "Mermaid"),
        ("net.gv", b"x -> y\n", "Graphviz DOT"),
        ("net.drawio", b"7V1b\n", "draw.io"),
        ("net.onnx", b"\x08\x08\x12\x50pyt", "ONNX"),
        ("net.pt", b"\0\1\2\3", "PyTorch"),
        ("net.dig", b"<cut", "Digital"),
        ("settings.yaml", b"3\n", "YAML"),
        ("rates.csv", b"1\n2\n", "CSV"),
        ("rates.toml", b"a = 1\n", "TOML"),
        ("sheet.tex", b"Let $f = xy$.\n", "LaTeX"),
        ("net.cv", b'{"name": "a"}', "CircuitVerse"),
    ],
)
def test_the_name_tells_where_the_content_does_not(tmp_path, name, data, kind):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(FileError) as caught:
        load(path)
    assert kind in str(caught.value) and "not a circuit. " in str(caught.value)


def test_the_content_counts_more_than_the_name():
    assert "PNG" in said(BY_CONTENT["PNG"], "README.md")
    assert "Graphviz DOT" in said(BY_CONTENT["DOT"], "net.txt")
    assert "no text" in said(b"\0\1\2\3", "README.md")


def test_a_text_of_no_kind_is_called_a_text():
    assert said(b"Dear reader, see below.\n", "letter.txt").startswith("This is a text, not a circ")


def test_bytes_of_no_kind_are_called_no_text():
    assert said(b"\x02\x9a\0\0what").startswith("This is no text")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_in_utf_16_is_told_with_and_without_its_mark(encoding):
    assert said("f = (x + y) * z\n".encode(encoding)).startswith("The file is text in UTF-16.")


def test_a_lesson_is_told_from_other_data():
    lesson = b'format = "circuit-lesson"\nversion = 1\n'
    assert said(lesson, "mine.toml").startswith("This is a lesson, not a circuit.")


def test_a_circuit_in_a_zip_is_not_taken_for_a_damaged_one():
    held = b'{"format": "circuit-editor", "version": 1}'
    assert "Unpack it first" in said(archive("mimetype", mimetype=held))


def test_letters_that_begin_a_file_of_bytes_may_begin_a_formula():
    for text in (b"PAR1 = x * 2", b"BM = 3 * x", b"ID3 + x"):
        assert may_hold_formula(text, "a.txt")


@pytest.mark.parametrize(
    "data",
    [
        b" " * 5_000_000 + b"x",
        b"<!-- " * 1_000_000,
        b"/* " * 1_000_000 + b"\0",
        b"// \n" * 1_000_000,
        b"---\n" * 1_000_000,
        b"[a](" * 1_000_000,
        b"# a\n" * 1_000_000,
        b"\x08\x08" * 2_000_000,
        b"PK\x03\x04" + b"\0" * 5_000_000,
        b"- " * 2_000_000,
        b"a: " * 1_000_000,
    ],
    ids=lambda data: repr(data[:8]),
)
def test_naming_a_large_file_takes_a_moment(data):
    start = time.process_time()
    said(data)
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("start", "unit"),
    [
        ("", "\n"),
        ("", " \n"),
        ("digraph", " "),
        ("strict", " "),
        ("<!DOCTYPE", " "),
        ("<!DOCTYPE [", "a"),
        ("", "- "),
        ("[a", " "),
        ("", "/*"),
        ("for ", "a in "),
    ],
)
def test_what_repeats_one_thing_is_classified_soon(start: str, unit: str) -> None:
    data = (start + unit * 70_000).encode() + b"x"
    before = time.process_time()
    with pytest.raises(FileError):
        read(data)
    may_hold_formula(data)
    assert time.process_time() - before < 2  # a twentieth of it; the machine may be busy
