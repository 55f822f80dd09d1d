"""Sources as trees, for rules that read them; forgotten before tests that read none."""

import ast
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache


@contextmanager
def many_nodes() -> Iterator[None]:
    """Look for no garbage meanwhile: all nodes would be gone over again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@cache
@many_nodes()
def parsed(source: str) -> ast.Module:
    """Return the tree of a source, which nobody may change."""
    return ast.parse(source)


@cache
@many_nodes()
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
