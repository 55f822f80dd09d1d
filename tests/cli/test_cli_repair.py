"""`circuit-editor repair`: what is wrong with a damaged file, and a copy of what is right in it."""

from command import cli, sentence

from circuit_editor import files
from circuit_editor.cli.parser import SIDES
from circuit_editor.files.repair import ConflictSide


def test_a_copy_is_written_and_the_file_itself_stays(first, tmp_path):
    whole = first.read_bytes()
    torn = tmp_path / "torn.circuit"
    torn.write_bytes(whole.replace(b'"version": 1,', b'"version": 1') + b"\0" * 512)
    damaged, out = torn.read_bytes(), tmp_path / "whole.circuit"
    told = (
        "The file holds 512 zero bytes, as a power cut leaves them. They were left out.\n"
        "Line 4: Here a sign is missing: , It was put in.\n"
    )
    assert cli("repair", torn) == (0, told, "")
    assert not out.exists()
    assert cli("repair", torn, "-o", out) == (0, told, "")
    assert out.read_bytes() == files.dump(files.load(first))
    assert torn.read_bytes() == damaged
    assert cli("repair", out).out == "Nothing is wrong with this file.\n"


def test_the_damaged_file_is_never_written(first):
    before = first.read_bytes()
    assert "another name" in sentence(cli("repair", first, "-o", first))
    assert first.read_bytes() == before


def test_what_is_no_circuit_is_refused(tmp_path):
    page = tmp_path / "page.circuit"
    page.write_text("<!doctype html>")
    assert "web page" in sentence(cli("repair", page, "-o", tmp_path / "out.circuit"))
    assert not (tmp_path / "out.circuit").exists()


def test_each_side_of_a_conflict_can_be_asked_for(first, tmp_path):
    line = next(each for each in first.read_bytes().splitlines(True) if b'"value": -2' in each)
    theirs = line.replace(b"-2", b"7")
    both = b"<<<<<<< a\n" + line + b"=======\n" + theirs + b">>>>>>> b\n"
    torn, out = tmp_path / "torn.circuit", tmp_path / "out.circuit"
    torn.write_bytes(first.read_bytes().replace(line, both))
    for side, kept in (("ours", line), ("theirs", theirs)):
        assert cli("repair", torn, "--side", side, "-o", out).code == 0
        assert kept in out.read_bytes()
    assert {*SIDES} == {each.value for each in ConflictSide}


def test_a_newer_file_is_read_with_a_note_and_never_written_over(first, tmp_path):
    plain = cli("run", first)
    newer = tmp_path / "newer.circuit"
    newer.write_bytes(first.read_bytes().replace(b'"version": 1', b'"version": 5'))
    note = (
        "Made with format 5; this program knows up to 2. Opened read-only so that nothing is lost."
    )
    assert cli("run", newer) == (plain.code, plain.out, f"circuit-editor: note: {note}\n")
    assert cli("run", newer, "--json").json["notes"] == [note]
    before = newer.read_bytes()
    assert "would lose" in sentence(cli("new", "x + y", "-o", newer))
    assert newer.read_bytes() == before
