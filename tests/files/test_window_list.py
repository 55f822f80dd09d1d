"""The list of open windows on the disk: what was written is read, whatever else is left out."""

from __future__ import annotations

import json
import os
import random

import pytest

from circuit_editor.files import locks, window_list
from circuit_editor.files.window_list import ListedWindow, WindowList

KEPT = WindowList(
    (
        ListedWindow("/a/b.circuit", False, ("layer1", "n"), 1.25, (-40, 7), False, "AdnQ"),
        ListedWindow("first-example.circuit", True),
    ),
    1,
    True,
)


def written(folder, kept=KEPT):
    """What a process keeps, and lets go when it ends."""
    file = window_list.new_file(folder)
    file.write([window_list.text_of(kept)])
    file.wait(30)
    return file


def test_what_is_written_is_read_once_when_its_program_has_ended(tmp_path):
    file = written(tmp_path)
    assert window_list.take_newest(tmp_path) is None  # it runs
    file.let_go()
    file.wait(30)
    other = written(tmp_path, KEPT._replace(has_ended=False))
    other.let_go()
    other.wait(30)
    os.utime(file.path, (1, 1))
    assert window_list.take_newest(tmp_path) == KEPT._replace(has_ended=False)
    assert os.listdir(tmp_path) == []
    assert window_list.take_newest(tmp_path) is None
    assert window_list.take_newest(tmp_path / "none") is None


def test_two_programs_keep_lists_of_their_own(tmp_path):
    first, second = written(tmp_path), written(tmp_path)
    assert first.path != second.path
    held = first.path.with_suffix(".lock")
    assert locks.is_held(held)
    second.let_go()
    second.wait(30)
    assert window_list.take_newest(tmp_path) == KEPT
    assert first.path.exists()
    first.remove()
    first.let_go()
    first.wait(30)
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        ({"windows": 7}, WindowList((), 0, True)),
        ({"front": 2}, KEPT._replace(front=0)),
        ({"front": "x", "ended": 1}, KEPT._replace(front=0, has_ended=False)),
        ({"windows": [None, {}, {"path": "\0"}, {"path": "a"}]}, (ListedWindow("a"),)),
        ({"windows": [{"path": "a", "zoom": 1e999, "scrolled": [1, 2]}]}, (ListedWindow("a"),)),
        ({"windows": [{"path": "a", "zoom": 2.0, "scrolled": [1, 1e9]}]}, (ListedWindow("a"),)),
        ({"windows": [{"path": "a", "zoom": 2.0, "scrolled": [2**40, 0]}]}, (ListedWindow("a"),)),
        ({"windows": [{"path": "a", "where": ["x", 3]}]}, (ListedWindow("a"),)),
        ({"windows": 99 * [{"path": "a"}]}, 50 * (ListedWindow("a"),)),
    ],
)
def test_what_is_damaged_is_left_out(damage, expected):
    data = json.loads(window_list.text_of(KEPT)) | damage
    found = window_list.read(json.dumps(data).encode())
    assert found == expected or found.windows == expected


def test_any_bytes_are_read_without_a_word():
    whole, dice = window_list.text_of(KEPT).encode(), random.Random(0)
    for _ in range(300):
        damaged = bytearray(whole)
        for _ in range(dice.randrange(1, 6)):
            damaged[dice.randrange(len(damaged))] = dice.randrange(256)
        found = window_list.read(bytes(damaged[: dice.randrange(len(damaged) + 1)]))
        assert 0 <= found.front <= len(found.windows)
    assert window_list.read(b"[" * 100_000) == WindowList((), 0, False)
