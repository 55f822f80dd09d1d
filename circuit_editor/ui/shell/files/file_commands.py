"""File commands: open, save, export; dialogs, recent files, the question of unsaved changes."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from circuit_editor import files
from circuit_editor.model import EMPTY, Document
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence
from circuit_editor.ui.app import posted_events
from circuit_editor.ui.app.gc_pause import gc_paused
from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.app.translate import fill, say, say_why
from circuit_editor.ui.shell.commands import FILE, Registrar, is_repaired, not_empty
from circuit_editor.ui.shell.files.file_names import absolute, example_name, is_ours, names_of

if TYPE_CHECKING:  # boxes and dialogs are loaded where they open
    from PySide6.QtWidgets import QMessageBox

    from circuit_editor.files.known_bytes import KnownBytes
    from circuit_editor.files.reachable_paths import FileProbe
    from circuit_editor.files.recovery import FoundCopy
    from circuit_editor.files.repair import RepairedFile
    from circuit_editor.ui.canvas.view import CanvasView
    from circuit_editor.ui.shell.files.loading import Loading, OpenedCircuit, Read
    from circuit_editor.ui.shell.files.others_changes import OthersChanges
    from circuit_editor.ui.shell.files.repaired_copy import CopyToRepair, Reason

MOST_NOTES = 8  # in the question whether to read a formula
BUILT = QT_TRANSLATE_NOOP("Sentence", "Build circuit")
command = Registrar("file_commands")


def _nothing() -> None:
    """There is nothing to do."""


class OtherWindows(Protocol):
    """The other windows of the program, as far as files are concerned."""

    def has_file(self, path: str | Path, /) -> bool: ...
    def bring_file(self, path: str | Path, /) -> bool: ...


class FileCommands(QObject):
    """The File menu's commands. Nothing here loses work: a failed save leaves all as it was.

    Whatever goes wrong, foreseen or not, ends in a sentence, and the work stays where it is.
    """

    opened = Signal()  # another document is shown
    begun = Signal()  # one that was just made is shown
    recent_changed = Signal()

    def __init__(
        self, view: CanvasView, settings: Settings, commit: Callable[[], bool], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._view, self.session = view, view.session
        self._settings = settings
        self._commit = commit
        self._window = parent
        self._named: tuple[Path | None, frozenset[str]] = (None, frozenset())
        self.others: OtherWindows | None = None
        settings.changed.connect(self._follow)

    def _follow(self, key: str) -> None:
        if key == Settings.recent.key:
            self.recent_changed.emit()

    @command("new", QT_TRANSLATE_NOOP("Action", "&New"), keys="Ctrl+N", menus={FILE: 110})
    def new(self) -> None:
        """Show an empty circuit."""
        if self.may_leave():
            self._guarded(self.tr("Your work stays here"), self._show_empty)

    def _show_empty(self) -> bool:
        self.show_document(EMPTY, None)
        return True

    @command("open", QT_TRANSLATE_NOOP("Action", "&Open…"), keys="Ctrl+O", menus={FILE: 120})
    def open(self) -> None:
        """Ask for a file, then about unsaved changes where one was chosen, and show it."""
        self._guarded(self.tr("Nothing was opened"), self._ask_and_open)

    def _ask_and_open(self) -> bool:
        path = self._commit() and self.ask_for_file()
        if not path:
            return False
        return self._brings(path) or (self.may_leave() and self.open_path(path))

    def ask_for_file(self) -> str:
        """Ask for a file to open; "" where the user gave up."""
        from PySide6.QtWidgets import QFileDialog

        from circuit_editor.ui.widgets.file_dialogs import asking_over

        with asking_over(self._window):
            path, _ = QFileDialog.getOpenFileName(
                self._window, self.tr("Open circuit"), self._folder(), self._filter()
            )
        return path

    @property
    def names(self) -> frozenset[str]:
        """The names of the file that is shown, or will be; its links are followed once."""
        path = self.loading.path if self.is_loading else self.session.path
        if self._named[0] != path:
            self._named = (path, frozenset() if path is None else names_of(path))
        return self._named[1]

    def _brings(self, path: str | Path) -> bool:
        """Bring another window to the front in which a file is open; False where none is."""
        return self.others is not None and self.others.bring_file(path)

    def open_path(self, path: str | Path, otherwise: Callable[[], object] = _nothing) -> bool:
        """Show the circuit in a file; False (with the reason told) where it cannot be read.

        One that takes long is read while the window lives: True then, and `otherwise` is called
        where it is not shown after all. An example that comes with the program is shown as a
        circuit no file holds yet, and so is one that is read from a formula in a text, after a
        question.
        """
        path = absolute(Path(path))
        title = fill(self.tr("Cannot open {name}"), name=path.name)

        def show(read: Read) -> bool:
            return self._guarded(title, lambda: self._show_file(path, read, otherwise))

        return self.loading.read(path, partial(_read, path), show, otherwise)

    @cached_property
    def loading(self) -> Loading:
        """What reads files; made with the first."""
        from circuit_editor.ui.shell.files.loading import Loading

        return Loading(self.session, self._view, self)

    @property
    def is_loading(self) -> bool:
        """True while a file that takes long is read; the circuit it replaces stays as it is."""
        return "loading" in vars(self) and self.loading.is_busy

    def _show_file(self, path: Path, read: Read, otherwise: Callable[[], object]) -> bool:
        """Show what `read` returns of a file; where it raises a FileError say why it cannot."""
        is_example = is_ours(path)
        with gc_paused():
            try:
                document, known = read()
            except files.FileError as error:
                return self._read_formula(path, (error, ""), otherwise)
            # an example is shown as a copy: a save must not change it
            self.session.open(
                document,
                None if is_example else path,
                example=path.name if is_example else "",
                known=known,
            )
            self.opened.emit()
            posted_events.settle()
        if not is_example:
            self.remember(path)
            self._named = (path, names_of(path))
            files.sweep(path.parent)
        if self.session.newer is not None:
            self.session.message.emit(say(files.read_only(self.session.newer)))
        return True

    def _read_formula(self, path: Path, why: Reason, otherwise: Callable[[], object]) -> bool:
        """Offer to build what a text is a formula of; else say why the file cannot be opened."""
        from circuit_editor.expression import ExpressionError
        from circuit_editor.expression.formula_files import formula_in

        found = None
        try:
            found = formula_in(path)
        except ExpressionError as error:
            why = why[0], f"\n\n{say(error.sentence)}"
        if found is None:
            return self._open_repaired(path, why, otherwise)
        if not self._may_build(path, found.notes):
            return False
        return self._show_unsaved(found.document(), None, self.opened)

    def _open_repaired(self, path: Path, why: Reason, otherwise: Callable[[], object]) -> bool:
        """Say why a file cannot be opened, and show a repaired copy where one is asked for."""
        from circuit_editor.ui.shell.files import repaired_copy

        earlier = self.others_changes.backups.newest(path)
        copy = repaired_copy.offer_copy(path, why, self._window, self.tell, earlier)
        if isinstance(copy, repaired_copy.EarlierWanted):
            return self.open_earlier(path)
        if copy is None:
            return False
        title = fill(self.tr("Cannot open {name}"), name=path.name)

        def show(read: Read) -> bool:
            return self._guarded(title, lambda: self._show_repaired(title, read, copy))

        return self.loading.read(path, copy.read, show, otherwise, repaired_copy.QUICKLY)

    def _show_repaired(self, title: str, read: Read, copy: CopyToRepair) -> bool:
        try:
            document, _ = read()
        except files.FileError as error:
            self.tell(title, say_why(error))
            return False
        self._show_unsaved(document, None, self.opened, repaired=copy.repaired)
        self.show_repair()
        return True

    def open_earlier(self, path: Path) -> bool:
        """Let an earlier version be chosen of a file that cannot be opened, and show it unsaved."""
        from circuit_editor.ui.shell.files.earlier_versions import choose_earlier

        found = choose_earlier(path, self.session, self.others_changes.backups, self._window)
        if found is None:
            return False
        return self._show_unsaved(found[0], path, self.opened, known=found[1])

    @command(
        "show-repair",
        QT_TRANSLATE_NOOP("Action", "What the repair change&d…"),
        menus={FILE: 235},
        when=is_repaired,
    )
    def show_repair(self) -> None:
        """List what was changed for the repaired copy that is shown."""
        from circuit_editor.ui.shell.files.repaired_copy import RepairList

        if self.session.repaired is not None:
            RepairList(self.session.repaired, self._window).show()

    def _may_build(self, path: Path, notes: Sequence[Sentence]) -> bool:
        from PySide6.QtWidgets import QMessageBox

        told = [self.tr("Read it and build a new circuit of it?")]
        told += [f"• {say(each)}" for each in notes[:MOST_NOTES]]
        if len(notes) > MOST_NOTES:
            told.append(fill(self.tr("• … and {count} more"), count=len(notes) - MOST_NOTES))
        button = QMessageBox.StandardButton
        box = self._box(
            button.Yes | button.No,
            self.tr("Read as a formula?"),
            fill(self.tr("{name} is a text that holds a formula."), name=path.name),
            "\n".join(told),
        )
        box.setDefaultButton(button.Yes)
        return _run(box) == button.Yes

    def open_asking(self, path: str | Path) -> None:
        """Show the circuit in a file, after the question about unsaved changes.

        Where another window shows it already, that one comes to the front.
        """
        if not self._brings(path) and self.may_leave():
            self.open_path(path)

    def show_document(self, document: Document, path: Path | None) -> None:
        """Show a document as just opened, with nothing to undo."""
        self.session.open(document, path)
        self.opened.emit()

    def begin(self, document: Document, label: str = BUILT) -> bool:
        """Show a circuit that was just made, as one undo step; False where it may not.

        No file holds it, so it is unsaved. Undo brings back what it replaced, and of which file
        that was; so only changes that a file does not have are asked about.
        """
        return self._guarded(self.tr("Your work stays here"), lambda: self._begin(document, label))

    def _begin(self, document: Document, label: str) -> bool:
        asked = self.tr("The new circuit takes its place. Save the changes first?")
        if not (self._commit() if self.session.path is None else self._may_leave(asked)):
            return False
        with gc_paused():
            is_shown = self.session.replace(label, document, begins=True)
            if is_shown:
                self.begun.emit()
        return is_shown

    def recover(self, found: FoundCopy) -> bool:
        """Show work that no save has reached, as unsaved; False where it was not to be left.

        What a hand had not let go is a step of its own, which undo takes back.
        """
        return self.may_leave() and self._guarded(
            self.tr("Your work stays here"), lambda: self._recover(found)
        )

    def _recover(self, found: FoundCopy) -> bool:
        from circuit_editor.files.known_bytes import known_by

        document = found.document
        assert document is not None
        first = found.before or document
        known = known_by(found.digest)
        self._show_unsaved(first, found.origin, self.opened, found.example, found.repaired, known)
        label = QT_TRANSLATE_NOOP("Sentence", "Recover what was not finished")
        return first is document or self.session.replace(label, document)

    def _show_unsaved(
        self,
        document: Document,
        path: Path | None,
        shown: SignalInstance,
        example: str = "",
        repaired: RepairedFile | None = None,
        known: KnownBytes | None = None,
    ) -> bool:
        """Show a document that is in no file as it is, and say so by this signal."""
        with gc_paused():
            self.session.open(
                document, path, is_saved=False, example=example, repaired=repaired, known=known
            )
            shown.emit()
        return True

    @command("save", QT_TRANSLATE_NOOP("Action", "&Save"), keys="Ctrl+S", menus={FILE: 210})
    def save(self) -> bool:
        """Save where the document came from, or ask; False where it was not saved."""
        return self._guarded(self.tr("Not saved"), self._save)

    def _save(self) -> bool:
        if not self._commit():
            return False
        if self.session.path is None or self.session.newer is not None:
            return self._save_as()
        return self._write(self.session.path)

    @command(
        "save-as", QT_TRANSLATE_NOOP("Action", "Save &as…"), keys="Ctrl+Shift+S", menus={FILE: 220}
    )
    def save_as(self) -> bool:
        """Ask for a file and save there; False where it was not saved."""
        return self._guarded(self.tr("Not saved"), self._save_as)

    def _save_as(self) -> bool:
        if not self._commit() or not self._may_write_older():
            return False
        name = self._suggested()
        target = self._ask_where(self.tr("Save circuit as"), Path(name), self._filter(), ())
        return target is not None and self._write(target)

    def _may_write_older(self) -> bool:
        """True where the file is of no later version, or an older copy is wanted all the same."""
        from circuit_editor.files import VERSION

        newer, path = self.session.newer, self.session.path
        if newer is None or path is None:
            return True
        from PySide6.QtWidgets import QMessageBox

        button = QMessageBox.StandardButton
        told = self.tr("{name} was made with format {newer}; this program writes format {known}.")
        box = self._box(
            button.Save | button.Cancel,
            self.tr("Save a copy?"),
            fill(told, name=path.name, newer=newer, known=VERSION),
            self.tr(
                "The file stays as it is. A copy under another name keeps what this program does "
                "not know, but a newer program may read it otherwise."
            ),
        )
        box.button(button.Save).setText(self.tr("Save &as…"))
        box.setDefaultButton(button.Save)
        return _run(box) == button.Save

    def _suggested(self) -> Path:
        """What the circuit that is shown may be saved as."""
        path = self.session.path
        if path is not None and self.session.newer is None:
            return path
        if path is not None:
            stem = fill(self.tr("{name}-copy"), name=path.stem)
            return path.with_name(f"{stem}{path.suffix}")
        if self.session.repaired is not None:
            damaged = self.session.repaired.path
            stem = fill(self.tr("{name}-repaired"), name=damaged.stem)
            return damaged.with_name(f"{stem}.circuit")
        return Path(self._folder()) / (self.session.example or self.tr("circuit.circuit"))

    @command(
        "export",
        QT_TRANSLATE_NOOP("Action", "&Export picture…"),
        keys="Ctrl+Shift+R",
        menus={FILE: 310},
        when=not_empty,
    )
    def export_picture(self) -> None:
        """Ask how and into which file the circuit is drawn, and draw it."""
        self._guarded(self.tr("Nothing was drawn"), self._export)

    def _export(self) -> bool:
        from circuit_editor.ui.render import FORMATS
        from circuit_editor.ui.shell.files.export_dialog import ExportDialog
        from circuit_editor.ui.widgets.focus import run_dialog

        dialog = ExportDialog(self.session, self._settings, self._window)
        if run_dialog(dialog) != ExportDialog.DialogCode.Accepted or dialog.drawing is None:
            return False
        drawing = dialog.drawing
        named = self.session.path or Path(self.session.example or "circuit")
        stem = named.stem
        suggested = Path(self._folder()) / f"{stem}.svg"
        kinds = self.tr("Pictures (*.svg *.png *.pdf)")
        target = self._ask_where(self.tr("Export picture"), suggested, kinds, FORMATS)
        if target is None:
            return False
        try:
            drawing.write(target)
        except (files.FileError, ValueError) as error:
            self.tell(fill(self.tr("Cannot write {name}"), name=target.name), say_why(error))
            return False
        self.session.message.emit(fill(self.tr("Wrote {name}."), name=target.name))
        return True

    def may_leave(self, asked: str = "") -> bool:
        """True where the document may go: saved, or the user, so `asked`, said so."""
        return self._guarded(self.tr("Your work stays here"), lambda: self._may_leave(asked))

    def _may_leave(self, asked: str) -> bool:
        if not self._commit():
            return False
        if not self.session.is_unsaved:
            return True
        from PySide6.QtWidgets import QMessageBox

        title, told = self.tr("Unsaved changes"), self.tr("{name} has unsaved changes.")
        more = self.tr("Save them before you go on?")
        if not self.session.is_edited:
            more = self.tr("Save it before you go on?")
            title = self.tr("Not in the file")
            told = self.tr("{name} was deleted, moved or damaged: what you see is in no file.")
        button = QMessageBox.StandardButton
        box = self._box(
            button.Save | button.Discard | button.Cancel,
            title,
            fill(told, name=self._name_in_question()),
            asked or more,
        )
        box.setDefaultButton(button.Save)
        if self.session.newer is not None:  # it is never written over
            box.button(button.Save).setText(self.tr("&Save as…"))
        answer = _run(box)
        if answer == button.Save:
            return self.save()
        return answer == button.Discard

    def _name_in_question(self) -> str:
        path, example = self.session.path, self.session.example
        if example:
            return example_name(example)
        return self.tr("This circuit") if path is None else path.name

    @property
    def has_recent(self) -> bool:
        """True where files were opened or saved before, wherever they are; no disk is asked."""
        return bool(self._settings.recent)

    @cached_property
    def _reach(self) -> FileProbe:
        from circuit_editor.files.reachable_paths import FileProbe

        return FileProbe()

    @property
    def recent(self) -> list[Path]:
        """The files opened or saved last that are still there, the latest first."""
        return self._reach.of(map(Path, self._settings.recent))

    def tell(self, title: str, text: str) -> None:
        """Say what went wrong, as plain text."""
        from PySide6.QtWidgets import QMessageBox

        _run(self._box(QMessageBox.StandardButton.Ok, title, title, text))

    def _ask_where(
        self, title: str, suggested: Path, kinds: str, suffixes: tuple[str, ...]
    ) -> Path | None:
        """Ask for a file to write; None where the user gave up.

        A name without one of the suffixes (without any, where there are none) gets the suggested
        one; the dialog has not asked about a file that is called so already, so this does.
        """
        from PySide6.QtWidgets import QFileDialog

        from circuit_editor.ui.widgets.file_dialogs import asking_over

        with asking_over(self._window):
            path, _ = QFileDialog.getSaveFileName(self._window, title, str(suggested), kinds)
        if not path:
            return None
        chosen = Path(path)
        if chosen.suffix.lower() in suffixes or (chosen.suffix and not suffixes):
            return chosen
        target = chosen.with_name(chosen.name + suggested.suffix)
        return target if not os.path.lexists(target) or self._may_replace(target) else None

    def _may_replace(self, path: Path) -> bool:
        from PySide6.QtWidgets import QMessageBox

        button = QMessageBox.StandardButton
        box = self._box(
            button.Yes | button.Cancel,
            self.tr("Replace the file?"),
            fill(self.tr("There is already a file {name}."), name=path.name),
            self.tr("Do you want to replace it?"),
        )
        box.setDefaultButton(button.Cancel)
        return _run(box) == button.Yes

    def _guarded(self, title: str, do: Callable[[], bool]) -> bool:
        """What `do` answers; False, and a sentence, where anything at all goes wrong in it."""
        try:
            return do()
        except Exception as error:  # an exception that nobody foresaw must not cost the work either
            from circuit_editor.ui.app.crash_log import write_down

            write_down(error)
            told = self.tr("Something went wrong inside the program; your work is kept: {error}")
            self.tell(title, fill(told, error=files.reason(error)))
            return False

    def _box(
        self, buttons: QMessageBox.StandardButton, title: str, text: str, more: str
    ) -> QMessageBox:
        """A box that shows strangers' text as it is, each answer with a key of its own."""
        from circuit_editor.ui.shell.message_box import make_box

        return make_box(self._window, buttons, title, text, more)

    def _write(self, path: Path) -> bool:
        if is_ours(absolute(path)):
            told = self.tr("This file came with the program. Save it elsewhere.")
        elif self.others is not None and self.others.has_file(path):
            told = self.tr("{name} is open in another window. Save under another name.")
        else:
            return self.others_changes.save(path)
        self.tell(self.tr("Not saved"), fill(told, name=path.name))
        return False

    @cached_property
    def others_changes(self) -> OthersChanges:
        """What saves, and asks where another program changed the file; made for the first save."""
        from circuit_editor.ui.shell.files.others_changes import OthersChanges

        return OthersChanges(
            *(self.session, self._settings, self._window, self._commit),
            *(self.tell, self.remember, self._save_as),
        )

    def remember(self, path: Path) -> None:
        """Put a file first among those that were opened or saved last."""
        name = str(absolute(path))
        # those that cannot be reached now stay: a network comes back
        self._settings.recent = [name, *(each for each in self._settings.recent if each != name)]

    def _folder(self) -> str:
        if self.session.path is not None:
            return str(self.session.path.parent)
        recent = self.recent
        return str(recent[0].parent) if recent else os.path.expanduser("~")

    def _filter(self) -> str:
        return self.tr("Circuits (*.circuit);;All files (*)")


def _read(path: Path) -> OpenedCircuit:
    """What a file holds, and what is known of its bytes; of a file of ours that does not matter."""
    if is_ours(path):
        return files.load(path), None
    from circuit_editor.files.known_bytes import open_known

    return open_known(path)


def _run(box: QMessageBox) -> int:
    from circuit_editor.ui.widgets.focus import run_dialog

    return run_dialog(box)
