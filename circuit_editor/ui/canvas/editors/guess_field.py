"""The field for a guess, over the covered number on its wire."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from circuit_editor.model import (
    OUT,
    Path,
    Pin,
)
from circuit_editor.teaching.predict.prediction import Question
from circuit_editor.text import Quantity, printable_lines
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.deferred_loading import make_single_shot
from circuit_editor.ui.app.plain_text import plain_tip
from circuit_editor.ui.app.translate import fill
from circuit_editor.ui.canvas.editors.guess_field_geometry import FieldGeometry, field_geometry
from circuit_editor.ui.widgets.fields import undoes_elsewhere
from circuit_editor.ui.widgets.focus import WAITS
from circuit_editor.ui.widgets.labels import ENTER

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.canvas_host import CanvasHost
    from circuit_editor.ui.canvas.shown_circuit import ShownCircuit
    from circuit_editor.ui.classroom.predicting import Predicting

LEFT_OVER = 40  # between the field and the edge of the canvas


def _cell_under(
    scene: ShownCircuit, point: QPointF
) -> tuple[Pin, Quantity, tuple[int, ...]] | None:
    """The cell of an array whose tile lies at a point: by its pin, and of which of its arrays."""
    item = scene.node_at(point)
    if item is None or not item.node.shape:
        return None
    from circuit_editor.ui.canvas.items.array_item import TiledItem  # where there are arrays

    found = item.cell_at(item.within(point)) if isinstance(item, TiledItem) else None
    if found is None:
        return None
    pin = Pin(scene.session.path_of(item.id), item.node.gate.main_port)
    return pin, *found


class GuessField(QLineEdit):
    """A field for one guess: Enter says it, Tab goes to the next question, Esc leaves."""

    said = Signal(str)
    moved = Signal(int)  # to the next question (1) or the one before (-1)
    left = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.is_alone = False  # nothing else is asked
        self.setProperty(WAITS, True)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setPlaceholderText("?")
        self.setStyleSheet("padding: 0 1px; border-radius: 5px;")  # over a number, and no more
        self.setAccessibleName(printable_lines(name))
        self.setToolTip(plain_tip(name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.said.emit(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif not undoes_elsewhere(self, event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        if self.text().strip():
            self.said.emit(self.text())
        elif self.is_alone:  # the next thing is outside of the canvas
            return super().focusNextPrevChild(forward)
        else:
            self.moved.emit(1 if forward else -1)
        return True


class Guessing(QObject):
    """Keeps the field over the number that is asked for."""

    def __init__(self, view: CanvasHost, predicting: Predicting) -> None:
        super().__init__(view)
        self._view = view
        self._predicting = predicting
        self.field: GuessField | None = None
        self._asked_with: frozenset[str] = frozenset()  # what was selected then
        self._resized = make_single_shot(self._see_again, self)
        view.viewport().installEventFilter(self)
        for signal, slot in (
            (predicting.asked, self._ask),
            (predicting.changed, self._look),
            (view.moved, self._keep_place),
            (view.zoom_changed, lambda _: self._keep_place()),
            (view.session.document_changed, lambda *_: self._keep_place()),
        ):
            signal.connect(slot)

    def ask_at(self, point: QPointF) -> bool:
        """Ask for the covered number at a point; False where there is none."""
        question = self.question_under(point)
        if question is not None:
            self._predicting.ask(question)
        return question is not None

    def question_under(self, point: QPointF) -> Question | None:
        """What is asked where a wire's number stands, or a card's; None where nothing is."""
        scene, predicting, session = (
            self._view.circuit_scene,
            self._predicting,
            self._view.session,
        )
        if not predicting.is_on:
            return None
        tile = _cell_under(scene, point)
        if tile is not None:
            return predicting.question_at(*tile[:2], pointed=tile[2])
        number = scene.numbers.at(point)
        if number is not None:
            absolute = Pin(session.path_of(number.pin.node), number.pin.port)
            return predicting.question_at(absolute, number.what)
        shape = scene.node_at(point)
        if shape is not None and shape.node.gate.is_source and shape.within(point).x() > 0:
            return predicting.question_at(Pin(session.path_of(shape.id), OUT), Quantity.GRADIENT)
        return None

    def _ask(self, question: Question | None) -> None:
        self._close()
        self._asked_with = self._view.session.selection
        if question is None:
            return
        asked = fill(self.tr("Predict {what}"), what=self._predicting.name_of(question))
        field = GuessField(asked, self._view.viewport())
        field.is_alone = len(self._predicting.to_ask) <= 1
        field.said.connect(lambda text: self._say(question, text))
        field.moved.connect(self._predicting.ask_next)
        field.left.connect(self._leave)
        self.field = field
        self._show_number(question)
        self._keep_place()
        field.show()
        field.setFocus()
        self._view.led.emit()  # what lies over the canvas makes way

    def _say(self, question: Question, text: str) -> None:
        verdict = self._predicting.guess(question, text)
        if verdict is None or self.field is None:
            return
        if verdict.accepted:
            self._predicting.ask_next()
        else:
            self.field.selectAll()

    def go_on(self, typed: str) -> bool:
        """Type on in the field of what is asked, which opens where it was left; False without one.

        Who selected something since means that.
        """
        question = self._predicting.current
        if question is None or not self._view.session.selection <= self._asked_with:
            return False
        if self.field is None:
            self._predicting.ask(question)
        if self.field is None or not self.take_focus():
            return False
        self._show_number(question)
        self.field.insert(typed)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.field is not None:
            self._resized.start()
        return False

    def _see_again(self) -> None:
        """A panel may have come over the field that one types in."""
        question = self._predicting.current
        if question is not None and self.field is not None and self.field.hasFocus():
            self._show_number(question)
            self._keep_place()

    @property
    def typed(self) -> str:
        """What stands in the field and was not said."""
        return "" if self.field is None else self.field.text()

    def take_focus(self) -> bool:
        """Give the keys to the field of what is asked; False where none is seen."""
        if self.field is None or not self.field.isVisible():
            return False
        self.field.setFocus()
        return True

    def _leave(self) -> None:
        self._close()
        self._asked_with = self._view.session.selection
        self._view.setFocus()

    def _close(self) -> None:
        field, self.field = self.field, None
        if field is not None:
            field.blockSignals(True)
            field.hide()
            field.deleteLater()

    def _look(self) -> None:
        """Mark what shows what went wrong."""
        if self._predicting.is_on:
            look = self._predicting.look()
            self._view.mark(look.nodes, tuple((pin,) for pin in look.wires))

    def _standing(self) -> FieldGeometry | None:
        """Where the field stands in the viewport; None where its number is not shown."""
        question = self._predicting.current
        if question is None:
            return None
        inside = Path(question.pin.node).relative_to(Path.of(*self._view.session.where))
        pin = Pin(inside, question.pin.port)
        return field_geometry(self._view, pin, question.what, question.part)

    def _show_number(self, question: Question) -> None:
        """Bring the number that is asked for into sight."""
        view, place = self._view, self._standing()
        if place is None:
            return
        part = view.mapToScene(place.rect).boundingRect()
        if view.circuit_scene.is_far(view.zoom):  # nothing that it follows from can be read there
            legible = view.circuit_scene.legible_zoom
            if view.zoom_of_fit(view.seen_rect.size()) >= legible:
                view.fit()
            else:
                view.show_around(legible, part.center())
        else:
            view.bring_into_sight(part, LEFT_OVER)

    def _keep_place(self) -> None:
        if self.field is None:
            return
        place = self._standing()
        if place is None:
            self.field.hide()
            return
        self.field.setFont(look.font(place.points, bold=True))
        self.field.setGeometry(place.rect)
