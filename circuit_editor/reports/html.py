"""Tables for notebooks: HTML in which a name is a text and nothing else.

No script, no colour of its own (a notebook may be dark), no markup and no formula out of a label:
MathJax reads what stands between dollar signs anywhere on a page, so it is told to pass by, and the
signs stand in elements of their own, across which it does not read.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Sequence
from html import escape

from circuit_editor.text import printable

IGNORED = "tex2jax_ignore mathjax_ignore"  # MathJax 2 and 3
TEX = ("$", "\\")


def html_table(rows: Sequence[Sequence[str]], words: int, limit: int | None = None) -> str:
    """Rows as a table, the first one its heading; the first `words` columns are words."""
    kept = rows if limit is None else rows[: limit + 1]
    head, *lines = [_row(each, "td" if at else "th", words) for at, each in enumerate(kept)]
    more = len(rows) - len(kept)
    rest = f"<p>… and {more:,} more</p>" if more else ""
    return f"<table><thead>{head}</thead><tbody>{''.join(lines)}</tbody></table>{rest}"


def paragraph(sentence: str) -> str:
    """A sentence as a paragraph, escaped."""
    return f"<p>{quote_html(sentence)}</p>"


def picture(svg: str) -> str:
    """A picture, on white as it was drawn; a browser runs nothing that stands in it."""
    data = base64.b64encode(svg.encode()).decode("ascii")
    style = "background: white; max-width: 100%"
    return f'<p><img alt="" style="{style}" src="data:image/svg+xml;base64,{data}"></p>'


def join_parts(parts: Iterable[str]) -> str:
    """Parts of HTML in one element, in which MathJax reads nothing."""
    return f'<div class="{IGNORED}">{"".join(parts)}</div>'


def quote_html(text: str) -> str:
    """A stranger's text: it shows as it is, and begins nothing."""
    shown = escape(printable(text))
    for sign in TEX:
        shown = shown.replace(sign, f"<span>{sign}</span>")
    return shown


def _row(cells: Sequence[str], tag: str, words: int) -> str:
    written = [
        f'<{tag} style="text-align: {"left" if at < words else "right"}">{quote_html(cell)}</{tag}>'
        for at, cell in enumerate(cells)
    ]
    return f"<tr>{''.join(written)}</tr>"
