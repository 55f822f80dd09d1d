"""Declaration and registry of misconceptions: their rules, keys and texts.

A misconception is declared once: its rule (right mathematics of a wrong idea), where somebody may
go by it, and what is said to whoever does. What runs the rules on a circuit, what words the
diagnosis and the tests all read the registry.

No text tells the number that is asked for: it says what was done and what to do instead. Their
placeholders: {guess}; {node}, where the number is asked for; {loss}, what the flag marks; {gate},
where the rule was gone by, {outer}, the gate behind it, {before}, the one before it; {result}, what
another gate gives; {upstream}, what arrives at the gate; {own} and {other}, the values at that
input and at the other one; {early}, what goes into the gate before; {first} and {second}, the
values in order; {out}; {count} wires. Gates are called by the sign that stands on them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Required, TypeAlias, TypedDict, Unpack

from circuit_editor.gates import Array
from circuit_editor.teaching.predict.array_input import ArrayInput, ArrayValues
from circuit_editor.teaching.predict.cover import RunNumber, TapeInput
from circuit_editor.teaching.predict.diagnosis_context import DiagnosisContext
from circuit_editor.teaching.predict.gate_input import GateInput, GateValues
from circuit_editor.text import Quantity

HERE, FURTHER, EVERYWHERE = range(3)


class WrongNumber(NamedTuple):
    """A number that a wrong rule gives, and the input or gate where the rule was gone by.

    `exact` is what the rule gives with all digits, `displayed` with those that are shown, where
    that was tried. At a fork a rule may be gone by in one branch or, `in_all_branches`, in all.
    `about` is the slot or the block that is spoken of, too, and `at` has the numbers at a block.
    """

    exact: float
    displayed: float | None = None
    tier: int = HERE
    end: TapeInput | None = None
    slot: int | None = None
    about: Any = None
    in_all_branches: bool = False
    at: GateInput | None = None

    @property
    def number(self) -> float:
        """The number that is given."""
        return self.exact if self.displayed is None else self.displayed


class Fork(NamedTuple):
    """The gradients that come back over the wires of a fork, and their sum."""

    gradients: Sequence[float]
    total: float


BackwardRule: TypeAlias = Callable[[GateInput], Any]
ForwardRule: TypeAlias = Callable[[GateValues], Any]
# gives numbers, and which wire each is about, where it is about one
ForkRule: TypeAlias = Callable[[Fork], Iterator[tuple[float, int | None]]]
RunRule: TypeAlias = Callable[[DiagnosisContext, RunNumber], Iterator[WrongNumber]]
# give arrays in place of what an input is sent, or of what a gate computes; nan where they have no
# number, None where a shape does not fit
ArrayRule: TypeAlias = Callable[[ArrayInput], Iterator[Array | None]]
ArrayForwardRule: TypeAlias = Callable[[ArrayValues], Iterator[Array | None]]


def always(at: object) -> bool:
    """True: the rule may be gone by at any gate."""
    return True


@dataclass(frozen=True, eq=False)
class Misconception:
    """A misconception: its texts, and the rule that gives the wrong number.

    `rank` orders them by probability, the more probable first; of one `family` only one is told at
    a time. `done` is a clause, `instead` a sentence, for slips further on; `here` and `here_value`
    are what to say where it happened at the number itself.

    A rule may be about single gates, where it `applies` to their numbers: `backward` gives what a
    gate sends back to one of its inputs, `forward` what it computes. It may be about forks
    (`at_fork`), or about one number of a run (`in_run`), values or gradients as `asks` says; then
    `is_missing` is True for what is said of a number that is not computed. A rule about arrays,
    `of_arrays` for what is sent back and `forward_of_arrays`, gives whole ones.

    `everywhere`: somebody may go by it at all gates or forks on the way back. `names_upstream`: to
    name it tells what arrives. `at_blocks`: it is about a function that a closed block may be, too.
    `keeps_size`: its text says that the size is right.
    """

    key: str
    rank: int
    family: str
    done: str
    instead: str
    here: str
    here_value: str = ""
    applies: Callable[[Any], Any] = always
    backward: BackwardRule | None = None
    forward: ForwardRule | None = None
    at_fork: ForkRule | None = None
    in_run: RunRule | None = None
    of_arrays: ArrayRule | None = None
    forward_of_arrays: ArrayForwardRule | None = None
    asks: tuple[Quantity, ...] = (Quantity.VALUE, Quantity.GRADIENT)
    is_missing: bool = False
    everywhere: bool = True
    names_upstream: bool = False
    at_blocks: bool = False
    keeps_size: bool = False

    def sent_back(self, at: GateInput) -> Any:
        """What the gate sends back to this input by the rule; None where it does not apply."""
        return self.backward(at) if self.backward is not None and self.applies(at) else None

    def computed(self, at: GateValues) -> Any:
        """What the gate computes by the rule; None where it does not apply."""
        return self.forward(at) if self.forward is not None and self.applies(at) else None

    def arrays_sent(self, at: ArrayInput) -> Iterator[Array]:
        """The arrays that an input may be sent by the rule; none where it does not apply."""
        if self.of_arrays is not None and self.applies(at):
            yield from (each for each in self.of_arrays(at) if each is not None)

    def arrays_computed(self, at: ArrayValues) -> Iterator[Array]:
        """The arrays that a gate may give by the rule."""
        if self.forward_of_arrays is not None:
            yield from (each for each in self.forward_of_arrays(at) if each is not None)


MISCONCEPTIONS: dict[str, Misconception] = {}


class MisconceptionOptions(TypedDict, total=False):
    """The optional parts of a declaration beside its rule; see `Misconception`."""

    rank: Required[int]
    family: Required[str]
    done: Required[str]
    instead: Required[str]
    here: Required[str]
    here_value: str
    asks: tuple[Quantity, ...]
    is_missing: bool
    everywhere: bool
    names_upstream: bool
    at_blocks: bool
    keeps_size: bool


def register(made: Misconception) -> Misconception:
    """Put a misconception into the registry; each key and each rank once."""
    if made.key in MISCONCEPTIONS:
        raise ValueError(f"misconception {made.key!r} is declared twice")
    if any(each.rank == made.rank for each in MISCONCEPTIONS.values()):
        raise ValueError(f"two misconceptions have rank {made.rank}")
    MISCONCEPTIONS[made.key] = made
    return made


def backward_rule(
    applies: Callable[[GateInput], Any] = always,
    in_run: RunRule | None = None,
    **declared: Unpack[MisconceptionOptions],
) -> Callable[[BackwardRule], Misconception]:
    """Declare the decorated function, named as the misconception, as what a gate sends back."""
    return lambda rule: register(
        Misconception(rule.__name__, applies=applies, backward=rule, in_run=in_run, **declared)
    )


def forward_rule(
    applies: Callable[[GateValues], Any], **declared: Unpack[MisconceptionOptions]
) -> Callable[[ForwardRule], Misconception]:
    """Declare the decorated function, named as the misconception, as what a gate computes."""
    return lambda rule: register(
        Misconception(rule.__name__, applies=applies, forward=rule, **declared)
    )


def fork_rule(**declared: Unpack[MisconceptionOptions]) -> Callable[[ForkRule], Misconception]:
    """Declare the decorated function, named as the misconception, as what is made of a fork."""
    return lambda rule: register(Misconception(rule.__name__, at_fork=rule, **declared))


def array_rule(
    applies: Callable[[ArrayInput], bool],
    forward: ArrayForwardRule | None = None,
    **declared: Unpack[MisconceptionOptions],
) -> Callable[[ArrayRule], Misconception]:
    """Declare the decorated function, named as the misconception, as arrays that are sent back.

    `forward` gives what a gate computes by the same rule, where one may go by it there.
    """
    return lambda rule: register(
        Misconception(
            rule.__name__, applies=applies, of_arrays=rule, forward_of_arrays=forward, **declared
        )
    )


def run_rule(**declared: Unpack[MisconceptionOptions]) -> Callable[[RunRule], Misconception]:
    """Declare the decorated function, named as the misconception, as what gives another number."""
    return lambda rule: register(Misconception(rule.__name__, in_run=rule, **declared))
