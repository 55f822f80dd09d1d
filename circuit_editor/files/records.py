"""The records of a circuit file, checked one by one: a node a record, a wire a record."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from immutables import Map

from circuit_editor.files.failure import MISSING, Findings
from circuit_editor.files.fields import (
    ID,
    NO_SUCH_NODE,
    NOT_A_TEXT,
    NOT_AN_OBJECT,
    fresh_id,
    missing_or,
    place_in,
    unknown_fields,
)
from circuit_editor.files.limits import LABEL
from circuit_editor.files.parsing import PARSED, item, member
from circuit_editor.files.progress import along, map_of
from circuit_editor.files.record_forms import MEMBERS
from circuit_editor.files.suggestion import with_suggestion
from circuit_editor.files.values import is_number, value_from
from circuit_editor.gates import GATES, PORTS, Gate
from circuit_editor.gates.attributes import Attribute
from circuit_editor.model import BLOCK, INLET, BlockInterface, Circuit, Node, Pin
from circuit_editor.model.document import Placeholder, SortsAs
from circuit_editor.model.sort_keys import LONGEST
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template

if TYPE_CHECKING:
    from circuit_editor.files.placeholders import PlaceholderPorts

NODE_FIELDS = frozenset(("id", "kind", "attrs", "sorts_as")) | MEMBERS.keys()
BLOCK_FIELDS = NODE_FIELDS | {"block"}
WIRE_FIELDS = frozenset(("to", "from"))
NODES_READ, CHECKED = 0.5, 0.7  # of the time that reading takes
ROOT_KINDS = GATES
INNER_KINDS = {kind: gate for kind, gate in GATES.items() if not gate.is_flag} | PORTS

NOT_A_NUMBER = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "This must be a number."))

BAD_ORDER = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "What a copy sorts as is a list of at most {limit} ids and whole numbers above 0; "
        "leave it out, and the node sorts as its own id.",
    ),
    limit=LONGEST,
)
NO_SUCH_BLOCK = Template(
    QT_TRANSLATE_NOOP("Sentence", 'This file has no block "{block}".'), quoted=("block",)
)
PORT_OUTSIDE = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "Ports stand inside blocks; here is nothing they lead out of.")
)
FLAG_INSIDE = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "The loss flag stands outside of blocks. Use an outlet here.")
)
NO_CONSTANTS = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "A block has no constants of its own."))
UNKNOWN_ATTR = Template(
    QT_TRANSLATE_NOOP("Sentence", 'The gate {kind} has no constant "{name}".'), quoted=("name",)
)
NO_VALUE_HERE = Template(
    QT_TRANSLATE_NOOP("Sentence", "The value of a gate {kind} is computed; do not write one.")
)
NOT_A_PIN = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", 'An end of a wire is a text: "node.port", as in "add1.a".')
)
NO_SUCH_INPUT = Template(
    QT_TRANSLATE_NOOP("Sentence", '{node}, a gate {kind}, has no input "{port}".'), quoted=("port",)
)
NO_SUCH_OUTPUT = Template(
    QT_TRANSLATE_NOOP("Sentence", '{node}, a gate {kind}, has no output "{port}".'),
    quoted=("port",),
)
DRIVEN_TWICE = Template(
    QT_TRANSLATE_NOOP("Sentence", "Two wires lead to {pin}. An input takes one: remove the other.")
)


class Records:
    """The maps of a circuit, while the records of its file are added to them.

    What is wrong with a record is reported, and the record left out; then the circuit must not be
    used.
    """

    def __init__(
        self,
        findings: Findings,
        interfaces: Mapping[str, BlockInterface],
        taken: set[str],
        block: str | None = None,
    ) -> None:
        """`interfaces` are the blocks there are, `taken` the ids of all circuits read so far.

        `block` is the definition whose inside this is, or None for the circuit around all.
        """
        self._findings = findings
        self._faces = interfaces
        self._taken = taken
        self._prefix = "" if block is None else f"blocks.{block}."
        self._kinds = ROOT_KINDS if block is None else INNER_KINDS
        self._here: tuple[str, int, Any] = ("nodes", 0, None)
        self._gates: dict[str, Gate | None] = {}  # None: named by a node, but not known
        self._nodes: dict[str, Node] = {}
        self._placeholders: PlaceholderPorts | None = None
        self._wires: dict[Pin, Pin] = {}
        self._plain: dict[str, Node] = {}  # by kind, those of which nothing else is to be said
        self._outputs: dict[str, Pin] = {}  # by their texts, those that wires came from
        self._beside: dict[str, dict[str, Any]] = {
            each.record.name: {} for each in MEMBERS.values()
        }
        self._extra: dict[str, Any] = {}

    def circuit(self) -> Circuit:
        """The circuit that the records make."""
        beside: dict[str, Any] = {name: map_of(found) for name, found in self._beside.items()}
        nodes = self._nodes
        if self._placeholders is not None:
            nodes = self._placeholders.nodes(nodes)
        return Circuit(
            nodes=map_of(nodes), wires=map_of(self._wires), extra=map_of(self._extra), **beside
        )

    def add_nodes(self, records: list[Any]) -> None:
        """Check the records of nodes and add them."""
        self._add(along(records, PARSED, NODES_READ), "nodes", self._add_node)

    def add_wires(self, records: list[Any]) -> None:
        """Check the records of wires and add them; all nodes must have been added."""
        self._add(along(records, NODES_READ, CHECKED), "wires", self._add_wire)

    def _add(self, records: Iterable[Any], key: str, add: Callable[[dict[str, Any]], None]) -> None:
        list_ = f"{self._prefix}{key}"
        for index, record in enumerate(records):
            self._here = (list_, index, record)
            if isinstance(record, dict):
                add(record)
            else:
                self._report("", NOT_AN_OBJECT)

    def _report(self, field: str, sentence: Sentence | None) -> None:
        at = item(*self._here)
        self._findings.report(f"{at}.{field}" if field else at, sentence)

    @property
    def _ports(self) -> PlaceholderPorts:
        """The ports of gates of unknown kinds, which hardly a file has."""
        if self._placeholders is None:
            from circuit_editor.files.placeholders import PlaceholderPorts

            self._placeholders = PlaceholderPorts()
        return self._placeholders

    def _add_node(self, record: dict[str, Any]) -> None:
        id_ = fresh_id(record, self._report, self._taken)
        if id_ is None:
            return
        node = self._node(record)
        self._gates[id_] = node.gate if node is not None else None
        if node is not None:
            self._nodes[id_] = node
            self._add_value(id_, node.gate, record)
        self._add_label(id_, record.get("label", ""))
        place = place_in(record, self._report)
        if place is not None:
            self._beside["places"][id_] = place
        known = BLOCK_FIELDS if record.get("kind") == BLOCK else NODE_FIELDS
        if node is not None and node.placeholder is not None:
            known = self._ports.add(id_, record, self._report)
        if not record.keys() <= known:
            self._extra[f"nodes.{id_}"] = unknown_fields(record, known)

    def _add_wire(self, record: dict[str, Any]) -> None:
        target = self._input(record)
        source = self._output(record)
        if target is None or source is None:
            return
        if target in self._wires:
            self._report("to", DRIVEN_TWICE(pin=str(target)))
        self._wires[target] = source
        if not record.keys() <= WIRE_FIELDS:
            self._extra[f"wires.{target}"] = unknown_fields(record, WIRE_FIELDS)

    def _node(self, record: dict[str, Any]) -> Node | None:
        sorts_as = self._sorts_as(record)
        if record.get("kind") == BLOCK:
            interface = self._face(record)
            if record.get("attrs"):
                self._report("attrs", NO_CONSTANTS)
            return (
                None if interface is None else Node(BLOCK, interface=interface, sorts_as=sorts_as)
            )
        gate = self._gate(record)
        if gate is None:
            return None
        if gate.is_unknown:
            return Node(gate.kind, sorts_as=sorts_as, placeholder=Placeholder())
        if sorts_as is None and "attrs" not in record and not gate.attrs:
            plain = self._plain.get(gate.kind)
            if plain is None:
                plain = self._plain[gate.kind] = Node(gate.kind)
            return plain
        constants, options = self._attrs(gate, record.get("attrs", {}))
        return Node(gate.kind, constants, sorts_as=sorts_as, options=options)

    def _sorts_as(self, record: dict[str, Any]) -> SortsAs | None:
        if "sorts_as" not in record:
            return None
        order = record["sorts_as"]
        if is_order(order):
            return tuple(order)
        self._report("sorts_as", BAD_ORDER)
        return None

    def _face(self, record: dict[str, Any]) -> BlockInterface | None:
        block = record.get("block")
        if not isinstance(block, str):
            self._report("block", missing_or(NOT_A_TEXT, "block", record))
            return None
        if block not in self._faces:
            self._report("block", with_suggestion(NO_SUCH_BLOCK(block=block), block, self._faces))
        return self._faces.get(block)

    def _gate(self, record: dict[str, Any]) -> Gate | None:
        kind = record.get("kind")
        if not isinstance(kind, str):
            self._report("kind", missing_or(NOT_A_TEXT, "kind", record))
            return None
        if kind in self._kinds:
            return self._kinds[kind]
        if kind in PORTS:
            self._report("kind", PORT_OUTSIDE)
        elif kind in GATES:
            self._report("kind", FLAG_INSIDE)
        else:
            problem = self._ports.why_not_kind(kind)
            self._report("kind", problem)
            return None if problem is not None else Node(kind, placeholder=Placeholder()).gate
        return None

    def _attrs(self, gate: Gate, attrs: Any) -> tuple[Map[str, float], Map[str, Attribute]]:
        """The constants inside, and the attributes with a type that are not at their default."""
        if not isinstance(attrs, dict):
            self._report("attrs", NOT_AN_OBJECT)
            return Map(), Map()
        known = {**gate.attrs, **gate.options}
        for name in unknown_fields(attrs, frozenset(known)):
            problem = with_suggestion(UNKNOWN_ATTR(kind=gate.kind, name=name), name, known)
            self._report(member("attrs", name), problem)
        numbers, options = dict[str, float](), dict[str, Attribute]()
        for name in gate.attrs:
            if name not in attrs:
                self._report(member("attrs", name), MISSING)
            elif not is_number(attrs[name]):
                self._report(member("attrs", name), NOT_A_NUMBER)
            else:
                numbers[name] = float(attrs[name])
        for name, option in gate.options.items():
            given = option.read(attrs[name]) if name in attrs else option.default
            if isinstance(given, Sentence):
                self._report(member("attrs", name), given)
            elif given != option.default:
                options[name] = given
        return Map(numbers), Map(options)

    def _add_value(self, id_: str, gate: Gate, record: dict[str, Any]) -> None:
        if not gate.is_source and (gate.kind != INLET or "value" not in record):
            if "value" in record and not gate.is_unknown:
                self._report("value", NO_VALUE_HERE(kind=gate.kind))
            return
        value = value_from(record["value"]) if "value" in record else MISSING
        if isinstance(value, Sentence):
            self._report("value", value)
        else:
            self._beside["values"][id_] = value

    def _add_label(self, id_: str, label: Any) -> None:
        problem = LABEL.exceeded_by(len(label)) if isinstance(label, str) else NOT_A_TEXT
        if problem is not None:
            self._report("label", problem)
        elif label:
            self._beside["labels"][id_] = label

    def _input(self, record: dict[str, Any]) -> Pin | None:
        pin = self._pin("to", record)
        gate = self._gates[pin.node] if pin is not None else None
        if pin is None or gate is None:  # said already: an end that names no node, a gate unknown
            return None
        if pin.port not in gate.inputs:
            self._report("to", self._why_not_input(pin, gate))
        return pin

    def _output(self, record: dict[str, Any]) -> Pin | None:
        text = record.get("from")
        known = self._outputs.get(text) if isinstance(text, str) else None
        if known is not None:
            return known
        pin = self._pin("from", record)
        gate = self._gates[pin.node] if pin is not None else None
        if pin is None or gate is None:
            return None
        if pin.port not in gate.outputs:
            self._report("from", self._why_not_output(pin, gate))
        else:
            self._outputs[record["from"]] = pin
        return pin

    def _why_not_input(self, pin: Pin, gate: Gate) -> Sentence | None:
        if gate.is_unknown:
            return self._ports.name(pin, is_output=False)
        problem = NO_SUCH_INPUT(node=pin.node, kind=gate.kind, port=pin.port)
        return with_suggestion(problem, pin.port, gate.inputs)

    def _why_not_output(self, pin: Pin, gate: Gate) -> Sentence | None:
        if gate.is_unknown:
            return self._ports.name(pin, is_output=True)
        return NO_SUCH_OUTPUT(node=pin.node, kind=gate.kind, port=pin.port)

    def _pin(self, field: str, record: dict[str, Any]) -> Pin | None:
        text = record.get(field)
        node, dot, port = text.rpartition(".") if isinstance(text, str) else ("", "", "")
        if node in self._gates and dot:
            return Pin(node, port)
        if not dot:
            self._report(field, missing_or(NOT_A_PIN, field, record))
            return None
        self._report(field, with_suggestion(NO_SUCH_NODE(node=node), node, self._gates))
        return None


def is_order(order: Any) -> bool:
    """True for what a copy may sort as."""
    return (
        isinstance(order, list | tuple)
        and len(order) <= LONGEST
        and all(map(_is_id_or_number_of_copy, order))
    )


def _is_id_or_number_of_copy(each: Any) -> bool:
    if isinstance(each, str):
        return ID.fullmatch(each) is not None
    return type(each) is int and each > 0
