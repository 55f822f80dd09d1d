"""Paths: where something stands, by the ids of the blocks around it: `layer1/neuron2/w`.

A path is a text: in files, as a key of maps, in pickles, on the command line. `Path` reads such a
text, is equal to it and hashed as it is, and is the only one that knows how the parts are joined.
The empty path is that of the outermost circuit. A cell of an array can stand behind the last id,
`layer1/W[1,3]`: no id holds a bracket.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

SLASH = "/"


class Path(str):
    """The ids of the blocks around something from outside to inside, and its own behind them.

    Paths of names, as people write them, are joined and taken apart in the same way. Maps are
    quickest with plain texts: who fills them by thousands joins `prefix` and an id, or ids by
    `path_of`, and takes paths apart by `parts_of`, `head_of` and `blocks_around`, which make no
    Path of each.
    """

    __slots__ = ()

    @classmethod
    def of(cls, *ids: str) -> Path:
        """The path that these ids make."""
        return cls(path_of(ids))

    def __truediv__(self, inner: str) -> Path:
        """The path of what stands at `inner` inside the block at this path."""
        return Path(self.prefix + inner)

    def __reduce__(self) -> tuple[Any, ...]:
        return str, (str(self),)

    @property
    def parts(self) -> tuple[str, ...]:
        """Its ids, the outermost first; none where it is empty."""
        return tuple(parts_of(self)) if self else ()

    @property
    def head(self) -> str:
        """The id of the outermost node on it."""
        return head_of(self)

    @property
    def name(self) -> str:
        """The last id: what the node is called in its own circuit."""
        return self.rpartition(SLASH)[2]

    @property
    def around(self) -> Path:
        """The path of the block in which it stands; empty at the outermost circuit."""
        return Path(self.rpartition(SLASH)[0])

    @property
    def blocks(self) -> tuple[str, ...]:
        """The paths of all blocks around it, the innermost first."""
        return tuple(blocks_around(self))

    @property
    def depth(self) -> int:
        """In how many blocks it stands."""
        return self.count(SLASH)

    @property
    def is_nested(self) -> bool:
        """True where it leads into a block."""
        return SLASH in self

    @property
    def prefix(self) -> str:
        """What the paths of everything inside begin with; empty for the outermost circuit."""
        return self + SLASH if self else ""

    def is_within(self, block: str) -> bool:
        """True where it leads to something inside this block, itself left out."""
        return self.startswith(Path(block).prefix)

    def relative_to(self, block: str) -> Path:
        """The path as the circuit of this block calls it; unchanged where it is not inside."""
        return Path(self.removeprefix(Path(block).prefix))


def path_of(ids: Iterable[str]) -> str:
    """The path that these ids make, as a plain text."""
    return SLASH.join(ids)


def parts_of(path: str) -> list[str]:
    """The ids of a path, the outermost first; of the empty one an empty id, which leads nowhere."""
    return path.split(SLASH)


def head_of(path: str) -> str:
    """The id of the outermost node on a path."""
    return path.partition(SLASH)[0]


def blocks_around(path: str) -> list[str]:
    """The paths of all blocks around what stands at a path, the innermost first."""
    found = []
    end = path.rfind(SLASH)
    while end > 0:
        found.append(path[:end])
        end = path.rfind(SLASH, 0, end)
    return found
