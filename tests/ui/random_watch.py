"""What may never be while hands are at work: each deed is watched, and each round ends alike."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QMenu

from circuit_editor import files
from circuit_editor.layout.space.frame_boxes import frame_boxes
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.shell.window import Window

OF_A_FIELD = "qt_edit_menu"  # the menu of a line, which may be a search's


class Watch:
    """What may never be, after any deed: exceptions, warnings, a scene unlike its document."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.told: list[str] = []

    @contextmanager
    def listen(self, qtlog) -> Iterator[None]:
        """Hear of every exception in a slot or a handler, and of every warning of Qt."""
        hook = sys.excepthook

        def tell(kind, error, trace) -> None:
            self.told.append(f"{kind.__name__}: {error}")
            hook(kind, error, trace)

        def warn(kind: QtMsgType, _, text: str) -> None:
            if kind is not QtMsgType.QtDebugMsg and "This plugin does not support" not in text:
                self.told.append(text)

        sys.excepthook = tell
        with qtlog.disabled():
            before = qInstallMessageHandler(warn)
            try:
                yield
            finally:
                qInstallMessageHandler(before)
                sys.excepthook = hook

    def look(self) -> None:
        """Look at the window; raises AssertionError where something is not as it must be."""
        assert not self.told, self.told
        view, session = self.window.view, self.window.session
        scene, circuit = view.circuit_scene, session.shown
        assert set(scene.nodes) == set(circuit.nodes)
        assert scene.wires.sources() == dict(circuit.wires)
        assert session.selection <= set(circuit.nodes)
        assert session.selected_wire is None or session.selected_wire in circuit.wires
        if view.gesture is None:
            self.window.arranging.travel.finish()
            for id_, item in scene.nodes.items():
                assert item.place == pytest.approx(circuit.places[id_])
            self.look_at_annotations()
            for target, bends in circuit.bends.items():
                (_, *turns) = (curve[0] for curve in scene.wires.route(target))
                assert tuple(turns) == bends.points
        opened = self.opened()
        assert len(opened) <= 1, opened
        assert view.search.is_open == view.search.popup.isVisible()

    def look_at_annotations(self) -> None:
        """Notes and frames are shown as they are, frames around what they hold."""
        shown, picture = self.window.view.circuit_scene.annotations, self.window.session.picture
        circuit = picture.circuit
        assert self.window.session.selected_annotations <= {*circuit.notes, *circuit.frames}
        assert (shown is not None) or not (circuit.notes or circuit.frames)
        if shown is not None:
            assert {id_: each.note for id_, each in shown.notes.items()} == dict(circuit.notes)
            assert {id_: each.place for id_, each in shown.notes.items()} == {
                id_: each.place for id_, each in circuit.notes.items()
            }
            boxes = frame_boxes(circuit, picture.frames)
            assert {id_: each.rect.getCoords() for id_, each in shown.frames.items()} == {
                id_: pytest.approx(box) for id_, box in boxes.items()
            }

    def opened(self) -> list[str]:
        """What waits for the hand, or holds something of the circuit."""
        view = self.window.view
        menus = [
            f"menu {each.objectName()}"
            for each in QApplication.topLevelWidgets()
            if isinstance(each, QMenu) and each.isVisible() and each.objectName() != OF_A_FIELD
            if not isinstance(each.parentWidget(), QMenu)  # a submenu goes with its menu
            if each.parentWidget() is None or each.parentWidget().window() is self.window
        ]
        found = [] if view.gesture is None else [type(view.gesture).__name__]
        if view.search.popup.isVisible():
            found.append("search")
        help_commands = self.window.help_commands
        is_free = view.gesture is None  # a command may let the gesture be that one is doing
        if "palette" in vars(help_commands) and help_commands.palette.isVisible() and is_free:
            found.append("command palette")
        return [*menus, *found]


def follow_beginnings(session: Session, begun: list[object]) -> Callable[[], None]:
    """Note every document that a session opens, with nothing to undo: to build one is a step."""

    def note() -> None:
        if session.undo_label is None:
            begun.append(session.document)

    session.opened.connect(note)
    return note


def undo_and_redo_all(window: Window, first: object) -> None:
    """Undo to the very beginning, and redo to the end: the same documents, as before."""
    session = window.session
    last = session.document
    while session.undo_label is not None:
        session.undo()
    assert session.document is first
    while session.redo_label is not None:
        session.redo()
    assert session.document is last


def assert_saves(window: Window, folder) -> None:
    """The file of what is there reads back equal."""
    path = folder / "round.circuit"
    files.save(window.session.to_save(), path)
    assert files.load(path) == window.session.to_save()
