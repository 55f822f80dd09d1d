"""The teacher's view on the second screen: note, this step and the next, question, clock.

What is covered is covered here, too: a screen is mirrored more often than one means to.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QElapsedTimer, Qt, QTime, QTimer
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from circuit_editor.ui.app import theme as look
from circuit_editor.ui.widgets.labels import BODY, HEADING, QUIET, Paragraph, Text, fill_layout

WIDTH, HEIGHT = 720, 460
TOLD_POINTS, NOTE_POINTS, CLOCK_POINTS = 18, 24, 30
SECOND = 1000  # ms


class TimelineProgress(NamedTuple):
    """The position on the timeline: how many steps were taken, of how many, and where it turns."""

    taken: int = 0
    steps: int = 0
    turn: int = 0  # how many steps there are before the backward pass


class Brief(NamedTuple):
    """The brief for the teacher: sentence, note and question now, and what comes next."""

    sentence: str = ""
    note: str = ""
    next: str = ""
    question: str = ""
    way: TimelineProgress = TimelineProgress()


class TeacherView(QWidget):
    """A small window: the note, what happens now and next, what is asked, and the time."""

    def __init__(self, screen: QScreen) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("For the teacher – Circuit Editor"))
        # the keyboard stays with what is projected: a clicker goes on there
        self.setWindowFlags(Qt.WindowType.Window | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._since = QElapsedTimer()
        self._since.start()
        self.clock = Text(BODY, "", self, look.font(CLOCK_POINTS, bold=True))
        self.elapsed = Text(QUIET, "", self, look.font(CLOCK_POINTS))
        self.note = Paragraph(BODY, "", self, look.font(NOTE_POINTS, bold=True))
        self.told = {
            name: Paragraph(BODY, "", self, look.font(TOLD_POINTS))
            for name in ("sentence", "next", "question")
        }
        names = (self.tr("Now"), self.tr("Next"), self.tr("Asked"))
        self._headings = {
            field: Text(HEADING, name, self) for field, name in zip(self.told, names, strict=True)
        }
        labels = (self.clock, self.elapsed)
        times = fill_layout(QHBoxLayout(), *labels, spacing=24, wide=[self.elapsed])
        parts = (times, self.note)
        column = fill_layout(QVBoxLayout(self), *parts, margins=(24, 18, 24, 18), spacing=8)
        for field, paragraph in self.told.items():
            column.addWidget(self._headings[field])
            column.addWidget(paragraph)
        column.addStretch(1)
        self._tick()
        clock = QTimer(self, interval=SECOND)
        clock.timeout.connect(self._tick)
        clock.start()
        self.brief(Brief())
        self.resize(WIDTH, HEIGHT)
        self.move(screen.availableGeometry().center() - self.rect().center())

    def brief(self, brief: Brief) -> None:
        """Show what is to be said now."""
        self.note.show_or_hide(brief.note)
        for field, paragraph in self.told.items():
            text = getattr(brief, field)
            paragraph.show_or_hide(text)
            self._headings[field].setVisible(bool(text))

    def _tick(self) -> None:
        self.clock.setText(QTime.currentTime().toString("HH:mm"))
        minutes, seconds = divmod(self._since.elapsed() // SECOND, 60)
        self.elapsed.setText(self.tr("on stage for {time}").format(time=f"{minutes}:{seconds:02}"))
