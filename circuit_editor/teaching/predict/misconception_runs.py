"""The rules of misconceptions run on a circuit: every number that somebody gets who goes by one.

At the gate where the number is asked for (all else right), at one gate further on towards the
loss (all else right), or everywhere. Numbers are worked out anew each time: there is no table.

What is covered is nan here, but for the number asked for: a rule that needs it gives nothing, so
that no diagnosis tells of another number that is covered. At a flag no rule can be gone by.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np

from circuit_editor.dataclass import replace
from circuit_editor.engine import Run
from circuit_editor.gates import Gate
from circuit_editor.teaching.predict.array_misconception_runs import wrong_gradients, wrong_values
from circuit_editor.teaching.predict.arrays_seen import meets_arrays
from circuit_editor.teaching.predict.block_functions import block_as_gate, equivalent_gate
from circuit_editor.teaching.predict.cover import CellIndex, RunNumber, TapeInput
from circuit_editor.teaching.predict.diagnosis_context import (
    MOST_GATES,
    DiagnosisContext,
    Wire,
    as_displayed,
    at_end,
    exactly,
    inputs_towards_loss,
    shut_slots,
    values_at,
    wires_of,
)
from circuit_editor.teaching.predict.gate_input import GateInput
from circuit_editor.teaching.predict.guesses import as_shown
from circuit_editor.teaching.predict.misconceptions import (
    EVERYWHERE,
    FURTHER,
    MISCONCEPTIONS,
    Misconception,
    WrongNumber,
)
from circuit_editor.teaching.predict.misconceptions.chain_rule import (
    local_forgotten,
    upstream_forgotten,
)
from circuit_editor.teaching.predict.misconceptions.misconception import Fork
from circuit_editor.text import Quantity

NOISE = 1e-7  # of a number: a difference smaller than that has no digits left to compare


class Candidate(NamedTuple):
    """A misconception, and a number that its rule gives in place of the one asked for."""

    of: Misconception
    wrong: WrongNumber


def candidates(context: DiagnosisContext, number: RunNumber) -> Iterator[Candidate]:
    """Every number that some wrong rule gives in place of this one."""
    true = context.numbers.true(number)
    with np.errstate(all="ignore"):
        if true is not None and number.what is Quantity.VALUE:
            yield from _computed(context, number)
        elif true is not None:
            number = number._replace(ends=inputs_towards_loss(context.masked, number.ends))
            yield from _sent_back(context, number, true)
        if true is not None and meets_arrays(context, number):
            found = (
                wrong_values(context, number)
                if number.what is Quantity.VALUE
                else wrong_gradients(context, number, true)
            )
            yield from (Candidate(each, wrong) for each, wrong in found)
        for each, rule in _with("in_run"):
            if number.what in each.asks and each.is_missing is (true is None):
                yield from (Candidate(each, wrong) for wrong in rule(context, number))


def _with(kind: str) -> list[tuple[Misconception, Any]]:
    """The misconceptions that have a rule of this kind, and the rule."""
    return [
        (each, rule)
        for each in MISCONCEPTIONS.values()
        if (rule := getattr(each, kind)) is not None
    ]


def _computed(context: DiagnosisContext, number: RunNumber) -> Iterator[Candidate]:
    """One rule at the gate whose value is asked for."""
    exact = values_at(context, number.slot, number.cell)
    if exact is None:
        return
    shown = replace(exact, inputs=tuple(np.float64(as_shown(float(x))) for x in exact.inputs))
    for each, _ in _with("forward"):
        wrong, displayed = each.computed(exact), each.computed(shown)
        if wrong is not None:
            displayed = wrong if displayed is None else displayed
            found = WrongNumber(float(wrong), slot=number.slot)
            yield Candidate(each, found)
            yield Candidate(each, found._replace(displayed=float(displayed)))


def _sent_back(context: DiagnosisContext, number: RunNumber, true: float) -> Iterator[Candidate]:
    """One rule at the gates and the fork that a gradient comes from, further on, or everywhere."""
    if not number.cell:
        yield from _at_this_block(context, number, true)
    yield from _at_this_gate(context, number, true)
    wires = wires_of(context, number.ends)
    if len(wires) > 1:
        fork = _fork(context, wires, true, number.cell)
        for each, rule in _with("at_fork"):
            for wrong, place in rule(fork):
                found = WrongNumber(wrong, end=wires[place or 0].ends[0])
                about = None if place is None else wires[place].block
                yield Candidate(each, found._replace(about=about))
    between = [] if number.cell else _between(context, number)
    if between and not _was_found_behind(context, number):
        yield from _one_slip_further_on(context, number, true, between)
        yield from _rule_everywhere(context, number, between)


def _was_found_behind(context: DiagnosisContext, number: RunNumber) -> bool:
    """True where all that arrives at the next gates was found: no slip lies behind it."""
    ends = context.numbers.ends
    arriving = {RunNumber(Quantity.GRADIENT, slot, ends[slot]) for slot, _ in number.ends}
    return bool(arriving) and arriving <= context.found


# --- at this gate ---


def _at_this_gate(context: DiagnosisContext, number: RunNumber, true: float) -> Iterator[Candidate]:
    """One rule at the gates that this number comes from, all else right."""
    spared = _spared(context, (slot for slot, _ in number.ends))
    cell, near = number.cell, [end for end in number.ends if end[0] not in spared]
    exact = {end: at_end(context, end, exactly, cell) for end in near}
    shown = {end: at_end(context, end, as_displayed, cell) for end in near}
    sent = {end: _wire_gradient(context.masked, end, cell) for end in number.ends}
    on_paper = _upstream_on_paper(context, number, true, exact)
    if on_paper is not None:
        for end, at in exact.items():
            seen = shown[end]
            assert at is not None and seen is not None
            exact[end] = at.with_upstream(np.float64(on_paper))
            shown[end] = seen.with_upstream(np.float64(as_shown(on_paper)))
    for each, _ in _with("backward"):
        if on_paper is not None and each.names_upstream:
            continue
        everything, displayed = 0.0, 0.0
        touched: list[TapeInput] = []
        for end in number.ends:
            at, seen = exact.get(end), shown.get(end)
            wrong = None if at is None else each.sent_back(at)
            if at is None or seen is None or wrong is None:
                continue
            by_shown = each.sent_back(seen)
            by_shown = wrong if by_shown is None else by_shown
            everything, displayed = everything + wrong, displayed + by_shown
            touched.append(end)
            if len(number.ends) > 1:
                whole = wrong + sum(sent[other] for other in number.ends if other != end)
                yield Candidate(each, WrongNumber(whole, end=end))
        if touched and len(touched) == len(number.ends):
            found = WrongNumber(everything, end=touched[-1], in_all_branches=len(touched) > 1)
            yield Candidate(each, found)
            yield Candidate(each, found._replace(displayed=displayed))


def _upstream_on_paper(
    context: DiagnosisContext,
    number: RunNumber,
    true: float,
    ats: Mapping[TapeInput, GateInput | None],
) -> float | None:
    """What arrives at the next gate, where that is covered and never asked for.

    Whoever answers has it on paper, and it follows from the number that is asked for.
    """
    if len(ats) != 1 or len(number.ends) != 1:
        return None
    (((slot, _), at),) = ats.items()
    upstream = RunNumber(Quantity.GRADIENT, slot, context.numbers.ends[slot])
    if at is None or upstream not in context.on_paper or not np.isnan(at.upstream):
        return None
    return true / float(at.local) if np.isfinite(at.local) and at.local else None


def _at_this_block(
    context: DiagnosisContext, number: RunNumber, true: float
) -> Iterator[Candidate]:
    """A block in one step is a gate like others: its local derivative, or what arrives, alone."""
    tape = context.run.tape
    ends = set(number.ends)
    touched = {
        pin.node
        for pin, alias in (tape.aliases.items() if context.closed else ())
        if pin.node in context.closed and set(alias.ends) == ends
    }
    for path in sorted(touched):
        ports = [pin for pin in tape.aliases if pin.node == path]
        inside = set(tape.insides.get(path, ()))
        leave = [pin for pin in ports if tape.aliases[pin].slot in inside]
        if len(leave) != 1 or set(tape.aliases[leave[0]].ends) == ends:  # asked behind it
            continue
        upstream = context.masked.gradient(leave[0])
        if upstream is None or np.shape(upstream) != ():
            continue
        yield Candidate(local_forgotten, WrongNumber(float(upstream), about=path))
        if upstream != 0:
            yield Candidate(upstream_forgotten, WrongNumber(true / float(upstream), about=path))
        gate = equivalent_gate(context.masked, path)
        x, out = context.masked.values[number.slot], context.masked.value(leave[0])
        if gate is not None and out is not None and np.shape(x) == np.shape(out) == ():
            yield from _at_equivalent_gate(path, gate, x, out, upstream)


def _at_equivalent_gate(
    path: str, gate: Gate, x: Any, out: Any, upstream: Any
) -> Iterator[Candidate]:
    """The slips at a block that is the same function as a gate: the rules for that gate's slope."""
    exact = block_as_gate(gate, x, out, upstream)
    shown = block_as_gate(gate, *(as_shown(float(each)) for each in (x, out, upstream)))
    for each, _ in _with("backward"):
        if each.at_blocks:
            wrong, by_shown = each.sent_back(exact), each.sent_back(shown)
            if wrong is not None and by_shown is not None:
                found = WrongNumber(float(wrong), about=path, at=exact)
                yield Candidate(each, found)
                yield Candidate(each, found._replace(displayed=float(by_shown)))


