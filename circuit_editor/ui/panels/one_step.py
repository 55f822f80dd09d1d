"""A block differentiated in one step, and the proof that its gates one by one give the same."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from circuit_editor.engine import Reading
from circuit_editor.gates import downstream
from circuit_editor.model import Face, Pin, Port, wiring
from circuit_editor.teaching.chain_rule import is_stopped
from circuit_editor.text import exact
from circuit_editor.text.numbers import MINUS
from circuit_editor.ui import theme as look
from circuit_editor.ui.panels import wording
from circuit_editor.ui.panels.chain_rule import forked
from circuit_editor.ui.panels.texts import (
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
    shortened,
)
from circuit_editor.ui.session import Session

TIMES = "\N{NO-BREAK SPACE}×\N{NO-BREAK SPACE}"
MOST_PORTS = 6
LONGEST_CHAIN = 6  # factors that one still follows
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


def face_of(session: Session, id_: str) -> Face:
    """The ports of a block that is shown."""
    face = session.shown.nodes[id_].face
    assert face is not None
    return face


def output_name(face: Face, port: Port) -> str:
    """What an output is called where it is part of a formula, as the closed form calls it."""
    is_word = face.name.isidentifier() and len(face.outputs) == 1
    return shortened(face.name if is_word else port.name, 12)


def in_one_step(session: Session, id_: str, by: str) -> np.float64 | None:
    """What a block sends to one of its inputs, in one step: upstream × local, over its outputs.

    None where one of the numbers is missing.
    """
    total = None
    for output in face_of(session, id_).outputs:
        arriving, slope = _factors(session, id_, output.id, by)
        upstream, local = arriving.array, slope.array
        if upstream is None:
            continue  # nothing comes back this way
        if local is None or upstream.shape != () or local.shape != ():
            return None
        with np.errstate(all="ignore"):
            chosen = is_stopped(arriving, slope, session.gradient(Pin(id_, by)))
            share = downstream(np.float64(upstream), np.float64(local), chosen)
            total = share if total is None else total + share
    return total


def _factors(session: Session, id_: str, output: str, by: str) -> tuple[Reading, Reading]:
    """What arrives at an output of a block, and its derivative by one of the inputs."""
    return session.gradient(Pin(id_, output)), session.block_local(id_, output, by)


class PortRows(Card):
    """A card with rows for each port; laid anew only when the ports are others."""

    def __init__(self, heading: str, session: Session, id_: str, parent: QWidget | None) -> None:
        super().__init__(heading, parent)
        self.session = session
        self.id = id_
        self.face: Face | None = None
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(10)
        self.grid.setVerticalSpacing(3)
        self.column.addLayout(self.grid)

    def refresh(self) -> None:
        """Show the ports and their numbers as they are now."""
        face = face_of(self.session, self.id)
        if face != self.face:
            self.face = face
            clear(self.grid)
            self.lay(face)
        self.show_all(face)

    def lay(self, face: Face) -> None:
        """Put the rows for these ports."""
        raise NotImplementedError

    def show_all(self, face: Face) -> None:
        """Set the texts of the rows."""
        raise NotImplementedError

    def tell_rest(self, ports: tuple[Port, ...], row: int) -> None:
        """Say how many ports have no row."""
        if len(ports) > MOST_PORTS:
            more = QCoreApplication.translate("OneStep", "and {count} more inputs")
            self.grid.addWidget(
                Text(SMALL, more.format(count=len(ports) - MOST_PORTS), self), row, 0, 1, 3
            )


class OneStep(PortRows):
    """What arrives at a block, its local derivatives, and what it sends to each of its inputs."""

    def __init__(self, session: Session, id_: str, parent: QWidget | None = None) -> None:
        super().__init__("", session, id_, parent)
        self.heading.setText(self.tr("Chain rule, in one step"))
        rule = self.tr("upstream × local = downstream, for the whole block")
        self.column.insertWidget(1, Paragraph(SMALL, rule, self))
        self.grid.setColumnStretch(1, 1)
        self._broken = Paragraph(QUIET, "", self)
        self.column.addWidget(self._broken)

    def lay(self, face: Face) -> None:
        self._outputs = []
        self._inputs = []
        row = 0
        for _ in face.outputs[:MOST_PORTS]:
            value_name, value = Text(BODY, "", self), Text(VALUE, "", self)
            slope, upstream = Text(BODY, "", self), Text(GRADIENT, "", self)
            for name, number in ((value_name, value), (slope, upstream)):
                self.grid.addWidget(name, row, 0, 1, 2)
                self.grid.addWidget(number, row, 2, RIGHT)
                row += 1
            self._outputs.append((value_name, value, slope, upstream))
        for _ in face.inputs[:MOST_PORTS]:
            name, product = Text(STRONG, "", self), Text(STRONG, "", self)
            product.setWordWrap(True)
            result, local = Text(GRADIENT, "", self), Paragraph(SMALL, "", self)
            self.grid.setRowMinimumHeight(row, 6)
            self.grid.addWidget(name, row + 1, 0, 1, 3)
            self.grid.addWidget(product, row + 2, 0, 1, 2)
            self.grid.addWidget(result, row + 2, 2, RIGHT)
            self.grid.addWidget(local, row + 3, 0, 1, 3)
            self._inputs.append((name, product, result, local))
            row += 4
        self.tell_rest(face.inputs, row)

    def show_all(self, face: Face) -> None:
        session, f = self.session, wording.loss_name(self.session)
        values = [session.value(Pin(self.id, port.id)) for port in face.outputs]
        self.setVisible(any(each.text for each in values))
        for port, value, texts in zip(face.outputs, values, self._outputs, strict=False):
            pin, name = Pin(self.id, port.id), output_name(face, port)
            value_name, number, slope, upstream = texts
            value_name.setText(self.tr("value of {out}").format(out=name))
            number.show_number(value)
            slope.setText(self.tr("upstream {slope}").format(slope=wording.derivative(f, name)))
            upstream.show_number(session.gradient(pin))
            slope.setVisible(bool(upstream.text()))
            upstream.setVisible(bool(upstream.text()))
        circuit = session.shown
        shared = forked(circuit)
        for port, texts in zip(face.inputs, self._inputs, strict=False):
            source = circuit.wires.get(Pin(self.id, port.id))
            self._show_input(face, port, texts, f, is_share=source in shared)
        self._broken.show_or_hide(self._why_broken(face))

    def _why_broken(self, face: Face) -> str:
        """Why a local derivative is no number here, though a formula may give one."""
        found = [
            self.session.block_local(self.id, output.id, by.id).array
            for output in face.outputs
            for by in face.inputs
        ]
        if all(each is None or np.isfinite(each).all() for each in found):
            return ""
        return self.tr(
            "The step is the product of the chain's own factors: where one of them is not finite, "
            "neither is the step."
        )

    def _show_input(
        self,
        face: Face,
        port: Port,
        texts: tuple[Text, Text, Text, Text],
        f: str,
        *,
        is_share: bool,
    ) -> None:
        session = self.session
        name, product, result, local = texts
        by = shortened(port.name, 12)
        products, slopes = [], []
        for output in face.outputs:
            arriving, factor = _factors(session, self.id, output.id, port.id)
            upstream, number = arriving.text, factor.text
            slope = wording.derivative(output_name(face, output), by)
            if number:
                slopes.append(f"{slope} = {number}")
            if is_stopped(arriving, factor, session.gradient(Pin(self.id, port.id))):
                products.append(number)
            elif upstream and number:
                factors = map(wording.in_brackets, (upstream, number))
                products.append(TIMES.join(factors))
        through = self.tr("{slope}, this way") if is_share else "{slope}"
        name.setText(through.format(slope=wording.derivative(f, by)))
        product.setText("= " + " + ".join(products))
        result.show_number(session.gradient(Pin(self.id, port.id)), "= {number}")
        for text in (name, product, result):
            text.setVisible(bool(products))
        local.show_or_hide(self.tr("local {slopes}").format(slopes=", ".join(slopes)))
        local.setVisible(bool(slopes))


class Proof(PortRows):
    """One step and the chain gate by gate, side by side, to the last digit."""

    def __init__(self, session: Session, id_: str, parent: QWidget | None = None) -> None:
        super().__init__("", session, id_, parent)
        self.heading.setText(self.tr("The proof"))
        self._factors = Paragraph(SMALL, "", self)
        self._verdict = Paragraph(QUIET, "", self)
        self.column.addWidget(self._factors)
        self.column.addWidget(self._verdict)
        self.grid.setColumnStretch(1, 1)

    def lay(self, face: Face) -> None:
        self._rows = []
        row = 0
        words = (self.tr("one step"), self.tr("gate by gate"), self.tr("difference"))
        for _ in face.inputs[:MOST_PORTS]:
            name = Text(STRONG, "", self)
            self.grid.addWidget(name, row, 0, 1, 2)
            numbers = [Text(role, "", self) for role in (GRADIENT, GRADIENT, BODY)]
            for number in numbers:  # all digits are many
                number.setFont(look.font(look.SMALL_POINTS, bold=number is not numbers[-1]))
            for at, (word, number) in enumerate(zip(words, numbers, strict=True), start=1):
                self.grid.addWidget(Text(BODY, word, self), row + at, 0)
                self.grid.addWidget(number, row + at, 1, RIGHT)
            self._rows.append((name, numbers))
            row += 4
        self.tell_rest(face.inputs, row)

    def show_all(self, face: Face) -> None:
        f = wording.loss_name(self.session)
        differences = []
        for port, (name, (one, chain, difference)) in zip(face.inputs, self._rows, strict=False):
            step = in_one_step(self.session, self.id, port.id)
            flat = self.session.gradient(Pin(self.id, port.id))
            name.setText(wording.derivative(f, shortened(port.name, 12)))
            one.setText("" if step is None else exact(float(step)))
            chain.setText(flat.exact)
            if step is None or flat.array is None or flat.array.shape != ():
                difference.setText("")
                continue
            differences.append((float(step), float(flat.array)))
            difference.setText(_difference(*differences[-1]))
        self.setVisible(bool(differences))
        self._factors.show_or_hide(self._chain(face))
        self._verdict.setText(self._judge(differences))

    def _judge(self, pairs: list[tuple[float, float]]) -> str:
        if not all(np.isfinite(pairs).ravel()):
            return self.tr("Where a number is not finite, there is nothing to compare.")
        if all(one == chain for one, chain in pairs):
            return self.tr("The same, to the last digit: the block can be taken as one gate.")
        return self.tr(
            "The same, but for the last digits: the factors were multiplied in another order."
        )

    def _chain(self, face: Face) -> str:
        """The local derivatives on the way through, where it is a single chain of gates."""
        if len(face.inputs) != 1 or len(face.outputs) != 1:
            return ""
        circuit = self.session.document.blocks[face.block].circuit
        way = wiring.single_way(circuit, face.inputs[0].id, face.outputs[0].id)
        arriving, slope = _factors(self.session, self.id, face.outputs[0].id, face.inputs[0].id)
        upstream, sent = arriving.text, self.session.gradient(Pin(self.id, face.inputs[0].id))
        if not 1 < len(way) <= LONGEST_CHAIN or not upstream:
            return ""
        if is_stopped(arriving, slope, sent):  # no product gives what is sent
            return ""
        factors = [self._local(Pin(f"{self.id}/{pin.node}", pin.port), pin) for pin in way]
        if not all(factors):
            return ""
        written = " × ".join(wording.in_brackets(each) for each in [upstream, *factors[::-1]])
        written += f" = {sent.text}"
        return self.tr("gate by gate, from the output back: {product}").format(product=written)

    def _local(self, pin: Pin, inner: Pin) -> str:
        session, face = self.session, face_of(self.session, self.id)
        node = session.document.blocks[face.block].circuit.nodes[inner.node]
        if node.face is None:
            return session.local(pin).text
        if len(node.face.outputs) != 1:
            return ""
        return session.block_local(
            pin.node, node.face.outputs[0].id, node.face.inputs[0].id, node.face
        ).text


def _difference(one: float, chain: float) -> str:
    """What the two differ by; "0" only where every bit is the same."""
    if not (np.isfinite(one) and np.isfinite(chain)):
        return ""
    return "0" if one == chain else f"{abs(one - chain):.1e}".replace("-", MINUS)
