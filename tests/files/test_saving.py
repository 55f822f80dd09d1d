"""A save is all or nothing, and a failed one is told and leaves what was there."""

import errno
import os
import stat
import subprocess
import sys

import pytest
from test_round_trip import first_example

from circuit_editor.files import FileError, disk, load, locks, save, self_check, sweep
from circuit_editor.model import EMPTY, Document, edits

posix_only = pytest.mark.skipif(os.name != "posix", reason="links and modes are those of POSIX")


@pytest.fixture
def path(tmp_path):
    """Where the first example is saved already."""
    path = tmp_path / "saved.circuit"
    save(first_example(), path)
    return path


def changed() -> Document:
    return edits.set_value(first_example(), "x", 7)


def refusal(document: Document, path: object) -> str:
    """What is said when the document cannot be saved there."""
    with pytest.raises(FileError) as caught:
        save(document, path)
    return str(caught.value)


def untouched(path) -> bool:
    """True where the old file is whole and nothing else lies beside it."""
    return load(path) == first_example() and os.listdir(path.parent) == [path.name]


def test_saving_replaces_the_file_and_leaves_nothing_beside_it(path):
    save(changed(), str(path))
    assert load(str(path)) == changed()
    assert os.listdir(path.parent) == [path.name]


@pytest.mark.parametrize("step", ["open", "fsync", "replace"])
@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.ENOSPC, "Not saved: no space left on the device."),
        (errno.EACCES, 'Not saved: you may not write "saved.circuit".'),
        (errno.EROFS, 'Not saved: you may not write "saved.circuit".'),
        (errno.EIO, "Not saved: Input/output error."),
    ],
)
def test_a_step_that_fails_leaves_the_old_file(path, monkeypatch, step, code, said):
    def failing(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, step, failing)
    assert refusal(changed(), path).startswith(said)
    assert untouched(path)


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_an_interrupted_save_cleans_up(path, monkeypatch, step):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, step, interrupted)
    with pytest.raises(KeyboardInterrupt):
        save(changed(), path)
    assert untouched(path)


