"""Marks in the place of covered numbers: what may not be seen is another number on every walk.

A window works on a run in which each number behind a cover (of a prediction, or of what a lesson
hides) is replaced by one that occurs nowhere else. Whatever it shows or says then either does not
depend on a covered number, or differs between two walks with different marks.
"""

from __future__ import annotations

import re
from itertools import islice
from random import Random

import numpy as np
from PySide6.QtCore import QModelIndex, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTreeView,
    QWidget,
)

from circuit_editor.engine import Run, State
from circuit_editor.engine.live_run import LiveRun
from circuit_editor.layout import sizes
from circuit_editor.layout.tiles import cell_box
from circuit_editor.model import OUT, Pin
from circuit_editor.text import Quantity, show
from circuit_editor.ui.app import announcements
from circuit_editor.ui.canvas.items.array_item import TiledItem
from circuit_editor.ui.canvas.scene import CircuitScene
from circuit_editor.ui.canvas.tooltips import tip_at
from circuit_editor.ui.classroom.stepping import Stepping
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.widgets import tile

DIGITS_IN_A_ROW = 4
MOST_MARKED = 32  # cells of an array: of four digits there are no more than 4096
ROUNDED = range(5, 13)  # digits to which a number is written somewhere
NOWHERE = QModelIndex()
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


class Marks:
    """Plants marks into every run that one session gets; `seed` says which."""

    def __init__(self, monkeypatch) -> None:
        self.seed = self.turn = 0
        self.planted: dict[tuple[str, str], float] = {}
        self._places: dict[tuple[str, str], list[tuple[Quantity, Pin]]] = {}
        self._live: LiveRun | None = None
        self._known: set[str] = set()  # four digits in a row of what a run has
        self.guesses: list[list[str]] = []  # what is said at each question of a walk
        self.drawn: list[str] = []  # what was painted
        self.spoken: list[str] = []  # what a screen reader was told
        self._true: dict[int, Run] = {}
        self._patch(monkeypatch)

    def _patch(self, monkeypatch) -> None:
        run_it, add, remove = LiveRun._run_it, Session.add_filter, Session.remove_filter
        write, announce = QPainter.drawText, announcements.announce

        def ran(live, changed):
            run_it(live, changed)
            self._true[id(live)] = live.run
            self._plant(live)

        def added(session, filter_):
            self._live = session._numbers.live
            add(session, filter_)
            self._again(session)

        def removed(session, filter_):
            remove(session, filter_)
            self._again(session)

        def wrote(painter, *arguments):
            self.drawn += [each for each in arguments if isinstance(each, str)]
            return write(painter, *arguments)

        def announced(label, text, **how):
            self.spoken.append(text)
            announce(label, text, **how)

        monkeypatch.setattr(LiveRun, "_run_it", ran)
        monkeypatch.setattr(Session, "add_filter", added)
        monkeypatch.setattr(Session, "remove_filter", removed)
        monkeypatch.setattr(QPainter, "drawText", wrote)
        monkeypatch.setattr(tile, "texts_in_cells", in_full)
        for module in ("timeline_panel", "predict_panel", "lesson_panel", "check_panel"):
            monkeypatch.setattr(f"circuit_editor.ui.classroom.{module}.announce", announced)

    def _again(self, session: Session) -> None:
        live = session._numbers.live
        if id(live) in self._true:
            self._plant(live)
            live.visibility.follow()
            session.numbers_shown_changed()

    def _plant(self, live: LiveRun) -> None:
        """Replace what is hidden in a run; what the timeline has not reached is nobody's secret.

        Only the run of the session that covers something: what is tried aside has no covers.
        """
        if live is not self._live:
            return
        true = self._true[id(live)]
        filters = [each for each in live.visibility.filters if not isinstance(each, Stepping)]
        self.planted, self._places = {}, {}
        copied = re.findall(r"\d[\d.]*", QApplication.clipboard().text())
        seen = (re.sub(r"\D", "", each) for each in copied)
        self._known = set().union(*map(rows_of, (*digits_in(true), *seen)))

        def is_hidden(what: Quantity, *pins: Pin) -> bool:
            return any(each.state(what, pin) is not State.VALUE for each in filters for pin in pins)

        steps = true.tape.steps
        values, gradients = list(true.values), list(true.gradients)
        shares = [list(each) for each in true.wire_gradients]
        ends: dict[int, int] = {}
        borders: dict[int, list[Pin]] = {}  # of blocks, where the same number stands
        for pin, alias in true.tape.aliases.items():
            borders.setdefault(alias.slot, []).append(pin)
        for step, sent in zip(steps, shares, strict=True):
            for source, share in zip(step.sources, sent, strict=True):
                ends[source] = ends.get(source, 0) + (share is not None)
        for slot, step in enumerate(steps):
            outs = [Pin(step.path, OUT), *borders.get(slot, ())]
            if values[slot] is not None and is_hidden(Quantity.VALUE, *outs):
                values[slot] = self._mark(Quantity.VALUE, step.path, outs, values[slot])
            if gradients[slot] is not None and is_hidden(Quantity.GRADIENT, outs[0]):
                name = step.path
                if step.gate.is_flag:  # what arrives there is the gradient of what it marks
                    source = step.sources[0]
                    name = steps[source].path if ends[source] == 1 else f"{name}.x"
                gradients[slot] = self._mark(Quantity.GRADIENT, name, outs[:1], gradients[slot])
            for index, port in enumerate(step.gate.inputs):
                pin, source = Pin(step.path, port), step.sources[index]
                if shares[slot][index] is not None and is_hidden(Quantity.GRADIENT, pin):
                    name = steps[source].path if ends[source] == 1 else str(pin)
                    share = shares[slot][index]
                    shares[slot][index] = self._mark(Quantity.GRADIENT, name, [pin], share)
        if self.planted:
            live.run = Run(
                true.tape, values, gradients, [tuple(each) for each in shares],
                true.shape_problems, true.size,
            )  # fmt: skip
        else:
            live.run = true
        live._readings = None  # what was read is found anew

    def _mark(self, what: Quantity, name: str, pins: list[Pin], number) -> object:
        """A number of four digits and two decimals, the same wherever the same number stands."""
        if number.shape != ():
            marked = number * 0.0
            for cell in islice(np.ndindex(*number.shape), MOST_MARKED):
                marked[cell] = self._mark(what, f"{name}{list(cell)}", pins, number[cell])
            return marked
        chance, key = Random(f"{self.seed} {what.value} {name}"), (what.value, name)
        while key not in self.planted:
            digits = "".join(chance.choice("23456789") for _ in range(6))
            if self._known.isdisjoint(rows_of(digits)):
                self.planted[key] = float(f"{digits[:4]}.{digits[4:]}")
                self._known |= rows_of(digits)  # no two marks are alike
        self._places.setdefault(key, []).extend((what, pin) for pin in pins)
        return number * 0 + self.planted[key]

    @property
    def hidden(self) -> list[float]:
        """The marks that may not be seen now: none of their places shows them."""
        if self._live is None:
            return []
        filters = [each for each in self._live.visibility.filters if not isinstance(each, Stepping)]
        return [
            mark
            for key, mark in self.planted.items()
            if all(
                any(each.state(what, pin) is not State.VALUE for each in filters)
                for what, pin in self._places[key]
            )
        ]

    def told_by(self, texts: list[str]) -> list[str]:
        """The texts that hold four digits in a row of a mark that may not be seen now."""
        rows = set()
        for mark in self.hidden:
            rows |= rows_of(re.sub(r"\D", "", show(mark)))
        found = []
        for text in texts:
            for number in re.findall(r"\d[\d.,]*", text):
                digits = re.sub(r"\D", "", number)
                if any(row in digits for row in rows):
                    found.append(text)
                    break
        return found


