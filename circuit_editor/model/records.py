"""Records: what stands beside nodes and wires, each kind declared once, with how it travels.

Values, initialisers, labels, places, bends, notes and frames belong to a circuit; ranges, stops,
opened blocks and stored views to the document. Whoever deletes, groups, ungroups, copies, renames
paths, saves or loads walks these declarations and names no kind of its own. A new kind is a field
of `Circuit` or `Document`, its declaration here, and its form in files (`files.record_forms`).

What belongs to a circuit goes along in its copies; what belongs to the document does not: a copy
bears no stop of its original.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from enum import Enum
from typing import Any

from immutables import Map

from circuit_editor.dataclass import dataclass
from circuit_editor.gates.kinds import INLET
from circuit_editor.model import record_limits
from circuit_editor.model.document import (
    EMPTY,
    Circuit,
    Document,
    Pin,
    Place,
    with_items,
    without,
)
from circuit_editor.model.graph import group_by_key, reachable
from circuit_editor.model.paths import SLASH, Path, head_of, parts_of
from circuit_editor.model.scopes import circuit_within
from circuit_editor.text import Sentence

DIGITS = 6  # of a place that tell two moves apart: what is added up is rounded

Choose = Callable[[str], str | None]  # the new key of an entry by its old one; None: leave it out


class RecordKey(Enum):
    """The kind of key that the entries of a record are found by."""

    NODE = "the id of a node in the same circuit"
    WIRE = "the input pin at which a wire of the same circuit arrives"
    PATH = "the path, from the circuit or document it belongs to, of what it is about"
    OWN = "an id of its own, which no node of the document has"


@dataclass(frozen=True, slots=True)
class Record:
    """One kind of record: where it is kept, what its entries belong to, and what limits it.

    `name` is the field of its `owner`: a map by key, or a tuple or a set of what has a path.
    `belongs` tells whether something that can have an entry is still at a path. `why_not` says why
    the field may not become another one. `stands` are the places of an entry, `shifted` moves it by
    a distance, `placed` puts it at one. `held` are the ids in the same circuit that an entry holds,
    `holding` lets it hold others. `is_drawn` means that the canvas shows it; `stem` begins the ids
    of entries that have their own. `version` is the oldest of the format that has it.
    """

    name: str
    owner: type[Circuit] | type[Document]
    key: RecordKey
    belongs: Callable[[Document, Circuit, str], bool] | None = None
    why_not: Callable[[Any, Any], Sentence | None] | None = None
    stands: Callable[[Any], Iterable[Place]] | None = None
    shifted: Callable[[Any, Place], Any] | None = None
    placed: Callable[[Any, Place], Any] | None = None
    held: Callable[[Any], frozenset[str]] | None = None
    holding: Callable[[Any, frozenset[str]], Any] | None = None
    is_drawn: bool = False
    stem: str = ""
    version: int = 1

    def of(self, owner: Circuit | Document) -> Any:
        """The field of a circuit or a document."""
        return getattr(owner, self.name)

    def why_not_become(self, before: Any, after: Any) -> Sentence | None:
        """Why one field may not become another, or None where it may; what stays is not looked at.

        No file can hold what stands too far out, whoever has put it there.
        """
        if before is after:
            return None
        refusal = self.why_not(before, after) if self.why_not is not None else None
        if refusal is not None or self.stands is None:
            return refusal
        fresh = (
            (entry for key, entry in after.items() if before.get(key) is not entry)
            if isinstance(after, Map)
            else (entry for entry in after if entry not in before)
        )
        return record_limits.why_not_at(place for entry in fresh for place in self.stands(entry))

    def without(self, field: Any, gone: Collection[str]) -> Any:
        """The field less what belongs to these nodes, or to what is inside them.

        What an entry held that is gone itself is held by the one around it.
        """
        if not field:
            return field
        if self.key is RecordKey.WIRE:
            return without(field, [pin for pin in field if pin.node in gone])
        if self.key is not RecordKey.PATH:
            return without(self._letting_go(field, gone), gone)
        if isinstance(field, Map):
            deep = [path for path in field if SLASH in path and head_of(path) in gone]
            return without(field, [*gone, *deep])
        return pick(field, lambda path: None if head_of(path) in gone else path)

    def moved(self, field: Any, shift: Place) -> Any:
        """The entries of a field with their places moved."""
        if self.shifted is None or not field:
            return field
        return {key: self.shifted(entry, shift) for key, entry in field.items()}

    def renamed(self, entry: Any, choose: Choose) -> Any:
        """An entry that holds what it held under the ids that `choose` gives, less the None."""
        if self.held is None or self.holding is None:
            return entry
        held = self.held(entry)
        kept = frozenset(new for id_ in held if (new := choose(id_)) is not None)
        return entry if kept == held else self.holding(entry, kept)

    def _letting_go(self, field: Map[str, Any], gone: Collection[str]) -> Map[str, Any]:
        """The field whose entries hold nothing that is gone, but what that held in its place."""
        held_by, holding = self.held, self.holding
        if held_by is None or holding is None:
            return field
        changed = []
        for key, entry in field.items():
            if key in gone or held_by(entry).isdisjoint(gone):
                continue
            inside = reachable(
                held_by(entry),
                lambda id_: [*held_by(field[id_])] if id_ in gone and id_ in field else [],
            )
            kept = frozenset(id_ for id_ in inside if id_ not in gone)
            changed.append((key, holding(entry, kept)))
        return with_items(field, changed)


# What a path must lead to -----------------------------------------------------------------------


def holds_value(document: Document, circuit: Circuit, path: str) -> bool:
    """True where a path from this circuit leads to a source, or to a port with a default."""
    around, last = _around(document, circuit, path)
    found = around.nodes.get(last) if around is not None else None
    if around is None or found is None:
        return False
    return found.gate.is_source or (found.kind == INLET and last in around.values)


def has_step(document: Document, path: str) -> bool:
    """True where a step of the timeline may be named by this path, from the root.

    A gate, a block or a flag has one. Sources are all given in one step, whose path is empty.
    """
    if not path:
        return True
    around, last = _around(document, document.root, path)
    found = around.nodes.get(last) if around is not None else None
    return found is not None and not found.gate.is_source and not found.gate.is_port


def has_view(document: Document, path: str) -> bool:
    """True where one may look: at the circuit itself, whose path is empty, or inside a block."""
    return not path or leads_somewhere(document, parts_of(path))


def leads_somewhere(document: Document, where: Iterable[str]) -> bool:
    """True where every step of the way is an instance of a block that is still there."""
    return circuit_within(document, where, document.root) is not None


def _around(document: Document, circuit: Circuit, path: str) -> tuple[Circuit | None, str]:
    """The circuit a path from this one leads into, and the last id; None where it leads nowhere."""
    *way, last = parts_of(path)
    return circuit_within(document, way, circuit), last


def _arrives(document: Document, circuit: Circuit, target: Any) -> bool:
    """True where a wire arrives at this input."""
    return target in circuit.wires


# The declarations -------------------------------------------------------------------------------


def _shifted(place: Place, shift: Place) -> Place:
    return place[0] + shift[0], place[1] + shift[1]


RECORDS = (
    Record(
        "values",
        Circuit,
        RecordKey.PATH,
        belongs=lambda document, circuit, path: (
            path in circuit.nodes or holds_value(document, circuit, path)
        ),
    ),
    Record("initialisers", Circuit, RecordKey.PATH, belongs=holds_value, version=2),
    Record("labels", Circuit, RecordKey.NODE, is_drawn=True),
    Record(
        "places",
        Circuit,
        RecordKey.NODE,
        stands=lambda place: (place,),
        shifted=_shifted,
        placed=lambda _, place: place,
        is_drawn=True,
    ),
    Record(
        "bends",
        Circuit,
        RecordKey.WIRE,
        belongs=_arrives,
        why_not=record_limits.why_not_bends,
        stands=lambda bends: bends.points,
        shifted=lambda bends, shift: bends._replace(
            points=tuple(_shifted(each, shift) for each in bends.points)
        ),
        is_drawn=True,
    ),
    Record(
        "notes",
        Circuit,
        RecordKey.OWN,
        why_not=record_limits.why_not_notes,
        stands=lambda note: (note.place,),
        shifted=lambda note, shift: note._replace(place=_shifted(note.place, shift)),
        placed=lambda note, place: note._replace(place=place),
        is_drawn=True,
        stem="note",
    ),
    Record(
        "frames",
        Circuit,
        RecordKey.OWN,
        why_not=record_limits.why_not_frames,
        stands=lambda frame: (frame.place,),
        shifted=lambda frame, shift: frame._replace(place=_shifted(frame.place, shift)),
        placed=lambda frame, place: frame._replace(place=place),
        held=lambda frame: frame.nodes,
        holding=lambda frame, ids: frame._replace(nodes=ids),
        is_drawn=True,
        stem="frame",
    ),
    Record("ranges", Document, RecordKey.PATH, belongs=holds_value),
    Record(
        "expanded",
        Document,
        RecordKey.PATH,
        belongs=lambda document, _, path: leads_somewhere(document, parts_of(path)),
    ),
    Record(
        "stops",
        Document,
        RecordKey.PATH,
        belongs=lambda document, _, path: has_step(document, path),
        why_not=record_limits.why_not_stops,
    ),
    Record(
        "views",
        Document,
        RecordKey.PATH,
        belongs=lambda document, _, path: has_view(document, path),
        why_not=record_limits.why_not_views,
        stands=lambda view: (view.place,),
    ),
)
OF_CIRCUIT = tuple(each for each in RECORDS if each.owner is Circuit)
OF_DOCUMENT = tuple(each for each in RECORDS if each.owner is Document)
BY_WIRE = tuple(each for each in OF_CIRCUIT if each.key is RecordKey.WIRE)
BY_OWN_ID = tuple(each for each in RECORDS if each.key is RecordKey.OWN)
HOLDING = tuple(each for each in BY_OWN_ID if each.held is not None)
NONE_OF_DOCUMENT: Mapping[str, Any] = {each.name: each.of(EMPTY) for each in OF_DOCUMENT}


OF: Mapping[type, tuple[Record, ...]] = {Circuit: OF_CIRCUIT, Document: OF_DOCUMENT}
BY_PATH: Mapping[type, tuple[Record, ...]] = {
    owner: tuple(each for each in found if each.key is RecordKey.PATH)
    for owner, found in OF.items()
}


# Work on the fields of one kind -----------------------------------------------------------------


def pick(field: Any, choose: Choose) -> Any:
    """The entries of a field under the keys that `choose` gives them; itself if nothing changes."""
    if not field:
        return field
    if isinstance(field, Map):
        changed = [(key, new) for key in field if (new := choose(key)) is not key and new != key]
        if not changed:
            return field
        if 2 * len(changed) > len(field):
            news = dict(changed)
            named = ((news.get(key, key), entry) for key, entry in field.items())
            return Map({new: entry for new, entry in named if new is not None})
        draft = field.mutate()
        for key, _ in changed:
            del draft[key]
        for key, new in changed:
            if new is not None:
                draft[new] = field[key]
        return draft.finish()
    made: Any
    if isinstance(field, frozenset):
        made = frozenset(new for each in field if (new := choose(each)) is not None)
    else:
        stops = [(each, choose(each.path)) for each in field]
        made = tuple(
            each if new == each.path else each._replace(path=new)
            for each, new in stops
            if new is not None
        )
    return field if made == field else made


def join(field: Any, more: Any) -> Any:
    """The entries of both fields; of two with one key the latter's."""
    if not more:
        return field
    if isinstance(field, Map):
        return with_items(field, more.items())
    return field | more if isinstance(field, frozenset) else (*field, *more)


