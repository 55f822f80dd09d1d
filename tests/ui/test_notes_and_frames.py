"""Notes and frames on the canvas: written, moved, resized, joined and left by real events."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from canvases import first_example
from hand import CTRL, SHIFT
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from windows import ALT, CTRL_SHIFT, Desk

from circuit_editor import resources
from circuit_editor.files import dump, read
from circuit_editor.layout.routing.routes import samples
from circuit_editor.model import EMPTY, Document
from circuit_editor.model.edits.notes_and_frames import add_frame, add_note

KEY = Qt.Key
TWO_LAYERS = resources.folder() / "examples" / "two-layer-network.circuit"


@pytest.fixture
def desk(qtbot, tmp_path):
    return Desk(qtbot, tmp_path)


def noted() -> Document:
    """The first example with a note below it, and a frame around + and ×."""
    document = add_note(first_example(), "note1", "why?", (220.0, 320.0))
    return add_frame(document, "frame1", "both", ["add1", "mul1"], (0.0, 0.0), (0.0, 0.0))


def annotations(desk):
    return desk.view.circuit_scene.annotations


def title_of(desk, id_: str) -> tuple[float, float]:
    """A point of a frame's title, beside its letters."""
    rect = annotations(desk).rect(id_)
    return rect.right() - 30.0, rect.top() + 12.0


def open_(desk, document: Document | Path) -> Document:
    desk.open(document)
    desk.view.set_zoom(1.0)
    desk.view.centerOn(320.0, 180.0)
    return desk.session.document


def shows_what_is_there(desk) -> None:
    """The items stand where the document says."""
    shown, circuit = annotations(desk), desk.session.circuit
    assert {*shown.notes} == {*circuit.notes}
    assert {*shown.frames} == {*circuit.frames}
    for id_, note in circuit.notes.items():
        assert shown.notes[id_].place == note.place
        assert shown.notes[id_].note is note
    for id_, frame in circuit.frames.items():
        for held in frame.nodes & {*circuit.nodes}:
            node = desk.view.circuit_scene.nodes[held]
            assert shown.rect(id_).contains(node.on_canvas(node.body))


def test_the_ring_of_selecting_one_by_one_leads_to_notes_and_frames(desk):
    open_(desk, noted())
    desk.session.select({"note1", "mul1"})
    desk.key(KEY.Key_A, CTRL_SHIFT)
    (ring,) = [each for each in desk.view.circuit_scene.items() if each.zValue() == 10]
    for arrow, id_ in [(KEY.Key_Up, "frame1"), (KEY.Key_Down, "add1"), (KEY.Key_Up, "frame1")]:
        desk.key(arrow)
        node = desk.view.circuit_scene.nodes.get(id_)
        body = annotations(desk).rect(id_) if node is None else node.on_canvas(node.body)
        assert ring.path().boundingRect().contains(body)
    desk.key(KEY.Key_Return)
    assert desk.session.selected == {"note1", "mul1", "frame1"}
    desk.key(KEY.Key_Return)
    assert desk.session.selected == {"note1", "mul1"}
    desk.key(KEY.Key_Escape)


def test_a_note_is_added_written_and_taken_back(desk):
    document = open_(desk, first_example())
    desk.click("add1")
    desk.key(KEY.Key_J, CTRL_SHIFT)
    desk.type("the sum")
    desk.key(KEY.Key_Return)
    desk.type("of both")
    desk.key(KEY.Key_Return, CTRL)
    ((id_, note),) = desk.session.circuit.notes.items()
    assert note.text == "the sum\nof both"
    assert desk.session.selected == {id_}
    assert desk.session.undo_label == "Add note"
    assert QApplication.focusWidget() is desk.view
    card = annotations(desk).rect(id_)
    for item in desk.view.circuit_scene.nodes.values():
        assert not item.on_canvas(item.body).intersects(card)
    shows_what_is_there(desk)
    desk.window.undo()
    assert desk.session.document is document


