"""The suite does without some dear tests; what they reach, others in it reach as well."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from choose_left_out import ALWAYS, CHEAP, FEW, SECONDS, choose
from left_out import is_suite, leave_out, left_out

NAMED, ALL = pytest.Config.ArgsSource.ARGS, pytest.Config.ArgsSource.TESTPATHS
MANY = np.arange(10 * FEW)
ROOT = Path(__file__).resolve().parent.parent


def test_each_that_is_left_out_is_there():
    assert left_out()
    for each in left_out():
        path, function = each.partition("[")[0].split("::")
        assert f"def {function}(" in (ROOT / path).read_text("utf-8"), each
        assert not path.startswith(ALWAYS)


@pytest.mark.parametrize(
    ("source", "arguments", "expected"),
    [
        (ALL, ["-n", "auto", "--maxfail=1"], True),
        (NAMED, ["tests"], False),
        (ALL, ["-m", "soak"], False),
        (ALL, ["-k", "stage"], False),
        (ALL, ["-kstage"], False),
    ],
)
def test_what_is_asked_for_by_name_is_never_left_out(source, arguments, expected):
    asked = SimpleNamespace(args=arguments)
    assert is_suite(SimpleNamespace(args_source=source, invocation_params=asked)) is expected


def test_they_are_told_as_deselected_and_all_others_run():
    told = []
    hook = SimpleNamespace(pytest_deselected=lambda items: told.extend(items))
    names = ["tests/test_left_out.py::a", *sorted(left_out())[:2], "tests/test_left_out.py::b"]
    items = [SimpleNamespace(nodeid=each) for each in names]
    leave_out(SimpleNamespace(hook=hook), items)
    assert [each.nodeid for each in items] == [names[0], names[3]]
    assert [each.nodeid for each in told] == names[1:3]


def test_the_cheap_and_those_that_are_not_judged_by_what_they_reach_are_kept():
    seconds = {"cheap": 0.9 * CHEAP, "reads": 9.0, "starts": 9.0, f"{ALWAYS[0]}law": 9.0, "dear": 2}
    reached = {each: MANY for each in seconds} | {"starts": MANY[: FEW - 1]}
    del reached["reads"]
    assert choose(seconds, reached) == ["dear"]


def test_each_branch_is_reached_by_those_that_reach_the_most_in_their_time():
    seconds = {"whole": 5.0, "half": 1.0, "other half": 2.0, "tail": 0.5, "again": 0.4}
    reached = {
        "whole": MANY,
        "half": MANY[: 5 * FEW],
        "other half": MANY[5 * FEW :],
        "tail": MANY[-FEW:],
        "again": MANY[:FEW],
    }
    assert choose(seconds, reached) == []  # there is time for each to be reached twice
    dear = {each: SECONDS / 3 * value for each, value in seconds.items()}
    assert choose(dear, reached) == ["again", "tail", "whole"]
    a_little_less = {each: 0.83 * value for each, value in dear.items()}
    assert choose(a_little_less, reached) == ["tail", "whole"]
