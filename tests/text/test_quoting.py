"""Strangers' text is shown so that nothing in it steers, hides or turns anything."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from circuit_editor.text import printable, printable_lines, quote

UNSEEN = "\N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize(
    "text", ["", "f", "h_{x}", "<b>&amp;</b>", "損失 → ½ loss²", "Ωmega é", "a b", "🙂", "हिन्दी"]
)
def test_what_can_be_seen_stays_as_it_is(text):
    assert printable(text) == text


@pytest.mark.parametrize(
    "character",
    [
        *map(chr, (0x00, 0x07, 0x08, 0x09, 0x0A, 0x0B, 0x0D, 0x1B, 0x1C, 0x7F)),
        *map(chr, (0x80, 0x85, 0x9B, 0x9D, 0x9F)),  # of which a terminal makes ESC [ and the like
        *map(chr, (0x2028, 0x2029)),
        *map(chr, (0x061C, 0x200E, 0x202A, 0x202E, 0x2066, 0x2069)),  # turn the direction
        *map(chr, (0xAD, 0x034F, 0x180E, 0x200B, 0x200D, 0x2060, 0x3164, 0xFEFF)),  # no width
        *map(chr, (0xD800, 0xDFFF, 0xE000, 0xFFFE, 0xFFFF, 0xE0041)),
    ],
    ids=lambda character: f"U+{ord(character):04X}",
)
def test_what_cannot_be_seen_is_replaced(character):
    assert printable(f"a{character}b") == f"a{UNSEEN}b"


@pytest.mark.parametrize("space", ["\u00a0", "\u3000", "\u2009"])
def test_a_space_of_any_width_stays(space):
    assert printable(f"層{space}1") == f"層{space}1"


@given(st.text())
def test_a_printable_text_is_one_line_and_stays_so(text):
    shown = printable(text)
    assert len(shown) == len(text)
    assert len(shown.splitlines()) <= 1
    assert not {unicodedata.category(each)[0] for each in shown} - set("LMNPSZ")
    assert printable(shown) == shown


@given(st.text())
def test_lines_end_with_a_line_feed_and_nothing_else(text):
    shown = printable_lines(text)
    assert shown.split("\n") == [printable(each) for each in text.split("\n")]


def test_a_quote_is_cut_where_it_is_too_long():
    assert quote("x" * 60) == "x" * 60
    assert quote("x" * 61) == "x" * 59 + "…"
    assert quote("\x1b]0;" + "x" * 5_000 + "\x07", 10) == f"{UNSEEN}]0;xxxxx…"
