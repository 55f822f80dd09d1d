"""Gestures that carry nodes: move, duplicate, and place one from the palette.

What is carried over a wire, and has none of its own, is inserted on it, and what is new and comes
to a pin is wired to it; Alt, pressed meanwhile, keeps it out, and it stands beside the wire.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsPathItem, QGraphicsSimpleTextItem

from circuit_editor.gates.kinds import OUTPUT
from circuit_editor.model import Document, Node, Path, Place, blocks, edits, records, rules
from circuit_editor.model.edits import copy_paste, splice
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.translate import say
from circuit_editor.ui.canvas.canvas_host import CanvasGesture, CanvasHost
from circuit_editor.ui.canvas.gestures.align_drag import AlignDrag, guides_of
from circuit_editor.ui.canvas.gestures.frame_drop import CarriedAnnotations, FrameDrop
from circuit_editor.ui.canvas.gestures.gesture import snap_to_grid
from circuit_editor.ui.canvas.gestures.insertion import ALT, Insertion, name_on_canvas
from circuit_editor.ui.canvas.gestures.pin_drop import PinDrop
from circuit_editor.ui.canvas.items.ghost import ghost_of
from circuit_editor.ui.canvas.items.node_item import NodeItem
from circuit_editor.ui.palette.palette_items import AlsoDone


class Put(Protocol):
    """Puts down what the palette calls so, and does more to it in the same step."""

    def __call__(self, kind: str, point: QPointF, then: AlsoDone = ...) -> None: ...


class MoveNodes(CanvasGesture):
    """Moves the selected nodes together; a press that never travels selects what it hit.

    With Alt held from the beginning, where the desktop leaves that to us, they are taken out of
    their wires as well.
    """

    scrolls = True
    told = QT_TRANSLATE_NOOP(
        "Sentence", "Release puts it down here; Ctrl: in line with nothing. Esc puts it back."
    )

    def __init__(
        self, view: CanvasHost, grabbed: NodeItem, start: QPointF, modifiers: Qt.KeyboardModifier
    ) -> None:
        super().__init__(view)
        self._grabbed, self._start = grabbed.id, start
        self._travelled = False
        self._was_selected = self.select_pressed(grabbed.id, modifiers)
        whole = self.session.selected_whole or {grabbed.id}
        places = self.session.circuit.places
        self._beside = CarriedAnnotations(view, whole)
        moved = {_head(id_) for id_ in whole - self._beside.places.keys()}
        self._from = {id_: places[id_] for id_ in moved}
        self._drop = FrameDrop(view, [*moved, *self._beside.places])
        self._shown = self._with_insides()
        self._by: Place = (0.0, 0.0)  # how far they are moved now
        self._aligned: AlignDrag | None = None  # from the first move on
        self._detaches = bool(modifiers & ALT) and bool(self._wires())
        self._insertion: Insertion | None = None
        is_one = len(whole) == len(moved) == 1  # Shift may have left a note alone
        if is_one and (self._detaches or not self._wires()):
            (id_,) = moved
            circuit = self.session.circuit
            self._insertion = Insertion(view, circuit.nodes[id_], circuit.label(id_), id_)

    def help(self) -> str:
        return super().help() if self._insertion is None else self._insertion.help()

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        if not self._travelled and not self.view.is_drag(self._start, point):
            return
        self._travelled = True
        if self._aligned is None:
            start = self._from.get(_head(self._grabbed), self._start.toTuple())
            guides = guides_of(self.view, self._grabbed, self._shown)
            self._aligned = AlignDrag(self.view, start, guides)
        self._by = self._aligned.shift(point - self._start, modifiers)
        places = self._moved(self._shown | self._beside.shown)
        self.scene.preview(places)
        self._drop.look(places)
        if self._insertion is not None:
            self._insertion.look(QPointF(*places[next(iter(self._from))]), point, modifiers)

    def places_shown(self) -> Mapping[str, Place]:
        is_moved = self._travelled and self._by != (0.0, 0.0)
        return self._moved(self._from | self._beside.places) if is_moved else {}

    def release(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        if not self._travelled and not self.view.is_drag(self._start, point):
            if self._was_selected:
                self.session.select({self._grabbed})
            self._choose_cell()
            return False
        self.move(point, modifiers)
        before = self.session.document
        self._stop_aligning()
        self._drop.clear()
        self._put_down()
        if self._insertion is not None:
            self._insertion.clear()
            self._insertion.show()
        if self.session.document is before:
            self.cancel()
        self.view.bring_back(self._from)
        return False

    def _choose_cell(self) -> None:
        """Choose the cell of an array that was clicked on."""
        item = self.scene.nodes[self._grabbed]
        if item.node.shape:
            from circuit_editor.ui.canvas.items.array_item import ArrayItem  # where there are any

            found = item.cell_at(item.within(self._start)) if isinstance(item, ArrayItem) else None
            if found is not None:
                self.session.choose_cell(item.id, found[1])

    def is_valid(self) -> bool:
        is_there = all(id_ in self.session.circuit.nodes for id_ in self._from)
        is_free = self._insertion is None or self._detaches or not self._wires()
        return is_there and is_free and self._with_insides().keys() == self._shown.keys()

    def let_go(self) -> None:
        self._stop_aligning()
        if self._insertion is not None:
            self._insertion.clear()
        self._drop.clear()
        places = self.session.shown.places
        self.scene.preview({id_: places[id_] for id_ in self._shown if id_ in places})
        self.scene.restore_annotations()
        self.scene.settle()

    def _stop_aligning(self) -> None:
        if self._aligned is not None:
            self._aligned.clear()

    def _put_down(self) -> None:
        own = {id_: place for id_, place in self._shown.items() if id_ in self._from}
        moved, shown = self._moved(self._from | self._beside.places), self._moved(own)
        insertion = self._insertion
        if insertion is not None and insertion.target is not None:
            ((id_, wanted),) = shown.items()

            def insert(document: Document) -> Document:
                if self._detaches:
                    document = splice.detach(document, self._from)
                return self._drop.put_down(insertion.insert(document, id_, wanted))

            self.session.edit(QT_TRANSLATE_NOOP("Sentence", "Insert on wire"), insert)
            return
        if insertion is not None:
            ((id_, wanted),) = shown.items()
            beside = insertion.beside(wanted)
            aside = beside[1] - wanted[1]
            moved, shown = {id_: (moved[id_][0], moved[id_][1] + aside)}, {id_: beside}
        if not self._detaches:
            self.session.move(moved, shown, also=self._drop.put_down)
            return

        def detach(document: Document) -> Document:
            document = edits.move(splice.detach(document, self._from), moved)
            return self._drop.put_down(document)

        self.session.edit(QT_TRANSLATE_NOOP("Sentence", "Detach"), detach)

    def _wires(self) -> bool:
        """True where wires lead from what is moved to anything else."""
        return bool(self.scene.wires.of(self._from))

    def _with_insides(self) -> dict[str, Place]:
        """What moves: what stands in a block that is open in place goes with it."""
        return {
            id_: place
            for id_, place in self.session.shown.places.items()
            if _head(id_) in self._from
        }

    def _moved(self, places: Mapping[str, Place]) -> dict[str, Place]:
        """Where all go now."""
        dx, dy = self._by
        return {id_: (x + dx, y + dy) for id_, (x, y) in places.items()}


class DuplicateNodes(CanvasGesture):
    """Copies nodes, with the wires between them, to where they are dragged."""

    scrolls = True
    told = QT_TRANSLATE_NOOP("Sentence", "Release puts a copy down here. Esc gives up.")

    def __init__(self, view: CanvasHost, grabbed: NodeItem, start: QPointF) -> None:
        super().__init__(view)
        self._grabbed, self._start = grabbed.id, start
        selection = self.session.selection
        chosen = self.session.selected_whole if grabbed.id in selection else {grabbed.id}
        circuit = self.session.circuit
        self._ids = frozenset(id_ for id_ in map(_head, chosen) if id_ in circuit.nodes)
        self._beside = frozenset(CarriedAnnotations(view, chosen).places)
        self._at = {id_: self.session.shown.places[id_] for id_ in self._ids}
        self._ghost = _ghost(
            view, ((circuit.nodes[id_], circuit.label(id_), at) for id_, at in self._at.items())
        )
        self._insertion: Insertion | None = None
        if len(self._ids) == 1:
            (id_,) = self._ids
            node, label = circuit.nodes[id_], circuit.label(id_)
            _write_on(self._ghost, name_on_canvas(node, label))
            self._insertion = Insertion(view, node, label)

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        if not self._ghost.isVisible() and not self.view.is_drag(self._start, point):
            return
        shift = self._shift(point)
        self._ghost.show()
        self._ghost.setPos(*shift)
        if self._insertion is not None:
            self._insertion.look(QPointF(*self._middle(shift)), point, modifiers)
            _draw_ghost(self._ghost, inserted=self._insertion.target is not None)

    def release(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        if not self._ghost.isVisible() and not self.view.is_drag(self._start, point):
            self.let_go()
            self.session.select(self.session.selected ^ {self._grabbed})
            return False
        self.move(point, modifiers)
        self.let_go()
        self._duplicate(self._shift(point))
        return False

    def is_valid(self) -> bool:
        return all(id_ in self.session.circuit.nodes for id_ in self._ids)

    def let_go(self) -> None:
        self.scene.removeItem(self._ghost)
        if self._insertion is not None:
            self._insertion.clear()

    def _duplicate(self, shift: Place) -> None:
        session = self.session
        whole = self._ids | self._beside
        part = copy_paste.copy_of(session.document, session.circuit, whole)
        refusal = rules.why_not_paste(session.document, part, session.inside)
        refusal = refusal or copy_paste.why_nothing_fits(part, session.inside)
        if refusal is not None:
            session.message.emit(say(refusal))
            return
        part = copy_paste.fitting_part(part, session.inside)
        new: list[str] = []
        insertion = self._insertion

        def duplicate(document: Document) -> Document:
            before = records.own_ids(document.root)
            document, ids = copy_paste.paste(document, part, shift)
            new.extend(ids)
            if insertion is not None and len(ids) == 1:
                (id_,) = ids
                if insertion.target is not None:
                    document = insertion.insert(document, id_, self._middle(shift))
                else:
                    document = edits.move(document, {id_: insertion.beside(self._middle(shift))})
            if not document.root.frames:
                return document
            from circuit_editor.layout.space.joined_frames import join_frames
            from circuit_editor.layout.space.room_for_frames import clear_frames

            beside = records.own_ids(document.root).keys() - before.keys()
            return clear_frames(join_frames(document, [*ids, *beside]), beside)

        after = blocks.edit_at(session.document, session.where, duplicate)
        session.replace(QT_TRANSLATE_NOOP("Sentence", "Duplicate"), after, select=new)
        self.view.bring_back(new)
        if insertion is not None:
            insertion.show()

    def _shift(self, point: QPointF) -> Place:
        """How far the copy stands from the nodes, so that the grabbed one is on the grid."""
        at = self._at.get(_head(self._grabbed), (self._start.x(), self._start.y()))
        travelled = point - self._start
        return (
            snap_to_grid(at[0] + travelled.x()) - at[0],
            snap_to_grid(at[1] + travelled.y()) - at[1],
        )

    def _middle(self, shift: Place) -> Place:
        (x, y), *_ = self._at.values()
        return x + shift[0], y + shift[1]


class PlaceNode(CanvasGesture):
    """Places a node picked from the palette: it follows the pointer until a click puts it down."""

    carries = True
    scrolls = True
    told = QT_TRANSLATE_NOOP(
        "Sentence",
        "Click puts it down: on a pin wired, on a wire inserted, with Alt neither. "
        "Esc puts it away.",
    )
    told_dragged = QT_TRANSLATE_NOOP(
        "Sentence",
        "Release puts it down: on a pin wired, on a wire inserted, with Alt neither. "
        "Esc puts it away.",
    )

    def __init__(self, view: CanvasHost, kind: str, put: Put) -> None:
        super().__init__(view)
        self.kind = kind
        self.is_dragged = False  # from the list, with the button held
        self._put = put
        self._node = node = view.catalog.node_of(kind)
        self._ghost = _ghost(view, [(node, "x", (0.0, 0.0))])
        _write_on(self._ghost, name_on_canvas(node))
        self._insertion = Insertion(view, node, "")
        self._on_pin = PinDrop(view, kind, node)

    def help(self) -> str:
        return say(Sentence.of(self.told_dragged if self.is_dragged else self.told))

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        middle = QPointF(*_on_grid(point))
        insertion, on_pin = self._insertion, self._on_pin
        if on_pin.look(point, modifiers, closely=True):
            insertion.forget()
        else:
            insertion.look(middle, point, modifiers)
            if insertion.target or not on_pin.look(point, modifiers, closely=False):
                on_pin.clear()
        is_wired = insertion.target is not None or on_pin.pin is not None
        self._ghost.show()
        self._ghost.setPos(middle if on_pin.pin is None else on_pin.seen_at)
        _draw_ghost(self._ghost, inserted=is_wired)

    def release(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
        self.move(point, modifiers)
        insertion, on_pin, wanted = self._insertion, self._on_pin, _on_grid(point)
        self.scene.removeItem(self._ghost)
        insertion.clear()
        if insertion.target is not None:
            self._put(
                self.kind, point, lambda document, new: insertion.insert(document, new, wanted)
            )
        elif on_pin.pin is not None and self.kind != OUTPUT:
            self._put(self.kind, QPointF(*on_pin.place), on_pin.connect)
        else:
            self._put(self.kind, QPointF(*insertion.beside(wanted)))
        on_pin.remove()
        self.view.bring_back(self.session.selection)
        self.view.gate_placed.emit()  # what lies over it folds
        insertion.show()
        return False

    def is_valid(self) -> bool:
        catalog = self.view.catalog  # a block may go while it is carried, or its ports
        return catalog.offers(self.kind) and catalog.node_of(self.kind) == self._node

    def let_go(self) -> None:
        self.scene.removeItem(self._ghost)
        self._insertion.clear()
        self._on_pin.remove()
        self.view.gate_placed.emit()


def _head(id_: str) -> str:
    return Path(id_).head


def _on_grid(point: QPointF) -> Place:
    return snap_to_grid(point.x()), snap_to_grid(point.y())


def _write_on(ghost: QGraphicsPathItem, name: str) -> None:
    """Write a name in the middle of an outline, as far as it has room there."""
    text = QGraphicsSimpleTextItem(name, ghost)
    text.setBrush(ghost.pen().color())
    text.setFont(look.font(look.SYMBOL_POINTS))
    written, body = text.boundingRect(), ghost.path().boundingRect()
    text.setScale(min(1.0, (body.width() - 8) / max(1.0, written.width())))
    text.setPos(body.center() - written.center() * text.scale())


def _draw_ghost(ghost: QGraphicsPathItem, *, inserted: bool) -> None:
    """Draw an outline solid where it would be wired, else dashed."""
    pen = ghost.pen()
    pen.setStyle(Qt.PenStyle.SolidLine if inserted else Qt.PenStyle.DashLine)
    ghost.setPen(pen)


def _ghost(view: CanvasHost, nodes: Iterable[tuple[Node, str, Place]]) -> QGraphicsPathItem:
    """The outlines of nodes, on the canvas but not shown yet."""
    path = QPainterPath()
    for node, label, place in nodes:
        path.addPath(ghost_of(node, label).translated(*place))
    ghost = QGraphicsPathItem(path)
    theme = view.circuit_scene.theme
    ghost.setPen(QPen(QColor(theme.accent), 2, Qt.PenStyle.DashLine))
    ghost.setBrush(QColor(theme.canvas))
    ghost.setZValue(10)
    ghost.hide()
    view.circuit_scene.addItem(ghost)
    return ghost
