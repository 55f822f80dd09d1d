"""Repaired copies: whatever is damaged becomes readable, and what was right in it stays."""

import json
import time
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from strategies import documents, json_data

import circuit_editor as ce
from circuit_editor.files import FileError, definitions, dump, read, reading
from circuit_editor.files.limits import LISTS, NODES
from circuit_editor.files.parsing import PARSED
from circuit_editor.files.progress import watched
from circuit_editor.files.records import CHECKED
from circuit_editor.files.repair import ConflictSide, repaired, told, torn_json
from circuit_editor.files.repair import changes as repair_changes
from circuit_editor.files.repair.mending import Mending
from circuit_editor.model import EMPTY, Pin

NAN = "not a number"
NOTHING = ("Nothing of the circuit is left", "This is ", "Line 1 is not text", "The file is empty")


def first() -> dict:
    """The data of a small circuit: f = (x + y) * z."""
    return json.loads(dump(ce.circuit("f = (x + y) * z", x=-2, y=5, z=-4).document))


def mended(tree: dict) -> tuple[dict, list[str]]:
    """The repaired data, and what was told."""
    data = json.dumps(tree).encode()
    with pytest.raises(FileError):
        read(data)
    document, changes = repaired(data)
    return json.loads(dump(document)), [str(told(each)) for each in changes]


def node(tree: dict, id_: str) -> dict:
    return next(each for each in tree["nodes"] if each["id"] == id_)


@settings(max_examples=40)
@given(documents())
def test_a_sound_file_is_its_own_repair(document):
    assert repaired(dump(document)) == (document, ())


@pytest.mark.parametrize("around", [("", "\ufeff"), ("", "\n\ufeff\n"), ("\ufeff" * 2, "")])
def test_a_mark_of_utf8_that_stands_where_none_may_is_told(around):
    before, behind = (each.encode() for each in around)
    document = read(dump(ce.circuit("f = x*y").document))
    data = before + dump(document) + behind
    with pytest.raises(FileError):
        read(data)
    copy, changes = repaired(data)
    assert copy == document and len(changes) == 1
    assert repaired(b"\xef\xbb\xbf" + dump(document)) == (document, ())  # one may stand before


@settings(max_examples=40)
@given(documents(), st.data())
def test_one_record_that_is_garbage_costs_nothing_but_what_names_it(document, data):
    tree = json.loads(dump(document))
    assume(tree["nodes"])
    key = data.draw(st.sampled_from(["nodes", "wires"] if tree["wires"] else ["nodes"]))
    at = data.draw(st.integers(0, len(tree[key]) - 1))
    lost = tree[key][at]["id"] if key == "nodes" else None
    wires = [each for index, each in enumerate(tree["wires"]) if (key, at) != ("wires", index)]
    tree[key][at] = data.draw(json_data)
    assume(not isinstance(tree[key][at], dict) or not tree[key][at].keys() & {"id", "to"})
    try:
        copy = json.loads(dump(repaired(json.dumps(tree).encode()).document))
    except FileError as error:
        assert str(error).startswith("Nothing of the circuit is left")
        assert len(document.root.nodes) == 1
        return
    assert copy["nodes"] == [each for each in before(document)["nodes"] if each["id"] != lost]
    for each in wires:
        ends = {each[end].rpartition(".")[0] for end in ("to", "from")}
        assert (each in copy["wires"]) == (lost not in ends)


def before(document) -> dict:
    """The data of a document that is sound."""
    return json.loads(dump(document))


# what is done to the circuit, what is told, and what has changed in it afterwards
def _dangling(tree):
    tree["wires"][0]["from"] = "gone.out"


def _two_drivers(tree):
    tree["wires"].append(dict(tree["wires"][0]))


def _loop(tree):
    node(tree, "mul1")  # mul1 = add1 * z; now add1 takes mul1 for its a
    wire = next(each for each in tree["wires"] if each["to"] == "add1.a")
    wire["from"] = "mul1.out"


WIRES = {
    _dangling: 'wires[0].from: There is no node "gone". The wire was left out.',
    _two_drivers: "wires[5].to: Two wires lead to add1.a. An input takes one: remove the other. "
    "The wire was left out.",
    _loop: "wires[",
}


