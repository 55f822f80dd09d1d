"""The offer after an expression was built: to draw parameters that are all 1, to make some more.

It says what was left open: which values nobody gave, and which names were read as inputs.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout

from circuit_editor.expression.missing_values import (
    MissingValues,
    draw_values,
    make_parameters,
    missing_values,
)
from circuit_editor.model import Document
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, join_names
from circuit_editor.ui.app.announcements import announce
from circuit_editor.ui.app.deferred_loading import make_single_shot
from circuit_editor.ui.app.plain_text import PlainLabel
from circuit_editor.ui.app.translate import fill
from circuit_editor.ui.canvas.canvas_host import CanvasHost
from circuit_editor.ui.canvas.overlay_places import along_the_edges, best_place
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.shell.notices import MARGIN, FloatingPanel
from circuit_editor.ui.widgets.labels import fill_layout, make_button
from circuit_editor.ui.widgets.wrapping_row import WrappingRow

MOST_TOLD = 6  # names in one sentence
WIDTH = 540
LATER = 300  # ms after a slider moved


class ValuesOffer(FloatingPanel):
    """Says that values nobody gave are 1, and offers to draw parameters from a seed."""

    def __init__(self, session: Session, over: CanvasHost) -> None:
        super().__init__(over)
        self._session, self._canvas = session, over
        over.covers.append(self)
        self._not_given: Sequence[str] = ()
        self._expected: Document | None = None
        self._missing = MissingValues((), ())
        self._seed = 1
        self._rest = make_single_shot(self._look, self, LATER)
        self._text = PlainLabel("", self)
        self._text.setWordWrap(True)
        self.draw = make_button("", self._draw, self)
        self.draw.setProperty("role", "primary")
        self.make = make_button(self.tr("Make them parameters"), self._make, self)
        self.leave = make_button(self.tr("Leave it so"), self._decline, self)
        buttons = WrappingRow((self.draw, self.make, self.leave), self, spacing=10)
        fill_layout(QVBoxLayout(self), self._text, buttons, margins=(14, 8, 10, 8), spacing=8)
        session.opened.connect(self._opened)
        session.document_changed.connect(self._look)
        session.place_changed.connect(self._look)
        over.led.connect(self._follow)
        self.hide()

    def expect(self, document: Document, not_given: Sequence[str]) -> None:
        """Offer it once this document is shown, whose sources without a value these are."""
        self._expected, self._not_given = document, not_given

    def go_on_from(self, other: ValuesOffer) -> None:
        """Offer what the one of another window does, whose place this one takes."""
        self._not_given, self._seed = other._not_given, other._seed
        self._look()

    def keep_place(self) -> None:
        """At an edge, the lower left first, where it hides least."""
        room = self._canvas.seen_rect
        width = min(WIDTH, room.width() - 2 * MARGIN)
        self.resize_to_width(width)
        places = along_the_edges(room, self.size(), MARGIN)
        places.sort(key=lambda at: (-at.y(), at.x()))
        covers = [each for each in self._canvas.covers if each is not self]
        self.move(
            best_place(self._canvas, self.size(), places, self._canvas.cover_rects(of=covers))
        )

    def _opened(self) -> None:
        expected, self._expected = self._expected, None
        if expected is None or expected.root.nodes != self._session.document.root.nodes:
            self._not_given = ()
        self._seed = 1
        self._look()

    def _look(self, *_: object) -> None:
        """Offer what is left to offer, in the circuit as it is now."""
        session, before = self._session, self._missing
        if not self._not_given and self.isHidden():
            return
        if session.is_held:  # it looks at all wires: a hand at a slider does not wait for that
            self._rest.start()
            return
        self._missing = missing_values(session.document, self._not_given)
        is_wanted = any(self._missing) and not session.where
        if is_wanted:
            self._tell()
        elif self.isAncestorOf(self.focusWidget() or self._over):
            self._over.setFocus()
        was_hidden = self.isHidden()
        self.setVisible(is_wanted)
        if is_wanted:
            self.keep_place()
        if is_wanted and (was_hidden or before != self._missing):
            announce(self, self._text.text())

    def _tell(self) -> None:
        root, missing = self._session.document.root, self._missing
        told = []
        if missing.parameters:
            told.append(
                self.tr("Values that were not given are 1: weights that are alike stay alike.")
            )
        if missing.likely:
            said = self.tr("Read as inputs: {names}.")
            names = [root.label(id_) for id_ in missing.likely]
            told.append(fill(said, names=join_names(names, MOST_TOLD)))
        self._text.setText(" ".join(told))
        self.draw.setText(fill(self.tr("Draw parameters (seed {seed})"), seed=self._seed))
        self.draw.setVisible(bool(missing.parameters))
        self.make.setVisible(bool(missing.likely))

    def _follow(self) -> None:
        """The circuit stands elsewhere below it."""
        if self.isVisible():
            self.keep_place()

    def _draw(self) -> None:
        seed, self._seed = self._seed, self._seed + 1
        label = Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "Draw parameters from seed {seed}"), seed=seed
        )
        self._session.edit(label, draw_values, self._missing.parameters, seed)
        self._over.setFocus()

    def _make(self) -> None:
        label = QT_TRANSLATE_NOOP("Sentence", "Make inputs parameters")
        self._session.edit(label, make_parameters, self._missing.likely)
        self._over.setFocus()

    def _decline(self) -> None:
        self._not_given = ()
        self._over.setFocus()
        self._look()
