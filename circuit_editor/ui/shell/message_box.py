"""Message boxes: a question or what went wrong, as plain text, each answer with its key."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from circuit_editor.text import QT_TRANSLATE_NOOP, printable_lines
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.plain_text import plain_title

LINE = 360  # pixels of a box that a sentence may take before it goes on below
AROUND_TITLE = 150  # pixels: what a window's frame shows beside its title
AND_PROGRAM = " \N{EM DASH} {name}"  # which Qt adds to a title, on most desktops
AROUND_TEXT = 30  # pixels: what the box leaves around it, at least
ANSWERS = {
    QMessageBox.StandardButton.Ok: QT_TRANSLATE_NOOP("Answer", "&OK"),
    QMessageBox.StandardButton.Yes: QT_TRANSLATE_NOOP("Answer", "&Yes"),
    QMessageBox.StandardButton.No: QT_TRANSLATE_NOOP("Answer", "&No"),
    QMessageBox.StandardButton.Save: QT_TRANSLATE_NOOP("Answer", "&Save"),
    QMessageBox.StandardButton.Discard: QT_TRANSLATE_NOOP("Answer", "&Discard"),
    QMessageBox.StandardButton.Cancel: QT_TRANSLATE_NOOP("Answer", "&Cancel"),
}


def make_box(
    parent: QWidget, buttons: QMessageBox.StandardButton, title: str, text: str, more: str
) -> QMessageBox:
    """A box that shows strangers' text as it is; its icon would be the system's, and is none."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(plain_title(title))
    box.setText(printable_lines(text))
    question = box.findChild(QLabel, "qt_msgbox_label")
    if isinstance(question, QLabel):
        question.setFont(look.font(look.BODY_POINTS, bold=True))
    box.setInformativeText(printable_lines(more))  # a label of its own, made now
    box.setStandardButtons(buttons)
    for kind, name in ANSWERS.items():
        button = box.button(kind)
        if button is not None:
            button.setText(QCoreApplication.translate("Answer", name))
    label = box.findChild(QLabel, "qt_msgbox_informativelabel")
    if isinstance(label, QLabel):  # Qt makes it as narrow as the short text above it
        told = min(LINE, label.fontMetrics().horizontalAdvance(label.text()))
        bold = QFontMetrics(look.font(look.BODY_POINTS, bold=True))
        program = QGuiApplication.applicationDisplayName()
        whole = box.windowTitle() + AND_PROGRAM.format(name=program)
        named = bold.horizontalAdvance(whole) + AROUND_TITLE - AROUND_TEXT
        label.setMinimumWidth(max(told, named))
    return box
