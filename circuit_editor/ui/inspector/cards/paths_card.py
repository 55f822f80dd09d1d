"""The card of paths: every path from here to the loss, the product along each, and their sum."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from circuit_editor.model import Pin
from circuit_editor.teaching.explain.path_sum import GradientPath, PathSum, path_sum
from circuit_editor.teaching.explain.phrases import loss_word
from circuit_editor.ui.app.translate import say
from circuit_editor.ui.inspector.cards.deferred_card import DeferredCard
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.widgets import wording
from circuit_editor.ui.widgets.labels import SMALL, Card, Paragraph, Remark, clear, fill_layout

MOST_ROWS = 8
LARGE = 2_000  # gates; beyond, the hand would feel it


class PathsCard(DeferredCard, Card):
    """One row for each of the strongest paths; a click marks it on the canvas."""

    def __init__(self, session: Session, pin: Pin, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        words, names = wording.paths_heading(session)
        self.heading.show_words(words, **names)
        self._session = session
        self._pin = pin
        self._rows = fill_layout(QVBoxLayout(), spacing=2)
        self._shown: dict[tuple[Pin, ...], Remark] = {}
        self._chosen: tuple[Pin, ...] | None = None
        self.column.addLayout(self._rows)
        self._said = self.add(Paragraph(SMALL, "", self))
        session.pointed_out.connect(self._forget)

    def wait(self) -> None:
        """The products are old: none are shown."""
        for row in self._shown.values():
            row.show_or_hide("…")
        self._said.setText("…")

    def tell(self) -> None:
        """Look again at the run as it is now; nothing where that would tell what is hidden."""
        session = self._session
        if session.size > LARGE:
            self.hide()
            return
        pin = Pin(session.path_of(self._pin.node), self._pin.port)
        loss = loss_word(session.document)
        found = session.explained(path_sum, pin, session.closed_blocks, MOST_ROWS, loss)
        self.setVisible(isinstance(found, PathSum) and found.count > 0)
        if not isinstance(found, PathSum):
            return
        self._said.setText(say(found.sentence))
        told = {way.wires: way.equation for way in found.ways}
        if list(told) != list(self._shown):
            clear(self._rows)
            self._shown = {way.wires: self._row(way) for way in found.ways}
            for row in self._shown.values():
                self._rows.addWidget(row)
        for wires, row in self._shown.items():
            row.show_or_hide(told[wires])
        self._mark()

    def _row(self, way: GradientPath) -> Remark:
        row = Remark("", self, leads=True, sign="→")
        row.clicked.connect(lambda: self._point_out(way))
        return row

    def _point_out(self, way: GradientPath) -> None:
        self._session.point_out(way.nodes, (way.wires,))
        self._chosen = way.wires
        self._mark()

    def _forget(self, _: object, ways: tuple[tuple[Pin, ...], ...]) -> None:
        """Something else was pointed out."""
        if self._chosen is not None and ways != (self._chosen,):
            self._chosen = None
            self._mark()

    def _mark(self) -> None:
        """The row that was clicked bears a mark, whatever its numbers are now."""
        for wires, row in self._shown.items():
            row.mark(on=wires == self._chosen)
