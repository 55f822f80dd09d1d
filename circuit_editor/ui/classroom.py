"""The classroom: what a teacher and a class do with a circuit besides building it.

Made when it is first asked for: a window that is used for building alone does without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDockWidget, QWidget

from circuit_editor.teaching import BEFORE_ALL
from circuit_editor.ui.canvas.guessing import Guessing
from circuit_editor.ui.lessons import Lessons
from circuit_editor.ui.panels.lesson_panel import LessonPanel
from circuit_editor.ui.panels.predict_panel import PredictPanel
from circuit_editor.ui.panels.timeline import TimelinePanel
from circuit_editor.ui.predicting import Cover, Predicting
from circuit_editor.ui.presenting import BEGINNING, Presenting
from circuit_editor.ui.stepping import Stepping

if TYPE_CHECKING:
    from circuit_editor.ui.window import Window

BOTTOM = Qt.DockWidgetArea.BottomDockWidgetArea
LEFT = Qt.DockWidgetArea.LeftDockWidgetArea


class Classroom(QObject):
    """Stepping, predicting, lessons and presenting in one window, and their panels."""

    stepping: Stepping
    predicting: Predicting
    presenting: Presenting

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        session, view = window.session, window.view
        self.stepping = Stepping(session, self)
        self.predicting = Predicting(session, self)
        self.presenting = Presenting(window)
        self.timeline = TimelinePanel(self.stepping, window.appearance, window)
        self.predict_panel = PredictPanel(self.predicting, window)
        self.lessons = Lessons(
            session, window.filing, self.stepping, self.predicting, window.settings, self
        )
        self.lesson_panel = LessonPanel(self.lessons, window)
        self._timeline_dock = self._dock("timeline", self.tr("Timeline"), self.timeline, BOTTOM)
        self._predict_dock = self._dock("predict", self.tr("Predict"), self.predict_panel, BOTTOM)
        self._lesson_dock = self._dock("lesson", self.tr("Lesson"), self.lesson_panel, LEFT)
        view.guessing = Guessing(view, self.predicting)
        self.stepping.moved.connect(self._show_step)
        self.stepping.switched.connect(self._show_timeline)
        self.presenting.stepped.connect(self._clicked_on)
        self.presenting.jumped.connect(self.jump)
        self.presenting.played.connect(self.toggle_play)
        self.presenting.changed.connect(self._stage_changed)
        self._was_stepping = False  # when the presentation began
        self.lesson_panel.closed.connect(self.toggle_lessons)
        self.lessons.ended.connect(self._show_list)
        self.predicting.began.connect(self._predict_dock.show)
        self.predicting.ended.connect(self._predict_dock.hide)

    def step(self, by: int) -> None:
        """Walk the timeline: the first step shows it."""
        self.predicting.stop()
        self.stepping.step(by)

    def jump(self, to: int) -> None:
        """Stand before the first step, or at the last one."""
        self.predicting.stop()
        self.stepping.start()
        self.stepping.pause()
        self.stepping.go(BEFORE_ALL if to == BEGINNING else self.stepping.count - 1)

    def toggle_timeline(self) -> None:
        """Show the timeline and stand before its first step; or all numbers again."""
        if self.stepping.is_on:
            self.stepping.stop()
            self._window.view.setFocus()
        else:
            self.predicting.stop()
            self.stepping.start()
            self.timeline.track.setFocus()

    def toggle_play(self) -> None:
        """Let the steps follow each other, or pause."""
        self.predicting.stop()
        self.stepping.toggle_play()

    def predict(self, cover: str = "") -> None:
        """Cover "values", "gradients" or "both" to predict them; "": those of what is selected."""
        self.stepping.stop()
        if cover:
            self.predicting.begin(Cover(cover))
        else:
            self.predicting.begin_selected()

    def toggle_lessons(self) -> None:
        """Show the lessons in the place of the palette, or the palette again."""
        shown = self._lesson_dock.isVisible()
        if shown:
            self.lessons.stop()
        self._lesson_dock.setVisible(not shown)
        self._window.palette_dock.setVisible(shown)
        if shown:
            self._window.view.setFocus()
        else:
            self.lesson_panel.refresh()
            self.lesson_panel.focus_first()

    def _show_list(self) -> None:
        if self._lesson_dock.isVisible():
            self.lesson_panel.focus_first()

    def _clicked_on(self, by: int) -> None:
        """A clicker walks the timeline; where there is none, the lesson."""
        if self.lessons.lesson is not None and not self.stepping.is_on:
            self.lessons.next() if by > 0 else self.lessons.back()
        else:
            self.step(by)

    def _show_step(self) -> None:
        stepping = self.stepping
        if stepping.is_on:
            self._window.view.show_step(
                stepping.active, stepping.pulses, backward=stepping.is_backward
            )
        else:
            self._window.view.mark((), ())
        self.presenting.tell(stepping.sentence, stepping.note)

    def _stage_changed(self) -> None:
        """Tell the step from the beginning; and stop stepping if it was begun on stage."""
        stepping = self.stepping
        if self.presenting.is_on:
            self._was_stepping = stepping.is_on
            self.presenting.tell(stepping.sentence, stepping.note)
            self._lesson_dock.setVisible(self.lessons.lesson is not None)  # it is what is taught
        elif not self._was_stepping and self.lessons.lesson is None:
            stepping.stop()
        else:
            self._show_timeline()

    def _show_timeline(self) -> None:
        """While one presents there are no panels: the sentence is on the canvas then."""
        self._timeline_dock.setVisible(self.stepping.is_on and not self.presenting.is_on)

    def _dock(self, name: str, title: str, panel: QWidget, area: Qt.DockWidgetArea) -> QDockWidget:
        dock = self._window.add_dock(name, title, panel, area)
        dock.hide()
        return dock
