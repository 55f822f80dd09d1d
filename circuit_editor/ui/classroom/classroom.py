"""The classroom: stepping, predicting, checking, lessons and presenting, with their commands.

Made when it is first asked for: a window that is used for building alone does without. This module
is loaded with the window, for the commands; its parts are loaded when it is made.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

from circuit_editor.model import Document
from circuit_editor.text import QT_TRANSLATE_NOOP, Pass
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.deferred_loading import call_later
from circuit_editor.ui.shell.commands import (
    HELP,
    ON_NODES,
    ON_WIRE,
    STAGE,
    TEACH,
    TIMELINE,
    TOOL_BAR,
    Button,
    Registrar,
    can_predict_selected,
    is_asked,
    is_predicting,
    not_empty,
    one_selected,
)
from circuit_editor.ui.shell.menus.file_menus import LESSONS
from circuit_editor.ui.shell.panels.panel_room import BESIDE_LESSON

if TYPE_CHECKING:
    from pathlib import Path

    from circuit_editor.ui.classroom.check_dock import CheckDock
    from circuit_editor.ui.shell.commands import Command
    from circuit_editor.ui.shell.panels.dock_window import DockWindow

BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea
WIDENED = 0.4  # of what its text grows on stage, the lesson
LEFT = Qt.DockWidgetArea.LeftDockWidgetArea
command = Registrar("classroom")


class Classroom(QObject):
    """Stepping, predicting, checking, lessons and presenting in one window, and their panels."""

    def __init__(self, window: DockWindow) -> None:
        from circuit_editor.ui.canvas.editors.guess_field import Guessing
        from circuit_editor.ui.classroom.clicker import Clicker
        from circuit_editor.ui.classroom.lesson_panel import LessonPanel
        from circuit_editor.ui.classroom.lessons import Lessons
        from circuit_editor.ui.classroom.predict_panel import PredictPanel
        from circuit_editor.ui.classroom.predicting import Predicting
        from circuit_editor.ui.classroom.stage.explaining import Explaining
        from circuit_editor.ui.classroom.stage.presenting import Presenting
        from circuit_editor.ui.classroom.step_questions import StepQuestions
        from circuit_editor.ui.classroom.stepping import Stepping
        from circuit_editor.ui.classroom.timeline_panel import TimelinePanel

        super().__init__(window)
        self._window = window
        session, view = window.session, window.view
        self.stepping = Stepping(session, self)
        self.predicting = Predicting(session, self)
        self.presenting = Presenting(window)
        self.explaining = Explaining(window, self.presenting, self.stepping)
        self.presenting.closes = self.explaining.close
        self.timeline = TimelinePanel(self.stepping, window.appearance, window)
        self.predict_panel = PredictPanel(self.predicting, window)
        self.lessons = Lessons(
            session, window.file_commands, self.stepping, self.predicting, window.settings, self
        )
        self.clicker = Clicker(self.stepping, self.predicting, self.lessons, self.explaining, self)
        self.lesson_panel = LessonPanel(self.lessons, window.formulas, window)
        self._timeline_dock = self._dock("timeline", self.tr("Timeline"), self.timeline, BOTTOM)
        self._predict_dock = self._dock("predict", self.tr("Predict"), self.predict_panel, BOTTOM)
        self._lesson_dock = self._dock("lesson", self.tr("Lesson"), self.lesson_panel, LEFT)
        self.predicting.asked.connect(self._brief)
        self.predicting.asked.connect(self.explaining.asks)
        view.guessing = Guessing(view, self.predicting)
        for signal, slot in (
            (self.stepping.moved, self._show_step),
            (self.stepping.switched, self._show_timeline),
            (self.presenting.commanded, self._perform),
            (self.timeline.track.commanded, self._perform),
            (self.timeline.track.left, self._leave_timeline),
            (self.timeline.closed, self.toggle_timeline),
            (view.escaped, self._leave_timeline),
            (window.actions_by_id["timeline"].triggered, self._tick_timeline),
            (self.presenting.changed, self._stage_changed),
            (self.lesson_panel.closed, self.toggle_lessons),
            (self.lessons.ended, self._show_list),
            (self.lessons.waits, self._attend),
            (self.predicting.began, self._show_questions),
            (self.predicting.asked, self._show_questions),
            (self.predicting.ended, self._put_questions_away),
        ):
            signal.connect(slot)
        for signal in (
            self.lessons.changed,
            self.predicting.changed,
            self.predicting.asked,
            window.appearance.changed,
            window.formulas.typeset,  # a lesson's formulas come a moment later
        ):
            signal.connect(self._enlarge)
        self._was_stepping = False  # when the presentation began
        self._ahead = StepQuestions(self.stepping, self.predicting, self)
        self._ahead.answered.connect(self._step_by_keys)
        session.descent.changed.connect(self._brief)

    def end(self) -> None:
        """Show all numbers and all panels again, whatever is under way."""
        self.presenting.stop()
        self.stepping.stop()  # first, or its sentence is told uncovered
        self.predicting.stop()
        if self._lesson_dock.isVisible():
            self.toggle_lessons()

    @property
    def has_attention(self) -> bool:
        """True while a lesson, the stage or a prediction is what the class looks at."""
        return self.presenting.is_on or self.predicting.is_on or self.lessons.lesson is not None

    @property
    def shows_lessons(self) -> bool:
        """True where the lessons stand in the place of the palette."""
        return self._lesson_dock.isVisible()

    @command(
        "step-on",
        QT_TRANSLATE_NOOP("Action", "One step &on"),
        arguments=(1,),
        keys="F10",
        local_keys={TIMELINE: "Right Down PageDown"},
        menus={TEACH: 220, TOOL_BAR: 240},
        when=not_empty,
        button=Button("forward"),
    )
    @command(
        "step-back",
        QT_TRANSLATE_NOOP("Action", "One step &back"),
        arguments=(-1,),
        keys="Ctrl+F10",
        local_keys={TIMELINE: "Left Up PageUp"},
        menus={TEACH: 230, TOOL_BAR: 220},
        when=not_empty,
        button=Button("back"),
    )
    def step(self, by: int) -> None:
        """Walk the timeline: the first step shows it."""
        self.stepping.step(by)

    @command(
        "beginning",
        QT_TRANSLATE_NOOP("Action", "To the beg&inning"),
        arguments=(-1,),
        local_keys={STAGE: "Home", TIMELINE: "Home"},
        menus={TEACH: 250, TOOL_BAR: 210},
        when=not_empty,
        button=Button("to-start"),
    )
    @command(
        "end",
        QT_TRANSLATE_NOOP("Action", "To the en&d"),
        arguments=(1,),
        local_keys={STAGE: "End", TIMELINE: "End"},
        menus={TEACH: 260, TOOL_BAR: 250},
        when=not_empty,
        button=Button("to-end"),
    )
    def jump(self, to: int) -> None:
        """Stand before the first step (-1), or at the last one (1)."""
        self.stepping.jump(to)

    @command(
        "step-to-here",
        QT_TRANSLATE_NOOP("Action", "Step to &here"),
        menus={TEACH: 270, ON_NODES: 510},
        when=one_selected,
    )
    def step_to_here(self) -> None:
        """Stand at the step of the selected node: backwards; asked again there, forwards."""
        session, stepping = self._window.session, self.stepping
        (id_,) = session.selection
        stepping.start()
        stepping.pause()
        path, passes = session.path_of(id_), [Pass.BACKWARD, Pass.FORWARD]
        if stepping.here == (Pass.BACKWARD, path):
            passes.reverse()
        found = next((each for each in passes if stepping.has_step(each, path)), None)
        if found is None:
            stepping.say(self.tr("No step works on this: no number comes by here."))
        else:
            stepping.go_to(found, path)
            self._focus_steps()

    @command(
        "timeline",
        QT_TRANSLATE_NOOP("Action", "Step by &step"),
        keys="F9",
        menus={TEACH: 210},
        when=not_empty,
    )
    def toggle_timeline(self) -> None:
        """Show the timeline and stand before its first step; or all numbers again."""
        if self.stepping.is_on:
            self.stepping.stop()
            self._window.view.setFocus()
        else:
            self.stepping.start()
            if self.predicting.current is None:
                self._focus_steps()

    def _focus_steps(self) -> None:
        """Give the keys to the timeline; on stage, where it cannot be seen, to the canvas."""
        (self._window.view if self.presenting.is_on else self.timeline.track).setFocus()

    @command(
        "play",
        QT_TRANSLATE_NOOP("Action", "P&lay or pause"),
        keys="Shift+F9",
        local_keys={STAGE: "Space", TIMELINE: "Space"},
        menus={TEACH: 240, TOOL_BAR: 230},
        when=not_empty,
        button=Button("play"),
    )
    def toggle_play(self) -> None:
        """Let the steps follow each other, or pause."""
        self.stepping.toggle_play()

    @command(
        "predict-backward",
        QT_TRANSLATE_NOOP("Action", "Predict the &gradients"),
        arguments=("gradients",),
        keys="Ctrl+P",
        menus={TEACH: 310, TOOL_BAR: 310},
        when=not_empty,
        button=Button("predict", QT_TRANSLATE_NOOP("Action", "Predict")),
    )
    @command(
        "predict-forward",
        QT_TRANSLATE_NOOP("Action", "Predict the &values"),
        arguments=("values",),
        keys="Ctrl+Shift+H",
        menus={TEACH: 320},
        when=not_empty,
    )
    @command(
        "predict-both",
        QT_TRANSLATE_NOOP("Action", "Predict bot&h"),
        arguments=("both",),
        menus={TEACH: 330},
        when=not_empty,
    )
    @command(
        "predict-shapes",
        QT_TRANSLATE_NOOP("Action", "Predict the shapes of &arrays"),
        arguments=("shapes",),
        menus={TEACH: 335},
        when=not_empty,
    )
    @command(
        "predict-selected",
        QT_TRANSLATE_NOOP("Action", "Predict what is &selected"),
        menus={TEACH: 340, ON_NODES: 520, ON_WIRE: 310},
        when=can_predict_selected,
    )
    def predict(self, cover: str = "") -> None:
        """Cover "values", "gradients", "both" or "shapes"; "": the numbers of what is selected.

        On the timeline that is what its steps have not reached yet. Where something was answered
        already, and not all of it, that goes on.
        """
        if self.predicting.go_on_answering():
            return
        if self.stepping.is_at_end:
            self.stepping.stop()
        if cover:
            from circuit_editor.ui.classroom.predicting import Cover

            if self.predicting.begin(Cover(cover)) and cover == Cover.VALUES.value:
                told = self.tr("Gradients that would tell a value are hidden, too.")
                self._window.session.message.emit(told)
        else:
            self.predicting.begin_selected()

    @command(
        "predict-next",
        QT_TRANSLATE_NOOP("Action", "&Next question"),
        keys="F3",
        menus={TEACH: 350},
        when=is_asked,
    )
    def ask_next(self) -> None:
        """Go on to the next question that is left."""
        self.predicting.ask_next()

    @command(
        "predict-end",
        QT_TRANSLATE_NOOP("Action", "&End the prediction"),
        menus={TEACH: 360},
        when=is_predicting,
    )
    def stop_predicting(self) -> None:
        """Show all numbers again."""
        self.predicting.stop()

    @command(
        "present",
        QT_TRANSLATE_NOOP("Action", "&Present"),
        keys="F5",
        menus={TEACH: 510, TOOL_BAR: 330},
        when=not_empty,
        button=Button("present", tip=QT_TRANSLATE_NOOP("Action", "Give the circuit the screen")),
    )
    def toggle_presenting(self) -> None:
        """Give the circuit the whole screen, or give it back."""
        self.presenting.toggle()

    @command(
        "explain",
        QT_TRANSLATE_NOOP("Action", "E&xplain (while presenting)"),
        arguments=(1,),
        keys="F12 Shift+F5",
        menus={TEACH: 520},
    )
    @command(
        "explain-back",
        QT_TRANSLATE_NOOP("Action", "Explain: the page before"),
        arguments=(-1,),
        keys="Shift+F12",
        menus={TEACH: 530},
    )
    def turn_page(self, by: int) -> None:
        """Open the large card that explains, or turn its pages."""
        self.explaining.turn(by)

    @command(
        "spotlight",
        QT_TRANSLATE_NOOP("Action", "Spotlight (while presenting)"),
        local_keys={STAGE: "F6"},
        menus={TEACH: 540},
    )
    def toggle_spotlight(self) -> None:
        """Darken all but what is around the pointer, or nothing."""
        if self.presenting.overlay is not None:
            self.presenting.overlay.toggle_spotlight()

    @command(
        "pen", QT_TRANSLATE_NOOP("Action", "Pen (while presenting)"), keys="F7", menus={TEACH: 550}
    )
    def toggle_pen(self) -> None:
        """Draw with the left button, or work on the circuit again."""
        if self.presenting.overlay is not None:
            self.presenting.overlay.toggle_pen()

    @command(
        "wipe", QT_TRANSLATE_NOOP("Action", "Wipe what the pen drew"), keys="F8", menus={TEACH: 560}
    )
    def wipe(self) -> None:
        """Take away all that the pen has drawn."""
        if self.presenting.overlay is not None:
            self.presenting.overlay.wipe()

    @command(
        "lessons",
        LESSONS,
        keys="F4",
        menus={TEACH: 110, HELP: 110, TOOL_BAR: 320},
        button=Button(
            "lessons", tip=QT_TRANSLATE_NOOP("Action", "Learn backpropagation in small steps")
        ),
    )
    def toggle_lessons(self) -> None:
        """Show the lessons in the place of the palette, or the palette again."""
        shown = self._lesson_dock.isVisible()
        if shown:
            self.lessons.stop()
        self._lesson_dock.setVisible(not shown)
        self._window.side_panels.palette_dock.setVisible(shown)
        self._window.side_panels.show_beside(self._lesson_dock)
        if shown:
            self._window.view.setFocus()
        else:
            self.lesson_panel.refresh()
            self._show_list()

    def show_lessons(self) -> None:
        """Show the list of lessons, with the keyboard on the one to go on with."""
        if not self.shows_lessons:
            self.toggle_lessons()
        else:
            self.lessons.stop()
            self._show_list()

    def start_first_lesson(self) -> None:
        """Begin the first lesson of the course, where one was in it."""
        if not self.shows_lessons:
            self.toggle_lessons()
        self.lessons.start(self.lessons.all()[0])

    def start_lesson(self, path: Path) -> None:
        """Begin the lesson in a file of the course, where the present circuit may be left."""
        refusal = self.lessons.open(path)
        if refusal:
            self.lessons.tell(refusal)
        elif self.lessons.lesson is not None and not self.shows_lessons:
            self.toggle_lessons()

    def resume_lesson(self, id_: str, step: int, document: Document) -> bool:
        """Begin at a step of a lesson with a circuit edited in it; False where there is none."""
        lesson = self.lessons.find(id_, step)
        if lesson is None:
            return False
        if not self.shows_lessons:
            self.toggle_lessons()
        return self.lessons.recover(lesson, step, document)

    def _show_list(self) -> None:
        if self._lesson_dock.isVisible():  # as soon as what is in it is shown, too
            call_later(self.lesson_panel, self.lesson_panel.focus_first)

    def _put_questions_away(self) -> None:
        """Hide what asked; keys that went there go to the canvas, and into no field beside it."""
        focus = QApplication.focusWidget()
        held = focus is None or _is_guess(focus) or self._predict_dock.isAncestorOf(focus)
        self._predict_dock.hide()
        if held:
            self._window.view.setFocus()

    def _step_by_keys(self) -> None:
        """What was asked is answered: the keys belong to the timeline again."""
        focus = QApplication.focusWidget()
        if focus is None or _is_guess(focus):
            (self._window.view if self.presenting.is_on else self.timeline.track).setFocus()

    def _attend(self) -> None:
        """Take the focus to where the lesson is answered: the timeline, a choice, the canvas."""
        view, lesson = self._window.view, self.lessons.lesson
        is_asked = lesson is not None and lesson.steps_down_by(self.lessons.at)
        self._window.side_panels.ask_for_inspector(is_asked=is_asked)
        track = view if self.presenting.is_on else self.timeline.track
        if self.stepping.is_on:
            call_later(track, lambda: self.stepping.is_on and track.setFocus())
        elif self.lessons.may_choose:
            self.lesson_panel.focus_choices()
        elif self.lessons.is_open and self.predicting.current is None:
            call_later(view, lambda: self.predicting.current or view.setFocus())

    def _show_questions(self, *_: object) -> None:
        """What a lesson only covers needs no panel: there is nothing to answer."""
        predicting = self.predicting
        if predicting.is_on and (predicting.to_ask or not predicting.is_guided):
            self._predict_dock.show()

    def _perform(self, command: Command) -> None:
        command.do(self._window)

    @command(
        "check",
        QT_TRANSLATE_NOOP("Action", "&Check the gradients"),
        keys="Ctrl+K",
        menus={TEACH: 410},
        when=not_empty,
    )
    def toggle_check(self) -> None:
        """Hold every gradient against its finite difference, in a table; or put it away."""
        session = self._window.session
        if self.explaining.close_check():
            pass
        elif self.check.checking.is_on:
            self.check.close()
        elif session.hides_numbers:
            session.message.emit(self.check.checking.hidden)
        elif self.presenting.is_on:
            self.explaining.check(self.check.checking)
        else:
            self.check.show()

    @cached_property
    def check(self) -> CheckDock:
        """The gradient check; made when it is first asked for."""
        from circuit_editor.ui.classroom.check_dock import CheckDock

        def make_dock(panel: QWidget) -> QDockWidget:
            return self._dock("check", self.tr("Gradient check"), panel, BOTTOM)

        return CheckDock(self._window, self.presenting, make_dock, self)

    def _show_step(self) -> None:
        stepping = self.stepping
        if stepping.is_on:
            self._window.view.show_step(
                stepping.active, stepping.pulses, backward=stepping.is_backward
            )
        else:
            self._window.view.mark((), ())
        self._brief()

    def _brief(self, *_: object) -> None:
        """Tell the class what happens now; and the teacher, where only he sees it, what comes.

        What came of a step down the gradient is told where steps are.
        """
        from circuit_editor.ui.classroom.stage.teacher_view import Brief, TimelineProgress

        stepping, asked = self.stepping, self.predicting.current
        question = self.predicting.name_of(asked) if asked is not None else ""
        said = self._window.session.descent.said
        note = "" if said else stepping.note
        way = (
            TimelineProgress(stepping.position + 1, stepping.count, stepping.seed)
            if not said
            else TimelineProgress()
        )
        self.presenting.tell(
            Brief(said or stepping.sentence, note, stepping.next_sentence, question, way)
        )

    def _stage_changed(self) -> None:
        """Tell the step from the beginning; and stop stepping if it was begun on stage."""
        stepping = self.stepping
        corner = LEFT if self.presenting.is_on else BOTTOM  # a lesson's text needs the height
        self._window.setCorner(Qt.Corner.BottomLeftCorner, corner)
        if self.presenting.is_on:
            self._was_stepping = stepping.is_on
            self._brief()
            self._lesson_dock.setVisible(self.lessons.lesson is not None)  # it is what is taught
        else:
            if not self._was_stepping and self.lessons.lesson is None:
                stepping.stop()
            self._show_timeline()
            palette = self._window.side_panels.palette_dock
            if self.lessons.lesson is not None:  # which stands in its place
                self._lesson_dock.show()
                palette.hide()
            elif palette.isVisible():  # a list that was asked for on stage goes with it
                self._lesson_dock.hide()
        if "check" in vars(self):
            self.check.give_way()
        if self.predicting.is_on:  # the panels and the field went with the change: ask on
            self._show_questions()
            self.predicting.ask(self.predicting.current)

    def _enlarge(self, *_: object) -> None:
        """On stage the class reads the lesson and what is said to a guess."""
        from circuit_editor.ui.classroom.stage.text_scaling import enlarge, enlarge_to_fit

        appearance, asks = self._window.appearance, self.predict_panel
        least = look.LESSON_LEAST  # at a desk the window decides
        if self.presenting.is_on:
            wide = 1 + WIDENED * (appearance.enlarged - 1)
            room = (1 - BESIDE_LESSON) * self._window.width()
            least = int(min(look.LESSON_WIDTH * wide, room))
        self.lesson_panel.setMinimumWidth(least)
        enlarge_to_fit(self.lesson_panel, appearance)
        enlarge(asks, appearance)
        asks.keep_low(on=self.presenting.is_on)

    def _leave_timeline(self) -> None:
        """Put it away with an Esc, or only stop what plays; what a lesson asks about stays."""
        if self.stepping.is_playing:
            self.stepping.pause()
            return
        if self.lessons.lesson is None and not self.presenting.is_on:
            self.stepping.stop()
        self._window.view.setFocus()

    def _tick_timeline(self) -> None:
        self._window.actions_by_id["timeline"].setChecked(self.stepping.is_on)

    def _show_timeline(self) -> None:
        """While one presents there are no panels: the sentence is on the canvas then."""
        self._tick_timeline()
        self._timeline_dock.setVisible(self.stepping.is_on and not self.presenting.is_on)

    def _dock(self, name: str, title: str, panel: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = self._window.add_dock(name, title, panel, area)
        dock.hide()
        return dock


def _is_guess(widget: QWidget) -> bool:
    from circuit_editor.ui.canvas.editors.guess_field import GuessField

    return isinstance(widget, GuessField)
