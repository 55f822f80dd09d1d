"""Painting that goes wrong: marked where it happened, told once, and the process lives."""

from __future__ import annotations

import errno
import os

import numpy as np
import pytest
from canvases import first_example
from PySide6.QtCore import QRect, QRectF, QSettings, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

from circuit_editor import files
from circuit_editor.model import EMPTY, edits
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.guarded_painting import Unpainted, each, guard_measure, guard_paint, part
from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.app.startup import Application
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.canvas.items import circuit_item
from circuit_editor.ui.canvas.items.node_item import NodeItem
from circuit_editor.ui.canvas.items.step_marks import StepMarks
from circuit_editor.ui.canvas.layers.background_layer import BackgroundLayer
from circuit_editor.ui.canvas.layers.far_zoom import FarZoom
from circuit_editor.ui.canvas.view import CanvasView
from circuit_editor.ui.classroom.stage.caption import Caption
from circuit_editor.ui.classroom.stage.overlay import Overlay
from circuit_editor.ui.inspector.cards.tangent_card import Plot
from circuit_editor.ui.render import FORMATS, render
from circuit_editor.ui.session.session import Session


class Planted(Exception):
    """Raised on purpose."""


def fails(*_, **__):
    raise Planted("on purpose")


@pytest.fixture
def told(monkeypatch):
    """What the program is told of exceptions that nobody caught."""
    told: list[BaseException] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, error, trace: told.append(error))
    return told


def crosses(picture: QImage) -> int:
    """How many pixels bear the colour of a crossed box."""
    colour = np.array(look.colour(look.SPOILT).getRgb()[:3])
    return int((np.abs(pixels(picture).astype(int) - colour).sum(axis=2) < 12).sum())


def pixels(picture: QImage) -> np.ndarray:
    """Height × width × red, green, blue."""
    picture = picture.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), -1)
    return rows[:, : 3 * picture.width()].reshape(picture.height(), -1, 3).copy()


PARTS = [
    (NodeItem, "paint_live"),
    (NodeItem, "paint_still"),
    (NodeItem, "_paint_words"),
    (BackgroundLayer, "lay"),
    (StepMarks, "paint"),
]


@pytest.mark.parametrize(("where", "name"), PARTS, ids=lambda each: getattr(each, "__name__", each))
def test_what_cannot_be_painted_is_crossed_out_and_the_rest_is_there(
    view, session, told, monkeypatch, where, name
):
    session.open(first_example(), None)
    view.mark(("mul1",), ())
    before = view.grab().toImage()
    assert crosses(before) == 0
    with monkeypatch.context() as planted:
        planted.setattr(where, name, fails)
        view.circuit_scene.appearance.changed.emit()  # nothing that was drawn before is kept
        view.set_zoom(1.3)
        spoilt = view.grab().toImage()
    assert crosses(spoilt) > 0
    assert told
    assert all(isinstance(error.__cause__, Planted) for error in told)
    view.set_zoom(1.2)
    view.circuit_scene.appearance.changed.emit()
    assert crosses(view.grab().toImage()) == 0


def test_an_error_that_is_kept_holds_no_part_of_what_belongs_to_qt(
    view, session, told, monkeypatch
):
    """PySide would free it, together with the frames of the error: it aborted the process."""
    session.open(first_example(), None)
    monkeypatch.setattr(NodeItem, "paint_live", fails)
    view.grab()
    rects = [each for each in locals_of(told[0].__cause__) if isinstance(each, QRect | QRectF)]
    assert rects
    assert all(map(Shiboken.ownedByPython, rects))


def locals_of(error: BaseException) -> list[object]:
    """What the frames hold that led to an error."""
    frame, held = error.__traceback__.tb_frame, []
    while frame is not None:
        held += frame.f_locals.values()
        frame = frame.f_back
    return held


