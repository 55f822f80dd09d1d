"""Whatever goes wrong is an exit code and a sentence, never a traceback."""

import os
import re
from unittest import mock

import pytest
from command import DISPLAYS, cli, sentence
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from circuit_editor import files, resources


@pytest.mark.parametrize(
    "arguments",
    [
        ("run",),
        ("run", "FILE", "--jsn"),
        ("run", "FILE", "--js"),
        ("run", "FILE", "FILE"),
        ("run", "missing.circuit"),
        ("run", "."),
        ("run", "FILE", "--set"),
        ("run", "FILE", "--set", "x"),
        ("run", "FILE", "--set", "=3"),
        ("run", "FILE", "--set", "x="),
        ("run", "FILE", "--set", "x=three"),
        ("run", "FILE", "--set", "x=nan"),
        ("run", "FILE", "--set", "x=-inf"),
        ("run", "FILE", "--set", "x=1e999"),
        ("run", "FILE", "--set", "x=[1, 1e999]"),
        ("run", "FILE", "--set", "x=[NaN]"),
        ("run", "FILE", "--set", "x=[]"),
        ("run", "FILE", "--set", "x=[1, [2]]"),
        ("run", "FILE", "--set", 'x="3"'),
        ("run", "FILE", "--set", "x=null"),
        ("run", "FILE", "--set", "x=true"),
        ("run", "FILE", "--set", "x={}"),
        ("run", "FILE", "--set", "x=" + "[" * 100_000),
        ("run", "FILE", "--set", "x=" + "[" * 33 + "1" + "]" * 33),
        ("run", "FILE", "--set", "x=" + "[" * 70 + "1" + "]" * 70),
        ("run", "FILE", "--set", "x=[" + "9" * 10_000 + "]"),
        ("run", "FILE", "--set", "q=3"),
        ("check", "FILE", "--set", "x=3"),
        ("check", "missing.circuit"),
        ("new", "x + y"),
        ("new", "-o", "a.circuit"),
        ("new", "x +", "-o", "a.circuit"),
        ("new", "x + y", "-o", "no/such/folder/a.circuit"),
        ("new", "x + y", "-o", "."),
        ("--nonsense",),
        ("FILE", "FILE"),
    ],
    ids=lambda arguments: " ".join(arguments)[:40],
)
def test_wrong_usage_is_2_and_a_sentence(first, arguments):
    outcome = cli(*(first if each == "FILE" else each for each in arguments))
    assert (outcome.code, outcome.out) == (2, "")
    assert sentence(outcome).splitlines()[-1].startswith("circuit-editor")


def test_an_unknown_name_gets_the_nearest_one(new):
    outcome = cli("run", new("weight * x", weight=1), "--set", "wieght=3")
    assert 'There is no input "wieght". Did you mean "weight"?' in sentence(outcome)


@pytest.mark.parametrize(
    "setting", ["x=" + "[" * 9_000, "x=\x1b[31m", "\x1b]0;t\x07=1", "q" * 9_000 + "=1", "x\x9b2J"]
)
def test_a_setting_is_quoted_on_one_line(first, setting):
    outcome = cli("run", first, "--set", setting)
    assert outcome.code == 2
    told = outcome.err.splitlines()[-1]
    assert told.isprintable() and len(told) < 300


def test_what_is_unexpected_is_a_sentence_too(first, monkeypatch):
    monkeypatch.setattr(files, "load", mock.Mock(side_effect=RuntimeError("all wrong")))
    outcome = cli("run", first)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1
    assert "all wrong" in outcome.err


def test_an_interruption_is_quiet(first, monkeypatch):
    monkeypatch.setattr(files, "load", mock.Mock(side_effect=KeyboardInterrupt))
    assert cli("run", first) == (130, "", "")


def test_help_and_version():
    shown = cli("--help")
    assert shown.code == 0
    for word in ("[FILE]", "run", "check", "formula", "render", "new", "examples:", "Exit codes"):
        assert word in shown.out
    assert all(cli(command, "--help").code == 0 for command in ("run", "check", "render", "new"))
    assert re.fullmatch(r"circuit-editor \d+\.\d+\.\d+\n", cli("--version").out)


# --- garbage ----------------------------------------------------------------------------------

VALID = (resources.folder() / "examples" / "first-example.circuit").read_bytes()


@st.composite
def damaged_files(draw):
    """A circuit file of which a piece is replaced by another piece or by anything."""
    start = draw(st.integers(0, len(VALID)))
    end = draw(st.integers(start, min(len(VALID), start + 30)))
    pieces = st.sampled_from(
        [b"", b"null", b"[]", b"{}", b'"', b"1e999", b"NaN", b"-1", b'"x"', b"\xff", b"\0"]
    )
    return VALID[:start] + draw(pieces | st.binary(max_size=8)) + VALID[end:]


@given(st.binary(max_size=200) | damaged_files())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(b"")
@example(b"\0" * 100)
@example(b"[" * 100_000)
def test_no_file_gives_a_traceback(tmp_path, data):
    path = tmp_path / "garbage.circuit"
    path.write_bytes(data)
    outcome = cli("run", path, "--json")
    assert outcome.code in {0, 1, 2}
    if outcome.code == 2:
        assert outcome.out == ""
    else:
        keys = {"loss", "inputs", "outputs", "wires", "blocks", "problem", "marks"}
        assert set(outcome.json) == keys
    if outcome.code:
        sentence(outcome)


WORDS = st.sampled_from(
    [
        *("run", "check", "render", "--json", "--set", "x=1", "y=[1,2]", "-o", "--theme", "dark"),
        *("--scale", "2", "--", "-h", "--version", "-x", "=", "(x", "missing", "a/b.png"),
    ]
)


@given(st.lists(WORDS | st.text(st.characters(exclude_characters="\0"), max_size=5), max_size=6))
def test_no_arguments_give_a_traceback(words):
    hidden = dict.fromkeys(DISPLAYS, "")
    with mock.patch.dict(os.environ, hidden):
        outcome = cli(*words)
    assert outcome.code in {0, 1, 2}
    if outcome.code:
        sentence(outcome)
