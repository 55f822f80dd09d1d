"""A whole window to work on with blocks: real keys, real clicks, and what can be read of it."""

from __future__ import annotations

import gc
import sys
import threading
from functools import partial
from pathlib import Path

from hand import CTRL, NOTHING, Hand
from panels import type_text
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from timers import go_off

from circuit_editor import files, resources
from circuit_editor.model import OUT, Document, Pin
from circuit_editor.ui.app.background_work import NAME as WORK
from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.session.formula_client import FormulaProcess
from circuit_editor.ui.shell.window import Window

LEFT = Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL_SHIFT = CTRL | SHIFT
CTRL_ALT = CTRL | ALT
NEURON = resources.folder() / "examples" / "sigmoid-neuron.circuit"
SIGMOID = frozenset({"mul_constant1", "exp1", "add_constant1", "reciprocal1"})


NARROW = "\N{NO-BREAK SPACE}"
LONGEST_WORK = 30  # s, on however busy a machine
WAITS = "import sys; sys.stdin.read()"  # a worker that never answers, and ends when nobody asks


def with_worker(monkeypatch, program: str = WAITS, patience: int = 10_000) -> None:
    """Let windows work out formulas by this program in place of the real one."""
    hired = partial(
        FormulaProcess, program=sys.executable, arguments=("-c", program), patience=patience
    )
    monkeypatch.setattr("circuit_editor.ui.shell.open_windows.FormulaProcess", hired)


_unpainted: list[Window] | None = None  # while a test is set up: what was shown for it


def paint_nothing() -> None:
    """From now on windows that are shown are not painted: nobody has begun to look at them."""
    global _unpainted
    _unpainted = []


def paint_again() -> None:
    """The test begins: what was shown for it is painted with what it does first."""
    global _unpainted
    for window in _unpainted or ():
        window.setUpdatesEnabled(True)
    _unpainted = None


class Desk:
    """A shown window, a hand on its canvas, and what somebody who looks at it can tell."""

    def __init__(self, qtbot, folder: Path) -> None:
        stored = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        window = Window(Settings(stored), Appearance("light"))
        qtbot.addWidget(window, before_close_func=let_go)
        window.setUpdatesEnabled(False)  # it is painted with the circuit that is opened next
        with qtbot.waitExposed(window):
            window.show()
        if _unpainted is None:
            window.setUpdatesEnabled(True)
        else:
            _unpainted.append(window)
        window.activateWindow()
        self._sit_at(window)

    @classmethod
    def at(cls, window: Window) -> Desk:
        """A desk at a window that is open already."""
        desk = cls.__new__(cls)
        desk._sit_at(window)
        return desk

    def _sit_at(self, window: Window) -> None:
        self.window = window
        self.view = self.window.view
        self.session = self.window.session
        self.hand = Hand(self.view)
        self.said: list[str] = []
        self.session.message.connect(self.said.append)

    def open(self, document: Document | Path) -> Document:
        """Show a document as just opened, the keyboard on the canvas."""
        if isinstance(document, Path):
            assert self.window.file_commands.open_path(document)
        else:
            self.window.file_commands.show_document(document, None)
        self.view.setFocus()
        return self.session.document

    def key(self, key: Qt.Key, modifiers=NOTHING) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.view, key, modifiers)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def type(self, text: str) -> None:
        """Type any letters where the keyboard is."""
        for letter in text:
            type_text(QApplication.focusWidget(), letter)

    def click(self, id_: str, modifiers=NOTHING) -> None:
        """Click a node where its body is: of a block that is open, on its title."""
        self.hand.click(*self.middle(id_), modifiers)

    def double_click(self, id_: str) -> None:
        self.hand.double_click(*self.middle(id_))

    def middle(self, id_: str) -> tuple[float, float]:
        item = self.view.circuit_scene.nodes[id_]
        point = item.on_canvas(item.body).center()
        if not self.view.viewport().rect().contains(self.view.mapFromScene(point)):
            self.view.fit()  # one looks for it first
        return point.x(), point.y()

    def select(self, *ids: str) -> None:
        """Select nodes by clicks."""
        first, *others = ids
        self.click(first)
        for id_ in others:
            self.click(id_, SHIFT)
        assert self.session.selection == set(ids)

    def group(self, name: str, *ids: str) -> str:
        """Select, Ctrl+G, type a name, Enter; the new block's id."""
        if ids:
            self.select(*ids)
        self.key(Qt.Key.Key_G, CTRL)
        self.type(name)
        self.key(Qt.Key.Key_Return)
        (id_,) = self.session.selection
        return id_

    def button(self, place: QWidget, text: str) -> QAbstractButton:
        """The one button with this text that can be seen there."""
        (found,) = (
            each
            for each in place.findChildren(QAbstractButton)
            if each.text() == text and each.isVisible()
        )
        return found

    def press(self, place: QWidget, text: str) -> None:
        """Click a button with the mouse."""
        QTest.mouseClick(self.button(place, text), LEFT)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def undo_all(self) -> None:
        """Undo, until there is nothing more to undo."""
        while self.session.undo_label is not None:
            self.window.undo()

    def value(self, id_: str, port: str = OUT) -> float:
        """The number that is shown as a value."""
        return float(self.session.value(Pin(id_, port)).array)

    def gradient(self, id_: str, port: str = OUT) -> float:
        """The number that is shown as a gradient."""
        return float(self.session.gradient(Pin(id_, port)).array)

    def input_gradients(self) -> dict[str, float]:
        """The gradient of every input and parameter of the root, by its name."""
        circuit = self.session.circuit
        return {
            circuit.label(id_): self.gradient(id_)
            for id_, each in circuit.nodes.items()
            if each.gate.is_source and each.gate.takes_gradient
        }

    def texts(self, place: QWidget | None = None) -> list[str]:
        """What can be read on the inspector's page, or elsewhere."""
        QApplication.processEvents()  # what is new is laid out
        place = place or self.window.inspector.page
        return [
            label.text().replace(NARROW, " ")
            for label in place.findChildren(QLabel)
            if label.isVisibleTo(place) and label.text()
        ]


