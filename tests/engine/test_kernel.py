"""The kernel against the plain road: the same numbers, gate by gate and circuit by circuit."""

from __future__ import annotations

import dataclasses
import itertools
import math
import os
import subprocess
import sys
import threading
import time
import warnings
from pathlib import Path
from unittest import mock

import numpy as np
import pytest
from block_strategies import documents_with_blocks
from draw import EXAMPLES, draw
from few_gates import FEW, only_gates
from hypothesis import given
from hypothesis import strategies as st
from immutables import Map
from strategies import documents, numbers

from circuit_editor.engine import compile, execute, kernel, live_run, values_of
from circuit_editor.engine.interpreter import interpret
from circuit_editor.engine.kernel import cache_dir as kernel_folder
from circuit_editor.engine.kernel import loading
from circuit_editor.engine.kernel.cache_dir import folder
from circuit_editor.engine.live_run import LiveRun
from circuit_editor.engine.marks import marks_at, marks_of
from circuit_editor.gates import GATES, OUT, downstream
from circuit_editor.gates import gate as gate_module
from circuit_editor.model import Pin, Value, edits

NAN, INF = math.nan, math.inf
ORDINARY = [-3.0, -1.5, -0.75, -0.1, 0.1, 0.5, 1.0, 1.3, 2.0, 3.7, 10.0, 33.0, -40.0]
EDGES = [0.0, -0.0, INF, -INF, NAN, 1e308, -1e308, 800.0, -800.0, 5e-324, 1e-300, 709.9, -745.2]
CONSTANTS = [0.0, -0.0, 1.0, -1.5, 0.5, 2.0, 1e300, -0.01]

# What the C library computes is not what NumPy computes, to the last digit.
INEXACT = {"power", "power_constant", "exp", "log", "sin", "cos", "tanh", "sigmoid", "softplus"}
INEXACT |= {"tan", "sinh", "cosh", "atan", "log2", "log10", "log1p", "expm1"}
INEXACT |= {"erf", "gelu", "silu", "elu"}
SQUARE = GATES["square"]
COMPUTING = [each for each in GATES.values() if each.local is not None]


@pytest.fixture(scope="module", autouse=True)
def ready():
    assert kernel.warm()
    assert kernel.ready()


def both(document):
    """The runs of a document by kernel and along the plain road."""
    tape, values = compile(document), values_of(document)
    quick, plain = execute(tape, values), interpret(tape, values)
    assert quick.arrays is not None
    assert plain.arrays is None
    return quick, plain


def bits(number):
    """A number so that it equals itself alone, nan as well, the sign of zero told apart."""
    if number is None:
        return None
    return "nan" if math.isnan(number) else float(number).hex()


def close(a, b):
    if a is None or b is None or not math.isfinite(b) or not math.isfinite(a):
        return (a is None) == (b is None) and bits(a) == bits(b)
    return abs(a - b) / (1 + abs(b)) <= 1e-12


def numbers_of(run):
    """All that a run has, in one list."""
    return [*run.values, *run.gradients, *itertools.chain.from_iterable(run.wire_gradients)]


def told(run):
    """The marks: where, which, and whether they were made there."""
    return [(mark.at, mark.kind, mark.follows) for mark in marks_of(run)]


# Gate by gate --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gate", "attrs"),
    [
        (gate, dict.fromkeys(gate.attrs, constant))
        for gate in COMPUTING
        for constant in (CONSTANTS if gate.attrs else [0.0])
    ],
    ids=lambda each: getattr(each, "kind", None) or "".join(map(str, each.values())) or "plain",
)
def test_a_gate_is_the_same_on_both_roads(gate, attrs):
    if gate.kind == "output":
        document = draw({"x": 1}, {}, loss="x")
    else:
        names = list(gate.inputs)
        document = draw(
            dict.fromkeys(names, 1.0),
            {"g": (gate.kind, *names, attrs), "twice": ("mul_constant", "g", {"c": -3})},
            loss="twice",
        )
    tape = compile(document)
    points = ORDINARY + EDGES
    sources = [step.path for step in tape.steps if step.gate.is_source]
    for point in itertools.product(points, repeat=len(sources)):
        values = {path: np.asarray(x) for path, x in zip(sources, point, strict=True)}
        quick, plain = execute(tape, values), interpret(tape, values)
        assert told(quick) == told(plain)
        if gate.kind in INEXACT:
            same = list(map(close, numbers_of(quick), numbers_of(plain)))
            assert all(same), (point, numbers_of(quick), numbers_of(plain))
        else:
            ours, theirs = map(bits, numbers_of(quick)), map(bits, numbers_of(plain))
            assert list(ours) == list(theirs), point


