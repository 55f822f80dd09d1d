"""The misconceptions about single gates on the way back, the more probable first.

What the placeholders mean stands in `wording`.
"""

from __future__ import annotations

from circuit_editor.teaching.wording import (
    FLOWS_WHOLE,
    LARGER_WINS,
    POWER_RULE,
    QUOTIENT,
    SIGMOID_SLOPE,
    SLOPE,
    Misconception,
)
from circuit_editor.text import QT_TRANSLATE_NOOP

COMMON = (
    Misconception(
        "sub_sign",
        "sign",
        QT_TRANSLATE_NOOP("Sentence", "the second input of sub gets the gradient as it is"),
        QT_TRANSLATE_NOOP("Sentence", "What is subtracted gets the gradient with its sign turned."),
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} is what arrives at {gate}, with its sign as it was. {node} is subtracted "
            "there: when it grows, the result falls, so the sign turns.",
        ),
    ),
    Misconception(
        "sign_not_turned",
        "sign",
        QT_TRANSLATE_NOOP("Sentence", "a gate that turns the sign does not turn it"),
        QT_TRANSLATE_NOOP("Sentence", "Its local derivative is negative."),
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} has the right size but the wrong sign. What {gate} gives falls when {node} "
            "grows: its local derivative is negative, and turns the sign.",
        ),
    ),
    Misconception(
        "routed_wrong",
        "route",
        QT_TRANSLATE_NOOP("Sentence", "max or min sends the gradient to the input it did not take"),
        LARGER_WINS,
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} comes out when {gate} sends the gradient to the input that it does not take. "
            "It compares {own} with {other}: the one it takes gets all that arrives, the other 0.",
        ),
    ),
    Misconception(
        "routed_to_both",
        "route",
        QT_TRANSLATE_NOOP("Sentence", "max or min sends the gradient to both of its inputs"),
        LARGER_WINS,
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} comes out when {gate} sends the gradient to both inputs. It compares {first} "
            "with {second}: the one it takes gets all, the other 0.",
        ),
    ),
    Misconception(
        "gate_ignored",
        "relu",
        QT_TRANSLATE_NOOP(
            "Sentence", "a relu lets all of the gradient pass although its input is not above 0"
        ),
        QT_TRANSLATE_NOOP(
            "Sentence", "Left of 0 a relu is flat, and a leaky one has only its small slope."
        ),
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} is what arrives at {gate}, passed on. Its input is {own}, not above 0, and "
            "there the gate does not let it pass as it is: look at its slope left of 0.",
        ),
    ),
    Misconception(
        "leak_ignored",
        "relu",
        QT_TRANSLATE_NOOP("Sentence", "leaky relu stops the gradient as relu does"),
        QT_TRANSLATE_NOOP("Sentence", "Below 0 it still has its small slope."),
        QT_TRANSLATE_NOOP(
            "Sentence",
            "Nothing would pass a relu, but {gate} leaks: below 0 it still has its small slope. "
            "Multiply {upstream} by it.",
        ),
    ),
    Misconception(
        "mul_own",
        "mul",
        QT_TRANSLATE_NOOP("Sentence", "mul gives an input its own value instead of the other's"),
        QT_TRANSLATE_NOOP("Sentence", "mul switches: each input gets upstream × the other input."),
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} is {upstream} × {own}, its own value. {gate} switches: {node} gets "
            "{upstream} × {other}, the other factor.",
        ),
    ),
    Misconception(
        "scaled_by_own",
        "mul",
        QT_TRANSLATE_NOOP("Sentence", "a gate with a constant factor multiplies by its input"),
        QT_TRANSLATE_NOOP(
            "Sentence", "A gate with a constant factor scales: it sends upstream × the constant."
        ),
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} is {upstream} × {own}, its own value. {gate} scales: {node} gets "
            "{upstream} × {other}, the constant.",
        ),
    ),
    Misconception(
        "add_own",
        "add",
        QT_TRANSLATE_NOOP("Sentence", "add multiplies what arrives by each input's own value"),
        FLOWS_WHOLE,
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} is {upstream} × {own}, its own value, as in a product. {gate} adds: its "
            "local derivative is 1, whatever the values are.",
        ),
    ),
    Misconception(
        "power_no_base",
        "power",
        QT_TRANSLATE_NOOP("Sentence", "only the exponent is left of the derivative of a power"),
        POWER_RULE,
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} has the exponent, but {own} itself is left out. The derivative of {gate} is "
            "the exponent × the next lower power of {own}; then multiply by {upstream}.",
        ),
    ),
    Misconception(
        "power_no_exponent",
        "power",
        QT_TRANSLATE_NOOP("Sentence", "the exponent is left out of the derivative of a power"),
        POWER_RULE,
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} is missing the exponent. The derivative of {gate} is the exponent × the next "
            "lower power; then multiply by {upstream}.",
        ),
    ),
    Misconception(
        "power_not_lowered",
        "power",
        QT_TRANSLATE_NOOP("Sentence", "a power stays as it is when it is differentiated"),
        POWER_RULE,
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} has the exponent in front, but the power at {gate} has not gone down. Lower "
            "it by one; then multiply by {upstream}.",
        ),
    ),
    Misconception(
        "squash_of_input",
        "squash",
        QT_TRANSLATE_NOOP(
            "Sentence", "the derivative of sigmoid or tanh is taken with its input, not its output"
        ),
        QT_TRANSLATE_NOOP("Sentence", "It is out × (1 − out) for sigmoid, 1 − out² for tanh."),
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} puts the input {own} where the output belongs. The derivative of {gate} is "
            "made of its output, {out}: σ(1 − σ) for sigmoid, 1 − out² for tanh.",
        ),
    ),
    Misconception(
        "only_sigma",
        "slope",
        QT_TRANSLATE_NOOP("Sentence", "of the slope σ(1 − σ) the factor 1 − σ is left out"),
        SIGMOID_SLOPE,
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} is {upstream} × {out}: only one of the two factors of σ(1 − σ), the slope of "
            "{gate}. Multiply by 1 − {out}, too.",
        ),
    ),
    Misconception(
        "only_one_minus",
        "slope",
        QT_TRANSLATE_NOOP("Sentence", "of the slope σ(1 − σ) the factor σ is left out"),
        SIGMOID_SLOPE,
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} is {upstream} × (1 − {out}): only one of the two factors of σ(1 − σ), the "
            "slope of {gate}. Multiply by {out}, too.",
        ),
    ),
    Misconception(
        "output_not_squared",
        "slope",
        QT_TRANSLATE_NOOP("Sentence", "the output of tanh is not squared in its slope"),
        QT_TRANSLATE_NOOP("Sentence", "The slope of tanh is 1 − out²."),
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} is {upstream} × (1 − {out}), with the output not squared. The slope of "
            "{gate} is 1 − out².",
        ),
    ),
    Misconception(
        "divisor_not_squared",
        "div",
        QT_TRANSLATE_NOOP("Sentence", "the divisor is not squared in its derivative"),
        QUOTIENT,
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} is upstream × (−a ÷ b). The derivative of {gate} by its divisor is −a ÷ b²: "
            "divide once more.",
        ),
    ),
    Misconception(
        "multiplied_by_divisor",
        "div",
        QT_TRANSLATE_NOOP("Sentence", "the dividend gets the gradient times the divisor"),
        QUOTIENT,
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} is {upstream} × {other}. {gate} divides, so {node} gets {upstream} ÷ {other}.",
        ),
    ),
)

