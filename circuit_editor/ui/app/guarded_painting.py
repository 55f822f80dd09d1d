"""Guards around painting: an error is caught, marked by a crossed box where it happened, and told.

Qt calls what paints from within C++, where an exception has no place to go: it leaves painters at
work on pictures that are gone by then, and the process dies. So every method that Qt calls while it
paints is decorated by `guard_paint` or `guard_measure`, what paints many things does it by `each`,
and a painter is only made by `with`, which ends it. Where nothing goes wrong all this costs nothing
but a call.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import wraps
from types import TracebackType
from typing import Any, ParamSpec, Protocol, TypeAlias, TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF
from PySide6.QtGui import QPainter, QPen, QTransform
from PySide6.QtWidgets import QWidget

from circuit_editor.model import Place
from circuit_editor.text import ToldError
from circuit_editor.ui.app import theme as look

BOX = 18.0  # of the crossed box, from edge to edge; in pixels where that is larger

P = ParamSpec("P")
R = TypeVar("R")


class PlacedItem(Protocol):
    """An object with a place in the scene."""

    @property
    def place(self) -> Place:
        """Its middle."""
        ...


ModelIndex: TypeAlias = QModelIndex | QPersistentModelIndex  # as Qt asks item models with
Item = TypeVar("Item", bound=PlacedItem)


class Unpainted(ToldError):
    """An error in painting; its cause says why, and `where` at which line."""

    def __init__(self, cause: Exception) -> None:
        super().__init__(str(cause))
        self.__cause__ = cause
        self.where = place_of(cause)


def place_of(error: BaseException) -> tuple[type[BaseException], tuple[str, int] | None]:
    """What an error is, and at which line it arises; None where that is not known."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    line = (trace.tb_frame.f_code.co_filename, trace.tb_lineno) if trace is not None else None
    return type(error), line


def guard_paint(paint: Callable[P, None]) -> Callable[P, None]:
    """A method that Qt calls to paint: `paintEvent`, or one that is given a painter and an option.

    What it leaves unpainted bears a crossed box in its middle.
    """

    @wraps(paint)
    def guarded(*args: P.args, **others: P.kwargs) -> None:
        try:
            paint(*args, **others)
        except Exception as error:
            _cross_out(*args)
            tell(error)

    return guarded


def guard_measure(otherwise: Any) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """A method that Qt asks while it paints or lays out; `otherwise` is said where it fails."""

    def guard(measure: Callable[P, R]) -> Callable[P, R]:
        @wraps(measure)
        def guarded(*args: P.args, **others: P.kwargs) -> R:
            try:
                return measure(*args, **others)
            except Exception as error:
                tell(error)
                result: R = otherwise
                return result

        return guarded

    return guard


def each(
    painter: QPainter,
    items: Iterable[Item],
    paint: Callable[[Item], None],
    to_screen: QTransform | None = None,
) -> None:
    """Paint every one of these; a crossed box stands in the place of one that cannot be painted.

    `to_screen` leads from the scene to the screen, where the painter is set up otherwise.
    """
    at = painter.worldTransform()
    for item in items:
        try:
            paint(item)
        except Exception as error:
            painter.setWorldTransform(at if to_screen is None else to_screen)
            cross(painter, QPointF(*item.place))
            painter.setWorldTransform(at)
            tell(error)


@contextmanager
def part(painter: QPainter, middle: QPointF) -> Iterator[None]:
    """What is painted within is a part by itself: where it fails, the others are still painted."""
    with keep_painter_state(painter):
        try:
            yield
            return
        except Exception as error:
            failure = error
    cross(painter, middle)
    tell(failure)


@contextmanager
def keep_painter_state(painter: QPainter) -> Iterator[None]:
    """The painter is set up afterwards as it was before, whatever happens."""
    painter.save()
    try:
        yield
    finally:
        painter.restore()


def cross(painter: QPainter, middle: QPointF) -> None:
    """Draw the crossed box that stands for what could not be painted."""
    if not painter.isActive():
        return
    zoom = painter.worldTransform().m11()
    edge = BOX * max(1.0, 1 / zoom if zoom > 0 else 1.0)
    box = QRectF(0, 0, edge, edge)
    box.moveCenter(middle)
    pen = QPen(look.colour(look.SPOILT), 1.6)
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.setBrush(look.colour(look.SPOILT_PAPER))
    painter.drawRect(box)
    painter.drawLine(box.topLeft(), box.bottomRight())
    painter.drawLine(box.bottomLeft(), box.topRight())


def tell(error: Exception) -> None:
    """Hand what went wrong to whoever is told of exceptions that nobody caught."""
    sys.excepthook(Unpainted, Unpainted(error), error.__traceback__)


@contextmanager
def whole() -> Iterator[None]:
    """What is painted within is painted whole, or this raises Unpainted: for pictures in files."""
    told = sys.excepthook
    failures: list[Unpainted] = []

    def note(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, Unpainted):
            failures.append(error)
        else:
            told(kind, error, trace)

    sys.excepthook = note
    try:
        yield
    finally:
        sys.excepthook = told
    if failures:
        raise failures[0]


def _cross_out(painter_of: object, *args: Any) -> None:
    """Mark what a method should have painted: with the painter that it was given, or its own."""
    if args and isinstance(args[0], QPainter):
        painter, option = args[:2]
        of_item = hasattr(option, "exposedRect")
        room = QRectF(option.exposedRect) if of_item else QRectF(option.rect)
        cross(painter, room.center())
    elif isinstance(painter_of, QWidget) and not painter_of.paintingActive():
        with QPainter(painter_of) as painter:
            cross(painter, QRectF(painter_of.rect()).center())
