"""The card of the gradient at an output: where wires fork, the sum of what they bring."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QWidget

from circuit_editor.model import (
    OUT,
    Circuit,
    Pin,
    natural,
)
from circuit_editor.teaching.explain.perturbation import Perturbation
from circuit_editor.text import brief, show
from circuit_editor.ui.app.translate import fill
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
)

if TYPE_CHECKING:
    from circuit_editor.ui.inspector.cards.tile_equation import TileEquation

MOST_WIRES = 12
MOST_TILES = 4
NUDGE = 0.01
LARGE = 200  # gates; beyond, the hand that drags would feel it


def targets_of(circuit: Circuit, source: Pin) -> list[Pin]:
    """The inputs that an output drives, in an order that stays."""
    found = [target for target, driver in circuit.wires.items() if driver == source]
    return sorted(found, key=lambda pin: (natural(pin.node), pin.port))


class GradientCard(Card):
    """The gradient at an output: each wire's gradient, their sum, and what it means.

    `highlighted` is the wire one looks at. Where a gate has only one wire there is no sum to
    tell, and `hides_single` takes the card away. In a hall, where numbers are `wanted` so high, in
    pixels, arrays are drawn as tiles.
    """

    def __init__(
        self,
        session: Session,
        source: Pin,
        parent: QWidget | None = None,
        *,
        highlighted: Pin | None = None,
        hides_single: bool = False,
        wanted: float = 0.0,
    ) -> None:
        super().__init__("", parent)
        self._session = session
        self._source = source
        self._highlighted = highlighted
        self._hides_single = hides_single
        self._was_told = False
        self._circuit: Circuit | None = None
        self._targets: list[Pin] = []
        self._wire_gradients: list[tuple[Text, Text]] = []
        self._grid = self.add_grid(down=4)
        self._name = Text(STRONG, "", self, wraps=True)
        self._sum = Text(GRADIENT, "", self)
        self._meaning = self.add(Paragraph(QUIET, "", self))
        self._tiles: TileEquation | None = None
        if wanted:
            from circuit_editor.ui.inspector.cards.tile_equation import TileEquation

            self._tiles = TileEquation(self, wanted)
            self.column.insertWidget(0, self._tiles)

    @property
    def widest(self) -> int:
        """In a hall the width that its tiles ask for, in pixels; 0: there are none."""
        return 0 if self._tiles is None else self._tiles.widest

    def refresh(self) -> None:
        """Show the wires and the numbers as they are now."""
        circuit, before = self._session.shown, self._circuit
        self._circuit = circuit
        if (
            before is None
            or before.wires is not circuit.wires
            or before.labels is not circuit.labels
            or before.nodes is not circuit.nodes
        ):
            self._lay_rows(targets_of(circuit, self._source))
        forked = len(self._targets) > 1
        whole = self._session.gradient(self._source)
        if self._hides_single:
            is_told = forked and bool(whole.text)
            self.setVisible(is_told)
            self._was_told |= is_told
            if not self._was_told:
                return
        self.heading.setText(
            self.tr("Gradient: the sum at this fork") if forked else self.tr("Gradient")
        )
        most = self._session.tile_scale.end
        for target, (whereto, wire_gradient) in zip(
            self._targets, self._wire_gradients, strict=False
        ):
            wire_gradient.show_number(self._session.gradient(target), most=most)
            for text in (whereto, wire_gradient):
                text.setVisible(bool(wire_gradient.text()))
        f = wording.loss_name(self._session)
        id_ = self._source.node
        name = wording.panel_output_name(circuit, self._source)
        is_gate = not circuit.nodes[id_].gate.is_block
        hidden = self._hides_single and self._highlighted is None
        if hidden and is_gate and not circuit.label(id_):
            name = OUT  # the gate's own page, where its formulas call it so
        slope = wording.derivative(f, name)
        self._name.setText(self.tr("sum") + "  " + slope if forked else slope)
        self._name.setVisible(bool(whole.text))
        self._sum.show_number(whole, most=most)
        self._meaning.show_or_hide(
            wording.why_no_gradient(self._session, id_) or self._what_it_means(f, name)
        )
        if self._tiles is not None:
            self._show_tiles(self._tiles, name, slope)

    def _show_tiles(self, tiles: TileEquation, name: str, slope: str) -> None:
        """Show an array and its gradient as tiles; where wires fork the sum of what they bring."""
        from circuit_editor.ui.inspector.cards.tile_equation import EquationTile

        session, source = self._session, self._source
        forked = self._targets if len(self._targets) > 1 else []
        shown = [(name, session.value(source).array, VALUE)]
        if forked:
            names = [wording.panel_name(session.shown, each.node) for each in forked]
            sent = [session.gradient(each).array for each in forked]
            shown = [(each, array, GRADIENT) for each, array in zip(names, sent, strict=True)]
        shown.append((slope, session.gradient(source).array, GRADIENT))
        parts = [
            EquationTile(caption, array, (), what)
            for caption, array, what in shown
            if array is not None and array.shape
        ]
        is_told = len(parts) == len(shown) <= MOST_TILES
        signs = (*["+"] * (len(forked) - 1), "=") if forked else ("",)
        tiles.show_tiles(tuple(parts) if is_told else (), session.tile_scale.end, signs)
        for text in (self._name, self._sum, *sum(self._wire_gradients, ())) if is_told else ():
            text.hide()

    def _what_it_means(self, f: str, name: str) -> str:
        gradient = self._session.gradient(self._source).array
        loss = self._session.loss_value.array
        if gradient is None or loss is None or gradient.shape != () or self._hides_single:
            return ""
        if not (np.isfinite(gradient) and np.isfinite(loss)):
            return ""  # a nudge changes nothing that can be told
        kink = self._kink()
        if kink:
            return fill(
                self.tr(
                    "Here {gate} is at its kink: to either side the slope is another one, and the "
                    "gradient is only what was agreed upon."
                ),
                gate=kink,
            )
        return fill(
            self.tr("If {name} grows by {nudge}, {f} changes by about {change}."),
            name=name,
            nudge=brief(NUDGE),
            f=f,
            change=show(float(gradient) * NUDGE, 4),
        )

    def _kink(self) -> str:
        """The gate at its kink between here and the loss; "" where there is none, or too much."""
        session = self._session
        if session.size > LARGE:
            return ""
        pin = Pin(session.path_of(self._source.node), self._source.port)
        found = session.explained(lambda run: Perturbation(session.document, run, pin).kink)
        return "" if found is None else found.described

    def _lay_rows(self, targets: list[Pin]) -> None:
        """One row for each wire where there are several, and one for the sum."""
        clear(self._grid, self._name, self._sum)
        self._targets = targets
        self._wire_gradients = []
        several = targets if len(targets) > 1 else []
        for at, target in enumerate(several[:MOST_WIRES]):
            role = STRONG if target == self._highlighted else BODY
            wire_gradient = Text(GRADIENT, "", self)
            whereto = Text(role, self._whereto(target), self, wraps=True)
            fill_row(self._grid, at, whereto, wire_gradient)
            self._wire_gradients.append((whereto, wire_gradient))
        if len(several) > MOST_WIRES:
            more = fill(self.tr("and {count} more wires"), count=len(several) - MOST_WIRES)
            self._grid.addWidget(Text(SMALL, more, self), MOST_WIRES, 0)
        fill_row(self._grid, MOST_WIRES + 1, self._name, self._sum)

    def _whereto(self, target: Pin) -> str:
        words = (
            self.tr("this wire, to {node}") if target == self._highlighted else self.tr("to {node}")
        )
        circuit = self._session.shown
        node = circuit.nodes[target.node]
        name = wording.panel_name(circuit, target.node)
        if len(node.gate.inputs) > 1:
            place = wording.place(node, target.port)
            name = fill(self.tr("{name}, {place}"), name=name, place=place)
        return fill(words, node=name)
