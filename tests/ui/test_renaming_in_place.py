"""F2 renames where the name is written, whatever has one; so does a double click on it."""

from __future__ import annotations

import pytest
from canvases import first_example
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from windows import CTRL, SHIFT, Desk, with_worker

from circuit_editor import files, resources
from circuit_editor.model import EMPTY, OUT, Pin, edits
from circuit_editor.ui.app import theme as look

Key = Qt.Key
EXAMPLES = resources.folder() / "examples"


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    desk = Desk(qtbot, tmp_path)
    desk.open(first_example())
    return desk


def editor(desk: Desk) -> QLineEdit:
    """The field one types into, over the canvas."""
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit) and field.parent() is desk.view.viewport()
    return field


def begin(desk: Desk, id_: str) -> QLineEdit:
    desk.session.select({id_})
    desk.key(Key.Key_F2)
    return editor(desk)


def retype(desk: Desk, id_: str, name: str, key: Key = Key.Key_Return) -> None:
    begin(desk, id_)
    desk.type(name)
    desk.key(key)


@pytest.mark.parametrize("id_", ["x", "add1", "output1"])
def test_a_name_is_typed_over_the_old_one_where_it_is_written(desk, id_):
    field = begin(desk, id_)
    assert field.text() == field.selectedText() == desk.session.circuit.label(id_)
    item = desk.view.circuit_scene.nodes[id_]
    body = desk.view.mapFromScene(item.on_canvas(item.body)).boundingRect()
    assert body.adjusted(-90, -40, 90, 60).contains(field.geometry())
    desk.type("w31")
    desk.key(Key.Key_Return)
    assert desk.session.circuit.label(id_) == "w31"
    assert desk.view.hasFocus()
    assert not any(each.isVisible() for each in desk.view.viewport().findChildren(QLineEdit))
    desk.key(Key.Key_Z, CTRL)
    assert desk.session.document.root == first_example().root


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Escape])
def test_afterwards_one_walks_on_the_canvas(desk, key):
    retype(desk, "x", "w31", key)
    assert desk.session.selection == {"x"}
    desk.key(Key.Key_Down, CTRL)
    assert desk.session.selection == {"y"}
    assert desk.session.circuit.label("x") == ("w31" if key == Key.Key_Return else "x")


def test_tab_goes_to_the_next_name_and_back(desk):
    """From one value's name to the next value's, as values do; from a gate's to a gate's."""
    retype(desk, "x", "a", Key.Key_Tab)
    assert editor(desk).selectedText() == "y" and desk.session.selection == {"y"}
    desk.type("b")
    desk.key(Key.Key_Tab)
    assert editor(desk).selectedText() == "z" and desk.session.selection == {"z"}
    desk.key(Key.Key_Tab, SHIFT)
    assert editor(desk).selectedText() == "b"
    desk.key(Key.Key_Escape)
    labels = desk.session.circuit.labels
    assert (labels["x"], labels["y"], labels["z"]) == ("a", "b", "z")
    assert desk.view.hasFocus()
    retype(desk, "add1", "sum", Key.Key_Tab)
    assert desk.session.selection < {"mul1", "output1"}
    desk.key(Key.Key_Tab)
    desk.key(Key.Key_Tab)
    assert editor(desk).selectedText() == "sum"


def test_the_status_line_says_where_tab_goes_as_long_as_one_types(desk):
    bar = desk.window.statusBar()
    begin(desk, "x")
    assert "Tab: next name" in bar.currentMessage()
    desk.key(Key.Key_Tab)
    assert "Tab: next name" in bar.currentMessage()
    desk.key(Key.Key_Return)
    assert bar.currentMessage() == ""
    desk.key(Key.Key_Return)
    assert "Tab: next value" in bar.currentMessage()
    desk.key(Key.Key_Escape)
    assert bar.currentMessage() == ""


@pytest.mark.parametrize("name", ["y", "exp", "a/b"])
@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Tab])
def test_what_cannot_be_a_name_is_told_beside_it_and_nothing_is_lost(desk, name, key):
    before = desk.session.document
    retype(desk, "x", name, key)
    assert editor(desk).text() == name
    assert desk.view.bubble.isVisible() and desk.view.bubble.text()
    assert desk.said[-1] == desk.view.bubble.text()
    assert desk.session.document is before
    desk.window.palette_panel.field.setFocus()  # going elsewhere keeps what was typed, too
    (kept,) = [each for each in desk.view.viewport().findChildren(QLineEdit) if each.isVisible()]
    assert kept.text() == name
    kept.setFocus()
    kept.selectAll()
    desk.type("fine")
    desk.key(Key.Key_Return)
    assert desk.session.circuit.label("x") == "fine"
    assert not desk.view.bubble.isVisible()


def test_a_block_is_renamed_by_its_title_and_one_of_several_uses_alone(desk):
    desk.open(EXAMPLES / "sigmoid-as-one-block.circuit")
    (block,) = (id_ for id_, each in desk.session.circuit.nodes.items() if each.gate.is_block)
    if desk.session.circuit.label(block):
        desk.session.edit("", edits.rename, block, "")
    retype(desk, block, "logistic")
    assert desk.session.circuit.nodes[block].interface.name == "logistic"
    desk.key(Key.Key_D, CTRL)
    (copy,) = desk.session.selection
    retype(desk, copy, "second")
    assert desk.session.circuit.label(copy) == "second"
    assert [each.name for each in desk.session.document.blocks.values()] == ["logistic"]


def test_the_ports_of_a_block_are_renamed_inside(desk):
    desk.open(EXAMPLES / "sigmoid-as-one-block.circuit")
    (block,) = (id_ for id_, each in desk.session.circuit.nodes.items() if each.gate.is_block)
    desk.session.enter(block)
    port = next(id_ for id_, each in desk.session.circuit.nodes.items() if each.gate.is_port)
    retype(desk, port, "renamed")
    assert desk.session.circuit.label(port) == "renamed"


