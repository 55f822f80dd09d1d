"""Placing of nodes: from the palette, by keys, and the flag on an open end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF

from circuit_editor.gates.kinds import OUTPUT
from circuit_editor.layout import free_space, sizes
from circuit_editor.model import Pin, edits, fresh_names, wiring
from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.canvas.gestures.gesture import snap_to_grid
from circuit_editor.ui.shell.commands import CIRCUIT, Registrar, can_put_flag

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.canvas_host import CanvasHost

NAME = "x0"  # what is new gets a name about as long
FLAG_REACH = 50.0  # how near to an open end the flag must be dropped to flag it
command = Registrar("view.placing")


class NodePlacing(QObject):
    """Places new nodes. Each is one undo step, and selected."""

    def __init__(self, view: CanvasHost) -> None:
        super().__init__(view)
        self._view = view
        self._session = view.session

    def put(self, kind: str, point: QPointF) -> None:
        """Put down what the catalog calls so; a flag on an open end flags it."""
        if kind == OUTPUT and self._session.where:
            self._session.message.emit(
                self.tr("The loss stands outside of blocks. An output port leads out of this one.")
            )
            return
        if kind == OUTPUT and self._flag_at(point):
            return
        self._view.catalog.put(kind, (snap_to_grid(point.x()), snap_to_grid(point.y())))
        self._view.setFocus()

    def put_in_view(self, kind: str) -> None:
        """Put a new node where the user looks: right of the selected one, or in a free place."""
        self._view.cancel_gesture()  # a double click picked the gate before it asked for it
        selected = [self._view.circuit_scene.nodes[id_] for id_ in self._session.selection]
        if len(selected) == 1:
            point = selected[0].middle + QPointF(selected[0].width / 2 + 140, 0)
        else:
            point = self._view.mapToScene(self._view.viewport().rect().center())
        point = self._free(kind, snap_to_grid(point.x()), snap_to_grid(point.y()))
        self.put(kind, point)
        self._view.ensureVisible(QRectF(point, point).adjusted(-80, -60, 80, 60), 10, 10)

    @command(
        "flag",
        QT_TRANSLATE_NOOP("Action", "Put the &loss flag here"),
        keys="Ctrl+Shift+L",
        menus={CIRCUIT: 230},
        when=can_put_flag,
    )
    def put_flag(self, end: Pin | None = None) -> None:
        """Put the loss flag behind an open end: this one, or the one the session offers."""
        end = end or self._session.flag_offer
        if end is None:
            return
        circuit = self._session.circuit
        x, y = circuit.places[end.node]
        width, _ = sizes.node_size(circuit.nodes[end.node], circuit.label(end.node))
        place = (x + width / 2 + sizes.LAYER_GAP + sizes.GRID, y)
        flag = fresh_names.fresh_id(self._session.document, OUTPUT)
        label = QT_TRANSLATE_NOOP("Sentence", "Put the loss flag")
        if self._session.edit(label, edits.flag, end, place, select=[flag]):
            self._view.ensureVisible(self._view.circuit_scene.content({flag}), 20, 20)

    def _free(self, kind: str, x: float, y: float) -> QPointF:
        """The place nearest to this one where a node of that kind covers nothing that is shown."""
        frames = [shape.box() for shape in self._view.circuit_scene.nodes.frames()]
        shown, new = self._session.shown, self._view.catalog.node_of(kind)
        return QPointF(*free_space.free_place(shown, new, NAME, (x, y), frames))

    def _flag_at(self, point: QPointF) -> bool:
        """Flag the open output at a point; False where there is none."""
        item = self._view.circuit_scene.node_at(point)
        pin = self._view.circuit_scene.pin_at(point, FLAG_REACH)
        end = Pin(item.id, item.node.gate.main_port) if item else pin
        if end is None or end not in wiring.open_ends(self._session.circuit):
            return False
        self.put_flag(end)
        return True
