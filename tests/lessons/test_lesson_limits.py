"""What a stranger's lesson may hold: no more than can be read at once, said with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from circuit_editor.lessons import LessonError, limits, shipped_lessons
from circuit_editor.lessons.reading import lesson_from

HEAD = 'format = "circuit-lesson"\nversion = 1\nid = "a"\ntitle = "t"\n'
STEP = '[[steps]]\ntext = "t"\n'
MINE = Path("mine.toml")


def refusal(text: str | bytes) -> str:
    """What is said of a lesson, behind the name of its file."""
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(LessonError) as error:
        lesson_from(data, MINE)
    name, _, said = str(error.value).partition(": ")
    assert name == "mine.toml"
    return said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a." * 20_000 + "a = 1", "Line 5: A key has more than 8 parts"),
        ("[" + "a." * 20_000 + "a]", "Line 5: A key has more than 8 parts"),
        ("[[" + "a . " * 8 + "a]]", "Line 5: A key has more than 8 parts"),
        ("\n" + '"a".' * 8 + "a = 1", "Line 6: A key has more than 8 parts"),
        ("a = {" + "b.'c'." * 5 + "d = 1}", "Line 5: A key has more than 8 parts"),
        ("# [\n" * 9 + "a = " + "[" * 10**5, "Line 14: Lists and tables are nested more than 16"),
        ("a = [\n" * 10**5, "Line 21: Lists and tables"),
        ("a = " + "{b = " * 10**5, "Line 5: Lists and tables are nested more than 16 deep here."),
        ("a = " + "[" * 17 + "]" * 17, "Line 5: Lists and tables are nested more than 16 deep"),
        ("a = [" + "[], " * 20_000 + "]", "Line 5: From here on the lesson has more than 20,000"),
        ("[[b]]\n" * 10_001, "Line 10005: From here on the lesson has more than 20,000 tables"),
        ("".join(f"k{n} = 1\n" for n in range(50_000)), "Line 50001: From here on the lesson has"),
        ("a = [" + "1," * 50_001, "Line 5: From here on the lesson has more than 50,000 keys"),
        ("a = " + "9" * 5_000, "Line 5: A number or a key has 5,000 characters here (limit 1,000)"),
        ("a = 1" + " " * 10**6, "The file is too large for a lesson: 1,00"),
    ],
)
def test_what_is_too_deep_or_too_much_is_refused_before_it_is_parsed(text, said):
    assert refusal(f"{HEAD}{text}\n").startswith(said)


@pytest.mark.parametrize(
    "text",
    [
        '"{dots}"',
        "'{dots}'",
        '"""\n{dots}\n"""',
        "'''\n{dots}'''",
        '"\\"{dots}\\\\"',
        '"""""{dots}""\\"" {dots}"""""',
        "'''''{dots}''{dots}'''''",
        '"" # {dots}',
        '\'\' # """ {dots}',
        '"""a\\\n  {dots}"""',
    ],
)
def test_brackets_and_dots_in_texts_and_comments_count_for_nothing(text):
    """The step behind them is read, so that the end of the text was found as well."""
    lesson = f"{HEAD}{STEP}told = {text.replace('{dots}', '[{a.' * 99)}\n{STEP}hints = ['.']\n"
    assert len(lesson_from(lesson.encode(), MINE).steps) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("minutes = 1_001", "minutes: This is a whole number of minutes from 0 to 1,000."),
        ("minutes = true", "minutes: This is a whole number of minutes"),
        ("minutes = 0x" + "f" * 900, "minutes: This is a whole number of minutes"),
        (
            "id = 1",
            "The file is not valid TOML from line 5, column 7 on: Cannot overwrite a value.",
        ),
        ('next = "' + "n" * 201 + '"', "next: The name has 201 characters (limit 200)."),
        ('circuit = "c:/secret"', 'circuit: "c:/secret" must be the name of a file beside'),
        ('circuit = "c:secret"', 'circuit: "c:secret" must be the name of a file beside'),
        ('circuit = "' + "é" * 200 + '"', 'circuit: The file "ééé'),
        ('circuit = "\\u0000"', 'circuit: The file "\N{REPLACEMENT CHARACTER}" cannot be read'),
        ('program = "f = ("', "program: Column 5"),
        (f'program = "{"x=1;" * 30_000}"', "program: The programs of all steps have 120,000"),
        (f'program = "f=x{"+x" * 9_999}"', "program: The circuits of all steps have 10,001 gates"),
        ('program = "f = x"\nvalues.x = 1e999', "program: The value of x must be a finite number"),
        (
            f'program = "f = exp(x)"\nstops."forward f" = "{"n" * 20_001}"',
            "stops.forward f: A note may have at most 20,000 characters",
        ),
        ('program = "f = exp(x)"\nstops."forward x" = ""', "stops: Write "),
    ],
)
def test_what_a_lesson_says_has_its_limits(text, said):
    assert refusal(f"{HEAD}{text}\n{STEP}").startswith(said)


