"""Start-up of the program: Qt, the theme, the window, a message where something goes wrong."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Hashable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, Signal

from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence
from circuit_editor.ui.app import apply_settings, language
from circuit_editor.ui.app.application import application
from circuit_editor.ui.app.crash_log import CrashLog, write_down
from circuit_editor.ui.app.deferred_loading import call_later
from circuit_editor.ui.app.gc_pause import collect_when_idle
from circuit_editor.ui.app.guarded_painting import Unpainted
from circuit_editor.ui.app.kernel_warmup import KernelWarmup
from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.app.translate import fill, say
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.shell.files import autosave
from circuit_editor.ui.shell.open_windows import OpenWindows
from circuit_editor.ui.shell.window import Window

if TYPE_CHECKING:
    from circuit_editor.ui.shell.files.last_windows import KeptWindows, WindowsOfLastTime

LISTS = "windows"  # the folder of lists of open windows, beside that of copies
CRASHES = "crashes"  # that of crash logs
TITLE_BAR = QSize(4, 36)  # and a frame, which a small screen has to hold as well


def main(path: str | None = None, *, is_silent: bool = False) -> int:
    """Open the window, with the circuit in `path` if one is named; return the exit code.

    Where the disk `is_silent` nobody waits for it: one is told, and may try again.
    """
    log = CrashLog(crash_folder())
    try:
        return _run(path, log, is_silent=is_silent)
    except Exception as error:
        log.note(error)
        raise
    finally:
        log.end()


def _run(path: str | None, log: CrashLog, *, is_silent: bool) -> int:
    app = application()
    settings = Settings()
    last = _last_windows(settings) if path is None else None
    if path is not None and is_silent:
        last, path = _not_reached(path), None
    program = Application(settings, opens_a_file=path is not None or last is not None)
    program.keep_log(log)
    window = program.window
    room = window.screen().availableGeometry().size()
    window.resize(window.size().boundedTo(room - TITLE_BAR))
    window.show()
    if path is not None:
        program.window.file_commands.open_path(path)
    elif last is not None:
        last.show(program.windows, lambda: program.window.recovery)
    program.keep_windows()
    call_later(app, _collect_garbage)
    return app.exec()


def crash_folder() -> Path:
    """Where crash logs are kept."""
    return autosave.folder().with_name(CRASHES)


def _last_windows(settings: Settings) -> WindowsOfLastTime | None:
    """What was open when the program last ended; None where it is not to be opened or offered."""
    folder = autosave.folder().with_name(LISTS)
    if not os.path.isdir(folder) or not os.listdir(folder):
        return None  # nothing more is loaded
    from circuit_editor.files import window_list
    from circuit_editor.ui.shell.files.last_windows import WindowsOfLastTime

    last = window_list.take_newest(folder)
    if last is None or not last.windows or (last.has_ended and not settings.restores_windows):
        return None
    return WindowsOfLastTime(last)


def _not_reached(path: str) -> WindowsOfLastTime:
    from circuit_editor.files.window_list import ListedWindow, WindowList
    from circuit_editor.ui.shell.files.last_windows import WindowsOfLastTime

    named = ListedWindow(os.path.abspath(path))
    return WindowsOfLastTime(WindowList((named,), front=0, has_ended=True))


class Application(QObject):
    """Owns the windows. In another language they are others, that go on where the old ones stood.

    So no part of a window needs to know how to say anew what it has said.
    """

    _erred = Signal(str)  # perhaps in another thread

    def __init__(self, settings: Settings, *, opens_a_file: bool = False) -> None:
        super().__init__()
        self._erred.connect(self._say)
        self._settings = settings
        self._unpainted: set[Hashable] = set()
        self._kept: KeptWindows | None = None
        apply_settings.apply(settings)
        language.speak(language.language_for(self._settings.language))
        self.windows = OpenWindows(self._make, self)
        self._appearance().apply()  # before there is a widget to be dressed anew
        self._make(self.windows, opens_a_file=opens_a_file)
        self._has_ended = False
        settings.not_kept.connect(self._say_not_kept)
        self.window.do_afterwards(settings.sync)
        self.windows.ending.connect(self._end)

    @property
    def window(self) -> Window:
        """The window in front."""
        front = self.windows.front
        assert isinstance(front, Window)
        return front

    def keep_windows(self) -> None:
        """Keep for the next start what is open, from when the window was seen until the end."""

        def keep() -> KeptWindows:
            from circuit_editor.ui.shell.files.last_windows import KeptWindows

            if self._kept is None:
                self._kept = KeptWindows(self.windows, self._settings)
            return self._kept

        self.window.do_afterwards(keep)
        self.windows.ending.connect(lambda: keep().end())

    def keep_log(self, log: CrashLog) -> None:
        """Write down from now on what goes wrong, and offer what earlier programs left behind."""
        log.listen(self.tell_of)
        self.window.do_afterwards(self.offer_report)

    def offer_report(self) -> None:
        """Offer what is known of a crash, where there was one."""
        from circuit_editor.ui.app.crash_report import find_report

        report = find_report(crash_folder())
        if report is not None:
            from circuit_editor.ui.shell.help.crash_card import CrashCard

            window = self.window
            card = CrashCard(report, window.session, window.view, window.appearance)
            window.recovery.offering.connect(card.keep_place)

    def speak(self, code: str) -> None:
        """Go on in another language, here and the next time; "system": in that of the desktop."""
        front = self.window
        every = [each for each in self.windows.all if isinstance(each, Window)]
        for each in every:
            if not _is_at_rest(each):
                self.windows.bring(each)
                front.languages.refresh()
                return
        resume = [_end_class(each) for each in every]  # once nothing refuses
        self._settings.language = code
        language.speak(language.language_for(code))
        for before, go_on in zip(every, resume, strict=True):
            window = self._make(self.windows, before.session.successor())
            self.windows.replace(before, window)
            _succeed(before, window)
            go_on(window)
        self.windows.bring(self.window)
        self.offer_report()

    def _appearance(self) -> Appearance:
        return Appearance(self._settings.theme, is_safe=self._settings.is_red_green_safe)

    def _make(
        self, windows: OpenWindows, session: Session | None = None, *, opens_a_file: bool = False
    ) -> Window:
        """A window more, dressed as all are; on stage one of them alone is dressed for a hall."""
        appearance = self._appearance()
        window = Window(
            self._settings, appearance, session, opens_a_file=opens_a_file, windows=windows
        )
        appearance.setParent(window)
        KernelWarmup(window.session)
        # the menu in which one chose belongs to the window that goes: it is closed first
        window.languages.chosen.connect(self.speak, Qt.ConnectionType.QueuedConnection)
        return window

    def tell_of(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """An exception nobody caught: written in full to stderr, and told in the status line."""
        if isinstance(error, Unpainted):
            self._tell_once(error)
            return
        write_down(error)
        told = self.tr("Something went wrong inside the program; your work is kept: {error}")
        self._erred.emit(fill(told, error=str(error) or type(error).__name__))

    def _say(self, told: str) -> None:
        self.window.session.message.emit(told)

    def _end(self) -> None:
        self._has_ended = True
        self._settings.sync()

    def _say_not_kept(self, sentence: Sentence) -> None:
        if self._has_ended:  # no window is left
            print(say(sentence), file=sys.stderr)
        else:
            self._say(say(sentence))

    def _tell_once(self, error: Unpainted) -> None:
        """What cannot be painted now cannot be painted in the next picture either."""
        if error.where in self._unpainted:
            return
        self._unpainted.add(error.where)
        if error.__cause__ is not None:
            write_down(error.__cause__)
        told = say(
            Sentence.of(
                QT_TRANSLATE_NOOP(
                    "Sentence",
                    "Something could not be drawn and is crossed out; your work is kept: {error}",
                ),
                error=f"{type(error.__cause__).__name__}: {error}",
            )
        )
        # the status line paints at once: not while something else is being painted
        call_later(self, lambda: self._say(told))


def _end_class(window: Window) -> Callable[[Window], None]:
    """End lessons, steps and prediction; what brings another window to where this one stood."""
    if "classroom" not in vars(window):
        return lambda other: None
    before = window.classroom
    shows_lessons, lesson = before.shows_lessons, before.lessons.left
    step = before.stepping.position if before.stepping.is_on else None
    prediction, asked = before.predicting.position, before.predicting.current
    typed = "" if window.view.guessing is None else window.view.guessing.typed
    before.end()

    def resume(other: Window) -> None:
        now = other.classroom
        if shows_lessons:
            now.toggle_lessons()
        if lesson is not None:
            now.lessons.go_on_from(lesson)  # with its own steps and questions
        elif step is not None:
            now.stepping.start()
            now.stepping.go(step)
        if prediction is not None and not now.predicting.is_on:
            now.predicting.go_on_from(prediction)
        if typed and now.predicting.current == asked:
            other.view.answer(typed)

    return resume


def _is_at_rest(window: Window) -> bool:
    """Put away what is under way; False where something is typed that cannot stand, as is said."""
    window.view.in_place.finish_naming()
    if window.file_commands.is_loading:
        window.file_commands.loading.cancel()
    return window.commit_typing()


def _succeed(before: Window, window: Window) -> None:
    """Put a window where another stands, with its panels and its sight; that one goes unasked."""
    window.restoreGeometry(before.saveGeometry())  # what is under a maximised one, too
    if not before.isMaximized():
        window.setGeometry(before.geometry())
    window.side_panels.take_over(before.side_panels)
    window.show()
    window.view.view_states.look_as(before.view.view_states)
    if "palette" in vars(before.side_panels):
        window.palette_panel.gates.unfold_as(before.palette_panel.gates)
    if "expression_bar" in vars(before) and before.expression_bar.isVisible():
        window.show_expression_bar()
        window.expression_bar.field.setPlainText(before.expression_bar.field.toPlainText())
    else:
        window.view.setFocus()
    if "expression_bar" in vars(before):
        window.expression_bar.offer_as(before.expression_bar)
    window.autosave.take_over(before.autosave)
    window.preferences.take_over(before.preferences)
    if "recovery" in vars(before):
        window.recovery.take_over(before.recovery)
    else:  # it was not seen long enough to look for any
        window.recovery.begin()
    if "file_watch" in vars(before):
        before.file_watch.end()
    before.formulas.stop()
    before.hide()
    before.deleteLater()


def _collect_garbage() -> None:
    """From now on there may be some; what was loaded is none, and is never looked through again."""
    gc.freeze()
    gc.enable()
    collect_when_idle()
