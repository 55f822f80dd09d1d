"""Two documents side by side: both pictures, what differs in sentences, and where it is."""

from __future__ import annotations

import pytest
from block_documents import two_neurons
from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from windows import ALT, NEURON

from circuit_editor import files
from circuit_editor.dataclass import replace
from circuit_editor.model import EMPTY, Document, blocks, edits
from circuit_editor.teaching.difference_sentences import HERE, IN_FILE
from circuit_editor.ui.shell.files import circuit_picture
from circuit_editor.ui.shell.files.compare_documents import (
    MOST_TOLD,
    CompareAnswer,
    CompareDialog,
    Version,
    show_both,
)

Key = Qt.Key
ANSWERS = [
    CompareAnswer("theirs", "&Take theirs"),
    CompareAnswer("mine", "&Keep mine", is_first=True),
]
HOSTILE = "<img src='file:///etc/passwd'>"


@pytest.fixture(scope="module")
def neuron() -> Document:
    return files.load(NEURON)


@pytest.fixture
def compare(qtbot):
    """Makes the dialog, all drawn."""
    parents = []

    def make(left: Document, right: Document, **options: bool) -> CompareDialog:
        parent = QWidget()
        parents.append(parent)
        qtbot.addWidget(parent)
        sides = Version(left, "Yours", HERE), Version(right, HOSTILE, IN_FILE)
        dialog = CompareDialog(parent, *sides, ANSWERS, **options)
        dialog.show()
        qtbot.waitUntil(lambda: all(not each._image.isNull() for each in dialog.panel.pictures))
        return dialog

    return make


def lines(dialog: CompareDialog) -> list[str]:
    shown = dialog.panel.list
    return [shown.item(row).text() for row in range(shown.count())]


def settle(qtbot, dialog: CompareDialog) -> None:
    qtbot.waitUntil(lambda: not any(each._soon.isActive() for each in dialog.panel.pictures))


def named(document: Document) -> dict[str, str]:
    return {document.root.label(id_): id_ for id_ in document.root.nodes}


