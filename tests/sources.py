"""Sources as trees, for rules that read them."""

import ast
import gc
from functools import cache


@cache
def parsed(source: str) -> ast.Module:
    """Return the tree of a source, which nobody may change; forgotten after each file of tests."""
    was_on = gc.isenabled()
    gc.disable()  # it would go over all these nodes again and again: four fifths of the time
    try:
        return ast.parse(source)
    finally:
        if was_on:
            gc.enable()
