"""Diagnosis: which misconception gives a wrong answer, found by running the wrong rules.

A diagnosis is never more than this: who goes by such a rule gets this very number here, and a
rule that gives the true number is no diagnosis. Slips at the gate itself come before slips
further on, those before rules applied everywhere; simple ones come before strange ones. Of what
is covered none but the number asked for has a part in it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from circuit_editor.model import Pin
from circuit_editor.teaching.explain.phrases import loss_word
from circuit_editor.teaching.node_names import acting, cell_name, node_name, pin_name
from circuit_editor.teaching.predict.arrays_seen import meets_arrays
from circuit_editor.teaching.predict.cover import RunNumber, TapeInput
from circuit_editor.teaching.predict.diagnosis_context import (
    DiagnosisContext,
    at_end,
    inputs_towards_loss,
    number_at,
    wires_of,
)
from circuit_editor.teaching.predict.guesses import Fit, Guess, fit
from circuit_editor.teaching.predict.misconception_runs import Candidate, candidates
from circuit_editor.teaching.predict.misconceptions import (
    EVERYWHERE,
    FURTHER,
    HERE,
    WrongNumber,
    rounding,
)
from circuit_editor.text import (
    MINUS,
    QT_TRANSLATE_NOOP,
    Argument,
    Named,
    Quantity,
    Sentence,
    as_read,
    bracket_negative,
    brief,
    exact,
    show,
)
from circuit_editor.text.typed_numbers import read_number

MOST_NODES = 20  # to highlight where a rule was gone by everywhere
HIDDEN = "?"
FACTOR = re.compile(rf"[×÷{MINUS}] \{{(\w+)\}}")
EQUATION = re.compile(rf"^\S+ is ([-{MINUS}×÷()\d.e ]*\d\)*)(?=[,.:] )")

# {done} is the clause of a misconception, {instead} its sentence
FURTHER_SAID = QT_TRANSLATE_NOOP(
    "Sentence", "{guess} comes out when, further on at {gate}, {done}. {instead}"
)
# stands for {upstream} while that is covered
WHAT_ARRIVES = QT_TRANSLATE_NOOP("Sentence", "what arrives")
# of a sign, where rounded numbers were carried along, so that the size is not quite right
AT_THE_GATE_SAID = QT_TRANSLATE_NOOP(
    "Sentence", "{guess} comes out when, at {gate}, {done}. {instead}"
)
AT_A_BRANCH_SAID = QT_TRANSLATE_NOOP(
    "Sentence", "{guess} comes out when, in the branch to {gate}, {done}. {instead}"
)
IN_ALL_BRANCHES_SAID = QT_TRANSLATE_NOOP(
    "Sentence", "{guess} comes out when, in all {count} branches of {node}, {done}. {instead}"
)
EVERYWHERE_SAID = QT_TRANSLATE_NOOP(
    "Sentence", "{guess} comes out when, all the way back from {loss}, {done}. {instead}"
)
EARLIER: Mapping[str, str] = {
    "value": QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} follows from your {earlier} for the value of {node}, and that is not right yet. "
        "Mend that first.",
    ),
    "gradient": QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} follows from your {earlier} for the gradient of {node}, and that is not right "
        "yet. Mend that first.",
    ),
}


@dataclass(frozen=True, slots=True)
class Highlight:
    """The nodes (by path) and wires (by the input pin they end at) that show a diagnosis."""

    nodes: tuple[str, ...] = ()
    wires: tuple[Pin, ...] = ()


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A misconception that gives the number that was typed.

    `key` names the misconception, `number` is what it gives, `sentence` says what was done and
    what to do instead, without the true number; `tier` is 0 at this gate, 1 further on, 2
    everywhere.
    """

    key: str
    sentence: Sentence
    number: float
    look: Highlight
    tier: int = HERE


