"""The library of blocks: those that come with the program, and the user's own in a folder.

A block of the library is an ordinary circuit file whose root shows it alive: one instance, wired
to inputs and to the loss flag. Whoever places it takes a copy
(`model.edits.copy_paste.insert`), so that a circuit stays whole without the library.

What the palette says of a built-in block, and the function that calls it in an expression, stand
in the table here and not in the files: lupdate finds sentences to translate in sources alone, and
the expression bar must know the names of the functions without reading a file.
"""

from __future__ import annotations

import itertools
import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from immutables import Map

from circuit_editor import resources
from circuit_editor.dataclass import replace
from circuit_editor.files import EXTENSION, disk
from circuit_editor.files.failure import FileError, with_place
from circuit_editor.files.locks import AnyPath
from circuit_editor.files.writing import dump
from circuit_editor.gates.gate import Shape
from circuit_editor.gates.kinds import BLOCK, INPUT, SUM
from circuit_editor.layout.places.tidy import tidy
from circuit_editor.model import EMPTY, OUT, BlockInterface, Document, Pin, edits
from circuit_editor.model.blocks import instances_in, rename_block
from circuit_editor.model.edits import copy_paste
from circuit_editor.model.fresh_names import fresh_id, numbered_names
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template

LONGEST_STEM = 60
NO_SHAPES: Mapping[str, Shape] = Map()
NO_FILE_NAMES = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")  # on Windows, whatever their ending


class LibraryEntry(NamedTuple):
    """A built-in block: the name of its file, its function in expressions, and what it is for.

    `words` are what people call it in a search, as a gate's are.
    """

    id: str
    function: str
    summary: str
    words: str


ENTRIES = (
    LibraryEntry(
        "sigmoid-gate-by-gate",
        "sigmoid_gate_by_gate",
        QT_TRANSLATE_NOOP("Gate", "The sigmoid taken apart, as in the lecture: ×−1, exp, +1, 1/x."),
        QT_TRANSLATE_NOOP("Words", "logistic, logistic function, sigmoid from gates"),
    ),
    LibraryEntry(
        "tanh-from-exps",
        "tanh_from_exps",
        QT_TRANSLATE_NOOP("Gate", "tanh made of exponentials: (eˣ − e⁻ˣ) ÷ (eˣ + e⁻ˣ)."),
        QT_TRANSLATE_NOOP("Words", "hyperbolic tangent, tanh from gates"),
    ),
    LibraryEntry(
        "softplus-from-gates",
        "softplus_from_gates",
        QT_TRANSLATE_NOOP("Gate", "A smooth relu in three gates: exp, +1, log."),
        QT_TRANSLATE_NOOP("Words", "smooth relu"),
    ),
    LibraryEntry(
        "neuron-2-inputs",
        "neuron2",
        QT_TRANSLATE_NOOP(
            "Gate", "Two inputs, each times a weight, plus a bias, through a sigmoid."
        ),
        QT_TRANSLATE_NOOP("Words", "neuron, perceptron, logistic regression, w x + b"),
    ),
    LibraryEntry(
        "neuron-3-inputs",
        "neuron3",
        QT_TRANSLATE_NOOP(
            "Gate", "Three inputs, each times a weight, plus a bias, through a sigmoid."
        ),
        QT_TRANSLATE_NOOP("Words", "neuron, perceptron, logistic regression"),
    ),
    LibraryEntry(
        "squared-error",
        "squared_error",
        QT_TRANSLATE_NOOP("Gate", "How far a prediction is from its target, squared."),
        QT_TRANSLATE_NOOP(
            "Words",
            "mse, mean squared error, l2 loss, quadratic loss, squared loss, error, (y-t)^2",
        ),
    ),
    LibraryEntry(
        "swish",
        "swish",
        QT_TRANSLATE_NOOP("Gate", "A number times its own sigmoid: like relu, without the corner."),
        QT_TRANSLATE_NOOP("Words", "silu, activation function"),
    ),
    LibraryEntry(
        "log-sum-exp",
        "log_sum_exp",
        QT_TRANSLATE_NOOP(
            "Gate",
            "A smooth maximum: log(eˣ + eʸ), the larger taken out first so that exp never "
            "overflows.",
        ),
        QT_TRANSLATE_NOOP("Words", "lse, soft maximum, softmax, smooth maximum"),
    ),
    LibraryEntry(
        "gated-unit",
        "gated_unit",
        QT_TRANSLATE_NOOP("Gate", "Lets x through as far as the gate is open: x × σ(gate)."),
        QT_TRANSLATE_NOOP("Words", "gated linear unit, gating"),
    ),
    LibraryEntry(
        "linear-layer",
        "linear_layer",
        QT_TRANSLATE_NOOP(
            "Gate", "Each row of x times a matrix of weights, plus a bias for each unit: x @ W + b."
        ),
        QT_TRANSLATE_NOOP("Words", "dense layer, fully connected layer, affine layer, nn.Linear"),
    ),
    LibraryEntry(
        "mlp-layer",
        "mlp_layer",
        QT_TRANSLATE_NOOP(
            "Gate", "A linear layer, and a relu on each of its numbers: relu(x @ W + b)."
        ),
        QT_TRANSLATE_NOOP("Words", "hidden layer, multilayer perceptron, feedforward layer"),
    ),
    LibraryEntry(
        "softmax-gate-by-gate",
        "softmax_gate_by_gate",
        QT_TRANSLATE_NOOP(
            "Gate", "The softmax taken apart: less the largest, exp, each divided by the row's sum."
        ),
        QT_TRANSLATE_NOOP("Words", "softmax from gates, normalized exponential"),
    ),
    LibraryEntry(
        "cross-entropy-gate-by-gate",
        "cross_entropy_gate_by_gate",
        QT_TRANSLATE_NOOP(
            "Gate", "Softmax, then −log of what it gives the one-hot target t, averaged over rows."
        ),
        QT_TRANSLATE_NOOP(
            "Words",
            "cross-entropy from gates, softmax with cross-entropy, negative log-likelihood, nll, "
            "log loss",
        ),
    ),
    LibraryEntry(
        "attention-head",
        "attention_head",
        QT_TRANSLATE_NOOP(
            "Gate",
            "Rows of x look at one another: softmax(q @ kᵀ ÷ √d) @ v; q, k, v are x @ weights.",
        ),
        QT_TRANSLATE_NOOP(
            "Words",
            "self-attention, scaled dot-product attention, query key value, qkv, transformer",
        ),
    ),
)

