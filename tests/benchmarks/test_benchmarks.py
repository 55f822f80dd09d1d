"""The benchmarks still run: the smallest sizes, none of the peers, and nothing about time."""

from __future__ import annotations

import json
import re
import subprocess
import sys

import bench
import bench_arrays
import bench_edits
import bench_engine
import bench_files
import bench_journal
import bench_looking
import bench_nested
import bench_outline
import bench_python
import bench_slider
import bench_start
import c_tape
import pytest
from circuits import CIRCUITS, random_dag
from PySide6.QtCore import QRectF
from stage_ours import InWindow
from stage_plain import Items, Written

from circuit_editor import files
from circuit_editor.engine import run_document
from circuit_editor.model import problems
from circuit_editor.ui.shell.files import autosave, loading


def test_all_who_make_a_step_of_arrays_agree():
    name = next(iter(bench_arrays.CIRCUITS))
    steps = (bench_arrays.NO_STEP, bench_arrays.ADAM)
    found = bench_arrays.table([name], 0.0, steps, with_peers=False)
    assert len(found.rows) == len(steps)
    assert not [each for each in found.remarks if "agree" in each]


@pytest.mark.parametrize("name", CIRCUITS)
def test_the_engine_and_the_c_tape_agree(name):
    sizes = (60, 150)
    found = bench_engine.table([name], sizes, with_peers=(), enough=0.0)
    assert len(found.rows) == len(sizes)
    assert not found.remarks or c_tape.compiler() is None


@pytest.mark.parametrize("make", CIRCUITS.values())
def test_the_circuits_are_sound_and_the_same_every_time(make):
    graph, again = make(300), make(300)
    assert graph == again
    document = graph.document()
    assert problems.problems(document) == []
    run = run_document(document)
    assert float(run.loss) == pytest.approx(graph.values[-1], abs=1e-12)
    assert abs(graph.gates - 300) < 0.2 * 300


def test_gates_with_two_inputs_have_twice_as_many_wires():
    graph = random_dag(1000, unary=0.0)
    assert (graph.gates, graph.wires) == (1000, 2001)  # one leads to the flag


def test_edits_are_timed():
    assert len(bench_edits.table(sizes=(40, 80), enough=0.0).rows) == 10


def test_circuits_are_opened_and_looked_at(qapp, monkeypatch):
    monkeypatch.setattr(bench_looking, "REST", 0.0)
    monkeypatch.setattr(bench_looking, "MOVES", 2)
    monkeypatch.setattr(bench_looking, "make_ready", lambda stage: None)
    found = bench_looking.table(sizes=(30,), tries=1)
    assert [len(each) for each in found.rows] == [3] * (bench_looking.DROPS + 2 * 9)


def test_a_slider_is_dragged(qapp):
    found = bench_slider.table(sizes=(30,), moves=8, with_arrays=False)
    assert len(found.rows) == 2


@pytest.mark.soak
def test_a_weight_of_arrays_is_turned(qapp):
    (row,) = bench_slider.table(sizes=(), moves=8).rows
    assert int(row[2].replace(",", "")) > 2_000


def test_a_slider_is_dragged_with_a_journal_and_without(qapp, monkeypatch):
    for wait in ("REST", "LATEST", "SOONEST", "PREPARE"):
        monkeypatch.setattr(autosave, wait, 0)
    found = bench_journal.table((30,), (False, True), moves=8, shape=(5, 5))
    assert [row[1] for row in found.rows] == ["off", "on"] * 2


def test_files_are_saved_and_opened():
    assert len(bench_files.table((20,), rounds=1).rows) == 1


def test_an_outline_is_opened_and_looked_through(qapp):
    found = bench_outline.table(size=30, rounds=1, moves=1)
    assert [len(each) for each in found.rows] == [4] * 6


def test_nested_blocks_are_worked_on(qapp):
    assert len(bench_nested.table(2, 2, 3, rounds=1).rows) == 9


def test_nested_blocks_are_worked_on_once_they_are_read(qapp, monkeypatch):
    monkeypatch.setattr(loading, "MANY", 1)
    assert len(bench_nested.table(2, 2, 3, rounds=1).rows) == 9


def test_the_python_face_is_timed():
    found = bench_python.table(["chain", "MLP"], size=60, enough=0.0)
    assert [row[0] for row in found.rows] == ["chain", "MLP", "MLP"]


def test_starts_are_timed_in_both_surroundings(monkeypatch):
    """And each is started once: the second turn has the times of the first."""
    start, known = bench_start._seconds, {}

    def once(command, variables):
        asked = (*command, *variables.items())
        if asked not in known:
            known[asked] = start(command, variables)
        return known[asked]

    monkeypatch.setattr(bench_start, "_seconds", once)
    found = bench_start.table(rounds=1)
    assert [row[0] for row in found.rows][:2] == [bench_start.OURS, bench_start.OURS_THERE]
    assert len(found.targets) == 2
    (remark,) = found.remarks
    assert re.search(
        r"^Byte code of \d+ of \d+ modules, .* PySide6-Essentials [\d.]+, numpy", remark
    )


def test_a_start_imports_nothing_of_qt_before_the_program_does():
    script = "import started, sys; print(*{name.split('.')[0] for name in sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=bench.HERE
    )
    assert "circuit_editor" in done.stdout.split()
    assert not {"PySide6", "shiboken6", "numpy"} & set(done.stdout.split())


@pytest.mark.parametrize("stage", [InWindow, Items, Written])
def test_a_canvas_is_looked_at(qapp, tmp_path, stage):
    graph = random_dag(20, unary=0.0)
    path = tmp_path / "graph"
    if stage is InWindow:
        files.save(graph.document(), path)
    else:
        path.write_text(json.dumps(graph.as_json()))
    canvas = stage()
    assert canvas.until_painted(lambda: canvas.open(path)) > 0.0
    canvas.at_full_size(QRectF(0.0, 0.0, 500.0, 500.0))
    assert canvas.frame(2) > 0.0
    assert canvas.until_painted(lambda: canvas.zoom(1.2)) > 0.0
    canvas.clear()
    canvas.view.window().close()


def test_every_name_is_a_file():
    for name in bench.NAMES:
        assert (bench.HERE / f"bench_{name}.py").exists()
    assert bench.main(["no such thing"]) == 2
