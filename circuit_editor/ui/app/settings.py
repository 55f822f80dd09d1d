"""The settings: each is declared once, with its key, its default and its check.

A settings file may be damaged, by hand or by a disk: what is not of the type is as if it was never
stored, and a start never fails by it. Nobody else knows QSettings.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Collection, Mapping
from typing import Any, Generic, Self, TypeGuard, TypeVar, overload

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal
from PySide6.QtGui import QKeySequence

from circuit_editor import files
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import QT_TRANSLATE_NOOP, Template
from circuit_editor.text.numbers import NumberFormat
from circuit_editor.ui.app import language, motion
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.deferred_loading import make_single_shot
from circuit_editor.ui.app.picture_options import FOR_SLIDES, PictureOptions

MOST_RECENT = 10
MOST_BACKUPS, USUAL_BACKUPS = 100, 10
LONGEST_PATH = 4096  # characters: no system opens a longer one
MOST_STEPS = 1_000  # of a lesson: none has as many
LESSONS = "lessons"  # a key for each below it
DONE, OPEN = "x", "-"  # a mark for each step of a lesson
MARKS = f"[{DONE}{OPEN}]{{0,{MOST_STEPS}}}"
PANELS = "panels"  # a key for each below it
PANEL = r"([0-9]{1,5}) (folded|[0-9]{1,5})"
FOLDED = "folded"
SHORTCUTS = "[a-z0-9-]{1,60}( [!-~]{1,40}){0,4}"
MOST_SHORTCUTS = 500  # lines: there are not as many commands
REST = 500  # ms after a change, before one looks whether it could be written
LARGEST = 1_000_000  # bytes of a settings file: the program writes some thousand
# Qt's own encoding of any type. The program never writes one; where its bytes are damaged Qt ends
# the process, and PySide would even run what is in them.
ENCODED = re.compile(rb"^.*@(Variant|DateTime)\(.*$", re.MULTILINE)

# What the preferences show, take back, and set as at the first start.
PREFERENCES = (
    *("theme", "is_red_green_safe", "language", "animations", "wheel_scrolls"),
    *("number_format", "shortcuts", "restores_windows", "backups"),
)

NOT_KEPT = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        'Settings, recent files and what was done of lessons cannot be written to "{path}". They '
        "hold until the program ends. See whether the disk is full or protected.",
    ),
    quoted=("path",),
)

T = TypeVar("T")


class Setting(Generic[T]):
    """One setting: its key, its default and its check, an attribute of the settings.

    `read` makes the value of what is stored, None where that is not fit for use; `write` makes what
    is stored of the value.
    """

    def __init__(
        self,
        key: str,
        default: T,
        read: Callable[[object], T | None],
        write: Callable[[T], object] = lambda value: value,
    ) -> None:
        self.key, self.default, self.read, self.write = key, default, read, write

    @overload
    def __get__(self, settings: None, owner: type) -> Self: ...
    @overload
    def __get__(self, settings: Settings, owner: type) -> T: ...
    def __get__(self, settings: Settings | None, owner: type) -> T | Self:
        if settings is None:
            return self
        found = self.read(settings.stored(self.key))
        return self.default if found is None else found

    def __set__(self, settings: Settings, value: T) -> None:
        before = self.__get__(settings, Settings)
        settings.keep(self.key, self.write(value))
        if value != before:
            settings.changed.emit(self.key)


def _one_of(*names: str) -> Callable[[object], str | None]:
    return lambda found: found if isinstance(found, str) and found in names else None


def _as_switch(found: object) -> bool | None:
    """A file of settings has words for it, the registry has not."""
    return {"true": True, "false": False}.get(str(found).lower())


def _as_backups(found: object) -> int | None:
    """A file of settings has a text for a number, the registry has not."""
    told = str(found)
    is_number = told.isascii() and told.isdecimal() and len(told) <= len(str(MOST_BACKUPS))
    return min(int(told), MOST_BACKUPS) if is_number else None


def _as_bytes(found: object) -> QByteArray | None:
    return found if isinstance(found, QByteArray) else None


def _as_paths(found: object) -> list[str]:
    paths = found if isinstance(found, list) else [found]  # Qt unwraps a list of one
    return [each for each in paths if _is_path(each)][:MOST_RECENT]


def _is_path(found: object) -> TypeGuard[str]:
    return isinstance(found, str) and 0 < len(found) <= LONGEST_PATH and "\0" not in found


def _as_steps(found: object) -> frozenset[int] | None:
    """Steps counted from 0; the first versions kept how many there were, the first ones."""
    if isinstance(found, str) and re.fullmatch(MARKS, found):
        return frozenset(at for at, mark in enumerate(found) if mark == DONE)
    if isinstance(found, str) and found.isdecimal() and len(found) < len(str(MOST_STEPS)):
        found = int(found)
    if not isinstance(found, int) or isinstance(found, bool):
        return None
    return frozenset(range(min(found, MOST_STEPS)))


def _as_marks(steps: Collection[int]) -> str:
    return "".join(DONE if at in steps else OPEN for at in range(max(steps, default=-1) + 1))


def _as_number_format(found: object) -> NumberFormat | None:
    return NumberFormat.of_stored(found) if isinstance(found, str) else None


def _as_shortcuts(found: object) -> dict[str, tuple[str, ...]] | None:
    """Lines such as "tidy Ctrl+T": a command's id, and its keys as the registry writes them."""
    lines = found if isinstance(found, list) else [found]  # Qt unwraps a list of one
    made = {}
    for line in lines[:MOST_SHORTCUTS]:
        if isinstance(line, str) and re.fullmatch(SHORTCUTS, line):
            id_, *keys = line.split(" ")
            made[id_] = tuple(key for key in keys if is_key(key))
    return made


