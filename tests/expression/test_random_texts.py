"""A part of the texts that `tests/fuzz.py` makes: read and sound, or refused in a sentence."""

import fuzz
import pytest


@pytest.mark.parametrize("kind", [fuzz.EXPRESSION, fuzz.PROGRAM])
@pytest.mark.parametrize("first", [0, 100_000, 200_000])
def test_a_text_is_read_and_sound_or_refused(kind: str, first: int) -> None:
    count = {fuzz.EXPRESSION: 200, fuzz.PROGRAM: 60}[kind]
    went, harm = fuzz.portion((kind, first, count))
    assert not harm, "\n".join(harm[:5])
    assert went[fuzz.ACCEPTED] and went[fuzz.REFUSED]