PLAIN = f'program = "f=x{"*x" * 5_999}"\n'


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        (STEP + f'told = "{"t" * 20_001}"', "step 1: told: The text has 20,001 characters"),
        (
            STEP + "hints = [" + '"a", ' * 201 + "]",
            "step 1: hints: Here are 201 entries (limit 200).",
        ),
        (STEP + 'hints = ["a", 1]', "step 1: hints[1]: This is a text, or a table of texts"),
        (STEP + 'opens = ["a", 1]', "step 1: opens[1]: This must be a text in quotes."),
        (STEP + "blocks.b = 1", "step 1: blocks.b: This must be a list: [ ... ]."),
        (STEP + 'cover = ["value"]', 'step 1: cover[0]: Write "value NAME" or "gradient NAME"'),
        ((STEP + PLAIN) * 2, "step 2: program: The circuits of all steps have 12,002 gates"),
        (
            (STEP + "goals = [" + '"has mul", ' * 200 + "]\n") * 11,
            "step 11: goals[0]: All steps have 2,001 goals and questions up to here (limit 2,000).",
        ),
        (
            (STEP + "cover = [" + '"value x", ' * 200 + "]\n") * 11,
            "step 11: cover[0]: All steps have 2,001 goals and questions up to here",
        ),
        (
            STEP + f'goals = ["loss = 1", "computes x{"+x" * 2_200}"]',
            "step 1: goals[1]: What goals want computed has 4,401 names, numbers and gates up to",
        ),
        (
            STEP + 'program = "f=x"\n' + "".join(f"stops.s{n} = ''\n" for n in range(501)),
            "step 1: stops: All steps have 501 stops up to here (limit 500).",
        ),
        (
            f"{STEP}program = 'f=x{'+x' * 1999}'\n"
            + "".join(f"blocks.b{n} = []\n" for n in range(9)),
            "step 1: blocks: The circuits of all steps have 20,",
        ),
    ],
)
def test_what_all_steps_hold_together_has_its_limits(steps, said):
    assert refusal(HEAD + steps).startswith(said)


def test_programs_that_take_long_to_lay_out_are_refused_before_they_are():
    step = STEP + 'program = "f = exp(x)"\n'
    before = limits.CELLS.most
    object.__setattr__(limits.CELLS, "most", 7)  # frozen, so that nothing but a test moves it
    try:
        assert refusal(HEAD + step * 3).startswith("step 3: program: The programs of all steps up")
    finally:
        object.__setattr__(limits.CELLS, "most", before)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "The file is empty."),
        (b"\0\0", "The file holds only zero bytes"),
        (b"version https://git-lfs.github.com/spec/v1\n", "This is a Git LFS pointer"),
        (b"%PDF-1.7", "This is a file of another kind (PDF), not a lesson."),
        (HEAD.encode("utf-16"), "The file is text in UTF-16."),
        (HEAD.encode() + b"# \xff", "Line 5 is not text in UTF-8."),
        (b'{"format": "circuit-editor"}', "The file is not valid TOML from line 1, column 1 on"),
    ],
)
def test_what_is_no_lesson_is_called_by_its_name(data, said):
    assert refusal(data).startswith(said)


def test_a_byte_order_mark_does_no_harm():
    assert lesson_from(b"\xef\xbb\xbf" + (HEAD + STEP).encode(), MINE).id == "a"


@pytest.mark.parametrize("version", ["true", "1.0", "2", '"1"'])
def test_another_version_is_not_read(version):
    text = (HEAD + STEP).replace("version = 1", f"version = {version}")
    assert refusal(text) == "This program knows version 1 of lessons."


@pytest.mark.parametrize("path", shipped_lessons(), ids=lambda path: path.stem)
def test_a_lesson_ten_times_as_large_as_one_of_the_course_is_read(path):
    head, mark, steps = path.read_text("utf-8").partition("[[steps]]")
    lesson = lesson_from((head + (mark + steps) * 10).encode(), path)
    assert len(lesson.steps) == 10 * len(lesson_from(path.read_bytes(), path).steps)