@posix_only
def test_a_write_that_the_system_cuts_short_leaves_the_old_file(path):
    import resource

    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limit[1]))
    try:
        text = refusal(changed(), path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert text.startswith("Not saved: File too large.")
    assert untouched(path)


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod", "close"])
def test_a_program_that_dies_in_the_middle_of_a_save_loses_nothing(path, step):
    """The process ends without cleaning up, as when it is killed, just before or after a step."""
    script = (
        "import os, sys\n"
        "from circuit_editor.files import load, save\n"
        "from circuit_editor.model import edits\n"
        "path, step = sys.argv[1:]\n"
        "document = edits.set_value(load(path), 'x', 7)\n"
        "setattr(os, step, lambda *_: os._exit(9))\n"
        "save(document, path)\n"
    )
    died = subprocess.run([sys.executable, "-c", script, str(path), step], check=False)
    assert died.returncode == 9
    assert load(path) in (first_example(), changed())
    leftovers = [name for name in os.listdir(path.parent) if name != path.name]
    assert all(name.startswith(disk.TEMPORARY) for name in leftovers)
    assert len(leftovers) == (step != "close")  # only the folder's descriptor is closed so, last


def test_a_disk_that_gives_back_other_bytes_does_not_cost_the_old_file(path, monkeypatch):
    with monkeypatch.context() as lying:
        lying.setattr(disk.Path, "read_bytes", lambda _: b"other")
        assert refusal(changed(), path).startswith("Not saved: the disk gives back other bytes")
    assert untouched(path)


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_too_little_memory_is_said_and_leaves_the_old_file(path, monkeypatch, step):
    def without_memory(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(os, step, without_memory)
    assert refusal(changed(), path).startswith("Not saved: there is not enough memory.")
    assert untouched(path)
    monkeypatch.setattr(disk, "read", without_memory)
    monkeypatch.setattr(self_check, "dump", without_memory)
    assert refusal(changed(), path).startswith("Not saved: there is not enough memory.")
    assert opening(path).startswith('There is not enough memory to open "saved.circuit".')


def test_what_could_not_be_opened_again_is_not_saved(path):
    infinite = edits.set_value(first_example(), "x", [1.0, float("inf")])
    assert refusal(infinite, path).splitlines() == [
        "Not saved, because the file could not be opened again:",
        "nodes.x.value[1]: Infinity is not a finite number; write one.",
    ]
    broken = edits.rename(first_example(), "mul1", "\udcff")
    assert "nodes.mul1.label: The text holds half of a character" in refusal(broken, path)
    assert untouched(path)


def test_a_folder_that_is_not_there(tmp_path):
    text = refusal(EMPTY, tmp_path / "none" / "a.circuit")
    assert text.startswith("Not saved: there is no folder ")
    assert refusal(EMPTY, "\0").startswith("Not saved: ")


def test_a_folder_is_not_replaced(tmp_path):
    assert refusal(EMPTY, tmp_path).startswith("Not saved: ")
    assert tmp_path.is_dir()


def test_a_protected_file_is_not_replaced(path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)  # os.access lets root do everything
    assert refusal(changed(), path).startswith('Not saved: you may not write "saved.circuit".')
    assert untouched(path)


@posix_only
def test_permissions_are_kept(path):
    path.chmod(0o640)
    save(changed(), path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@posix_only
def test_a_link_stays_a_link(path, tmp_path):
    link = tmp_path / "link.circuit"
    link.symlink_to(path.name)
    save(changed(), link)
    assert link.is_symlink()
    assert load(path) == changed()


@posix_only
def test_a_link_to_what_is_not_there_yet_makes_it_there(tmp_path):
    link = tmp_path / "link.circuit"
    link.symlink_to("new.circuit")
    save(changed(), link)
    assert link.is_symlink()
    assert load(tmp_path / "new.circuit") == changed()


@posix_only
@pytest.mark.parametrize("links", [("a",), ("a", "b"), ("a", "b", "c")])
def test_links_that_lead_back_to_themselves_are_refused_and_stay(tmp_path, links):
    for name, other in zip(links, (*links[1:], links[0]), strict=True):
        (tmp_path / name).symlink_to(other)
    text = refusal(changed(), tmp_path / "a")
    assert text.startswith('Not saved: "a" is a link that leads back to itself.')
    assert sorted(os.listdir(tmp_path)) == list(links)
    assert all((tmp_path / name).is_symlink() for name in links)


@posix_only
def test_another_name_of_the_file_keeps_what_was_there(path, tmp_path):
    os.link(path, tmp_path / "other")
    save(changed(), path)
    assert load(path) == changed()
    assert load(tmp_path / "other") == first_example()


@posix_only
def test_a_file_that_others_may_not_read_is_never_open_to_them(path, monkeypatch):
    path.chmod(0o600)
    modes = []
    replace = os.replace

    def looking(source, target):
        modes.append(stat.S_IMODE(os.stat(source).st_mode))
        replace(source, target)

    opened = os.open
    monkeypatch.setattr(os, "replace", looking)
    monkeypatch.setattr(
        os, "open", lambda file, flags, mode=0o777: modes.append(mode) or opened(file, flags, mode)
    )
    save(changed(), path)
    assert modes[:2] == [0o600, 0o600]


@posix_only
def test_what_a_save_that_was_killed_left_behind_goes_with_the_next_one(path):
    script = (
        "import os, sys\n"
        "from circuit_editor.files import load, save\n"
        "os.fsync = lambda _: os._exit(9)\n"
        "save(load(sys.argv[1]), sys.argv[1])\n"
    )
    died = subprocess.run([sys.executable, "-c", script, str(path)], check=False)
    assert died.returncode == 9 and len(os.listdir(path.parent)) == 2
    sweep(path.parent)
    assert untouched(path)


@posix_only
def test_nothing_is_swept_that_somebody_may_be_writing_or_that_is_not_ours(path, tmp_path):
    ours = disk.temporary_name()
    gone = ours.replace(f"-{os.getpid()}-", "-4194999-")  # larger than any process's number
    foreign = gone.replace(disk.TEMPORARY, f"{disk.TEMPORARY}0")  # of no shape that we give
    elsewhere = gone.replace(disk._computer(), "00000000")
    for name in (ours, gone, foreign, elsewhere):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / f"{disk.TEMPORARY}folder").mkdir()
    os.utime(tmp_path / f"{disk.TEMPORARY}folder", (0, 0))
    held = locks.hold(tmp_path / gone)
    assert held is not None
    before = set(os.listdir(tmp_path))
    sweep(tmp_path)
    assert set(os.listdir(tmp_path)) == before
    locks.let_go(held)
    sweep(tmp_path)
    assert before - set(os.listdir(tmp_path)) == {gone}


def test_a_folder_one_stands_in_that_is_gone_is_told(tmp_path, monkeypatch):
    folder = tmp_path / "gone"
    folder.mkdir()
    monkeypatch.chdir(folder)
    folder.rmdir()
    assert refusal(EMPTY, "a.circuit").startswith("Not saved: there is no folder ")
    assert opening("a.circuit").startswith('There is no file "a.circuit".')


def test_a_save_sweeps_what_saves_that_died_long_ago_left_behind(path):
    folder = path.parent
    old, young = folder / f"{disk.TEMPORARY}old", folder / f"{disk.TEMPORARY}young"
    for each in (old, young):
        each.write_bytes(b"")
    os.utime(old, (0, 0))
    save(first_example(), path)
    assert {each.name for each in folder.iterdir()} == {path.name, young.name}
    os.utime(path, (0, 0))
    sweep(folder)
    assert path.exists()
    sweep(folder / "none")  # nothing to say where there is no folder


def opening(path: object) -> str:
    """What is said when the file cannot be opened."""
    with pytest.raises(FileError) as caught:
        load(path)
    return str(caught.value)


def test_what_cannot_be_opened(tmp_path, path, monkeypatch):
    assert opening(tmp_path / "none.circuit") == 'There is no file "none.circuit".'
    assert opening(path / "deeper") == 'There is no file "deeper".'
    assert opening(tmp_path).endswith("is not a file. Name a circuit file in it.")
    assert "cannot be read" in opening("\0")
    with path.open("r+b") as file:
        file.truncate(33 * 2**20)
    assert opening(path).startswith("The file is too large for a circuit: 34,603,008 bytes")


@posix_only
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert opening(tmp_path / "pipe").startswith('"pipe" is not a file.')
    assert refusal(EMPTY, tmp_path / "pipe").startswith('Not saved: "pipe" is not a file')
