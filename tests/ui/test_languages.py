"""Another language while the program runs: the window goes on where the other one stood."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtGui import QFont, QFontDatabase, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel
from windows import NEURON, let_go

from circuit_editor import files, resources
from circuit_editor.engine import Readings, run_document
from circuit_editor.model import Pin, edits
from circuit_editor.teaching import timeline
from circuit_editor.teaching.timeline.step_sentences import Sentences
from circuit_editor.ui.app import language
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.language import ENGLISH, LANGUAGES, SIMPLIFIED, TRADITIONAL
from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.app.startup import Application
from circuit_editor.ui.app.translate import fill, say
from circuit_editor.ui.palette.gate_list import IS_OPEN
from circuit_editor.ui.shell.editing.values_offer import ValuesOffer
from circuit_editor.ui.shell.help.key_list import keys_text

STRAY = re.compile("[。，、；：！？] | [。，、；：！？]|[\u3400-\u9fff] [\u3400-\u9fff]")
FIRST = resources.folder() / "examples" / "first-example.circuit"
MATRICES = FIRST.with_name("two-layer-network-in-matrices.circuit")


@pytest.fixture
def program(qtbot, tmp_path):
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    settings.setValue(Settings.language.key, ENGLISH.code)
    font = QApplication.font()
    program = Application(Settings(settings))
    program.window.show()
    yield program
    let_go(program.window)
    program.window.close()
    program.window.deleteLater()
    language.speak(ENGLISH)
    QApplication.setFont(font)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def choose(program: Application, code: str) -> None:
    """Choose a language in the menu, and come back when it is spoken."""
    program.window.languages.fill()
    (action,) = (each for each in program.window.languages.actions() if each.data() == code)
    action.trigger()
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def menus(program: Application) -> list[str]:
    return [each.text() for each in program.window.menuBar().actions()]


@pytest.mark.parametrize("spoken", LANGUAGES, ids=lambda each: each.code)
def test_arrow_keys_are_arrows_and_a_key_of_two_names_is_told_once(qapp, spoken):
    """Qt's Chinese for the key with the arrow to the left is that for the left mouse button."""
    language.speak(spoken)
    try:
        assert keys_text(["Left", "Ctrl+Right", "Up", "Shift+Down"]) == "←, Ctrl+→, ↑, Shift+↓"
        assert keys_text(["Ctrl+Return", "Ctrl+Enter"]) == "Ctrl+Enter"
        assert keys_text(["Del"]) == ("Del" if spoken is ENGLISH else "Delete")
    finally:
        language.speak(ENGLISH)


@pytest.mark.parametrize("spoken", [TRADITIONAL, SIMPLIFIED], ids=lambda each: each.code)
def test_no_space_stands_between_chinese_words(qapp, spoken):
    language.speak(spoken)
    try:
        for path in (FIRST, NEURON, *sorted((resources.folder() / "examples").glob("s*.circuit"))):
            document = files.load(path)
            for name, id_ in (("權重", sources_of(document)[0]), ("誤差", document.loss)):
                document = edits.rename(document, id_, name)
            run = run_document(document)
            line = timeline(document, run, run.tape.insides)
            sentences = Sentences(document, Readings(run), line)
            for at in range(len(line.steps)):
                told = say(sentences.at(at))
                assert STRAY.search(told) is None, told
        assert fill("{a} 是 {b} 的 {c}。 {d}", a="x", b="權 重", c="值", d="f") == (
            "x 是權 重的值。f"
        )
        assert QCoreApplication.translate("QFileDialog", "&Look in:") != "&Look in:"
    finally:
        language.speak(ENGLISH)


def sources_of(document):
    return [id_ for id_, each in document.root.nodes.items() if each.gate.is_source]


def test_the_menu_offers_the_system_and_every_language_by_its_own_name(program):
    menu = program.window.languages
    menu.aboutToShow.emit()
    menu.aboutToShow.emit()  # it is filled once
    assert [each.text().replace("&", "").partition("(")[0] for each in menu.actions()] == [
        "As the system",
        "English",
        "繁體中文",
        "简体中文",
    ]
    assert [each.data() for each in menu.actions() if each.isChecked()] == ["en"]


