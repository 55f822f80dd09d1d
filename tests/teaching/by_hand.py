"""A second implementation of what judges answers, kept as plain as can be: no code is shared.

Gates and wrong rules by the textbook, circuits as dictionaries of floats, numbers typed as
`decimal` and `fractions` have them. What the program says is held against this, and at the end
stand circuits in which each misconception is to be named: a new one is added here, and nowhere
else among the tests.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from itertools import islice, product

from circuit_editor.model import Document
from circuit_editor.text import Quantity, show

PRECISE = Context(prec=1_500)
NAN = math.nan


def sigmoid(x: float) -> float:
    return 1 / (1 + math.exp(-x)) if x > -700 else 0.0


def sign(x: float) -> float:
    return (x > 0) - (x < 0)


def raised(a: float, b: float) -> float:
    try:
        found = a**b
    except ArithmeticError:
        return math.inf
    return NAN if isinstance(found, complex) else found


def below(x: float) -> float:
    return math.erfc(-x / math.sqrt(2)) / 2


def power_slope(a: float, b: float) -> float:
    return 0.0 if b == 0 else b * raised(a, b - 1)


# kind: what comes out, and the local derivative by each input; c holds the constants inside
GATES = {
    "output": (lambda c, x: x, lambda c, x: (1,)),
    "add": (lambda c, a, b: a + b, lambda c, a, b: (1, 1)),
    "sub": (lambda c, a, b: a - b, lambda c, a, b: (1, -1)),
    "mul": (lambda c, a, b: a * b, lambda c, a, b: (b, a)),
    "div": (lambda c, a, b: a / b, lambda c, a, b: (1 / b, -a / b**2)),
    "neg": (lambda c, x: -x, lambda c, x: (-1,)),
    "power": (
        lambda c, a, b: raised(a, b),
        lambda c, a, b: (power_slope(a, b), raised(a, b) * math.log(a)),
    ),
    "max": (
        lambda c, a, b: max(a, b),
        lambda c, a, b: (0.5, 0.5) if a == b else (float(a > b), float(b > a)),
    ),
    "min": (
        lambda c, a, b: min(a, b),
        lambda c, a, b: (0.5, 0.5) if a == b else (float(a < b), float(b < a)),
    ),
    "add_constant": (lambda c, x: x + c["c"], lambda c, x: (1,)),
    "mul_constant": (lambda c, x: x * c["c"], lambda c, x: (c["c"],)),
    "power_constant": (lambda c, x: raised(x, c["c"]), lambda c, x: (power_slope(x, c["c"]),)),
    "reciprocal": (lambda c, x: 1 / x, lambda c, x: (-1 / x**2,)),
    "exp": (lambda c, x: math.exp(x), lambda c, x: (math.exp(x),)),
    "log": (lambda c, x: math.log(x), lambda c, x: (1 / x,)),
    "sqrt": (lambda c, x: math.sqrt(x), lambda c, x: (0.5 / math.sqrt(x),)),
    "square": (lambda c, x: x * x, lambda c, x: (2 * x,)),
    "abs": (lambda c, x: abs(x), lambda c, x: (sign(x),)),
    "sin": (lambda c, x: math.sin(x), lambda c, x: (math.cos(x),)),
    "cos": (lambda c, x: math.cos(x), lambda c, x: (-math.sin(x),)),
    "tanh": (lambda c, x: math.tanh(x), lambda c, x: (1 / math.cosh(x) ** 2,)),
    "sigmoid": (lambda c, x: sigmoid(x), lambda c, x: (sigmoid(x) * sigmoid(-x),)),
    "relu": (lambda c, x: max(x, 0.0), lambda c, x: (float(x > 0),)),
    "leaky_relu": (
        lambda c, x: x if x > 0 else c["slope"] * x,
        lambda c, x: (1.0 if x > 0 else c["slope"],),
    ),
    "softplus": (
        lambda c, x: max(x, 0.0) + math.log1p(math.exp(-abs(x))),
        lambda c, x: (sigmoid(x),),
    ),
    "tan": (lambda c, x: math.tan(x), lambda c, x: (1 / math.cos(x) ** 2,)),
    "sinh": (lambda c, x: math.sinh(x), lambda c, x: (math.cosh(x),)),
    "cosh": (lambda c, x: math.cosh(x), lambda c, x: (math.sinh(x),)),
    "atan": (lambda c, x: math.atan(x), lambda c, x: (1 / (1 + x**2),)),
    "log2": (lambda c, x: math.log2(x), lambda c, x: (1 / (x * math.log(2)) if x > 0 else NAN,)),
    "log10": (lambda c, x: math.log10(x), lambda c, x: (1 / (x * math.log(10)) if x > 0 else NAN,)),
    "log1p": (lambda c, x: math.log1p(x), lambda c, x: (1 / (1 + x) if x > -1 else NAN,)),
    "expm1": (lambda c, x: math.expm1(x), lambda c, x: (math.exp(x),)),
    "erf": (
        lambda c, x: math.erf(x),
        lambda c, x: (2 / math.sqrt(math.pi) * math.exp(-(x**2)),),
    ),
    "gelu": (
        lambda c, x: x * below(x),
        lambda c, x: (below(x) + x * math.exp(-(x**2) / 2) / math.sqrt(2 * math.pi),),
    ),
    "silu": (
        lambda c, x: x * sigmoid(x),
        lambda c, x: (sigmoid(x) + x * sigmoid(x) * sigmoid(-x),),
    ),
    "elu": (
        lambda c, x: x if x > 0 else c["alpha"] * math.expm1(x),
        lambda c, x: (1.0 if x > 0 else c["alpha"] * math.exp(x),),
    ),
    "sign": (lambda c, x: float(x > 0) - float(x < 0), lambda c, x: (0.0,)),
    "floor": (lambda c, x: math.floor(x), lambda c, x: (0.0,)),
    "clip": (
        lambda c, x: min(max(x, c["low"]), c["high"]),
        lambda c, x: (float(c["low"] < x < c["high"]),),
    ),
}
FUNCTIONS = set(GATES) - {"output", "add", "sub", "mul", "div", "neg", "power", "max", "min"}
FUNCTIONS -= {"add_constant", "mul_constant", "power_constant"}
EXPONENTS = {"square": 2.0, "sqrt": 0.5, "reciprocal": -1.0}


def forward(kind: str, c: dict, *inputs: float) -> float:
    try:
        return float(GATES[kind][0](c, *inputs))
    except (ArithmeticError, ValueError):
        return NAN


def local(kind: str, c: dict, inputs: tuple[float, ...], index: int) -> float:
    try:
        return float(GATES[kind][1](c, *inputs)[index])
    except (ArithmeticError, ValueError):
        if kind == "power" and index == 0:  # its logarithm is of no concern to the base
            return power_slope(*inputs) if inputs[0] else NAN
        return NAN


class There:
    """One input of a gate: the numbers there, exact or as the screen shows them."""

    def __init__(self, kind, c, inputs, out, upstream, index) -> None:
        self.kind, self.c, self.inputs, self.out = kind, c, inputs, out
        self.upstream, self.index = upstream, index
        self.own = inputs[index]
        self.other = inputs[1 - index] if len(inputs) == 2 else c.get("c")
        self.forced: float | None = None  # the local derivative had from the output shown

    @property
    def local(self) -> float:
        return (
            self.forced
            if self.forced is not None
            else local(self.kind, self.c, self.inputs, self.index)
        )

    @property
    def slope(self) -> float:
        """The local derivative as one has it from the output, where that is the way."""
        by_output = {
            "sigmoid": lambda: self.out * (1 - self.out),
            "tanh": lambda: 1 - self.out**2,
            "tan": lambda: 1 + self.out**2,
            "exp": lambda: self.out,
            "sqrt": lambda: 0.5 / self.out if self.out else NAN,
            "reciprocal": lambda: -(self.out**2),
            "div": lambda: -self.out / self.own if self.index and self.own else self.local,
            "power": self._power_by_output,
        }
        return by_output.get(self.kind, lambda: self.local)()

    def _power_by_output(self) -> float:
        a = self.inputs[0]
        return self.out * math.log(a) if self.index and a > 0 else self.local

    @property
    def exponent(self) -> float | None:
        if self.kind == "power":
            return self.inputs[1] if self.index == 0 else None
        return self.c["c"] if self.kind == "power_constant" else EXPONENTS.get(self.kind)

    @property
    def loses(self) -> bool:
        return self.own < self.other if self.kind == "max" else self.own > self.other


Rule = Callable[[There], float | None]
CHOOSES = ("max", "min")


def only(holds: Callable[[There], object], then: Callable[[There], float]) -> Rule:
    """A rule for some gates; of all others it says nothing."""
    return lambda t: then(t) if holds(t) else None


# what is sent back to an input, by what the diagnosis of that name says was done
BACKWARD: dict[str, Rule] = {
    "sub_sign": only(lambda t: t.kind == "sub" and t.index == 1, lambda t: t.upstream),
    "sign_not_turned": only(
        lambda t: t.local < 0 and (t.kind != "div" or t.index == 1),
        lambda t: -t.upstream * t.local,
    ),
    "routed_to_both": only(lambda t: t.kind in CHOOSES and t.loses, lambda t: t.upstream),
    "routed_wrong": only(
        lambda t: t.kind in CHOOSES and t.own != t.other,
        lambda t: t.upstream if t.loses else 0.0,
    ),
    "gate_ignored": only(
        lambda t: t.kind in ("relu", "leaky_relu") and t.own <= 0, lambda t: t.upstream
    ),
    "leak_ignored": only(lambda t: t.kind == "leaky_relu" and t.own < 0, lambda t: 0.0),
    "mul_own": only(lambda t: t.kind == "mul", lambda t: t.upstream * t.own),
    "scaled_by_own": only(lambda t: t.kind == "mul_constant", lambda t: t.upstream * t.own),
    "add_own": only(lambda t: t.kind in ("add", "add_constant"), lambda t: t.upstream * t.own),
    "only_sigma": only(lambda t: t.kind == "sigmoid", lambda t: t.upstream * t.out),
    "only_one_minus": only(lambda t: t.kind == "sigmoid", lambda t: t.upstream * (1 - t.out)),
    "output_not_squared": only(lambda t: t.kind == "tanh", lambda t: t.upstream * (1 - t.out)),
    "power_no_base": only(
        lambda t: t.exponent is not None and t.kind not in ("sqrt", "reciprocal"),
        lambda t: t.upstream * t.exponent,
    ),
    "power_no_exponent": only(
        lambda t: t.exponent is not None,
        lambda t: t.upstream * raised(t.own, t.exponent - 1),
    ),
    "power_not_lowered": only(
        lambda t: t.exponent is not None,
        lambda t: t.upstream * t.exponent * raised(t.own, t.exponent),
    ),
    "squash_of_input": only(
        lambda t: t.kind in ("sigmoid", "tanh"),
        lambda t: t.upstream * (t.own * (1 - t.own) if t.kind == "sigmoid" else 1 - t.own**2),
    ),
    "divisor_not_squared": only(
        lambda t: t.kind == "div" and t.index == 1,
        lambda t: -t.upstream * (t.inputs[0] / t.inputs[1]),
    ),
    "multiplied_by_divisor": only(
        lambda t: t.kind == "div" and t.index == 0, lambda t: t.upstream * t.other
    ),
    "upstream_forgotten": only(lambda t: t.kind != "output", lambda t: t.local),
    "local_forgotten": only(lambda t: t.kind != "output", lambda t: t.upstream),
    "sign_lost": only(lambda t: t.kind != "output", lambda t: -t.upstream * t.local),
    "function_for_slope": only(
        lambda t: t.kind in FUNCTIONS and t.kind not in ("exp", "sigmoid"),
        lambda t: t.upstream * t.out,
    ),
    "exp_as_power": only(
        lambda t: t.kind == "exp", lambda t: t.upstream * t.own * math.exp(t.own - 1)
    ),
    "add_as_mul": only(lambda t: t.kind in ("add", "add_constant"), lambda t: t.upstream * t.other),
    "split_in_halves": only(lambda t: t.kind == "add", lambda t: t.upstream / 2),
    "added_not_multiplied": only(lambda t: t.kind != "output", lambda t: t.upstream + t.local),
}


def with_constant(kind: str, c: dict, inputs: tuple[float, ...]) -> tuple[float, ...]:
    return (*inputs, c["c"]) if kind in ("add_constant", "mul_constant") else inputs


def wrong_value(key: str, kind: str, c: dict, inputs: tuple[float, ...]) -> float | None:
    """What a gate gives by the slip of that name; None where that cannot happen at it."""
    two = with_constant(kind, c, inputs)
    adds, multiplies = ("add", "add_constant"), ("mul", "mul_constant")
    if key == "order" and kind in ("sub", "div", "power"):
        return forward(kind, c, *reversed(inputs))
    if key == "sum_sign" and kind in (*adds, "sub"):
        return two[0] + two[1] if kind == "sub" else two[0] - two[1]
    if key == "other_operation" and kind in (*adds, *multiplies):
        return two[0] + two[1] if kind in multiplies else two[0] * two[1]
    if key == "other_one_taken" and kind in CHOOSES:
        return min(inputs) if kind == "max" else max(inputs)
    if key == "gate_left_open" and kind in ("relu", "leaky_relu") and inputs[0] < 0:
        return inputs[0]
    exponent = There(kind, c, inputs, 0.0, 1.0, 0).exponent
    if key == "exponent_as_factor" and kind != "reciprocal" and exponent is not None:
        return inputs[0] * exponent
    if key == "sign_within" and kind in FUNCTIONS:
        return forward(kind, c, -inputs[0])
    if key == "in_degrees" and kind in ("sin", "cos", "tan"):
        return forward(kind, c, math.radians(inputs[0]))
    if key == "decimal_logarithm" and kind == "log":
        return math.log10(inputs[0]) if inputs[0] > 0 else NAN
    if key == "passed_on" and len(inputs) == 1:
        return inputs[0]
    return None


class Sheet:
    """A circuit worked out by hand, number after number."""

    def __init__(self, document: Document) -> None:
        root = document.root
        self.kinds = {id_: node.kind for id_, node in root.nodes.items()}
        self.attrs = {id_: dict(node.attrs) for id_, node in root.nodes.items()}
        self.sources: dict[str, list[str]] = {id_: [] for id_ in self.kinds}
        for id_, node in root.nodes.items():
            ports = node.gate.inputs
            self.sources[id_] = [root.wires[id_, port].node for port in ports]
        self.order = sorted(self.kinds, key=lambda id_: ("xgo".index(id_[0]), int(id_[-1])))
        self.flag = document.loss
        given = {id_: float(value) for id_, value in root.values.items()}
        self.values = {**given}
        for id_ in self.order:
            if id_ not in given:
                self.values[id_] = forward(self.kinds[id_], self.attrs[id_], *self.inputs(id_))
        self.gradients, self.shares = self.back()

    def inputs(self, id_: str) -> tuple[float, ...]:
        return tuple(self.values[source] for source in self.sources[id_])

    def ends(self, id_: str) -> list[tuple[str, int]]:
        """The inputs that a node feeds."""
        return [
            (each, index)
            for each in self.order
            for index, source in enumerate(self.sources[each])
            if source == id_ and each in self.reaching
        ]

    @property
    def reaching(self) -> set[str]:
        """The nodes that lead to the loss."""
        found = {self.flag}
        for id_ in reversed(self.order):
            if id_ in found:
                found.update(self.sources[id_])
        return found

    def there(self, end: tuple[str, int], upstream: float | None = None, shown=False) -> There:
        id_, index = end
        see = as_shown if shown else float
        arrives = self.gradients[id_] if upstream is None else upstream
        inputs = tuple(see(each) for each in self.inputs(id_))
        out, arrives = see(self.values[id_]), see(arrives)
        return There(self.kinds[id_], self.attrs[id_], inputs, out, arrives, index)

    def back(
        self,
        rule: Rule | None = None,
        where: Callable[[tuple[str, int]], bool] = lambda end: True,
        taken: dict[str, tuple[str, int]] | None = None,
    ) -> tuple[dict[str, float], dict[tuple[str, int], float]]:
        """The backward pass; by a wrong rule at some inputs, with one branch taken at forks."""
        gradients, shares = {self.flag: 1.0}, dict[tuple[str, int], float]()
        for id_ in reversed([each for each in self.order if each in self.reaching]):
            if id_ != self.flag:
                ends = self.ends(id_)
                chosen = [taken[id_]] if taken and id_ in taken else ends
                gradients[id_] = sum(shares[end] for end in chosen)
            for index in range(len(self.sources[id_])):
                end = id_, index
                at = self.there(end, gradients[id_])
                wrong = rule(at) if rule is not None and where(end) else None
                shares[end] = at.upstream * at.local if wrong is None else wrong
        return gradients, shares

    @property
    def is_finite(self) -> bool:
        numbers = [*self.values.values(), *self.gradients.values(), *self.shares.values()]
        return all(math.isfinite(each) and (each == 0 or abs(each) > 1e-290) for each in numbers)

    def forks(self, beyond: str) -> list[str]:
        """The nodes from this one on to the loss that feed several inputs."""
        found = {beyond}
        for id_ in self.order:
            if found & set(self.sources[id_]):
                found.add(id_)
        return [id_ for id_ in self.order if id_ in found and len(self.ends(id_)) > 1]

    def overwritten(self, id_: str) -> Iterator[float]:
        """The gradient with one branch taken at each fork, for any choice of branches."""
        forks = self.forks(id_)
        for chosen in islice(product(*(self.ends(fork) for fork in forks)), 500):
            yield self.back(taken=dict(zip(forks, chosen, strict=True)))[0][id_]

    # --- reckoning on with the numbers on the screen ---

    def carried(self, id_: str, ends: list[tuple[str, int]] | None) -> Iterator[float]:
        """The value of a node, or the gradient over some ends, from numbers on the screen."""
        if ends is None:
            shown = [as_shown(each) for each in self.inputs(id_)]
            yield forward(self.kinds[id_], self.attrs[id_], *shown)
        else:
            exact = [self.there(end) for end in ends]
            shown = [self.there(end, shown=True) for end in ends]
            pairs = list(zip(exact, shown, strict=True))
            yield sum(b.upstream * a.local for a, b in pairs)
            for slope in (
                lambda a, b: as_shown(a.local),
                lambda a, b: b.local,
                lambda a, b: b.slope,
            ):
                yield sum(b.upstream * slope(a, b) for a, b in pairs)
                yield sum(a.upstream * slope(a, b) for a, b in pairs)
            if len(ends) > 1:
                yield sum(as_shown(a.upstream * a.local) for a in exact)
        for given, slope in product((float, as_shown), ("local", "slope")):
            yield from self._all_along(id_, ends, given, slope)

    def _all_along(self, id_, ends, given, slope) -> Iterator[float]:
        values = dict[str, float]()
        for each in self.order:
            if self.kinds[each] == "input":
                values[each] = given(self.values[each])
                continue
            arriving = [values[source] for source in self.sources[each]]
            value = forward(self.kinds[each], self.attrs[each], *arriving)
            if ends is None and each == id_:
                yield value
                return
            values[each] = as_shown(value)
        gradients, shares = {self.flag: 1.0}, dict[tuple[str, int], float]()
        for each in reversed([one for one in self.order if one in self.reaching]):
            if each != self.flag:
                gradients[each] = sum(as_shown(shares[end]) for end in self.ends(each))
            inputs = tuple(values[source] for source in self.sources[each])
            for index in range(len(inputs)):
                at = There(
                    self.kinds[each], self.attrs[each], inputs, values[each], gradients[each], index
                )
                shares[each, index] = at.upstream * getattr(at, slope)
        yield sum(shares[end] for end in ends)
        yield sum(as_shown(shares[end]) for end in ends)


# --- the numbers typed ---


def as_shown(number: float) -> float:
    return float(show(number).replace("−", "-").replace("∞", "inf"))


def neighbours(number: float) -> list[Decimal]:
    """A float and those next to it: two ways of computing the same number end at any of them."""
    found = [number]
    for way in (-math.inf, math.inf):
        each = number
        for _ in range(4):
            each = math.nextafter(each, way)
            found.append(each)
    return [Decimal(each) for each in found]


def rounds_to(typed: Decimal, number: float) -> bool:
    """True where rounding the number at the digits typed gives what was typed."""
    near, unit = neighbours(number), Decimal((0, (1,), typed.as_tuple().exponent))
    if min(near) <= typed <= max(near):
        return True
    return any(
        each.quantize(unit, rounding=way, context=PRECISE) == typed
        for each in near
        for way in (ROUND_HALF_EVEN, ROUND_HALF_UP)
    )


def is_enough(typed: Decimal, number: float) -> bool:
    """True where the digits typed leave little open."""
    off = abs(Fraction(typed) - Fraction(number))
    return off * 20 <= abs(Fraction(number)) or min(neighbours(number)) <= typed <= max(
        neighbours(number)
    )


def gives(typed: Decimal | Fraction, number: float) -> bool:
    """True where a number is what was typed, to all its digits."""
    if not math.isfinite(number):
        return False
    if isinstance(typed, Fraction):
        return abs(typed - Fraction(number)) <= Fraction(1, 10**9) * abs(Fraction(number))
    if not rounds_to(typed, number) or not is_enough(typed, number):
        return False
    return typed != 0 or -2e-323 < number < 2e-323


def is_coarse(typed: Decimal, number: float) -> bool:
    """True where rounding gives what was typed, but too few digits were."""
    if not rounds_to(typed, number) or gives(typed, number):
        return False
    return typed != 0 or typed.as_tuple().exponent < 0 or abs(number) < 0.005


def is_cut(typed: Decimal, number: float) -> bool:
    """True where the digits typed are the number's own, the rest left away."""
    if typed == 0 or typed * Decimal(number) <= 0 or rounds_to(typed, number):
        return False
    unit = Decimal((0, (1,), typed.as_tuple().exponent))
    largest = max(neighbours(number), key=abs)
    return largest.quantize(unit, rounding=ROUND_DOWN, context=PRECISE) == typed


