"""Announcements: what a screen reader speaks though the focus goes nowhere. All is said here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from circuit_editor.text import printable_lines
from circuit_editor.ui.app.deferred_loading import make_single_shot

PAUSE = 80  # ms: a change of the focus interrupts what is said before it
Words: TypeAlias = "str | Callable[[], str]"  # what may be read only becomes clear later


def announce(at: QWidget, told: Words, *, last: bool = False) -> None:
    """Let a screen reader say this as soon as the focus rests; `last`, after all others."""
    if QAccessible.isActive():
        announcer().add(at, told, last=last)


def announcer() -> Announcer:
    """What speaks for all windows; made when the first thing is said."""
    application = QApplication.instance()
    found = application.findChild(Announcer) if application is not None else None
    return found if found is not None else Announcer(application)


class Announcer(QObject):
    """Speaks what was announced in order, each thing once."""

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self._waiting: list[tuple[QWidget, Words]] = []
        self._last: list[tuple[QWidget, Words]] = []
        self._pause = make_single_shot(self.speak, self, PAUSE)

    def add(self, at: QWidget, told: Words, *, last: bool = False) -> None:
        """Say this, too."""
        waiting = self._last if last else self._waiting
        if told and told not in (each for _, each in waiting):
            waiting.append((at, told))
            self._pause.start()

    def speak(self) -> None:
        """Say all that waits, now."""
        self._pause.stop()
        waiting = [*self._waiting, *self._last]
        self._waiting, self._last = [], []
        for at, told in waiting:
            text = printable_lines(told if isinstance(told, str) else told()).strip()
            source = at if isValid(at) and at.isVisible() else QApplication.activeWindow()
            if text and source is not None:
                send(QAccessibleAnnouncementEvent(source, text))


def send(event: QAccessibleEvent) -> None:
    """Tell screen readers of an event."""
    QAccessible.updateAccessibility(event)
