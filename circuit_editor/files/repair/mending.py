"""Mends the data of a circuit file in rounds: read it, mend all that was found, read it again.

The reader alone says what is wrong, so that what it learns to refuse is repaired, too. What has no
rule of its own here is left out: the value that is named, or the entry around it where that is
missing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from circuit_editor.files.definitions import INSIDE_ITSELF
from circuit_editor.files.failure import MOST_PROBLEMS, FileError, Findings
from circuit_editor.files.limits import EXPANDED, NESTED
from circuit_editor.files.parsing import item, member
from circuit_editor.files.progress import along
from circuit_editor.files.reading import document_of
from circuit_editor.files.records import CHECKED
from circuit_editor.files.repair.changes import (
    CUT,
    END_LEFT_OUT,
    LEFT_OUT,
    NODE_LEFT_OUT,
    NOW,
    NOW_EMPTY,
    NOW_NO_LOSS,
    RECORD_LEFT_OUT,
    WIRE_LEFT_OUT,
    Change,
    refuse_too_many,
)
from circuit_editor.files.repair.cycles import (
    Use,
    uses_beyond_limits,
    uses_closing_cycles,
    wires_closing_loops,
)
from circuit_editor.files.repair.frames import held_by_frames
from circuit_editor.files.repair.fresh import FreshNames, FreshPlaces, records_of
from circuit_editor.files.repair.renaming import rename_in_circuit
from circuit_editor.files.repair.spots import BLOCKS, NOTHING, TreeSpot, TreeSpots, TreeStep
from circuit_editor.files.suggestion import without_suggestions
from circuit_editor.files.values import is_number, value_text
from circuit_editor.gates import GATES, PORTS, Gate
from circuit_editor.model import INLET, OUTLET, Document, Problem
from circuit_editor.model.record_limits import WIDEST_FRAME
from circuit_editor.text import Sentence

MOST_ROUNDS = 100
FOUND_FOR_ONE = 4  # problems of a round: one change may do away with several
MOST_TRIES = 3  # at one place, before the entry around it is left out
SOURCE_VALUE = 1.0
FRAME_SIZE = [200, 100]
PORTS_OF = {"inputs": INLET, "outputs": OUTLET}


class Unsettled(Exception):
    """A reader reached where it has to know whether all was right so far, and it was not."""


class AllFindings(Findings):
    """Findings that collect all there is up to where the reader cannot go on."""

    def report(self, at: str, sentence: Sentence | None) -> None:
        if sentence is not None:
            self.problems.append(Problem(at, sentence))
            refuse_too_many(self.problems, FOUND_FOR_ONE)

    def settle(self) -> None:
        if self.problems:
            raise Unsettled


class Mending:
    """The mending of one file's data, and the changes that it took so far."""

    def __init__(self, tree: dict[str, Any]) -> None:
        self.changes: list[Change] = []
        self._tree = tree
        self._indices = _indices_of(tree)
        self._tries: Counter[str] = Counter()
        self._begin_round()

    def document(self) -> Document:
        """The document of the mended data. Raises FileError where it cannot be mended."""
        with without_suggestions():
            for _ in range(MOST_ROUNDS):
                findings = AllFindings()
                try:
                    return document_of(self._tree, findings)
                except Unsettled:
                    if not self._mend(findings.problems):
                        break
        raise FileError(findings.problems[:MOST_PROBLEMS])

    def _begin_round(self) -> None:
        self._swept: dict[int, list[Any]] = {}  # by identity: each once, however much is left out
        self._names = FreshNames(self._tree)
        self._places = FreshPlaces()
        self._held: dict[int, dict[int, list[str]]] = {}
        self._renamed: dict[int, tuple[dict[str, Any], dict[str, str]]] = {}

    def _mend(self, problems: list[Problem]) -> bool:
        """Mend what was found; False where nothing could be."""
        self._begin_round()
        before = len(self.changes)
        spots, seen = TreeSpots(self._tree), set[str]()
        # what has no id of its own yet is called by that of another
        chosen = [each for each in problems if each.at.endswith(".id")] or problems
        for problem in along(chosen, CHECKED, 1):
            spot = spots.find(problem.at) if problem.at not in seen else None
            seen.add(problem.at)
            if spot is None:
                continue
            place = self._place_of(spot)
            done = self._rule(problem.at, spot)(self, spot, problem.sentence)
            if done is not None:
                self._note(place, problem.sentence, done)
        for circuit, renamed in self._renamed.values():
            rename_in_circuit(circuit, renamed)
        for each in self._swept.values():
            each[:] = [what for what in each if what is not NOTHING]
        return len(self.changes) > before

    def _note(self, place: str, problem: Sentence, done: Sentence) -> None:
        self.changes.append(Change(place, problem, done))
        refuse_too_many(self.changes)

    def _rule(self, at: str, spot: TreeSpot) -> Rule:
        self._tries[at] += 1
        if self._tries[at] > 2 * MOST_TRIES:
            return Mending.leave_out_all
        if self._tries[at] > MOST_TRIES:
            return Mending.leave_out_record
        return RULES.get((spot.of, spot.field)) or Mending.leave_out

    def _place_of(self, spot: TreeSpot) -> str:
        """The place of a spot in the file as it was: lists count what was left out of them."""
        path = ""
        for within, key in spot.steps:
            if isinstance(within, dict):
                path = member(path, key)
            else:
                path = item(path, self._indices.get(id(within[key]), key), within[key])
        return f"{path}.{spot.rest}" if spot.rest else path

    # --- leaving out ---------------------------------------------------------------------------

    def leave_out(self, spot: TreeSpot, problem: Sentence) -> Sentence | None:
        """Leave out what stands there, or the end of it that is too much."""
        thing, (within, key) = spot.thing, spot.steps[-1]
        if thing is NOTHING or len(spot.steps) == spot.length_to_record:
            return self.leave_out_record(spot, problem)
        cut = _cut(thing, problem)
        if cut is not None:
            within[key], done = cut
            return done
        self._remove(within, key)
        return LEFT_OUT

    def leave_out_record(self, spot: TreeSpot, problem: Sentence) -> Sentence | None:
        """Leave out the entry in which it stands."""
        if not spot.of:
            return self.leave_out_all(spot, problem)
        self._remove(*spot.to_record().steps[-1])
        return {"nodes": NODE_LEFT_OUT, "wires": WIRE_LEFT_OUT}.get(spot.of, RECORD_LEFT_OUT)

    def leave_out_all(self, spot: TreeSpot, problem: Sentence) -> Sentence | None:
        """Leave out what stands at the top under this key."""
        return LEFT_OUT if self._tree.pop(spot.steps[0].key, NOTHING) is not NOTHING else None

    def cut_or_leave_out_record(self, spot: TreeSpot, problem: Sentence) -> Sentence | None:
        """Cut what is too long; leave out the entry where it is something else."""
        if _cut(spot.thing, problem) is not None:
            return self.leave_out(spot, problem)
        return self.leave_out_record(spot, problem)

    def _remove(self, within: Any, key: Any) -> None:
        if isinstance(within, dict):
            del within[key]
        else:
            within[key] = NOTHING
            self._swept[id(within)] = within

    def _remove_uses(self, uses: list[Use], problem: Sentence) -> None:
        """Leave out instances of blocks, each told by itself."""
        holders: dict[int, tuple[TreeStep, ...]] = {}
        holders[id(self._tree.get("nodes"))] = (TreeStep(self._tree, "nodes"),)
        blocks = self._tree[BLOCKS]
        for index, each in enumerate(blocks):
            steps = TreeStep(self._tree, BLOCKS), TreeStep(blocks, index), TreeStep(each, "nodes")
            holders[id(each["nodes"])] = steps
        for within, index in uses:
            spot = TreeSpot((*holders[id(within)], TreeStep(within, index)))
            self._leave_out_also(spot, problem)

    def _leave_out_also(self, spot: TreeSpot, problem: Sentence) -> None:
        place = self._place_of(spot)
        done = self.leave_out_record(spot, problem)
        if done is not None:
            self._note(place, problem, done)

    # --- names ---------------------------------------------------------------------------------

    def new_id(self, spot: TreeSpot, problem: Sentence) -> Sentence | None:
        """Give it an id that nothing has; who names it follows where nothing else is called so."""
        circuit, record = spot.circuit, spot.record
        if spot.of == "nodes" and not isinstance(record.get("kind"), str):
            return self.leave_out_record(spot, problem)
        old = record.get("id")
        alike = self._names.records_with(circuit, old) if isinstance(old, str) else [record]
        if len(alike) == 1:
            record["id"] = new = self._names.new_id(record, spot.of)
            if isinstance(old, str):
                self._renamed.setdefault(id(circuit), (circuit, {}))[1][old] = new
            return NOW(text=new)
        done = None
        for each in alike[1:]:
            if done is not None:
                self._note(self._place_of(spot), problem, done)
            each["id"] = new = self._names.new_id(each, spot.of)
            done = NOW(text=new)
        return done

    def new_block_id(self, spot: TreeSpot, problem: Sentence) -> Sentence | None:
        """Give a block an id that no other has; its instances follow if it alone had the old."""
        record = spot.record
        old = record.get("id")
        alike = [each for each in self._tree[BLOCKS] if _has_id(each, old)]
        record["id"] = new = self._names.new_block_id(record)
        if isinstance(old, str) and len(alike) == 1:
            for nodes in self._names.lists_of_nodes():
                for each in nodes:
                    if isinstance(each, dict) and each.get("block") == old:
                        each["block"] = new
        return NOW(text=new)

    def new_label(self, spot: TreeSpot, problem: Sentence) -> Sentence | None:
        """Give a source or a port a name that is free; cut any other name, or leave it out."""
        gate = _gate(spot.record)
        if gate is None or not (gate.is_source or gate.is_port):
            return self.leave_out(spot, problem)
        spot.record["label"] = new = self._names.new_label(spot.circuit, spot.record)
        return NOW(text=new)

    def new_name(self, spot: TreeSpot, problem: Sentence) -> Sentence | None:
        """Cut a block's name, or call it by its id."""
        if spot.thing and _cut(spot.thing, problem) is not None:
            return self.leave_out(spot, problem)
        spot.record["name"] = spot.record["id"]
        return NOW(text=spot.record["id"])

    def cut_or_empty(self, spot: TreeSpot, problem: Sentence) -> Sentence | None:
        """Cut a title, or make it none."""
        if _cut(spot.thing, problem) is not None:
            return self.leave_out(spot, problem)
        spot.record[spot.field] = ""
        return NOW_EMPTY

    # --- numbers and places --------------------------------------------------------------------

    def new_value(self, spot: TreeSpot, problem: Sentence) -> Sentence | None:
        """Give a source a value; leave it out where it is computed, or only a default."""
        gate = _gate(spot.record)
        if gate is None or not gate.is_source:
            return self.leave_out(spot, problem)
        spot.record["value"] = SOURCE_VALUE
        return NOW(text=value_text(SOURCE_VALUE))

    def new_attr(self, spot: TreeSpot, problem: Sentence) -> Sentence | None:
        """Give a gate its own constant; leave out one that it does not have."""
        gate = _gate(spot.record)
        length = spot.length_to_record + 1
        name = spot.rest or (spot.steps[length].key if len(spot.steps) > length else "")
        if gate is None or name not in gate.attrs:
            return self.leave_out(spot, problem)
        spot.record.setdefault("attrs", {})[name] = gate.attrs[name]
        return NOW(text=value_text(gate.attrs[name]))

    def new_place(self, spot: TreeSpot, problem: Sentence) -> Sentence | None:
        """Put it below all that has a place: at the limit it would lie as far out as ever."""
        spot.record["place"] = place = self._places.new_place(spot.circuit)
        return NOW(text=value_text(place))

    def new_size(self, spot: TreeSpot, problem: Sentence) -> Sentence | None:
        """Make a frame or a view as large as the limit where it is larger; else of usual size."""
        size, is_pair = spot.thing, isinstance(spot.thing, list) and len(spot.thing) == 2
        if is_pair and all(map(is_number, size)):
            size = [min(abs(float(each)), WIDEST_FRAME) for each in size]
        else:
            size = [*FRAME_SIZE]
        spot.record["size"] = size
        return NOW(text=value_text(size))

    def new_point(self, spot: TreeSpot, problem: Sentence) -> Sentence | None:
        """Leave out a bend, and all bends where there are none."""
        if isinstance(spot.steps[-1].within, list) or _cut(spot.thing, problem) is not None:
            return self.leave_out(spot, problem)
        return self.leave_out_record(spot, problem)

    # --- what holds others ---------------------------------------------------------------------

    def new_list(self, spot: TreeSpot, problem: Sentence) -> Sentence | None:
        """Make a list of nodes or wires, or leave out what there is too much of in it."""
        holder, key = spot.steps[-1]
        if not isinstance(spot.thing, list):
            holder[key] = []
            return NOW_EMPTY
        if problem.template == EXPANDED.template:
            return self.mend_block(spot, problem)
        if key != "wires" or _cut(spot.thing, problem) is not None:
            return self.leave_out(spot, problem)
        for index in wires_closing_loops(spot.thing):
            self._leave_out_also(TreeSpot((*spot.steps, TreeStep(spot.thing, index))), problem)
        return None

    def mend_block(self, spot: TreeSpot, problem: Sentence) -> Sentence | None:
        """Leave out instances by which blocks are inside themselves, too deep or too large."""
        root, blocks = self._tree.get("nodes"), self._tree[BLOCKS]
        if problem.template in (EXPANDED.template, NESTED.template):
            beyond = uses_beyond_limits(root if isinstance(root, list) else [], blocks)
            self._remove_uses(beyond, problem)
        elif problem.template == INSIDE_ITSELF.text:
            self._remove_uses(uses_closing_cycles(blocks), problem)
        else:
            return self.leave_out_record(spot, problem)
        return None

    def new_ports(self, spot: TreeSpot, problem: Sentence) -> Sentence | None:
        """Name each port that stands inside, once; those that are named keep their order."""
        record, field = spot.record, spot.field
        there = [
            each["id"]
            for each in record["nodes"]
            if _is_of_kind(each, PORTS_OF[field]) and isinstance(each.get("id"), str)
        ]
        named = record.get(field)
        found = [each for each in named if each in there] if isinstance(named, list) else []
        order = list(dict.fromkeys([*found, *there]))
        if order == named:
            return None
        record[field] = order
        return _now(order)

    def new_held(self, spot: TreeSpot, problem: Sentence) -> Sentence | None:
        """Let frames hold what is there, each thing in one of them."""
        circuit, record = spot.circuit, spot.record
        if id(circuit) not in self._held:
            self._held[id(circuit)] = held_by_frames(circuit)
        held = self._held[id(circuit)].get(id(record), [])
        if held == record.get("nodes"):
            return None
        record["nodes"] = held
        return _now(held)

    def new_loss(self, spot: TreeSpot, problem: Sentence) -> Sentence | None:
        """Take the only flag for the loss, or none where there are several."""
        flags = flags_in(self._tree)
        self._tree["loss"] = flags[0] if len(flags) == 1 else None
        return NOW(text=flags[0]) if len(flags) == 1 else NOW_NO_LOSS


