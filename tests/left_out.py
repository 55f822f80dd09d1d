"""The tests that the suite does without: dear ones, whose code others in it reach as well.

They run where their file or folder is named, all of them with `packaging/dev.py test tests`.
`choose_left_out.py` made the list, by measuring.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

LIST = Path(__file__).with_name("left_out.txt")


@cache
def left_out() -> frozenset[str]:
    """Return the names of these tests, as pytest has them."""
    return frozenset(LIST.read_text("utf-8").splitlines())


def is_suite(config: pytest.Config) -> bool:
    """Return whether all tests were asked for, and none by its place, a word or a mark."""
    asked = any(each.startswith(("-k", "-m")) for each in config.invocation_params.args)
    return config.args_source is pytest.Config.ArgsSource.TESTPATHS and not asked


def leave_out(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Take these tests out of the items that are to run."""
    gone = [each for each in items if each.nodeid in left_out()]
    if gone:
        config.hook.pytest_deselected(items=gone)
        items[:] = [each for each in items if each.nodeid not in left_out()]
