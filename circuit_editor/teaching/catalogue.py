"""The misconceptions by name, the more probable first: of single gates, of forks, of the whole."""

from __future__ import annotations

from collections.abc import Mapping

from circuit_editor.teaching.slips_back import COMMON, STRANGE
from circuit_editor.teaching.slips_forward import FORWARDS
from circuit_editor.teaching.wording import ADD_THEM, BOTH_FACTORS, HOW_MUCH, Misconception
from circuit_editor.text import QT_TRANSLATE_NOOP

# {done} is one of the clauses below, {instead} a sentence of its own
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

WHOLE = (
    Misconception(
        "fork_overwritten",
        "fork",
        QT_TRANSLATE_NOOP("Sentence", "one branch of a fork overwrites the others"),
        ADD_THEM,
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} is what comes back over one wire alone, the one to {gate}. {count} wires lead "
            "from {node} to {loss}: add what comes back over each.",
        ),
    ),
    Misconception(
        "fork_left_out",
        "fork",
        QT_TRANSLATE_NOOP("Sentence", "one branch of a fork is left out"),
        ADD_THEM,
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} leaves out the wire to {gate}. {count} wires lead from {node} to {loss}: "
            "add what comes back over each.",
        ),
    ),
    Misconception(
        "upstream_forgotten",
        "upstream",
        QT_TRANSLATE_NOOP("Sentence", "only the local derivative is taken, without what arrives"),
        BOTH_FACTORS,
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} is only the local derivative of {gate}. Multiply it by the gradient that "
            "arrives there from {loss}.",
        ),
    ),
    Misconception(
        "local_forgotten",
        "local",
        QT_TRANSLATE_NOOP("Sentence", "what arrives is passed on without the local derivative"),
        BOTH_FACTORS,
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} is only what arrives at {gate} from {loss}, the upstream gradient. "
            "Multiply it by the local derivative of {gate} by {node}.",
        ),
    ),
    Misconception(
        "value_for_gradient",
        "value",
        QT_TRANSLATE_NOOP("Sentence", "the value is taken for the gradient"),
        HOW_MUCH,
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} is the value of {node}, the number that flows forwards. The gradient says "
            "how much {loss} moves when {node} moves.",
        ),
    ),
    Misconception(
        "output_for_gradient",
        "value",
        QT_TRANSLATE_NOOP("Sentence", "the value of another gate is taken for the gradient"),
        HOW_MUCH,
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} is the value of {result}, a number that flows forwards. The gradient says "
            "how much {loss} moves when {node} moves.",
        ),
    ),
    Misconception(
        "stale",
        "stale",
        QT_TRANSLATE_NOOP("Sentence", "the number from before the last change is given"),
        QT_TRANSLATE_NOOP("Sentence", "After a change both passes begin anew."),
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} was right before the last change of the circuit. After a change both passes "
            "begin anew, and this number is another one.",
        ),
    ),
    Misconception(
        "sign_lost",
        "sign",
        QT_TRANSLATE_NOOP("Sentence", "a sign is lost"),
        QT_TRANSLATE_NOOP("Sentence", "Look at the sign of each factor."),
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} has the right size but the wrong sign. Follow the signs once more: of what "
            "arrives, and of the local derivative.",
        ),
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} has the right size but the wrong sign. Follow the signs of the numbers that "
            "arrive at {gate} once more.",
        ),
    ),
    Misconception(
        "zero",
        "zero",
        QT_TRANSLATE_NOOP("Sentence", "what is not worked out yet is taken for 0"),
        QT_TRANSLATE_NOOP("Sentence", "A number that is not there yet is not 0."),
        QT_TRANSLATE_NOOP(
            "Sentence",
            "0 would mean that {loss} does not move at all when {node} moves. A number that is "
            "not there yet is not 0: work it out from what arrives.",
        ),
        QT_TRANSLATE_NOOP(
            "Sentence",
            "The value of {node} is not 0. A number that is not there yet is not 0: work it out "
            "from what arrives.",
        ),
    ),
    Misconception(
        "not_computed_as_zero",
        "zero",
        QT_TRANSLATE_NOOP("Sentence", "what is not computed is taken for 0"),
        QT_TRANSLATE_NOOP("Sentence", "What is not computed has no number, not even 0."),
        QT_TRANSLATE_NOOP(
            "Sentence",
            "Nothing is computed at {node}: no number comes there, and none is not the same as 0.",
        ),
    ),
    Misconception(
        "other_side",
        "side",
        QT_TRANSLATE_NOOP("Sentence", "upstream and downstream are confused"),
        QT_TRANSLATE_NOOP("Sentence", "Upstream is the side of {loss}."),
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} belongs to the other side of {gate}: it is what that gate sends on to its "
            "input. Asked for is what arrives there, from the side of {loss}.",
        ),
    ),
    Misconception(
        "outer_slope_at_input",
        "composition",
        QT_TRANSLATE_NOOP(
            "Sentence", "the slope of the outer function is taken at the wrong place"
        ),
        QT_TRANSLATE_NOOP("Sentence", "The outer function gets what the inner one gives."),
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} comes out when the slope of {outer} is taken at {own}, what goes into {gate}. "
            "Take it at what {gate} gives, {out}; then × the slope of {gate}.",
        ),
    ),
    Misconception(
        "slope_before",
        "composition",
        QT_TRANSLATE_NOOP("Sentence", "a slope is taken one gate too early"),
        QT_TRANSLATE_NOOP("Sentence", "A slope is taken at what goes into its gate."),
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} comes out when the slope of {gate} is taken at {early}, what goes into "
            "{before}. Take it at {own}, what {before} gives.",
        ),
    ),
    Misconception(
        "composition",
        "composition",
        QT_TRANSLATE_NOOP("Sentence", "one function of another is read as their product"),
        QT_TRANSLATE_NOOP("Sentence", "The outer function gets what the inner one gives."),
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} comes out when two functions, one of the other, are read as their product. "
            "The slope of {outer} is taken at what {gate} gives, {out}; then × the slope of "
            "{gate}.",
        ),
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} comes out when two functions, one of the other, are read as their product. "
            "{gate} is taken of what comes out of the gate before it: {first}.",
        ),
    ),
)

