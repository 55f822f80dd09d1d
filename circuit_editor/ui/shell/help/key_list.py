"""All keys and gestures as texts: those of the registry, and those of the hand on the canvas."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.shell.commands import (
    MENUS,
    REGISTRY,
    STAGE,
    TIMELINE,
    Command,
    commands_in,
    portable,
)
from circuit_editor.ui.shell.menus.menu_bar import without_key

BETWEEN = ", "
ON_CANVAS = (
    (
        QT_TRANSLATE_NOOP("Keys", "Letters, double-click, tap of Space"),
        QT_TRANSLATE_NOOP("Keys", "Look for a gate to add"),
        QT_TRANSLATE_NOOP("Keys", "search, find, insert, new"),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Digits, minus, decimal point"),
        QT_TRANSLATE_NOOP(
            "Keys", "Type the value of the selected input, of an array that of its chosen cell"
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Enter"),
        QT_TRANSLATE_NOOP("Keys", "Type the value of what is selected, or go inside a block"),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Arrows, with Shift"),
        QT_TRANSLATE_NOOP("Keys", "Move what is selected by a little, by more"),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Ctrl+arrows, with Shift"),
        QT_TRANSLATE_NOOP("Keys", "Go to the next node, and select it, too"),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Page up, Page down"),
        QT_TRANSLATE_NOOP("Keys", "See what stands above or below"),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Esc"),
        QT_TRANSLATE_NOOP(
            "Keys", "Give up, select nothing, leave the block: one of them each time"
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "F2, Delete, among the stored views"),
        QT_TRANSLATE_NOOP("Keys", "Rename the view that is lit, forget it"),
    ),
    (QT_TRANSLATE_NOOP("Keys", "?"), QT_TRANSLATE_NOOP("Keys", "Show all keys")),
)
BY_MOUSE = (
    (
        QT_TRANSLATE_NOOP("Keys", "Click, Shift+click"),
        QT_TRANSLATE_NOOP("Keys", "Select one thing, select more or fewer"),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Drag over empty canvas"),
        QT_TRANSLATE_NOOP("Keys", "Select all in a rectangle"),
        QT_TRANSLATE_NOOP("Keys", "rubber band, lasso, several, many, frame"),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Drag from pin to pin, or click and click"),
        QT_TRANSLATE_NOOP("Keys", "Draw a wire"),
        QT_TRANSLATE_NOOP("Keys", "connect, link, join"),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Drag the end of a wire"),
        QT_TRANSLATE_NOOP("Keys", "Take a wire to another input"),
        QT_TRANSLATE_NOOP("Keys", "re-plug, rewire, reconnect, unplug, move"),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Ctrl+drag an output"),
        QT_TRANSLATE_NOOP("Keys", "Take all wires of an output to another output"),
        QT_TRANSLATE_NOOP("Keys", "re-plug, rewire, reconnect, move"),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Drop a wire on empty canvas"),
        QT_TRANSLATE_NOOP("Keys", "Look for what fits it"),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Drop a gate from the list on a pin"),
        QT_TRANSLATE_NOOP("Keys", "Put a gate beside a pin, wired to it"),
        QT_TRANSLATE_NOOP("Keys", "insert, connect, add"),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Drag a gate over a wire, with Alt"),
        QT_TRANSLATE_NOOP("Keys", "Put a gate into a wire, or not"),
        QT_TRANSLATE_NOOP("Keys", "insert, between"),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Ctrl+drag a gate"),
        QT_TRANSLATE_NOOP("Keys", "Drag a copy of a gate"),
        QT_TRANSLATE_NOOP("Keys", "duplicate, clone"),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Alt+drag a gate"),
        QT_TRANSLATE_NOOP("Keys", "Take a gate out of its wires"),
        QT_TRANSLATE_NOOP("Keys", "detach, disconnect, remove"),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Ctrl+right-drag across wires"),
        QT_TRANSLATE_NOOP("Keys", "Cut all wires that a stroke crosses"),
        QT_TRANSLATE_NOOP("Keys", "several, many, delete, remove, disconnect, scissors, knife"),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Double-click a gate, an input, a block, a note"),
        QT_TRANSLATE_NOOP("Keys", "Rename it, type its value, go inside, write it"),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Drag the title of a frame, with Alt"),
        QT_TRANSLATE_NOOP("Keys", "Move a frame with what it holds, or alone"),
        QT_TRANSLATE_NOOP("Keys", "group, container, section"),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Drag a gate into a frame, or out"),
        QT_TRANSLATE_NOOP("Keys", "Let a frame hold a gate, or no longer"),
        QT_TRANSLATE_NOOP("Keys", "group, container, section"),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Double-click a wire, drag the bend"),
        QT_TRANSLATE_NOOP("Keys", "Lead a wire another way"),
        QT_TRANSLATE_NOOP("Keys", "reroute, bend, route, point, straighten"),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Drop a file, with Ctrl"),
        QT_TRANSLATE_NOOP("Keys", "Open it here, in a window of its own"),
        QT_TRANSLATE_NOOP("Keys", "open, document, drag"),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Ctrl+click a recent file, an example"),
        QT_TRANSLATE_NOOP("Keys", "Open it in a window of its own"),
        QT_TRANSLATE_NOOP("Keys", "new window, document"),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Right click"),
        QT_TRANSLATE_NOOP("Keys", "See what can be done there"),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Drag with the middle button, or with Space held"),
        QT_TRANSLATE_NOOP("Keys", "Move the canvas"),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Wheel (unless it is set to scroll), Ctrl+wheel, pinch"),
        QT_TRANSLATE_NOOP("Keys", "Zoom at the pointer"),
        QT_TRANSLATE_NOOP("Keys", "enlarge, larger, smaller, magnify"),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Shift+wheel, two fingers"),
        QT_TRANSLATE_NOOP("Keys", "Move the canvas"),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Rest the pointer"),
        QT_TRANSLATE_NOOP("Keys", "See all digits, and the inside of a block"),
    ),
)
IN_THE_SEARCH = (
    (
        QT_TRANSLATE_NOOP("Keys", "Enter"),
        QT_TRANSLATE_NOOP("Keys", "Put it there; where a wire waits, wired to it"),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Shift+Enter"),
        QT_TRANSLATE_NOOP("Keys", "Wire it to what is selected"),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Ctrl+Enter"),
        QT_TRANSLATE_NOOP("Keys", "Put it there, and look for the next"),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Alt+Enter"),
        QT_TRANSLATE_NOOP("Keys", "Put it there unwired"),
    ),
)
WHILE_FINDING = (
    (
        QT_TRANSLATE_NOOP("Keys", "Enter, F3, with Shift"),
        QT_TRANSLATE_NOOP("Keys", "Go to the next that was found, to the one before"),
    ),
    (
        QT_TRANSLATE_NOOP("Keys", "Esc"),
        QT_TRANSLATE_NOOP("Keys", "End the search; what was found stays selected"),
    ),
)
OF_THE_HAND = (
    (QT_TRANSLATE_NOOP("Keys", "On the canvas"), ON_CANVAS),
    (QT_TRANSLATE_NOOP("Keys", "With the mouse"), BY_MOUSE),
    (QT_TRANSLATE_NOOP("Keys", "In the search"), IN_THE_SEARCH),
    (QT_TRANSLATE_NOOP("Keys", "While finding in the circuit"), WHILE_FINDING),
)
PLACES = (
    (STAGE, QT_TRANSLATE_NOOP("Keys", "While presenting")),
    (TIMELINE, QT_TRANSLATE_NOOP("Keys", "On the timeline")),
)


class KeyLine(NamedTuple):
    """One line: what is done, and by which keys; other words it is found by."""

    done: str
    keys: str
    words: str = ""


class KeyGroup(NamedTuple):
    """The lines of a menu or of a place, under its name."""

    name: str
    lines: list[KeyLine]


def key_groups() -> list[KeyGroup]:
    """Every key there is, as the menus group them, and then those of places and of the hand."""
    groups = [
        KeyGroup(_command_text(menu), [_line(each, each.keys) for each in _with_keys(menu)])
        for menu in MENUS
    ]
    for place, name in PLACES:
        local = [(each, each.local_keys.get(place, "").split()) for each in REGISTRY]
        lines = [_line(each, map(portable, keys)) for each, keys in local if keys]
        groups.append(KeyGroup(_said(name), lines))
    for name, pairs in OF_THE_HAND:
        groups.append(KeyGroup(_said(name), [_gesture_line(*each) for each in pairs]))
    return [each for each in groups if each.lines]


PORTABLE = QKeySequence.SequenceFormat.PortableText  # as the registry writes them


def keys_text(keys: Iterable[str]) -> str:
    """Keys as this system writes them, one behind the other; those of one name once."""
    native = QKeySequence.SequenceFormat.NativeText
    made = (QKeySequence.fromString(each, PORTABLE) for each in keys)
    return BETWEEN.join(dict.fromkeys(each.toString(native) for each in made))


def as_text(groups: Iterable[KeyGroup]) -> str:
    """The groups as plain text, to be printed or kept."""
    parts = []
    for group in groups:
        wide = max(len(line.keys) for line in group.lines)
        lines = [f"    {line.keys:{wide}}   {line.done}" for line in group.lines]
        parts.append("\n".join([group.name, *lines]))
    return "\n\n".join(parts) + "\n"


def _with_keys(menu: str) -> list[Command]:
    return [each for _, each in sorted(commands_in(menu).items()) if each.keys]


def _line(command: Command, keys: Iterable[str]) -> KeyLine:
    return KeyLine(_command_text(command.text), keys_text(keys))


def _gesture_line(keys: str, done: str, words: str = "") -> KeyLine:
    return KeyLine(_said(done), _said(keys), _said(words) if words else "")


def _command_text(text: str) -> str:
    return without_key(QCoreApplication.translate("Action", text))


def _said(text: str) -> str:
    return QCoreApplication.translate("Keys", text)