def test_a_new_note_that_stays_empty_never_was(desk):
    document = open_(desk, first_example())
    desk.key(KEY.Key_J, CTRL_SHIFT)
    assert desk.session.circuit.notes
    desk.key(KEY.Key_Escape)
    assert desk.session.document is document
    assert desk.session.redo_label is None


def test_a_note_is_opened_by_two_clicks_f2_and_enter_and_kept_by_a_click_elsewhere(desk):
    open_(desk, noted())
    desk.hand.double_click(220.0, 320.0)
    desk.type(" so")
    desk.hand.click(600.0, 330.0)
    assert desk.session.circuit.notes["note1"].text == "why? so"
    desk.hand.click(220.0, 320.0)
    desk.key(KEY.Key_F2)
    desk.type("!")
    desk.key(KEY.Key_Escape)
    desk.key(KEY.Key_Return)
    desk.type("?")
    assert desk.window.commit_typing()  # as saving does
    assert desk.session.circuit.notes["note1"].text == "why? so!?"
    assert desk.session.undo_label == "Write note"
    desk.key(KEY.Key_Return)
    desk.key(KEY.Key_A, CTRL)
    desk.key(KEY.Key_Delete)
    desk.key(KEY.Key_Escape)
    assert not desk.session.circuit.notes
    assert desk.session.undo_label == "Delete note"


def test_what_is_selected_is_framed_and_its_title_typed_in_one_step(desk):
    document = open_(desk, first_example())
    desk.select("add1", "mul1")
    desk.key(KEY.Key_J, CTRL)
    desk.type("the sum ")
    desk.key(KEY.Key_Return)
    ((id_, frame),) = desk.session.circuit.frames.items()
    assert (frame.title, frame.nodes) == ("the sum", {"add1", "mul1"})
    assert desk.session.selected == {id_}
    desk.key(KEY.Key_F2)
    desk.type("sums")
    desk.key(KEY.Key_Return)
    assert desk.session.circuit.frames[id_].title == "sums"
    shows_what_is_there(desk)
    desk.window.undo()
    desk.window.undo()
    assert desk.session.document is document


def test_a_frame_carries_what_it_holds_and_with_alt_goes_alone(desk):
    document = open_(desk, noted())
    before = document.root
    x, y = title_of(desk, "frame1")
    desk.hand.drag((x, y), (x + 40.0, y + 60.0))
    moved = desk.session.circuit
    for id_ in ("add1", "mul1"):
        assert moved.places[id_] == (before.places[id_][0] + 40.0, before.places[id_][1] + 60.0)
    assert moved.places["x"] == before.places["x"]
    assert moved.frames["frame1"].nodes == before.frames["frame1"].nodes
    assert desk.session.undo_label == "Move"
    shows_what_is_there(desk)
    desk.window.undo()
    assert desk.session.document is document
    desk.hand.press(x, y)
    desk.hand.move(x + 40.0, y)
    desk.hand.move(x, y + 220.0, ALT)
    desk.hand.release(x, y + 220.0, ALT)
    alone = desk.session.circuit
    assert alone.places is before.places
    assert alone.frames["frame1"].nodes == {"note1"}  # it covers now
    desk.window.undo()
    assert desk.session.document is document


def test_shift_on_a_node_that_is_selected_with_a_note_leaves_the_note_alone(desk):
    document = open_(desk, noted())
    desk.session.select({"x", "note1"})
    desk.hand.press(*desk.middle("x"), SHIFT)
    desk.hand.release(*desk.middle("x"), SHIFT)
    assert desk.session.selected_annotations == {"note1"} and not desk.session.selection
    assert desk.session.document is document


def test_a_gate_joins_a_frame_over_which_it_is_dropped_and_leaves_it_outside(desk):
    open_(desk, noted())
    desk.hand.press(0.0, 240.0)
    desk.hand.move(100.0, 200.0)
    desk.hand.move(330.0, 80.0)
    assert desk.view.circuit_scene.lit_frames == {"frame1"}
    desk.hand.release(330.0, 80.0)
    assert desk.view.circuit_scene.lit_frames == set()
    assert desk.session.circuit.frames["frame1"].nodes == {"add1", "mul1", "z"}
    desk.hand.drag(desk.session.circuit.places["mul1"], (420.0, 330.0))
    assert desk.session.circuit.frames["frame1"].nodes == {"add1", "z"}
    assert desk.session.undo_label == "Move"
    shows_what_is_there(desk)
    desk.window.undo()
    assert desk.session.circuit.frames["frame1"].nodes == {"add1", "mul1", "z"}


