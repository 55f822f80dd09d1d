"""The scene: patches itself from (before, after), and holds the items of all nodes and wires."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtWidgets import QGraphicsScene

from circuit_editor.layout.labels.kept_labels import KeptLabels
from circuit_editor.layout.picture import Frame, Picture
from circuit_editor.layout.places.pin_order import crossed_gates
from circuit_editor.layout.routing import frames
from circuit_editor.layout.routing.routes import (
    MOST_ROUTED,
    KeptDetours,
    Route,
    Router,
    WireEnds,
)
from circuit_editor.model import EMPTY, Circuit, Pin, Place
from circuit_editor.model.changed_keys import changes
from circuit_editor.model.loss_names import marks_a_loss
from circuit_editor.model.paths import head_of
from circuit_editor.model.records import shift_of_wire
from circuit_editor.model.wiring import upstream_of
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.canvas.items.circuit_item import CircuitItem
from circuit_editor.ui.canvas.items.contents import (
    Contents,
    ends_of,
    gates_to_exchange,
    shape_of,
)
from circuit_editor.ui.canvas.items.node_item import NodeItem
from circuit_editor.ui.canvas.items.wires import Ends
from circuit_editor.ui.canvas.paint_context import Flow
from circuit_editor.ui.canvas.shown_circuit import ShownCircuit
from circuit_editor.ui.session.session import Session

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from circuit_editor.ui.canvas.items.step_marks import StepMarks
    from circuit_editor.ui.canvas.problem_badges import ProblemBadges

WORLD = QRectF(-1.2e6, -1.2e6, 2.4e6, 2.4e6)


class CircuitScene(ShownCircuit, QGraphicsScene):
    """Holds the items of all nodes and wires; one graphics item, the circuit item, paints them.

    `preview` shows nodes elsewhere while they are dragged, without touching the document.
    """

    hover_changed = Signal()

    def __init__(
        self, session: Session, appearance: Appearance, parent: QObject | None = None
    ) -> None:
        QGraphicsScene.__init__(self, WORLD, parent)
        ShownCircuit.__init__(self, session, appearance)
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self._shown = EMPTY.root  # what is shown now
        self._loss: str | None = None
        self._frames: Mapping[str, Frame] = {}
        self.prepared: Contents | None = None  # what will be shown next
        self._detours, self._labels = KeptDetours(), KeptLabels()
        self._circuit_item = CircuitItem(self, self.sceneRect(), self.paint_marks)
        self.addItem(self._circuit_item)
        for signal, slot in (
            (session.document_changed, self._sync),
            (session.place_changed, self._sync),
            (session.run_changed, self._renumber),
            (session.let_go, self._let_go),
            (session.selection_changed, self.looks_different),
            (appearance.changed, self.looks_different),
        ):
            signal.connect(slot)
        self._sync()

    @property
    def zoom(self) -> float:
        return self.views()[0].transform().m11() if self.views() else 1.0

    def preview_frame(self, id_: str, place: Place, size: tuple[float, float]) -> None:
        """Show a frame with another size than the document's."""
        if self.annotations is not None:
            self.annotations.resize(id_, place, size)
            self.forget_wholes()
            self._circuit_item.looks_different()

    def restore_annotations(self) -> None:
        """Show notes and frames as the document has them."""
        if self.annotations is not None:
            self.annotations.forget()
            self._follow_annotations()
            self._circuit_item.looks_different()

    def light_frames(self, ids: Set[str]) -> None:
        """Light the frames that what is dragged would join."""
        if ids != self.lit_frames:
            self.lit_frames = ids
            self._circuit_item.looks_different()

    def hover_annotation(self, id_: str | None) -> None:
        """Remember which note or frame the pointer is over."""
        if id_ != self.hovered_annotation:
            self.hovered_annotation = id_
            self._circuit_item.looks_different()

    def hover(self, node: str | None, pin: Pin | None, wire: Pin | None = None) -> None:
        """Remember what the pointer is over; show a node's pins, and both numbers of a wire."""
        if wire != self.hovered_wire:
            self.hovered_wire = wire
            self._circuit_item.paint_anew()
        if (node, pin) != (self.hovered_node, self.hovered_pin):
            for id_ in {self.hovered_node, node}:
                if id_ is not None and id_ in self.nodes:
                    self._update(self.nodes[id_])
            self.hovered_node, self.hovered_pin = node, pin
            self.hover_changed.emit()

    def set_wiring(self, wiring: bool, lifted: Pin | None = None) -> None:
        """Show every pin while a wire is drawn; `lifted` is the wire it may replace."""
        self.is_wiring, self.lifted_wire = wiring, lifted
        self._circuit_item.looks_different()

    def light_wires(self, targets: Set[Pin], *, cut: bool = False) -> None:
        """Light wires that the gesture under way would change, or cut, by where they arrive."""
        if targets != self.lit_wires:
            self.lit_wires, self.cuts_lit_wires = targets, cut
            self._circuit_item.looks_different()

    def show_flow(self, flow: Flow | None) -> None:
        """Let some nodes and wires stand out; None: all look alike again."""
        if flow != self.flow:
            self.flow = flow
            self._circuit_item.paint_anew()

    def preview(self, places: Mapping[str, Place]) -> None:
        """Show nodes at other places than the document's, their wires following."""
        if self.annotations is not None:
            self.annotations.move(places)
            places = {id_: place for id_, place in places.items() if id_ in self.nodes}
        for id_, place in places.items():
            self.nodes.move(id_, place)
        moved = self.wires.of({*places, *self._order_pins(places)})
        self._lay_straight(moved, places)
        self.numbers.follow(moved, places)
        self.forget_wholes()
        self._circuit_item.looks_different(moved=True)

    def settle(
        self,
        touched: Collection[str] | None = None,
        added: Collection[Pin] = frozenset(),
    ) -> None:
        """Lay the wires clear of the nodes, and give the numbers on them their best places.

        Every wire and number may have to make room for a moved node's; only in large circuits,
        and where nodes are overplotted, just the wires of the nodes `touched` are laid anew, but
        for those `added` just now. All else is as it was.
        """
        if len(self.wires) > MOST_ROUTED or self.nodes.is_overplotted:
            wires = self.wires if touched is None else self.wires.of(touched).difference(added)
            bends = self._shown.bends
            self._lay_straight({*wires, *bends} if bends else wires)
            self.lay_labels(None, touched)
        else:
            self._lay_carefully()
        self._circuit_item.looks_different(moved=True)

    def show_widths(self, *, on: bool) -> None:
        """Draw wires as wide as their gradients are large, or all alike."""
        if on is not self.has_widths:
            self.has_widths = on
            self._circuit_item.looks_different()

    def looks_different(self) -> None:
        """Paint anew. Told through the scene: Qt forgets its slots with it, an item's it keeps."""
        self._circuit_item.looks_different()

    def _lay_carefully(self) -> None:
        shown = self.session.picture
        laying, floors = frames.routers(shown, self._detours), self._floors(shown)
        routes = self._routed(laying, floors)
        crossed = crossed_gates(shown.circuit, routes)
        if crossed:  # a wire that is led around something may arrive from another side
            self._exchange_pins(crossed, floors)
            routes = self._routed(laying, floors)
            still = crossed & crossed_gates(shown.circuit, routes)
            if still:
                self._exchange_pins(still, floors)
                routes = self._routed(laying, floors)
        self._lay(shown, routes)

    def _exchange_pins(self, ids: Iterable[str], floors: Mapping[str, dict[Pin, WireEnds]]) -> None:
        for id_ in ids:
            self.nodes[id_].exchanged = not self.nodes[id_].exchanged
        for target in self.wires.of(ids):
            for wires in floors.values():
                if target in wires:
                    wires[target] = self._wire_ends(target)

    def _floors(self, shown: Picture) -> dict[str, dict[Pin, WireEnds]]:
        """The wires by the floors on which they run."""
        floors: dict[str, dict[Pin, WireEnds]] = {}
        bent = shown.circuit.bends
        for target in sorted(self.wires):  # the same picture every time
            if bent and target in bent:
                continue
            floor = frames.floor_of(shown, self.wires.source(target), target)
            floors.setdefault(floor, {})[target] = self._wire_ends(target)
        return floors

    def _routed(
        self, laying: Mapping[str, Router], floors: Mapping[str, dict[Pin, WireEnds]]
    ) -> dict[Pin, Route]:
        """Every wire's route, clear of the nodes on its floor."""
        routes: dict[Pin, Route] = {}
        for name, wires in floors.items():
            laying[name].begin()
            routes |= zip(wires, laying[name].routes([*wires.values()]), strict=True)
        return routes | {target: self._bent(target) for target in self._shown.bends}

    def _lay_straight(
        self, targets: Iterable[Pin], places: Mapping[str, Place] | None = None
    ) -> None:
        """Let wires run straight on, or through their bends, wherever nodes are in their way.

        Bends go along with nodes that are shown at other `places` together.
        """
        bends = self._shown.bends
        for target in targets:
            if bends and target in bends:
                shift = shift_of_wire(self._shown, places, target) if places else None
                self.wires.lay(target, self._bent(target, shift or (0.0, 0.0)))
            else:
                self.wires.move(target, self._ends(self.wires.source(target), target))

    def _bent(self, target: Pin, shift: Place = (0.0, 0.0)) -> Route:
        """The way of a wire through its bends, these moved by a shift."""
        points = self._shown.bends[target].points
        return self.bent_route(target, [(x + shift[0], y + shift[1]) for x, y in points])

    def bent_route(self, target: Pin, points: Sequence[Place]) -> Route:
        """The way of a wire through some points."""
        from circuit_editor.layout.routing.bent_routes import bent_route  # few circuits have any

        x1, y1, x2, y2 = self._ends(self.wires.source(target), target)
        return bent_route((x1, y1), points, (x2, y2))

    def preview_bends(self, target: Pin, points: Sequence[Place]) -> None:
        """Show a wire with other bends than the document's."""
        self.bends_drawn = target, tuple(points)
        self.wires.lay(target, self.bent_route(target, points))
        self.numbers.follow([target])
        self.forget_wholes()
        self._circuit_item.looks_different(moved=True)

    def _wire_ends(self, target: Pin) -> WireEnds:
        source = self.wires.source(target)
        x1, y1, x2, y2 = self._ends(source, target)
        return source, (x1, y1), target, (x2, y2)

    def _lay(self, shown: Picture, routes: Mapping[Pin, Route]) -> None:
        for target, route in routes.items():
            self.wires.lay(target, route)
        clear = frames.clear_of(shown)
        self.lay_labels(
            self._labels.place(
                clear,
                clear.places,
                {target: routes[target] for target in sorted(routes)},
                {
                    id_: forms
                    for id_ in sorted(self.nodes)  # the same places whatever was edited
                    if (forms := self.nodes[id_].caption_forms()).widths
                },
                frames.walls(shown),
                self._forward_only(shown.circuit),
                self.session.cut_off,
            )
        )

    def _forward_only(self, circuit: Circuit) -> set[str]:
        """The nodes that do not feed the loss: no gradient will ever be written there.

        The whole circuit says so: of a part that is drawn alone the loss may be outside.
        """
        if self.session.where:
            return set()
        whole, loss = self.session.circuit, self.session.document.loss
        fed = upstream_of(whole, loss) if loss is not None and loss in whole.nodes else ()
        return {id_ for id_ in circuit.nodes if head_of(id_) not in fed}  # frames' gates, too

    def _sync(self) -> None:
        """Patch what is shown; what is the same is left alone."""
        old, new = self._shown, self.session.shown
        loss, self._loss = self._loss, self.session.document.loss
        self._shown = new
        self.marks_a_loss = marks_a_loss(self.session.document)
        prepared, self.prepared = self.prepared, None
        if prepared is not None and prepared.picture is self.session.picture:
            self._show_all(prepared)
            return
        unplugged, plugged = changes(old.wires, new.wires)
        self.wires.remove([*unplugged, *(target for target in plugged if target in self.wires)])
        touched = {target.node for target in (*unplugged, *plugged)}
        touched |= {
            old.wires[target].node for target in (*unplugged, *plugged) if target in old.wires
        }
        if loss != self._loss:
            touched |= {id_ for id_ in (loss, self._loss) if id_ is not None and id_ in new.nodes}
        touched |= self._replace_nodes(old, new)
        touched |= self._move_nodes(old, new)
        unbent, bent = changes(old.bends, new.bends)
        touched |= {target.node for target in (*unbent, *bent) if target in self.wires}
        touched |= self._order_pins(touched)
        wires = [(target, new.wires[target]) for target in sorted(plugged)]
        self.wires.add(wires, [self._ends(source, target) for target, source in wires])
        are_told_anew = self._follow_annotations()
        if touched or are_told_anew:
            self.forget_open_pins()
            self.settle(touched, plugged)
        if self.session.numbers_follow:
            self.forget_numbers()
        else:
            self._renumber()

    def _show_all(self, prepared: Contents) -> None:
        """Show what was made of the picture already in place of all that is shown."""
        self._frames = prepared.picture.frames
        self.nodes.take_over(prepared.nodes)
        self.wires.take_over(prepared.wires)
        self.gradient_sizes.know(prepared.looked_up)
        self._follow_annotations()
        self.forget_open_pins()
        self.numbers.follow_rule()
        self.settle(())
        self._renumber()

    def _follow_annotations(self) -> bool:
        """Show the notes and frames of the picture; False where they are what they were."""
        shown = self.session.picture
        if self.annotations is None:
            circuit = shown.circuit
            if not (circuit.notes or circuit.frames or shown.inner_notes or shown.inner_frames):
                return False
            from circuit_editor.ui.canvas.items.annotations import Annotations

            self.annotations = Annotations(self)
        if not self.annotations.follow(shown):
            return False
        self.forget_wholes()
        return True

    def _renumber(self) -> None:
        """The numbers are new, or stand at other wires."""
        self.forget_numbers()
        self._circuit_item.renumber()
        if self.shows_characters is self.session.hides_characters:
            self.shows_characters = not self.shows_characters
            self.looks_different()

    def _let_go(self) -> None:
        """A slider is held no more: the scales of what is shown may shrink again."""
        self.forget_sizes()
        self._circuit_item.paint_anew()

    def _replace_nodes(self, old: Circuit, new: Circuit) -> set[str]:
        """Remove the shapes of nodes that are gone or changed; make those that are missing."""
        opened, framed = self.session.picture.frames, self._frames
        self._frames = opened
        gone, fresh = changes(old.nodes, new.nodes)
        unnamed, renamed = changes(old.labels, new.labels)
        reframed = [id_ for id_ in {*framed, *opened} if framed.get(id_) != opened.get(id_)]
        stale = {*gone, *fresh, *unnamed, *renamed, *reframed}
        self.nodes.remove([id_ for id_ in stale if id_ in self.nodes])
        added = sorted(id_ for id_ in stale if id_ in new.nodes)
        self.nodes.add([shape_of(id_, new, opened, self) for id_ in added])
        return stale

    def _move_nodes(self, old: Circuit, new: Circuit) -> set[str]:
        _, placed = changes(old.places, new.places)
        for id_ in placed:
            if self.nodes[id_].place is not new.places[id_]:  # else it was just made there
                self.nodes.move(id_, new.places[id_])
        return set(placed)

    def _order_pins(self, touched: Iterable[str]) -> set[str]:
        """Draw the inputs of symmetric gates in the order of their wires; which gates changed."""
        nodes = self.nodes
        gates = {id_ for id_ in touched if id_ in nodes}
        gates |= {target.node for target in self.wires.of(gates)}
        exchanged = gates_to_exchange(gates, self._shown, nodes)
        changed = {id_ for id_ in gates if nodes[id_].exchanged != (id_ in exchanged)}
        for id_ in changed:
            nodes[id_].exchanged = id_ in exchanged
        return changed

    def _ends(self, source: Pin, target: Pin) -> Ends:
        return ends_of(source, target, self.nodes)

    @cached_property
    def step_marks(self) -> StepMarks:
        """What marks a step; made when there is one, and the window opens without."""
        from circuit_editor.ui.canvas.items.step_marks import StepMarks

        return StepMarks(self, self, self._circuit_item.paint_anew)

    @cached_property
    def badges(self) -> ProblemBadges:
        """Which nodes bear a badge from afar; made once the window is seen."""
        from circuit_editor.ui.canvas.problem_badges import ProblemBadges

        badges = ProblemBadges(self, self)
        badges.changed.connect(self._show_badges)
        return badges

    def _show_badges(self) -> None:
        """Paint badges anew where they can be seen: from afar."""
        if self.zoom < look.SMALLEST_READABLE:
            self.looks_different()

    def paint_marks(self, painter: QPainter, *, wires: bool) -> None:
        """Draw the marks, where there are any: those of wires, or all others."""
        if self.has_marks:
            self.step_marks.paint_wires(painter) if wires else self.step_marks.paint(painter)

    def _update(self, shape: NodeItem) -> None:
        self._circuit_item.paint_anew(shape.on_canvas(shape.bounds))
