"""The window's side of the worker: it waits for nobody, says so, and leaves no process behind."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from circuit_editor.formula_worker import answers
from circuit_editor.ui.session import formula_client as client
from circuit_editor.ui.session.formula_client import (
    NO_WORKER,
    TOO_LONG,
    FormulaClient,
    FormulaProcess,
    key_of,
)

SOON = 5000  # ms: a process has to start

# What every fake worker does first: note that it runs, and read questions.
BEGIN = """
import json, os, sys, time
with open({pids!r}, "a") as file:
    print(os.getpid(), file=file)
known = set()
def say(**answer):
    print(json.dumps(answer), flush=True)
for line in sys.stdin:
    question = json.loads(line)
    key = question["key"]
"""
ANSWERS = """
    if key == "dreadful":
        time.sleep(60)
    elif "files" in question:
        known.add(key)
        say(key=key, forms=[{"name": "f", "lines": [each]} for each in question["files"]])
    else:
        say(key=key, numbers=question["values"] if key in known else [])
"""
NEVER_ANSWERS = """
    time.sleep(60)
"""
DIES = """
    sys.exit(3)
"""
CHATS = """
    print("Welcome!", flush=True)
    print('"hello"', flush=True)
    print('{"hello": 1}', flush=True)
    say(key=key, forms=[])
"""


class Workplace:
    """Makes clients with fake workers, and knows every process that they ever started."""

    def __init__(self, folder: Path) -> None:
        self._pids = folder / "pids"
        self.clients: list[FormulaClient] = []

    def hire(self, program: str, patience: int = 10_000) -> FormulaClient:
        text = BEGIN.replace("{pids!r}", repr(str(self._pids))) + program
        program = FormulaProcess(program=sys.executable, arguments=("-c", text), patience=patience)
        made = FormulaClient(process=program)
        program.setParent(made)
        self.clients.append(made)
        return made

    @property
    def pids(self) -> list[int]:
        return [int(line) for line in self._pids.read_text().split()] if self._pids.exists() else []

    @property
    def running(self) -> list[int]:
        return [pid for pid in self.pids if is_running(pid)]


def is_running(pid: int) -> bool:
    if os.name == "nt":
        return False  # to ask there would end it
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
def workplace(qapp, tmp_path):
    made = Workplace(tmp_path)
    yield made
    for each in made.clients:
        each.stop()


def problem(formulas, key):
    ((template, args),) = [each["problem"] for each in formulas.forms(key)]
    assert args == {}
    return template


def test_what_is_answered_is_kept_and_not_asked_again(qtbot, workplace):
    formulas = workplace.hire(ANSWERS)
    with qtbot.waitSignal(formulas.answered, timeout=SOON) as told:
        formulas.work_out("a", ["one", "two"])
        assert formulas.forms("a") is None  # nobody waits
    assert told.args == ["a"]
    forms = formulas.forms("a")
    assert [each["lines"] for each in forms] == [["one"], ["two"]]
    with qtbot.waitSignal(formulas.answered, timeout=SOON):
        formulas.work_out("b", ["three"])
    with qtbot.assertNotEmitted(formulas.answered, wait=50):
        formulas.work_out("a", ["one", "two"])
    assert formulas.forms("a") is forms
    assert len(workplace.pids) == 1  # one process answers all
    formulas.stop()
    assert workplace.running == []


def test_numbers_are_those_asked_for_last_even_by_a_new_worker(qtbot, workplace):
    formulas = workplace.hire(ANSWERS)
    formulas.work_out("a", ["one"])
    for number in (1.0, 2.0, 3.0):
        formulas.evaluate([{"": number, "x": float("inf")}])
    qtbot.waitUntil(lambda: bool(formulas.numbers("a")), timeout=SOON)
    assert formulas.numbers("a") == [{"": 3.0, "x": float("inf")}]
    formulas.stop()
    formulas.work_out("a", ["one"])
    assert formulas.numbers("a") == []
    formulas.evaluate([{"": 4.0}])
    qtbot.waitUntil(lambda: bool(formulas.numbers("a")), timeout=SOON)
    assert formulas.numbers("a") == [{"": 4.0}]
    assert len(workplace.pids) == 2


def test_one_that_never_answers_is_ended_and_a_sentence_stands_for_the_answer(qtbot, workplace):
    formulas = workplace.hire(NEVER_ANSWERS, patience=300)
    with qtbot.waitSignal(formulas.answered, timeout=SOON):
        formulas.work_out("a", ["one"])
    assert problem(formulas, "a") == TOO_LONG
    qtbot.waitUntil(lambda: workplace.running == [], timeout=SOON)
    with qtbot.waitSignal(formulas.answered, timeout=SOON):  # it may go better another time
        formulas.work_out("a", ["one"])
        assert formulas.forms("a") is None
    assert problem(formulas, "a") == TOO_LONG
    formulas.stop()
    assert workplace.running == []


def test_one_that_dies_is_told_at_once_and_the_next_question_begins_another(qtbot, workplace):
    formulas = workplace.hire(DIES)
    for key in ("a", "b", "a"):
        with qtbot.waitSignal(formulas.answered, timeout=SOON) as told:
            formulas.work_out(key, ["one"])
            formulas.evaluate([{}])
        assert told.args == [key]
        assert problem(formulas, key) == NO_WORKER
    assert len(workplace.pids) == 3
    assert workplace.running == []


def test_a_program_that_is_not_there_is_told_at_once(qtbot, workplace):
    formulas = FormulaClient(
        process=FormulaProcess(program="/no/such/program", patience=100 * SOON)
    )
    workplace.clients.append(formulas)
    for key in ("a", "b"):
        if formulas.forms(key) is None:
            formulas.work_out(key, ["one"])
        qtbot.waitUntil(lambda key=key: formulas.forms(key) is not None, timeout=SOON)
        assert problem(formulas, key) == NO_WORKER


def test_what_is_no_answer_is_not_heard(qtbot, workplace):
    """A program may print before it answers: a greeting of somebody's own Python."""
    formulas = workplace.hire(CHATS)
    with qtbot.waitSignal(formulas.answered, timeout=SOON):
        formulas.work_out("a", [])
    assert formulas.forms("a") == []