def test_a_double_click_on_a_name_renames_and_on_a_value_sets_it(desk):
    for x, is_name in ((-45, True), (30, False)):
        item = desk.view.circuit_scene.nodes["x"]
        desk.hand.double_click(item.middle.x() + x, item.middle.y() - 4)
        assert (editor(desk).text() == "x") == is_name
        desk.key(Key.Key_Escape)
    item = desk.view.circuit_scene.nodes["mul1"]
    caption = item.on_canvas(item.caption_rect(desk.view.zoom)).center()
    desk.hand.double_click(caption.x(), caption.y())
    desk.type("q")
    desk.key(Key.Key_Return)
    assert desk.session.circuit.label("mul1") == "q"


def test_saving_takes_over_the_name_that_is_typed(desk, monkeypatch, tmp_path):
    path = tmp_path / "named.circuit"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(path), ""))
    begin(desk, "x")
    desk.type("w31")
    desk.key(Key.Key_S, CTRL)
    assert files.load(path).root.label("x") == "w31"
    assert not desk.session.is_unsaved


def test_an_input_method_writes_names(desk):
    field = begin(desk, "x")
    for letters, chosen in (("xi", ""), ("", "權重")):
        event = QInputMethodEvent(letters, [])
        event.setCommitString(chosen)
        QApplication.sendEvent(field, event)
    desk.key(Key.Key_Return)
    assert desk.session.circuit.label("x") == "權重"


def test_undo_in_a_field_where_nothing_was_typed_is_the_circuits(desk):
    desk.session.edit("", edits.move, {"x": (40.0, 0.0)})
    begin(desk, "x")
    desk.key(Key.Key_Z, CTRL)
    assert desk.session.document.root == first_example().root
    assert desk.view.hasFocus()
    begin(desk, "x")
    desk.type("w")
    desk.key(Key.Key_Z, CTRL)
    assert editor(desk).text() == "x"


def test_what_stands_inside_a_block_is_renamed_there(desk):
    desk.open(EXAMPLES / "sigmoid-as-one-block.circuit")
    (block,) = (id_ for id_, each in desk.session.circuit.nodes.items() if each.gate.is_block)
    desk.session.expand([block], open_=True)
    inner = next(id_ for id_ in desk.session.shown.nodes if id_.startswith(block + "/"))
    desk.session.select({inner})
    desk.key(Key.Key_F2)
    assert "enter the block" in desk.said[-1] and desk.view.hasFocus()


def test_a_gate_without_a_name_gets_one_below_it(desk):
    document = edits.add(EMPTY, "e", "exp", (0, 0))
    document = edits.add(document, "x", "input", (-200, 0), label="x", value=1)
    desk.open(edits.connect(document, Pin("x", OUT), Pin("e", "x")))
    field = begin(desk, "e")
    item = desk.view.circuit_scene.nodes["e"]
    body = desk.view.mapFromScene(item.on_canvas(item.body)).boundingRect()
    assert field.geometry().center().y() > body.center().y()
    QTest.mouseClick(
        desk.view.viewport(), Qt.MouseButton.LeftButton, pos=desk.view.mapFromScene(QPointF(0, 150))
    )
    assert desk.view.hasFocus()


@pytest.mark.parametrize("zoom", [0.7, 1.0, 1.6, 2.5])
@pytest.mark.parametrize("id_", ["x", "add1", "mul1"])
def test_the_field_is_as_large_as_the_name_and_hides_no_number_of_its_node(desk, id_, zoom):
    view, scene = desk.view, desk.view.circuit_scene
    view.set_zoom(zoom)
    view.centerOn(scene.nodes[id_].middle)
    field = begin(desk, id_)
    desk.type("abc")
    written, growth = scene.writing(zoom), scene.writing(zoom).growth
    high = look.NAME_POINTS * written.inside if id_ == "x" else look.CAPTION_POINTS * growth
    assert field.font().pixelSize() == max(look.BODY_POINTS, round(high * zoom))
    rect, item = field.geometry(), scene.nodes[id_]
    rooms = [number.rect(growth) for number in scene.numbers.at_node(item)]
    if id_ == "x":
        rooms.append(item.on_canvas(item.body.adjusted(0.47 * item.width, 0, 0, 0)))
    assert not any(rect.intersects(view.mapFromScene(each).boundingRect()) for each in rooms)
    narrow = rect.width()
    desk.type("defghijklmnop")
    assert field.width() > narrow and view.viewport().rect().contains(field.geometry())
    desk.key(Key.Key_Escape)


def test_a_value_is_typed_over_its_gradient_which_is_seen_meanwhile(desk):
    view, item = desk.view, desk.view.circuit_scene.nodes["x"]
    desk.session.select({"x"})
    desk.key(Key.Key_Return)
    body = view.mapFromScene(item.on_canvas(item.body)).boundingRect()
    assert editor(desk).geometry().bottom() <= body.center().y()
    desk.key(Key.Key_Up)
    assert desk.value("x") == -1.9
    desk.key(Key.Key_Escape)


def test_typing_goes_on_quietly_where_what_is_named_is_gone(desk):
    """Another way than by the hand may take a node out while its name is typed."""
    desk.open(first_example())
    desk.select("x")
    desk.key(Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    desk.session.edit("Planted", edits.remove, ["x"])
    event = QInputMethodEvent("", [])
    event.setCommitString("k")
    QApplication.sendEvent(field, event)
    QApplication.processEvents()
    assert "x" not in desk.session.circuit.nodes
