"""The whole window through a translator that brackets what it is asked: what is bare was missed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTranslator
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QWidget,
)
from thinned import covering
from windows import Desk

from circuit_editor import files, resources
from circuit_editor.gates import GATES
from circuit_editor.lessons import TextByLanguage
from circuit_editor.lessons.lesson import LessonParagraph
from circuit_editor.ui.app import translate
from circuit_editor.ui.palette.gate_list import ENTRY

OPEN, CLOSE = "⟦", "⟧"
EXAMPLES = resources.folder() / "examples"
BRACKETED = re.compile(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}")
WORD = re.compile(r"[^\W\d_]{2,}")

# What stays as it is in every language: kinds of gates as one writes them in an expression, keys,
# the program's own name, what languages call themselves, file endings, numbers, formulas.
KINDS = {word for kind in GATES for word in kind.split("_")}
SYMBOLS = {word for gate in GATES.values() for word in WORD.findall(gate.symbol)}
# attributes and their choices are called as in NumPy and PyTorch, whatever the language
OPTIONS = {
    word
    for gate in GATES.values()
    for name, option in gate.options.items()
    for word in WORD.findall(f"{name} {' '.join(option.schema.get('enum', ()))}")
}
KEYS = {
    "Ctrl",
    "Shift",
    "Alt",
    "Esc",
    "Enter",
    "Home",
    "End",
    "Del",
    "Tab",
    "PgUp",
    "PgDown",
    "Meta",
}
NAMES = {"Circuit", "Editor", "English", "繁體中文", "简体中文", "LaTeX", "inf", "nan", "min"}
QT = {"QShortcut", "QFileDialog"}  # contexts of which the program translates a part
SIGNS = {"out", "dx", "df", "exp", "log", "sigmoid", "σ"}


# What translators were told of.
KNOWN = {
    (context.findtext("name", ""), each.findtext("source", ""))
    for context in ElementTree.parse(resources.folder() / "translations" / "zh_Hant.ts").iter(
        "context"
    )
    for each in context.iter("message")
}


class Bracketing(QTranslator):
    """Answers every question with the text itself in brackets, and remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[tuple[str, str]] = set()

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        self.asked.add((context, text))
        return f"{OPEN}{text}{CLOSE}" if text else ""

    def isEmpty(self) -> bool:
        return False


ALWAYS = {each.casefold() for each in KINDS | SYMBOLS | OPTIONS | KEYS | NAMES | SIGNS}


def bare(text: str, names: set[str]) -> list[str]:
    """Words of a shown text that no translator was asked for, and that are no names."""
    words = unknown(text)
    return [word for word in words if not is_known(word, names, words, text)] if words else []


@cache
def unknown(text: str) -> list[str]:
    """Those that are known in no window: the same texts are shown in most of them."""
    while BRACKETED.search(text):
        text = BRACKETED.sub(" ", text)
    words = WORD.findall(text)
    return [word for word in words if not is_known(word, ALWAYS, words, text)]


def is_known(word: str, known: set[str], words: list[str], text: str) -> bool:
    """Whether a word is one of these; of a text that was cut the last one may go on."""
    is_cut = text.endswith("…") and word is words[-1]  # the palette has no room for all of it
    folded = word.casefold()
    return folded in known or (is_cut and any(each.startswith(folded) for each in known))


def in_brackets(text: TextByLanguage, language: str) -> list[LessonParagraph]:
    """A lesson's text, as if it had been translated."""
    written = text.by_language.get("en", "").split("\n\n")
    return [
        LessonParagraph(f"{OPEN}{each.strip(' $')}{CLOSE}", each.startswith("$"))
        for each in written
    ]


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch) -> Iterator[Desk]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr(TextByLanguage, "paragraphs_in", in_brackets)  # lessons bring their own
    # what was said is kept by the language, which has a code; this one has none
    monkeypatch.setattr(translate, "_said_in", translate._said_in.__wrapped__)
    translator = Bracketing()
    QCoreApplication.installTranslator(translator)
    try:
        desk = Desk(qtbot, tmp_path)
        yield desk
        names = {each.casefold() for each in names_in(desk)}
    finally:
        QCoreApplication.removeTranslator(translator)
    ours, sources = ({each[at] for each in KNOWN} for at in (0, 1))
    asked = {each for each in translator.asked if each[0] in ours - QT}
    assert not [
        each
        for each in asked - KNOWN
        # a class asks for those it comes from, too; a formula without words says the same to all
        if each[1] not in sources and bare(each[1], names)
    ]


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


def names_in(desk: Desk) -> set[str]:
    """What the user or an example named: nodes, ports, blocks, ids, the file, who drew it."""
    document = desk.session.document
    circuits = [document.root, *(each.circuit for each in document.blocks.values())]
    found = {each.name for each in document.blocks.values()}
    for circuit in circuits:
        for id_ in circuit.nodes:
            found |= {id_, circuit.label(id_)}
    return {word for name in found for word in WORD.findall(name)}


