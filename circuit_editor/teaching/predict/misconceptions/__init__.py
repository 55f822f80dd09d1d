"""The misconceptions that wrong answers are explained by, each declared once.

To add one, declare it in the file of its topic, with a rule decorator of `misconception`: the
function is the rule, named as the misconception, and the decorator holds where it applies and what
is said. Nothing else names it but its translations and a test.
"""

from circuit_editor.teaching.predict.misconceptions import (
    arithmetic,
    chain_rule,
    choices,
    composition,
    forks,
    functions,
    of_arrays,
    other_numbers,
    rounding,
)
from circuit_editor.teaching.predict.misconceptions.misconception import (
    EVERYWHERE,
    FURTHER,
    HERE,
    MISCONCEPTIONS,
    Misconception,
    WrongNumber,
)

__all__ = [
    "EVERYWHERE",
    "FURTHER",
    "HERE",
    "MISCONCEPTIONS",
    "Misconception",
    "WrongNumber",
    "arithmetic",
    "chain_rule",
    "choices",
    "composition",
    "forks",
    "functions",
    "of_arrays",
    "other_numbers",
    "rounding",
]
