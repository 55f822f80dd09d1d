"""The prediction panel: the question, the verdict on the last guess, and the score so far."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from circuit_editor.teaching.predict.verdicts import Verdict
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.announcements import announce
from circuit_editor.ui.app.guarded_events import guard_events
from circuit_editor.ui.app.translate import fill, say
from circuit_editor.ui.classroom.predicting import Outcome, Predicting
from circuit_editor.ui.widgets.labels import (
    AMBER,
    BODY,
    PANEL_MARGINS,
    QUIET,
    VALUE,
    Paragraph,
    Text,
    fill_layout,
    make_button,
)

SENTENCE_POINTS = 15
TIGHT = 640  # pixels: in a window so low every line is the circuit's
SIGNS = {
    Outcome.RIGHT: "✓",
    Outcome.ROUNDED: "✓",
    Outcome.COARSE: "…",
    Outcome.UNREADABLE: "…",
    Outcome.WRONG: "✗",
}


@guard_events
class PredictPanel(QWidget):
    """The question, the verdict with its sign, the score, and three buttons."""

    def __init__(self, predicting: Predicting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._predicting = predicting
        self.question = Paragraph(BODY, "", self, look.font(SENTENCE_POINTS, bold=True))
        self.verdict = Paragraph(QUIET, "", self, look.font(SENTENCE_POINTS))
        self.score = Text(QUIET, "", self)
        self._one = make_button(self.tr("Show this one"), lambda: predicting.reveal(), self)
        self._all = make_button(self.tr("Show all"), lambda: predicting.reveal_all(), self)
        self._end = make_button(self.tr("End"), lambda: predicting.stop(), self)
        buttons = (self._one, self._all, self._end)
        row = fill_layout(QHBoxLayout(), self.question, *buttons, wide=[self.question])
        for button in buttons:
            row.setAlignment(button, Qt.AlignmentFlag.AlignTop)
        self._announced: Verdict | None = None
        self._is_low = False
        self._reserve()
        parts = (row, self.verdict, self.score)
        self._column = fill_layout(QVBoxLayout(self), *parts, margins=PANEL_MARGINS, spacing=4)
        predicting.changed.connect(self._show)
        predicting.asked.connect(self._show)
        self._show()

    def keep_low(self, *, on: bool) -> None:
        """Be no higher than the text needs, so that the circuit is as large as can be; or no more.

        At a desk there is room for a line more, so that nothing moves with each verdict; but in a
        low window verdict and score share one line.
        """
        self._is_low = on
        self._reserve()
        self._fit()

    def _give_way(self) -> None:
        """On stage the score makes room for a verdict of more than a line: the circuit stays."""
        line = 1.5 * self.verdict.fontMetrics().lineSpacing()
        is_long = self._is_low and self.verdict.heightForWidth(self.verdict.width()) > line
        has_score = not self._predicting.is_guided
        takes_its_line = self._is_tight and bool(self.verdict.text())
        self.verdict.setVisible(takes_its_line or not (self._is_tight and has_score))
        self.score.setVisible(has_score and not is_long and not takes_its_line)

    @property
    def _is_tight(self) -> bool:
        return not self._is_low and self.window().height() < TIGHT

    def _reserve(self) -> None:
        lines = 1 if self._is_low or self._is_tight else 3
        self.verdict.setMinimumHeight(lines * self.verdict.fontMetrics().lineSpacing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:  # another text, of more lines or fewer
            self._fit()
        return done

    def _fit(self) -> None:
        self._reserve()
        self._give_way()
        height = self._column.heightForWidth(self.width())
        if height > 0 and self.width() >= look.INSPECTOR_WIDTH:  # else it is not laid out yet
            self.setFixedHeight(height)

    def _show(self, *_: object) -> None:
        predicting = self._predicting
        current = predicting.current
        if current is not None:
            name = predicting.name_of(current)
            how = predicting.how_to_answer(current)
            self.question.setText(fill(self.tr("Predict {what}: {how}"), what=name, how=how))
        elif predicting.shown is not None:
            name = predicting.name_of(predicting.shown)
            self.question.setText(fill(self.tr("Shown: {what}."), what=name))
        elif predicting.is_on:
            asked = predicting.last is not None
            is_ahead = bool(predicting.left) and not predicting.is_guided
            later = self.tr("What is covered is asked for later.") if predicting.left else ""
            on = self.tr("Step on: what the next step makes is asked before it.")
            done = self.tr("Done.") if asked else later
            self.question.setText(on if is_ahead else done)
        else:
            self.question.setText("")
        for each in (self._one, self._all, self._end):
            each.setVisible(not predicting.is_guided)  # a lesson has its own way on
        self._one.setEnabled(current is not None)
        self._all.setEnabled(bool(predicting.left))
        self.score.setText(predicting.score)
        verdict = predicting.verdict(predicting.last) if predicting.last is not None else None
        last = predicting.last
        if last != current and current is not None and verdict is not None and not verdict.accepted:
            verdict = None  # of a question that was left: what is said now would be of this one
        text = say(verdict.sentence) if verdict is not None else ""
        if text and last is not None and last != current:  # the heading asks for another one by now
            text = f"{predicting.name_of(last)} · {text}"
        text = f"{SIGNS[verdict.outcome]}  {text}" if verdict is not None else ""
        if text != self.verdict.text():
            self.verdict.setText(text)
            self._give_way()
        if verdict is not self._announced:
            self._announced = verdict
            announce(self.verdict, say(verdict.sentence) if verdict is not None else "")
        accepted = verdict is not None and verdict.accepted
        role = VALUE if accepted else AMBER if verdict is not None else QUIET
        self.verdict.setProperty("role", role)
        self.verdict.style().polish(self.verdict)
