"""Formulas among all that people copy: is a text one at all, and what does it bring into a circuit?

Much that is no formula reads as one: `well-known` is a difference and `the sum of x and y` a
product. Prose never becomes inputs, so a text builds only where somebody wrote a sign or a call.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from circuit_editor.expression import draft
from circuit_editor.expression.errors import ExpressionError
from circuit_editor.expression.functions import function_named
from circuit_editor.expression.notes import Notes
from circuit_editor.expression.program import parse
from circuit_editor.expression.statements import LEADING_WORDS
from circuit_editor.expression.words import Role
from circuit_editor.files.limits import Limit
from circuit_editor.model import Circuit, Document
from circuit_editor.model.document import with_items
from circuit_editor.model.identity import free_block_name
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

LONGEST = Limit(
    20_000,  # to lay out what stands in them takes a second
    QT_TRANSLATE_NOOP("Sentence", "The expression has {got} characters (limit {limit})."),
)
MOST_TOLD = 6  # names in one sentence

# What notebooks and web pages put around a formula.
PROMPT = re.compile(r"^[ \t]*(?:In ?\[[0-9 *]*\]:|\.\.\.:)", re.MULTILINE)
OUTPUT_OR_FENCE = re.compile(r"^[ \t]*(?:Out ?\[[0-9]*\]:|```)[^\n]*", re.MULTILINE)

COMMENT = re.compile(r"#[^\n]*|(?<!:)//[^\n]*|%[^\n]*|\"\"\"[\s\S]*?\"\"\"|'''[\s\S]*?'''")
LINE_OF_CODE = re.compile(
    r"import [\w., ]+$|from [\w.]+ import\b|print ?\(|return\b|def \w+ ?\(|(?:for|while|if)\b.*:$"
)
CALLED = re.compile(r"([^\W\d]\w*)[ ]?\(")
PIECE = re.compile(r"[^\W\d]\w*|[ \t]+|.")
JOINED_WORDS = re.compile(r"[^\W\d]\w*(?:[-–/][^\W\d]\w*)+")  # well-known, and/or
SIGN = re.compile(r"[-+*/^=×·⋅∙÷−²³√|<>]|\\frac|\\cdot|\\times")
PRODUCT_SIGN = re.compile(r"[*×·⋅∙∗•⁎＊]|\\(?:cdot|times)")
OTHER_TEXT = re.compile(r"\s*(?:<|\{\s*[\"}]|\[)|[^\n]*(?:://|@)")  # markup, data, addresses
JOINING_WORDS = frozenset(
    [
        *("the", "of", "is", "are", "was", "and", "or", "an", "to", "in", "it", "this", "that"),
        *("we", "be", "by", "from", "either", "not", "if", "then", "so", "but", "on", "as"),
        *("for", "with"),
    ]
)
WORD_OF_PROSE = 4  # letters: shorter ones may be variables
MOST_PROSE = 0.6  # of the letters and signs of a text that still means to be a formula


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a formula brings into a circuit, and what is to be told about it."""

    part: Document
    notes: tuple[Sentence, ...]


def pasted(text: str, circuit: Circuit, *, flagged: bool) -> Pasted | None:
    """What a text brings into a circuit, with names of its own; None where it is no formula.

    `flagged` gives the result of the last line the loss flag. Raises ExpressionError for what is
    meant as a formula, and cannot be read.
    """
    if OTHER_TEXT.match(text):
        return None
    problem = LONGEST.exceeded_by(len(text))
    if problem is not None:
        beginning = text[: int(LONGEST.most)]
        if _is_prose(beginning) or not _means_formula(beginning):
            return None
        raise ExpressionError(problem)
    text = _unwrapped(text)
    if _is_prose(text):
        return None
    declared = {label for id_, label in circuit.labels.items() if circuit.nodes[id_].gate.is_source}
    try:
        if not _computes(text, declared):
            return None
    except ExpressionError:
        if not _means_formula(text):
            return None
        raise
    read = draft(text, declared=declared)
    part = read.document() if flagged else read.part()
    part, renamed = _with_free_names(part, circuit)
    told = {old: new for old, new in renamed.items() if re.search(rf"\b{re.escape(old)}\b", text)}
    return Pasted(part, (*read.notes, *_told(told)))


