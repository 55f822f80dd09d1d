"""Wrong rules run on a circuit: every number that somebody gets who goes by one of them.

At the gate where the number is asked for (all else right), at one gate further on towards the
loss (all else right), or everywhere. Numbers are worked out anew each time: there is no table.

What is covered is nan here, but for the number asked for: a rule that needs it gives nothing, so
that no diagnosis tells of another number that is covered. At a flag no rule can be gone by.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from circuit_editor.engine import Run
from circuit_editor.gates import Gate
from circuit_editor.model import Pin
from circuit_editor.teaching import wrong_rules as rules
from circuit_editor.teaching.block_functions import block_as_gate, equivalent_gate
from circuit_editor.teaching.covering import End, Number
from circuit_editor.teaching.diagnosis_context import (
    DiagnosisContext,
    PreviousNumbers,
    Wire,
    as_displayed,
    at_end,
    exactly,
    led_on,
    wires_of,
)
from circuit_editor.teaching.guesses import as_shown
from circuit_editor.teaching.wrong_rules import At, BackwardRule, ForwardRule
from circuit_editor.text import Quantity

MOST_GATES = 500  # between a number and the loss, for rules that are run on all of them

NOISE = 1e-7  # of a number: a difference smaller than that has no digits left to compare

HERE, FURTHER, EVERYWHERE = range(3)

# What gives the gradient that arrives as it is: to name it tells that.
TELL_UPSTREAM = {"local_forgotten", "sub_sign", "gate_ignored", "routed_wrong", "routed_to_both"}

# What a gate sends back, by each wrong rule; by the rule's key.
BACKWARD: Mapping[str, BackwardRule] = {
    "sub_sign": rules.sign_of_second,
    "sign_not_turned": rules.sign_not_turned,
    "routed_to_both": rules.sent_to_loser,
    "routed_wrong": rules.sent_to_wrong_one,
    "gate_ignored": rules.gate_ignored,
    "leak_ignored": rules.leak_ignored,
    "mul_own": rules.own_value,
    "scaled_by_own": rules.scaled_by_own,
    "add_own": rules.own_value_at_sum,
    "only_sigma": rules.only_sigma,
    "only_one_minus": rules.only_one_minus,
    "output_not_squared": rules.output_not_squared,
    "power_no_base": rules.power_without_base,
    "power_no_exponent": rules.power_without_exponent,
    "power_not_lowered": rules.power_not_lowered,
    "squash_of_input": rules.squash_of_input,
    "divisor_not_squared": rules.divisor_not_squared,
    "multiplied_by_divisor": rules.multiplied_by_divisor,
    "upstream_forgotten": rules.upstream_forgotten,
    "local_forgotten": rules.local_forgotten,
    "sign_lost": rules.sign_lost,
    "function_for_slope": rules.function_for_slope,
    "exp_as_power": rules.exp_as_power,
    "add_as_mul": rules.add_as_mul,
    "split_in_halves": rules.split_in_halves,
    "added_not_multiplied": rules.added_not_multiplied,
}
# of signs: some gates turn them always, others with their numbers, and "every gate" is neither
NOT_EVERYWHERE = {"upstream_forgotten", "sign_lost", "sign_not_turned", "added_not_multiplied"}

# of functions of one number: what a closed block may be, too
OF_SLOPES = (
    *("squash_of_input", "only_sigma", "only_one_minus", "output_not_squared", "gate_ignored"),
    *("power_no_exponent", "power_not_lowered", "power_no_base"),
    *("exp_as_power", "function_for_slope"),
)

FORWARD: Mapping[str, ForwardRule] = {
    "order": rules.swapped,
    "sum_sign": rules.sign_ignored_in_sum,
    "other_operation": rules.other_operation,
    "other_one_taken": rules.other_one_taken,
    "gate_left_open": rules.gate_left_open,
    "exponent_as_factor": rules.exponent_as_factor,
    "sign_within": rules.sign_within,
    "in_degrees": rules.in_degrees,
    "decimal_logarithm": rules.decimal_logarithm,
    "passed_on": rules.passed_on,
}


class Candidate(NamedTuple):
    """A number that a wrong rule gives, and the input or gate where the rule was gone by.

    `exact` is what the rule gives with all digits, `number` the same or with those shown. At a
    fork a rule may be gone by in one branch or, `everywhere_here`, in all. `about` is the slot
    or the block that is spoken of, too, and `at` has the numbers at a block.
    """

    key: str
    number: float
    exact: float
    tier: int = HERE
    end: End | None = None
    slot: int | None = None
    about: Any = None
    everywhere_here: bool = False
    at: At | None = None


def candidates(context: DiagnosisContext, number: Number) -> Iterator[Candidate]:
    """Every number that some wrong rule gives in place of this one."""
    with np.errstate(all="ignore"):
        if number.what is Quantity.VALUE:
            yield from _values(context, number)
        else:
            yield from _gradients(context, number)


# --- gradients ---


def _gradients(context: DiagnosisContext, number: Number) -> Iterator[Candidate]:
    run, true = context.masked, context.numbers.true(number)
    if true is None:
        yield Candidate("not_computed_as_zero", 0.0, 0.0)
        return
    number = number._replace(ends=led_on(run, number.ends))
    yield from _at_this_gate(context, number)
    wires = wires_of(context, number.ends)
    if len(wires) > 1:
        yield from _at_this_fork(context, wires, true)
    value = run.values[number.slot]
    if np.shape(value) == ():
        yield _plain("value_for_gradient", value)
    yield from _other_values(context, number)
    yield _plain("sign_lost", -true)
    yield from _stale(context.previous, Quantity.GRADIENT, context.pin)
    yield _plain("zero", 0.0)
    for index, share in enumerate(run.shares[number.slot]):
        if share is not None and np.shape(share) == ():
            yield _plain("other_side", share)._replace(end=(number.slot, index))
    yield from _composed(context, number)
    if number.ends:
        yield from _slope_before(context, number)
    between = _between(context, number)
    if between and not _was_found_behind(context, number):
        yield from _one_slip_further_on(context, number, true, between)
        yield from _rule_everywhere(context, number, between)


def _was_found_behind(context: DiagnosisContext, number: Number) -> bool:
    """True where all that arrives at the next gates was found: no slip lies behind it."""
    ends = context.numbers.ends
    arriving = {Number(Quantity.GRADIENT, slot, ends[slot]) for slot, _ in number.ends}
    return bool(arriving) and arriving <= context.found


def _at_this_gate(context: DiagnosisContext, number: Number) -> Iterator[Candidate]:
    """One rule at the gates that this number comes from, all else right."""
    shut = _spared(context, (slot for slot, _ in number.ends))
    yield from _at_this_block(context, number)
    exact = {end: at_end(context, end, exactly) for end in number.ends if end[0] not in shut}
    shown = {end: at_end(context, end, as_displayed) for end in exact}
    shares = {end: _share(context.masked, end) for end in number.ends}
    on_paper = _upstream_on_paper(context, number, exact)
    if on_paper is not None:
        for end, at in exact.items():
            seen = shown[end]
            assert at is not None and seen is not None
            exact[end] = replace(at, upstream=np.float64(on_paper))
            shown[end] = replace(seen, upstream=np.float64(as_shown(on_paper)))
    for key, rule in BACKWARD.items():
        if on_paper is not None and key in TELL_UPSTREAM:
            continue
        everything, displayed = 0.0, 0.0
        touched: list[End] = []
        for end in number.ends:
            at, seen = exact.get(end), shown.get(end)
            wrong = None if at is None else rule(at)
            if at is None or seen is None or wrong is None:
                continue
            by_shown = rule(seen)
            by_shown = wrong if by_shown is None else by_shown
            everything, displayed = everything + wrong, displayed + by_shown
            touched.append(end)
            if len(number.ends) > 1:
                whole = wrong + sum(shares[each] for each in number.ends if each != end)
                yield Candidate(key, whole, whole, HERE, end)
        if touched and len(touched) == len(number.ends):
            found = Candidate(key, everything, everything, HERE, touched[-1])
            found = found._replace(everywhere_here=len(number.ends) > 1)
            yield from (found, found._replace(number=displayed))


def _upstream_on_paper(
    context: DiagnosisContext, number: Number, ats: Mapping[End, At | None]
) -> float | None:
    """What arrives at the next gate, where that is covered and never asked for.

    Whoever answers has it on paper, and it follows from the number that is asked for.
    """
    true = context.numbers.true(number)
    if true is None or len(ats) != 1 or len(number.ends) != 1:
        return None
    (((slot, _), at),) = ats.items()
    upstream = Number(Quantity.GRADIENT, slot, context.numbers.ends[slot])
    if at is None or upstream not in context.on_paper or not np.isnan(at.upstream):
        return None
    return true / float(at.local) if np.isfinite(at.local) and at.local else None


def _at_this_block(context: DiagnosisContext, number: Number) -> Iterator[Candidate]:
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
        yield Candidate("local_forgotten", float(upstream), float(upstream), about=path)
        true = context.numbers.true(number)
        if true is not None and upstream != 0:
            local = true / float(upstream)
            yield Candidate("upstream_forgotten", local, local, about=path)
        gate = equivalent_gate(context.masked, path)
        x, out = context.masked.values[number.slot], context.masked.value(leave[0])
        if gate is not None and out is not None and np.shape(x) == np.shape(out) == ():
            yield from _as_known(path, gate, x, out, upstream)


def _as_known(path: str, gate: Gate, x: Any, out: Any, upstream: Any) -> Iterator[Candidate]:
    """The slips at a block that is the same function as a gate: the rules for that gate's slope."""
    exact = block_as_gate(gate, x, out, upstream)
    shown = block_as_gate(gate, *(as_shown(float(each)) for each in (x, out, upstream)))
    for key in OF_SLOPES:
        wrong, by_shown = BACKWARD[key](exact), BACKWARD[key](shown)
        if wrong is not None and by_shown is not None:
            found = Candidate(key, float(wrong), float(wrong), about=path, at=exact)
            yield from (found, found._replace(number=float(by_shown)))