def shown(widget: QWidget) -> Iterator[str]:
    """Everything that can be read on a widget, be pointed at, or be read aloud."""
    for each in [widget, *widget.findChildren(QWidget)]:
        yield each.toolTip()
        yield each.accessibleName()
        yield each.accessibleDescription()
        yield each.statusTip()
        if isinstance(each, QLabel | QAbstractButton):
            yield each.text()
        elif isinstance(each, QLineEdit | QPlainTextEdit):
            yield each.placeholderText()
        elif isinstance(each, QGroupBox | QMenu):
            yield each.title()
        elif isinstance(each, QComboBox):
            yield from (each.itemText(at) for at in range(each.count()))
        if isinstance(each, QMessageBox):
            yield each.informativeText()
    yield widget.windowTitle()


def wrong(desk: Desk, texts: Iterator[str] | list[str]) -> list[tuple[str, list[str]]]:
    names = {each.casefold() for each in names_in(desk)}
    return [(text, found) for text in texts if text and (found := bare(text, names))]


def all_marked(desk: Desk, *places: QWidget) -> None:
    """Nothing bare in these parts of the window, or in all of it, or in what was said."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for place in places or (desk.window,):
        assert not wrong(desk, shown(place))
    assert not wrong(desk, desk.said)


def test_menus_and_what_stands_there_at_the_start(desk):
    all_marked(desk)
    menus = [each.menu() for each in desk.window.menuBar().actions()]
    actions: list[QAction] = [*desk.window.menuBar().actions(), *desk.window.actions()]
    for menu in menus:
        for each in [menu, *menu.findChildren(QMenu)]:
            actions += each.actions()
    texts = [each.text() for each in actions] + [each.toolTip() for each in actions]
    assert len(texts) > 100
    assert not wrong(desk, texts)


def test_the_palette_and_its_tips(desk):
    desk.view.catalog.load()
    model = desk.window.palette_panel.gates
    texts = []
    for row in range(model.rowCount()):
        for role in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            texts.append(re.sub("<[^>]*>", "", model.index(row, 0).data(role) or ""))
        entry = model.index(row, 0).data(ENTRY)
        texts += [entry.name, entry.group, entry.summary, entry.character] if entry else []
    assert len(texts) > 150
    assert not wrong(desk, texts)


def one_of_each_kind(nodes) -> list[str]:
    """Of nodes of one kind the first: the pages of the others have the same words."""
    first: dict[str, str] = {}
    for id_, node in sorted(nodes.items()):
        first.setdefault(node.kind, id_)
    return sorted(first.values())


def kinds_in(name: str) -> set[str]:
    """What has pages of its own in an example: kinds of nodes, in blocks, too."""
    document = files.load(EXAMPLES / name)
    circuits = [document.root, *(each.circuit for each in document.blocks.values())]
    return {node.kind for circuit in circuits for node in circuit.nodes.values()}


@pytest.mark.parametrize(
    "name", covering({path.name: kinds_in(path.name) for path in resources.examples()})
)
def test_every_page_of_the_inspector_and_every_tip(desk, name):
    desk.open(EXAMPLES / name)
    session = desk.session
    inspector = desk.window.inspector
    all_marked(desk, inspector)
    for id_ in one_of_each_kind(session.shown.nodes):
        session.select([id_])
        all_marked(desk, inspector)
    for wire in sorted(session.shown.wires)[::3]:
        session.select([], wire)
        all_marked(desk, inspector)
    session.select(session.circuit.nodes)
    all_marked(desk, inspector)
    for id_, node in sorted(session.shown.nodes.items()):
        if node.gate.is_block:
            session.enter(id_)
            all_marked(desk)
            for inner in one_of_each_kind(session.shown.nodes):
                session.select([inner])
                all_marked(desk, inspector)
            session.leave()


def test_what_is_painted_on_the_canvas(desk, painted):
    desk.view.catalog.load()
    entries = [each for each in desk.view.catalog.entries if not each.is_block]
    for at, entry in enumerate(entries):
        desk.view.catalog.put(entry.what, (140.0 * (at % 8), 120.0 * (at // 8)))
    desk.view.fit()
    desk.window.grab()
    assert not wrong(desk, painted)
    count = len(painted)
    for name in ("three-levels.circuit", "gate-patterns.circuit"):
        painted.clear()
        desk.open(EXAMPLES / name)
        desk.window.grab()
        blocks = [i for i, each in desk.session.shown.nodes.items() if each.gate.is_block]
        if blocks:
            desk.session.expand(blocks, open_=True)
            desk.view.fit()
            desk.window.grab()
        assert not wrong(desk, painted)
        count += len(painted)
    assert count > 100


def test_problems_are_told_in_words(desk):
    desk.view.catalog.put("mul", (0.0, 0.0))
    all_marked(desk)
    desk.view.catalog.put("log", (200.0, 0.0))
    desk.session.select([])
    all_marked(desk)
    for id_ in list(desk.session.circuit.nodes):
        desk.session.select([id_])
        all_marked(desk)


@pytest.mark.parametrize("name", ["first-example", "gate-patterns", "three-levels"])
def test_every_step_of_the_timeline(desk, name, painted):
    desk.open(EXAMPLES / f"{name}.circuit")
    desk.window.classroom.toggle_timeline()
    all_marked(desk)
    for _ in range(desk.window.classroom.stepping.count):
        desk.window.classroom.step(1)
        all_marked(desk, desk.window.classroom.timeline)
    desk.window.classroom.stepping.play()
    all_marked(desk, desk.window.classroom.timeline)
    desk.window.classroom.stepping.pause()
    desk.window.grab()
    assert not wrong(desk, painted)


GUESSES = ("7", "x", "0", "1/0", "-0.2", "1e999")


@pytest.mark.parametrize(
    "begin", [0, *(pytest.param(at, marks=pytest.mark.soak) for at in range(1, len(GUESSES)))]
)
def test_predicting_and_what_is_said_to_guesses(desk, begin):
    """To each question one guess, by turns; with the soak each to each."""
    desk.open(EXAMPLES / "sigmoid-neuron.circuit")
    predicting = desk.window.classroom.predicting
    desk.window.classroom.predict("both")
    all_marked(desk)
    panel = desk.window.classroom.predict_panel
    assert len(predicting.questions) > 2 * len(GUESSES)
    for at, question in enumerate(predicting.questions, begin):
        predicting.ask(question)
        predicting.guess(question, GUESSES[at % len(GUESSES)])
        all_marked(desk, panel)
    predicting.reveal_all()
    all_marked(desk, panel)


def test_the_list_of_lessons_and_what_stands_around_their_texts(desk):
    desk.window.classroom.toggle_lessons()
    lessons = desk.window.classroom.lessons
    all_marked(desk)
    assert lessons.start(lessons.all()[1])
    while lessons.lesson is not None:
        lessons.show_hint()
        all_marked(desk)
        lessons.next()
        desk.session.mark_saved(None)
    all_marked(desk)


def test_undo_steps_questions_and_what_is_said(desk):
    desk.open(EXAMPLES / "first-example.circuit")
    session, window = desk.session, desk.window
    steps: list[Callable[[], object]] = [
        window.arranging.tidy,
        window.clipboard.copy,
        lambda: session.select(session.circuit.nodes),
        window.clipboard.copy,
        window.clipboard.paste,
        window.clipboard.duplicate,
        window.blocks.group,
        lambda: session.select(
            [i for i, each in session.circuit.nodes.items() if not each.gate.is_flag][:2]
        ),
        window.blocks.group,
        window.view.start_wire,
        window.clipboard.cut,
    ]
    for step in steps:
        step()
        all_marked(desk)
        texts = [window.actions_by_id[each].text() for each in ("undo", "redo")]
        assert not wrong(desk, texts)


def test_dialogs(desk, monkeypatch, tmp_path):
    seen: list[str] = []

    def answer(box: QMessageBox) -> int:
        seen.extend(shown(box))
        return int(QMessageBox.StandardButton.Cancel)

    monkeypatch.setattr(QMessageBox, "exec", answer)
    desk.view.catalog.put("add", (0.0, 0.0))
    assert not desk.window.file_commands.may_leave()
    broken = tmp_path / "q.circuit"
    for written in (b"", b"{", b'{"format": "circuit-editor", "version": 99}', b"<html>"):
        broken.write_bytes(written)
        desk.window.file_commands.open_path(broken)
    desk.window.file_commands._may_replace(broken)
    assert len([each for each in seen if OPEN in each]) > 12
    system = ("q", "circuit", "json", "property", "Expecting", "name", "enclosed", "in", "double")
    assert not [each for each in wrong(desk, seen) if not set(each[1]) <= {*system, "quotes", "or"}]


def test_the_expression_bar(desk):
    desk.window.show_expression_bar()
    bar = desk.window.expression_bar
    all_marked(desk, bar)
    for text in ("f = a +", "f = (a", "g(2)", "2x$", "f = sin(a, b)", "1e999", "=", "a = b = c"):
        bar.field.setPlainText(text)
        QApplication.processEvents()
        texts = [each for each in shown(bar)]
        found = wrong(desk, texts)
        assert not [each for each in found if set(each[1]) - {"sin", "ab"}], text


def test_a_bare_text_would_be_found(desk):
    label = QLabel("Press here", desk.window)
    assert wrong(desk, shown(label)) == [("Press here", ["Press", "here"])]
    label.setText("⟦{n} of ⟦gates⟧⟧ q 0.25 exp")
    assert not wrong(desk, shown(label))


def test_the_gradient_check_and_notes_at_stops(desk):
    desk.open(EXAMPLES / "sigmoid-neuron.circuit")
    desk.window.actions_by_id["check"].trigger()
    QApplication.processEvents()
    all_marked(desk)
    classroom = desk.window.classroom
    classroom.toggle_timeline()
    classroom.step(1)
    classroom.stepping.toggle_stop()
    all_marked(desk)
    texts = [desk.window.actions_by_id[each].text() for each in ("undo", "redo")]
    assert not wrong(desk, texts)
