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

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
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
from circuit_editor.files.recovery import DAYS_KEPT, FoundCopy
from circuit_editor.model import Document
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.teaching.difference_sentences import IN_COPY, IN_FILE
from circuit_editor.text import QT_TRANSLATE_NOOP, printable, printable_lines
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
    wanted_back = Signal(object)  # one that was discarded
    tried_again = Signal(object)  # one that ended the program
    put_off = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setProperty(ARROWS, ALL)
        self._title = Text(TITLE, "", self)
        self._hint = _quiet(self)
        self._hint.setWordWrap(True)
        self._rows: list[CopyRow | DiscardedRow] = []
        parts = (self._title, self._hint)
        self._column = fill_layout(QVBoxLayout(self), *parts, margins=(20, 16, 20, 16), spacing=8)
        self._column.addSpacing(4)
        self._more = _quiet(self)
        tip = self.tr("Ask again at the next start")
        self._later = make_button(self.tr("Later"), self.put_off, self, tip)
        foot = fill_layout(QHBoxLayout(), self._more, self._later, wide=[self._more])
        self._column.addLayout(foot)
        self.hide()

    def offer(self, found: list[FoundCopy], discarded: list[FoundCopy]) -> None:
        """Show these copies in place of those that were shown, and what was just discarded."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        most = max(1, min(MOST_SHOWN, (self._over.height() - REST) // ROW))
        rows = [CopyRow(each, self) for each in found[:most]]
        self._rows = [*rows, *(DiscardedRow(each, self) for each in discarded[-MOST_SHOWN:])]
        for row in self._rows:
            self._column.insertWidget(self._column.count() - 1, row)
            row.show()
        answers = [button for row in self._rows for button in row.buttons]
        for one, other in pairwise([self._over, *answers, self._later]):
            QWidget.setTabOrder(one, other)  # it is what Tab comes to first, from the canvas
        title, hint = self._head(found)
        self._title.setText(title)
        self._hint.setText(hint)
        more = len(found) - len(rows)
        self._more.setText(fill(self.tr("{count} more follow"), count=more) if more else "")
        self._later.setText(self.tr("Later") if found else self.tr("Close"))
        self.setVisible(bool(self._rows))
        self.raise_()
        self.keep_place()
        if self._rows:
            announce(self, f"{title}\n{hint}")

    def _head(self, found: list[FoundCopy]) -> tuple[str, str]:
        """What is offered, and why."""
        if not found:
            told = self.tr(
                "For {days} days it can be had again: by “Recover unsaved work…” in the File menu."
            )
            return self.tr("Discarded"), fill(told, days=DAYS_KEPT)
        title = self.tr("You have unsaved work")
        if all(each.discarded_at is not None for each in found):
            return self.tr("Discarded copies of unsaved work"), ""
        if any(each.document is not None for each in found):
            if len(found) == 1:
                return title, self.tr("The program ended before it was saved. A copy was kept.")
            return title, self.tr("The program ended before it was saved. Copies were kept.")
        if any(each.is_given_up for each in found):
            return title, self.tr("The program ended before it was saved. A copy was kept.")
        return (
            self.tr("A copy of unsaved work cannot be read"),
            self.tr("The program ended before the work was saved, and its copy is damaged."),
        )

    def take_focus(self) -> None:
        """Bring the keyboard to the first answer."""
        if self._rows:
            self._rows[0].first.setFocus(Qt.FocusReason.TabFocusReason)

    def keep_place(self) -> None:
        """At the upper edge, in the middle."""
        room = self._over.rect()
        width = min(WIDTH, room.width() - 2 * MARGIN)
        self.resize_to_width(width)
        self.move((room.width() - width) // 2, MARGIN)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_off.emit()
        # no key of an answer is one of the canvas below


def copy_name(found: FoundCopy) -> str:
    """What a copy is of."""
    name = (
        found.origin.name
        if found.origin is not None
        else _tr(QT_TRANSLATE_NOOP("CopyRow", "Untitled"))
    )
    if found.origin is None and found.repaired is not None:
        name = fill(
            _tr(QT_TRANSLATE_NOOP("CopyRow", "{name} (repaired copy)")),
            name=found.repaired.path.name,
        )
    if found.example:
        name = fill(_tr(QT_TRANSLATE_NOOP("CopyRow", "{name} (example)")), name=_example(found))
    if found.lesson is not None:
        name = fill(_tr(QT_TRANSLATE_NOOP("CopyRow", "{name} (lesson)")), name=found.lesson.title)
    if not found.is_whole:
        name = fill(
            _tr(QT_TRANSLATE_NOOP("CopyRow", "{name}, without its last moments")), name=name
        )
    if found.document is None and not found.is_given_up:
        name = _tr(QT_TRANSLATE_NOOP("CopyRow", "A copy that cannot be read"))
    return name


class DiscardedRow(QFrame):
    """One copy that was just discarded, and the way back."""

    def __init__(self, found: FoundCopy, card: RecoveryCard) -> None:
        super().__init__(card)
        self.setProperty("role", "card")
        name = printable(copy_name(found))
        told = Text(QUIET, fill(self.tr("{name} is discarded."), name=name), self, wraps=True)
        self.first = make_button(self.tr("Undo"), partial(card.wanted_back.emit, found), self)
        named = fill(self.tr("Undo: keep {name}"), name=name)
        self.first.setAccessibleName(printable_lines(named))
        self.buttons = [self.first]
        row = fill_layout(QHBoxLayout(self), told, self.first, spacing=12, wide=[told])
        row.setContentsMargins(10, 6, 10, 6)


class CopyRow(QFrame):
    """One copy: its picture, its name, when and where, and the answers."""

    def __init__(self, found: FoundCopy, card: RecoveryCard) -> None:
        super().__init__(card)
        self.setProperty("role", "card")
        name = copy_name(found)
        self._called = printable(name)
        self._name = Text(STRONG, self._called, self)
        self._about = _quiet(self)
        self._remark = Text(AMBER, "", self, wraps=True)
        if found.is_given_up and found.problem is not None:
            self._remark.setText(say_why(found.problem))
        self._remark.setVisible(found.is_given_up)
        self._card, self._found, self._long = card, found, _long(found)
        self._work = BackgroundWork(self)
        self.recover: QPushButton | None = None
        self.again: QPushButton | None = None
        self.compare: QPushButton | None = None
        self.discard: QPushButton | None = None
        texts = fill_layout(QVBoxLayout(), self._name, self._about, self._remark, spacing=2)
        row = fill_layout(QHBoxLayout(self), margins=(10, 10, 10, 10), spacing=12)
        answers = fill_layout(QHBoxLayout(), spacing=8)
        if found.document is not None:
            self._fill(row, answers, found.document, name)
        elif found.is_given_up:
            answers.addWidget(self._make_again(name))
        answers.addStretch(1)
        if found.discarded_at is None:
            answers.addWidget(self._make_discard(name))
        texts.addStretch(1)
        texts.addLayout(answers)
        row.addLayout(texts, 1)
        for label in (self._name, self._about):
            label.setMinimumWidth(60)

    def _make_discard(self, name: str) -> QPushButton:
        """Far from the other answers: it is not to be pressed by chance."""
        tip = fill(
            self.tr("Put this copy away; for {days} days it can be had again"), days=DAYS_KEPT
        )
        discard = partial(self._card.discarded.emit, self._found)
        self.discard = make_button(self.tr("Discard"), discard, self, tip)
        self.discard.setAccessibleName(printable_lines(fill(self.tr("Discard {name}"), name=name)))
        return self.discard

    def _make_again(self, name: str) -> QPushButton:
        again = partial(self._card.tried_again.emit, self._found)
        self.again = make_button(self.tr("Try again"), again, self)
        named = fill(self.tr("Try again to read {name}"), name=name)
        self.again.setAccessibleName(printable_lines(named))
        return self.again

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
            told = self.tr("The file was written again after this work was begun: {when}")
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
        return self.buttons[0]

    @property
    def buttons(self) -> list[QPushButton]:
        """The answers, in order."""
        every = (self.recover, self.compare, self.again, self.discard)
        return [each for each in every if each is not None]

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
        when = moment_text(self._found.kept_at)
        if self._found.discarded_at is not None:
            told = self.tr("Kept {when}, discarded {then}")
            return fill(told, when=when, then=moment_text(self._found.discarded_at))
        if self._found.is_given_up:
            return fill(self.tr("Kept {when}"), when=when)
        if self._found.problem is not None:
            return long
        nodes = self._nodes()
        if self._found.origin is None:
            told = self.tr("Kept {when}, {nodes}, never saved")
            return fill(told, when=when, nodes=nodes)
        told = self.tr("Kept {when}, {nodes}, from {folder}")
        return fill(told, when=when, nodes=nodes, folder=long)

    def _nodes(self) -> str:
        """How many nodes the copy has, those in blocks not counted."""
        assert self._found.document is not None
        count = len(self._found.document.root.nodes)
        if count == 1:
            return self.tr("1 node")
        return fill(self.tr("{count} nodes"), count=count)


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
    from circuit_editor.ui.shell.files.file_names import example_name

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


def _tr(text: str) -> str:
    return QCoreApplication.translate("CopyRow", text)
