"""The functions of the gates' formulas that SymPy lacks, or has in a form that nobody reads.

SymPy's own Max, Abs and Heaviside try to be clever when they are made (they compare, split and
rewrite, in unbounded time) and differentiate into forms that nobody reads. The words here only
stand there: max(x, 0) stays what was drawn, and its derivative is the bracket [x > 0], which is 1
where the comparison holds and else 0.

SymPy takes half a second to import, so nothing here is made before it is asked for.
"""

from __future__ import annotations

from functools import cache
from types import SimpleNamespace
from typing import Any


@cache
def vocabulary() -> SimpleNamespace:
    """What a gate's formula may call, by NumPy's names, over SymPy's expressions."""
    import sympy

    class Real(sympy.Function):  # type: ignore[misc]
        """Real by its own word.

        SymPy's sin, cos, tanh and their like take what they are of apart into real and imaginary
        parts to find out, which takes minutes where they stand in each other behind quotients.
        """

        is_real = True
        in_latex = ""  # what it is called there, where SymPy would take a digit for an index

        def __reduce_ex__(self, protocol: Any) -> tuple[Any, ...]:
            return _applied, (type(self).__name__, self.args)

    class Odd(Real):
        """f(-x) = -f(x), and so 0 at 0."""

        @classmethod
        def eval(cls, x: Any) -> Any:
            return x if x == 0 else _sign_in_front(cls, x)

    class Even(Real):
        """f(-x) = f(x), and 1 at 0, as the even ones here are."""

        @classmethod
        def eval(cls, x: Any) -> Any:
            if x == 0:
                return sympy.Integer(1)
            return cls(-x) if x.could_extract_minus_sign() else None

    class Flat(Real):
        """A step: its derivative counts as 0."""

        def fdiff(self, argindex: int = 1) -> Any:
            return sympy.Integer(0)

    class sin(Odd):  # noqa: N801 (formulas bear its name)
        def fdiff(self, argindex: int = 1) -> Any:
            return cos(self.args[0])

    class cos(Even):  # noqa: N801
        def fdiff(self, argindex: int = 1) -> Any:
            return -sin(self.args[0])

    class tan(Odd):  # noqa: N801
        def fdiff(self, argindex: int = 1) -> Any:
            return 1 + self**2

    class sinh(Odd):  # noqa: N801
        def fdiff(self, argindex: int = 1) -> Any:
            return cosh(self.args[0])

    class cosh(Even):  # noqa: N801
        def fdiff(self, argindex: int = 1) -> Any:
            return sinh(self.args[0])

    class tanh(Odd):  # noqa: N801
        def fdiff(self, argindex: int = 1) -> Any:
            return 1 - self**2

    class atan(Odd):  # noqa: N801
        in_latex = r"\arctan"

        def fdiff(self, argindex: int = 1) -> Any:
            return 1 / (1 + self.args[0] ** 2)

    class erf(Odd):  # noqa: N801
        def fdiff(self, argindex: int = 1) -> Any:
            return 2 * sympy.exp(-(self.args[0] ** 2)) / sympy.sqrt(sympy.pi)

    class log2(Real):  # noqa: N801
        in_latex = r"\log_{2}"

        def fdiff(self, argindex: int = 1) -> Any:
            return 1 / (self.args[0] * sympy.log(2))

    class log10(Real):  # noqa: N801
        in_latex = r"\log_{10}"

        def fdiff(self, argindex: int = 1) -> Any:
            return 1 / (self.args[0] * sympy.log(10))

    class log1p(Real):  # noqa: N801
        in_latex = r"\operatorname{log1p}"

        def fdiff(self, argindex: int = 1) -> Any:
            return 1 / (1 + self.args[0])

    class expm1(Real):  # noqa: N801
        in_latex = r"\operatorname{expm1}"

        def fdiff(self, argindex: int = 1) -> Any:
            return sympy.exp(self.args[0])

    class sign(Odd, Flat):  # noqa: N801
        pass

    class floor(Flat):  # noqa: N801
        pass

    class Above(Real):
        """[a > b]: 1 where a is larger, else 0; a half at a tie, as the gates have it."""

        @classmethod
        def eval(cls, a: Any, b: Any) -> Any:
            return sympy.Rational(1, 2) if a == b else None

        def fdiff(self, argindex: int = 1) -> Any:
            return sympy.Integer(0)

    class Larger(Real):
        @classmethod
        def eval(cls, a: Any, b: Any) -> Any:
            return a if a == b else None

        def fdiff(self, argindex: int = 1) -> Any:
            a, b = self.args
            return Above(a, b) if argindex == 1 else Above(b, a)

    class Smaller(Real):
        @classmethod
        def eval(cls, a: Any, b: Any) -> Any:
            return a if a == b else None

        def fdiff(self, argindex: int = 1) -> Any:
            a, b = self.args
            return Above(b, a) if argindex == 1 else Above(a, b)

    class Size(Real):
        def fdiff(self, argindex: int = 1) -> Any:
            return sympy.sign(self.args[0])

    return SimpleNamespace(
        exp=sympy.exp,
        log=sympy.log,
        sqrt=sympy.sqrt,
        sin=sin,
        cos=cos,
        tan=tan,
        sinh=sinh,
        cosh=cosh,
        tanh=tanh,
        arctan=atan,
        log2=log2,
        log10=log10,
        log1p=log1p,
        expm1=expm1,
        erf=erf,
        sign=sign,
        floor=floor,
        abs=Size,
        maximum=Larger,
        minimum=Smaller,
        above=Above,
    )


def _applied(word: str, args: tuple[Any, ...]) -> Any:
    """A word of ours with what it is of, as it was pickled: pickle finds no class in a function."""
    classes = {each.__name__: each for each in vars(vocabulary()).values()}
    return classes[word](*args, evaluate=False)


def _sign_in_front(function: Any, x: Any) -> Any:
    """f(-x) as -f(x), for an odd function; None where there is no sign to be moved."""
    return -function(-x) if x.could_extract_minus_sign() else None
