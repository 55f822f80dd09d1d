"""The About box: what this program is, and which version: asked for when a fault is reported."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, qVersion
from PySide6.QtWidgets import QMessageBox, QWidget

from circuit_editor import __version__
from circuit_editor.ui.app.application import NAME
from circuit_editor.ui.shell.message_box import make_box


def about_box(parent: QWidget) -> QMessageBox:
    """The name, the version, what the program is for, and its licence."""
    title = QCoreApplication.translate("About", "About Circuit Editor")
    told = QCoreApplication.translate(
        "About",
        "Build a circuit of gates, and see backpropagation at work in it: every value, every "
        "gradient, and why. The lessons lead through it step by step.",
    )
    licence = QCoreApplication.translate("About", "Free software under the MIT licence. Qt {qt}.")
    more = f"{told}\n\n{licence.format(qt=qVersion())}"
    return make_box(parent, QMessageBox.StandardButton.Ok, title, f"{NAME} {__version__}", more)
