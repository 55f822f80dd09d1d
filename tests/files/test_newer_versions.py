"""Files of a later version: what is understood of them is read, and nothing writes over them."""

import json

import pytest

import circuit_editor as ce
from circuit_editor import resources
from circuit_editor.files import FileError, dump, library, load, newer_version, read, save
from circuit_editor.files.repair import repaired

DOCUMENT = ce.circuit("f = (x + y) * z", x=-2, y=5, z=-4).document


def newer(version=5) -> bytes:
    """A file of a later version: with fields, a gate and a top of which nobody here knows."""
    tree = json.loads(dump(DOCUMENT))
    tree["version"] = version
    tree["nodes"].append({"id": "n", "kind": "warp", "kernel": [3, 3], "place": [300, 300]})
    tree["nodes"][0]["shade"] = {"of": 2}
    tree["data"] = [1, {"a": None}]
    return json.dumps(tree).encode()


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "newer.circuit"
    made.write_bytes(newer())
    return made


def test_all_that_is_understood_is_read_and_what_is_not_is_kept(path):
    document = load(path)
    assert newer_version(path) == 5
    assert document.root.wires == DOCUMENT.root.wires
    again = json.loads(dump(document))
    assert again["data"] == [1, {"a": None}]
    assert again["version"] == 1
    (shaded,) = [each for each in again["nodes"] if "shade" in each]
    assert shaded["shade"] == {"of": 2}
    assert [each["kernel"] for each in again["nodes"] if each["kind"] == "warp"] == [[3, 3]]


def test_it_is_not_written_over_but_a_copy_may_be_saved(path, tmp_path):
    document, before = load(path), path.read_bytes()
    with pytest.raises(FileError, match=r'"newer.circuit" was made with format 5, and this'):
        save(document, path)
    with pytest.raises(FileError, match="would lose what is new in it"):
        save(DOCUMENT, path)  # whatever comes from elsewhere, too
    link = tmp_path / "link.circuit"
    link.symlink_to(path)
    with pytest.raises(FileError, match="would lose"):
        save(document, link)
    assert path.read_bytes() == before
    save(document, tmp_path / "copy.circuit")
    assert load(tmp_path / "copy.circuit") == document
    assert newer_version(tmp_path / "copy.circuit") is None


@pytest.mark.parametrize(
    ("version", "said"),
    [
        (0, "version: The version must be a whole number from 1 on."),
        (2.0, "version: The version must be a whole number from 1 on."),
        ("2", "version: The version must be a whole number from 1 on."),
        (10_000, "Made with format 10000; this program knows up to 2. Open it with a newer"),
        (10**30, "Made with format 1000000"),
    ],
)
def test_what_is_no_version_is_refused(version, said):
    with pytest.raises(FileError) as caught:
        read(newer(version))
    assert str(caught.value).startswith(said)


def test_other_files_may_say_that_they_have_a_version(tmp_path):
    other = tmp_path / "package.json"
    other.write_text('{"name": "x", "version": 7}')
    assert newer_version(other) is None
    assert newer_version(tmp_path) is None
    assert newer_version(tmp_path / "none") is None
    save(DOCUMENT, other)
    assert load(other) == DOCUMENT


def test_a_damaged_one_is_repaired_to_a_copy_of_this_version():
    document, changes = repaired(newer())
    assert (document, changes) == (read(newer()), ())
    damaged = newer().replace(b'"add1.out"', b'"gone.out"')
    document, changes = repaired(damaged)
    assert [each.at for each in changes] == ["version", "wires[2].from"]
    assert len(document.root.wires) == len(DOCUMENT.root.wires) - 1


def test_python_is_told_in_the_notes_and_may_save_elsewhere(path, tmp_path):
    circuit = ce.load(path)
    assert circuit.run().loss == -12
    newer_, unknown = circuit.notes
    assert newer_ == (
        "Made with format 5; this program knows up to 2. Opened read-only so that nothing is lost."
    )
    assert unknown.startswith('nodes.n.kind: This program has no gate "warp".')
    with pytest.raises(FileError, match="would lose"):
        circuit.set(x=3).save(path)
    circuit.save(tmp_path / "copy.circuit")
    assert ce.load(tmp_path / "copy.circuit").notes == (unknown,)


def test_a_block_of_ones_own_of_a_later_version_is_offered(tmp_path):
    path = tmp_path / "mine.circuit"
    block = resources.blocks()[0].read_bytes()
    path.write_bytes(block.replace(b'"version": 1', b'"version": 5'))
    (mine,), left_out = library.my_blocks(tmp_path)
    assert left_out == []
    assert mine.document == read(block)