def test_a_frame_is_resized_by_its_edges_but_not_over_what_it_holds(desk):
    document = open_(desk, noted())
    desk.hand.click(*title_of(desk, "frame1"))
    rect = annotations(desk).rect("frame1")
    desk.hand.drag(rect.bottomRight().toTuple(), (rect.right() + 50.0, 380.0))
    wide = annotations(desk).rect("frame1")
    assert wide.right() == pytest.approx(rect.right() + 50.0, abs=10.0)
    assert wide.top() == rect.top()
    assert wide.left() == rect.left()
    assert desk.session.circuit.frames["frame1"].nodes == {"add1", "mul1", "note1"}
    desk.hand.drag((wide.left(), wide.center().y()), (wide.right() - 20.0, wide.center().y()))
    narrow = annotations(desk).rect("frame1")
    assert narrow.left() <= rect.left() + 1.0
    shows_what_is_there(desk)
    desk.undo_all()
    assert desk.session.document is document


def test_notes_and_frames_are_selected_moved_copied_and_deleted_like_gates(desk):
    document = open_(desk, noted())
    desk.hand.drag((130.0, 280.0), (300.0, 345.0))
    assert desk.session.selected == {"note1"}
    desk.key(KEY.Key_Right)
    desk.key(KEY.Key_Down, SHIFT)
    assert desk.session.circuit.notes["note1"].place == (240.0, 420.0)
    desk.key(KEY.Key_Z, CTRL)
    desk.key(KEY.Key_A, CTRL)
    assert desk.session.selected == {*document.root.nodes, "note1", "frame1"}
    desk.hand.click(*title_of(desk, "frame1"))
    desk.key(KEY.Key_C, CTRL)
    desk.key(KEY.Key_V, CTRL)
    circuit = desk.session.circuit
    assert {*circuit.frames} == {"frame1", "frame2"}
    copies = circuit.frames["frame2"].nodes
    assert [circuit.nodes[id_].kind for id_ in sorted(copies)] == ["add", "mul"]
    assert desk.session.selected == {"frame2", *copies}
    desk.key(KEY.Key_Z, CTRL)
    desk.hand.click(*title_of(desk, "frame1"))
    desk.key(KEY.Key_Delete)
    assert desk.session.circuit.nodes is document.root.nodes
    assert not desk.session.circuit.frames
    desk.key(KEY.Key_Z, CTRL)
    assert desk.session.selected == {"frame1"}
    desk.key(KEY.Key_Delete, CTRL)
    assert {*desk.session.circuit.nodes} == {*document.root.nodes} - {"add1", "mul1"}
    desk.undo_all()
    assert desk.session.document is document
    assert read(dump(document)) == document


def test_the_menu_of_a_note_colours_it_and_the_keyboard_reaches_it(desk):
    open_(desk, noted())
    desk.view.session.select({"mul1"})
    desk.view.setFocus()
    desk.key(KEY.Key_Down, CTRL)
    assert desk.session.selected == {"note1"}
    desk.key(KEY.Key_Menu)
    shown = QApplication.topLevelWidgets()
    (menu,) = (each for each in shown if each.objectName() == "on notes and frames")
    texts = [each.text().replace("&", "") for each in menu.actions()]
    menu.close()
    assert {"Rename", "Copy", "Delete", "Another colour"} <= {*texts}
    for _ in range(3):
        desk.window.actions_by_id["next-colour"].trigger()
    assert desk.session.circuit.notes["note1"].colour == "blue"
    assert desk.said[-1] == "Blue, with a dotted line."
    assert desk.session.undo_label == "Colour"
    desk.window.undo()
    assert desk.session.circuit.notes["note1"].colour == ""


