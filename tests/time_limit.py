"""Fails a test that takes too long, by the time its processors worked and not by the clock.

Of all tests together it says when they come near to what they may take: three minutes on two cores.

How long a machine needs differs, and so does how busy it is: before a test fails, a piece of work
of which one knows how long it takes is done at the same place, and the test is measured by it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Generator

import pytest

MOST_SECONDS = 12.0  # three times what the dearest takes
MOST_TOGETHER = 360.0  # of all tests, on two cores three minutes
NEAR = 0.9  # of that
PIECE = 0.25  # seconds which the piece of work takes on the machine of that limit
FREE = ("soak", "benchmark")  # marks of tests that run on request alone


def seconds_worked() -> float:
    """Return the processor time of this process and of those it started and saw end."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def seconds_of_the_piece() -> float:
    """Return how long the piece of work takes here and now."""
    begun = seconds_worked()
    sum(number * number for number in range(8_000_000))
    return seconds_worked() - begun


def as_there(seconds: float, least: float) -> float:
    """Return how long it would take on the machine of the limits, where it seems more than that."""
    return seconds if seconds <= least else seconds / max(1.0, seconds_of_the_piece() / PIECE)


def too_long(seconds: float) -> str | None:
    """Return a sentence where a test took longer than it may, a slow machine left out of it."""
    seconds = as_there(seconds, MOST_SECONDS)
    if seconds <= MOST_SECONDS:
        return None
    return f"took {seconds:.1f} s of work; a test may take {MOST_SECONDS:g}, or is marked {FREE}"


def nearly_too_long(seconds: float) -> str | None:
    """Return a sentence where all tests together come near to what they may take."""
    seconds = as_there(seconds, NEAR * MOST_TOGETHER)
    if seconds <= NEAR * MOST_TOGETHER:
        return None
    return (
        f"All tests took {seconds:.0f} s of work; they may take {MOST_TOGETHER:.0f}, three minutes "
        "on two cores. --durations=30 tells where it goes."
    )


def has_kernel() -> bool:
    """Return whether the kernel is loaded: the first test that needs it may have to compile it."""
    kernel = sys.modules.get("circuit_editor.engine.kernel")
    return kernel is not None and kernel.ready()


def is_watched() -> bool:
    """Return whether a debugger or a profiler looks on, which takes its own time."""
    return sys.gettrace() is not None or sys.getprofile() is not None


def is_limited(item: pytest.Item) -> bool:
    """Return whether a test has to be quick as it is run: nobody asked for more than the suite."""
    asked_for = any(item.get_closest_marker(mark) for mark in FREE) or "EXAMPLES" in os.environ
    return not (asked_for or is_watched())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Run a test, and fail it where it passed but took too long."""
    begun, had_kernel = seconds_worked(), has_kernel()
    result = yield
    if has_kernel() != had_kernel or not is_limited(item):
        return result
    if problem := too_long(seconds_worked() - begun):
        pytest.fail(f"{item.nodeid} {problem}", pytrace=False)
    return result


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say when the suite nears its limit; processes that ran the tests have ended by now."""
    asked_for = not str(config.getoption("markexpr")).startswith("not ") or "EXAMPLES" in os.environ
    if not asked_for and (problem := nearly_too_long(seconds_worked())):
        terminalreporter.write_line(problem, yellow=True)
