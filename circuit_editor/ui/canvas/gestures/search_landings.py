"""Landings: where an answer of the search will stand, and how it is put down and wired.

A kind stands with its pin at the end of the wire that waits, or with its middle at the point that
was asked for; a formula as its gates, wired to what it reads here; and an output that is there
already is only wired.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from circuit_editor.dataclass import replace
from circuit_editor.expression.in_circuit import UNGIVEN
from circuit_editor.gates.kinds import OUTPUT
from circuit_editor.layout.labels.note_lines import note_size
from circuit_editor.layout.sizes import pin_offset
from circuit_editor.layout.space import free_space
from circuit_editor.layout.space.boxes import Box, around
from circuit_editor.model import (
    Circuit,
    Document,
    Node,
    Pin,
    Place,
    blocks,
    edits,
    fresh_names,
    rules,
)
from circuit_editor.model.edits.copy_paste import fitting_part
from circuit_editor.model.edits.paste_wired import paste_wired
from circuit_editor.model.graph import group_by_key
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence
from circuit_editor.ui.app.translate import say, say_notes
from circuit_editor.ui.canvas.gestures.gesture import snap_to_grid
from circuit_editor.ui.canvas.gestures.insertion import Insertion
from circuit_editor.ui.canvas.gestures.place_nodes import (
    NAME,
    NodePlacing,
    circuit_as_drawn,
    place_of_flag,
)
from circuit_editor.ui.canvas.items.ghost import ghost_of
from circuit_editor.ui.palette.palette_items import AlsoDone, as_it_is
from circuit_editor.ui.palette.search_answers import NOTE_SYMBOL, SearchAnswer
from circuit_editor.ui.shell.editing.replacing import replace_by

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.canvas_host import CanvasHost


@dataclass(frozen=True, slots=True)
class Spot:
    """The spot where something is asked for: a point of the scene, and the pin of a wire.

    Without a point it is for keys, and new things stand where they stand best. With a `target` it
    is on the wire from `pin` to that input.
    """

    view: CanvasHost
    placing: NodePlacing
    point: QPointF | None
    pin: Pin | None
    target: Pin | None = None

    @property
    def circuit(self) -> Circuit:
        """The circuit that is edited."""
        return self.view.session.circuit

    @property
    def is_fed(self) -> bool:
        """True where the wire that waits leads from an output."""
        return self.pin is not None and self.circuit.is_output(self.pin)

    def selected_outputs(self) -> list[Pin]:
        """The first outputs of the selected nodes, the upper ones first.

        What others of them read is an inside of what is selected, and no end of it.
        """
        circuit, chosen = self.circuit, self.selected()
        outputs = [Pin(id_, port) for id_ in chosen for port in circuit.nodes[id_].gate.outputs[:1]]
        among = {*chosen}
        read = {source for target, source in circuit.wires.items() if target.node in among}
        return [pin for pin in outputs if pin not in read]

    def selected(self) -> list[str]:
        """The selected nodes of this circuit, the upper ones first."""
        circuit = self.circuit
        return sorted(
            self.view.session.selection & {*circuit.nodes},
            key=lambda id_: (circuit.places[id_][1], circuit.places[id_][0], id_),
        )


class Landing:
    """The landing of one answer. `outline` and `end`, of the wire that waits, are in the scene."""

    symbol = ""
    outline = QPainterPath()
    end = QPointF()
    is_written = False  # what was put down waits for text, and nothing else is looked for

    @property
    def middle(self) -> QPointF:
        """The middle of what will stand there, or where the wire ends where nothing new will."""
        return self.end if self.outline.isEmpty() else self.outline.boundingRect().center()

    def put(self, *, is_wired: bool | None) -> list[str] | None:
        """Put it down as one undo step, selected; its ids, or None where that is refused.

        `is_wired`: to the wire that waits, or else to what is selected; None: as usual, which is
        only to a wire that waits.
        """
        raise NotImplementedError

    @property
    def can_be_wired(self) -> bool:
        """True where it makes a difference whether it is wired to the wire or the selection."""
        return False


class NoteLanding(Landing):
    """The landing of a note, which is written as soon as it is there."""

    def __init__(self, spot: Spot) -> None:
        from circuit_editor.ui.canvas.new_note import free_place_of_note

        self._spot = spot
        self.symbol = NOTE_SYMBOL
        (width, height), (x, y) = note_size(""), free_place_of_note(spot.view, spot.point)
        self.outline = QPainterPath()
        self.outline.addRoundedRect(x - width / 2, y - height / 2, width, height, 6.0, 6.0)
        self.end = QPointF(x, y)

    def put(self, *, is_wired: bool | None) -> list[str] | None:
        from circuit_editor.ui.canvas.new_note import put_note

        id_ = put_note(self._spot.view, self._spot.point)
        self.is_written = id_ is not None
        return None if id_ is None else [id_]


class ReplacingLanding(Landing):
    """The landing of a gate in the place of another one, with its wires."""

    def __init__(self, spot: Spot, answer: SearchAnswer, made: Node, replaced: str) -> None:
        self._session, self._answer, self._replaced = spot.view.session, answer, replaced
        circuit = spot.circuit
        place = self._session.shown.places[replaced]
        self.symbol = answer.entry.symbol
        self.outline = ghost_of(made, answer.label or circuit.label(replaced)).translated(*place)
        self.end = QPointF(*place)

    def put(self, *, is_wired: bool | None) -> list[str] | None:
        replace_by(self._session, self._replaced, self._answer)
        return [self._replaced]


class KindLanding(Landing):
    """The landing of a gate, a source or a block."""

    def __init__(self, spot: Spot, answer: SearchAnswer, made: Node) -> None:
        self._spot, self._answer, self._made = spot, answer, made
        self._label = answer.label or NAME
        for_keys = spot.point is None and spot.pin is None
        self._on_wire = spot.placing.wire_for(made, answer.what) if for_keys else None
        self._wanted = self._best_place()
        self._place = self._as_shown(self._wanted)
        self.symbol = answer.entry.symbol
        self.outline = ghost_of(made, self._label).translated(*self._place)
        self.end = QPointF(*self._place)
        if spot.pin is not None:
            self.end += QPointF(*pin_offset(made, self._label, self._port))

    @property
    def _port(self) -> str:
        """The pin for the wire that waits."""
        gate = self._made.gate
        return (gate.inputs if self._spot.is_fed else gate.outputs)[0]

    def _best_place(self) -> Place:
        spot, made, label = self._spot, self._made, self._label
        if self._on_wire is not None:
            return spot.placing.middle_of(self._on_wire)
        if spot.point is None:
            x, y = self._best_for_keys()
            return snap_to_grid(x), snap_to_grid(y)
        x, y = spot.point.x(), spot.point.y()
        if spot.target is not None:  # others make room for it
            return snap_to_grid(x), snap_to_grid(y)
        if spot.pin is not None:
            dx, dy = pin_offset(made, label, self._port)
            x, y = x - dx, y - dy
        return spot.placing.place_near(made, label, (snap_to_grid(x), snap_to_grid(y)))

    def _best_for_keys(self) -> Place:
        """Where it stands best: beside the pin of the wire that waits, or what is selected."""
        spot, made, label = self._spot, self._made, self._label
        if spot.pin is None:
            return spot.placing.place_in_view(made, label)
        drawn = circuit_as_drawn(spot.view.session)
        if spot.is_fed:
            return free_space.place_after(drawn, made, label, [spot.pin])
        return free_space.place_before(drawn, made, label, spot.pin)

    def _as_shown(self, wanted: Place) -> Place:
        """Where it is shown that is wanted at a place: blocks that are open push it aside."""
        session, made = self._spot.view.session, self._made
        is_inserted = self._on_wire is not None or self._spot.target is not None
        if not session.picture.frames or is_inserted:  # what is inserted has room made for it
            return wanted
        from circuit_editor.ui.canvas.gestures.beside_open_blocks import Places, shown_at

        if made.interface is not None:
            return self._block_as_shown(wanted)
        id_ = fresh_names.fresh_id(session.document, made.kind)
        wire = self._wire(None) or as_it_is

        def put(document: Document) -> tuple[Document, Places]:
            root = document.root
            nodes, places = root.nodes.set(id_, made), root.places.set(id_, wanted)
            label = fresh_names.fresh_label(root, made.kind)
            labels = root.labels.set(id_, label) if label else root.labels
            root = replace(root, nodes=nodes, places=places, labels=labels)
            document = replace(document, root=root)
            return _finished(self._answer, wire, document, id_), {id_: wanted}

        return shown_at(session, put)[id_]

    def _block_as_shown(self, wanted: Place) -> Place:
        """Where a block is shown that is wanted at a place; there, if it may not stand here."""
        from circuit_editor.ui.canvas.gestures.beside_open_blocks import Places, shown_at

        view, wire = self._spot.view, self._wire(None) or as_it_is
        adding = view.catalog.adding(self._answer.what, wanted)
        if adding is None or isinstance(adding, Sentence):
            return wanted

        def put(document: Document) -> tuple[Document, Places]:
            document, id_ = adding(document)
            return _finished(self._answer, wire, document, id_), {id_: wanted}

        (place,) = shown_at(view.session, put).values()
        return place

    def put(self, *, is_wired: bool | None) -> list[str] | None:
        """Put it down, on the wire that is selected where one is.

        A flag that nothing is wired to finds an open end by itself.
        """
        placing, what, wire = self._spot.placing, self._answer.what, self._wire(is_wired)
        session = self._spot.view.session
        before = session.document
        done: AlsoDone = partial(_finished, self._answer, wire or as_it_is)
        for_keys = self._spot.point is None and wire is None and is_wired is not False
        end = placing.end_for(what) if for_keys else None
        if self._on_wire is not None and is_wired is not False:
            placing.put_on_wire(self._on_wire, self._made, what, done)
        elif end is not None:
            placing.put_flag(end, done)
        elif what == OUTPUT and wire is None:
            placing.put(OUTPUT, QPointF(*self._place), done)
        else:
            if self._spot.target is None:
                done = placing.keeping(self._wanted, done)
            done = placing.in_frame(self._place, done)
            self._spot.view.catalog.put(what, self._wanted, done)
        return None if session.document is before else sorted(session.selection)

    @property
    def can_be_wired(self) -> bool:
        return self._wire(True) is not None

    def _wire(self, is_wired: bool | None) -> AlsoDone | None:
        """What wires it; None where it is not to be wired, or there is nothing to wire it to."""
        spot, gate = self._spot, self._made.gate
        if spot.pin is not None:
            if is_wired is False:
                return None
            if spot.target is not None and gate.outputs:
                return self._inserted(spot.target)
            if spot.is_fed:
                return partial(_wired, [spot.pin], None)
            return partial(_wired, [], spot.pin)
        if not is_wired:
            return None
        outputs = spot.selected_outputs()
        if gate.inputs and outputs:
            return partial(_wired, outputs, None)
        free = next(free_inputs(spot.circuit, spot.selected()), None)
        if gate.outputs and free is not None:
            return partial(_wired, [], free)
        return None

    def _inserted(self, target: Pin) -> AlsoDone:
        """What puts it on the wire, and makes room around it."""
        insertion = Insertion(self._spot.view, self._made, self._label)
        insertion.target = target
        return lambda document, id_: insertion.insert(document, id_, self._place)


class FormulaLanding(Landing):
    """The landing of a formula.

    What it reads here is wired at once. Its result feeds an input that waits; an output that waits,
    or is selected, is read in the place of a name that is new.
    """

    def __init__(self, spot: Spot, answer: SearchAnswer) -> None:
        assert answer.formula is not None
        self._spot, self._formula = spot, answer.formula
        self._part, self._result = answer.formula.part, answer.formula.read.result
        self._shift = self._best_shift()
        rest = self._rest()
        dx, dy = self._shift
        self._wanted = {id_: (x + dx, y + dy) for id_, (x, y) in rest.places.items()}
        self._places = self._as_shown()
        rest = edits.move(replace(self._part, root=rest), self._places).root
        for id_, made in rest.nodes.items():
            at = rest.places[id_]
            self.outline = self.outline.united(ghost_of(made, rest.label(id_)).translated(*at))
        box = self._box(rest)
        self.end = QPointF(box[0] if spot.is_fed else box[2], (box[1] + box[3]) / 2)

    def put(self, *, is_wired: bool | None) -> list[str] | None:
        """Put it down; in an empty circuit its result is the loss, as where one is pasted."""
        session = self._spot.view.session
        refusal = rules.why_not_paste(session.document, self._part, session.inside)
        if refusal is not None:
            session.message.emit(say(refusal))
            return None
        sources, readers = self._sources(is_wired), self._readers(is_wired)
        is_first = not session.where and not session.circuit.nodes
        part = fitting_part(self._part, session.inside)
        new: list[str] = []

        def put(document: Document) -> Document:
            document, fresh = paste_wired(document, part, self._shift, sources, readers)
            new.extend(fresh.values())
            if session.picture.frames:
                from circuit_editor.ui.canvas.gestures.beside_open_blocks import keep_shown

                wanted = {fresh[id_]: at for id_, at in self._wanted.items() if id_ in fresh}
                document = keep_shown(session, document, wanted)
            if is_first and self._result is not None:
                end = Pin(fresh[self._result.node], self._result.port)
                document = edits.flag(document, end, place_of_flag(document.root, end))
            return document

        after = blocks.edit_at(session.document, session.where, put)
        if not session.replace(QT_TRANSLATE_NOOP("Sentence", "Add formula"), after, select=new):
            return None
        session.select(new)
        if self._formula.notes:
            session.message.emit(say_notes(self._formula.notes))
        return new

    @property
    def can_be_wired(self) -> bool:
        return bool(self._readers(True)) or len(self._sources(True)) > len(self._formula.sources)

    def _as_shown(self) -> Mapping[str, Place]:
        """Where what is new of it is shown: blocks that are open push it aside."""
        wanted = self._wanted
        session = self._spot.view.session
        if not session.picture.frames:
            return wanted
        from circuit_editor.ui.canvas.gestures.beside_open_blocks import Places, shown_at

        part, fresh = fitting_part(self._part, session.inside), dict[str, str]()
        sources, readers = self._sources(None), self._readers(None)

        def put(document: Document) -> tuple[Document, Places]:
            document, found = paste_wired(document, part, self._shift, sources, readers)
            fresh.update(found)
            return document, {found[id_]: at for id_, at in wanted.items() if id_ in found}

        shown = shown_at(session, put)
        return {id_: shown[fresh[id_]] if id_ in fresh else at for id_, at in wanted.items()}

    def _sources(self, is_wired: bool | None) -> dict[str, Pin]:
        """The sources of the part that are outputs here."""
        outputs: list[Pin] = []
        if self._spot.pin is None:
            outputs = self._spot.selected_outputs() if is_wired else []
        elif self._spot.is_fed and is_wired is not False and len(self._ungiven) == 1:
            outputs = [self._spot.pin]
        return self._formula.sources | dict(zip(self._ungiven, outputs, strict=False))

    @cached_property
    def _ungiven(self) -> list[str]:
        """The sources of the part that are new, and were given no value."""
        named, values = self._formula.read.sources, self._part.root.values
        return [
            named[name] for name in self._formula.free if values.get(named[name]) in (None, UNGIVEN)
        ]

    def _readers(self, is_wired: bool | None) -> dict[Pin, Pin]:
        """The inputs here that the part feeds.

        Where it reads nothing of what is selected it feeds a free input of that, as a gate does.
        """
        spot = self._spot
        pin = spot.target if spot.is_fed else spot.pin
        if spot.pin is None and is_wired and not (self._ungiven and spot.selected_outputs()):
            pin = next(free_inputs(spot.circuit, spot.selected()), None)
        if pin is None or self._result is None or is_wired is False:
            return {}
        return {self._result: pin}

    def _rest(self) -> Circuit:
        """What is new of it."""
        return edits.remove(self._part, self._sources(None)).root

    def _box(self, rest: Circuit) -> Box:
        return around([free_space.body_of(rest, id_) for id_ in rest.nodes])

    def _best_shift(self) -> Place:
        """By how much it is moved to stand at the point, or right of what it reads."""
        spot, rest = self._spot, self._rest()
        left, top, right, bottom = self._box(rest)
        half = (right - left) / 2
        if spot.point is not None:
            aside = 0.0 if spot.pin is None else half if spot.is_fed else -half
            x, y = spot.point.x() + aside, spot.point.y()
        elif spot.pin is not None and not spot.is_fed:
            x, y = free_space.pin_place(circuit_as_drawn(spot.view.session), spot.pin)
            x -= free_space.AFTER + half
        else:
            read = [*self._sources(None).values()] or spot.selected_outputs()
            x, y = self._beside(read, half)
        dx, dy = snap_to_grid(x - (left + right) / 2), snap_to_grid(y - (top + bottom) / 2)
        frames = (shape.box() for shape in spot.view.circuit_scene.nodes.frames())
        shown = spot.view.session.shown
        taken = free_space.boxes(shown) if spot.point is not None else free_space.taken(shown)
        moved = [(a + dx, b + dy, c + dx, d + dy) for a, b, c, d in free_space.rooms(rest)]
        more = free_space.free_shift([*taken, *frames], moved)
        return dx + more[0], dy + more[1]

    def _beside(self, read: list[Pin], half: float) -> Place:
        if read:
            drawn = circuit_as_drawn(self._spot.view.session)
            ends = [free_space.pin_place(drawn, pin) for pin in read]
            x = max(x for x, _ in ends) + free_space.AFTER + half
            return x, sum(y for _, y in ends) / len(ends)
        view = self._spot.view
        middle = view.mapToScene(view.viewport().rect().center())
        return middle.x(), middle.y()


class WiredLanding(Landing):
    """The landing of an end that is there already: it is wired to the one that waits."""

    def __init__(self, spot: Spot, there: Pin) -> None:
        self._spot, self._there = spot, there
        self.end = spot.view.circuit_scene.nodes[there.node].pin_point(there.port)

    def put(self, *, is_wired: bool | None) -> list[str] | None:
        """Wire it."""
        session, pin = self._spot.view.session, self._spot.pin
        assert pin is not None
        ends = (pin, self._there) if self._spot.is_fed else (self._there, pin)
        is_done = session.edit(session.wiring_label(*ends), edits.connect, *ends)
        return [self._there.node] if is_done else None


def free_inputs(circuit: Circuit, ids: Iterable[str]) -> Iterator[Pin]:
    """The inputs of these nodes that no wire arrives at."""
    pins = (Pin(id_, port) for id_ in ids for port in circuit.nodes[id_].gate.inputs)
    return (pin for pin in pins if pin not in circuit.wires)


def next_free_input(circuit: Circuit, new: Iterable[str], reader: Pin) -> Pin | None:
    """The input to wire after that of a reader: of what is new, of its reader, of what reads that.

    So a circuit is built from its loss back to its inputs without a gap.
    """
    readers = group_by_key((source.node, target.node) for target, source in circuit.wires.items())
    ids = dict.fromkeys([*new, reader.node])
    found = next(free_inputs(circuit, ids), None)
    level = [reader.node]
    while found is None and level:
        level = [id_ for each in level for id_ in readers.get(each, ()) if id_ not in ids]
        ids |= dict.fromkeys(level)
        found = next(free_inputs(circuit, level), None)
    return found


def _wired(sources: Iterable[Pin], reader: Pin | None, document: Document, id_: str) -> Document:
    """The document in which these outputs feed a new node, and its first output an input.

    A block of the library may have got other ports, where those it has were there already.
    """
    gate = document.root.nodes[id_].gate
    for source, port in zip(sources, gate.inputs, strict=False):
        document = edits.connect(document, source, Pin(id_, port))
    if reader is not None:
        document = edits.connect(document, Pin(id_, gate.outputs[0]), reader)
    return document


def _finished(answer: SearchAnswer, then: AlsoDone, document: Document, id_: str) -> Document:
    """The document in which an answer has its name, its number and its wires."""
    return then(answer.finish(document, id_), id_)
