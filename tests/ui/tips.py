"""What Qt shows where the pointer rests, after the event that it sends to the widget there."""

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget


def tip_shown(widget: QWidget, at: QPoint) -> str:
    """The text of the tooltip that is seen then; "" where none is."""
    event = QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at))
    QApplication.sendEvent(widget, event)
    return QToolTip.text() if QToolTip.isVisible() else ""
