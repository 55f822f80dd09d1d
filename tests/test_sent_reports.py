"""What the processes of tests tell the one that started them."""

import pytest
from sent_reports import NOTED, is_told, pytest_runtest_protocol


def report(when: str, outcome: str, duration: float = 0.0) -> pytest.TestReport:
    return pytest.TestReport(
        "test_it", ("test_it.py", 1, "it"), {}, outcome, None, when, duration=duration
    )


@pytest.mark.parametrize("when", ["setup", "call", "teardown"])
def test_what_failed_or_was_skipped_is_told_wherever_it_did(when):
    assert is_told(report(when, "failed")) and is_told(report(when, "skipped"))


def test_every_outcome_is_told_once_and_what_took_long_around_it():
    told = [is_told(report(when, "passed")) for when in ("setup", "call", "teardown")]
    assert told == [False, True, False]
    for when in ("setup", "teardown"):
        assert not is_told(report(when, "passed", NOTED - 0.001))
        assert is_told(report(when, "passed", NOTED))


def test_a_process_alone_runs_tests_as_pytest_does(request, monkeypatch):
    monkeypatch.delenv("PYTEST_XDIST_WORKER", raising=False)
    assert pytest_runtest_protocol(request.node, None) is None
