"""Files that are dragged from elsewhere and dropped on the window."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDropEvent

MOST_DROPPED = 10  # files that are opened at once


def local_files(data: QMimeData) -> list[str]:
    """The files of this computer among what is dragged, not more than are opened at once."""
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()][:MOST_DROPPED]


def answer_with_copy(event: QDropEvent) -> bool:
    """Take a file, and leave it where it is: whoever is answered Move deletes it."""
    is_taken = bool(local_files(event.mimeData()))
    is_taken = is_taken and bool(event.possibleActions() & Qt.DropAction.CopyAction)
    event.setAccepted(is_taken)
    if is_taken:
        event.setDropAction(Qt.DropAction.CopyAction)
    return is_taken