def _other_values(context: DiagnosisContext, number: Number) -> Iterator[Candidate]:
    """A value that flows forwards, but another one: what the next gate gives, or the loss."""
    tape = context.run.tape
    shut, wires = _shut_slots(context), wires_of(context, number.ends)
    results = [wire.ends[0][0] for wire in wires if wire.ends[0][0] not in shut]
    for wire in wires:
        inside = set(tape.insides.get(wire.block or "", ()))
        leave = {alias.slot for pin, alias in tape.aliases.items() if pin.node == wire.block}
        results += sorted(leave & inside)
    if tape.loss is not None:
        results.append(tape.steps[tape.loss].sources[0])
    for slot in dict.fromkeys(results):
        if slot < 0 or slot == number.slot or tape.steps[slot].gate.is_flag:
            continue
        value = context.masked.values[slot]
        if value is not None and np.shape(value) == ():
            yield _plain("output_for_gradient", value)._replace(about=slot)


def _slope_before(context: DiagnosisContext, number: Number) -> Iterator[Candidate]:
    """The slope of the next gate taken one gate too early: at what makes this number."""
    seen, steps = context.masked, context.run.tape.steps
    (end, *more), before = number.ends, steps[number.slot]
    at = at_end(context, end, exactly) if not more else None
    if at is None or len(at.inputs) != 1 or at.gate.forward is None or at.gate.is_flag:
        return
    if {end[0], number.slot} & _shut_slots(context):
        return
    for source in dict.fromkeys(before.sources):
        x = seen.values[source] if source >= 0 else None
        if x is not None and np.shape(x) == ():
            out = at.gate.forward(x, **at.attrs)
            taken = float(At(at.gate, at.attrs, (x,), out, at.upstream, 0).share)
            yield Candidate("slope_before", taken, taken, HERE, end, about=source)


