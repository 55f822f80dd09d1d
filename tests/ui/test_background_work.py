"""Work on a thread: its result is taken in Qt's loop, and no garbage is looked for meanwhile."""

import gc
from functools import partial
from threading import Event, current_thread, main_thread

from circuit_editor.ui.app.background_work import BackgroundWork


def test_no_garbage_is_looked_for_while_a_thread_works(qapp, qtbot):
    """What a thread found would be deleted there: a widget with its timers, and then Qt crashes."""
    work, may_end, found = BackgroundWork(), Event(), []
    assert gc.isenabled()
    work.start(lambda: (may_end.wait(10), current_thread().name)[1], found.append)
    assert not gc.isenabled() and work.is_busy
    may_end.set()
    qtbot.waitUntil(gc.isenabled)
    qtbot.waitUntil(lambda: found == ["background work"])
    assert not work.is_busy


def test_what_cancelled_work_was_given_and_made_ends_in_the_main_thread(qapp, qtbot):
    """A scene of a window that is closed: deleted on another thread it crashed Qt now and then."""
    ends, may_end = [], Event()

    class Held:
        def __del__(self):
            ends.append(current_thread())

    def wait(held):
        may_end.wait(10)
        return Held()

    work = BackgroundWork()
    work.start(partial(wait, Held()), list)
    work.cancel()
    may_end.set()
    qtbot.waitUntil(lambda: len(ends) == 2)
    assert {*ends} == {main_thread()}