def test_one_node_that_cannot_be_painted_spoils_no_other(view, session, told, monkeypatch):
    session.open(first_example(), None)
    paint_live = NodeItem.paint_live

    def fails_for_x(shape, painter, zoom):
        paint_live(shape, painter, zoom)
        if shape.id == "x":
            painter.translate(1e4, 1e4)  # and leaves the painter who knows where
            raise Planted

    monkeypatch.setattr(NodeItem, "paint_live", fails_for_x)
    view.grab()
    spoilt = pixels(view.grab().toImage())
    monkeypatch.setattr(NodeItem, "paint_live", paint_live)
    view.circuit_scene.looks_different()  # nothing that was drawn before is kept
    whole = pixels(view.grab().toImage())
    shape = view.circuit_scene.nodes["x"]
    place = view.mapFromScene(shape.on_canvas(shape.bounds)).boundingRect()
    differs = np.argwhere((spoilt != whole).any(axis=2))
    assert len(differs) > 0
    assert all(place.contains(int(x), int(y)) for y, x in differs)


def test_the_numbers_and_what_is_seen_from_afar_are_parts_too(view, session, told, monkeypatch):
    session.open(first_example(), None)
    with monkeypatch.context() as planted:
        planted.setattr(circuit_item, "write_numbers", fails)
        assert crosses(view.grab().toImage()) > 0
    with monkeypatch.context() as planted:
        planted.setattr(FarZoom, "paint_below", fails)
        view.set_zoom(0.05)
        assert crosses(view.grab().toImage()) > 0
    assert len(told) >= 2


def test_a_thousand_times_in_a_row_the_process_lives(view, session, told, monkeypatch):
    session.open(first_example(), None)
    for name in ("paint_still", "paint_live"):
        monkeypatch.setattr(NodeItem, name, fails)
    for _ in range(150):
        view.circuit_scene.appearance.changed.emit()
        view.viewport().repaint()
    assert len(told) >= 1000


def test_a_widget_that_cannot_paint_itself_is_crossed_out(qtbot, told, monkeypatch):
    around = QWidget()
    qtbot.addWidget(around)
    around.resize(300, 200)
    monkeypatch.setattr(Caption, "paint", fails)
    overlay = Overlay(CanvasView(Session(), Appearance("light"), around), Appearance("light"))
    plot = Plot(around)
    monkeypatch.setattr(plot, "_write_ends", fails)
    for widget in (overlay, plot):
        widget.resize(200, 150)
    plot.show_curve(curve_of_exp())
    with qtbot.waitExposed(around):
        around.show()
    for widget in (overlay, plot):
        for _ in range(30):
            assert crosses(widget.grab().toImage()) > 0


def curve_of_exp():
    import circuit_editor as ce
    from circuit_editor.engine import Readings, run_document
    from circuit_editor.teaching.explain.chain_rule import ChainRules
    from circuit_editor.teaching.explain.curves import curve

    document = ce.circuit("f = exp(x)", x=1).document
    return curve(ChainRules(document, Readings(run_document(document))), "exp1", "x")


def test_what_was_left_half_painted_does_not_keep_the_painter(qapp, told):
    picture = QImage(QSize(60, 60), QImage.Format.Format_RGB32)
    picture.fill(look.colour("#ffffff"))

    class Shown(QWidget):
        @guard_measure(QSize(7, 7))
        def sizeHint(self):
            raise Planted

        @guard_paint
        def paintEvent(self, event):
            with QPainter(self):
                raise Planted

    shown = Shown()
    assert shown.sizeHint() == QSize(7, 7)
    shown.resize(60, 60)
    shown.render(picture)
    assert crosses(picture) > 0
    assert [type(error.__cause__) for error in told] == [Planted, Planted]


def test_a_part_and_one_of_many_leave_the_painter_as_it_was(told):
    picture = QImage(QSize(200, 200), QImage.Format.Format_RGB32)
    with QPainter(picture) as painter:
        painter.translate(50, 50)
        before = painter.worldTransform()

        def turn(_=None):
            painter.scale(3, 3)
            raise Planted

        with part(painter, QRectF(0, 0, 9, 9).center()):
            turn()
        assert painter.worldTransform() == before

        class Thing:
            place = (10.0, 10.0)

        each(painter, [Thing(), Thing()], turn)
        assert painter.worldTransform() == before
    assert len(told) == 3