def diagnose(context: DiagnosisContext, number: RunNumber, guess: Guess) -> list[Diagnosis]:
    """The misconceptions that give this number, the most probable first; none for the truth.

    Of rules that exclude each other (a fork overwritten, a fork averaged) only the first is named.
    """
    true = context.numbers.true(number)
    if true is not None and fit(guess, true) is not Fit.OTHER:
        return []
    found = _from_earlier(context, number, guess)
    taken: set[str] = set()
    matching = (
        each
        for each in candidates(context, number)
        if fit(guess, each.wrong.number) is Fit.SAME and not _is_true(each.wrong.exact, true)
    )
    for candidate in sorted(matching, key=lambda each: _rank(each, number, context)):
        if candidate.of.family not in taken:
            taken.add(candidate.of.family)
            found.append(_diagnosis(context, number, guess, candidate))
    return found


def diagnose_rounding(
    context: DiagnosisContext, number: RunNumber, guess: Guess
) -> Diagnosis | None:
    """That a guess comes from numbers rounded on the way, where it does."""
    carried = rounding.carry_rounding(context, number, guess)
    true = context.numbers.true(number)
    if carried is None or true is None:
        return None
    entry = rounding.rounding_carried
    sentence = Sentence.of(entry.here, guess=guess.shown, true=show(true))
    return Diagnosis(entry.key, sentence, carried, _wires_from(context, number.ends))


def _is_true(wrong: float, true: float | None) -> bool:
    """True where the wrong rule gives the right number here, or no number at all."""
    return not math.isfinite(wrong) or (
        true is not None and math.isclose(wrong, true, rel_tol=1e-9, abs_tol=1e-15)
    )


def _rank(
    candidate: Candidate, number: RunNumber, context: DiagnosisContext
) -> tuple[int, bool, bool, int]:
    """The order of probability; what this learner was told before comes first among equals.

    At a fork, a slip in one branch comes after those that see one number there.
    """
    branch, new = _in_a_branch(candidate, number, context), candidate.of.key not in context.met
    return candidate.wrong.tier, branch, new, candidate.of.rank


def _in_a_branch(candidate: Candidate, number: RunNumber, context: DiagnosisContext) -> bool:
    """True where a rule about gates was gone by on the way to a fork's sum."""
    return (
        len(inputs_towards_loss(context.run, number.ends)) > 1
        and candidate.wrong.tier == HERE
        and (candidate.of.backward is not None or candidate.of.of_arrays is not None)
        and candidate.wrong.end in number.ends
    )


# --- an error carried along ---


def _from_earlier(context: DiagnosisContext, number: RunNumber, guess: Guess) -> list[Diagnosis]:
    """That this is rightly worked out, but from another guess that was wrong.

    The one is named that gives it alone, or without which the others do not.
    """
    together, used = _as_written(context, number, context.written)
    if together is None:
        return []
    for earlier in used:
        alone, _ = _as_written(context, number, {earlier: context.written[earlier]})
        if alone is not None and fit(guess, alone) is Fit.SAME:
            return [_follows(context, guess, earlier, alone)]
    if fit(guess, together) is not Fit.SAME:
        return []
    for earlier in used:
        others = {each: context.written[each] for each in used if each != earlier}
        without, _ = _as_written(context, number, others)
        if without is None or fit(guess, without) is not Fit.SAME:
            return [_follows(context, guess, earlier, together)]
    return []


def _as_written(
    context: DiagnosisContext, number: RunNumber, written: Mapping[RunNumber, float]
) -> tuple[float | None, list[RunNumber]]:
    """What follows by one step from what was written, and which of it that step meets."""
    used: dict[RunNumber, None] = {}

    def seen(each: RunNumber, true: float) -> float:
        if each in written:
            used[each] = None
        return written.get(each, true)

    run = context.masked
    result: Any = 0.0
    if meets_arrays(context, number):
        return None, []
    if number.what is Quantity.VALUE:
        step, arriving = run.tape.steps[number.slot], run.inputs(number.slot)
        if arriving is None or step.gate.forward is None:
            return None, []
        theirs = [
            np.asarray(seen(RunNumber(Quantity.VALUE, source), float(each)))[()]
            for source, each in zip(step.sources, arriving, strict=True)
        ]
        with np.errstate(all="ignore"):
            result = step.gate.forward(*theirs, **step.arguments)
    else:
        for end in inputs_towards_loss(run, number.ends):
            wire_gradient = RunNumber(Quantity.GRADIENT, number.slot, (end,))
            at = at_end(context, end, seen)
            if at is None:
                return None, []
            with np.errstate(all="ignore"):
                result = result + seen(wire_gradient, float(at.wire_gradient))
    if not used or np.shape(result) != ():
        return None, []
    return float(result), list(used)