@pytest.mark.parametrize("damage", WIRES, ids=lambda each: each.__name__)
def test_one_wire_is_left_out_and_all_others_stay(damage):
    tree = first()
    damage(tree)
    copy, said = mended(tree)
    assert len(said) == 1
    assert said[0].startswith(WIRES[damage])
    assert said[0].endswith("The wire was left out.")
    assert copy["nodes"] == first()["nodes"]
    assert copy["loss"] == first()["loss"]
    left = [each for each in tree["wires"] if each not in copy["wires"]]
    assert len(copy["wires"]) == len(tree["wires"]) - 1
    assert len(left) == (damage is not _two_drivers)


def test_a_doubled_id_becomes_a_fresh_one_and_wires_stay_with_the_first():
    tree = first()
    tree["nodes"].append({"id": "add1", "kind": "mul", "place": [5, 5]})
    copy, said = mended(tree)
    assert said == ['nodes.add1.id: Another node has the id "add1" already. Now it is: add2']
    assert node(copy, "add2")["kind"] == "mul"
    assert copy["wires"] == first()["wires"]


@pytest.mark.parametrize("bad", ["", ".", "[1]", "[n", "a.b", "n" * 90, "\n", "x.id"])
def test_an_id_of_any_signs_is_found_and_renamed(bad):
    block = {"id": bad, "name": "b", "inputs": [], "outputs": [], "nodes": [], "wires": []}
    tree = first()
    tree["blocks"] = [block]
    tree["nodes"] += [
        {"id": bad, "kind": "add", "place": [0, 0]},
        {"id": "use", "kind": "block", "block": bad, "place": [9, 9]},
    ]
    copy, said = mended(tree)
    (made,) = copy["blocks"]
    assert node(copy, "use")["block"] == made["id"]
    assert len(copy["nodes"]) == len(tree["nodes"])
    assert len(said) == 2


def test_what_names_a_node_follows_where_no_other_bears_its_bad_id():
    tree = json.loads(json.dumps(first()).replace("add1", "a sum"))
    copy, said = mended(tree)
    assert said == [
        "nodes.a sum.id: An id is a text of 1 to 64 letters from A to Z, digits, _ and -. "
        "Now it is: a-sum"
    ]
    assert copy == json.loads(json.dumps(first()).replace("add1", "a-sum"))


def test_values_labels_and_places_are_put_right_one_by_one():
    tree = first()
    ids = {each.get("label"): each["id"] for each in tree["nodes"]}
    x, y, z = (node(tree, ids[name]) for name in "xyz")
    x["value"], y["label"], z["place"] = [[1], [2, 3]], "2 y", [2e6, 1]
    node(tree, "add1")["value"] = 5
    node(tree, "add1")["label"] = "W" * 300
    copy, said = mended(tree)
    assert node(copy, x["id"])["value"] == 1
    assert node(copy, y["id"])["label"] == "_2_y"
    others = [each["place"] for each in tree["nodes"] if each is not z]
    left, below = min(x for x, _ in others), max(y for _, y in others)
    assert node(copy, z["id"])["place"] == [left, below + 90]  # near the others
    assert "value" not in node(copy, "add1")
    assert node(copy, "add1")["label"] == "W" * 200
    assert len(said) == 5
    assert copy["wires"] == first()["wires"]


def test_what_leads_nowhere_is_left_out_and_what_leads_somewhere_stays():
    tree = first()
    x = next(each["id"] for each in tree["nodes"] if each.get("label") == "x")
    tree["ranges"] = {x: [-1, 1], "gone": [0, 1]}
    tree["stops"] = [{"pass": "forward", "path": "gone"}, {"pass": "backward", "path": "mul1"}]
    tree["notes"] = [{"id": "note1", "text": "a" * 20_001, "place": [0, 0]}]
    tree["frames"] = [
        {"id": "frame1", "title": "t", "nodes": ["add1", "gone", "note1"], "place": [0, 0],
         "size": [9, 9]},
    ]  # fmt: skip
    tree["bends"] = [{"to": "gone.a", "points": [[1, 2]]}, {"to": "add1.a", "points": [[1, 2]]}]
    tree["loss"] = "gone"
    copy, said = mended(tree)
    assert copy["ranges"] == {x: [-1, 1]}
    assert [each["path"] for each in copy["stops"]] == ["mul1"]
    assert copy["notes"][0]["text"] == "a" * 20_000
    assert copy["frames"][0]["nodes"] == ["add1", "note1"]
    assert [each["to"] for each in copy["bends"]] == ["add1.a"]
    assert copy["loss"] == first()["loss"]
    assert len(said) == 6