def let_go(window: Window) -> None:
    """Let a window close without its question.

    It goes as it is dressed: from a stage to a desk every widget would be dressed anew. What other
    windows were opened from it are closed first.
    """
    windows = window.window_commands.windows
    for each in [each for each in windows.all if each is not window]:
        let_go_alone(each)
        each.close_unasked()
    windows.delete_closed()
    let_go_alone(window)


def let_go_alone(window: Window) -> None:
    """The same, of one window.

    It goes unseen: what its end changes is laid out and painted for nobody, and kept for no other.
    A timer that outlived it would belong to garbage, and where Python finds that while it asks for
    the timer's own methods, PySide 6.11 crashes.
    """
    window.appearance.apply = lambda: None
    window.settings.keep = lambda key, value: None
    window.settings._look_soon.stop()
    window.hide()
    window.session.mark_saved(None)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def windows_left(application: QApplication) -> list[QWidget]:
    """What is shown in a window of its own."""
    return [each for each in application.topLevelWidgets() if each.isVisible()]


def leave_nothing(application: QApplication) -> None:
    """Take away what a test leaves to the next beside its windows."""
    _let_buttons_go()
    _let_threads_end(application)
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    application.clipboard().clear()
    if application.styleSheet():
        application.setStyleSheet("")
        application.setPalette(QPalette())


def _let_threads_end(application: QApplication) -> None:
    """Wait for work that no window waits for any more; until then no garbage is looked for."""
    for thread in threading.enumerate():
        if thread.name == WORK:
            thread.join(LONGEST_WORK)
    if not gc.isenabled():
        go_off(application)


def _let_buttons_go() -> None:
    """Release what is pressed of mouse and keyboard: QtTest holds it on, whatever window has it."""
    for button in (
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.RightButton,
        Qt.MouseButton.MiddleButton,
    ):
        if QGuiApplication.mouseButtons() & button:
            QTest.mouseRelease(QWidget(), button)
    if QGuiApplication.keyboardModifiers():
        QTest.mouseRelease(QWidget(), Qt.MouseButton.LeftButton)


def only(found: set[str] | frozenset[str]) -> str:
    """The one thing that is selected."""
    (one,) = found
    return one


def saved_and_read(document: Document, path: Path) -> Document:
    """A document through a file."""
    files.save(document, path)
    return files.load(path)
