"""Names by path, for reports and tables: of everything in a document, inside blocks too.

A name is a path of labels such as "neuron1/w". Where a label is missing, or another bears it as
well, the id stands in its place; a path of ids alone leads there too. What sentences call things
(`model.naming`, `model.block_names`) says more to people, but leads nowhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from circuit_editor.engine.tape import Tape
from circuit_editor.model import (
    BlockInterface,
    Circuit,
    Document,
    Path,
    Port,
    natural,
)
from circuit_editor.model.blocks import instances_in
from circuit_editor.model.scopes import scopes_of


class PathNames:
    """The name of everything in a document by its path, and the paths that a name means."""

    def __init__(self, document: Document) -> None:
        self._circuits: dict[str, Circuit] = {}  # by the path of the instance around, "" the root
        self._called: dict[str, str] = {}
        interfaces: dict[str, BlockInterface] = {}
        for scope in scopes_of(document):
            around = scope.path
            self._circuits[around] = scope.circuit
            for id_, name in _instance_names(scope.circuit).items():
                path, interface = scope.prefix + id_, scope.circuit.nodes[id_].interface
                assert interface is not None
                interfaces[path] = interface
                self._called[path] = self._within(around, name)
        order = sorted(interfaces, key=lambda path: [natural(id_) for id_ in Path(path).parts])
        self.interfaces: Mapping[str, BlockInterface] = {path: interfaces[path] for path in order}

    def of(self, path: str) -> str:
        """The name of a node or an instance, by its path."""
        if path in self._called:
            return self._called[path]
        around, id_ = Path(path).around, Path(path).name
        return self._within(around, self._circuits[around].name(id_))

    def with_id(self, path: str) -> str:
        """The name of a node by its path, with its id in place of its label."""
        return self._within(Path(path).around, Path(path).name)

    def label(self, path: str) -> str:
        """The label of the node or the instance at this path, "" where it bears none."""
        return self._circuits[Path(path).around].label(Path(path).name)

    def _within(self, around: str, name: str) -> str:
        """The name of what is called so inside an instance, by the path of that instance."""
        return Path(self._called[around]) / name if around else name

    def of_sources(self, tape: Tape) -> dict[str, str]:
        """The name of everything that holds a value, by its path, in the tape's order."""
        return distinct(
            (step.path, self.of(step.path)) for step in tape.steps if step.gate.is_source
        )

    def instance(self, name: str) -> str | None:
        """The path of the instance that a path of labels, ids and names of blocks leads to."""
        path = ""
        for word in Path(name).parts:
            found = self._inner(path, word)
            if found is None:
                return None
            path = found
        return path or None

    def _inner(self, around: str, word: str) -> str | None:
        """The instance that is meant; by the name of its block where it alone has no other."""
        prefix = Path(around).prefix
        interfaces = dict(instances_in(self._circuits[around]))
        for id_, name in _instance_names(self._circuits[around]).items():
            if word == name:
                return prefix + id_
        if word in interfaces:
            return prefix + word
        bearers = [id_ for id_, interface in interfaces.items() if interface.name == word]
        circuit = self._circuits[around]
        if len(bearers) > 1:  # a copy has got a label, and the first is still called so
            bearers = [id_ for id_ in bearers if not circuit.label(id_)]
        return prefix + bearers[0] if len(bearers) == 1 else None


def port_names(ports: Iterable[Port]) -> dict[str, str]:
    """The name of each port by its id, in their order; the id where another has taken the name."""
    return distinct((port.id, port.name) for port in ports)


def distinct(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The names of things by their ids or paths; the first bearer of a name has it alone."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for key, name in pairs:
        name = key if name in taken else name
        while name in taken:  # a label may be the id of something else
            name += "'"
        names[key] = name
        taken.add(name)
    return names


def _instance_names(circuit: Circuit) -> dict[str, str]:
    """What each block in a circuit is called there: its label where that means it alone, or its id.

    A label with a slash in it would read as a path.
    """
    ids = [id_ for id_, _ in instances_in(circuit)]
    bearers = Counter(circuit.label(id_) for id_ in ids)
    known = set(ids)

    def name(id_: str) -> str:
        label = circuit.label(id_)
        is_own = label == id_ or label not in known
        return (
            label if label and not Path(label).is_nested and bearers[label] == 1 and is_own else id_
        )

    return {id_: name(id_) for id_ in ids}
