"""Phrases about one node, with its numbers: what it computes, and what it does to the gradient.

They are sentences without their full stop, so that more can be said behind them. Every number is
formatted from its full precision, and "≈" stands wherever what is written would not come out.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from circuit_editor.engine.marks import SATURATED_BELOW
from circuit_editor.gates.gate import (
    ADDS_UP,
    BY_WINDOWS,
    COMPETES,
    COPIES,
    CUTS,
    DISTRIBUTES,
    DROPS,
    FLIPS,
    HALTS,
    OF_MANY,
    PASSES,
    PULLS,
    PUTS_BACK,
    REARRANGES,
    RECENTRES,
    ROUTES,
    ROW_BY_COLUMN,
    SATURATES,
    SHARES,
    SHARES_BY_SIZE,
    STOPS,
    SUBTRACTS,
    SWITCHES,
    TURNS,
)
from circuit_editor.model import Document, Node
from circuit_editor.model.loss_names import marks_a_loss
from circuit_editor.model.naming import apply_notation
from circuit_editor.model.output_names import has_own_name
from circuit_editor.teaching.explain.chain_rule import (
    ABOUT,
    EQUAL,
    ChainRule,
    ChainRuleRow,
    are_numbers,
    is_single,
    relation,
)
from circuit_editor.teaching.explain.sent_numbers import first_number, formula_by_entry
from circuit_editor.teaching.explain.shape_rule import product_by_shapes
from circuit_editor.text import (
    QT_TRANSLATE_NOOP,
    Argument,
    Sentence,
    as_read,
    bracket_negative,
    shorten,
)
from circuit_editor.text.typed_shapes import write_shape

MOST_SAID = 8  # things listed in one sentence

SENDS = {
    DISTRIBUTES: QT_TRANSLATE_NOOP("Sentence", "{gate} distributes: it sends {what}"),
    SUBTRACTS: QT_TRANSLATE_NOOP("Sentence", "{gate} distributes, − turns: it sends {what}"),
    ROUTES: QT_TRANSLATE_NOOP("Sentence", "{gate} routes: it sends {what}"),
    SWITCHES: QT_TRANSLATE_NOOP("Sentence", "{gate} switches: it sends {what}"),
    PASSES: QT_TRANSLATE_NOOP("Sentence", "{gate} passes on what arrives: it sends {what}"),
    FLIPS: QT_TRANSLATE_NOOP("Sentence", "{gate} flips the sign: it sends {what}"),
    HALTS: QT_TRANSLATE_NOOP(
        "Sentence", "{gate} stops the gradient, for its steps are flat: it sends {what}"
    ),
    ROW_BY_COLUMN: QT_TRANSLATE_NOOP("Sentence", "{gate} switches, row by column: it sends {what}"),
    BY_WINDOWS: QT_TRANSLATE_NOOP("Sentence", "{gate} switches, window by window: it sends {what}"),
    COPIES: QT_TRANSLATE_NOOP("Sentence", "{gate} copies the gradient to all: it sends {what}"),
    SHARES: QT_TRANSLATE_NOOP("Sentence", "{gate} shares the gradient equally: it sends {what}"),
    SHARES_BY_SIZE: QT_TRANSLATE_NOOP(
        "Sentence", "{gate} gives more of the gradient to larger numbers: it sends {what}"
    ),
    OF_MANY: QT_TRANSLATE_NOOP(
        "Sentence", "{gate} routes the gradient to the number it took: it sends {what}"
    ),
    REARRANGES: QT_TRANSLATE_NOOP(
        "Sentence", "{gate} puts the gradient back in the shape that came: it sends {what}"
    ),
    PUTS_BACK: QT_TRANSLATE_NOOP(
        "Sentence", "{gate} puts the gradient back where it took, with 0 elsewhere: it sends {what}"
    ),
    CUTS: QT_TRANSLATE_NOOP("Sentence", "{gate} cuts the gradient apart: it sends {what}"),
    ADDS_UP: QT_TRANSLATE_NOOP(
        "Sentence", "{gate} adds up what comes back to all copies: it sends {what}"
    ),
    COMPETES: QT_TRANSLATE_NOOP("Sentence", "{gate} lets its numbers compete: it sends {what}"),
    RECENTRES: QT_TRANSLATE_NOOP("Sentence", "{gate} recentres the gradient: it sends {what}"),
    PULLS: QT_TRANSLATE_NOOP("Sentence", "{gate} pulls towards the target: it sends {what}"),
    DROPS: QT_TRANSLATE_NOOP("Sentence", "{gate} stops nothing outside training: it sends {what}"),
}
ENTRY_BY_ENTRY = QT_TRANSLATE_NOOP("Sentence", "{gate} decides entry by entry: it sends {what}")
SENDS_BACK = QT_TRANSLATE_NOOP("Sentence", "{gate} sends {what}")
SCALES = QT_TRANSLATE_NOOP("Sentence", "{gate} scales: it sends {what}")
SATURATED = QT_TRANSLATE_NOOP("Sentence", "{gate} saturates: it sends only {what}")
# for gates that pass or stop, by the local derivative at this input
LETS_THROUGH = QT_TRANSLATE_NOOP(
    "Sentence", "{gate} passes the whole gradient on, for its input is {value}: it sends {what}"
)
STOPPED = QT_TRANSLATE_NOOP(
    "Sentence", "{gate} stops the gradient, for its input is {value}: it sends {what}"
)
TURNED = QT_TRANSLATE_NOOP(
    "Sentence", "{gate} turns the sign, for its input is {value}: it sends {what}"
)
LETS_SOME = QT_TRANSLATE_NOOP(
    "Sentence", "{gate} lets only a part through, for its input is {value}: it sends {what}"
)
BY_LOCAL = {1.0: LETS_THROUGH, 0.0: STOPPED, -1.0: TURNED}
BY_SLOPE = (STOPS, TURNS)
BY_NATURE = (DISTRIBUTES, PASSES, ROUTES, HALTS, *BY_SLOPE)  # whose factor is 0, 1 or −1
IN_ONE_STEP = QT_TRANSLATE_NOOP("Sentence", "{gate}, in one step: it sends {what}")
ONE_STEP = QT_TRANSLATE_NOOP(
    "Sentence",
    "{gate}, in one step: upstream {upstream} × local {local} {relation} {number}, to {name}",
)
SENT_TO = QT_TRANSLATE_NOOP("Sentence", "{number} to {name}")
SHAPE_SENT_TO = QT_TRANSLATE_NOOP("Sentence", "a gradient of shape {shape} to {name}")
PRODUCT_TO = QT_TRANSLATE_NOOP("Sentence", "{formula}, {product} = {shape}, to {name}")
FORMULA_SHAPE_TO = QT_TRANSLATE_NOOP("Sentence", "{formula}, of shape {shape}, to {name}")
FORMULA_TO = QT_TRANSLATE_NOOP("Sentence", "{formula} = {number} to {name}")
WITH_FIRST = QT_TRANSLATE_NOOP("Sentence", "{what} (at {cell}: {equation})")
SUMMED_TO = QT_TRANSLATE_NOOP("Sentence", "{number}, summed over {count} copies, to {name}")
NOTHING_BACK = QT_TRANSLATE_NOOP(
    "Sentence", "{gate} sends nothing back: what feeds it takes no gradient"
)
NOT_SHOWN = QT_TRANSLATE_NOOP("Sentence", "{gate} sends gradients back that are not shown yet")

BOTH = QT_TRANSLATE_NOOP("Sentence", "{first} and {second}")
LISTED = QT_TRANSLATE_NOOP("Sentence", "{first}, {second}")
REMARKED = QT_TRANSLATE_NOOP("Sentence", "{sentence} {remark}")
MORE = QT_TRANSLATE_NOOP("Sentence", "{count} more")

ACTING = QT_TRANSLATE_NOOP("Gate", "{title}")  # in English a gate is called as its kind
THE_LOSS = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "the loss"))
THE_OUTPUT = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "the output"))

PLACES = (
    QT_TRANSLATE_NOOP("Sentence", "first input"),
    QT_TRANSLATE_NOOP("Sentence", "second input"),
)
ALIKE = QT_TRANSLATE_NOOP("Sentence", "{name} ({place})")


def write_operation(node: Node, texts: Sequence[str]) -> str:
    """A gate written with what is put into it: `−2.00 + 5.00`, `exp(−1.00)`."""
    name = shorten(node.interface.name) if node.interface is not None else ""
    return apply_notation(node, operands(node, texts), name)


def operands(node: Node, texts: Sequence[str]) -> dict[str, str]:
    """What is put into a gate, by port: a negative number in brackets where it needs them."""
    notation = node.gate.written(node.attrs)
    bare = range(len(texts)) if notation is None else notation.bare
    return {
        port: text if at in bare else bracket_negative(text)
        for at, (port, text) in enumerate(zip(node.gate.inputs, texts, strict=True))
    }


def equals_sign(rule: ChainRule) -> str:
    """What stands between the numbers a gate computes with and its value: "=" or "≈"."""
    gate, value = rule.gate, rule.outputs[0].value
    if value.is_covered or any(row.value.is_covered for row in rule.rows):
        return EQUAL
    if gate.forward is None:  # what a block makes of rounded numbers is not worked out
        shown = [value, *(row.value for row in rule.rows)]
        return EQUAL if all(as_read(each.text) == each.array for each in shown) else ABOUT
    written = [np.float64(as_read(row.value.text)) for row in rule.rows]
    with np.errstate(all="ignore"):
        out = gate.forward(*written, **rule.node.attrs, **rule.node.options)
        return relation(float(out), value.text)


def gate_name(node: Node, label: str = "") -> Argument:
    """What a sentence calls a gate that acts: its kind, `+1` with a constant, a block's name."""
    if node.interface is not None:
        return shorten(label or node.interface.name)
    gate = node.gate
    title = gate.symbol_with(node.attrs) if gate.attrs else Sentence.of(gate.title)
    return Sentence.of(ACTING, title=title)