def _unwrapped(text: str) -> str:
    """The text without the marks of a notebook around it; what stays keeps its place."""
    text = OUTPUT_OR_FENCE.sub(lambda found: " " * len(found[0]), text)
    return PROMPT.sub(lambda found: " " * len(found[0]), text)


def _is_prose(text: str) -> bool:
    """True where words stand side by side as no formula has them, in any line but comments."""
    text = COMMENT.sub("", text)
    return any(map(_is_prose_line, text.splitlines()))


def _means_formula(text: str) -> bool:
    """True where a text that cannot be read is a formula with a slip in it."""
    text = COMMENT.sub("", text)
    if "=" in text or any(map(function_named, CALLED.findall(text))):
        return True
    return bool(SIGN.search(text)) and _share_of_prose(text) <= MOST_PROSE


def _is_prose_line(line: str) -> bool:
    """True where words stand side by side as no formula has them: `the sum of x and y`."""
    line = line.strip()
    if LINE_OF_CODE.match(line):
        return False
    assigns = "=" in line
    if JOINED_WORDS.fullmatch(line):
        parts = re.split(r"[-–/]", line)
        return any(_is_word(each) or each.lower() in JOINING_WORDS for each in parts)
    run: list[str] = []
    for piece in (*PIECE.findall(line), ""):
        if piece.isspace():
            continue
        if piece[:1].isalpha() and not function_named(piece) and piece not in LEADING_WORDS:
            run.append(piece)
            continue
        if len(run) > 1 and any(each.lower() in JOINING_WORDS for each in run):
            return True
        if sum(len(each) > 1 and each.isalpha() for each in run) > (2 if assigns else 1):
            return True
        run = []
    return False


def _is_word(name: str) -> bool:
    return len(name) >= WORD_OF_PROSE and name.isalpha() and not function_named(name)


def _share_of_prose(text: str) -> float:
    """How much of a text is in words longer than most variables."""
    words = [each for each in re.findall(r"[^\W\d]\w*", text) if _is_word(each)]
    return sum(map(len, words)) / max(1, len("".join(text.split())))


def _computes(text: str, declared: Iterable[str]) -> bool:
    """True where somebody wrote what is computed: a sign between names, a call, an assignment.

    A number, a date and names side by side are no circuit. Raises ExpressionError.
    """
    if re.search(r"(?<![<>!=])=(?!=)", COMMENT.sub("", text)):
        parse(text, Notes(), set(declared))
        return True
    words = [
        word
        for assignment in parse(text, Notes(), set(declared)).assignments
        for word in assignment.words
    ]
    has_names = any(word.role in (Role.NAME, Role.CONSTANT) for word in words)
    has_product_sign = bool(PRODUCT_SIGN.search(text))
    return any(word.role is Role.CALL for word in words) or (
        has_names
        and any(
            word.role is Role.OPERATOR and (word.what != "mul" or has_product_sign)
            for word in words
        )
    )


def _with_free_names(part: Document, circuit: Circuit) -> tuple[Document, Mapping[str, str]]:
    """The part with a number behind every name that the circuit has, and what they are called."""
    root = part.root
    own, taken = set(root.labels.values()), set(circuit.labels.values())
    renamed: dict[str, str] = {}
    for name in sorted(own & taken):
        renamed[name] = free_block_name(own | taken, name)
        taken.add(renamed[name])
    labels = [(id_, renamed[name]) for id_, name in root.labels.items() if name in renamed]
    return replace(part, root=replace(root, labels=with_items(root.labels, labels))), renamed


def _told(renamed: Mapping[str, str]) -> tuple[Sentence, ...]:
    if not renamed:
        return ()
    names = [f"{old} → {new}" for old, new in renamed.items()]
    if len(names) > MOST_TOLD:
        names = [*names[:MOST_TOLD], "…"]
    sentence = Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", "Names that were taken got a number: {names}."),
        names=", ".join(names),
    )
    return (sentence,)
