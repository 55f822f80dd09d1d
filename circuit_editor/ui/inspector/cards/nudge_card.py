"""The nudge card: what the gradient predicts for a small change, beside what really happens."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSlider, QWidget

from circuit_editor.model import Pin
from circuit_editor.teaching.explain.perturbation import DECIMALS, Perturbation
from circuit_editor.text import name_cell, show
from circuit_editor.ui.app.translate import fill, say
from circuit_editor.ui.inspector.cards.deferred_card import DeferredCard
from circuit_editor.ui.inspector.pages.page import NumbersCard
from circuit_editor.ui.session.selection import Cell
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.widgets.labels import BODY, GRADIENT, SMALL, VALUE, Paragraph, shorten_name

FINENESS = 100  # steps of the slider to a nudge of 1
REACH = 2  # the largest nudge
USUAL = 0.1
EPSILON = "ε"  # the step where something in the circuit is called h
LARGE = 2_000  # gates; beyond, the hand would feel it


class NudgeSlider(QSlider):
    """A slider that the wheel turns only once it was pressed: else the page scrolls."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class NudgeCard(DeferredCard, NumbersCard):
    """A slider for h; gradient × h, the actual change of the loss, and why they differ."""

    def __init__(self, session: Session, pin: Pin, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._cell: Cell | None = None  # of an array: the one that is nudged
        self._session = session
        self._pin = pin
        self._nudge: Perturbation | None = None
        self.add_row("", BODY)
        self.add_row("", GRADIENT)
        self.add_row(self.tr("actual change"), VALUE)
        self.slider = NudgeSlider(self)
        self.slider.setRange(-REACH * FINENESS, REACH * FINENESS)
        self.slider.setValue(round(USUAL * FINENESS))
        self.slider.setAccessibleName(self.tr("Nudge by"))
        self.slider.valueChanged.connect(lambda _: self._show())
        self.column.insertWidget(1, self.slider)
        self._why = self.add(Paragraph(SMALL, "", self))
        self._name_cell()
        session.cell_chosen.connect(self._cell_chosen)

    def wait(self) -> None:
        """The numbers are old: none are shown."""
        for number in self.numbers[1:]:
            number.setText("…")
        if self._why.isVisible():  # what is below stays where it is
            self._why.setMinimumHeight(self._why.height())
        self._why.setText("")

    def tell(self) -> None:
        """Nudge in the run as it is now; nothing where that would tell what is hidden."""
        session = self._session
        self._nudge = None
        if session.size <= LARGE:
            pin = Pin(session.path_of(self._pin.node), self._pin.port)
            held = session.value(self._pin).array
            shape = () if held is None else held.shape
            cell = self._cell = session.chosen_cell(self._owner, shape) if shape else None
            self._nudge = session.explained(
                lambda run: Perturbation(session.document, run, pin, cell)
            )
        self._name_cell()
        self._show()

    @property
    def _owner(self) -> str:
        """The node whose array it is, of which a cell is chosen."""
        return self._session.shown.wires.get(self._pin, self._pin).node

    def _cell_chosen(self, path: str) -> None:
        if path == self._session.path_of(self._owner):
            self.refresh()

    def _name_cell(self) -> None:
        """Say which cell of an array is nudged, and by what: h, where nothing else is called so."""
        nudge_it, shown = self.tr("Nudge it"), self._session.shown
        step = EPSILON if "h" in shown.labels.values() else "h"
        by, predicted, _ = self.names
        predicted.setText(fill(self.tr("gradient × {step}"), step=step))
        by.setText(fill(self.tr("nudge {step}"), step=step))
        if self._cell is None:
            self.heading.show_words(nudge_it)
            return
        name = shorten_name(self._session.shown.name(self._owner), 20)
        cell = name_cell(name, self._cell)
        self.heading.show_words(f"{nudge_it} · {{cell}}", cell=cell)
        by.setText(fill(self.tr("nudge {cell} by {step}"), cell=cell, step=step))

    def _show(self) -> None:
        nudge, h = self._nudge, self.slider.value() / FINENESS
        nudged = None if nudge is None else self._session.explained(lambda _: nudge.by(h))
        self.setVisible(nudged is not None)
        if nudged is None:
            return
        for number, text in zip(self.numbers, (h, nudged.predicted, nudged.actual), strict=True):
            number.setText(show(text, DECIMALS))
        self._why.setMinimumHeight(0)
        self._why.setText(say(nudged.sentence))