# Work on all fields of a circuit or a document --------------------------------------------------


def subtract(
    owner: Circuit | Document, gone: Collection[str], cut: Collection[Pin] = ()
) -> dict[str, Any]:
    """All records of a circuit or a document, less what belongs to these nodes and wires."""
    found = {each.name: each.without(each.of(owner), gone) for each in OF[type(owner)]}
    if cut:
        found |= {each.name: without(found[each.name], cut) for each in BY_WIRE}
    return found


def without_wires(circuit: Circuit, cut: Collection[Pin]) -> dict[str, Any]:
    """The records of a circuit's wires, less those of the wires that arrive at these inputs."""
    return {each.name: without(each.of(circuit), cut) for each in BY_WIRE}


def rename_wires(circuit: Circuit, rename: Callable[[Pin], Pin]) -> dict[str, Any]:
    """The records of a circuit's wires, each at the input that `rename` gives it."""
    choose: Callable[[Any], Any] = rename
    return {each.name: pick(each.of(circuit), choose) for each in BY_WIRE}


def rename_paths(owner: Circuit | Document, rename: Choose) -> dict[str, Any]:
    """The records that are found by path, each at the path that `rename` gives it."""
    return {each.name: pick(each.of(owner), rename) for each in BY_PATH[type(owner)]}