def _at_this_fork(context: DiagnosisContext, wires: list[Wire], true: float) -> Iterator[Candidate]:
    shares = {wire: sum(_share(context.masked, end) for end in wire.ends) for wire in wires}
    for wire, share in shares.items():
        yield Candidate("fork_overwritten", share, share, HERE, wire.ends[0], about=wire.block)
    for wire in wires if len(wires) > 2 else ():
        rest = sum(shares[each] for each in wires if each != wire)
        yield Candidate("fork_left_out", rest, rest, HERE, wire.ends[0], about=wire.block)
    product, mean = float(np.prod(list(shares.values()))), true / len(shares)
    yield Candidate("fork_multiplied", product, product, HERE, wires[0].ends[0])
    yield Candidate("fork_averaged", mean, mean, HERE, wires[0].ends[0])


def _composed(context: DiagnosisContext, number: Number) -> Iterator[Candidate]:
    """f(g(x)) read as f times g: the outer slope taken at x itself, or the product's rule."""
    (inner, index), *more = number.ends
    if more or index or len(led_on(context.run, context.numbers.ends[inner])) != 1:
        return
    ((outer, _),) = led_on(context.run, context.numbers.ends[inner])
    g, f = context.run.tape.steps[inner], context.run.tape.steps[outer]
    at = at_end(context, (inner, 0), exactly)
    upstream = context.masked.gradients[outer]
    if at is None or upstream is None or f.gate.local is None or f.gate.forward is None:
        return
    if len(g.sources) != 1 or len(f.sources) != 1 or f.gate.is_flag or g.gate.is_flag:
        return
    if {inner, outer} & _shut_slots(context):
        return
    f_at_x = f.gate.forward(at.own, **f.attrs)
    (slope_at_x,) = f.gate.local(at.own, f_at_x, **f.attrs)
    apart = float(upstream * slope_at_x * at.local)
    product = float(upstream * (slope_at_x * at.out + f_at_x * at.local))
    yield Candidate("outer_slope_at_input", apart, apart, HERE, (inner, 0), about=outer)
    yield Candidate("composition", product, product, HERE, (inner, 0), about=outer)