def test_it_is_told_once_in_a_sentence_and_what_else_goes_wrong_each_time(
    qtbot, tmp_path, capsys, monkeypatch
):
    program = Application(
        Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    )
    qtbot.addWidget(program.window)
    monkeypatch.setattr("sys.excepthook", program.tell_of)
    program.window.show()
    program.window.file_commands.show_document(first_example(), None)
    said: list[str] = []
    program.window.session.message.connect(said.append)
    monkeypatch.setattr(NodeItem, "paint_live", fails)
    for _ in range(5):
        program.window.view.grab()
    assert said == []  # not while it is painted
    QApplication.processEvents()
    assert len(said) == 1
    assert "crossed out" in said[0]
    assert "Planted: on purpose" in said[0]
    assert capsys.readouterr().err.count("Traceback") == 1
    for _ in range(2):
        program.tell_of(Planted, Planted("again"), None)
    assert len(said) == 3


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_picture_that_is_not_whole_is_not_written(qtbot, tmp_path, told, monkeypatch, suffix):
    path = tmp_path / f"picture{suffix}"
    with monkeypatch.context() as planted:
        planted.setattr(NodeItem, "paint_live", fails)
        with pytest.raises(ValueError, match="cannot be drawn: on purpose"):
            render(first_example(), path)
    assert not path.exists()
    assert told == []
    render(first_example(), path)
    before = path.read_bytes()
    with monkeypatch.context() as planted:
        planted.setattr(NodeItem, "paint_live", fails)
        with pytest.raises(ValueError, match="cannot be drawn: on purpose"):
            render(first_example(), path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_picture_for_which_there_is_no_room_leaves_the_old_one(
    qtbot, tmp_path, monkeypatch, suffix
):
    path = tmp_path / f"picture{suffix}"
    path.write_bytes(b"the old one")

    def is_full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as planted:
        planted.setattr(os, "fsync", is_full)
        with pytest.raises(files.FileError, match="no space left"):
            render(first_example(), path)
    assert path.read_bytes() == b"the old one"
    assert list(tmp_path.iterdir()) == [path]
    beginnings = {".png": b"\x89PNG", ".svg": b"<?xml", ".pdf": b"%PDF"}
    render(first_example(), path)
    assert path.read_bytes().startswith(beginnings[suffix])


def test_a_picture_is_not_written_where_no_file_can_be(qtbot, tmp_path):
    for suffix in FORMATS:
        folder = tmp_path / f"folder{suffix}"
        folder.mkdir()
        with pytest.raises(files.FileError, match="not a file that can be replaced"):
            render(first_example(), folder)


def test_where_it_happened_is_the_line_that_raised():
    def here() -> Unpainted:
        try:
            fails()
        except Planted as error:
            return Unpainted(error)
        raise AssertionError

    assert here().where == here().where
    assert here().where[1][0] == __file__


def test_a_name_and_a_long_number_share_their_card(view, session):
    """The writing is made smaller until they stand apart, and no smaller than it must be."""

    def written(value, zoom=1.0):
        """How wide the name is and how far the number stands from it, in half units."""
        session.open(edits.add(EMPTY, "w", "input", (0.0, 0.0), label="W", value=value), None)
        image = QImage(300, 100, QImage.Format.Format_Grayscale8)
        image.fill(255)
        with QPainter(image) as painter:
            painter.translate(150, 50)
            painter.scale(2.0, 2.0)
            view.circuit_scene.nodes["w"].paint_live(painter, zoom)
        rows = np.frombuffer(image.constBits(), np.uint8).reshape(100, image.bytesPerLine())
        inked = np.flatnonzero((rows[:, :300] < 128).any(axis=0))
        end = np.flatnonzero(np.diff(inked) > 1)[0]
        return inked[end] - inked[0], inked[end + 1] - inked[end]

    name, far = written(-2.0)
    assert far >= 9
    for value, zoom, most in ((-99999.99, 1.0, 1.2), (-12.57, 0.6, 1.6)):
        smaller, apart = written(value, zoom)
        assert 0.5 * name <= smaller < most * name
        assert apart >= 6
