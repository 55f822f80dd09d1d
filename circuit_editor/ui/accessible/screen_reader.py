"""Tells screen readers where one is on the canvas, and what was done; silent while none listens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleStateChangeEvent
from PySide6.QtWidgets import QApplication, QWidget

from circuit_editor.ui.app.announcements import announce, send
from circuit_editor.ui.app.plain_text import PlainLabel, say_names

if TYPE_CHECKING:
    from circuit_editor.model import Document
    from circuit_editor.ui.accessible.canvas_interface import AccessibleCircuit
    from circuit_editor.ui.canvas.view import CanvasView

MOST_TOLD = 50  # nodes whose selection is told one by one
_factories: list[object] = []  # Qt asks the one that was installed, for good


class ScreenReader(QObject):
    """Follows a canvas for screen readers.

    Qt tells nobody in Python when a screen reader begins to listen, so it is looked for whenever
    something happens on the canvas; only then what the canvas shows is made visible.
    """

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self._view, self._session = view, view.session
        self._circuit: AccessibleCircuit | None = None  # made as soon as somebody listens
        self._selected: frozenset[str] = frozenset()
        self._before: Document | None = None  # what was there when something was last said
        self._opens = False  # another document was opened since
        self._where = self._session.where
        session = self._session
        for signal, slot in (
            (session.selection_changed, self._tell_selection),
            (session.document_changed, self._tell_change),
            (session.place_changed, self._tell_place),
            (session.opened, self._tell_opened),
            (session.run_changed, self._tell_numbers),
            (session.let_go, self._tell_let_go),
            (session.message, self._tell_message),
        ):
            signal.connect(slot)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._tell_focus)
        self.wake()

    def wake(self) -> AccessibleCircuit | None:
        """Make the circuit visible as soon as somebody listens; None while nobody does."""
        if self._circuit is not None or not QAccessible.isActive():
            return self._circuit if QAccessible.isActive() else None
        from circuit_editor.ui.accessible.canvas_interface import (
            accessible_circuit,
            make_interface,
        )

        if not _factories:
            _factories.append(make_interface)
            QAccessible.installFactory(make_interface)
        known = QAccessible.queryAccessibleInterface(self._view)
        if known is not None and known.role() != QAccessible.Role.List:  # Qt's own, made before
            send(QAccessibleEvent(known, QAccessible.Event.ObjectDestroyed))
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(known))
            send(QAccessibleEvent(self._view, QAccessible.Event.ObjectCreated))
        self._selected = self._session.selected
        self._circuit = accessible_circuit(self._view)
        say_names()
        for label in self._view.window().findChildren(PlainLabel):
            label.say_anew()
        return self._circuit

    def _tell_message(self, text: str) -> None:
        if self.wake() is not None:
            announce(self._view, text)

    def _news(self) -> str:
        """What happened since, said when it is known what may be read."""
        from circuit_editor.ui.accessible import node_texts
        from circuit_editor.ui.accessible.change_texts import change_text

        session, told = self._session, ""
        if self._opens:
            told = node_texts.circuit_text(session)
        elif self._before is not None and not session.is_held:  # else a value only passes by
            told = change_text(session, self._before)
        if not self._opens and self._where != session.where:
            told = node_texts.joined([told, node_texts.place_text(session)], node_texts.SEMICOLON)
        if self._opens or not session.is_held:
            self._before = None
        self._opens, self._where = False, session.where
        return told

    def _tell_selection(self) -> None:
        """Another node is where the keyboard is, or others are selected."""
        circuit = self.wake()
        if circuit is None:
            return
        before, self._selected = self._selected, self._session.selected
        state = QAccessible.State()
        state.selected = 1
        for part in circuit.known(before ^ self._selected)[:MOST_TOLD]:
            send(QAccessibleStateChangeEvent(part, state))
        self._tell_current()

    def _tell_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """Qt said that the canvas has the focus; at which node, it does not know."""
        if new is self._view:
            self._tell_current()

    def _tell_current(self) -> None:
        circuit = self.wake()
        here = circuit.current if circuit is not None and self._view.hasFocus() else None
        if circuit is not None and here is not None:
            send(QAccessibleEvent(circuit.node(here), QAccessible.Event.Focus))

    def _tell_change(self, before: Document, after: Document) -> None:
        circuit = self.wake()
        if circuit is not None:
            self._before = before if self._before is None else self._before
            self._tell_structure(circuit)
            announce(self._view, self._news)

    def _tell_let_go(self) -> None:
        if self._before is not None:
            announce(self._view, self._news)

    def _tell_place(self) -> None:
        """A block was entered or left, or opened or closed in place."""
        circuit = self.wake()
        if circuit is not None:
            self._tell_structure(circuit)
            announce(self._view, self._news)

    def _tell_opened(self) -> None:
        if self.wake() is not None:
            self._before, self._opens = None, True
            announce(self._view, self._news)

    def _tell_numbers(self) -> None:
        """What is said of the node where the keyboard is may have other numbers now."""
        circuit = self.wake()
        if circuit is not None:
            for part in circuit.known(self._session.selected)[:MOST_TOLD]:
                send(QAccessibleEvent(part, QAccessible.Event.NameChanged))

    def _tell_structure(self, circuit: AccessibleCircuit) -> None:
        circuit.forget_gone()
        send(QAccessibleEvent(self._view, QAccessible.Event.ObjectReorder))