def with_those_of(
    owner: Circuit | Document, other: Circuit | Document, choose: Choose
) -> dict[str, Any]:
    """The records found by path, with those of another circuit or document that `choose` keeps."""
    return {
        each.name: join(each.of(owner), pick(each.of(other), choose))
        for each in BY_PATH[type(owner)]
    }


def part_of(circuit: Circuit, ids: Collection[str], instance: str) -> dict[str, Any]:
    """The records of what goes into a block, as its own circuit has them.

    Those found by path are named as the instance has them; what has an id of its own goes in if
    it is among `ids`.
    """
    prefix, found = Path(instance).prefix, {}
    for each in OF_CIRCUIT:
        field = each.of(circuit)
        if not field:
            found[each.name] = field
        elif each.key is RecordKey.PATH:
            inside = ((path, entry) for path, entry in field.items() if path.startswith(prefix))
            found[each.name] = Map({path[len(prefix) :]: entry for path, entry in inside})
        elif each.key is RecordKey.WIRE:
            found[each.name] = Map({pin: bends for pin, bends in field.items() if pin.node in ids})
        else:
            there = {*ids}
            found[each.name] = Map(
                {
                    id_: each.renamed(field[id_], lambda held: held if held in there else None)  # noqa: B023
                    for id_ in ids
                    if id_ in field
                }
            )
    return found


