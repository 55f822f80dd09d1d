"""Tables of numbers that are pasted, from wherever they come."""

import pytest

from circuit_editor.text import Sentence
from circuit_editor.text.typed_arrays import typed_cell, typed_table


@pytest.mark.parametrize(
    ("text", "decimal"),
    [
        ("0.5\t1.25\n-3\t4\n", "."),
        ("0,5\t1,25\r\n-3\t4\r\n", ","),
        ("0,5\t1,25\n−3\t4", "."),
        ("0.5,1.25\n-3,4", "."),
        ("0.5, 1.25\n-3, 4\n\n", ","),
        ("0,5;1,25\n-3;4", ","),
        ("0,5 1,25\n-3 4", ","),
        ("0.5 1.25\n -3   4", "."),
        ("[[0.5, 1.25], [-3, 4]]", "."),
        ("[[ 0.5   1.25]\n [-3.    4.  ]]", "."),
        ("array([[ 0.5 ,  1.25],\n       [-3.  ,  4.  ]])", "."),
        ("np.array([[0.5, 1.25], [-3, 4]], dtype=np.float64)", "."),
        ("tensor([[ 0.5000,  1.2500],\n        [-3.0000,  4.0000]], requires_grad=True)", "."),
    ],
)
def test_a_table_is_read_from_wherever_it_comes(text, decimal):
    cells = typed_table(text, decimal)
    assert [[typed_cell(each, decimal) for each in row] for row in cells] == [[0.5, 1.25], [-3, 4]]


def test_a_row_is_a_row_and_a_column_a_column():
    assert typed_table("1, 2, 3") == [["1", "2", "3"]]
    assert typed_table("[1. 2. 3.]") == [["1.", "2.", "3."]]
    assert typed_table("1\n2\n3") == [["1"], ["2"], ["3"]]
    assert typed_table("1,5", ",") == [["1,5"]]
    assert typed_table("1,5", ".") == [["1", "5"]]


def test_what_is_torn_stays_as_it_is():
    assert typed_table("1\t2\n3") == [["1", "2"], ["3"]]
    assert typed_table("1\t\t3") == [["1", "", "3"]]
    assert typed_table("1\tabc") == [["1", "abc"]]
    assert typed_table("") == []


def test_the_language_decides_where_a_sign_may_be_either():
    assert typed_cell("1,234", ",") == 1.234
    assert typed_cell("-1,234", ",") == -1.234
    assert typed_cell("1,234", ".") == 1234.0
    assert typed_cell("0,25", ".") == 0.25
    assert isinstance(typed_cell("abc"), Sentence)
