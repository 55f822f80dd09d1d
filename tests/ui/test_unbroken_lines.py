"""No line of a panel ends within a formula: every text the program ships, as Qt lays it out."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from examples import shipped_lesson
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QGuiApplication, QTextLayout, QTextOption
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu

from circuit_editor import resources
from circuit_editor.engine import Readings, run_document
from circuit_editor.files import load
from circuit_editor.lessons import shipped_lessons
from circuit_editor.teaching import timeline
from circuit_editor.teaching.timeline.step_sentences import Sentences
from circuit_editor.text.unbroken import allow_breaks
from circuit_editor.ui.app import language
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.plain_text import PlainLabel
from circuit_editor.ui.app.translate import say
from circuit_editor.ui.classroom.lesson_text import POINTS
from circuit_editor.ui.classroom.lessons import in_current_language
from circuit_editor.ui.classroom.stage.caption import Caption
from circuit_editor.ui.widgets.labels import BODY, Paragraph

CARD = 256  # pixels: of a hint, the narrowest place for sentences
SIGNS = "=≈+−×÷·/^"
WORDS = "[A-Za-z]{3}|[\u4e00-\u9fff]"
EXAMPLES = sorted((resources.folder() / "examples").glob("*.circuit"))


@pytest.fixture(params=language.LANGUAGES, ids=lambda each: each.code)
def spoken(request, qapp):
    language.speak(request.param)
    yield request.param
    language.speak(language.ENGLISH)


def lines(label: QLabel, text: str, width: int = CARD) -> list[str]:
    """The lines in which Qt shows what this label shows, as one reads them."""
    layout = QTextLayout(text, label.font())
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    found = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        assert line.naturalTextWidth() <= width, f"clipped: {allow_breaks(text)}"
        found.append(
            allow_breaks(text[line.textStart() : line.textStart() + line.textLength()]).strip()
        )
    layout.endLayout()
    return found


def shown(label: QLabel) -> str:
    """What Qt was given, which the label's own `text` does not say."""
    return QLabel.text(label)


def breaks_within_a_formula(ends: str, begins: str) -> bool:
    """True where a line ends with a sign, or the next begins with one that is no relation.

    A sign right before its number begins no line within a formula: `−4.00 to x`; and a formula that
    is longer than a line, with no word beside it, may go on with a sum's sign.
    """
    if re.search(rf"[\w)|²…] ?[{SIGNS}]$", ends):
        return True
    if re.match(rf"[{SIGNS}] ", begins) and begins[0] not in "=≈":
        return begins[0] not in "+−" or re.search(WORDS, ends + begins) is not None
    return bool(re.search(r"(?<![\w.])\d$", ends) and re.match(r"[a-zA-Z]\d?\b(?!')", begins))


def all_texts() -> list[str]:
    """Every text of every lesson and every step's sentence, in the language that is spoken."""
    texts = []
    for path in shipped_lessons():
        lesson = shipped_lesson(path)
        texts.append(in_current_language(lesson.title))
        for at, step in enumerate(lesson.steps):
            texts += [in_current_language(each) for each in (step.text, step.told, *step.hints)]
            texts += sentences(lesson.circuit_at(at))
    for path in EXAMPLES:
        texts += sentences(load(path))
    return [each for each in dict.fromkeys(texts) if each]


def sentences(document) -> list[str]:
    run = run_document(document)
    line = timeline(document, run, frozenset(run.tape.insides))
    told = Sentences(document, Readings(run), line)
    return [say(told.at(at)) for at in range(len(line.steps))]


def test_no_shipped_text_breaks_within_a_formula(spoken, qtbot):
    label = Paragraph(BODY)
    qtbot.addWidget(label)
    label.setFont(look.font(POINTS))
    texts = all_texts()
    assert len(texts) > 150
    broken = []
    for text in texts:
        label.setText(text)
        assert label.text() == text
        for paragraph in shown(label).split("\n"):
            found = lines(label, paragraph)
            broken += [
                f"{before} ⏎ {after}"
                for before, after in pairwise(found)
                if breaks_within_a_formula(before, after)
            ]
    assert not broken, "\n".join(broken)


TEXT = "so y = 3.00 − 1 and v = 1/u"


