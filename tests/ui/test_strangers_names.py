"""Whatever a circuit's names are, the window shows them as they were typed, wherever it does.

The places are found by walking the window: every label, button, action, title, tip, list, name for
a screen reader, and everything painted. A new place is looked at from its first day.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape

import pytest
from hostile import broken, named
from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPointF, Qt
from PySide6.QtGui import QAction, QGuiApplication, QPainter
from PySide6.QtGui import Qt as QtText
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)
from tips import tip_shown
from windows import Desk, with_worker

from circuit_editor import files
from circuit_editor.model import Stop
from circuit_editor.text import Sentence, printable_lines
from circuit_editor.text.unbroken import JOINER
from circuit_editor.ui.app.plain_text import PlainLabel, plain_caption, plain_tip, plain_title

MARKUP = "<b>x</b><img src='file:///nowhere.png'>&amp;&Zz[*]</script>"
STEERING = "\x1b]0;owned\x07\x9b31m\0\ufffe\u202e\ud800\nq h_{x} {0.__class__} %1 %s $x$"
NAMES = pytest.mark.parametrize("name", [MARKUP, STEERING], ids=["markup", "steering"])
TAG = re.compile(r"<[^>]*>")
OURS = re.compile(r'</?(p|b)( style="white-space: pre(-wrap)?")?>')
ROLE = Qt.ItemDataRole


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    return Desk(qtbot, tmp_path)


@pytest.fixture
def painted(monkeypatch) -> list[str]:
    """Every text that is painted from now on."""
    found: list[str] = []
    write = QPainter.drawText

    def watched(self: QPainter, *args: object) -> object:
        found.extend(each for each in args if isinstance(each, str))
        return write(self, *args)

    monkeypatch.setattr(QPainter, "drawText", watched)
    return found


def guessed(text: str) -> bool:
    """True where Qt would read markup in a text, other than what the program put around it."""
    tags = [tag for tag in TAG.findall(text) if not OURS.fullmatch(tag)]
    return QtText.mightBeRichText(text) and bool(tags)


def steers(text: str) -> bool:
    return printable_lines(text) != text


def has_stray_key(text: str) -> bool:
    """True where a name in the text of a button or an action would give it a key."""
    return re.search("(?<!&)(&&)*&(Zz|amp)", text) is not None


def traps(top: QWidget) -> Iterator[str]:
    """Every place in a widget where a name is more than a text."""
    for each in [top, *top.findChildren(QWidget)]:
        where = f"{type(each).__name__} {each.objectName()}"
        if isinstance(each, QLabel) and each.textFormat() != Qt.TextFormat.PlainText:
            if each.pixmap().isNull() and guessed(each.text()):
                yield f"{where}: markup {each.text()!r}"
        if isinstance(each, QLabel) and steers(each.text()):
            yield f"{where}: steers {each.text()!r}"
        if isinstance(each, QAbstractButton) and has_stray_key(each.text()):
            yield f"{where}: a key {each.text()!r}"
        if isinstance(each, QAbstractButton) and steers(each.text()):
            yield f"{where}: steers {each.text()!r}"
        for tip in (each.toolTip(), each.statusTip(), each.whatsThis()):
            if guessed(tip) or steers(unescape(tip)):
                yield f"{where}: tip {tip!r}"
        for said in (each.accessibleName(), each.accessibleDescription()):
            if steers(said):
                yield f"{where}: read aloud {said!r}"
        if isinstance(each, QLineEdit | QPlainTextEdit) and steers(each.placeholderText()):
            yield f"{where}: placeholder"
        if isinstance(each, QComboBox):
            yield from (f"{where}: item" for at in range(each.count()) if steers(each.itemText(at)))
        if isinstance(each, QAbstractItemView) and each.model() is not None:
            yield from (f"{where}: {trap}" for trap in _in_model(each.model()))
        for action in each.actions():
            yield from _in_action(action)
        if isinstance(each, QMenu) and (has_stray_key(each.title()) or steers(each.title())):
            yield f"{where}: title"
    if steers(top.windowTitle()):
        yield f"title {top.windowTitle()!r}"


def _in_model(model) -> Iterator[str]:
    is_list = isinstance(model, QAbstractListModel)  # which keeps its one column to itself
    for row in range(model.rowCount(QModelIndex())):
        for column in range(1 if is_list else model.columnCount(QModelIndex())):
            index = model.index(row, column)
            for role in (ROLE.DisplayRole, ROLE.AccessibleTextRole):
                if steers(str(index.data(role) or "")):
                    yield f"item {index.data(role)!r}"
            tip = str(index.data(ROLE.ToolTipRole) or "")
            if guessed(tip) or steers(unescape(tip)):
                yield f"tip {tip!r}"


def _in_action(action: QAction) -> Iterator[str]:
    text, tip = (each.partition("\t")[0] for each in (action.text(), action.toolTip()))  # then keys
    if has_stray_key(text) or steers(text) or steers(action.iconText()):
        yield f"action {action.text()!r}"
    if guessed(tip) or steers(unescape(tip)):
        yield f"action's tip {action.toolTip()!r}"


class Walk:
    """Looks for traps, and remembers that the name was seen at all."""

    def __init__(self, desk: Desk, painted: list[str]) -> None:
        self.desk, self.painted = desk, painted

    def look(self, *places: QWidget) -> None:
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        found = [trap for place in places or (self.desk.window,) for trap in traps(place)]
        found += [f"said {each!r}" for each in self.desk.said if steers(each)]
        found += [f"status {self.desk.window.statusBar().currentMessage()!r}"] * steers(
            self.desk.window.statusBar().currentMessage()
        )
        assert not found, "\n".join(found)

    def paint(self) -> None:
        self.desk.view.fit()
        self.desk.window.grab()
        assert not [each for each in self.painted if steers(each)]


@pytest.fixture
def walk(desk, painted):
    return Walk(desk, painted)


@NAMES
def test_every_page_and_the_canvas(walk, desk, name):
    desk.open(named(name, everywhere=True))
    session, inspector = desk.session, desk.window.inspector
    walk.look()
    walk.paint()
    for id_ in sorted(session.shown.nodes):
        session.select([id_])
        walk.look(inspector)
    for wire in sorted(session.shown.wires):
        session.select([], wire)
        walk.look(inspector)
    session.select(session.circuit.nodes)
    walk.look(inspector)
    session.expand(["block1"], open_=True)
    walk.paint()
    session.enter("block1")
    walk.look()
    for inner in sorted(session.shown.nodes):
        session.select([inner])
        walk.look(inspector)
    walk.paint()
    assert any("owned" in each or "<b>x</b>" in each for each in walk.painted)


@NAMES
def test_what_the_pointer_is_told(walk, desk, name):
    desk.open(named(name, everywhere=True))
    desk.view.fit()
    scene = desk.view.circuit_scene
    tips = set()
    for shape in scene.nodes.values():
        ports = (*shape.node.gate.inputs, *shape.node.gate.outputs)
        for point in (shape.on_canvas(shape.body).center(), *(_pin(shape, at) for at in ports)):
            desk.hand.move(point.x(), point.y())
            tips.add(tip_shown(desk.view.viewport(), desk.hand.point(point.x(), point.y())))
            walk.look(desk.view)
    assert any("owned" in each or "&lt;b&gt;" in each for each in tips)


def _pin(shape, port) -> QPointF:
    dx, dy = shape.pin_offset(port)
    return QPointF(shape.place[0] + dx, shape.place[1] + dy)


@NAMES
def test_what_is_missing(walk, desk, name):
    for document in broken(name).values():
        desk.open(document)
        walk.look()
        for id_ in sorted(desk.session.shown.nodes):
            desk.session.select([id_])
            walk.look(desk.window.inspector)


@NAMES
def test_steps_predictions_and_the_check(walk, desk, name):
    desk.open(named(name, everywhere=True))
    classroom = desk.window.classroom
    classroom.toggle_timeline()
    for _ in range(classroom.stepping.count):
        classroom.step(1)
        walk.look(classroom.timeline, desk.window.inspector)
    classroom.end()
    classroom.predict("both")
    asked = 0
    for question in classroom.predicting.questions:
        classroom.predicting.ask(question)
        walk.look()
        asked += any(guessed(unescape(each.toolTip())) for each in _fields(desk))
        classroom.predicting.guess(question, "7")
        walk.look(classroom.predict_panel)
    assert asked or name != MARKUP  # such a name was on a field's tip
    classroom.end()
    desk.window.actions_by_id["check"].trigger()
    QApplication.processEvents()
    walk.look()


def _fields(desk: Desk) -> list[QLineEdit]:
    return desk.view.viewport().findChildren(QLineEdit)


@NAMES
def test_undo_questions_the_palette_and_the_clipboard(walk, desk, name):
    desk.open(named(name, everywhere=True))
    session, window = desk.session, desk.window
    for id_ in sorted(session.circuit.nodes):
        session.select([id_])
        if session.circuit.nodes[id_].gate.is_source:
            session.set_value(id_, 2.0)
        walk.look()
    session.select(["block1"])
    for do in (window.clipboard.copy, window.clipboard.paste, window.clipboard.duplicate):
        do()
        walk.look()
        assert QGuiApplication.clipboard().mimeData().formats() == ["text/plain"]
    window.question.ask(name, (name, lambda: None))
    window.ask_about_sharing(name, 3)
    walk.look()
    desk.view.catalog.load()
    walk.look(window.palette_panel)
    walk.paint()


@NAMES
def test_titles_recent_files_and_dialogs(walk, desk, name, monkeypatch, tmp_path):
    seen: list[str] = []

    def answer(box: QMessageBox) -> int:
        seen.extend(traps(box))
        return int(QMessageBox.StandardButton.Cancel)

    monkeypatch.setattr(QMessageBox, "exec", answer)
    name = name.replace("/", "_").replace("\0", "_").replace("\ud800", "_")
    path = tmp_path / f"{name}.circuit"
    files.save(named("f"), path)
    assert desk.window.file_commands.open_path(path)
    walk.look()
    title = desk.window.windowHandle().title()
    assert title.startswith(printable_lines(name).replace("\n", "\ufffd")), title
    desk.view.catalog.put("add", (0.0, 0.0))
    walk.look()
    assert not desk.window.file_commands.may_leave()
    desk.window.file_commands._may_replace(path)
    broken_file = tmp_path / f"{name}2.circuit"
    broken_file.write_text('{"format": "circuit-editor", "version": 1, "loss": "<b>\\u001b</b>"}')
    desk.window.file_commands.open_path(broken_file)
    assert not seen, seen


LESSON = """
format = "circuit-lesson"
version = 1
id = "mine"
program = "f = x"
title.en = "NAME"

