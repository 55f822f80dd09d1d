"""Layouts: a large circuit is laid out on another thread, and a card says how far that is.

The window stays alive meanwhile; what is done to the circuit then is not undone by old places, and
nothing moves under the hand: what is laid out is shown when the gesture is over.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial

from immutables import Map
from PySide6.QtCore import QObject, QTimer

from circuit_editor.dataclass import replace
from circuit_editor.layout.picture import root_as_drawn, with_shapes
from circuit_editor.layout.places.annotation_places import place_annotations
from circuit_editor.layout.places.tidy import tidy
from circuit_editor.model import Circuit, Document, Path, Place
from circuit_editor.model.blocks import edit_at
from circuit_editor.model.edits.bends import move_straight
from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.app.background_work import BackgroundWork, Progress
from circuit_editor.ui.app.deferred_loading import make_single_shot
from circuit_editor.ui.canvas.move_animation import MoveAnimation
from circuit_editor.ui.canvas.view import CanvasView
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.shell.progress_card import ProgressCard

AT_ONCE = 200  # nodes: what takes less than a tenth of a second needs no other thread
PATIENCE = 200  # ms until the card is shown
LOOKS = 80  # ms between two looks how far it is, or whether the hand has let go
LAID_BY = ("nodes", "wires", "labels", "places")  # what is no longer so makes a layout an old one


class Tidying(QObject):
    """Lays out the circuit that is shown, as one step that undo takes back, or one to be shown."""

    def __init__(
        self, session: Session, view: CanvasView, travel: MoveAnimation, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._view, self._travel = session, view, travel
        self._work = BackgroundWork(self)
        self._progress = Progress()
        self._count = 0  # of the nodes that are being placed
        self._take: Callable[[], object] | None = None  # what is laid out, while a hand is busy
        self._soon = make_single_shot(self._show_card, self, PATIENCE)
        self._rest = make_single_shot(self._take_in_peace, self, LOOKS)
        self._looks = QTimer(self, interval=LOOKS)
        self._looks.timeout.connect(self._look)
        session.opened.connect(self.cancel)

    @property
    def is_busy(self) -> bool:
        """True while a layout is being made, or waits until the hand lets go."""
        return self._work.is_busy or self._take is not None

    @cached_property
    def card(self) -> ProgressCard:
        """What says how far it is; made when it takes long."""
        card = ProgressCard(self._view)
        card.cancelled.connect(self.cancel)
        return card

    def begin(self, *, two_lines: bool = True) -> None:
        """Lay the circuit out: now, or where it is large as soon as that is done.

        In `two_lines` where that shows it larger; else every wire leads to the right.
        """
        if not self.is_busy and self._view.commit_value():
            session = self._session
            circuit = session.circuit
            drawn = with_shapes(circuit, session.shapes, Path.of(*session.where).prefix)
            self._lay_out(drawn, partial(self._tidy_up, circuit), two_lines=two_lines)

    def lay_out(self, document: Document, show: Callable[[Document], object]) -> None:
        """Give a document's nodes their places, and show it: now, or as soon as that is done.

        What was being laid out before is given up.
        """

        def take(places: Map[str, Place]) -> None:
            show(replace(document, root=replace(document.root, places=places)))

        self.cancel()
        self._lay_out(root_as_drawn(document), take, two_lines=True)

    def cancel(self) -> None:
        """Leave all where it is."""
        self._progress.is_cancelled = True
        self._work.cancel()
        self._put_away()

    def _lay_out(
        self, circuit: Circuit, take: Callable[[Map[str, Place]], object], *, two_lines: bool
    ) -> None:
        if len(circuit.nodes) <= AT_ONCE:
            take(tidy(circuit, two_lines=two_lines))
            return

        def done(places: Map[str, Place]) -> None:
            self._take = partial(take, places)
            self._take_in_peace()

        self._progress, self._count = Progress(), len(circuit.nodes)
        work = partial(tidy, circuit, two_lines=two_lines, report=self._progress.report)
        self._work.start(work, done)
        self._soon.start()

    def _take_in_peace(self) -> None:
        """Show what is laid out, as soon as the hand holds nothing."""
        if self._view.gesture is not None:
            self._rest.start()
        elif self._take is not None:
            take = self._take
            self._put_away()
            take()

    def _tidy_up(self, circuit: Circuit, places: Map[str, Place]) -> None:
        now = self._session.circuit
        if any(getattr(now, each) is not getattr(circuit, each) for each in LAID_BY):
            self._session.message.emit(
                self.tr("The circuit was changed meanwhile: tidy it up once more.")
            )
            return
        before = self._session.shown.places

        def tidy_up(document: Document) -> Document:
            return place_annotations(circuit, move_straight(document, places))

        session = self._session
        after = edit_at(session.document, session.where, tidy_up)
        if after == session.document:
            session.message.emit(self.tr("Nothing moves: it stands so already."))
        elif session.replace(QT_TRANSLATE_NOOP("Sentence", "Tidy up"), after):
            self._travel.begin(before)
        self._view.fit()

    def _show_card(self) -> None:
        if self.is_busy:
            told = self.tr("Tidying up {count:,} gates and inputs…").format(count=self._count)
            self.card.begin(told)
            self._looks.start()

    def _look(self) -> None:
        if self.is_busy:
            self.card.show_share(self._progress.share)
        else:  # it ended with an error, which is told elsewhere
            self._put_away()

    def _put_away(self) -> None:
        self._take = None
        for timer in (self._soon, self._rest, self._looks):
            timer.stop()
        if "card" in vars(self):
            self.card.end()
