"""Commands on the wires of what is selected: cut out, detach, cut, move to another output."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from circuit_editor.model import Pin
from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.shell.commands import (
    CIRCUIT,
    EDIT,
    ON_NODES,
    ON_PIN,
    Registrar,
    one_selected,
    something_selected,
)

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.canvas_host import CanvasHost
    from circuit_editor.ui.session.session import Edit

command = Registrar("view.wires")


class WireCommands(QObject):
    """The commands on the wires of the nodes that are selected; each is one undo step."""

    def __init__(self, view: CanvasHost) -> None:
        super().__init__(view)
        self._view = view
        self._session = view.session

    @command(
        "bypass",
        QT_TRANSLATE_NOOP("Action", "Cut &out, keep the wire"),
        keys="Ctrl+Del Ctrl+Backspace",
        menus={EDIT: 260, ON_NODES: 140},
        when=something_selected,
        on_canvas=True,
    )
    def bypass(self) -> None:
        """Delete what is selected, and wire what read it to what drove its first input."""
        from circuit_editor.model.edits import splice

        self._edit(QT_TRANSLATE_NOOP("Sentence", "Cut out, keep the wire"), splice.bypass)

    @command(
        "detach",
        QT_TRANSLATE_NOOP("Action", "Deta&ch from its wires"),
        keys="Ctrl+Shift+X",
        menus={CIRCUIT: 240, ON_NODES: 160},
        when=something_selected,
    )
    def detach(self) -> None:
        """Take what is selected out of its wires, which stay joined without it."""
        from circuit_editor.model.edits import splice

        self._edit(QT_TRANSLATE_NOOP("Sentence", "Detach"), splice.detach)

    @command(
        "cut-wires",
        QT_TRANSLATE_NOOP("Action", "C&ut all its wires"),
        menus={CIRCUIT: 250, ON_NODES: 165},
        when=something_selected,
    )
    def cut_wires(self) -> None:
        """Delete all wires of what is selected."""
        from circuit_editor.model.edits import splice

        self._edit(QT_TRANSLATE_NOOP("Sentence", "Cut wires"), splice.cut_wires)

    @command(
        "move-wires",
        QT_TRANSLATE_NOOP("Action", "&Move its wires to…"),
        menus={CIRCUIT: 260, ON_NODES: 180, ON_PIN: 140},
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

    def _edit(self, label: str, edit: Edit) -> None:
        """Do it to the selected nodes; what stands inside an open block is another circuit's."""
        session = self._session
        ids = session.selection & set(session.circuit.nodes)
        if not ids:
            session.message.emit(
                self.tr("This stands inside a block: enter the block to change it.")
            )
            return
        before = session.document
        session.edit(label, edit, ids)
        if session.document is before:
            session.message.emit(self.tr("What is selected has no wires."))
