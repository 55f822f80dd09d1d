"""What every test relies on: no screen, no luck, and nobody's own settings."""

import builtins
import contextlib
import gc
import os
import sys
import tempfile
from collections.abc import Generator
from pathlib import Path

import collector
import pytest
import sources
from sent_reports import pytest_runtest_protocol  # noqa: F401  # pytest's
from time_limit import pytest_runtest_call, pytest_terminal_summary  # noqa: F401  # pytest's

# A set variable wins, so that `QT_QPA_PLATFORM=xcb` shows the tests on a screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A fresh clone has no translations, and after a pull they may be old: what git does not hold.
sys.path.append(str(Path(__file__).resolve().parent.parent / "packaging"))
import release_translations

release_translations.main()

# Where the environment forbids byte code, pytest would rewrite all asserts anew at every start: as
# long as a hundred tests take. What tests start is told by that environment, as before. Hypothesis
# comes after it: its asserts are rewritten, too.
sys.dont_write_bytecode = False
from hypothesis import settings  # noqa: E402

# Tests, and the programs they start, keep their settings in a folder that goes away afterwards.
_state = tempfile.TemporaryDirectory(prefix="circuit-editor-tests-")
for _name in ("CONFIG", "DATA", "STATE"):
    _folder = Path(_state.name, _name.lower())
    _folder.mkdir()
    os.environ[f"XDG_{_name}_HOME"] = str(_folder)

# A kernel takes as long to compile as thousands of tests: it is kept for all processes and for the
# next start, as it is for everybody, under a name that tells what it was made of.
if "PYTEST_XDIST_WORKER" not in os.environ:
    _kept = Path(__file__).resolve().parent.parent / ".pytest_cache" / "kernels"
    with contextlib.suppress(OSError):
        _kept.mkdir(parents=True, exist_ok=True)
    os.environ["XDG_CACHE_HOME"] = str(_kept) if os.access(_kept, os.W_OK) else _state.name

# Nothing that a test writes has to outlive a power cut, and a disk takes long to promise it. That
# it is asked for, and what follows where it fails, is still seen; programs that tests start wait.
os.fsync = os.fstat

# The same examples every time: a red run can be repeated, and a green one does not depend on luck.
# More of them on request: EXAMPLES=4000 python3 packaging/dev.py test tests/model
EXAMPLES = int(os.environ.get("EXAMPLES", "16"))
settings.register_profile(
    "same-every-time", derandomize=True, database=None, deadline=None, max_examples=EXAMPLES
)
settings.load_profile("same-every-time")


def pytest_sessionstart() -> None:
    """Let Python alone import, as the program does: PySide's function would read every source."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Collect the tests while no garbage is looked for: of so much that stays it takes long."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.freeze()  # and not each time while tests run, either
        gc.set_threshold(*collector.DUE)  # nor often


def collects_backwards(config: pytest.Config) -> bool:
    """True in every other process that collects the whole suite."""
    is_odd = os.environ.get("PYTEST_XDIST_WORKER", "gw0")[-1] in "13579"
    return is_odd and config.args_source is pytest.Config.ArgsSource.TESTPATHS


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Collect from both ends: in a fresh checkout two processes share rewriting the asserts."""
    report = yield
    if isinstance(collector, pytest.Dir) and collects_backwards(collector.config):
        report.result = report.result[::-1]
    return report


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Run the tests in the one order, wherever their collection began."""
    if collects_backwards(config):
        items.sort(key=lambda item: item.path.parts)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(
    item: pytest.Item, nextitem: pytest.Item | None
) -> Generator[None, object, object]:
    """Forget trees of sources before a test that reads none; let none leave the collector off."""
    result = yield
    if nextitem is None or not hasattr(nextitem.module, "parsed"):
        sources.forget()
    if problem := collector.turn_on():
        pytest.fail(problem, pytrace=False)
    if nextitem is None or nextitem.path != item.path:
        collector.clear_away()
    return result


def pytest_unconfigure() -> None:
    """Remove the settings folder."""
    _state.cleanup()
