"""The chain rule at one gate, with its numbers: upstream × local = downstream."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from circuit_editor.engine import Reading
from circuit_editor.model import OUT, Circuit, Pin
from circuit_editor.teaching.explain.chain_rule import ChainRuleRow
from circuit_editor.text.numbers import MINUS
from circuit_editor.ui.app.translate import fill, say_gate
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.widgets import wording
from circuit_editor.ui.widgets.labels import (
    BODY,
    GRADIENT,
    SMALL,
    STRONG,
    VALUE,
    Card,
    Paragraph,
    Text,
    fill_row,
    shorten_name,
)

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


class ChainRuleCard(Card):
    """The chain rule at a gate: upstream gradients, local derivatives, downstream gradients."""

    def __init__(self, session: Session, id_: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.heading.setText(self.tr("Chain rule here"))
        self._session = session
        self._id = id_
        self._wires: object = None
        self._forked: set[Pin] = set()
        self._rows: list[Downstream] = []

    def _fill(self) -> None:
        """Make what shows numbers, with the first: a gate that was just put down has none."""
        session, id_ = self._session, self._id
        gate = session.shown.nodes[id_].gate
        self._value_name = Text(BODY, "", self, wraps=True)
        self._value = Text(VALUE, "", self)
        self._upstream_name = Text(BODY, "", self, wraps=True)
        self._upstream = Text(GRADIENT, "", self)
        self.add(Paragraph(SMALL, self.tr("upstream × local = downstream, for each input"), self))
        grid = self.add_grid(across=10, down=3)
        fill_row(grid, 0, self._value_name, self._value, side=RIGHT)
        fill_row(grid, 1, self._upstream_name, self._upstream, side=RIGHT)
        for at, port in enumerate(gate.inputs):
            row = Downstream(session, Pin(id_, port), self)
            row.put_into(grid, 2 + 4 * at)
            self._rows.append(row)
        if gate.kink is not None:
            self.add(Paragraph(SMALL, say_gate(gate.kink.convention), self))

    def refresh(self) -> None:
        """Show the numbers as they are now."""
        circuit = self._session.shown
        rule = self._session.rules.at(self._session.path_of(self._id))
        value, upstream = rule.outputs[0].value, rule.outputs[0].upstream
        is_told = bool(value.text)  # without it nothing here has a number
        if is_told and not self._rows:
            self._fill()
        self.setVisible(is_told)
        if not self._rows:
            return
        f, names = wording.loss_name(self._session), wording.operands(circuit, self._id)
        label = circuit.label(self._id)
        out = shorten_name(OUT if label in ("", *names.values()) else label, 12)
        self._value_name.setText(fill(self.tr("value of {out}"), out=out))
        most = self._session.tile_scale.end
        self._value.show_number(value, most=most)
        slope = wording.derivative(f, out)
        self._upstream_name.setText(fill(self.tr("upstream {slope}"), slope=slope))
        self._upstream.show_number(upstream, most=most)
        for text in (self._upstream_name, self._upstream):
            text.setVisible(bool(upstream.text))
        if circuit.wires is not self._wires:
            self._wires = circuit.wires
            self._forked = forked_outputs(circuit)
        for row, told in zip(self._rows, rule.rows, strict=True):
            is_forked = circuit.wires.get(row.pin) in self._forked
            row.refresh(told, f, {**names, OUT: out}, is_forked=is_forked)


def forked_outputs(circuit: Circuit) -> set[Pin]:
    """The outputs that more than one wire leaves."""
    return {source for source, count in Counter(circuit.wires.values()).items() if count > 1}


class Downstream:
    """Rows of the card: the product for one input, and the formula of its local factor."""

    def __init__(self, session: Session, pin: Pin, parent: QWidget) -> None:
        self._session = session
        self.pin = pin
        self.name = Text(STRONG, "", parent, wraps=True)
        self.product = Text(STRONG, "", parent, wraps=True)
        self.result = Text(GRADIENT, "", parent)
        self.local = Paragraph(SMALL, "", parent)

    def put_into(self, grid: QGridLayout, row: int) -> None:
        """Take four rows of the card: a gap, the name, the product, the formula."""
        grid.setRowMinimumHeight(row, 6)
        fill_row(grid, row + 1, self.name, self.result, side=RIGHT)
        grid.addWidget(self.product, row + 2, 0, 1, 2)
        grid.addWidget(self.local, row + 3, 0, 1, 2)

    def refresh(self, row: ChainRuleRow, f: str, names: dict[str, str], *, is_forked: bool) -> None:
        """Show the numbers as they are now; one wire's is not yet the input's whole gradient."""
        by = names[self.pin.port]
        slope = wording.derivative(f, by)
        through = QCoreApplication.translate("ChainRuleCard", "{slope}, this way")
        self.name.setText(fill(through, slope=slope) if is_forked else slope)
        self.product.setText(f"= {row.product}" if row.is_whole and not row.is_stopped else "")
        relation = row.relation if row.is_whole else "="
        most = self._session.tile_scale.end
        self.result.show_number(row.downstream, f"{relation} {{number}}", most)
        for text in (self.name, self.product, self.result):
            text.setVisible(bool(row.sent))
        said = QCoreApplication.translate("ChainRuleCard", "local {slope} = {formula}")
        said = fill(
            said, slope=wording.derivative(names[OUT], by), formula=self._local(names, row.local)
        )
        self.local.setText(said + "\n" + self._whole(slope, by) if is_forked else said)

    def _whole(self, slope: str, by: str) -> str:
        """That the number is one wire's of the input's gradient, and what all of them add up to."""
        whole = self._session.gradient(self._session.shown.wires[self.pin]).text
        if not whole:
            said = QCoreApplication.translate("ChainRuleCard", "{input} goes elsewhere, too.")
        else:
            said = QCoreApplication.translate(
                "ChainRuleCard", "{input} goes elsewhere, too: in all, {slope} = {whole}."
            )
        return fill(said, input=by, slope=slope, whole=whole)

    def _local(self, names: dict[str, str], local: Reading) -> str:
        """The local derivative: its formula, and the number it comes to here."""
        gate = self._session.shown.nodes[self.pin.node].gate
        slope = wording.formula(gate, self.pin.port, names)
        if slope.lstrip(MINUS).isdigit():
            return local.text if local.is_covered else slope
        if not local.text:
            return slope
        in_words = " " in gate.derivatives[gate.inputs.index(self.pin.port)]
        return f"{local.text} ({slope})" if in_words else f"{slope} = {local.text}"
