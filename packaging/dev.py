"""Sets up a checkout of Circuit Editor and starts or checks it: one command, nothing to prepare.

    python3 packaging/dev.py run [FILE]         start the program (without FILE: an example)
    python3 packaging/dev.py test [ARGS...]     all checks and tests, or only pytest with ARGS
    python3 packaging/dev.py check              style and types only
    python3 packaging/dev.py bench [NAME...]    measure: all tables, or only those named
    python3 packaging/dev.py format             put the sources into their common style
    python3 packaging/dev.py pin [--upgrade]    write the pinned requirement files anew

The first call makes `.venv` and installs everything into it; on Debian and Ubuntu it also installs
missing system packages when it may. Later calls start at once. This file uses nothing but Python's
standard library, and what goes wrong is said in one sentence.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import cache_from_source
from pathlib import Path

import release_translations

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
WINDOWS = os.name == "nt"
LINUX = sys.platform.startswith("linux")
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
UNFINISHED = VENV / "unfinished"
LOG = VENV / "setup.log"
SOURCES = ROOT / "circuit_editor"
PROJECT = ROOT / "pyproject.toml"
REQUIREMENTS = ROOT / "packaging" / "requirements.txt"
REQUIREMENTS_DEV = ROOT / "packaging" / "requirements-dev.txt"
BENCHMARKS = ROOT / "tests" / "benchmarks" / "bench.py"
FIRST_EXAMPLE = ROOT / "resources" / "examples" / "first-example.circuit"

# Each level holds everything the one before it holds.
LEVELS = ("run", "check", "test")

# What Qt loads: the first line is enough to draw into memory, the other two open a window.
QT_PACKAGES = (
    *("libgl1", "libegl1", "libglib2.0-0", "libfontconfig1", "libxkbcommon0", "libdbus-1-3"),
    *("libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0", "libxcb-xkb1"),
    *("libxkbcommon-x11-0", "libx11-xcb1"),
)
# What the tests start to see and click a real window on a machine without a screen.
TEST_PROGRAMS = {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool"}
CJK_FONTS = "fonts-noto-cjk"

# Importing QtWidgets does not load the plugin that opens windows, so it is loaded by hand.
QT_CHECK = """
import ctypes, pathlib, sys
import PySide6.QtSvg, PySide6.QtWidgets
plugins = pathlib.Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms"
if sys.platform.startswith("linux"):
    for name in ("libqoffscreen.so", "libqxcb.so"):
        ctypes.CDLL(str(plugins / name))
"""

PIN_HEADER = """\
# Every package that {what}, at the version it was tested with.
# Made from pyproject.toml by: python3 packaging/dev.py pin
"""


class Failure(Exception):
    """A sentence for the person at the keyboard."""


def say(sentence: str) -> None:
    """Tell what happens now; flushed, so that it stands before what a started program prints."""
    print(sentence, flush=True)


# --- is everything there already? ------------------------------------------------------------


def fingerprint(level: str) -> str:
    """Name what a set-up was made from: another answer means it has to be made again."""
    # A moved checkout and a system's new Python leave a .venv behind that no longer works.
    parts = [str(ROOT).encode(), os.path.realpath(PYTHON).encode()]
    files = [PROJECT, REQUIREMENTS] if level == "run" else [PROJECT, REQUIREMENTS, REQUIREMENTS_DEV]
    parts += [file.read_bytes() for file in files]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def stamp(level: str) -> Path:
    """Return the file that says a level is set up."""
    return VENV / f"ready-to-{level}"


def is_ready(level: str) -> bool:
    """Answer whether a level, or one that holds it, is set up; takes milliseconds."""
    if not PYTHON.exists() or UNFINISHED.exists():
        return False
    for enough in LEVELS[LEVELS.index(level) :]:
        with contextlib.suppress(OSError):
            if stamp(enough).read_text() == fingerprint(enough):
                return True
    return False


# --- setting up ------------------------------------------------------------------------------


def set_up(level: str) -> None:
    """Make everything a level needs, and build what is made of sources that changed."""
    if not is_ready(level):
        install(level)
    release_translations.main()
    if not all(map(is_compiled, SOURCES.rglob("*.py"))):
        compile_sources()


def install(level: str) -> None:
    """Install what a level needs, once; an interrupted set-up is made again from the start."""
    with one_at_a_time():
        if is_ready(level):  # another call made it while this one waited
            return
        say("Setting up; this takes a minute or two and is done once.")
        make_venv()
        UNFINISHED.touch()
        LOG.write_text("")
        install_packages(level)
        make_qt_load()
        if level == "test" and LINUX:
            provide_test_programs()
        for held in LEVELS[: LEVELS.index(level) + 1]:
            stamp(held).write_text(fingerprint(held))
        UNFINISHED.unlink()


@contextlib.contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait for another set-up of the same checkout; the system frees the lock of a killed one."""
    if WINDOWS:  # has no such lock: there two set-ups at once are not kept apart
        yield
        return
    import fcntl

    with open(__file__, encoding="utf-8") as this_file:
        fcntl.flock(this_file, fcntl.LOCK_EX)
        yield


