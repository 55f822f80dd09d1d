"""The card of how an array was made: a kind, a seed, and the same numbers again on request."""

from __future__ import annotations

import itertools
import operator
from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from circuit_editor.engine.initialisers import initial_array
from circuit_editor.gates import Array
from circuit_editor.gates.gate import Shape
from circuit_editor.model import OUT, Document, Pin, edits
from circuit_editor.model.document import Initialiser
from circuit_editor.model.edits.initialise import (
    forget_initialiser,
    initialisers_of,
    set_initialiser,
)
from circuit_editor.model.record_limits import INITIALISERS, LARGEST_SEED, RANDOM
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, exact
from circuit_editor.ui.app.plain_text import plain_caption
from circuit_editor.ui.app.translate import fill
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.widgets.fields import NumberField, TypedField
from circuit_editor.ui.widgets.labels import (
    BODY,
    REFUSED,
    SMALL,
    Card,
    Paragraph,
    Text,
    fill_layout,
    make_button,
)

FIELD_WIDTH = 92
BY_HAND = ""  # no kind: the numbers were typed
KINDS = {
    "zeros": QT_TRANSLATE_NOOP("InitialCard", "zeros"),
    "ones": QT_TRANSLATE_NOOP("InitialCard", "ones"),
    "eye": QT_TRANSLATE_NOOP("InitialCard", "eye: ones on the diagonal"),
    "range": QT_TRANSLATE_NOOP("InitialCard", "range: one after another"),
    "uniform": QT_TRANSLATE_NOOP("InitialCard", "uniform"),
    "normal": QT_TRANSLATE_NOOP("InitialCard", "normal"),
    "xavier": QT_TRANSLATE_NOOP("InitialCard", "Xavier (for tanh)"),
    "he": QT_TRANSLATE_NOOP("InitialCard", "He (for relu)"),
}
ARGUMENTS = {
    "range": (
        (QT_TRANSLATE_NOOP("InitialCard", "start"), 0.0),
        (QT_TRANSLATE_NOOP("InitialCard", "step"), 1.0),
    ),
    "uniform": (
        (QT_TRANSLATE_NOOP("InitialCard", "lowest"), 0.0),
        (QT_TRANSLATE_NOOP("InitialCard", "highest"), 1.0),
    ),
    "normal": (
        (QT_TRANSLATE_NOOP("InitialCard", "mean"), 0.0),
        (QT_TRANSLATE_NOOP("InitialCard", "standard deviation"), 1.0),
    ),
}


SHORTEST = 8  # letters of a choice that are seen at least


