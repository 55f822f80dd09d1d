"""The slips on the way forward, the more probable first."""

from __future__ import annotations

from circuit_editor.teaching.wording import LARGER_WINS, Misconception
from circuit_editor.text import QT_TRANSLATE_NOOP

FORWARDS = (
    Misconception(
        "order",
        "order",
        QT_TRANSLATE_NOOP("Sentence", "the two numbers are taken in the wrong order"),
        QT_TRANSLATE_NOOP("Sentence", "The upper input comes first."),
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} takes the two numbers of {gate} in the wrong order. The upper input comes "
            "first: {first}, then {second}.",
        ),
    ),
    Misconception(
        "other_one_taken",
        "choice",
        QT_TRANSLATE_NOOP("Sentence", "max takes the smaller number, or min the larger"),
        LARGER_WINS,
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} is the number that {gate} does not take. Compare {first} and {second} once "
            "more: max takes the larger, min the smaller.",
        ),
    ),
    Misconception(
        "gate_left_open",
        "choice",
        QT_TRANSLATE_NOOP("Sentence", "relu lets a negative number pass"),
        QT_TRANSLATE_NOOP("Sentence", "relu gives 0 for what is negative."),
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} is what arrives at {gate}, and it is negative. relu gives 0 then, leaky relu "
            "a small part of it.",
        ),
    ),
    Misconception(
        "sum_sign",
        "sign",
        QT_TRANSLATE_NOOP("Sentence", "a number is added with the wrong sign"),
        QT_TRANSLATE_NOOP("Sentence", "Look at the sign of the second number."),
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} takes {second} with the wrong sign. {node} is made by {gate}; look at both "
            "signs: {first} and {second}.",
        ),
    ),
    Misconception(
        "other_operation",
        "operation",
        QT_TRANSLATE_NOOP(
            "Sentence", "numbers are added that are to be multiplied, or the reverse"
        ),
        QT_TRANSLATE_NOOP("Sentence", "Look at the sign on the gate."),
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} comes from another operation. {node} is made by {gate}, of {first} and "
            "{second}.",
        ),
    ),
    Misconception(
        "exponent_as_factor",
        "power",
        QT_TRANSLATE_NOOP("Sentence", "a power is read as a product"),
        QT_TRANSLATE_NOOP("Sentence", "x² is x × x, not 2 × x."),
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} is the number times the exponent. {gate} raises {first} to a power, and that "
            "is no product with the exponent.",
        ),
    ),
    Misconception(
        "sign_within",
        "within",
        QT_TRANSLATE_NOOP("Sentence", "a function is taken of a number with the wrong sign"),
        QT_TRANSLATE_NOOP("Sentence", "Look at the sign of what arrives."),
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} is what {gate} gives for the number with the other sign. What arrives there "
            "is {first}.",
        ),
    ),
    Misconception(
        "in_degrees",
        "degrees",
        QT_TRANSLATE_NOOP("Sentence", "the angle is taken in degrees"),
        QT_TRANSLATE_NOOP("Sentence", "Angles are in radians here."),
        QT_TRANSLATE_NOOP(
            "Sentence", "{guess} is right for {first} degrees. {gate} takes its angle in radians."
        ),
    ),
    Misconception(
        "decimal_logarithm",
        "logarithm",
        QT_TRANSLATE_NOOP("Sentence", "the logarithm is taken to the base 10"),
        QT_TRANSLATE_NOOP("Sentence", "log is the natural logarithm, to the base e."),
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} is the logarithm of {first} to the base 10. {gate} is the natural logarithm, "
            "to the base e.",
        ),
    ),
    Misconception(
        "gradient_for_value",
        "value",
        QT_TRANSLATE_NOOP("Sentence", "the gradient is taken for the value"),
        QT_TRANSLATE_NOOP("Sentence", "The value is what the gate computes."),
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} is the gradient of {node}, the number that flows back. The value is what "
            "comes out of its gate.",
        ),
    ),
    Misconception(
        "passed_on",
        "passed",
        QT_TRANSLATE_NOOP("Sentence", "a gate is skipped"),
        QT_TRANSLATE_NOOP("Sentence", "Work out what the gate makes of what arrives."),
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} is what goes into {gate}. Asked for is what comes out on its other side.",
        ),
    ),
)
