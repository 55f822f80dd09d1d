"""Notices over the canvas: what keeps the circuit from giving all its numbers, and a cure."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QWidget,
)

from circuit_editor.engine.marks import OUTER, Mark
from circuit_editor.model import wiring
from circuit_editor.model.naming import describe
from circuit_editor.model.paths import Path as NodePath
from circuit_editor.ui.app.deferred_loading import make_single_shot
from circuit_editor.ui.app.guarded_events import guard_events
from circuit_editor.ui.app.plain_text import PlainLabel, plain_caption
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.app.translate import fill
from circuit_editor.ui.canvas.canvas_host import CanvasHost
from circuit_editor.ui.canvas.overlay_places import KEEPS_CLEAR, along_the_edges, best_place
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.widgets import wording
from circuit_editor.ui.widgets.labels import (
    WARNING,
    fill_layout,
    make_button,
    prepare_button,
    shorten_name,
)

if TYPE_CHECKING:
    from circuit_editor.ui.widgets.wrapping_button import WrappingButton

MARGIN = 14
ON_STAGE = 0.8  # of a step's sentence: how large a notice is there
REST = 250  # ms after one panned, until a notice looks for a better place


class FloatingPanel(QFrame):
    """A small panel that keeps its place in the widget it floats over."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setObjectName("floating")
        self._settled = make_single_shot(self.keep_place, self)
        over.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self.keep_place()
            self._settled.start()  # what it floats over has a new room then
        return False

    def keep_place(self) -> None:
        """Stand where this panel belongs."""
        raise NotImplementedError

    def resize_to_width(self, width: int) -> None:
        """Be so wide, and as high as what it says needs then."""
        self.resize(width, max(self.heightForWidth(width), self.minimumSizeHint().height()))


UNKNOWN = ".kind"  # ends the place of a problem with a gate of an unknown kind


