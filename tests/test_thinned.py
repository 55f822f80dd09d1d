"""What the suite leaves to `-m soak` of a product: no two values that never meet."""

from itertools import combinations

import pytest
from thinned import covering, thinned

AXES = (["a", "b"], [1, 2, 3], [None, 0.5, 1.0, 2.0])


def kept(found) -> list[tuple]:
    return [each.values for each in found if not each.marks]


@pytest.mark.parametrize(("together", "most"), [(1, 4), (2, 13), (3, 24)])
def test_every_few_values_meet_in_few_combinations(together, most):
    found = thinned(*AXES, together=together)
    assert len({each.values for each in found}) == 24  # with the soak it is the whole product

    def meetings(combined) -> set:
        return {each for values in combined for each in combinations(enumerate(values), together)}

    assert meetings(kept(found)) == meetings(each.values for each in found)
    assert len(kept(found)) <= most


def test_it_is_the_same_every_time():
    assert kept(thinned(*AXES)) == kept(thinned(*AXES))


def test_what_covers_all_is_few_and_the_rest_is_left_to_the_soak():
    found = covering({"a": {1, 2}, "b": {1, 2, 3}, "c": {4}, "d": set()})
    assert kept(found) == [("b",), ("c",)]
    assert [each.values for each in found] == [("a",), ("b",), ("c",), ("d",)]
