"""Explanations on stage: which card is shown for what, and how its pages are turned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Signal

from circuit_editor.model import (
    OUT,
    Path,
    Pin,
)
from circuit_editor.teaching.predict.prediction import Question
from circuit_editor.text import Quantity
from circuit_editor.ui.app.translate import fill, say_gate
from circuit_editor.ui.classroom.stage.stage_card import StageCard
from circuit_editor.ui.classroom.stage.stage_pages import (
    CHECK,
    StagePage,
    Subject,
    of_node,
    pages_of,
)
from circuit_editor.ui.classroom.stage.tile_magnifier import TileMagnifier
from circuit_editor.ui.widgets import wording

if TYPE_CHECKING:
    from circuit_editor.ui.classroom.gradient_checking import GradientChecking
    from circuit_editor.ui.classroom.stage.presenting import Presenting
    from circuit_editor.ui.classroom.stepping import Stepping
    from circuit_editor.ui.shell.panels.dock_window import DockWindow


class Explaining(QObject):
    """Shows on one large card what is selected, at work in a step, or was asked.

    The last of these that happened is what is explained; the card follows it while it is open.
    While it is not, tiles of what is spoken of are magnified where their numbers are small.
    """

    changed = Signal()  # the card is opened, or put away

    def __init__(self, window: DockWindow, presenting: Presenting, stepping: Stepping) -> None:
        super().__init__(window)
        self._window = window
        self._presenting = presenting
        self._stepping = stepping
        self.subject: Subject | None = None  # what is explained, or would be
        self._at = 0
        self._position: int | None = None
        self._checks: GradientChecking | None = None
        self.card: StageCard | None = None
        self._magnifier: TileMagnifier | None = None
        self.is_open = False
        session = window.session
        for signal, slot in (
            (presenting.changed, self._stage_changed),
            (stepping.moved, self._step_taken),
            (session.selection_changed, self._selected),
            (session.run_changed, self._refresh),
            (session.document_changed, self._document_changed),
            (session.place_changed, self._document_changed),
            (window.appearance.changed, self._refresh),
        ):
            signal.connect(slot)

    # --- what one does --------------------------------------------------------------------

    def turn(self, by: int = 1) -> None:
        """Open the card; open already, turn to the next page (or back), and behind the last close.

        Where nothing is selected or at work it says what to do.
        """
        if not self._presenting.is_on:
            self._window.session.message.emit(
                self.tr("The large card explains on stage: F5 begins that.")
            )
            return
        if not self.is_open or self._checks is not None:
            self._stop_check()
            self._open(0)
            return
        at = self._at + by
        if 0 <= at < len(self._pages()):
            self._turn_to(at)
        else:
            self.close()

    def asks(self, question: Question | None) -> None:
        """What is asked now is what is explained, until something else is chosen."""
        if question is not None and self.card is not None:
            self._follow(self._of_question(question))

    def explain(self, question: Question) -> None:
        """Show how the number that was asked comes about."""
        subject = self._of_question(question)
        if subject is not None:
            self.subject = subject
            self._stop_check()
            self._open(0)

    def check(self, checking: GradientChecking) -> None:
        """Show the gradient check large; it is put away by closing the card."""
        self._checks = checking
        checking.start()
        self._open(0)

    def close_check(self) -> bool:
        """Put the gradient check away; False where it does not stand here."""
        return self._checks is not None and self.close()

    def close(self) -> bool:
        """Put the card away; False where none is seen."""
        if not self.is_open:
            return False
        was_seen = self.card is not None and self.card.page is not None
        self.is_open = False
        self.changed.emit()
        self._stop_check()
        if self.card is not None:
            self.card.drop_page()
            self.card.hide()
            self.card.leave_room()
        return was_seen

    # --- what happens ---------------------------------------------------------------------

    def _stage_changed(self) -> None:
        if self._presenting.is_on and self.card is None:
            overlay = self._presenting.overlay
            assert overlay is not None
            self.card = card = StageCard(self._window.view, self._window.appearance)
            card.caption_height = lambda: overlay.caption.height
            card.stackUnder(overlay)  # the pen draws over it, and the dark hides it
            card.kept = self._kept
            card.turned.connect(self._turn_to)
            card.closed.connect(self.close)
            card.placed.connect(overlay.make_way)
            overlay.kept_free = self._kept_free
            overlay.caption_laid.connect(lambda _: card.lay_soon())
            self.subject = self._of_step() or self._of_selection()
            height = card.caption_height
            self._magnifier = TileMagnifier(self._window.view, self._magnified, height)
            overlay.caption_laid.connect(self._magnifier.look_soon)
            self._magnifier.stackUnder(card)
            self.changed.connect(self._magnifier.look_soon)
        elif not self._presenting.is_on and self.card is not None:
            self.close()
            self.card.deleteLater()
            self.card = self.subject = None
            if self._magnifier is not None:
                self._magnifier.hide()
                self._magnifier.deleteLater()
                self._magnifier = None

    def _step_taken(self) -> None:
        """The card follows what is at work; not what is only told anew."""
        here = self._stepping.position if self._stepping.is_on else None
        if here != self._position:
            self._position = here
            self._follow(self._of_step())

    def _selected(self) -> None:
        subject = self._of_selection()
        if subject is not None:
            self._follow(subject)

    def _document_changed(self, *_: object) -> None:
        if self._is_gone():
            self._let_go()
        elif self.is_open and self.card is not None and self.card.page is not None:
            self._open(min(self._at, len(self._pages()) - 1))

    def _is_gone(self) -> bool:
        """True where what is explained is not shown any more."""
        subject, shown = self.subject, self._window.session.shown
        if subject is None:
            return False
        is_cut = subject.target is not None and subject.target not in shown.wires
        return is_cut or subject.pin.node not in shown.nodes

    def _follow(self, subject: Subject | None) -> None:
        if subject == self.subject:
            return
        self.subject = subject
        if self.is_open and self._checks is None:
            if subject is None:
                assert self.card is not None
                self.card.drop_page()
                self.card.hide()  # until there is something again
            else:
                self._open(0)

    def _let_go(self) -> None:
        """What was explained is there no more: the card goes with it, the check stays."""
        self.subject = None
        if self._checks is None:
            self.close()

    def _refresh(self) -> None:
        if self.is_open and self.card is not None and self.card.page is not None:
            if self._checks is not None and self._window.session.hides_numbers:
                self.close()
                return
            if self._is_gone():
                self._let_go()
                return
            self._retitle()
            self.card.refresh()

    # --- parts ----------------------------------------------------------------------------

    def _turn_to(self, at: int) -> None:
        """Show another page: another one may leave the circuit more room."""
        if self.card is not None:
            self.card.leave_room()
        self._open(at)

    def _open(self, at: int) -> None:
        card, pages = self.card, self._pages()
        if card is None:
            return
        if not pages:
            self.close()
            self._window.session.message.emit(
                self.tr("Click a gate, an input or a wire, or take a step: that is explained then.")
            )
            return
        self._at, self.is_open = at, True
        self.changed.emit()
        title, subtitle = self._titles()
        card.show_page(title, subtitle, pages, at)

    def _pages(self) -> list[StagePage]:
        window = self._window
        if self._checks is not None:
            from circuit_editor.ui.classroom.stage.stage_check import StageCheck

            checking = self._checks
            return [
                StagePage(CHECK, lambda parent: StageCheck(checking, window.appearance, parent))
            ]
        if self.subject is None:
            return []
        session = window.session
        return pages_of(
            session,
            self.subject,
            window.formulas,
            window.appearance,
            lambda: session.hides_numbers,
            self._told_value,
        )

    def _told_value(self) -> str:
        subject = self.subject
        if subject is None:
            return ""
        return self._stepping.forward_sentence(self._window.session.path_of(subject.pin.node))

    def _titles(self) -> tuple[str, str]:
        """What stands over the page: the name, and in a word what it does to the gradient."""
        session, subject = self._window.session, self.subject
        if self._checks is not None:
            return self.tr("The gradients, checked by differences"), ""
        assert subject is not None
        circuit, id_ = session.shown, subject.pin.node
        if subject.target is not None:
            name, end = (
                wording.panel_name(circuit, id_),
                wording.panel_name(circuit, subject.target.node),
            )
            return fill(self.tr("{name}, on the way to {end}"), name=name, end=end), ""
        rule = session.rules.at(session.path_of(id_))
        hides = rule.hides_anything  # the word alone tells what a gate will send
        word = "" if hides or not rule.gate.word else say_gate(rule.gate.word)
        return wording.title(circuit, id_), word

    def _retitle(self) -> None:
        assert self.card is not None
        title, subtitle = self._titles()
        self.card.title.setText(title)
        self.card.subtitle.setText(subtitle)

    def _stop_check(self) -> None:
        checking, self._checks = self._checks, None
        if checking is not None:
            checking.stop()

    def _kept(self) -> set[str]:
        """What the card must not lie over: the node or wire it tells of."""
        subject = self.subject
        if subject is None or self._checks is not None:
            return set()
        return {subject.pin.node, *({subject.target.node} if subject.target is not None else ())}

    def _magnified(self) -> str:
        """The node whose tiles are to be magnified; "" while the card draws them large."""
        return "" if self.subject is None or self.is_open else self.subject.pin.node

    def _kept_free(self) -> list[QRect]:
        return [self.card.geometry()] if self.card is not None and self.card.isVisible() else []

    def _of_step(self) -> Subject | None:
        """What is at work in the step, where that is one thing that is shown."""
        active = self._stepping.active if self._stepping.is_on else ()
        subject = self._of_path(active[0]) if len(active) == 1 else None
        if subject is None or self._stepping.is_backward:
            return subject
        node = self._window.session.shown.nodes[subject.pin.node]
        return subject._replace(tells_value=node.gate.is_of_arrays or bool(node.shape))

    def _of_path(self, path: str) -> Subject | None:
        session = self._window.session
        id_ = Path(path).relative_to(Path.of(*session.where))
        return of_node(id_, self._port(id_)) if id_ in session.shown.nodes else None

    def _port(self, id_: str) -> str:
        outputs = self._window.session.shown.nodes[id_].gate.outputs
        return outputs[0] if outputs else OUT

    def _of_selection(self) -> Subject | None:
        session = self._window.session
        if session.selected_wire is not None:
            target = session.selected_wire
            source = session.shown.wires.get(target)
            return None if source is None else Subject(source, target)
        if len(session.selection) != 1:
            return None
        (id_,) = session.selection
        return of_node(id_, self._port(id_)) if id_ in session.shown.nodes else None

    def _of_question(self, question: Question) -> Subject | None:
        """What tells how a number comes about: a value its gate; a gradient what sends it."""
        session = self._window.session
        inside = Path(question.pin.node).relative_to(Path.of(*session.where))
        pin = Pin(inside, question.pin.port)
        node = session.shown.nodes.get(pin.node)
        if node is None:
            return None
        if question.what is Quantity.VALUE:
            return of_node(pin.node, self._port(pin.node))._replace(tells_value=True)
        if pin.port in node.gate.inputs:  # what is sent along this wire
            return of_node(pin.node, self._port(pin.node))
        targets = [each for each, source in session.shown.wires.items() if source == pin]
        if len(targets) == 1:
            end = targets[0].node
            return of_node(end, self._port(end))
        return Subject(pin, targets[0]) if targets else of_node(pin.node, pin.port)
