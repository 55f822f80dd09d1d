"""Normal form of typed names: one form for what looks alike, no invisible characters.

Full-width letters of an input method, `µ` and `μ`, and letters with their accents apart are one
name, as they are to Python. Only what is typed is changed so: what stands in a file stays.
"""

from __future__ import annotations

import unicodedata

# Characters that have no width or only steer the direction of writing: a web page leaves them
# behind.
INVISIBLE = frozenset(
    [
        *(0x00AD, 0x034F, 0x180E, 0xFEFF),
        *range(0x200B, 0x2010),
        *range(0x2028, 0x202F),
        *(0x2060, 0x2061),
        *range(0x2063, 0x2070),
        *range(0xFE00, 0xFE10),
    ]
)
WITHOUT = dict.fromkeys(INVISIBLE)


def normal_name(text: str) -> str:
    """The form in which names are compared; that in which Python has a keyword, too."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", text.translate(WITHOUT))


def typed_name(text: str) -> str:
    """The name that was typed, without what nobody sees.

    A text that is no name stays one: `x²` is a power of x, and no input called x2.
    """
    seen = text.translate(WITHOUT).strip()
    if seen.isascii() or any(map(is_raised, seen)):
        return seen
    name = unicodedata.normalize("NFKC", seen)
    return name if name.isidentifier() else seen


def is_raised(character: str) -> bool:
    """True for a superscript: ², ⁻, ˣ."""
    return not character.isascii() and unicodedata.decomposition(character).startswith("<super>")


def is_lowered(character: str) -> bool:
    """True for a subscript: ₁, ᵢ, ₊."""
    return not character.isascii() and unicodedata.decomposition(character).startswith("<sub>")


def lower_superscripts(text: str) -> str:
    """A text with its superscripts as powers: `x^2`, `e^-x`."""
    found, before = "", False
    for character in text:
        now = is_raised(character)
        found += "^" if now and not before else ""
        found += unicodedata.normalize("NFKC", character) if now else character
        before = now
    return found
