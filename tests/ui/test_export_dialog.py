"""Pictures as they were asked for: colours, paper, size, numbers, words, a part of the circuit."""

from __future__ import annotations

import re
from pathlib import Path as FilePath

import pytest
from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from windows import ALT, CTRL_SHIFT, NEURON, Desk

from circuit_editor import files, resources
from circuit_editor.model import OUT, Pin
from circuit_editor.ui.app import language
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.language import ENGLISH, LANGUAGES
from circuit_editor.ui.app.picture_options import PictureOptions
from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.render import CircuitDrawing, render
from circuit_editor.ui.shell.files.export_dialog import ExportDialog
from circuit_editor.ui.shell.menus.mnemonics import letter_of

Key = Qt.Key
SMALL_SCREEN = QSize(720, 414)  # of 450 lines without a title


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.open(NEURON)
    return desk


@pytest.fixture
def dialog(desk):
    dialog = made(desk)
    yield dialog
    dialog.reject()


def made(desk: Desk) -> ExportDialog:
    dialog = ExportDialog(desk.session, desk.window.settings, desk.window)
    dialog.show()
    QApplication.processEvents()
    return dialog


def texts(path: FilePath) -> list[str]:
    """What is written in an SVG."""
    return re.findall(r"<text[^>]*>([^<]+)</text>", path.read_text("utf-8"))


def drawn(tmp_path: FilePath, **options) -> list[str]:
    path = tmp_path / "drawn.svg"
    render(files.load(NEURON), path, PictureOptions(**options))
    return texts(path)


def test_numbers_and_words_are_written_as_they_are_wanted(qapp, tmp_path):
    every = drawn(tmp_path)
    assert {"−0.20", "4.00", "distributes"} & {*every} >= {"−0.20", "4.00"}
    values = drawn(tmp_path, has_gradients=False)
    assert "4.00" in values and "−0.20" not in values
    gradients = drawn(tmp_path, has_values=False)
    assert "−0.20" in gradients and "4.00" not in gradients
    chinese = drawn(tmp_path, captions="zh_Hant")
    assert any("分配" in each for each in chinese)
    assert not any("分配" in each for each in every)
    assert language.current_language() is ENGLISH
    bare = drawn(tmp_path, captions="none", has_values=False, has_gradients=False)
    assert not any("add" in each or "distribut" in each for each in bare)


@pytest.mark.parametrize("theme", [look.LIGHT, look.DARK], ids=lambda theme: theme.name)
def test_paper_has_the_colour_of_its_theme_or_none(qapp, tmp_path, theme):
    path, document = tmp_path / "drawn.png", files.load(NEURON)
    render(document, path, PictureOptions(theme=theme.name))
    assert QImage(str(path)).pixelColor(0, 0).name() == theme.canvas
    render(document, path, PictureOptions(theme=theme.name, is_transparent=True, scale=2))
    clear = QImage(str(path))
    assert clear.pixelColor(0, 0).alpha() == 0
    assert clear.size() == CircuitDrawing(document, PictureOptions(scale=2)).size
    seen = {clear.pixelColor(x, y).name() for x in range(clear.width()) for y in range(0, 300, 3)}
    assert {theme.value, theme.gradient} <= seen and theme.canvas not in seen


def test_a_part_has_the_numbers_of_the_whole(desk, tmp_path):
    circuit = desk.session.circuit
    named = {circuit.label(id_): id_ for id_ in circuit.nodes}
    desk.session.select({named["w0"], named["x0"], "mul1"})
    whole = CircuitDrawing(desk.session.to_save(), PictureOptions(), desk.session)
    part = CircuitDrawing(
        desk.session.to_save(), PictureOptions(), desk.session, selected_only=True
    )
    assert part.size.width() < whole.size.width() / 2
    path = tmp_path / "part.svg"
    part.write(path)
    assert {"w0", "x0", "−0.20", "0.39"} <= {*texts(path)} and "w2" not in texts(path)


def test_a_part_without_the_loss_has_its_gradients(desk, tmp_path):
    desk.open(resources.folder() / "examples" / "two-layer-network.circuit")
    session, path = desk.session, tmp_path / "part.svg"
    named = {session.circuit.label(id_): id_ for id_ in session.circuit.nodes}
    wires = session.circuit.wires.items()
    product = next(target.node for target, source in wires if source.node == named["w11"])
    part_ids = (named["w11"], named["x1"], product)
    total = next(target.node for target, source in wires if source.node == product)
    part_ids += (total,)  # a wire leads on from it, out of the part
    session.select({*part_ids})
    part = CircuitDrawing(session.to_save(), PictureOptions(), session, selected_only=True)
    part.write(path)
    shown = [desk.view.circuit_scene.numbers_at(Pin(id_, OUT)) for id_ in part_ids]
    numbers = [number for both in shown for number in both]
    written = texts(path)
    assert all(numbers) and all(written.count(each) >= numbers.count(each) for each in numbers)


