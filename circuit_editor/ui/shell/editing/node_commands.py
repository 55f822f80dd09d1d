"""Commands on the node, the wire or the pin that is selected: its numbers, and what is beyond."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF
from PySide6.QtGui import QGuiApplication

from circuit_editor.model import Pin, edits
from circuit_editor.text import QT_TRANSLATE_NOOP, Quantity
from circuit_editor.ui.canvas.view import CanvasView
from circuit_editor.ui.session.formula_client import FormulaClient
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.shell.commands import (
    CIRCUIT,
    EDIT,
    ON_NODES,
    ON_PIN,
    ON_WIRE,
    Registrar,
    gate_selected,
    has_initial_values,
    has_numbers,
    pin_asked,
    source_selected,
    wire_selected,
    wired_pin_asked,
)

if TYPE_CHECKING:
    from circuit_editor.ui.outline.find_bar import FindBar
    from circuit_editor.ui.shell.editing.gate_latex import GateLatex

BESIDE_PIN = 90.0  # scene units to what is added there
command = Registrar("node_commands")


class NodeCommands(QObject):
    """Does them; what may not be seen is not copied either."""

    def __init__(self, session: Session, view: CanvasView, formulas: FormulaClient) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._formulas = formulas

    @cached_property
    def _latex(self) -> GateLatex:
        from circuit_editor.ui.shell.editing.gate_latex import GateLatex

        return GateLatex(self._session, self._formulas, self)

    @cached_property
    def _find_bar(self) -> FindBar:
        from circuit_editor.ui.outline.find_bar import FindBar

        return FindBar(self._view)

    @command(
        "find",
        QT_TRANSLATE_NOOP("Action", "&Find…"),
        keys="Ctrl+F",
        menus={EDIT: 305},
    )
    def find(self) -> None:
        """Look for nodes by what they are called, what they show, or what is wrong there."""
        self._find_bar.open()

    @command(
        "edit-numbers",
        QT_TRANSLATE_NOOP("Action", "All num&bers…"),
        keys="Shift+F2",
        menus={EDIT: 335, ON_NODES: 125},
        when=source_selected,
    )
    def edit_numbers(self) -> None:
        """Show the numbers of the selected input in a grid."""
        (id_,) = self._session.selection
        from circuit_editor.ui.inspector.array_grid import edit_array

        edit_array(self._session, id_, self._view)

    @command(
        "reset-values",
        QT_TRANSLATE_NOOP("Action", "&Reset to initial values"),
        keys="Ctrl+R",
        menus={EDIT: 340, ON_NODES: 127},
        when=has_initial_values,
    )
    def reset_values(self) -> None:
        """Give the selected arrays, or all, the values they were initialised with."""
        from circuit_editor.ui.shell.editing.reset_values import reset_values

        reset_values(self._session)

    @command(
        "copy-latex",
        QT_TRANSLATE_NOOP("Action", "Copy its derivative as LaTe&X"),
        menus={CIRCUIT: 420, ON_NODES: 1410},
        when=gate_selected,
    )
    def copy_latex(self) -> None:
        """Put the derivative of the selected gate by each input on the clipboard."""
        if self._session.hides_characters:
            self._session.message.emit(
                self.tr("Nothing is copied: it would tell what is asked for now.")
            )
            return
        (id_,) = self._session.selection
        self._latex.copy(self._session.shown, id_)

    @command(
        "replace",
        QT_TRANSLATE_NOOP("Action", "&Replace by…"),
        menus={CIRCUIT: 270, ON_NODES: 180},
        when=gate_selected,
    )
    def replace(self) -> None:
        """Look for a gate that can stand in the place of the selected one, with its wires."""
        (id_,) = self._session.selection
        if id_ not in self._session.circuit.nodes:
            self._session.message.emit(
                self.tr("This stands inside a block: enter the block to change it.")
            )
            return
        self._view.search.open_to_replace(id_)

    @command(
        "insert-gate",
        QT_TRANSLATE_NOOP("Action", "Insert a gate here…"),
        menus={CIRCUIT: 215, ON_WIRE: 110},
        when=wire_selected,
    )
    def insert_gate(self) -> None:
        """Look for a gate to stand on the selected wire."""
        target = self._session.selected_wire
        if target not in self._session.circuit.wires or target is None:
            self._session.message.emit(
                self.tr("This stands inside a block: enter the block to change it.")
            )
            return
        path = self._view.circuit_scene.wires.path(target)
        point = self._view.asked_at or QPointF(path.pointAtPercent(0.5))
        self._view.search.open_on_wire(target, point)

    @command(
        "add-to-pin",
        QT_TRANSLATE_NOOP("Action", "Add a gate here…"),
        menus={ON_PIN: 105},
        when=pin_asked,
    )
    def add_to_pin(self) -> None:
        """Look for what fits the pin at which the menu stands."""
        pin, point = self._session.asked_pin, self._view.asked_at
        if pin is not None and point is not None:
            is_output = self._session.circuit.is_output(pin)
            away = QPointF(BESIDE_PIN if is_output else -BESIDE_PIN, 0.0)
            self._view.search_for_wire(pin, point + away)

    @command(
        "edit-value",
        QT_TRANSLATE_NOOP("Action", "Change the &value"),
        menus={EDIT: 330, ON_NODES: 120},
        when=source_selected,
    )
    def edit_value(self) -> None:
        """Let the value of the selected input be typed where it stands."""
        (id_,) = self._session.selection
        self._view.in_place.edit(id_)

    @command(
        "copy-value",
        QT_TRANSLATE_NOOP("Action", "Copy the value"),
        arguments=(Quantity.VALUE,),
        menus={EDIT: 510, ON_NODES: 1420, ON_PIN: 210, ON_WIRE: 320},
        when=has_numbers,
    )
    @command(
        "copy-gradient",
        QT_TRANSLATE_NOOP("Action", "Copy the gradient"),
        arguments=(Quantity.GRADIENT,),
        menus={EDIT: 520, ON_NODES: 1430, ON_PIN: 220, ON_WIRE: 330},
        when=has_numbers,
    )
    def copy_number(self, what: Quantity) -> None:
        """Put the number on the clipboard with all its digits; one that is hidden stays so."""
        session, pin = self._session, self._pin()
        reading = session.value(pin) if what is Quantity.VALUE else session.gradient(pin)
        if reading.array is None:
            session.message.emit(self.tr("There is no number to copy here now."))
            return
        array = reading.array.tolist()
        text = str(int(array)) if array == 0 else repr(array)
        QGuiApplication.clipboard().setText(text)
        session.message.emit(self.tr("Copied: {number}").format(number=reading.exact))

    @command(
        "find-source",
        QT_TRANSLATE_NOOP("Action", "Go to where it comes from"),
        arguments=(True,),
        menus={EDIT: 610, ON_WIRE: 210},
        when=wire_selected,
    )
    @command(
        "find-reader",
        QT_TRANSLATE_NOOP("Action", "Go to where it leads"),
        arguments=(False,),
        menus={EDIT: 620, ON_WIRE: 220},
        when=wire_selected,
    )
    def go_along(self, back: bool) -> None:
        """Select what the selected wire comes from, or leads to, where one can see it."""
        target = self._session.selected_wire
        assert target is not None
        source = self._session.shown.wires[target]
        self._session.select({source.node if back else target.node})
        self._view.find_selection()

    @command(
        "cut-pin-wires",
        QT_TRANSLATE_NOOP("Action", "Cut the wires here"),
        menus={ON_PIN: 120},
        when=wired_pin_asked,
    )
    def cut_wires(self) -> None:
        """Delete the wires of the pin at which the menu stands."""
        pin, wires = self._session.asked_pin, self._session.circuit.wires
        cut = [target for target, source in wires.items() if pin in (source, target)]
        self._session.edit(QT_TRANSLATE_NOOP("Sentence", "Cut wires"), edits.disconnect, cut)

    def _pin(self) -> Pin:
        """What the numbers are of: the pin that is pointed to, the wire, or the node's main one."""
        session = self._session
        pin = session.asked_pin or session.selected_wire
        if pin is not None:
            return pin
        (id_,) = session.selection
        return Pin(id_, session.shown.nodes[id_].gate.main_port)
