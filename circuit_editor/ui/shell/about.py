"""The About box: what this program is, and which version: asked for when a fault is reported."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, qVersion
from PySide6.QtWidgets import QMessageBox, QWidget

from circuit_editor import __version__
from circuit_editor.ui.app.application import NAME


def about_box(parent: QWidget) -> QMessageBox:
    """The name, the version, what the program is for, and its licence."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(QCoreApplication.translate("About", "About Circuit Editor"))
    box.setText(f"{NAME} {__version__}")
    told = QCoreApplication.translate(
        "About",
        "Build a circuit of gates, and see backpropagation at work in it: every value, every "
        "gradient, and why. The lessons lead through it step by step.",
    )
    licence = QCoreApplication.translate("About", "Free software under the MIT licence. Qt {qt}.")
    box.setInformativeText(f"{told}\n\n{licence.format(qt=qVersion())}")
    return box
