"""The card of crash recovery: the copies that were found, their age, and the answers to each.

It floats over the canvas and waits: whoever wants to do something else first does.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from functools import partial
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from circuit_editor import files
from circuit_editor.files.known_bytes import known_in
from circuit_editor.files.recovery import FoundCopy
from circuit_editor.gates.kinds import OUTPUT
from circuit_editor.model import Document
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.teaching.difference_sentences import IN_COPY, IN_FILE
from circuit_editor.text import printable, printable_lines
from circuit_editor.ui.app.announcements import announce
from circuit_editor.ui.app.background_work import BackgroundWork
from circuit_editor.ui.app.plain_text import PlainLabel
from circuit_editor.ui.app.translate import fill, say_why
from circuit_editor.ui.shell.files.circuit_picture import CircuitPicture
from circuit_editor.ui.shell.files.compare_documents import CompareAnswer, Version, show_both
from circuit_editor.ui.shell.notices import MARGIN, FloatingPanel
from circuit_editor.ui.widgets.button_keys import ALL, ARROWS
from circuit_editor.ui.widgets.labels import (
    AMBER,
    QUIET,
    STRONG,
    TITLE,
    Text,
    fill_layout,
    make_button,
)
from circuit_editor.ui.widgets.moments import moment_text

WIDTH = 600
PICTURE = QSize(150, 92)
ELIDE = Qt.TextElideMode.ElideMiddle
MOST_SHOWN = 4  # the others follow as these are answered
ROW, REST = 118, 150  # pixels of a copy, and of what stands around all
RECOVER = "recover"


class RecoveryCard(FloatingPanel):
    """The copies that were found, each with its answers."""

    recovered = Signal(object)
    discarded = Signal(object)
    put_off = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setProperty(ARROWS, ALL)
        self._title = Text(TITLE, "", self)
        self._hint = _quiet(self)
        self._hint.setWordWrap(True)
        self._rows: list[CopyRow] = []
        parts = (self._title, self._hint)
        self._column = fill_layout(QVBoxLayout(self), *parts, margins=(20, 16, 20, 16), spacing=8)
        self._column.addSpacing(4)
        self._more = _quiet(self)
        tip = self.tr("Ask again at the next start")
        self._later = make_button(self.tr("Later"), self.put_off, self, tip)
        foot = fill_layout(QHBoxLayout(), self._more, self._later, wide=[self._more])
        self._column.addLayout(foot)
        self.hide()

    def offer(self, found: list[FoundCopy]) -> None:
        """Show these copies in place of those that were shown."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        most = max(1, min(MOST_SHOWN, (self._over.height() - REST) // ROW))
        self._rows = [self._row(each) for each in found[:most]]
        answers = [
            each for row in self._rows for each in (row.recover, row.discard, row.compare) if each
        ]
        for one, other in pairwise([self._over, *answers, self._later]):
            QWidget.setTabOrder(one, other)  # it is what Tab comes to first, from the canvas
        can_be_read = any(each.document is not None for each in found)
        self._title.setText(
            self.tr("You have unsaved work")
            if can_be_read
            else self.tr("A copy of unsaved work cannot be read")
        )
        self._hint.setText(
            self.tr("The program ended before it was saved. A copy was kept.")
            if can_be_read and len(found) == 1
            else self.tr("The program ended before it was saved. Copies were kept.")
            if can_be_read
            else self.tr("The program ended before the work was saved, and its copy is damaged.")
        )
        more = len(found) - len(self._rows)
        self._more.setText(fill(self.tr("{count} more follow"), count=more) if more else "")
        self.setVisible(bool(found))
        self.raise_()
        self.keep_place()
        if found:
            announce(self, f"{self._title.text()}\n{self._hint.text()}")

    def take_focus(self) -> None:
        """Bring the keyboard to the first answer."""
        if self._rows:
            self._rows[0].first.setFocus(Qt.FocusReason.TabFocusReason)

    def keep_place(self) -> None:
        """At the upper edge, in the middle."""
        room = self._over.rect()
        width = min(WIDTH, room.width() - 2 * MARGIN)
        self.resize(width, max(self.heightForWidth(width), self.minimumSizeHint().height()))
        self.move((room.width() - width) // 2, MARGIN)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_off.emit()
        # no key of an answer is one of the canvas below

    def _row(self, found: FoundCopy) -> CopyRow:
        row = CopyRow(found, self)
        self._column.insertWidget(self._column.count() - 1, row)
        row.show()
        return row


class CopyRow(QFrame):
    """One copy: its picture, its name, when and where, and the answers."""

    def __init__(self, found: FoundCopy, card: RecoveryCard) -> None:
        super().__init__(card)
        self.setProperty("role", "card")
        name = found.origin.name if found.origin is not None else self.tr("Untitled")
        if found.example:
            name = fill(self.tr("{name} (example)"), name=_example(found))
        if found.lesson is not None:
            name = fill(self.tr("{name} (lesson)"), name=found.lesson.title)
        if not found.is_whole:
            name = fill(self.tr("{name}, without its last moments"), name=name)
        if found.document is None:
            name = self.tr("A copy that cannot be read")
        self._called = printable(name)
        self._name = Text(STRONG, self._called, self)
        self._about = _quiet(self)
        self._remark = Text(AMBER, "", self, wraps=True)
        self._remark.hide()
        self._card, self._found, self._long = card, found, _long(found)
        self._work = BackgroundWork(self)
        self.recover: QPushButton | None = None
        self.compare: QPushButton | None = None
        discard = partial(card.discarded.emit, found)
        tip = self.tr("Delete this copy for ever")
        self.discard = make_button(self.tr("Discard"), discard, self, tip)
        self.discard.setAccessibleName(printable_lines(fill(self.tr("Discard {name}"), name=name)))
        texts = fill_layout(QVBoxLayout(), self._name, self._about, self._remark, spacing=2)
        row = fill_layout(QHBoxLayout(self), margins=(10, 10, 10, 10), spacing=12)
        answers = fill_layout(QHBoxLayout(), spacing=8)
        if found.document is not None:
            self._fill(row, answers, found.document, name)
        else:
            answers.addWidget(self.discard)
        answers.addStretch(1)
        texts.addStretch(1)
        texts.addLayout(answers)
        row.addLayout(texts, 1)
        for label in (self._name, self._about):
            label.setMinimumWidth(60)

    def _fill(self, row: QHBoxLayout, answers: QHBoxLayout, document: Document, name: str) -> None:
        """What only a copy has that can be read."""
        picture = CircuitPicture(self)
        picture.setFixedSize(PICTURE)
        picture.setAccessibleName(printable_lines(fill(self.tr("Picture of {name}"), name=name)))
        picture.show_document(document)
        row.addWidget(picture)
        recover = partial(self._card.recovered.emit, self._found)
        self.recover = make_button(self.tr("Recover"), recover, self)
        self.recover.setAccessibleName(printable_lines(fill(self.tr("Recover {name}"), name=name)))
        self.recover.setProperty("role", "primary")
        answers.addWidget(self.recover)
        answers.addWidget(self.discard)
        origin = self._found.origin
        if origin is not None:
            tip = self.tr("See what differs from the file, side by side")
            self.compare = make_button(self.tr("Compare…"), self._begin_to_compare, self, tip)
            named = fill(self.tr("Compare {name} with the file"), name=name)
            self.compare.setAccessibleName(printable_lines(named))
            answers.addWidget(self.compare)
            self.compare.hide()  # until it is known that there is a file
            self._work.start(partial(_look, origin, self._found), self._take_moment)

    def _take_moment(self, found: _LookedAt | None) -> None:
        """The file was looked for: where it is there, both can be compared."""
        if found is None or self.compare is None:
            return
        self.compare.show()
        if found.is_changed:
            told = self.tr("The file was changed since, {when}")
            self._say(fill(told, when=moment_text(found.written_at)))

    def _begin_to_compare(self) -> None:
        """Read the file on a thread: a disk may take as long as it wants."""
        assert self.compare is not None and self._found.origin is not None
        self.compare.setEnabled(False)
        read = partial(_read, self._found.origin)
        self._work.start(read, self._show_both)

    def _show_both(self, saved: _Saved | files.FileError) -> None:
        compare, document = self.compare, self._found.document
        assert compare is not None and document is not None
        compare.setEnabled(True)
        if isinstance(saved, files.FileError):
            told = self.tr("The file cannot be read: {reason}")
            self._say(fill(told, reason=say_why(saved).splitlines()[0]))
            return
        in_file = fill(self.tr("In the file, {when}"), when=moment_text(saved.written_at))
        copied = fill(self.tr("In the copy, {when}"), when=moment_text(self._found.kept_at))
        answer = show_both(
            self.window(),
            Version(saved.document, in_file, IN_FILE),
            Version(document, copied, IN_COPY),
            [CompareAnswer(RECOVER, self.tr("&Recover"), is_first=True)],
            title=self._called,
        )
        if answer == RECOVER:
            self._card.recovered.emit(self._found)
        else:
            compare.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, remark: str) -> None:
        self._remark.setText(remark)
        self._remark.show()
        self._card.keep_place()

    @property
    def first(self) -> QPushButton:
        """The answer that is offered first."""
        return self.recover or self.discard

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A name or a path that is too long loses its middle."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        metrics = self._about.fontMetrics()
        room = max(self._about.width(), 60) - metrics.horizontalAdvance(self._tell(""))
        self._about.setText(self._tell(metrics.elidedText(self._long, ELIDE, room)))
        bold, wide = self._name.fontMetrics(), max(self._name.width(), 60)
        self._name.setText(bold.elidedText(self._called, ELIDE, wide))

    def _tell(self, long: str) -> str:
        """When it was kept, and where it belongs; or why it cannot be read."""
        if self._found.problem is not None:
            return long
        when = moment_text(self._found.kept_at)
        gates = self._gates()
        if self._found.origin is None:
            told = self.tr("Kept {when}, {gates}, never saved")
            return fill(told, when=when, gates=gates)
        told = self.tr("Kept {when}, {gates}, from {folder}")
        return fill(told, when=when, gates=gates, folder=long)

    def _gates(self) -> str:
        """How many gates the copy has, those in blocks not counted."""
        assert self._found.document is not None
        nodes = self._found.document.root.nodes.values()
        count = sum(not each.gate.is_source and each.kind != OUTPUT for each in nodes)
        if count == 1:
            return self.tr("1 gate")
        return fill(self.tr("{count} gates"), count=count)


