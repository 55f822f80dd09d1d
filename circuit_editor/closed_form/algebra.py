"""SymPy with the gates' own formulas: symbols, constants, and printers for text and LaTeX.

SymPy takes half a second to import, so nothing here is made before it is asked for.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cache
from typing import Any

from circuit_editor.closed_form.latex_names import latex_names
from circuit_editor.closed_form.sympy_functions import vocabulary
from circuit_editor.model.paths import Path
from circuit_editor.text.numbers import MINUS, exact

__all__ = ["constant", "latex", "plain", "plain_name", "symbol", "vocabulary"]

LARGEST_DENOMINATOR = 1000
LARGEST_EXACT = 10_000  # beyond, powers of exact numbers could have more digits than memory

EULER = "e"  # what LaTeX calls the base of the exponential function
PI = frozenset({"pi", "π"})  # the names of the number, where no input bears one of them
THIN_SPACE = r" \, "  # between factors, where words would run into each other


def symbol(name: str) -> Any:
    """A real unknown of this name, whatever the name may mean elsewhere (`I`, `lambda`, `pi`)."""
    import sympy

    return sympy.Symbol(name, real=True)


def constant(number: float) -> Any:
    """A finite number: pi and e, an exact fraction where it is a simple one, else a float."""
    import sympy

    if number in (math.pi, math.e):
        return sympy.pi if number == math.pi else sympy.E
    if abs(number) <= LARGEST_EXACT:
        simple = Fraction(number).limit_denominator(LARGEST_DENOMINATOR)
        if float(simple) == number:
            return sympy.Rational(simple.numerator, simple.denominator)
    return sympy.Float(number)


def plain(expression: Any, beside: Iterable[str] = ()) -> str:
    """The expression as people type it, in the language of `circuit-editor new`.

    Where one of the names in it, or `beside` it, is pi, the number is written with its digits.
    """
    text: str = _plain_printer(_has_pi(expression, beside)).doprint(expression)
    return text.replace("**", "^")


def latex(expression: Any, beside: Iterable[str] = ()) -> str:
    """The expression as LaTeX, without dollar signs.

    Where one of the names in it, or `beside` it, is e, the exponential function is written out:
    e^x would be a power of that; and where one is pi, the number with its digits.
    """
    symbols, beside = expression.free_symbols, frozenset(beside)
    written_as = latex_names(beside.union(each.name for each in symbols))
    names = {each: written_as[each.name] for each in symbols}
    is_word = any("mathrm" in name or "text" in name for name in names.values())
    printer = _latex_printer()(
        {
            "symbol_names": names,
            "full_prec": False,
            "mul_symbol": THIN_SPACE if is_word else None,
            "exp_in_full": EULER in names.values() or EULER in beside,
            "pi_in_full": _has_pi(expression, beside),
        }
    )
    written: str = printer.doprint(expression)
    return written


def _has_pi(expression: Any, beside: Iterable[str]) -> bool:
    """True where something else than the number is called pi."""
    return not PI.isdisjoint({each.name for each in expression.free_symbols}.union(beside))


def plain_name(name: str) -> str:
    """A name for a formula: what stands inside a block, `neuron1/w`, is no quotient."""
    return ".".join(Path(name).parts)


def _number_first(terms: list[Any]) -> list[Any]:
    """The terms of a sum as textbooks have them: 1 + exp(-x), though x + 1."""
    import sympy

    numbers = [each for each in terms if each.is_number]
    others = [each for each in terms if not each.is_number]
    comes_first = others and all(each.has(sympy.Function) for each in others)
    return numbers + others if comes_first else terms


def _comparison(printer: Any, expression: Any) -> tuple[str, str, str]:
    """The two sides of [a > b] and the sign between them, a lone number on the right."""
    a, b = expression.args
    if a.is_number:
        return printer._print(b), "<", printer._print(a)
    return printer._print(a), ">", printer._print(b)


@cache
def _plain_printer(pi_in_full: bool) -> Any:
    from sympy.printing.str import StrPrinter

    class PlainPrinter(StrPrinter):  # type: ignore[misc]
        """Writes the words of this program: max, abs, [a > b], and floats with all digits."""

        def _as_ordered_terms(self, expr: Any, order: Any = None) -> list[Any]:
            return _number_first(super()._as_ordered_terms(expr, order))

        def _print_Symbol(self, expr: Any) -> str:  # noqa: N802
            return plain_name(expr.name)

        def _print_Float(self, expr: Any) -> str:  # noqa: N802
            return exact(float(expr)).replace(MINUS, "-")

        def _print_Exp1(self, expr: Any) -> str:  # noqa: N802 (E may be an input)
            return "exp(1)"

        def _print_NumberSymbol(self, expr: Any) -> str:  # noqa: N802 (so may pi)
            return exact(float(expr)).replace(MINUS, "-")

        def _print_Pi(self, expr: Any) -> str:  # noqa: N802
            return self._print_NumberSymbol(expr) if pi_in_full else "pi"

        def _print_Larger(self, expr: Any) -> str:  # noqa: N802
            return f"max({self.stringify(expr.args, ', ')})"

        def _print_Smaller(self, expr: Any) -> str:  # noqa: N802
            return f"min({self.stringify(expr.args, ', ')})"

        def _print_Size(self, expr: Any) -> str:  # noqa: N802
            return f"abs({self._print(expr.args[0])})"

        _print_Abs = _print_Size  # noqa: N815 (SymPy's own comes from sqrt(x^2))

        def _print_Above(self, expr: Any) -> str:  # noqa: N802
            return "[{} {} {}]".format(*_comparison(self, expr))

    return PlainPrinter()


def _quotient(expression: Any) -> tuple[list[Any], list[Any]]:
    """The factors above and below the line: below stands what has a negative number for a power."""
    import sympy

    above: list[Any] = []
    below: list[Any] = []
    for each in sympy.Mul.make_args(expression):
        base, power = each.as_base_exp() if each.is_Pow or each.func == sympy.exp else (each, None)
        if power is not None and power.is_Number and power.is_negative:
            below.append(sympy.Pow(base, -power))
        elif each.is_Rational and not each.is_Integer:
            above += [sympy.Integer(each.p)] if each.p != 1 else []
            below.append(sympy.Integer(each.q))
        else:
            above.append(each)
    return above, below


@cache
def _latex_printer() -> Any:
    import sympy
    from sympy.printing.latex import LatexPrinter

    class Printer(LatexPrinter):  # type: ignore[misc]
        """Writes the words of this program as LaTeX."""

        printmethod = ""  # the numbers' own would write pi where an input is called so

        _default_settings = LatexPrinter._default_settings | {
            "exp_in_full": False,
            "pi_in_full": False,
        }

        def _print_ExpBase(self, expr: Any, exp: str | None = None) -> str:  # noqa: N802
            return (
                self._called(r"\exp", expr, exp)
                if self._settings["exp_in_full"]
                else str(super()._print_ExpBase(expr, exp))
            )

        def _print_Exp1(self, expr: Any, exp: str | None = None) -> str:  # noqa: N802
            return r"\exp\left(1\right)" if self._settings["exp_in_full"] else EULER

        def _print_Pi(self, expr: Any, exp: str | None = None) -> str:  # noqa: N802
            return exact(float(expr)) if self._settings["pi_in_full"] else r"\pi"

        def _as_ordered_terms(self, expr: Any, order: Any = None) -> list[Any]:
            return _number_first(super()._as_ordered_terms(expr, order))

        def _print_Larger(self, expr: Any, exp: str | None = None) -> str:  # noqa: N802
            return self._called(r"\max", expr, exp)

        def _print_Smaller(self, expr: Any, exp: str | None = None) -> str:  # noqa: N802
            return self._called(r"\min", expr, exp)

        def _print_Size(self, expr: Any, exp: str | None = None) -> str:  # noqa: N802
            written = rf"\left|{{{self._print(expr.args[0])}}}\right|"
            return written if exp is None else f"{written}^{{{exp}}}"

        def _print_atan(self, expr: Any, exp: str | None = None) -> str:
            return self._called(expr.in_latex, expr, exp)

        _print_log2 = _print_log10 = _print_log1p = _print_expm1 = _print_atan

        # SymPy's own `_print_Mul` and `_print_Pow` ask of every exponent whether it is negative,
        # and simplify it to learn whether it varies: minutes for a deep one. Here only a number
        # in the exponent makes a quotient.

        def _print_Mul(self, expr: Any) -> str:  # noqa: N802
            if expr.is_Mul and (expr.args[0] == 1 or any(each.is_Number for each in expr.args[1:])):
                return self._product(expr.args)  # somebody wants it to stay as it is
            sign = ""
            if expr.could_extract_minus_sign():
                sign, expr = "- ", -expr
                if expr.is_Add:
                    return rf"{sign}\left({self._print(expr)}\right)"
            above, below = _quotient(expr)
            return (
                sign + rf"\frac{{{self._multiplied(above)}}}{{{self._multiplied(below)}}}"
                if below
                else sign + self._multiplied(above)
            )

        def _print_Pow(self, expr: Any) -> str:  # noqa: N802
            if expr.exp.is_Number:
                written = super()._print_Pow(expr)
            elif expr.base.is_Function:
                written = self._print(expr.base, exp=self._print(expr.exp))
            else:
                written = self._helper_print_standard_power(expr, "%s^{%s}")
            return str(written)

        def _multiplied(self, factors: list[Any]) -> str:
            """Factors side by side, in their usual order."""
            product = sympy.Mul(*factors, evaluate=False)
            return (
                self._product(product.as_ordered_factors())
                if product.is_Mul
                else str(self._print(product))
            )

        def _product(self, factors: Sequence[Any]) -> str:
            """Factors in brackets where they need some, and a sign between two numbers."""
            written, last = "", len(factors) - 1
            for place, each in enumerate(factors):
                factor = str(self._print(each))
                if self._needs_mul_brackets(each, first=place == 0, last=place == last):
                    factor = rf"\left({factor}\right)"
                if written:
                    numbers = written[-1].isdigit() and factor[0].isdigit()
                    written += self._settings[f"mul_symbol_latex{'_numbers' if numbers else ''}"]
                written += factor
            return written

        def _print_Above(self, expr: Any, exp: str | None = None) -> str:  # noqa: N802
            written = r"\left[{} {} {}\right]".format(*_comparison(self, expr))
            return written if exp is None else f"{written}^{{{exp}}}"

        def _called(self, name: str, expr: Any, exp: str | None) -> str:
            power = "" if exp is None else f"^{{{exp}}}"
            inside = ", ".join(self._print(each) for each in expr.args)
            return rf"{name}{power}\left({inside}\right)"

    return Printer
