"""A text that is a formula is read after a question; other files are named by their kind."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from windows import Desk

from circuit_editor import files

BUTTON = QMessageBox.StandardButton


@pytest.fixture
def desk(qtbot, tmp_path):
    return Desk(qtbot, tmp_path)


@pytest.fixture
def asked(monkeypatch):
    """Answer questions with these buttons, one after the other; what they said is returned."""
    said: list[str] = []

    def answer(*buttons):
        waiting = list(buttons)

        def press():
            box = QApplication.activeModalWidget()
            assert isinstance(box, QMessageBox)
            assert box.textFormat() == Qt.TextFormat.PlainText
            said.append(f"{box.text()}\n{box.informativeText()}")
            button = box.button(waiting.pop(0))
            if waiting:
                QTimer.singleShot(0, press)
            button.click()

        QTimer.singleShot(0, press)
        return said

    return answer


@pytest.fixture
def text(tmp_path):
    def written(held, name="expr.txt"):
        path = tmp_path / name
        path.write_text(held, encoding="utf-8")
        return path

    return written


def loss(desk):
    return float(desk.session.run.loss)


def test_yes_builds_a_new_circuit_that_no_file_holds(desk, asked, text):
    path = text("x = -2; y = 5; z = -4\nf = (x + y) * z\n")
    said = asked(BUTTON.Yes)
    assert desk.window.file_commands.open_path(path)
    assert "expr.txt is a text that holds a formula." in said[0]
    assert loss(desk) == -12
    assert desk.session.path is None and desk.session.is_unsaved
    assert desk.session.undo_label is None  # a document of its own
    assert desk.window.file_commands.recent == []
    assert path.read_text(encoding="utf-8").startswith("x = -2")


def test_no_leaves_everything(desk, asked, text):
    before = desk.session.document
    asked(BUTTON.No)
    assert not desk.window.file_commands.open_path(text("f = x * y"))
    assert desk.session.document is before and not desk.session.is_unsaved


def test_the_question_shows_what_is_read_in_another_way(desk, asked, text):
    said = asked(BUTTON.No)
    desk.window.file_commands.open_path(text("import math\ns = 1/(1+e^(-x))\nprint(s)", "<b>s.py"))
    assert '• "e" was read as the number e = 2.71828….' in said[0]
    assert '• "print(s)" was left out: it computes nothing here.' in said[0]
    assert "<b>s.py" in said[0]


def test_many_notes_do_not_fill_the_screen(desk, asked, text):
    program = "".join(f"q{n} = x*{n}\nprint(q{n})\n" for n in range(40))
    said = asked(BUTTON.No)
    desk.window.file_commands.open_path(text(program))
    assert len(said[0].splitlines()) < 15 and "more" in said[0].splitlines()[-1]


def test_unsaved_work_is_asked_about_first(desk, asked, text, monkeypatch):
    path = text("f = x * y")
    asked(BUTTON.Yes)
    desk.window.file_commands.open_path(path)
    work = desk.session.document
    monkeypatch.setattr(QFileDialog, "getOpenFileName", staticmethod(lambda *a: (str(path), "")))
    said = asked(BUTTON.Cancel)
    desk.window.file_commands.open()
    assert "unsaved changes" in said[-1] and desk.session.document is work
    said = asked(BUTTON.Discard, BUTTON.No)
    desk.window.file_commands.open()
    assert "holds a formula" in said[-1] and desk.session.document is work
    asked(BUTTON.Discard, BUTTON.Yes)
    desk.window.file_commands.open()
    assert desk.session.document is not work and loss(desk) == 1


def test_a_dropped_text_is_asked_about(desk, asked, text):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(text("f = x * y + 2")))])
    said = asked(BUTTON.Yes)
    left, copy = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
    pixel, none = QPointF(300, 300), Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(pixel.toPoint(), copy, data, left, none)
    QApplication.sendEvent(desk.window, enter)
    QApplication.sendEvent(desk.window, QDropEvent(pixel, copy, data, left, none))
    assert len(said) == 1 and loss(desk) == 3


@pytest.mark.parametrize(
    ("name", "held", "told"),
    [
        ("prose.txt", "the sum of x and y", "This is a text, not a circuit."),
        ("README.md", "# Net\n\nSee [it](a.md).\n", "This is a Markdown text, not a circuit."),
        ("net.dot", "digraph { x -> f }", "another kind (Graphviz DOT), not a circuit."),
        ("bad.txt", "f = (x + y * z", 'Column 5: This "(" is never closed.'),
    ],
)
def test_what_is_no_formula_is_named(desk, asked, text, name, held, told):
    before = desk.session.document
    said = asked(BUTTON.Ok)
    assert not desk.window.file_commands.open_path(text(held, name))
    assert told in said[0]
    assert desk.session.document is before


def test_a_circuit_file_is_opened_without_a_question(desk, tmp_path, text, asked):
    asked(BUTTON.Yes)
    desk.window.file_commands.open_path(text("f = x * y"))
    target = tmp_path / "f.circuit"
    files.save(desk.session.document, target)
    assert desk.window.file_commands.open_path(target)
    assert desk.session.path == target