class _Saved(NamedTuple):
    """Contents of the file of a copy, and since when it has them."""

    document: Document
    written_at: float


class _LookedAt(NamedTuple):
    """State of the file of a copy: when it was written, and whether since the copy was begun."""

    written_at: float
    is_changed: bool


def _look(path: Path, copy: FoundCopy) -> _LookedAt | None:
    """What became of the file of a copy; None where it is gone."""
    written_at = _written_at(path)
    if written_at is None:
        return None
    is_changed = written_at > copy.kept_at
    if copy.digest:  # then its bytes are known, whatever its clock says
        with suppress(OSError):
            is_changed = known_in(path).digest.hex() != copy.digest
    return _LookedAt(written_at, is_changed)


def _read(path: Path) -> _Saved | files.FileError:
    """What stands in the file, or why it cannot be read."""
    try:
        document = files.load(path)
    except files.FileError as error:
        return error
    return _Saved(document, _written_at(path) or 0.0)


def _written_at(path: Path) -> float | None:
    """When the file was written; None where there is none."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_mtime if stat.S_ISREG(found.st_mode) else None


def _example(found: FoundCopy) -> str:
    from circuit_editor.ui.shell.files.file_commands import example_name

    return example_name(found.example)


def _long(found: FoundCopy) -> str:
    """What may have to lose its middle: a folder, or a sentence."""
    if found.problem is not None:
        return printable(say_why(found.problem).splitlines()[0])
    return "" if found.origin is None else printable(str(found.origin.parent))


def _quiet(parent: QWidget) -> PlainLabel:
    """A quiet label in the system's own size of letters."""
    label = PlainLabel("", parent)
    label.setProperty("role", QUIET)
    return label