STRANGE = (
    Misconception(
        "function_for_slope",
        "slope",
        QT_TRANSLATE_NOOP("Sentence", "a function's value is taken for its derivative"),
        SLOPE,
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} is {upstream} × {out}, the value that {gate} gives. Multiply by its "
            "derivative instead, at {own}.",
        ),
    ),
    Misconception(
        "exp_as_power",
        "slope",
        QT_TRANSLATE_NOOP("Sentence", "exp is differentiated like a power"),
        QT_TRANSLATE_NOOP("Sentence", "exp is its own derivative."),
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} treats {gate} like a power of {node}. Here {node} stands above: exp is its "
            "own derivative, {out}.",
        ),
    ),
    Misconception(
        "split_in_halves",
        "add",
        QT_TRANSLATE_NOOP("Sentence", "add gives each input half of the gradient"),
        FLOWS_WHOLE,
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} is half of what arrives at {gate}. Distributing is not sharing out: each "
            "input gets the whole gradient.",
        ),
    ),
    Misconception(
        "add_as_mul",
        "add",
        QT_TRANSLATE_NOOP("Sentence", "add is treated like mul"),
        FLOWS_WHOLE,
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} is {upstream} × {other}, as in a product. {gate} adds: its local derivative "
            "is 1 for each input.",
        ),
    ),
)
