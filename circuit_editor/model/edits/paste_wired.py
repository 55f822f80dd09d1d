"""Pasting with wires: a part whose sources are outputs that are there, and whose result is read."""

from __future__ import annotations

from collections.abc import Mapping

from circuit_editor.model.document import Document, Pin, Place
from circuit_editor.model.edits.basic import connect, remove
from circuit_editor.model.edits.copy_paste import paste
from circuit_editor.model.wiring import natural


def paste_wired(
    document: Document,
    part: Document,
    shift: Place,
    sources: Mapping[str, Pin],
    readers: Mapping[Pin, Pin],
) -> tuple[Document, dict[str, str]]:
    """Add a copy of `part` to the root, moved by `shift`; and the new ids, by those in the part.

    `sources` are nodes of the part that are not copied: what they feed is fed by these outputs of
    the root. `readers` are inputs of the root, each by the output of the part that feeds it. The
    caller has asked `rules.why_not_paste`, and knows that no loop comes about.
    """
    fed = {
        target: sources[source.node]
        for target, source in part.root.wires.items()
        if source.node in sources and target.node not in sources
    }
    copied = remove(part, sources)
    document, new = paste(document, copied, shift)
    fresh = dict(zip(sorted(copied.root.nodes, key=natural), new, strict=True))
    for target, source in fed.items():
        document = connect(document, source, Pin(fresh[target.node], target.port))
    for source, target in readers.items():
        here = sources.get(source.node) or Pin(fresh[source.node], source.port)
        document = connect(document, here, target)
    return document, fresh