LAST = (
    Misconception(
        "fork_multiplied",
        "fork",
        QT_TRANSLATE_NOOP("Sentence", "the branches of a fork are multiplied"),
        ADD_THEM,
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} is the product of what comes back over the {count} wires from {node} to "
            "{loss}. Along a wire one multiplies; where wires meet again, one adds.",
        ),
    ),
    Misconception(
        "fork_averaged",
        "fork",
        QT_TRANSLATE_NOOP("Sentence", "the branches of a fork are averaged"),
        ADD_THEM,
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} is the mean of what comes back over the {count} wires from {node} to {loss}. "
            "Add them; do not divide.",
        ),
    ),
    Misconception(
        "added_not_multiplied",
        "added",
        QT_TRANSLATE_NOOP("Sentence", "upstream and local derivative are added"),
        BOTH_FACTORS,
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} is {upstream} plus the local derivative of {gate}. The chain rule multiplies "
            "them.",
        ),
    ),
    Misconception(
        "rounding_carried",
        "rounding",
        QT_TRANSLATE_NOOP("Sentence", "rounded numbers are carried along"),
        QT_TRANSLATE_NOOP("Sentence", "Round at the very end."),
        QT_TRANSLATE_NOOP(
            "Sentence",
            "The method is right. {guess} comes from numbers that were rounded on the way; with "
            "all their digits it is {true}.",
        ),
    ),
)

CATALOGUE: Mapping[str, Misconception] = {
    each.key: each for each in (*COMMON, *FORWARDS, *WHOLE, *STRANGE, *LAST)
}
