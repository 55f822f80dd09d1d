"""A window of one size in which circuits are opened, measured and photographed.

    python readable_window.py 1280x720 [--theme dark] [--language zh_Hant] [--only NAME]
                              [--sheets FOLDER] [--folded] [--quarter FOLDER]

prints a line of JSON for each circuit. The screen has the size of the window, so that the stage
fills it; the numbers are those that a user sees: the painted ones.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

SETTLED, PATIENCE = 2, 40  # rounds of events in which nothing moves; and at most


def on_screen_of(width: int, height: int, folder: str) -> None:
    """Give Qt a screen of this size, before it starts."""
    screen = {"name": "wall", "x": 0, "y": 0, "width": width, "height": height}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    told = Path(folder, "screen.json")
    told.write_text(json.dumps({"screens": [screen]}))
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={told}"


class Room:
    """A window of its own size and appearance; every circuit is opened in a new one."""

    def __init__(self, width: int, height: int, theme: str, folder: str, *, folded: bool) -> None:
        import painted
        from PySide6.QtCore import QSettings

        from circuit_editor.ui.app.application import application
        from circuit_editor.ui.app.settings import Settings
        from circuit_editor.ui.app.theme import Appearance

        painted.listen()
        application()
        self._size = width, height
        self._folded = folded
        self._stored = Path(folder, "settings.ini")
        self._settings = lambda: Settings(QSettings(str(self._stored), QSettings.Format.IniFormat))
        self._appearance = Appearance(theme)
        self._appearance.apply()
        self.window: Any = None

    def open(self, listed: Any) -> None:
        """Open a circuit in a new window, as somebody does who has just started the program."""
        from circuit_editor.ui.shell.window import Window

        self.close()
        self._stored.unlink(missing_ok=True)
        window = self.window = Window(self._settings(), self._appearance)
        window.resize(*self._size)
        window.show()
        self.settle()
        if self._folded:
            for panel in window.panels():
                if panel.isVisible() and panel.metaObject().className().endswith("Dock"):
                    panel.hide()
        if listed.path is not None:
            assert window.file_commands.open_path(listed.path)
        else:
            window.session.mark_saved(None)
            assert window.file_commands.begin(listed.make())
        self.settle()

    def settle(self) -> None:
        """Let what was begun come to its end: panels, a moved view, what is loaded later."""
        from PySide6.QtCore import QEvent
        from PySide6.QtWidgets import QApplication

        view, quiet, before = self.window.view, 0, None
        for _ in range(PATIENCE):
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QApplication.processEvents()
            now = view.zoom, view.scrolled, view.viewport().size().toTuple()
            quiet = quiet + 1 if now == before else 0
            if quiet >= SETTLED:
                return
            before = now

    def measure(self, listed: Any, sheets: Path | None) -> dict[str, Any]:
        """All numbers of a circuit, in the window and on stage."""
        import shown

        self.open(listed)
        view = self.window.view
        found: dict[str, Any] = {"name": listed.name, "kind": listed.kind, "opened": view.zoom}
        view.fit()
        self.settle()
        found["layout"] = shown.layout_of(view)._asdict()
        found["window"] = self._look(listed.name, sheets, "window")
        self.window.classroom.presenting.toggle()
        self.settle()
        view.fit()
        self.settle()
        found["stage"] = self._look(listed.name, sheets, "stage")
        self.window.classroom.presenting.toggle()
        return found

    def _look(self, name: str, sheets: Path | None, where: str) -> dict[str, Any]:
        import shown

        view = self.window.view
        faults = shown.faults_of(view)
        if sheets is not None:
            self.photograph(sheets / f"{where} {name.replace('/', ' over ')}.png")
        canvas = view.viewport().size().toTuple()
        return {
            "zoom": view.zoom,
            "canvas": canvas,
            "digit": faults.digit,
            "smallest": faults.smallest,
            "numbers": len(faults.digits),
            "word": faults.smallest_word,
            "counts": dict(faults.counts),
            "details": faults.details,
            "missing": faults.missing,
            "strays": faults.strays,
            "lost": faults.lost,
        }

    def photograph(self, path: Path) -> None:
        """Save the window as it is seen."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.window.grab().save(str(path))

    def close(self) -> None:
        """Close the window without its question."""
        if self.window is not None:
            self.window.session.mark_saved(None)
            self.window.close()
            self.window.deleteLater()
            self.window = None


def arguments(given: list[str]) -> argparse.Namespace:
    """What is asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("size", help="of the window and of the screen, as 1280x720")
    parser.add_argument("--theme", default="light")
    parser.add_argument("--language", default="en")
    parser.add_argument("--only", default="", help="a part of the names that are measured")
    parser.add_argument("--sheets", type=Path)
    parser.add_argument("--quarter", type=Path, help="only small pictures, in the midst of a step")
    parser.add_argument("--folded", action="store_true", help="without panels")
    return parser.parse_args(given)


def main(given: list[str]) -> int:
    """Measure, and print a line for each circuit."""
    asked = arguments(given)
    width, height = map(int, asked.size.split("x"))
    with tempfile.TemporaryDirectory(prefix="circuit-editor-bench-") as folder:
        on_screen_of(width, height, folder)
        from readable_circuits import all_circuits

        from circuit_editor.ui.app import language

        room = Room(width, height, asked.theme, folder, folded=asked.folded)
        language.speak(language.language_for(asked.language))
        if asked.quarter:
            import readable_quarter

            readable_quarter.photograph_all(room, all_circuits(), asked.quarter)
            room.close()
            return 0
        for listed in all_circuits():
            if listed.is_meant_by(asked.only):
                print(json.dumps(room.measure(listed, asked.sheets)), flush=True)
        room.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
