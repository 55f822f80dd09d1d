"""The whole window: files, the title, the question about unsaved changes, notices, expressions."""

from __future__ import annotations

from pathlib import Path

import pytest
from canvases import first_example
from hand import CTRL, Hand
from panels import shown_texts
from PySide6.QtCore import QEvent, QMimeData, QPointF, QSettings, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QEnterEvent,
    QGuiApplication,
    QTextCursor,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox, QPushButton

from circuit_editor import files, resources
from circuit_editor.expression import document_from
from circuit_editor.model import OUT, Pin, edits
from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.app.theme import DARK, LIGHT, Appearance
from circuit_editor.ui.shell.commands import FILE, commands_in
from circuit_editor.ui.shell.files.export_dialog import ExportDialog
from circuit_editor.ui.shell.window import Window
from circuit_editor.ui.widgets.labels import Remark

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def settings(tmp_path):
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def window(qtbot, settings):
    window = Window(Settings(settings), Appearance("light"))
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.session.mark_saved(None)  # closing asks nothing
    window.close()
    window.deleteLater()


@pytest.fixture
def answer(monkeypatch):
    """Answer the next question with a button; the texts that were shown are returned."""
    shown = []

    def prepare(button):
        def press():
            box = QApplication.activeModalWidget()
            assert isinstance(box, QMessageBox)
            assert box.textFormat() == Qt.TextFormat.PlainText
            shown.append(f"{box.text()} {box.informativeText()}")
            box.button(button).click()

        QTimer.singleShot(0, press)
        return shown

    return prepare


def ask_for(monkeypatch, name, path):
    monkeypatch.setattr(QFileDialog, name, staticmethod(lambda *args: (str(path), "")))


def test_built_by_hand_saved_and_opened_again(window, monkeypatch, tmp_path):
    hand, session = Hand(window.view), window.session
    for kind, x, y in (("input", -300, -100), ("input", -300, 60), ("mul", 0, -20)):
        index = window.palette_panel.gates.row_of(kind)
        rows = window.palette_panel.list
        QTest.mouseClick(rows.viewport(), LEFT, NONE, rows.visualRect(index).center())
        hand.click(x, y)
    hand.wire(Pin("input1", OUT), Pin("mul1", "a"))
    hand.wire(Pin("input2", OUT), Pin("mul1", "b"))
    hand.double_click(-300, -100)
    hand.type("6")
    hand.key(Qt.Key.Key_Tab)
    hand.type("7")
    hand.key(Qt.Key.Key_Return)
    (offer,) = offered(window)
    QTest.mouseClick(offer, LEFT)
    assert float(session.run.loss) == 42
    assert not window.notice.isVisible()
    target = tmp_path / "product"
    ask_for(monkeypatch, "getSaveFileName", target)
    window.actions_by_id["save"].trigger()
    saved = tmp_path / "product.circuit"
    assert files.load(saved) == session.document
    assert window.windowTitle().startswith("product.circuit") and not window.isWindowModified()
    window.file_commands.show_document(type(session.document)(), None)
    ask_for(monkeypatch, "getOpenFileName", saved)
    window.actions_by_id["open"].trigger()
    assert float(session.run.loss) == 42
    assert window.file_commands.recent == [saved]


def test_unsaved_changes_are_asked_about_once_a_file_was_chosen(
    window, tmp_path, answer, monkeypatch
):
    files.save(first_example(), tmp_path / "other.circuit")
    window.file_commands.show_document(first_example(), None)
    window.view.set_value("x", 3)
    changed = window.session.document
    shown = answer(QMessageBox.StandardButton.Cancel)
    ask_for(monkeypatch, "getOpenFileName", "")
    window.actions_by_id["open"].trigger()
    assert not shown  # nothing was chosen
    ask_for(monkeypatch, "getOpenFileName", tmp_path / "other.circuit")
    window.actions_by_id["open"].trigger()
    assert "unsaved changes" in shown[0]
    assert window.session.document is changed


def test_saving_takes_over_what_is_being_typed(window, tmp_path):
    window.file_commands.show_document(first_example(), tmp_path / "first.circuit")
    hand = Hand(window.view)
    hand.double_click(*hand.node("x"))
    hand.type("9")
    window.actions_by_id["save"].trigger()
    assert float(files.load(tmp_path / "first.circuit").root.values["x"]) == 9