def _one_slip_further_on(
    context: DiagnosisContext, number: Number, true: float, between: list[int]
) -> Iterator[Candidate]:
    """One rule at one gate nearer to the loss. What is lost there is lost here by the chain rule.

    `moved[slot]` is the derivative of that slot by the number's own: how a slip is passed on.
    """
    run, steps, spared = context.masked, context.run.tape.steps, _spared(context, between)
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
        for key, rule in BACKWARD.items() if not own else ():
            lost = [(rule(at), at.share, way) for at, way in pairs]
            wrong = true + sum((w - s) * way for w, s, way in lost if w is not None)
            if any(w is not None for w, *_ in lost) and not _is_noise(wrong, true):
                yield Candidate(key, float(wrong), float(wrong), FURTHER, slot=slot)
        wires = wires_of(context, context.numbers.ends[slot])
        for wire in wires if len(wires) > 1 else ():
            alone = sum(_share(run, end) for end in wire.ends)
            wrong = true + (alone - float(run.gradients[slot])) * moved[slot]
            if not _is_noise(wrong, true):
                yield Candidate("fork_overwritten", wrong, wrong, FURTHER, wire.ends[0], slot)


def _rule_everywhere(
    context: DiagnosisContext, number: Number, between: list[int]
) -> Iterator[Candidate]:
    """One rule at every gate, or at every fork, from the loss back to this number."""
    inputs = {
        slot: [
            at_end(context, (slot, index), exactly)
            for index in range(len(context.run.tape.steps[slot].sources))
        ]
        for slot in between
    }
    for key, rule in BACKWARD.items():
        if key not in NOT_EVERYWHERE:
            found, touched = _walked_back(context, number, inputs, rule, None)
            if touched:
                yield Candidate(key, found, found, EVERYWHERE, about=touched)
    for wins in (-1, 0):
        found, touched = _walked_back(context, number, inputs, None, wins)
        if touched:
            yield Candidate("fork_overwritten", found, found, EVERYWHERE, about=touched)


