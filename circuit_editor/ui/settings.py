"""The settings: every one with its type and what it is where nothing fit for use is stored.

A settings file may be damaged, by hand or by a disk: what is not of the type is as if it was never
stored, and a start never fails by it. Nobody else asks QSettings for a value.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from circuit_editor import files
from circuit_editor.ui import language
from circuit_editor.ui import theme as look

THEME, GEOMETRY, RECENT, LESSONS = "theme", "geometry", "recent", "lessons"
MOST_RECENT = 10
LONGEST_PATH = 4096  # characters: no system opens a longer one
MOST_STEPS = 1_000  # of a lesson: none has as many
DONE, OPEN = "x", "-"  # a mark for each step of a lesson
MARKS = re.compile(f"[{DONE}{OPEN}]{{0,{MOST_STEPS}}}")
LARGEST = 1_000_000  # bytes of a settings file: the program writes some thousand
# Qt's own encoding of any type. The program never writes one; where its bytes are damaged Qt ends
# the process, and PySide would even run what is in them.
ENCODED = re.compile(rb"^.*@(Variant|DateTime)\(.*$", re.MULTILINE)


class Settings:
    """What is remembered from one start to the next."""

    def __init__(self, stored: QSettings) -> None:
        self._stored = stored if _is_harmless(stored) else None  # nothing is remembered

    @staticmethod
    def of(stored: QSettings | Settings) -> Settings:
        """The settings that are kept there."""
        return stored if isinstance(stored, Settings) else Settings(stored)

    @property
    def theme(self) -> str:
        """Light, dark, or as the system."""
        found = self._value(THEME)
        return found if found in (look.LIGHT.name, look.DARK.name) else look.SYSTEM

    @theme.setter
    def theme(self, name: str) -> None:
        self._keep(THEME, name)

    @property
    def language(self) -> str:
        """The code of the language that was chosen, or "system"."""
        found = self._value(language.KEY)
        return found if found in [each.code for each in language.LANGUAGES] else language.SYSTEM

    @language.setter
    def language(self, code: str) -> None:
        self._keep(language.KEY, code)

    @property
    def geometry(self) -> QByteArray | None:
        """Where the window stood, as Qt writes it; None where it never was."""
        found = self._value(GEOMETRY)
        return found if isinstance(found, QByteArray) else None

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._keep(GEOMETRY, geometry)

    @property
    def recent(self) -> list[str]:
        """The paths of the files opened or saved last, the latest first; no disk is asked."""
        found = self._value(RECENT)
        paths = found if isinstance(found, list) else [found]  # Qt unwraps a list of one
        return [each for each in paths if _is_path(each)][:MOST_RECENT]

    @recent.setter
    def recent(self, paths: list[str]) -> None:
        self._keep(RECENT, paths[:MOST_RECENT])

    def steps_done(self, lesson: str) -> frozenset[int]:
        """Which steps of a lesson were done, counted from 0.

        The first versions kept how many there were, the first ones.
        """
        found = self._value(f"{LESSONS}/{lesson}")
        if isinstance(found, str) and MARKS.fullmatch(found):
            return frozenset(at for at, mark in enumerate(found) if mark == DONE)
        if isinstance(found, str) and found.isdecimal() and len(found) < len(str(MOST_STEPS)):
            found = int(found)
        is_number = isinstance(found, int) and not isinstance(found, bool)
        return frozenset(range(min(found, MOST_STEPS))) if is_number else frozenset()

    def keep_steps_done(self, lesson: str, steps: Collection[int]) -> None:
        """Remember which steps of a lesson were done."""
        marks = (DONE if at in steps else OPEN for at in range(max(steps, default=-1) + 1))
        self._keep(f"{LESSONS}/{lesson}", "".join(marks))

    def forget_lessons(self) -> None:
        """Forget how far one came in the lessons."""
        if self._stored is not None:
            self._stored.remove(LESSONS)

    def sync(self) -> None:
        """Write what is to be remembered now."""
        if self._stored is not None:
            self._stored.sync()

    def _keep(self, key: str, value: object) -> None:
        if self._stored is not None:
            self._stored.setValue(key, value)

    def _value(self, key: str) -> Any:
        try:
            return self._stored.value(key) if self._stored is not None else None
        except Exception:  # what PySide cannot make of a damaged value is of no one's concern
            return None


def _is_harmless(stored: QSettings) -> bool:
    """True where Qt may read the settings; the file is mended first where that is possible.

    Qt has split it into sections by now, and reads a section when the first value is asked for.
    """
    if stored.format() == QSettings.Format.NativeFormat and os.name != "posix":
        return True  # no file, but the registry
    path = stored.fileName()
    try:
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


def _is_path(found: object) -> bool:
    return isinstance(found, str) and 0 < len(found) <= LONGEST_PATH and "\0" not in found
