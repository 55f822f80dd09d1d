"""The bars above the canvas: breadcrumbs of the block one is in, and questions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from circuit_editor.model.scopes import circuits_along
from circuit_editor.text import QT_TRANSLATE_NOOP, printable_lines
from circuit_editor.ui.app.plain_text import PlainLabel, plain_caption
from circuit_editor.ui.app.translate import fill
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.widgets.labels import (
    clear,
    fill_layout,
    make_button,
    prepare_button,
    shorten_name,
)

if TYPE_CHECKING:
    from circuit_editor.ui.shell.menus.menu_entries import MenuEntry

BAR_MARGINS = (14, 6, 14, 6)
ABOVE_CANVAS = QT_TRANSLATE_NOOP("QuestionBar", "Above the canvas")
QuestionChoice = tuple[str, Callable[[], None]]


class Breadcrumb(QFrame):
    """Circuit › layer › neuron: each leads back there. Hidden where no block was entered."""

    left = Signal()  # somebody used it: the keyboard goes back to the canvas

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("breadcrumb")
        self._session = session
        self._row = fill_layout(QHBoxLayout(self), margins=BAR_MARGINS, spacing=2)
        self.setMinimumWidth(1)  # a long way makes the window no wider
        self._shown: object = None
        session.place_changed.connect(self.refresh)
        session.document_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the way as it is now."""
        session = self._session
        names = [self.tr("Circuit")]
        around = circuits_along(session.document, session.where)
        for id_, (_, circuit) in zip(session.where, around, strict=False):
            interface = circuit.nodes[id_].interface
            label = shorten_name(circuit.label(id_))
            name = shorten_name(interface.name) if interface is not None else id_
            names.append(f"{name} ({label})" if label else name)
        uses = session.uses(session.inside) if session.inside is not None else 0
        self.setVisible(bool(session.where))
        if (names, uses) != self._shown:
            self._shown = (names, uses)
            self._lay(names, uses)

    def _lay(self, names: list[str], uses: int) -> None:
        clear(self._row)
        for depth, name in enumerate(names):
            if depth:
                self._row.addWidget(PlainLabel("›", self))
            if depth == len(names) - 1:
                here = PlainLabel(name, self)
                here.setObjectName("here")
                self._row.addWidget(here)
            else:
                self._row.addWidget(self._step(name, depth))
        if uses > 1:
            shared = self.tr(
                "used {count} times: gates and wires change in all of them, numbers only here"
            )
            note = PlainLabel(shared.format(count=uses), self)
            note.setObjectName("hint")
            self._row.addSpacing(14)
            self._row.addWidget(note)
        self._row.addStretch(1)

    def _step(self, name: str, depth: int) -> QToolButton:
        button = prepare_button(QToolButton(self), plain_caption(name), lambda: self._go(depth))
        button.setAutoRaise(True)
        button.setAccessibleName(printable_lines(fill(self.tr("Back to {name}"), name=name)))
        return button

    def _go(self, depth: int) -> None:
        where = self._session.where
        self._session.go(where[:depth], where[depth : depth + 1])
        self.left.emit()


class QuestionBar(QFrame):
    """One sentence and what can be done about it; nothing waits for the answer."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("question")
        self._sentence = PlainLabel("", self)
        self._sentence.setWordWrap(True)
        self._row = fill_layout(QHBoxLayout(self), margins=BAR_MARGINS, spacing=8)
        self._row.addWidget(self._sentence, 1)
        self._buttons: list[QPushButton] = []
        self.hide()

    @property
    def buttons(self) -> list[QPushButton]:
        """The choices, in order."""
        return self._buttons

    @property
    def sentence(self) -> str:
        """The sentence that is asked; "" where nothing is."""
        return "" if self.isHidden() else self._sentence.text()

    def entries(self) -> list[MenuEntry]:
        """The choices as the palette of commands offers them."""
        from circuit_editor.ui.shell.menus.menu_entries import entry

        found = []
        for button in self._buttons:
            action = QAction(button.text(), button)
            action.triggered.connect(button.click)
            found.append(entry(action, ("QuestionBar", ABOVE_CANVAS)))
        return found

    def ask(self, sentence: str, *choices: QuestionChoice) -> None:
        """Show a sentence with its choices, in place of what was asked before."""
        self.drop()
        self._sentence.setText(sentence)
        for text, do in choices:
            button = make_button(plain_caption(text), partial(self._answer, do), self)
            self._row.addWidget(button)
            self._buttons.append(button)
        self.show()
        from circuit_editor.ui.app.announcements import announce

        announce(self, "\n".join((sentence, *(text for text, _ in choices))))

    def drop(self) -> None:
        """Take the question away unanswered."""
        for button in self._buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = []
        self.hide()

    def _answer(self, do: Callable[[], None]) -> None:
        self.drop()
        self.left.emit()
        do()  # last: it may open a field to type into
