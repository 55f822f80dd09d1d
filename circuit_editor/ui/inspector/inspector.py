"""The inspector: a page for the selected thing, kept up to date.

While a hand holds a slider the canvas goes first: what is held follows at once, all else on the
page card by card between frames, each laid out and painted at once, so that the next frame waits
for one of them at most. No more than a share of the time goes to that.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from math import ceil
from time import perf_counter

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from circuit_editor.model import Document, blocks
from circuit_editor.ui.app import posted_events
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.deferred_loading import make_single_shot
from circuit_editor.ui.app.guarded_painting import guard_measure
from circuit_editor.ui.inspector.pages.circuit_page import CircuitPage
from circuit_editor.ui.inspector.pages.page import InspectorPage
from circuit_editor.ui.session.formula_client import FormulaClient
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.shell.editing.block_commands import BlockCommands

SHARE = 0.1  # of the time, at most, that goes to the page while a slider is held
LONGEST = 0.3  # s that it is behind, however long it took: the first time is the longest


class Inspector(QScrollArea):
    """Shows one page for what is selected; while that stays the same only its texts change."""

    fold_wanted = Signal()

    def __init__(
        self,
        session: Session,
        commands: BlockCommands,
        formulas: FormulaClient,
        parent: QWidget | None = None,
        *,
        waits: bool = False,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._commands = commands
        self._formulas = formulas
        self.setAccessibleName(self.tr("Inspector"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        # As needed they would chase each other, and the page: texts are the higher the narrower
        # they are, tiles the higher the wider. What is not scrolled has a bar that is not drawn.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().rangeChanged.connect(self._draw_bar)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumWidth(look.INSPECTOR_LEAST)
        self._soon = make_single_shot(self._come_due, self)
        self._painted = make_single_shot(self._measure, self)
        self._next = make_single_shot(self._show_part, self)
        self._parts: list[Callable[[], None]] = []  # of the page, that are still to follow
        self._is_behind = False  # the page shows numbers from before
        self._begun = self._refreshed_at = self._took = 0.0  # seconds
        self._subject = subject_of(session)
        self._of_circuit: CircuitPage | None = None  # kept: to make it takes as long as to draw
        self.page: InspectorPage = self._page_of()
        self._show_page(is_filled=not waits)
        if waits:
            self._soon.start()
        for signal, slot in (
            (session.leaving, self._commit),
            (session.document_changed, self._document_changed),
            (session.run_changed, self._refresh),
            (session.let_go, self._let_go),
            (session.selection_changed, self._selection_changed),
        ):
            signal.connect(slot)

    @guard_measure(QSize(look.INSPECTOR_WIDTH, 600))
    def sizeHint(self) -> QSize:
        return QSize(look.INSPECTOR_WIDTH, 600)

    def commit_pending(self) -> bool:
        """Take over what is being typed; False, and the focus there, where it cannot stand."""
        if self.page.commit():
            return True
        for field in self.page.fields:
            if field.is_pending:
                field.line.setFocus()
                break
        return False

    def focus_first(self) -> None:
        """Take the focus to the first thing on the page that takes it."""
        for widget in self.page.findChildren(QWidget):
            if widget is self.page.fold:
                continue
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
                widget.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def _draw_bar(self, lowest: int, highest: int) -> None:
        """Draw the scroll bar where there is something to scroll; its room is kept."""
        if self.widget() is not None:  # else one page takes the place of another
            self.verticalScrollBar().setEnabled(lowest < highest)

    def _commit(self) -> None:
        self.page.commit()

    def _selection_changed(self) -> None:
        page = self.page
        if subject_of(self._session) == self._subject:  # a block was opened in place, or closed
            page.refresh()
            return
        if page.id is None or page.id in self._session.shown.nodes:
            page.commit()
            for field in page.fields:
                if field.is_pending:  # what cannot stand goes with its page, but not in silence
                    self._session.message.emit(field.sentence.text())
        self._turn_page()

    def _document_changed(self, before: Document, after: Document) -> None:
        subject = subject_of(self._session)
        if subject == self._subject:
            is_drawn = (
                not blocks.same_drawing(before, after)
                or before.ranges is not after.ranges
                or before.root.initialisers is not after.root.initialisers
            )
            if is_drawn and not self._session.numbers_follow:
                self.page.refresh()  # new numbers are told of next, and bring all up to date
        elif subject[:2] == self._subject[:2]:  # the same id or pin, but another thing there
            self._turn_page()
        # a change of the selection is told next, and then the page is turned

    def _page_of(self) -> InspectorPage:
        """A page for what is selected now."""
        session = self._session
        if not session.selected and session.selected_wire is None:
            if self._of_circuit is None:
                self._of_circuit = CircuitPage(session)
            return self._of_circuit
        if not session.selection and session.selected_wire is None:
            from circuit_editor.ui.inspector.pages.annotation_page import AnnotationPage

            return AnnotationPage(session)
        # at the start nothing is selected, and these pages need half of what panels are made of
        from circuit_editor.ui.inspector.pages.node_pages import SeveralPage, WirePage

        if len(session.selected) > 1:
            return SeveralPage(session)
        if session.selection:
            (id_,) = session.selection
            return self._node_page(id_)
        assert session.selected_wire is not None
        return WirePage(session, session.selected_wire)

    def _node_page(self, id_: str) -> InspectorPage:
        session = self._session
        gate = session.shown.nodes[id_].gate
        from circuit_editor.ui.inspector.pages.block_page import BlockPage, PortPage
        from circuit_editor.ui.inspector.pages.node_pages import FlagPage, GatePage, SourcePage

        if gate.is_block:
            return BlockPage(session, id_, self._commands, self._formulas)
        if gate.is_port:
            return PortPage(session, id_)
        if gate.is_source:
            return SourcePage(session, id_)
        if gate.is_unknown:
            from circuit_editor.ui.inspector.pages.placeholder_page import PlaceholderPage

            return PlaceholderPage(session, id_)
        return FlagPage(session, id_) if gate.is_flag else GatePage(session, id_)

    def _refresh(self) -> None:
        session = self._session
        if not session.only_pass_by:
            self._catch_up()
        elif subject_of(session) == self._subject:
            self.page.follow_hand()
            self._is_behind = True
            if not (self._soon.isActive() or self._painted.isActive() or self._parts):
                self._wait()

    def _wait(self) -> None:
        """Bring the page up to date once that takes no more than its share of the time."""
        pause = min(self._took / SHARE, LONGEST)
        left = self._refreshed_at + pause - perf_counter()
        self._soon.start(max(0, ceil(1000 * left)))

    def _let_go(self) -> None:
        if self._is_behind or self._parts:
            self._catch_up()

    def _come_due(self) -> None:
        """Bring the page up to date: under a hand that holds a slider card by card."""
        if not self._session.only_pass_by:
            self._catch_up()
        elif subject_of(self._session) == self._subject:
            self._is_behind = False
            self._parts, self._took = self.page.parts(), 0.0
            self._next.start()

    def _show_part(self) -> None:
        """Bring a part of the page up to date, laid out and painted before the next frame comes."""
        if not self._parts:
            return
        begun, (part, *self._parts) = perf_counter(), self._parts
        if self._parts:
            self._next.start()
        part()
        posted_events.lay_out()
        posted_events.paint_now()
        self._refreshed_at = perf_counter()
        self._took += self._refreshed_at - begun
        if self._is_behind and not self._parts:
            self._wait()

    def _catch_up(self) -> None:
        """Bring all of the page up to date at once."""
        self._soon.stop()
        self._drop_parts()
        self._is_behind = False
        if subject_of(self._session) == self._subject:
            self._begun = perf_counter()
            self.page.refresh()
            self._painted.start()  # fires when it is laid out and painted, too

    def _measure(self) -> None:
        """The page is painted: so long did it take."""
        self._refreshed_at = perf_counter()
        self._took = self._refreshed_at - self._begun
        if self._is_behind:
            self._wait()

    def _drop_parts(self) -> None:
        self._next.stop()
        self._parts = []

    def _turn_page(self) -> None:
        self._drop_parts()
        for field in self.page.fields:
            field.restore()  # or losing the focus would commit it for a node that may be gone
        self._subject = subject_of(self._session)
        self.page = self._page_of()
        self._show_page()

    def _show_page(self, *, is_filled: bool = True) -> None:
        """Show the page; the one before lives until the event that turned it is over.

        One that is not filled yet is as soon as the file is there, or takes long to open.
        """
        before = self.takeWidget()
        if isinstance(before, InspectorPage) and before is not self.page:
            before.let_go()  # before the next one is filled: what both show belongs to that
        if is_filled:
            self.page.refresh()
        unique = Qt.ConnectionType.UniqueConnection
        self.page.fold_wanted.connect(self.fold_wanted, unique)
        self.setWidget(self.page)
        self.page.show()
        posted_events.paint_shown_once()
        if isinstance(before, InspectorPage) and before is not self.page:
            before.setParent(self.viewport())  # over the scroll bar it would be painted twice
            before.hide()
            if before is not self._of_circuit:
                before.deleteLater()


def subject_of(session: Session) -> tuple[Hashable, ...]:
    """What the inspector is about; while it is equal the page stands and only its texts change."""
    selection, wire = session.selection, session.selected_wire
    beside = session.selected_annotations
    if len(selection) != 1 or beside:
        source = session.shown.wires.get(wire) if wire is not None else None
        are_notes = frozenset(id_ for id_ in beside if id_ in session.shown.notes)
        return (selection | beside, wire, source, session.where, are_notes)
    (id_,) = selection
    value = session.number_of(id_)
    shown = session.shown
    node = shown.nodes[id_]
    shape = node.shape if value is None else value.shape
    block = node.interface.block if node.interface is not None else None
    sources = () if block is not None else [each for each in shown.sources(id_) if each is not None]
    has_arrays = any(shown.nodes[each.node].shape for each in sources)
    return (selection, wire, node.kind, shape, has_arrays, block, session.where, session.inside)
