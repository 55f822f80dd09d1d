"""Renames nodes in the data of a circuit: all that names one follows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from circuit_editor.files.repair.fresh import records_of
from circuit_editor.model.paths import head_of


def rename_in_circuit(circuit: dict[str, Any], renamed: Mapping[str, str]) -> None:
    """Let all in a circuit's data that names these ids name the new ones."""

    def ids(data: Any) -> Any:
        return [renamed.get(each, each) if isinstance(each, str) else each for each in data]

    def path(text: Any) -> Any:
        if not isinstance(text, str) or head_of(text) not in renamed:
            return text
        return renamed[head_of(text)] + text[len(head_of(text)) :]

    def pin(text: Any) -> Any:
        node, dot, port = text.rpartition(".") if isinstance(text, str) else ("", "", "")
        return f"{renamed[node]}{dot}{port}" if node in renamed else text

    for key, field, change in (
        ("wires", "to", pin),
        ("wires", "from", pin),
        ("bends", "to", pin),
        ("stops", "path", path),
        ("views", "path", path),
    ):
        for each in records_of(circuit, key):
            if field in each:
                each[field] = change(each[field])
    for each in records_of(circuit, "frames"):
        if isinstance(each.get("nodes"), list):
            each["nodes"] = ids(each["nodes"])
    for key in ("inputs", "outputs"):
        if isinstance(circuit.get(key), list):
            circuit[key] = ids(circuit[key])
    if isinstance(circuit.get("expanded"), list):
        circuit["expanded"] = [path(each) for each in circuit["expanded"]]
    for key in ("values", "ranges"):
        if isinstance(circuit.get(key), dict):
            circuit[key] = {path(name): each for name, each in circuit[key].items()}
    if "loss" in circuit:
        circuit["loss"] = path(circuit["loss"])
