"""The cards of a block in one step, and the proof that its gates one by one give the same."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from circuit_editor.engine import Reading
from circuit_editor.model import OUT, BlockInterface, Pin, Port
from circuit_editor.teaching.explain.chain_rule import Chain, ChainRule, ChainRuleRow
from circuit_editor.teaching.explain.shape_rule import factors, gate_behind, tell_shapes
from circuit_editor.text import (
    MINUS,
    exact,
)
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.translate import fill, say
from circuit_editor.ui.inspector.cards.chain_rule_card import forked_outputs
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.widgets import wording
from circuit_editor.ui.widgets.labels import (
    BODY,
    GRADIENT,
    QUIET,
    SMALL,
    STRONG,
    VALUE,
    Card,
    Paragraph,
    Text,
    clear,
    fill_row,
    shorten_name,
)
from circuit_editor.ui.widgets.wrapping_row import WrappingRow

if TYPE_CHECKING:
    from circuit_editor.ui.inspector.cards.tile_equation import TileEquation

MOST_PORTS = 6
MOST_TILES = 5
NEARLY_THE_SAME = 1e-9
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


def face_of(session: Session, id_: str) -> BlockInterface:
    """The ports of a block that is shown."""
    interface = session.shown.nodes[id_].interface
    assert interface is not None
    return interface


def output_name(interface: BlockInterface, port: Port) -> str:
    """What an output is called where it is part of a formula, as the closed form calls it."""
    is_word = interface.name.isidentifier() and len(interface.outputs) == 1
    return shorten_name(interface.name if is_word else port.name, 12)


def rule_of(session: Session, id_: str) -> ChainRule:
    """The chain rule at a block that is shown."""
    return session.rules.at(session.path_of(id_))


class PortRows(Card):
    """A card with rows for each port; laid anew only when the ports are others."""

    def __init__(self, heading: str, session: Session, id_: str, parent: QWidget | None) -> None:
        super().__init__(heading, parent)
        self.session = session
        self.id = id_
        self.interface: BlockInterface | None = None
        self.grid = self.add_grid(across=10, down=3)

    def refresh(self) -> None:
        """Show the ports and their numbers as they are now."""
        interface = face_of(self.session, self.id)
        if interface != self.interface:
            self.interface = interface
            clear(self.grid)
            self.lay(interface)
        self.show_all(interface)

    def lay(self, interface: BlockInterface) -> None:
        """Put the rows for these ports."""
        raise NotImplementedError

    def show_all(self, interface: BlockInterface) -> None:
        """Set the texts of the rows."""
        raise NotImplementedError

    def tell_rest(self, ports: tuple[Port, ...], row: int) -> None:
        """Say how many ports have no row."""
        if len(ports) > MOST_PORTS:
            more = QCoreApplication.translate("OneStepCard", "and {count} more inputs")
            self.grid.addWidget(
                Text(SMALL, more.format(count=len(ports) - MOST_PORTS), self), row, 0, 1, 2
            )


class OneStepCard(PortRows):
    """The chain rule at a block: gradients at outputs, local derivatives, gradients at inputs.

    In a hall, where numbers are `wanted` so high, in pixels, arrays are drawn as tiles.
    """

    def __init__(
        self, session: Session, id_: str, parent: QWidget | None = None, *, wanted: float = 0.0
    ) -> None:
        super().__init__("", session, id_, parent)
        self._tiles: TileEquation | None = None
        if wanted:
            from circuit_editor.ui.inspector.cards.tile_equation import TileEquation

            self._tiles = TileEquation(self, wanted)
            self.column.insertWidget(1, self._tiles)
        self._rule = Paragraph(SMALL, "", self)
        self.column.insertWidget(1, self._rule)
        self._broken = self.add(Paragraph(QUIET, "", self))

    @property
    def widest(self) -> int:
        """In a hall the width that its tiles ask for, in pixels; 0: there are none."""
        return 0 if self._tiles is None else self._tiles.widest

    def lay(self, interface: BlockInterface) -> None:
        self._outputs = []
        self._inputs = []
        row = 0
        for _ in interface.outputs[:MOST_PORTS]:
            value_name, value = Text(BODY, "", self, wraps=True), Text(VALUE, "", self)
            slope, upstream = Text(BODY, "", self, wraps=True), Text(GRADIENT, "", self)
            for name, number in ((value_name, value), (slope, upstream)):
                fill_row(self.grid, row, name, number, side=RIGHT)
                row += 1
            self._outputs.append((value_name, value, slope, upstream))
        for _ in interface.inputs[:MOST_PORTS]:
            name, product = (Text(STRONG, "", self, wraps=True) for _ in range(2))
            result, local = Text(GRADIENT, "", self), Paragraph(SMALL, "", self)
            self.grid.setRowMinimumHeight(row, 6)
            fill_row(self.grid, row + 1, name, result, side=RIGHT)
            self.grid.addWidget(product, row + 2, 0, 1, 2)
            self.grid.addWidget(local, row + 3, 0, 1, 2)
            self._inputs.append((name, product, result, local))
            row += 4
        self.tell_rest(interface.inputs, row)

    def show_all(self, interface: BlockInterface) -> None:
        session, f = self.session, wording.loss_name(self.session)
        rule = rule_of(session, self.id)
        ports = [each.value for each in rule.outputs] + [each.value for each in rule.rows]
        has_arrays = not all(map(_is_single, ports))
        self._say_how(is_open=session.path_of(self.id) in session.expanded, has_arrays=has_arrays)
        self.setVisible(any(each.value.text for each in rule.outputs))
        for port, output, texts in zip(
            interface.outputs, rule.outputs, self._outputs, strict=False
        ):
            name = output_name(interface, port)
            value_name, number, slope, upstream = texts
            value_name.setText(fill(self.tr("value of {out}"), out=name))
            number.show_number(output.value, most=session.tile_scale.end)
            slope.setText(fill(self.tr("upstream {slope}"), slope=wording.derivative(f, name)))
            upstream.show_number(output.upstream, most=session.tile_scale.end)
            slope.setVisible(bool(upstream.text()))
            upstream.setVisible(bool(upstream.text()))
        circuit = session.shown
        shared = forked_outputs(circuit)
        for port, row, texts in zip(interface.inputs, rule.rows, self._inputs, strict=False):
            source = circuit.wires.get(Pin(self.id, port.id))
            self._show_input(interface, row, texts, f, is_forked=source in shared)
        self._broken.show_or_hide(self._why_broken(rule))
        if self._tiles is not None:
            self._show_tiles(self._tiles, interface, rule)

    def _show_tiles(self, tiles: TileEquation, interface: BlockInterface, rule: ChainRule) -> None:
        """Show what arrives and what is sent to each input as tiles, in place of the rows."""
        from circuit_editor.ui.inspector.cards.tile_equation import EquationTile

        f, ports = wording.loss_name(self.session), [*interface.inputs[:MOST_PORTS]]
        drawn = [
            (output_name(interface, interface.port(each.port)), each.upstream.array)
            for each in rule.outputs
        ]
        by_port = {row.port: row.downstream.array for row in rule.rows}
        drawn += [(shorten_name(each.name, 12), by_port.get(each.id)) for each in ports]
        parts = [
            EquationTile(wording.derivative(f, name), array, (), GRADIENT)
            for name, array in drawn
            if array is not None and array.shape
        ]
        is_told = len(parts) == len(drawn) <= MOST_TILES and len(rule.outputs) == 1
        signs = ("→", *[""] * len(ports))
        tiles.show_tiles(tuple(parts) if is_told else (), self.session.tile_scale.end, signs)
        rows = [each for texts in (*self._outputs, *self._inputs) for each in texts]
        for text in rows if is_told else ():
            text.hide()

    def _say_how(self, *, is_open: bool, has_arrays: bool) -> None:
        """Say what the product stands for: the one step, or all gates that are open to see."""
        if is_open:
            self.heading.show_words(self.tr("Chain rule, from end to end"))
            words = self.tr("Inside it goes gate by gate. From end to end that comes to this:")
        else:
            self.heading.show_words(self.tr("Chain rule, in one step"))
            words = self.tr("upstream × local = downstream, for the whole block")
        if has_arrays and not is_open:
            words = self.tr(
                "With arrays the local derivative is the product of the Jacobians inside. Nobody "
                "builds it: what arrives goes back gate by gate, and in one step comes to this:"
            )
        self._rule.setText(words)

    def _why_broken(self, rule: ChainRule) -> str:
        """Why a local derivative is no number here, though a formula may give one."""
        found = [term.local.array for row in rule.rows for term in row.terms]
        if all(each is None or np.isfinite(each).all() for each in found):
            return ""
        return self.tr(
            "The step is the product of the chain's own factors: where one of them is not finite, "
            "neither is the step."
        )

    def _show_input(
        self,
        interface: BlockInterface,
        row: ChainRuleRow,
        texts: tuple[Text, Text, Text, Text],
        f: str,
        *,
        is_forked: bool,
    ) -> None:
        name, product, result, local = texts
        by = shorten_name(interface.port(row.port).name, 12)
        slopes = []
        for term in row.terms:
            slope = wording.derivative(output_name(interface, interface.port(term.output)), by)
            slopes += [f"{slope} = {term.local.text}"] if term.local.text else []
        through = self.tr("{slope}, this way") if is_forked else "{slope}"
        name.setText(fill(through, slope=wording.derivative(f, by)))
        product.setText(f"= {row.product}")
        written = f"{row.relation} {{number}}" if row.sent else "{number}"
        result.show_number(row.downstream, written, self.session.tile_scale.end)
        product.setVisible(bool(row.sent))
        for text in (name, result):
            text.setVisible(bool(row.sent) or row.downstream.is_there)
        told = fill(self.tr("local {slopes}"), slopes=", ".join(slopes)) if slopes else ""
        local.show_or_hide(told or self._told_by_shapes(interface, row.port))

    def _told_by_shapes(self, interface: BlockInterface, port: str) -> str:
        """What an input of arrays is sent, where one gate inside says all of it; else ""."""
        session, block = self.session, self.session.path_of(self.id)
        circuit = session.document.blocks[interface.block].circuit
        pin = gate_behind(circuit, port) if len(interface.outputs) == 1 else None
        if pin is None:
            return ""
        gate = circuit.nodes[pin.node].gate
        path = block / pin.node
        values = {
            each: session.readings.value(Pin(path, each)).array for each in (*gate.inputs, OUT)
        }
        shapes = {each: value.shape for each, value in values.items() if value is not None}
        arriving = session.readings.gradient(Pin(path, OUT)).array
        output = session.readings.value(Pin(block, interface.outputs[0].id)).array
        if len(shapes) < len(values) or arriving is None or output is None:
            return ""
        place, names = gate.inputs.index(pin.port), wording.operands(circuit, pin.node)
        is_told = bool(factors(gate, place, shapes)) or not gate.is_of_arrays
        if not is_told or shapes[OUT] != output.shape or not output.shape:
            return ""
        return say(tell_shapes(gate, place, shapes, shapes[OUT], names))


def _is_single(reading: Reading) -> bool:
    """True unless an array is read."""
    return reading.array is None or reading.array.shape == ()


class ProofCard(PortRows):
    """One step and the chain gate by gate, side by side, to the last digit."""

    def __init__(self, session: Session, id_: str, parent: QWidget | None = None) -> None:
        super().__init__("", session, id_, parent)
        self.heading.setText(self.tr("The proof"))
        self._factors = self.add(Paragraph(SMALL, "", self))
        self._verdict = self.add(Paragraph(QUIET, "", self))

    def lay(self, interface: BlockInterface) -> None:
        self._rows = []
        row = 0
        words = (self.tr("one step"), self.tr("gate by gate"), self.tr("difference"))
        for _ in interface.inputs[:MOST_PORTS]:
            name = Text(STRONG, "", self, wraps=True)
            self.grid.addWidget(name, row, 0, 1, 2)
            numbers = [  # small: all digits are many
                Text(role, "", self, look.font(look.SMALL_POINTS, bold=role == GRADIENT))
                for role in (GRADIENT, GRADIENT, BODY)
            ]
            for at, (word, number) in enumerate(zip(words, numbers, strict=True), start=1):
                number.setAlignment(RIGHT)
                label = Text(BODY, word, self)
                number.name_by(name, label)
                pair = WrappingRow((label, number), self, spacing=2)
                self.grid.addWidget(pair, row + at, 0, 1, 2)
            self._rows.append((name, numbers))
            row += 4
        self.tell_rest(interface.inputs, row)

    def show_all(self, interface: BlockInterface) -> None:
        f = wording.loss_name(self.session)
        rules = self.session.rules
        rule = rules.at(self.session.path_of(self.id))
        differences = []
        for row, (name, (one, chain, difference)) in zip(rule.rows, self._rows, strict=False):
            step, flat = row.one_step, row.downstream
            name.setText(wording.derivative(f, shorten_name(interface.port(row.port).name, 12)))
            one.setText("" if step is None else exact(float(step)))
            chain.setText(flat.exact)
            if step is None or flat.array is None or flat.array.shape != ():
                difference.setText("")
                continue
            differences.append((float(step), float(flat.array)))
            difference.setText(_difference(*differences[-1]))
        self.setVisible(bool(differences))
        self._factors.show_or_hide(self._told(rules.chain(rule.path)))
        self._verdict.setText(self._judge(differences))

    def _told(self, chain: Chain | None) -> str:
        """The local derivatives on the way through, where it is a single chain of gates."""
        if chain is None:
            return ""
        written = f"{chain.product} {chain.relation} {chain.downstream.text}"
        return fill(self.tr("gate by gate, from the output back: {product}"), product=written)

    def _judge(self, pairs: list[tuple[float, float]]) -> str:
        if not all(np.isfinite(pairs).ravel()):
            return self.tr("Where a number is not finite, there is nothing to compare.")
        if all(one == chain for one, chain in pairs):
            return self.tr("The same, to the last digit: the block can be taken as one gate.")
        if not all(math.isclose(one, chain, rel_tol=NEARLY_THE_SAME) for one, chain in pairs):
            return self.tr("Too small or too large on the way: one of the two lost its digits.")
        return self.tr(
            "The same, but for the last digits: the factors were multiplied in another order."
        )


def _difference(one: float, chain: float) -> str:
    """What the two differ by; "0" only where every bit is the same."""
    if not (np.isfinite(one) and np.isfinite(chain)):
        return ""
    return "0" if one == chain else f"{abs(one - chain):.1e}".replace("-", MINUS)
