"""Commands on the wires of what is selected: cut out, detach, cut, move, select one of them."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject

from circuit_editor.model import Circuit, Document, Pin
from circuit_editor.model.naming import describe_output
from circuit_editor.text import QT_TRANSLATE_NOOP, join_names
from circuit_editor.ui.shell.commands import (
    CIRCUIT,
    EDIT,
    ON_NODES,
    ON_PIN,
    ON_WIRE,
    VIEW,
    Registrar,
    not_empty,
    one_selected,
    something_selected,
    thing_selected,
)
from circuit_editor.ui.widgets.labels import shorten_name

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.canvas_host import CanvasHost
    from circuit_editor.ui.session.session import Edit

Walk: TypeAlias = Callable[[Circuit, Iterable[str], Container[str]], list[Pin]]
command = Registrar("view.wires")
MOST_TOLD = 4  # outputs that lost their readers


class WireCommands(QObject):
    """The commands on the wires of the nodes that are selected; each is one undo step."""

    def __init__(self, view: CanvasHost) -> None:
        super().__init__(view)
        self._view = view
        self._session = view.session
        self._ends = frozenset[str]()  # the nodes among whose wires keys go
        self._wire: Pin | None = None  # the one they came to

    @command(
        "bypass",
        QT_TRANSLATE_NOOP("Action", "Cut &out, keep the wire"),
        keys="Ctrl+Del Ctrl+Backspace",
        menus={EDIT: 260, ON_NODES: 140},
        when=thing_selected,
        on_canvas=True,
    )
    def bypass(self) -> None:
        """Delete what is selected, and wire what read it to what drove its first input.

        A frame goes with all that it holds.
        """
        from circuit_editor.model.edits import remove, splice

        if self._session.selected_annotations:

            def cut_out(document: Document, ids: frozenset[str]) -> Document:
                nodes = frozenset(id_ for id_ in ids if id_ in document.root.nodes)
                return remove(splice.bypass(document, nodes) if nodes else document, ids)

            label = QT_TRANSLATE_NOOP("Sentence", "Delete with contents")
            self._session.edit(label, cut_out, self._session.selected_whole)
            return
        before, ids = self._session.circuit, self._session.selection
        self._edit(QT_TRANSLATE_NOOP("Sentence", "Cut out, keep the wire"), splice.bypass)
        self._tell_left(before, ids)

    @command(
        "detach",
        QT_TRANSLATE_NOOP("Action", "Deta&ch from its wires"),
        keys="Ctrl+Shift+X",
        menus={CIRCUIT: 240, ON_NODES: 1110},
        when=something_selected,
    )
    def detach(self) -> None:
        """Take what is selected out of its wires, which stay joined without it.

        It moves aside where one of them would run through it now.
        """
        from circuit_editor.layout.space.free_space import beside_the_rest
        from circuit_editor.model import edits
        from circuit_editor.model.edits import splice

        def detach(document: Document, ids: frozenset[str]) -> Document:
            after = splice.detach(document, ids)
            if after is document:
                return document
            return edits.move(after, beside_the_rest(after.root, ids))

        before, ids = self._session.circuit, self._session.selection
        self._edit(QT_TRANSLATE_NOOP("Sentence", "Detach"), detach)
        self._tell_left(before, ids)
        self._view.bring_back(self._session.selection)

    @command(
        "cut-wires",
        QT_TRANSLATE_NOOP("Action", "C&ut all its wires"),
        menus={CIRCUIT: 250, ON_NODES: 1120},
        when=something_selected,
    )
    def cut_wires(self) -> None:
        """Delete all wires of what is selected."""
        from circuit_editor.model.edits import splice

        self._edit(QT_TRANSLATE_NOOP("Sentence", "Cut wires"), splice.cut_wires)

    @command(
        "select-wire",
        QT_TRANSLATE_NOOP("Action", "Select its next w&ire"),
        keys="Alt+W",
        menus={EDIT: 315, ON_NODES: 172, ON_WIRE: 230},
        when=not_empty,
    )
    def select_wire(self) -> None:
        """Select one wire after the other of what is selected, of all where nothing is."""
        from circuit_editor.ui.canvas.gestures.keyboard_navigation import wires_of

        session, shown = self._session, self._session.shown
        here = session.selected_wire
        if session.selection:
            self._ends = session.selection
        elif here is not None and here != self._wire:  # another hand selected it
            self._ends = frozenset({here.node})
        elif here is None and self._wire in (None, *shown.wires):  # and was not deleted
            self._ends = frozenset(shown.nodes)
        there = self._ends & {*shown.nodes} or frozenset(shown.nodes)  # some may be gone
        wires = wires_of(shown, there)
        if not wires:
            session.message.emit(self.tr("What is selected has no wires."))
            return
        self._wire = wires[(wires.index(here) + 1) % len(wires) if here in wires else 0]
        session.select((), self._wire)
        path = self._view.circuit_scene.wires.path(self._wire)
        self._view.ensureVisible(path.boundingRect(), 20, 20)

    @command(
        "cut-stroke",
        QT_TRANSLATE_NOOP("Action", "Cut wires by a stro&ke"),
        menus={CIRCUIT: 255},
        when=not_empty,
    )
    def start_stroke(self) -> None:
        """Let the next drag cut all wires that it crosses."""
        from circuit_editor.ui.canvas.gestures.cut_wires import CutByNextDrag

        self._view.take_in_hand(CutByNextDrag(self._view))

    @command(
        "move-wires",
        QT_TRANSLATE_NOOP("Action", "&Move its wires to…"),
        menus={CIRCUIT: 260, ON_NODES: 1130, ON_PIN: 140},
        when=one_selected,
    )
    def move_wires(self) -> None:
        """Take all wires of the selected node's output to another output, by keys."""
        session = self._session
        (id_,) = session.selection
        node = session.circuit.nodes.get(id_)
        outputs = [Pin(id_, port) for port in node.gate.outputs] if node is not None else []
        used = next((pin for pin in outputs if self._view.circuit_scene.wires.leaving(pin)), None)
        if used is None:
            session.message.emit(self.tr("No wire leaves what is selected."))
            return
        from circuit_editor.ui.canvas.gestures.key_wire import KeyMoveWires

        moved = KeyMoveWires(self._view, used)
        if moved.has_choices:
            self._view.take_in_hand(moved)
        else:
            moved.cancel()
            session.message.emit(self.tr("No other output can drive what its wires lead to."))

    @command(
        "feeding",
        QT_TRANSLATE_NOOP("Action", "What fee&ds this"),
        keys="Ctrl+[ Shift+Alt+Left",
        menus={VIEW: 210, ON_NODES: 1310},
        when=something_selected,
    )
    def show_feeding(self) -> None:
        """Let what feeds the selected nodes stand out, until a click, Esc or an edit."""
        from circuit_editor.model.wiring import feeding

        self._show_flow(
            feeding,
            self.tr("Nothing feeds this."),
            self.tr("Feeds this: {count}. Esc ends this view."),
        )

    @command(
        "affected",
        QT_TRANSLATE_NOOP("Action", "What this &affects"),
        keys="Ctrl+] Shift+Alt+Right",
        menus={VIEW: 220, ON_NODES: 1320},
        when=something_selected,
    )
    def show_affected(self) -> None:
        """Let what the selected nodes feed stand out, until a click, Esc or an edit."""
        from circuit_editor.model.wiring import affected

        told = (
            self.tr("This affects nothing."),
            self.tr("Affected by this: {count}. Esc ends this view."),
        )
        self._show_flow(affected, *told)

    def _show_flow(self, walk: Walk, nothing: str, told: str) -> None:
        """Show what a walk from the selection finds, and say how much that is."""
        from circuit_editor.ui.canvas.paint_context import Flow

        session, shown = self._session, self._session.shown
        chosen = session.selection
        pins = walk(shown, sorted(chosen), session.picture.frames)
        found = {pin.node for pin in pins} - chosen - {*session.picture.frames}
        wires = {pin for pin in pins if pin in shown.wires}
        self._view.circuit_scene.show_flow(Flow(found | chosen, wires) if found else None)
        session.message.emit(told.format(count=len(found)) if found else nothing)

    def _edit(self, label: str, edit: Edit) -> None:
        """Do it to the selected nodes; what stands inside an open block is another circuit's."""
        session = self._session
        ids = session.selection & set(session.circuit.nodes)
        if not ids:
            session.message.emit(
                self.tr("This stands inside a block: enter the block to change it.")
            )
            return
        before, wires = session.document, session.circuit.wires
        session.edit(label, edit, ids)
        if session.document is before:
            among = any(
                target.node in ids and source.node in ids for target, source in wires.items()
            )
            session.message.emit(
                self.tr("No wire joins what is selected to anything else.")
                if among
                else self.tr("What is selected has no wires.")
            )

    def _tell_left(self, before: Circuit, ids: frozenset[str]) -> None:
        """Name what drove something before, and is read by nothing now."""
        from circuit_editor.model.edits.splice import left_unread

        after = self._session.circuit
        left = [
            describe_output(after, pin, shorten_name) for pin in left_unread(before, after, ids)
        ]
        if len(left) == 1:
            self._session.message.emit(
                self.tr("{name} is left without a reader.").format(name=left[0])
            )
        elif left:
            told = self.tr("Left without a reader: {names}.")
            self._session.message.emit(told.format(names=join_names(left, MOST_TOLD)))
