"""The selection: nodes, notes and frames, or one wire; and the commands that need nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from circuit_editor.layout.tiles import is_within
from circuit_editor.model import Circuit, Document, Pin, edits
from circuit_editor.model.history import Label
from circuit_editor.text import QT_TRANSLATE_NOOP, Quantity
from circuit_editor.ui.session.session_numbers import SessionNumbers
from circuit_editor.ui.shell.commands import (
    EDIT,
    ON_ANNOTATIONS,
    ON_CANVAS,
    ON_NODES,
    ON_WIRE,
    Registrar,
    anything_selected,
    has_things,
)

Cell = tuple[int, ...]  # its index in an array
command = Registrar("session")


class SelectingSession(SessionNumbers):
    """Holds what is selected in the circuit that is shown.

    `selection` are nodes, `selected_annotations` notes and frames, all by their ids.
    """

    selection_changed = Signal()  # other things or another wire are selected
    cell_chosen = Signal(str)  # another cell of the array at a path
    cells_lit = Signal()  # others have part in the number that is told about
    message = Signal(str)  # one sentence for the status line

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.selection: frozenset[str] = frozenset()
        self.selected_annotations: frozenset[str] = frozenset()
        self.selected_wire: Pin | None = None
        self._selected_bend: int | None = None  # of that wire
        self._cells: dict[str, Cell] = {}  # those that are chosen, by paths
        self._lit: Mapping[tuple[str, Quantity], tuple[Cell, ...]] = {}
        self._asked: str | None = None  # the path of the array of whose cell that tells

    @property
    def circuit(self) -> Circuit:
        """The circuit that is edited."""
        raise NotImplementedError

    def edit(self, label: Label, change: Callable[..., Document], *args: Any) -> bool:
        """Apply one edit to the circuit that is edited."""
        raise NotImplementedError

    @property
    def selected(self) -> frozenset[str]:
        """Everything that is selected: nodes, notes and frames."""
        return self.selection | self.selected_annotations

    @property
    def selected_whole(self) -> frozenset[str]:
        """Everything that is selected, and what the frames among it hold."""
        if not self.selected_annotations:
            return self.selection
        from circuit_editor.model.records import held_within

        return frozenset(held_within(self.circuit, self.selected))

    @property
    def bend(self) -> tuple[Pin, int] | None:
        """The bend that is selected with its wire: that, and which of its bends."""
        wire, at = self.selected_wire, self._selected_bend
        if wire is None or at is None or wire not in self.circuit.bends:
            return None
        return (wire, at) if at < len(self.circuit.bends[wire].points) else None

    def select(self, ids: Iterable[str], wire: Pin | None = None) -> None:
        """Select these things, as far as they are shown, or one wire by where it arrives."""
        before = self.selected, self.selected_wire, self.bend
        self.take_selection(ids, wire)
        if before != (self.selected, self.selected_wire, self.bend):
            self.selection_changed.emit()

    def chosen_cell(self, id_: str, shape: tuple[int, ...]) -> Cell:
        """The index of the cell that is chosen in the array at a node; at first that of all 0."""
        chosen = self.cell_chosen_at(self.path_of(id_), shape)
        return (0,) * len(shape) if chosen is None else chosen

    def cell_chosen_at(self, path: str, shape: tuple[int, ...]) -> Cell | None:
        """The cell that somebody has chosen in the array at a path; None where nobody did.

        What was chosen while the array had another shape may be no cell of it any more.
        """
        index = self._cells.get(path)
        return index if index is not None and is_within(shape, index) else None

    def choose_cell(self, id_: str, index: Cell) -> None:
        """Choose a cell of the array at a node; no undo step, and nothing to save."""
        path = self.path_of(id_)
        if self._cells.get(path) != index:
            self._cells[path] = index
            self.cell_chosen.emit(path)
            self.cells_lit.emit()

    def light_cells(
        self,
        cells: Mapping[tuple[str, Quantity], tuple[Cell, ...]],
        asked: str | None = None,
    ) -> None:
        """Let these cells stand out, by whole paths: those with a part in what is told about.

        Without any an array has a part in it whose cells are too many to stand out. What is told
        about is the chosen cell of the array at the path that is `asked`.
        """
        if (cells, asked) != (self._lit, self._asked):
            self._lit, self._asked = cells, asked
            self.cells_lit.emit()

    def is_upstream(self, id_: str) -> bool:
        """True where the gradient at a node is told about as what arrives there, U."""
        return (self.path_of(id_), Quantity.GRADIENT) in self._lit

    def cells_marked(
        self, id_: str, what: Quantity, shape: tuple[int, ...]
    ) -> tuple[tuple[Cell, ...], Cell | None]:
        """Which cells of the array at a node stand out, and the chosen one.

        That is one of a selected node, or the one that is asked about.
        """
        path = self.path_of(id_)
        if path == self._asked and what is Quantity.GRADIENT:
            chosen: Cell | None = self.chosen_cell(id_, shape)
        else:
            chosen = self.cell_chosen_at(path, shape) if id_ in self.selection else None
        return self._lit.get((path, what), ()), chosen

    def select_bend(self, wire: Pin, at: int) -> None:
        """Select one of the bends of a wire."""
        self.take_selection((), wire)
        self._selected_bend = at
        self.selection_changed.emit()

    def take_selection(self, ids: Iterable[str], wire: Pin | None) -> None:
        """Have these selected, as far as they are shown, and tell nobody."""
        shown, wanted = self.shown, frozenset(ids)
        self.selection = frozenset(id_ for id_ in wanted if id_ in shown.nodes)
        self.selected_annotations = frozenset(
            id_ for id_ in wanted - self.selection if id_ in shown.notes or id_ in shown.frames
        )
        self.selected_wire = wire if wire in shown.wires else None
        self._selected_bend = None

    @command(
        "select-all",
        QT_TRANSLATE_NOOP("Action", "Select &all"),
        keys="Ctrl+A",
        menus={EDIT: 310, ON_CANVAS: 210},
        when=has_things,
    )
    def select_all(self) -> None:
        """Select all that stands in the circuit that is edited."""
        circuit = self.circuit
        self.select([*circuit.nodes, *circuit.notes, *circuit.frames])

    @command(
        "delete",
        QT_TRANSLATE_NOOP("Action", "De&lete"),
        keys="Del Backspace",
        menus={EDIT: 250, ON_NODES: 910, ON_ANNOTATIONS: 910, ON_WIRE: 910},
        when=anything_selected,
    )
    def delete_selected(self) -> None:
        """Delete the selected things, wire or bend of a wire; what a frame holds stays."""
        here, bend = self.circuit, self.bend
        if self.selected_annotations or any(id_ in here.nodes for id_ in self.selection):
            self.edit(
                QT_TRANSLATE_NOOP("Sentence", "Delete"), edits.remove, self.selected, self.readers
            )
        elif bend is not None:
            from circuit_editor.model.edits.bends import remove_bend

            self.select((), bend[0])
            self.edit(QT_TRANSLATE_NOOP("Sentence", "Remove bend"), remove_bend, *bend)
        elif self.selected_wire in here.wires:
            self.edit(
                QT_TRANSLATE_NOOP("Sentence", "Delete wire"),
                edits.disconnect,
                [self.selected_wire],
            )
        elif self.selection or self.selected_wire is not None:
            self.message.emit(self.tr("This stands inside a block: enter the block to change it."))
