"""Write what the published schema says of gates: `.venv/bin/python packaging/schema.py`.

For when a gate is new, or has other constants inside. All else in the schema is written by hand.
"""

from __future__ import annotations

import json
from typing import Any

from checkout import RESOURCES

from circuit_editor.files.limits import LONGEST_KIND
from circuit_editor.gates import GATES, kinds

SCHEMA = RESOURCES / "circuit.schema.json"
FIRST = '    "kind": {\n'  # of the definitions about gates, which are the last ones


def definitions() -> dict[str, Any]:
    """The kinds that are known, and what a node of each has as constants."""
    sharing: dict[tuple[str, ...], list[str]] = {}
    for each in GATES.values():
        if not each.options:
            sharing.setdefault(tuple(each.attrs), []).append(each.kind)
    ports = [kinds.BLOCK, kinds.INLET, kinds.OUTLET]
    plain = [*sharing.pop(()), *ports]
    nothing = {"type": "object", "maxProperties": 0}
    rules = [_where(plain, {"properties": {"attrs": nothing}})]
    for names, having in sharing.items():
        numbers = {name: {"$ref": "#/$defs/number"} for name in names}
        attrs = {
            "type": "object",
            "required": names,
            "properties": numbers,
            "additionalProperties": False,
        }
        rules.append(_where(having, {"required": ["attrs"], "properties": {"attrs": attrs}}))
    for each in GATES.values():
        if each.options:
            typed = {name: option.schema for name, option in each.options.items()}
            attrs = {"type": "object", "properties": typed, "additionalProperties": False}
            rules.append(_where([each.kind], {"properties": {"attrs": attrs}}))
    return {
        "kind": {
            "description": "One of the known kinds, or of a gate that only a newer program has: "
            "of such a one all that is not said for every node is kept as it is.",
            "type": "string",
            "minLength": 1,
            "maxLength": LONGEST_KIND,
        },
        "known_kind": {"enum": [*GATES, *ports]},
        "constants_inside": {"allOf": rules},
    }


def _where(having: list[str], then: dict[str, Any]) -> dict[str, Any]:
    return {"if": {"properties": {"kind": {"enum": having}}}, "then": then}


def written(schema: str) -> str:
    """This schema with the definitions about gates as they are now."""
    by_hand, _, _ = schema.partition(FIRST)
    indented = json.dumps({"$defs": definitions()}, indent=2)
    return by_hand + indented[indented.index(FIRST) :] + "\n"


if __name__ == "__main__":
    SCHEMA.write_text(written(SCHEMA.read_text("utf-8")), "utf-8")
