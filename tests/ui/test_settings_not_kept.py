"""Settings that cannot be written are said so once, and hold until the program ends."""

from __future__ import annotations

from itertools import product

import pytest
from injected_faults import FAULTS, Place
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication

from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.app.startup import Application

INI = QSettings.Format.IniFormat

# What is done to files as they are; of all else Qt says one thing, that it has no access.
REAL = {"folder gone", "target a folder", "fifo", "link that leads to itself"}
REAL |= {"link that leads nowhere"}


class Refused(QSettings):
    """Settings of a disk that takes nothing: Qt tells no more of it than this."""

    def sync(self) -> None: ...

    def event(self, event: QEvent) -> bool:  # in which Qt would write by itself
        return True

    def status(self) -> QSettings.Status:
        return QSettings.Status.AccessError


# what is written, and how it is read
WRITTEN = {
    "settings": (lambda each: setattr(each, "theme", "dark"), lambda each: each.theme == "dark"),
    "recent files": (
        lambda each: setattr(each, "recent", ["/a.circuit"]),
        lambda each: each.recent == ["/a.circuit"],
    ),
    "lesson progress": (
        lambda each: each.keep_steps_done("1-x", [0, 2]),
        lambda each: each.steps_done("1-x") == {0, 2},
    ),
}


@pytest.mark.parametrize("what", WRITTEN)
def test_what_is_set_holds_and_it_is_said_once(qapp, tmp_path, monkeypatch, what):
    monkeypatch.setattr("circuit_editor.ui.app.settings.REST", 0)
    for number, (fault, moment) in enumerate(product(FAULTS, ("start", "use", "close"))):
        folder = tmp_path / str(number) / "settings"
        folder.mkdir(parents=True)
        meet(what, Place(folder, folder / "settings.ini"), fault, moment, monkeypatch)


def meet(what: str, place: Place, fault: str, moment: str, monkeypatch) -> None:
    """Set something while there is a fault, from the start on or later; see what is said."""
    write, holds = WRITTEN[what]
    place.target.write_text("[General]\nlanguage=zh_Hant\n")
    before = place.target.read_bytes()
    place.may_be_taken = fault == "link that leads to itself"  # Qt puts a file there
    stored = (QSettings if fault in REAL else Refused)(str(place.target), INI)
    said: list[str] = []
    if moment != "start":
        settings = Settings(stored)
        assert settings.language == "zh_Hant"
    with FAULTS[fault](place, monkeypatch):
        if moment == "start":
            settings = Settings(stored)
        settings.not_kept.connect(lambda told: said.append(str(told)))
        write(settings)
        if moment == "close":
            settings.sync()
        else:
            QApplication.processEvents()  # soon
        assert holds(settings), fault
        settings.sync()
        assert holds(settings), fault
    if said:
        (told,) = said
        assert 'cannot be written to "/' in told and "whether the disk is full" in told, fault
        assert place.target.read_bytes() == before, fault  # what stood there is whole
    else:
        assert fault in REAL, f"{fault}: nothing is said"
        assert holds(Settings(QSettings(str(place.target), INI))), f"{fault}: it is not written"


def test_a_program_says_so_in_its_window_and_at_its_end_in_the_terminal(qapp, tmp_path, capfd):
    for has_window in (True, False):
        settings = Settings(Refused(str(tmp_path / f"{has_window}.ini"), INI))
        program = Application(settings)
        said: list[str] = []
        program.window.session.message.connect(said.append)
        if has_window:
            settings.recent = ["/a.circuit"]
            settings.sync()
            assert len(said) == 1 and "until the program ends" in said[0]
        program.window.close()
        assert ("until the program ends" in capfd.readouterr().err) == (not has_window)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
