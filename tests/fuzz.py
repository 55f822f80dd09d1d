"""Reads very many mutated files and texts: each is read and then sound, or refused in a sentence.

    python tests/fuzz.py                                    200,000 circuits, 20,000 lessons,
                                                            as many journals and programs,
                                                            100,000 repairs and expressions
    python tests/fuzz.py --circuits 5000 --lessons 0        fewer
    python tests/fuzz.py --circuits 0 --repairs 0           only the others
    python tests/fuzz.py --first 120000 --lessons 0         goes on from this circuit
    python tests/fuzz.py --show circuit 4711                writes that file to standard output

A file that takes more than its time is stopped, and one that takes more than its memory is refused
it; both are harm. Now and then what was read is saved and opened as a file on the disk.

Repaired are the same circuits: what comes of that is sound, each change is told with its place, and
there is one where the file is refused, and none where it is read.

Files go by number, so a run that was stopped goes on with `--first`, and what did harm can be made
again with `--show`. Two processes work side by side; `--processes` says otherwise. The suite reads
a hundredth of it (`tests/files/test_mutated_files.py`, `tests/expression/test_random_texts.py`).
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import signal
import sys
import tempfile
import time
import traceback
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import journal_mutations
import mutations

from circuit_editor.engine import compile, execute, run_document, values_of
from circuit_editor.expression import ExpressionError, draft, word_count
from circuit_editor.files import FileError, dump, load, read, save
from circuit_editor.files.foreign.sniffing import may_be_repaired
from circuit_editor.files.journal import read_journal
from circuit_editor.files.repair import repaired, told
from circuit_editor.lessons import Lesson, LessonError, Situation
from circuit_editor.lessons.reading import lesson_from
from circuit_editor.model import Document, Problem

sys.path.insert(0, str(Path(__file__).with_name("expression")))
import texts

CIRCUIT, REPAIR, LESSON, JOURNAL = "circuit", "repair", "lesson", "journal"
EXPRESSION, PROGRAM = "expression", "program"
ACCEPTED, REFUSED, SOUND = "accepted", "refused", "sound"
PORTION = 250  # files that a process takes at once
LONGEST = 1_000  # characters of a message
SLOW = 15.0  # seconds of work for one file: to repair 27,000 records takes up to 8
MOST_MEMORY = 600 * 2**20  # bytes for one file
ADDRESSES = 6 * 2**30  # bytes that a process may ask for at all
ON_DISK = 50  # of so many files that are accepted one is saved
MINE = Path("mine.toml")

# What is said of a file as a whole has no place in it.
OF_THE_WHOLE = (
    "The file is empty.",
    "The file holds",  # only zero bytes, both sides of a merge conflict
    "The file is text in UTF-16.",
    "The file is too large",
    "The file has",
    "This is a ",  # file of another kind, web page, text, …
    "This is no circuit file",
    "This is no text",
    "Nothing of the circuit is left",
    "Hardly anything in this file is whole",
    "Made with format",
    "The first line must be",
    "This program knows version",
    "A lesson has 1 to",
)
OF_THE_TEXT = " (limit "  # what is too large has no place
ENDS_A_LINE = {"Cc", "Cs", "Zl", "Zp"}
TURNS_IT = set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def check_said(message: str, *, has_place: bool) -> None:
    """What is said fits a line, and names a place."""
    assert message.strip(), "nothing is said"
    assert len(message) <= LONGEST, f"{len(message)} characters: {message[:200]!r}"
    for each in message:
        assert unicodedata.category(each) not in ENDS_A_LINE and each not in TURNS_IT, repr(message)
    place = has_place or message.startswith(OF_THE_WHOLE) or "line " in message.lower()
    place = place or "characters are no text in UTF-8" in message
    assert place, f"no place: {message!r}"


def circuit(data: bytes) -> str:
    """Read a circuit file and do with it what is done with one; how it went."""
    try:
        document = read(data)
    except FileError as error:
        assert 1 <= len(error.problems) <= 20
        for problem in error.problems:
            check_problem(problem)
        return REFUSED
    check_document(document)
    if len(data) % ON_DISK == 0:
        check_saving(document)
    return ACCEPTED


def repair(data: bytes) -> str:
    """Repair a circuit file that looks like one, and do with it what is done with one."""
    if not may_be_repaired(data):
        return REFUSED
    try:
        document, changes = repaired(data)
    except FileError as error:
        for problem in error.problems:
            check_problem(problem)
        return REFUSED
    for change in changes:
        check_said(str(told(change)), has_place=bool(change.at))
    check_document(document)
    try:
        sound = read(data)
    except FileError:
        assert changes, "it is refused, and nothing is wrong with it"
        return ACCEPTED
    assert not changes and document == sound, "it is read, and something is wrong with it"
    return SOUND


def journal(data: bytes) -> str:
    """Read a journal and the work in it; how it went."""
    try:
        work = read_journal(data)
    except FileError as error:
        for problem in error.problems:
            check_said(str(problem.sentence), has_place=True)
        return REFUSED
    for document in (work.document, work.before):
        if document is not None:
            check_document(document)
    return ACCEPTED


def check_saving(document: Document) -> None:
    """A document that was read can be saved, and opened again."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "saved.circuit"
        save(document, path)
        assert load(path) == document, "it opens as another document"


def check_problem(problem: Problem) -> None:
    """What is said of a file has a place, and neither bears what would break a line."""
    check_said(str(problem.sentence), has_place=bool(problem.at))
    if problem.at:
        check_said(problem.at, has_place=True)