@pytest.fixture
def selectable(qtbot):
    label = Paragraph(BODY, TEXT)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    qtbot.addWidget(label)
    label.resize(CARD, 80)
    with qtbot.waitExposed(label):
        label.show()
    label.setFocus()
    label.setSelection(0, len(shown(label)))
    assert shown(label) != TEXT
    return label


def test_a_formula_is_copied_as_one_types_it(selectable):
    QTest.keyClick(selectable, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == TEXT


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_and_so_it_is_by_the_menu(selectable):
    QGuiApplication.clipboard().setText("")
    at = QPoint(5, 5)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, selectable.mapToGlobal(at))
    QApplication.sendEvent(selectable, event)
    (menu,) = selectable.findChildren(QMenu)
    menu.actions()[0].trigger()
    menu.close()
    assert QGuiApplication.clipboard().text() == TEXT


def test_a_screen_reader_says_what_one_would_type(selectable):
    says = QAccessible.queryAccessibleInterface(selectable).text(QAccessible.Text.Name)
    assert says == TEXT
    selectable.setText("no formula")
    says = QAccessible.queryAccessibleInterface(selectable).text(QAccessible.Text.Name)
    assert says == "no formula"


def test_a_label_of_one_line_is_as_it_is_and_wraps_as_soon_as_it_is_told_to(qtbot):
    label = PlainLabel(TEXT)
    qtbot.addWidget(label)
    assert shown(label) == TEXT
    label.setWordWrap(True)
    assert shown(label) != TEXT


def test_the_caption_on_the_stage_holds_formulas_together(qapp):
    caption = Caption()
    caption.sentence = "mul switches: it sends −0.20 × (−2.00) ≈ 0.39 to w1."
    caption.lay(QSize(520, 720), 30)
    (text,) = (each for _, _, each in caption._parts)
    assert allow_breaks(text) == caption.sentence != text
    assert caption.shown == [caption.sentence]


def test_a_formula_wider_than_its_label_goes_on_in_a_new_line(qtbot):
    label = PlainLabel("1.00 × (−1/1.37²) = −0.53")
    qtbot.addWidget(label)
    label.setWordWrap(True)
    label.setMinimumWidth(40)
    whole = label.fontMetrics().horizontalAdvance(label.text())
    for width in (whole + 40, whole - 10, whole + 40):
        label.resize(width, 200)
        label.show()
        QApplication.processEvents()
        runs = QLabel.text(label).split(" ")
        assert all(label.fontMetrics().horizontalAdvance(each) <= width for each in runs)
        assert len(runs) == (1 if width > whole else 2)
        assert label.text() == "1.00 × (−1/1.37²) = −0.53"
    larger = label.font()
    larger.setPixelSize(2 * label.fontInfo().pixelSize())
    label.setFont(larger)
    QApplication.processEvents()
    assert len(QLabel.text(label).split(" ")) > 1


def test_the_height_of_a_label_for_a_width_is_the_same_whatever_its_width_is_now(qtbot):
    """Else a page whose scroll bar comes and goes would be laid out again without end."""
    label = PlainLabel("local ∂out/∂x = −0.25 × (−2.00) = 0.50, and ∂loss/∂x = 1.65 × 0.50 = 0.82")
    qtbot.addWidget(label)
    label.setWordWrap(True)
    found = set()
    for width in (400, 120, 90, 260):
        label.resize(width, 200)
        asked = (80, 120, 133, 200, 400)
        found.add((label.minimumSizeHint().width(), *map(label.heightForWidth, asked)))
        label.setText(label.text() + " ")  # measured anew
        label.setText(label.text().rstrip())
    assert len(found) == 1
    ((least, *heights),) = found
    assert 30 < least < 120 and heights == sorted(heights, reverse=True)
    label.resize(120, 200)
    assert QLabel.heightForWidth(label, 120) == heights[1]


def test_a_line_may_end_between_chinese_characters(qtbot):
    label = PlainLabel("上游 × 局部 = 下游，每個輸入各算一次。")
    qtbot.addWidget(label)
    label.setWordWrap(True)
    assert label.minimumSizeHint().width() <= label.fontMetrics().horizontalAdvance("輸入") + 1