def _walked_back(
    context: DiagnosisContext,
    number: Number,
    inputs: dict[int, list[At | None]],
    rule: BackwardRule | None,
    wins: int | None,
) -> tuple[float, list[int]]:
    """The gradient by a backward pass with a wrong rule, and the slots where the rule said so.

    `inputs` are those of the gates on the way, with their true numbers, the nearest gate first.
    `wins` is the wire that overwrites the others at a fork: the last (-1) or the first (0).
    """
    shut, ends = _shut_slots(context), context.numbers.ends
    spared = _spared(context, inputs)
    shares: dict[End, Any] = {}
    touched: list[int] = []

    def gathered(slot: int, among: tuple[End, ...]) -> Any:
        there = tuple(end for end in among if end in shares)
        if wins is not None and slot not in shut:
            wires = wires_of(context, there)
            if len(wires) > 1:
                touched.append(slot)
                return sum(shares[end] for end in wires[wins].ends)
        return sum(shares[end] for end in there) if there else None

    for slot in reversed(inputs):
        seen = context.masked.gradients[slot]
        # what is covered there is not reckoned with, as right or as wrong as it would come out
        upstream = gathered(slot, ends[slot]) if ends[slot] and not np.isnan(seen) else seen
        for index, true in enumerate(inputs[slot]):
            if true is None or upstream is None:
                continue
            at = At(true.gate, true.attrs, true.inputs, true.out, upstream, index)
            wrong = None if rule is None or slot in spared else rule(at)
            shares[slot, index] = at.share if wrong is None else wrong
            if wrong is not None:
                touched.append(slot)
    total = gathered(number.slot, number.ends)
    return (np.nan if total is None else float(total)), touched


# --- values ---


def _values(context: DiagnosisContext, number: Number) -> Iterator[Candidate]:
    run, slot = context.masked, number.slot
    step, arriving, true = run.tape.steps[slot], run.inputs(slot), context.numbers.true(number)
    if true is None:
        yield Candidate("not_computed_as_zero", 0.0, 0.0)
        return
    scalars = arriving is not None and all(np.shape(each) == () for each in arriving)
    if arriving and scalars and slot not in _shut_slots(context):
        shown = tuple(np.float64(as_shown(float(each))) for each in arriving)
        for key, rule in FORWARD.items():
            exact, displayed = (rule(step.gate, step.attrs, each) for each in (arriving, shown))
            if exact is not None:
                yield Candidate(key, float(exact), float(exact), slot=slot)
                displayed = exact if displayed is None else displayed
                yield Candidate(key, float(displayed), float(exact), slot=slot)
        if len(arriving) == 1 and step.gate.forward is not None:
            before = run.tape.steps[step.sources[0]]
            if len(before.sources) == 1 and before.gate.forward is not None:
                (innermost,) = run.inputs(step.sources[0]) or (np.nan,)
                product = float(step.gate.forward(innermost, **step.attrs) * arriving[0])
                yield Candidate("composition", product, product, slot=slot, about=slot)
    gradient = run.gradients[slot]
    if gradient is not None and np.shape(gradient) == ():
        yield _plain("gradient_for_value", gradient)
    yield _plain("sign_lost", -true)
    yield from _stale(context.previous, Quantity.VALUE, context.pin)
    yield _plain("zero", 0.0)


# --- inside ---


def _plain(key: str, number: Any) -> Candidate:
    return Candidate(key, float(number), float(number))


def _is_noise(difference: float, true: float) -> bool:
    """True for a difference from the true number that keeps none of its digits."""
    return abs(difference) < NOISE * abs(true)


def _stale(before: PreviousNumbers | None, what: Quantity, pin: Pin) -> Iterator[Candidate]:
    if before is None:
        return
    number = before.value(pin) if what is Quantity.VALUE else before.gradient(pin)
    if number is not None and np.shape(number) == ():
        yield _plain("stale", number)


def _share(run: Run, end: End) -> float:
    share = run.shares[end[0]][end[1]]
    return 0.0 if share is None else float(share)


def _shut_slots(context: DiagnosisContext) -> set[int]:
    """The gates in closed blocks: who does not see them makes no mistake at them."""
    return {slot for path in context.closed for slot in context.run.tape.insides.get(path, ())}


def _spared(context: DiagnosisContext, slots: Iterable[int]) -> set[int]:
    """Where no rule of a gate can be gone by: in closed blocks, and at the flag of the loss."""
    flags = {slot for slot in slots if context.run.tape.steps[slot].gate.is_flag}
    return _shut_slots(context) | flags


def _between(context: DiagnosisContext, number: Number) -> list[int]:
    """The gates on the way to the loss, the nearest first; none where arrays pass, or too many."""
    run = context.run
    way = run.towards_loss({slot for slot, _ in number.ends})
    if len(way) > MOST_GATES or any(np.shape(run.values[slot]) != () for slot in way):
        return []
    return way
