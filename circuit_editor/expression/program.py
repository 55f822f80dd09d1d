"""Texts to programs: assignments, the inputs a header names, and the values that lines give."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from circuit_editor.expression.array_functions import array_function
from circuit_editor.expression.array_grammar import ArrayLineReader
from circuit_editor.expression.array_literals import Literals, with_arrays
from circuit_editor.expression.array_sums import with_sums_of_arrays
from circuit_editor.expression.backward_calls import with_backward_call
from circuit_editor.expression.branches import with_choices_in_one_line
from circuit_editor.expression.choices import with_choices
from circuit_editor.expression.clamping import with_bounds_in_order
from circuit_editor.expression.composed_functions import COUNTING
from circuit_editor.expression.dictionary_names import with_dictionary_names
from circuit_editor.expression.errors import ExpressionError
from circuit_editor.expression.functions import (
    CONSTANTS,
    OF_A_LIST,
    WRAPPERS,
    function_named,
)
from circuit_editor.expression.grammar import LineReader, TextContext
from circuit_editor.expression.index_sums import names_worked_out, with_terms
from circuit_editor.expression.initial_arrays import MAKERS
from circuit_editor.expression.latex import read_latex
from circuit_editor.expression.layer_objects import with_functions
from circuit_editor.expression.loops import NO_LENGTHS, with_rounds
from circuit_editor.expression.matrices import with_lists
from circuit_editor.expression.notes import Notes
from circuit_editor.expression.own_functions import with_calls_written_out
from circuit_editor.expression.postfix import Assignment, Instruction
from circuit_editor.expression.refusals import NO_INDEX
from circuit_editor.expression.shapes import arrays_named, is_gradient
from circuit_editor.expression.statements import Statement, Statements, statements
from circuit_editor.expression.tokens import MEANINGLESS, TRANSPOSED, Token, TokenKind, tokens
from circuit_editor.expression.typeset import with_plain_forms
from circuit_editor.expression.unpacking import AGAIN, unpacked
from circuit_editor.model import Value
from circuit_editor.model.graph import topological_order
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, join_names

FACTOR = re.compile(r"[^\W\d_]_?\d+")
FACTORS_IN_ONE_NAME = re.compile(rf"(?:{FACTOR.pattern}){{2,}}\Z")  # w0x0, w_0x_0
MATRIX = re.compile(r"[A-Z](?:_?\w+)?\Z")  # W, W1, W_hh before another name
MOST_TOLD = 6  # names in one sentence
# What is printed side by side most often: wx, mx, θ1x. No product is dx.
LETTER_AND_INPUT = re.compile(r"([^\W\d_d]\d*)([xyz]\d*)\Z")
NOTHING_YET = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "There is no expression yet. Type one, such as f = (x + y) * z.")
)
ARRAYS_WANTED = {  # refusals of what a program of arrays may have
    OF_A_LIST.text,
    *(each.template for each in (MEANINGLESS["@"], MEANINGLESS["‖"], TRANSPOSED, NO_INDEX)),
}
LONGEST_PRODUCT = 12  # letters of a name that may be a product without its signs


@dataclass(frozen=True, slots=True)
class ParsedProgram:
    """The program of a text: its assignments, the last one the loss.

    `inputs` are those that a header names, in its order; `values` are the values that lines behind
    the formula give to its inputs. `is_named`: the text itself gives its result a name.
    `has_arrays`: it was read as one of arrays, and not of single numbers alone.
    """

    assignments: list[Assignment]
    inputs: list[str]
    values: dict[str, float | Value]
    is_named: bool
    has_arrays: bool


def parse(
    text: str,
    notes: Notes,
    declared: Collection[str] = (),
    given: Collection[str] = (),
    *,
    has_arrays: bool = False,
    lengths: Mapping[str, int] = NO_LENGTHS,
) -> ParsedProgram:
    """Read a program: statements separated by line ends or `;`, at least one.

    `declared` and `given` are the names that mean something though the text does not say so: the
    inputs of the circuit it belongs to, and those that are given a value. It is read as one of
    arrays where one of these is an array, or where one is written out and computed with. Raises
    ExpressionError; what would be wrong with arrays, too, is told before that these are missing.
    """
    try:
        return _parse(text, notes, declared, given, has_arrays=has_arrays, lengths=lengths)
    except ExpressionError as error:
        if has_arrays or error.problem.template not in ARRAYS_WANTED:
            raise
        wanting = error
    try:
        _parse(text, Notes(), declared, given, has_arrays=True, lengths=lengths)
    except ExpressionError as error:
        raise error from None
    raise wanting


def _parse(
    text: str,
    notes: Notes,
    declared: Collection[str],
    given: Collection[str],
    *,
    has_arrays: bool,
    lengths: Mapping[str, int],
) -> ParsedProgram:
    typed = with_dictionary_names(text, tokens(text, notes), notes)
    typed = with_functions(text, typed, notes)
    arrays = arrays_named(typed) | {*(given if has_arrays else ())}
    indexed = arrays | names_worked_out(typed) if arrays else arrays
    typed = with_sums_of_arrays(text, with_terms(text, typed, notes, indexed), arrays, notes)
    typed = with_plain_forms(text, typed, notes)
    literals: Literals | None = None
    if has_arrays or "[" in text or "(" in text or "\\begin" in text:
        literals, found = _with_arrays(text, typed, notes, lengths, has_arrays=has_arrays)
    else:
        found = _of_single_numbers(text, typed, notes)
    if not found.all and found.gradients:
        gradient = next(iter(found.gradients.values()))
        raise ExpressionError(MEANINGLESS["∂"], text, gradient.position)
    if not found.all:
        raise ExpressionError(NOTHING_YET, text, 0)
    _without_own_gradients(text, found, notes)
    with_backward_call(text, found, notes)
    _without_vectors(found, {*declared, *given}, notes)
    reading = TextContext(text, notes, found, {*declared, *given})
    _split_products_of_inputs(found, reading, given)
    if literals is None:
        _refuse_entries(text, found)
        _tell_single_numbers(found, given, notes)
    if literals is None:
        assignments = [LineReader(reading, each).read() for each in found.all]
    else:
        known = literals.values
        assignments = [ArrayLineReader(reading, each, known).read() for each in found.all]
    assignments = _in_order_of_use(found, assignments, notes)
    values, behind = _values_behind(found, assignments, notes)
    if values:  # a number that nothing uses stays an input, and the formula the last line
        spare = [each for each in assignments[behind:] if each.name not in values]
        assignments = [*spare, *assignments[:behind]]
    _tell_joined_names(assignments, reading)
    _tell_what_the_loss_leaves_out(assignments, notes, has_arrays=literals is not None)
    is_named = bool(found.header) or assignments[-1].name in found.assigned
    return ParsedProgram(assignments, found.parameters, values, is_named, literals is not None)


def _of_single_numbers(text: str, typed: list[Token], notes: Notes) -> Statements:
    return statements(text, plain_calls(text, typed, notes), notes)


def plain_calls(
    text: str,
    typed: list[Token],
    notes: Notes,
    lengths: Mapping[str, int] = NO_LENGTHS,
    *,
    has_arrays: bool = False,
) -> list[Token]:
    """The tokens without LaTeX, loops, functions of the text's own, conditions and pairs."""
    found = with_choices_in_one_line(text, read_latex(text, typed))
    found = with_rounds(text, found, notes, lengths)
    found = with_choices(text, with_calls_written_out(text, found, notes), notes)
    return unpacked(text, with_bounds_in_order(found), has_arrays=has_arrays)


