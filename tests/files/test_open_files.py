"""Notes of open files: who is counted, what is swept, and that a late thread leaves none."""

from __future__ import annotations

import os

from circuit_editor.files import locks
from circuit_editor.files.open_files import OpenNote


def test_other_processes_are_counted_and_this_one_is_not(tmp_path):
    note, second = OpenNote(tmp_path, "a.circuit"), OpenNote(tmp_path, "a.circuit")
    note.put()
    second.put()
    assert note.others() == second.others() == 0
    (first, _) = sorted(tmp_path.iterdir())
    other = first.with_name(first.name.replace(f"-{os.getpid()}-", "-1-"))
    of_another_file = first.with_name(f"{'0' * 24}{first.name[24:]}")
    held = [locks.hold(other), locks.hold(of_another_file)]
    assert note.others() == 1
    for each in held:
        locks.let_go(each)
    assert note.others() == 0 and not other.exists() and of_another_file.exists()
    note.take_back()
    second.take_back()
    assert list(tmp_path.iterdir()) == [of_another_file]


def test_a_link_is_the_file_it_leads_to(tmp_path):
    (tmp_path / "link.circuit").symlink_to(tmp_path / "a.circuit")
    notes = [OpenNote(tmp_path / "n", tmp_path / name) for name in ("a.circuit", "link.circuit")]
    for each in notes:
        each.put()
    assert len({each.name[:24] for each in (tmp_path / "n").iterdir()}) == 1
    for each in notes:
        each.take_back()


def test_a_note_that_was_taken_back_is_not_put_up_by_a_late_thread(tmp_path):
    note = OpenNote(tmp_path, "a.circuit")
    note.take_back()
    note.put()
    assert list(tmp_path.iterdir()) == []


def test_where_no_note_can_be_put_nothing_is_told(tmp_path):
    (tmp_path / "file").touch()
    for path in ("a.circuit", "\0"):
        note = OpenNote(tmp_path / "file", path)
        note.put()
        assert note.others() == 0
        note.take_back()