Rule = Callable[[Mending, TreeSpot, Sentence], "Sentence | None"]  # mends, and says what was done
RULES: Mapping[tuple[str, str], Rule] = {
    ("nodes", "id"): Mending.new_id,
    ("nodes", "kind"): Mending.leave_out_record,
    ("nodes", "block"): Mending.leave_out_record,
    ("nodes", "attrs"): Mending.new_attr,
    ("nodes", "value"): Mending.new_value,
    ("nodes", "label"): Mending.new_label,
    ("nodes", "place"): Mending.new_place,
    ("wires", "to"): Mending.leave_out_record,
    ("wires", "from"): Mending.leave_out_record,
    ("bends", "to"): Mending.leave_out_record,
    ("bends", "points"): Mending.new_point,
    ("notes", "id"): Mending.new_id,
    ("notes", "text"): Mending.cut_or_leave_out_record,
    ("notes", "place"): Mending.new_place,
    ("frames", "id"): Mending.new_id,
    ("frames", "title"): Mending.cut_or_empty,
    ("frames", "nodes"): Mending.new_held,
    ("frames", "place"): Mending.new_place,
    ("frames", "size"): Mending.new_size,
    ("stops", "pass"): Mending.leave_out_record,
    ("stops", "path"): Mending.leave_out_record,
    ("views", "title"): Mending.cut_or_empty,
    ("views", "path"): Mending.leave_out_record,
    ("views", "place"): Mending.new_place,
    ("views", "size"): Mending.new_size,
    (BLOCKS, ""): Mending.mend_block,
    (BLOCKS, "id"): Mending.new_block_id,
    (BLOCKS, "name"): Mending.new_name,
    (BLOCKS, "inputs"): Mending.new_ports,
    (BLOCKS, "outputs"): Mending.new_ports,
    (BLOCKS, "nodes"): Mending.new_list,
    (BLOCKS, "wires"): Mending.new_list,
    ("", "nodes"): Mending.new_list,
    ("", "wires"): Mending.new_list,
    ("", "loss"): Mending.new_loss,
}