def _with_arrays(
    text: str,
    typed: list[Token],
    notes: Notes,
    lengths: Mapping[str, int],
    *,
    has_arrays: bool,
) -> tuple[Literals | None, Statements]:
    """The statements of a text that may have arrays; no literals where it has none after all.

    Who writes nothing but a list computes nothing with it.
    """
    tried = Notes()
    listed = with_lists(text, typed, tried)
    words = plain_calls(text, listed, tried, lengths, has_arrays=True)
    marks = [
        (each.kind is TokenKind.NAME and each.text in MAKERS) or each.text == "[" for each in words
    ]
    if not has_arrays and not any(marks):
        return None, _of_single_numbers(text, typed, notes)
    literals = with_arrays(text, words, tried, singles=has_arrays)
    if not has_arrays:
        if len(literals.tokens) == len(words):
            return None, _of_single_numbers(text, typed, notes)
        found = statements(text, literals.tokens, Notes())
        lone = (TokenKind.ARRAY, TokenKind.END)
        if all(each.kind in lone for one in found.all for each in one.value) or not any(
            each.kind is TokenKind.ARRAY for one in found.all for each in one.value
        ):
            return None, _of_single_numbers(text, typed, notes)
        literals = with_arrays(text, words, tried, singles=True)
    notes.take(tried)
    return literals, statements(text, literals.tokens, notes)


