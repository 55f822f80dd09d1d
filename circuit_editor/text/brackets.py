"""Brackets around a written expression, where it would be read otherwise without them."""

from __future__ import annotations

import re

from circuit_editor.text.numbers import MINUS

CLOSED = r"\w+(?:\([^()]*\)|\[[^\[\]]*\])"  # a call, or an entry of an array


def in_brackets(part: str, binds: int, needs: int) -> str:
    """A part of a formula, in brackets where it binds less closely than its place needs.

    How closely is a number of whoever writes, as names, typeset formulas and Python differ in it.
    """
    return part if binds >= needs else f"({part})"


def bracket_negative(number: str) -> str:
    """A number behind a sign: in brackets where it is negative."""
    return f"({number})" if number.startswith(MINUS) else number


def as_word(name: str) -> str:
    """A name that something stands close to, as in df: in brackets where it is no single word."""
    return name if name.isidentifier() else f"({name})"


def as_factor(name: str) -> str:
    """A name as part of a formula: as a word, but that a call, or x[0], has brackets enough."""
    return name if re.fullmatch(CLOSED, name) else as_word(name)
