"""Version 2: gates of arrays, attributes with a type, arrays packed in base64."""

from __future__ import annotations

import json

import numpy as np
import pytest
from array_documents import random_document
from dice import Dice
from test_schema import VALIDATOR

from circuit_editor import engine
from circuit_editor.files import FileError, dump, read
from circuit_editor.gates import GATES
from circuit_editor.model import EMPTY, OUT, Pin, edits


def one_gate(kind, attrs, **sources):
    document = EMPTY
    for name, value in sources.items():
        document = edits.add(document, name, "input", (0, 0), label=name, value=value)
    document = edits.add(document, "g", kind, (0, 0), attrs=attrs)
    for port, name in zip(GATES[kind].inputs, sources, strict=True):
        document = edits.connect(document, Pin(name, OUT), Pin("g", port))
    return document


@pytest.mark.parametrize("seed", range(25))
def test_a_circuit_of_arrays_is_read_as_it_was_written_and_runs_to_the_same_bits(seed):
    document = random_document(Dice(1000 + seed))
    data = dump(document)
    VALIDATOR.validate(json.loads(data))
    again = read(data)
    assert dump(again) == data
    assert again.root.nodes == document.root.nodes
    before, after = engine.run_document(document), engine.run_document(again)
    assert before.loss == after.loss or np.isnan(before.loss)
    for slot in range(len(before.tape.steps)):
        np.testing.assert_array_equal(before.gradients[slot], after.gradients[slot])


def test_the_version_is_the_oldest_that_has_what_is_needed():
    document = one_gate("matmul", {}, a=np.ones((2, 2)), b=np.ones((2, 2)))
    assert json.loads(dump(document))["version"] == 2
    without = edits.remove(document, ["g"])
    assert json.loads(dump(without))["version"] == 1
    long = one_gate("neg", {}, a=np.arange(300.0))
    assert json.loads(dump(long))["nodes"][0]["value"] == list(range(300))


def test_attributes_stand_beside_the_constants_and_those_at_their_default_nowhere():
    document = one_gate("sum", {"axis": (0, -1), "keepdims": True}, a=np.ones((2, 3)))
    (record,) = (each for each in json.loads(dump(document))["nodes"] if each["id"] == "g")
    assert record["attrs"] == {"axis": [0, -1], "keepdims": True}
    plain = one_gate("sum", {"axis": None, "keepdims": False}, a=np.ones((2, 3)))
    assert b"attrs" not in dump(plain)
    told = dump(document).decode().replace('"keepdims": true', '"keepdims": false')
    assert dict(read(told.encode()).root.nodes["g"].options) == {"axis": (0, -1)}


def test_a_long_array_is_packed_to_the_bit():
    value = np.array([[1 / 3, -0.0, 5e-324]] * 100)
    document = one_gate("sum", {}, a=value)
    data = dump(document)
    (record,) = (each for each in json.loads(data)["nodes"] if each["id"] == "a")
    assert record["value"].keys() == {"shape", "f64"}
    assert read(data).root.values["a"].array.tobytes() == value.tobytes()
    assert data.count(b"\n") == dump(one_gate("sum", {}, a=value[:2])).count(b"\n")


PACKED = '{"shape": [300], "f64": "%s"}' % ("A" * 3200)


@pytest.mark.parametrize(
    ("packed", "told"),
    [
        (PACKED.replace("[300]", "[301]"), "nodes.a.value: A packed array is"),
        (PACKED.replace("[300]", "[0]"), "nodes.a.value: A packed array is"),
        (PACKED.replace("[300]", "[300.0]"), "nodes.a.value: A packed array is"),
        (PACKED.replace("[300]", "[100000, 100000]"), "10,000,000,000"),
        (PACKED.replace("AAAA", "A*AA", 1), "nodes.a.value: A packed array is"),
        (PACKED.replace('"f64"', '"f32"'), "nodes.a.value: A value must be"),
        (PACKED.replace("A" * 12, "AAAAAAAA8H8A", 1), "not finite"),
    ],
)
def test_a_packed_array_that_is_none_is_refused_with_its_place(packed, told):
    data = dump(one_gate("sum", {}, a=np.zeros(300))).decode()
    start = data.index('{"shape"')
    changed = data[:start] + packed + data[data.index("}", start) + 1 :]
    with pytest.raises(FileError) as refused:
        read(changed.encode())
    assert told in str(refused.value)


@pytest.mark.parametrize(
    ("attrs", "told"),
    [
        ('{"axis": 0.5}', "attrs.axis: Axes are a list"),
        ('{"axis": [0, 0]}', "attrs.axis: Axes are a list"),
        ('{"axis": [true]}', "attrs.axis: Axes are a list"),
        ('{"keepdims": 1}', "attrs.keepdims: This must be true or false"),
        ('{"axes": [0]}', 'has no constant "axes". Did you mean "axis"?'),
    ],
)
def test_an_attribute_of_another_type_is_refused_with_its_place(attrs, told):
    data = dump(one_gate("sum", {"keepdims": True}, a=np.ones(3))).decode()
    with pytest.raises(FileError) as refused:
        read(data.replace('{"keepdims": true}', attrs).encode())
    assert told in str(refused.value)


READ = [
    ("sum", "axis", 1, (1,)),
    ("softmax", "axis", [0], (0,)),
    ("softmax", "axis", [0, 1], None),
    ("reshape", "shape", [2, -1], (2, -1)),
    ("reshape", "shape", [-1, -1], None),
    ("reshape", "shape", [0], None),
    ("slice", "stop", 4, 4),
    ("slice", "step", 0, None),
    ("slice", "start", 10**7, None),
    ("mse", "reduction", "sum", "sum"),
    ("mse", "reduction", "total", None),
    ("layer_norm", "eps", 1, 1.0),
    ("layer_norm", "eps", 0, None),
    ("conv2d", "padding", -1, None),
    ("max_pool", "size", 3, 3),
]


@pytest.mark.parametrize(("kind", "name", "data", "expected"), READ)
def test_what_an_attribute_may_be(kind, name, data, expected):
    read_ = GATES[kind].options[name].read(data)
    assert read_ == expected if expected is not None else hasattr(read_, "template")