def test_a_note_is_legible_at_every_zoom_or_is_not_written(desk):
    text = "A note of several words, which has to be broken into lines to fit its card."
    document = add_note(first_example(), "note1", text, (220.0, 320.0))
    open_(desk, document)
    item = annotations(desk).notes["note1"]
    theme = desk.view.circuit_scene.theme
    for zoom in (2.0, 1.0, 0.8, 0.6, 0.4, 0.3, 0.22, 0.1):
        written = item.written(zoom)
        if written.lines:
            assert 13.0 * written.growth * zoom >= theme.legible - 0.01
            assert len(written.lines) * 19.0 * written.growth <= item.size[1]
    assert not item.written(0.1).lines
    assert " ".join(item.written(1.0).lines) == text
    desk.view.viewport().grab()
    assert QPointF(*item.place) == QPointF(220.0, 320.0)


@pytest.mark.parametrize("typed", ["note", "comment", "備註"])
def test_a_note_is_found_by_what_people_call_it_and_written_at_once(desk, typed):
    document = open_(desk, first_example())
    desk.view.pointer = None
    desk.hand.double_click(420.0, 320.0)
    desk.type(typed)
    desk.key(KEY.Key_Return)
    desk.type("here")
    desk.key(KEY.Key_Escape)
    ((_, note),) = desk.session.circuit.notes.items()
    assert note.text == "here"
    assert desk.session.undo_label == "Add note"
    desk.window.undo()
    assert desk.session.document is document


def test_a_new_gate_in_a_frame_belongs_to_it(desk):
    wide = (320.0, 100.0), (300.0, 420.0)
    open_(desk, add_frame(first_example(), "frame1", "", ["add1"], *wide))
    desk.hand.double_click(320.0, 250.0)
    desk.type("tanh")
    desk.key(KEY.Key_Return)
    assert desk.session.circuit.frames["frame1"].nodes == {"add1", "tanh1"}
    shows_what_is_there(desk)


def test_tidying_keeps_notes_clear_and_frames_around_what_they_hold(desk):
    document = open_(desk, noted())
    desk.key(KEY.Key_T, CTRL)
    circuit = desk.session.circuit
    assert circuit.places != document.root.places
    card = annotations(desk).rect("note1")
    for item in desk.view.circuit_scene.nodes.values():
        assert not item.on_canvas(item.body).intersects(card)
    shows_what_is_there(desk)
    assert circuit.frames["frame1"].nodes == document.root.frames["frame1"].nodes
    desk.window.undo()
    assert desk.session.document is document


def test_numbers_stand_beside_notes_and_wires_lead_around_them(desk):
    document = add_note(first_example(), "note1", "on the wire", (320.0, 100.0))
    open_(desk, document)
    scene, card = desk.view.circuit_scene, annotations(desk).rect("note1")
    for number in scene.numbers.seen(scene.content(), 1.0):
        assert not number.rect(1.0).intersects(card)
    for target in scene.wires:
        path = scene.wires.path(target)
        assert not any(card.contains(path.pointAtPercent(at / 50)) for at in range(51))


def test_a_frame_is_put_around_things_and_they_taken_out_of_it_by_commands(desk):
    document = open_(desk, noted())
    desk.view.session.select({"z", "frame1"})
    actions = desk.window.actions_by_id
    actions["put-into-frame"].trigger()
    assert desk.session.circuit.frames["frame1"].nodes == {"add1", "mul1", "z"}
    desk.view.session.select({"add1"})
    actions["take-out-of-frame"].trigger()
    assert desk.session.circuit.frames["frame1"].nodes == {"mul1", "z"}
    desk.view.session.select({"mul1", "z"})
    desk.key(KEY.Key_J, CTRL)
    desk.key(KEY.Key_Escape)
    assert desk.session.circuit.frames["frame1"].nodes == {"frame2"}
    desk.view.session.select({"frame1"})
    actions["select-framed"].trigger()
    assert desk.session.selected == {"frame1", "frame2", "mul1", "z"}
    desk.view.session.select({"frame2"})
    actions["delete-whole"].trigger()
    assert {*desk.session.circuit.nodes} == {*document.root.nodes} - {"mul1", "z"}
    desk.undo_all()
    assert desk.session.document is document


