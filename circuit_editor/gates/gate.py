"""The declaration of a gate, and the registry of all gates.

A gate is declared once: its forward function, its local derivatives, its formula, its domain, its
convention where it has no derivative, its symbol and its character stand side by side, and so does
what else sets it apart, such as how it is written or which input it takes. The palette, the
inspector, the files, the tape, sentences, expressions and the tests all read the registry, and
nobody else names a kind.

The local derivative is a thing of its own because it is the lesson: *downstream gradient =
upstream gradient x local derivative*.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias, TypedDict, Unpack

import numpy as np

from circuit_editor.dataclass import dataclass
from circuit_editor.gates.attributes import Attribute, AttributeType
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import (
    MINUS,
    QT_TRANSLATE_NOOP,
    Sentence,
    brief,
)

if TYPE_CHECKING:
    from circuit_editor.gates.bound_step import Binder

Array: TypeAlias = np.ndarray[tuple[Any, ...], np.dtype[np.float64]]
Forward: TypeAlias = Callable[..., Any]
Local: TypeAlias = Callable[..., tuple[Any, ...]]
Test: TypeAlias = Callable[..., Any]
Shape: TypeAlias = tuple[int, ...]
ShapeRule: TypeAlias = Callable[..., "Shape | Sentence"]
Cells: TypeAlias = Callable[..., tuple[Any, ...]]

OUT = "out"  # the one output of every gate that is no block
NAME = r"[A-Za-z_]\w*"
CLOSED = 5  # how closely a name binds, and what has brackets of its own

# Groups, in the palette's order.
INPUTS = QT_TRANSLATE_NOOP("Gate", "Inputs")
ARITHMETIC = QT_TRANSLATE_NOOP("Gate", "Arithmetic")
CONSTANT_INSIDE = QT_TRANSLATE_NOOP("Gate", "With a constant")
FUNCTIONS = QT_TRANSLATE_NOOP("Gate", "Functions")
MORE_FUNCTIONS = QT_TRANSLATE_NOOP("Gate", "More functions")
LOSS = QT_TRANSLATE_NOOP("Gate", "Loss")
ARRAYS = QT_TRANSLATE_NOOP("Gate", "Arrays")
LAYERS = QT_TRANSLATE_NOOP("Gate", "Losses and layers")
GROUPS = (INPUTS, LOSS, ARITHMETIC, CONSTANT_INSIDE, FUNCTIONS, ARRAYS, LAYERS, MORE_FUNCTIONS)
FOLDED = (MORE_FUNCTIONS,)  # what the palette keeps closed until it is asked for
BLOCK_PORTS = QT_TRANSLATE_NOOP("Gate", "Ports of the block")
BLOCKS = QT_TRANSLATE_NOOP("Gate", "Blocks")
UNKNOWN = QT_TRANSLATE_NOOP("Gate", "Unknown gates")
LOSS_FLAG = QT_TRANSLATE_NOOP("Gate", "loss flag")

# What a gate does to the gradient that arrives, in one word. The same words everywhere.
DISTRIBUTES = QT_TRANSLATE_NOOP("Gate", "distributes")
SUBTRACTS = QT_TRANSLATE_NOOP("Gate", "distributes, − turns")  # the sign of the second input's
ROUTES = QT_TRANSLATE_NOOP("Gate", "routes")
SWITCHES = QT_TRANSLATE_NOOP("Gate", "switches")
SCALES = QT_TRANSLATE_NOOP("Gate", "scales")
PASSES = QT_TRANSLATE_NOOP("Gate", "passes on")
FLIPS = QT_TRANSLATE_NOOP("Gate", "flips the sign")
SATURATES = QT_TRANSLATE_NOOP("Gate", "saturates")
STOPS = QT_TRANSLATE_NOOP("Gate", "passes or stops")
HALTS = QT_TRANSLATE_NOOP("Gate", "stops")  # whatever its input is: a step is flat everywhere
TURNS = QT_TRANSLATE_NOOP("Gate", "passes or turns")  # of abs, with the sign of its input
# ... and of gates of arrays
ROW_BY_COLUMN = QT_TRANSLATE_NOOP("Gate", "switches, row by column")
BY_WINDOWS = QT_TRANSLATE_NOOP("Gate", "switches, by windows")
COPIES = QT_TRANSLATE_NOOP("Gate", "copies to all")
SHARES = QT_TRANSLATE_NOOP("Gate", "shares equally")
SHARES_BY_SIZE = QT_TRANSLATE_NOOP("Gate", "shares by size")
OF_MANY = QT_TRANSLATE_NOOP("Gate", "routes, one of many")
REARRANGES = QT_TRANSLATE_NOOP("Gate", "rearranges")
PUTS_BACK = QT_TRANSLATE_NOOP("Gate", "puts back in place")
CUTS = QT_TRANSLATE_NOOP("Gate", "cuts apart")
ADDS_UP = QT_TRANSLATE_NOOP("Gate", "a fork of many")
COMPETES = QT_TRANSLATE_NOOP("Gate", "competes")
RECENTRES = QT_TRANSLATE_NOOP("Gate", "recentres")
PULLS = QT_TRANSLATE_NOOP("Gate", "pulls to the target")
DROPS = QT_TRANSLATE_NOOP("Gate", "stops some at random")


# What a gate needs of a number, to have a real value: that it is ≠ 0, ≥ 0, > 0; or, as the base of
# a power whose exponent varies, positive, but for a few exponents that nobody can list.
NONZERO, NOT_NEGATIVE, POSITIVE, AS_BASE = "≠", "≥", ">", "^"


def _nothing(*inputs: Any, **attrs: Any) -> None:
    """The need of a gate that is defined for all real numbers."""


class Domain(NamedTuple):
    """The domain of a gate over the reals, and what to say outside.

    `holds` takes the gate's inputs and attributes and returns booleans of the broadcast shape, or
    of one that broadcasts to it; `sentence` is a marked template that may use `{got}`, the
    first input where it is not defined, and `{got_NAME}`, that input there. `needs` says the same
    for a formula: it takes expressions and returns one of them with NONZERO, NOT_NEGATIVE, POSITIVE
    or AS_BASE, or None for no need.
    """

    holds: Test
    sentence: str
    needs: Callable[..., tuple[Any, str] | None] = _nothing


class Kink(NamedTuple):
    """A place where a gate has no derivative, and which one the program takes there.

    `at` takes the gate's inputs and attributes and returns booleans of the broadcast shape.
    `jumps` is True for a step: its value is flat, but jumps there, and no slope foretells that.
    """

    at: Test
    convention: str
    jumps: bool = False


class Notation(NamedTuple):
    """The notation of a gate with its operands where that is not a function's: `a + b`, `√x`.

    `template` holds the names of its inputs and constants. `binds` is how closely it binds within
    another formula, CLOSED at most; `needs` how closely a formula within it must bind to have no
    brackets, one more right of the first unless the operands may stand in `any_order`. `bare` are
    the places of operands that need no brackets where they are negative numbers. `result` is what
    a sentence calls what comes out, marked as "Sentence"; "" for what stands on the gate.
    `for_minus_one` is how it is written instead where the constant inside is −1, and `latex` the
    template for LaTeX where that needs no brackets around its operand.
    """

    template: str
    binds: int
    needs: int
    any_order: bool = False
    bare: tuple[int, ...] = ()
    result: str = ""
    for_minus_one: Notation | None = None
    latex: str = ""


class Spelling(NamedTuple):
    """A spelling of a gate in an expression, beside its kind.

    `names` are other names of the function; `printed_bare` those of all its names after which
    parentheses may be missing, as in `sin x`. `takes_several`: it may be called with more operands
    than it has inputs, as in max(a, b, c). `of_one` are names of other functions that mean this one
    where they are called with one operand, as max(x) is that of an array. `sets_by_name`: a call
    names its attributes, for what stands there in order is another thing elsewhere. `in_libraries`
    are attributes that NumPy and PyTorch have otherwise where a call sets none: x.flatten().
    """

    names: tuple[str, ...] = ()
    printed_bare: tuple[str, ...] = ()
    takes_several: bool = False
    of_one: tuple[str, ...] = ()
    sets_by_name: bool = False
    in_libraries: tuple[tuple[str, int], ...] = ()


BY_ITS_KIND = Spelling()


class Routing(NamedTuple):
    """The choice of a gate between its two inputs, and how that is said.

    `prefers(a, b)` is True where it takes a and not b. `taken` is the template of what the input
    gets that it takes, `margin` that of how far the other is from being taken.
    """

    prefers: Test
    taken: str
    margin: str


@dataclass(frozen=True, slots=True, eq=False)
class Gate:
    """One kind of gate. Total over float64 arrays: it never raises for a number.

    `forward(*inputs, **attrs)` returns the output, of the inputs' broadcast shape, or of the one
    that `shape` tells. `local(*inputs, out, **attrs)` returns one local derivative per input, each
    of the broadcast shape or of one that broadcasts to it. `formula(m, *inputs, **attrs)` is the
    closed form in the terms of `m`, which speaks NumPy's names (NumPy itself, or an algebra).
    `derivatives` are the local derivatives for readers, one per input, in terms of the inputs'
    names and `out`.
    `chooses` is True for a gate that routes or stops the gradient: where a local derivative is 0,
    it sends nothing whatever arrives, for it does not multiply by 0. Where that holds of some
    inputs only, `chooses(*inputs, **attrs)` says so in booleans, one for each. `by_output(out)` are
    the local derivatives as people work them out where they use the output alone, σ(1 − σ):
    declared where `local` has a form that is exact in more places.
    `words` are what people call it in a search, after its name, symbol and the spellings of
    expressions: separated by commas, marked for translation as "Words", and translated as a list of
    that language's own. The symbols in it are as a keyboard has them.

    A gate of arrays has no local derivative that is a number for each entry. It declares instead:
    - `shape(*shapes, **attrs)`: the shape of the output, or why these shapes cannot be taken.
    - `pull`: the vector-Jacobian product by each input, a function
      `(upstream, *inputs, out, **attrs)` of what that input is sent, of its shape.
    - `push(*tangents, *inputs, out, **attrs)`: the Jacobian-vector product, of the output's shape:
      how the output moves as the inputs move so.
    - `cells(index, *shapes, **attrs)`: for one entry of the output, by its index, which entries of
      each input it is made of: booleans of that input's shape.
    - `meets(place, own, index, *shapes, **attrs)`: of a gate that multiplies its two inputs: on its
      way to an entry of the output one entry of an input is multiplied by one of the other; which.
    - `sent`: what each input is sent where all are matrices, as products of them and of U, which is
      what arrives: "U {b}ᵀ".
    - `by_entry`: what a number of each input of a loss is sent: `({y} − {t}) · 2{part}`.
    - `options`: attributes with a type, such as an axis; those at their default stand nowhere.
    - `refusal(*inputs, **attrs)`: what is wrong with these numbers, where a domain of single
      numbers cannot say it.
    Of any gate, elementwise ones too, `vjp` gives these.

    What else is told of a gate, where it is so; most functions need none of it:
    - `notation`: how it is written where that is not as a function, and `spelling`: what else an
      expression calls it.
    - `operator`: the sign of what it does with two numbers, as a keyboard has it: + - * / ^. The
      second number may be built in.
    - `exponent(*inputs, **attrs)`: what it raises its first input to; `divisor(*inputs, **attrs)`:
      what it divides by, so that it has a pole where that is 0.
    - `routing`: which of its inputs gets the gradient.
    - `rectifies`: it passes a positive number as it is, and no other one.
    - `takes_angle`: its input is an angle in radians.
    - `first_names`: what the first nodes of this kind are called, one after another.
    - `is_trainable`: its value is what training changes.
    - `is_usual`: hardly a lecture does without it, so that it is offered before others.
    - `ufunc`: the NumPy function of its inputs and constants that `forward` is.
    - `bind(out, *inputs, **attrs)`: the same work as calls on kept arrays, see `calls`.
    """

    kind: str
    symbol: str
    group: str
    summary: str
    character: str
    word: str = ""
    words: str = ""
    inputs: tuple[str, ...] = ()
    attrs: Mapping[str, float] = field(default_factory=dict)
    derivatives: tuple[str, ...] = ()
    forward: Forward | None = None
    local: Local | None = None
    by_output: Local | None = None
    chooses: bool | Test = False
    formula: Forward | None = None
    domain: Domain | None = None
    kink: Kink | None = None
    saturates: bool = False
    takes_gradient: bool = True
    outputs: tuple[str, ...] = (OUT,)
    notation: Notation | None = None
    spelling: Spelling = BY_ITS_KIND
    operator: str = ""
    exponent: Forward | None = None
    divisor: Forward | None = None
    routing: Routing | None = None
    rectifies: bool = False
    takes_angle: bool = False
    first_names: tuple[str, ...] = ()
    is_trainable: bool = False
    is_usual: bool = False
    shape: ShapeRule | None = None
    pull: tuple[Forward, ...] | None = None
    push: Forward | None = None
    cells: Cells | None = None
    meets: Callable[..., tuple[int, ...]] | None = None
    sent: tuple[str, ...] = ()
    by_entry: tuple[str, ...] = ()
    options: Mapping[str, AttributeType] = field(default_factory=dict)
    refusal: Callable[..., Sentence | None] | None = None
    ufunc: np.ufunc | None = None
    bind: Binder | None = None

    @property
    def is_of_arrays(self) -> bool:
        """True for a gate whose entries meet across an array, as in a product of matrices."""
        return self.pull is not None

    @property
    def is_source(self) -> bool:
        """True for what holds a value of its own: input, parameter, constant."""
        return self.group == INPUTS

    @property
    def is_flag(self) -> bool:
        """True for the flag that names the loss."""
        return self.group == LOSS

    @property
    def is_port(self) -> bool:
        """True for the ports of a block, seen from inside: names for wires, no operations."""
        return self.group == BLOCK_PORTS

    @property
    def is_block(self) -> bool:
        """True for what a block looks like from outside: a gate made of gates."""
        return self.group == BLOCKS

    @property
    def is_unknown(self) -> bool:
        """True for a kind of gate that the registry lacks: pins without a function."""
        return self.group == UNKNOWN

    @property
    def is_function(self) -> bool:
        """True for a function of one number that is called by its name: exp, relu."""
        return self.group in (FUNCTIONS, MORE_FUNCTIONS) and len(self.inputs) == 1

    @property
    def main_port(self) -> str:
        """The pin whose numbers stand for the whole: the first output, or a flag's input."""
        return next(iter((*self.outputs, *self.inputs)), OUT)

    @property
    def title(self) -> str:
        """What the kind is called in English, marked for translation as "Gate"."""
        if self.is_unknown:
            return self.symbol
        return LOSS_FLAG if self.is_flag else self.kind.replace("_", " ")

    @property
    def is_own_slope(self) -> bool:
        """True for exp, whose local derivative is its own output."""
        return self.derivatives == (OUT,)

    @property
    def is_symmetric(self) -> bool:
        """True for a gate of two inputs that may change places: +, ×, max, min."""
        in_any_order = self.notation is not None and self.notation.any_order
        return len(self.inputs) == 2 and (in_any_order or self.routing is not None)

    def made_of(self, place: int) -> tuple[tuple[int, ...], bool]:
        """Which inputs the local derivative in this place is made of, and whether of the output."""
        return _made_of(self, place)

    @property
    def is_straight(self) -> bool:
        """True where the output is a straight line of all inputs moved together."""
        return _is_straight(self)

    def is_straight_in(self, places: Sequence[int]) -> bool:
        """True where the output is a straight line of these inputs moved together."""
        parts = [self.made_of(place) for place in places]
        return self.kink is None and not any(
            of_output or not set(inputs).isdisjoint(places) for inputs, of_output in parts
        )

    def turns_sign(self, place: int) -> bool:
        """True where the local derivative in this place has a minus, or is a constant inside."""
        slope = self.derivatives[place]
        return slope.startswith("-") or slope in self.attrs

    def written(self, attrs: Mapping[str, float]) -> Notation | None:
        """How it is written with these constants inside; None: as a function."""
        plain = self.notation
        if plain is None or plain.for_minus_one is None:
            return plain
        return plain.for_minus_one if all(each == -1 for each in attrs.values()) else plain

    def choices(self, inputs: tuple[Any, ...], attrs: Mapping[str, Attribute]) -> tuple[Any, ...]:
        """For each input whether what it is sent is chosen, as booleans; else it is a product."""
        if isinstance(self.chooses, bool):
            return (self.chooses,) * len(self.inputs)
        found: tuple[Any, ...] = self.chooses(*inputs, **attrs)
        return found

    def symbol_with(self, attrs: Mapping[str, float]) -> str:
        """The symbol with the constants inside written out: `+1`, `−1` for adding −1, `×−1`."""
        shown = {name: brief(attrs.get(name, default)) for name, default in self.attrs.items()}
        return self.symbol_of(shown).replace(f"+{MINUS}", MINUS) if shown else self.symbol

    def symbol_of(self, constants: Mapping[str, str]) -> str:
        """The symbol with these texts for the constants inside: `+c`.

        Nothing else in it is filled in: a block's symbol is its name, and that is data.
        """
        symbol = self.symbol
        for name in self.attrs:
            symbol = symbol.replace(f"{{{name}}}", constants[name])
        return symbol

    def __repr__(self) -> str:
        return f"<gate {self.kind}>"