def test_all_of_the_window_speaks_another_language_at_once_and_english_again(program):
    english = menus(program)
    choose(program, TRADITIONAL.code)
    assert menus(program)[0] == "檔案(&F)"
    choose(program, SIMPLIFIED.code)
    assert menus(program)[0] == "文件(&F)"
    choose(program, ENGLISH.code)
    assert menus(program) == english


def test_the_choice_is_kept_for_the_next_time(program, tmp_path):
    choose(program, TRADITIONAL.code)
    kept = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    program._settings.sync()
    assert kept.value(Settings.language.key) == TRADITIONAL.code


def test_one_goes_on_where_one_was(program, qtbot, tmp_path):
    window = program.window
    assert window.file_commands.open_path(NEURON)
    window.resize(1180, 720)
    session = window.session
    id_ = next(iter(session.circuit.nodes))
    session.select({id_})
    source = next(id_ for id_, each in session.circuit.nodes.items() if each.gate.is_source)
    session.set_value(source, 1.25)
    window.view.set_zoom(0.83)
    document, middle = session.document, window.view.mapToScene(window.view.rect().center())
    size = window.size()
    choose(program, TRADITIONAL.code)
    now = program.window
    assert now is not window
    assert now.session.document is document
    assert now.session.selection == {id_}
    assert now.session.is_unsaved
    assert now.size() == size
    assert now.view.zoom == pytest.approx(0.83)
    moved = now.view.mapToScene(now.view.rect().center()) - middle
    assert abs(moved.x()) < 8 and abs(moved.y()) < 8
    assert now.isVisible()
    now.undo()
    assert now.session.document is not document
    assert not now.session.is_unsaved


def test_an_undo_step_is_named_in_the_language_one_has_now(program):
    window = program.window
    assert window.file_commands.open_path(FIRST)
    window.session.select(window.session.circuit.nodes)
    window.session.delete_selected()
    assert window.session.undo_label == "Delete"
    choose(program, TRADITIONAL.code)
    assert program.window.session.undo_label == "刪除"
    assert program.window.actions_by_id["undo"].text() == "復原(&U) 刪除"


def test_what_was_opened_in_the_palette_stays_open(program):
    def listed(kind: str) -> bool:
        return program.window.palette_panel.gates.row_of(kind).isValid()

    choose(program, "zh_Hant")
    assert not listed("erf")
    gates = program.window.palette_panel.gates
    rows = map(gates.index, range(gates.rowCount()))
    gates.fold(next(each for each in rows if each.data(IS_OPEN) is False))
    choose(program, "zh_Hans")
    assert listed("erf")


def test_a_panel_that_was_folded_stays_folded(program):
    program.window.resize(1400, 800)
    program.window.side_panels.toggle("inspector")
    room = program.window.view.width()
    choose(program, "zh_Hant")
    assert not program.window.inspector.isVisible()
    assert program.window.view.width() == room
    program.window.side_panels.toggle("inspector")
    assert program.window.inspector.isVisible()


def test_where_one_is_inside_a_block_stays_and_what_is_open_in_place(program):
    window = program.window
    assert window.file_commands.open_path(resources.folder() / "examples" / "three-levels.circuit")
    block = next(id_ for id_, each in window.session.circuit.nodes.items() if each.gate.is_block)
    window.session.expand([block], open_=True)
    window.session.enter(block)
    choose(program, SIMPLIFIED.code)
    assert program.window.session.where == (block,)
    assert block in program.window.session.expanded
    assert program.window.breadcrumb.isVisible()


def test_the_old_window_is_gone_and_nothing_of_it_listens(program):
    old = program.window
    gone = []
    old.destroyed.connect(lambda: gone.append(True))
    assert old.file_commands.open_path(FIRST)
    choose(program, TRADITIONAL.code)
    assert gone == [True]
    tops = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    assert tops == [program.window]
    program.window.session.select(program.window.session.circuit.nodes)
    program.window.appearance.choose("dark")
    program.window.undo()