def test_unsaved_changes_are_asked_about_and_never_lost_by_cancel(window, answer):
    window.file_commands.show_document(first_example(), None)
    window.view.set_value("x", 3)
    assert window.isWindowModified()
    changed = window.session.document
    shown = answer(QMessageBox.StandardButton.Cancel)
    window.actions_by_id["new"].trigger()
    assert "unsaved changes" in shown[0]
    assert window.session.document is changed
    answer(QMessageBox.StandardButton.Cancel)
    assert not window.close()
    answer(QMessageBox.StandardButton.Discard)
    window.actions_by_id["new"].trigger()
    assert not window.session.circuit.nodes


def test_undo_back_to_what_was_saved_is_saved(window, tmp_path):
    window.file_commands.show_document(first_example(), tmp_path / "first.circuit")
    window.view.set_value("x", 3)
    assert window.isWindowModified()
    window.actions_by_id["undo"].trigger()
    assert not window.isWindowModified()


def test_a_bad_file_is_told_and_changes_nothing(window, answer, tmp_path):
    before = window.session.document
    bad = tmp_path / "<img src=x>.circuit"
    bad.write_text('{"format": "circuit-editor", "version": 99}')
    shown = answer(QMessageBox.StandardButton.Ok)
    assert not window.file_commands.open_path(bad)
    assert "<img src=x>.circuit" in shown[0]
    assert window.session.document is before


def test_a_failed_save_is_told_and_stays_unsaved(window, answer, tmp_path):
    window.file_commands.show_document(first_example(), tmp_path / "no such folder" / "x.circuit")
    window.view.set_value("x", 3)
    shown = answer(QMessageBox.StandardButton.Ok)
    assert not window.file_commands.save()
    assert shown[0].startswith("Not saved")
    assert window.isWindowModified()


def test_a_file_dropped_on_the_window_is_opened(window, tmp_path):
    path = tmp_path / "first.circuit"
    files.save(first_example(), path)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    pixel, action = QPointF(300, 300), Qt.DropAction.CopyAction
    for widget in (window, window.view.viewport(), window.palette_panel):
        enter = QDragEnterEvent(pixel.toPoint(), action, data, LEFT, NONE)
        QApplication.sendEvent(widget, enter)  # Qt asks the widgets above those that ignore it
        assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(pixel, action, data, LEFT, NONE))
    assert float(window.session.run.loss) == -12
    assert window.session.path == path


@pytest.mark.parametrize("proposed", [Qt.DropAction.MoveAction, Qt.DropAction.CopyAction])
def test_a_file_that_is_dropped_stays_where_it_is(window, tmp_path, proposed):
    """Who is answered Move deletes it; Qt proposes that to whoever holds no key."""
    path = tmp_path / "first.circuit"
    files.save(first_example(), path)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    both = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    pixel = QPointF(300, 300)
    for kind in (QDragEnterEvent, QDragMoveEvent, QDropEvent):
        event = kind(pixel if kind is QDropEvent else pixel.toPoint(), both, data, LEFT, NONE)
        event.setDropAction(proposed)
        QApplication.sendEvent(window, event)
        assert event.isAccepted() and event.dropAction() == Qt.DropAction.CopyAction
    assert window.session.path == path
    only_move = QDropEvent(pixel, Qt.DropAction.MoveAction, data, LEFT, NONE)
    QApplication.sendEvent(window, only_move)
    assert not only_move.isAccepted()


def test_a_new_circuit_from_a_formula_says_what_it_replaces(window, monkeypatch, tmp_path):
    window.file_commands.show_document(first_example(), tmp_path / "first.circuit")
    window.session.set_value("x", 7.0)
    asked = []

    def answer(box):
        asked.append(f"{box.text()} {box.informativeText()}")
        return box.StandardButton.Cancel

    monkeypatch.setattr("circuit_editor.ui.shell.files.file_commands._run", answer)
    before = window.session.document
    assert not window.file_commands.begin(first_example())
    assert "The new circuit takes its place" in asked[0] and window.session.document is before
    assert "expression" in {each.id for each in commands_in(FILE).values()}
    window.session.undo()


