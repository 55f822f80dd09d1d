"""The installed program on a real display: f = (x + y) z built by mouse, saved, and read back.

Xvfb is the display, openbox the window manager, xdotool the hand. Where things stand in the
window is asked of a second window of the same size inside the test.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QSettings

from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.shell.files.file_commands import FileCommands
from circuit_editor.ui.shell.window import Window

PROGRAM = Path(sys.executable).with_name("circuit-editor")
TOOLS = ("Xvfb", "openbox", "xdotool")
STEPS = 6  # of a drag
PATIENCE = 30.0  # seconds for anything to appear
DROPS = {  # in scene units around the middle of an empty canvas
    "x": ("input", -300, -160),
    "y": ("input", -300, -20),
    "z": ("input", -300, 140),
    "add": ("add", -80, -90),
    "mul": ("mul", 120, 20),
    "f": ("output", 300, 20),
}
VALUES = {"x": "-2", "y": "5", "z": "-4"}

missing = [tool for tool in TOOLS if shutil.which(tool) is None]
if missing and os.environ.get("CI") == "true":
    pytest.fail(f"This test needs {', '.join(missing)}.", pytrace=False)
pytestmark = [
    pytest.mark.skipif(bool(missing), reason=f"needs {', '.join(missing)} on the PATH"),
]


def wait_for(what: str, probe: Callable[[], object]) -> object:
    """Ask again and again until `probe` gives something true."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        found = probe()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f"waited {PATIENCE:g} s for {what}")


class Display:
    """A display of its own, with a window manager, and a hand."""

    def __init__(self, folder: Path) -> None:
        reader, writer = os.pipe()
        self._server = subprocess.Popen(
            [
                "Xvfb",
                "-noreset",
                "-displayfd",
                str(writer),
                "-screen",
                "0",
                "1440x900x24",
                "-nolisten",
                "tcp",
            ],
            pass_fds=[writer],
            stderr=subprocess.DEVNULL,
        )
        os.close(writer)
        with os.fdopen(reader) as pipe:
            number = pipe.readline().strip()
        self.env = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}
        self.env["XDG_CONFIG_HOME"] = str(folder)
        self.window = ""
        self._manager = subprocess.Popen(
            ["openbox"], env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def do(self, *words: object) -> str:
        """One xdotool command."""
        done = subprocess.run(
            ["xdotool", *map(str, words)], env=self.env, capture_output=True, text=True, timeout=30
        )
        return done.stdout

    def point_at(self, at: tuple[int, int]) -> None:
        """Put the pointer on a pixel of the program's window."""
        self.do(*self._to(at))

    def _to(self, at: tuple[int, int]) -> tuple[object, ...]:
        return ("mousemove", "--window", self.window, *at, "sleep", 0.02)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        moves: list[object] = []
        for step in range(1, STEPS + 1):
            x = start[0] + (end[0] - start[0]) * step // STEPS
            y = start[1] + (end[1] - start[1]) * step // STEPS
            moves += self._to((x, y))
        held = ("mousedown", 1, *moves, "sleep", 0.1, "mouseup", 1, "sleep", 0.1)
        self.do(*self._to(start), *held)

    def double_click(self, at: tuple[int, int]) -> None:
        twice = ("click", "--repeat", 2, "--delay", 60, 1)
        self.do(*self._to(at), "sleep", 0.05, *twice, "sleep", 0.15)

    def type(self, text: str) -> None:
        self.do("type", "--delay", 15, "--", text)
        self.do("key", "Return", "sleep", 0.15)

    def close(self) -> None:
        for process in (self._manager, self._server):
            process.terminate()
            process.wait(10)


@pytest.fixture
def display(tmp_path: Path) -> Iterator[Display]:
    folder = tmp_path / "config"
    folder.mkdir()
    shown = Display(folder)
    yield shown
    shown.close()


def test_the_first_example_is_built_by_mouse_and_saved(display, tmp_path, qapp, qtbot, monkeypatch):
    monkeypatch.setattr(
        FileCommands, "may_leave", lambda self, asked="": True
    )  # the mirror asks nothing
    target = tmp_path / "built.circuit"
    program = subprocess.Popen([PROGRAM], env=display.env)
    try:
        window = wait_for(
            "the window", lambda: display.do("search", "--onlyvisible", "--name", "Circuit Editor")
        )
        display.window = str(window).split()[0]
        time.sleep(0.5)  # the window manager places and sizes it
        shape = dict(
            line.split("=")
            for line in display.do("getwindowgeometry", "--shell", display.window).split()
        )
        qapp.setStyle("Fusion")
        appearance = Appearance("light")
        appearance.apply()
        settings = QSettings(str(tmp_path / "mirror.ini"), QSettings.Format.IniFormat)
        mirror = Window(Settings(settings), appearance)
        qtbot.addWidget(mirror)
        mirror.resize(int(shape["WIDTH"]), int(shape["HEIGHT"]))
        with qtbot.waitExposed(mirror):
            mirror.show()

        def in_palette(kind: str) -> tuple[int, int]:
            rows = mirror.palette_panel.list
            row = rows.visualRect(mirror.palette_panel.gates.row_of(kind))
            assert rows.viewport().rect().contains(row.center()), f"{kind} is out of sight"
            point = rows.viewport().mapTo(mirror, row.center())
            return point.x(), point.y()

        def on_canvas(x: float, y: float) -> tuple[int, int]:
            viewport = mirror.view.viewport()
            point = viewport.mapTo(mirror, mirror.view.mapFromScene(QPointF(x, y)))
            return point.x(), point.y()

        def pin(name: str, port: str) -> tuple[int, int]:
            point = mirror.view.circuit_scene.nodes[ids[name]].pin_point(port)
            return on_canvas(point.x(), point.y())

        ids = {}
        for name, (kind, x, y) in DROPS.items():
            display.drag(in_palette(kind), on_canvas(x, y))
            mirror.view.placing.put(kind, QPointF(x, y))
            (ids[name],) = mirror.session.selection
        for name, value in VALUES.items():
            display.double_click(on_canvas(*DROPS[name][1:]))
            display.type(value)
        for start, end, port in (
            ("x", "add", "a"),
            ("y", "add", "b"),
            ("add", "mul", "a"),
            ("z", "mul", "b"),
            ("mul", "f", "x"),
        ):
            display.drag(pin(start, "out"), pin(end, port))
        display.do("key", "ctrl+s", "sleep", 0.7)
        display.type(str(target))
        wait_for("the file", target.exists)
        display.do("key", "ctrl+q")
        assert program.wait(PATIENCE) == 0
    finally:
        program.kill()
        program.wait()
    done = subprocess.run(
        [PROGRAM, "run", target, "--json"], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["loss"]["value"] == -12
    assert told["inputs"] == {
        "x": {"value": -2, "gradient": -4},
        "y": {"value": 5, "gradient": -4},
        "z": {"value": -4, "gradient": 3},
    }