def loss_word(document: Document) -> Sentence:
    """What a sentence calls what the flag marks: "the loss", or "the output f" where it is none.

    Where a gate is called f, too, it is "the output" alone.
    """
    if document.loss is None or marks_a_loss(document):
        return THE_LOSS
    if not has_own_name(document):
        return THE_OUTPUT
    return Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", "the output {name}"),
        name=shorten(document.root.name(document.loss)),
    )


def result_of(node: Node) -> Argument:
    """What a sentence calls what comes out of a gate that has no name: "the sum", "exp"."""
    notation = node.gate.notation
    return (
        Sentence.of(notation.result)
        if notation is not None and notation.result
        else gate_name(node)
    )


def backward(rule: ChainRule, label: str = "") -> Sentence:
    """What a gate or block does to the gradient that arrives, in its character's words."""
    name = gate_name(rule.node, label)
    if any(row.downstream.is_not_reached for row in rule.rows):
        return Sentence.of(NOT_SHOWN, gate=name)
    if not any(row.downstream.is_there for row in rule.rows):
        return Sentence.of(NOTHING_BACK, gate=name)
    if rule.gate.is_block:
        return _block_backward(rule, name)
    what = join_with_and([_piece(rule, row) for row in rule.rows])
    template = SENDS.get(rule.gate.word, SCALES)
    row = rule.rows[0]
    if rule.gate.word == SATURATES and is_single(row.local):
        if abs(float(row.local.array or 0.0)) < SATURATED_BELOW:
            template = SATURATED
    elif rule.gate.word == HALTS and is_single(row.local, row.value):
        template = SCALES if np.isnan(_number(row)) else template
    elif rule.gate.word in BY_SLOPE and is_single(row.local, row.value):
        template = BY_LOCAL.get(_number(row), LETS_SOME)
        if not np.isnan(_number(row)):
            return Sentence.of(template, gate=name, value=row.value.text, what=what)
        template = SCALES
    elif rule.gate.word in BY_SLOPE and row.local.is_covered:
        template = SENDS_BACK
    elif rule.gate.word in BY_SLOPE and not is_single(row.value):
        template = ENTRY_BY_ENTRY
    return Sentence.of(template, gate=name, what=what)


