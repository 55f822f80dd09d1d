"""The accessible tree of the window: no control without a name, and every number in it."""

from __future__ import annotations

import pytest
from listener import Listener, nameless, names_in
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from windows import Desk

from circuit_editor import resources
from circuit_editor.model import Pin
from circuit_editor.ui.app import plain_text

EXAMPLES = sorted((resources.folder() / "examples").glob("*.circuit"))
# commands that show a panel, a dialog or the stage, each beside what the others show
SHOWS = [
    *("expression", "timeline", "lessons", "check", "outline", "minimap", "gradient-widths"),
    *("all-commands", "find-gate", "predict-both", "find", "keys", "preferences", "about"),
    *("present", "explain", "pen"),
]
MOST_SELECTED = 8


@pytest.fixture
def listener(monkeypatch):
    listener = Listener(monkeypatch)
    yield listener
    listener.stop()


@pytest.fixture
def desk(qtbot, tmp_path, listener):
    desk = Desk(qtbot, tmp_path)
    desk.window.resize(1360, 840)
    desk.window.screen_reader.wake()
    return desk


def test_every_number_of_every_example_is_in_the_tree(desk):
    for path in EXAMPLES:
        desk.open(path)
        session, names = desk.session, names_in(desk.view)
        told = "\n".join(names)
        assert not nameless(desk.window), path.name
        for id_, node in session.shown.nodes.items():
            main = Pin(id_, node.gate.main_port)
            pins = [*(Pin(id_, port) for port in node.gate.inputs), main]
            for pin in pins if not node.gate.is_block else pins[:-1]:
                texts = session.value(pin).text, session.gradient(pin).text
                wanted = ", ".join(
                    f"{what} {text}"
                    for what, text in zip(("value", "gradient"), texts, strict=True)
                    if text
                )
                assert wanted and wanted in told, (path.name, pin, wanted)


def test_every_page_of_the_inspector_names_its_controls_and_numbers(desk):
    for path in EXAMPLES[:2] + EXAMPLES[3:4]:
        desk.open(path)
        for id_ in sorted(desk.session.circuit.nodes)[:MOST_SELECTED]:
            desk.session.select({id_})
            assert not nameless(desk.window.inspector), (path.name, id_)
        for wire in sorted(desk.session.circuit.wires)[:2]:
            desk.session.select((), wire)
            assert not nameless(desk.window.inspector), (path.name, wire)
    desk.open(EXAMPLES[0])
    q = desk.session.circuit.find("q")
    desk.session.select({q})
    names = names_in(desk.window.inspector)
    assert {"value of q 3.00", "upstream ∂f/∂q −4.00", "∂f/∂x = −4.00"} <= {*names}
    desk.session.select(())
    assert {"x value −2.00", "x gradient −4.00"} <= {*names_in(desk.window.inspector)}
    desk.session.set_value(desk.session.circuit.find("x"), 1.0)
    assert "x value 1.00" in names_in(desk.window.inspector)


def test_numbers_that_stood_there_before_somebody_listened_are_named(qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(plain_text, "_says_names", [])  # nobody has listened yet
    desk = Desk(qtbot, tmp_path)
    desk.open(EXAMPLES[0])
    listener = Listener(monkeypatch)
    assert "x value −2.00" not in names_in(desk.window.inspector)
    desk.window.screen_reader.wake()
    assert "x value −2.00" in names_in(desk.window.inspector)
    listener.stop()


def test_every_panel_dialog_and_the_stage_name_their_controls(desk):
    desk.open(EXAMPLES[0])
    seen: dict[str, list[str]] = {}

    def look_at_dialogs(name: str) -> None:
        for each in QApplication.topLevelWidgets():
            if each.isVisible() and each is not desk.window:
                seen[f"{name}: {type(each).__name__}"] = nameless(each)
                each.close()

    for name in SHOWS:
        action = desk.window.actions_by_id[name]
        assert action.isEnabled(), name
        QTimer.singleShot(0, lambda name=name: look_at_dialogs(name))  # one may wait for an answer
        action.trigger()
        QApplication.processEvents()
        look_at_dialogs(name)
        seen[name] = nameless(desk.window)
    assert desk.window.classroom.presenting.is_on
    desk.window.actions_by_id["present"].trigger()
    assert {"keys: KeyPage", "about: QMessageBox"} <= seen.keys()
    assert {name: found for name, found in seen.items() if found} == {}


def test_every_menu_and_tool_is_named(desk):
    tools = desk.window.actions_by_id
    assert all(action.text().strip() for action in tools.values())
    assert not nameless(desk.window.menuBar())


def test_a_control_without_a_name_is_found(desk):
    button = QPushButton(desk.window.inspector.page)
    field = QWidget(desk.window.inspector.page)
    field.setFocusPolicy(desk.view.focusPolicy())
    for each in (button, field):
        each.show()
    assert len(nameless(desk.window.inspector)) == 2
    assert QAccessible.isActive()
