"""The inspector's pages of selected nodes and wires: gates, inputs, flags, wires, several."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from circuit_editor.files.limits import why_not_shape
from circuit_editor.gates.sources import PARAMETER
from circuit_editor.model import (
    OUT,
    Path,
    Pin,
    edits,
)
from circuit_editor.model.edits.array_shapes import fit_into
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, exact
from circuit_editor.text.typed_shapes import typed_shape, write_shape
from circuit_editor.ui.app.plain_text import plain_caption
from circuit_editor.ui.app.translate import fill, say
from circuit_editor.ui.inspector.cards import tangent_card
from circuit_editor.ui.inspector.cards.chain_rule_card import ChainRuleCard
from circuit_editor.ui.inspector.cards.gradient_card import GradientCard
from circuit_editor.ui.inspector.cards.value_card import ValueCard
from circuit_editor.ui.inspector.pages.page import InspectorPage, NumbersCard
from circuit_editor.ui.session.node_names import name_of_node
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.widgets import wording
from circuit_editor.ui.widgets.fields import NumberField, TypedField, step_number, step_of
from circuit_editor.ui.widgets.labels import (
    BODY,
    GRADIENT,
    NO_MARGINS,
    QUIET,
    VALUE,
    PanelHeading,
    Paragraph,
    Remark,
    Text,
    fill_layout,
    prepare_button,
    shorten_name,
)
from circuit_editor.ui.widgets.wrapping_button import WrappingButton

MOST_MARKS = 3  # of one node


class NodePage(InspectorPage):
    """The base of all pages of nodes: a title, a character, remarks, a name."""

    id: str

    def __init__(self, session: Session, id_: str, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.id = id_
        self.gate = session.shown.nodes[id_].gate
        self._name: TypedField | None = None
        self.about = self.add(Paragraph(QUIET, wording.description(self.gate), self))
        self._remarks: list[Remark] = []  # made when there is something to remark
        self._why = self.add(Paragraph(QUIET, "", self))

    @property
    def is_inside(self) -> bool:
        """True for what stands in an opened block: it is changed where it is defined."""
        return Path(self.id).is_nested

    def add_misfit(self) -> None:
        """Put the card of shapes that do not fit, where arrays arrive."""
        circuit = self.session.shown
        sources = [source for source in circuit.sources(self.id) if source is not None]
        if any(circuit.nodes[source.node].shape for source in sources):
            from circuit_editor.ui.inspector.cards.misfit_card import MisfitCard

            self.add(MisfitCard(self.session, self.id, self))

    def add_name(self, heading: str = "") -> None:
        """Put the field for the name; of what stands inside a block only how to get there."""
        if self.is_inside:
            told = self.tr("This stands inside the block “{block}”. Enter it to change the gates.")
            around = Path(self.id).around
            interface = self.session.shown.nodes[around].interface
            assert interface is not None
            name = shorten_name(interface.name)
            self.add(Paragraph(QUIET, fill(told, block=name), self))
            enter = fill(self.tr("Enter {block}"), block=plain_caption(name))
            self.add(
                prepare_button(WrappingButton(self), enter, lambda: self.session.enter(around))
            )
            self.column.addStretch(1)
            return
        self.add_heading(heading or self.tr("Name"))
        own = name_of_node(self.session, self.id)
        self._name = self.add(TypedField(self.tr("Name"), own.why_not, own.apply, self))
        self._name.line.setPlaceholderText(self.tr("no name"))
        self._fields.append(self._name)
        self.column.addStretch(1)

    def tell(self) -> None:
        super().tell()
        circuit = self.session.shown
        self.title.setText(wording.title(circuit, self.id))
        if self._name is not None:
            self._name.show_text(circuit.label(self.id))
        marks = [
            wording.mark_sentence(self.session, mark) if self.gate.is_block else say(mark.sentence)
            for mark in self.session.marks_at(self.id)
        ]
        while len(self._remarks) < min(len(marks), MOST_MARKS):
            self._remarks.append(Remark("", self, leads=False))
            self.column.insertWidget(self.column.indexOf(self._why), self._remarks[-1])
        for at, remark in enumerate(self._remarks):
            remark.show_or_hide(marks[at] if at < len(marks) else "")
        self._why.show_or_hide(self.why_blank())

    def add_options(self) -> None:
        """Put the fields of attributes with a type, where the gate has any, below the others."""
        if self.gate.options and not self.is_inside:
            from circuit_editor.ui.inspector.cards.attributes_card import AttributesPanel

            self.add(AttributesPanel(self.session, self.id, self))

    def why_blank(self) -> str:
        """Why numbers are missing here, unless a card on this page says so."""
        return wording.why_no_value(self.session, self.id)


class GatePage(NodePage):
    """A gate: the chain rule with its numbers, the sum at a fork, the constants inside."""

    def __init__(self, session: Session, id_: str, parent: QWidget | None = None) -> None:
        super().__init__(session, id_, parent)
        self.add_misfit()
        self.add(GradientCard(session, Pin(id_, OUT), self, hides_single=True))
        if self.gate.is_of_arrays or session.shown.nodes[id_].shape:
            from circuit_editor.ui.inspector.cards.cell_rule_card import CellRuleCard

            self.add(CellRuleCard(session, id_, self))
        else:
            self.add(ChainRuleCard(session, id_, self))
        self.add(tangent_card.CharacterCard(session, id_, self))
        self.add(tangent_card.TangentCard(session, id_, self))
        for name in self.gate.attrs if not self.is_inside else ():
            self.add(AttrPanel(session, id_, name, self))
        self.add_options()
        self.add_name()

    def why_blank(self) -> str:
        return super().why_blank() or wording.why_no_gradient(self.session, self.id)


class AttrPanel(QWidget):
    """The field for a constant inside a gate."""

    def __init__(
        self, session: Session, id_: str, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._id = id_
        self._name = name
        words = self.tr("Constant {name}")
        said = fill(words, name=name)
        self._field = NumberField(said, self._type, self, nudge=self._nudge, rest=session.seal)
        self._field.setFixedWidth(110)
        self.fields = [self._field]
        heading = PanelHeading(words, self, name=name)
        fill_layout(QVBoxLayout(self), heading, self._field, margins=(0, 8, 0, 0), spacing=8)

    def refresh(self) -> None:
        """Show the constant as it is now."""
        self._field.show_text(exact(self._number))

    @property
    def _number(self) -> float:
        return self._session.shown.nodes[self._id].attrs[self._name]

    def _type(self, number: float) -> None:
        self._session.seal()
        self._set(number, None)

    def _nudge(self, by: float) -> None:
        step = step_of(max(10.0, abs(self._number)))
        self._set(step_number(self._number, by, step), ("attr", self._id, self._name))

    def _set(self, number: float, merge: object) -> None:
        label = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "Set {name}"), name=self._name)
        self._session.edit(label, edits.set_attr, self._id, self._name, number, merge=merge)


class ShapePanel(QWidget):
    """The field for the shape of a source's value; what fits of its numbers stays."""

    def __init__(self, session: Session, id_: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._id = id_
        self._field = TypedField(self.tr("Shape"), self._why_not, self._apply, self)
        self._field.setFixedWidth(110)
        self._field.line.setPlaceholderText(self.tr("one number"))
        self.fields = [self._field]
        name = Text(BODY, self.tr("Shape"), self)
        row = fill_layout(QHBoxLayout(self), name, margins=NO_MARGINS, spacing=8, wide=[name])
        row.addWidget(self._field)
        row.setAlignment(name, Qt.AlignmentFlag.AlignVCenter)

    def refresh(self) -> None:
        """Show the shape as it is now."""
        number = self._session.number_of(self._id)
        shape = number.shape if number is not None else ()
        self._field.show_text(write_shape(shape) if shape else "")

    def _why_not(self, text: str) -> str:
        shape = typed_shape(text)
        refusal = shape if isinstance(shape, Sentence) else why_not_shape(shape)
        return say(refusal) if refusal is not None else ""

    def _apply(self, text: str) -> None:
        shape, number = typed_shape(text), self._session.number_of(self._id)
        assert not isinstance(shape, Sentence) and number is not None
        self._session.seal()
        self._session.set_value(self._id, fit_into(number, shape))


class SourcePage(NodePage):
    """An input, parameter or constant: its value to set, and its gradient."""

    def __init__(self, session: Session, id_: str, parent: QWidget | None = None) -> None:
        super().__init__(session, id_, parent)
        self.add_heading(self.tr("Value"))
        value = session.number_of(id_)
        self._is_array = value is not None and value.shape != ()
        if self._is_array:
            from circuit_editor.ui.inspector.cards.array_card import ArrayCard

            self._held: ValueCard = self.add(ArrayCard(session, id_, self)).cell
            self.add_options()
        else:
            self._held = self.add(ValueCard(session, id_, self))
        if self._is_array and self.gate.takes_gradient:
            from circuit_editor.ui.inspector.cards.cell_rule_card import CellRules

            self.add(CellRules(session, id_, self))
        self.add(ShapePanel(session, id_, self))
        if self._is_array:
            from circuit_editor.ui.inspector.cards.initial_card import InitialCard

            self.add(InitialCard(session, id_, self))
        if self.gate.takes_gradient:
            self.column.addSpacing(8)
            self.add(GradientCard(session, Pin(id_, OUT), self, hides_single=self._is_array))
            if self.gate is PARAMETER:
                from circuit_editor.ui.inspector.cards.descent_card import ParameterStepCard

                self.add(ParameterStepCard(session, id_, self))
            add_lens(self, Pin(id_, OUT))
        self.add_name()

    def follow_hand(self) -> None:
        super().follow_hand()
        self._held.refresh()

    def why_blank(self) -> str:
        why = super().why_blank()
        if why or not self._is_array or not self.gate.takes_gradient:
            return why
        return wording.why_no_gradient(self.session, self.id)  # no card says it of an array


class FlagPage(NodePage):
    """An output flag: the loss, or what could be it."""

    def __init__(self, session: Session, id_: str, parent: QWidget | None = None) -> None:
        super().__init__(session, id_, parent)
        self.add_misfit()
        rows = (self.tr("value"), VALUE), ("", GRADIENT)
        self._card = self.add(NumbersCard("", self, rows))
        self._share = self.add(Paragraph(QUIET, "", self))
        made = self.tr("Make this the loss")
        self._make = self.add(prepare_button(WrappingButton(self), made, self._make_loss))
        self.add_name()

    def tell(self) -> None:
        super().tell()
        is_loss = self.session.document.loss == self.id
        f = wording.loss_name(self.session)
        self._card.heading.setText(
            wording.loss_heading(self.session) if is_loss else self.tr("Not the loss")
        )
        pin = Pin(self.id, self.gate.inputs[0])
        most = self.session.tile_scale.end
        self._card.show_numbers(self.session.value(pin), self.session.gradient(pin), most=most)
        own = f if is_loss else wording.panel_name(self.session.shown, self.id)
        self._card.names[1].setText(wording.derivative(f, own))
        self._make.setVisible(not is_loss)
        share, whole, told = self.session.examples.loss_share, self.session.loss_value.array, ""
        if is_loss and share is not None and whole is not None:
            told = wording.share_of_example(self.session, share, float(whole))
        self._share.show_or_hide(told)

    def _make_loss(self) -> None:
        self.session.edit(QT_TRANSLATE_NOOP("Sentence", "Make the loss"), edits.set_loss, self.id)


class WirePage(InspectorPage):
    """A wire: its value, its gradient, and the gradient at its output where it forks."""

    def __init__(self, session: Session, target: Pin, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._target = target
        source = session.shown.wires[target]
        self._ends = self.add(Paragraph(QUIET, "", self))
        rows = (self.tr("value, forwards"), VALUE), (self.tr("gradient, backwards"), GRADIENT)
        self._card = self.add(NumbersCard(self.tr("On this wire"), self, rows))
        self.add(GradientCard(session, source, self, highlighted=target, hides_single=True))
        self._why = self.add(Paragraph(QUIET, "", self))
        add_lens(self, target)
        deletes = self.tr("Delete this wire")
        self.add(prepare_button(WrappingButton(self), deletes, session.delete_selected))
        self.column.addStretch(1)

    def tell(self) -> None:
        super().tell()
        circuit, target = self.session.shown, self._target
        source = circuit.wires[target]
        start, end = (
            wording.panel_output_name(circuit, source),
            wording.panel_name(circuit, target.node),
        )
        node = circuit.nodes[target.node]
        gate = node.gate
        if not gate.is_flag:
            told = self.tr("A wire from {source} to {node}, as its {place}.")
        else:  # the gate before a flag often bears the same name
            told = self.tr("A wire from {source} to the loss flag {node}.")
            end = circuit.name(target.node)
        self.title.setText(f"{start} → {f'{gate.symbol} {end}' if gate.is_flag else end}")
        self._ends.setText(
            fill(told, source=start, node=end, place=wording.place(node, target.port))
        )
        value = self.session.value(source)
        most = self.session.tile_scale.end
        self._card.show_numbers(value, self.session.gradient(target), most=most)
        self._card.setVisible(bool(value.text))
        self._why.show_or_hide(
            wording.why_no_value(self.session, source.node)
            or wording.why_no_gradient(self.session, source.node)
        )


def add_lens(page: InspectorPage, pin: Pin) -> None:
    """Let a page nudge a number, and show the ways from it to the loss."""
    from circuit_editor.ui.inspector.cards.nudge_card import NudgeCard
    from circuit_editor.ui.inspector.cards.paths_card import PathsCard

    page.add(NudgeCard(page.session, pin, page))
    page.add(PathsCard(page.session, pin, page))


class SeveralPage(InspectorPage):
    """Several nodes: how many, and what can be done with them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.add(
            Paragraph(
                BODY,
                self.tr(
                    "Drag one of them, or press the arrow keys, to move them all. "
                    "Delete removes them. They can be copied and duplicated together."
                ),
                self,
            )
        )
        self.column.addStretch(1)

    def tell(self) -> None:
        self.title.setText(fill(self.tr("{count} selected"), count=len(self.session.selected)))
