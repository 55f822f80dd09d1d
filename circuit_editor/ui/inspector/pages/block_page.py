"""The inspector's pages of a block, and of a port inside one."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from circuit_editor.gates import OUT
from circuit_editor.gates.kinds import INPUT, PARAMETER
from circuit_editor.model import (
    Path,
    Pin,
    natural,
)
from circuit_editor.model.block_names import names_along
from circuit_editor.ui.inspector.cards.closed_form_card import ClosedFormCard
from circuit_editor.ui.inspector.cards.one_step_card import OneStepCard, ProofCard, face_of
from circuit_editor.ui.inspector.cards.ports_card import PortEdits, PortsCard, why_not_default
from circuit_editor.ui.inspector.pages.node_pages import NodePage
from circuit_editor.ui.inspector.pages.page import NumbersCard, SourcesCard
from circuit_editor.ui.session.formula_client import FormulaClient
from circuit_editor.ui.session.node_names import name_of_block
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.shell.editing.block_commands import BlockCommands
from circuit_editor.ui.widgets import wording
from circuit_editor.ui.widgets.fields import NumberLine, TypedField
from circuit_editor.ui.widgets.labels import (
    GRADIENT,
    NO_MARGINS,
    QUIET,
    VALUE,
    Paragraph,
    fill_layout,
    make_button,
    prepare_button,
    shorten_name,
)
from circuit_editor.ui.widgets.wrapping_button import WrappingButton
from circuit_editor.ui.widgets.wrapping_row import WrappingRow

MOST_NUMBERS = 10


class BlockPage(NodePage):
    """A block: one gate with its own derivative, and the gates it is made of."""

    def __init__(
        self,
        session: Session,
        id_: str,
        commands: BlockCommands,
        formulas: FormulaClient,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, id_, parent)
        self._commands = commands
        self._block = face_of(session, id_).block
        self._uses = self.add(Paragraph(QUIET, "", self))
        self.add(ExpandSwitch(session, id_, self))
        self.add(OneStepCard(session, id_, self))
        self.add(ClosedFormCard(session, id_, formulas, self))
        self.add(ProofCard(session, id_, self))
        self.add(InnerValues(session, id_, self))
        self._add_commands()
        if not self.is_inside:
            self.add(PortsCard(session, id_, self))
            self.add_heading(self.tr("Name of the block"))
            name = name_of_block(session, self._block)
            self._block_name = self.add(
                TypedField(self.tr("Name of the block"), name.why_not, name.apply, self)
            )
            self._fields.append(self._block_name)
        self.add_name(self.tr("Name of this use"))

    def tell(self) -> None:
        super().tell()
        uses = self.session.uses(self._block)
        shared = self.tr("Used {count} times. Every use has its own numbers.").format(count=uses)
        self._uses.show_or_hide(shared if uses > 1 else "")
        self.about.setText(wording.block_mode_sentence(self.session, self.id))
        self._unique.setVisible(uses > 1 and not self.is_inside)
        if not self.is_inside:
            self._block_name.show_text(face_of(self.session, self.id).name)

    def why_blank(self) -> str:
        return super().why_blank() or wording.why_no_gradient(self.session, self.id)

    def _add_commands(self) -> None:
        tip = self.tr("Show the gates inside alone (Enter, or double-click)")
        enter = make_button(self.tr("Enter"), lambda: self.session.enter(self.id), self, tip)
        self._unique = make_button(self.tr("Make unique"), self._commands.make_unique, self)
        both = (enter, self._unique)
        self.add(WrappingRow(both, self, spacing=8))
        keep = self.tr("Save to my blocks")
        self.add(
            prepare_button(
                WrappingButton(self), keep, lambda: self._commands.save_to_mine(self._block)
            )
        )


class ExpandSwitch(QWidget):
    """Two buttons: the block taken as one step, or gate by gate. The numbers are the same."""

    def __init__(self, session: Session, id_: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._id = id_
        self._group = QButtonGroup(self)
        self.one_step = self._button(self.tr("As one step"), "first", open_=False)
        self.gate_by_gate = self._button(self.tr("Gate by gate"), "last", open_=True)
        both = WrappingRow((self.one_step, self.gate_by_gate), self, spacing=0)
        fill_layout(QVBoxLayout(self), both, margins=NO_MARGINS)

    def refresh(self) -> None:
        """Show how the block is taken now."""
        is_open = self._session.path_of(self._id) in self._session.expanded
        self.one_step.setChecked(not is_open)
        self.gate_by_gate.setChecked(is_open)

    def _button(self, text: str, role: str, *, open_: bool) -> QPushButton:
        tip = self.tr("Ctrl+E changes from one to the other")
        button = make_button(text, lambda: self._session.expand([self._id], open_=open_), self, tip)
        button.setCheckable(True)
        button.setProperty("role", role)
        self._group.addButton(button)
        return button


class InnerValues(SourcesCard):
    """The inputs and parameters inside a block: this instance's own numbers."""

    def __init__(self, session: Session, id_: str, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.heading.setText(self.tr("Held inside, here"))
        self._id = id_
        self._paths: list[str] = []

    def refresh(self) -> None:
        """Show the numbers as they are now."""
        session = self._session
        held = session.sources_within(self._id, INPUT, PARAMETER)
        paths = sorted(held, key=lambda path: [natural(each) for each in Path(path).parts])
        if paths != self._paths:
            self._paths = paths
            pins = [Pin(Path(self._id) / path, OUT) for path in paths]
            self.lay_rows(pins, [self._name_of(path) for path in paths[:MOST_NUMBERS]])
        self.show_numbers()

    def _name_of(self, path: str) -> str:
        where = (*self._session.where, *Path(self._id).parts)
        return shorten_name(names_along(self._session.document, where, path))


class PortPage(NodePage):
    """A port, seen from inside its block: its name, its numbers, what stands in for a wire."""

    def __init__(self, session: Session, id_: str, parent: QWidget | None = None) -> None:
        super().__init__(session, id_, parent)
        rows = (self.tr("value, forwards"), VALUE), (self.tr("gradient, backwards"), GRADIENT)
        self._card = self.add(NumbersCard(self.tr("Through this port"), self, rows))
        self._default: TypedField | None = None
        assert session.inside is not None
        self._edits = PortEdits(session, session.inside)
        if not self.gate.inputs:  # an input port
            self.add_heading(self.tr("Without a wire"))
            self._default = self.add(
                TypedField(
                    self.tr("Default"),
                    why_not_default,
                    lambda text: self._edits.set_default(id_, text),
                    self,
                    line=NumberLine,
                )
            )
            self._default.line.setPlaceholderText(self.tr("no default: it needs a wire"))
            self._fields.append(self._default)
        self.add_name()

    def tell(self) -> None:
        super().tell()
        pin = Pin(self.id, self.gate.main_port)
        most = self.session.tile_scale.end
        self._card.show_numbers(self.session.value(pin), self.session.gradient(pin), most=most)
        self._card.setVisible(bool(self.session.value(pin).text))
        if self._default is not None:
            self._default.show_text(self._edits.default_of(self.id))