def is_compiled(source: Path) -> bool:
    """Answer whether Python finds byte code of a source as it is now: as Python itself decides."""
    try:
        with open(cache_from_source(str(source)), "rb") as compiled:
            made_of = compiled.read(16)[8:]  # the time and the size of its source
        found = source.stat()
    except OSError:
        return False
    return made_of == struct.pack("<II", int(found.st_mtime) & 0xFFFFFFFF, found.st_size)


def compile_sources() -> None:
    """Write byte code, also where PYTHONDONTWRITEBYTECODE keeps a start from doing it.

    Without any, each start compiles all it loads: half again as long until the first picture.
    """
    succeeds([str(PYTHON), "-m", "compileall", "-q", str(SOURCES)])  # a start says what is wrong


def make_venv() -> None:
    """Make .venv, unless a whole one is there."""
    # the activation script is what venv writes last, after pip
    whole = PYTHON.with_name("activate").exists() and not UNFINISHED.exists()
    if whole and succeeds([str(PYTHON), "-c", "import pip"]):
        return
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        install_system([package], "Python here cannot make virtual environments")
    say("  making .venv")
    # --clear must not delete the Python that runs it, as in `.venv/bin/python packaging/dev.py`
    in_venv = sys.prefix != sys.base_prefix
    python = getattr(sys, "_base_executable", sys.executable) if in_venv else sys.executable
    made = subprocess.run(
        [python, "-m", "venv", "--clear", str(VENV)], capture_output=True, text=True
    )
    if made.returncode != 0:
        raise Failure(f"{VENV} could not be made: {last_line(made.stdout + made.stderr)}.")


def install_packages(level: str) -> None:
    """Install the pinned packages, and this project as a link to its sources."""
    say("  installing the Python packages")
    # the development file holds all of the other: one call, and pip sees every pin at once
    pins = REQUIREMENTS if level == "run" else REQUIREMENTS_DEV
    pip("install", "--require-hashes", "-r", str(pins))
    pip("install", "--no-deps", "--no-build-isolation", "-e", str(ROOT))


def pip(*arguments: str) -> None:
    """Run the .venv's pip, as this machine configures it; its words go to a log."""
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    with LOG.open("a", encoding="utf-8") as log:
        log.write(done.stdout + done.stderr)
    if done.returncode != 0:
        errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR")]
        reason = last_line("\n".join(errors) or done.stderr).removeprefix("ERROR: ")
        raise Failure(
            f"The Python packages could not be installed ({reason.rstrip('.')}): check the network "
            f"and call this again; all that pip said is in {LOG}."
        )


def make_qt_load() -> None:
    """Check that Qt loads, and install the system libraries it misses."""
    missing = qt_problem()
    if missing and LINUX and "cannot open shared object file" in missing:
        library = missing.split(": ")[1]
        install_system(list(QT_PACKAGES), f"Qt misses the system library {library}")
        missing = qt_problem()
    if missing:
        raise Failure(f"Qt does not load here: {missing}.")


def qt_problem() -> str:
    """Return why Qt does not load in .venv, or an empty string."""
    tried = subprocess.run([str(PYTHON), "-c", QT_CHECK], capture_output=True, text=True)
    return last_line(tried.stderr) if tried.returncode else ""


def provide_test_programs() -> None:
    """Install what the tests start beside the program: a screen, a window manager, a hand."""
    wanted = [package for name, package in TEST_PROGRAMS.items() if not shutil.which(name)]
    if not any(Path("/usr/share/fonts").rglob("*CJK*")):
        wanted.append(CJK_FONTS)
    if wanted:
        install_system(wanted, "The tests need a screen, a window manager and fonts")


