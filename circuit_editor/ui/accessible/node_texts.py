"""Texts of nodes and pins for screen readers: names and numbers, but nothing covered."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from circuit_editor.engine import Reading
from circuit_editor.model import Circuit, Pin
from circuit_editor.model.naming import describe, operation
from circuit_editor.text import QT_TRANSLATE_NOOP, Quantity, printable
from circuit_editor.ui.app.translate import fill, name_of, say
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.widgets import wording

COMMA = QT_TRANSLATE_NOOP("Accessible", "{before}, {next}")
SEMICOLON = QT_TRANSLATE_NOOP("Accessible", "{before}; {next}")
FROM = QT_TRANSLATE_NOOP("Accessible", "from {name}")
NOT_WIRED = QT_TRANSLATE_NOOP("Accessible", "{place}, not wired")
MOST_NAMED = 6  # nodes in one sentence


def node_text(session: Session, id_: str) -> str:
    """A node's name, its kind, and the numbers that may be read: "x, input, value −2.00"."""
    circuit = session.shown
    if id_ not in circuit.nodes:
        return annotation_text(circuit, id_)
    gate = circuit.nodes[id_].gate
    parts = [called(circuit, id_), kind_text(circuit, id_)]
    if gate.inputs or gate.outputs:
        if not gate.is_block or len(gate.outputs) == 1:
            parts.append(numbers_text(session, Pin(id_, gate.main_port)))
    if None not in circuit.sources(id_):  # else it waits for a wire, as is told of its inputs
        parts.append(remark_text(session, id_))
    return joined(parts)


def annotation_text(circuit: Circuit, id_: str) -> str:
    """A note with all that it says, or a frame with its title."""
    if id_ in circuit.notes:
        told = QT_TRANSLATE_NOOP("Accessible", "note: {text}")
        return spoken(told, text=printable(" ".join(circuit.notes[id_].text.split())))
    told = QT_TRANSLATE_NOOP("Accessible", "frame {title}")
    return spoken(told, title=printable(circuit.frames[id_].title)).strip()


def held_text(circuit: Circuit, id_: str) -> str:
    """What a frame holds."""
    held = sorted(each for each in circuit.frames[id_].nodes if each in circuit.nodes)
    names = named(called(circuit, each) for each in held)
    return spoken(QT_TRANSLATE_NOOP("Accessible", "holds {names}"), names=names) if held else ""


def circuit_text(session: Session) -> str:
    """How many nodes the circuit has, and what it comes to where that may be read."""
    count = len(session.shown.nodes)
    if not count:
        return spoken(QT_TRANSLATE_NOOP("Accessible", "empty: type to find what to add"))
    told = spoken(QT_TRANSLATE_NOOP("Accessible", "nodes: {count}"), count=count)
    return joined([told, outcome_text(session)])


def place_text(session: Session) -> str:
    """In which circuit one is now."""
    count = len(session.shown.nodes)
    if not session.where:
        told = QT_TRANSLATE_NOOP("Accessible", "in the whole circuit, nodes: {count}")
        return spoken(told, count=count)
    assert session.inside is not None
    return spoken(
        QT_TRANSLATE_NOOP("Accessible", "inside the block {name}, nodes: {count}"),
        name=printable(session.document.blocks[session.inside].name),
        count=count,
    )


def outcome_text(session: Session) -> str:
    """The number at the flag: "f is −12.00"; "" where there is none to read."""
    loss, reading = session.document.loss, session.loss_value
    if loss is None or reading.array is None:
        return ""
    return spoken(
        QT_TRANSLATE_NOOP("Accessible", "{name} is {number}"),
        name=wording.loss_name(session),
        number=reading.text,
    )


def called(circuit: Circuit, id_: str) -> str:
    """What a node is called, on one line."""
    return printable(describe(circuit, id_))


def kind_text(circuit: Circuit, id_: str) -> str:
    """What a node is: "add gate, x + y" where it has a name of its own, "add gate" where not."""
    node = circuit.nodes[id_]
    gate = node.gate
    if node.interface is not None:
        kind = spoken(
            QT_TRANSLATE_NOOP("Accessible", "block {name}"), name=printable(node.interface.name)
        )
    elif gate.is_source or gate.is_flag or gate.is_port:
        kind = name_of(gate)
    else:
        kind = spoken(QT_TRANSLATE_NOOP("Accessible", "{kind} gate"), kind=name_of(gate))
    done = operation(circuit, id_) if circuit.label(id_) and node.interface is None else ""
    if done and not gate.is_flag:
        return joined([kind, printable(done)])
    return kind


def sign_of(circuit: Circuit, id_: str) -> str:
    """What a gate is called where a wire is told: its name, or what kind it is."""
    return printable(circuit.label(id_)) or kind_text(circuit, id_)


def value_text(session: Session, id_: str) -> str:
    """The value of a node, or why it is not told."""
    pin = Pin(id_, session.shown.nodes[id_].gate.main_port)
    return number_text(session.value(pin), Quantity.VALUE)


def numbers_text(session: Session, pin: Pin) -> str:
    """Value and gradient at a pin; said to be covered, or not to be there, where they are."""
    return joined(
        [
            number_text(session.value(pin), Quantity.VALUE),
            number_text(session.gradient(pin), Quantity.GRADIENT),
        ]
    )


