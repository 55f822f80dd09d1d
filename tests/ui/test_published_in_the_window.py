"""Rows of a published list of trials in the window, each by its id, by real keys and mouse."""

from __future__ import annotations

import json
import locale
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from canvases import first_example, small_circuit
from panels import field, slider, turn_wheel, type_over
from PySide6.QtCore import QLocale, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFontMetricsF, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from windows import CTRL, LEFT, NEURON, NOTHING, SHIFT, Desk, only, with_worker

from circuit_editor import files
from circuit_editor.cli import main
from circuit_editor.model import OUT, Pin
from circuit_editor.ui.inspector.cards.nudge_card import NudgeCard
from circuit_editor.ui.palette.palette_items import GATE_MIME

Key = Qt.Key
EXAMPLES = NEURON.parent
FIRST = EXAMPLES / "first-example.circuit"
BLOCK = EXAMPLES / "sigmoid-as-one-block.circuit"
TWO_NEURONS = EXAMPLES / "two-neurons-one-block.circuit"
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    desk = Desk(qtbot, tmp_path)
    desk.open(first_example())
    return desk


@pytest.fixture
def asked(monkeypatch):
    """The questions that were asked; each is answered by Cancel."""
    texts: list[str] = []

    def cancel(box: QMessageBox) -> QMessageBox.StandardButton:
        texts.append(f"{box.text()} {box.informativeText()}")
        return QMessageBox.StandardButton.Cancel

    monkeypatch.setattr(QMessageBox, "exec", cancel)
    return texts


def on_file(desk: Desk) -> bytes:
    """The bytes of the file that a save would write now."""
    return files.dump(desk.session.document)


def new(path: Path, formula: str, *more: str) -> Path:
    """A circuit as the command line builds it."""
    assert main(["new", formula, *more, "-o", str(path)]) == 0
    return path


