"""A power cut at any point of a save leaves the old file or the new one, whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from disk_model import Left, Recorder, cuts
from test_round_trip import first_example

from circuit_editor import files
from circuit_editor.files import disk, save
from circuit_editor.files.writing import dump
from circuit_editor.model import edits

pytestmark = pytest.mark.skipif(os.name != "posix", reason="elsewhere no folder can be synced")
SOURCES = Path(files.__file__).parent
OLD = first_example()
NEW = edits.set_value(OLD, "x", 7)


def left_by(do, folder: Path, monkeypatch) -> list[Left]:
    """All that cuts of the power may leave of what is done in a folder."""
    with monkeypatch.context() as watched:
        return list(cuts(Recorder(folder, watched, SOURCES).run(do)))


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
