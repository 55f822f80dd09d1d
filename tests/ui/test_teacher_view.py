"""The teacher's own window: on a second screen, and nowhere where there is but one."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from windows import CTRL, NEURON, Desk

Key = Qt.Key


class Screen:
    """A screen beside the one there is."""

    def availableGeometry(self) -> QRect:
        return QRect(2000, 0, 1024, 768)


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.open(NEURON)
    desk.stage = desk.window.classroom.presenting
    stepping = desk.window.classroom.stepping
    stepping.go_to("forward", "add1")
    stepping.put_stop()
    stepping.set_note(stepping.stop_here, "who gets what?")
    return desk


def two_screens(desk: Desk) -> None:
    desk.stage.screens = lambda: [*QGuiApplication.screens(), Screen()]


def test_with_one_screen_the_note_is_on_stage(desk):
    desk.key(Key.Key_F5)
    assert desk.stage.teacher_view is None
    assert desk.stage.overlay.caption.shown[1:] == ["who gets what?"]


def test_with_two_screens_the_note_is_the_teachers_alone(desk):
    two_screens(desk)
    stepping = desk.window.classroom.stepping
    desk.key(Key.Key_F5)
    view = desk.stage.teacher_view
    assert view.isVisible() and Screen().availableGeometry().contains(view.geometry())
    assert desk.stage.overlay.caption.shown == [stepping.sentence]
    assert "who gets what?" in desk.texts(view) and stepping.sentence in desk.texts(view)
    following = stepping.next_sentence
    assert following in desk.texts(view) and following.endswith("?")  # it is not reached yet
    desk.key(Key.Key_PageDown)
    assert stepping.sentence in desk.texts(view) and "who gets what?" not in desk.texts(view)
    desk.key(Key.Key_Escape)
    QApplication.processEvents()
    assert desk.stage.teacher_view is None


def test_it_tells_what_is_asked_and_how_long_one_has_talked(desk):
    two_screens(desk)
    desk.key(Key.Key_F9)  # no step is taken now
    desk.key(Key.Key_F5)
    desk.key(Key.Key_P, CTRL)
    predicting, view = desk.window.classroom.predicting, desk.stage.teacher_view
    assert predicting.name_of(predicting.current) in desk.texts(view)
    assert view.elapsed.text() == "on stage for 0:00" and ":" in view.clock.text()


def test_it_closes_with_the_program(desk):
    two_screens(desk)
    desk.key(Key.Key_F5)
    view = desk.stage.teacher_view
    desk.session.mark_saved(None)
    assert desk.window.close()
    assert not view.isVisible() and not desk.stage.is_on


def test_it_never_takes_the_keyboard(desk):
    two_screens(desk)
    desk.key(Key.Key_F5)
    flags = desk.stage.teacher_view.windowFlags()
    assert flags & Qt.WindowType.WindowDoesNotAcceptFocus
    assert desk.view.hasFocus()


def test_it_opens_on_the_other_of_two_real_screens(tmp_path):
    """Qt's own platform without a display, told of two screens."""
    screens = [
        {"name": name, "x": x, "y": 0, "width": 1280, "height": 720, "logicalDpi": 96}
        for name, x in (("wall", 0), ("desk", 1280))
    ]
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": screens}))
    program = (
        "from PySide6.QtCore import QSettings\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from circuit_editor.ui.app.settings import Settings\n"
        "from circuit_editor.ui.app.theme import Appearance\n"
        "from circuit_editor.ui.shell.window import Window\n"
        "app = QApplication([])\n"
        f"stored = QSettings({str(tmp_path / 's.ini')!r}, QSettings.Format.IniFormat)\n"
        "window = Window(Settings(stored), Appearance('light'))\n"
        f"assert window.file_commands.open_path(__import__('pathlib').Path({str(NEURON)!r}))\n"
        "window.show()\n"
        "window.classroom.presenting.start()\n"
        "view = window.classroom.presenting.teacher_view\n"
        "print(window.screen().name(), view.screen().name(), view.geometry().left() >= 1280)\n"
        "window.classroom.presenting.stop()\n"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"}
    told = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, timeout=60
    )
    assert told.stdout.split() == ["wall", "desk", "True"], told.stderr
