"""A wall of 1280 x 720 pixels, on which a window shows a circuit as it is projected."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from windows import Desk

from circuit_editor import files, resources
from circuit_editor.model import Document

WALL = 1280, 720
INK = 0.748  # how tall a digit is, of the height of its font


def on_stage(desk: Desk, document: Document) -> None:
    """Show a circuit as it is projected on the wall, whatever the screen is."""
    desk.open(document)
    for panel in desk.window.panels():
        panel.hide()
    desk.window.appearance.present(on=True, height=WALL[1])
    desk.window.show()
    desk.window.resize(*WALL)
    QApplication.processEvents()
    room = desk.view.viewport().size()
    desk.window.resize(2 * WALL[0] - room.width(), 2 * WALL[1] - room.height())
    QApplication.processEvents()
    assert desk.view.viewport().size().toTuple() == WALL
    desk.view.fit()


def begin_show(desk: Desk, document: Document, monkeypatch) -> None:
    """The same by F5, with all that there is on stage."""
    monkeypatch.setattr(desk.window, "showFullScreen", lambda: None)  # the wall is larger
    desk.open(document)
    desk.key(Qt.Key.Key_F5)
    on_stage(desk, desk.session.document)
    QApplication.processEvents()


def shipped(name: str) -> Document:
    """The example of this name."""
    (path,) = [each for each in resources.examples() if each.stem == name]
    return files.load(path)
