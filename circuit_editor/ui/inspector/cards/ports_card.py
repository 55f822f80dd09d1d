"""The card of a block's ports: their names, their order, their defaults where no wire arrives."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from circuit_editor.expression import renaming
from circuit_editor.model import BlockInterface, Port, blocks, edits
from circuit_editor.model.edits import ports
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, exact, printable_lines
from circuit_editor.text.typed_numbers import typed_number
from circuit_editor.ui.app.translate import fill, say
from circuit_editor.ui.inspector.cards.one_step_card import face_of
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.widgets.fields import NumberLine, TypedField
from circuit_editor.ui.widgets.labels import (
    REFUSED,
    SMALL,
    Card,
    Paragraph,
    Text,
    clear,
    prepare_button,
)

MOST_PORTS = 16
DEFAULT_WIDTH, LEAST_WIDTH = 74, 40  # pixels: of a default; of any field here
MOVER_WIDTH = 20
UP, DOWN = "↑", "↓"


class PortEdits:
    """Edits of one definition's ports, each one undo step. Wires never change with them."""

    def __init__(self, session: Session, block: str) -> None:
        self.session = session
        self.block = block

    def why_not_name(self, port: str, name: str) -> str:
        """Why a port may not be called so; "" where it may."""
        circuit = self.session.document.blocks[self.block].circuit
        refusal = renaming.why_not_called(circuit, port, name)
        return say(refusal) if refusal is not None else ""

    def rename(self, port: str, name: str) -> None:
        """Call a port something else."""
        name = renaming.typed_name(name)
        self.session.replace(
            QT_TRANSLATE_NOOP("Sentence", "Rename port"),
            blocks.within(self.session.document, self.block, edits.rename, port, name),
        )

    def move(self, port: str, by: int) -> None:
        """Put a port so many places further down among those of its side."""
        block = self.session.document.blocks[self.block]
        inputs, outputs = block.inputs, block.outputs
        if port in inputs:
            inputs = tuple(ports.move_port(inputs, port, by))
        else:
            outputs = tuple(ports.move_port(outputs, port, by))
        self.session.replace(
            QT_TRANSLATE_NOOP("Sentence", "Move port"),
            ports.reorder(self.session.document, self.block, inputs, outputs),
        )

    def default_of(self, port: str) -> str:
        """The number that stands in for a missing wire; "" where there is none."""
        value = self.session.document.blocks[self.block].circuit.values.get(port)
        return exact(float(value)) if value is not None and value.array.shape == () else ""

    def set_default(self, port: str, typed: str) -> None:
        """Let a number stand in for a missing wire; nothing typed takes it away."""
        number = typed_number(typed) if typed.strip() else None
        assert not isinstance(number, Sentence)  # it was judged
        self.session.replace(
            QT_TRANSLATE_NOOP("Sentence", "Set default"),
            ports.set_default(self.session.document, self.block, port, number),
        )


def why_not_default(typed: str) -> str:
    """Why what was typed is no default; "" where it is one, or takes it away."""
    number = typed_number(typed) if typed.strip() else None
    return say(number) if isinstance(number, Sentence) else ""