# The functions that an expression may call, each with the entry of its block.
FUNCTIONS = {entry.function: entry for entry in ENTRIES}


@dataclass(frozen=True, slots=True)
class LibraryBlock:
    """A block ready to be placed, as a copy: `insert(document, block.document, block.definition)`.

    `summary` is a sentence for the palette, marked for translation as a gate's is, as are the
    `words` it is found by, and `function` the name that calls the block in an expression; a user's
    own have none of them and are "" there. `path` is the user's file, None for what comes with the
    program.
    """

    id: str
    document: Document
    definition: str
    summary: str = ""
    function: str = ""
    path: Path | None = None
    words: str = ""

    @property
    def name(self) -> str:
        """What the block is called."""
        return self.document.blocks[self.definition].name

    @property
    def interface(self) -> BlockInterface:
        """The ports it shows, in order."""
        return self.document.blocks[self.definition].interface(self.definition)


def built_in() -> tuple[LibraryBlock, ...]:
    """The blocks that come with the program, in the palette's order; each is read only once.

    Raises FileError where the installation is damaged.
    """
    return tuple(by_function(entry.function) for entry in ENTRIES)


@cache
def by_function(name: str) -> LibraryBlock:
    """The built-in block that an expression calls so; only its own file is read, and only once.

    Raises KeyError for what is no key of `FUNCTIONS`, and FileError where the installation is
    damaged.
    """
    entry = FUNCTIONS[name]
    document = disk.load(resources.folder() / "blocks" / f"{entry.id}{EXTENSION}")
    return LibraryBlock(
        entry.id,
        document,
        _shown_by(document),
        entry.summary,
        entry.function,
        words=entry.words,
    )


def my_blocks(folder: AnyPath) -> tuple[list[LibraryBlock], list[Sentence]]:
    """The user's own blocks in a folder, by name; and a sentence for every file left out.

    Never raises. A folder that is not there yet has no blocks.
    """
    try:
        paths = sorted(each for each in Path(folder).iterdir() if each.suffix == EXTENSION)
    except FileNotFoundError:
        return [], []
    except (OSError, ValueError) as error:
        return [], [NOT_LISTED(folder=str(Path(folder)), reason=disk.reason(error))]
    found, left_out = [], []
    for path in paths:
        try:
            document = disk.load(path)
            definition = _shown_by(document)
        except FileError as error:
            left_out.append(LEFT_OUT(path=path.name, problem=with_place(error.problems[0])))
        else:
            found.append(LibraryBlock(path.stem, document, definition, path=path))
    return sorted(found, key=lambda each: (each.name.casefold(), each.id)), left_out


def save(
    folder: AnyPath,
    document: Document,
    definition: str,
    shapes: Mapping[str, Shape] = NO_SHAPES,
) -> Path:
    """Keep a block of a document for other circuits: a file of its own; and where it lies.

    What its ports take and give there are single numbers, or arrays of these `shapes`, by the ids
    of ports. The folder is made if need be. The file is called after the block, with a number
    behind where another is called so, and so is the block where another of the user's has its name.
    A file that shows just this block is left as it is. Raises FileError.
    """
    copy = _alive(document, definition, shapes)
    with suppress(OSError, ValueError):  # what is wrong with the folder is told on saving
        Path(folder).mkdir(parents=True, exist_ok=True)
    ((_, interface),) = instances_in(copy.root)
    taken = {each.name for each in my_blocks(folder)[0]}
    numbered = itertools.chain([interface.name], numbered_names(interface.name))
    for path, name in zip(_paths(Path(folder), interface.name), numbered, strict=False):
        if interface.name not in taken:
            name = interface.name
        named = rename_block(copy, interface.block, name)
        if os.path.lexists(path):
            if _holds(path, named, copy):
                return path
        elif name not in taken:
            disk.save(named, path)
            return path
    raise AssertionError("there are numbers without end")


