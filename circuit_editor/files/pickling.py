"""Documents pickle as the text of their files, so that what comes out has passed the reader."""

from __future__ import annotations

import copyreg
from collections.abc import Callable

from circuit_editor.files.reading import read
from circuit_editor.model import Document


def reduce_document(document: Document) -> tuple[Callable[[bytes], Document], tuple[bytes]]:
    """How a document is made again: by reading its file's bytes.

    Raises FileError for one that `read` would refuse. Here, and not where it is unpickled: a pool
    of processes tells its caller of the one, and hangs at the other.
    """
    from circuit_editor.files.self_check import checked_bytes

    return read, (checked_bytes(document),)


copyreg.pickle(Document, reduce_document)
