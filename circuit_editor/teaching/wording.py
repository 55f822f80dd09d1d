"""What a misconception is, and how it is put into words.

No sentence tells the number that is asked for: it says what was done and what to do instead.
Placeholders: {guess}; {node}, where the number is asked for; {loss}, what the flag marks; {gate},
where the rule was gone by, {outer}, the gate behind it, {before}, the one before it; {result}, what
another gate gives; {upstream}, what arrives at the gate; {own} and {other}, the values at that
input and at the other one; {early}, what goes into the gate before; {first} and {second}, the
values in order; {out}; {count} wires. Gates are called by the sign that stands on them.
"""

from __future__ import annotations

from dataclasses import dataclass

from circuit_editor.text import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Misconception:
    """A way to be wrong.

    `done` is a clause, for slips further on; `here` and `here_value` are what to say where it
    happened at the number itself. Of one `family` only one is told at a time.
    """

    key: str
    family: str
    done: str
    instead: str
    here: str
    here_value: str = ""


ADD_THEM = QT_TRANSLATE_NOOP(
    "Sentence", "Where a wire forks, the gradients of all its branches are added."
)
BOTH_FACTORS = QT_TRANSLATE_NOOP(
    "Sentence", "What is sent on is what arrives times the local derivative."
)
HOW_MUCH = QT_TRANSLATE_NOOP("Sentence", "The gradient says how much {loss} moves.")
LARGER_WINS = QT_TRANSLATE_NOOP(
    "Sentence", "max sends all of it to the larger input, min to the smaller; the other gets 0."
)
POWER_RULE = QT_TRANSLATE_NOOP(
    "Sentence", "The exponent comes in front, and the power goes down by one."
)
QUOTIENT = QT_TRANSLATE_NOOP(
    "Sentence", "For a ÷ b the dividend gets upstream ÷ b, the divisor upstream × (−a ÷ b²)."
)
FLOWS_WHOLE = QT_TRANSLATE_NOOP("Sentence", "add sends the whole gradient to each of its inputs.")
SIGMOID_SLOPE = QT_TRANSLATE_NOOP("Sentence", "The slope of sigmoid is σ(1 − σ): both factors.")
SLOPE = QT_TRANSLATE_NOOP(
    "Sentence", "Multiply by the derivative of the function, not by its value."
)
