"""A window that is left open takes the pointer from the next one; nor is anything else left."""

import gc
import threading

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid
from windows import leave_nothing, windows_left

from circuit_editor.ui.app.background_work import BackgroundWork


def test_every_window_that_is_shown_counts_as_left_until_it_is_closed(qtbot):
    """Without a screen Qt sends the pointer to the older of two windows at one place."""
    older, newer = QWidget(), QWidget()
    for each in (older, newer):
        each.resize(300, 200)
        qtbot.addWidget(each)
        with qtbot.waitExposed(each):
            each.show()
    assert set(windows_left(QApplication.instance())) == {older, newer}
    older.close()
    assert windows_left(QApplication.instance()) == [newer]
    newer.close()
    assert windows_left(QApplication.instance()) == []


def test_no_thread_no_text_no_theme_and_no_button_is_left_to_the_next_test(qtbot, qapp):
    window, work = QWidget(), BackgroundWork()
    qtbot.addWidget(window)
    threads = threading.active_count()
    work.start(lambda: sum(range(500_000)), print)
    work.deleteLater()  # its window is closed, and nobody waits for it
    assert not gc.isenabled()
    qapp.clipboard().setText("a circuit of this test")
    qapp.setStyleSheet("QWidget { color: red; }")
    QTest.mousePress(window, Qt.MouseButton.LeftButton)
    gone = QObject()
    gone.deleteLater()

    leave_nothing(qapp)
    assert threading.active_count() == threads
    assert gc.isenabled()
    assert not qapp.clipboard().text() and not qapp.styleSheet()
    assert qapp.mouseButtons() == Qt.MouseButton.NoButton
    assert not isValid(work) and not isValid(gone)