def _follows(
    context: DiagnosisContext, guess: Guess, earlier: RunNumber, result: float
) -> Diagnosis:
    pin = _pin_of(context, earlier)
    sentence = Sentence.of(
        EARLIER[earlier.what.value],
        guess=guess.shown,
        node=pin_name(context.document, pin),
        earlier=show(context.written[earlier]),
    )
    return Diagnosis("earlier_slip", sentence, result, Highlight((pin.node,)))


def number_name(context: DiagnosisContext, number: RunNumber) -> Named:
    """What a sentence calls what is asked for: the node, and which cell of its array."""
    return cell_name(pin_name(context.document, context.pin), number.cell)


def _pin_of(context: DiagnosisContext, number: RunNumber) -> Pin:
    """A pin at which a number stands."""
    steps = context.run.tape.steps
    if len(number.ends) == 1 and len(context.numbers.ends[number.slot]) > 1:
        ((slot, index),) = number.ends
        return Pin(steps[slot].path, steps[slot].gate.inputs[index])
    return Pin(steps[number.slot].path, "out")


# --- the sentence ---


def _diagnosis(
    context: DiagnosisContext, number: RunNumber, guess: Guess, candidate: Candidate
) -> Diagnosis:
    entry, wrong = candidate
    template = entry.here
    if wrong.tier == FURTHER:
        template = FURTHER_SAID
    elif wrong.tier == EVERYWHERE:
        template = EVERYWHERE_SAID
    elif _in_a_branch(candidate, number, context):
        template = IN_ALL_BRANCHES_SAID if wrong.in_all_branches else AT_A_BRANCH_SAID
    elif entry.keeps_size and wrong.number != wrong.exact:
        template = AT_THE_GATE_SAID
    elif number.what is Quantity.VALUE:
        template = entry.here_value or entry.here
    arguments = _true_arguments(template, context, number, guess, wrong)
    used: dict[str, Argument] = {
        name: Sentence.of(text, loss=arguments["loss"]) if "{loss}" in text else Sentence.of(text)
        for name, text in (("done", entry.done), ("instead", entry.instead))
        if f"{{{name}}}" in template
    }
    sentence = Sentence.of(template, **arguments, **used)
    return Diagnosis(
        entry.key, sentence, wrong.number, _look_at(context, number, candidate), wrong.tier
    )


def _true_arguments(
    template: str, context: DiagnosisContext, number: RunNumber, guess: Guess, wrong: WrongNumber
) -> dict[str, Argument]:
    """The numbers and names for a sentence, with the digits that what it says of them needs.

    0.39 is 0.1966 × 2.00, not 0.20 × 2.00.
    """
    for write in (show, _with_more_digits, exact):
        told = _arguments(context, number, guess, wrong, write)
        told |= _as_factors(template, told)
        if claim_holds(template, guess, told):
            break
    return told


def claim_holds(template: str, guess: Guess, told: Mapping[str, Argument]) -> bool:
    """False where a sentence says "0.39 is 0.20 × 2.00", and the numbers written give another."""
    if not template.startswith("{guess} is {"):
        return True
    said = EQUATION.match(str(Sentence.of(template, **told)))
    worked_out = None if said is None else read_number(said[1])
    return (
        worked_out is None
        or isinstance(worked_out, Sentence)
        or fit(guess, float(worked_out.value)) is Fit.SAME
    )


def _with_more_digits(number: float) -> str:
    """A number as it is shown, with four digits where that rounds it."""
    text = show(number)
    return text if as_read(text) == number else brief(number)


