"""A canvas with a small circuit on it, shown, and a hand to work on it; an inspector."""

from __future__ import annotations

from collections.abc import Generator

import collector
import pytest
from canvases import first_example, small_circuit
from examples import shipped_lesson
from hand import Hand
from labels_here import place_once
from panels import show_in_window
from pytestqt.qtbot import QtBot
from windows import leave_nothing, paint_again, paint_nothing, windows_left
from worker_here import begin_worker, start_worker

from circuit_editor.layout.labels import kept_labels
from circuit_editor.lessons import read_lesson, shipped_lessons
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.canvas.view import CanvasView
from circuit_editor.ui.classroom import lessons
from circuit_editor.ui.inspector.cards import deferred_card
from circuit_editor.ui.inspector.inspector import Inspector
from circuit_editor.ui.palette.palette_items import PaletteCatalog
from circuit_editor.ui.session.formula_client import FormulaClient, FormulaProcess
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.shell.editing.block_commands import BlockCommands

PATIENCE, LOOKS = 30_000, 2  # ms
SHIPPED = frozenset(shipped_lessons())


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """A window that a test begins with is painted once, when the test has begun.

    Garbage is collected between two tests, as the program does it between two events.
    """
    paint_nothing()
    if not item.get_closest_marker("soak"):
        collector.hold()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown() -> Generator[None, object, object]:
    result = yield
    collector.collect_if_due()
    return result


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_call() -> None:
    paint_again()


class PatientBot(QtBot):
    """Waits longer than a busy machine needs; on a quiet one nothing takes longer for it."""

    def wait(self, ms) -> None:
        super().wait(min(ms, LOOKS))  # between two looks whether something is so

    def waitUntil(self, callback, *, timeout=PATIENCE) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal, *, timeout=PATIENCE, **how):
        return super().waitSignal(signal, timeout=timeout, **how)


@pytest.fixture
def qtbot(qapp, request):
    return PatientBot(request)


@pytest.fixture(autouse=True, scope="module")
def nothing_takes_long():
    """What takes long, and is held by tests of its own, is done quickly for all others.

    However busy the machine is, no card waits until the hand rests. No test starts a formula
    worker but one that asks for it. A lesson of the program was read already, whatever window asks,
    and the labels of a small drawing were placed.
    """
    with pytest.MonkeyPatch.context() as here:
        here.setattr(deferred_card, "QUICK", 60.0)
        here.setattr(FormulaProcess, "_begin_worker", begin_worker)
        here.setattr(lessons, "read_lesson", read_before)
        here.setattr(kept_labels, "place_labels", place_once)
        yield


def read_before(path):
    return shipped_lesson(path) if path in SHIPPED else read_lesson(path)


@pytest.fixture
def started_worker(monkeypatch):
    """Let the formula worker be the started program that it is for everybody else."""
    monkeypatch.setattr(FormulaProcess, "_begin_worker", start_worker)


@pytest.fixture(autouse=True)
def no_window_is_left(qapp):
    """No test leaves a window to the next: of two that overlap the older is under the pointer.

    Nor does it leave a button of the mouse pressed, a thread at work, something to paste, what
    closed windows were made of, nor a theme: its style sheet would be looked at for every widget of
    all tests that come after, and what paints by the palette would paint in its colours.
    """
    yield
    leave_nothing(qapp)
    left = windows_left(qapp)
    for each in left:
        each.hide()
    assert not left


@pytest.fixture
def session(qtbot):
    session = Session()
    session.open(small_circuit(), None)
    return session


@pytest.fixture
def view(qtbot, session):
    view = CanvasView(session, Appearance("light"))
    qtbot.addWidget(view)
    view.resize(1000, 600)
    with qtbot.waitExposed(view):
        view.show()
    view.set_zoom(1.2)
    view.setFocus()
    return view


@pytest.fixture
def hand(view):
    return Hand(view)


@pytest.fixture
def inspector(qtbot, session):
    session.open(first_example(), None)
    formulas = FormulaClient()
    inspector = Inspector(session, BlockCommands(session, PaletteCatalog(session)), formulas)
    window = show_in_window(qtbot, inspector, 340, 900)
    yield inspector
    formulas.stop()
    window.close()
