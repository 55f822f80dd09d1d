"""Showing a panel alone, and reading what stands on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from circuit_editor.ui.inspector.cards.value_card import ValueSlider


def show_in_window(qtbot, panel: QWidget, width: int, height: int) -> QWidget:
    """Show a panel as part of a window, which must be kept.

    Alone, the panel's wish for a size would make the offscreen platform complain.
    """
    window = QWidget()
    qtbot.addWidget(window)
    panel.setParent(window)
    panel.setGeometry(0, 0, width, height)
    window.resize(width, height)
    with qtbot.waitExposed(window):
        window.show()
    panel.show()
    return window


def shown_texts(panel: QWidget) -> list[str]:
    """Every text that can be read on a panel now."""
    labels = panel.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisibleTo(panel) and label.text()]


def type_text(widget: QWidget, text: str) -> None:
    """Type letters of any alphabet: QTest knows only Latin keys."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, event)


def turn_wheel(widget: QWidget, notches: int) -> bool:
    """Turn the mouse wheel over a widget; True where the widget took it."""
    at = QPointF(widget.rect().center())
    event = QWheelEvent(
        at,
        widget.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def field(inspector, name: str) -> QLineEdit:
    (found,) = (
        each
        for each in inspector.page.findChildren(QLineEdit)
        if each.accessibleName() == name and each.isVisibleTo(inspector.page)
    )
    return found


def slider(inspector) -> ValueSlider:
    return inspector.page.findChild(ValueSlider)


def type_over(line: QLineEdit, text: str) -> None:
    """Type into a field as someone does who means to replace what stands there."""
    line.setFocus()
    line.selectAll()
    type_text(line, text)


def at_share(slider: ValueSlider, share: float) -> QPoint:
    """The point of a slider at a share of its range, give or take half a pixel."""
    handle = 17
    return QPoint(round(handle / 2 + share * (slider.width() - handle)), slider.height() // 2)
