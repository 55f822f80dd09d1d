"""Whatever the settings file holds, the program starts, and a save saves.

The suite tries more than a hundred files; ten thousand (or SETTINGS_FILES) are tried by

    python3 packaging/dev.py test -m soak tests/ui/test_damaged_settings.py
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from canvases import first_example
from damaged_settings import DECLARED, damaged, sound
from PySide6.QtCore import QByteArray, QEvent, QSettings
from PySide6.QtWidgets import QApplication

from circuit_editor import files
from circuit_editor.ui.app import language
from circuit_editor.ui.app.language import ENGLISH
from circuit_editor.ui.app.settings import PanelChoice, Settings
from circuit_editor.ui.app.startup import Application

pytestmark = pytest.mark.no_qt_log  # Qt says what it thinks of such files
LESSON = "2-first-example"


@pytest.fixture
def folder(qapp, tmp_path):
    """A folder with places that no path should lead to."""
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "file").write_bytes(b"")
    font, palette = QApplication.font(), QApplication.palette()
    yield tmp_path
    language.speak(ENGLISH)
    QApplication.setFont(font)
    QApplication.setPalette(palette)
    QApplication.instance().setStyleSheet("")


def stored(data: bytes, folder: Path, name: str = "settings") -> Settings:
    """Settings whose file holds this; each has a name of its own, as Qt remembers what it read."""
    path = folder / f"{name}.ini"
    path.write_bytes(data)
    return Settings(QSettings(str(path), QSettings.Format.IniFormat))


def start_and_save(settings: Settings, folder: Path) -> Application:
    """Start the program, save, close it."""
    program = Application(settings)
    window = program.window
    target = folder / "saved.circuit"
    window.file_commands.show_document(first_example(), target)
    window.session.set_value("x", 3)
    assert window.file_commands.save()
    assert float(files.load(target).root.values["x"]) == 3
    assert window.close()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return program


def read_all(settings: Settings) -> None:
    """Ask for every setting: whatever is stored, each is of its type."""
    assert settings.theme in ("system", "light", "dark")
    assert settings.language in ("system", "en", "zh_Hant", "zh_Hans")
    assert settings.geometry is None or isinstance(settings.geometry, QByteArray)
    assert all(isinstance(each, str) and each for each in settings.recent)
    assert settings.steps_done(LESSON) <= frozenset(range(1_000))
    for name, each in DECLARED.items():
        found = getattr(settings, name)
        assert found == each.default or each.read(each.write(found)) == found


def test_every_setting_has_a_key_of_its_own():
    assert len({each.key for each in DECLARED.values()}) == len(DECLARED) >= 4


def test_settings_that_are_damaged_are_left_out(folder):
    for seed in range(100):
        read_all(stored(damaged(random.Random(seed), folder), folder, f"{seed}"))


def test_the_program_starts_with_ten_of_them(tmp_path):
    # In a process of its own: a start dresses every widget there is, and many starts amid
    # what other tests left behind would try those instead of the settings.
    this = f"{__file__}::{test_the_program_starts_with_ten_thousand_of_them.__name__}"
    options = ["-m", "soak", "-n0", "-p", "no:cacheprovider", "--basetemp", str(tmp_path / "own")]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *options, this],
        env=os.environ | {"SETTINGS_FILES": "10"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 passed" in done.stdout


@pytest.mark.soak
def test_the_program_starts_with_ten_thousand_of_them(qtbot, folder):
    for seed in range(int(os.environ.get("SETTINGS_FILES", "10000"))):
        (folder / "seed").write_text(str(seed))  # what to look at where the process itself ends
        settings = stored(damaged(random.Random(seed), folder), folder, f"{seed}")
        window = start_and_save(settings, folder).window
        for each in (window.session, window.view, window.inspector, window):
            vars(each).clear()  # ten thousand of them: slots that are lambdas keep what is gone


def test_sound_settings_are_kept(folder):
    settings = stored(sound(random.Random(0), folder), folder)
    assert (settings.theme, settings.language) == ("light", "en")
    assert settings.geometry is not None and settings.geometry.size() == 66
    assert settings.recent == [str(folder / f"{each}.circuit") for each in range(3)]
    assert settings.steps_done(LESSON) == {0, 1, 2}


@pytest.mark.parametrize(
    ("kept", "done"),
    [("3", {0, 1, 2}), ("x-x", {0, 2}), ("-", set()), ("x-y", set()), ("x" * 2_000, set())],
)
def test_which_steps_were_done_is_read_and_so_is_how_many_there_were(folder, kept, done):
    settings = stored(f"[lessons]\n{LESSON}={kept}\n".encode(), folder)
    assert settings.steps_done(LESSON) == done


@pytest.mark.parametrize(
    ("kept", "choice"),
    [
        ("150 0", PanelChoice(150)),
        ("0 folded", PanelChoice(is_folded=True)),
        ("250 1280", PanelChoice(250, open_from=1280)),
        *((each, PanelChoice()) for each in ("hello", "150", "-1 0", "999999 0", "٣ 0", "1 0 0")),
    ],
)
def test_what_was_chosen_of_a_panel_is_read_and_nothing_else(folder, kept, choice):
    settings = stored(f"[panels]\npalette={kept}\n".encode(), folder)
    assert settings.panel("palette") == choice
    settings.keep_panel("inspector", choice)
    assert settings.panel("inspector") == choice


def test_a_text_for_the_geometry_and_an_endless_path_stop_no_start(qtbot, folder):
    data = b"[General]\ngeometry=hello\nrecent=/" + b"x" * 5000
    start_and_save(stored(data, folder), folder)


def test_bytes_that_would_end_the_process_are_taken_out_and_the_rest_is_kept(folder):
    data = (
        b"[General]\ntheme=dark\ngeometry=@Variant(\\0\\0\\0\\t\\x7f\\xff\\xff\\xff)\nlanguage=en\n"
    )
    settings = stored(data, folder)
    assert (settings.theme, settings.language, settings.geometry) == ("dark", "en", None)
    assert b"@Variant" not in (folder / "settings.ini").read_bytes()


def test_settings_too_large_to_be_ours_are_put_aside(folder):
    settings = stored(b"[General]\ntheme=dark\nx=" + b"y" * 2_000_000, folder)
    assert settings.theme == "system"
    settings.theme = "light"
    settings.sync()
    assert Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)).theme == (
        "light"
    )
    assert (folder / "settings.ini.damaged").stat().st_size > 2_000_000


def test_settings_that_cannot_be_mended_are_not_read(folder, monkeypatch):
    def failing(*_: object) -> None:
        raise OSError(30, os.strerror(30))

    monkeypatch.setattr(os, "replace", failing)
    settings = stored(b"[General]\ntheme=dark\nx=@Variant(\\0\\0\\0\\t\\x7f)", folder)
    assert settings.theme == "system"
    settings.theme = "dark"  # forgotten, and no harm done
    settings.forget_lessons()
    settings.sync()
    read_all(settings)
