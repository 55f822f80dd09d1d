"""Pages of scroll areas end where their last line does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from windows import Desk

from circuit_editor import resources
from circuit_editor.ui.inspector.inspector import Inspector


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.window.resize(1280, 400)
    return desk


def blank(area) -> int:
    """The pixels that one can scroll on below what stands on a page."""
    for _ in range(3):
        QApplication.processEvents()
    page = area.widget()
    needed = page.layout().heightForWidth(page.width())
    assert area.verticalScrollBar().maximum() > 0
    return page.height() - max(needed, area.viewport().height())


def test_the_list_of_lessons_ends_with_its_buttons(desk):
    desk.window.classroom.show_lessons()
    assert blank(desk.window.classroom.lesson_panel) == 0


def test_the_lesson_that_arrow_keys_lead_to_is_in_sight(desk):
    desk.window.classroom.show_lessons()
    panel = desk.window.classroom.lesson_panel
    panel.focus_first()
    blank(panel)
    for _ in range(9):
        desk.key(Qt.Key.Key_Down)
        focused = QApplication.focusWidget()
        top = focused.mapTo(panel.viewport(), QPoint(0, 0)).y()
        assert 0 <= top <= panel.viewport().height() - focused.height()
    assert panel.verticalScrollBar().value() > 0


def test_pages_of_the_inspector_end_with_their_last_card(desk):
    desk.open(resources.folder() / "examples" / "two-layer-network.circuit")
    inspector = desk.window.findChild(Inspector)
    for id_ in ("input1", "parameter2", "mul4"):
        desk.session.select({id_})
        assert blank(inspector) == 0, id_
