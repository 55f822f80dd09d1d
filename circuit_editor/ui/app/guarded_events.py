"""A guard around the events of widgets: what they raise is a whole error before PySide sees it.

Of what C raises, as `(x,) = []` does, Python knows but the kind and the text until it is caught.
Where a method that Qt calls is within another one, as `mousePressEvent` is within an `event` of
ours, PySide 6.11 takes that text for the error, and the process dies. What was caught once is
whole, and told as every other error.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
Widget = TypeVar("Widget")


def guard_events(widget: type[Widget]) -> type[Widget]:
    """A class of widgets with an `event` or a `viewportEvent` of its own, its events guarded."""
    for name, method in list(vars(widget).items()):
        if name == "event" or name.endswith("Event"):
            setattr(widget, name, _guarded(method))
    return widget


def _guarded(handle: Callable[P, R]) -> Callable[P, R]:
    @wraps(handle)
    def guarded(*args: P.args, **others: P.kwargs) -> R:
        try:
            return handle(*args, **others)
        except Exception as error:  # caught, it is whole
            raise error

    return guarded
