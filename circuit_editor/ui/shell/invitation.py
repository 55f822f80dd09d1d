"""The invitation over an empty canvas: what one can do here, and where to begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from circuit_editor.ui.app.plain_text import PlainLabel
from circuit_editor.ui.canvas.canvas_host import CanvasHost
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.shell.notices import MARGIN, FloatingPanel
from circuit_editor.ui.widgets.labels import ENTER, TITLE, Text, fill_layout, make_button
from circuit_editor.ui.widgets.wrapping_row import WrappingRow

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.gestures.gesture import Gesture

ASIDE, ABOVE = 28, 24  # from its edge to the text
HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
SHORT = 260  # pixels of height below which it is laid closely


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
