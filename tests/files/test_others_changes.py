"""What other programs wrote into a file is noticed by a save, kept, and told."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
from itertools import count
from pathlib import Path

import pytest
from test_round_trip import first_example

from circuit_editor.files import FileError, disk, dump, load, migrations, saving
from circuit_editor.files.backups import (
    ANSWERED,
    EARLIER,
    FOREIGN,
    ORIGINAL,
    SAVED,
    Backup,
    Backups,
)
from circuit_editor.files.known_bytes import NOTHING, known_in, known_of
from circuit_editor.files.saving import ChangedFile, save_over
from circuit_editor.model import Document, edits

posix_only = pytest.mark.skipif(os.name != "posix", reason="owners and modes are those of POSIX")


def numbered(number: float) -> Document:
    """A circuit that differs from others by a number."""
    return edits.set_value(first_example(), "x", number)


@pytest.fixture
def path(tmp_path) -> Path:
    """Where a circuit is saved already, alone in its folder."""
    folder = tmp_path / "work"
    folder.mkdir()
    path = folder / "saved.circuit"
    path.write_bytes(dump(numbered(0)))
    return path


@pytest.fixture
def backups(tmp_path) -> Backups:
    return Backups(tmp_path / "backups", 10)


@pytest.fixture(params=["swap", "link", "copy"])
def way(request, monkeypatch) -> str:
    """How the file that is replaced is kept: file systems differ in what they can."""
    if request.param != "swap":
        monkeypatch.setattr(saving, "swap", lambda *_: False)
    if request.param == "copy":

        def no_links(*_: object) -> None:
            raise OSError(errno.EOPNOTSUPP, "no links")

        monkeypatch.setattr(os, "link", no_links)
    return str(request.param)


def just_before_it_is_replaced(monkeypatch, do) -> None:
    """Let another program do something in the gap between the look and the save."""
    real = os.replace

    def replace(source, target):
        if saving.REPLACED in str(target) or str(source).endswith("saved.circuit"):
            monkeypatch.setattr(os, "replace", real)
            do()
        real(source, target)

    monkeypatch.setattr(os, "replace", replace)


def contents(backups: Backups, path: Path) -> list[bytes]:
    return [each.path.read_bytes() for each in backups.of(path)]


def unanswered(backups: Backups, path: Path) -> list[Backup]:
    return [each for each in backups.of(path) if not each.is_answered]


def test_a_save_over_what_is_known_keeps_what_it_replaced(path, backups, way):
    saved = save_over(numbered(1), path, known_in(path), backups)
    assert saved == saving.SavedFile(known_of(dump(numbered(1))))
    assert load(path) == numbered(1)
    assert contents(backups, path) == [dump(numbered(0))]
    assert os.listdir(path.parent) == [path.name]


def test_what_another_program_wrote_is_not_overwritten(path, backups, way):
    known = known_in(path)
    path.write_bytes(b"theirs")
    with pytest.raises(ChangedFile) as caught:
        save_over(numbered(1), path, known, backups)
    assert str(caught.value) == 'Not saved: another program changed "saved.circuit" meanwhile.'
    assert caught.value.theirs == known_of(b"theirs")
    assert path.read_bytes() == b"theirs"
    assert os.listdir(path.parent) == [path.name]
    assert backups.of(path) == []


def test_what_is_kept_over_theirs_makes_a_backup_of_theirs(path, backups, way):
    path.write_bytes(b"theirs")
    save_over(numbered(1), path, known_of(b"theirs"), backups)
    assert contents(backups, path) == [b"theirs"]


def test_equal_bytes_of_another_program_are_no_change(path, backups, way):
    known = known_in(path)
    path.write_bytes(dump(numbered(1)))
    assert save_over(numbered(1), path, known, backups).known == known_of(dump(numbered(1)))
    assert load(path) == numbered(1)


@pytest.mark.parametrize("writes", ["over", "beside"])
def test_what_is_written_in_the_last_moment_becomes_a_backup(
    path, backups, monkeypatch, way, writes
):
    known = known_in(path)

    def write() -> None:
        if writes == "over":
            path.write_bytes(b"theirs")
        else:
            (path.parent / "new").write_bytes(b"theirs")
            os.rename(path.parent / "new", path)

    just_before_it_is_replaced(monkeypatch, write)
    saved = save_over(numbered(1), path, known, backups)
    assert load(path) == numbered(1)
    assert saved.backup is not None
    assert saved.backup.kind == FOREIGN and saved.backup.path.read_bytes() == b"theirs"
    assert saved.foreign == saved.backup.path
    assert unanswered(backups, path) == [saved.backup]
    assert os.listdir(path.parent) == [path.name]


def test_a_file_that_is_deleted_in_the_last_moment_is_made_anew(path, backups, monkeypatch, way):
    just_before_it_is_replaced(monkeypatch, path.unlink)
    save_over(numbered(1), path, known_in(path), backups)
    assert load(path) == numbered(1)
    assert os.listdir(path.parent) == [path.name]


def test_a_file_that_is_made_in_the_last_moment_is_not_replaced(path, backups, monkeypatch):
    new = path.with_name("new.circuit")
    real = disk._compare
    monkeypatch.setattr(disk, "_compare", lambda *args: (new.write_bytes(b"theirs"), real(*args)))
    for _ in ("in the last moment", "before"):
        with pytest.raises(ChangedFile):
            save_over(numbered(1), new, NOTHING, backups)
        assert new.read_bytes() == b"theirs"
        assert sorted(os.listdir(path.parent)) == ["new.circuit", path.name]


def test_what_was_saved_last_is_an_earlier_version_only_where_others_wrote_since(path, backups):
    known = save_over(numbered(1), path, None, backups).known
    assert contents(backups, path) == [dump(numbered(0))]
    path.write_bytes(b"theirs")
    assert contents(backups, path) == [dump(numbered(1)), dump(numbered(0))]
    save_over(numbered(2), path, known_of(b"theirs"), backups)
    assert contents(backups, path) == [b"theirs", dump(numbered(1)), dump(numbered(0))]
    assert known_of(dump(numbered(1))) == known


def test_a_program_that_saves_again_and_again_rotates_nothing_away(path, backups):
    """The command line and Python make no backups, and need none."""
    known = None
    for number in (1, 2):
        known = save_over(numbered(number), path, known, backups).known
    kept = [load(each.path) for each in backups.of(path)]
    for number in range(3, 30):
        disk.save(numbered(number), path)
    assert [load(each.path) for each in backups.of(path)] == [numbered(2), *kept]


def test_as_many_are_kept_as_one_prefers_and_no_bytes_twice(path, tmp_path):
    backups = Backups(tmp_path / "backups", 3)
    for number in (1, 2, 2, 2, 3, 4, 5):
        save_over(numbered(number), path, None, backups)
    assert contents(backups, path) == [dump(numbered(each)) for each in (4, 3, 2)]
    numbers = [each.number for each in backups.of(path)]
    assert numbers == sorted(numbers, reverse=True) and len({*numbers}) == 3
    save_over(numbered(6), path, None, Backups(tmp_path / "backups", 0))
    assert contents(backups, path) == []
    assert len(os.listdir(backups.folder_of(path))) <= 1


def test_what_was_not_answered_is_not_rotated_away(path, tmp_path):
    backups = Backups(tmp_path / "backups", 1)
    backups.keep(path, b"theirs", FOREIGN)
    for number in (1, 2, 3, 4):
        save_over(numbered(number), path, None, backups)
    (kept,) = unanswered(backups, path)
    assert kept.path.read_bytes() == b"theirs" and kept.is_foreign
    answered = backups.answer(kept)
    assert answered.is_answered and answered.path.read_bytes() == b"theirs"
    assert unanswered(backups, path) == []
    assert [each.kind for each in backups.of(path)] == [EARLIER, ANSWERED]
    save_over(numbered(5), path, None, backups)
    assert b"theirs" in contents(backups, path)


def test_a_backup_that_cannot_be_made_does_not_keep_a_save_from_being_done(
    path, backups, tmp_path, way
):
    backups.folder.write_bytes(b"in the way")
    saved = save_over(numbered(1), path, known_in(path), backups)
    assert load(path) == numbered(1)
    assert str(saved.problem).startswith("Saved, but the version before cannot be kept as a backup")
    assert os.listdir(path.parent) == [path.name]


def test_what_another_program_wrote_stays_beside_where_it_can_be_no_backup(
    path, backups, monkeypatch
):
    backups.folder.write_bytes(b"in the way")
    known = known_in(path)
    just_before_it_is_replaced(monkeypatch, lambda: path.write_bytes(b"theirs"))
    saved = save_over(numbered(1), path, known, backups)
    assert load(path) == numbered(1)
    assert saved.foreign == path.with_name("saved (2).circuit")
    assert saved.foreign.read_bytes() == b"theirs"


def test_the_first_save_in_a_new_format_keeps_the_original_for_good(path, tmp_path, monkeypatch):
    backups, original = Backups(tmp_path / "backups", 0), path.read_bytes()
    monkeypatch.setattr(migrations, "OLDEST_WRITTEN", 2)
    save_over(numbered(1), path, None, backups)
    for each in backups.of(path):
        assert each.kind == ORIGINAL and each.path.read_bytes() == original
    assert len(backups.of(path)) == 1


@posix_only
def test_backups_are_nobody_elses_business(path, backups, way):
    path.chmod(0o664)
    save_over(numbered(1), path, None, backups)
    for each in (backups.folder, backups.folder_of(path)):
        assert stat.S_IMODE(each.stat().st_mode) == 0o700
    for each in backups.folder_of(path).iterdir():
        assert stat.S_IMODE(each.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.stat().st_mode) == 0o664


@posix_only
def test_links_stay_links_and_have_the_same_backups(path, backups, way):
    link, other = path.with_name("link.circuit"), path.with_name("other.circuit")
    link.symlink_to(path.name)
    subprocess.run(["ln", path, other], check=True)
    save_over(numbered(1), link, known_in(link), backups)
    assert link.is_symlink() and load(path) == numbered(1)
    assert contents(backups, link) == contents(backups, path) == [dump(numbered(0))]
    assert load(other) == numbered(0)  # another name keeps what was there
    assert stat.S_IMODE(other.stat().st_mode) == 0o644


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is killed that is a copy of this")
@pytest.mark.parametrize("step", ["replace", "link", "unlink", "rename"])
def test_a_save_that_is_killed_loses_neither_version(path, backups, step):
    """The process ends at a step, as when it is killed; the next save or look takes in the rest."""
    before, code = known_in(path), 9
    for steps in count():
        path.write_bytes(dump(numbered(0)))
        process = os.fork()
        if process == 0:
            die_at(step, steps, code)
            save_over(numbered(7), path, None, backups)
            os._exit(0)
        ended = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        assert load(path) in (numbered(0), numbered(7))
        saving.take_in(path, backups)
        disk.sweep(path.parent)
        assert os.listdir(path.parent) == [path.name]
        assert before in [known_in(path), *(known_in(each.path) for each in backups.of(path))]
        if ended != code:
            break
    assert ended == 0


def die_at(step: str, steps: int, code: int) -> None:
    """End this process at a call of the system, after so many of them."""
    real, numbers = getattr(os, step), count()

    def die(*args: object, **options: object) -> object:
        return os._exit(code) if next(numbers) == steps else real(*args, **options)

    setattr(os, step, die)


@posix_only
def test_what_a_killed_save_left_of_another_program_is_to_be_asked_about(path, backups):
    mark = disk.writer_mark().replace(f"-{os.getpid()}-", "-4194999-")  # no process's number
    known = known_in(path)
    name = f"{saving.REPLACED}{mark}-{saving._mark(path)}"
    new = known_of(b"new").short
    (path.parent / f"{name}-{known.short}-{new}").write_bytes(b"theirs")
    (path.parent / f"{saving.REPLACED}{mark}-00000000-{known.short}-{new}").write_bytes(b"of other")
    saving.take_in(path, backups)
    (foreign,) = unanswered(backups, path)
    assert foreign.path.read_bytes() == b"theirs"
    assert len(os.listdir(path.parent)) == 2  # what is of another file waits for that one


def test_a_target_that_is_no_file_is_told_and_stays(tmp_path, backups):
    for target in (tmp_path, tmp_path / "none" / "a.circuit"):
        with pytest.raises(FileError) as caught:
            save_over(numbered(1), target, None, backups)
        assert str(caught.value).startswith("Not saved: ")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(FileError):
            save_over(numbered(1), tmp_path / "pipe", None, backups)


def test_the_last_save_is_kept_with_the_first(path, backups):
    save_over(numbered(1), path, None, backups)
    kinds = sorted(each.name for each in backups.folder_of(path).iterdir())
    assert kinds == ["1.circuit", f"2{SAVED}.circuit"]
