"""The dialog for files that Qt shows where the desktop has none can be read in every theme."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QToolButton, QWidget

from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.widgets.file_dialogs import BUTTON_ICONS, asking_over


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_arrows_are_drawn_in_the_ink_of_the_theme(qtbot, tmp_path, theme):
    appearance = Appearance(theme)
    appearance.apply()
    window = QWidget()
    qtbot.addWidget(window)
    found: dict[str, set[str]] = {}

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        for name in BUTTON_ICONS:
            picture = dialog.findChild(QToolButton, name).icon().pixmap(16, 16).toImage()
            found[name] = {
                picture.pixelColor(x, y).name()
                for x in range(picture.width())
                for y in range(picture.height())
                if picture.pixelColor(x, y).alpha() > 250
            }
        dialog.reject()

    with asking_over(window):
        QTimer.singleShot(50, look)
        QFileDialog.getOpenFileName(
            window, "", str(tmp_path), "", options=QFileDialog.Option.DontUseNativeDialog
        )
    assert found and all(each == {appearance.theme.ink} for each in found.values()), found
