"""Numbers by the names of what holds them: mappings that are read, and never written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

import numpy as np

from circuit_editor.gates import Array
from circuit_editor.reports.unknown_names import UnknownName, no_such_input, text_or_refuse

Number: TypeAlias = float | Array


class NumbersByName(Mapping[str, Number | None]):
    """A number for each name, asked for when it is read. Raises UnknownName, a KeyError.

    `paths` are the paths by name; `read` gives the number that stands at a path now.
    """

    def __init__(self, paths: Mapping[str, str], read: Callable[[str], Any]) -> None:
        self._paths = paths
        self._read = read

    def __getitem__(self, name: str) -> Number | None:
        if text_or_refuse(name) not in self._paths:
            raise UnknownName(str(no_such_input(name, self._paths)))
        return number(self._read(self._paths[name]))

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    def __reduce__(self) -> tuple[Any, ...]:
        """As it is now: in another process there is nothing that it could follow."""
        return NumbersByName, ({name: name for name in self}, dict(self).__getitem__)

    def __repr__(self) -> str:
        return repr(dict(self))


def number(found: Any) -> Number | None:
    """A run's number for the user: a float, a read-only array, or None."""
    if found is None:
        return None
    if isinstance(found, float):
        return float(found)
    array = np.asarray(found, dtype=np.float64)
    if array.shape == ():
        return float(array)
    seen = array.view()
    seen.flags.writeable = False
    return seen