def test_the_invitation_offers_examples_and_an_expression_below_the_lessons(window):
    assert window.invitation.isVisible()
    start, every, *buttons = window.invitation.findChildren(QPushButton)
    assert [start.text(), every.text()] == ["Start lesson 1", "All lessons"]
    first_row, second_row = start.parentWidget(), buttons[0].parentWidget()
    assert first_row.geometry().bottom() < second_row.y()
    QTest.mouseClick(buttons[0], LEFT)
    assert float(window.session.run.loss) == -12
    assert window.session.path is None  # an example is not overwritten by a save
    assert not window.invitation.isVisible()
    window.file_commands.show_document(type(window.session.document)(), None)
    assert window.invitation.isVisible()
    QTest.mouseClick(buttons[1], LEFT)
    assert float(window.session.run.loss) == pytest.approx(0.7310585786300049)
    window.file_commands.show_document(type(window.session.document)(), None)
    QTest.mouseClick(buttons[2], LEFT)
    assert window.expression_bar.isVisible()


def test_an_expression_becomes_a_circuit_that_no_file_holds_yet(window):
    window.actions_by_id["expression"].trigger()
    QTest.keyClicks(window.expression_bar.field, "f = (x + y) * z")
    QTest.keyClick(window.expression_bar.field, Qt.Key.Key_Return)
    assert {node.kind for node in window.session.circuit.nodes.values()} == {
        *("input", "add", "mul", "output")
    }
    assert not window.expression_bar.isVisible()
    assert window.isWindowModified()
    assert window.windowTitle().startswith("Untitled")
    window.actions_by_id["undo"].trigger()
    assert not window.session.document.root.nodes
    assert not window.isWindowModified()


def test_a_pasted_formula_with_a_mistake_is_mended_in_the_expression_bar(window):
    window.file_commands.show_document(first_example(), None)
    before = window.session.document
    QGuiApplication.clipboard().setText("g = 2 * (x + 1")
    window.actions_by_id["paste"].trigger()
    bar = window.expression_bar
    assert bar.isVisible() and bar.field.hasFocus()
    assert [each.cursor.selectedText() for each in bar.field.extraSelections()] == ["("]
    assert bar.field.textCursor().position() == len("g = 2 * (")
    bar.field.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(bar.field, ")")
    hint = "Enter adds it to the circuit, Shift+Enter starts another line, Esc closes."
    assert hint in shown_texts(bar)
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    assert not bar.isVisible()
    assert {*before.root.nodes} < {*window.session.circuit.nodes}
    assert window.session.undo_label == "Paste formula"
    window.session.undo()
    window.actions_by_id["expression"].trigger()
    QTest.keyClick(bar.field, Qt.Key.Key_Return)  # now it is a new circuit
    assert window.session.undo_label == "Build circuit"


@pytest.mark.parametrize("way", ["search", "palette"])
def test_a_flag_by_keys_is_wired_to_the_only_open_end(window, way):
    view, session = window.view, window.session
    view.placing.put("exp", QPointF(0, 0))
    session.select(())
    if way == "search":
        QTest.keyClicks(view, "out")
        QTest.keyClick(view.search.popup.field, Qt.Key.Key_Return)
    else:
        view.placing.put_in_view("output")
    flag = session.document.loss
    assert session.circuit.wires[Pin(flag, "x")] == Pin("exp1", OUT)
    assert session.circuit.places[flag][0] > 0
    session.undo()
    view.placing.put("tanh", QPointF(0, 200))
    session.select(())
    view.placing.put_in_view("output")  # which of the two is meant, one says
    assert not session.circuit.wires


def offered(window) -> list[QPushButton]:
    """The buttons that are seen on the notice."""
    return [each for each in window.notice.findChildren(QPushButton) if each.isVisible()]


def test_without_a_loss_the_window_says_what_to_do(window):
    window.view.placing.put("exp", QPointF(0, 0))
    window.view.placing.put("tanh", QPointF(0, 100))
    session, label = window.session, window.notice.findChild(QLabel)
    assert "wire a gate, then put the loss flag on its output" in label.text()
    session.select({"exp1"})
    assert not offered(window)  # it waits for a wire itself
    window.view.placing.put("input", QPointF(-200, 0))
    session.edit("", edits.connect, Pin("input1", OUT), Pin("exp1", "x"))
    session.edit("", edits.connect, Pin("input1", OUT), Pin("tanh1", "x"))
    session.select(())
    assert "2 gates have open ends" in label.text()
    assert not offered(window)
    session.select({"exp1"})
    assert offered(window)  # the selected one is meant