@lru_cache(maxsize=1_000)
def _made_of(made: Gate, place: int) -> tuple[tuple[int, ...], bool]:
    derivative = made.derivatives[place] if place < len(made.derivatives) else ""
    names = set(re.findall(NAME, derivative))
    return tuple(at for at, port in enumerate(made.inputs) if port in names), OUT in names


@lru_cache(maxsize=1_000)
def _is_straight(made: Gate) -> bool:
    return made.is_straight_in(range(len(made.inputs)))


class Registry(dict[str, Gate]):
    """The gates by kind, which forget their list whenever one of them changes."""

    listed: tuple[Gate, ...] | None = None


def _forgetting(name: str) -> Callable[..., Any]:
    change = getattr(dict, name)

    def changing(self: Registry, *arguments: Any, **named: Any) -> Any:
        self.listed = None
        return change(self, *arguments, **named)

    return changing


_CHANGES = "__setitem__ __delitem__ __ior__ clear pop popitem setdefault update"
for _name in _CHANGES.split():
    setattr(Registry, _name, _forgetting(_name))
_registry = Registry()
GATES: dict[str, Gate] = _registry


def all_gates() -> tuple[Gate, ...]:
    """The gates in their order: the same tuple while none changes, for every run asks for it."""
    if _registry.listed is None:
        _registry.listed = tuple(_registry.values())
    return _registry.listed