def _in_order_of_use(
    found: Statements, assignments: list[Assignment], notes: Notes
) -> list[Assignment]:
    """The assignments, and with them their statements, each before those that use its name.

    So f = q*z where q = x + y is read as it is meant. A text that assigns a name twice, from itself
    or in a circle, stays as it is; numbers behind the last formula stay there.
    """
    at = {each.name: index for index, each in enumerate(assignments)}
    if len(at) < len(assignments) or any(each.name in each.names for each in assignments):
        return assignments
    if _change_places(found):
        return assignments
    numbers = [index for index, each in enumerate(found.all) if each.number]
    formulas = [index for index, each in enumerate(found.all) if not each.number]
    users: dict[int, list[int]] = {}
    for index in formulas:
        for name in assignments[index].names & at.keys():
            if not found.all[at[name]].number:
                users.setdefault(at[name], []).append(index)
    if not any(user < index for index, several in users.items() for user in several):
        return assignments
    order = topological_order(formulas, users, priority=lambda index: index)
    if len(order) < len(formulas):
        return assignments
    notes.add(
        QT_TRANSLATE_NOOP(
            "Sentence", "The lines were read in the order in which they are used: {names}."
        ),
        names=join_names([assignments[index].name for index in order], MOST_TOLD),
    )
    before = [index for index in numbers if index < formulas[-1]]
    order = [*before, *order, *(index for index in numbers if index > formulas[-1])]
    found.all[:] = [found.all[index] for index in order]
    return [assignments[index] for index in order]


def _change_places(found: Statements) -> bool:
    """Whether a line gives several names values that are made of their old ones: a, b = b, a."""
    targets = {each.target.position: each.name for each in found.all if each.target is not None}
    return any(
        each.name.endswith(AGAIN) and targets[each.target.position] + AGAIN == each.name
        for each in found.all
        if each.target is not None
    )


def _values_behind(
    found: Statements, assignments: list[Assignment], notes: Notes
) -> tuple[dict[str, float | Value], int]:
    """The inputs that lines behind the formula give a number, and where those lines begin.

    In f = x*y; x = 2; y = 3 they are x and y, from the second line on.
    """
    values: dict[str, float | Value] = {}
    first_use: dict[str, int] = {}
    assigned: dict[str, int] = {}
    for index, each in enumerate(assignments):
        for name in each.names:
            first_use.setdefault(name, index)
        assigned.setdefault(each.name, index)
    start = len(assignments)
    while start > 1:
        statement, name = found.all[start - 1], assignments[start - 1].name
        is_new = assigned[name] == start - 1 and first_use.get(name, -1) != start - 1
        if statement.target is None or not statement.number or not is_new:
            break
        start -= 1
    for index in range(len(assignments) - 1, start - 1, -1):
        name, code = assignments[index].name, assignments[index].code
        if name in first_use:
            values[name] = _given_by(code)
    if values:
        notes.add(
            QT_TRANSLATE_NOOP(
                "Sentence", "The numbers behind the formula were read as the values of {names}."
            ),
            names=", ".join(reversed(values)),
        )
    return values, start