[[steps]]
text.en = "NAME"
hints = [{ en = "NAME" }, { en = "NAME" }]

[[steps]]
text.en = "NAME"
"""


@NAMES
def test_a_lesson_of_a_strangers(walk, desk, name, tmp_path):
    path = tmp_path / "mine.toml"
    written = json.dumps(name.replace("\ud800", "")).removeprefix('"').removesuffix('"')
    path.write_text(LESSON.replace("NAME", written), "utf-8")
    desk.window.classroom.toggle_lessons()
    lessons = desk.window.classroom.lessons
    walk.look()
    assert not lessons.open(path)
    for do in (lambda: None, lessons.show_hint, lessons.show_hint, lessons.next, lessons.stop):
        do()
        walk.look()
        desk.session.mark_saved(None)


def test_on_stage(walk, desk):
    document = named(MARKUP + STEERING, everywhere=True)
    desk.open(replace(document, stops=(Stop("forward", "", MARKUP + STEERING),)))
    desk.window.classroom.presenting.start()
    for _ in range(4):
        desk.window.classroom.step(1)
        walk.look()
        desk.window.classroom.presenting.overlay.grab()
    assert any("owned" in each for each in walk.painted)
    # what holds formulas together on a line is ours, and has no width
    assert not [each for each in walk.painted if steers(each.replace(JOINER, ""))]
    desk.window.classroom.presenting.stop()


def test_a_peek_into_a_block(walk, desk, qtbot):
    desk.open(named(MARKUP + STEERING, everywhere=True))
    desk.view.fit()
    x, y = desk.middle("block1")
    desk.hand.move(x - 300, y - 200)
    desk.hand.move(x, y)
    qtbot.waitUntil(desk.view.peek.isVisible)
    walk.look(desk.view)


def test_a_trap_would_be_found(desk):
    window = desk.window
    label = QLabel(MARKUP, window)
    (found,) = traps(label)
    assert "markup" in found
    label = PlainLabel(MARKUP + STEERING, window)
    assert not list(traps(label))
    label.setToolTip(MARKUP)
    assert len(list(traps(label))) == 1
    label.setToolTip(plain_tip(MARKUP + STEERING))
    assert not list(traps(label))
    action = QAction(MARKUP, window)
    assert len(list(_in_action(action))) == 2
    action.setText(plain_caption(MARKUP))
    action.setToolTip(plain_tip(MARKUP))
    assert not list(_in_action(action))


def test_a_name_in_a_title_is_no_star(desk):
    desk.window.setWindowTitle(plain_title("a[*]b") + "[*]")
    desk.window.setWindowModified(True)
    assert desk.window.windowHandle().title() == "a[*]b*"


def test_a_message_with_a_name_reaches_the_status_bar_as_text(desk):
    desk.session.message.emit(str(Sentence.of("{name}", name=MARKUP)) + STEERING)
    assert not steers(desk.window.statusBar().currentMessage())