@pytest.mark.parametrize(
    "gate", [each for each in COMPUTING if not each.is_flag], ids=lambda each: each.kind
)
def test_what_is_not_finite_comes_back_the_same_on_both_roads(gate):
    names = list(gate.inputs)
    for constant in CONSTANTS if gate.attrs else [0.0]:
        document = draw(
            {**dict.fromkeys(names, 1.0), "u": 1.0},
            {
                "g": (gate.kind, *names, dict.fromkeys(gate.attrs, constant)),
                "f": ("mul", "g", "u"),
            },
            loss="f",
        )
        tape = compile(document)
        for point in itertools.product((-2.0, -0.0, 0.0, 2.0, NAN), repeat=len(names)):
            for upstream in (INF, -INF, NAN):
                numbers = dict(zip([*names, "u"], map(np.asarray, [*point, upstream]), strict=True))
                quick, plain = execute(tape, numbers), interpret(tape, numbers)
                pairs = zip(numbers_of(quick), numbers_of(plain), strict=True)
                same = [
                    close(ours, theirs) if gate.kind in INEXACT else bits(ours) == bits(theirs)
                    for ours, theirs in pairs
                ]
                assert all(same), (point, upstream)


def test_every_gate_has_its_case():
    assert kernel.current().codes == {
        code for code, each in enumerate(GATES.values()) if each.local is not None
    }


# Circuit by circuit --------------------------------------------------------------------------


def singles(document):
    """The document with the first number in place of each array."""
    values = {
        path: Value(each.array.ravel()[0]) if each.array.shape else each
        for path, each in document.root.values.items()
    }
    blocks = {
        id_: dataclasses.replace(
            block,
            circuit=dataclasses.replace(
                block.circuit,
                values=Map(
                    {
                        path: Value(each.array.ravel()[0]) if each.array.shape else each
                        for path, each in block.circuit.values.items()
                    }
                ),
            ),
        )
        for id_, block in document.blocks.items()
    }
    root = dataclasses.replace(document.root, values=Map(values))
    return dataclasses.replace(document, root=root, blocks=Map(blocks))


def agree(document):
    """Both roads fill in the same slots, and every step of the kernel's run is right by itself."""
    quick, plain = both(document)
    tape = quick.tape
    there = [each is None for each in numbers_of(plain)]
    assert [each is None for each in numbers_of(quick)] == there
    assert marks_of(quick) == [
        mark for slot in range(len(tape.steps)) for mark in marks_at(quick, slot)
    ]
    if not any(step.gate.kind in INEXACT for step in tape.steps):
        assert list(map(bits, numbers_of(quick))) == list(map(bits, numbers_of(plain)))
    sums = [None] * len(tape.steps)
    if tape.loss is not None and quick.loss is not None:
        sums[tape.loss] = np.float64(1.0)
    with np.errstate(all="ignore"):
        for slot in reversed(range(len(tape.steps))):
            step, shares = tape.steps[slot], quick.wire_gradients[slot]
            arriving = quick.inputs(slot)
            if step.sources and quick.values[slot] is not None:
                assert close(quick.values[slot], step.gate.forward(*arriving, **step.attrs)[()])
            for source, share in zip(step.sources, shares, strict=True):
                if share is not None:
                    sums[source] = share if sums[source] is None else sums[source] + share
            if quick.gradients[slot] is not None and step.sources:
                factors, choices = quick.locals(slot), quick.choices(slot)
                for share, factor, chosen in zip(shares, factors, choices, strict=True):
                    right = downstream(quick.gradients[slot], factor, chosen)
                    assert share is None or close(share, right)
    assert list(map(bits, quick.gradients)) == list(map(bits, sums))
    there = [slot for slot, each in enumerate(sums) if each is not None]
    for run in (quick, plain):
        flat = run.flat_gradients(there)
        assert list(map(bits, flat)) == [bits(run.gradients[slot]) for slot in there]


@pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)
def test_the_examples_agree(example):
    agree(example())


@given(documents(max_nodes=14))
def test_random_circuits_agree(document):
    agree(singles(document))


@given(documents_with_blocks())
def test_random_blocks_agree(document):
    agree(singles(document))


def tangled(seed, values):
    """A circuit with many forks, so that the order of the sums counts."""
    rng = np.random.default_rng(seed)
    names, gates = ["x", "y", "c"], {}
    for place in range(30):
        kind = str(rng.choice(["add", "sub", "mul", "max", "min", "div", "neg", "abs", "relu"]))
        fed = [str(each) for each in rng.choice(names[-8:], len(GATES[kind].inputs))]
        gates[f"g{place}"] = (kind, *fed)
        names.append(f"g{place}")
    kinds = {"y": "parameter", "c": "constant"}
    return draw(dict(zip("xyc", values, strict=True)), gates, loss=names[-1], kinds=kinds)


THREE = st.lists(numbers, min_size=3, max_size=3)


@given(st.integers(0, 2**32 - 1), THREE)
def test_tangled_circuits_agree(seed, values):
    agree(tangled(seed, values))


@pytest.mark.parametrize("few", [0, live_run.FEW], ids=["from the first reader", "whole"])
@given(st.integers(0, 2**32 - 1), THREE, THREE)
def test_what_a_new_value_does_not_reach_is_as_it_was(few, seed, values, others):
    """On the wires, too, whose gradients are worked out when they are asked for."""
    document = tangled(seed, values)
    live = LiveRun(document)
    runs, as_told = [live.run], [numbers_of(execute(compile(document), values_of(document)))]
    littered = mock.patch.object(np, "empty", lambda size, kind=float: np.full(size, 99, kind))
    with littered, mock.patch.object(live_run, "FEW", few):
        for path, number in zip("yxc", others, strict=True):
            document = edits.set_value(document, path, number)
            live.follow(document, [path])
            runs.append(live.run)
            as_told.append(numbers_of(execute(compile(document), values_of(document))))
    for run, told_at_once in zip(runs, as_told, strict=True):
        assert [*map(bits, numbers_of(run))] == [*map(bits, told_at_once)]


def test_a_signed_zero_survives_the_sum():
    quick, plain = both(draw({"x": 2.0}, {"f": ("mul_constant", "x", {"c": -0.0})}, loss="f"))
    assert bits(quick.gradient(Pin("x", OUT))) == bits(plain.gradient(Pin("x", OUT))) == "-0x0.0p+0"


# What the kernel leaves to the plain road -----------------------------------------------------


def test_arrays_and_missing_values_take_the_plain_road():
    document = draw({"x": [1.0, 2.0], "y": 1.0}, {"f": ("square", "y")}, loss="f")
    tape = compile(document)
    assert execute(tape, values_of(document)).arrays is None
    assert execute(tape, {"y": np.asarray(1.0)}).arrays is None
    assert execute(tape, {"x": np.asarray(1.0), "y": np.asarray(1.0)}).arrays is not None


def test_what_a_run_shows_of_itself_is_the_same_on_both_roads():
    for quick, plain in map(both, (example() for example in EXAMPLES.values())):
        if not any(step.gate.kind in INEXACT for step in quick.tape.steps):
            for name in ("values", "gradients", "wire_gradients"):
                assert repr(getattr(quick, name)) == repr(getattr(plain, name))


def test_put_aside_the_plain_road_is_taken():
    document = EXAMPLES["first_example"]()
    with kernel.put_aside():
        assert not kernel.ready()
        assert execute(compile(document), values_of(document)).arrays is None
    assert kernel.ready()


@pytest.fixture
def few_gates():
    """A registry of a few gates."""
    with only_gates(FEW):
        yield