def is_key(written: str) -> bool:
    """True for one key with what is held to it, as the registry writes it."""
    portable = QKeySequence.SequenceFormat.PortableText
    made = QKeySequence.fromString(written, portable)
    return made.count() == 1 and made.toString(portable) == written


def _from_shortcuts(chosen: Mapping[str, tuple[str, ...]]) -> list[str]:
    return [" ".join((id_, *keys)) for id_, keys in chosen.items()]


def _as_picture(found: object) -> PictureOptions | None:
    lines = found if isinstance(found, list) else [found]
    codes = tuple(each.code for each in language.LANGUAGES)
    texts = [each for each in lines if isinstance(each, str)]
    return PictureOptions.of_stored(texts, codes) if texts else None


class PanelChoice(NamedTuple):
    """Choices of the user for a panel beside the canvas; 0 is none.

    One that he unfolded is to be open in windows as wide as the one in which he did.
    """

    width: int = 0
    is_folded: bool = False
    open_from: int = 0  # the width of that window


def _as_panel(found: object) -> PanelChoice | None:
    read = re.fullmatch(PANEL, found) if isinstance(found, str) else None
    if read is None:
        return None
    width, state = read.groups()
    if state == FOLDED:
        return PanelChoice(int(width), is_folded=True)
    return PanelChoice(int(width), open_from=int(state))


def _from_panel(choice: PanelChoice) -> str:
    return f"{choice.width} {FOLDED if choice.is_folded else choice.open_from}"


