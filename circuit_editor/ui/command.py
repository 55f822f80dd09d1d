"""What a command is, the menus it may stand in, and when it can be done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.session import Session

if TYPE_CHECKING:
    from circuit_editor.ui.window import Window

FILE = QT_TRANSLATE_NOOP("Action", "&File")
EDIT = QT_TRANSLATE_NOOP("Action", "&Edit")
CIRCUIT = QT_TRANSLATE_NOOP("Action", "&Circuit")
BLOCK = QT_TRANSLATE_NOOP("Action", "&Block")
TEACH = QT_TRANSLATE_NOOP("Action", "&Teach")
VIEW = QT_TRANSLATE_NOOP("Action", "&View")
HELP = QT_TRANSLATE_NOOP("Action", "&Help")
MENUS = (FILE, EDIT, CIRCUIT, BLOCK, TEACH, VIEW, HELP)


def always(session: Session) -> bool:
    """It can be done at any time."""
    return True


def something_selected(session: Session) -> bool:
    """At least one node is selected."""
    return bool(session.selection)


def not_empty(session: Session) -> bool:
    """The circuit that is shown has nodes."""
    return bool(session.circuit.nodes)


def block_selected(session: Session) -> bool:
    """A block is among what is selected."""
    return any(session.shown.nodes[id_].gate.is_block for id_ in session.selection)


def own_block_selected(session: Session) -> bool:
    """A block is selected, and nothing that stands inside an opened one."""
    return block_selected(session) and all(
        id_ in session.circuit.nodes for id_ in session.selection
    )


def one_own_block_selected(session: Session) -> bool:
    """One such block is selected and nothing else."""
    return len(session.selection) == 1 and own_block_selected(session)


def shared_block_selected(session: Session) -> bool:
    """One block is selected whose definition is used elsewhere, too."""
    if not one_own_block_selected(session):
        return False
    (id_,) = session.selection
    face = session.circuit.nodes[id_].face
    return face is not None and session.uses(face.block) > 1


def can_toggle(session: Session) -> bool:
    """What is selected can be opened in place, or closed."""
    return block_selected(session) or any("/" in id_ for id_ in session.selection)


def one_block_selected(session: Session) -> bool:
    """One block is selected and nothing else."""
    return len(session.selection) == 1 and block_selected(session)


def inside_a_block(session: Session) -> bool:
    """A block was entered."""
    return bool(session.where)


class Command(NamedTuple):
    """One thing the user can do: its place in the menus, its keys, when, and what it does."""

    id: str
    menu: str
    text: str
    keys: tuple[str, ...]
    do: Callable[[Window], object]
    enabled: Callable[[Session], bool] = always
    ends_group: bool = False
    on_canvas: bool = False  # its keys mean something else in fields
