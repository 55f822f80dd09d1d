"""Goals of lesson steps: conditions in a small language of names and numbers, and their tests.

    value x = 5              gradient q < 0           loss = -12
    value W[0,1] = 5         guessed value z[1,2]     guessed value z.shape
    computes (x + y) * z     has mul                  has 2 max
    guessed gradient x       opened sigmoid           closed sigmoid
    block sigmoid            selected mul1            reached backward x
    reached end              stepped down 10          chose right

A number may be written as in a field: 1/3, 2*pi. `=` compares with all digits (`loss = 0`,
`value x = 1/3`), but for a number written with decimals, which is compared as it is shown: rounded
to those, and to two at least (`value f = 0.73`). The other signs compare with all digits always.
`computes` compares the loss with the expression at many points, whatever the circuit looks like.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any, NamedTuple

import numpy as np

from circuit_editor.engine import (
    Run,
    compile,
    execute,
    values_of,
)
from circuit_editor.engine.name_resolver import NameResolver, Part
from circuit_editor.engine.path_names import PathNames
from circuit_editor.expression import ExpressionError, draft
from circuit_editor.expression.functions import CONSTANTS
from circuit_editor.gates import GATES
from circuit_editor.model import Document, Pin
from circuit_editor.text import (
    MINUS,
    QT_TRANSLATE_NOOP,
    Pass,
    Quantity,
    Sentence,
    SentenceError,
    Template,
    quote,
)
from circuit_editor.text.typed_numbers import read_number, typed_number

AS_SHOWN = -2  # the power of ten of the last decimal that is shown of most numbers
POINTS = 16  # at which two circuits are compared
ENOUGH = 4  # of them with a finite number
CLOSE = 1e-9
MOST_DRAWN = 1_000  # numbers of an array at one point; longer ones repeat them
END = "end"
LOSS, COMPUTES = "loss", "computes"
ASKED = frozenset({Quantity.VALUE, Quantity.GRADIENT})  # what a lesson asks for and hides
GUESSED, CHOSE, RIGHT = "guessed", "chose", "right"
BLOCK, OPENED, CLOSED, SELECTED = "block", "opened", "closed", "selected"
REACHED, STEPPED = "reached", "stepped"

NO_NUMBER = Template(QT_TRANSLATE_NOOP("Sentence", '"{text}" is no number.'), quoted=("text",))


@dataclass(frozen=True, slots=True)
class Situation:
    """The state against which a goal is tested: the document, its run, and what the user did.

    `expanded` are the paths of the blocks that are open in place; `guessed` the numbers that were
    predicted rightly, each (value or gradient, pin, part of the array there); `step` where the
    timeline stands, (pass, path), None where it is not used; `ended` is True at its end.
    `steps_down` counts the steps down that were made since the lesson's step began; one that is
    undone counts no more. `chose_right` is True where the right one of the step's choices was
    chosen.
    """

    document: Document
    run: Run
    expanded: frozenset[str] = frozenset()
    guessed: frozenset[tuple[Quantity, Pin, Part]] = frozenset()
    selection: frozenset[str] = frozenset()
    reached: frozenset[tuple[Pass, str]] = frozenset()
    ended: bool = False
    steps_down: int = 0
    chose_right: bool = False
    _finders: list[NameResolver] = field(default_factory=list, compare=False, repr=False)

    def part(self, name: str) -> tuple[Pin, Part] | None:
        """What a name means here: a pin, and of an array a cell, or its shape."""
        return self._finder.part(name)

    def path(self, name: str) -> str | None:
        """The path of the node that a name means here."""
        return self._finder.path(name)

    @property
    def _finder(self) -> NameResolver:
        if not self._finders:
            self._finders.append(NameResolver.of(self.document, self.run.tape))
        return self._finders[0]


Check = Callable[[Situation], bool]


class GoalAction(NamedTuple):
    """The action that reaches a goal: the goal's first word, and the name that it speaks of.

    `number` is the value to set or how many steps to make, `on` the pass to walk; a walk without
    one is to the end.
    """

    word: str
    name: str = ""
    number: float = 0
    on: str = ""


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal: as it was written, and whether it is reached.

    `fixes` is the name of an input and the number, as written, that the goal wants it to hold.
    `does` is what reaches it, for who is to be shown; None where that cannot be told.
    """

    text: str
    is_reached: Check = field(compare=False, repr=False)
    fixes: tuple[str, str] | None = field(default=None, compare=False)
    does: GoalAction | None = field(default=None, compare=False)


class GoalError(SentenceError, ValueError):
    """A goal that cannot be understood; `sentence` says why."""


