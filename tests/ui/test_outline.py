"""The outline: a tree of all nodes with their numbers, selected and changed as the canvas is."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from block_documents import layer_of_two, split, two_neurons
from canvases import first_example, small_circuit
from immutables import Map
from listener import Listener, everything
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton
from small_array_circuits import array_circuit
from windows import CTRL, CTRL_SHIFT, LEFT, NOTHING, SHIFT, Desk, with_worker

from circuit_editor.expression import document_from
from circuit_editor.model import EMPTY, edits
from circuit_editor.model.document import Note, TitledFrame
from circuit_editor.ui.app.settings import PanelChoice
from circuit_editor.ui.outline import outline_model
from circuit_editor.ui.outline.matches import Matches
from circuit_editor.ui.outline.outline_model import CHUNK
from circuit_editor.ui.outline.reading_order import reading_order

Key = Qt.Key
SPOKEN, SHOWN = Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    desk = Desk(qtbot, tmp_path)
    desk.window.resize(1360, 840)
    return desk


def outline(desk, document):
    """Open a document, and the outline by its key."""
    desk.open(document)
    desk.key(Key.Key_O, CTRL_SHIFT)
    tree = desk.window.side_panels.outline.tree
    assert tree.isVisible() and tree.hasFocus()
    return tree


def rows(tree, parent=None) -> list[QModelIndex]:
    parent = QModelIndex() if parent is None else parent
    return [tree.model().index(at, 0, parent) for at in range(tree.model().rowCount(parent))]


def row(tree, name: str, parent=None) -> QModelIndex:
    (found,) = [each for each in rows(tree, parent) if each.data(SHOWN) == name]
    return found


def spoken(tree, parent=None) -> list[str]:
    return [each.data(SPOKEN).replace("\N{MINUS SIGN}", "-") for each in rows(tree, parent)]


def click(tree, index: QModelIndex, modifiers=NOTHING) -> None:
    at = tree.visualRect(index).center()
    QTest.mouseClick(tree.viewport(), LEFT, modifiers, at)


def test_every_node_is_told_with_its_numbers_in_reading_order(desk):
    tree = outline(desk, first_example())
    assert spoken(tree) == [
        "x, input, value -2.00, gradient -4.00",
        "y, input, value 5.00, gradient -4.00",
        "z, input, value -4.00, gradient 3.00",
        "x + y, add, value 3.00, gradient -4.00",
        "(x + y) × z, mul, value -12.00, gradient 1.00",
        "f, loss flag, value -12.00, gradient 1.00",
    ]
    header = tree.model().headerData
    titles = [header(at, Qt.Orientation.Horizontal) for at in range(3)]
    assert titles == ["Name", "Value", "Gradient"]
    cells = [tree.model().index(0, at).data(SPOKEN) for at in (1, 2)]
    assert cells == ["value −2.00", "gradient −4.00"]
    inputs = row(tree, "x + y").data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert inputs.split("\n")[0] == "1st input, from x, value −2.00, gradient −4.00"
    desk.session.set_value("x", 1.0)
    assert spoken(tree)[3] == "x + y, add, value 6.00, gradient -4.00"
    desk.key(Key.Key_Escape)
    assert desk.view.hasFocus() and tree.isVisible()


def test_arrays_are_shown_by_their_shapes_and_told_in_words(desk):
    tree = outline(desk, array_circuit())
    cells = [tree.model().index(1, at) for at in (1, 2)]
    assert [each.data(SHOWN) for each in cells] == ["(2×3)", "(2×3)"]
    assert cells[0].data(SPOKEN) == "value 2 × 3 array"


def test_what_is_selected_is_so_in_both(desk):
    tree = outline(desk, first_example())
    click(tree, row(tree, "y"))
    assert desk.session.selection == {"y"}
    desk.key(Key.Key_Down)
    assert desk.session.selection == {"z"}
    desk.key(Key.Key_Down, SHIFT)
    assert desk.session.selection == {"z", "add1"}
    click(tree, row(tree, "x"), CTRL)
    assert desk.session.selection == {"x", "z", "add1"}
    desk.select("x", "mul1")
    assert tree.chosen == ["x", "mul1"]
    desk.session.select(())
    assert tree.chosen == []
    tree.setFocus()
    desk.key(Key.Key_A, CTRL)
    assert len(tree.chosen) == 6
    desk.key(Key.Key_C, CTRL)
    assert '"add1"' in QApplication.clipboard().text()
    desk.key(Key.Key_Delete)
    assert not desk.session.circuit.nodes and rows(tree) == []
    desk.key(Key.Key_Z, CTRL)
    assert len(rows(tree)) == 6 and tree.hasFocus()


def test_a_value_and_a_name_are_typed_and_the_keyboard_comes_back(desk):
    tree = outline(desk, first_example())
    click(tree, row(tree, "x"))
    desk.key(Key.Key_Return)
    assert not tree.hasFocus()
    desk.type("7")
    desk.key(Key.Key_Return)
    assert desk.value("x") == 7.0 and tree.hasFocus()
    desk.type("-")
    desk.type("3")
    desk.key(Key.Key_Return)
    assert desk.value("x") == -3.0 and tree.hasFocus()
    desk.key(Key.Key_F2)
    desk.type("width")
    desk.key(Key.Key_Return)
    assert tree.hasFocus() and tree.currentIndex().data(SHOWN) == "width"
    assert row(tree, "width + y").isValid()  # what is called after it is told anew


def test_blocks_open_to_what_this_use_of_them_holds(desk):
    tree = outline(desk, two_neurons())
    first, second = row(tree, "neuron1"), row(tree, "neuron2")
    assert second.data(SPOKEN).startswith("neuron2, block neuron, value ")
    for each in (first, second):
        tree.expand(each)
    weights = [row(tree, "w", each).siblingAtColumn(1).data(SHOWN) for each in (first, second)]
    assert weights == ["2.00", "3.00"]
    click(tree, row(tree, "w", second))
    assert desk.session.where == (tree.chosen[0].split("/")[0],)
    inside = desk.session.where
    desk.type("5")
    desk.key(Key.Key_Return)
    assert row(tree, "w", second).siblingAtColumn(1).data(SHOWN) == "5.00"
    assert row(tree, "w", first).siblingAtColumn(1).data(SHOWN) == "2.00"
    click(tree, first)
    assert desk.session.where == () and len(desk.session.selection) == 1
    desk.key(Key.Key_Return)  # goes inside, and the rows stay
    assert desk.session.where != inside and len(desk.session.where) == 1
    assert tree.isExpanded(first) and tree.isExpanded(second)


def test_what_the_canvas_selects_deep_inside_is_opened_to(desk):
    tree = outline(desk, layer_of_two())
    (layer,) = [id_ for id_, each in desk.session.circuit.nodes.items() if each.interface]
    desk.session.enter(layer)
    neuron = next(id_ for id_, each in desk.session.circuit.nodes.items() if each.interface)
    desk.session.enter(neuron)
    gate = next(id_ for id_, each in desk.session.circuit.nodes.items() if each.kind == "tanh")
    desk.click(gate)
    assert tree.chosen == [f"{layer}/{neuron}/{gate}"]
    assert tree.visualRect(tree.currentIndex()).isValid()
    at = tree.visualRect(tree.currentIndex())
    assert tree.viewport().rect().intersects(at)


def test_every_port_of_a_block_with_two_outputs_has_its_number(desk):
    tree = outline(desk, split())
    (block,) = [each for each in rows(tree) if tree.model().hasChildren(each)]
    tree.expand(block)
    told = spoken(tree, block)
    assert any("value -12.00" in each for each in told)
    assert all("value" in each for each in told), told


def test_rows_are_patched_and_a_slider_touches_none(desk):
    tree = outline(desk, two_neurons())
    model, seen = tree.model(), []
    tree.expand(row(tree, "neuron1"))
    for name in ("rowsInserted", "rowsRemoved", "layoutChanged", "modelReset", "dataChanged"):
        getattr(model, name).connect(lambda *_, name=name: seen.append(name))
    (x,) = [id_ for id_, each in desk.session.circuit.nodes.items() if each.gate.is_source]
    desk.session.set_value(x, 0.5, live=True)
    assert seen == []
    desk.session.edit("Add", edits.add, "add9", "add", (900.0, 400.0))
    assert seen == ["rowsInserted"] and tree.isExpanded(row(tree, "neuron1"))
    seen.clear()
    desk.window.undo()
    assert seen == ["rowsRemoved"] and tree.isExpanded(row(tree, "neuron1"))
    seen.clear()
    before = [each.data(SHOWN) for each in rows(tree)]
    desk.session.edit("Add", edits.add, "y1", "input", (0.0, 400.0))
    desk.session.edit("Move", edits.move, {"y1": (0.0, -400.0)})
    assert [each.data(SHOWN) for each in rows(tree)] == ["y", *before]
    assert tree.isExpanded(row(tree, "neuron1")) and "modelReset" not in seen


def test_problems_and_marks_are_told_in_words(desk):
    tree = outline(desk, small_circuit())
    assert "wire" in spoken(tree)[-1]
    tip = rows(tree)[-1].data(Qt.ItemDataRole.ToolTipRole)
    assert "1st input, not wired" in tip and "2nd input, not wired" in tip
    click(tree, rows(tree)[-1])
    panel = desk.window.side_panels.outline
    assert any("wire" in each for each in desk.texts(panel))
    desk.open(document_from("f = log(x)", {"x": -1.0}))
    told = spoken(tree)
    assert any("value nan" in each and len(each.split(", ")) > 4 for each in told), told


def test_covered_numbers_stay_covered(desk):
    tree = outline(desk, first_example())
    desk.key(Key.Key_P, CTRL)
    assert "x, input, value -2.00, gradient covered" in spoken(tree)
    cell = row(tree, "x").siblingAtColumn(2)
    assert cell.data(SHOWN) == "?" and "4" not in (cell.data(Qt.ItemDataRole.ToolTipRole) or "")


def test_the_menu_of_the_selection_opens_at_the_row(desk):
    tree = outline(desk, first_example())
    click(tree, row(tree, "x + y"))
    desk.key(Key.Key_F10, SHIFT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu) and menu.objectName() == "on nodes"
    assert "rename" in [each.objectName() for each in menu.actions()]
    corner = tree.viewport().mapFromGlobal(menu.pos())
    assert abs(corner.y() - tree.visualRect(tree.currentIndex()).bottom()) < 12
    menu.close()


def test_it_stands_in_the_place_of_the_gates_and_is_remembered(desk):
    panels, view = desk.window.side_panels, desk.view
    tree = outline(desk, first_example())
    assert not panels.palette.isVisible()
    desk.key(Key.Key_F6)
    assert view.hasFocus()
    desk.key(Key.Key_F6, SHIFT)
    assert tree.hasFocus()
    desk.key(Key.Key_B, CTRL)
    assert panels.palette.isVisible() and not tree.isVisible()
    (button,) = [
        each
        for each in panels.palette.findChildren(QToolButton)
        if each.accessibleName() == "Outline"
    ]
    view.setFocus()
    QTest.mouseClick(button, LEFT)
    assert view.hasFocus(), QApplication.focusWidget()
    assert tree.isVisible() and view.width() >= desk.window.width() / 2
    panels.remember()
    assert desk.window.settings.panel("outline").open_from
    desk.key(Key.Key_O, CTRL_SHIFT)
    assert not tree.isVisible() and view.hasFocus()
    panels.remember()
    assert desk.window.settings.panel("outline") == PanelChoice()


def test_over_the_canvas_beside_a_lesson(desk):
    desk.window.classroom.start_first_lesson()
    panels = desk.window.side_panels
    desk.key(Key.Key_O, CTRL_SHIFT)
    assert panels.outline.tree.isVisible() and panels.overlay.panel is panels.outline
    desk.key(Key.Key_Escape)
    assert not panels.outline.tree.isVisible() and desk.view.hasFocus()
    desk.key(Key.Key_F4)
    assert panels.palette.isVisible()


def test_of_many_nodes_only_those_in_sight_are_made(desk):
    document = EMPTY
    for at in range(3 * CHUNK):
        document = edits.add(document, f"x{at}", "input", (0.0, 100.0 * at), label=f"x{at}")
    tree = outline(desk, document)
    assert len(rows(tree)) <= 2 * CHUNK
    tree.viewport().repaint()
    assert len(tree.model()._words) < 60
    desk.session.select({f"x{3 * CHUNK - 1}"})
    assert tree.currentIndex().data(SHOWN) == f"x{3 * CHUNK - 1}"
    at = tree.visualRect(tree.currentIndex())
    assert tree.viewport().rect().intersects(at)


def test_notes_and_frames_are_told_behind_the_nodes(desk):
    document = first_example()
    held = frozenset({"x", "y"})
    root = replace(
        document.root,
        notes=Map({"n1": Note("The sum\nof both", (0.0, -100.0))}),
        frames=Map({"f1": TitledFrame("Inputs", held, (0.0, 60.0), (200.0, 200.0))}),
    )
    tree = outline(desk, replace(document, root=root))
    assert spoken(tree)[6:] == ["The sum of both, note", "Inputs, frame"]
    cell = row(tree, "Inputs").siblingAtColumn(1)
    assert not cell.data(SHOWN) and not cell.data(SPOKEN)
    matches = Matches(desk.session, desk.view.catalog)
    assert matches.find("of both") == ["n1"] and matches.find("inputs") == ["f1"]
    assert matches.find("comment") == ["n1"] and matches.find("frame") == ["f1"]
    changed = replace(root, notes=Map({"n1": Note("Other", (0.0, 0.0))}))
    desk.session.edit("Write", lambda document: replace(document, root=changed))
    assert spoken(tree)[6] == "Other, note"
    click(tree, row(tree, "Other"))
    assert desk.session.selected == {"n1"}
    desk.key(Key.Key_Return)
    desk.key(Key.Key_A, CTRL)
    desk.type("Written here")
    desk.key(Key.Key_Escape)
    assert tree.hasFocus() and tree.chosen == ["n1"]
    click(tree, row(tree, "Inputs"), CTRL)
    click(tree, row(tree, "x"), CTRL)
    assert desk.session.selected == {"n1", "f1", "x"} == set(tree.chosen)
    desk.key(Key.Key_Delete)
    assert spoken(tree)[-1].startswith("f, loss flag")


def test_a_view_that_fetches_while_rows_come_and_go_makes_none_twice(desk):
    tree = outline(desk, first_example())
    model = tree.model()

    def fetch(parent, *_) -> None:
        if model.canFetchMore(parent):
            model.fetchMore(parent)

    model.rowsRemoved.connect(fetch)
    document = edits.remove(desk.session.document, ["x"])
    document = edits.add(document, "v", "input", (0.0, 400.0), label="v")
    desk.session.replace("Edit", edits.add(document, "u", "input", (0.0, 300.0), label="u"))
    names = [each.data(SHOWN) for each in rows(tree)]
    assert len(names) == 7 == len({*names})
    desk.window.undo()
    assert len(rows(tree)) == 6


def test_while_a_slider_is_dragged_its_frames_come_first(desk):
    tree = outline(desk, first_example())
    seen = []
    tree.model().told.connect(lambda: seen.append(spoken(tree)[0]))
    desk.session.hold()
    for value in (1.0, 2.0, 3.0):
        desk.session.set_value("x", value, live=True)
    assert seen == [] and spoken(tree)[0].startswith("x, input, value 3.00")
    desk.session.release()
    assert len(seen) == 1
    desk.session.hold()
    desk.key(Key.Key_P, CTRL)  # what is covered is covered at once
    assert "gradient covered" in seen[-1]


def test_a_large_circuit_is_told_once_the_canvas_shows_it(desk, monkeypatch):
    monkeypatch.setattr(outline_model, "LARGE", 4)
    tree = outline(desk, small_circuit())
    desk.open(first_example())
    assert len(rows(tree)) == 5
    QApplication.processEvents()
    assert len(rows(tree)) == 6
    desk.session.set_value("x", 1.0)
    assert spoken(tree)[0] == "x, input, value 1.00, gradient -4.00"


def test_a_screen_reader_reads_rows_and_their_inputs(desk, monkeypatch):
    listener = Listener(monkeypatch)
    try:
        tree = outline(desk, first_example())
        listener.take()
        click(tree, row(tree, "x + y"))
        desk.key(Key.Key_Down)
        heard = listener.take()
        told = [
            (each.text(QAccessible.Text.Name), each.text(QAccessible.Text.Description))
            for each in everything(QAccessible.queryAccessibleInterface(tree))
            if each.role() == QAccessible.Role.TreeItem
        ]
    finally:
        listener.stop()
    assert (
        "x + y, add, value 3.00, gradient −4.00",
        "1st input, from x, value −2.00, gradient −4.00\n"
        "2nd input, from y, value 5.00, gradient −4.00",
    ) in told
    assert all(name for name, _ in told) and len(told) == 18
    assert heard == []  # Qt tells of the row that has the focus, and the canvas not once more


def test_rows_and_selection_follow_whatever_is_done(desk, monkeypatch):
    """With few rows at once, so that more are made while others go and are selected."""
    monkeypatch.setattr(outline_model, "CHUNK", 7)
    monkeypatch.setattr(outline_model, "MOST_RANGES", 6)
    tree = outline(desk, layer_of_two())
    session, actions, chance = desk.session, desk.window.actions_by_id, Random(1)

    def choose() -> None:
        ids = [*session.circuit.nodes]
        session.select(chance.sample(ids, min(len(ids), chance.randint(1, 4))))

    def add() -> None:
        place = (chance.randint(0, 900), chance.randint(0, 900))
        session.edit("Add", edits.add, f"new{chance.random()}".replace(".", ""), "add", place)

    def move() -> None:
        places = {id_: (chance.randint(0, 900), 0.0) for id_ in session.selection}
        session.edit("Move", edits.move, places)

    names = ("delete", "undo", "undo", "redo", "group", "ungroup", "copy", "paste", "select-all")
    deeds = [choose, choose, add, move, tree.expandAll, session.leave]
    deeds += [actions[each].trigger for each in names]
    for _ in range(60):
        chance.choice(deeds)()
        ids = [tree.model().row_of(each).id for each in rows(tree)]
        assert ids == reading_order(session.document.root)[: len(ids)]
        known = {session.path_of(id_) for id_ in session.selected}
        assert {*tree.chosen} == {each for each in known if tree.model().known(each).isValid()}