@guard_events
class Notice(FloatingPanel):
    """The most important thing that keeps the circuit from giving all its numbers.

    Where nothing does, two arrays that were both stretched, which is seldom meant.
    Pointing at it lights the gate it is about, and a click selects that.
    """

    flag_wanted = Signal()  # on the open end that is offered

    _over: CanvasHost

    def __init__(self, session: Session, over: CanvasHost, appearance: Appearance) -> None:
        super().__init__(over)
        self.setProperty(KEEPS_CLEAR, True)
        self._rest = make_single_shot(self._look_around, self, REST)
        for moved in (over.led, over.moved, over.zoom_changed, session.document_changed):
            moved.connect(self._wait)
        self._session, self._appearance = session, appearance
        self._said = ""  # to a screen reader
        self._at = ""  # the path of the gate it is about
        self._text = PlainLabel("", self)
        self._text.setWordWrap(True)
        self._text.setMinimumWidth(120)
        self._cure: Callable[[], None] | None = None  # what the offer does instead of the flag
        self._keep = make_button(self.tr("Leave it so"), self._keep_outer, self)
        self._kept: set[Mark] = set()  # outer broadcasts that are meant
        parts, margins = (self._text, self._keep), (14, 8, 10, 8)
        self._row = fill_layout(
            QHBoxLayout(self), *parts, margins=margins, spacing=12, wide=[self._text]
        )
        self._of_document: object = None  # what the sentence was made of
        self._of: tuple[object, ...] = ()
        for signal in (session.document_changed, session.run_changed, session.selection_changed):
            signal.connect(self._refresh)
        self._refresh()
        session.opened.connect(self._forget_kept)
        session.opened.connect(self._tell_unknown_gates)
        appearance.changed.connect(self._enlarge)

    @cached_property
    def _offer(self) -> WrappingButton:
        """The button of what is offered; made when anything first is."""
        from circuit_editor.ui.widgets.wrapping_button import WrappingButton

        offer = prepare_button(WrappingButton(self), "", self._take_offer)
        self._row.insertWidget(1, offer)
        return offer

    def _forget_kept(self) -> None:
        """Another document was opened, in which nothing was called meant."""
        if self._kept:
            self._kept.clear()
            self._of = ()
            self._refresh()

    def _tell_unknown_gates(self) -> None:
        """Tell which gates of the circuit that was opened are not known, besides what it is about.

        Only the first problem stands here.
        """
        if any(each.at.endswith(UNKNOWN) for each in self._session.problems):
            from circuit_editor.ui.shell.unknown_gates import unknown_gates_text

            text = unknown_gates_text(self._session.document)
            if text:
                self._session.message.emit(text)

    def _enlarge(self) -> None:
        """Write it for a hall, or for a desk again."""
        from circuit_editor.ui.classroom.stage.text_scaling import enlarge

        enlarge(self, self._appearance, ON_STAGE)
        self.keep_place()

    def keep_place(self) -> None:
        """At an edge, the lower one sooner, where it hides least; as wide as the sentence wants.

        Where a panel lies over the canvas it stands beside that, in as many lines as it takes.
        """
        if self.isHidden():
            return
        others = self._others()
        self._stand_in(self._over.seen_rect, others)
        if any(map(self.geometry().intersects, others)):
            from circuit_editor.ui.canvas.clear_room import clear_rooms

            self._stand_in(clear_rooms(self._over.seen_rect, others)[0], others)

    def _stand_in(self, room: QRect, others: list[QRect]) -> None:
        wanted = self._text.fontMetrics().horizontalAdvance(self._text.text()) + 50
        for each in self.findChildren(QPushButton):
            if not each.isHidden():
                wanted += each.sizeHint().width() + 12
        width = min(wanted, room.width() - 2 * MARGIN)
        self.resize_to_width(width)
        places = along_the_edges(room, self.size(), MARGIN)
        if self.pos() in places:  # it stays as long as nothing stands there
            places.insert(0, self.pos())
        self.move(best_place(self._over, self.size(), places, others))

    def _others(self) -> list[QRect]:
        """What lies over the canvas and does not keep clear of this, as panels and lists."""
        of = [each for each in self._over.covers if each.property(KEEPS_CLEAR) is None]
        return self._over.cover_rects(of=of)

    def _wait(self, *_: object) -> None:
        self._rest.start()

    def _look_around(self) -> None:
        """The circuit stands elsewhere below it."""
        if self.isVisible() and not self.underMouse():
            self.keep_place()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave) and self._at:
            is_at = event.type() == QEvent.Type.Enter
            self._session.pointed_at.emit(self._at if is_at else "")
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # else the canvas below takes it

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._session.lead_to(self._at)

    def _take_offer(self) -> None:
        """Do what is offered: a cure, else put the flag."""
        if self._cure is not None:
            self._cure()
        else:
            self.flag_wanted.emit()

    def _cure_offered(self) -> tuple[Callable[[], None] | None, str]:
        """The first edit after which the shapes fit at the gate it is about, and its words."""
        session = self._session
        around, id_ = NodePath(self._at).around.parts, NodePath(self._at).name
        if not session.shapes or around != session.where or id_ not in session.circuit.nodes:
            return None, ""
        from circuit_editor.ui.shell.editing.curing import caption_of, cure, misfit_at

        found = misfit_at(session, id_)
        if found is None or not found.cures:
            return None, ""
        first = found.cures[0]
        return partial(cure, session, id_, first), caption_of(session, id_, first)

    def _refresh(self) -> None:
        session = self._session
        problems = session.problems if session.circuit.nodes else []
        of = session.where, session.selection, problems, session.hides_numbers, session.shown
        is_same_document = session.document is self._of_document
        # of one change several things are told; and outer broadcasts are the same where shapes are
        if of == self._of and (is_same_document or not problems):
            return
        self._of_document, self._of = session.document, of
        outer = None if problems or session.hides_numbers else self._outer_left()
        self.setVisible(bool(problems) or outer is not None)
        self._keep.setVisible(outer is not None)
        if problems:
            self._tell(
                wording.problem_sentence(session, problems[0]),
                wording.problem_place(session, problems[0]),
            )
        elif outer is not None:
            self._tell(wording.mark_sentence(session, outer), outer.at)
        else:
            self._said = ""

    def _tell(self, sentence: str, at: str) -> None:
        if sentence != self._said:
            from circuit_editor.ui.app.announcements import announce

            self._said = sentence
            announce(self, sentence, last=True)
        self._text.setText(f"{WARNING}  {sentence}")
        self._at = at
        cursor = Qt.CursorShape.PointingHandCursor if at else Qt.CursorShape.ArrowCursor
        self.setCursor(cursor)
        offer = self._session.flag_offer
        if offer is not None and wiring.waits(self._session.circuit, offer.node):
            offer = None
        if self._session.shape_problems:  # they come first, with what cures them
            offer = None
        self._cure, caption = self._cure_offered() if offer is None else (None, "")
        is_offered = offer is not None or self._cure is not None
        if is_offered or "_offer" in vars(self):
            self._offer.setVisible(is_offered)
            self._offer.setText(plain_caption(caption))
        if offer is not None:
            name = describe(self._session.circuit, offer.node)
            told = self.tr("Put the loss flag on {name}")
            if self._session.holds_array(offer):  # and a loss is a single number
                told = self.tr("Put the loss flag on the mean of {name}")
            self._offer.setText(plain_caption(fill(told, name=shorten_name(name))))
        self.keep_place()

    def _outer_left(self) -> Mark | None:
        """The mark of the first gate that stretches both of its inputs; not of those kept so."""
        session = self._session
        if not session.shapes:
            return None
        from circuit_editor.ui.shell.editing.curing import outer_broadcasts

        for id_ in outer_broadcasts(session):
            outer = [each for each in session.marks_at(id_) if each.kind == OUTER]
            if outer and outer[0] not in self._kept:
                return outer[0]
        return None

    def _keep_outer(self) -> None:
        """Say no more of what is told now, for it is meant so; its mark stays."""
        outer = self._outer_left()
        if outer is not None:
            self._kept.add(outer)
            self._of = ()
            self._refresh()