# --- numbers ---------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["1/2", "½"])
def test_a_fraction_is_set_on_the_command_line(tmp_path, capsys, typed):
    """R136: the card takes the same in test_gestures."""
    path = new(tmp_path / "f.circuit", "f = x * y")
    capsys.readouterr()
    assert main(["run", str(path), "--set", f"x={typed}", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["inputs"]["x"]["value"] == 0.5


@pytest.fixture
def german(monkeypatch):
    before = QLocale()
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    QLocale.setDefault(QLocale("de_DE"))
    yield QLocale()
    QLocale.setDefault(before)
    locale.setlocale(locale.LC_ALL, "C.UTF-8")


def test_shown_and_typed_numbers_bear_the_same_mark_where_others_write_a_comma(
    german, qtbot, tmp_path, monkeypatch
):
    """R137"""
    assert german.decimalPoint() == ","
    with_worker(monkeypatch)
    desk = Desk(qtbot, tmp_path)
    desk.open(first_example())
    desk.click("x")
    type_over(field(desk.window.inspector, "Value"), "1.5")
    desk.key(Key.Key_Return)
    assert desk.value("x") == 1.5
    assert field(desk.window.inspector, "Value").text() == "1.5"
    assert desk.session.value(Pin("x", OUT)).text == "1.50"
    assert not any("," in each for each in desk.texts() if each[:1].isdigit())


def test_beside_a_number_so_large_the_nudge_is_lost_in_rounding(desk, tmp_path):
    """R167"""
    desk.open(new(tmp_path / "f.circuit", "f = x + c1", "--set", "x=2", "--set", "c1=1e16"))
    desk.click(desk.session.circuit.find("x"))
    told = desk.texts(desk.window.inspector.page.findChild(NudgeCard))
    assert any("change is lost in rounding" in each for each in told)
    assert not any("exact" in each for each in told)


def test_the_nudge_of_the_first_example_is_foretold_exactly(desk):
    """R169"""
    desk.open(FIRST)
    desk.click(desk.session.circuit.find("x"))
    told = desk.texts(desk.window.inspector.page.findChild(NudgeCard))
    assert told.count("−0.4000") == 2
    assert any("exact" in each for each in told)


# --- what is pasted --------------------------------------------------------------------------


def test_a_formula_pasted_on_the_canvas_is_built(desk):
    """R154"""
    desk.open(type(desk.session.document)())
    QGuiApplication.clipboard().setText("f = (x + y) * z")
    desk.view.setFocus()
    QTest.mouseClick(desk.view.viewport(), LEFT, NOTHING, QPoint(20, 20))
    desk.key(Key.Key_V, CTRL)
    kinds = sorted(each.kind for each in desk.session.circuit.nodes.values())
    assert kinds == ["add", "input", "input", "input", "mul", "output"]
    assert desk.session.undo_label == "Paste formula"


STAGED = """
x = 3 # example values
y = -4

# forward pass
sigy = 1.0 / (1 + math.exp(-y)) # sigmoid in numerator   #(1)
num = x + sigy # numerator                               #(2)
sigx = 1.0 / (1 + math.exp(-x)) # sigmoid in denominator #(3)
xpy = x + y                                              #(4)
xpysqr = xpy**2                                          #(5)
den = sigx + xpysqr # denominator                        #(6)
invden = 1.0 / den                                       #(7)
f = num * invden # done!                                 #(8)
"""


def test_a_program_pasted_into_the_bar_is_built_with_its_numbers(desk):
    """R156"""
    QGuiApplication.clipboard().setText(STAGED)
    desk.key(Key.Key_I, CTRL)
    desk.key(Key.Key_V, CTRL)
    desk.key(Key.Key_Return)
    find = desk.session.circuit.find
    assert float(desk.session.run.loss) == pytest.approx(1.55, abs=0.005)
    assert desk.gradient(find("x")) == pytest.approx(2.06, abs=0.005)
    assert desk.gradient(find("y")) == pytest.approx(1.59, abs=0.005)


def test_a_copy_leaves_the_name_of_its_block_to_it(desk, tmp_path, capsys):
    """R177"""
    desk.open(TWO_NEURONS)
    second = desk.session.circuit.find("neuron2")
    desk.click(second)
    desk.key(Key.Key_C, CTRL)
    desk.key(Key.Key_V, CTRL)
    assert desk.session.circuit.label(second) == "neuron2"
    assert desk.session.circuit.label(only(desk.session.selection)) == "neuron3"
    path = tmp_path / "three.circuit"
    files.save(desk.session.document, path)
    main(["run", str(path), "--set", "neuron2/w0=5", "--json"])  # the copy lacks its wires
    told = json.loads(capsys.readouterr().out)["inputs"]
    assert told["neuron2/w0"]["value"] == 5 and told["neuron3/w0"]["value"] == 1


def test_copies_of_numbered_inputs_go_on_counting(desk):
    """R179"""
    desk.open(NEURON)
    find = desk.session.circuit.find
    desk.select(find("x0"), find("x1"))
    desk.key(Key.Key_C, CTRL)
    desk.key(Key.Key_V, CTRL)
    labels = {desk.session.circuit.label(id_) for id_ in desk.session.selection}
    assert labels == {"x2", "x3"}


# --- unsaved work ----------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["new", "lesson"])
def test_unsaved_work_is_asked_about(desk, asked, tmp_path, way):
    """R176"""
    path = tmp_path / "work.circuit"
    files.save(first_example(), path)
    desk.open(path)
    desk.click("x")
    desk.type("7")
    desk.key(Key.Key_Return)
    work = desk.session.document
    assert desk.window.isWindowModified()
    if way == "new":
        desk.key(Key.Key_N, CTRL)
    else:
        desk.key(Key.Key_F4)
        QApplication.processEvents()  # the list is laid out
        desk.key(Key.Key_Space)  # the first lesson of the list has the focus
    (question,) = asked
    assert "work.circuit has unsaved changes" in question
    assert desk.session.document is work and desk.session.path == path


# --- names of other alphabets ----------------------------------------------------------------


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)


def test_names_of_wide_letters_are_drawn_and_aligned(desk, tmp_path, capsys):
    """R182"""
    name = "蘋果的總數"
    path = new(tmp_path / "f.circuit", f"f = {name} * y")
    capsys.readouterr()
    assert main(["run", str(path)]) == 0
    rows = [each for each in capsys.readouterr().out.splitlines() if "input" in each]
    assert len(rows) == 2
    assert len({columns(each[: each.index("input")]) for each in rows}) == 1
    assert len({columns(each) for each in rows}) == 1
    desk.open(path)
    card = desk.view.circuit_scene.nodes[desk.session.circuit.find(name)]
    assert QFontMetricsF(QApplication.font()).horizontalAdvance(name) <= card.body.width()
    desk.click(card.id)
    assert any(name in each for each in desk.texts())
    assert field(desk.window.inspector, "Name").text() == name


# --- an edit stays whole ---------------------------------------------------------------------


def test_a_wheel_that_passes_by_edits_nothing(desk):
    """R194"""
    desk.click("x")
    before = desk.session.document
    inspector = desk.window.inspector
    nudge = inspector.page.findChild(NudgeCard).slider
    turned = nudge.value()
    passed = [slider(inspector), nudge]
    passed += [field(inspector, each) for each in ("Value", "Slider from", "Slider to")]
    for notches in (1, -1, -3):
        desk.view.setFocus()
        for each in passed:
            turn_wheel(each, notches)
        turn_wheel(desk.view.viewport(), notches)
    assert desk.session.document is before
    assert nudge.value() == turned
    shape = desk.view.circuit_scene.nodes["x"]
    desk.view.centerOn(shape.on_canvas(shape.slider_rect()).center())
    turn_wheel(desk.view.viewport(), 1)  # the slider of the card is in its middle
    desk.view.centerOn(shape.middle)
    turn_wheel(desk.view.viewport(), 1)
    assert desk.session.document is before


@pytest.mark.parametrize("name", ["Name", "Value"])
def test_keys_that_delete_in_a_field_delete_no_gate(desk, name):
    """R196"""
    desk.click("x")
    before = desk.session.document
    line = field(desk.window.inspector, name)
    type_over(line, "12")
    for key, modifiers in (
        (Key.Key_Backspace, CTRL),
        (Key.Key_Backspace, SHIFT),
        (Key.Key_Delete, NOTHING),
        (Key.Key_Delete, CTRL),
        (Key.Key_Delete, SHIFT),
        (Key.Key_Z, CTRL),
    ):
        line.setFocus()
        desk.key(key, modifiers)
        assert desk.session.document is before
    assert desk.session.selection == {"x"}
    desk.key(Key.Key_Escape)  # what is left of the typing is not taken when the window closes
    assert desk.session.document is before


@pytest.mark.parametrize("what", ["wire", "gate", "canvas"])
def test_a_drag_let_go_outside_the_window_leaves_nothing_that_sticks(desk, what):
    """R197"""
    desk.open(small_circuit())
    before = desk.session.document
    start, button = {
        "wire": (desk.hand.pin("x", OUT), LEFT),
        "gate": (desk.hand.node("add1"), LEFT),
        "canvas": ((300, 250), Qt.MouseButton.MiddleButton),
    }[what]
    viewport = desk.view.viewport()
    pixel, outside = desk.hand.point(*start), QPoint(-400, -300)
    QTest.mousePress(viewport, button, NOTHING, pixel)
    for step in (QPoint(pixel.x() // 2, pixel.y() // 2), QPoint(2, 2), outside):
        QTest.mouseMove(viewport, step)
    QTest.mouseRelease(viewport, button, NOTHING, outside)
    after = desk.session.document
    sight = desk.view.mapToScene(QPoint(0, 0))
    for step in (QPoint(90, 90), pixel, QPoint(200, 40)):  # nothing follows the pointer now
        QTest.mouseMove(viewport, step)
    assert desk.session.document is after
    assert desk.view.mapToScene(QPoint(0, 0)) == sight
    assert (after is before) == (what != "gate")
    if what == "gate":
        desk.key(Key.Key_Z, CTRL)
    assert desk.session.document is before
    assert desk.session.undo_label is None


def test_two_duplicates_of_a_block_are_undone_to_the_byte(desk):
    """R199"""
    desk.open(BLOCK)
    before = on_file(desk)
    (block,) = (
        id_ for id_, each in desk.session.circuit.nodes.items() if each.interface is not None
    )
    desk.click(block)
    desk.key(Key.Key_D, CTRL)
    desk.key(Key.Key_D, CTRL)
    assert sum(each.interface is not None for each in desk.session.circuit.nodes.values()) == 3
    desk.key(Key.Key_Z, CTRL)
    desk.key(Key.Key_Z, CTRL)
    assert on_file(desk) == before


def test_all_is_copied_and_pasted_undone_and_done_again(desk):
    """R200"""
    before, count = on_file(desk), len(desk.session.circuit.nodes)
    for key in (Key.Key_A, Key.Key_C, Key.Key_V):
        desk.key(key, CTRL)
    pasted = on_file(desk)
    assert len(desk.session.circuit.nodes) > count
    desk.key(Key.Key_Z, CTRL)
    assert on_file(desk) == before
    desk.key(Key.Key_Z, CTRL | SHIFT)
    assert on_file(desk) == pasted


def test_what_was_deleted_inside_a_block_is_undone_there(desk):
    """R202"""
    desk.open(TWO_NEURONS)
    before = on_file(desk)
    block = desk.session.circuit.find("neuron2")
    desk.click(block)
    desk.key(Key.Key_Return)
    assert desk.session.where == (block,)
    gate = next(
        id_ for id_, each in desk.session.circuit.nodes.items() if each.kind in ("sigmoid", "tanh")
    )
    desk.click(gate)
    desk.key(Key.Key_Delete)
    deleted = on_file(desk)
    assert gate not in desk.session.circuit.nodes
    desk.key(Key.Key_Escape)
    desk.key(Key.Key_Escape)
    assert desk.session.where == ()
    for keys, seen in ((CTRL, before), (CTRL | SHIFT, deleted), (CTRL, before)):
        desk.view.setFocus()
        desk.key(Key.Key_Z, keys)
        assert on_file(desk) == seen
    assert desk.session.where == (block,)


def test_an_undo_brings_the_wire_back_on_which_a_gate_was_dropped(desk):
    """R203"""
    before = desk.session.document
    target = Pin("mul1", "a")
    middle = desk.view.circuit_scene.wires.bounds(target).center()
    pixel, data = desk.view.mapFromScene(middle), QMimeData()
    data.setData(GATE_MIME, b"exp")
    carried = Qt.DropAction.CopyAction, data, LEFT, NOTHING
    QApplication.sendEvent(desk.view.viewport(), QDragEnterEvent(pixel, *carried))
    QApplication.sendEvent(desk.view.viewport(), QDropEvent(QPointF(pixel), *carried))
    assert any(each.kind == "exp" for each in desk.session.circuit.nodes.values())
    desk.key(Key.Key_Z, CTRL)
    assert desk.session.document is before
    assert desk.session.circuit.wires[target] == Pin("add1", OUT)


# Shows the window as large as the screen, as who maximises it; tells what of it does not fit.
SCALED = """
import json, sys
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.shell.window import Window

app = QApplication([])
stored = QSettings(sys.argv[1], QSettings.Format.IniFormat)
window = Window(Settings(stored), Appearance("light"))
room = window.screen().availableGeometry()
window.resize(room.size())
window.show()
window.file_commands.open_path(sys.argv[2])
window.session.select({window.session.circuit.find("x")})
app.processEvents()
view = window.view
seen = view.mapToScene(view.viewport().rect()).boundingRect()
cut = [
    each.text()
    for kind in (QAbstractButton, QLabel)
    for each in window.inspector.page.findChildren(kind)
    if each.isVisible() and each.text() and each.minimumSizeHint().width() > each.width()
]
print(json.dumps({
    "ratio": window.devicePixelRatioF(),
    "fits": window.width() <= room.width() and window.height() <= room.height(),
    "in view": len(view.circuit_scene.nodes_within(seen)),
    "cut": cut,
}))
window.session.mark_saved(None)
window.close()
"""


def test_it_fits_where_the_desktop_is_scaled(tmp_path):
    """R206"""
    screen = {"name": "one", "x": 0, "y": 0, "width": 1920, "height": 1080}
    (tmp_path / "screens.json").write_text(json.dumps({"screens": [screen]}))
    told = subprocess.run(
        [sys.executable, "-c", SCALED, str(tmp_path / "settings.ini"), str(FIRST)],
        env={
            **os.environ,
            "QT_SCALE_FACTOR": "1.5",
            "QT_QPA_PLATFORM": f"offscreen:configfile={tmp_path / 'screens.json'}",
        },
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert told.returncode == 0, told.stderr
    assert json.loads(told.stdout) == {"ratio": 1.5, "fits": True, "in view": 6, "cut": []}