def test_a_frame_is_copied_by_a_drag_with_ctrl(desk):
    document = open_(desk, noted())
    x, y = title_of(desk, "frame1")
    desk.hand.drag((x, y), (x, y + 250.0), CTRL)
    circuit = desk.session.circuit
    copies = circuit.frames["frame2"].nodes
    assert sorted(circuit.nodes[id_].kind for id_ in copies) == ["add", "mul"]
    assert desk.session.selected == {"frame2", *copies}
    assert desk.session.undo_label == "Duplicate"
    shows_what_is_there(desk)
    desk.click("add2", CTRL)
    assert desk.session.selected == {"frame2", "mul2"}
    desk.undo_all()
    assert desk.session.document is document


def test_notes_and_frames_go_to_another_window_by_the_clipboard(desk, qtbot, tmp_path):
    elsewhere = Desk(qtbot, tmp_path)
    document = add_note(first_example(), "note1", "why <b>?", (220.0, 320.0))
    document = add_frame(document, "frame1", "both", ["add1", "note1"], (0.0, 0.0), (0.0, 0.0))
    desk.open(document)
    elsewhere.open(EMPTY)
    desk.session.select({"note1"})
    desk.window.clipboard.copy()
    elsewhere.window.clipboard.paste()
    assert [each.text for each in elsewhere.session.circuit.notes.values()] == ["why <b>?"]
    desk.session.select({"frame1"})
    desk.window.clipboard.cut()
    elsewhere.window.clipboard.paste()
    (frame,) = elsewhere.session.circuit.frames.values()
    assert (frame.title, len(frame.nodes)) == ("both", 2)
    shows_what_is_there(elsewhere)
    saved = elsewhere.session.document
    assert read(dump(saved)) == saved
    assert not desk.session.circuit.frames and not desk.session.circuit.notes
    elsewhere.undo_all()
    assert elsewhere.session.document == EMPTY


def return_wire(scene):
    """The wire that leads back to the lower line, as it runs."""
    ends = {target: scene.wires.route(target) for target in scene.wires}
    return next(target for target, way in ends.items() if way[-1][-1][0] < way[0][0][0])


