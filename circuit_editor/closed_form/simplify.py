"""Simplifies a derivative: the shortest of a few forms that are cheap to find.

SymPy's `simplify` is not among them: it takes seconds on a neuron, and answers 1/cosh(x)^2 where
1 - f^2 is the lesson. What is tried here costs milliseconds, and only where brackets cannot
multiply out into more than `MOST_TERMS` terms, as factoring would otherwise never end.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Any

from circuit_editor.closed_form.algebra import plain

MOST_TERMS = 150
MOST_WEIGHT = 8  # the largest power worth multiplying out
MOST_NAMES = 8  # unknowns that factoring can take without losing itself
MOST_KERNELS = 4
ENDLESS = 10**9
NAME = re.compile(r"\b[^\W\d]\w*\b(?!\()")  # of an unknown; exp( is none


def shortest_form(derivative: Any, loss: Any, output: Any) -> Any:
    """The derivative as the shortest text: as it is, together, factored, or by the output.

    `output` is the symbol that the loss may be called by in its own derivative, or None.
    """
    best = derivative
    if output is not None and not loss.is_Atom:
        named = derivative.subs([(loss, output), (_sign_inside(-loss), -output)])
        by_output = [named, *_by_kernel(derivative, loss, output)]
        allowed = _divisors(derivative)
        allowed |= {output} if allowed else set()
        best = _shortest_of([best, *(each for each in by_output if _divisors(each) <= allowed)])
    candidates = [best, *_rewritten(best)]
    return _shortest_of([*candidates, *map(_sign_inside, candidates)])


def factor_out(expression: Any) -> Any:
    """The expression, with what its terms have in common in front where that is shorter."""
    import sympy

    return _shortest_of([expression, sympy.factor_terms(expression)])


def _shortest_of(candidates: list[Any]) -> Any:
    """The first of the shortest texts, every name counted as one sign.

    Or a block called "sigmoid" would have another derivative than one called σ.
    """
    return min(dict.fromkeys(candidates), key=lambda each: len(NAME.sub("x", plain(each))))


def _rewritten(expression: Any) -> Iterator[Any]:
    import sympy

    yield sympy.factor_terms(expression)
    if _can_be_multiplied_out(expression) and not expression.has(sympy.Float):
        yield sympy.together(expression)
        yield sympy.factor(expression)


def _by_kernel(derivative: Any, loss: Any, output: Any) -> Iterator[Any]:
    """The derivative with an exp in it expressed by the output, where the output says what it is.

    From f = (a e + b) / (c e + d) follows e = (b - d f) / (c f - a). That is how the derivative of
    a sigmoid becomes f (1 - f).
    """
    import sympy

    kernels = sorted(loss.atoms(sympy.exp), key=sympy.default_sort_key)
    if len(kernels) > MOST_KERNELS:
        return
    unknown = sympy.Dummy(positive=True)
    for kernel in kernels:
        of_unknown = loss.xreplace({kernel: unknown})
        if not _can_be_multiplied_out(of_unknown):
            continue
        top, bottom = sympy.fraction(sympy.together(of_unknown))
        if not (_is_linear(top, unknown) and _is_linear(bottom, unknown)):
            continue
        a, b = top.diff(unknown), top.xreplace({unknown: sympy.Integer(0)})
        c, d = bottom.diff(unknown), bottom.xreplace({unknown: sympy.Integer(0)})
        solved = c * output - a
        if solved.is_zero is not True:
            without, rest = derivative.xreplace({kernel: unknown}).as_independent(
                unknown, as_Add=False
            )
            rest = rest.xreplace({unknown: (b - d * output) / solved})
            yield from (without * each for each in [rest, *_rewritten(rest)])


def _divisors(expression: Any) -> set[Any]:
    """What an expression divides by, and so must not be 0 there.

    swish/x is shorter than 1/(1 + exp(-x)), but says nothing at x = 0.
    """
    import sympy

    return {
        each.base
        for each in expression.atoms(sympy.Pow)
        if each.exp.could_extract_minus_sign() and not each.base.is_number
    }


def _is_linear(expression: Any, unknown: Any) -> bool:
    return not expression.diff(unknown).has(unknown)


def _sign_inside(expression: Any) -> Any:
    """f*(1 - f) for -f*(f - 1): a minus in front moves into the first sum."""
    import sympy

    number, factors = expression.as_coeff_mul()
    if not number.is_negative:
        return expression
    for place, each in enumerate(factors):
        if each.is_Add:
            others = factors[:place] + factors[place + 1 :]
            return sympy.Mul(-number, *others, -each)
    return expression


def _can_be_multiplied_out(expression: Any) -> bool:
    few = len(expression.free_symbols) <= MOST_NAMES
    return few and terms_multiplied_out(expression) <= MOST_TERMS


def terms_multiplied_out(expression: Any) -> int:
    """How many terms there can be, at most, above and below the line, with no bracket left."""
    import sympy

    above: dict[Any, int] = {}
    below: dict[Any, int] = {}
    worst = 1
    for each in sympy.postorder_traversal(expression):
        above[each], below[each] = _terms(each, above, below)
        worst = max(worst, above[each], below[each])
        if worst > MOST_TERMS:
            return ENDLESS
    return worst


def _terms(each: Any, above: dict[Any, int], below: dict[Any, int]) -> tuple[int, int]:
    """The terms of one node, its arguments being counted."""
    import sympy

    tops, bottoms = [above[arg] for arg in each.args], [below[arg] for arg in each.args]
    if each.is_Add:
        line = math.prod(bottoms)
        return sum(tops) * line, line
    if each.is_Mul:
        return math.prod(tops), math.prod(bottoms)
    if not (each.is_Pow or isinstance(each, sympy.exp)):
        return 1, 1
    base, exponent = each.as_base_exp()
    weight = _weight(exponent)
    if weight > MOST_WEIGHT:
        return ENDLESS, 1
    top, bottom = (above.get(base, 1) + 1) ** weight - 1, below.get(base, 1) ** weight
    return (bottom, top) if exponent.could_extract_minus_sign() else (top, bottom)


def _weight(exponent: Any) -> int:
    """The degree that SymPy's polynomials see in a power: 3 for x^3, for exp(3 x), for x^(1/3)."""
    import sympy

    numbers = (term.as_coeff_Mul()[0] for term in sympy.Add.make_args(exponent))
    return max([1, *(abs(int(each.p)) * int(each.q) for each in numbers if each.is_Rational)])
