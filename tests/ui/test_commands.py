"""The registry of commands: every command is there, stands somewhere, and does something."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from operator import attrgetter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu
from sources import nodes_of, parsed
from windows import Desk

import circuit_editor
from circuit_editor.expression import document_from
from circuit_editor.ui.classroom import stepping
from circuit_editor.ui.shell.commands import (
    CONTEXTS,
    CTRL,
    FILE,
    GROUP,
    HELP,
    MENUS,
    REGISTRY,
    STAGE,
    TEACH,
    TIMELINE,
    TOOL_BAR,
    VIEW,
    Command,
    Registrar,
    commands_in,
    window_commands,
)
from circuit_editor.ui.shell.menus import menu_bar

ROOT = Path(circuit_editor.__file__).parent
LOADED = (
    "import circuit_editor.ui.shell.window\n"
    "from circuit_editor.ui.shell.commands import REGISTRY\n"
    "print(*(each.id for each in REGISTRY))"
)
FEWEST = 50


@pytest.fixture
def desk(qtbot, tmp_path):
    return Desk(qtbot, tmp_path)


def sequence(key: str) -> QKeySequence:
    """A key as the registry writes it, whatever language was spoken before."""
    return QKeySequence.fromString(key, QKeySequence.SequenceFormat.PortableText)


def mistakes(commands: Iterable[Command]) -> list[str]:
    """What is wrong with commands that are to stand beside each other."""
    commands = list(commands)
    sequences = [sequence(key).toString() for each in commands for key in each.keys]
    local = [
        (place, key)
        for each in commands
        for place, keys in each.local_keys.items()
        for key in keys.split()
    ]
    places = [place for each in commands for place in each.menus.items()]
    texts = [each.text for each in commands]
    found = [f"twice: {each}" for each in repeated([each.id for each in commands])]
    found += [f"the text of two: {each}" for each in repeated(texts)]
    found += [f"the key of two: {each}" for each in repeated(sequences)]
    found += [f"the key of two: {each}" for each in repeated(local)]
    found += [f"the place of two: {each}" for each in repeated(places)]
    found += [f"no menu: {menu}" for menu, _ in places if menu not in (*MENUS, TOOL_BAR, *CONTEXTS)]
    found += [
        f"no button: {each.id}"
        for each in commands
        if (TOOL_BAR in each.menus) != bool(each.button)
    ]
    found += [f"no group: {menu} {at}" for menu, at in places if at < GROUP]
    found += [f"no key: {key}" for key in sequences if not key]
    found += [
        f"no key: {key}"
        for _, key in local
        if f"Key_{key.removeprefix(CTRL)}" not in Qt.Key.__members__
    ]
    found += [f"no place: {place}" for place, _ in local if place not in (STAGE, TIMELINE)]
    found += [
        f"nowhere: {each.id}"
        for each in commands
        if not (each.menus or each.keys or each.local_keys)
    ]
    return found


def repeated(found: list) -> list:
    return [each for each, count in Counter(found).items() if count > 1]


def test_the_registry_has_no_mistakes(desk):
    assert desk.window.classroom
    assert len(REGISTRY) > FEWEST
    assert mistakes(REGISTRY) == []


@pytest.mark.parametrize(
    ("id_", "text", "keys", "menus", "local"),
    [
        ("new", "Planted", "Ctrl+Alt+N", {FILE: 990}, {}),
        ("planted", "&New", "Ctrl+Alt+N", {FILE: 990}, {}),
        ("planted", "Planted", "Ctrl+Alt+N Ctrl+N", {FILE: 990}, {}),
        ("planted", "Planted", "Ctrl+Alt+N", {FILE: 110}, {}),
        ("planted", "Planted", "Ctrl+Alt+N", {"&Games": 110}, {}),
        ("planted", "Planted", "Ctrl+Alt+N", {FILE: 9}, {}),
        ("planted", "Planted", "", {}, {}),
        ("planted", "Planted", "", {TOOL_BAR: 990}, {}),
        ("planted", "Planted", "Ctrl+Nonsense", {FILE: 990}, {}),
        ("planted", "Planted", "", {}, {STAGE: "Space"}),
        ("planted", "Planted", "", {}, {STAGE: "Nonsense"}),
        ("planted", "Planted", "", {}, {TIMELINE: "Ctrl+Right"}),
        ("planted", "Planted", "", {}, {"moon": "Space"}),
    ],
)
def test_a_planted_mistake_is_found(monkeypatch, id_, text, keys, menus, local):
    assert stepping.command.owner == "classroom.stepping"  # loaded: its commands are there
    monkeypatch.setattr("circuit_editor.ui.shell.commands.REGISTRY", planted := [*REGISTRY])

    @Registrar("file_commands")(id_, text, keys=keys, menus=menus, local_keys=local)
    def new(self) -> None: ...

    assert len(mistakes(planted)) == 1
    assert len(planted) == len(REGISTRY) + 1


def test_every_command_that_is_written_is_registered_with_the_window(desk):
    """One that stands in a module that is loaded later would be missing in the menus."""
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "ui").rglob("*.py"))
    nodes = [
        each
        for source in sources
        if "Registrar(" in source or "command(" in source
        for each in nodes_of(parsed(source))
    ]
    registrars = [
        ast.unparse(each.targets[0])
        for each in nodes
        if isinstance(each, ast.Assign) and ast.unparse(each.value).startswith("Registrar(")
    ]
    assert set(registrars) == {"command"}
    written = {
        each.args[0].value: bool({"keys", "menus"} & {option.arg for option in each.keywords})
        for each in nodes
        if isinstance(each, ast.Call) and ast.unparse(each.func) == "command"
    }
    loaded = subprocess.run(
        [sys.executable, "-c", LOADED], capture_output=True, text=True, check=True
    )
    assert {id_ for id_, is_in_window in written.items() if is_in_window} <= {
        *loaded.stdout.split()
    }
    assert desk.window.classroom  # which loads those that only have keys of their own place
    assert sorted(each.id for each in REGISTRY) == sorted(written)
    assert len(written) > FEWEST


def test_every_command_is_done_by_a_method_that_takes_what_it_is_given(desk):
    assert desk.window.classroom
    for each in REGISTRY:
        owner = attrgetter(each.owner)(desk.window) if each.owner else desk.window
        method = getattr(owner, each.method)
        inspect.signature(method).bind(*each.arguments)
        assert method.__doc__


def test_what_only_has_keys_of_its_place_is_in_no_menu_and_has_no_shortcut(desk):
    assert desk.window.classroom
    only = {each.id for each in REGISTRY} - {each.id for each in window_commands()}
    assert {"go-on", "go-back", "next-stop", "remove-stop"} <= only
    assert not only & set(desk.window.actions_by_id)


def shown(menu: QMenu) -> list[list[str]]:
    """The ids of the commands in a menu, group by group; submenus by "menu"."""
    groups: list[list[str]] = [[]]
    for action in menu.actions():
        if action.isSeparator():
            groups.append([])
        else:
            groups[-1].append("menu" if action.menu() else action.objectName())
    return groups


def test_the_menus_are_made_of_the_registry(desk):
    window = desk.window
    menus = dict(zip(MENUS, (each.menu() for each in window.menuBar().actions()), strict=True))
    for name, menu in menus.items():
        expected: dict[int, list[str]] = {}
        for at, each in sorted(commands_in(name).items()):
            expected.setdefault(at // GROUP, []).append(each.id)
        found = [[each for each in group if each != "menu"] for group in shown(menu)]
        assert found[: len(expected)] == [*expected.values()]
        assert name == VIEW or len(shown(menu)) == len(expected)  # themes and panels come behind
    assert set(window.actions_by_id) == {each.id for each in window_commands()}
    for each in window_commands():
        action = window.actions_by_id[each.id]
        assert action.shortcuts() == [sequence(key) for key in each.keys]
        assert (action.shortcutContext() == Qt.ShortcutContext.WidgetShortcut) == each.on_canvas


def test_what_was_opened_last_and_the_examples_stand_behind_open(desk):
    group = shown(desk.window.menuBar().actions()[MENUS.index(FILE)].menu())[0]
    at = group.index("open")
    assert group[at : at + 3] == ["open", "menu", "menu"]


def test_a_command_may_stand_in_several_menus(desk):
    lessons = next(each for each in REGISTRY if each.id == "lessons")
    assert set(lessons.menus) == {TEACH, HELP, TOOL_BAR}
    menus = [each.menu() for each in desk.window.menuBar().actions()]
    assert [shown(menus[MENUS.index(name)])[0][0] for name in (TEACH, HELP)] == ["lessons"] * 2


def test_while_a_slider_is_held_menus_are_brought_up_to_date_once(qtbot, tmp_path, monkeypatch):
    desk, brought = Desk(qtbot, tmp_path), []
    desk.open(document_from("f = a * b", {"a": 1, "b": 2}))
    session, refresh = desk.session, menu_bar.refresh
    monkeypatch.setattr(
        menu_bar, "refresh", lambda *given: brought.append(given) or refresh(*given)
    )
    session.hold()
    for value in range(8):
        session.set_value(session.circuit.find("a"), 2.0 + value, live=True)
    assert len(brought) == 1
    assert desk.window.isWindowModified()
    undo = desk.window.actions_by_id["undo"]
    assert undo.isEnabled() and session.undo_label in undo.text()
    session.release()
    assert len(brought) == 2
    session.hold()
    session.set_value(session.circuit.find("a"), -1.0, live=True)
    session.abandon()
    assert undo.isEnabled() and len(brought) > 3
