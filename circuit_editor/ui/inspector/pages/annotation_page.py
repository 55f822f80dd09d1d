"""The inspector's page of notes and frames: texts, colours, what a frame holds, what is around."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from circuit_editor.model import natural, record_limits, records
from circuit_editor.model.edits import notes_and_frames
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, printable_lines
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.annotation_theme import annotation_colours
from circuit_editor.ui.app.guarded_painting import guard_measure, guard_paint
from circuit_editor.ui.app.plain_text import plain_tip
from circuit_editor.ui.app.translate import fill, say
from circuit_editor.ui.inspector.pages.page import InspectorPage
from circuit_editor.ui.outline.row_words import words_of_node
from circuit_editor.ui.session.node_names import name_of_frame
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.shell.editing.annotation_commands import COLOURS_TOLD
from circuit_editor.ui.widgets.fields import TypedField
from circuit_editor.ui.widgets.labels import (
    BODY,
    HEADING,
    NO_MARGINS,
    QUIET,
    SMALL,
    Card,
    Paragraph,
    Remark,
    Text,
    clear,
    fill_layout,
)
from circuit_editor.ui.widgets.wrapping_row import WrappingRow

MOST_HELD = 14
LEADS = "→"
SWATCH = QSize(34, 26)
CORNER, EDGE, RING = 4.0, 1.6, 2.0  # pixels


class AnnotationPage(InspectorPage):
    """Selected notes and frames; of a single one also what it says, and what stands around it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._text: Paragraph | None = None
        self._field: TypedField | None = None
        self._held: HeldCard | None = None
        circuit, chosen = session.shown, session.selected_annotations
        if len(chosen) == 1:
            (self.about,) = chosen
            if self.about in circuit.notes:
                self._text = self.add(Paragraph(BODY, "", self))
                told = self.tr("F2 or a double click writes in it.")
                self.add(Paragraph(QUIET, told, self))
            else:
                self._add_title(self.about)
        else:
            self.about = ""
        self.add(ColourCard(session, self))
        if self.about:
            self._held = self.add(HeldCard(session, self.about, self))
        self.column.addStretch(1)

    def parts(self) -> list[Callable[[], None]]:
        circuit, chosen = self.session.shown, self.session.selected_annotations
        if not all(id_ in circuit.notes or id_ in circuit.frames for id_ in chosen):
            return []  # deleted: another page is shown next
        return super().parts()

    def tell(self) -> None:
        circuit, chosen = self.session.shown, self.session.selected_annotations
        if len(chosen) > 1:
            self.title.setText(fill(self.tr("{count} selected"), count=len(chosen)))
        elif self._text is not None:
            self.title.setText(self.tr("Note"))
            self._text.setText(circuit.notes[self.about].text)
        else:
            self.title.setText(self.tr("Frame"))
            assert self._field is not None
            self._field.show_text(circuit.frames[self.about].title)

    def _add_title(self, id_: str) -> None:
        named = name_of_frame(self.session, id_)
        self._field = TypedField(self.tr("Title"), named.why_not, named.apply, self)
        self.add(Text(HEADING, self.tr("Title"), self))
        self.add(self._field)
        self._fields.append(self._field)


