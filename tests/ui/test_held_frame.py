"""A frame under a held slider: what is another is painted, and it is as if all were."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from small_array_circuits import forked_arrays

from circuit_editor import files, resources
from circuit_editor.expression import document_from
from circuit_editor.ui.canvas.view import CanvasView

EXAMPLES = resources.folder() / "examples"
MARKED = "f = log(x * w) + max(x, y) * z"  # a kink where x is y, and nothing where it is 0


class Painted(QObject):
    """The part of a widget that is painted, as a share of all."""

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self.share = 0.0
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            rects = [*event.region()]
            area = sum(each.width() * each.height() for each in rects)
            self.share = area / (watched.width() * watched.height())
        return False


def on_screen(view: CanvasView) -> QImage:
    return view.screen().grabWindow(view.winId()).toImage()


def turn(view: CanvasView, id_: str, numbers: list[float]) -> list[float]:
    """Turn a value under a held slider, or the first cell of an array.

    The shares that were painted; each frame is as if it were painted whole.
    """
    session, painted, shares = view.session, Painted(view), list[float]()
    array = session.number_of(id_)
    session.select({id_})
    session.hold()
    for number in numbers:
        if array.shape:
            session.set_cell(id_, (0,) * array.ndim, number, live=True)
        else:
            session.set_value(id_, number, live=True)
        QApplication.processEvents()
        shares.append(painted.share)
        seen = on_screen(view)
        view.viewport().repaint()
        assert on_screen(view) == seen
    session.release()
    QApplication.processEvents()
    return shares


def opened(view: CanvasView, what: str) -> dict[str, str]:
    """Show a circuit of a formula or an example; its ids by the names of nodes."""
    if what.endswith(".circuit"):
        document = files.load(EXAMPLES / what)
    else:
        document = document_from(what, {"x": 1.0, "w": 2.0, "y": 0.5, "z": -1.0})
    view.session.open(document, None)
    view.fit()
    view.zoom_to_full_size()
    QApplication.processEvents()
    shown = view.session.shown
    return {shown.label(id_): id_ for id_ in shown.nodes}


@pytest.mark.parametrize(
    ("what", "name"),
    [
        ("first-example.circuit", "x"),
        ("sigmoid-block-opened.circuit", "w1"),
        ("two-neurons-one-block.circuit", "x0"),
    ],
)
def test_a_held_slider_paints_what_is_another_as_if_all_were_painted(view, what, name):
    ids = opened(view, what)
    shares = turn(view, ids[name], [0.5, 0.75, -1.25, 1.5, 0.3])
    assert shares[0] == 1.0 and max(shares[2:]) < 0.5, shares


@pytest.mark.parametrize("zoom", [1.0, 0.83])
@pytest.mark.parametrize(
    ("example", "name"),
    [("two-layer-network-in-matrices", "W1"), ("squared-length-of-a-vector", "W")],
)
def test_the_tiles_that_are_others_are_painted_as_if_all_were(view, example, name, zoom):
    ids = opened(view, f"{example}.circuit")
    view.set_zoom(zoom)
    QApplication.processEvents()
    shares = turn(view, ids[name], [0.5, 0.75, -0.25, 0.3])
    assert shares[0] == 1.0 and max(shares[2:]) < 0.9, shares


def test_small_tiles_at_a_fork_are_painted_as_if_all_were(view):
    view.session.open(forked_arrays(), None)
    view.fit()
    QApplication.processEvents()
    weight = next(id_ for id_, node in view.session.shown.nodes.items() if node.kind == "parameter")
    assert max(turn(view, weight, [0.5, 0.75, -0.25, 0.3])[2:]) < 1.0


def test_a_mark_that_comes_or_goes_is_painted_whole(view):
    ids = opened(view, MARKED)
    shares = turn(view, ids["x"], [1.0, 1.5, 0.75, 0.5, 0.0, -1.0, 2.0, 2.5])
    assert shares[-1] < 1.0 and 1.0 in shares[3:]


def test_what_is_turned_without_a_hand_is_painted_whole(view):
    ids = opened(view, MARKED)
    turn(view, ids["x"], [1.5, 0.75, 0.8])
    painted = Painted(view)
    view.session.set_value(ids["x"], 3.0)
    QApplication.processEvents()
    assert painted.share == 1.0
    seen = on_screen(view)
    view.viewport().repaint()
    assert on_screen(view) == seen


def test_where_nodes_were_moved_since_the_next_frame_is_whole(view):
    ids = opened(view, MARKED)
    turn(view, ids["x"], [1.5, 0.75, 0.8])
    x, y = view.session.shown.places[ids["y"]]
    view.session.move({ids["y"]: (x - 20.0, y + 40.0)}, {ids["y"]: (x - 20.0, y + 40.0)})
    QApplication.processEvents()
    assert turn(view, ids["x"], [1.0, 1.25, 0.9])[-1] < 1.0