COUNT = re.compile(r"[0-9]{1,6}")
COMPARISONS: Mapping[str, Callable[[float, float, float], bool]] = {
    "=": lambda a, b, open_: a == b or abs(a - b) <= open_,
    "<": lambda a, b, open_: a < b,
    ">": lambda a, b, open_: a > b,
    "<=": lambda a, b, open_: a <= b or a - b <= _noise(b),
    ">=": lambda a, b, open_: a >= b or b - a <= _noise(b),
}
COMPARED = re.compile(r"(?:(value|gradient) ([^\s<>=]++)|(loss)) ?+(<=|>=|=|<|>) ?+(\S.*)$")
INFINITE = {f"{sign}{word}": float(f"{sign}inf") for sign in ("", "-") for word in ("inf", "∞")}


def goal_from(text: str) -> Goal:
    """Understand one goal. Raises GoalError."""
    text = " ".join(text.split())
    compared = COMPARED.match(text)
    if compared:
        what, name, _, sign, number = compared.groups()
        fixes = (name, number) if what == Quantity.VALUE and sign == "=" else None
        return Goal(text, _comparison(*compared.groups()), fixes, _sets(fixes))
    word, _, rest = text.partition(" ")
    if word not in WORDS or not rest:
        raise GoalError(
            Sentence.of(
                QT_TRANSLATE_NOOP(
                    "Sentence", '"{text}" is no goal; it must begin with one of: {known}.'
                ),
                text=quote(text),
                known=", ".join(sorted([*ASKED, LOSS, *WORDS])),
            )
        )
    return Goal(text, WORDS[word](rest), does=_deed(word, rest))


def _sets(fixes: tuple[str, str] | None) -> GoalAction | None:
    number = typed_number(fixes[1]) if fixes is not None else None
    if fixes is None or number is None or isinstance(number, Sentence):
        return None
    return GoalAction(Quantity.VALUE, fixes[0], number)


def _deed(word: str, rest: str) -> GoalAction | None:
    """What reaches a goal that was understood."""
    first, _, name = rest.partition(" ")
    if word in (BLOCK, OPENED, CLOSED, SELECTED):
        return GoalAction(word, rest)
    if word == STEPPED:
        return GoalAction(word, number=int(name))
    if word == REACHED:
        return GoalAction(word) if rest == END else GoalAction(word, name, on=first)
    return None


def _comparison(what: str | None, name: str | None, loss: str, sign: str, number: str) -> Check:
    wanted = INFINITE.get(number.replace(MINUS, "-").lstrip("+").lower())
    open_ = 0.0
    if wanted is None:
        read = typed_number(number)
        if isinstance(read, Sentence):
            raise GoalError(read)
        wanted, open_ = read, _left_open(number, read)

    def check(here: Situation) -> bool:
        if name is None:
            found: Any = here.run.loss
        else:
            meant = here.part(name)
            if meant is None:
                return False
            pin, cell = meant
            found = here.run.value(pin) if what == Quantity.VALUE else here.run.gradient(pin)
            if isinstance(cell, tuple):
                found = entry_of(found, cell)
        if found is None or np.shape(found) != ():
            return False
        return COMPARISONS[sign](float(found), wanted, open_)

    return check


def entry_of(array: Any, cell: tuple[int, ...]) -> Any:
    """The number at a cell of an array; None where there is no such cell."""
    shape = np.shape(array)
    fits = array is not None and len(cell) == len(shape)
    if not fits or any(not 0 <= at < n for at, n in zip(cell, shape, strict=True)):
        return None
    return array[cell]


def _left_open(text: str, number: float) -> float:
    """How far from a number that was written what equals it may lie."""
    written = read_number(text)
    place = None if isinstance(written, Sentence) else written.place
    as_shown = 0.0 if place is None or place >= 0 else 10.0 ** min(place, AS_SHOWN) / 2
    return as_shown + _noise(number)


def _noise(number: float) -> float:
    """How far from a number another way to compute it may end."""
    return CLOSE * max(1.0, abs(number)) if math.isfinite(number) else 0.0


def _computes(expression: str) -> Check:
    def drawn(declared: frozenset[str]) -> Document:
        return draft(expression, declared=declared, has_arrays=has_arrays).drawn()

    wanted: dict[frozenset[str], Document] = {}
    has_arrays = False
    try:
        wanted[frozenset()] = drawn(frozenset())
    except ExpressionError as error:
        has_arrays = True  # sum(W @ x): which are arrays, the circuit says
        try:
            wanted[frozenset()] = drawn(frozenset())
        except ExpressionError:
            raise GoalError(error.sentence) from None

    def check(here: Situation) -> bool:
        inputs = frozenset(CONSTANTS.keys() & _sources(here.document).keys())  # then they are none
        if inputs not in wanted:
            wanted[inputs] = drawn(inputs)
        return computes_the_same(here.document, wanted[inputs])

    return check


