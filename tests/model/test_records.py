"""Every kind of record goes where it is declared to go, whatever is done to a document.

The laws walk the declarations: a kind that is new has to be filled in below, and is then held to
all of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from block_strategies import SMALL, assert_whole, chunks, documents_with_blocks, paths_of_steps
from draw import first_example
from hypothesis import assume, given
from hypothesis import strategies as st

from circuit_editor.files import dump, read
from circuit_editor.model import Circuit, Document, History, Pin, blocks, edits, records, rules
from circuit_editor.model.document import Initialiser, StoredView
from circuit_editor.model.edits.bends import set_bends
from circuit_editor.model.edits.copy_paste import copy_of, paste
from circuit_editor.model.edits.grouping import group, groupable
from circuit_editor.model.edits.initialise import set_initialiser
from circuit_editor.model.edits.notes_and_frames import add_frame, add_note
from circuit_editor.model.edits.stored_views import store_view
from circuit_editor.model.edits.ungrouping import ungroup, why_not_ungroup
from circuit_editor.model.edits.unshare import keep_for_one, make_unique
from circuit_editor.model.fresh_names import fresh_id
from circuit_editor.model.paths import Path
from circuit_editor.model.records import OF_CIRCUIT, OF_DOCUMENT, RECORDS, RecordKey
from circuit_editor.model.scopes import scopes_of


def sources(document: Document) -> list[str]:
    """The paths of all that holds a value, by whatever circuit."""
    return [
        scope.prefix + id_
        for scope in scopes_of(document)
        for id_, each in sorted(scope.circuit.nodes.items())
        if each.gate.is_source
    ]


def instances(document: Document) -> list[str]:
    return [
        scope.prefix + id_
        for scope in scopes_of(document)
        for id_, _ in sorted(blocks.instances_in(scope.circuit))
    ]


def some(draw: st.DrawFn, paths: list[str]) -> list[str]:
    return draw(st.lists(st.sampled_from(paths), max_size=4, unique=True)) if paths else []


def with_values(draw: st.DrawFn, document: Document) -> Document:
    given_ = {path: draw(SMALL) for path in some(draw, sources(document))}
    return edits.set_values(document, given_)


def with_inits(draw: st.DrawFn, document: Document) -> Document:
    for number, path in enumerate(some(draw, sources(document))):
        document = set_initialiser(document, path, Initialiser("normal", number, (0.0, 2.0)))
    return document


def with_labels(draw: st.DrawFn, document: Document) -> Document:
    for id_ in some(draw, sorted(document.root.nodes)):
        if not document.root.label(id_) and not document.root.nodes[id_].gate.is_block:
            document = edits.rename(document, id_, f"the {id_}")
    return document


def with_places(draw: st.DrawFn, document: Document) -> Document:
    ids = some(draw, sorted(document.root.nodes))
    return edits.move(document, {id_: (draw(SMALL), draw(SMALL)) for id_ in ids})


def with_bends(draw: st.DrawFn, document: Document) -> Document:
    for inside in (None, *sorted(document.blocks)):
        for target in some(draw, sorted(blocks.circuit_of(document, inside).wires)):
            args = (set_bends, target, [(draw(SMALL), draw(SMALL)), (float(len(target.node)), 0.0)])
            document = (
                blocks.within(document, inside, *args) if inside else args[0](document, *args[1:])
            )
    return document


def with_notes(draw: st.DrawFn, document: Document) -> Document:
    for inside in some(draw, ["", *sorted(document.blocks)]):
        id_, place = fresh_id(document, "note"), (draw(SMALL), draw(SMALL))
        args = (add_note, id_, f"about {inside}", place)
        document = (
            blocks.within(document, inside, *args) if inside else args[0](document, *args[1:])
        )
    return document


def with_frames(draw: st.DrawFn, document: Document) -> Document:
    for inside in some(draw, [None, *sorted(document.blocks)]):
        circuit, id_ = blocks.circuit_of(document, inside), fresh_id(document, "frame")
        held = some(draw, sorted({*circuit.nodes, *records.own_ids(circuit)}))
        args = (
            add_frame,
            id_,
            f"around {held}",
            held,
            (draw(SMALL), 0.0),
            (9.0, 9.0),
        )
        document = (
            blocks.within(document, inside, *args) if inside else args[0](document, *args[1:])
        )
    return document


def with_ranges(draw: st.DrawFn, document: Document) -> Document:
    for number, path in enumerate(some(draw, sources(document))):
        document = edits.set_range(document, path, -1.0 - number, 1.0)
    return document


def with_expanded(draw: st.DrawFn, document: Document) -> Document:
    return replace(document, expanded=frozenset(some(draw, instances(document))))


def with_stops(draw: st.DrawFn, document: Document) -> Document:
    for number, path in enumerate(some(draw, paths_of_steps(document))):
        document = edits.set_stop(document, ("forward", path), f"stop {number}")
    return document


def with_views(draw: st.DrawFn, document: Document) -> Document:
    for number, path in enumerate(some(draw, ["", *instances(document)])[:9]):
        view = StoredView(f"view {number}", path, (draw(SMALL), 0.0), (9.0, 9.0))
        document = store_view(document, view)
    return document


FILLED: dict[str, Callable[[st.DrawFn, Document], Document]] = {
    "values": with_values,
    "initialisers": with_inits,
    "labels": with_labels,
    "places": with_places,
    "bends": with_bends,
    "notes": with_notes,
    "frames": with_frames,
    "ranges": with_ranges,
    "expanded": with_expanded,
    "stops": with_stops,
    "views": with_views,
}


@st.composite
def recorded(draw: st.DrawFn) -> Document:
    """A document with blocks, and with entries of every kind of record, in blocks, too."""
    document = draw(documents_with_blocks())
    for fill in FILLED.values():
        document = fill(draw, document)
    return document


def entries(record: records.Record, owner: Circuit | Document) -> list[tuple[Any, object]]:
    """The entries of a record with their keys; what has its path in it, or ids, without."""
    field = record.of(owner)
    if record.holding is not None:  # what they hold is looked at in `test_frames`
        return [(key, record.holding(entry, frozenset())) for key, entry in field.items()]
    if record.name in ("stops", "views"):
        return [(each.path, each._replace(path="")) for each in field]
    return list(field.items()) if hasattr(field, "items") else [(each, None) for each in field]


def contents(record: records.Record, owner: Circuit | Document) -> Counter[str]:
    return Counter(repr(entry) for _, entry in entries(record, owner))


def of_all_circuits(document: Document) -> dict[str, Counter[str]]:
    """How often what is said in the circuits of all instances: a shared one counts for each use."""
    found: dict[str, Counter[str]] = {each.name: Counter() for each in OF_CIRCUIT}
    for scope in scopes_of(document):
        for each in OF_CIRCUIT:
            found[each.name] += contents(each, scope.circuit)
    return found


def of_document(document: Document) -> dict[str, Counter[str]]:
    return {each.name: contents(each, document) for each in OF_DOCUMENT}


def assert_all_belong(document: Document) -> None:
    """No entry is about anything that is not there."""
    assert_whole(document)
    for owner in (document, document.root, *(each.circuit for each in document.blocks.values())):
        circuit = owner if isinstance(owner, Circuit) else document.root
        for each in records.OF[type(owner)]:
            for key, _ in entries(each, owner):
                if each.key is RecordKey.NODE:
                    assert key in circuit.nodes, (each.name, key)
                elif each.belongs is not None:
                    assert each.belongs(document, circuit, key), (each.name, key)


def test_every_kind_of_record_is_held_to_these_laws():
    assert list(FILLED) == [each.name for each in RECORDS]
    fields = {*Circuit.__slots__, *Document.__slots__}
    beside = {"nodes", "wires", "extra", "root", "loss", "blocks"}
    assert fields - beside == FILLED.keys()


@given(recorded())
def test_what_is_saved_is_loaded(document):
    assert_all_belong(document)
    assert read(dump(document)) == document


@given(recorded(), st.data())
def test_what_is_deleted_takes_its_records_along_and_no_other(document, data):
    notes = sorted(records.own_ids(document.root))
    ids = data.draw(st.sets(st.sampled_from([*sorted(document.root.nodes), *notes])))
    after = edits.remove(document, ids)
    assert_all_belong(after)
    for owner, left in ((document.root, after.root), (document, after)):
        for each in records.OF[type(owner)]:
            kept = [entry for entry in entries(each, owner) if not nodes_of(owner, entry[0]) & ids]
            assert Counter(map(repr, entries(each, left))) == Counter(map(repr, kept)), each.name
    history = History(document)
    if history.commit(after, "Delete"):
        history.undo()
    assert history.document is document


@given(recorded(), st.data())
def test_what_is_grouped_and_ungrouped_is_what_it_was(document, data):
    inside = data.draw(st.sampled_from([None, *sorted(document.blocks)]))
    chunk = data.draw(chunks(document, inside))
    assume(chunk)
    own = sorted(records.own_ids(blocks.circuit_of(document, inside)))
    chosen = data.draw(st.sets(st.sampled_from(own))) if own else set()
    grouped, instance = group(document, [*chunk, *chosen], "unit", inside)
    assert_all_belong(grouped)
    interface = blocks.circuit_of(grouped, inside).nodes[instance].interface
    inner = grouped.blocks[interface.block].circuit
    outer = blocks.circuit_of(document, inside)
    gates = groupable(outer, chunk)
    assert records.own_ids(inner).keys() == records.taken_along(outer, gates | chosen) - gates
    assert of_document(grouped) == of_document(document)
    assume(why_not_ungroup(grouped, instance, inside) is None)
    back, _ = ungroup(grouped, instance, inside)
    assert_all_belong(back)
    for owner, again in ((document.root, back.root), (document, back)):
        for each in records.OF[type(owner)]:
            if each.shifted is None:
                assert dict_of(each, again) == dict_of(each, owner), each.name
            else:
                assert dict_of(each, again).keys() == dict_of(each, owner).keys()


def nodes_of(owner: Circuit | Document, key: str | Pin) -> set[str]:
    """What an entry goes with: its node, or both ends of its wire."""
    if isinstance(key, Pin):
        assert isinstance(owner, Circuit)
        return {key.node, owner.wires[key].node}
    return {Path(key).head}


def dict_of(record: records.Record, owner: Circuit | Document) -> dict[str, str]:
    return {key: repr(entry) for key, entry in entries(record, owner)}


@given(recorded(), st.data())
def test_a_copy_has_what_belongs_to_its_circuit_and_nothing_of_the_document(document, data):
    notes = sorted(records.own_ids(document.root))
    ids = data.draw(st.sets(st.sampled_from([*sorted(document.root.nodes), *notes])))
    part = copy_of(document, document.root, ids)
    assert_all_belong(part)
    for each in OF_CIRCUIT:
        mine = [
            entry
            for entry in entries(each, document.root)
            if nodes_of(document.root, entry[0]) <= ids
        ]
        assert Counter(map(repr, entries(each, part.root))) == Counter(map(repr, mine))
    assert all(each.of(part) == each.of(Document()) for each in OF_DOCUMENT)
    pasted, _ = paste(document, part, (0.0, 0.0))
    assert_all_belong(pasted)
    assert of_document(pasted) == of_document(document)
    before, after, more = map(of_all_circuits, (document, pasted, part))
    for each in OF_CIRCUIT:
        if each.name == "labels":  # what is taken gets a number
            assert after["labels"].total() >= before["labels"].total() + more["labels"].total()
        else:
            assert after[each.name] == before[each.name] + more[each.name], each.name


@given(recorded(), st.data())
def test_a_block_of_its_own_keeps_every_record(document, data):
    paths = instances(document)
    assume(paths)
    where = Path(data.draw(st.sampled_from(paths))).parts
    apart, _ = make_unique(document, where)
    assert_all_belong(apart)
    assert of_all_circuits(apart) == of_all_circuits(document)
    assert of_document(apart) == of_document(document)


@given(recorded(), st.data())
def test_what_is_kept_for_one_use_keeps_every_record(before, data):
    shared = [path for path in instances(before) if is_shared(before, path)]
    assume(shared)
    where = Path(data.draw(st.sampled_from(shared))).parts
    id_ = fresh_id(before, "tanh")
    document = blocks.edit_at(before, where, edits.add, id_, "tanh", (0.0, 0.0))
    kept, way = keep_for_one(before, document, where)
    assert_all_belong(kept)
    assert of_document(kept) == of_document(document)
    mine, theirs = blocks.circuit_at(kept, way), blocks.circuit_at(document, where)
    for each in OF_CIRCUIT:
        assert contents(each, mine) == contents(each, theirs), each.name
        assert contents(each, kept.root) == contents(each, document.root), each.name


def is_shared(document: Document, path: str) -> bool:
    definition = blocks.definition_at(document, Path(path).parts)
    assert definition is not None
    return blocks.uses(document)[definition] > 1


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.name)
def test_a_field_that_does_not_change_stays_the_very_same(record):
    document = Document()
    owner = document if record.owner is Document else document.root
    field = record.of(owner)
    assert record.without(field, {"x"}) is field
    assert records.pick(field, lambda key: key) is field
    assert records.join(field, field) is field


def at(record: records.Record, document: Document, place: tuple[float, float]) -> Document:
    """The document with one entry of a record at a place."""
    if record.name == "places":
        return edits.move(document, {"p": place})
    if record.name == "notes":
        return add_note(document, "note1", "far", place)
    if record.name == "frames":
        return add_frame(document, "frame1", "far", {"p"}, place, (9.0, 9.0))
    if record.name == "bends":
        (target, *_) = sorted(document.root.wires)
        return set_bends(document, target, [(0.0, 0.0), place])
    return store_view(document, StoredView("far", "", place, (9.0, 9.0)))


@pytest.mark.parametrize("sign", (1.0, -1.0))
@pytest.mark.parametrize("axis", (0, 1))
@pytest.mark.parametrize(
    "record", [each for each in RECORDS if each.stands is not None], ids=lambda each: each.name
)
def test_nothing_is_put_where_no_file_can_hold_it(record, axis, sign):
    document = first_example()
    far, farther = [0.0, 0.0], [0.0, 0.0]
    far[axis], farther[axis] = sign * 1e6, sign * 1_000_001
    held = at(record, document, tuple(far))
    assert rules.why_not_grow(document, held) is None
    assert read(dump(held)) == held
    refusal = rules.why_not_grow(document, at(record, document, tuple(farther)))
    assert "1,000,001 from the middle (limit 1,000,000)" in str(refusal)


def test_every_record_that_can_be_moved_says_where_it_stands():
    assert {each.name for each in RECORDS if each.shifted is not None} <= {
        each.name for each in RECORDS if each.stands is not None
    }