def test_a_new_note_stands_at_the_pointer_and_wires_run_as_they_did(desk):
    open_(desk, TWO_LAYERS)
    desk.view.fit()
    scene = desk.view.circuit_scene
    wire = return_wire(scene)
    before = scene.wires.route(wire)
    assert len(before) > 3  # led around the lines
    whole = scene.content()
    free = QPointF(whole.right() - 150.0, whole.bottom() - 60.0)
    desk.hand.move(free.x(), free.y())
    desk.key(KEY.Key_J, CTRL_SHIFT)
    desk.type("note")
    desk.key(KEY.Key_Return, CTRL)
    ((id_, _),) = desk.session.circuit.notes.items()
    assert annotations(desk).rect(id_).contains(free)
    assert scene.wires.route(wire) == before
    desk.window.undo()
    on_wire = QPointF(*before[len(before) // 2][0])
    desk.hand.move(on_wire.x(), on_wire.y())
    desk.session.select([])
    desk.key(KEY.Key_J, CTRL_SHIFT)
    desk.type("note")
    desk.key(KEY.Key_Return, CTRL)
    ((id_, _),) = desk.session.circuit.notes.items()
    card = annotations(desk).rect(id_)
    assert abs(card.center().y() - on_wire.y()) < 120.0
    for target in scene.wires:
        assert not any(card.contains(*point) for point in samples(scene.wires.route(target)))


def test_a_note_between_two_lines_takes_no_wire_its_way_back(desk):
    document = open_(desk, TWO_LAYERS)
    scene = desk.view.circuit_scene
    wire = return_wire(scene)
    before = scene.wires.route(wire)
    (x, y), (right, _) = before[len(before) // 2][0], before[len(before) // 2][-1]
    open_(desk, add_note(document, "note1", "between the lines\nof it\nhigh", ((x + right) / 2, y)))
    assert len(scene.wires.route(return_wire(scene))) > 3


def test_a_frame_holds_the_captions_of_its_gates(desk):
    open_(desk, first_example())
    desk.select("add1", "mul1")
    desk.key(KEY.Key_J, CTRL)
    desk.type("sum")
    desk.key(KEY.Key_Return)
    ((id_, _),) = desk.session.circuit.frames.items()
    for gate in ("add1", "mul1"):
        item = desk.view.circuit_scene.nodes[gate]
        caption = item.caption_rect(1.0)
        assert caption is not None
        with_air = caption.adjusted(-6.0, 0.0, 6.0, 6.0)
        assert annotations(desk).rect(id_).contains(item.on_canvas(with_air))


@pytest.mark.parametrize(
    "text", ["why?", "Two lines, which are as long\nas a line of a note gets."]
)
def test_a_note_is_written_on_stage_as_large_as_captions(desk, text):
    document = desk.open(TWO_LAYERS)
    whole = desk.view.circuit_scene.content()
    place = whole.right() - 160.0, whole.bottom() - 60.0
    desk.open(add_note(document, "note1", text, place))
    desk.key(KEY.Key_F5)
    scene, zoom = desk.view.circuit_scene, desk.view.zoom
    item = annotations(desk).notes["note1"]
    written = item.written(zoom)
    assert list(written.lines) == text.split("\n")
    assert 13.0 * written.growth >= 11.0 * scene.writing(zoom).growth > 11.0
    assert 13.0 * written.growth * zoom >= scene.theme.legible - 0.01
    for node in scene.nodes.values():
        assert not node.on_canvas(node.body).intersects(written.card)
    assert scene.content(zoom=zoom).contains(written.card)
    assert desk.view.mapToScene(desk.view.viewport().rect()).boundingRect().contains(written.card)
    desk.key(KEY.Key_Escape)
    assert item.written(desk.view.zoom).card == item.rect


@pytest.mark.parametrize("theme", ("light", "dark"))
def test_in_a_frame_numbers_stand_on_its_own_ground(desk, theme):
    desk.window.appearance.choose(theme)
    open_(desk, noted())
    scene, canvas = desk.view.circuit_scene, QColor(desk.window.appearance.theme.canvas)
    inside = annotations(desk).rect("frame1").adjusted(4, 30, -4, -4)
    places = (each.place for each in scene.numbers.seen(scene.content(), 1.0))
    numbers = [QPointF(x, y) for x, y, *_ in places if inside.contains(QPointF(x, y))]
    assert numbers
    corners = inside.topLeft(), inside.bottomRight()
    image = desk.view.viewport().grab(QRect(*map(desk.view.mapFromScene, corners))).toImage()
    assert not any(
        image.pixelColor(x, y) == canvas
        for x in range(image.width())
        for y in range(image.height())
    )
    frame = annotations(desk).frames["frame1"]
    whole = desk.view.viewport().grab().toImage()
    grid = [QPoint(x, y) for x in range(0, 40, 3) for y in range(0, 40, 3)]
    corner = desk.view.mapFromScene(frame.rect.topLeft()) + QPoint(12, 40)
    ground = Counter(whole.pixelColor(corner + each).name() for each in grid).most_common(1)
    assert abs(frame.tint(canvas).lightness() - QColor(ground[0][0]).lightness()) <= 1
    assert scene.annotations.ground_at(numbers[0]) == frame.tint(canvas).name()


def test_a_new_note_stands_on_no_edge_of_a_frame(desk):
    open_(desk, noted())
    frame = annotations(desk).rect("frame1")
    for share in (0.1, 0.3, 0.5, 0.7, 0.9):
        desk.hand.move(frame.left() + share * frame.width(), frame.bottom() - 3.0)
        desk.key(KEY.Key_J, CTRL_SHIFT)
        desk.type("note")
        desk.key(KEY.Key_Return, CTRL)
        (new,) = {*desk.session.circuit.notes} - {"note1"}
        card = annotations(desk).rect(new)
        assert frame.contains(card) or not frame.intersects(card)
        desk.window.undo()
        desk.session.select([])
