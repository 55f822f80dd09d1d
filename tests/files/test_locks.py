"""Locks on files: who holds one, and that nothing keeps one for longer."""

from __future__ import annotations

import os

from circuit_editor.files import locks, recovery


def test_a_lock_is_held_until_it_is_let_go(tmp_path):
    path = tmp_path / "a.lock"
    held = locks.hold(path)
    assert held is not None
    assert locks.is_held(path) and locks.hold(path) is None
    locks.let_go(held)
    assert not locks.is_held(path)


def test_a_lock_that_is_let_go_takes_its_file_along(tmp_path):
    path = tmp_path / "a.lock"
    held = locks.hold(path)
    locks.let_go_and_delete(held, path)
    assert os.listdir(tmp_path) == []


def test_a_lock_whose_file_cannot_be_deleted_is_let_go_all_the_same(tmp_path, monkeypatch):
    path = tmp_path / f"{os.getpid()}-0123456789abcdef.lock"  # of a copy that is gone
    path.touch()

    def refused(*_, **__):
        raise PermissionError("in use")

    monkeypatch.setattr(os, "unlink", refused)
    assert list(recovery.find_copies(tmp_path)) == []
    assert path.exists() and not locks.is_held(path)
