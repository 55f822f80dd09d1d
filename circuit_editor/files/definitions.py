"""Reads the blocks of a circuit file: each after those it uses, none inside itself, none too large.

How large the whole would be is found by multiplication, before anything is built: a file of a few
lines could mean more gates than any memory holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from immutables import Map

from circuit_editor.files.failure import Findings
from circuit_editor.files.fields import (
    BAD_ID,
    ID,
    NO_SUCH_NODE,
    NOT_A_TEXT,
    NOT_AN_OBJECT,
    list_in,
    missing_or,
    texts_in,
    unknown_fields,
    why_not_list,
)
from circuit_editor.files.limits import BLOCKS, EXPANDED, LABEL, NESTED, NODES, WIRES
from circuit_editor.files.parsing import item
from circuit_editor.files.record_forms import FORMS_OF_CIRCUIT, with_records
from circuit_editor.files.record_texts import ReadingContext
from circuit_editor.files.records import Records
from circuit_editor.files.suggestion import with_suggestion
from circuit_editor.model import BLOCK, INLET, OUTLET, Block, BlockInterface, Circuit
from circuit_editor.model.graph import CycleError, post_order
from circuit_editor.model.naming import quote_distinct
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template

FIELDS = frozenset(("id", "name", "inputs", "outputs", "nodes", "wires"))
FIELDS |= {each.key for each in FORMS_OF_CIRCUIT}

BLOCK_ID_TAKEN = Template(QT_TRANSLATE_NOOP("Sentence", 'Another block has the id "{id}" already.'))
INSIDE_ITSELF = Template(
    QT_TRANSLATE_NOOP("Sentence", 'The block "{block}" stands inside itself: {way}.')
)
NOT_ALL_PORTS = Template(
    QT_TRANSLATE_NOOP("Sentence", "This must name every {kind} of the block, each once.")
)


def read_blocks(tree: dict[str, Any], findings: Findings, taken: set[str]) -> Map[str, Block]:
    """The definitions of a file; `taken` collects the ids of all nodes in them.

    Raises FileError as soon as what follows could not be relied on.
    """
    records = _records(tree.get("blocks", []), findings)
    order = _inner_first(records, findings)
    _check_size(records, order, tree.get("nodes"), findings)
    made: dict[str, Block] = {}
    interfaces: dict[str, BlockInterface] = {}
    unsound: set[str] = set()
    for id_ in order:
        if unsound and not unsound.isdisjoint(_used(records[id_]["nodes"])):
            unsound.add(id_)  # of what it uses nothing is known for sure
            continue
        before = len(findings.problems)
        made[id_] = _definition(id_, records[id_], interfaces, findings, taken)
        interfaces[id_] = made[id_].interface(id_)
        if len(findings.problems) > before:
            unsound.add(id_)
    findings.settle()
    return Map(made)


def _records(records: Any, findings: Findings) -> dict[str, dict[str, Any]]:
    """The records of all definitions by their ids."""
    found: dict[str, dict[str, Any]] = {}
    for index, record in enumerate(list_in({"blocks": records}, "blocks", "", BLOCKS, findings)):
        at = item("blocks", index, record)
        if not isinstance(record, dict):
            findings.report(at, NOT_AN_OBJECT)
            continue
        id_ = record.get("id")
        if not isinstance(id_, str) or ID.fullmatch(id_) is None:
            findings.report(f"{at}.id", missing_or(BAD_ID, "id", record))
        elif id_ in found:
            findings.report(f"{at}.id", BLOCK_ID_TAKEN(id=id_))
        else:
            found[id_] = record
            findings.report(f"{at}.nodes", why_not_list(record, "nodes", NODES))
            findings.report(f"{at}.wires", why_not_list(record, "wires", WIRES))
    findings.settle()
    return found


def _used(nodes: Any) -> list[str]:
    """The ids of the definitions that these records of nodes name, once per instance."""
    return [
        each["block"]
        for each in nodes
        if isinstance(each, dict)
        and each.get("kind") == BLOCK
        and isinstance(each.get("block"), str)
    ]


def _inner_first(records: Mapping[str, dict[str, Any]], findings: Findings) -> list[str]:
    """The definitions, each after those it uses. Raises FileError where one is inside itself."""
    uses = {
        id_: sorted(set(_used(each["nodes"])) & records.keys()) for id_, each in records.items()
    }
    try:
        return post_order(sorted(records), uses.__getitem__)
    except CycleError as found:
        names = quote_distinct(found.cycle, [_name(records[id_]) for id_ in found.cycle])
        findings.report(
            f"blocks.{found.cycle[0]}", INSIDE_ITSELF(block=names[0], way=" → ".join(names))
        )
        findings.settle()
        raise AssertionError("what was reported is raised") from found


def _check_size(
    records: Mapping[str, dict[str, Any]], order: Iterable[str], root: Any, findings: Findings
) -> None:
    """Refuse what would be too many gates, or blocks too deep in each other, counted out.

    Ports and blocks count, too: empty ones take time and memory as well.
    """
    gates: dict[str, int] = {}
    depths: dict[str, int] = {}
    for id_ in order:
        nodes = records[id_]["nodes"]
        used = [each for each in _used(nodes) if each in records]
        gates[id_] = len(nodes) + sum(gates[each] for each in used)
        depths[id_] = 1 + max((depths[each] for each in used), default=0)
        problem = EXPANDED.exceeded_by(gates[id_]) or NESTED.exceeded_by(depths[id_])
        findings.report(f"blocks.{id_}", problem)
        findings.settle()
    if isinstance(root, list):
        used = [each for each in _used(root) if each in records]
        whole = len(root) + sum(gates[each] for each in used)
        findings.report("nodes", EXPANDED.exceeded_by(whole) if used else NODES.exceeded_by(whole))
        findings.settle()


def _definition(
    id_: str,
    record: dict[str, Any],
    interfaces: Mapping[str, BlockInterface],
    findings: Findings,
    taken: set[str],
) -> Block:
    at = f"blocks.{id_}"
    inside = Records(findings, interfaces, taken, id_)
    inside.add_nodes(record["nodes"])
    inside.add_wires(record["wires"])
    circuit = with_records(inside.circuit(), record, ReadingContext(findings, f"{at}.", taken))
    findings.report(f"{at}.name", _why_not_name(record))
    return Block(
        _name(record),
        circuit,
        _ports(record, "inputs", INLET, circuit, at, findings),
        _ports(record, "outputs", OUTLET, circuit, at, findings),
        Map(unknown_fields(record, FIELDS)),
    )


def _ports(
    record: dict[str, Any], field: str, kind: str, circuit: Circuit, at: str, findings: Findings
) -> tuple[str, ...]:
    """The order of the ports: every one that stands inside, once, and nothing else."""
    order, path = texts_in(record, field, f"{at}.", findings), f"{at}.{field}"
    there = {id_ for id_, each in circuit.nodes.items() if each.kind == kind}
    if order is None:
        return ()
    for index, each in enumerate(order):
        if each not in there:
            findings.report(
                f"{path}[{index}]", with_suggestion(NO_SUCH_NODE(node=each), each, there)
            )
    if len(set(order)) < len(order) or there - set(order):
        findings.report(path, NOT_ALL_PORTS(kind=kind))
    return tuple(order)


def _why_not_name(record: dict[str, Any]) -> Sentence | None:
    name = record.get("name")
    if not isinstance(name, str):
        return missing_or(NOT_A_TEXT, "name", record)
    if not name:
        return Sentence.of(QT_TRANSLATE_NOOP("Sentence", "A block needs a name."))
    return LABEL.exceeded_by(len(name))


def _name(record: dict[str, Any]) -> str:
    name = record.get("name")
    return name if isinstance(name, str) else str(record.get("id"))
