"""No test leaves the collector of garbage off to those that come after it."""

import gc

import collector
import pytest

from circuit_editor.ui.app.gc_pause import gc_paused


def test_who_leaves_it_off_is_told_and_it_is_on_again():
    assert collector.turn_on() is None
    gc.disable()
    assert "left the collector of garbage off" in collector.turn_on()
    assert gc.isenabled()


def test_a_pause_of_the_window_ends_by_itself():
    with gc_paused():
        assert collector.turn_on() is None
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_looked_at_after_every_test(monkeypatch, request):
    """The hook of the suite ends with it: after what fixtures and Qt do at the end of a test."""
    monkeypatch.setattr(collector, "turn_on", lambda: "left it off")
    hooks = request.config.hook.pytest_runtest_teardown.get_hookimpls()
    (ours,) = (each for each in hooks if each.plugin_name.endswith("tests/conftest.py"))
    going = ours.function(item=request.node, nextitem=request.node)
    next(going)
    with pytest.raises(pytest.fail.Exception, match="left it off"):
        going.send(None)
