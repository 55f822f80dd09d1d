"""Variable names of an exported program: what people call things, made safe and unique.

What strangers typed is data. A name is made of the letters that Python has in names and that can be
seen; it is no word of the language and hides nothing that the program calls. Python reads names in
their normal form (NFKC), so that names are told apart in that.
"""

from __future__ import annotations

import builtins
import keyword
import unicodedata
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from circuit_editor.model import (
    OUT,
    OUTLET,
    Document,
    Path,
    Pin,
)
from circuit_editor.model.scopes import Scope, scopes_of
from circuit_editor.text import (
    normal_name,
    printable,
)

LONGEST = 40
GRADIENT = "d"  # stands before the name of what it is the gradient of
BACK = "_backward"  # stands behind the name of the function whose way back it is
RESERVED = frozenset({*dir(builtins), *keyword.kwlist, *keyword.softkwlist} - {"_"})


class DocumentNames:
    """The names of everything in a document, by its path: gates, sources, instances.

    A gate without a label is called after the flag or the port that it drives, else by its id: a
    formula, which sentences use, is no name in a program.
    """

    def __init__(self, document: Document) -> None:
        self._own: dict[str, str] = {}
        self._results: dict[Pin, str] = {}
        self.blocks: dict[str, str] = {}  # the names of the definitions, by the instances' paths
        for scope in scopes_of(document):
            circuit, prefix = scope.circuit, scope.prefix
            driven, alone = _ends(scope), _alone(scope)
            for id_, node in circuit.nodes.items():
                path, label = prefix + id_, circuit.label(id_)
                if node.interface is None:
                    self._own[path] = label or driven.get(Pin(id_, OUT), "")
                    continue
                self._own[path] = label or alone.get(id_, "")
                self.blocks[path] = node.interface.name
                for port in node.interface.outputs:
                    self._results[Pin(path, port.id)] = driven.get(Pin(id_, port.id), "")
                    self._own[f"{path}.{port.id}"] = port.name

    def is_named(self, path: str) -> bool:
        """True for what people have called anything."""
        return bool(self._own[path])

    def of(self, path: str, at: str = "") -> str:
        """The name as it is called at a place: a path of labels, of ids where there is none."""
        inner = Path(path.removeprefix(at))
        ways = [*reversed(inner.blocks), inner]
        return Path.of(*(self._own[at + way] or Path(way).name for way in ways))

    def of_result(self, pin: Pin, at: str) -> str:
        """The name of what leaves an instance: what it drives, or the port behind the instance."""
        name = self._results[pin]
        if not name:
            return Path(self.of(pin.node, at)) / self._own[str(pin)]
        around = Path(pin.node.removeprefix(at)).around
        return Path(self.of(at + around, at)) / name if around else name


def _ends(scope: Scope) -> dict[Pin, str]:
    """The names of flags and ports, by the pins that drive them."""
    found: dict[Pin, str] = {}
    circuit = scope.circuit
    for target, source in sorted(circuit.wires.items()):
        node = circuit.nodes[target.node]
        if (node.gate.is_flag or node.kind == OUTLET) and circuit.label(target.node):
            found.setdefault(source, circuit.label(target.node))
    return found


def _alone(scope: Scope) -> dict[str, str]:
    """The names of the blocks of which there is one instance here, without a label."""
    nodes = scope.circuit.nodes
    interfaces = {
        id_: node.interface.name for id_, node in nodes.items() if node.interface is not None
    }
    bearers = Counter(interfaces.values())
    return {id_: name for id_, name in interfaces.items() if bearers[name] == 1}


def safe(text: str) -> str:
    """The name as Python can have it; "" where nothing of it is left."""
    kept = "".join(each if _fits(each) else " " for each in normal_name(text))
    name = unicodedata.normalize("NFKC", "_".join(kept.split()))[:LONGEST]
    if name.startswith("__"):  # Python's own, such as __debug__
        name = name.strip("_")
    if name and not name.isidentifier():
        name = f"_{name}"
    return name if name.isidentifier() else ""


def _fits(character: str) -> bool:
    return f"_{character}".isidentifier() and printable(character) == character


K = TypeVar("K", bound=Hashable)


class ProgramNames:
    """The names of one place in a program, where none stands for two things."""

    def __init__(self, reserved: Iterable[str]) -> None:
        self._kept = RESERVED | set(reserved)
        self._taken = set(self._kept)
        self._counts: dict[str, int] = {}  # how far each name has been counted on

    def variables(self, wanted: Mapping[K, tuple[str, str]]) -> dict[K, str]:
        """Variables, those of their gradients free as well; what is a name as it is goes first.

        `wanted` has what each is called, and its id for where nothing is left of that.
        """
        safe_ones = {key: safe(name) or safe(id_) or "n" for key, (name, id_) in wanted.items()}
        order = sorted(wanted, key=lambda key: safe_ones[key] != wanted[key][0])
        found = {key: self._free(safe_ones[key], "{}", f"{GRADIENT}{{}}") for key in order}
        return {key: found[key] for key in wanted}

    def one(self, wanted: str) -> str:
        """One more name."""
        return self._free(safe(wanted) or "n", "{}")

    def function(self, wanted: str) -> str:
        """A name for a function, that of the one that goes back free as well."""
        return self._free(safe(wanted) or "n", "{}", f"{{}}{BACK}")

    def _free(self, wanted: str, *forms: str) -> str:
        name = stem = f"{wanted}_" if wanted in self._kept else wanted
        count = self._counts.get(stem, 1)
        while any(form.format(name) in self._taken for form in forms):
            count += 1
            self._counts[stem] = count
            name = f"{stem}{'' if stem.endswith('_') else '_'}{count}"
        self._taken.update(form.format(name) for form in forms)
        return name