def register(made: Gate) -> Gate:
    """Put a gate into the registry; a kind can be declared only once."""
    if made.kind in GATES:
        raise ValueError(f"gate {made.kind!r} is declared twice")
    GATES[made.kind] = made
    return made


class Facts(TypedDict, total=False):
    """The optional facts of a gate's declaration; see `Gate`."""

    meets: Callable[..., tuple[int, ...]]
    sent: tuple[str, ...]
    by_entry: tuple[str, ...]
    word: str
    words: str
    domain: Domain
    kink: Kink
    saturates: bool
    chooses: bool | Test
    by_output: Local
    notation: Notation
    spelling: Spelling
    operator: str
    exponent: Forward
    divisor: Forward
    routing: Routing
    rectifies: bool
    takes_angle: bool
    is_usual: bool
    ufunc: np.ufunc
    bind: Binder


def gate(
    *,
    symbol: str,
    group: str,
    local: Local,
    derivatives: tuple[str, ...],
    formula: Forward,
    character: str,
    **facts: Unpack[Facts],
) -> Callable[[Forward], Gate]:
    """Declare the decorated function as a gate.

    Its positional parameters are the gate's inputs, its keyword-only ones the constants inside,
    its docstring's first line what the palette says; a trailing underscore of its name is dropped.
    """

    def declare(forward: Any) -> Gate:
        return _declared(
            forward,
            symbol=symbol,
            group=group,
            character=character,
            attrs=dict(forward.__kwdefaults__ or {}),
            derivatives=derivatives,
            local=local,
            formula=formula,
            **facts,
        )

    return declare