# --- answers that are known by name ---

GRADIENT, VALUE = Quantity.GRADIENT, Quantity.VALUE
EXAMPLE = ("q = x + y; f = q * z", {"x": -2, "y": 5, "z": -4})
NEURON = (
    "p = w0 * x0; r = w1 * x1; s = p + r; d = s + w2; f = 1 / (1 + exp(-d))",
    {"w0": 2, "x0": -1, "w1": -3, "x1": -2, "w2": -3},
)
PATTERNS = ("m = max(z, w); f = 2 * (x * y + m)", {"x": 3, "y": -4, "z": 2, "w": -1})
SUMS = ("f = (a + b) * (c + d)", {"a": 2, "b": 1, "c": -3, "d": 1})
DOUBLED = ("s = x + y; f = 2 * s", {"x": 3, "y": -13})
SQUARED = ("u = 3 * x; f = u^2", {"x": 2})
FORK = ("a = 5 * x; b = x ^ 2; f = a + b", {"x": 3})

# (circuit, node, what, wrong answer, what it is called)
NAMED = [
    (FORK, "x", GRADIENT, "5", "fork_overwritten"),
    (FORK, "x", GRADIENT, "6", "fork_overwritten"),
    (("f = 2*x + 3*x + 7*x", {"x": 1.5}), "x", GRADIENT, "9", "fork_left_out"),
    (("f = 2*x + 3*x", {"x": 1.5}), "x", GRADIENT, "2.5", "fork_averaged"),
    (("f = 2*x + 3*x", {"x": 1.5}), "x", GRADIENT, "6", "fork_multiplied"),
    (PATTERNS, "x", GRADIENT, "3", "value_for_gradient"),
    (PATTERNS, "x", GRADIENT, "-4", "upstream_forgotten"),
    (PATTERNS, "x", GRADIENT, "2", "local_forgotten"),
    (PATTERNS, "x", GRADIENT, "6", "mul_own"),
    (NEURON, "x1", GRADIENT, "-0.39", "mul_own"),
    (PATTERNS, "x", GRADIENT, "8", "sign_lost"),
    (EXAMPLE, "x", GRADIENT, "4", "sign_lost"),
    (EXAMPLE, "x", GRADIENT, "0", "zero"),
    (("g = x ^ 2; f = sin(g)", {"x": 2}), "x", GRADIENT, "-1.66", "outer_slope_at_input"),
    (("g = x ^ 2; f = sin(g)", {"x": 2}), "x", GRADIENT, "1.97", "composition"),
    (("g = x ^ 2; f = sin(g)", {"x": 2}), "f", VALUE, "3.64", "composition"),
    (PATTERNS, "w", GRADIENT, "2", "routed_wrong"),
    (PATTERNS, "z", GRADIENT, "0", "routed_wrong"),
    (("f = 3 * relu(x)", {"x": -2}), "x", GRADIENT, "3", "gate_ignored"),
    (("f = 3 * sigmoid(x)", {"x": 2}), "x", GRADIENT, "-6", "squash_of_input"),
    (("f = 3 * tanh(x)", {"x": 2}), "x", GRADIENT, "-9", "squash_of_input"),
    (("f = 3 * (x - y)", {"x": 2, "y": 7}), "y", GRADIENT, "3", "sub_sign"),
    (("f = 5 * x ^ 3", {"x": 2}), "x", GRADIENT, "20", "power_no_exponent"),
    (("f = 5 * x ^ 3", {"x": 2}), "x", GRADIENT, "120", "power_not_lowered"),
    (("f = 5 * exp(x)", {"x": 2}), "x", GRADIENT, "27.18", "exp_as_power"),
    (("f = 5 * log(x) + y", {"x": 4, "y": 1}), "x", GRADIENT, "6.93", "function_for_slope"),
    (("f = 3 * (x / y)", {"x": 5, "y": 4}), "x", GRADIENT, "12", "multiplied_by_divisor"),
    (("f = 3 * (x / y)", {"x": 5, "y": 4}), "y", GRADIENT, "-3.75", "divisor_not_squared"),
    (("f = 3 * (x + y)", {"x": 5, "y": 4}), "x", GRADIENT, "1.5", "split_in_halves"),
    (("f = 3 * (x + y)", {"x": 5, "y": 4}), "x", GRADIENT, "12", "add_as_mul"),
    (EXAMPLE, "x", GRADIENT, "8", "add_own"),
    (EXAMPLE, "y", GRADIENT, "-20", "add_own"),
    (SUMS, "c", GRADIENT, "-9", "add_own"),
    (NEURON, "w2", GRADIENT, "-0.59", "add_own"),
    (("u = x + 1; f = 4 * u", {"x": 3}), "x", GRADIENT, "12", "add_own"),
    (EXAMPLE, "q", GRADIENT, "-12", "output_for_gradient"),
    (EXAMPLE, "z", GRADIENT, "-12", "output_for_gradient"),
    (EXAMPLE, "x", GRADIENT, "-12", "output_for_gradient"),
    (EXAMPLE, "x", GRADIENT, "3", "output_for_gradient"),
    (SUMS, "c", GRADIENT, "-6", "output_for_gradient"),
    (SQUARED, "u", GRADIENT, "36", "output_for_gradient"),
    (SQUARED, "u", GRADIENT, "4", "slope_before"),
    (SQUARED, "u", GRADIENT, "2", "power_no_base"),
    (SQUARED, "x", GRADIENT, "24", "scaled_by_own"),
    (("u = k * x; f = sigmoid(u)", {"k": 1, "x": 0.5}), "u", GRADIENT, "0.38", "only_one_minus"),
    (("u = k * x; f = sigmoid(u)", {"k": 1, "x": 0.5}), "u", GRADIENT, "0.62", "only_sigma"),
    (("s = sigmoid(u); f = -2 * s", {"u": 2.2}), "u", GRADIENT, "-0.20", "only_one_minus"),
    (("f = 3 * tanh(x)", {"x": 2}), "x", GRADIENT, "0.11", "output_not_squared"),
    (("f = x - y", {"x": 5, "y": 4}), "f", VALUE, "-1", "order"),
    (("f = x / y", {"x": 5, "y": 4}), "f", VALUE, "0.8", "order"),
    (("f = x * y", {"x": 5, "y": -4}), "f", VALUE, "1", "other_operation"),
    (("f = x * y", {"x": 5, "y": -4}), "f", VALUE, "20", "sign_lost"),
    (("f = x + y", {"x": 5, "y": -4}), "f", VALUE, "9", "sum_sign"),
    (("f = x ^ 2", {"x": 5}), "f", VALUE, "10", "exponent_as_factor"),
    (("f = max(x, y)", {"x": 5, "y": -4}), "f", VALUE, "-4", "other_one_taken"),
    (("f = relu(x)", {"x": -4}), "f", VALUE, "-4", "gate_left_open"),
    (("f = exp(x)", {"x": 2}), "f", VALUE, "0.14", "sign_within"),
    (("f = sin(x)", {"x": 30}), "f", VALUE, "0.5", "in_degrees"),
    (("f = log(x)", {"x": 100}), "f", VALUE, "2", "decimal_logarithm"),
    (("f = tanh(x)", {"x": 3}), "f", VALUE, "3", "passed_on"),
]
