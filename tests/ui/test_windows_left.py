"""A window that is left open takes the pointer from the next one, so none may be."""

from PySide6.QtWidgets import QApplication, QWidget
from windows import windows_left


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