def _declared(forward: Any, **facts: Any) -> Gate:
    """Register a function as a gate, with what is read from the function itself."""
    code = forward.__code__
    return register(
        Gate(
            kind=forward.__name__.rstrip("_"),
            summary=(forward.__doc__ or "").strip().splitlines()[0],
            inputs=code.co_varnames[: code.co_argcount],
            forward=forward,
            **facts,
        )
    )


def array_gate(
    *,
    symbol: str,
    shape: ShapeRule,
    pull: tuple[Forward, ...],
    push: Forward,
    cells: Cells,
    character: str,
    group: str = ARRAYS,
    options: Mapping[str, AttributeType] | None = None,
    refusal: Callable[..., Sentence | None] | None = None,
    **facts: Unpack[Facts],
) -> Callable[[Forward], Gate]:
    """Declare the decorated function as a gate of arrays, as `gate` does an elementwise one.

    Its keyword-only parameters are the attributes of `options`, with the same defaults.
    """

    def declare(forward: Any) -> Gate:
        return _declared(
            forward,
            symbol=symbol,
            group=group,
            character=character,
            shape=shape,
            pull=pull,
            push=push,
            cells=cells,
            options=options or {},
            refusal=refusal,
            **facts,
        )

    return declare


def downstream(upstream: Any, local: Any, chosen: Any) -> Any:
    """upstream × local; exactly 0 for a local derivative 0 that is chosen, whatever arrives."""
    if chosen is False:
        return upstream * local
    return np.where(np.equal(local, 0.0) & chosen, 0.0, upstream * local)[()]


