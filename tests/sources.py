"""Sources as trees, for rules that read them; forgotten before tests that read none."""

import ast
import gc
from functools import cache


@cache
def parsed(source: str) -> ast.Module:
    """Return the tree of a source, which nobody may change."""
    was_on = gc.isenabled()
    gc.disable()  # it would go over all these nodes again and again: four fifths of the time
    try:
        return ast.parse(source)
    finally:
        if was_on:
            gc.enable()


@cache
def nodes_of(tree: ast.Module) -> list[ast.AST]:
    """Return what `ast.walk` yields of a tree, in its order: walked once for all rules."""
    found: list[ast.AST] = [tree]
    for node in found:  # grows while it is walked
        for name in node._fields:
            value = getattr(node, name, None)
            if isinstance(value, ast.AST):
                found.append(value)
            elif isinstance(value, list):
                found += [each for each in value if isinstance(each, ast.AST)]
    return found


def forget() -> None:
    """Leave no trees to tests that read none: their many nodes would be looked over."""
    parsed.cache_clear()
    nodes_of.cache_clear()
