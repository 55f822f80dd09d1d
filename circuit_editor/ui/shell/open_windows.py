"""The windows of one process: each with a circuit of its own, all with one theme and language."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.app.deferred_loading import call_later, make_single_shot
from circuit_editor.ui.app.gc_pause import look_through_all
from circuit_editor.ui.app.translate import fill
from circuit_editor.ui.session.formula_client import FormulaProcess
from circuit_editor.ui.shell.commands import FILE, WINDOW, Registrar, is_in_a_file
from circuit_editor.ui.shell.files.file_names import names_of

if TYPE_CHECKING:
    from circuit_editor.files.window_list import ListedWindow
    from circuit_editor.model import Document
    from circuit_editor.ui.shell.panels.dock_window import DockWindow

PAUSE = 50  # ms
ASIDE = QPoint(28, 28)  # pixels from one window to the next, so that both are seen
APART = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
STATES = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen
command = Registrar("window_commands")

ONE_OF = QT_TRANSLATE_NOOP(
    "OpenWindows",
    "Unsaved circuit {at} of {count}. Save the changes before you go on?",
)


class OpenWindows(QObject):
    """The windows that are open, in the order in which they were opened, and the one in front."""

    changed = Signal()  # one was opened, closed or brought to the front, or has another name
    ending = Signal()  # all that are open now are closed, and the program ends

    def __init__(self, make: Callable[[OpenWindows], DockWindow], parent: QObject | None = None):
        super().__init__(parent)
        self._make = make
        self._front: DockWindow | None = None
        self.all: list[DockWindow] = []
        self.offered: Sequence[ListedWindow] = ()  # of last time, until that is answered
        self.formulas = FormulaProcess(self)  # one for all
        self._closed: list[DockWindow] = []
        self._pause = make_single_shot(self.delete_closed, self, PAUSE)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusWindowChanged.connect(self._look_who_is_in_front)

    @property
    def front(self) -> DockWindow:
        """The window that had the keyboard last."""
        return self.all[-1] if self._front is None else self._front

    def add(self, window: DockWindow) -> None:
        """Know a window from now on, until it is closed."""
        self.all.append(window)
        window.closed.connect(self._forget)
        window.session.file_changed.connect(self.changed)
        window.view.catalog.mine_changed.connect(self._share_blocks)
        self.changed.emit()

    def replace(self, before: DockWindow, window: DockWindow) -> None:
        """Know a window, the newest, in the place of another, which goes."""
        self.all.remove(window)
        self.all[self.all.index(before)] = window
        if self._front is before:
            self._front = window

    def open(self, beside: DockWindow) -> DockWindow:
        """Open an empty window, a little aside of another and as large."""
        window = self._make(self)
        _place(window, beside)
        window.show()
        self.bring(window)
        return window

    def open_file(self, path: str | Path, beside: DockWindow) -> bool:
        """Show a file in a window of its own; False where it cannot be opened.

        Where it is open already its window comes to the front; one that holds nothing is used, or
        goes then.
        """
        shown = self.showing(path)
        if shown is not None:
            self.bring_instead(shown, beside)
            return True
        if beside.is_untouched:
            return beside.file_commands.open_path(path)
        window = self.open(beside)

        def give_up() -> None:
            window.close()
            if beside in self.all:
                self.bring(beside)

        is_open = window.file_commands.open_path(path, give_up)
        if not is_open:
            give_up()
        return is_open

    def window_for(self, path: Path | None, beside: DockWindow) -> DockWindow:
        """The window for work on a file: that which shows it as saved, an empty one, or another."""
        shown = None if path is None else self.showing(path)
        if shown is not None and not shown.session.is_unsaved:
            self.bring(shown)
            return shown
        return beside if beside.is_untouched else self.open(beside)

    def showing(self, path: str | Path, other_than: QObject | None = None) -> DockWindow | None:
        """The window in which a file is open, by whatever name."""
        names = names_of(Path(path))
        return next(
            (
                each
                for each in self.all
                if each is not other_than and names & each.file_commands.names
            ),
            None,
        )

    def bring(self, window: DockWindow) -> None:
        """Bring a window to the front, and the keyboard to it."""
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        self._take_front(window)

    def bring_instead(self, window: DockWindow, asked: DockWindow) -> None:
        """Bring a window to the front; the one in which it was asked for goes if it is empty."""
        self.bring(window)

        def leave() -> None:  # when no file that was asked for with it came here after all
            if window in self.all and asked in self.all and asked.is_untouched:
                asked.close_unasked()

        call_later(self, leave)

    def go_on_from(self, window: DockWindow, by: int) -> None:
        """Bring the window to the front that was opened after another, or before it."""
        self.bring(self.all[(self.all.index(window) + by) % len(self.all)])

    def close_all(self) -> bool:
        """Close all windows, after the question about each unsaved circuit.

        Where one of them is to stay all stay as they are: False.
        """
        first = self.front
        order = sorted(self.all, key=lambda each: each is not first)
        count = sum(each.session.is_unsaved for each in order)
        at = 0
        for window in order:
            asked = ""
            if window.session.is_unsaved:
                self.bring(window)
                at += 1
                if count > 1:
                    asked = fill(self.tr(ONE_OF), at=at, count=count)
            if not window.file_commands.may_leave(asked):
                self.bring(window)
                return False
        self.bring(first)
        self.ending.emit()
        for window in reversed(order):
            window.close_unasked()
        return True

    def _share_blocks(self) -> None:
        """A block was kept or thrown away in one window: the others offer what there is now."""
        for window in self.all:
            if window.view.catalog is not self.sender():
                window.view.catalog.load_mine()

    def _look_who_is_in_front(self) -> None:
        active = QApplication.activeWindow()
        window = next((each for each in self.all if each is active), None)
        if window is not None:
            self._take_front(window)

    def _take_front(self, window: DockWindow) -> None:
        if window is not self._front:
            self._front = window
            self.changed.emit()

    def _forget(self, window: DockWindow) -> None:
        """A window was closed; the last one stays with the program, which ends."""
        if window.file_commands.is_loading:
            window.file_commands.loading.stop()
        if window not in self.all:
            return
        if len(self.all) == 1:
            self.ending.emit()
            return
        self.all.remove(window)
        if self._front is window:
            self._front = None
        self._closed.append(window)
        self._pause.start()
        self.changed.emit()

    def delete_closed(self) -> None:
        """Free what was closed, once all that was put off for a moment has been done."""
        for window in self._closed:
            window.deleteLater()
        self._closed.clear()
        look_through_all()


class WindowCommands(QObject):
    """The Window menu's commands, and those of the File menu that open and close windows."""

    def __init__(self, window: DockWindow, windows: OpenWindows) -> None:
        super().__init__(window)
        self._window = window
        self.windows = windows
        window.file_commands.others = self
        windows.add(window)

    def has_file(self, path: str | Path) -> bool:
        """True where another window shows a file."""
        return self.windows.showing(path, self._window) is not None

    def bring_file(self, path: str | Path) -> bool:
        """Bring another window to the front that shows a file; False where none does."""
        window = self.windows.showing(path, self._window)
        if window is not None:
            self.windows.bring_instead(window, self._window)
        return window is not None

    @command(
        "new-window",
        QT_TRANSLATE_NOOP("Action", "New &window"),
        keys="Ctrl+Shift+N",
        menus={FILE: 112, WINDOW: 110},
    )
    def open_window(self) -> None:
        """Open a window with an empty circuit."""
        self.windows.open(self._window)

    @command(
        "open-in-window",
        QT_TRANSLATE_NOOP("Action", "Open in ne&w window…"),
        menus={FILE: 145},
    )
    def open_in_window(self) -> None:
        """Ask for a file, and show it in a window of its own."""
        path = self._window.file_commands.ask_for_file()
        if path:
            self.windows.open_file(path, self._window)

    def open_files(self, paths: Sequence[str], *, apart: bool) -> None:
        """Show the first of several files here, unless all are to stand apart, the others apart."""
        for at, path in enumerate(paths):
            if at or apart:
                self.windows.open_file(path, self._window)
            else:
                self._window.file_commands.open_asking(path)

    def open_picked(self, path: str) -> None:
        """Show a file that was picked in a menu; in a window of its own with Ctrl or Shift held."""
        self.open_files([path], apart=bool(QGuiApplication.keyboardModifiers() & APART))

    @command(
        "earlier-versions",
        QT_TRANSLATE_NOOP("Action", "Ear&lier versions…"),
        menus={FILE: 240},
        when=is_in_a_file,
    )
    def show_earlier_versions(self) -> None:
        """Show what the file held before, and lead back to it."""
        from circuit_editor.ui.shell.files.earlier_versions import EarlierVersions
        from circuit_editor.ui.widgets.focus import run_dialog

        files = self._window.file_commands
        run_dialog(
            EarlierVersions(
                self._window.session, files.others_changes.backups, self._show_copy, self._window
            )
        )

    def _show_copy(self, document: Document) -> None:
        """Show a document that no file holds, in a window that has room for it."""
        window = self.windows.window_for(None, self._window)
        window.file_commands.begin(
            document, QT_TRANSLATE_NOOP("Sentence", "Open an earlier version")
        )

    @command(
        "next-window",
        QT_TRANSLATE_NOOP("Action", "Ne&xt window"),
        arguments=(1,),
        keys="Ctrl+F6 Ctrl+`",
        menus={WINDOW: 210},
    )
    @command(
        "previous-window",
        QT_TRANSLATE_NOOP("Action", "P&revious window"),
        arguments=(-1,),
        keys="Ctrl+Shift+F6",
        menus={WINDOW: 220},
    )
    def go_to_window(self, by: int) -> None:
        """Bring the next window to the front, around."""
        self.windows.go_on_from(self._window, by)

    @command(
        "close-window",
        QT_TRANSLATE_NOOP("Action", "&Close window"),
        keys="Ctrl+W",
        menus={FILE: 405, WINDOW: 120},
    )
    def close_window(self) -> None:
        """Close this window alone, after the question about unsaved changes."""
        self._window.close()

    @command(
        "restore-windows",
        QT_TRANSLATE_NOOP("Action", "&Open these at the next start"),
        menus={WINDOW: 310},
    )
    def toggle_restoring(self) -> None:
        """Begin the next time with what is open at the end, or with an empty circuit."""
        settings = self._window.settings
        settings.restores_windows = not settings.restores_windows

    @command("quit", QT_TRANSLATE_NOOP("Action", "&Quit"), keys="Ctrl+Q", menus={FILE: 410})
    def quit(self) -> None:
        """Close all windows, after the question about each unsaved circuit."""
        self.windows.close_all()


def _place(window: DockWindow, beside: DockWindow) -> None:
    """Put a window a little aside of another, in its size and state, wholly on the same screen."""
    window.restoreGeometry(beside.saveGeometry())
    if beside.windowState() & STATES:
        return
    rect, outer = beside.geometry(), beside.frameGeometry()
    frame = QMargins(
        rect.left() - outer.left(),
        rect.top() - outer.top(),
        outer.right() - rect.right(),
        outer.bottom() - rect.bottom(),
    )
    room = beside.screen().availableGeometry().marginsRemoved(frame)
    rect.translate(ASIDE)
    if not room.contains(rect):
        rect.moveTopLeft(room.topLeft() + ASIDE)
    size = (rect & room).size().expandedTo(window.minimumSize())
    end = room.bottomRight() - QPoint(size.width() - 1, size.height() - 1)
    window.setGeometry(QRect(QPoint(min(rect.x(), end.x()), min(rect.y(), end.y())), size))
