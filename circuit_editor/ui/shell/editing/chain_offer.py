"""The offer to make blocks of chains that compute the same function, as four sigmoids do.

A circuit is searched some time after it was opened or made of an expression, in parts between the
user's events; never while one edits.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from circuit_editor.model import Circuit, Document
from circuit_editor.model.chains import ChainSearch, GateChain, most_alike
from circuit_editor.text import printable_lines
from circuit_editor.ui.app.announcements import announce
from circuit_editor.ui.app.deferred_loading import make_single_shot
from circuit_editor.ui.app.plain_text import PlainLabel
from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.app.translate import fill
from circuit_editor.ui.canvas.canvas_host import CanvasHost
from circuit_editor.ui.canvas.overlay_places import (
    KEEPS_CLEAR,
    along_the_edges,
    best_place,
    hidden_by,
)
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.shell.notices import MARGIN, FloatingPanel
from circuit_editor.ui.widgets.labels import fill_layout, make_button

LEAST_CHAINS = 2  # that are offered: one chain alone is nothing to share
LEAST_GATES = 3  # of a chain that is offered
MOST_NAMED = 5  # gates of a chain
LATER = 300  # ms: first comes what the hand does


def name_of_function(chain: GateChain) -> str:
    """What a chain's function is called in the user's language, and its block."""
    return QCoreApplication.translate("Block", chain.function.name)


class ChainOffer(FloatingPanel):
    """One sentence about the chains that were found, a button to share a block, one not to."""

    wanted = Signal()  # blocks of what is offered

    def __init__(
        self,
        session: Session,
        settings: Settings,
        over: CanvasHost,
        may_show: Callable[[], bool],
    ) -> None:
        super().__init__(over)
        self._session, self._settings, self._may_show = session, settings, may_show
        self._canvas = over
        over.covers.append(self)
        self._chains: list[GateChain] = []
        self._search: ChainSearch | None = None
        self._is_declined = self._was_asked = self._is_due = False
        self._text = PlainLabel("", self)
        self._text.setWordWrap(True)
        self.make = make_button(self.tr("Make blocks"), self._accept, self)
        self.make.setProperty("role", "primary")
        self.leave = make_button(self.tr("Not now"), self._decline, self)
        buttons = fill_layout(QHBoxLayout(), self.make, self.leave, spacing=10)
        self._row = fill_layout(
            QHBoxLayout(self),
            *(self._text, buttons),
            margins=(14, 8, 10, 8),
            spacing=10,
            wide=[self._text],
        )
        self._pause = make_single_shot(self._go_on, self)
        self._rest = make_single_shot(self._go_on, self, LATER)
        session.opened.connect(self._forget)
        session.document_changed.connect(self._document_changed)
        for signal in (session.place_changed, session.run_changed):
            signal.connect(self.refresh)
        over.moved.connect(self._wait)
        over.led.connect(self._follow)
        self.hide()

    @property
    def has_looked(self) -> bool:
        """True where the circuit that is shown has been searched, or is not to be."""
        return self._was_asked and self._search is None and not self._is_due

    def look(self) -> None:
        """Search the document that was opened, and offer what is found."""
        self._was_asked = True
        path = str(self._session.path) if self._session.path is not None else ""
        self._is_declined = path in self._settings.no_blocks_wanted
        self._begin(self._pause)

    def refresh(self) -> None:
        """Show the offer where there is one, and nothing more important."""
        session = self._session
        is_wanted = (
            self.has_looked
            and bool(self._chains)
            and not self._is_declined
            and not session.where
            and not session.problems
            and self._may_show()
        )
        if is_wanted == self.isHidden():
            if not is_wanted and self.isAncestorOf(self.focusWidget() or self._over):
                self._over.setFocus()
            self.keep_place()
            self.setVisible(is_wanted)
            if is_wanted:
                announce(self, self._text.text())
            if self._canvas.is_fitted:
                self._canvas.fit()  # where the offer hides nothing, and as before without it
        if is_wanted:
            self.keep_place()

    def keep_place(self) -> None:
        """At an edge, the lower left first, where it hides least.

        As wide as the sentence wants; where that hides something, the buttons stand below it.
        """
        buttons = self.make.sizeHint().width() + self.leave.sizeHint().width()
        sentence = self._text.fontMetrics().horizontalAdvance(self._text.text())
        wide = buttons + sentence + 64, QBoxLayout.Direction.LeftToRight
        if self._stands(*wide) and self._stands(buttons + 34, QBoxLayout.Direction.TopToBottom):
            self._stands(*wide)

    def _follow(self) -> None:
        """The circuit stands elsewhere below it."""
        if self.isVisible():
            self.keep_place()

    def _stands(self, wanted: int, direction: QBoxLayout.Direction) -> int:
        """Let it stand in a form where that hides least; how much it hides there."""
        room = self._canvas.seen_rect
        self._row.setDirection(direction)
        width = min(wanted, room.width() - 2 * MARGIN)
        self.resize_to_width(width)
        places = along_the_edges(room, self.size(), MARGIN)
        places.sort(key=lambda at: (-at.y(), at.x()))
        covers = (each for each in self._canvas.covers if each is not self)
        others = self._canvas.cover_rects(of=[each for each in covers if not _gives_way(each)])
        self.move(best_place(self._canvas, self.size(), places, others))
        return hidden_by(self._canvas, self.geometry(), others)

    def _forget(self) -> None:
        """Another document is shown: nothing is known of it."""
        self._chains, self._search, self._was_asked = [], None, False
        self._is_due = False
        self.refresh()

    def _begin(self, pause: QTimer) -> None:
        """Search the circuit as it is after a pause."""
        self._chains, self._search = [], None
        self._is_due = not self._is_declined
        if self._is_due:
            pause.start()
        self.refresh()

    def _wait(self) -> None:
        """Search on once the canvas rests: whoever pans or zooms wants it quick."""
        if self._pause.isActive():
            self._pause.stop()
            self._rest.start()

    def _go_on(self) -> None:
        """Search a part more, or show what was found."""
        if self._search is None and not self._is_due:
            return
        if self._canvas.gesture is not None:
            self._rest.start()
            return
        if self._search is None:
            self._search, self._is_due = ChainSearch(self._session.document.root), False
        if self._search.go_on():
            self._pause.start()
            return
        root = self._session.document.root
        long = [each for each in self._search.chains() if len(_gates(root, each)) >= LEAST_GATES]
        found, self._search = most_alike(root, long), None
        if len(found) >= LEAST_CHAINS:
            self._chains = found
            self._text.setText(self._sentence(root))
            self.setAccessibleName(printable_lines(self._text.text()))
        self.refresh()

    def _sentence(self, circuit: Circuit) -> str:
        gates = _gates(circuit, self._chains[0])
        named = len(gates) <= MOST_NAMED
        told = (
            self.tr("{count} chains {gates}: each is a {name}.")
            if named
            else self.tr("{count} chains of {gates} gates: each is a {name}.")
        )
        return fill(
            told,
            count=len(self._chains),
            gates=", ".join(gates) if named else len(gates),
            name=name_of_function(self._chains[0]),
        )

    def _accept(self) -> None:
        self._over.setFocus()
        self.wanted.emit()

    def _decline(self) -> None:
        """Not for this document, nor when it is opened again."""
        self._is_declined = True
        if self._session.path is not None:
            path = str(self._session.path)
            others = [each for each in self._settings.no_blocks_wanted if each != path]
            self._settings.no_blocks_wanted = [path, *others]
        self._over.setFocus()
        self.refresh()

    def _document_changed(self, before: Document, after: Document) -> None:
        if not self._chains and self._search is None and not self._is_due:
            return
        if before.root.nodes is not after.root.nodes or before.root.wires is not after.root.wires:
            self._begin(self._rest)


def _gives_way(cover: QWidget) -> bool:
    return cover.property(KEEPS_CLEAR) is not None


def _gates(circuit: Circuit, chain: GateChain) -> list[str]:
    """The symbols of a chain's gates as a number passes them, constants left out."""
    nodes = [circuit.nodes[id_] for id_ in reversed(chain.nodes)]
    return [each.gate.symbol_with(each.attrs) for each in nodes if not each.gate.is_source]
