"""Edits: pure functions from a document to a document, one module for each kind of change."""

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