def covered(program: Application) -> dict[Pin, tuple[str, str]]:
    session = program.window.session
    return {
        pin: (session.value(pin).text, session.gradient(pin).text)
        for pin in sorted(session.circuit.wires)
    }


@pytest.mark.parametrize(
    ("cover", "spoken"),
    [
        ("gradients", TRADITIONAL),
        ("values", SIMPLIFIED),
        ("both", TRADITIONAL),
        ("selected", SIMPLIFIED),
    ],
)
def test_what_is_covered_stays_covered_and_is_asked_for_in_the_other_language(
    program, cover, spoken
):
    assert program.window.file_commands.open_path(FIRST)
    program.window.session.select({program.window.session.circuit.find("q")})
    program.window.classroom.predict("" if cover == "selected" else cover)
    before = program.window.classroom.predicting
    before.guess(before.current, "77")
    before.ask_next()
    seen, asked, left = covered(program), before.current, before.left
    assert "?" in {each for pair in seen.values() for each in pair}
    score = before.score
    choose(program, spoken.code)
    now = program.window.classroom
    assert covered(program) == seen
    assert (now.predicting.current, now.predicting.left) == (asked, left)
    assert now.predict_panel.isVisible() and program.window.view.guessing.field.hasFocus()
    assert now.predicting.score != score, "in the other language"
    now.predicting.stop()
    assert not program.window.session.hides_numbers


def test_a_prediction_along_the_timeline_goes_on_at_its_step(program):
    assert program.window.file_commands.open_path(FIRST)
    program.window.classroom.step(1)
    program.window.classroom.predict("both")
    asked, seen = program.window.classroom.predicting.current, covered(program)
    choose(program, SIMPLIFIED.code)
    now = program.window.classroom
    assert now.stepping.position == 0
    assert (now.predicting.current, covered(program)) == (asked, seen)


def test_shapes_that_are_asked_for_stay_covered_and_the_example_held(program):
    assert program.window.file_commands.open_path(MATRICES)
    program.window.session.examples.hold(2)
    program.window.classroom.predict("shapes")
    hidden = {id_ for id_ in program.window.session.circuit.nodes if not shapes(program, id_)}
    assert hidden
    choose(program, TRADITIONAL.code)
    assert hidden == {
        id_ for id_ in program.window.session.circuit.nodes if not shapes(program, id_)
    }
    assert program.window.session.examples.held == 2


def shapes(program: Application, id_: str) -> dict[str, tuple[int, ...]]:
    return program.window.session.shapes_at(id_)


@pytest.mark.parametrize("is_lesson", [False, True])
def test_what_is_typed_as_a_guess_and_not_said_is_kept(program, is_lesson):
    classroom = program.window.classroom
    if is_lesson:
        classroom.toggle_lessons()
        lesson = next(each for each in classroom.lessons.all() if each.id == "first-example")
        at = next(at for at, each in enumerate(lesson.steps) if each.asked)
        classroom.lessons.resume(lesson, at)
    else:
        assert program.window.file_commands.open_path(FIRST)
        classroom.predict("gradients")
    program.window.view.guessing.field.setText("1/3")
    choose(program, TRADITIONAL.code)
    assert program.window.view.guessing.field.text() == "1/3"


def test_a_theme_leaves_a_prediction_as_it_is(program):
    assert program.window.file_commands.open_path(FIRST)
    program.window.classroom.predict("gradients")
    seen = covered(program)
    program.window.settings.theme = "dark"
    choose(program, TRADITIONAL.code)
    program.window.settings.theme = "light"
    assert covered(program) == seen and program.window.view.guessing.field is not None


def test_a_language_that_is_refused_ends_nothing(program):
    first = program.window
    assert first.file_commands.open_path(FIRST)
    first.classroom.predict("gradients")
    other = program.windows.open(first)
    assert other.file_commands.open_path(FIRST.with_name("sigmoid-neuron.circuit"))
    source = sources_of(other.session.document)[0]
    other.view.in_place.edit(source, "abc")
    choose(program, TRADITIONAL.code)
    assert program.window is other and first.classroom.predicting.is_on
    other.view.cancel_gesture()


