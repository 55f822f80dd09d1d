"""A power cut at any point of a save leaves the old file or the new one, whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from disk_model import Left, Recorder, cuts
from test_round_trip import first_example

from circuit_editor import files
from circuit_editor.files import disk, journal, recovery, save, saving
from circuit_editor.files.backups import Backups
from circuit_editor.files.known_bytes import known_of
from circuit_editor.files.saving import save_over
from circuit_editor.files.writing import dump
from circuit_editor.model import edits

pytestmark = pytest.mark.skipif(os.name != "posix", reason="elsewhere no folder can be synced")
SOURCES = Path(files.__file__).parent
OLD = first_example()
NEW = edits.set_value(OLD, "x", 7)


def left_by(do, folder: Path, monkeypatch, *, in_order: bool = False) -> list[Left]:
    """All that cuts of the power may leave of what is done in a folder."""
    with monkeypatch.context() as watched:
        return list(cuts(Recorder(folder, watched, SOURCES).run(do), in_order=in_order))


def last(found: list[Left]) -> list[Left]:
    """What may be left once the save has returned."""
    return [each for each in found if each.when == found[-1].when]


def test_a_cut_leaves_the_old_or_the_new_file_whole(tmp_path, monkeypatch):
    path = tmp_path / "a.circuit"
    save(OLD, path)
    found = left_by(lambda: save(NEW, path), tmp_path, monkeypatch)
    assert {each.files["a.circuit"] for each in found} == {dump(OLD), dump(NEW)}
    assert {each.files["a.circuit"] for each in last(found)} == {dump(NEW)}  # it was promised
    others = {name for each in found for name in each.files} - {path.name}
    assert all(name.startswith(disk.TEMPORARY) for name in others)


def test_a_cut_of_the_first_save_leaves_no_half_file(tmp_path, monkeypatch):
    path = tmp_path / "a.circuit"
    found = left_by(lambda: save(NEW, path), tmp_path, monkeypatch)
    assert {each.files.get("a.circuit") for each in found} == {None, dump(NEW)}
    assert {each.files.get("a.circuit") for each in last(found)} == {dump(NEW)}


def test_a_file_that_others_link_to_is_whole_under_both_names(tmp_path, monkeypatch):
    path = tmp_path / "a.circuit"
    save(OLD, path)
    os.link(path, tmp_path / "other")
    found = left_by(lambda: save(NEW, path), tmp_path, monkeypatch)
    assert {each.files["a.circuit"] for each in found} == {dump(OLD), dump(NEW)}
    assert {each.files["other"] for each in found} == {dump(OLD)}


@pytest.mark.parametrize("can_swap", [True, False])
def test_a_cut_of_a_save_that_keeps_a_backup(tmp_path, monkeypatch, can_swap):
    path, backups = tmp_path / "a.circuit", Backups(tmp_path / "kept", 5)
    save(OLD, path)
    if not can_swap:
        monkeypatch.setattr(saving, "swap", lambda *_: False)

    def do() -> None:
        saved = save_over(NEW, path, known_of(dump(OLD)), backups)
        assert saved.problem is None and saved.foreign is None

    found = left_by(do, tmp_path, monkeypatch)
    assert {each.files["a.circuit"] for each in found} == {dump(OLD), dump(NEW)}
    assert {each.files["a.circuit"] for each in last(found)} == {dump(NEW)}
    others = {name for each in found for name in each.files} - {path.name}
    assert all(name.startswith((disk.TEMPORARY, saving.REPLACED, "kept/")) for name in others)
    assert [each.path.read_bytes() for each in backups.of(path)] == [dump(OLD)]


@pytest.mark.parametrize("can_swap", [True, False])
def test_a_cut_never_costs_what_another_program_wrote(tmp_path, monkeypatch, can_swap):
    """From when it was on the disk it is in the file, beside it, or a backup."""
    path, backups = tmp_path / "a.circuit", Backups(tmp_path / "kept", 5)
    save(OLD, path)
    theirs = dump(edits.set_value(OLD, "x", 9))
    look = saving._known

    def late(*asked: object) -> object:
        known = look(*asked)
        with open(path, "wb") as file:  # after the last look
            file.write(theirs)
            file.flush()
            os.fsync(file.fileno())
        return known

    monkeypatch.setattr(saving, "_known", late)
    if not can_swap:
        monkeypatch.setattr(saving, "swap", lambda *_: False)

    def do() -> None:
        assert save_over(NEW, path, known_of(dump(OLD)), backups).foreign is not None

    found = left_by(do, tmp_path, monkeypatch, in_order=True)
    wrote = next(at for at, each in enumerate(found) if each.files["a.circuit"] == theirs)
    whole = {dump(OLD), theirs, dump(NEW)}
    since = [each for each in found[wrote:] if each.when != found[wrote].when]
    assert all(each.files["a.circuit"] in whole for each in since)
    assert all(theirs in each.files.values() for each in since)
    assert {each.files["a.circuit"] for each in last(found)} == {dump(NEW)}


def test_a_cut_leaves_the_journal_as_it_was_after_some_step(tmp_path, monkeypatch):
    """What was promised to be kept is; of what was not yet, all that holds."""
    copy, kept = recovery.RecoveryCopy.in_folder(tmp_path), journal.Journal()
    steps = [edits.set_value(OLD, "x", each) for each in range(4)]
    name = copy.path.name

    def read(left: Left) -> object:
        return journal.read_journal(left.files[name]).document if name in left.files else None

    for at, each in enumerate(steps):
        size = kept.size
        for _ in kept.follow(each, {}):
            pass

        def write(size: int = size) -> None:
            writing = copy.write_from(kept.since(size), size)
            copy.wait(30)
            assert writing.failure is None

        found = left_by(write, tmp_path, monkeypatch)
        before = steps[at - 1] if at else None
        assert {read(left) for left in found} == {before, each}
        assert {read(left) for left in last(found)} == {each}
    copy.remove()
    copy.let_go()
    copy.wait(30)


# --- the model sees what it should ------------------------------------------------------------


def in_place(path: Path) -> None:
    path.write_bytes(dump(NEW))


def without_sync(path: Path) -> None:
    path.with_name("new").write_bytes(dump(NEW))
    os.replace(path.with_name("new"), path)


def without_the_folder(path: Path) -> None:
    with open(path.with_name("new"), "wb") as file:
        file.write(dump(NEW))
        file.flush()
        os.fsync(file.fileno())
    os.replace(path.with_name("new"), path)


def away_first(path: Path) -> None:
    with open(path.with_name("new"), "wb") as file:
        file.write(dump(NEW))
        file.flush()
        os.fsync(file.fileno())
    os.unlink(path)
    os.rename(path.with_name("new"), path)


@pytest.mark.parametrize("way", [in_place, without_sync, away_first])
def test_a_save_that_is_not_whole_is_found(tmp_path, monkeypatch, way):
    path = tmp_path / "a.circuit"
    save(OLD, path)
    found = left_by(lambda: way(path), tmp_path, monkeypatch)
    assert {each.files.get("a.circuit") for each in found} > {dump(OLD), dump(NEW)}


def test_a_save_that_may_be_forgotten_is_found(tmp_path, monkeypatch):
    path = tmp_path / "a.circuit"
    save(OLD, path)
    found = left_by(lambda: without_the_folder(path), tmp_path, monkeypatch)
    assert {each.files["a.circuit"] for each in found} == {dump(OLD), dump(NEW)}
    assert {each.files["a.circuit"] for each in last(found)} == {dump(OLD), dump(NEW)}
