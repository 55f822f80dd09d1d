"""The kernel is fetched once, for circuits that want it, and after they are seen."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from circuit_editor.engine import kernel
from circuit_editor.expression import document_from
from circuit_editor.ui.app import kernel_warmup
from circuit_editor.ui.app.kernel_warmup import KernelWarmup
from circuit_editor.ui.session.session import Session

LARGE = "f = " + " + ".join(f"a{index}" for index in range(30))


@pytest.fixture
def asked(monkeypatch):
    asked = []
    monkeypatch.setattr(kernel_warmup, "PAUSE", 0)
    monkeypatch.setattr(kernel_warmup, "MANY", 30)
    monkeypatch.setattr(kernel, "warm_in_background", lambda: asked.append(True))
    return asked


def test_a_small_circuit_does_without(qtbot, asked):
    session = Session()
    KernelWarmup(session)
    session.open(document_from("f = x * y"), None)
    QApplication.processEvents()
    assert not asked


def test_a_large_one_asks_once(qtbot, asked):
    session = Session()
    KernelWarmup(session)
    for _ in range(3):
        session.open(document_from(LARGE), None)
    qtbot.waitUntil(lambda: len(asked) == 1)
    QApplication.processEvents()
    assert len(asked) == 1
