"""The red-green-safe palette: its pairs can be told apart by all eyes, and read on all papers."""

from __future__ import annotations

import pytest
from colour_vision import (
    EYES,
    PAIRS,
    PAPERS,
    contrast,
    difference,
    digits_on_tiles,
    table,
    tile_differences,
    tile_table,
)

from circuit_editor.ui.app import theme as look

THEMES = [*look.THEMES.values(), *look.STAGE.values()]


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("eyes", EYES.values(), ids=list(EYES))
def test_values_and_gradients_are_far_apart_for_all_eyes(theme, eyes):
    safe = look.made_safe(theme)
    for one, other in PAIRS:
        assert difference(getattr(safe, one), getattr(safe, other), eyes) > 30, (one, other)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_they_can_be_read_on_every_paper(theme):
    safe = look.made_safe(theme)
    for paper in (*PAPERS, "frame"):
        for text in ("value", "gradient"):
            assert contrast(getattr(safe, text), getattr(safe, paper)) >= 4.5, (text, paper)


def test_the_standard_palette_is_why_there_is_another():
    for theme in (look.LIGHT, look.DARK):
        for eyes in ("deuteranopia", "protanopia"):
            assert difference(theme.value, theme.gradient, EYES[eyes]) < 16
    assert table().count("\n") > 60


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [("#ffffff", "#000000", 100.0), ("#0000ff", "#0000ff", 0.0), ("#ff0000", "#00ff00", 86.6)],
)
def test_differences_are_those_of_the_standard(one, other, apart):
    assert difference(one, other) == pytest.approx(apart, abs=0.05)


def test_a_palette_of_qt_tells_which_theme_it_was_made_from(qapp):
    for theme in (*THEMES, *map(look.made_safe, THEMES)):
        assert look.theme_of(look.palette(theme)) == theme


ALL_THEMES = [*THEMES, *map(look.made_safe, THEMES)]


@pytest.mark.parametrize("theme", ALL_THEMES, ids=lambda theme: theme.name)
def test_cells_of_tiles_are_told_apart_by_all_eyes(theme):
    """By their sign from a tenth of the scale on, by their size from a quarter to the next."""
    for eyes in EYES.values():
        found = tile_differences(theme, eyes)
        assert all(
            apart > least
            for apart, least in zip(found["of two signs"], (5.0, 10.0, 20.0, 30.0), strict=True)
        )
        assert min(found["negative steps"] + found["positive steps"]) > 5.0


@pytest.mark.parametrize("theme", ALL_THEMES, ids=lambda theme: theme.name)
def test_digits_can_be_read_on_cells_of_every_colour(theme):
    assert digits_on_tiles(theme) >= 4.5


def test_the_table_of_tiles_tells_of_all_themes_and_eyes():
    assert tile_table().count("\n") == len(ALL_THEMES) * (1 + 3 * len(EYES)) - 1
