"""Names for a program: what people call things, made safe, and none of them twice.

What strangers typed is data. A name is made of the letters that Python has in names and that can be
seen; it is no word of the language and hides nothing that the program calls. Python reads names in
their normal form (NFKC), so that names are told apart in that.
"""

from __future__ import annotations

import builtins
import keyword
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping

from circuit_editor.engine.flattening import Scope, scopes_of
from circuit_editor.model import OUTLET, Document
from circuit_editor.text import printable
from circuit_editor.text.names import normal_name

LONGEST = 40
GRADIENT = "d"  # stands before the name of what it is the gradient of
RESERVED = frozenset({*dir(builtins), *keyword.kwlist, *keyword.softkwlist} - {"_"})


class Called:
    """What people call everything in a document, by its path: gates, sources, instances.

    A gate without a label is called after the flag or the port that it drives, else by its id.
    """

    def __init__(self, document: Document) -> None:
        self.labels: dict[str, str] = {}
        self.ids: dict[str, str] = {}
        self.blocks: dict[str, str] = {}  # the names of the definitions, by the instances' paths
        around: dict[str, str] = {"": ""}
        for scope in scopes_of(document):
            before = around[scope.prefix]
            driven = _ends(scope)
            alone = _alone(scope)
            for id_, node in scope.circuit.nodes.items():
                label = scope.circuit.label(id_) or driven.get(id_, "")
                path = scope.prefix + id_
                if node.face is not None:
                    label = scope.circuit.label(id_) or alone.get(id_, "")
                    around[f"{path}/"] = f"{before}{label or id_}/"
                    self.blocks[path] = node.face.name
                if label:
                    self.labels[path] = before + label
                self.ids[path] = before + id_

    def of(self, path: str) -> str:
        """The name: a path of labels, of ids where there is none."""
        return self.labels.get(path) or self.ids[path]


def _ends(scope: Scope) -> dict[str, str]:
    """The names of flags and ports, by the gates that drive them."""
    found: dict[str, str] = {}
    circuit = scope.circuit
    for target, source in sorted(circuit.wires.items()):
        node = circuit.nodes[target.node]
        if (node.gate.is_flag or node.kind == OUTLET) and circuit.label(target.node):
            found.setdefault(source.node, circuit.label(target.node))
    return found


def _alone(scope: Scope) -> dict[str, str]:
    """The names of the blocks of which there is one instance here, without a label."""
    nodes = scope.circuit.nodes
    faces = {id_: node.face.name for id_, node in nodes.items() if node.face is not None}
    bearers = Counter(faces.values())
    return {id_: name for id_, name in faces.items() if bearers[name] == 1}


def safe(text: str) -> str:
    """The name as Python can have it; "" where nothing of it is left."""
    seen = normal_name(text)
    kept = "".join(each if _fits(each) else " " for each in seen)
    name = unicodedata.normalize("NFKC", "_".join(kept.split()))[:LONGEST]
    if name.startswith("__"):  # Python's own, such as __debug__
        name = name.strip("_")
    if name and not name.isidentifier():
        name = f"_{name}"
    return name if name.isidentifier() else ""


def _fits(character: str) -> bool:
    return f"_{character}".isidentifier() and printable(character) == character


def variables(paths: Iterable[str], called: Called, reserved: Iterable[str]) -> Mapping[str, str]:
    """A variable for each path, that of its gradient free as well; the plainest names go first."""
    kept = RESERVED | set(reserved)
    taken = set(kept)
    wanted = {path: safe(called.of(path)) or safe(called.ids[path]) or "n" for path in paths}
    found: dict[str, str] = {}
    for path in sorted(wanted, key=lambda path: wanted[path] != called.labels.get(path)):
        name = stem = f"{wanted[path]}_" if wanted[path] in kept else wanted[path]
        count = 1
        while name in taken or f"{GRADIENT}{name}" in taken:
            count += 1
            name = f"{stem}{'' if stem.endswith('_') else '_'}{count}"
        found[path] = name
        taken |= {name, f"{GRADIENT}{name}"}
    return found
