"""`circuit-editor new`, `render`, and the window: what makes or shows a circuit."""

import gc
import io
import os
import sys
import threading
import types
from unittest import mock

import pytest
from command import DISPLAYS, cli, sentence

from circuit_editor import files
from circuit_editor.text import Sentence
from circuit_editor.ui.app.picture_options import PictureOptions

# --- new --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("expression", "value"),
    [("-x", -3), ("-omega*x", -3), ("-x + 1", -2), ("- 2x", -6), ("-(x)", -3), ("−x", -3)],
)
def test_an_expression_may_begin_with_a_sign(tmp_path, expression, value):
    path = tmp_path / "sign.circuit"
    for arguments in [(expression, "-o", path), ("-o", path, expression)]:
        path.unlink(missing_ok=True)
        assert cli("new", *arguments, "--set", "x=3") == (0, "", "")
        assert cli("run", path, "--json").json["loss"]["value"] == value


def test_a_program_may_follow_two_dashes(tmp_path):
    path = tmp_path / "staged.circuit"
    assert cli("new", "-o", path, "--", "--q + 1").code == 0
    assert cli("run", path, "--json").json["loss"]["value"] == 2


def test_a_long_program_comes_from_standard_input(tmp_path, monkeypatch):
    path = tmp_path / "long.circuit"
    monkeypatch.setattr(sys, "stdin", io.StringIO("h = x\n" + "h = h + 1\n" * 2_000))
    assert cli("new", "-", "-o", path) == (0, "", "")
    assert cli("run", path, "--json").json["loss"]["value"] == 2_001
    no_text = io.TextIOWrapper(io.BytesIO(b"x + \xff"), "utf-8")
    monkeypatch.setattr(sys, "stdin", no_text)
    assert "no text in utf-8" in sentence(cli("new", "-", "-o", path))


def test_new_replaces_a_file_and_leaves_it_alone_when_it_fails(first):
    before = first.read_bytes()
    assert cli("new", "log(x", "-o", first).code == 2
    assert cli("new", "x + y", "-o", first, "--set", "q=1").code == 2
    assert first.read_bytes() == before
    assert cli("new", "x + y", "-o", first).code == 0
    assert first.read_bytes() != before


def test_a_wrong_expression_is_told_with_its_place():
    assert "Column 4" in sentence(cli("new", "log(x", "-o", "never.circuit"))
    assert "Column 5" in sentence(cli("new", "-log(x", "-o", "never.circuit"))


# --- render -----------------------------------------------------------------------------------


@pytest.fixture
def drawn(monkeypatch):
    """What the command asks the drawing room for."""
    asked = []
    room = types.ModuleType("circuit_editor.ui.render")
    room.render = lambda *arguments: asked.append(arguments)
    monkeypatch.setitem(sys.modules, "circuit_editor.ui.render", room)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return asked


def test_render_draws_what_was_asked_for(first, drawn, tmp_path):
    assert cli("render", first, "-o", tmp_path / "a.PNG") == (0, "", "")
    arguments = ("--theme", "dark", "--scale", "2.5", "--gradient-widths", "--transparent")
    arguments += ("--same-scale",)
    arguments += ("--no-gradients", "--captions", "zh_Hant", "--red-green-safe")
    assert cli("render", first, "--output", tmp_path / "a.svg", *arguments).code == 0
    document = files.load(first)
    assert drawn == [
        (document, tmp_path / "a.PNG", PictureOptions(captions="en")),
        (
            document,
            tmp_path / "a.svg",
            PictureOptions(
                theme="dark",
                is_red_green_safe=True,
                is_transparent=True,
                scale=2.5,
                has_gradients=False,
                captions="zh_Hant",
                gradient_widths=True,
                same_scale=True,
            ),
        ),
    ]


@pytest.mark.parametrize(
    "arguments",
    [
        ("-o", "a.gif"),
        ("-o", "png"),
        ("-o", "a.png", "--theme", "blue"),
        ("-o", "a.png", "--captions", "fr"),
        ("-o", "a.png", "--scale", "0"),
        ("-o", "a.png", "--scale", "nan"),
        ("-o", "a.png", "--scale", "1e9"),
        ("-o", "a.png", "--scale", "much"),
        ("-o", "no/such/folder/a.png"),
        (),
    ],
)
def test_render_refuses_what_cannot_be_drawn(first, drawn, arguments):
    outcome = cli("render", first, *arguments)
    assert outcome.code == 2
    assert sentence(outcome)
    assert drawn == []


@pytest.mark.parametrize(
    "error", [ValueError("Too large."), files.FileError.of(Sentence.of("Not allowed."))]
)
def test_render_tells_what_the_drawing_room_refuses(first, drawn, monkeypatch, error):
    room = sys.modules["circuit_editor.ui.render"]
    monkeypatch.setattr(room, "render", mock.Mock(side_effect=error))
    outcome = cli("render", first, "-o", first.with_suffix(".png"))
    assert outcome.code == 2
    assert str(error.args[-1]) in sentence(outcome)


# --- the window -------------------------------------------------------------------------------


@pytest.fixture
def opened(monkeypatch):
    """The paths with which the window was opened."""
    paths = []
    room = types.ModuleType("circuit_editor.ui.app.startup")
    room.main = lambda path: paths.append(path) or 0
    monkeypatch.setitem(sys.modules, "circuit_editor.ui.app.startup", room)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    yield paths
    gc.enable()  # the program would, once its window is seen


def test_without_a_command_the_window_opens(first, opened, monkeypatch):
    monkeypatch.chdir(first.parent)
    first.rename("run")
    assert cli() == (0, "", "")
    assert cli("./run") == (0, "", "")
    assert cli("--", "run") == (0, "", "")
    assert opened == [None, "./run", "run"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="others always have a display")
def test_without_a_display_there_is_a_sentence(opened, monkeypatch):
    for name in DISPLAYS:
        monkeypatch.delenv(name, raising=False)
    outcome = cli()
    assert outcome.code == 2
    assert "no display" in sentence(outcome)
    assert opened == []


def test_no_start_waits_for_a_disk_that_is_silent(first, opened, monkeypatch):
    back, exists = threading.Event(), os.path.exists

    def silent(path):
        return back.wait(30) if str(path) == str(first) else exists(path)

    monkeypatch.setattr(os.path, "exists", silent)
    monkeypatch.setattr("circuit_editor.cli.window.PATIENCE", 0.0)
    told = []
    room = sys.modules["circuit_editor.ui.app.startup"]
    monkeypatch.setattr(room, "main", lambda path, **options: told.append((path, options)) or 0)
    try:
        assert cli(first) == (0, "", "")
    finally:
        back.set()
    assert told == [(str(first), {"is_silent": True})]


def test_a_file_that_is_not_there_opens_no_window(opened):
    outcome = cli("chek")
    assert outcome.code == 2
    assert '"chek"' in sentence(outcome)
    assert opened == []
