"""Sentences of the differences between two documents: what is so on one side and not on the other.

A side is said by a few words that fit behind what is so there: "x: −2.00 here, 3.00 in the file".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

from circuit_editor.engine.compile.flatten import values_of
from circuit_editor.gates import GATES, PORTS
from circuit_editor.model import Circuit, Document, Pin
from circuit_editor.model.differences import DifferenceKind, DocumentDifference, find_differences
from circuit_editor.model.document import Note, Value
from circuit_editor.model.naming import describe, describe_output
from circuit_editor.model.paths import head_of
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.teaching.node_names import node_name
from circuit_editor.text import (
    QT_TRANSLATE_NOOP,
    Argument,
    Sentence,
    Template,
    exact,
    shape_in_words,
    shorten,
    show,
    show_array,
)
from circuit_editor.text.quoting import LONGEST_QUOTE

MOST_NAMED = 6  # nodes in one sentence

# What a side is called behind what is so there.
HERE = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "here"))
IN_FILE = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "in the file"))
IN_YOURS = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "in yours"))
IN_THEIRS = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "in theirs"))
EARLIER = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "earlier"))
NOW = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "now"))
IN_COPY = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "in the copy"))

NONE = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "none"))
NOT_WIRED = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "not wired"))
DEFAULT = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "the default"))
NO_NAME = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "no name"))
NEXT = Template(QT_TRANSLATE_NOOP("Sentence", "{before}, {next}"))
MORE = Template(QT_TRANSLATE_NOOP("Sentence", "{before} and {count} more"))
OF_KIND = Template(QT_TRANSLATE_NOOP("Sentence", "{name} ({kind})"))
ONLY = Template(QT_TRANSLATE_NOOP("Sentence", "Only {side}: {names}"))
SIDES = Template(QT_TRANSLATE_NOOP("Sentence", "{name}: {one} {left}, {other} {right}"))
INPUT = Template(QT_TRANSLATE_NOOP("Sentence", "Input of {name}: {one} {left}, {other} {right}"))
INPUTS = Template(
    QT_TRANSLATE_NOOP("Sentence", "Input {port} of {name}: {one} {left}, {other} {right}")
)
CALLED = Template(QT_TRANSLATE_NOOP("Sentence", "Name: {one} {left}, {other} {right}"))
OTHER_VALUE = Template(QT_TRANSLATE_NOOP("Sentence", "{name}: another value"))
OTHER_NUMBERS = Template(QT_TRANSLATE_NOOP("Sentence", "{name}: other numbers ({shape})"))
RANGES = Template(QT_TRANSLATE_NOOP("Sentence", "Slider of {name}: {one} {left}, {other} {right}"))
RANGE = Template(QT_TRANSLATE_NOOP("Sentence", "{low} to {high}"))
LOSS = Template(QT_TRANSLATE_NOOP("Sentence", "Loss: {one} {left}, {other} {right}"))
BLOCKS = Template(QT_TRANSLATE_NOOP("Sentence", "Block: {one} {left}, {other} {right}"))
PORTS_DIFFER = Template(
    QT_TRANSLATE_NOOP("Sentence", "Block {name} has other inputs or outputs, or in another order")
)
ONLY_NOTE = Template(QT_TRANSLATE_NOOP("Sentence", "Note only {side}: {text}"))
ONLY_FRAME = Template(QT_TRANSLATE_NOOP("Sentence", "Frame only {side}: {text}"))
NOTES = Template(QT_TRANSLATE_NOOP("Sentence", "Note: “{one}” {left}, “{other}” {right}"))
FRAMES = Template(QT_TRANSLATE_NOOP("Sentence", "Frame: “{one}” {left}, “{other}” {right}"))
NOTE = Template(QT_TRANSLATE_NOOP("Sentence", "Note “{text}” has another colour"))
FRAME = Template(
    QT_TRANSLATE_NOOP("Sentence", "Frame “{text}” holds something else, or looks different")
)
BENDS = Template(QT_TRANSLATE_NOOP("Sentence", "The wire to {name} bends in other places"))
MOVED = Template(QT_TRANSLATE_NOOP("Sentence", "In another place: {names}"))
STOPS = QT_TRANSLATE_NOOP("Sentence", "Other stops on the timeline")
VIEWS = QT_TRANSLATE_NOOP("Sentence", "Other stored views")
OPENED = QT_TRANSLATE_NOOP("Sentence", "Other blocks are open")
OTHER = QT_TRANSLATE_NOOP("Sentence", "Something that is not drawn")
IN_BLOCK = Template(QT_TRANSLATE_NOOP("Sentence", "In block {block}: {told}"))


class Side(NamedTuple):
    """One of two documents that are compared, and the words that say what is so in it."""

    document: Document
    words: Sentence


class Comparison:
    """Two documents side by side: what differs, and the sentences that say so.

    Only what is told is named: finding the differences of 10,000 gates is quick, naming is not.
    Without `has_values` no number is told: some are covered.
    """

    def __init__(self, left: Side, right: Side, *, has_values: bool = True) -> None:
        self.left, self.right, self._has_values = left, right, has_values
        self.differences = find_differences(left.document, right.document)

    def tell(self, one: DocumentDifference) -> Sentence:
        """What differs, in a sentence."""
        told = self._tell(one)
        if one.block is None:
            return told
        return IN_BLOCK(block=self._block_name(one.block), told=told)

    def _tell(self, one: DocumentDifference) -> Sentence:
        tell = TOLD.get(one.kind if one.record is None else one.record.name)
        return tell(self, one) if tell is not None else Sentence.of(OTHER)

    # --- each kind ------------------------------------------------------------------------

    def _tell_left(self, one: DocumentDifference) -> Sentence:
        return self._only(self.left, one.block, one.left)

    def _tell_right(self, one: DocumentDifference) -> Sentence:
        return self._only(self.right, one.block, one.right)

    def _only(self, side: Side, block: str | None, ids: Iterable[str]) -> Sentence:
        circuit = _circuit(side.document, block)
        names = _listed(_introduced(circuit, id_) for id_ in sorted(ids))
        return ONLY(side=side.words, names=names)

    def _tell_moved(self, one: DocumentDifference) -> Sentence:
        right = self._circuits(one.block)[1]
        names = {id_: _moved_name(right, id_) for id_ in sorted(one.right)}
        count = Counter(names.values())
        return MOVED(
            names=_listed(
                OF_KIND(name=name, kind=_kind(right, id_))
                if count[name] > 1 and id_ in right.nodes
                else name
                for id_, name in names.items()
            )
        )

    def _tell_kind(self, one: DocumentDifference) -> Sentence:
        kinds = [_kind(circuit, one.at) for circuit in self._circuits(one.block)]
        return self._sides(self._name(one), *kinds)

    def _tell_constant(self, one: DocumentDifference) -> Sentence:
        signs = [
            circuit.nodes[one.at].gate.symbol_with(circuit.nodes[one.at].attrs)
            for circuit in self._circuits(one.block)
        ]
        return self._sides(self._name(one), *signs)

    def _tell_wire(self, one: DocumentDifference) -> Sentence:
        pin: Pin = one.at
        circuits = self._circuits(one.block)
        sources = [
            describe_output(circuit, circuit.wires[pin], shorten)
            if pin in circuit.wires
            else NOT_WIRED
            for circuit in circuits
        ]
        node = next(
            (
                each.nodes[pin.node]
                for each in circuits
                if pin.port in each.nodes[pin.node].gate.inputs
            ),
            None,
        )
        sides = dict(one=sources[0], left=self.left.words, other=sources[1], right=self.right.words)
        if node is None or len(node.gate.inputs) == 1:
            return Sentence.of(INPUT.text, name=self._gate(one), **sides)
        port: Argument = node.gate.inputs.index(pin.port) + 1
        if node.interface is not None:
            port = node.interface.port(pin.port).name
        return Sentence.of(INPUTS.text, port=port, name=self._gate(one), **sides)

    def _tell_value(self, one: DocumentDifference) -> Sentence:
        name = self._value_name(one)
        if not self._has_values:
            return OTHER_VALUE(name=name)
        values = [
            value.get(one.at) if one.block is None else _array(circuit.values.get(one.at))
            for value, circuit in zip(self._values, self._circuits(one.block), strict=True)
        ]
        told = [DEFAULT if each is None else show_array(each) for each in values]
        if told[0] == told[1] and values[0] is not None and values[1] is not None:
            if values[0].shape or values[1].shape:
                return OTHER_NUMBERS(name=name, shape=shape_in_words(values[0].shape))
            told = [exact(float(each)) for each in values if each is not None]
        return self._sides(name, *told)

    def _tell_name(self, one: DocumentDifference) -> Sentence:
        names = [circuit.label(one.at) or NO_NAME for circuit in self._circuits(one.block)]
        return self._two(CALLED, *names)

    def _tell_range(self, one: DocumentDifference) -> Sentence:
        ranges = [side.document.ranges.get(one.at) for side in (self.left, self.right)]
        told = [
            NONE if each is None else RANGE(low=show(each[0]), high=show(each[1]))
            for each in ranges
        ]
        return self._two(RANGES, *told, name=self._value_name(one))

    def _tell_loss(self, one: DocumentDifference) -> Sentence:
        flags = [
            NONE if side.document.loss is None else _described(side.document.root, each)
            for side in (self.left, self.right)
            for each in [side.document.loss or ""]
        ]
        return self._two(LOSS, *flags)

    def _tell_block_name(self, one: DocumentDifference) -> Sentence:
        names = [side.document.blocks[one.at].name for side in (self.left, self.right)]
        return self._two(BLOCKS, *names)

    def _tell_ports(self, one: DocumentDifference) -> Sentence:
        return PORTS_DIFFER(name=self._block_name(one.at))

    def _tell_bends(self, one: DocumentDifference) -> Sentence:
        return BENDS(name=self._gate(one))

    def _tell_note(self, one: DocumentDifference) -> Sentence:
        return self._tell_annotation(one, ONLY_NOTE, NOTES, NOTE)

    def _tell_frame(self, one: DocumentDifference) -> Sentence:
        return self._tell_annotation(one, ONLY_FRAME, FRAMES, FRAME)

    def _tell_annotation(
        self, one: DocumentDifference, only: Template, both: Template, looks: Template
    ) -> Sentence:
        assert one.record is not None
        texts = [
            None if (entry := one.record.of(circuit).get(one.at)) is None else _written(entry)
            for circuit in self._circuits(one.block)
        ]
        left, right = texts
        if left is not None and right is not None:
            if left == right:
                return Sentence.of(looks.text, text=left)
            return self._two(both, left, right)
        side = self.left if right is None else self.right
        return Sentence.of(only.text, side=side.words, text=left or right or "")

    # --- parts ----------------------------------------------------------------------------

    def _sides(self, name: Argument, one: Argument, other: Argument) -> Sentence:
        return self._two(SIDES, one, other, name=name)

    def _two(
        self, template: Template, one: Argument, other: Argument, **more: Argument
    ) -> Sentence:
        words = {"left": self.left.words, "right": self.right.words}
        return Sentence.of(template.text, **more, one=one, other=other, **words)

    def _circuits(self, block: str | None) -> tuple[Circuit, Circuit]:
        return _circuit(self.left.document, block), _circuit(self.right.document, block)

    def _block_name(self, id_: str) -> str:
        return shorten(self.right.document.blocks[id_].name)

    def _name(self, one: DocumentDifference) -> str:
        """What a node that is on both sides is called on the right one."""
        return _described(self._circuits(one.block)[1], one.at)

    def _gate(self, one: DocumentDifference) -> str:
        return _described(self._circuits(one.block)[1], one.at.node)

    def _value_name(self, one: DocumentDifference) -> str:
        """What people call what has a value: "neuron1 › w"."""
        circuit = self._circuits(one.block)[1]
        if one.block is None:
            return node_name(self.right.document, one.at).described
        return _described(circuit, head_of(one.at))

    @cached_property
    def _values(self) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
        """The values of all sources on either side, by path from the root."""
        return values_of(self.left.document), values_of(self.right.document)


# How a difference is told: by its kind, one of records by what they are called.
TOLD: dict[DifferenceKind | str, Callable[[Comparison, DocumentDifference], Sentence]] = {
    DifferenceKind.ONLY_LEFT: Comparison._tell_left,
    DifferenceKind.ONLY_RIGHT: Comparison._tell_right,
    DifferenceKind.MOVED: Comparison._tell_moved,
    DifferenceKind.KIND: Comparison._tell_kind,
    DifferenceKind.CONSTANT: Comparison._tell_constant,
    DifferenceKind.WIRE: Comparison._tell_wire,
    DifferenceKind.LOSS: Comparison._tell_loss,
    DifferenceKind.BLOCK_NAME: Comparison._tell_block_name,
    DifferenceKind.PORTS: Comparison._tell_ports,
    "values": Comparison._tell_value,
    "labels": Comparison._tell_name,
    "bends": Comparison._tell_bends,
    "notes": Comparison._tell_note,
    "frames": Comparison._tell_frame,
    "ranges": Comparison._tell_range,
    "stops": lambda _, __: Sentence.of(STOPS),
    "views": lambda _, __: Sentence.of(VIEWS),
    "expanded": lambda _, __: Sentence.of(OPENED),
}


def _circuit(document: Document, block: str | None) -> Circuit:
    return document.root if block is None else document.blocks[block].circuit


def _listed(names: Iterable[Argument]) -> Argument:
    """The first of these names in a row, and how many more there are."""
    known = [*names]
    whole = known[0]
    for each in known[1:MOST_NAMED]:
        whole = NEXT(before=whole, next=each)
    more = len(known) - MOST_NAMED
    return MORE(before=whole, count=more) if more > 0 else whole


def _described(circuit: Circuit, id_: str) -> str:
    return shorten(describe(circuit, id_))


def _introduced(circuit: Circuit, id_: str) -> Argument:
    """A node, and what it is where its name does not say so."""
    name, kind = _described(circuit, id_), _kind(circuit, id_)
    return OF_KIND(name=name, kind=kind) if circuit.label(id_) else name


def _kind(circuit: Circuit, id_: str) -> Argument:
    """The kind of a node by its title; of a block its name, which is a stranger's."""
    node = circuit.nodes[id_]
    if node.interface is not None:
        return shorten(node.interface.name)
    known = GATES.get(node.kind) or PORTS.get(node.kind)
    return node.kind if known is None else Sentence.of(known.title)


def _moved_name(circuit: Circuit, id_: str) -> str:
    for held in (circuit.notes, circuit.frames):
        if id_ in held:
            return shorten(_written(held[id_]))
    return _described(circuit, id_) if id_ in circuit.nodes else id_


def _written(entry: Any) -> str:
    """What a note says, or a frame is called."""
    return shorten(entry.text if isinstance(entry, Note) else entry.title, LONGEST_QUOTE)


def _array(value: Value | None) -> Any:
    return None if value is None else value.array
