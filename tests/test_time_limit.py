"""Every test is held to the limit of time, by what was worked, on machines of any speed."""

import os
from types import SimpleNamespace

import pytest
import time_limit


def run(item, seconds, slower=1.0, kernel=(True, True)):
    """Let a test work so many seconds, on a machine so many times slower than that of the limit."""
    clock, loaded = iter([100.0, 100.0 + seconds]), iter(kernel)
    with pytest.MonkeyPatch.context() as patched:  # undone before this test itself is measured
        patched.delenv("EXAMPLES", raising=False)
        patched.setattr(time_limit, "is_watched", lambda: False)
        patched.setattr(time_limit, "has_kernel", lambda: next(loaded))
        patched.setattr(time_limit, "seconds_worked", lambda: next(clock))
        patched.setattr(time_limit, "seconds_of_the_piece", lambda: slower * time_limit.PIECE)
        going = time_limit.pytest_runtest_call(item)
        next(going)
        with pytest.raises(StopIteration) as ended:
            going.send("passed")
    return ended.value.value


def test_who_takes_too_long_fails_and_who_does_not_passes(request):
    assert run(request.node, time_limit.MOST_SECONDS - 0.1) == "passed"
    with pytest.raises(pytest.fail.Exception, match=r"took 12\.1 s of work"):
        run(request.node, time_limit.MOST_SECONDS + 0.1)


def test_a_slow_machine_is_no_fault_of_the_test(request):
    assert run(request.node, 3 * time_limit.MOST_SECONDS - 0.1, slower=3.0) == "passed"
    with pytest.raises(pytest.fail.Exception):
        run(request.node, 3 * time_limit.MOST_SECONDS + 0.1, slower=3.0)


def test_nor_does_a_fast_one_make_it_stricter(request):
    assert run(request.node, time_limit.MOST_SECONDS - 0.1, slower=0.1) == "passed"


@pytest.mark.parametrize("mark", time_limit.FREE)
def test_who_is_run_on_request_may_take_long(request, mark):
    request.node.add_marker(mark)
    assert run(request.node, 1_000.0) == "passed"


def test_who_needs_the_kernel_first_may_compile_it(request):
    assert run(request.node, 1_000.0, kernel=(False, True)) == "passed"
    with pytest.raises(pytest.fail.Exception):
        run(request.node, 1_000.0, kernel=(False, False))


def said_of_all(seconds, slower=1.0):
    """What is said where all tests took so many seconds, on a machine so many times slower."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(time_limit, "seconds_of_the_piece", lambda: slower * time_limit.PIECE)
        return time_limit.nearly_too_long(seconds)


def test_all_tests_together_are_told_of_before_they_take_too_long():
    near = time_limit.NEAR * time_limit.MOST_TOGETHER
    assert said_of_all(near - 1) is None and said_of_all(3 * near - 1, slower=3.0) is None
    assert said_of_all(near + 1).startswith(f"All tests took {near + 1:.0f} s of work; they may")
    assert said_of_all(3 * near + 3, slower=3.0) == said_of_all(near + 1)


def test_it_is_said_where_pytest_closes_and_of_the_suite_alone(request, monkeypatch):
    monkeypatch.delenv("EXAMPLES", raising=False)
    config, said = request.config, []
    monkeypatch.setattr(time_limit, "nearly_too_long", lambda seconds: "near")
    reporter = SimpleNamespace(write_line=lambda line, **_: said.append(line))
    time_limit.pytest_terminal_summary(reporter, config)
    monkeypatch.setattr(config.option, "markexpr", "soak")
    time_limit.pytest_terminal_summary(reporter, config)
    assert said == ["near"]
    hooks = config.hook.pytest_terminal_summary.get_hookimpls()
    assert time_limit.pytest_terminal_summary in [each.function for each in hooks]


def test_what_programs_work_that_a_test_starts_counts(monkeypatch):
    used = os.times_result((1.0, 2.0, 4.0, 8.0, 999.0))
    with monkeypatch.context() as patched:
        patched.setattr(os, "times", lambda: used)
        assert time_limit.seconds_worked() == 15.0


def test_the_limit_hears_of_every_test(request):
    hooks = request.config.hook.pytest_runtest_call.get_hookimpls()
    assert time_limit.pytest_runtest_call in [each.function for each in hooks]