def test_a_lesson_goes_on_at_its_step_in_the_other_language(program):
    window = program.window
    window.classroom.toggle_lessons()
    lessons = window.classroom.lessons
    assert lessons.start(lessons.all()[1])
    lessons.next()
    choose(program, TRADITIONAL.code)
    now = program.window.classroom
    assert now.lessons.lesson is not None
    assert (now.lessons.lesson.id, now.lessons.at) == ("first-example", 1)
    assert now.shows_lessons


def test_what_was_chosen_and_shown_in_a_lesson_is_so_in_the_other_language(program):
    window = program.window
    window.classroom.toggle_lessons()
    lessons = window.classroom.lessons
    lessons.resume(lessons.all()[0], 5)
    wrong = next(each for each in lessons.step.choices if not each.is_right)
    lessons.choose(wrong)
    lessons.show_hint()
    choose(program, TRADITIONAL.code)
    now = program.window.classroom.lessons
    assert (now.at, now.chosen, now.hints_shown, now.is_shown) == (5, [wrong], 1, False)
    now.reveal()
    choose(program, ENGLISH.code)
    now = program.window.classroom.lessons
    assert (now.chosen, now.is_shown, now.is_done) == ([wrong], True, False)
    assert now.score.revealed == 1


def test_what_was_looked_for_or_asked_for_is_so_no_more_in_the_other_language(program):
    program.window.file_commands.open_path(FIRST)
    document = program.window.session.document
    for id_ in ("find-gate", "all-commands", "wire"):
        program.window.session.select({"x"})
        program.window.actions_by_id[id_].trigger()
        choose(program, SIMPLIFIED.code)
        view = program.window.view
        assert view.hasFocus() and view.gesture is None and not view.search.is_open
        choose(program, ENGLISH.code)
    program.window.session.edit("Delete", edits.remove, ["x"])
    program.window.undo()  # nothing of the old windows listens
    assert program.window.session.document is document


def test_what_is_typed_and_cannot_stand_keeps_the_language(program):
    window = program.window
    assert window.file_commands.open_path(FIRST)
    source = next(id_ for id_, each in window.session.circuit.nodes.items() if each.gate.is_source)
    window.view.in_place.edit(source, "abc")
    choose(program, TRADITIONAL.code)
    assert program.window is window
    assert [each.data() for each in window.languages.actions() if each.isChecked()] == ["en"]
    window.view.cancel_gesture()


def test_an_expression_that_is_being_typed_is_kept(program):
    program.window.show_expression_bar()
    program.window.expression_bar.field.setPlainText("f = a * b")
    choose(program, TRADITIONAL.code)
    assert program.window.expression_bar.isVisible()
    assert program.window.expression_bar.field.toPlainText() == "f = a * b"


def test_what_a_text_left_open_is_offered_in_the_other_language(program):
    program.window.show_expression_bar()
    program.window.expression_bar.field.setPlainText("h = w1*x1 + w2*x2; L = (h - t)^2")
    program.window.expression_bar.field.entered.emit()
    before = program.window.view.findChild(ValuesOffer)
    before.draw.click()
    program.window.undo()
    assert before.isVisible() and "seed 2" in before.draw.text()
    choose(program, TRADITIONAL.code)
    offer = program.window.view.findChild(ValuesOffer)
    assert offer.isVisible() and "2" in offer.draw.text() and "seed" not in offer.draw.text()
    offer.leave.click()
    choose(program, SIMPLIFIED.code)
    assert not program.window.view.findChild(ValuesOffer).isVisible()


@pytest.mark.parametrize("spoken", LANGUAGES, ids=lambda each: each.code)
def test_letters_come_from_the_fonts_of_the_language(program, spoken):
    choose(program, spoken.code)
    fonts = [QApplication.font(), look.font(13), look.fixed_font(13), look.heading_font()]
    for font in [*fonts, program.window.font(), program.window.menuBar().font()]:
        assert set(spoken.fonts) <= {*font.families()}


