"""Edits of the stored views, which the document has in their order."""

from __future__ import annotations

from circuit_editor.dataclass import replace
from circuit_editor.model.document import Document, StoredView


def store_view(document: Document, view: StoredView) -> Document:
    """Keep a view, after those there are."""
    return replace(document, views=(*document.views, view))


def rename_view(document: Document, at: int, title: str) -> Document:
    """Give the view another name that stands there, from 0 on."""
    old = document.views[at]
    if old.title == title:
        return document
    views = (*document.views[:at], old._replace(title=title), *document.views[at + 1 :])
    return replace(document, views=views)


def forget_view(document: Document, at: int) -> Document:
    """Keep the view no more that stands there, from 0 on."""
    return replace(document, views=(*document.views[:at], *document.views[at + 1 :]))