@pytest.fixture
def cold(monkeypatch, tmp_path):
    """No kernel yet, and an empty folder to keep one."""
    monkeypatch.setattr(kernel, "_kernel", None)
    monkeypatch.setattr(kernel, "_refused", None)
    monkeypatch.setenv("CIRCUIT_EDITOR_CACHE", str(tmp_path))
    return tmp_path


def still_runs():
    document = EXAMPLES["first_example"]()
    run = execute(compile(document), values_of(document))
    assert (run.arrays, run.loss) == (None, -12)


def test_without_numba_everything_runs(cold, monkeypatch):
    monkeypatch.setitem(sys.modules, "numba", None)
    assert not kernel.warm()
    assert kernel.warm_in_background() is None  # it is not tried again
    still_runs()


def test_a_folder_that_others_can_write_to_is_not_trusted(cold):
    (cold / "circuit-editor" / "kernel").mkdir(parents=True)
    assert folder() is not None
    (cold / "circuit-editor" / "kernel").chmod(0o777)
    assert folder() is None


@pytest.mark.parametrize("home", ["nonexistent", "file", "", "nonexistent/deeper"])
def test_a_home_that_is_not_there_is_not_made(home, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("in the way")
    for name in ("CIRCUIT_EDITOR_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / home) if home else "/proc/self/fdinfo")
    monkeypatch.setattr("sys.platform", "linux")
    assert folder() is None
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


def test_nobodys_home_is_known(monkeypatch):
    def nobody():
        raise RuntimeError("Could not determine home directory.")

    for name in ("CIRCUIT_EDITOR_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", nobody)
    assert folder() is None


def test_in_the_background_nothing_is_compiled_that_cannot_be_kept(cold):
    """A window would stand still, and each time anew."""
    (cold / "circuit-editor").write_text("in the way")
    thread = kernel.warm_in_background()
    thread.join(60)
    assert not kernel.ready()
    still_runs()


# Processes ------------------------------------------------------------------------------------

WITH_FEW = f"""
from circuit_editor.gates import GATES
for kind in GATES.keys() - {FEW}:
    del GATES[kind]
"""
WARMED = """
import sys
import circuit_editor as ce
print(ce.warm(), end=" ")
from circuit_editor.engine import compile, values_of
from circuit_editor.model import EMPTY, Pin, edits
d = edits.add(EMPTY, "input1", "input", (0, 0), label="x", value=3)
d = edits.add(d, "mul1", "mul", (0, 0))
d = edits.add(d, "output1", "output", (0, 0))
for start, *end in ("input1", "mul1", "a"), ("input1", "mul1", "b"), ("mul1", "output1", "x"):
    d = edits.connect(d, Pin(start, "out"), Pin(*end))
r = ce.Circuit(edits.set_loss(d, "output1")).run()
print(r.engine_run.arrays is not None, r.loss, r.gradient("x"))
"""


def warming(**surroundings):
    """A new process that warms up and runs a circuit."""
    environment = loading.child_environment() | surroundings
    return subprocess.Popen(
        [sys.executable, "-c", WITH_FEW + WARMED],
        env={name: value for name, value in environment.items() if value},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_two_processes_compile_at_once_and_a_third_loads_what_they_kept(cold, few_gates):
    """The third is this one."""
    two = [warming(CIRCUIT_EDITOR_CACHE=str(cold)) for _ in range(2)]
    told = [each.communicate(timeout=240) for each in two]
    assert told == [("True True 9.0 6.0\n", "")] * 2
    made = sorted(cold.rglob("*.nbc"))
    assert len(made) == len(loading.SIGNATURES)
    before = [each.stat().st_mtime_ns for each in made]
    assert kernel.warm()
    assert all(not each.stats.cache_misses for each in functions())
    assert both(EXAMPLES["first_example"]())[0].loss == -12
    assert [each.stat().st_mtime_ns for each in sorted(cold.rglob("*.nbc"))] == before


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_what_is_loaded_brings_no_hooks_to_a_fork_that_waits():
    """Python calls those that come too late after the fork without having called them before."""
    script = (
        "import os\n"
        "import circuit_editor.engine.kernel\n"
        "kept, os.register_at_fork = os.register_at_fork, lambda **hooks: print(sorted(hooks))\n"
        "import numba, llvmlite.binding"
    )
    environment = loading.child_environment()
    told = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True)
    assert b"before" not in told.stdout
    assert told.returncode == 0


def test_a_lock_that_is_held_too_long_is_not_waited_for(monkeypatch, tmp_path):
    monkeypatch.setattr(kernel_folder, "LONGEST_WAIT", 0.05)
    started = time.monotonic()
    with kernel_folder.one_at_a_time(tmp_path), kernel_folder.one_at_a_time(tmp_path):
        assert time.monotonic() - started < 30


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
def test_a_fork_waits_until_the_kernel_is_loaded(cold, monkeypatch):
    """A child that is forked in the middle would wait for ever for an import begun elsewhere."""
    begun, finished = threading.Event(), threading.Event()

    def load():
        begun.set()
        finished.wait(10)
        loaded.append(True)
        raise OSError("none")

    loaded = []
    monkeypatch.setattr(loading, "load", load)
    thread = threading.Thread(target=kernel.warm)
    thread.start()
    begun.wait(10)
    threading.Timer(0.05, finished.set).start()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # other threads: that is the point
        pid = os.fork()
    if pid == 0:  # the child: everything is settled, and it can load by itself
        os._exit(0 if loaded and kernel.warm() is False else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    thread.join()


def test_what_cannot_be_compiled_leaves_the_plain_road(cold, monkeypatch):
    monkeypatch.setattr(loading, "_executed", _broken)
    assert not kernel.warm()
    still_runs()


def _broken(*arguments):
    raise TypeError("cannot compile")


def test_a_gate_that_is_declared_otherwise_is_not_run_as_it_was(monkeypatch):
    document = EXAMPLES["first_example"]()
    wrong = dataclasses.replace(GATES["mul"], local=lambda a, b, out: (b, a * 2.0))
    monkeypatch.setitem(gate_module.GATES, "mul", wrong)
    run = execute(compile(document), values_of(document))
    assert (run.arrays, run.gradient(Pin("z", OUT))) == (None, 6)


def test_a_new_gate_needs_no_second_place_and_where_nothing_can_be_kept_no_folder(
    cold, few_gates, monkeypatch
):
    (cold / "circuit-editor").write_text("in the way")
    assert folder() is None

    def cube(x, *, k):
        return x * x * x * k

    new = dataclasses.replace(
        SQUARE,
        kind="cube",
        attrs={"k": 1.0},
        forward=cube,
        local=lambda x, out, k: (np.where(x == 0, 0.0, 3 * out / x),),
    )
    monkeypatch.setitem(gate_module.GATES, "cube", new)
    assert kernel.warm()
    document = draw({"x": 3.0}, {"f": ("cube", "x", {"k": 2.0})}, loss="f")
    quick, plain = both(document)
    assert (quick.loss, quick.gradient(Pin("x", OUT))) == (54, 54)
    assert numbers_of(quick) == numbers_of(plain)


def test_in_the_background_a_child_process_compiles_and_a_broken_folder_is_mended(
    cold, few_gates, monkeypatch
):
    """This process only loads: it never sees Numba at work until the folder is broken."""
    *python, module, name = loading.command()
    assert module == "-m"
    script = f"{WITH_FEW}import runpy; runpy.run_module({name!r}, run_name='__main__')"
    monkeypatch.setattr(loading, "command", lambda: [*python, "-c", script])
    assert not loading.is_kept()
    thread = kernel.warm_in_background()
    assert thread.daemon
    thread.join(240)
    assert kernel.ready()
    assert loading.is_kept()
    assert all(not each.stats.cache_misses for each in functions())
    assert both(EXAMPLES["first_example"]())[0].loss == -12  # sums and products
    assert kernel.warm_in_background() is None

    damaged = list(cold.rglob("*.nbc"))
    assert damaged
    for file in damaged:
        file.write_bytes(b"not a kernel")
    monkeypatch.setattr(kernel, "_kernel", None)
    assert kernel.warm()
    assert both(EXAMPLES["first_example"]())[0].loss == -12


def functions():
    made = sys.modules[loading.name_of_kernel()]
    return [getattr(made, name.lower()) for name in loading.SIGNATURES]
