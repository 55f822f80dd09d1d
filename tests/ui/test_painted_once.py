"""What is new in the window is laid out before it is painted, and painted once."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from windows import NEURON, Desk

from circuit_editor.model import EMPTY


class Paintings(QObject):
    """Counts how often each widget inside another is painted."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(around.window())  # its own children are put in order anew
        self._around = around
        self.counts: Counter[QWidget] = Counter()
        QApplication.instance().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._around.isAncestorOf(watched):
            self.counts[watched] += 1
        return False

    def most(self) -> int:
        """How often one of them was painted at most, once nothing is left to paint."""
        for _ in range(4):
            QApplication.processEvents()
        QApplication.instance().removeEventFilter(self)
        return max(self.counts.values())


@pytest.fixture
def desk(qtbot, tmp_path):
    return Desk(qtbot, tmp_path)


def test_a_file_that_is_opened_is_painted_as_it_stays(desk):
    desk.open(EMPTY)
    QApplication.processEvents()
    paintings = Paintings(desk.window.inspector)
    desk.open(NEURON)
    assert paintings.most() == 1


def test_the_page_of_what_is_selected_is_painted_once(desk):
    desk.open(NEURON)
    desk.session.select({"mul1"})
    QApplication.processEvents()
    paintings = Paintings(desk.window.inspector)
    desk.session.select({"mul2"})
    assert paintings.most() == 1