def in_full(numbers: list[float | None], wanted: float) -> tuple[list[str], float]:
    """What is written in cells, with all digits of a mark: rounded, it would look like others."""
    return ["?" if each is None else show(each) for each in numbers], wanted


def rows_of(digits: str) -> set[str]:
    """Every four digits in a row."""
    starts = range(len(digits) - DIGITS_IN_A_ROW + 1)
    return {digits[at : at + DIGITS_IN_A_ROW] for at in starts}


def digits_in(run: Run) -> list[str]:
    """The digits of every number that a run has, and of what can be seen of it besides."""
    numbers = [
        *run.values,
        *run.gradients,
        *(each for shares in run.wire_gradients for each in shares),
    ]
    for slot in range(len(run.tape.steps)):
        numbers += run.locals(slot) or ()
    single = [float(each) for some in numbers if some is not None for each in np.ravel(some)]
    written = [repr(each) for each in single]
    written += [f"{each:.{digits}g}" for each in single for digits in ROUNDED]
    return [re.sub(r"\D", "", each) for each in written]


def read_everything(window) -> list[str]:
    """Every text that can be read in a window now, tooltips and names for screen readers too."""
    QApplication.processEvents()
    found = [window.windowTitle(), window.statusBar().currentMessage()]
    for action in window.actions():
        found += [action.text(), action.toolTip(), action.statusTip()]
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            found += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
            if isinstance(widget, QLabel | QLineEdit | QAbstractButton):
                found.append(widget.text())
            elif isinstance(widget, QComboBox):
                found.append(widget.currentText())
    for tree in window.findChildren(QTreeView):
        if tree.isVisible():
            found += read_rows(tree.model())
    scene = window.view.circuit_scene
    found += read_scene(scene)
    for id_, node in scene.session.shown.nodes.items():
        if node.interface is not None:  # as one peeks into it
            found += read_scene(CircuitScene(scene.session.glance(id_), scene.appearance))
    return found


def read_rows(model, parent=NOWHERE) -> list[str]:
    """What a tree shows, says and tells of its rows."""
    found = []
    for at in range(model.rowCount(parent)):
        for column in range(model.columnCount(parent)):
            cell = model.index(at, column, parent)
            found += [str(cell.data(role) or "") for role in ROLES]
        found += read_rows(model, model.index(at, 0, parent))
    return found


def middles_of_cells(item: TiledItem) -> list[QPointF]:
    """The middles of some cells of both tiles of an array, in the scene."""
    found = []
    for corner in sizes.tile_places(item.node, item.label):
        for cell in list(np.ndindex(*item.node.shape))[:4] if corner is not None else ():
            left, top, right, bottom = cell_box(item.node.shape, cell)
            middle = QPointF(corner[0] + (left + right) / 2, corner[1] + (top + bottom) / 2)
            found.append(item.on_canvas(QRectF(middle, QSizeF())).topLeft())
    return found


def read_scene(scene: CircuitScene) -> list[str]:
    """What is written in a picture, and what is said where the pointer rests on it."""
    session, found = scene.session, []
    for shape in scene.nodes.values():
        found.append(tip_at(scene, None, shape, shape.middle))
        if isinstance(shape, TiledItem):
            found += [tip_at(scene, None, shape, at) for at in middles_of_cells(shape)]
        for pin in shape.pins():
            found.append(tip_at(scene, pin, None, shape.middle))
            found += [session.value(pin).text, session.gradient(pin).text, session.local(pin).text]
        for output in shape.node.gate.outputs if shape.node.interface is not None else ():
            for by in shape.node.gate.inputs:
                found.append(session.block_local(shape.id, output, by).text)
    for target in scene.wires:
        found += scene.numbers_at(target)
    return found