def test_a_click_on_a_difference_shows_where_it_is_in_both_pictures(qtbot, compare, neuron):
    x0, w2 = (named(neuron)[name] for name in ("x0", "w2"))
    other = edits.set_value(edits.move(neuron, {w2: (-200.0, 400.0)}), x0, 7.0)
    dialog = compare(neuron, other)
    assert lines(dialog) == ["x0: −1.00 here, 7.00 in the file", "In another place: w2"]
    left, right = dialog.panel.pictures
    assert len(left.marks()) == len(right.marks()) == 2  # all that differs, at first
    assert not dialog.whole.isEnabled()
    for row, id_ in ((0, x0), (1, w2)):
        at = dialog.panel.list.visualItemRect(dialog.panel.list.item(row)).center()
        QTest.mouseClick(dialog.panel.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
        settle(qtbot, dialog)
        for picture, document in ((left, neuron), (right, other)):
            (mark,) = picture.marks()
            assert picture.boxes([id_])[0].contains(*document.root.places[id_])
            assert QRect(QPoint(), picture.size()).contains(mark.toRect().center())
    assert left._shown == right._shown  # one place seen in both
    near = left._shown
    QTest.mouseClick(dialog.whole, Qt.MouseButton.LeftButton)
    settle(qtbot, dialog)
    assert left._shown.width() > near.width() and len(left.marks()) == 2


def test_keys_alone_lead_to_an_answer(qtbot, compare, neuron):
    dialog = compare(neuron, edits.set_value(neuron, named(neuron)["x0"], 7.0))
    assert QApplication.focusWidget() is dialog.panel.list
    QTest.keyClick(dialog.panel.list, Key.Key_Down)
    assert dialog.panel.chosen is not None
    QTest.keyClick(QApplication.focusWidget(), Key.Key_K, ALT)
    qtbot.waitUntil(lambda: bool(dialog.answer))  # a button is seen to go down first
    assert (dialog.answer, dialog.result()) == ("mine", dialog.DialogCode.Accepted)
    again = compare(neuron, neuron)
    QTest.keyClick(again, Key.Key_Escape)
    assert (again.answer, again.result()) == ("", again.DialogCode.Rejected)


def test_what_a_stranger_named_is_plain_text(compare, neuron):
    named_so = edits.rename(neuron, "exp1", HOSTILE)
    dialog = compare(neuron, named_so)
    assert lines(dialog) == [f"Name: no name here, {HOSTILE} in the file"]
    assert HOSTILE in [each.text() for each in dialog.findChildren(QLabel)]
    for each in dialog.findChildren(QLabel):
        assert each.textFormat() is Qt.TextFormat.PlainText


def test_equal_documents_and_only_other_places_are_said_to_be_so(compare, neuron):
    same = compare(neuron, files.read(files.dump(neuron)))
    assert same.panel.told.text() == "Both are the same." and not same.panel.list.isVisible()
    moved = compare(neuron, edits.move(neuron, {"exp1": (0.0, 0.0)}))
    assert moved.panel.told.text() == "Only places differ (choose one to see where):"


def test_many_differences_are_counted_and_nothing_covered_is_told(compare, neuron):
    other = neuron
    for id_, value in neuron.root.values.items():
        other = edits.set_value(other, id_, float(value) + 1)
    covered = compare(neuron, other, has_numbers=False)
    assert all(each.endswith(": another value") for each in lines(covered))
    many = EMPTY
    for at in range(MOST_TOLD + 5):
        many = edits.add(many, f"x{at}", "input", (100.0 * at, 0.0), value=0.0, label=f"x{at}")
    more = many
    for at in range(MOST_TOLD + 5):
        more = edits.set_value(more, f"x{at}", 1.0)
    assert lines(compare(many, more))[-1] == "… and 5 more"


def test_a_large_circuit_is_drawn_from_afar_and_marked_as_well(qtbot, compare, monkeypatch, neuron):
    monkeypatch.setattr(circuit_picture, "MOST_GATES", 3)
    monkeypatch.setattr(circuit_picture, "CircuitDrawing", None)  # none is run or laid out
    dialog = compare(neuron, edits.remove(neuron, ["exp1"]))
    qtbot.waitUntil(lambda: bool(lines(dialog)))
    assert lines(dialog)[0].startswith("Only here: exp")
    QTest.keyClick(dialog.panel.list, Key.Key_Down)
    settle(qtbot, dialog)
    left, right = dialog.panel.pictures
    assert len(left.marks()) == 1 and not right.marks()
    assert left._shown == right._shown


def test_it_fits_into_a_small_screen(compare, neuron):
    dialog = compare(neuron, EMPTY)
    dialog.resize(QSize(716, 414))
    assert dialog.minimumSizeHint().width() <= 716 and dialog.minimumSizeHint().height() <= 414


def test_whoever_asks_gets_the_answer(qtbot, neuron):
    parent = QWidget()
    qtbot.addWidget(parent)

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        QTest.mouseClick(dialog.buttons["theirs"], Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, press)
    sides = Version(neuron, "Yours", HERE), Version(EMPTY, "Theirs", IN_FILE)
    assert show_both(parent, *sides, ANSWERS) == "theirs"


def test_what_differs_inside_a_block_is_shown_inside_it(qtbot, compare, monkeypatch):
    document = two_neurons()
    ((id_, block),) = document.blocks.items()
    some = min(each for each, node in block.circuit.nodes.items() if not node.gate.is_port)
    circuit = replace(block.circuit, labels=block.circuit.labels.set(some, "s"))
    other = replace(document, blocks=document.blocks.set(id_, replace(block, circuit=circuit)))
    for _ in range(2):  # as in the window, and from afar
        dialog = compare(document, other)
        qtbot.waitUntil(lambda dialog=dialog: len(lines(dialog)) == 1)
        settle(qtbot, dialog)
        instances = blocks.instances_around(document, id_)
        assert [len(each.marks()) for each in dialog.panel.pictures] == [len(instances)] * 2
        QTest.keyClick(dialog.panel.list, Key.Key_Down)
        for picture in dialog.panel.pictures:
            qtbot.waitUntil(lambda picture=picture: len(picture.boxes([some])) == 1)
        settle(qtbot, dialog)
        assert [len(each.marks()) for each in dialog.panel.pictures] == [1, 1]
        assert " › " in dialog.panel.titles[0].text()
        QTest.mouseClick(dialog.whole, Qt.MouseButton.LeftButton)
        assert dialog.panel.titles[0].text() == "Yours"
        monkeypatch.setattr(circuit_picture, "MOST_GATES", 3)
