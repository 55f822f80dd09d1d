"""What the processes of tests tell the one that started them: as little as is asked of it.

Three reports of each test, with all words it could be chosen by, took as long to write, to send and
to read as two thousand tests of the window take.
"""

from __future__ import annotations

import os

import pytest
from _pytest.runner import runtestprotocol

NOTED = 0.02  # seconds from which --durations should know of a setup or a teardown


def is_told(report: pytest.TestReport) -> bool:
    """Return whether anybody waits for a report: for the outcome, and whatever is unusual."""
    return report.when == "call" or not report.passed or report.duration >= NOTED


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Run a test as pytest does, and tell of it what is asked for; where it runs alone, all."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return None
    told, location = item.ihook, item.location
    if item.config.get_verbosity() > 0:  # else nobody sees that it begins
        told.pytest_runtest_logstart(nodeid=item.nodeid, location=location)
    for report in runtestprotocol(item, nextitem=nextitem, log=False):
        if is_told(report):
            report.keywords = {}  # tests were chosen long ago
            told.pytest_runtest_logreport(report=report)
    told.pytest_runtest_logfinish(nodeid=item.nodeid, location=location)
    return True
