"""Moments in the user's language: when something was kept, saved or changed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from circuit_editor.ui.app.language import current_language


def moment_text(seconds: float) -> str:
    """A day and a time; `seconds` since 1970."""
    spoken = QLocale(current_language().qt or current_language().code)
    told = QCoreApplication.translate("CopyRow", "d MMMM yyyy, HH:mm")
    return spoken.toString(QDateTime.fromSecsSinceEpoch(int(seconds)), told)
