"""Warms the compiled kernel up once a circuit is large enough to want it."""

from __future__ import annotations

from PySide6.QtCore import QObject

from circuit_editor.ui.app.deferred_loading import make_single_shot
from circuit_editor.ui.session.session import Session

MANY = 60  # gates and inputs: smaller circuits are followed within a millisecond as it is
PAUSE = 400  # ms: what was opened is seen first


class KernelWarmup(QObject):
    """Asks for the kernel once, when a document is large enough; it is loaded in the background."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        session.document_changed.connect(self._look)

    def _look(self) -> None:
        if self._session.size >= MANY:
            self._session.document_changed.disconnect(self._look)
            make_single_shot(self._fetch, self, PAUSE).start()

    def _fetch(self) -> None:
        from circuit_editor.engine import kernel

        kernel.warm_in_background()
