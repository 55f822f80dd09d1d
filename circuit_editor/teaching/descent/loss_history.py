"""The losses of the steps so far, kept by document: undo comes back to the very same one.

So the curve is what it was there, and redo brings its end again. What belongs to no document is
the curve itself: it is the session's, and is never saved.
"""

from __future__ import annotations

from dataclasses import dataclass

from circuit_editor.model import Document

LONGEST = 10_000  # documents, as many as a history keeps


@dataclass(slots=True)
class LossPoint:
    """One loss of the history, and the one before it; `made` counts the steps that led here."""

    loss: float
    made: int
    before: LossPoint | None = None


class LossHistory:
    """The losses of the steps down; another edit that changes numbers begins a new curve.

    `made` is how many steps have been made and not undone, over all curves.
    """

    def __init__(self) -> None:
        self._points: dict[int, tuple[Document, LossPoint]] = {}
        self.made = 0

    def add(self, before: Document, loss: float, after: Document, lower: float) -> None:
        """A step was made from one document, with its loss, to another."""
        start = self._at(before)
        if start is None:
            start = LossPoint(loss, self.made)
            self._keep(before, start)
        self.made = start.made + 1
        self._keep(after, LossPoint(lower, self.made, start))

    def follow(self, before: Document, after: Document, *, same_numbers: bool) -> None:
        """Another document took the place of one: by undo or redo, or by an edit."""
        here = self._at(after)
        if here is not None:
            self.made = here.made
        elif same_numbers and (here := self._at(before)) is not None:
            self._keep(after, here)  # a node was moved, or renamed

    def losses(self, document: Document, most: int) -> list[float]:
        """The losses that led to a document step by step, the last `most`, its own at the end."""
        found: list[float] = []
        point = self._at(document)
        while point is not None and len(found) < most:
            found.append(point.loss)
            point = point.before
        return found[::-1]

    def _at(self, document: Document) -> LossPoint | None:
        kept = self._points.get(id(document))
        return kept[1] if kept is not None else None

    def _keep(self, document: Document, point: LossPoint) -> None:
        self._points[id(document)] = document, point
        if len(self._points) > LONGEST:
            _, oldest = self._points.pop(next(iter(self._points)))
            oldest.before = None  # and with it all that only led there
