"""Pasting a formula from the clipboard into a circuit: nodes, under names that are free there.

A text builds only where it is meant as a formula (`prose`): prose never becomes inputs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from circuit_editor.dataclass import replace
from circuit_editor.expression import draft, means_formula
from circuit_editor.expression.errors import refuse_if
from circuit_editor.expression.notes import Notes
from circuit_editor.expression.statements import DEFAULT_NAME
from circuit_editor.expression.wrapping import without_wrapping
from circuit_editor.files.limits import Limit
from circuit_editor.model import Circuit, Document
from circuit_editor.model.document import with_items
from circuit_editor.model.fresh_names import free_block_name
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template, join_names

LONGEST = Limit(
    20_000,  # to lay out what stands in them takes a second
    QT_TRANSLATE_NOOP("Sentence", "The expression has {got} characters (limit {limit})."),
)
MOST_TOLD = 6  # names in one sentence

NAMES_TAKEN = Template(
    QT_TRANSLATE_NOOP("Sentence", "Names that were taken got a number: {names}.")
)

ASSIGNS = re.compile(r"^[ \t]*[^\W\d]\w*[ \t]*=(?!=)", re.MULTILINE)
OTHER_TEXT = re.compile(
    r"\s*(?:[<~]|/\w|\{\s*[\"}]|\[)"  # markup, paths, data
    r"|(?!\s*(?://|%))[^\n#]*(?:\w://|\w@[\w-]+\.\w)"  # addresses, but those in comments
)


@dataclass(frozen=True, slots=True)
class PastedFormula:
    """The nodes that a formula brings into a circuit, and what is to be told about them."""

    part: Document
    notes: tuple[Sentence, ...]


def read_pasted(
    text: str, circuit: Circuit, *, flagged: bool, surely: bool = False
) -> PastedFormula | None:
    """What a text brings into a circuit, taken names numbered; None where it is no formula.

    `flagged` gives the result of the last line the loss flag; it is `surely` meant as a formula
    where somebody said so. Raises ExpressionError for what is meant as one, and cannot be read.
    """
    if not surely and OTHER_TEXT.match(text):
        return None
    problem = LONGEST.exceeded_by(len(text))
    text = text[: int(LONGEST.most)]
    is_meant = surely or means_formula(text)
    is_prose = is_meant is False
    if is_prose or not (is_meant or ASSIGNS.search(without_wrapping(text, Notes()))):
        return None
    refuse_if(problem)
    declared = {label for id_, label in circuit.labels.items() if circuit.nodes[id_].gate.is_source}
    read = draft(text, declared=declared)
    if not is_meant:
        return None
    part = read.document() if flagged else read.part()
    part, renamed = _with_free_names(part, circuit)
    root = part.root
    nobodys = {  # names that nobody wrote: of a number, and of a formula without one
        root.label(id_)
        for id_, each in root.nodes.items()
        if each.gate.is_source and not each.gate.takes_gradient
    }
    if not re.search(rf"\b{DEFAULT_NAME}\b", text):
        nobodys.add(renamed.get(DEFAULT_NAME, DEFAULT_NAME))
    told = {old: new for old, new in renamed.items() if new not in nobodys}
    return PastedFormula(part, (*read.notes, *_told(told)))


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
    return (NAMES_TAKEN(names=join_names(names, MOST_TOLD)),)