def wiring_text(session: Session, id_: str) -> str:
    """What feeds a node and what it feeds, and which of its inputs wait for a wire."""
    circuit = session.shown
    if id_ not in circuit.nodes:
        return held_text(circuit, id_) if id_ in circuit.frames else ""
    node = circuit.nodes[id_]
    fed = [
        wording.panel_output_name(circuit, source)
        for source in circuit.sources(id_)
        if source is not None
    ]
    free = [
        wording.place(node, port)
        for port, source in zip(node.gate.inputs, circuit.sources(id_), strict=True)
        if source is None
    ]
    fed_by_it = sorted(target for target, source in circuit.wires.items() if source.node == id_)
    feeds = [called(circuit, target.node) for target in fed_by_it]
    parts = [
        spoken(QT_TRANSLATE_NOOP("Accessible", "fed by {names}"), names=named(dict.fromkeys(fed)))
        if fed
        else "",
        spoken(QT_TRANSLATE_NOOP("Accessible", "not wired: {names}"), names=named(free))
        if free
        else "",
        spoken(QT_TRANSLATE_NOOP("Accessible", "feeds {names}"), names=named(dict.fromkeys(feeds)))
        if feeds
        else "",
    ]
    return joined(parts, SEMICOLON)


def pin_text(session: Session, pin: Pin) -> str:
    """A pin of a node: which it is, where its wire comes from, and the numbers there."""
    circuit = session.shown
    node = circuit.nodes[pin.node]
    if pin.port not in node.gate.inputs:
        interface = node.interface
        port = interface.port(pin.port).name if interface is not None else ""
        return joined(
            [
                spoken(
                    QT_TRANSLATE_NOOP("Accessible", "output {port}"), port=printable(port)
                ).strip(),
                numbers_text(session, pin),
            ]
        )
    source = circuit.wires.get(pin)
    name = wording.place(node, pin.port)
    if source is None:
        return spoken(NOT_WIRED, place=name)
    from_ = spoken(FROM, name=wording.panel_output_name(circuit, source))
    return joined([name, from_, numbers_text(session, pin)])


def end_text(session: Session, pin: Pin) -> str:
    """A pin that a wire would lead to: "1st input of q, not wired"."""
    circuit = session.shown
    node = circuit.nodes[pin.node]
    name = called(circuit, pin.node)
    if pin.port not in node.gate.inputs:
        return spoken(
            QT_TRANSLATE_NOOP("Accessible", "output of {name}"),
            name=wording.panel_output_name(circuit, pin),
        )
    end = spoken(
        QT_TRANSLATE_NOOP("Accessible", "{place} of {name}"),
        place=wording.place(node, pin.port),
        name=name,
    )
    source = circuit.wires.get(pin)
    if source is None:
        return end
    by = spoken(
        QT_TRANSLATE_NOOP("Accessible", "wired from {name}"),
        name=wording.panel_output_name(circuit, source),
    )
    return joined([end, by])


def ring_text(session: Session, id_: str, *, is_chosen: bool) -> str:
    """A node to which keys lead while others are selected, and whether it is one of them."""
    chosen = QT_TRANSLATE_NOOP("Accessible", "selected: {name}")
    other = QT_TRANSLATE_NOOP("Accessible", "not selected: {name}")
    return spoken(chosen if is_chosen else other, name=node_text(session, id_))


def remark_text(session: Session, id_: str) -> str:
    """What prevents a node's numbers, or is remarkable about them; "" where nothing is."""
    problem = next(iter(session.problems_at(id_)), None)
    if problem is not None:
        return wording.problem_sentence(session, problem)
    mark = next(iter(session.marks_at(id_)), None)
    return say(mark.sentence) if mark is not None else ""


def spoken(template: str, **words: object) -> str:
    """A marked text of this room in the user's language, these words in its places."""
    return fill(QCoreApplication.translate("Accessible", template), **words)


def joined(parts: Iterable[str], between: str = COMMA) -> str:
    """These parts in a row."""
    whole = ""
    for part in parts:
        whole = spoken(between, before=whole, next=part) if whole and part else whole or part
    return whole


def named(names: Iterable[str]) -> str:
    """The first of these names in a row, and how many more there are."""
    known = [*names]
    more = len(known) - MOST_NAMED
    return joined(
        [
            *known[:MOST_NAMED],
            spoken(QT_TRANSLATE_NOOP("Accessible", "{count} more"), count=more) if more > 0 else "",
        ]
    )


def number_text(reading: Reading, what: Quantity) -> str:
    """One number, or why there is none to say; "" where nobody would look for one."""
    is_value, told = what is Quantity.VALUE, reading.text
    if reading.array is not None:
        return (
            spoken(QT_TRANSLATE_NOOP("Accessible", "value {number}"), number=told)
            if is_value
            else spoken(QT_TRANSLATE_NOOP("Accessible", "gradient {number}"), number=told)
        )
    if reading.is_covered:
        return (
            spoken(QT_TRANSLATE_NOOP("Accessible", "value covered"))
            if is_value
            else spoken(QT_TRANSLATE_NOOP("Accessible", "gradient covered"))
        )
    if reading.is_not_reached:
        return (
            spoken(QT_TRANSLATE_NOOP("Accessible", "value not shown yet"))
            if is_value
            else spoken(QT_TRANSLATE_NOOP("Accessible", "gradient not shown yet"))
        )
    return spoken(QT_TRANSLATE_NOOP("Accessible", "no value yet")) if is_value else ""
