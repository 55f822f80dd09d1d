"""A window that is left open takes the pointer from the next one, so none may be."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from windows import windows_left


def test_of_two_windows_the_older_is_under_the_pointer_and_counts_as_left(qtbot):
    QCursor.setPos(5_000, 5_000)
    older, newer = QWidget(), QWidget()
    for each in (older, newer):
        each.resize(300, 200)
        qtbot.addWidget(each)
        with qtbot.waitExposed(each):
            each.show()
    assert set(windows_left(QApplication.instance())) == {older, newer}
    QTest.mouseMove(newer, QPoint(100, 100))
    assert older.underMouse() and not newer.underMouse()
    older.close()
    assert windows_left(QApplication.instance()) == [newer]
    QTest.mouseMove(newer, QPoint(101, 101))
    assert newer.underMouse()
