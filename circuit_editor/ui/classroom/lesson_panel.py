"""The lesson panel: the question of a step, its answer once done, hints, and the way on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from circuit_editor.lessons import Lesson, LessonStep
from circuit_editor.lessons import TextByLanguage as Written
from circuit_editor.text import (
    MINUS,
    quote,
)
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.announcements import announce
from circuit_editor.ui.app.deferred_loading import call_later
from circuit_editor.ui.app.guarded_painting import guard_measure
from circuit_editor.ui.app.plain_text import plain_caption
from circuit_editor.ui.app.translate import say
from circuit_editor.ui.classroom.lesson_text import POINTS, LessonText
from circuit_editor.ui.classroom.lessons import Lessons, in_current_language
from circuit_editor.ui.session.formula_client import FormulaClient
from circuit_editor.ui.widgets.button_keys import ARROWS, NONE
from circuit_editor.ui.widgets.labels import (
    AMBER,
    BODY,
    HEADING,
    QUIET,
    TITLE,
    VALUE,
    WARNING,
    Card,
    Paragraph,
    Remark,
    ScrolledPage,
    Text,
    W,
    clear,
    fill_layout,
    prepare_button,
)
from circuit_editor.ui.widgets.wrapping_row import WrappingRow


class StepButton(QPushButton):
    """A button that leaves arrows and Ctrl+Enter alone.

    It gets the focus as soon as a step is done, and whoever walks or steps down by them presses
    them once more.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty(ARROWS, NONE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


class LessonPanel(QScrollArea):
    """Either the list of lessons, or one of them at one step."""

    closed = Signal()

    def __init__(
        self, lessons: Lessons, formulas: FormulaClient, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lessons = lessons
        self._formulas = formulas
        self._shown: tuple[object, ...] | None = None
        self._first: Remark | None = None  # the lesson to go on with
        self._choices: list[Remark] = []
        self._on: QPushButton | None = None  # the button that goes on, once a step is done
        self._said: set[str] = set()  # of this step, to a screen reader
        self.setAccessibleName(self.tr("Lesson"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumWidth(look.LESSON_LEAST)
        self._page = ScrolledPage(self)
        self._column = fill_layout(QVBoxLayout(self._page), margins=(18, 16, 18, 16), spacing=10)
        self.setWidget(self._page)
        self.verticalScrollBar().rangeChanged.connect(self._bring_into_sight)
        lessons.changed.connect(self.refresh)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)
        self.refresh()

    @guard_measure(QSize(look.LESSON_WIDTH, 600))
    def sizeHint(self) -> QSize:
        return QSize(look.LESSON_WIDTH, 600)

    def focus_first(self) -> None:
        """Take the focus to the lesson to go on with, in the list."""
        if self._lessons.lesson is None and self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Show the lesson as it stands."""
        lessons = self._lessons
        step = (
            lessons.lesson,
            lessons.at,
            lessons.is_over,
            lessons.is_done,
            lessons.is_shown,
            lessons.is_hasty,
            lessons.hints_shown,
            len(lessons.chosen),
            tuple(lessons.astray),
        )
        if step == self._shown and lessons.lesson is not None:
            return
        before, self._shown, self._first, self._on = self._shown, step, None, None
        if before is None or before[:3] != step[:3]:
            self.verticalScrollBar().setValue(0)
            self._said.clear()
        focused = self._focused()
        clear(self._column)
        if lessons.lesson is None:
            self._lay_list()
        elif lessons.is_over:
            self._lay_summary(lessons.lesson)
        else:
            self._lay_step(lessons.lesson)
        self._column.addStretch(1)
        self._give_focus_back(focused)

    def _focused(self) -> str | None:
        """The name of the button of this panel that has the focus; None where none has."""
        widget = self.focusWidget()
        return widget.text() if isinstance(widget, QPushButton) and widget.hasFocus() else None

    def _give_focus_back(self, name: str | None) -> None:
        """The buttons are new ones: whoever pressed one by a key is still there."""
        buttons = [each for each in self._page.findChildren(QPushButton) if not each.isHidden()]
        if name is None or not self._lessons.is_open or not buttons:
            return
        alike = [each for each in buttons if each.text() == name and each.isEnabled()]
        (alike or buttons[-1:])[-1].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit chooses the answer that bears it, and Esc closes the list of lessons."""
        step = self._lessons.step
        number = int(event.text()) if event.text() in tuple("123456789") else 0
        if step is not None and self._lessons.may_choose and 0 < number <= len(step.choices):
            self._lessons.choose(step.choices[number - 1])
        elif event.key() == Qt.Key.Key_Escape and self._lessons.lesson is None:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def focus_choices(self) -> None:
        """Take the focus to the first answer that may still be chosen, later."""
        link = next((each for each in self._choices if each.focusPolicy()), None)
        if link is not None:
            call_later(link, link.setFocus)

    # --- the list -------------------------------------------------------------------------

    def _lay_list(self) -> None:
        self._add(Text(TITLE, self.tr("Lessons"), self._page))
        self._add(
            Paragraph(
                QUIET,
                self.tr("Each asks before it tells. Predict first: that is how it stays."),
                self._page,
            )
        )
        for lesson in self._lessons.all():
            done, count = len(self._lessons.done_of(lesson)), len(lesson.steps)
            told = self.tr("{minutes} min").format(minutes=lesson.minutes)
            if 0 < done < count:
                told = self.tr("{done} of {count} steps").format(done=done, count=count)
            sign = "✓" if done == count else "›"
            link = Remark(
                f"{in_current_language(lesson.title)}\n{told}", self._page, leads=True, sign=sign
            )
            link.clicked.connect(lambda checked=False, each=lesson: self._lessons.start(each))
            self._add(link)
            if self._first is None and done < count:
                self._first = link
        self._add(self._plain(self.tr("Open a lesson…"), self._choose))
        self._add_row(
            self._plain(self.tr("Forget my progress"), self._lessons.reset),
            self._plain(self.tr("Close"), self.closed.emit),
        )

    def _choose(self) -> None:
        """Ask for a teacher's own lesson, and begin it."""
        from PySide6.QtWidgets import QFileDialog

        from circuit_editor.ui.widgets.file_dialogs import asking_over

        kinds = self.tr("Lessons (*.toml)")
        with asking_over(self):
            path, _ = QFileDialog.getOpenFileName(self, self.tr("Open a lesson"), "", kinds)
        refusal = self._lessons.open(Path(path)) if path else ""
        if refusal:
            self._lessons.tell(refusal)

    # --- a step ---------------------------------------------------------------------------

    def _lay_step(self, lesson: Lesson) -> None:
        lessons, step = self._lessons, self._lessons.step
        assert step is not None
        count = len(lesson.steps)
        place = self.tr("Step {step} of {count}").format(step=lessons.at + 1, count=count)
        self._add(Text(HEADING, place, self._page))
        self._add(Paragraph(TITLE, in_current_language(lesson.title), self._page))
        text = self._add(self._text(step.text))
        self._lay_choices(step)
        for goal in lessons.astray if lessons.is_open else ():
            must, (name, wanted) = self.tr("{name} must be {number}."), goal.fixes or ("", "")
            self._warn(must.format(name=quote(name), number=wanted.replace("-", MINUS)))
        if lessons.is_hasty:
            self._warn(self.tr("Decide first: what is tried before does not count."))
        if not lessons.is_open:
            done = self.tr("✓  Done") if lessons.is_done else self.tr("Shown")
            card = self._add(Card(done, self._page))
            card.heading.setProperty("role", VALUE if lessons.is_done else HEADING)
            if step.told:
                card.add(self._text(step.told))
            outcome = self.tr("Done.") if lessons.is_done else self.tr("Shown.")
            self._say(text, f"{outcome} {in_current_language(step.told)}")
        else:
            self._say(text, f"{place}. {in_current_language(step.text)}")
            for number, choice in enumerate(step.choices if lessons.may_choose else (), start=1):
                self._say(text, f"{number}: {in_current_language(choice.text)}")
        for number, hint in enumerate(lessons.hints if lessons.is_open else [], start=1):
            card = self._add(Card(self.tr("Hint {number}").format(number=number), self._page))
            card.add(self._text(hint))
            self._say(card, f"{card.heading.text()}: {in_current_language(hint)}")
        self._lay_buttons()

    def _lay_choices(self, step: LessonStep) -> None:
        """The answers to choose from, and what was said to those that were chosen."""
        lessons = self._lessons
        self._choices = []
        for number, choice in enumerate(step.choices, start=1):
            was_chosen = choice in lessons.chosen
            if not (was_chosen or choice.is_right or lessons.may_choose):
                continue  # once it is answered, what nobody chose only takes room
            shows_right = choice.is_right and lessons.is_shown
            sign = f"{number}"
            if was_chosen or shows_right:
                sign = "✓" if choice.is_right else "✗"
            leads = lessons.may_choose and not was_chosen
            role = VALUE if choice.is_right and sign == "✓" else AMBER
            link = Remark(
                in_current_language(choice.text),
                self._page,
                leads=leads,
                sign=sign,
                points=POINTS,
                role=role,
            )
            link.clicked.connect(lambda checked=False, each=choice: lessons.choose(each))
            self._choices.append(self._add(link))
        last = lessons.chosen[-1] if lessons.chosen else None
        if lessons.is_shown:
            last = next((each for each in step.choices if each.is_right), None)
        if last is not None and last.said:
            said = f"{'✓' if last.is_right else '✗'}  {in_current_language(last.said)}"
            reply = self._add(self._paragraph(said, VALUE if last.is_right else AMBER))
            judged = self.tr("Right.") if last.is_right else self.tr("Not right.")
            self._say(reply, f"{judged} {in_current_language(last.said)}")

    def _warn(self, sentence: str) -> None:
        self._say(self._add(self._paragraph(f"{WARNING}  {sentence}", AMBER)), sentence)

    def _lay_summary(self, lesson: Lesson) -> None:
        """What was learnt, how it went, and what comes next."""
        lessons = self._lessons
        self._add(Text(HEADING, self.tr("What you know now"), self._page))
        self._add(Paragraph(TITLE, in_current_language(lesson.title), self._page))
        text = self._add(self._text(lesson.summary))
        score, following = lessons.score, lessons.next_lesson
        if score.total:
            card = self._add(Card(self.tr("How it went"), self._page))
            card.add(self._paragraph(say(score.sentence)))
        self._say(text, in_current_language(lesson.summary))
        self._add_row(
            self._plain(self.tr("Back"), lessons.back),
            self._plain(self.tr("All lessons"), lessons.stop),
        )
        on = self._plain(self.tr("Finish"), lessons.next)
        if following is not None:
            self._add(Paragraph(QUIET, in_current_language(following.title), self._page))
            on = self._plain(self.tr("Next lesson"), lessons.next)
        self._add(on)
        on.setDefault(True)
        call_later(on, lambda: self._go_to(on))

    def _lay_buttons(self) -> None:
        lessons = self._lessons
        buttons = [self._plain(self.tr("Back"), lessons.back)]
        buttons[0].setEnabled(lessons.at > 0)
        if lessons.has_more_hints and lessons.is_open:
            buttons.append(self._plain(self.tr("Hint"), lessons.show_hint))
        buttons.append(self._plain(self.tr("Again"), lessons.again))
        name = self.tr("Skip") if lessons.is_open else self.tr("Next")
        if lessons.is_last and not lessons.is_open and not lessons.has_summary:
            name = self.tr("Next lesson") if lessons.next_lesson is not None else self.tr("Finish")
        on = self._plain(name, lessons.next)
        on.setDefault(not lessons.is_open)
        on.setAutoDefault(True)
        self._add_row(*buttons, on)
        shows = [self._plain(self.tr("Show me"), lessons.reveal)] if lessons.is_open else []
        self._add_row(*shows, self._plain(self.tr("All lessons"), lessons.stop))
        if not lessons.is_open:
            # So that Enter goes on: later, as a field on the canvas that is just being closed
            # still gives the focus back to the canvas, and the button is not shown before.
            call_later(on, lambda: self._go_to(on))

    # --- parts ----------------------------------------------------------------------------

    def _go_to(self, button: QPushButton) -> None:
        """Take the focus to the button that goes on, and show it, unless it was pressed already."""
        if not self._lessons.is_open:
            button.setFocus()
            self._on = button
            self._bring_into_sight()

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Scroll to what gets the focus by arrow keys: of Tab alone a scroll area takes care."""
        if now is not None and self._page.isAncestorOf(now):
            self.ensureWidgetVisible(now)

    def _bring_into_sight(self) -> None:
        """Again as soon as what is told before it has its height."""
        if self._on is not None and isValid(self._on):
            self.ensureWidgetVisible(self._on)

    def _say(self, at: QWidget, text: str) -> None:
        """Let a screen reader say it, once in a step: the page is laid anew again and again."""
        if text not in self._said:
            self._said.add(text)
            announce(at, text)

    def _add(self, widget: W) -> W:
        self._column.addWidget(widget)
        return widget

    def _paragraph(self, text: str, role: str = BODY) -> Paragraph:
        paragraph = Paragraph(role, text, self._page, look.font(POINTS))
        paragraph.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return paragraph

    def _text(self, text: Written) -> LessonText:
        return LessonText(text, self._formulas, self._page)

    def _add_row(self, *buttons: QPushButton) -> None:
        self._add(WrappingRow(buttons, self._page))  # and goes with what is in it

    def _plain(self, name: str, do: Callable[[], object]) -> QPushButton:
        return prepare_button(StepButton(self._page), plain_caption(name), lambda: do())
