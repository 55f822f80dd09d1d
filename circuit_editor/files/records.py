"""The records of a circuit file, checked one by one: a node a record, a wire a record."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from immutables import Map

from circuit_editor.files.failure import Findings, quote
from circuit_editor.files.limits import COORDINATE, LABEL
from circuit_editor.files.parsing import member
from circuit_editor.files.suggestion import with_suggestion
from circuit_editor.files.values import is_number, value_from
from circuit_editor.gates import GATES, Gate
from circuit_editor.model import OUT, Circuit, Node, Pin, Place, Value
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
NODE_FIELDS = frozenset(("id", "kind", "attrs", "label", "value", "place"))
WIRE_FIELDS = frozenset(("to", "from"))

MISSING = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "This is missing."))
NOT_A_NUMBER = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "This must be a number."))
NOT_A_PLACE = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "A place is two numbers: [across, down]."))


class Records:
    """The maps of a circuit, while the records of its file are added to them.

    What is wrong with a record is reported, and the record left out; then the circuit must not be
    used.
    """

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._gates: dict[str, Gate | None] = {}  # None: named by a node, but not known
        self._nodes: dict[str, Node] = {}
        self._wires: dict[Pin, Pin] = {}
        self._values: dict[str, Value] = {}
        self._labels: dict[str, str] = {}
        self._places: dict[str, Place] = {}
        self._extra: dict[str, Any] = {}

    def circuit(self) -> Circuit:
        """The circuit that the records make."""
        return Circuit(
            nodes=Map(self._nodes),
            wires=Map(self._wires),
            values=Map(self._values),
            labels=Map(self._labels),
            places=Map(self._places),
            extra=Map(self._extra),
        )

    def add_node(self, at: str, record: Any) -> None:
        """Check the record of a node and add it."""
        if not isinstance(record, dict):
            return self._findings.report(at, _not_an_object())
        id_ = self._fresh_id(f"{at}.id", record.get("id"))
        if id_ is None:
            return None
        gate = self._gates[id_] = self._gate(f"{at}.kind", record.get("kind"))
        place = self._place(f"{at}.place", record.get("place"))
        if place is not None:
            self._places[id_] = place
        self._add_label(at, id_, record.get("label", ""))
        if gate is not None:
            attrs = self._attrs(f"{at}.attrs", gate, record.get("attrs", {}))
            self._nodes[id_] = Node(gate.kind, attrs)
            self._add_value(f"{at}.value", id_, gate, record)
        self._keep_unknown(f"nodes.{id_}", record, NODE_FIELDS)
        return None

    def add_wire(self, at: str, record: Any) -> None:
        """Check the record of a wire and add it; all nodes must have been added."""
        if not isinstance(record, dict):
            return self._findings.report(at, _not_an_object())
        target = self._pin(f"{at}.to", record.get("to"), arriving=True)
        source = self._pin(f"{at}.from", record.get("from"), arriving=False)
        if target is None or source is None:
            return None
        if target in self._wires:
            return self._findings.report(f"{at}.to", _driven_twice(target))
        self._wires[target] = source
        self._keep_unknown(f"wires.{target}", record, WIRE_FIELDS)
        return None

    def _keep_unknown(self, key: str, record: dict[str, Any], known: Iterable[str]) -> None:
        if not record.keys() <= known:
            self._extra[key] = unknown_fields(record, known)

    def _fresh_id(self, at: str, id_: Any) -> str | None:
        if id_ is None:
            self._findings.report(at, MISSING)
        elif not isinstance(id_, str) or ID.fullmatch(id_) is None:
            self._findings.report(at, _bad_id())
        elif id_ in self._gates:
            self._findings.report(at, _id_taken(id_))
        else:
            return id_
        return None

    def _gate(self, at: str, kind: Any) -> Gate | None:
        if isinstance(kind, str) and kind in GATES:
            return GATES[kind]
        if isinstance(kind, str):
            self._findings.report(at, with_suggestion(_unknown_gate(kind), kind, GATES))
        else:
            self._findings.report(at, MISSING if kind is None else _not_a_text())
        return None

    def _attrs(self, at: str, gate: Gate, attrs: Any) -> Map[str, float]:
        if not isinstance(attrs, dict):
            self._findings.report(at, _not_an_object())
            return Map()
        for name in gate.attrs:
            if name not in attrs:
                self._findings.report(member(at, name), MISSING)
        for name, number in attrs.items():
            if name not in gate.attrs:
                problem = _unknown_attr(gate, name)
                self._findings.report(member(at, name), with_suggestion(problem, name, gate.attrs))
            elif not is_number(number):
                self._findings.report(member(at, name), NOT_A_NUMBER)
        return Map({name: float(each) for name, each in attrs.items() if is_number(each)})

    def _add_label(self, at: str, id_: str, label: Any) -> None:
        if not isinstance(label, str):
            return self._findings.report(f"{at}.label", _not_a_text())
        too_long = LABEL.exceeded_by(len(label))
        if too_long is not None:
            return self._findings.report(f"{at}.label", too_long)
        if label:
            self._labels[id_] = label
        return None

    def _add_value(self, at: str, id_: str, gate: Gate, record: dict[str, Any]) -> None:
        if not gate.is_source:
            if "value" in record:
                self._findings.report(at, _no_value_here(gate))
            return
        if "value" not in record:
            return self._findings.report(at, MISSING)
        value = value_from(record["value"])
        if isinstance(value, Sentence):
            return self._findings.report(at, value)
        self._values[id_] = value

    def _place(self, at: str, place: Any) -> Place | None:
        if place is None:
            self._findings.report(at, MISSING)
            return None
        if not isinstance(place, list) or len(place) != 2 or not all(map(is_number, place)):
            self._findings.report(at, NOT_A_PLACE)
            return None
        x, y = float(place[0]), float(place[1])
        too_far = COORDINATE.exceeded_by(max(abs(x), abs(y)))
        if too_far is not None:
            self._findings.report(at, too_far)
        return x, y

    def _pin(self, at: str, text: Any, *, arriving: bool) -> Pin | None:
        if not isinstance(text, str) or "." not in text:
            self._findings.report(at, MISSING if text is None else _not_a_pin())
            return None
        pin = Pin(*text.rsplit(".", 1))
        if pin.node not in self._gates:
            problem = _no_such_node(pin.node)
            self._findings.report(at, with_suggestion(problem, pin.node, self._gates))
            return None
        gate = self._gates[pin.node]
        if gate is None:
            return None  # its unknown kind is reported already
        ports = gate.inputs if arriving else (OUT,) * gate.has_output
        if pin.port not in ports:
            problem = _no_such_input(gate, pin) if arriving else _no_such_output(gate, pin)
            self._findings.report(at, with_suggestion(problem, pin.port, ports))
            return None
        return pin


def unknown_fields(record: dict[str, Any], known: Iterable[str]) -> dict[str, Any]:
    """What the record holds beside the known fields."""
    return {name: each for name, each in record.items() if name not in known}


def _not_an_object() -> Sentence:
    return Sentence.of(QT_TRANSLATE_NOOP("Sentence", "This must be an object: {{ ... }}."))


def _not_a_text() -> Sentence:
    return Sentence.of(QT_TRANSLATE_NOOP("Sentence", "This must be a text in quotes."))


def _bad_id() -> Sentence:
    return Sentence.of(
        QT_TRANSLATE_NOOP(
            "Sentence", "An id is a text of 1 to 64 letters from A to Z, digits, _ and -."
        )
    )


def _id_taken(id_: str) -> Sentence:
    return Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", 'Another node has the id "{id}" already.'), id=id_
    )


def _unknown_gate(kind: str) -> Sentence:
    return Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", 'This program has no gate "{kind}".'), kind=quote(kind)
    )


def _unknown_attr(gate: Gate, name: str) -> Sentence:
    return Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", 'The gate {kind} has no constant "{name}".'),
        kind=gate.kind,
        name=quote(name),
    )


def _no_value_here(gate: Gate) -> Sentence:
    return Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", "The value of a gate {kind} is computed; do not write one."),
        kind=gate.kind,
    )


def _not_a_pin() -> Sentence:
    return Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", 'An end of a wire is a text: "node.port", as in "add1.a".')
    )


def _no_such_node(node: str) -> Sentence:
    return Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", 'There is no node "{node}".'), node=quote(node)
    )


def _no_such_input(gate: Gate, pin: Pin) -> Sentence:
    return Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", '{node}, a gate {kind}, has no input "{port}".'),
        node=pin.node,
        kind=gate.kind,
        port=quote(pin.port),
    )


def _no_such_output(gate: Gate, pin: Pin) -> Sentence:
    return Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", '{node}, a gate {kind}, has no output "{port}".'),
        node=pin.node,
        kind=gate.kind,
        port=quote(pin.port),
    )


def _driven_twice(target: Pin) -> Sentence:
    return Sentence.of(
        QT_TRANSLATE_NOOP(
            "Sentence", "Two wires lead to {pin}. An input takes one: remove the other."
        ),
        pin=str(target),
    )