def join_with_and(pieces: Sequence[Sentence], count: int = 0) -> Sentence:
    """Several things in a row, the last behind an "and"; of very many the first ones.

    `count` is how many there are in all, where not all of them are among the pieces.
    """
    kept, count = list(pieces), max(count, len(pieces))
    if count > MOST_SAID:
        kept[MOST_SAID - 1 :] = [Sentence.of(MORE, count=count - MOST_SAID + 1)]
    if len(kept) == 1:
        return kept[0]
    front = kept[0]
    for each in kept[1:-1]:
        front = Sentence.of(LISTED, first=front, second=each)
    return Sentence.of(BOTH, first=front, second=kept[-1])


def _block_backward(rule: ChainRule, name: Argument) -> Sentence:
    if len(rule.rows) == 1:
        (row,) = rule.rows
        if len(row.sent) == 1 and are_numbers(row.downstream) and not row.is_stopped:
            return Sentence.of(
                ONE_STEP,
                gate=name,
                upstream=row.sent[0].upstream.text,
                local=bracket_negative(row.sent[0].local.text),
                relation=row.relation,
                number=row.downstream.text,
                name=at(rule, row),
            )
    return Sentence.of(
        IN_ONE_STEP, gate=name, what=join_with_and([_piece(rule, r) for r in rule.rows])
    )