def test_a_block_inside_itself_loses_the_instance_that_closes_the_circle():
    tree = first()
    inside = {"id": "again", "kind": "block", "block": "b", "place": [0, 0]}
    block = {"id": "b", "name": "b", "inputs": [], "outputs": [], "nodes": [inside], "wires": []}
    tree["blocks"] = [block]
    tree["nodes"].append({"id": "use", "kind": "block", "block": "b", "place": [9, 9]})
    copy, said = mended(tree)
    assert said == [
        'blocks.b.nodes.again: The block "b" stands inside itself: b → b. The node was left out.'
    ]
    assert copy["blocks"][0]["nodes"] == []
    assert node(copy, "use")["block"] == "b"


def test_blocks_that_would_be_too_many_gates_lose_the_largest_instances():
    tree = first()
    tree["blocks"] = []
    for level in range(6):
        uses = [
            {"id": f"n{level}-{each}", "kind": "block", "block": f"b{level - 1}", "place": [0, 0]}
            if level
            else {"id": f"n0-{each}", "kind": "add", "place": [0, 0]}
            for each in range(10)
        ]
        tree["blocks"].append(
            {"id": f"b{level}", "name": f"b{level}", "inputs": [], "outputs": [], "nodes": uses,
             "wires": []},
        )  # fmt: skip
    copy, said = mended(tree)
    assert copy["nodes"] == first()["nodes"]
    assert all("would expand to" in each for each in said)
    assert [len(each["nodes"]) for each in copy["blocks"]][:4] == [10, 10, 10, 10]


# --- texts ------------------------------------------------------------------------------------


def test_a_file_cut_anywhere_keeps_what_is_whole():
    document = ce.circuit("f = tanh(x * w + b)", x=1, w=2, b=3).document
    data = dump(document)
    kept = []
    for end in range(data.index(b"}"), len(data) - 3):
        try:
            copy, changes = repaired(data[:end])
        except FileError as error:
            assert str(error).startswith(NOTHING)
            continue
        whole = data[:end].count(b'"kind"') - (data[:end].rfind(b"}") < data[:end].rfind(b'"kind"'))
        assert len(copy.root.nodes) == whole
        for id_, each in copy.root.nodes.items():
            assert each == document.root.nodes[id_]
            assert copy.root.places[id_] == document.root.places[id_]
        assert any("ends in the middle" in str(told(each)) for each in changes)
        kept.append(len(copy.root.nodes) + len(copy.root.wires))
        if "output1" in copy.root.nodes:
            assert copy.loss == "output1"  # the only flag, whatever became of the line that says so
    assert kept == sorted(kept)
    assert kept[-1] == len(document.root.nodes) + len(document.root.wires)


SLIPS = {
    b'"wires": [\n': b'"wires": [,\n',
    b"},\n    {": b"}\n    {",
    b'"kind": "add",': b'"kind": "add" ',
    b"\n  ],\n": b",\n  ],\n",
    b'"version": 1,': b'"version": 1, // the first',
    b'{"id": "add1"': b'{id: "add1"',
    b'"wires": ': '"wires":\N{NO-BREAK SPACE}'.encode(),
    b'"loss": ': b'"loss": \x1c',
}


@pytest.mark.parametrize("right", SLIPS)
def test_a_slip_of_the_hand_costs_nothing(right):
    document = ce.circuit("f = (x + y) * z", x=-2, y=5, z=-4).document
    data = dump(document)
    assert data.count(right)
    copy, changes = repaired(data.replace(right, SLIPS[right], 1))
    assert copy == document
    assert len(changes) == 1
    assert str(told(changes[0])).startswith("Line ")


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data + b"\0" * 4096,
        lambda data: data + b'ut"}\n  ]\n}\n',  # of a longer file that stood there before
        lambda data: data.decode().encode("utf-16"),
        lambda data: data.replace(b'"version": 1', b'"version": 0'),
        lambda data: data.replace(b'"format": "circuit-editor",', b""),
        lambda data: data.replace(b"{", b'{"nodes": 5, ', 1),
    ],
)
def test_what_crashes_and_editors_leave_is_taken_away(damage):
    document = ce.circuit("f = (x + y) * z", x=-2, y=5, z=-4).document
    copy, changes = repaired(damage(dump(document)))
    assert copy == document
    assert len(changes) == 1