def _indices_of(tree: dict[str, Any]) -> dict[int, int]:
    """The index of every entry in its list, by its identity, before anything is left out."""
    blocks = tree.get(BLOCKS)
    circuits = [tree, *(blocks if isinstance(blocks, list) else [])]
    lists = [each for circuit in circuits if isinstance(circuit, dict) for each in circuit.values()]
    return {
        id(each): index
        for found in lists
        if isinstance(found, list)
        for index, each in enumerate(found)
        if isinstance(each, dict)
    }


def _cut(thing: Any, problem: Sentence) -> tuple[Any, Sentence] | None:
    """A list or a text without what is beyond the limit that was told; None where it has none."""
    told = dict(problem.args).get("limit")
    if told is None or not isinstance(thing, str | list):
        return None
    limit = int(str(told).replace(",", ""))
    if len(thing) <= limit:
        return None
    done = CUT(limit=limit) if isinstance(thing, str) else END_LEFT_OUT(count=limit)
    return thing[:limit], done


def _now(ids: list[str]) -> Sentence:
    return NOW(text=", ".join(ids)) if ids else NOW_EMPTY


def _gate(record: Any) -> Gate | None:
    kind = record.get("kind")
    return GATES.get(kind) or PORTS.get(kind) if isinstance(kind, str) else None


def flags_in(tree: dict[str, Any]) -> list[str]:
    """The ids of the flags that the loss of a file may be."""
    flags = [each for each in records_of(tree, "nodes") if _is_flag(each)]
    return [each["id"] for each in flags if isinstance(each.get("id"), str)]


def _is_flag(record: Any) -> bool:
    gate = _gate(record)
    return gate is not None and gate.is_flag


def _has_id(record: Any, id_: Any) -> bool:
    return isinstance(record, dict) and record.get("id") == id_


def _is_of_kind(record: Any, kind: str) -> bool:
    return isinstance(record, dict) and record.get("kind") == kind