def _fork(context: DiagnosisContext, wires: list[Wire], total: float, cell: CellIndex = ()) -> Fork:
    """What comes back over these wires, as far as it may be seen; of arrays to one cell."""
    run = context.masked
    sums = [sum(_wire_gradient(run, end, cell) for end in wire.ends) for wire in wires]
    return Fork(sums, total)


# --- further on, and everywhere ---


def _one_slip_further_on(
    context: DiagnosisContext, number: RunNumber, true: float, between: list[int]
) -> Iterator[Candidate]:
    """One rule at one gate nearer to the loss. What is lost there is lost here by the chain rule.

    `moved[slot]` is the derivative of that slot by the number's own: how a slip is passed on.
    """
    run, steps, spared = context.masked, context.run.tape.steps, _spared(context, between)
    backward, at_fork = _with("backward"), _with("at_fork")
    first = set(number.ends)
    moved: dict[int, float] = {}
    for slot in between:
        ats = [at_end(context, (slot, i), exactly) for i in range(len(steps[slot].sources))]
        arrives = [
            moved.get(source, 0.0) + ((slot, i) in first)
            for i, source in enumerate(steps[slot].sources)
        ]
        pairs = [(at, way) for at, way in zip(ats, arrives, strict=True) if at is not None and way]
        moved[slot] = float(sum(at.local * way for at, way in pairs))
        if slot in spared:
            continue
        own = any(end[0] == slot for end in first)
        for each, _ in backward if not own else ():
            lost = [(each.sent_back(at), at.wire_gradient, way) for at, way in pairs]
            wrong = true + sum((w - g) * way for w, g, way in lost if w is not None)
            if any(w is not None for w, *_ in lost) and not _is_noise(wrong, true):
                yield Candidate(each, WrongNumber(float(wrong), tier=FURTHER, slot=slot))
        wires = wires_of(context, context.numbers.ends[slot])
        gradient = float(run.gradients[slot])
        for each, rule in at_fork if len(wires) > 1 else ():
            for added, place in rule(_fork(context, wires, gradient)) if each.everywhere else ():
                wrong = true + (added - gradient) * moved[slot]
                if not _is_noise(wrong, true):
                    end = wires[place or 0].ends[0]
                    yield Candidate(each, WrongNumber(wrong, tier=FURTHER, end=end, slot=slot))