def copy_in(document: Document, block: LibraryBlock) -> str | None:
    """The definition in a document that is a copy of a library's block; None where there is none.

    Ids and places do not count for it, so a copy of a copy is one, too.
    """
    wanted = _drawn(block.document, block.definition)
    names = {id_: each.name for id_, each in sorted(document.blocks.items())}
    for id_, name in names.items():
        if name == block.name and _drawn(document, id_) == wanted:
            return id_
    if block.name not in names.values():
        return None
    for id_, name in names.items():  # its name was taken when it came: it got a number
        if name.startswith(block.name):
            document = rename_block(document, id_, block.name)
            if _drawn(document, id_) == wanted:
                return id_
    return None


# Reading -------------------------------------------------------------------------------------


def _shown_by(document: Document) -> str:
    """The one definition of which a file's root has an instance. Raises FileError."""
    shown = {interface.block for _, interface in instances_in(document.root)}
    if len(shown) == 1:
        return shown.pop()
    raise FileError.of(
        Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence", "A block's file shows one block, and this one shows {count}."
            ),
            count=len(shown),
        )
    )


LEFT_OUT = Template(
    QT_TRANSLATE_NOOP("Sentence", 'Your block "{path}" is left out: {problem}'), quoted=("path",)
)
NOT_LISTED = Template(
    QT_TRANSLATE_NOOP("Sentence", 'Your blocks in "{folder}" cannot be read: {reason}.'),
    quoted=("folder",),
)


# Writing -------------------------------------------------------------------------------------


def _alive(document: Document, definition: str, shapes: Mapping[str, Shape]) -> Document:
    """A document of one instance: an input at every port that needs one, a flag at the first.

    All inputs hold ones, so many as are in their shape; of an array that comes out the flag marks
    the sum. It is a copy with ids of its own, as every circuit gets that the block is placed in: so
    such a circuit's block gives the same file again.
    """
    shown, instance = copy_paste.insert(EMPTY, document, definition, (0.0, 0.0))
    interface = shown.root.nodes[instance].interface
    assert interface is not None
    own = document.blocks[definition].interface(definition)
    for port, origin in zip(interface.inputs, own.inputs, strict=True):
        if not port.has_default:
            id_, ones = fresh_id(shown, INPUT), np.ones(shapes.get(origin.id, ()))
            shown = edits.add(shown, id_, INPUT, (0.0, 0.0), label=port.name, value=ones)
            shown = edits.connect(shown, Pin(id_, OUT), Pin(instance, port.id))
    for port, origin in zip(interface.outputs[:1], own.outputs, strict=False):
        marked = Pin(instance, port.id)
        if shapes.get(origin.id):
            id_ = fresh_id(shown, SUM)
            shown = edits.add(shown, id_, SUM, (0.0, 0.0))
            shown = edits.connect(shown, marked, Pin(id_, "x"))
            marked = Pin(id_, OUT)
        shown = edits.flag(shown, marked, (0.0, 0.0))
    return replace(shown, root=replace(shown.root, places=tidy(shown.root)))


def _drawn(document: Document, definition: str) -> bytes:
    """What a definition is, whatever the document calls its parts and where they stand."""
    copy, _ = copy_paste.insert(EMPTY, document, definition, (0.0, 0.0))
    placed = {
        id_: replace(block, circuit=replace(block.circuit, places=Map()))
        for id_, block in copy.blocks.items()
    }
    return dump(replace(copy, blocks=Map(placed)))


def _paths(folder: Path, name: str) -> Iterator[Path]:
    """Where a block of this name may lie: neuron.circuit, neuron-2.circuit, ..."""
    stem = _stem(name)
    yield folder / f"{stem}{EXTENSION}"
    for number in itertools.count(2):
        yield folder / f"{stem}-{number}{EXTENSION}"


def _stem(name: str) -> str:
    """A name as every file system takes it: a to z, digits and -, and no name of a device."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST_STEM].strip("-")
    return BLOCK if not stem or NO_FILE_NAMES.fullmatch(stem) else stem


def _holds(path: Path, *documents: Document) -> bool:
    """True where a file shows the block of one of these, whatever is wired to it there.

    What is no file, as a pipe, is not waited for.
    """
    wanted = [_block_alone(each) for each in documents]
    try:
        found = disk.load(path)
    except FileError:
        return False
    return len([*instances_in(found.root)]) == 1 and _block_alone(found) in wanted


def _block_alone(document: Document) -> bytes:
    """What stands in a file of the only instance in a document, with nothing wired to it."""
    ((instance, _),) = instances_in(document.root)
    alone = edits.remove(document, [each for each in document.root.nodes if each != instance])
    return dump(edits.move(alone, {instance: (0.0, 0.0)}))
