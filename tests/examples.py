"""How many examples a law is tried on, as a multiple of what all are: EXAMPLES raises them all."""

from __future__ import annotations

from typing import Any

from hypothesis import settings


def examples(*, times: int, **others: Any) -> settings:
    """Return settings with so many times the examples that a law has by default."""
    return settings(max_examples=times * settings.default.max_examples, **others)