def _given_by(code: list[Instruction]) -> float | Value:
    """The value of a line that gives a number or an array, perhaps with a sign before it."""
    what = code[0].what
    if isinstance(what, Value):
        return Value(-what.array) if len(code) > 1 else what
    return (-1.0 if len(code) > 1 else 1.0) * float(what)


def _without_own_gradients(text: str, found: Statements, notes: Notes) -> None:
    """Leave out a backward pass written by hand behind the formula: dfdq = z; dqdx = 1; dx = ….

    They are the last lines, which assign dadb, or at least two da, of names a and b above them, or
    step away from a name above by one of these, as in x += -step*dx.
    """
    known = _names_in(found.all)
    likely = {each.name for each in found.all if each.target and is_gradient(each.name, known)}
    start = len(found.all)
    while start > 1 and (found.all[start - 1].name in likely or found.all[start - 1].uses(likely)):
        start -= 1
    while start < len(found.all) and found.all[start].name not in likely:
        start += 1
    before, behind = found.all[:start], found.all[start:]
    if not likely or not behind or all(each.number for each in before):
        return
    above = _names_in(before)
    own = {each.name for each in behind if each.target and is_gradient(each.name, above)}
    steps = [
        each
        for each in behind
        if each.name not in own
        and (each.target is not None or each.value[0].text not in own)  # dh[h < 0] = 0
    ]
    if any(each.name not in above or not each.uses(own) for each in steps):
        return
    if len(own) < 2 and not steps and not any(is_gradient(e, above, of_one=False) for e in own):
        return
    for each in behind:
        if each.target is not None and each.name in own:
            found.gradients.setdefault(each.name, each.target)
    first = behind[0].target or behind[0].value[0]
    notes.left_out(text[first.position : behind[-1].value[-1].position])
    del found.all[start:]


def _names_in(lines: Iterable[Statement]) -> set[str]:
    """The names that these assign and use."""
    found: set[str] = set()
    for each in lines:
        found.add(each.name)
        found.update(one.text for one in each.value if one.kind is TokenKind.NAME)
    return found


def _without_vectors(found: Statements, given: Collection[str], notes: Notes) -> None:
    """Leave w and x out of the inputs of f(w, x) = w0 x0 + w1 x1: they are no numbers there.

    What the header calls by its components is known by those, so that w0x0 is a product.
    """
    used = {each.text for one in found.all for each in one.value if each.kind is TokenKind.NAME}
    parts = {
        part for name in used if FACTORS_IN_ONE_NAME.match(name) for part in FACTOR.findall(name)
    }
    components: list[str] = []
    vectors: list[str] = []
    for name in found.parameters:
        own = re.compile(rf"{re.escape(name)}_?\d+\Z")
        mine = sorted({each for each in used | parts if own.match(each)} - {*found.parameters})
        if mine and name not in used and name not in given:
            vectors.append(name)
            components.extend(mine)
    if vectors:
        found.parameters[:] = [each for each in found.parameters if each not in vectors]
        found.components[:] = components
        notes.add(
            QT_TRANSLATE_NOOP(
                "Sentence", "{vectors} in the header were read as the names of {components}."
            ),
            vectors=", ".join(vectors),
            components=join_names(components, MOST_TOLD),
        )


def _split_products_of_inputs(
    found: Statements, reading: TextContext, given: Collection[str]
) -> None:
    """Read bc as b*c where b and c are names of the header, of an assignment, or given a value.

    Otherwise it is one name, or a function. It is one too where the text is good without a product,
    and in an exponent, where people differ on how much of it is raised.
    """
    named = {*found.parameters, *found.components, *found.assigned, *given}
    used = {each.text for one in found.all for each in one.value if each.kind is TokenKind.NAME}
    products: dict[str, list[str]] = {}
    likely: dict[str, list[list[str]]] = {}  # by their letters: wx of w1x1
    for name in used - reading.known:
        if function_named(name) or array_function(name) or name in WRAPPERS:
            continue
        parts = _split(name, {*named, "e", "π"})
        if name.startswith("π") and name[1:].isalpha():  # no name is made of it: 2πr
            products[name] = ["π", name[1:]]
        elif parts and named.issuperset({*parts} - {"e", "π"}) and not named.isdisjoint(parts):
            products[name] = parts
        elif parts := _letters_with_numbers(name):
            likely.setdefault(re.sub(r"[\d_]", "", name), []).append(parts)
    for several in likely.values():
        if any(not named.isdisjoint(parts) for parts in several):  # x1 is known: so are w1x1, w2x2
            products |= {"".join(parts): parts for parts in several}
    for statement in found.all if products else []:
        made: list[Token] = []
        for token in statement.value:
            before = "".join(each.text for each in made[-2:])
            if token.text not in products or before.endswith(("^", "^-")):
                made.append(token)
                continue
            parts = products[token.text]
            reading.notes.read(token.text, "*".join(parts))
            for part in parts:
                made.append(token._replace(text=part, end=token.position))
            made[-1] = made[-1]._replace(end=token.end)
        statement.value[:] = made


