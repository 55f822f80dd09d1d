"""An error in what Qt calls within an `event` of ours is told, and ends nothing."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from sources import parsed

import circuit_editor
from circuit_editor.ui.app.guarded_events import guard_events

PROGRAM = """
import sys
from PySide6.QtCore import QEvent, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from circuit_editor.ui.app.guarded_events import guard_events

def fail():
    {}

@guard_events
class Pressed(QWidget):
    def event(self, event):
        return super().event(event)

    def mousePressEvent(self, event):
        fail()

app = QApplication([])
sys.excepthook = lambda kind, error, trace: print(kind.__name__, trace is not None)
widget, at, left = Pressed(), QPointF(5, 5), Qt.MouseButton.LeftButton
press = QMouseEvent(QEvent.Type.MouseButtonPress, at, at, left, left, Qt.KeyboardModifier(0))
QTimer.singleShot(0, lambda: app.postEvent(widget, press))
QTimer.singleShot(100, app.quit)
widget.show()
sys.exit(app.exec())
"""


@pytest.mark.parametrize(
    ("wrong", "told"),
    [("(x,) = []", "ValueError"), ("[][1]", "IndexError"), ("None.x", "Attribute")],
)
def test_an_error_within_an_event_is_told_and_the_program_goes_on(wrong, told):
    asked = [sys.executable, "-c", PROGRAM.format(wrong)]
    done = subprocess.run(asked, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout.count(told)) == (0, 1), done.stderr


def test_what_an_event_gives_back_is_given_back():
    class Plain:
        def event(self, event):
            return event + 1

        def keyPressEvent(self, event):
            return [][event]

        def other(self):
            return "the same"

    before = Plain.other
    made = guard_events(Plain)
    assert made is Plain and Plain.other is before
    assert Plain().event(1) == 2 and Plain.event.__name__ == "event"
    with pytest.raises(IndexError):
        Plain().keyPressEvent(1)


def test_every_widget_with_an_event_of_its_own_is_guarded():
    bare, found = [], 0
    for path in Path(circuit_editor.__file__).parent.glob("ui/**/*.py"):
        for each in ast.walk(parsed(path.read_text("utf-8"))):
            if not isinstance(each, ast.ClassDef):
                continue
            methods = {one.name for one in each.body if isinstance(one, ast.FunctionDef)}
            if methods & {"event", "viewportEvent"}:
                found += 1
                names = [one.id for one in each.decorator_list if isinstance(one, ast.Name)]
                bare += [] if "guard_events" in names else [f"{path.name}: {each.name}"]
    assert found > 15 and not bare