class ColourCard(Card):
    """The colours there are, that of the selected notes and frames marked, and named below."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(self.tr("Colour"), parent)
        self._session = session
        self._group = QButtonGroup(self)
        self._buttons: dict[str, ColourButton] = {}
        for colour in ("", *record_limits.COLOURS):
            button = ColourButton(colour, self)
            button.clicked.connect(self._taker(colour))
            self._group.addButton(button)
            self._buttons[colour] = button
        self.add(WrappingRow([*self._buttons.values()], self, spacing=4))
        self._told = self.add(Paragraph(SMALL, "", self))

    def refresh(self) -> None:
        """Mark the colour that they have; none where they differ."""
        circuit = self._session.shown
        entries = [
            circuit.notes[id_] if id_ in circuit.notes else circuit.frames[id_]
            for id_ in self._session.selected_annotations
        ]
        colours = {each.colour for each in entries}
        only = next(iter(colours)) if len(colours) == 1 else None
        self._group.setExclusive(False)  # or none could be marked
        for colour, button in self._buttons.items():
            button.setChecked(colour == only)
        self._group.setExclusive(only is not None)
        self._told.show_or_hide(say(Sentence.of(COLOURS_TOLD[only])) if only is not None else "")

    def _taker(self, colour: str) -> Callable[[], None]:
        def take() -> None:
            session = self._session
            chosen = session.selected_annotations
            label = QT_TRANSLATE_NOOP("Sentence", "Colour")
            session.edit(label, notes_and_frames.set_colour, chosen, colour)
            self.refresh()

        return take


class ColourButton(QAbstractButton):
    """A button in one colour of notes and frames, with the line that tells it from the others."""

    def __init__(self, colour: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._colour = colour
        told = say(Sentence.of(COLOURS_TOLD[colour]))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(printable_lines(told))
        self.setToolTip(plain_tip(told))

    @guard_measure(SWATCH)
    def sizeHint(self) -> QSize:
        return SWATCH

    @guard_measure(SWATCH)
    def minimumSizeHint(self) -> QSize:
        return SWATCH

    @guard_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = look.theme_of(self.palette())
        paper, line, style = annotation_colours(theme, self._colour)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            room = QRectF(self.rect())
            if self.isChecked() or self.hasFocus():
                ring = theme.accent if self.hasFocus() else theme.ink
                painter.setPen(QPen(QColor(ring), RING))
                around = RING / 2
                painter.drawRoundedRect(room.adjusted(around, around, -around, -around), 6.0, 6.0)
            inner = room.adjusted(5, 5, -5, -5)
            painter.setPen(QPen(QColor(line), EDGE, style))
            painter.setBrush(QColor(paper))
            painter.drawRoundedRect(inner, CORNER, CORNER)


class HeldCard(QWidget):
    """Links to what a frame holds, and to the frame around."""

    def __init__(self, session: Session, about: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._about = session, about
        self._shown: list[tuple[str, list[tuple[str, str]]]] = []
        self._column = fill_layout(QVBoxLayout(self), margins=NO_MARGINS, spacing=4)

    def refresh(self) -> None:
        """Show what is held now, by its names."""
        circuit = self._session.shown
        around = records.holders(circuit).get(self._about)
        held = circuit.frames[self._about].nodes if self._about in circuit.frames else ()
        shown = [
            (self.tr("Holds"), self._named(held)),
            (self.tr("In the frame"), self._named([] if around is None else [around])),
        ]
        if shown != self._shown:
            self._shown = shown
            self._lay()

    def _named(self, ids: Iterable[str]) -> list[tuple[str, str]]:
        session, circuit = self._session, self._session.shown
        named = []
        for id_ in ids:
            words = words_of_node(session, circuit, id_, "")
            name = words.name or words.kind
            named.append((id_, name if words.kind in name else f"{name} ({words.kind})"))
        return sorted(named, key=lambda each: natural(each[1]))

    def _lay(self) -> None:
        clear(self._column)
        for heading, named in self._shown:
            if named:
                self._column.addWidget(Text(HEADING, heading, self))
            for id_, name in named[:MOST_HELD]:
                self._column.addWidget(self._link(id_, name))
            if len(named) > MOST_HELD:
                more = fill(self.tr("and {count} more"), count=len(named) - MOST_HELD)
                self._column.addWidget(Paragraph(SMALL, more, self))

    def _link(self, id_: str, name: str) -> QWidget:
        link = Remark(name, self, leads=True, sign=LEADS, role=QUIET)
        link.clicked.connect(lambda: self._session.select({id_}))
        link.pointed.connect(lambda on: self._session.pointed_at.emit(id_ if on else ""))
        return link
