"""A large circuit seen from afar: its structure, its names, what is wrong, what is at work."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from windows import Desk, with_worker

from circuit_editor.expression import document_from
from circuit_editor.model import EMPTY, OUT, Document, Pin, edits
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.canvas.items.circuit_item import CircuitItem
from circuit_editor.ui.canvas.items.pixmap_cache import PixmapCache

FAINT = 4  # of 255: how far a curve's edge may differ where only a part of it is drawn


def network(layers: int, wide: int) -> Document:
    """Neurons in layers, each fed by all of the layer before."""
    neurons = (
        f"h{layer}_{at} = tanh("
        + " + ".join(f"w{layer}{at}{other}*h{layer - 1}_{other}" for other in range(wide))
        + ")"
        for layer in range(1, layers + 1)
        for at in range(wide)
    )
    ends = "*".join(f"h{layers}_{at}" for at in range(wide))
    return document_from("\n".join((*neurons, f"loss = {ends}")))


NETWORK, SMALL = network(4, 6), network(2, 3)


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    return Desk(qtbot, tmp_path)


def far_away(desk, document: Document, zoom: float = 0.1) -> None:
    desk.open(document)
    desk.view.set_zoom(zoom)
    desk.view.centerOn(desk.view.content().center())


def forget_pictures(desk) -> None:
    """Let all be drawn anew."""
    item = desk.view.circuit_scene.items()[0]
    vars(item).pop("_kept", None)
    vars(item._ground).pop("overview", None)
    item._sprites = PixmapCache()
    item.looks_different(moved=True)


def noted(item: CircuitItem, drawing: str) -> list[QRectF]:
    """What the item draws by this method from now on: where the scene is exposed."""
    drawn: list[QRectF] = []
    draw = getattr(item, drawing)

    def note(onto, exposed: QRectF, zoom: float, window=None) -> None:
        drawn.append(exposed)
        draw(onto, exposed, zoom, window)

    setattr(item, drawing, note)
    return drawn


def names(desk) -> list:
    """What is written now, each with its rectangle in pixels from the scene's origin."""
    desk.view.viewport().grab()
    scene = desk.view.circuit_scene
    return scene.items()[0]._ground.overview._names._written


