"""Domain conditions that a closed form no longer shows: where its gates have no real value.

Algebra makes 1 of x/x and x of sqrt(x)^2, and forgets that the circuit has no value at x = 0, or
below it. Each gate declares what it needs; what the finished formula does not show any more is
said beside it: "for x ≠ 0". Overflow is no part of this: where exp(x) is too large for a float,
log(exp(x)) = x still holds, and the formula keeps a number that the chain of gates loses.

Nothing here asks SymPy what it knows of a sign, which has no bounds: the few rules below are
enough to see that 1 + exp(x) is positive, and where they are not, a condition is said that always
holds, which is not wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from types import SimpleNamespace
from typing import Any, NamedTuple

from circuit_editor.closed_form import algebra
from circuit_editor.closed_form.evaluate import evaluate
from circuit_editor.closed_form.sympy_functions import vocabulary
from circuit_editor.gates import AS_BASE, NONZERO, NOT_NEGATIVE, POSITIVE

SIGNS = {NONZERO: r"\neq", NOT_NEGATIVE: r"\geq", POSITIVE: ">"}


class Condition(NamedTuple):
    """A domain condition: an expression is not 0, not negative, or positive: `x ≠ 0`, `x ≥ 0`."""

    expression: Any
    sign: str

    @property
    def text(self) -> str:
        """As people write it."""
        return f"{algebra.plain(self.expression)} {self.sign} 0"

    def latex(self, beside: Iterable[str] = ()) -> str:
        """As LaTeX, beside formulas with these names in them."""
        return f"{algebra.latex(self.expression, beside)} {SIGNS[self.sign]} 0"

    def holds(self, numbers: dict[str, float]) -> bool:
        """True where it holds at these numbers, by the names of the inputs."""
        found = evaluate(self.expression, numbers)
        return {NONZERO: found != 0, NOT_NEGATIVE: found >= 0, POSITIVE: found > 0}[self.sign]


def lost_conditions(needed: Iterable[Condition], formula: Any) -> tuple[Condition, ...]:
    """Those of the conditions that cannot be seen in the formula, each once, in their order."""
    shown = list(_shown(formula))
    bases = {part.expression for each in shown if each.sign == AS_BASE for part in _split(each)}
    seen = _merged(part for each in shown if each.sign != AS_BASE for part in _split(each))
    wanted = _merged(
        part
        for each in needed
        for part in _split(each)
        if each.sign != AS_BASE or part.expression not in bases
    )
    return tuple(
        Condition(expression, sign)
        for expression, sign in wanted.items()
        if seen.get(expression) not in (sign, POSITIVE)
    )


def _merged(conditions: Iterable[Condition]) -> dict[Any, str]:
    """The strictest sign of each expression: what is ≠ 0 and ≥ 0 is > 0."""
    found: dict[Any, str] = {}
    for expression, sign in conditions:
        known = found.setdefault(expression, sign)
        found[expression] = sign if known == sign else POSITIVE
    return found


def _shown(formula: Any) -> Iterator[Condition]:
    """What a formula visibly needs: it divides, takes roots or logarithms."""
    import sympy

    words = _words()
    for part in sympy.preorder_traversal(formula):
        if isinstance(part, words.logarithms):
            yield Condition(part.args[0], POSITIVE)
        elif isinstance(part, words.log1p):
            yield Condition(1 + part.args[0], POSITIVE)
        elif part.is_Pow and not part.exp.is_Number:
            yield Condition(part.base, AS_BASE)
        elif part.is_Pow and not _is_whole(part.exp):
            yield Condition(part.base, POSITIVE if part.exp.is_negative else NOT_NEGATIVE)
        elif part.is_Pow and part.exp.is_negative:
            yield Condition(part.base, NONZERO)


def _split(condition: Condition) -> Iterator[Condition]:
    """The same condition as small ones, without those that always hold: 2 x y ≠ 0 is two."""
    expression, sign = condition
    sign = POSITIVE if sign == AS_BASE else sign
    if sign == NONZERO:
        for factor in _factors(expression):
            base = factor.base if factor.is_Pow and factor.exp.is_Number else factor
            base = base.primitive()[1]
            base = -base if base.could_extract_minus_sign() else base
            if not (base.is_number or _is_positive(base) or _is_positive(-base)):
                yield Condition(base, NONZERO)
        return
    rest = expression.primitive()[1] if expression.is_Add else expression
    factors = []
    for factor in _factors(rest):
        if _is_even_power(factor):
            if sign == POSITIVE:
                yield from _split(Condition(factor.base, NONZERO))
        elif not (_is_positive(factor) or (factor.is_number and factor.is_positive)):
            factors.append(factor.base if (factor.is_Pow and _is_whole(factor.exp)) else factor)
    product = type(rest)(*factors) if rest.is_Mul else factors[0] if factors else None
    if factors and not (sign == NOT_NEGATIVE and _is_not_negative(product)):
        yield Condition(product, sign)


def _factors(expression: Any) -> tuple[Any, ...]:
    return tuple(expression.args) if expression.is_Mul else (expression,)


def _is_whole(exponent: Any) -> bool:
    return bool(exponent.is_Number) and float(exponent).is_integer()


def _is_even_power(expression: Any) -> bool:
    return bool(expression.is_Pow) and _is_whole(expression.exp) and float(expression.exp) % 2 == 0


def _is_positive(expression: Any) -> bool:
    """True where it can be seen that an expression is positive wherever it has a value."""
    words = _words()
    if expression.is_Number:
        return bool(expression.is_positive)
    if isinstance(expression, words.positive):
        return True
    if expression.is_Add:
        return all(map(_is_not_negative, expression.args)) and any(
            map(_is_positive, expression.args)
        )
    if expression.is_Mul or isinstance(expression, words.minimum):
        return all(map(_is_positive, expression.args))
    if expression.is_Pow:  # where the exponent varies, the base is said to be positive
        return not expression.exp.is_Number or _is_positive(expression.base)
    if isinstance(expression, words.maximum):
        return any(map(_is_positive, expression.args))
    if isinstance(expression, words.alike):
        return _is_positive(expression.args[0])
    is_logarithm = isinstance(expression, words.logarithms)
    return is_logarithm and _is_positive(expression.args[0] - 1)  # as of 1 + exp(x)


def _is_not_negative(expression: Any) -> bool:
    """True where it can be seen that an expression is not negative wherever it has a value."""
    words = _words()
    if expression.is_Number:
        return not expression.is_negative
    if (
        _is_even_power(expression)
        or isinstance(expression, words.not_negative)
        or _is_positive(expression)
    ):
        return True
    if expression.is_Add or expression.is_Mul or isinstance(expression, words.minimum):
        return all(map(_is_not_negative, expression.args))
    if expression.is_Pow:
        is_root = expression.exp.is_Number and not _is_whole(expression.exp)
        return is_root or _is_not_negative(expression.base)
    if isinstance(expression, words.not_turned):
        return _is_not_negative(expression.args[0])
    return isinstance(expression, words.maximum) and any(map(_is_not_negative, expression.args))


@cache
def _words() -> SimpleNamespace:
    """The words of formulas, and several together: `alike` have the sign of what they are of."""
    import sympy

    words = vocabulary()
    signs = words.sign, sympy.sign
    alike = (words.tanh, words.sinh, words.arctan, words.erf, words.log1p, words.expm1, *signs)
    return SimpleNamespace(
        **vars(words),
        alike=alike,
        not_turned=(*alike, words.floor),
        logarithms=(words.log, words.log2, words.log10),
        positive=(words.exp, words.cosh, type(sympy.E)),
        not_negative=(words.abs, sympy.Abs, words.above),
    )