@pytest.mark.parametrize(("spoken", "kind"), [(TRADITIONAL, "TC"), (SIMPLIFIED, "SC")])
def test_letters_look_as_readers_of_the_language_write_them(program, spoken, kind):
    if "Noto Sans CJK TC" not in QFontDatabase.families():
        pytest.skip("needs the Noto fonts")
    choose(program, (SIMPLIFIED if kind == "TC" else TRADITIONAL).code)
    drawn(QApplication.font()), drawn(look.font(13))  # what the other one needs is remembered
    choose(program, spoken.code)
    shapes = {each: drawn(QFont(f"Noto Sans CJK {each}")) for each in ("JP", "TC", "SC")}
    assert len({bytes(each.constBits()) for each in shapes.values()}) == 3
    for font in (QApplication.font(), look.font(13), look.fixed_font(13)):
        assert drawn(font) == shapes[kind]


def drawn(font: QFont) -> QImage:
    """Letters that every language writes in its own way."""
    image = QImage(160, 40, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    large = QFont(font)
    large.setPixelSize(30)
    painter = QPainter(image)
    painter.setFont(large)
    painter.drawText(4, 30, "直骨角誤")
    painter.end()
    return image


def test_buttons_of_the_toolbar_show_no_keys(program):
    choose(program, TRADITIONAL.code)
    ids = ("undo", "redo", "predict-backward", "lessons", "present", "fit")
    texts = [program.window.actions_by_id[each].iconText() for each in ids]
    assert texts == ["復原", "重做", "預測", "課程", "簡報", "顯示全部"]
    assert program.window.actions_by_id["lessons"].toolTip() == "一小步一小步學會反向傳播 (F4)"


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [
        (["zh-Hant-TW", "en-US"], TRADITIONAL),
        (["zh-HK"], TRADITIONAL),
        (["zh-CN"], SIMPLIFIED),
        (["zh"], SIMPLIFIED),
        (["de-DE", "zh-TW"], TRADITIONAL),
        (["fr-FR"], ENGLISH),
        (["en-GB", "zh-CN"], ENGLISH),
    ],
)
def test_the_system_is_asked_for_its_languages(monkeypatch, asked, spoken):
    class System:
        @staticmethod
        def uiLanguages() -> list[str]:
            return asked

    monkeypatch.setattr(language.QLocale, "system", System)
    assert language.of_system() is spoken
    assert language.language_for("no such language") is spoken


def test_a_block_of_the_library_is_called_as_the_language_calls_it(program):
    choose(program, TRADITIONAL.code)
    catalog, session = program.window.view.catalog, program.window.session
    catalog.load()
    for at in range(2):  # the second one is another use of the first
        assert catalog.put("library:neuron-2-inputs", (0.0, 200.0 * at)) is not None
    assert [each.name for each in session.document.blocks.values()] == ["神經元，2 個輸入"]
    program.window.palette_panel.field.setText("neuron-2")
    assert program.window.palette_panel.gates.rowCount() == 2, "its English name finds it"


def test_inputs_are_called_as_the_language_calls_them_and_gates_as_one_types_them_too(program):
    choose(program, TRADITIONAL.code)
    named = {each.what: each.name for each in program.window.view.catalog.entries}
    assert (named["input"], named["parameter"], named["constant"]) == ("輸入", "參數", "常數")
    assert (named["mul"], named["output"]) == ("乘法 mul", "損失旗子")
    program.window.palette_panel.field.setText("parameter")
    assert program.window.palette_panel.gates.rowCount() >= 2, "its English name finds it"


def test_a_page_says_what_the_page_it_comes_from_says(program):
    window = program.window
    assert window.file_commands.open_path(FIRST)
    choose(program, TRADITIONAL.code)
    session = program.window.session
    session.select([next(i for i, each in session.circuit.nodes.items() if each.gate.is_source)])
    labels = program.window.inspector.page.findChildren(QLabel)
    assert "名稱" in [each.text() for each in labels]


def test_no_text_of_qt_itself_stays_english(program):
    choose(program, TRADITIONAL.code)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
