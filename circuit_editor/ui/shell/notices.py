"""Notices over the canvas: the invitation where it is empty, the next thing to do where not."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from circuit_editor.engine.marks import OUTER, Mark
from circuit_editor.model import wiring
from circuit_editor.model.naming import describe
from circuit_editor.model.paths import Path as NodePath
from circuit_editor.ui.app.deferred_loading import call_later, make_single_shot
from circuit_editor.ui.app.plain_text import PlainLabel, plain_caption
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.app.translate import fill
from circuit_editor.ui.canvas.canvas_host import CanvasHost
from circuit_editor.ui.canvas.overlay_places import KEEPS_CLEAR, along_the_edges, best_place
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.widgets import wording
from circuit_editor.ui.widgets.labels import (
    ENTER,
    TITLE,
    WARNING,
    Text,
    fill_layout,
    make_button,
    shorten_name,
)
from circuit_editor.ui.widgets.wrapping_row import WrappingRow

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.gestures.gesture import Gesture

MARGIN = 14
ON_STAGE = 0.8  # of a step's sentence: how large a notice is there
ASIDE, ABOVE = 28, 24  # of the invitation, from its edge to the text
HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
REST = 250  # ms after one panned, until a notice looks for a better place
SHORT = 260  # pixels of height below which the invitation is laid closely


class FloatingPanel(QFrame):
    """A small panel that keeps its place in the widget it floats over."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setObjectName("floating")
        over.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.keep_place()
            call_later(self, self.keep_place)  # what it floats over has a new room then
        return False

    def keep_place(self) -> None:
        """Stand where this panel belongs."""
        raise NotImplementedError


class Invitation(FloatingPanel):
    """An empty canvas: one sentence and where to begin, the lessons first.

    The keyboard stays on the canvas: a letter finds a gate, Enter does what the first button does,
    and Tab leads to the buttons.
    """

    lesson_wanted = Signal()  # the first
    lessons_wanted = Signal()
    first_example_wanted = Signal()
    neuron_wanted = Signal()
    expression_wanted = Signal()

    _over: CanvasHost

    def __init__(self, session: Session, over: CanvasHost) -> None:
        super().__init__(over)
        self.setObjectName("invitation")
        self._session = session
        title = Text(TITLE, self.tr("Build a circuit and watch backpropagation happen"), self)
        hint = PlainLabel(
            self.tr("Drag a gate from the left, type a letter to find one, or start from here:"),
            self,
        )
        hint.setObjectName("hint")
        self._texts = (title, hint)
        for text in self._texts:
            text.setWordWrap(True)
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = fill_layout(QVBoxLayout(self), title, hint)
        self.first = self._row(
            column,
            (self.tr("Start lesson 1"), self.lesson_wanted),
            (self.tr("All lessons"), self.lessons_wanted),
        )
        self.first.setProperty("role", "primary")
        self._row(
            column,
            (self.tr("The first example"), self.first_example_wanted),
            (self.tr("The sigmoid neuron"), self.neuron_wanted),
            (self.tr("Type an expression"), self.expression_wanted),
        )
        session.document_changed.connect(self._refresh)
        self._is_aside = self._is_begun = self._is_carrying = False
        over.searched.connect(self._begin)
        over.hand_changed.connect(self._follow_hand)
        self._refresh()

    def step_aside(self, *, aside: bool) -> None:
        """Something more important is offered on the canvas, or is answered."""
        self._is_aside = aside
        self._refresh()

    def _begin(self, is_on: bool) -> None:
        """Who looks for a gate has begun, and is asked again only where nothing came of it."""
        self._is_begun = is_on
        self._refresh()

    def _follow_hand(self, gesture: Gesture | None) -> None:
        """Whoever carries a gate over the canvas sees where it will stand."""
        self._is_carrying = gesture is not None and gesture.carries
        self._refresh()

    def keep_place(self) -> None:
        """In the middle, with each of its texts on one line where there is room."""
        room, layout = self._clear_room(), self.layout()
        assert layout is not None
        texts = (each.fontMetrics().horizontalAdvance(each.text()) for each in self._texts)
        wanted = max(texts) + 2 * ASIDE + MARGIN // 2
        is_roomy = room.width() > wanted + MARGIN and room.height() > SHORT
        aside, above = (ASIDE, ABOVE) if is_roomy else (MARGIN, MARGIN)
        layout.setContentsMargins(aside, above, aside, above)
        layout.setSpacing(MARGIN if is_roomy else MARGIN // 2)
        width = min(wanted, room.width() - MARGIN)
        self.resize(width, self.heightForWidth(width))
        self.move(room.center() - self.rect().center())

    def _clear_room(self) -> QRect:
        """The canvas beside a panel that lies over it, which stands at an edge."""
        room = self._over.rect()
        for each in self._over.cover_rects():
            if each.height() >= room.height():
                if each.left() <= room.left():
                    room.setLeft(each.right() + 1)
                else:
                    room.setRight(each.left() - 1)
        return room

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in ENTER and not event.modifiers() & HELD and self.isVisible():
                self.first.click()
                return True
        return super().eventFilter(watched, event)

    def _row(self, column: QVBoxLayout, *offers: tuple[str, SignalInstance]) -> QPushButton:
        """Buttons side by side; the first of them."""
        buttons = [make_button(text, signal, self) for text, signal in offers]
        column.addWidget(WrappingRow(buttons, self, spacing=8))
        return buttons[0]

    def _refresh(self) -> None:
        is_begun = self._is_aside or self._is_begun or self._is_carrying
        is_wanted = not self._session.circuit.nodes and not is_begun
        self.setVisible(is_wanted)
        if is_wanted:
            self.keep_place()


UNKNOWN = ".kind"  # ends the place of a problem with a gate of an unknown kind


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
        self._offer = make_button("", self._take_offer, self)
        self._cure: Callable[[], None] | None = None  # what the offer does instead of the flag
        self._keep = make_button(self.tr("Leave it so"), self._keep_outer, self)
        self._kept: set[Mark] = set()  # outer broadcasts that are meant
        parts = (self._text, self._offer, self._keep)
        fill_layout(
            QHBoxLayout(self), *parts, margins=(14, 8, 10, 8), spacing=12, wide=[self._text]
        )
        self._of_document: object = None  # what the sentence was made of
        self._of: tuple[object, ...] = ()
        for signal in (session.document_changed, session.run_changed, session.selection_changed):
            signal.connect(self._refresh)
        self._refresh()
        session.opened.connect(self._forget_kept)
        session.opened.connect(self._tell_unknown_gates)
        appearance.changed.connect(self._enlarge)

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
        """At an edge, the lower one sooner, where it hides least; as wide as the sentence wants."""
        if self.isHidden():
            return
        room = self._over.seen_rect
        wanted = self._text.fontMetrics().horizontalAdvance(self._text.text()) + 50
        for each in (self._offer, self._keep):
            if not each.isHidden():
                wanted += each.sizeHint().width() + 12
        width = min(wanted, room.width() - 2 * MARGIN)
        self.resize(width, max(self.heightForWidth(width), self.minimumSizeHint().height()))
        places = along_the_edges(room, self.size(), MARGIN)
        if self.pos() in places:  # it stays as long as nothing stands there
            places.insert(0, self.pos())
        self.move(best_place(self._over, self.size(), places, self._others()))

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
        self._offer.setVisible(offer is not None or self._cure is not None)
        self._offer.setText(plain_caption(caption))
        if offer is not None:
            name = describe(self._session.circuit, offer.node)
            told = fill(self.tr("Put the loss flag on {name}"), name=shorten_name(name))
            self._offer.setText(plain_caption(told))
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
