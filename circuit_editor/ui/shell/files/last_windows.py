"""The windows of last time: kept while the program runs, and open again at the next start.

After a clean end they are opened as they stood; after any other they are only offered. Whether a
file can be reached is found out by threads, so that no dead network folder delays a start.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject

from circuit_editor import files, resources
from circuit_editor.files import window_list
from circuit_editor.files.backups import Backup, Backups
from circuit_editor.files.known_bytes import NOTHING, open_known
from circuit_editor.files.reachable_paths import FileProbe
from circuit_editor.files.recovery import copies_in
from circuit_editor.files.window_list import ListedWindow, WindowList
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.ui.app.background_work import BackgroundWork
from circuit_editor.ui.app.deferred_loading import make_single_shot
from circuit_editor.ui.app.gc_pause import gc_paused
from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.app.translate import fill, say_why
from circuit_editor.ui.canvas.view_states import ViewState
from circuit_editor.ui.canvas.zoom_view import LARGEST_ZOOM, SMALLEST_FIT
from circuit_editor.ui.shell.files import autosave
from circuit_editor.ui.widgets.moments import moment_text

if TYPE_CHECKING:
    from circuit_editor.files.recovery import PendingWrite, RecoveryCopy
    from circuit_editor.ui.shell.files.loading import OpenedCircuit
    from circuit_editor.ui.shell.files.recovery import Recovery
    from circuit_editor.ui.shell.open_windows import OpenWindows
    from circuit_editor.ui.shell.panels.dock_window import DockWindow

REST = 500  # ms after the last change of what is open
LAST_WAIT = 0.5  # s: a disk that is slow does not keep a program from ending
PATIENCE, PATIENCE_AGAIN = 0.15, 3.0  # s, for all files together: at a start, and when asked to
MOST_NAMED = 3


def folder() -> Path:
    """Where the lists of windows are kept."""
    return autosave.folder().with_name("windows")


class KeptWindows(QObject):
    """Keeps the list of the open windows on the disk, until the program ends."""

    def __init__(self, windows: OpenWindows, settings: Settings) -> None:
        super().__init__(windows)
        self._windows, self._settings = windows, settings
        self._file: RecoveryCopy | None = None
        self._writing: PendingWrite | None = None
        self._has_ended = self._has_told = False
        self._rest = make_single_shot(self._keep, self, REST)
        self._look_soon = make_single_shot(self._look, self, REST)
        windows.changed.connect(self._rest.start)
        self._rest.start()

    def end(self) -> None:
        """The program ends in order: what is open now is open again at the next start."""
        if self._has_ended:
            return
        self._has_ended = True
        self._rest.stop()
        self._write(has_ended=True)
        self._look_soon.stop()
        if self._file is not None:
            self._file.let_go()
            self._file.wait(LAST_WAIT)
            failure = self._failure()
            if failure is not None:  # no window is left to say it
                print(say_why(failure), file=sys.stderr)

    def _keep(self) -> None:
        if not self._has_ended:
            self._write(has_ended=False)

    def _write(self, *, has_ended: bool) -> None:
        shown = [each for each in self._windows.all if _has_name(each)]
        if has_ended:  # whoever was told that a file was deleted is not asked for it again
            shown = [each for each in shown if not _is_deleted(each)]
        listed = [*map(_listed, shown)]
        if not has_ended:  # a second crash loses none of what the first left
            paths = {each.path for each in listed}
            listed += [each for each in self._windows.offered if each.path not in paths]
        is_wanted = listed and (self._settings.restores_windows or not has_ended)
        if self._file is None and is_wanted:
            self._file = window_list.new_file(folder())
        if self._file is None:
            return
        if not is_wanted:
            self._file.remove()
            return
        front = shown.index(self._windows.front) if self._windows.front in shown else 0
        text = window_list.text_of(WindowList(tuple(listed), front, has_ended))
        self._writing = self._file.write([text])
        if not has_ended:
            self._look_soon.start()

    def _look(self) -> None:
        """Say once why the list cannot be kept."""
        if self._writing is not None and not self._writing.is_done:
            self._look_soon.start()
            return
        failure = self._failure()
        if failure is not None:
            self._windows.front.session.message.emit(say_why(failure))

    def _failure(self) -> Exception | None:
        """Why the list could not be written, unless it was said."""
        failure = None if self._writing is None else self._writing.failure
        if failure is None or self._has_told:
            return None
        self._has_told = True
        return failure


class WindowsOfLastTime(QObject):
    """Opens the windows of last time, as far as their files can be reached."""

    def __init__(self, last: WindowList) -> None:
        super().__init__()
        self._last = last
        self._background = BackgroundWork(self)
        self._earlier = BackgroundWork(self)
        self._probe = FileProbe()
        self._answer = self._probe.begin(_paths(last.windows))
        self._has_copy: set[str] = set()  # what is offered by a copy of its unsaved work
        self._is_answered = False

    def show(self, windows: OpenWindows, recovery: Callable[[], Recovery]) -> None:
        """Show them, the first in the window that is there; say which cannot be reached.

        Where the program did not end in order they are only offered.
        """
        self.setParent(windows)
        if self._last.has_ended:
            there = {*self._answer(PATIENCE)}
            self._open(windows, windows.front, self._last.windows, there)
        else:
            self._offer(windows, recovery())

    def _offer(self, windows: OpenWindows, recovery: Recovery) -> None:
        """Ask whether they are to be opened, once it is known of which there are copies."""
        self._note_offered(windows, self._last.windows)
        window = windows.front
        ask = partial(self._ask, windows, window, recovery)
        if copies_in(autosave.folder()):
            recovery.searched.connect(ask)
        else:
            ask()
        # whoever recovers work in this window has not answered what is asked here
        recovery.offering.connect(lambda is_on: ask())

    def _ask(self, windows: OpenWindows, window: DockWindow, recovery: Recovery) -> None:
        """Ask whether they are to be opened, but for those that a copy is offered of."""
        self._has_copy |= {each.example or str(each.origin) for each in recovery.offered}
        listed = [each for each in self._last.windows if each.path not in self._has_copy]
        if self._is_answered or not listed or not window.question.isHidden():
            return

        def open_them() -> None:
            self._is_answered = True
            self._note_offered(windows, ())
            self._try_again(windows, window, listed)

        def leave() -> None:
            self._is_answered = True
            self._note_offered(windows, ())

        told, again = (
            (
                self.tr("The program ended unexpectedly with this file open: {files}"),
                self.tr("Open it again"),
            )
            if len(listed) == 1
            else (
                self.tr("The program ended unexpectedly with these files open: {files}"),
                self.tr("Open them again"),
            )
        )
        window.question.ask(
            fill(told, files=_names(listed)), (again, open_them), (self.tr("Leave it"), leave)
        )

    @staticmethod
    def _note_offered(windows: OpenWindows, offered: Sequence[ListedWindow]) -> None:
        windows.offered = offered
        windows.changed.emit()

    def _open(
        self,
        windows: OpenWindows,
        window: DockWindow,
        listed: Sequence[ListedWindow],
        there: set[Path],
    ) -> None:
        opened: dict[ListedWindow, DockWindow] = {}
        left: list[ListedWindow] = []
        for each in listed:
            path = _path(each)
            if not each.is_example and path not in there:
                left.append(each)
            elif windows.showing(path) is None:
                into = window if window.is_untouched else windows.open(window)
                give_up = partial(self._give_up, windows, into, each)
                if _show(into, each, path, give_up):
                    opened[each] = into
                else:
                    left.append(each)
                    if into is not window:
                        into.close_unasked()
        front = self._last.windows[self._last.front]
        if front in opened:
            window = opened[front]
        windows.bring(window)
        if left:
            self._say_left(windows, window, left)

    def _say_left(
        self, windows: OpenWindows, window: DockWindow, left: Sequence[ListedWindow]
    ) -> None:
        retry = self.tr("Retry"), partial(self._try_again, windows, window, left)
        leave = self.tr("Leave it"), _nothing
        told = fill(self.tr("Could not be reached: {files}"), files=_names(left))
        window.question.ask(told, retry, leave)

        def offer_earlier(found: _Earlier | None) -> None:
            """Where an earlier version is kept, that is what helps soonest."""
            if found is None or window.question.sentence != told:
                return
            listed, backup = found

            def see() -> None:
                rest = [each for each in left if each is not listed]
                if window.file_commands.open_earlier(_path(listed)) and rest:
                    self._say_left(windows, window, rest)

            kept = self.tr("{name} cannot be opened. An earlier version is kept, of {when}.")
            name, when = Path(listed.path).name, moment_text(backup.kept_at)
            window.question.ask(
                fill(kept, name=name, when=when), (self.tr("See it…"), see), retry, leave
            )

        backups = window.file_commands.others_changes.backups
        self._earlier.start(partial(_earlier_of, left, backups), offer_earlier)

    def _give_up(self, windows: OpenWindows, window: DockWindow, listed: ListedWindow) -> None:
        """A file that took long to read is not shown after all, or somebody waits no longer."""
        if len(windows.all) > 1:
            window.close_unasked()
        self._say_left(windows, windows.front, [listed])

    def _try_again(
        self, windows: OpenWindows, window: DockWindow, listed: Sequence[ListedWindow]
    ) -> None:
        """Ask the disks once more, as long as a network may take, while the window lives."""
        asked = partial(self._probe.of, _paths(listed), PATIENCE_AGAIN, also_silent=True)
        window.session.message.emit(self.tr("Looking for the files…"))
        self._background.start(
            asked, lambda there: self._open(windows, windows.front, listed, {*there})
        )


def _has_name(window: DockWindow) -> bool:
    return bool(window.session.path or window.session.example)


def _is_deleted(window: DockWindow) -> bool:
    """True where the file is known to be gone, and not the folder or the disk with it."""
    path, found = window.session.path, window.session.found
    return path is not None and found == NOTHING and os.path.isdir(path.parent)


def _listed(window: DockWindow) -> ListedWindow:
    session, view = window.session, window.view
    return ListedWindow(
        session.example or str(session.path),
        bool(session.example),
        tuple(session.where),
        float(view.zoom),
        view.scrolled,
        view.is_fitted,
        bytes(window.saveGeometry().toBase64().data()).decode("ascii"),
    )


def _path(listed: ListedWindow) -> Path:
    if listed.is_example:
        return resources.folder() / "examples" / Path(listed.path).name
    return Path(listed.path)


def _paths(listed: Sequence[ListedWindow]) -> list[Path]:
    return [_path(each) for each in listed if not each.is_example]


def _show(
    window: DockWindow, listed: ListedWindow, path: Path, give_up: Callable[[], object]
) -> bool:
    """Show a file as it was shown; False where it cannot be read.

    One that takes long is read while the window lives, and given up where it is not shown then.
    """
    if listed.geometry:
        window.restoreGeometry(QByteArray.fromBase64(listed.geometry.encode("ascii", "replace")))

    def show(read: Callable[[], OpenedCircuit]) -> bool:
        try:
            with gc_paused():
                document, known = read()
                if listed.is_example:
                    window.session.open(document, None, example=path.name)
                else:
                    window.session.open(document, path, known=known)
                window.file_commands.opened.emit()
        except files.FileError:
            return False
        _look_as(window, listed)
        return True

    return window.file_commands.loading.read(path, partial(open_known, path), show, give_up)


def _look_as(window: DockWindow, listed: ListedWindow) -> None:
    """Show the place that was shown, as large."""
    session = window.session
    if listed.where:
        session.go(listed.where)
    if tuple(session.where) == listed.where and not listed.is_all:
        zoom = min(LARGEST_ZOOM, max(SMALLEST_FIT, listed.zoom))
        window.view.view_states.look(ViewState(zoom, listed.scrolled, is_all=False))


class _Earlier(NamedTuple):
    """A window of last time whose file cannot be opened, and the newest version that is kept."""

    listed: ListedWindow
    backup: Backup


def _earlier_of(left: Sequence[ListedWindow], backups: Backups) -> _Earlier | None:
    """The first of these of whose file an earlier version is kept."""
    for each in left:
        newest = None if each.is_example else backups.newest(_path(each))
        if newest is not None:
            return _Earlier(each, newest)
    return None


def _names(listed: Sequence[ListedWindow]) -> str:
    names = [Path(each.path).name for each in listed[:MOST_NAMED]]
    more = len(listed) - len(names)
    return ", ".join(names) + (f" (+{more})" if more else "")


def _nothing() -> None:
    """It is left."""
