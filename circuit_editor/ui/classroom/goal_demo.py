"""Demonstrates a goal of a lesson's step: performs the action that reaches it."""

from __future__ import annotations

from circuit_editor.lessons import Situation
from circuit_editor.lessons.goals import (
    BLOCK,
    CLOSED,
    OPENED,
    REACHED,
    SELECTED,
    STEPPED,
    GoalAction,
    entry_of,
)
from circuit_editor.model import Document, edits
from circuit_editor.text import QT_TRANSLATE_NOOP, Pass, Quantity, Sentence
from circuit_editor.ui.classroom.stepping import Stepping
from circuit_editor.ui.session.session import Session

MOST_STEPS = 100  # down the gradient: more would keep everybody waiting


def perform(
    deed: GoalAction,
    here: Situation,
    session: Session,
    stepping: Stepping,
    grouped: Document | None,
) -> None:
    """Do what reaches a goal, as far as it can be done; edits can be undone.

    `grouped` is the circuit with the blocks that the lesson goes on with.
    """
    if session.where:
        session.go(())
    path = here.path(deed.name) if deed.name else None
    if deed.word == BLOCK and grouped is not None:
        if deed.name in {block.name for block in grouped.blocks.values()}:
            session.replace(QT_TRANSLATE_NOOP("Sentence", "Group"), grouped)
    elif deed.word == STEPPED:
        stepping.stop()  # or numbers are hidden that a step needs
        wanted = min(int(deed.number) - here.steps_down, MOST_STEPS)
        for _ in range(wanted):
            if not session.descent.step():
                break
    elif deed.word == REACHED:
        _walk(deed, path, stepping)
    elif deed.word == Quantity.VALUE:
        _set(deed, here, session)
    elif path is None:
        return
    elif deed.word in (OPENED, CLOSED):
        session.expand([path], open_=deed.word == OPENED)
    elif deed.word == SELECTED:
        session.select({path})


def _walk(deed: GoalAction, path: str | None, stepping: Stepping) -> None:
    if not deed.on:
        stepping.start(at_end=True)
        stepping.go(stepping.count - 1)
    elif path is not None:
        stepping.go_to(Pass(deed.on), path)


def _set(deed: GoalAction, here: Situation, session: Session) -> None:
    meant = here.part(deed.name)
    path = "" if meant is None else meant[0].node
    slot = here.run.tape.slots.get(path)
    if meant is None or slot is None or not here.run.tape.steps[slot].gate.is_source:
        return  # what a gate makes cannot be set
    pin, cell = meant
    if isinstance(cell, tuple):
        if entry_of(here.run.value(pin), cell) is not None:
            session.set_cell(path, cell, deed.number)
        return
    label = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "Set {name}"), name=deed.name)
    session.replace(label, edits.set_value(session.document, path, deed.number), touched=[path])
