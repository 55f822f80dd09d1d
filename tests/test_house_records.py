"""Nobody lists the kinds of records by hand: who carries them along walks `model/records.py`.

Labels, places and values are made together with nodes, and so are named where nodes are made. All
other kinds are named by their declaration, their form in files and the edits that make them.
"""

import ast

import pytest
from sources import nodes_of, parsed
from test_house import PACKAGE, module_of, room_of, sources

from circuit_editor.model.records import RECORDS

MADE_WITH_NODES = {"labels", "places", "values"}
KINDS = {each.name for each in RECORDS} - MADE_WITH_NODES
ROOMS = {"model", "files"}
DECLARED_IN = {
    "model.document",
    "model.records",
    "model.edits",
    "model.edits.notes_and_frames",
    "model.edits.basic",
    "model.edits.bends",
    "model.edits.initialise",
    "model.edits.stored_views",
    "files.annotation_forms",
    "files.bend_forms",
    "files.initialiser_forms",
    "files.records",
    "files.repair.frames",
    "files.repair.mending",
    "files.repair.renaming",
    "files.record_forms",
}


def no_kind_by_hand(path: str, source: str) -> list[str]:
    """No module of model and files but those that declare records names a kind of them."""
    module = module_of(path)
    if room_of(module) not in ROOMS or module.removeprefix(f"{PACKAGE}.") in DECLARED_IN:
        return []
    wrong = []
    for node in nodes_of(parsed(source)):
        named = {
            ast.Attribute: lambda each: each.attr,
            ast.keyword: lambda each: each.arg,
            ast.Constant: lambda each: each.value,
        }.get(type(node), lambda _: None)(node)
        if isinstance(named, str) and named in KINDS:
            wrong.append(f"{path}:{node.lineno}: {named} by hand: walk the declarations")
    return wrong


def test_who_carries_records_along_names_none_of_them() -> None:
    problems = [
        sentence for path, text in sources().items() for sentence in no_kind_by_hand(path, text)
    ]
    assert not problems, "\n".join(problems)


def test_those_that_declare_them_are_still_there() -> None:
    there = {module_of(path).removeprefix(f"{PACKAGE}.") for path in sources()}
    assert {"notes", "ranges", "stops", "expanded", "views"} <= KINDS
    assert there >= DECLARED_IN


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("model/edits/grouping.py", "document = replace(document, ranges=kept)"),
        ("model/edits/unshare.py", "stops = document.stops"),
        ("files/writing.py", "lines = map(note_line, circuit.notes)"),
        ("files/reading.py", "expanded = tree.get('expanded', [])"),
    ],
)
def test_a_kind_by_hand_is_found(path: str, source: str) -> None:
    assert len(no_kind_by_hand(f"{PACKAGE}/{path}", source)) == 1


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("model/records.py", "Record('notes', Circuit, RecordKey.OWN)"),
        ("model/edits/basic.py", "document = replace(document, ranges=kept)"),
        ("model/edits/grouping.py", "outer = replace(outer, **records.subtract(outer, gone))"),
        ("model/edits/grouping.py", "inner = replace(inner, labels=labels, places=places)"),
        ("ui/classroom/stepping.py", "stops = session.document.stops"),
    ],
)
def test_what_may_be_named_is_not_found(path: str, source: str) -> None:
    assert no_kind_by_hand(f"{PACKAGE}/{path}", source) == []
