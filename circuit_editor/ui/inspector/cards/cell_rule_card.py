"""The chain rule of an array: by shapes first, then for one cell, product by product."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from circuit_editor.engine import State
from circuit_editor.gates.gate import Shape
from circuit_editor.layout.tiles import Index
from circuit_editor.model import OUT, Circuit, Pin
from circuit_editor.teaching.explain.cell_terms import (
    MOST_ACROSS,
    CellSum,
    CellTerm,
    gradient_terms,
    value_terms,
)
from circuit_editor.teaching.explain.shape_rule import (
    TURNED,
    UPSTREAM,
    Factor,
    factors,
    tell_shapes,
    turn,
)
from circuit_editor.text import Quantity, as_factor, bracket_negative, name_cell, show
from circuit_editor.ui.app.translate import fill, say
from circuit_editor.ui.inspector.cards.array_card import cell_of
from circuit_editor.ui.inspector.cards.cell_tile import CellTile
from circuit_editor.ui.inspector.cards.facet_bars import FacetBars
from circuit_editor.ui.inspector.cards.gradient_card import targets_of
from circuit_editor.ui.inspector.cards.tile_equation import EquationTile, TileEquation
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.widgets import wording
from circuit_editor.ui.widgets.labels import (
    BODY,
    GRADIENT,
    NO_MARGINS,
    RIGHT,
    SMALL,
    STRONG,
    VALUE,
    Card,
    Paragraph,
    Text,
    clear,
    fill_layout,
    fill_row,
    make_button,
    shorten_name,
)
from circuit_editor.ui.widgets.segmented_control import SegmentedControl

MOST_GATES = 3  # of those that a source is wired to
MOST_LIT = 256  # cells of one tile
MOST_TERMS, FEW_TERMS = 8, 4  # rows; what is beyond is added up in one
HELD = "▸ "  # before a product of the example that is held
LONGEST = 12  # letters of a name


class CellRuleCard(Card):
    """The chain rule at one gate for one cell: of an input, or of what comes out.

    On the gate's own page one of them is chosen here, with its cell; on the page of what is wired
    there it is that `port`, and the cell is chosen above.
    """

    def __init__(
        self,
        session: Session,
        id_: str,
        parent: QWidget | None = None,
        *,
        port: str = "",
        lights: bool = True,
        wanted: float = 0.0,
    ) -> None:
        super().__init__("", parent)
        self._session = session
        self._id = id_
        self._gate = session.shown.nodes[id_].gate
        self._port = port or self._gate.inputs[0]
        self._is_fixed = bool(port)
        self._lights = lights  # the cells on the canvas that have part in what is told here
        self._is_brief = wanted > 0  # for a hall, where numbers are so high, in pixels
        self._most_terms = FEW_TERMS if self._is_brief else MOST_TERMS
        self._choice: SegmentedControl | None = None
        self._tile: CellTile | None = None
        self._facets: FacetBars | None = None
        self._of_product: tuple[dict[str, Shape], dict[str, str], CellSum | None, Index] | None
        self._of_product = None  # what its tiles are still to show
        self._is_told_by_tiles = False
        self._about = self.add(Paragraph(BODY, "", self))
        self._product = TileEquation(self, wanted)
        self._what = Paragraph(SMALL, "", self)
        grid = self._lay_products()
        self._rows = [self._row(grid, 2 * at) for at in range(self._most_terms)]
        self._rest = self._row(grid, 2 * self._most_terms)
        self._sum, self._total = Text(STRONG, "", self, wraps=True), Text(GRADIENT, "", self)
        fill_row(grid, 2 * self._most_terms + 2, self._sum, self._total)
        self._share = self.add(Paragraph(SMALL, "", self))
        self.jacobian = make_button(self.tr("Jacobian…"), self._open_jacobian, self)
        self.column.addWidget(self.jacobian, 0, Qt.AlignmentFlag.AlignLeft)
        self._too_large = self.add(Paragraph(SMALL, "", self))
        session.cell_chosen.connect(self._cell_chosen)

    def refresh(self) -> None:
        """Show the shapes and the products as they are now."""
        self.refresh_texts()
        self.show_product()

    def refresh_texts(self) -> None:
        """Show all but the tiles of the product, which takes as long again."""
        node = self._session.shown.nodes.get(self._id)
        if node is None:
            return
        names = self._names()
        if self._choice is not None:
            self._choice.show_choice(self._port)
        is_forward = self._port == OUT
        self.heading.setText(
            self.tr("A value, cell by cell") if is_forward else self.tr("Chain rule, cell by cell")
        )
        shapes = self._shapes()
        index = self._index(shapes.get(self._port, ()))
        found = self._terms(index) if shapes else None
        self._tell_shapes(shapes, names)
        self._show_tile(shapes, index)
        self._of_product = shapes, names, found, index
        self._is_told_by_tiles = self._is_brief and bool(self._factors())
        self._show_terms(found, names, index)
        self._offer_jacobian(shapes, names, found)
        if self._lights:
            asked = self._session.path_of(self._owner) if found is not None else None
            self._session.light_cells(self._cells_lit(found), asked)
        self.setVisible(bool(self._about.text()) or found is not None)

    def let_go(self) -> None:
        """Hear of no other cell any more: another page is shown."""
        self._session.cell_chosen.disconnect(self._cell_chosen)
        is_selected = not {self._id, self._owner}.isdisjoint(self._session.selection)
        if self._lights and not (self._is_brief and is_selected):  # at a desk it is told on
            self._session.light_cells({})

    # --- parts

    def _lay_products(self) -> QGridLayout:
        """Lay the tiles above the rows, whose table is returned; in a hall beside them."""
        if not self._is_brief:
            self.add(self._product)
            if not self._is_fixed:
                self._add_choice()
            self.add(self._what)
            return self.add_grid(across=8, down=3)
        grid = QGridLayout()
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        rows = fill_layout(QVBoxLayout(), self._what, grid, spacing=6)
        rows.addStretch(1)
        self.column.addLayout(
            fill_layout(QHBoxLayout(), self._product, rows, spacing=20, wide=[self._product])
        )
        return grid

    @property
    def widest(self) -> int:
        """In a hall the width that the tiles ask for beside the rows, in pixels; 0: no tiles."""
        if self._product.isHidden():
            return 0
        rows = self.column.sizeHint().width() - self._product.sizeHint().width()
        return self._product.widest + rows

    def _add_choice(self) -> None:
        names = self._names()
        choices = {port: names[port] for port in self._gate.inputs}
        choices[OUT] = self.tr("output")
        self._choice = self.add(SegmentedControl(choices, self, wraps=True))
        self._choice.setAccessibleName(self.tr("Which array"))
        self._choice.chosen.connect(self._choose)
        self._facets = self.add(FacetBars(self))
        self._facets.picked.connect(self._pick)
        self._tile = self.add(CellTile("gradient", self))
        self._tile.setAccessibleName(self.tr("Cells"))
        self._tile.picked.connect(self._pick)

    def _row(self, grid: QGridLayout, at: int) -> tuple[Text, Text, Text]:
        """The labels of a product: its name, its number beside it, its numbers below it."""
        name, number = Text(BODY, "", self, wraps=True), Text(BODY, "", self)
        fill_row(grid, at, name, number)
        product = Text(BODY, "", self, wraps=True)
        product.setAlignment(Qt.AlignmentFlag.AlignRight)
        product.name_by(name)
        product.hide()
        grid.addWidget(product, at + 1, 0, 1, 2)
        return name, number, product

    def _choose(self, port: str) -> None:
        self._port = port
        self.refresh()

    def _pick(self, index: Index) -> None:
        self._session.choose_cell(self._owner, index)

    def _cell_chosen(self, path: str) -> None:
        if (self._is_brief or not self._is_fixed) and path == self._session.path_of(self._id):
            self._port = OUT  # it was clicked on where it leaves the gate
        if path == self._session.path_of(self._owner):
            self.refresh()

    def _cells_lit(self, found: CellSum | None) -> dict[tuple[str, Quantity], tuple[Index, ...]]:
        """The cells that have part in what is told, by the node at which they are drawn."""
        lit, session = {}, self._session
        for port, cells in found.cells.items() if found is not None else ():
            if port == OUT:
                lit[session.path_of(self._id), Quantity.GRADIENT] = tuple(sorted(cells))
                continue
            source = session.shown.wires.get(Pin(self._id, port))
            if source is not None:
                lit[session.path_of(source.node), Quantity.VALUE] = tuple(sorted(cells))
        for term in found.terms[:MOST_LIT] if found is not None and self._port != OUT else ():
            if term.partner is not None or term.port != OUT:
                continue
            named = wording.cells_in_formula(self._gate, self._port, self._shapes(), term.cell)
            for port, cell in named.items():  # of a local derivative as 1 − h[0, 0]²
                source = session.shown.wires.get(Pin(self._id, port))
                node = self._id if port == OUT else source.node if source is not None else None
                if node is not None:
                    key = session.path_of(node), Quantity.VALUE
                    lit[key] = tuple(sorted({*lit.get(key, ()), cell}))
        return {key: cells if len(cells) <= MOST_LIT else () for key, cells in lit.items()}

    # --- what is told

    @property
    def _owner(self) -> str:
        """Whose cell is chosen: the gate itself, or what is wired to the input."""
        source = self._session.shown.wires.get(Pin(self._id, self._port))
        return self._id if source is None else source.node

    def _names(self) -> dict[str, str]:
        found = wording.operands(self._session.shown, self._id)
        return {port: shorten_name(name, LONGEST) for port, name in found.items()}

    def _index(self, shape: Shape) -> Index:
        return self._session.chosen_cell(self._owner, shape)

    def _shapes(self) -> dict[str, Shape]:
        """The shapes at the inputs and the output; none where something has no value."""
        shapes = self._session.shapes_at(self._id)
        return shapes if {*self._gate.inputs, OUT} <= shapes.keys() else {}

    def _terms(self, index: Index) -> CellSum | None:
        path = self._session.path_of(self._id)
        if self._port == OUT:
            return self._session.explained(value_terms, path, index)
        return self._session.explained(gradient_terms, Pin(path, self._port), index)

    def _tell_shapes(self, shapes: dict[str, Shape], names: dict[str, str]) -> None:
        is_told = (
            bool(shapes)
            and self._port != OUT
            and self._session.gradient(Pin(self._id, OUT)).is_there
        )
        if not is_told:
            self._about.show_or_hide("")
            return
        if self._session.gradient(Pin(self._id, self._port)).state is State.NOT_COMPUTED:
            told = self.tr("{name} takes no gradient: no input and no parameter leads there.")
            self._about.show_or_hide(fill(told, name=names[self._port]))
            return
        place = self._gate.inputs.index(self._port)
        self._about.show_or_hide(say(tell_shapes(self._gate, place, shapes, shapes[OUT], names)))

    def _show_tile(self, shapes: dict[str, Shape], index: Index) -> None:
        if self._tile is None:
            return
        shape = shapes.get(self._port, ())
        session, pin = self._session, Pin(self._id, self._port)
        reading = session.value(pin) if self._port == OUT else session.gradient(pin)
        self._tile.set_border("value" if self._port == OUT else "gradient")
        self._tile.setVisible(bool(shape) and reading.is_there)
        if self._facets is not None:
            self._facets.show_facet(shape if reading.is_there else (), index)
        if shape:
            self._tile.show_array(reading.array, shape, index, most=self._session.tile_scale.end)

    def _show_terms(self, found: CellSum | None, names: dict[str, str], index: Index) -> None:
        terms = found.terms if found is not None else ()
        held = self._held_terms(terms)
        few = self._most_terms
        if self._is_told_by_tiles and len(terms) <= few:  # as the cells that are lit
            terms = tuple(sorted(terms, key=lambda each: each.cell))
        if held and held.isdisjoint(terms[:few]):  # its strongest is told, too
            first = next(each for each in terms if each in held)
            left = [each for each in terms if each is not first]
            terms = (*left[: few - 1], first, *left[few - 1 :])
        adds_up = found is not None and found.adds_up
        for at, (name, number, product) in enumerate(self._rows):
            is_there, is_below = at < len(terms), False
            if is_there:
                term = terms[at]
                told, numbers = self._term_texts(term, names, adds_up=adds_up)
                result = show(term.product if adds_up else term.number)
                shown = f"{numbers} = {result}" if numbers else result
                is_below = bool(numbers) and not self._is_brief  # a wide card has room beside it
                if self._is_told_by_tiles:
                    told, shown = f"{numbers} =", result
                name.setText(HELD + told if term in held else told)
                name.setAlignment(RIGHT if self._is_told_by_tiles else Qt.AlignmentFlag.AlignLeft)
                (product if is_below else number).setText(shown)
            name.setVisible(is_there)
            number.setVisible(is_there and not is_below)
            product.setVisible(is_below)
        more = terms[few:]
        for text in self._rest[:2]:
            text.setVisible(bool(more))
        if more and found is not None and found.adds_up:
            self._rest[0].setText(fill(self.tr("and {count} more, together"), count=len(more)))
            self._rest[1].setText(show(math.fsum(each.product for each in more)))
        elif more:
            self._rest[0].setText(fill(self.tr("and {count} more"), count=len(more)))
            self._rest[1].setText("")
        cell = name_cell(names.get(self._port, self.tr("output")), index)
        self._what.show_or_hide(self._heading(found, cell))
        self._show_sum(found, cell, index)

    def _heading(self, found: CellSum | None, cell: str) -> str:
        """What the rows are: so many products, or what a number is made of."""
        if found is None:
            return ""
        count = len(found.terms)
        if not found.adds_up:
            return fill(self.tr("{cell} is made of:"), cell=cell)
        if not count:
            return fill(self.tr("{cell}: nothing reaches it."), cell=cell)
        if count == 1:
            return fill(self.tr("{cell}: one product"), cell=cell)
        if self._is_told_by_tiles and count <= self._most_terms:
            return fill(self.tr("{cell}: {count} products"), cell=cell, count=count)
        return fill(self.tr("{cell}: {count} products, strongest first"), cell=cell, count=count)

    def _held_terms(self, terms: tuple[CellTerm, ...]) -> set[CellTerm]:
        """The products of the example that is held, where there are some of others, too."""
        examples = self._session.examples
        axis = examples.axis_at(Pin(self._id, OUT))
        if examples.held is None or axis is None or self._port == OUT:
            return set()
        held = {each for each in terms if each.cell[axis] == examples.held}
        return held if len(held) < len(terms) else set()

    def _tell_share(self, found: CellSum) -> str:
        """What the example that is held brings of the sum; "" where that is of one example only."""
        examples, out = self._session.examples, Pin(self._id, OUT)
        source = self._session.shown.wires.get(Pin(self._id, self._port))
        if examples.held is None or source is None or examples.axis_at(source) is not None:
            return ""
        held, arriving = self._held_terms(found.terms), examples.share_at(out)
        if examples.axis_at(out) is not None:
            products = [each.product for each in held]
        elif arriving is not None:
            products = [float(arriving[each.cell]) * each.factor for each in found.terms]
        else:
            return ""
        return wording.share_of_example(self._session, math.fsum(products), found.total)

    def _show_sum(self, found: CellSum | None, cell: str, index: Index) -> None:
        for text in (self._sum, self._total):
            text.setVisible(found is not None)
        self._share.hide()
        if found is None:
            return
        role = VALUE if self._port == OUT else GRADIENT
        if self._total.property("role") != role:
            self._total.setProperty("role", role)
            self._total.style().polish(self._total)
        session, pin = self._session, Pin(self._id, self._port)
        if self._port == OUT:
            self._sum.setText(fill(self.tr("value of {cell}"), cell=cell))
            self._total.show_number(cell_of(session.value(pin), index))
            return
        name = f"∂{wording.loss_name(session)}/∂{cell}"
        told = self.tr("sum = {slope}") if len(found.terms) > 1 else "{slope}"
        if self._is_forked():
            told = self.tr("{slope}, this way")
        elif self._is_told_by_tiles:
            told = self.tr("sum =")
        self._sum.setText(fill(told, slope=name))
        self._sum.setAlignment(RIGHT if self._is_told_by_tiles else Qt.AlignmentFlag.AlignLeft)
        self._total.show_number(cell_of(session.gradient(pin), index))
        self._share.show_or_hide(self._tell_share(found))

    def _is_forked(self) -> bool:
        wires = self._session.shown.wires
        source = wires.get(Pin(self._id, self._port))
        return sum(each == source for each in wires.values()) > 1

    def _term_texts(
        self, term: CellTerm, names: dict[str, str], *, adds_up: bool
    ) -> tuple[str, str]:
        """One product: by the names of its cells, and by its numbers; "" where it is one number."""
        if term.port == OUT:
            first = name_cell(UPSTREAM, term.cell)
        else:
            first = name_cell(names[term.port], term.cell)
        if not adds_up or (term.partner is None and term.factor == 1.0):
            return first, ""
        if term.partner is not None:
            second = self._partner_name(*term.partner, names, is_turned=term.port == OUT)
        else:
            output = self._session.shown.label(self._id) or self.tr("output")
            local = wording.formula_of_cell(
                self._gate, self._port, {**names, OUT: output}, self._shapes(), term.cell
            )
            second = as_factor(local) if local else self.tr("local")
        numbers = [term.number, term.factor]
        if self._is_told_by_tiles and self._factors()[0].port != UPSTREAM:  # as the tiles stand
            numbers.reverse()
        one, other = map(show, numbers)
        return f"{first} × {second}", f"{one} × {bracket_negative(other)}"

    def _partner_name(
        self, port: str, cell: Shape, names: dict[str, str], *, is_turned: bool
    ) -> str:
        """A cell of the other input; of xᵀ, which a product of matrices turns back, that of x."""
        name, shapes = names[port], self._shapes()
        if is_turned and name.endswith(TURNED):
            place = self._gate.inputs.index(self._port)
            if factors(self._gate, place, shapes):
                return name_cell(turn(name), cell[::-1])
        return name_cell(name, cell)

    def _factors(self) -> tuple[Factor, ...]:
        """The factors of the product that an input is sent; none where it is no product."""
        if self._of_product is None:
            return ()
        shapes, _, found, _ = self._of_product
        if not shapes or self._port == OUT or found is None:
            return ()
        return tuple(factors(self._gate, self._gate.inputs.index(self._port), shapes))

    def show_product(self) -> None:
        """Show three tiles, where an input is sent a product of matrices and all may be seen."""
        if self._of_product is None:
            return
        _, names, found, index = self._of_product
        parts = self._factors()
        tiles = [self._factor_tile(each, names, found) for each in parts] if found else []
        sent = self._session.gradient(Pin(self._id, self._port)).array
        if not parts or sent is None or None in tiles:
            self._product.show_tiles(())
            return
        examples = self._session.examples
        source = self._session.shown.wires.get(Pin(self._id, self._port))
        is_share = source is not None and examples.share_at(source) is not None
        told = self.tr("to {name}, all examples") if is_share else self.tr("to {name}")
        caption = fill(told, name=names[self._port])
        result = EquationTile(caption, sent, (index,), "gradient")
        known = [each for each in tiles if each is not None]
        self._product.show_tiles((*known, result), self._session.tile_scale.end)

    def _offer_jacobian(
        self, shapes: dict[str, Shape], names: dict[str, str], found: CellSum | None
    ) -> None:
        """A button that shows the table, or why nobody builds one so large."""
        is_there = found is not None and self._port != OUT and not self._is_brief
        rows, columns = (
            (math.prod(shapes[OUT]), math.prod(shapes[self._port])) if is_there else (0, 0)
        )
        is_small = max(rows, columns) <= MOST_ACROSS
        self.jacobian.setVisible(is_there and is_small)
        told = self.tr(
            "The Jacobian of {name} would have {rows} × {columns} numbers. Nobody builds it: what "
            "is sent back is U times it, worked out at once."
        )
        told = fill(told, name=names.get(self._port, ""), rows=rows, columns=columns)
        self._too_large.show_or_hide(told if is_there and not is_small else "")

    def _open_jacobian(self) -> None:
        from circuit_editor.ui.inspector.jacobian_dialog import show_jacobian

        show_jacobian(self._session, Pin(self._id, self._port), self.window())

    def _factor_tile(
        self, factor: Factor, names: dict[str, str], found: CellSum
    ) -> EquationTile | None:
        session, is_upstream = self._session, factor.port == UPSTREAM
        pin = Pin(self._id, OUT if is_upstream else factor.port)
        array = (session.gradient(pin) if is_upstream else session.value(pin)).array
        if array is None:
            return None
        lit = found.cells.get(OUT if is_upstream else factor.port, [])
        name = UPSTREAM if is_upstream else names[factor.port]
        if factor.is_turned:
            array, lit, name = (
                np.ascontiguousarray(array.T),
                [each[::-1] for each in lit],
                turn(name),
            )
        return EquationTile(name, array, tuple(sorted(lit)), "gradient" if is_upstream else "value")


class CellRules(QWidget):
    """The chain rule of the chosen cell of an array at each gate that it is wired to."""

    def __init__(self, session: Session, id_: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._id = id_
        self._circuit: Circuit | None = None
        self._targets: list[Pin] = []
        self._cards: list[CellRuleCard] = []
        self._column = fill_layout(QVBoxLayout(self), margins=NO_MARGINS, spacing=12)

    @property
    def parts(self) -> list[Callable[[], None]]:
        """What shows the wires and the numbers as they are now: texts, then tiles."""
        return [self._refresh_texts, self._show_products]

    def _refresh_texts(self) -> None:
        circuit = self._session.shown
        if self._circuit is None or circuit.wires is not self._circuit.wires:
            found = targets_of(circuit, Pin(self._id, OUT))
            computing = [
                each for each in found if circuit.nodes[each.node].gate.forward is not None
            ]
            self._circuit = circuit
            if computing[:MOST_GATES] != self._targets:
                self._targets = computing[:MOST_GATES]
                self._lay_cards()
        for card in self._cards:
            card.refresh_texts()

    def _show_products(self) -> None:
        for card in self._cards:
            card.show_product()

    def let_go(self) -> None:
        """Hear of no other cell any more: another page is shown."""
        for card in self._cards:
            card.let_go()

    def _lay_cards(self) -> None:
        self.let_go()
        clear(self._column)
        self._cards = [
            CellRuleCard(self._session, pin.node, self, port=pin.port, lights=not at)
            for at, pin in enumerate(self._targets)
        ]
        for card in self._cards:
            self._column.addWidget(card)