def _rule_everywhere(
    context: DiagnosisContext, number: RunNumber, between: list[int]
) -> Iterator[Candidate]:
    """One rule at every gate, or at every fork, from the loss back to this number."""
    inputs = {
        slot: [
            at_end(context, (slot, index), exactly)
            for index in range(len(context.run.tape.steps[slot].sources))
        ]
        for slot in between
    }
    rules = [(each, 0) for each, _ in _with("backward")]
    # what comes back over the last wire of each fork, or over the first
    rules += [(each, place) for each, _ in _with("at_fork") for place in (-1, 0)]
    for each, place in rules:
        if not each.everywhere:
            continue
        found, touched = _walked_back(context, number, inputs, each, place)
        if touched:
            yield Candidate(each, WrongNumber(found, tier=EVERYWHERE, about=touched))


def _walked_back(
    context: DiagnosisContext,
    number: RunNumber,
    inputs: dict[int, list[GateInput | None]],
    wrong: Misconception,
    place: int,
) -> tuple[float, list[int]]:
    """The gradient by a backward pass with a wrong rule, and the slots where the rule said so.

    `inputs` are those of the gates on the way, with their true numbers, the nearest gate first.
    Of what a rule about forks gives, the one in this `place` is taken.
    """
    shut, ends = shut_slots(context), context.numbers.ends
    spared = _spared(context, inputs)
    sent: dict[TapeInput, Any] = {}
    touched: list[int] = []

    def gathered(slot: int, among: tuple[TapeInput, ...]) -> Any:
        there = tuple(end for end in among if end in sent)
        if not there:
            return None
        total = sum(sent[end] for end in there)
        if wrong.at_fork is not None and slot not in shut:
            wires = wires_of(context, there)
            if len(wires) > 1:
                touched.append(slot)
                gradients = [sum(sent[end] for end in wire.ends) for wire in wires]
                return list(wrong.at_fork(Fork(gradients, float(total))))[place][0]
        return total

    for slot in reversed(inputs):
        seen = context.masked.gradients[slot]
        # what is covered there is not reckoned with, as right or as wrong as it would come out
        upstream = gathered(slot, ends[slot]) if ends[slot] and not np.isnan(seen) else seen
        for index, true in enumerate(inputs[slot]):
            if true is None or upstream is None:
                continue
            at = true.with_upstream(upstream)
            by_rule = None if slot in spared else wrong.sent_back(at)
            sent[slot, index] = at.wire_gradient if by_rule is None else by_rule
            if by_rule is not None:
                touched.append(slot)
    total = gathered(number.slot, number.ends)
    return (np.nan if total is None else float(total)), touched


# --- inside ---


def _is_noise(difference: float, true: float) -> bool:
    """True for a difference from the true number that keeps none of its digits."""
    return abs(difference) < NOISE * abs(true)


def _wire_gradient(run: Run, end: TapeInput, cell: CellIndex = ()) -> float:
    sent = run.wire_gradients[end[0]][end[1]]
    return 0.0 if sent is None else float(np.asarray(sent)[cell])


def _spared(context: DiagnosisContext, slots: Iterable[int]) -> set[int]:
    """Where no rule of a gate can be gone by: in closed blocks, and at the flag of the loss."""
    steps = context.run.tape.steps
    return shut_slots(context) | {slot for slot in slots if steps[slot].gate.is_flag}


def _between(context: DiagnosisContext, number: RunNumber) -> list[int]:
    """The gates on the way to the loss, the nearest first; none where arrays pass, or too many."""
    run = context.run
    way = run.towards_loss({slot for slot, _ in number.ends})
    if len(way) > MOST_GATES or any(np.shape(run.values[slot]) != () for slot in way):
        return []
    return way
