"""A path is the text that stands in files, and the one that knows how its parts are joined."""

import copy
import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from circuit_editor.model.paths import Path, path_of

IDS = st.text("abcXYZ019_-", min_size=1, max_size=5)
PATHS = st.lists(IDS, min_size=1, max_size=6).map(lambda ids: Path.of(*ids))


def test_a_path_is_the_text_that_stands_in_files():
    path = Path.of("layer1", "neuron2", "w")
    assert path == "layer1/neuron2/w"
    assert {path: 1}["layer1/neuron2/w"] == {"layer1/neuron2/w": 1}[path] == 1
    assert json.dumps(path) == '"layer1/neuron2/w"'


def test_a_copy_of_a_path_is_a_plain_text():
    path = Path("layer1/w")
    for made in (pickle.loads(pickle.dumps(path)), copy.copy(path), copy.deepcopy(path)):
        assert (made, type(made)) == ("layer1/w", str)
    assert b"paths" not in pickle.dumps({path: path})


def test_the_parts_of_a_path():
    path = Path("layer1/neuron2/w")
    assert path.parts == ("layer1", "neuron2", "w")
    assert path.head == "layer1"
    assert (path.around, path.name) == ("layer1/neuron2", "w")
    assert path.blocks == ("layer1/neuron2", "layer1")
    assert path.depth == 2
    assert path.is_nested


def test_a_node_of_the_outermost_circuit():
    path = Path("w")
    assert path.parts == ("w",)
    assert (path.head, path.around, path.name) == ("w", "", "w")
    assert path.blocks == ()
    assert path.depth == 0
    assert not path.is_nested


def test_the_empty_path_is_the_outermost_circuit():
    nowhere = Path.of()
    assert nowhere == ""
    assert nowhere.parts == nowhere.blocks == ()
    assert (nowhere.head, nowhere.name, nowhere.around, nowhere.prefix) == ("", "", "", "")
    assert nowhere / "w" == "w"
    assert Path("layer1/w").is_within("")
    assert Path("layer1/w").relative_to("") == "layer1/w"


@pytest.mark.parametrize("path", ["layer1", "layer10/w", "x/layer1/w", "layer1w"])
def test_what_only_looks_as_if_it_were_inside(path):
    assert not Path(path).is_within("layer1")
    assert Path(path).relative_to("layer1") == path


def test_what_maps_are_keyed_by_is_plain_text():
    assert type(Path("layer1").prefix) is str
    assert (path_of(["layer1", "w"]), type(path_of(["layer1", "w"]))) == ("layer1/w", str)
    assert {type(each) for each in (*Path("a/b/c").parts, *Path("a/b/c").blocks)} == {str}


@given(PATHS, IDS)
def test_what_is_put_together_comes_apart_again(path, id_):
    inner = path / id_
    assert (inner.around, inner.name) == (path, id_)
    assert inner == path.prefix + id_ == Path.of(*path.parts, id_)
    assert inner.blocks == (path, *path.blocks)
    assert inner.depth == path.depth + 1 == len(inner.parts) - 1


@given(PATHS, PATHS)
def test_what_is_inside_a_block_is_called_from_there(block, inner):
    whole = block / inner
    assert whole.is_within(block)
    assert whole.relative_to(block) == inner
    assert whole.head == block.head