def _arguments(
    context: DiagnosisContext,
    number: RunNumber,
    guess: Guess,
    wrong: WrongNumber,
    write: Callable[[float], str],
) -> dict[str, Argument]:
    """The numbers and names for a sentence; a number that is still covered is a question mark."""
    document, seen, steps = context.document, context.masked, context.run.tape.steps
    slot, at = _gate_of(context, number, wrong), wrong.at
    path = wrong.about if isinstance(wrong.about, str) else steps[slot].path
    told: dict[str, Argument] = {
        "guess": guess.shown,
        "node": number_name(context, number),
        "count": len(wires_of(context, number.ends)),
        "loss": loss_word(document),
        "gate": acting(document, path),
    }
    if isinstance(wrong.about, int):
        about = steps[wrong.about].path
        told["outer"], told["result"] = acting(document, about), node_name(document, about)
        told["before"] = acting(document, context.pin.node)
        told["early"] = _shown(seen.values[wrong.about], write)
    upstream, out = (
        (seen.gradients[slot], seen.values[slot]) if at is None else (at.upstream, at.out)
    )
    arriving = (seen.inputs(slot) or ()) if at is None else at.inputs
    if number.cell and not steps[slot].gate.is_of_arrays:  # the numbers that meet in that cell
        shape = np.shape(context.run.values[slot])
        arriving = tuple(number_at(each, number.cell, shape) for each in arriving)
        upstream, out = (number_at(each, number.cell, shape) for each in (upstream, out))
    arrives = _shown(upstream, write)
    told["upstream"] = Sentence.of(WHAT_ARRIVES) if arrives == HIDDEN else arrives
    told["out"] = _shown(out, write)
    shown = [_shown(value, write) for value in arriving]
    index = wrong.end[1] if wrong.end is not None and wrong.end[0] == slot else 0
    told["own"] = shown[index] if shown else HIDDEN
    constant = steps[slot].attrs.get("c")
    other = shown[1 - index] if len(shown) == 2 else HIDDEN
    told["other"] = write(constant) if constant is not None else other
    told["first"] = shown[0] if shown else HIDDEN
    told["second"] = told["other"] if constant is not None else shown[-1] if shown else HIDDEN
    return told


def _as_factors(template: str, told: Mapping[str, Argument]) -> dict[str, Argument]:
    """The numbers that stand behind a ×, ÷ or − in a template: in brackets where negative."""
    return {
        name: bracket_negative(text)
        for name in FACTOR.findall(template)
        if isinstance(text := told.get(name), str) and text.startswith(MINUS)
    }


def _shown(number: Any, write: Callable[[float], str]) -> str:
    """A number as it may be told: "?" while it is covered, or is none."""
    if number is None or np.shape(number) != () or np.isnan(number):
        return HIDDEN
    return write(float(number))


def _gate_of(context: DiagnosisContext, number: RunNumber, wrong: WrongNumber) -> int:
    """The slot of the gate that a diagnosis speaks of."""
    if wrong.slot is not None:
        return wrong.slot
    if wrong.end is not None:
        return wrong.end[0]
    if isinstance(wrong.about, list):
        return int(wrong.about[0])
    ends = inputs_towards_loss(context.run, number.ends) or number.ends
    return ends[0][0] if ends else number.slot


def _look_at(context: DiagnosisContext, number: RunNumber, candidate: Candidate) -> Highlight:
    steps, wrong = context.run.tape.steps, candidate.wrong
    if isinstance(wrong.about, str):
        return Highlight((wrong.about,))
    if wrong.tier == EVERYWHERE:
        slots = list(dict.fromkeys(wrong.about))[:MOST_NODES]
        return Highlight(tuple(steps[slot].path for slot in slots))
    if candidate.of.at_fork is not None:
        slot = wrong.slot
        return _wires_from(context, number.ends if slot is None else context.numbers.ends[slot])
    gate, end = steps[_gate_of(context, number, wrong)], wrong.end
    if end is None or steps[end[0]] is not gate:
        return Highlight((gate.path,))
    return Highlight((gate.path,), (Pin(gate.path, gate.gate.inputs[end[1]]),))


def _wires_from(context: DiagnosisContext, ends: tuple[TapeInput, ...]) -> Highlight:
    """The node whose number is asked for, and the wires to those of these inputs that count."""
    run = context.run
    wires = ((run.tape.steps[slot], index) for slot, index in inputs_towards_loss(run, ends))
    return Highlight(
        (context.pin.node,), tuple(Pin(step.path, step.gate.inputs[i]) for step, i in wires)
    )
