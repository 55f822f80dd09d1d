"""Crash recovery: offers the unsaved work that a program left behind, once the window is seen."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from circuit_editor import files
from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.app.deferred_loading import call_later, make_single_shot
from circuit_editor.ui.canvas.view import CanvasView
from circuit_editor.ui.shell.commands import FILE, Registrar
from circuit_editor.ui.shell.files.autosave import folder

if TYPE_CHECKING:  # most starts find nothing
    from circuit_editor.files.recovery import FoundCopy
    from circuit_editor.ui.shell.files.recovery_card import RecoveryCard
    from circuit_editor.ui.shell.panels.dock_window import DockWindow

GONE_WELL = 1000  # ms after copies were offered, or one was recovered, and nothing ended
LAST_WAIT = 0.2  # s: a disk that is slow does not keep a window from closing
command = Registrar("recovery")


def may_find_copies() -> bool:
    """True where there are copies, be they of programs that run; quickly known. Never raises."""
    try:
        return any(each.endswith((".journal", ".circuit")) for each in os.listdir(folder()))
    except OSError:
        return False


class Recovery(QObject):
    """The copies that were found, until each is answered. None is deleted that nobody gave up."""

    offering = Signal(bool)  # something is offered now, or nothing any more
    searched = Signal()  # all copies there are were read

    def __init__(
        self,
        view: CanvasView,
        parent: QObject,
        window_for: Callable[[Path | None], DockWindow],
        others: Callable[[], Iterable[Recovery]],
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._window_for = window_for  # the work on a file, or on none
        self._others = others  # those of all windows, this one too
        self._found: list[FoundCopy] = []
        self._discarded: list[FoundCopy] = []  # which can be had back with a click, for a while
        self._card: RecoveryCard | None = None
        self._search: Iterator[FoundCopy] | None = None
        self._is_aside = False  # while one presents
        self._is_asked = False  # somebody wants to know, and is told where there is nothing
        self._recovered: FoundCopy | None = None
        self._gone_well = make_single_shot(self._note_that_it_went_well, self, GONE_WELL)

    def begin(self) -> None:
        """Look for copies nobody works on any more, and offer those there are."""
        if self._found or self._search is not None:
            return
        self._search = self._copies()
        self._go_on()

    def _copies(self) -> Iterator[FoundCopy]:
        """The copies that are found; where that goes wrong the program goes on without."""
        try:
            if os.path.isdir(folder()):
                from circuit_editor.files import recovery

                yield from recovery.find_copies(folder(), asked=self._is_asked)
        except Exception as error:
            told = self.tr("Unsaved work from earlier could not be looked for: {error}")
            self._view.session.message.emit(told.format(error=files.reason(error)))

    @command("recover", QT_TRANSLATE_NOOP("Action", "Reco&ver unsaved work…"), menus={FILE: 230})
    def ask(self) -> None:
        """Offer them again, with the keyboard: somebody wants to see them."""
        self._is_asked, self._is_aside = True, False
        for each in self._others():
            if each is not self and not self._found and self._search is None:
                self.take_over(each)
                each._offer()
        self._discarded.clear()  # they are found with those discarded before
        if self._search is None:
            self._search = self._copies()
            self._go_on()

    def step_aside(self, *, aside: bool) -> None:
        """Keep the offer back while one presents, and make it again afterwards."""
        self._is_aside = aside
        if self._card is not None:
            self._card.setVisible(self._has_rows and not aside)

    @property
    def _has_rows(self) -> bool:
        return bool(self._found or self._discarded)

    def put_off(self) -> None:
        """Leave what is not answered to the next start, or to another program."""
        self._search = None
        for each in self._discarded:
            each.copy.wait(LAST_WAIT)
        self._discarded.clear()
        self._note_that_it_went_well()
        self._let_go(self._found)
        self._offer()

    def _let_go(self, found: list[FoundCopy]) -> None:
        """Leave copies to whoever looks for them next."""
        for each in found:
            each.copy.let_go()
        for each in found:
            each.copy.wait(LAST_WAIT)
        self._found = [each for each in self._found if each not in found]

    def _note_that_it_went_well(self) -> None:
        """The program lives on with what it read: that is not what ends it."""
        self._gone_well.stop()
        tried = [each for each in self._found if not each.is_given_up]
        for each in [*tried, *([self._recovered] if self._recovered is not None else [])]:
            each.copy.end_attempt()
        self._recovered = None

    def take_over(self, before: Recovery) -> None:
        """Go on where another window stands."""
        self._found, before._found = before._found, []
        self._search, before._search = before._search, None
        self._gone_well.start()
        if self._search is not None:
            self._go_on()
        elif self._found:
            self._offer()

    def _go_on(self) -> None:
        """Read one copy, and let the window live before the next."""
        found = next(self._search, None) if self._search is not None else None
        if found is not None:
            if all(found.copy.path != each.copy.path for each in self._found):
                self._found.append(found)
            call_later(self, self._go_on)
            return
        self._search = None
        self._gone_well.start()
        self._sort()
        if self._found:
            self._offer()
        elif self._is_asked:
            self._is_asked = False
            self._view.session.message.emit(self.tr("There is no unsaved work to recover."))
        self.searched.emit()

    def _sort(self) -> None:
        """What was discarded comes last, and before it what cannot be read."""
        self._found.sort(
            key=lambda each: (each.discarded_at or 0, each.document is None, -each.kept_at)
        )

    @property
    def offered(self) -> list[FoundCopy]:
        """The copies that are not answered yet."""
        return [*self._found]

    def _offer(self) -> None:
        """Show what is not answered yet; put the card away where all is."""
        if self._card is None and not self._has_rows:
            return
        focused = QApplication.focusWidget()
        had_keys = bool(self._card and focused and self._card.isAncestorOf(focused))
        self.card.offer(self._found, self._discarded)
        self.card.setVisible(self._has_rows and not self._is_aside)
        self.offering.emit(self._has_rows)
        if self.card.isVisible() and (had_keys or self._is_asked):
            self.card.take_focus()
        elif had_keys:
            self._view.setFocus()
        self._is_asked = False

    @property
    def card(self) -> RecoveryCard:
        """Where they are offered; made when there is something to offer."""
        if self._card is None:
            from circuit_editor.ui.shell.files.recovery_card import RecoveryCard

            self._card = RecoveryCard(self._view)
            self._card.recovered.connect(self._recover)
            self._card.discarded.connect(self._discard)
            self._card.wanted_back.connect(self._bring_back)
            self._card.tried_again.connect(self._try_again)
            self._card.put_off.connect(self.put_off)
        return self._card

    def _recover(self, found: FoundCopy) -> None:
        assert found.document is not None
        if found.discarded_at is not None:
            found.copy.bring_back()
            found.copy.wait(LAST_WAIT)
        found.copy.begin_attempt()
        self._recovered = found
        self._gone_well.start()
        window = self._window_for(found.origin)
        show = _resume if found.lesson is not None else _show
        if not show(window, found):
            if found.discarded_at is not None:
                found.copy.discard()
                found.copy.let_go()
            return
        window.autosave.adopt(found)  # the copy stays until the work is saved or given up
        self._found.remove(found)
        if not self._found:
            self._discarded.clear()  # who works on has what was wanted
        self._offer()
        if not self._found:
            window.view.setFocus()

    def _discard(self, found: FoundCopy) -> None:
        found.copy.discard()
        found.copy.let_go()
        self._found.remove(found)
        self._discarded.append(found)
        self._offer()

    def _bring_back(self, found: FoundCopy) -> None:
        found.copy.bring_back()
        self._discarded.remove(found)
        self._found.append(found)
        self._sort()
        self._offer()

    def _try_again(self, found: FoundCopy) -> None:
        from circuit_editor.files.recovery import read_again

        self._found[self._found.index(found)] = read_again(found)
        self._gone_well.start()
        self._sort()
        self._offer()


def _show(window: DockWindow, found: FoundCopy) -> bool:
    """Show the work of a copy; False where what is there was not to be left."""
    return window.file_commands.recover(found)


def _resume(window: DockWindow, found: FoundCopy) -> bool:
    """Go on with the lesson that a circuit belongs to; where that is gone, with the circuit."""
    assert found.lesson is not None and found.document is not None
    if not window.file_commands.may_leave():
        return False
    lesson = found.lesson
    return window.resume_lesson(lesson.id, lesson.step, found.document) or _show(window, found)