def test_of_a_merge_conflict_each_side_can_be_had():
    ours = dump(ce.circuit("f = (x + y) * z", x=-2, y=5, z=-4).document)
    theirs = ours.replace(b'"value": -2', b'"value": 7')
    line = next(each for each in ours.splitlines(True) if b'"value": -2' in each)
    other = line.replace(b"-2", b"7")
    both = ours.replace(
        line,
        b"<<<<<<< HEAD\n" + line + b"||||||| base\n" + line + b"=======\n" + other
        + b">>>>>>> theirs\n",
    )  # fmt: skip
    assert repaired(both).document == read(ours)
    assert repaired(both, side=ConflictSide.THEIRS).document == read(theirs)
    assert len(repaired(both).changes) == 1


@pytest.mark.parametrize("torn", ["", '"', ","])
def test_what_is_nested_too_deep_is_left_out_where_it_is(torn):
    deep = "[" * 63 + "1" + "]" * 63
    text = dump(ce.circuit("f = (x + y) * z", x=-2, y=5, z=-4).document).decode()
    add = '"kind": "add"'
    copy, changes = repaired(text.replace(add, f'{add}, "deep": {deep}{torn}').encode())
    assert len(copy.root.nodes) == len(first()["nodes"])
    assert any("nested more than 64 deep" in str(told(each)) for each in changes)


@pytest.mark.parametrize("data", [b"", b"\0" * 99, b"<html>", b"f = x + y", b"[1, 2]", b"{}"])
def test_what_is_no_circuit_at_all_is_refused(data):
    with pytest.raises(FileError):
        repaired(data)


@given(st.binary(max_size=200))
def test_no_bytes_do_harm(data):
    try:
        assert repaired(b'{"format": "circuit-editor", ' + data).document != EMPTY
    except FileError as error:
        assert str(error)


MANY = 4_000
HEAPS = {
    "wires from nowhere": ("wires", lambda at: {"to": f"add1.{at}", "from": f"no{at}.out"}),
    "one id, one name": ("nodes", lambda _: {"id": "same", "kind": "input", "label": "same"}),
    "no places": ("nodes", lambda at: {"id": f"n{at}", "kind": "add"}),
    "loops": ("wires", lambda at: {"to": f"add1.{at}", "from": "add1.out"}),
}


@pytest.mark.parametrize("heap", HEAPS)
def test_very_many_problems_are_mended_in_one_look(heap):
    key, make = HEAPS[heap]
    tree = first()
    tree[key] += [make(at) for at in range(MANY)]
    started = time.process_time()
    document, changes = repaired(json.dumps(tree).encode())
    assert len(changes) >= MANY
    assert len(document.root.nodes) == len(first()["nodes"]) + MANY * (key == "nodes")
    assert Pin("add1", "a") in document.root.wires
    # it takes one at most; with guesses, or where each looks at all others, it would be minutes
    assert time.process_time() - started < 4


def test_a_list_is_swept_once_however_much_is_left_out_of_it():
    class Wires(list):
        walks = 0

        def __iter__(self):
            Wires.walks += 1
            return super().__iter__()

    tree = first()
    tree["wires"] = Wires([*tree["wires"], *map(HEAPS["wires from nowhere"][1], range(100))])
    mending = Mending(tree)
    assert mending.document().root.wires and len(mending.changes) == 100
    assert Wires.walks < 20


@pytest.mark.parametrize("odd", ["\x1c", "\f", "\xa0", "\u2003"])
def test_a_space_that_is_none_of_json_is_told(odd):
    text = dump(ce.circuit("f = x", x=1).document).decode()
    document, changes = repaired(text.replace('"place": [', f'"place": {odd}[', 1).encode())
    assert document == read(text.encode())
    (change,) = changes
    assert "line 5" in str(told(change)).lower() and "no JSON" in str(told(change))


def test_of_more_gates_than_there_may_be_those_behind_them_are_left_out(monkeypatch):
    few = replace(NODES, most=100)
    for room in (definitions, reading):
        monkeypatch.setattr(room, "NODES", few)
    monkeypatch.setattr(definitions, "EXPANDED", replace(definitions.EXPANDED, most=100))
    tree = first()
    tree["nodes"] += [{"id": f"n{at}", "kind": "exp", "place": [0, 0]} for at in range(100)]
    data = json.dumps(tree).encode()
    with pytest.raises(FileError, match=r"nodes: The circuit has 106 gates \(limit 100\)"):
        read(data)
    document, changes = repaired(data)
    assert len(document.root.nodes) == few.most
    assert "left out" in str(told(changes[0]))


