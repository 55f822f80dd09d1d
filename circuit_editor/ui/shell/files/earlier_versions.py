"""Earlier versions of a file: their list, each beside what is open now, and the way back to one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from circuit_editor import files
from circuit_editor.files.backups import ORIGINAL, Backup, Backups
from circuit_editor.files.known_bytes import KnownBytes, known_in
from circuit_editor.model import Document
from circuit_editor.teaching.difference_sentences import EARLIER, NOW
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, printable_lines
from circuit_editor.ui.app.background_work import BackgroundWork
from circuit_editor.ui.app.language import current_language
from circuit_editor.ui.app.plain_text import plain_title
from circuit_editor.ui.app.translate import fill, say_why
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.shell.files.compare_documents import AROUND, ComparePanel, Version
from circuit_editor.ui.widgets.focus import run_dialog
from circuit_editor.ui.widgets.labels import QUIET, STRONG, Text, dialog_button, fill_layout
from circuit_editor.ui.widgets.moments import moment_text

if TYPE_CHECKING:
    from circuit_editor.files.failure import FileError

WIDTH, HEIGHT = 1080, 640
LIST_WIDTH = 200
LEADING, ROW_AIR = 2, 10  # pixels: Chinese letters are higher than others; around the lines
WENT_BACK = QT_TRANSLATE_NOOP("Sentence", "Go back to the version of {when}")


class EarlierVersions(QDialog):
    """The earlier versions of the file that is open; the chosen one is compared with it.

    `show_copy` shows a document that no file holds, in whatever window has room for it. Of a file
    that cannot be opened, `lost`, the chosen version is shown alone, and `chosen` in the end.
    """

    def __init__(
        self,
        session: Session,
        backups: Backups,
        show_copy: Callable[[Document], object],
        parent: QWidget,
        lost: Path | None = None,
    ) -> None:
        super().__init__(parent)
        path = lost or session.path
        assert path is not None
        self._session, self._backups, self._show_copy = session, backups, show_copy
        self._now = session.to_save() if lost is None else None
        self.chosen: Document | None = None
        self._found: list[Backup] = []
        self._read: Document | None = None
        self._search, self._reading = BackgroundWork(self), BackgroundWork(self)
        name = path.name
        self.setWindowTitle(plain_title(fill(self.tr("Earlier versions of {name}"), name=name)))
        self.list = _make_list(self)
        self.list.setAccessibleName(self.tr("Earlier versions, the newest first"))
        self.told = Text(STRONG, self.tr("Looking for earlier versions …"), self, wraps=True)
        self.told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.panel = ComparePanel(self, has_numbers=not session.hides_numbers)
        self.panel.hide()
        told = (
            self.tr("Going back is one step: Undo takes it back.")
            if lost is None
            else self.tr("The file stays as it is until you save.")
        )
        self._hint = hint = Text(QUIET, told, self, wraps=True)
        self.copy = dialog_button(self, self.tr("Open as a &copy"), self._open_copy)
        self.copy.setVisible(lost is None)
        back = self.tr("&Go back to it") if lost is None else self.tr("&Open it")
        self.back = dialog_button(self, back, self._go_back)
        self.back.setProperty("role", "primary")
        self.back.setDefault(True)  # what Enter does, in the list of versions, too
        closing = dialog_button(self, self.tr("C&lose"), self.reject)
        right = fill_layout(QVBoxLayout(), self.told, self.panel, wide=[self.told, self.panel])
        above = fill_layout(QHBoxLayout(), self.list, spacing=14)
        above.addLayout(right, 1)
        row = fill_layout(QHBoxLayout(), hint, spacing=8, wide=[hint])
        for button in (closing, self.copy, self.back):
            row.addWidget(button)
        whole = fill_layout(QVBoxLayout(self), above, row, spacing=12, wide=[above])
        whole.setContentsMargins(16, 14, 16, 14)
        room = self.screen().availableGeometry().size() - AROUND
        self.resize(QSize(WIDTH, HEIGHT).boundedTo(room))
        self.setMaximumSize(room)
        self.list.currentRowChanged.connect(self._choose)
        self._allow(None)
        self._search.start(partial(backups.of, path), self._list)

    def _list(self, found: list[Backup]) -> None:
        """Show what was found; a disk may take as long as it wants until then."""
        self._found = found
        line = self.list.fontMetrics().lineSpacing() + LEADING
        for each in found:
            text = self._described(each)
            row = QListWidgetItem(text)
            row.setSizeHint(QSize(0, (text.count("\n") + 1) * line + ROW_AIR))
            self.list.addItem(row)
        if found:
            self.list.setFocus()
            self.list.setCurrentRow(0)
            return
        self.told.setText(self._why_none())
        self._hint.setText("")  # it keeps its place in the row
        for widget in (self.list, self.copy, self.back):
            widget.hide()

    def _why_none(self) -> str:
        if self._backups.most < 1:
            return self.tr("No earlier versions are kept: the preferences say so.")
        return self.tr("There are no earlier versions yet. Each save keeps what it replaces.")

    def _described(self, backup: Backup) -> str:
        """When it was written, how large it is, and whose it is, on two or three lines."""
        lines = [moment_text(backup.kept_at), _size_text(backup.path)]
        if backup.is_foreign:
            lines.append(self.tr("changed by another program"))
        elif backup.kind == ORIGINAL:
            lines.append(self.tr("in an older format"))
        return printable_lines("\n".join(filter(None, lines)))

    def _choose(self, row: int) -> None:
        """Read the chosen version, and compare it with what is open."""
        self._allow(None)
        if 0 <= row < len(self._found):
            load = partial(_load, self._found[row].path)
            self._reading.start(load, self._show)

    def _show(self, read: Document | FileError) -> None:
        if isinstance(read, files.FileError):
            self.panel.hide()
            told = self.tr("This version cannot be read: {reason}")
            self.told.setText(fill(told, reason=say_why(read).splitlines()[0]))
            self.told.show()
            return
        self.told.hide()
        self.panel.show()
        when = moment_text(self._found[self.list.currentRow()].kept_at)
        earlier = Version(read, fill(self.tr("Earlier, {when}"), when=when), EARLIER)
        if self._now is None:
            self.panel.show_one(earlier)
        else:
            self.panel.compare(earlier, Version(self._now, self.tr("Now"), NOW))
        self._allow(read)

    def _allow(self, read: Document | None) -> None:
        self._read = read
        for button in (self.copy, self.back):
            button.setEnabled(read is not None)

    def _go_back(self) -> None:
        """Show this version in the place of the present one, as one step."""
        assert self._read is not None
        chosen = self._found[self.list.currentRow()]
        if self._now is None:
            self.chosen = self._read
            self._backups.answer(chosen)
            self.accept()
            return
        label = Sentence.of(WENT_BACK, when=moment_text(chosen.kept_at))
        if self._session.replace(label, self._read):
            self._backups.answer(chosen)
            self.accept()

    def _open_copy(self) -> None:
        assert self._read is not None
        self._backups.answer(self._found[self.list.currentRow()])
        self.accept()
        self._show_copy(self._read)


def choose_earlier(
    path: Path, session: Session, backups: Backups, window: QWidget
) -> tuple[Document, KnownBytes | None] | None:
    """Let a version be chosen of a file that cannot be opened, and tell what the file holds now."""
    dialog = EarlierVersions(session, backups, lambda _: None, window, lost=path)
    run_dialog(dialog)
    if dialog.chosen is None:
        return None
    known = None
    with suppress(OSError, ValueError):
        known = known_in(path)
    return dialog.chosen, known


def _make_list(parent: QWidget) -> QListWidget:
    made = QListWidget(parent)
    made.setObjectName("steps")
    made.setFixedWidth(LIST_WIDTH)
    made.setWordWrap(True)
    made.setTextElideMode(Qt.TextElideMode.ElideNone)
    made.setFrameShape(QListView.Shape.NoFrame)
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    return made


def _load(path: Path) -> Document | FileError:
    try:
        return files.load(path)
    except files.FileError as error:
        return error


def _size_text(path: Path) -> str:
    """How large a file is; "" where it is gone."""
    try:
        size = path.stat().st_size
    except OSError:
        return ""
    spoken = QLocale(current_language().qt or current_language().code)
    return spoken.formattedDataSize(size, 0, QLocale.DataSizeFormat.DataSizeSIFormat)