def _piece(rule: ChainRule, row: ChainRuleRow) -> Sentence:
    """What goes to one input: `0.20 × −1.00 = −0.20 to w0`."""
    number = row.downstream
    if not number.is_there:
        if rule.gate.is_block or not row.name:
            return Sentence.of(
                QT_TRANSLATE_NOOP("Sentence", "nothing to {name}"), name=at(rule, row)
            )
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "nothing to the constant {name}"), name=at(rule, row)
        )
    of_arrays = _by_entry(rule, row) or _by_shapes(rule, row)
    if of_arrays is not None:
        return of_arrays
    word, whole = rule.gate.word, _number(row)
    if rule.gate.routing is not None and whole in (0.0, 1.0):
        template = rule.gate.routing.taken if whole else SENT_TO
        return Sentence.of(template, number=number.text, name=at(rule, row))
    plain = (word in (DISTRIBUTES, SUBTRACTS) and whole == 1.0) or word == PASSES
    plain = plain or (word in (*BY_SLOPE, HALTS) and whole in (0.0, 1.0)) or row.is_stopped
    plain = plain or (row.local.is_covered and word in BY_NATURE)
    factors = [each for term in row.sent for each in (term.upstream, term.local)]
    if plain or not factors or not are_numbers(number, *factors):
        told = number.told
        if isinstance(told, Sentence) and number.array is not None:  # too large to write out
            shape = write_shape(number.array.shape)
            return Sentence.of(SHAPE_SENT_TO, shape=shape, name=at(rule, row))
        return Sentence.of(SENT_TO, number=told, name=at(rule, row))
    return Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", "{product} {relation} {number} to {name}"),
        product=row.product,
        relation=row.relation,
        number=number.text,
        name=at(rule, row),
    )


def _by_shapes(rule: ChainRule, row: ChainRuleRow) -> Sentence | None:
    """What goes to one input of arrays, where shapes say more than the numbers do; else None."""
    arrays = {each.port: each.value.array for each in rule.rows}
    upstream, own = rule.outputs[0].upstream.array, arrays[row.port]
    if upstream is None or own is None or not own.shape + upstream.shape:
        return None
    shapes = {port: each.shape for port, each in arrays.items() if each is not None}
    if rule.gate.is_of_arrays:
        if len(shapes) < len(arrays):
            return None
        names = {each.port: _factor_name(each) for each in rule.rows}
        place = rule.gate.inputs.index(row.port)
        formula, product = product_by_shapes(rule.gate, place, shapes, upstream.shape, names)
        if not formula:
            return None
        if not isinstance(told := row.downstream.told, Sentence):
            return Sentence.of(FORMULA_TO, formula=formula, number=told, name=at(rule, row))
        what = Sentence.of(
            PRODUCT_TO,
            formula=formula,
            product=product,
            shape=write_shape(own.shape),
            name=at(rule, row),
        )
        return _with_first(rule, row, what)
    if own.size >= upstream.size or rule.gate.is_block:
        return None
    copies = upstream.size // max(1, own.size)
    return Sentence.of(SUMMED_TO, number=row.downstream.told, count=copies, name=at(rule, row))


def _by_entry(rule: ChainRule, row: ChainRuleRow) -> Sentence | None:
    """What goes to one input of a loss: the formula of each number of it; None of others."""
    sent = row.downstream
    if sent.array is None or not sent.array.shape:
        return None
    names = {each.port: _factor_name(each) for each in rule.rows}
    formula = formula_by_entry(rule, row, names)
    if not formula:
        return None
    if not isinstance(sent.told, Sentence):
        return Sentence.of(FORMULA_TO, formula=formula, number=sent.told, name=at(rule, row))
    shape = write_shape(sent.array.shape)
    what = Sentence.of(FORMULA_SHAPE_TO, formula=formula, shape=shape, name=at(rule, row))
    return _with_first(rule, row, what)


def _with_first(rule: ChainRule, row: ChainRuleRow, what: Sentence) -> Sentence:
    """What goes to one input, and of a small one how its first number comes about."""
    found = first_number(rule, row)
    if found is None:
        return what
    cell, equation = found
    return Sentence.of(WITH_FIRST, what=what, cell=cell, equation=equation)


def _factor_name(row: ChainRuleRow) -> str:
    """What a formula calls an input: its name where that is one word, else the pin's letter."""
    return row.name if row.unnamed is None and row.name.isidentifier() else row.port


def at(rule: ChainRule, row: ChainRuleRow) -> Argument:
    """What feeds an input, or where nothing is wired to it the input's own name."""
    interface = rule.node.interface
    port = row.port if interface is None else shorten(interface.port(row.port).name)
    if row.unnamed is None:
        return row.name or port
    name = result_of(row.unnamed)
    others = [each.unnamed for each in rule.rows if each is not row and each.unnamed is not None]
    if name not in map(result_of, others):
        return name
    place: Argument = port if interface is not None else Sentence.of(PLACES[rule.rows.index(row)])
    return Sentence.of(ALIKE, name=name, place=place)


def _number(row: ChainRuleRow) -> float:
    """The local derivative as a number; nan where it is none."""
    return (
        float(row.local.array) if is_single(row.local) and row.local.array is not None else np.nan
    )
