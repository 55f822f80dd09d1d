"""Commands of the Arrange menu: tidy up, align, distribute, bend. Each is one undo step."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from circuit_editor.model import Document, Place, edits
from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.canvas.view import CanvasView
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.shell.commands import (
    ARRANGE,
    ON_ANNOTATIONS,
    ON_CANVAS,
    ON_NODES,
    ON_WIRE,
    CommandContext,
    Registrar,
    bent_wire_selected,
    not_empty,
    several_selected,
    three_selected,
    wire_selected,
)

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.move_animation import MoveAnimation
    from circuit_editor.ui.shell.editing.tidying import Tidying

command = Registrar("arranging")


def several_or_frame_selected(context: CommandContext) -> bool:
    """At least two nodes are selected, or a frame."""
    frames = context.circuit.frames
    return several_selected(context) or any(id_ in frames for id_ in context.selected_annotations)


class ArrangeCommands(QObject):
    """Does them; nothing ever ends on another thing."""

    def __init__(self, session: Session, view: CanvasView, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._view = session, view

    @cached_property
    def tidying(self) -> Tidying:
        """What places all nodes anew, on another thread where there are many."""
        from circuit_editor.ui.shell.editing.tidying import Tidying

        return Tidying(self._session, self._view, self.travel, self)

    @cached_property
    def travel(self) -> MoveAnimation:
        """What lets nodes travel to where a command puts them."""
        from circuit_editor.ui.canvas.move_animation import MoveAnimation

        return MoveAnimation(self._view)

    @command(
        "tidy",
        QT_TRANSLATE_NOOP("Action", "&Tidy up"),
        keys="Ctrl+T",
        menus={ARRANGE: 110, ON_CANVAS: 320},
        when=not_empty,
    )
    def tidy(self) -> None:
        """Place all nodes anew, in two lines where that shows them larger."""
        self.tidying.begin()

    @command(
        "tidy-in-one-line",
        QT_TRANSLATE_NOOP("Action", "Tidy up in one &line"),
        keys="Ctrl+Shift+T",
        menus={ARRANGE: 120},
        when=not_empty,
    )
    def tidy_in_one_line(self) -> None:
        """Place all nodes anew, every wire leading to the right."""
        self.tidying.begin(two_lines=False)

    @command(
        "tidy-selection",
        QT_TRANSLATE_NOOP("Action", "Tidy up the &selection"),
        menus={ARRANGE: 130, ON_NODES: 1510, ON_ANNOTATIONS: 310},
        when=several_or_frame_selected,
    )
    def tidy_selection(self) -> None:
        """Place what is selected anew, about where it stands, and leave all else where it is."""
        from circuit_editor.layout.places.annotation_places import place_annotations
        from circuit_editor.layout.space.arrange import tidy_part
        from circuit_editor.model.edits.bends import move_straight

        circuit = self._session.circuit

        def tidy_up(document: Document, places: dict[str, Place]) -> Document:
            return place_annotations(circuit, move_straight(document, places), ids)

        if ids := self._selected(self._session.selected_whole):
            places = tidy_part(circuit, ids)
            self._move(QT_TRANSLATE_NOOP("Sentence", "Tidy up"), places, tidy_up)

    @command(
        "align-left",
        QT_TRANSLATE_NOOP("Action", "Align at the left"),
        menus={ARRANGE: 210, ON_NODES: 1520},
        when=several_selected,
        arguments=(0, 0.0),
    )
    @command(
        "align-centre",
        QT_TRANSLATE_NOOP("Action", "Align in a column"),
        menus={ARRANGE: 220, ON_NODES: 1530},
        when=several_selected,
        arguments=(0, 0.5),
    )
    @command(
        "align-right",
        QT_TRANSLATE_NOOP("Action", "Align at the right"),
        menus={ARRANGE: 230, ON_NODES: 1540},
        when=several_selected,
        arguments=(0, 1.0),
    )
    @command(
        "align-top",
        QT_TRANSLATE_NOOP("Action", "Align at the top"),
        menus={ARRANGE: 240, ON_NODES: 1550},
        when=several_selected,
        arguments=(1, 0.0),
    )
    @command(
        "align-middle",
        QT_TRANSLATE_NOOP("Action", "Align in a row"),
        menus={ARRANGE: 250, ON_NODES: 1560},
        when=several_selected,
        arguments=(1, 0.5),
    )
    @command(
        "align-bottom",
        QT_TRANSLATE_NOOP("Action", "Align at the bottom"),
        menus={ARRANGE: 260, ON_NODES: 1570},
        when=several_selected,
        arguments=(1, 1.0),
    )
    def align(self, axis: int, share: float) -> None:
        """Give what is selected a common edge or middle."""
        from circuit_editor.layout.space.arrange import align

        if ids := self._selected():
            places = align(self._session.circuit, ids, axis, share)
            self._move(QT_TRANSLATE_NOOP("Sentence", "Align"), places)

    @command(
        "distribute-across",
        QT_TRANSLATE_NOOP("Action", "Equal gaps from left to right"),
        menus={ARRANGE: 310, ON_NODES: 1580},
        when=three_selected,
        arguments=(0,),
    )
    @command(
        "distribute-down",
        QT_TRANSLATE_NOOP("Action", "Equal gaps from top to bottom"),
        menus={ARRANGE: 320, ON_NODES: 1590},
        when=three_selected,
        arguments=(1,),
    )
    def distribute(self, axis: int) -> None:
        """Make the gaps between what is selected equal; the outermost stay."""
        from circuit_editor.layout.space.arrange import distribute

        if ids := self._selected():
            places = distribute(self._session.circuit, ids, axis)
            self._move(QT_TRANSLATE_NOOP("Sentence", "Equal gaps"), places)

    @command(
        "add-bend",
        QT_TRANSLATE_NOOP("Action", "Add a bend"),
        keys="Ctrl+Shift+B",
        menus={ARRANGE: 410, ON_WIRE: 250},
        when=wire_selected,
    )
    def add_bend(self) -> None:
        """Bend the selected wire where one asked, or in its middle; arrows move the bend on."""
        from circuit_editor.ui.canvas.gestures.bend_wire import add

        if self._session.selected_wire is not None:
            add(self._view, self._session.selected_wire, self._view.asked_at)

    @command(
        "next-bend",
        QT_TRANSLATE_NOOP("Action", "Select its next bend"),
        keys="Alt+Shift+B",
        menus={ARRANGE: 420, ON_WIRE: 251},
        when=bent_wire_selected,
    )
    def select_next_bend(self) -> None:
        """Select one bend after the other of the selected wire."""
        session, wire = self._session, self._session.selected_wire
        if wire is None or wire not in session.circuit.bends:
            return
        points = session.circuit.bends[wire].points
        at = (session.bend[1] + 1) % len(points) if session.bend is not None else 0
        session.select_bend(wire, at)
        told = self.tr("Bend {number} of {count}: arrows move it, Del takes it away.")
        session.message.emit(told.format(number=at + 1, count=len(points)))

    @command(
        "straighten",
        QT_TRANSLATE_NOOP("Action", "Straighten"),
        menus={ARRANGE: 430, ON_WIRE: 252},
        when=bent_wire_selected,
    )
    def straighten(self) -> None:
        """Take all bends of the selected wire away."""
        from circuit_editor.model.edits.bends import straighten

        wires = [self._session.selected_wire]
        self._session.edit(QT_TRANSLATE_NOOP("Sentence", "Straighten"), straighten, wires)

    def _selected(self, whole: Collection[str] = ()) -> list[str]:
        """The nodes selected of the circuit that is edited; it is told where these are too few.

        Of what is selected as a `whole` also what frames hold.
        """
        nodes = self._session.circuit.nodes
        found = sorted(id_ for id_ in {*self._session.selection, *whole} if id_ in nodes)
        if len(found) < 2:
            self._session.message.emit(
                self.tr("This stands inside a block: enter the block to change it.")
            )
            return []
        return found

    def _move(
        self,
        label: str,
        places: dict[str, Place],
        move: Callable[..., Document] | None = None,
    ) -> None:
        now = self._session.circuit.places
        moved = {id_: place for id_, place in places.items() if place != now[id_]}
        if moved:
            before = self._session.shown.places
            self._session.edit(label, move or edits.move, moved)
            self.travel.begin(before)
        else:
            self._session.message.emit(self.tr("Nothing moves: it stands so already."))
