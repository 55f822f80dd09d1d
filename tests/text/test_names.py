"""Names as they are typed, and as they are compared."""

from __future__ import annotations

import pytest

from circuit_editor.text.names import normal_name, typed_name


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("x", "x"),
        (" x ", "x"),
        ("ｘ１", "x1"),
        ("µ", "μ"),
        ("y\u0302", "ŷ"),  # a letter with its accent apart
        ("x\u0302", "x\u0302"),  # the accent belongs to it, and there is no one letter for both
        ("\u200bx\u00ad_\ufeff1", "x_1"),
        ("x\u2028", "x"),
        ("x₁", "x1"),
        ("𝑤", "w"),
        ("權重", "權重"),
        ("x²", "x²"),  # a power, and no name
        ("½", "½"),
        ("a…b", "a…b"),
        ("", ""),
    ],
)
def test_what_is_typed_is_kept_in_one_form_where_it_is_a_name(typed, name):
    assert typed_name(typed) == name
    assert typed_name(name) == name


def test_what_looks_alike_is_compared_alike():
    assert normal_name("neuron１/ｗ\u200b") == "neuron1/w"
    assert normal_name("ŷ") == normal_name("y\u0302")