def check_document(document: Document) -> None:
    """A document runs, and is the same after it was written and read."""
    run_document(document)
    written = dump(document)
    again = read(written)
    assert again == document, "it reads back as another document"
    assert dump(again) == written, "it is written otherwise the second time"


def lesson(data: bytes) -> str:
    """Read a lesson and look at all its goals; how it went."""
    try:
        made = lesson_from(data, MINE)
    except LessonError as error:
        name, _, said = str(error).partition(": ")
        assert name == MINE.name
        check_said(said, has_place=": " in said)
        return REFUSED
    check_lesson(made)
    return ACCEPTED


def check_lesson(made: Lesson) -> None:
    """Every step of a lesson begins with a sound circuit, and its goals can be looked at."""
    seen: dict[int, None] = {}
    for at, step in enumerate(made.steps):
        document = made.circuit_at(at)
        if id(document) not in seen and at < 12:
            seen[id(document)] = None
            check_document(document)
        tape = compile(document)
        here = Situation(document, execute(tape, values_of(document)))
        for goal in step.goals:
            goal.is_reached(here)
        for _, name in step.covered:
            here.part(name)


def typed(data: bytes) -> str:
    """Read a text as people type them and do with it what is done with one; how it went."""
    text = data.decode("utf-8", "surrogatepass")
    try:
        made = draft(text)
    except ExpressionError as error:
        check_said(str(error), has_place=error.position is not None or OF_THE_TEXT in str(error))
        if error.position is not None:
            assert 0 <= error.position <= len(text), "the place is not in the text"
            assert error.line is not None and error.column is not None
        return REFUSED
    for note in made.notes:
        check_said(str(note), has_place=True)
    assert word_count(text) > 0
    check_document(made.document())
    return ACCEPTED


def of_number(make: Callable[[int], str]) -> Callable[[int], bytes]:
    """The maker of a text as the maker of a file."""
    return lambda number: make(number).encode("utf-8", "surrogatepass")


READERS = {
    CIRCUIT: (circuit, mutations.circuit_file),
    REPAIR: (repair, mutations.circuit_file),
    LESSON: (lesson, mutations.lesson_file),
    JOURNAL: (journal, journal_mutations.journal_file),
    EXPRESSION: (typed, of_number(texts.expression)),
    PROGRAM: (typed, of_number(texts.program)),
}


class TooSlow(BaseException):
    """A file that takes more than its time; no reader may catch this."""


@contextmanager
def limited() -> Iterator[None]:
    """What runs within takes no more than its time of work; then it is stopped."""

    def stop(*_: object) -> None:
        raise TooSlow(f"took more than {SLOW} s")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, SLOW)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def memory() -> int:
    """The most bytes that this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def portion(asked: tuple[str, int, int]) -> tuple[Counter[str], list[str]]:
    """Read the files of a stretch; how they went, and what did harm."""
    kind, first, count = asked
    look, make = READERS[kind]
    went: Counter[str] = Counter()
    harm: list[str] = []
    for number in range(first, first + count):
        data, held = make(number), memory()
        try:
            with limited():
                went[look(data)] += 1
        except (Exception, TooSlow) as error:
            went["harm"] += 1
            frame = traceback.extract_tb(error.__traceback__)[-1]
            where = f"{Path(frame.filename).name}:{frame.lineno}"
            harm.append(f"{kind} {number}: {type(error).__name__} at {where}: {error}"[:400])
        if memory() - held > MOST_MEMORY:
            harm.append(f"{kind} {number}: took {(memory() - held) / 2**20:.0f} MB")
    return went, harm


def limit_memory() -> None:
    """Let this process ask for no more memory than it may."""
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))


def portions(kind: str, first: int, end: int) -> Iterator[tuple[str, int, int]]:
    """A stretch in portions for processes."""
    for start in range(first, end, PORTION):
        yield kind, start, min(PORTION, end - start)


def main() -> int:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--circuits", type=int, default=200_000)
    parser.add_argument("--repairs", type=int, default=100_000)
    parser.add_argument("--lessons", type=int, default=20_000)
    parser.add_argument("--journals", type=int, default=20_000)
    parser.add_argument("--expressions", type=int, default=100_000)
    parser.add_argument("--programs", type=int, default=20_000)
    parser.add_argument("--first", type=int, default=0, help="the number to go on from")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--show", nargs=2, metavar=("KIND", "NUMBER"))
    asked = parser.parse_args()
    if asked.show:
        sys.stdout.buffer.write(READERS[asked.show[0]][1](int(asked.show[1])))
        return 0
    is_sound = True
    with multiprocessing.Pool(asked.processes, initializer=limit_memory) as pool:
        for kind, end in (
            (CIRCUIT, asked.circuits),
            (REPAIR, asked.repairs),
            (LESSON, asked.lessons),
            (JOURNAL, asked.journals),
            (EXPRESSION, asked.expressions),
            (PROGRAM, asked.programs),
        ):
            went: Counter[str] = Counter()
            started = time.perf_counter()
            for at, (more, harm) in enumerate(pool.imap(portion, portions(kind, asked.first, end))):
                went += more
                for each in harm:
                    print(each, flush=True)
                    is_sound = False
                if at % 40 == 39:
                    print(f"{kind}s: up to {asked.first + (at + 1) * PORTION:,}", flush=True)
            counted = ", ".join(f"{count:,} {name}" for name, count in sorted(went.items()))
            taken = time.perf_counter() - started
            print(f"{kind}s: {went.total():,} files: {counted}; {taken:,.0f} s", flush=True)
    return 0 if is_sound else 1


if __name__ == "__main__":
    sys.exit(main())