def _has(what: str) -> Check:
    count, _, kind = what.rpartition(" ")
    if kind not in GATES:
        raise GoalError(
            Sentence.of(QT_TRANSLATE_NOOP("Sentence", '"{kind}" is no gate.'), kind=quote(kind))
        )
    if count and not COUNT.fullmatch(count):
        raise GoalError(NO_NUMBER(text=count))
    least = int(count or 1)

    def check(here: Situation) -> bool:
        return sum(step.gate.kind == kind for step in here.run.tape.steps) >= least

    return check


def _guessed(what: str) -> Check:
    kind, _, name = what.partition(" ")
    if kind not in ASKED or not name:
        raise GoalError(
            Sentence.of(
                QT_TRANSLATE_NOOP(
                    "Sentence",
                    'Write "guessed value NAME" or "guessed gradient NAME", not "guessed {text}".',
                ),
                text=quote(what),
            )
        )
    return lambda here: (meant := here.part(name)) is not None and (kind, *meant) in here.guessed


def _block(name: str) -> Check:
    return lambda here: name in {block.name for block in here.document.blocks.values()}


def _opened(name: str) -> Check:
    return lambda here: here.path(name) in here.expanded


def _closed(name: str) -> Check:
    return lambda here: (path := here.path(name)) is not None and path not in here.expanded


def _selected(name: str) -> Check:
    return lambda here: here.path(name) in here.selection


def _chose(what: str) -> Check:
    if what != RIGHT:
        raise GoalError(
            Sentence.of(
                QT_TRANSLATE_NOOP("Sentence", 'Write "chose right", not "chose {text}".'),
                text=quote(what),
            )
        )
    return lambda here: here.chose_right


def _reached(where: str) -> Check:
    if where == END:
        return lambda here: here.ended
    which, _, name = where.partition(" ")
    if which not in {*Pass} or not name:
        raise GoalError(
            Sentence.of(
                QT_TRANSLATE_NOOP(
                    "Sentence",
                    'Write "reached end" or "reached backward NAME", not "reached {text}".',
                ),
                text=quote(where),
            )
        )
    return lambda here: (path := here.path(name)) is not None and (which, path) in here.reached


def _stepped(what: str) -> Check:
    where, _, count = what.partition(" ")
    if where != "down" or not count:
        raise GoalError(
            Sentence.of(
                QT_TRANSLATE_NOOP("Sentence", 'Write "stepped down 10", not "stepped {text}".'),
                text=quote(what),
            )
        )
    if not COUNT.fullmatch(count) or int(count) == 0:
        raise GoalError(NO_NUMBER(text=count))
    least = int(count)
    return lambda here: here.steps_down >= least


def computes_the_same(document: Document, wanted: Document) -> bool:
    """True where two circuits have the same loss at many points; names tell which input is which.

    What only the first has keeps its own value. Arrays are compared in the shapes they have there.
    """
    if document.loss is None:
        return False
    ours, theirs = _sources(document), _sources(wanted)
    if not set(theirs) <= set(ours):
        return False
    tapes = compile(document), compile(wanted)
    values = dict(values_of(document)), dict(values_of(wanted))
    random, finite = Random(7), 0
    for _ in range(POINTS):
        for name in theirs:
            shape = np.shape(values[0].get(ours[name], 0.0))
            count = min(math.prod(shape), MOST_DRAWN)
            drawn = [round(random.uniform(-2.5, 2.5), 3) for _ in range(count)]
            number = np.resize(np.asarray(drawn), shape)
            values[0][ours[name]] = values[1][theirs[name]] = number
        one, other = (execute(tape, each).loss for tape, each in zip(tapes, values, strict=True))
        if one is None or other is None or np.shape(one) != ():
            return False
        a, b = float(one), float(other)
        if math.isfinite(a) and math.isfinite(b):
            finite += 1
            if abs(a - b) > CLOSE * (1 + abs(b)):
                return False
        elif math.isfinite(a) != math.isfinite(b):
            return False
    return finite >= ENOUGH


def _sources(document: Document) -> dict[str, str]:
    """The path of every input and parameter, by its name."""
    names = PathNames(document).of_sources(compile(document))
    root = document.root.nodes
    return {
        name: path
        for path, name in names.items()
        if path not in root or root[path].gate.takes_gradient
    }


WORDS: Mapping[str, Callable[[str], Check]] = {
    COMPUTES: _computes,
    "has": _has,
    GUESSED: _guessed,
    BLOCK: _block,
    OPENED: _opened,
    CLOSED: _closed,
    SELECTED: _selected,
    CHOSE: _chose,
    REACHED: _reached,
    STEPPED: _stepped,
}