class PortsCard(Card):
    """A row for each port: its name, its default, and two buttons that move it."""

    def __init__(self, session: Session, id_: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.heading.setText(self.tr("Ports"))
        self._session = session
        self._id = id_
        interface = face_of(session, id_)
        self._edits = PortEdits(session, interface.block)
        self.fields: list[TypedField] = []
        self._names: list[tuple[str, TypedField, TypedField | None]] = []
        self._movers: dict[tuple[str, int], QToolButton] = {}
        self._grid = self.add_grid(across=4, down=6)
        self._wrong = self.add(Paragraph(REFUSED, "", self))
        self._wrong.hide()
        self._lay(interface)  # now, so that the keyboard comes here before what stands below

    def refresh(self) -> None:
        """Show the ports as they are now."""
        interface = face_of(self._session, self._id)
        order = [port.id for port in (*interface.inputs, *interface.outputs)]
        if order != [each for each, _, _ in self._names]:
            self._lay(interface)
        for port, name, default in self._names:
            name.show_text(interface.port(port).name)
            if default is not None:
                default.show_text(self._edits.default_of(port))

    def _lay(self, interface: BlockInterface) -> None:
        before = self._place_in_chain()
        clear(self._grid)
        self.fields.clear()
        self._names = []
        self._movers = {}
        row = 0
        for words, side in (
            (self.tr("inputs"), interface.inputs),
            (self.tr("outputs"), interface.outputs),
        ):
            if not side:
                continue
            is_input = side is interface.inputs
            self._grid.addWidget(Text(SMALL, words, self), row, 0)
            if is_input:
                told = Text(SMALL, self.tr("without a wire"), self, wraps=True)
                self._grid.addWidget(told, row, 1, 1, 3)
            row += 1
            for at, port in enumerate(side[:MOST_PORTS]):
                self._lay_port(port, row, is_input, first=at == 0, last=at == len(side) - 1)
                row += 1
        chain = [*([before] if before else []), *(field.line for field in self.fields)]
        for one, other in pairwise([*chain, *self._movers.values()]):
            self.setTabOrder(one, other)  # from field to field, and then the buttons

    def _place_in_chain(self) -> QWidget | None:
        """What the keyboard comes from before it comes to this card."""
        page = self.parentWidget()
        if page is None or not self.fields:
            return None
        # not along the chain of Tab: PySide takes what it returns for gone with what was asked
        all_there = page.findChildren(QWidget)
        before = reversed(all_there[: all_there.index(self)])
        return next((each for each in before if each.focusPolicy() & Qt.FocusPolicy.TabFocus), None)

    def _move(self, port: str, by: int) -> None:
        """Move a port; the keyboard stays at its button."""
        had_focus = self._movers[port, by].hasFocus()
        self._edits.move(port, by)
        self.refresh()
        if had_focus:
            at = next(step for step in (by, -by) if self._movers[port, step].isEnabled())
            self._movers[port, at].show()  # its row is not laid out yet
            self._movers[port, at].setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_port(self, port: Port, row: int, is_input: bool, *, first: bool, last: bool) -> None:
        said = fill(self.tr("Name of port {name}"), name=port.name)
        name = TypedField(
            said,
            lambda text: self._edits.why_not_name(port.id, text),
            lambda text: self._edits.rename(port.id, text),
            self,
            sentence=self._wrong,
        )
        name.setMinimumWidth(LEAST_WIDTH)
        self._grid.addWidget(name, row, 0)
        self.fields.append(name)
        default = None
        if is_input:
            default = self._default(port)
            self._grid.addWidget(default, row, 1)
            self.fields.append(default)
        movers = () if first and last else ((2, UP, -1, not first), (3, DOWN, 1, not last))
        for column, sign, by, enabled in movers:
            self._movers[port.id, by] = self._mover(port, sign, by, enabled)
            self._grid.addWidget(self._movers[port.id, by], row, column)
        self._names.append((port.id, name, default))

    def _default(self, port: Port) -> TypedField:
        said = fill(self.tr("Default of port {name}"), name=port.name)
        field = TypedField(
            said,
            why_not_default,
            lambda text: self._edits.set_default(port.id, text),
            self,
            sentence=self._wrong,
            line=NumberLine,
        )
        field.line.setPlaceholderText(self.tr("none"))
        field.setMaximumWidth(DEFAULT_WIDTH)
        return field

    def _mover(self, port: Port, sign: str, by: int, enabled: bool) -> QToolButton:
        words = self.tr("Move {name} up") if by < 0 else self.tr("Move {name} down")
        told = fill(words, name=port.name)
        button = prepare_button(QToolButton(self), sign, lambda: self._move(port.id, by), told)
        button.setObjectName("mover")
        button.setFixedWidth(MOVER_WIDTH)
        button.setAccessibleName(printable_lines(told))
        button.setEnabled(enabled)
        return button
