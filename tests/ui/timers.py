"""What a pause would bring, at once: no test has to wait for a timer."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid


def go_off(*owners: QObject) -> None:
    """Let every timer that runs in these go off now, and all that waits for Qt's next turn."""
    for owner in filter(isValid, owners):  # one that is gone took its timers along
        for timer in owner.findChildren(QTimer):
            if timer.isActive():
                if timer.isSingleShot():
                    timer.stop()
                timer.timeout.emit()
    QApplication.processEvents()
