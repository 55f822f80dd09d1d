"""Decides what the frames of a file's circuit hold, where they hold too much."""

from __future__ import annotations

from typing import Any

from circuit_editor.files.record_texts import in_order


def held_by_frames(circuit: dict[str, Any]) -> dict[int, list[str]]:
    """What each frame holds, by the identity of its record: what is there, each in one frame.

    Of frames that would hold the same the first one keeps it, and none holds what it stands in.
    """
    frames = [each for each in circuit.get("frames", []) if isinstance(each, dict)]
    by_id = {each["id"]: each for each in frames if isinstance(each.get("id"), str)}
    there = {*by_id}
    for key in ("nodes", "notes"):
        found = circuit.get(key)
        records = found if isinstance(found, list) else []
        there |= {
            each["id"]
            for each in records
            if isinstance(each, dict) and isinstance(each.get("id"), str)
        }
    holder: dict[str, str] = {}
    held: dict[int, list[str]] = {}
    for id_ in in_order(by_id):
        wanted = by_id[id_].get("nodes")
        held[id(by_id[id_])] = kept = list[str]()
        for each in wanted if isinstance(wanted, list) else []:
            if not isinstance(each, str) or each not in there or each in holder:
                continue
            if each not in by_id or each not in _around(id_, holder):
                holder[each] = id_
                kept.append(each)
    return held


def _around(id_: str, holder: dict[str, str]) -> list[str]:
    """A frame and the frames around it."""
    found = [id_]
    while found[-1] in holder:
        found.append(holder[found[-1]])
    return found
