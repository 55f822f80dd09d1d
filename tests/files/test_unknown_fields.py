"""Fields of a later version, in every object that a file has: kept as they are, whatever is edited.

They keep their order, too, but for those of the file itself and of blocks, each on a line.
"""

import json
from collections.abc import Iterator
from typing import Any

from block_strategies import documents_with_blocks
from hypothesis import given
from hypothesis import strategies as st
from strategies import documents, json_data

from circuit_editor import files
from circuit_editor.model import Document, edits, natural
from circuit_editor.model.edits.copy_paste import copy_of, paste
from circuit_editor.model.edits.grouping import group, why_not_group
from circuit_editor.model.edits.ungrouping import ungroup, why_not_ungroup
from circuit_editor.model.edits.unshare import make_unique

LISTS = ("nodes", "wires", "bends", "notes", "frames", "stops", "views", "blocks")
MARK = "of-a-later-version"
fields = st.dictionaries(st.text(max_size=5).map("y-{}".format), json_data, max_size=3)


def objects(tree: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object of a file that may have more fields than are known, and what it is one of."""
    yield "", tree
    for name in LISTS:
        for record in tree.get(name, []):
            inside = objects(record) if name == "blocks" else ()
            yield from ((kind or name, each) for kind, each in inside)
            if name != "blocks":
                yield name, record


@st.composite
def later_files(draw: st.DrawFn) -> bytes:
    """A circuit file each of whose objects has a field more, and now and then others."""
    tree = json.loads(files.dump(draw(st.one_of(documents(), documents_with_blocks()))))
    several = st.sampled_from(draw(st.lists(fields, min_size=1, max_size=4)))
    for number, (kind, record) in enumerate(objects(tree)):
        more = {**draw(several), MARK: number}
        names = sorted(more) if kind in ("", "blocks") else list(more)
        record |= {name: more[name] for name in names}
    return json.dumps(tree).encode()


def unknown(tree: dict[str, Any]) -> dict[int, tuple[str, str]]:
    """The unknown fields of all objects by their marks: what has them, and their text."""
    return {
        record[MARK]: (
            kind,
            json.dumps({name: each for name, each in record.items() if name.startswith("y-")}),
        )
        for kind, record in objects(tree)
    }


def tree_of(document: Document) -> dict[str, Any]:
    tree: dict[str, Any] = json.loads(files.dump(document))
    return tree


@given(later_files())
def test_every_object_keeps_what_a_later_version_wrote(data):
    document = files.read(data)
    written = files.dump(document)
    assert unknown(json.loads(written)) == unknown(json.loads(data))
    assert files.dump(files.read(written)) == written


@given(later_files(), st.data())
def test_an_edit_leaves_the_lines_of_all_else_alone(data, choice):
    document = files.read(data)
    before = files.dump(document).decode().split("\n")
    ids = sorted(document.root.nodes, key=natural)
    if not ids:
        return
    id_ = choice.draw(st.sampled_from(ids))
    x, y = document.root.places[id_]
    moved = files.dump(edits.move(document, {id_: (-x, y / 2)})).decode().split("\n")
    bent = {str(pin) for pin in document.root.bends}
    changed = [old for old, new in zip(before, moved, strict=True) if old != new]
    assert all(f'"id": "{id_}"' in line or any(pin in line for pin in bent) for line in changed)
    assert len(changed) <= 1 + len(bent)


def marks(records: list[dict[str, Any]]) -> list[int]:
    return sorted(record[MARK] for record in records if MARK in record)


@given(later_files(), st.data())
def test_copies_have_what_their_originals_have(data, choice):
    document = files.read(data)
    ids = sorted(document.root.nodes, key=natural)
    kept = choice.draw(st.lists(st.sampled_from(ids), unique=True)) if ids else []
    part = copy_of(document, document.root, kept)
    both, _ = paste(document, part, (0.0, 0.0))
    for name in ("nodes", "wires"):
        whole, copied, there = (tree_of(each)[name] for each in (document, part, both))
        assert len(copied) == len(marks(copied))
        assert marks(there) == sorted(marks(whole) + marks(copied))


@given(later_files(), st.data())
def test_what_goes_into_a_block_and_out_again_has_what_it_had(data, choice):
    document = files.read(data)
    ids = sorted(document.root.nodes, key=natural)
    chosen = choice.draw(st.lists(st.sampled_from(ids), unique=True, min_size=1)) if ids else []
    if not chosen or why_not_group(document.root, chosen) is not None:
        return
    grouped, instance = group(document, chosen, "g")
    nodes, wires = tree_of(document)["nodes"], tree_of(document)["wires"]
    inside = tree_of(grouped)["blocks"][[*sorted(grouped.blocks, key=natural)].index("g")]
    now = {name: tree_of(grouped)[name] + inside[name] for name in ("nodes", "wires")}
    assert marks(now["nodes"]) == marks(nodes)
    entering = [wire for wire in wires if MARK in wire]
    assert marks(now["wires"]) == marks(entering)
    if why_not_ungroup(grouped, instance) is None:
        apart, _ = ungroup(grouped, instance)
        assert marks(tree_of(apart)["nodes"]) == marks(nodes)
        assert marks(tree_of(apart)["wires"]) == marks(wires)


@given(later_files())
def test_an_instance_that_gets_its_own_block_keeps_its_wires_fields(data):
    document = files.read(data)
    instances = [id_ for id_, node in document.root.nodes.items() if node.interface is not None]
    for id_ in sorted(instances, key=natural):
        alone, _ = make_unique(document, (id_,))
        for kind in ("nodes", "wires"):
            assert marks(tree_of(alone)[kind]) == marks(tree_of(document)[kind])