def levels(image: QImage) -> np.ndarray:
    """How strong each colour is at each pixel."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint8).astype(int)


def colours_around(desk, point: QPointF, reach: int = 14) -> set[str]:
    at = desk.view.mapFromScene(point)
    picture = desk.view.viewport().grab().toImage()
    part = QRect(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach) & picture.rect()
    return {
        picture.pixelColor(x, y).name()
        for x in range(part.left(), part.right())
        for y in range(part.top(), part.bottom())
    }


def test_the_loss_inputs_and_layers_are_named_where_there_is_room(desk):
    far_away(desk, NETWORK)
    written = names(desk)
    texts = [each.text for each in written]
    assert texts.count("loss") >= 1
    assert {f"h{layer}_0 … h{layer}_5" for layer in range(1, 5)} <= set(texts)
    bodies = [
        QRectF(QPointF(*body[:2]) * 0.1, QPointF(*body[2:]) * 0.1).toAlignedRect()
        for body in desk.view.circuit_scene.nodes.bodies().tolist()
    ]
    rects = [each.rect.toAlignedRect().adjusted(1, 1, -1, -1) for each in written]
    assert not any(rect.intersects(body) for rect in rects for body in bodies)
    for at, one in enumerate(rects):
        assert not any(one.intersects(other) for other in rects[at + 1 :])


def test_many_wires_side_by_side_are_a_trunk(desk):
    document = EMPTY
    for row in range(14):
        place = 0.0, 24.0 * row
        document = edits.add(document, f"x{row}", "input", place, label=f"x{row}", value=1.0)
        document = edits.add(document, f"g{row}", "tanh", (9000.0, 2800.0 + 24.0 * row))
        document = edits.connect(document, Pin(f"x{row}", OUT), Pin(f"g{row}", "x"))
    far_away(desk, document, 0.08)
    theme = desk.window.appearance.theme
    paper, wire = QColor(theme.canvas).lightness(), QColor(theme.wire).lightness()
    seen = colours_around(desk, QPointF(4500.0, 1556.0), 2)
    lightest = max(QColor(each).lightness() for each in seen)
    assert wire < lightest < paper  # no paper between: one trunk, not fourteen lines


def test_a_problem_is_a_badge_and_the_gate_at_work_has_a_ring(desk):
    far_away(desk, NETWORK)
    amber, nodes = desk.window.appearance.theme.amber, desk.view.circuit_scene.nodes
    gate = nodes["tanh9"]
    assert amber not in colours_around(desk, gate.middle)
    desk.view.mark(("tanh9",), ())
    assert amber in colours_around(desk, gate.middle)
    desk.view.mark((), ())
    assert amber not in colours_around(desk, gate.middle)
    (target,) = (target for target, source in NETWORK.root.wires.items() if source.node == "tanh24")
    scene = desk.view.circuit_scene
    scene.badges.look()
    QApplication.processEvents()
    desk.session.edit("cut", edits.disconnect, [target])
    QApplication.processEvents()
    assert target.node not in scene.badged  # it is not looked for while one edits
    scene.badges.look()
    assert amber in colours_around(desk, nodes[target.node].middle)


def test_while_a_value_is_turned_what_is_far_is_only_copied(desk, monkeypatch):
    far_away(desk, NETWORK)
    overview = desk.view.circuit_scene.items()[0]._ground.overview
    for _ in range(3):
        desk.view.viewport().repaint()
    drawn = []
    monkeypatch.setattr(overview, "paint_below", lambda *_: drawn.append(1))
    monkeypatch.setattr(overview, "paint_over", lambda *_: drawn.append(1))
    desk.session.set_value(next(iter(desk.session.circuit.values)), 0.3, live=True)
    desk.view.viewport().repaint()
    assert drawn == []


@pytest.mark.parametrize(
    ("zoom", "drawing"),
    [
        (0.1, "_draw_far"),
        (0.5 * (look.SMALLEST_SHAPE + look.SMALLEST_READABLE), "_draw_far"),
        (1.0, "_draw_near"),
    ],
)
def test_what_was_seen_is_copied_when_it_is_panned_and_looks_the_same(desk, zoom, drawing):
    far_away(desk, NETWORK, zoom)
    item = desk.view.circuit_scene.items()[0]
    viewport = desk.view.viewport()
    for _ in range(3):
        viewport.repaint()
    drawn = noted(item, drawing)
    desk.view.pan(QPoint(40, 24))
    viewport.repaint()
    desk.view.pan(QPoint(-40, -24))
    viewport.repaint()
    assert len(drawn) == 2  # strips of what came into sight; and nothing on the way back
    desk.view.pan(QPoint(40, 24))
    copied = levels(viewport.grab().toImage())
    forget_pictures(desk)
    assert np.abs(levels(viewport.grab().toImage()) - copied).max() <= FAINT
    assert len(drawn) == 3


@pytest.mark.parametrize("zoom", [0.1, 0.18, 0.5])  # of 0.5 a part is seen
def test_after_an_edit_all_looks_as_if_it_were_drawn_anew(desk, monkeypatch, zoom):
    monkeypatch.setattr("circuit_editor.ui.canvas.scene.MOST_ROUTED", 0)  # as in large ones
    far_away(desk, SMALL, zoom)
    session, scene, viewport = desk.session, desk.view.circuit_scene, desk.view.viewport()
    wires, loss = session.circuit.wires, session.circuit.find("loss")
    target, source = next(each for each in sorted(wires.items()) if each[0].node == loss)
    middle = desk.view.mapToScene(viewport.rect().center())

    def shown() -> np.ndarray:
        return levels(viewport.grab().toImage())

    title = middle
    if zoom < look.SMALLEST_READABLE:
        title = max(names(desk), key=lambda each: each.rect.width()).rect.center() / zoom
    for edit, *told in (
        (edits.add, "over", "exp", (title.x(), title.y())),
        (edits.add, "new", "tanh", (middle.x(), middle.y())),
        (edits.add, "x", "input", (middle.x() - 900.0, middle.y() + 700.0)),
        (edits.rename, "x", "an_input"),
        (edits.connect, Pin("x", OUT), Pin("new", "x")),
        (edits.move, {"new": (middle.x() + 800.0, middle.y() - 900.0)}),
        (edits.disconnect, [target]),
        (edits.connect, source, target),
        (edits.remove, ["new", loss]),
    ):
        session.edit("", edit, *told)
        scene.badges.look()
        copied = shown()
        forget_pictures(desk)
        assert np.abs(copied - shown()).max() <= FAINT, edit
    last = shown()
    session.undo()
    shown()
    session.redo()
    assert np.abs(last - shown()).max() <= FAINT


def test_where_all_is_shown_what_is_painted_first_is_kept(desk, monkeypatch):
    far_away(desk, NETWORK, 0.15)
    view, viewport = desk.view, desk.view.viewport()
    item, drawn = view.circuit_scene.items()[0], []
    draw = item._draw_far
    monkeypatch.setattr(item, "_draw_far", lambda *told: drawn.append(told) or draw(*told))
    for zoom, is_fitted, count in ((0.16, False, 2), (0.18, True, 1)):
        drawn.clear()
        view.look_at(zoom, view.scrolled, is_fitted=is_fitted)
        for _ in range(3):
            viewport.repaint()
        assert len(drawn) == count


@pytest.mark.parametrize(("zoom", "drawing"), [(0.18, "_draw_far"), (0.9, "_draw_near")])
def test_after_an_edit_only_what_is_another_is_drawn(desk, monkeypatch, zoom, drawing):
    monkeypatch.setattr("circuit_editor.ui.canvas.scene.MOST_ROUTED", 0)  # as in large ones
    far_away(desk, NETWORK if zoom < look.SMALLEST_READABLE else SMALL, zoom)
    viewport, item = desk.view.viewport(), desk.view.circuit_scene.items()[0]
    middle = desk.view.mapToScene(viewport.rect().center())
    drawn = noted(item, drawing)
    todo: list[tuple] = [
        (edits.add, "new", "exp", (middle.x(), middle.y())),
        (edits.add, "x", "input", (middle.x() - 200.0, middle.y() + 100.0)),
        (edits.move, {"x": (middle.x() - 100.0, middle.y() + 150.0)}),
        (edits.remove, ["new"]),
    ]
    if zoom >= look.SMALLEST_READABLE:  # where wires are no bundles
        todo.insert(3, (edits.connect, Pin("x", OUT), Pin("new", "x")))
    for edit, *told in todo:
        for _ in range(3):
            viewport.repaint()
        drawn.clear()
        desk.session.edit("", edit, *told)
        viewport.repaint()
        copied = levels(viewport.grab().toImage())
        area = sum(each.width() * each.height() for each in drawn) * zoom**2
        assert 0 < area < viewport.width() * viewport.height() / 5, edit
        forget_pictures(desk)
        assert np.abs(levels(viewport.grab().toImage()) - copied).max() <= FAINT, edit


def test_nearer_names_stand_beside_gates_that_are_drawn_as_such(desk):
    far_away(desk, NETWORK, 0.5 * (look.SMALLEST_SHAPE + look.SMALLEST_READABLE))
    texts = {each.text for each in names(desk)}
    assert "loss" in texts
    assert any(text.startswith("w") for text in texts)


def test_what_is_seen_beyond_the_paper_is_filled(desk):
    far = edits.add(edits.add(EMPTY, "top", "input", (0.0, -9.9e5)), "low", "input", (0.0, 9.9e5))
    desk.open(far)
    desk.view.fit()
    viewport = desk.view.viewport()
    beyond = QPoint(viewport.width() - 3, viewport.height() // 2)
    assert not desk.view.sceneRect().contains(desk.view.mapToScene(beyond))
    for colour in ("#ff0000", "#00ff00"):  # nothing is left of what was there before
        picture = QImage(viewport.size(), QImage.Format.Format_RGB32)
        picture.fill(QColor(colour))
        viewport.render(picture)
        assert picture.pixelColor(beyond).name() == desk.view.palette().base().color().name()