def _refuse_entries(text: str, found: Statements) -> None:
    """Refuse lines that set entries of single numbers: x[0] = 2."""
    for each in found.all:
        if each.index:
            raise ExpressionError(NO_INDEX, text, each.index[0].position)


def _tell_single_numbers(found: Statements, given: Collection[str], notes: Notes) -> None:
    """Tell that W in W x + b is a single number, where nothing gives it another value."""
    known = {*found.assigned, *given}
    pairs = [pair for each in found.all for pair in pairwise(each.value)]
    matrices = dict.fromkeys(
        name.text
        for name, operand in pairs
        if MATRIX.match(name.text) and operand.kind is TokenKind.NAME and name.text not in known
    )
    if matrices:
        notes.add(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "Without a list each of these is a single number: {names}. "
                "For a matrix write {example}.",
            ),
            names=join_names([*matrices], MOST_TOLD),
            example="W = [[1, 2], [3, 4]]",
        )


def _tell_joined_names(assignments: Iterable[Assignment], reading: TextContext) -> None:
    """Tell where w0x0 or xy is one name, though it looks like a product."""
    used = {name for each in assignments for name in each.names}
    names = {*used, *CONSTANTS, *reading.known}
    for name in sorted(used - reading.known):
        parts = _letters_with_numbers(name) or _split(name, names)
        if parts:
            reading.notes.add(
                QT_TRANSLATE_NOOP(
                    "Sentence", '"{name}" was read as one name. For a product write {product}.'
                ),
                name=name,
                product="*".join(parts),
            )


def _tell_what_the_loss_leaves_out(
    assignments: list[Assignment], notes: Notes, *, has_arrays: bool
) -> None:
    """Tell which results the last line, the loss, does not depend on."""
    last = assignments[-1]
    needed: set[str] = {last.name}
    idle: list[str] = []
    for each in reversed(assignments):
        if each.name in needed:
            needed.discard(each.name)
            needed |= each.names
            if has_arrays:  # p_2 is an entry of p
                needed |= {name.rpartition("_")[0] for name in each.names}
        elif each.code[-1].what in COUNTING:  # N in range(N)
            continue
        elif each.name not in idle and (each.names or len(each.code) > 2):
            idle.append(each.name)
    if idle:
        notes.add(
            QT_TRANSLATE_NOOP("Sentence", "The last line is the loss. It makes no use of {names}."),
            names=join_names(idle[::-1], MOST_TOLD),
        )


def _letters_with_numbers(name: str) -> list[str]:
    if FACTORS_IN_ONE_NAME.match(name):
        return FACTOR.findall(name)
    two = LETTER_AND_INPUT.match(name)
    return list(two.groups()) if two else []


def _split(name: str, names: Collection[str]) -> list[str]:
    """The name as two or three other names of the text side by side; empty where it is none."""
    cuts = range(1, min(len(name), LONGEST_PRODUCT))
    for cut in cuts:
        if name[:cut] not in names:
            continue
        if name[cut:] in names:
            return [name[:cut], name[cut:]]
        for second in cuts[cut:]:
            if name[cut:second] in names and name[second:] in names:
                return [name[:cut], name[cut:second], name[second:]]
    return []