def test_a_slip_in_each_of_very_many_lines_costs_nothing():
    lines = (f'    {{"id": "n{at}", "kind": "add", "place": [1 {at}]}},\n' for at in range(MANY))
    text = '{"format": "circuit-editor", "version": 1, "nodes": [\n' + "".join(lines)
    started = time.process_time()
    document, changes = repaired((text + '], "wires": [], "loss": null}').encode())
    assert len(document.root.nodes) == MANY
    assert len(changes) == MANY + 1  # and the comma behind the last
    assert time.process_time() - started < 4


TORN = {
    "numbers in sixty lists": "[" * 60 + "0.5, " * 250_000,
    "numbers too deep": "[" * 70 + "0.5, " * 100_000 + "1" + "]" * 70 + "]}",
    "ends behind many numbers": '], "more": [' + "1," * 30_000 + "{} " + "}, {}" * 3_000 + "]}",
    "comments without an end": ("/*" + " " * 40) * 15_000,
    "texts": '"a", ' * 250_000,
}


@pytest.mark.parametrize("torn", TORN)
def test_how_long_a_repair_takes_grows_with_the_file_alone(torn):
    started = time.process_time()
    try:
        repaired(('{"format": "circuit-editor", "version": 1, "nodes": [' + TORN[torn]).encode())
    except FileError as error:
        assert "left" in str(error)
    # half a second at most; parsed again in each list, or looked through at each sign, 10 to 60
    assert time.process_time() - started < 4


def test_values_in_a_row_are_parsed_at_once(monkeypatch):
    seen = []

    class Token:
        def match(self, *of, match=torn_json.TOKEN.match):
            seen.append(of)
            return match(*of)

    monkeypatch.setattr(torn_json, "TOKEN", Token())
    tree = first()
    node(tree, "input1")["value"] = [0.5] * 5_000
    tree["values"] = {f"n{at}/x": at for at in range(5_000)}
    whole = json.dumps(tree)
    document, changes = repaired(whole.removesuffix("}}").encode())  # both are open at the end
    assert str(told(changes[0])).startswith("Line 1: The file ends in the middle")
    assert document.root.values["input1"].array.shape == (5_000,)
    assert len(seen) < 200


def test_of_a_file_in_which_nearly_all_is_wrong_no_copy_is_made(monkeypatch):
    monkeypatch.setattr(repair_changes, "MOST_CHANGES", 20)
    tree = first()
    tree["wires"] += [HEAPS["wires from nowhere"][1](at) for at in range(20)]
    assert len(repaired(json.dumps(tree).encode()).changes) == 20
    tree["wires"].append(HEAPS["wires from nowhere"][1](20))
    for data in (
        json.dumps(tree),
        json.dumps(tree | {"blocks": [NAN] * 21}).replace(f'"{NAN}"', "NaN"),
        json.dumps(tree).replace(",", ",,"),
    ):
        with pytest.raises(FileError, match="Hardly anything in this file is whole"):
            repaired(data.encode())


@pytest.mark.parametrize("damage", ["mended", "torn"])
def test_who_watches_a_repair_is_told_how_far_it_is_and_may_end_it(damage):
    tree = first()
    tree["wires"] += [HEAPS["wires from nowhere"][1](at) for at in range(3_000)]
    text = json.dumps(tree)
    first_share, last_share = (CHECKED, 1) if damage == "mended" else (0.12, PARSED)
    if damage == "torn":
        text = text.replace('"from"', '"from":')
    shares = []
    with watched(shares.append):
        repaired(text.encode())
    assert any(first_share < each < last_share for each in shares)

    class Enough(Exception):
        pass

    def stop(share):
        if first_share < share < last_share:
            raise Enough

    with watched(stop), pytest.raises(Enough):
        repaired(text.encode())


def test_lists_beyond_number_are_refused_before_they_are_parsed():
    with pytest.raises(FileError, match="lists and objects"):
        repaired(b'{"format": "circuit-editor", "nodes": [' + b"[" * int(LISTS.most))
