"""Sources as trees, for rules that read them."""

import ast
from functools import cache


@cache
def parsed(source: str) -> ast.Module:
    """Return the tree of a source, which nobody may change; forgotten after each file of tests."""
    return ast.parse(source)
