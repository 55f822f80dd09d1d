"""Work on a thread: its result is taken in Qt's loop, and no garbage is looked for meanwhile."""

import gc
from threading import Event, current_thread

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