def test_a_warning_lights_its_gate_and_leads_to_it(window):
    """Of several that look alike each is told by where it stands."""
    view, session = window.view, window.session
    for x in (0, 300):
        view.placing.put("mul", QPointF(x, 0))
    session.edit("", edits.flag, Pin("mul2", OUT), (500, 0))
    session.select(())
    notice, marks = window.notice, view.circuit_scene.step_marks
    told = 'The mul gate ? × ? ({} of 2 from the left) still waits for a wire at its input "a".'
    assert notice.findChild(QLabel).text() == f"⚠  {told.format(2)}"
    remarks = window.inspector.page.findChildren(Remark)
    assert told.format(1) in [each.accessibleName() for each in remarks]
    for each, id_ in ((notice, "mul2"), (remarks[2], "mul1")):
        QApplication.sendEvent(each, QEnterEvent(QPointF(), QPointF(), QPointF()))
        assert marks.active == (id_,)
        QApplication.sendEvent(each, QEvent(QEvent.Type.Leave))
        assert not marks.active
    QTest.mouseClick(notice, LEFT)
    assert session.selection == {"mul2"}


def test_tidy_is_one_step_and_keeps_the_numbers(window):
    window.file_commands.show_document(first_example(), None)
    before = window.session.document
    window.actions_by_id["tidy"].trigger()
    assert window.session.circuit.places is not before.root.places
    assert float(window.session.run.loss) == -12
    window.actions_by_id["undo"].trigger()
    assert window.session.document is before


def test_a_wide_circuit_is_tidied_in_two_lines_or_in_one(window):
    (network,) = (each for each in resources.examples() if each.stem == "two-layer-network")
    window.file_commands.show_document(files.load(network), None)
    window.actions_by_id["tidy-in-one-line"].trigger()
    one, circuit = window.view.content(), window.session.circuit
    for target, source in circuit.wires.items():
        assert circuit.places[source.node][0] < circuit.places[target.node][0]
    window.actions_by_id["tidy"].trigger()
    assert window.view.content().width() < 0.8 * one.width()
    window.actions_by_id["undo"].trigger()
    assert window.session.circuit.places is circuit.places


def test_the_theme_is_chosen_and_remembered(window, settings):
    before = QApplication.palette()
    try:
        window._choose(DARK.name)
        assert window.view.circuit_scene.theme is DARK
        assert settings.value("theme") == "dark"
        window._choose(LIGHT.name)
        assert window.view.circuit_scene.theme is LIGHT
    finally:
        QApplication.instance().setStyleSheet("")
        QApplication.setPalette(before)


def test_a_letter_over_the_canvas_starts_the_search_and_enter_places_the_gate(window):
    window.view.setFocus()
    for letter in "tanh":
        QTest.keyClicks(QApplication.focusWidget(), letter)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert [node.kind for node in window.session.circuit.nodes.values()] == ["tanh"]


def test_keys_alone_build_wire_and_flag(window):
    view = window.view
    for letter in "exp":
        QTest.keyClicks(QApplication.focusWidget() or view, letter)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    window.view.placing.put_in_view("input")
    QTest.keyClick(view, Qt.Key.Key_L, CTRL)
    window.actions_by_id["wire"].trigger()
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert window.session.circuit.wires[Pin("exp1", "x")] == Pin("input1", OUT)
    window.actions_by_id["flag"].trigger()
    assert float(window.session.run.loss) == pytest.approx(2.718281828459045)


def test_an_example_is_opened_as_a_circuit_of_ones_own(window):
    assert window.file_commands.open_path(resources.folder() / "examples" / "first-example.circuit")
    assert window.session.path is None and window.file_commands.recent == []


def test_a_circuit_built_in_place_of_another_is_not_saved_over_it(window, tmp_path):
    window.file_commands.show_document(first_example(), tmp_path / "first.circuit")
    window.build(document_from("f = a * b"))
    built = window.session.document
    assert {*built.root.labels.values()} == {"a", "b", "f"}
    assert window.session.path is None
    window.actions_by_id["undo"].trigger()
    assert window.session.path == tmp_path / "first.circuit"
    window.actions_by_id["redo"].trigger()
    assert window.session.document is built
    assert window.session.path is None


def test_undo_shows_what_it_brings_back(window):
    window.file_commands.show_document(first_example(), None)
    view = window.view
    window.session.edit("far", edits.move, dict.fromkeys(window.session.circuit.nodes, (9e4, 9e4)))
    view.fit()
    window.actions_by_id["undo"].trigger()
    sight = view.mapToScene(view.viewport().rect()).boundingRect()
    assert len(view.circuit_scene.nodes_within(sight)) == 6