def install_system(packages: list[str], why: str) -> None:
    """Install Debian packages when this user may; else say the line that does."""
    line = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    if not shutil.which("apt-get"):
        raise Failure(f"{why}: install what Debian calls {', '.join(packages)}, then try again.")
    become_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if become_root and not (shutil.which("sudo") and succeeds(["sudo", "-n", "true"])):
        raise Failure(f"{why}: run `sudo {line}`, then this command again.")
    say(f"  {why}: {line}")
    apt = [*become_root, "env", "DEBIAN_FRONTEND=noninteractive"]
    # An interrupted installation heals first; both may fail harmlessly, apt-get then says why.
    succeeds([*apt, "dpkg", "--configure", "-a"])
    succeeds([*apt, "apt-get", "-q", "update"])
    wait = ["-o", "DPkg::Lock::Timeout=300"]
    done = subprocess.run(
        [*apt, *line.split(), *wait], stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    if done.returncode != 0:
        raise Failure(f"`{line}` failed: {last_line(done.stderr or done.stdout)}.")
    importlib.invalidate_caches()


def succeeds(command: list[str]) -> bool:
    """Run a command in silence and tell whether it worked."""
    quiet = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return quiet.returncode == 0


def last_line(text: str) -> str:
    """Return the last line with something in it, where programs say what went wrong."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1].rstrip(".") if lines else "no reason was given"


# --- the commands ----------------------------------------------------------------------------


def run(arguments: list[str]) -> int:
    """Start the program with a circuit file, or with the first example."""
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if LINUX and not any(os.environ.get(name) for name in screens):
        raise Failure(
            "There is no screen here (DISPLAY and WAYLAND_DISPLAY are empty): start this from a "
            "desktop, or set QT_QPA_PLATFORM=offscreen to run it unseen."
        )
    set_up("run")
    return become(["-m", "circuit_editor", *(arguments or [str(FIRST_EXAMPLE)])])


def test(arguments: list[str]) -> int:
    """Run all checks and then the tests, or only the tests that the arguments name."""
    set_up("test")
    os.chdir(ROOT)
    if arguments:
        return become(["-m", "pytest", *arguments])
    failed = failed_checks()
    say("pytest")
    # on all cores; pytest's closing line stays the last one, so what failed before it is only in
    # the exit code
    tests = subprocess.call([str(PYTHON), "-m", "pytest", "-n", "auto", "--dist", "worksteal"])
    return tests or int(bool(failed))


def check(arguments: list[str]) -> int:
    """Check style and types."""
    no_arguments("check", arguments)
    set_up("check")
    os.chdir(ROOT)
    return int(bool(failed_checks()))


def failed_checks() -> list[str]:
    """Run the checks that take seconds, all of them; return the names of those that failed."""
    failed = []
    for name in ("ruff check", "ruff format --check", "mypy"):
        say(name)
        if subprocess.call([str(PYTHON), "-m", *name.split()]) != 0:
            failed.append(name)
    if failed:
        say(f"FAILED: {', '.join(failed)}")
    return failed


def bench(arguments: list[str]) -> int:
    """Print the tables of the benchmarks; what they compare with goes into .venv-peers."""
    set_up("run")
    return become([str(BENCHMARKS), *arguments])


def format_sources(arguments: list[str]) -> int:
    """Put the sources into their common style, mending what can be mended."""
    no_arguments("format", arguments)
    set_up("check")
    os.chdir(ROOT)
    fixed = subprocess.call([str(PYTHON), "-m", "ruff", "check", "--fix"])
    return subprocess.call([str(PYTHON), "-m", "ruff", "format"]) or fixed


def pin(arguments: list[str]) -> int:
    """Write the pinned requirement files anew; --upgrade looks for newer versions."""
    if arguments not in ([], ["--upgrade"]):
        raise Failure("`dev.py pin` takes nothing but --upgrade.")
    set_up("run")
    if not succeeds([str(PYTHON), "-m", "uv", "--version"]):
        pip("install", "uv")
    pin_file(REQUIREMENTS, "the program needs", ["--extra", "build", *arguments])
    # the same versions in both files: tests run on what people run
    same = ["--constraint", str(REQUIREMENTS.relative_to(ROOT))]
    pin_file(
        REQUIREMENTS_DEV, "working on the program needs", ["--extra", "dev", *same, *arguments]
    )
    return 0


def pin_file(target: Path, what: str, arguments: list[str]) -> None:
    """Write one requirement file: all systems and Pythons, with hashes, without addresses."""
    flags = "--universal --generate-hashes --no-emit-index-url --no-annotate --no-header --quiet"
    command = [str(PYTHON), "-m", "uv", "pip", "compile", *flags.split(), "--python-version=3.11"]
    output = ["--output-file", str(target.relative_to(ROOT)), "pyproject.toml"]
    done = subprocess.run([*command, *arguments, *output], cwd=ROOT, capture_output=True, text=True)
    if done.returncode != 0:
        raise Failure(f"{target.name} could not be made: {last_line(done.stderr)}.")
    target.write_text(PIN_HEADER.format(what=what) + target.read_text())
    say(f"wrote {target.relative_to(ROOT)}")


def no_arguments(command: str, arguments: list[str]) -> None:
    """Refuse arguments that would be lost in silence."""
    if arguments:
        raise Failure(f"`dev.py {command}` takes no arguments.")


def become(arguments: list[str]) -> int:
    """Let the .venv's Python take this process's place, so that signals reach it directly."""
    command = [str(PYTHON), *arguments]
    if WINDOWS:  # where exec returns to the shell before the program ends
        return subprocess.call(command)
    sys.stdout.flush()
    os.execv(command[0], command)


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "run": run,
    "test": test,
    "check": check,
    "bench": bench,
    "format": format_sources,
    "pin": pin,
}


def main(arguments: list[str]) -> int:
    """Do what the first argument says."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is what an older Python meets first
        raise Failure("Circuit Editor needs Python 3.11 or newer.")
    if not arguments or arguments[0] not in COMMANDS:
        say((__doc__ or "").strip())
        return 0 if arguments[:1] in (["-h"], ["--help"]) else 2
    return COMMANDS[arguments[0]](arguments[1:])


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Failure as sentence:
        print(sentence, file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        print("Stopped; the same command starts again.", file=sys.stderr)
        sys.exit(130)