class Settings(QObject):
    """All settings, as remembered from one start to the next; who shows one hears of its change."""

    changed = Signal(str)  # the key of a setting that has another value now
    not_kept = Signal(object)  # a sentence: nothing of them outlives the program; said once

    theme = Setting(  # light, dark, or as the system
        "theme", look.SYSTEM, _one_of(look.LIGHT.name, look.DARK.name)
    )
    minimap = Setting(  # whether it is shown, where not all of the circuit is in sight or always
        "minimap", "automatic", _one_of("hidden", "automatic", "shown")
    )
    gradient_widths = Setting(  # whether wires are as wide as their gradients are large
        "gradient-widths", False, _as_switch
    )
    same_scale = Setting(  # whether all tiles have one scale of colours
        "same-scale", False, _as_switch
    )
    is_red_green_safe = Setting(  # whether colours are those that all eyes can tell apart
        "red-green-safe", False, _as_switch
    )
    animations = Setting(  # whether things move by themselves, or as the system has it
        "animations", motion.SYSTEM, _one_of(motion.ON, motion.OFF)
    )
    wheel_scrolls = Setting(  # what a wheel does on the canvas without a key
        "wheel-scrolls", False, _as_switch
    )
    number_format = Setting(  # how numbers are written where they are read
        "numbers", NumberFormat(), _as_number_format, NumberFormat.as_stored
    )
    shortcuts = Setting[dict[str, tuple[str, ...]]](  # by commands that have not their own keys
        "shortcuts", {}, _as_shortcuts, _from_shortcuts
    )
    picture = Setting(  # how a circuit was drawn into a file the last time
        "picture", PictureOptions(scale=FOR_SLIDES), _as_picture, PictureOptions.as_stored
    )
    language = Setting(  # the code of the one that was chosen
        "language", language.SYSTEM, _one_of(*(each.code for each in language.LANGUAGES))
    )
    restores_windows = Setting(  # whether a start opens what was open at the last end
        "restore-windows", True, _as_switch
    )
    backups = Setting(  # how many earlier versions of each file are kept
        "backups", USUAL_BACKUPS, _as_backups
    )
    geometry = Setting[QByteArray | None](  # where the window stood, as Qt writes it
        "geometry", None, _as_bytes
    )
    recent = Setting[
        list[str]
    ](  # paths of files opened or saved, the latest first; asks no disk
        "recent", [], _as_paths, lambda paths: paths[:MOST_RECENT]
    )
    no_blocks_wanted = Setting[
        list[str]
    ](  # paths of files for which an offer was declined
        "no-blocks-wanted", [], _as_paths, lambda paths: paths[:MOST_RECENT]
    )

    def __init__(self, stored: QSettings | None = None) -> None:
        super().__init__()
        stored = QSettings() if stored is None else stored  # those of the user
        self._file = stored.fileName()
        self._stored = stored if _is_harmless(stored) else None
        self._unstored: dict[str, object] = {}  # where nothing outlives the program
        self._has_told = False
        self._look_soon = make_single_shot(self.sync, self, REST)

    def steps_done(self, lesson: str) -> frozenset[int]:
        """Which steps of a lesson were done, counted from 0."""
        return _steps_of(lesson).__get__(self, Settings)

    def keep_steps_done(self, lesson: str, steps: Collection[int]) -> None:
        """Remember which steps of a lesson were done."""
        _steps_of(lesson).__set__(self, frozenset(steps))

    def forget_lessons(self) -> None:
        """Forget how far one came in the lessons."""
        if self._stored is not None:
            self._stored.remove(LESSONS)
        for key in [each for each in self._unstored if each.startswith(f"{LESSONS}/")]:
            del self._unstored[key]

    def panel(self, name: str) -> PanelChoice:
        """What was chosen of a panel beside the canvas."""
        return _panel_setting(name).__get__(self, Settings)

    def keep_panel(self, name: str, choice: PanelChoice) -> None:
        """Remember what was chosen of a panel beside the canvas."""
        _panel_setting(name).__set__(self, choice)

    def sync(self) -> None:
        """Write what is to be remembered now; say so once where that cannot be."""
        if self._stored is not None and _is_file(self._file):
            self._stored.sync()
            if self._stored.isWritable() and self._stored.status() != QSettings.Status.AccessError:
                return
        if not self._has_told:
            self._has_told = True
            self.not_kept.emit(NOT_KEPT(path=self._file))

    def keep(self, key: str, value: object) -> None:
        """Store a value, as one of Qt's types or of Python's."""
        if self._stored is not None and _is_file(self._file):
            self._stored.setValue(key, value)
            self._unstored.pop(key, None)
        else:
            self._unstored[key] = value
        self._look_soon.start()

    def stored(self, key: str) -> Any:
        """What is stored, as it was found; None where nothing is."""
        try:
            if self._stored is None or key in self._unstored:
                return self._unstored.get(key)
            return self._stored.value(key)
        except Exception:  # what PySide cannot make of a damaged value is of no one's concern
            return None


def _steps_of(lesson: str) -> Setting[frozenset[int]]:
    return Setting(f"{LESSONS}/{lesson}", frozenset(), _as_steps, _as_marks)


def _panel_setting(name: str) -> Setting[PanelChoice]:
    return Setting(f"{PANELS}/{name}", PanelChoice(), _as_panel, _from_panel)


def _is_file(path: str) -> bool:
    """True for a file, or where there is none; for a pipe Qt would wait for ever."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except (OSError, ValueError):
        return True  # Qt finds out, or it is no file but the registry


def _is_harmless(stored: QSettings) -> bool:
    """True where Qt may read the settings; the file is mended first where that is possible.

    Qt has split it into sections by now, and reads a section when the first value is asked for.
    """
    if stored.format() == QSettings.Format.NativeFormat and os.name != "posix":
        return True  # no file, but the registry
    path = stored.fileName()
    try:
        if not _is_file(path):
            return False
        if os.path.getsize(path) > LARGEST:
            os.replace(path, f"{path}.damaged")
        else:
            with open(path, "rb") as file:
                data = file.read(LARGEST)
            if not ENCODED.search(data):
                return True
            files.write_whole(ENCODED.sub(b"", data), path)
    except FileNotFoundError:
        return True
    except (OSError, ValueError, files.FileError):
        return False
    stored.sync()  # reads the file anew
    return True
