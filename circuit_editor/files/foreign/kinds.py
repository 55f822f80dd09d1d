"""The table of known kinds of files, with the marks by which `classification` tells them apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

MOST_LINES = 200  # of a text that are looked at
MOST_FIELDS = 64  # of a protocol buffer


class Family(Enum):
    """The family of a kind of files: what can be done with them decides what is said of them."""

    DRAWING = "a drawing or circuit of another program"
    MODEL = "a model, or the numbers of one"
    DOCUMENT = "something one reads or looks at"
    ARCHIVE = "files in a file"
    DATA = "data, or a program that is no text"
    WRITING = "a text that may hold formulas"
    LESSON = "a lesson of this program"


NOT_A_CIRCUIT: dict[Family, str] = {
    Family.DRAWING: QT_TRANSLATE_NOOP(
        "Sentence",
        "This is a file of another kind ({kind}), not a circuit. To build what it draws, "
        "type the formula: Ctrl+I in the window, or circuit-editor new.",
    ),
    Family.MODEL: QT_TRANSLATE_NOOP(
        "Sentence",
        "This is a file of another kind ({kind}), not a circuit. Models and their numbers are "
        "never loaded here. To build one, type its formula: Ctrl+I in the window, or "
        "circuit-editor new.",
    ),
    Family.DOCUMENT: QT_TRANSLATE_NOOP(
        "Sentence",
        "This is a file of another kind ({kind}), not a circuit. To use a formula in it, "
        "copy or type it: Ctrl+I in the window, or circuit-editor new.",
    ),
    Family.ARCHIVE: QT_TRANSLATE_NOOP(
        "Sentence",
        "This is a file of another kind ({kind}), not a circuit. Unpack it first, "
        "then open the circuit file in it.",
    ),
    Family.DATA: QT_TRANSLATE_NOOP(
        "Sentence",
        "This is a file of another kind ({kind}), not a circuit. Open a file that this program "
        "has saved; its name ends in .circuit.",
    ),
    Family.WRITING: QT_TRANSLATE_NOOP(
        "Sentence",
        "This is a {kind} text, not a circuit. To use a formula in it, copy the formula "
        "and paste it: Ctrl+I in the window, or circuit-editor new.",
    ),
    Family.LESSON: QT_TRANSLATE_NOOP(
        "Sentence",
        "This is a lesson, not a circuit. Open it in the window: F4, then Open a lesson.",
    ),
}


class FileKind(NamedTuple):
    """The name of a kind, as its users call it, and what it is good for."""

    name: str
    family: Family

    @property
    def told(self) -> Sentence:
        """What a file is that is no circuit, and what can be done with it."""
        if self.family is Family.LESSON:
            return Sentence.of(NOT_A_CIRCUIT[self.family])
        return Sentence.of(NOT_A_CIRCUIT[self.family], kind=self.name)


def _kinds(family: Family, *names: str) -> dict[str, FileKind]:
    return {name: FileKind(name, family) for name in names}


KINDS: dict[str, FileKind] = {
    **_kinds(Family.DRAWING, "draw.io XML", "Graphviz DOT", "Mermaid", "PlantUML", "CircuitVerse"),
    **_kinds(
        Family.DRAWING, "Logisim XML", "Digital XML", "Excalidraw", "ComfyUI", "SVG", "tldraw"
    ),
    **_kinds(Family.DRAWING, "BackpropBuilder", "JSON graph", "GraphML", "GEXF"),
    **_kinds(Family.DRAWING, "GML", "Node-RED", "Yosys", "Visio", "KiCad", "SPICE", "TikZ"),
    **_kinds(Family.MODEL, "ONNX", "PyTorch", "pickle", "HDF5", "safetensors", "TensorFlow Lite"),
    **_kinds(Family.MODEL, "Keras", "NumPy", "NumPy .npz", "MATLAB .mat", "TensorFlow", "GGUF"),
    **_kinds(Family.DOCUMENT, "PDF", "PNG", "JPEG", "GIF", "WebP", "BMP", "TIFF", "PostScript"),
    **_kinds(Family.DOCUMENT, "Word", "Excel", "PowerPoint", "OpenDocument", "EPUB", "RTF"),
    **_kinds(Family.DOCUMENT, "Microsoft Office", "Jupyter", "HEIF", "AVIF", "ICO", "HTML"),
    **_kinds(Family.ARCHIVE, "ZIP", "gzip", "bzip2", "xz", "Zstandard", "7z", "RAR", "tar"),
    **_kinds(Family.DATA, "SQLite", "ELF", "EXE", "Mach-O", "Java class", "JAR", "WebAssembly"),
    **_kinds(Family.DATA, "XML", "JSON", "CSV", "TSV", "TOML", "YAML", "INI", "Parquet"),
    **_kinds(Family.DATA, "MP3", "MP4", "Ogg", "WAV", "AVI", "FLAC", "WOFF", ".pyc", "OpenType"),
    **_kinds(Family.WRITING, "Markdown", "Python", "LaTeX", "reStructuredText", "JavaScript", "C"),
    **_kinds(Family.WRITING, "TypeScript", "Julia", "R", "MATLAB", "Java", "Rust", "Go"),
    **_kinds(Family.WRITING, "shell", "Org", "AsciiDoc", "Typst", "CSS", "SQL", "Verilog", "VHDL"),
    **_kinds(Family.LESSON, "lesson"),
}

# the fields that JSON of a kind has, each with the texts that it may hold; without any, whatever
FIELDS: tuple[tuple[Mapping[str, tuple[str, ...]], str], ...] = (
    ({"nbformat": ()}, "Jupyter"),
    ({"type": ("excalidraw", "excalidraw/clipboard", "excalidrawlib")}, "Excalidraw"),
    ({"tldrawFileFormatVersion": ()}, "tldraw"),
    ({"last_node_id": ()}, "ComfyUI"),
    ({"kind": ("backprop-builder-state",)}, "BackpropBuilder"),
    ({"scopes": (), "allNodes": ()}, "CircuitVerse"),
    ({"scopes": (), "timePeriod": ()}, "CircuitVerse"),
    ({"scopes": (), "clockEnabled": ()}, "CircuitVerse"),
    ({"scopes": (), "projectId": ()}, "CircuitVerse"),
    ({"creator": (), "modules": ()}, "Yosys"),
    ({"modelTopology": ()}, "TensorFlow"),
    ({"class_name": (), "config": ()}, "Keras"),
)

BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"\x1f\x8b", "gzip"),
    (b"\xfd7zXZ\0", "xz"),
    (b"\x28\xb5\x2f\xfd", "Zstandard"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"%PDF", "PDF"),
    (b"%!PS", "PostScript"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"\0\0\1\0", "ICO"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Microsoft Office"),
    (b"\x93NUMPY", "NumPy"),
    (b"\x89HDF\r\n\x1a\n", "HDF5"),
    (b"MATLAB 5.0 MAT-file", "MATLAB .mat"),
    (b"SQLite format 3", "SQLite"),
    (b"\x7fELF", "ELF"),
    (b"MZ\x90\0", "EXE"),
    (b"\xcf\xfa\xed\xfe", "Mach-O"),
    (b"\xca\xfe\xba\xbe", "Java class"),
    (b"\0asm", "WebAssembly"),
    (b"OTTO\0", "OpenType"),
)
# Letters that a text may have there, too, so they count in no text: (offset, bytes, kind).
MARKS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"BZh", "bzip2"),
    (0, b"BM", "BMP"),
    (0, b"GGUF", "GGUF"),
    (0, b"PAR1", "Parquet"),
    (0, b"ID3", "MP3"),
    (0, b"OggS", "Ogg"),
    (0, b"fLaC", "FLAC"),
    (0, b"wOFF", "WOFF"),
    (0, b"wOF2", "WOFF"),
    (4, b"TFL3", "TensorFlow Lite"),
    (8, b"WEBP", "WebP"),
    (8, b"WAVE", "WAV"),
    (8, b"AVI ", "AVI"),
    (4, b"ftypheic", "HEIF"),
    (4, b"ftypavif", "AVIF"),
    (4, b"ftyp", "MP4"),
    (257, b"ustar", "tar"),
)
OLD_PYTORCH = (
    b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19."  # the number each of its files begins with
)
PICKLE = re.compile(rb"\x80[\x02-\x05][\x80-\x9f(}\]cKXM\x8a]")
SAFETENSORS = re.compile(rb'[\s\S]{5}\0\0\0\{\s*"')

# Names of what lies in a ZIP, the particular first: where one stands, it is that kind.
IN_ARCHIVES: tuple[tuple[bytes, str], ...] = (
    (b"/data.pkl", "PyTorch"),
    (b"model.weights.h5", "Keras"),
    (b"word/document.xml", "Word"),
    (b"xl/workbook.xml", "Excel"),
    (b"ppt/presentation.xml", "PowerPoint"),
    (b"visio/document.xml", "Visio"),
    (b"application/vnd.oasis.opendocument", "OpenDocument"),
    (b"application/epub+zip", "EPUB"),
    (b"[Content_Types].xml", "Microsoft Office"),
    (b"META-INF/MANIFEST.MF", "JAR"),
)

BEFORE_ROOT = re.compile(
    rb"(?>(?:\s|<\?[^>]*>|<!--[\s\S]*?-->|<!DOCTYPE[^>\[]*+(?>(?:\[[^\]]*+\])?)[^>]*+>)*)"
)
ROOT = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)")
ROOTS = {
    b"mxfile": "draw.io XML",
    b"mxgraphmodel": "draw.io XML",
    b"svg": "SVG",
    b"graphml": "GraphML",
    b"gexf": "GEXF",
    b"html": "HTML",
}

COMMENTS = r"(?>(?:\s|//[^\n]*|/\*[\s\S]*?\*/|\#[^\n]*\n|%%[^\n]*)*)"
DOT = re.compile(
    COMMENTS + r"(?:strict\s+)?(?:di)?graph\b\s*+(?:\"[^\"\n]*\"|\w*+)\s*+\{", re.IGNORECASE
)
FRONT_MATTER = re.compile(r"\s*---\n[\s\S]*?\n---\n")
MERMAID = re.compile(
    COMMENTS + r"(?:(?:graph|flowchart)[ \t]+(?:TB|TD|BT|RL|LR)\b"
    r"|(?:sequenceDiagram|classDiagram|stateDiagram(?:-v2)?|erDiagram|gitGraph|mindmap|journey|gantt"
    r"|timeline|requirementDiagram|quadrantChart|(?:sankey|xychart|block|architecture)-beta"
    r"|C4Context)[ \t]*:?(?:\n|\Z)|pie(?:[ \t]+(?:title|showData)\b))"
)
LATEX = re.compile(
    r"(?>(?:\s|%[^\n]*)*)\\(?:documentclass|documentstyle|usepackage|input|begin\{doc)"
)
SCRIPT = re.compile(r"#![^\n]*?(python|sh\b|node|julia|Rscript)")
SCRIPTS = {
    "python": "Python",
    "sh": "shell",
    "node": "JavaScript",
    "julia": "Julia",
    "Rscript": "R",
}
LESSON = re.compile(r'^[ \t]*format\s*=\s*"circuit-lesson"', re.MULTILINE)

# What the looks of a text tell: so many lines of this form, of those that are not empty.
FENCE = re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)
LINK = re.compile(r"!?\[[^\]\n]{1,200}\]\([^)\s\n]{1,500}\)|^\[[^\]\n]+\]: ", re.MULTILINE)
HEADING = re.compile(r"^#{1,6} \S[^\n]*\n(?:\s*\n|\Z)", re.MULTILINE)
UNDERLINED = re.compile(r"^\S[^\n]*\n(?:={3,}|-{3,})[ \t]*$", re.MULTILINE)
BULLET = re.compile(r"^ {0,3}(?:[-*+]|\d{1,3}\.) \S", re.MULTILINE)
PYTHON = re.compile(
    r"^[ \t]*(?:import [\w.]+|from [\w.]+ import |def \w+\(|class \w+[(:]|if __name__"
    r"|for (?=.+ in .).+:$|print\(|@\w+)",
    re.MULTILINE,
)
C_SOURCE = re.compile(r"^#\s*include\s*[<\"]", re.MULTILINE)
TOML_TABLE = re.compile(r"^\[{1,2}[\w.\"' -]+\]{1,2}\s*(?:#.*)?$", re.MULTILINE)
YAML_KEY = re.compile(r"^(?:\s*- )?\s*[\w.\"'-]+:(?:\s|$)")

NAMES: dict[str, str] = {
    "drawio": "draw.io XML",
    "dio": "draw.io XML",
    "dot": "Graphviz DOT",
    "gv": "Graphviz DOT",
    "mmd": "Mermaid",
    "mermaid": "Mermaid",
    "puml": "PlantUML",
    "plantuml": "PlantUML",
    "cv": "CircuitVerse",
    "circ": "Logisim XML",
    "dig": "Digital XML",
    "excalidraw": "Excalidraw",
    "tldr": "tldraw",
    "graphml": "GraphML",
    "gexf": "GEXF",
    "gml": "GML",
    "svg": "SVG",
    "vsdx": "Visio",
    "kicad_sch": "KiCad",
    "cir": "SPICE",
    "spice": "SPICE",
    "tikz": "TikZ",
    "onnx": "ONNX",
    "pt": "PyTorch",
    "pth": "PyTorch",
    "pkl": "pickle",
    "pickle": "pickle",
    "h5": "HDF5",
    "hdf5": "HDF5",
    "keras": "Keras",
    "safetensors": "safetensors",
    "tflite": "TensorFlow Lite",
    "pb": "TensorFlow",
    "ckpt": "TensorFlow",
    "npy": "NumPy",
    "npz": "NumPy .npz",
    "mat": "MATLAB .mat",
    "pdf": "PDF",
    "png": "PNG",
    "jpg": "JPEG",
    "jpeg": "JPEG",
    "gif": "GIF",
    "webp": "WebP",
    "bmp": "BMP",
    "tif": "TIFF",
    "tiff": "TIFF",
    "docx": "Word",
    "doc": "Word",
    "xlsx": "Excel",
    "xls": "Excel",
    "pptx": "PowerPoint",
    "ppt": "PowerPoint",
    "odt": "OpenDocument",
    "ods": "OpenDocument",
    "odp": "OpenDocument",
    "epub": "EPUB",
    "rtf": "RTF",
    "ipynb": "Jupyter",
    "zip": "ZIP",
    "tar": "tar",
    "gz": "gzip",
    "xml": "XML",
    "json": "JSON",
    "jsonl": "JSON",
    "csv": "CSV",
    "tsv": "TSV",
    "toml": "TOML",
    "yaml": "YAML",
    "yml": "YAML",
    "ini": "INI",
    "cfg": "INI",
    "conf": "INI",
    "parquet": "Parquet",
    "pyc": ".pyc",
    "md": "Markdown",
    "markdown": "Markdown",
    "mdx": "Markdown",
    "qmd": "Markdown",
    "rmd": "Markdown",
    "py": "Python",
    "pyw": "Python",
    "pyi": "Python",
    "tex": "LaTeX",
    "ltx": "LaTeX",
    "sty": "LaTeX",
    "bib": "LaTeX",
    "rst": "reStructuredText",
    "js": "JavaScript",
    "mjs": "JavaScript",
    "ts": "TypeScript",
    "jl": "Julia",
    "r": "R",
    "m": "MATLAB",
    "java": "Java",
    "rs": "Rust",
    "go": "Go",
    "c": "C",
    "h": "C",
    "cpp": "C",
    "sh": "shell",
    "org": "Org",
    "adoc": "AsciiDoc",
    "typ": "Typst",
    "html": "HTML",
    "htm": "HTML",
    "css": "CSS",
    "sql": "SQL",
    "v": "Verilog",
    "vhdl": "VHDL",
}