def test_a_question_nobody_waits_for_any_more_gives_way(qtbot, workplace, monkeypatch):
    """Within moments, and not only when the hopeless question has used up its time."""
    monkeypatch.setattr(client, "GRACE", 0.3)
    formulas = workplace.hire(ANSWERS)
    formulas.work_out("dreadful", ["one"])
    formulas.work_out("b", ["two"])
    qtbot.waitUntil(lambda: formulas.forms("b") is not None, timeout=SOON)
    assert formulas.forms("b")[0]["lines"] == ["two"]
    assert formulas.forms("dreadful") is None
    assert len(workplace.running) <= 1


def test_a_quick_answer_that_comes_too_late_is_kept_for_another_time(qtbot, workplace):
    formulas = workplace.hire(ANSWERS)
    formulas.work_out("a", ["one"])
    formulas.work_out("b", ["two"])
    formulas.evaluate([{"": 2.0}])
    qtbot.waitUntil(lambda: bool(formulas.numbers("b")), timeout=SOON)
    assert formulas.forms("a")[0]["lines"] == ["one"]
    assert formulas.numbers("a") == [] and formulas.numbers("b") == [{"": 2.0}]
    assert len(workplace.pids) == 1


def test_who_comes_back_to_a_question_waits_for_it_as_long_as_ever(qtbot, workplace, monkeypatch):
    monkeypatch.setattr(client, "GRACE", 0.1)
    formulas = workplace.hire(NEVER_ANSWERS, patience=500)
    begin = time.monotonic()
    formulas.work_out("a", ["one"])
    formulas.work_out("b", ["two"])
    formulas.work_out("a", ["one"])
    with qtbot.waitSignal(formulas.answered, timeout=SOON) as told:
        pass
    assert told.args == ["a"] and problem(formulas, "a") == TOO_LONG
    assert time.monotonic() - begin > 0.45


def test_a_worker_ends_with_whoever_asked_it(qtbot, workplace):
    formulas = workplace.hire(NEVER_ANSWERS)
    formulas.work_out("a", ["one"])
    qtbot.waitUntil(lambda: workplace.pids != [], timeout=SOON)
    assert workplace.running == ([] if os.name == "nt" else workplace.pids)
    workplace.clients.clear()
    formulas.deleteLater()
    qtbot.waitUntil(lambda: workplace.running == [], timeout=SOON)


def test_windows_share_one_process_take_turns_and_end_it_with_the_last(qtbot, workplace):
    first = workplace.hire(ANSWERS)
    second = FormulaClient(process=first._process)
    workplace.clients.append(second)
    first.work_out("a", ["one"])
    second.work_out("b", ["two"])
    second.evaluate([{"": 2.0}])
    first.evaluate([{"": 1.0}])
    qtbot.waitUntil(lambda: bool(first.numbers("a") and second.numbers("b")), timeout=SOON)
    assert first.forms("b") is None and second.forms("a") is None
    assert (first.numbers("a"), second.numbers("b")) == ([{"": 1.0}], [{"": 2.0}])
    assert len(workplace.pids) == 1
    first.work_out("dreadful", ["one"])
    second.work_out("c", ["three"])
    first.stop()  # its window is closed: nobody waits for what it asked
    qtbot.waitUntil(lambda: second.forms("c") is not None, timeout=SOON)
    assert second.forms("c")[0]["lines"] == ["three"]
    assert len(workplace.pids) == 2
    second.stop()
    assert workplace.running == []


def test_a_closed_window_asks_nothing_more_and_holds_up_nobody(qtbot, workplace):
    """What is late in it would be answered when it is gone, and the answer looks for its timers."""
    first = workplace.hire(ANSWERS)
    second = FormulaClient(process=first._process)
    workplace.clients.append(second)
    first.work_out("a", ["one"])
    second.work_out("b", ["two"])  # waits for its turn
    second.close()
    second.work_out("c", ["three"])
    qtbot.waitUntil(lambda: first.forms("a") is not None, timeout=SOON)
    first.close()
    first.work_out("d", ["four"])
    assert first._process.asker is None
    assert workplace.running == []
    assert second.forms("b") is second.forms("c") is first.forms("d") is None


def test_the_key_tells_circuits_apart():
    assert key_of(["a", "b"]) == key_of(["a", "b"])
    assert len({key_of(each) for each in (["ab"], ["a", "b"], ["b", "a"], ["\ud800"])}) == 4


def test_the_worker_remembers_whatever_the_window_does():
    """Both forget what they kept first: else the numbers of a formula that stands there go."""
    assert answers.MOST_KEPT >= client.MOST_KEPT