def open_block(
    outer: Circuit, inner: Circuit, instance: str, kept: Collection[str], shift: Place
) -> dict[str, Any]:
    """The records of a circuit when the nodes of a block stand in it again, those `kept` of them.

    Its records found by path are named so already, and count before the definition's. What held
    the block holds all of it that nothing else holds.
    """
    gone, found = {instance, *(id_ for id_ in inner.nodes if id_ not in kept)}, {}
    coming_out: Mapping[str, Any]
    inside = holders(inner)
    free = frozenset(id_ for id_ in (*kept, *own_ids(inner)) if id_ not in inside)
    for each in OF_CIRCUIT:
        field = each.of(outer)
        if each.held is not None and each.holding is not None:
            around = [(id_, entry) for id_, entry in field.items() if instance in each.held(entry)]
            field = with_items(
                field,
                [(id_, each.holding(entry, each.held(entry) | free)) for id_, entry in around],
            )
        field = without(field, gone) if each.key is RecordKey.PATH else each.without(field, gone)
        coming_out = {
            key: entry
            for key, entry in each.of(inner).items()
            if key not in field and (each.key is RecordKey.OWN or _node_of(key) in kept)
        }
        if each.held is not None:
            ports = {id_ for id_ in gone if id_ != instance}
            coming_out = {
                key: each.renamed(entry, lambda held: None if held in ports else held)  # noqa: B023
                for key, entry in coming_out.items()
            }
        found[each.name] = join(field, each.moved(coming_out, shift))
    return found


def _node_of(key: str | Pin) -> str:
    """The node that a key leads to, or into."""
    return key.node if isinstance(key, Pin) else head_of(key)


def copy_records(
    circuit: Circuit,
    fresh: Callable[[str], str],
    in_copy: Callable[[str], str],
    pin: Callable[[Pin], Pin],
) -> dict[str, Any]:
    """The records of a copy: by id under the fresh ids, by path and pin where these lead there."""
    found: dict[str, Any] = {}
    others: dict[RecordKey, Callable[[Any], Any]] = {RecordKey.PATH: in_copy, RecordKey.WIRE: pin}
    for each in OF_CIRCUIT:
        named: Callable[[Any], Any] = others.get(each.key, fresh)
        found[each.name] = Map(
            {named(key): each.renamed(entry, fresh) for key, entry in each.of(circuit).items()}
        )
    return found


def add_records(circuit: Circuit, part: Circuit, shift: Place) -> dict[str, Any]:
    """The records of a circuit with those of a part, whose places are moved."""
    return {
        each.name: join(each.of(circuit), each.moved(each.of(part), shift)) for each in OF_CIRCUIT
    }


def place_records(circuit: Circuit, places: Mapping[str, Place]) -> dict[str, Any]:
    """The records of a circuit when these nodes and entries stand at new places."""
    found = {}
    for each in BY_OWN_ID:
        field = each.of(circuit)
        if field and each.placed is not None:
            mine = [(id_, place) for id_, place in places.items() if id_ in field]
            moved = [(id_, each.placed(field[id_], place)) for id_, place in mine]
            found[each.name] = _with_new(field, moved)
            places = {id_: place for id_, place in places.items() if id_ not in field}
    found["places"] = _with_new(circuit.places, places.items())
    for each in BY_WIRE:
        field = each.of(circuit)
        moved = [
            (target, each.shifted(entry, shift))
            for target, entry in field.items()
            if each.shifted is not None and (shift := shift_of_wire(circuit, places, target))
        ]
        found[each.name] = _with_new(field, moved)
    return found


