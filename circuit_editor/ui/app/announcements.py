"""Announcements: what a screen reader speaks though the focus goes nowhere. All is said here."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent
from PySide6.QtWidgets import QWidget

from circuit_editor.text import printable_lines


def announce(at: QWidget, text: str, *, urgent: bool = False) -> None:
    """Let a screen reader say this, after what it says now unless it is urgent."""
    if text.strip() and QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(at, printable_lines(text).strip())
        if urgent:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        send(event)


def send(event: QAccessibleEvent) -> None:
    """Tell screen readers of an event."""
    QAccessible.updateAccessibility(event)
