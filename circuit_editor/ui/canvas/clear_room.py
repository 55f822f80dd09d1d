"""Rooms of the viewport that nothing lies over: pure arithmetic with rectangles."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRect

MOST_ROOMS = 64  # that are kept while covers are taken out; more cards than that nobody sees


def clear_rooms(whole: QRect, covers: Iterable[QRect]) -> list[QRect]:
    """The rooms left beside all covers, each as large as it can be; `whole` where none covers."""
    rooms = [whole]
    for cover in covers:
        beside = [part for room in rooms for part in _beside(room, cover)]
        rooms = sorted(beside, key=_area, reverse=True)[:MOST_ROOMS]
    return rooms


def _beside(room: QRect, cover: QRect) -> list[QRect]:
    """The parts of a room beside a cover, above and below it; all of it where that is elsewhere."""
    met = room.intersected(cover)
    if met.isEmpty():
        return [room]
    found = [QRect(room) for _ in range(4)]
    found[0].setRight(met.left() - 1)
    found[1].setLeft(met.right() + 1)
    found[2].setBottom(met.top() - 1)
    found[3].setTop(met.bottom() + 1)
    return [each for each in found if not each.isEmpty()]


def _area(room: QRect) -> int:
    return room.width() * room.height()
