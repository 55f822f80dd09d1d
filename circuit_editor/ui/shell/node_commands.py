"""Commands on the node, the wire or the pin that is selected: its numbers, and what is beyond."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from circuit_editor.model import Pin, edits
from circuit_editor.text import QT_TRANSLATE_NOOP, Quantity
from circuit_editor.ui.canvas.view import CanvasView
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.shell.commands import (
    EDIT,
    ON_NODES,
    ON_PIN,
    ON_WIRE,
    Registrar,
    has_numbers,
    source_selected,
    wire_selected,
    wired_pin_asked,
)

command = Registrar("node_commands")


class NodeCommands(QObject):
    """Does them; what may not be seen is not copied either."""

    def __init__(self, session: Session, view: CanvasView) -> None:
        super().__init__(view)
        self._session = session
        self._view = view

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
        menus={EDIT: 510, ON_NODES: 550, ON_PIN: 210, ON_WIRE: 320},
        when=has_numbers,
    )
    @command(
        "copy-gradient",
        QT_TRANSLATE_NOOP("Action", "Copy the gradient"),
        arguments=(Quantity.GRADIENT,),
        menus={EDIT: 520, ON_NODES: 560, ON_PIN: 220, ON_WIRE: 330},
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