class KindBox(QComboBox):
    """The choice of a kind; the wheel turns it only where it has the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # in a narrow panel the longest choice is cut
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(SHORTEST)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class InitialCard(Card):
    """The initialiser of an array; each choice is one undo step, and Reset brings it back."""

    def __init__(self, session: Session, id_: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.heading.setText(self.tr("Initial values"))
        self._session = session
        self._id = id_
        self._looked_in: tuple[object, object] | None = None
        self._found: Initialiser | None = None
        self._made: tuple[Initialiser, Shape, Array] | None = None  # while a hand drags
        self.kind = KindBox(self)
        self.kind.setAccessibleName(self.tr("Initial values"))
        self.kind.addItem(self.tr("as they are"), BY_HAND)
        for kind in INITIALISERS:
            told = QCoreApplication.translate("InitialCard", KINDS[kind])
            self.kind.addItem(plain_caption(told), kind)
        self.kind.activated.connect(self._choose)
        self.add(self.kind)
        self._refusal = Paragraph(REFUSED, "", self)
        grid = self.add_grid(across=8, down=4)
        self._seed_name = Text(BODY, self.tr("seed"), self)
        self.seed = self._field(self.tr("seed"), self._set_seed, self._why_no_seed)
        self._arguments = [
            (Text(BODY, "", self, wraps=True), self._field(name, apply, lambda number: ""))
            for name, apply in (
                (self.tr("first argument"), partial(self._set_argument, 0)),
                (self.tr("second argument"), partial(self._set_argument, 1)),
            )
        ]
        rows = [(self._seed_name, self.seed), *self._arguments]
        for at, (name, field) in enumerate(rows):
            grid.addWidget(name, at, 0)
            grid.addWidget(field, at, 1, Qt.AlignmentFlag.AlignRight)
        self.add(self._refusal)
        self._refusal.hide()
        self.reset = make_button(self.tr("Reset"), self._reset, self)
        self.other = make_button(self.tr("Other seed"), self._next_seed, self)
        buttons = fill_layout(QHBoxLayout(), self.reset, self.other, spacing=6)
        buttons.addStretch(1)
        self.column.addLayout(buttons)
        self._told = self.add(Paragraph(SMALL, "", self))

    @property
    def fields(self) -> list[TypedField]:
        """What can be typed into here."""
        return [self.seed, *(field for _, field in self._arguments)]

    def refresh(self) -> None:
        """Show how the array was made, as it is now."""
        how = self._how
        self.kind.setCurrentIndex(self.kind.findData(how.kind if how is not None else BY_HAND))
        is_random = how is not None and how.kind in RANDOM
        for widget in (self._seed_name, self.seed, self.other):
            widget.setVisible(is_random)
        self.seed.show_text(str(how.seed) if how is not None else "0")
        named = ARGUMENTS.get(how.kind, ()) if how is not None else ()
        for at, (name, field) in enumerate(self._arguments):
            is_there = at < len(named)
            name.setVisible(is_there)
            field.setVisible(is_there)
            if is_there and how is not None:
                name.setText(QCoreApplication.translate("InitialCard", named[at][0]))
                field.show_text(exact(_arguments(how)[at]))
        self.reset.setVisible(how is not None)
        self._told.show_or_hide(self._differs() if how is not None else "")

    @property
    def _how(self) -> Initialiser | None:
        document = self._session.document
        stands_in = document.root.initialisers, document.blocks
        if self._looked_in is None or any(map(operator.is_not, stands_in, self._looked_in)):
            self._looked_in = stands_in
            self._found = initialisers_of(document).get(self._session.path_of(self._id))
        return self._found

    def _differs(self) -> str:
        """That the numbers are others than the initial ones now."""
        how, number = self._how, self._session.number_of(self._id)
        if how is None or number is None or self._session.value(Pin(self._id, OUT)).is_hidden:
            return ""
        if self._made is None or self._made[:2] != (how, number.shape):
            self._made = how, number.shape, initial_array(how, number.shape)
        if np.array_equal(self._made[2], number):
            return self.tr("These are the initial numbers.")
        return self.tr("The numbers were changed since; Reset brings the initial ones back.")

    def _field(
        self, name: str, apply: Callable[[float], None], judge: Callable[[float], str]
    ) -> NumberField:
        field = NumberField(name, apply, self, judge=judge, sentence=self._refusal)
        field.setFixedWidth(FIELD_WIDTH)
        return field

    def _choose(self, at: int) -> None:
        kind, how = self.kind.itemData(at), self._how
        if kind and (how is None or kind != how.kind):
            self._make(Initialiser(kind, how.seed if how is not None else self._free_seed()))
            return
        if not kind and how is not None:
            session, path = self._session, self._session.path_of(self._id)
            label = Sentence.of(
                QT_TRANSLATE_NOOP("Sentence", "Leave {name} as it is"),
                name=session.shown.name(self._id),
            )
            session.replace(label, forget_initialiser(session.document, path))
        self.refresh()

    def _free_seed(self) -> int:
        """The first seed that no other array has: two would begin with the same numbers."""
        taken = {each.seed for each in initialisers_of(self._session.document).values()}
        return next(seed for seed in itertools.count() if seed not in taken)

    def _set_seed(self, number: float) -> None:
        how = self._how
        if how is not None:
            self._make(how._replace(seed=int(number)))

    def _why_no_seed(self, number: float) -> str:
        if number.is_integer() and 0 <= number <= LARGEST_SEED:
            return ""
        return fill(self.tr("A seed is a whole number from 0 to {limit}."), limit=LARGEST_SEED)

    def _next_seed(self) -> None:
        how = self._how
        if how is not None:
            self._make(how._replace(seed=(how.seed + 1) % LARGEST_SEED))

    def _set_argument(self, at: int, number: float) -> None:
        how = self._how
        if how is not None:
            arguments = [*_arguments(how)]
            arguments[at] = number
            self._make(how._replace(arguments=tuple(arguments)))

    def _reset(self) -> None:
        how = self._how
        if how is not None:
            self._make(how)

    def _make(self, how: Initialiser) -> None:
        """Make the array anew, and remember how, as one undo step."""
        session, number = self._session, self._session.number_of(self._id)
        assert number is not None
        path, array = session.path_of(self._id), initial_array(how, number.shape)
        label = Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "Initialise {name}"), name=session.shown.name(self._id)
        )

        def change(document: Document) -> Document:
            return set_initialiser(edits.set_value(document, path, array), path, how)

        session.seal()
        session.replace(label, change(session.document), touched=[path])
        self.refresh()  # where the numbers stay the same nothing else tells


def _arguments(how: Initialiser) -> tuple[float, ...]:
    """The arguments that are given, or those that are meant where none are."""
    return how.arguments or tuple(default for _, default in ARGUMENTS.get(how.kind, ()))
