"""Axes that people type."""

from circuit_editor.text.typed_shapes import typed_whole_numbers


def test_axes_may_count_from_the_end():
    assert typed_whole_numbers("0, −1") == (0, -1)
    assert typed_whole_numbers("[-2]") == (-2,)
    assert typed_whole_numbers("first") is None
