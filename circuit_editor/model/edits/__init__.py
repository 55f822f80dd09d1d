"""Edits: pure functions from a document to a document, one module for each kind of change.

Those offered here are loaded when the first of them is asked for: a window opens without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from circuit_editor.model.edits.basic import (
        add,
        add_block,
        connect,
        disconnect,
        flag,
        move,
        remove,
        remove_stop,
        rename,
        set_attr,
        set_loss,
        set_option,
        set_range,
        set_stop,
        set_value,
        set_values,
    )

__all__ = [
    "add",
    "add_block",
    "connect",
    "disconnect",
    "flag",
    "move",
    "remove",
    "remove_stop",
    "rename",
    "set_attr",
    "set_loss",
    "set_option",
    "set_range",
    "set_stop",
    "set_value",
    "set_values",
]


def __getattr__(name: str) -> Any:
    """Load the basic edits when one is first used."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from circuit_editor.model.edits import basic

    return getattr(basic, name)
