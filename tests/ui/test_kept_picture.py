"""The picture of the canvas that is copied: whatever changes, it shows what would be drawn now."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QRegion
from windows import Desk

from circuit_editor.expression import document_from
from circuit_editor.model import edits
from circuit_editor.model.edits import notes_and_frames
from circuit_editor.ui.canvas.items.pixmap_cache import PixmapCache
from circuit_editor.ui.canvas.layers.kept_picture import rects_of

FAINT = 4  # of 255: how far a curve's edge may differ where only a part of it is drawn
FEW = 24  # colours of pixels: a digit whose edge two parts share may differ more
CIRCUIT = document_from("h = x*y; f = exp(h) + tanh(h*z) + x", {"x": 2, "y": -1, "z": 3})


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.window.resize(1000, 640)
    desk.open(CIRCUIT)
    return desk


def seen(desk) -> np.ndarray:
    image = desk.view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint8).astype(int)


def changes(desk) -> Iterator[tuple[str, Callable[[], object]]]:
    session, view, hand = desk.session, desk.view, desk.hand
    x, h = (session.circuit.find(each) for each in "xh")
    left, top = hand.node(h)
    yield "hover", lambda: hand.move(*hand.node(x))
    yield "a value", lambda: session.set_value(x, 4.0)
    yield "selected", lambda: session.select({h})
    yield "not selected", lambda: session.select(set())
    yield "pressed", lambda: hand.press(left, top)
    yield "dragged", lambda: hand.move(left + 60, top - 50)
    yield "let go", lambda: hand.release(left + 60, top - 50)
    yield (
        "a frame",
        lambda: session.edit(
            "", notes_and_frames.add_frame, "g", "Title", [x], (-200.0, 0.0), (300.0, 300.0)
        ),
    )
    yield "a note", lambda: session.edit("", notes_and_frames.add_note, "n", "A note", (0.0, -90.0))
    yield "a node", lambda: session.edit("", edits.add, "new", "input", (40.0, -160.0))
    yield "a step", lambda: desk.key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    yield "marked", lambda: view.mark((h,), ())
    yield "not marked", lambda: view.mark((), ())
    yield "widths", desk.window.switches.toggle_gradient_widths
    yield "dark", lambda: desk.window.appearance.choose("dark")
    yield "undone", session.undo


@pytest.mark.parametrize(("zoom", "drawing"), [(1.0, "_draw_near"), (0.18, "_draw_far")])
def test_what_is_copied_is_what_would_be_drawn_whatever_changed(desk, zoom, drawing):
    desk.view.set_zoom(zoom)
    desk.view.centerOn(desk.view.content().center())
    item = desk.view.circuit_scene.items()[0]
    drawn = []
    draw = getattr(item, drawing)
    setattr(item, drawing, lambda *told: drawn.append(told) or draw(*told))
    for what, change in changes(desk):
        for by in ((40, 8), (-24, 16), (-16, -24)):  # there, and to where it was
            desk.view.pan(QPoint(*by))
            desk.view.viewport().repaint()
        drawn.clear()
        desk.view.viewport().repaint()
        assert not drawn, what
        change()
        desk.view.viewport().repaint()
        copied = [seen(desk)]
        for there_and_back in (1.2 * zoom, zoom):
            desk.view.set_zoom(there_and_back)
            desk.view.viewport().repaint()
        copied.append(seen(desk))
        item._sprites = PixmapCache()
        vars(item).pop("_kept")
        item.looks_different(moved=True)
        drawn_anew = seen(desk)
        assert all((np.abs(drawn_anew - each) > FAINT).sum() <= FEW for each in copied), what


def test_a_region_is_drawn_in_few_rectangles_that_hold_it():
    strip, card, corner = QRect(500, 0, 40, 900), QRect(200, 16, 252, 100), QRect(0, 880, 540, 20)
    assert rects_of(QRegion(strip)) == [strip]
    found = rects_of(QRegion(strip) + QRegion(card))
    assert len(found) == 2 and all(any(r.contains(each) for r in found) for each in (strip, card))
    cross = QRegion(strip) + QRegion(corner)
    assert (cross - sum(map(QRegion, rects_of(cross)), QRegion())).isEmpty()
    many = sum((QRegion(9 * at, 9 * at, 5, 5) for at in range(40)), QRegion())
    assert rects_of(many) == [many.boundingRect()]
