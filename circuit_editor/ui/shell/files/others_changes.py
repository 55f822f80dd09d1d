"""Saves a window's file, and asks where another program changed it: nobody's work is lost.

What a save would replace is compared before and afterwards. Whatever is answered, both versions
stay within reach: in the file, beside it, among the earlier versions, or one step of undo away.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QMessageBox, QWidget

from circuit_editor import files
from circuit_editor.files import saving
from circuit_editor.files.backups import ANSWERED, EARLIER, Backup, Backups
from circuit_editor.files.known_bytes import NOTHING, KnownBytes, open_known
from circuit_editor.files.saving import ChangedFile, SavedFile
from circuit_editor.model import Document
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence
from circuit_editor.ui.app.gc_pause import gc_paused
from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.app.translate import fill, say_why
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.shell.message_box import make_box
from circuit_editor.ui.widgets.focus import run_dialog

TAKEN = QT_TRANSLATE_NOOP("Sentence", "Take {name} as it was changed")


class ChangeAnswer(Enum):
    """An answer to the question what becomes of two versions of one file."""

    KEEP_MINE = 1
    TAKE_THEIRS = 2
    SAVE_BESIDE = 3
    LATER = 4


def backups_folder() -> Path:
    """Where earlier versions of files are kept."""
    location = QStandardPaths.StandardLocation.GenericDataLocation
    return Path(QStandardPaths.writableLocation(location)) / "circuit-editor" / "backups"


class OthersChanges(QObject):
    """Saves, and asks about what other programs wrote."""

    def __init__(
        self,
        session: Session,
        settings: Settings,
        window: QWidget,
        commit: Callable[[], bool],
        tell: Callable[[str, str], None],
        remember: Callable[[Path], None],
        save_as: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._session, self._settings, self._window = session, settings, window
        self.commit = commit  # what is being typed; False where it cannot stand
        self._tell, self._remember, self._save_as = tell, remember, save_as

    @property
    def backups(self) -> Backups:
        """The earlier versions of all files, as many as one prefers."""
        return Backups(backups_folder(), self._settings.backups)

    def save(self, path: Path) -> bool:
        """Save to a file; False where it was not saved, which is told."""
        session = self._session
        if path != session.path:
            return self._save(path, None, EARLIER)
        if session.is_lost and session.found not in (None, NOTHING):  # what is damaged is kept
            return self._save(path, session.found, ANSWERED)
        return self._save(path, session.known, EARLIER)

    def _save(self, path: Path, expected: KnownBytes | None, kind: str) -> bool:
        """Save where the file is what is expected; else ask. What it replaces is of a kind."""
        try:
            with gc_paused():  # the bytes are read again, which makes as much as an opened file
                data = files.disk.bytes_to_save(self._session.to_save(), path)
            saved = saving.write_over(data, path, expected, self.backups, kind)
        except ChangedFile as changed:
            return self.ask(path, changed.theirs)
        except files.FileError as error:
            return self._not_saved(say_why(error), lambda: self._save(path, expected, kind))
        self._note_saved(path, saved)
        return True

    def _not_saved(self, why: str, again: Callable[[], bool]) -> bool:
        """Say why nothing was saved, and offer to save elsewhere, or to try it again."""
        button = QMessageBox.StandardButton
        stays = self.tr("Your work stays in the window, unsaved.")
        box = make_box(self._window, button.Ok, self.tr("Not saved"), why, stays)
        box.button(button.Ok).setText(self.tr("C&lose"))
        box.setEscapeButton(button.Ok)
        retry = box.addButton(self.tr("&Retry"), QMessageBox.ButtonRole.ActionRole)
        elsewhere = box.addButton(self.tr("Save &as…"), QMessageBox.ButtonRole.ActionRole)
        box.setDefaultButton(elsewhere)
        run_dialog(box)
        pressed = box.clickedButton()
        if pressed is retry:
            return again()
        return pressed is elsewhere and self._save_as()

    def _note_saved(self, path: Path, saved: SavedFile) -> None:
        """The document stands in the file now; what became of what stood there is told."""
        self._session.mark_saved(path, saved.known)
        self._remember(path)
        told = fill(self.tr("Saved {name}."), name=path.name)
        self._session.message.emit(told if saved.problem is None else say_why(saved.problem))
        if saved.foreign is not None:
            self._ask_afterwards(path, saved.foreign, saved.backup)

    def ask(self, path: Path, theirs: KnownBytes) -> bool:
        """Ask what becomes of a file that others changed; True where all is saved."""
        is_ours = self.backups.has_saved(path, theirs)
        told = (
            self.tr("{name} was saved by this program since this work was begun.")
            if is_ours
            else self.tr("{name} was changed by another program.")
        )
        answer = self._ask(path, told, path)
        if answer is ChangeAnswer.KEEP_MINE:
            return self._save(path, theirs, EARLIER if is_ours else ANSWERED)
        if answer is ChangeAnswer.TAKE_THEIRS:
            return self.take(path)
        return answer is ChangeAnswer.SAVE_BESIDE and self._save_beside(path)

    def take_unless_edited(self, path: Path, theirs: KnownBytes) -> bool:
        """Show the file as it is now; where the circuit was edited, too, ask what is to become."""
        return self.ask(path, theirs) if self._session.is_edited else self.take(path)

    def save_beside(self) -> bool:
        """Save under a fresh name next to the file that is shown, and work on there."""
        path = self._session.path
        return path is not None and self._save_beside(path)

    def take(self, path: Path) -> bool:
        """Show the file as it is now, as one step; True where the present one is kept, too."""
        try:
            document, known = open_known(path)
        except files.FileError as error:
            self._tell(fill(self.tr("Cannot open {name}"), name=path.name), say_why(error))
            return False
        is_kept = self.keep_shown(path)
        self._show(document, path, known)
        return is_kept

    def _show(self, document: Document, path: Path, known: KnownBytes) -> None:
        session = self._session
        if not session.replace(Sentence.of(TAKEN, name=path.name), document):
            session.open(document, path, known=known)  # too large a step for this history
        session.mark_saved(path, known)
        told = self.tr("{name} is shown as it is in the file now. Undo brings back what was here.")
        session.message.emit(fill(told, name=path.name))

    def keep_shown(self, path: Path) -> bool:
        """Keep what is shown as an earlier version of a file; False where it cannot be kept."""
        try:
            data = files.dump(self._session.to_save())
            return self.backups.keep(path, data) is not None
        except (OSError, ValueError, files.FileError):
            return False

    def _save_beside(self, path: Path) -> bool:
        """Save under a fresh name next to the file, and work on there."""
        for fresh in saving.fresh_path(path):
            try:
                saved = saving.save_over(self._session.to_save(), fresh, NOTHING, self.backups)
            except ChangedFile:
                continue  # somebody was quicker
            except files.FileError as error:
                return self._not_saved(say_why(error), lambda: self._save_beside(path))
            self._note_saved(fresh, saved)
            return True
        return False

    def ask_afterwards(self, path: Path, backup: Backup) -> None:
        """Ask about what another program wrote in the last moment, and nobody answered then."""
        self._ask_afterwards(path, backup.path, backup)

    def _ask_afterwards(self, path: Path, foreign: Path, backup: Backup | None) -> None:
        answer = self._ask(
            path, self.tr("{name} was changed by another program while it was saved."), foreign
        )
        if answer is not ChangeAnswer.LATER and backup is not None:
            foreign = self.backups.answer(backup).path
        if answer is ChangeAnswer.TAKE_THEIRS and self._put_back(path, foreign):
            self.take(path)
        elif answer is ChangeAnswer.SAVE_BESIDE:
            known = self._session.known
            if self._save_beside(path):
                self._put_back(path, foreign, known)

    def _put_back(self, path: Path, foreign: Path, known: KnownBytes | None = None) -> bool:
        """Put another program's version into its file again, where it is what is known."""
        known = known or self._session.known
        try:
            data = files.bytes_of(foreign)
            again = saving.write_over(data, path, known, self.backups)
        except files.FileError as error:
            self._tell(self.tr("Not saved"), say_why(error))
            return False
        if path == self._session.path:
            self._session.known = again.known
        return again.foreign is None

    def _ask(self, path: Path, told: str, theirs: Path) -> ChangeAnswer:
        """Ask what becomes of both versions, which may be seen before it is answered."""
        fresh = next(saving.fresh_path(path)).name
        if not _can_be_read(theirs):
            return self._ask_of_damaged(path, fresh)
        lines = (
            self.tr("Nothing is lost, whatever you answer:"),
            self.tr("• Keep mine: theirs becomes an earlier version."),
            self.tr("• Take theirs: Undo brings yours back."),
            fill(self.tr("• Save beside: yours is saved as {name}."), name=fresh),
        )
        while True:
            box = make_box(
                self._window,
                QMessageBox.StandardButton.Cancel,
                self.tr("Changed meanwhile"),
                fill(told, name=path.name),
                "\n".join(lines),
            )
            given = {
                answer: box.addButton(text, QMessageBox.ButtonRole.ActionRole)
                for answer, text in self._answers().items()
            }
            see = box.addButton(self.tr("&See both…"), QMessageBox.ButtonRole.ActionRole)
            box.setDefaultButton(see)
            run_dialog(box)
            chosen = box.clickedButton()
            if chosen is not see:
                found = (answer for answer, button in given.items() if button is chosen)
                return next(found, ChangeAnswer.LATER)
            seen = self._show_both(path, theirs)
            if seen is not ChangeAnswer.LATER:
                return seen

    def _ask_of_damaged(self, path: Path, fresh: str) -> ChangeAnswer:
        """Ask what becomes of a file that can be shown to nobody."""
        told = self.tr("{name} was changed by another program, and is damaged now.")
        lines = (
            self.tr("Nothing is lost, whatever you answer:"),
            self.tr("• Keep mine: the damaged file becomes an earlier version."),
            fill(self.tr("• Save beside: yours is saved as {name}."), name=fresh),
        )
        box = make_box(
            self._window,
            QMessageBox.StandardButton.Cancel,
            self.tr("Changed meanwhile"),
            fill(told, name=path.name),
            "\n".join(lines),
        )
        texts = self._answers()
        keep, beside = (
            box.addButton(texts[each], QMessageBox.ButtonRole.ActionRole)
            for each in (ChangeAnswer.KEEP_MINE, ChangeAnswer.SAVE_BESIDE)
        )
        box.setDefaultButton(keep)
        run_dialog(box)
        given = {keep: ChangeAnswer.KEEP_MINE, beside: ChangeAnswer.SAVE_BESIDE}
        chosen = box.clickedButton()
        return next((given[each] for each in given if each is chosen), ChangeAnswer.LATER)

    def _answers(self) -> dict[ChangeAnswer, str]:
        return {
            ChangeAnswer.KEEP_MINE: self.tr("&Keep mine"),
            ChangeAnswer.TAKE_THEIRS: self.tr("&Take theirs"),
            ChangeAnswer.SAVE_BESIDE: self.tr("Save &beside"),
        }

    def _show_both(self, path: Path, theirs: Path) -> ChangeAnswer:
        """Show both versions side by side, with the answers; LATER where none was given there."""
        from circuit_editor.teaching.difference_sentences import IN_THEIRS, IN_YOURS
        from circuit_editor.ui.shell.files.compare_documents import (
            CompareAnswer,
            Version,
            show_both,
        )

        try:
            document = files.load(theirs)
        except files.FileError as error:
            self._tell(fill(self.tr("Cannot open {name}"), name=path.name), say_why(error))
            return ChangeAnswer.LATER
        keys = {each.name: each for each in ChangeAnswer}
        answers = self._answers()
        given = show_both(
            self._window,
            Version(self._session.to_save(), self.tr("Yours"), IN_YOURS),
            Version(document, self.tr("Theirs"), IN_THEIRS),
            [CompareAnswer(answer.name, text) for answer, text in answers.items()],
            title=self.tr("Changed meanwhile"),
            has_numbers=not self._session.hides_numbers,
        )
        return keys.get(given, ChangeAnswer.LATER)


def _can_be_read(path: Path) -> bool:
    try:
        files.load(path)
    except files.FileError:
        return False
    return True