def shift_of_wire(circuit: Circuit, places: Mapping[str, Place], target: Pin) -> Place | None:
    """By how much both ends of a wire are moved; None where they do not move together."""
    ends = {circuit.wires[target].node, target.node}
    if any(id_ not in places for id_ in ends):
        return None
    (shift, *others) = [
        (round(places[id_][0] - x, DIGITS), round(places[id_][1] - y, DIGITS))
        for id_ in ends
        for x, y in (circuit.places[id_],)
    ]
    return shift if all(each == shift for each in others) else None


def _with_new(field: Map[str, Any], entries: Iterable[tuple[str, Any]]) -> Map[str, Any]:
    return with_items(field, [(id_, new) for id_, new in entries if field.get(id_) != new])


def own_ids(circuit: Circuit) -> dict[str, str]:
    """The ids of all entries that have their own, each with what a new one begins with."""
    return {id_: each.stem for each in BY_OWN_ID for id_ in each.of(circuit)}


def holders(circuit: Circuit) -> dict[str, str]:
    """What holds each thing that is held, by the id of that: the frame it is in."""
    return {
        id_: holder
        for each in HOLDING
        if each.held is not None
        for holder, entry in each.of(circuit).items()
        for id_ in each.held(entry)
    }


def held_within(circuit: Circuit, ids: Iterable[str]) -> set[str]:
    """These ids, and those of all that is held by them, through any number of others."""
    held = group_by_key((holder, id_) for id_, holder in holders(circuit).items())
    return {*reachable(ids, lambda id_: held.get(id_, []))}


def around(within: Mapping[str, str], id_: str) -> list[str]:
    """What holds a thing, what holds that, and so on, by `holders`; the innermost first."""
    found: dict[str, None] = {}
    while (holder := within.get(id_)) is not None and holder not in found:
        found[holder] = None
        id_ = holder
    return [*found]


def holder_of_all(circuit: Circuit, ids: Collection[str]) -> str | None:
    """The innermost entry, none of these itself, that holds all of these; None where none does."""
    within = holders(circuit)
    ways = [around(within, id_) for id_ in ids]
    common = ways[0] if ways else []
    return next((id_ for id_ in common if id_ not in ids and all(id_ in way for way in ways)), None)


def taken_along(circuit: Circuit, ids: Collection[str]) -> set[str]:
    """These ids, and what holds only such as are among them, unless it holds all of them.

    What holds only others stays with them, though it is among the ids.
    """
    within, taken = holders(circuit), set(ids)
    holding = {holder: each for each in HOLDING for holder in each.of(circuit)}
    by_depth = sorted(holding, key=lambda id_: len(around(within, id_)), reverse=True)
    for id_ in by_depth:  # what is held before what holds it
        held = holding[id_].held
        inside = held(holding[id_].of(circuit)[id_]) if held is not None else frozenset[str]()
        if inside and not inside & taken:
            taken.discard(id_)
        elif inside and inside <= taken and any(id_ not in around(within, each) for each in taken):
            taken.add(id_)
    return taken


def hold_instead(
    circuit: Circuit, fields: dict[str, Any], ids: Collection[str], new: str
) -> dict[str, Any]:
    """The fields of a circuit without these ids, whose holder of all of them holds a new one."""
    holder = holder_of_all(circuit, ids)
    for each in HOLDING:
        if holder is not None and holder in fields[each.name] and each.held and each.holding:
            entry = fields[each.name][holder]
            holding = each.holding(entry, each.held(entry) | {new})
            fields[each.name] = fields[each.name].set(holder, holding)
    return fields


def prune(document: Document, owner: Circuit | Document) -> dict[str, Any]:
    """The records whose paths lead elsewhere than they should, less those; none where all do."""
    circuit = owner if isinstance(owner, Circuit) else document.root
    found = {}
    for each in OF[type(owner)]:
        belongs, field = each.belongs, each.of(owner)
        if belongs is None or not field:
            continue
        kept = pick(field, lambda path: path if belongs(document, circuit, path) else None)  # noqa: B023
        if kept is not field:
            found[each.name] = kept
    return found
