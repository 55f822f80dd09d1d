"""Slots of paths, kept from tape to tape so that an edit puts no path anew into a dictionary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar, overload

import numpy as np

from circuit_editor.engine.tape_columns import UNPLUGGED

if TYPE_CHECKING:
    from numpy.typing import NDArray

T = TypeVar("T")
MOST_GONE = 1_000  # paths that are on a tape no more, and beside those as many as are on it


class PathSlots(Mapping[str, int]):
    """The slot of each path on a tape.

    A path keeps its row, which tapes that are made from one another share, and in which more are
    noted while they are; where a row stands on this tape, UNPLUGGED if it does not, is in `places`.
    """

    __slots__ = ("_paths", "_places", "_rows")

    def __init__(
        self,
        paths: Sequence[str],
        rows: dict[str, int] | None = None,
        places: NDArray[np.int64] | None = None,
    ) -> None:
        """The paths stand in the tape's order."""
        count = len(paths)
        self._paths = paths
        self._rows = dict(zip(paths, range(count), strict=True)) if rows is None else rows
        self._places = np.arange(count) if places is None else places

    def moved(
        self, paths: Sequence[str], where: NDArray[np.int64], added: Iterable[tuple[str, int]]
    ) -> PathSlots:
        """The slots of a tape with these paths: `where` an old slot stands now, and what is new.

        The last of `where` is UNPLUGGED.
        """
        rows = self._rows
        if len(rows) > 2 * len(paths) + MOST_GONE:
            return PathSlots(paths)
        new = [(rows.setdefault(path, len(rows)), slot) for path, slot in added]
        places = np.full(len(rows), UNPLUGGED, np.int64)
        places[: len(self._places)] = where[self._places]
        for row, slot in new:
            places[row] = slot
        return PathSlots(paths, rows, places)

    def __len__(self) -> int:
        return len(self._paths)

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __contains__(self, path: object) -> bool:
        return isinstance(path, str) and self.get(path) is not None

    def __getitem__(self, path: str) -> int:
        found = self.get(path)
        if found is None:
            raise KeyError(path)
        return found

    @overload
    def get(self, path: str, /) -> int | None: ...

    @overload
    def get(self, path: str, /, default: int | T) -> int | T: ...

    def get(self, path: str, /, default: int | T | None = None) -> int | T | None:
        """The slot of a path, or the default where it is not on the tape."""
        row = self._rows.get(path)
        if row is None:
            return default
        try:
            slot: int = self._places.item(row)
        except IndexError:  # noted by a later tape
            return default
        return default if slot == UNPLUGGED else slot
