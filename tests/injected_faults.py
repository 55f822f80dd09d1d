"""What goes wrong with a disk, one thing at a time, for what stands in one folder.

Each fault is a way of going into a state: what is asked of `os` about the folder fails, or the
folder itself is one on which it fails. Whoever works elsewhere notices nothing.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from circuit_editor.files import saving

WRITING = ("w", "a", "x", "+")
# What makes or changes a name, and what only looks.
NAMING = ("replace", "rename", "link", "unlink", "remove", "mkdir", "symlink", "rmdir")
LOOKING = ("stat", "lstat", "scandir", "listdir", "access", "chmod")


class Place:
    """A folder with what is written in it, and another where nothing goes wrong."""

    def __init__(self, folder: Path, target: Path) -> None:
        self.folder, self.target = folder, target
        self.away = folder.parent / "away"  # where what stood there is, if something took its place
        self.reached = False  # some call failed
        self.may_be_taken = False  # what stands there and is no file may be replaced

    def holds(self, what: Any) -> bool:
        """True for a path within the folder, and for the number of a file that is."""
        try:
            path = (
                os.readlink(f"/proc/self/fd/{what}") if isinstance(what, int) else os.fspath(what)
            )
        except (OSError, TypeError):
            return False
        return os.fsdecode(path).removesuffix(" (deleted)").startswith(str(self.folder))


Fault = Callable[[Place, Any], Any]


def _fail(code: int) -> None:
    raise OSError(code, os.strerror(code))


def _patched(place: Place, monkeypatch: Any, names: tuple[str, ...], fail: Callable) -> None:
    """Let these functions of `os` fail that are asked about the folder."""
    for name in names:
        call = getattr(os, name)

        def asked(*args: Any, _call: Any = call, **options: Any) -> Any:
            if any(map(place.holds, args[:2])):
                place.reached = True
                fail()
            return _call(*args, **options)

        monkeypatch.setattr(os, name, asked)


class _Wrapped:
    """An open file that writes in another way."""

    def __init__(self, file: Any, place: Place) -> None:
        self._file, self._place = file, place

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> _Wrapped:
        self._file.__enter__()
        return self

    def __exit__(self, *told: Any) -> None:
        self._file.__exit__(*told)


class _Unwritable(_Wrapped):
    """An open file to which nothing can be written."""

    def __init__(self, file: Any, place: Place, fail: Callable) -> None:
        super().__init__(file, place)
        self._fail = fail

    def write(self, _: Any) -> int:
        self._place.reached = True
        return self._fail()


class _Lying(_Wrapped):
    """An open file that writes something else."""

    def write(self, data: bytes) -> int:
        self._place.reached = True
        return self._file.write(bytes(data)[:-1] + b"?")


def _opening(place: Place, monkeypatch: Any, instead: Callable[[Any], Any]) -> None:
    """Let every file of the folder that is opened to be written be another."""
    for where, name in ((os, "fdopen"), (builtins, "open"), (io, "open")):
        call = getattr(where, name)

        def opened(what: Any, mode: str = "r", *args: Any, _call: Any = call, **more: Any) -> Any:
            file = _call(what, mode, *args, **more)
            is_ours = place.holds(file.fileno()) and any(each in mode for each in WRITING)
            return instead(file) if is_ours else file

        monkeypatch.setattr(where, name, opened)


def at_write(code: int) -> Fault:
    @contextmanager
    def fault(place: Place, monkeypatch: Any) -> Iterator[None]:
        with monkeypatch.context() as broken:
            _opening(place, broken, lambda file: _Unwritable(file, place, lambda: _fail(code)))
            _patched(place, broken, ("write", "ftruncate"), lambda: _fail(code))
            yield

    return fault


def at_fsync(code: int) -> Fault:
    @contextmanager
    def fault(place: Place, monkeypatch: Any) -> Iterator[None]:
        with monkeypatch.context() as broken:
            _patched(place, broken, ("fsync",), lambda: _fail(code))
            yield

    return fault


def at_rename(code: int) -> Fault:
    @contextmanager
    def fault(place: Place, monkeypatch: Any) -> Iterator[None]:
        with monkeypatch.context() as broken:
            _patched(place, broken, ("replace", "rename", "link"), lambda: _fail(code))
            _swapping(place, broken, lambda: _fail(code))
            yield

    return fault


def _swapping(place: Place, monkeypatch: Any, fail: Callable) -> None:
    """Let names not be swapped either, which goes past `os` by a function of the system."""
    swap = saving.swap

    def asked(one: Path, other: Path) -> bool:
        if place.holds(one):
            place.reached = True
            fail()
        return swap(one, other)

    monkeypatch.setattr(saving, "swap", asked)


def unreachable(code: int) -> Fault:
    """Nothing in the folder can be reached: a network that is gone."""

    @contextmanager
    def fault(place: Place, monkeypatch: Any) -> Iterator[None]:
        def fail() -> None:
            _fail(code)

        with monkeypatch.context() as broken:
            _patched(place, broken, ("open", *NAMING, *LOOKING), fail)
            _refusing(place, broken, fail, lambda mode: True)
            _swapping(place, broken, fail)
            yield

    return fault


def not_allowed(code: int) -> Fault:
    """One may look, and read, and do nothing else; root may do everything, so it is played."""

    @contextmanager
    def fault(place: Place, monkeypatch: Any) -> Iterator[None]:
        def fail() -> None:
            _fail(code)

        asked, opened = os.access, os.open

        def access(path: Any, mode: int, **more: Any) -> bool:
            if mode & os.W_OK and place.holds(path):
                place.reached = True
                return False
            return asked(path, mode, **more)

        def open_(path: Any, flags: int, *args: Any, **more: Any) -> int:
            if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) and place.holds(path):
                place.reached = True
                fail()
            return opened(path, flags, *args, **more)

        with monkeypatch.context() as broken:
            _patched(place, broken, (*NAMING, "chmod"), fail)
            broken.setattr(os, "access", access)
            broken.setattr(os, "open", open_)
            _refusing(place, broken, fail, lambda mode: any(each in mode for each in WRITING))
            _swapping(place, broken, fail)
            yield

    return fault


def _refusing(
    place: Place, monkeypatch: Any, fail: Callable, is_refused: Callable[[str], bool]
) -> None:
    """Let no file of the folder be opened, in these ways, by its name."""
    for where in (builtins, io):
        call = where.open

        def opening(what: Any, mode: str = "r", *args: Any, _call: Any = call, **more: Any) -> Any:
            if is_refused(mode) and not isinstance(what, int) and place.holds(what):
                place.reached = True
                fail()
            return _call(what, mode, *args, **more)

        monkeypatch.setattr(where, "open", opening)


@contextmanager
def folder_gone(place: Place, monkeypatch: Any) -> Iterator[None]:
    """Somebody moved the folder away, and a file is called so now."""
    os.rename(place.folder, place.away)
    place.folder.write_bytes(b"a file")
    place.reached = True
    yield
    place.folder.unlink()
    os.rename(place.away, place.folder)


def instead(make: Callable[[Place], object]) -> Fault:
    """Something else stands where the file should."""

    @contextmanager
    def fault(place: Place, monkeypatch: Any) -> Iterator[None]:
        if os.path.lexists(place.target):
            os.rename(place.target, place.away)
        make(place)
        before = os.lstat(place.target)
        place.reached = True
        yield
        is_there = os.path.lexists(place.target)
        if place.may_be_taken and not is_there and os.path.lexists(place.away):
            os.rename(place.away, place.target)
        if place.may_be_taken and not (
            is_there and os.path.samestat(before, os.lstat(place.target))
        ):
            return
        assert os.path.samestat(before, os.lstat(place.target)), "it was taken away"
        if stat.S_ISDIR(before.st_mode):
            assert os.listdir(place.target) == ["mine"]
            shutil.rmtree(place.target)
        else:
            place.target.unlink()
        if os.path.lexists(place.away):
            os.rename(place.away, place.target)

    return fault


def _a_folder(place: Place) -> None:
    place.target.mkdir()
    place.target.joinpath("mine").write_bytes(b"")


@contextmanager
def other_bytes(place: Place, monkeypatch: Any) -> Iterator[None]:
    """The disk says that it wrote, and wrote something else."""
    write = os.write

    def lying(descriptor: int, data: bytes) -> int:
        if place.holds(descriptor):
            place.reached = True
            data = bytes(data)[:-1] + b"?"
        return write(descriptor, data)

    with monkeypatch.context() as broken:
        _opening(place, broken, lambda file: _Lying(file, place))
        broken.setattr(os, "write", lying)
        yield


@contextmanager
def no_memory(place: Place, monkeypatch: Any) -> Iterator[None]:
    def fail() -> None:
        raise MemoryError

    with monkeypatch.context() as broken:
        _patched(place, broken, ("fsync",), fail)
        _opening(place, broken, lambda file: _Unwritable(file, place, fail))
        yield


FAULTS: dict[str, Fault] = {
    **{f"{code} at write": at_write(getattr(errno, code)) for code in ("ENOSPC", "EIO")},
    **{f"{code} at fsync": at_fsync(getattr(errno, code)) for code in ("ENOSPC", "EIO")},
    **{f"{code} at rename": at_rename(getattr(errno, code)) for code in ("ENOSPC", "EIO")},
    "EACCES": not_allowed(errno.EACCES),
    "ESTALE": unreachable(errno.ESTALE),
    "ENOTCONN": unreachable(errno.ENOTCONN),
    "read-only": not_allowed(errno.EROFS),
    "folder gone": folder_gone,
    "target a folder": instead(_a_folder),
    "fifo": instead(lambda place: os.mkfifo(place.target)),
    "link that leads to itself": instead(lambda place: place.target.symlink_to(place.target.name)),
    "link that leads nowhere": instead(lambda place: place.target.symlink_to("none/none")),
    "other bytes read back": other_bytes,
    "no memory": no_memory,
}
