"""The words that files, lessons and reports share: the two passes, and the numbers at a pin."""

from __future__ import annotations

from enum import StrEnum


class Pass(StrEnum):
    """One of the two passes over a circuit; its text is what files, lessons and JSON say."""

    FORWARD = "forward"
    BACKWARD = "backward"


class Quantity(StrEnum):
    """One of the numbers at a pin; its text is what lessons and JSON say."""

    VALUE = "value"
    GRADIENT = "gradient"
    LOCAL = "local"

    @property
    def sent(self) -> Quantity:
        """The number that a pass brings: a local derivative goes with the gradient sent by it."""
        return Quantity.GRADIENT if self is Quantity.LOCAL else self
