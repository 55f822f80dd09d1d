"""Where no number is written wires say sign and size of gradients, gates those of values."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from test_circuit_item import assert_fresh
from test_gradient_widths import chain

from circuit_editor.expression import document_from
from circuit_editor.model import EMPTY, OUT, Document, Pin, edits
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.canvas.view import CanvasView
from circuit_editor.ui.classroom.predicting import Cover, Predicting

FAR = 0.34  # where no number is as large as it would have to be
STRONG = 40  # of 255: a difference of grey that one sees


@pytest.fixture(params=["light", "dark"])
def view(qtbot, session, request):
    view = CanvasView(session, Appearance(request.param))
    qtbot.addWidget(view)
    view.resize(900, 400)
    with qtbot.waitExposed(view):
        view.show()
    return view


def open_far(view: CanvasView, document: Document, zoom: float = FAR) -> None:
    view.session.open(document, None)
    view.fit()
    view.set_zoom(zoom)
    assert view.circuit_scene.is_far(zoom)


def greys(view: CanvasView) -> np.ndarray:
    """How bright each pixel of the canvas is."""
    view.circuit_scene.hover(None, None)
    QApplication.processEvents()
    image = view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width()].astype(int)


def along(view: CanvasView, target: Pin) -> np.ndarray:
    """How much the pixels along a wire differ from the paper, most of each three across it."""
    found, path = greys(view), view.circuit_scene.wires.path(target)
    paper = found[2, 2]
    shares = np.linspace(0.05, 0.95, 80)
    points = [view.mapFromScene(path.pointAtPercent(share)) for share in shares]
    return np.array([np.abs(found[at.y() - 1 : at.y() + 2, at.x()] - paper).max() for at in points])


def across(view: CanvasView, target: Pin) -> int:
    """How much ink a wire takes across."""
    found = greys(view)
    at = view.mapFromScene(view.circuit_scene.wires.path(target).pointAtPercent(0.5))
    return int(np.abs(found[at.y() - 6 : at.y() + 7, at.x()] - found[2, 2]).sum())


def inside(view: CanvasView, id_: str) -> np.ndarray:
    """How bright the pixels of a gate are, beside its symbol."""
    shape = view.circuit_scene.nodes[id_]
    at = view.mapFromScene(shape.middle + QPointF(0, shape.height / 2))
    return greys(view)[at.y() - 3 : at.y() - 1, at.x() - 4 : at.x() + 5]


def arriving(view: CanvasView, id_: str) -> Pin:
    return next(each for each in view.session.shown.wires if each.node == id_)


def test_the_sign_of_a_gradient_is_seen_without_colour(view):
    open_far(view, chain(minus=-0.8, first=-1.0, second=1.0))
    plus, minus = along(view, arriving(view, "minus")), along(view, arriving(view, "first"))
    assert plus.min() > STRONG  # a line without a gap
    gaps = np.diff((minus > STRONG).astype(int)) == -1
    assert gaps.sum() >= 2


def test_a_larger_gradient_is_wider_and_a_new_number_is_seen_at_once(qtbot, view):
    open_far(view, chain(first=0.4, second=0.2, third=1.0))
    small, middle, large = (
        across(view, arriving(view, id_)) for id_ in ("first", "second", "third")
    )
    assert STRONG < small < 0.8 * middle < 0.64 * large
    assert_fresh(qtbot, view)
    before = along(view, arriving(view, "first")).copy()
    view.session.set_value("x", -3.0, live=True)
    assert_fresh(qtbot, view)
    # it has no part in it, but for an edge of the gate that is filled anew
    assert np.abs(along(view, arriving(view, "first")) - before).max() < 8


def test_a_gate_is_filled_by_its_value_and_hatched_below_0(view):
    open_far(view, chain(first=1.0, minus=-1.0, little=0.001))
    plus, minus, little = (inside(view, id_) for id_ in ("first", "minus", "little"))
    assert np.ptp(plus) < 12  # filled evenly
    assert np.ptp(minus) > STRONG  # hatched
    empty = greys_of(view.circuit_scene.theme.panel)
    assert abs(int(np.median(plus)) - empty) > STRONG
    view.session.set_value("x", 0.0)
    assert abs(int(np.median(inside(view, "first"))) - empty) <= 2
    assert np.ptp(little) > 0


def greys_of(colour: str) -> int:
    image = QImage(1, 1, QImage.Format.Format_RGB32)
    image.fill(colour)
    return image.convertToFormat(QImage.Format.Format_Grayscale8).pixelColor(0, 0).red()


def test_what_is_covered_looks_the_same_whatever_it_is(view):
    seen = []
    for value in (-3.0, 0.01):
        document = edits.add(EMPTY, "w", "input", (0, 150), label="w", value=value)
        document = edits.add(document, "x", "input", (0, 0), label="x", value=1)
        document = edits.add(document, "g", "mul", (200, 0))
        document = edits.connect(document, Pin("x", OUT), Pin("g", "a"))
        document = edits.connect(document, Pin("w", OUT), Pin("g", "b"))
        document = edits.flag(document, Pin("g", OUT), (350, 0))
        open_far(view, document)
        told = along(view, Pin("g", "a")).tolist(), inside(view, "g").tolist()
        predicting = Predicting(view.session)
        predicting.begin(Cover.BOTH)
        assert view.session.gradient(Pin("g", "a")).is_covered
        seen.append((along(view, Pin("g", "a")).tolist(), inside(view, "g").tolist()))
        predicting.stop()
        assert (along(view, Pin("g", "a")).tolist(), inside(view, "g").tolist()) == told
        assert told[0] != seen[-1][0]
        assert told[1] != seen[-1][1]
    assert seen[0] == seen[1]


def test_the_largest_gradients_are_drawn_over_the_bundles(view):
    rows = "\n".join(f"h{at} = 0.01 * x{at} + 0.01 * x{at + 1}" for at in range(9))
    total = " + ".join(f"h{at}" for at in range(9))
    open_far(view, document_from(f"{rows}\ny = 5 * z + {total}"), 0.1)
    wires, session = view.circuit_scene.wires, view.session
    largest = max(wires, key=lambda each: abs(float(session.gradient(each).array)))
    sizes = view.circuit_scene.gradient_sizes
    rows_drawn = sizes.largest(5, 120)
    assert wires.rows()[largest] in rows_drawn
    assert 0 < len(rows_drawn) < len(wires)
