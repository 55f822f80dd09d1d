"""Loading: a file is read on another thread, and a card says how far that is.

What is read quickly is shown at once. While the reading goes on the circuit that will be replaced
stays to be looked at, and nothing in it is edited: whether it may go was asked before. Whatever is
opened meanwhile takes the place of what is read.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, QTimer

from circuit_editor.files.progress import watched
from circuit_editor.model.blocks import gate_count
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.ui.app.background_work import BackgroundWork, Progress
from circuit_editor.ui.app.deferred_loading import make_single_shot
from circuit_editor.ui.app.gc_pause import gc_paused, leave_out_all
from circuit_editor.ui.app.translate import fill
from circuit_editor.ui.session.session import Session

if TYPE_CHECKING:
    from circuit_editor.files.known_bytes import KnownBytes
    from circuit_editor.model import Document
    from circuit_editor.ui.canvas.items.contents import Contents
    from circuit_editor.ui.canvas.scene import CircuitScene
    from circuit_editor.ui.canvas.view import CanvasView
    from circuit_editor.ui.session.prepared_circuit import PreparedCircuit
    from circuit_editor.ui.shell.progress_card import ProgressCard

LARGE = 500_000  # bytes: what is smaller is read in less than a tenth of a second
PATIENCE = 300  # ms that one waits without a card
LOOKS = 80  # ms between two looks how far it is
MANY = 3_000  # nodes, those in blocks, too
READING, RUN = 0.5, 0.7  # of the time that opening takes, until the file is read, and is run

OpenedCircuit: TypeAlias = "tuple[Document, KnownBytes | None]"
Read: TypeAlias = "Callable[[], OpenedCircuit]"


class ReadFile(NamedTuple):
    """The result of a reading: `read` returns it, or raises why there is none."""

    read: Read
    circuit: PreparedCircuit | None = None
    contents: Contents | None = None


class Loading(QObject):
    """Reads one file at a time for a window."""

    def __init__(self, session: Session, view: CanvasView, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._view = session, view
        self.path: Path | None = None  # of the file that is being read
        self._work = BackgroundWork(self)
        self._progress = Progress()
        self._otherwise: Callable[[], object] | None = None
        self._soon = make_single_shot(self._show_card, self, PATIENCE)
        self._looks = QTimer(self, interval=LOOKS)
        self._looks.timeout.connect(self._look)
        session.opened.connect(self.stop)

    @property
    def is_busy(self) -> bool:
        """True while a file is read."""
        return self._work.is_busy

    @cached_property
    def card(self) -> ProgressCard:
        """What says how far it is; made when it takes long."""
        from circuit_editor.ui.shell.progress_card import ProgressCard

        card = ProgressCard(self._view)
        card.cancelled.connect(self.cancel)
        return card

    def read(
        self,
        path: Path,
        load: Read,
        show: Callable[[Read], bool],
        otherwise: Callable[[], object],
        least: int | None = None,
    ) -> bool:
        """Let `load` read a file, and `show` what that gives: a function that returns or raises it.

        Answers what `show` did where it was read quickly. Else the answer is True, and if nothing
        is shown in the end, because it was cancelled or cannot be shown, `otherwise` is called.
        With `least` a file of more bytes than that is not expected to be read quickly.
        """
        self.stop()
        if not _is_large(path, LARGE if least is None else least):
            with gc_paused():
                load = _result_of(load)
                if not _takes_long(load):
                    return show(load)

        def take(outcome: ReadFile) -> None:
            left, scene = self._put_away(), self._view.circuit_scene
            self._session.prepared, scene.prepared = outcome.circuit, outcome.contents
            try:
                is_shown = show(outcome.read)
            finally:
                self._session.prepared = scene.prepared = None
            if outcome.circuit is not None:
                leave_out_all()
            if left is not None and not is_shown:
                left()

        self.path, self._progress = path, Progress()
        work = partial(_outcome_of, load, self._view.circuit_scene, self._progress)
        self._work.start(work, take)
        self._otherwise = otherwise
        self._view.cancel_gesture()
        told = self.tr("{name} is being opened. Press Esc to keep this circuit.")
        self._session.locked = fill(told, name=path.name)
        self._soon.start()
        return True

    def stop(self) -> Callable[[], object] | None:
        """Read no further: something else takes the place of what is read.

        Returns what would have been called if nothing did.
        """
        self._progress.is_cancelled = True
        self._work.cancel()
        return self._put_away()

    def cancel(self) -> None:
        """Keep what was shown before."""
        if not self.is_busy:
            return
        path = self.path
        left = self.stop()
        assert path is not None and left is not None
        self._session.message.emit(fill(self.tr("{name} was not opened."), name=path.name))
        left()

    def _show_card(self) -> None:
        if self.is_busy and self.path is not None:
            told = fill(self.tr("Opening {name}…"), name=self.path.name)
            self.card.begin(told)
            self._looks.start()

    def _look(self) -> None:
        self.card.show_share(self._progress.share)

    def _put_away(self) -> Callable[[], object] | None:
        left = self._otherwise
        self.path = self._otherwise = None
        self._session.locked = ""
        for timer in (self._soon, self._looks):
            timer.stop()
        if "card" in vars(self):
            self.card.end()
        return left


def _is_large(path: Path, least: int) -> bool:
    try:
        return os.stat(path).st_size > least
    except (OSError, ValueError):  # why, is said by whoever reads it
        return False


def _outcome_of(load: Read, scene: CircuitScene, progress: Progress) -> ReadFile:
    """What `load` returns or raises, and what is to be shown of it where that takes long."""
    with watched(lambda share: progress.report(READING * share)):
        read = _result_of(load)
    try:
        return ReadFile(read, *_prepared(read()[0], scene, progress))
    except Exception as error:
        return ReadFile(partial(_raise, error))


def _result_of(load: Read) -> Read:
    """A function that returns or raises what `load` does now."""
    try:
        found = load()
    except Exception as error:
        return partial(_raise, error)
    return lambda: found


def _takes_long(read: Read) -> bool:
    """True for what is worked out and drawn while the window lives."""
    try:
        return gate_count(read()[0]) > MANY
    except Exception:  # it is told by whoever wants to show it
        return False


def _prepared(
    document: Document, scene: CircuitScene, progress: Progress
) -> tuple[PreparedCircuit | None, Contents | None]:
    """All that is to be shown of a document, where it takes long."""
    if gate_count(document) <= MANY:
        return None, None
    from circuit_editor.ui.canvas.items.contents import contents_of
    from circuit_editor.ui.session.prepared_circuit import prepare

    progress.report(READING)
    circuit = prepare(document)
    progress.report(RUN)
    contents = contents_of(circuit.picture, circuit.tape, scene)
    progress.report(1.0)
    return circuit, contents


def _raise(error: Exception) -> OpenedCircuit:
    raise error
