"""A card that is worked out once the hand rests, because it takes a while."""

from __future__ import annotations

import time
from typing import cast

from PySide6.QtCore import QObject, QTimer

from circuit_editor.ui.app.deferred_loading import make_single_shot

QUICK = 0.002  # seconds: what takes no longer is live while one drags
PAUSE = 120  # ms without anything new, until what takes longer is worked out


class DeferredCard:
    """Works out at once what is quick, and the rest once the hand rests; meanwhile it is blank.

    Mixed into a card, which says how to work it out (`tell`) and how to be blank (`wait`). What is
    let go while it waits is not told any more: what it is about may be gone.
    """

    _took = 0.0
    _pause: QTimer | None = None

    def refresh(self) -> None:
        """There are new numbers."""
        if self._took <= QUICK:
            self._tell_now()
            return
        if self._pause is None:
            card = cast(QObject, self)  # the one it is mixed into
            self._pause = make_single_shot(self._tell_now, card, PAUSE)
        self.wait()
        self._pause.start()

    def tell(self) -> None:
        """Work it out, and show it."""
        raise NotImplementedError

    def wait(self) -> None:
        """Show that it will come."""
        raise NotImplementedError

    def put_off(self) -> None:
        """A hand goes on: wait until it rests, if it does not rest yet."""
        if self._pause is not None and self._pause.isActive():
            self._pause.start()

    def let_go(self) -> None:
        """Wait no longer: another page is shown."""
        if self._pause is not None:
            self._pause.stop()

    def _tell_now(self) -> None:
        start = time.perf_counter()
        self.tell()
        self._took = time.perf_counter() - start
