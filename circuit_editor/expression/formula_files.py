"""Text files that hold a formula or a program, and nothing else."""

from __future__ import annotations

import os
from collections.abc import Collection

from circuit_editor.expression import Draft, ExpressionError, draft, means_formula
from circuit_editor.files import FileError, bytes_of, may_hold_formula
from circuit_editor.files.foreign.classification import kind_of
from circuit_editor.files.limits import FILE_BYTES, Limit

# Whoever opens a large text by mistake should not wait for it to be read as a formula.
MOST_BYTES = Limit(300_000, FILE_BYTES.template)


def formula_in(path: str | os.PathLike[str], declared: Collection[str] = ()) -> Draft | None:
    """What a text file is read as, where the whole of it is a formula or a program.

    None where it is none: prose, a file of another program, one too large, or a program of which
    only a part can be read. `declared` are names that mean something, as for `draft`. Raises
    ExpressionError for a text of no other kind that is meant as a formula and cannot be read.
    """
    name = os.path.basename(os.fsdecode(path))
    try:
        data = bytes_of(path, MOST_BYTES)
        text = data.decode("utf-8-sig")
    except (FileError, UnicodeDecodeError):
        return None
    if not may_hold_formula(data, name) or not means_formula(text):
        return None
    try:
        return draft(text, declared=declared)
    except ExpressionError:
        if kind_of(data, name) is not None:
            return None
        raise