def in_order(array: Any) -> Array:
    """The array with its numbers in their order in the memory.

    Sums depend on it in their last digits: so they are the same however an array was made.
    """
    found: Array = np.asarray(array, order="C")
    return found


def unbroadcast(gradient: Any, shape: tuple[int, ...]) -> Array:
    """Sum `gradient` over the axes that broadcasting added, so that it has `shape` again."""
    whole: Array = np.asarray(gradient, dtype=np.float64)
    if whole.shape == shape:
        return whole
    whole = in_order(whole)
    added = tuple(range(whole.ndim - len(shape)))
    stretched = tuple(axis + len(added) for axis, length in enumerate(shape) if length == 1)
    summed: Array = np.asarray(whole.sum(axis=added + stretched)).reshape(shape)
    return summed


def outside_domain(
    made: Gate, inputs: tuple[Any, ...], attrs: Mapping[str, Attribute]
) -> Sentence | None:
    """What is wrong with these inputs, or None where the gate is defined everywhere on them.

    A nan is never held against the gate it arrives at: another made it, and is told so.
    """
    if made.refusal is not None:
        return made.refusal(*inputs, **attrs)
    if made.domain is None:
        return None
    shape = np.broadcast_shapes(*(np.shape(each) for each in inputs))
    spread = [np.broadcast_to(each, shape) for each in inputs]
    offending = ~np.broadcast_to(made.domain.holds(*inputs, **attrs), shape)
    for each in spread:
        offending = offending & ~np.isnan(each)
    if not offending.any():
        return None
    shown = [each[offending].flat[0] for each in spread]
    named = {f"got_{name}": brief(float(x)) for name, x in zip(made.inputs, shown, strict=True)}
    return Sentence.of(made.domain.sentence, got=brief(float(shown[0])), **named)