def test_a_part_inside_a_block_has_the_numbers_of_its_instance(desk, tmp_path):
    desk.open(resources.folder() / "examples" / "two-neurons-one-block.circuit")
    session, path = desk.session, tmp_path / "part.svg"
    block = next(id_ for id_, node in session.circuit.nodes.items() if node.gate.is_block)
    session.enter(block)
    named = {session.shown.label(id_): id_ for id_ in session.shown.nodes}
    session.select({named["w2"]})
    part = CircuitDrawing(session.to_save(), PictureOptions(), session, selected_only=True)
    part.write(path)
    value, gradient = desk.view.circuit_scene.numbers_at(Pin(named["w2"], OUT))
    assert texts(path) == ["w2", value, gradient]


def test_what_is_covered_stays_covered(desk, tmp_path):
    path = tmp_path / "covered.svg"
    desk.window.classroom.predict("gradients")
    dialog = made(desk)
    assert "Covered numbers stay covered." in [
        each.text() for each in dialog.findChildren(QLabel) if each.isVisible()
    ]
    dialog.drawing.write(path)
    dialog.reject()
    assert "−0.20" not in texts(path) and "2.00" in texts(path)


def test_choices_are_shown_at_once_told_in_pixels_and_remembered(desk, tmp_path, monkeypatch):
    target = tmp_path / "neuron.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    told = []

    def choose_by_keys(dialog: ExportDialog) -> int:
        dialog.show()
        QApplication.processEvents()
        before, small = dialog.preview.image.copy(), dialog.size_told.text()
        for letter, steps in ((Key.Key_T, 1), (Key.Key_S, 1), (Key.Key_P, 1)):
            QTest.keyClick(QApplication.focusWidget(), letter, ALT)
            for _ in range(steps):
                QTest.keyClick(QApplication.focusWidget(), Key.Key_Right)
        QApplication.processEvents()
        told.extend((small, dialog.size_told.text()))
        assert dialog.preview.image != before
        QTest.keyClick(dialog, Key.Key_Return)
        assert not dialog.isVisible()
        return dialog.result()

    monkeypatch.setattr(ExportDialog, "exec", choose_by_keys)
    desk.key(Key.Key_R, CTRL_SHIFT)
    chosen = PictureOptions(theme="dark", is_transparent=True, scale=4.0)
    size = QImage(str(target)).size()
    assert told[1] == f"{size.width()} × {size.height()} pixels as PNG" != told[0]
    assert desk.window.settings.picture == chosen
    kept = QSettings(desk.window.settings._stored.fileName(), QSettings.Format.IniFormat)
    assert Settings(kept).picture == chosen


def test_what_is_cancelled_is_not_remembered(desk):
    dialog = made(desk)
    dialog.rows["theme"].button("dark").click()
    dialog.reject()
    assert desk.window.settings.picture.theme == "light"


@pytest.mark.parametrize("spoken", LANGUAGES, ids=lambda each: each.code)
def test_every_row_has_its_letter_and_all_fits_a_small_screen(qtbot, tmp_path, spoken):
    language.speak(spoken)
    try:
        desk = Desk(qtbot, tmp_path)
        desk.open(NEURON)
        desk.session.select({"mul1"})
        dialog = made(desk)
        dialog.resize(SMALL_SCREEN)
        QApplication.processEvents()
        assert dialog.size() == SMALL_SCREEN
        labels = [each for each in dialog.findChildren(QLabel) if each.buddy() is not None]
        letters = [letter_of(each.text()) for each in labels]
        letters += [letter_of(each.text()) for each in (dialog.keep, dialog.cancel)]
        assert "" not in letters and len(set(letters)) == len(letters) == 10, letters
        for row in dialog.rows.values():
            assert row.width() >= row.minimumSizeHint().width()
        assert dialog.preview.width() >= 200
        dialog.reject()
    finally:
        language.speak(ENGLISH)


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["theme=dark", "scale=2.5", "has_values=False"], ("dark", 2.5, False)),
        (["theme=pink", "scale=1e9", "has_values=0", "=", "x"], ("light", 1.0, True)),
        (["scale=nan", "captions=fr", "scale"], ("light", 1.0, True)),
    ],
)
def test_what_a_damaged_file_says_of_pictures_is_left_out(lines, found):
    read = Settings.picture.read(lines)
    assert (read.theme, read.scale, read.has_values) == found and read.captions == "spoken"
    assert Settings.picture.read(read.as_stored()) == read


def test_a_picture_is_large_enough_for_a_slide_unless_another_scale_was_chosen(desk):
    dialog = made(desk)
    assert dialog.drawing.size.width() >= 1_000
    dialog.reject()
    desk.window.settings.picture = PictureOptions(scale=1.0)
    dialog = made(desk)
    assert dialog.options.scale == 1.0
    dialog.reject()
