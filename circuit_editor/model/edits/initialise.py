"""Initialisers of values: how an array is to be made again."""

from __future__ import annotations

from collections.abc import Mapping

from circuit_editor.dataclass import replace
from circuit_editor.model.document import Document, Initialiser
from circuit_editor.model.scopes import scopes_of


def set_initialiser(document: Document, path: str, how: Initialiser) -> Document:
    """Let a source remember how its value was made; the value itself is another edit's."""
    initialisers = document.root.initialisers
    if initialisers.get(path) == how:
        return document
    return replace(document, root=replace(document.root, initialisers=initialisers.set(path, how)))


def forget_initialiser(document: Document, path: str) -> Document:
    """Let a source's value be one that was given by hand; it stays what it is."""
    initialisers = document.root.initialisers
    if path not in initialisers:
        return document
    return replace(document, root=replace(document.root, initialisers=initialisers.delete(path)))


def initialisers_of(document: Document) -> Mapping[str, Initialiser]:
    """How the values of sources were made, by their paths; the outermost counts."""
    if not document.blocks:
        return document.root.initialisers
    found: dict[str, Initialiser] = {}
    for scope in scopes_of(document):
        for path, how in scope.circuit.initialisers.items():
            found.setdefault(scope.prefix + path, how)
    return found
