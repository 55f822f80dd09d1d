"""Tells from a file's first bytes whether it is text, and whether it begins as JSON does."""

from __future__ import annotations

import re

BOM = b"\xef\xbb\xbf"
LOOKED_AT = 1 << 16  # bytes at the beginning, and as many at the end

CONTROLS = rb"[\0-\x08\x0e-\x1a\x1c-\x1f]"
VALUE_OF_JSON = re.compile(  # three quotation marks begin a program's docstring
    r'\[[\s\[]*(?:["{\d\]-]|true|false|null|NaN|Infinity|\Z)|\{(?!\\rtf)|"(?!"")'
)


def is_binary(data: bytes) -> bool:
    """True where bytes are no text in any encoding that has ASCII in it."""
    return re.search(CONTROLS, data[:LOOKED_AT]) is not None


def begins_as_json(data: bytes) -> bool:
    """True where bytes begin as a list, an object or a text of JSON does."""
    start = data[:1024].removeprefix(BOM).lstrip().decode("ascii", "replace")
    return VALUE_OF_JSON.match(start) is not None
