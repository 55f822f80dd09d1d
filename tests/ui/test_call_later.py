"""What is done in Qt's next turn is done once, and not kept where its owner goes before."""

import gc
import weakref

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from windows import leave_nothing

from circuit_editor.ui.app.deferred_loading import call_later


class Owner(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.done = 0

    def do(self) -> None:
        self.done += 1


def test_it_is_done_once_in_the_next_turn(qapp):
    owner = Owner()
    call_later(owner, owner.do)
    assert not owner.done
    for _ in range(2):
        QApplication.processEvents()
    assert owner.done == 1
    leave_nothing(qapp)
    assert not owner.children()


def test_it_waits_as_long_as_is_said(qapp):
    owner = Owner()
    call_later(owner, owner.do, 60_000)
    QApplication.processEvents()
    assert not owner.done


def test_an_owner_that_goes_before_is_freed_with_all_that_it_leads_to(qapp):
    owners = [Owner(), Owner()]
    gone = [weakref.ref(each) for each in owners]
    call_later(owners[0], owners[0].do)
    call_later(owners[1], lambda held=owners[1]: held.do())
    while owners:
        owners.pop().deleteLater()
    leave_nothing(qapp)
    gc.collect()
    assert [each() for each in gone] == [None, None]