def test_what_floats_keeps_its_place_while_the_paper_moves(window):
    before = window.invitation.pos()
    window.view.pan(QPointF(150, 90).toPoint())
    window.view.zoom_in()
    assert window.invitation.pos() == before
    window.resize(window.width() - 200, window.height() - 100)
    QApplication.processEvents()
    middle = window.invitation.geometry().center() - window.view.rect().center()
    assert middle.manhattanLength() <= 4


def test_a_fitted_circuit_stays_fitted_until_one_zooms(window):
    window.file_commands.show_document(first_example(), None)
    zoom = window.view.zoom
    window.resize(window.width() - 300, window.height() - 200)
    QApplication.processEvents()
    assert window.view.zoom < zoom
    window.view.set_zoom(0.9)
    window.resize(window.width() + 200, window.height() + 100)
    QApplication.processEvents()
    assert window.view.zoom == pytest.approx(0.9)


def test_a_double_click_on_a_name_renames(window):
    window.file_commands.show_document(first_example(), None)
    hand = Hand(window.view)
    hand.double_click(-38, 0)
    for letter in "speed":
        QTest.keyClicks(QApplication.focusWidget(), letter)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert window.session.circuit.labels["x"] == "speed"
    assert float(window.session.circuit.values["x"]) == -2


def test_a_name_without_a_suffix_never_replaces_a_file_unasked(
    window, answer, monkeypatch, tmp_path
):
    precious = tmp_path / "precious.circuit"
    files.save(first_example(), precious)
    kept = precious.read_bytes()
    window.view.placing.put("exp", QPointF(0, 0))
    ask_for(monkeypatch, "getSaveFileName", tmp_path / "precious")
    shown = answer(QMessageBox.StandardButton.Cancel)
    assert not window.file_commands.save_as()
    assert "already a file precious.circuit" in shown[0]
    assert precious.read_bytes() == kept
    answer(QMessageBox.StandardButton.Yes)
    assert window.file_commands.save_as()
    assert files.load(precious) == window.session.document


def test_a_picture_is_exported_and_one_too_large_is_told(window, answer, monkeypatch, tmp_path):
    def export(dialog: ExportDialog) -> int:
        dialog.keep.click()
        return dialog.result()

    monkeypatch.setattr(ExportDialog, "exec", export)
    window.file_commands.show_document(first_example(), None)
    ask_for(monkeypatch, "getSaveFileName", tmp_path / "figure.png")
    window.actions_by_id["export"].trigger()
    assert (tmp_path / "figure.png").read_bytes().startswith(b"\x89PNG")
    far = {"x": (-30_000.0, 0.0)}
    window.session.edit("far", edits.move, far)
    ask_for(monkeypatch, "getSaveFileName", tmp_path / "wide.png")
    shown = answer(QMessageBox.StandardButton.Ok)
    window.actions_by_id["export"].trigger()
    assert "limit 20000 a side" in shown[0]
    assert not (tmp_path / "wide.png").exists()


def test_a_box_is_wide_enough_to_be_read(window):
    told = "Not saved: there is no space left here. Make room, or save the work somewhere else."
    widths = []

    def read():
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        label = next(each for each in box.findChildren(QLabel) if each.text() == told)
        widths.append(label.width() / label.fontMetrics().horizontalAdvance(told))
        box.button(QMessageBox.StandardButton.Ok).click()

    QTimer.singleShot(0, read)
    window.file_commands.tell("Not saved", told)
    assert widths[0] > 1 / 2  # two lines, not six


def test_an_example_bears_its_name_and_is_saved_elsewhere(window, monkeypatch, tmp_path):
    shipped = resources.folder() / "examples" / "sigmoid-neuron.circuit"
    before = shipped.read_bytes()
    window.file_commands.open_path(shipped)
    assert window.windowTitle().startswith("Sigmoid neuron (example)")
    proposed, told = [], []

    def ask(parent, title, suggested, kinds):
        proposed.append(Path(suggested).name)
        return str(shipped), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    monkeypatch.setattr(window.file_commands, "tell", lambda *said: told.append(said))
    assert not window.file_commands.save()
    assert proposed == ["sigmoid-neuron.circuit"] and told and shipped.read_bytes() == before
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "a.circuit"), "")
    )
    assert window.file_commands.save()
    assert window.windowTitle().startswith("a.circuit")
