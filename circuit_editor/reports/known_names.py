"""The names of one circuit, looked up once, and refused in a sentence where they mean nothing."""

from __future__ import annotations

from functools import cached_property

from circuit_editor.engine.name_resolver import NameResolver, split_cell
from circuit_editor.engine.path_names import PathNames
from circuit_editor.engine.tape import Tape
from circuit_editor.model import Document, Pin
from circuit_editor.reports.unknown_names import (
    UnknownName,
    many_blocks,
    no_such_block,
    no_such_input,
    no_such_pin,
    not_one_output,
    text_or_refuse,
)


class KnownNames:
    """The meaning of names in a document and in all that differ from it in values alone.

    Nothing is worked out before it is asked for. A name that is no text raises TypeError, any other
    that means nothing UnknownName.
    """

    text = staticmethod(text_or_refuse)

    def __init__(self, document: Document, tape: Tape) -> None:
        self._document = document
        self._tape = tape
        self._pins: dict[str, Pin] = {}  # by the names that were asked for

    @cached_property
    def sources(self) -> dict[str, str]:
        """The path of everything that holds a value, by its name, in the tape's order."""
        return {name: path for path, name in self._names.of_sources(self._tape).items()}

    def source(self, name: str) -> str:
        """The path of the input, the parameter or the constant that is meant."""
        path = self.sources.get(self.text(name))
        if path is not None:
            return path
        path = self._finder.path(name)
        if path is None or path not in self._paths:
            raise UnknownName(str(no_such_input(name, self.sources)))
        return path

    def cell(self, name: str) -> tuple[str, tuple[int, ...] | None]:
        """The name of an array and the index of the cell that is meant; None: all that is meant.

        What is called so as a whole is no cell.
        """
        array, index = split_cell(self.text(name))
        if index is None or name in self.sources or self._finder.pin(name) is not None:
            return name, None
        return array, index

    def pin(self, name: str) -> Pin:
        """The pin that is meant: of an input, a gate or a block."""
        pin = self._pins.get(self.text(name))
        if pin is None:
            pin = self._pins[name] = self._found_pin(name)
        return pin

    def _found_pin(self, name: str) -> Pin:
        finder = self._finder
        pin = finder.pin(name)
        if pin is not None:
            return pin
        path = finder.path(name)
        if path is not None:
            raise UnknownName(str(not_one_output(name, finder.ports(path))))
        node, dot, port = name.rpartition(".") if "." in name else (name, "", "")
        path = finder.path(node) if dot else None
        nodes, ports = (finder.known(), [port]) if path is None else ([node], finder.ports(path))
        known = [f"{each}{dot}{pin}" for each in nodes for pin in ports]
        raise UnknownName(str(no_such_pin(name, known)))

    def block(self, name: str) -> tuple[str, str | None]:
        """The definition that is meant, and the path of the instance where it is one of those."""
        definitions, interfaces = self._document.blocks, self._names.interfaces
        bearers = {id_ for id_, each in definitions.items() if each.name == self.text(name)}
        if len(bearers) == 1:
            return bearers.pop(), None
        path = self._names.instance(self.text(name))
        if bearers and (path is None or self._names.of(path) != name):
            found = [
                self._names.of(each)
                for each, interface in interfaces.items()
                if interface.block in bearers
            ]
            raise UnknownName(str(many_blocks(name, found)))
        if name in definitions and not bearers:
            return name, None
        if path is not None:
            return interfaces[path].block, path
        names = sorted({each.name for each in definitions.values()})
        instances = map(self._names.of, interfaces)
        raise UnknownName(str(no_such_block(name, names, [*names, *definitions, *instances])))

    @cached_property
    def _names(self) -> PathNames:
        return PathNames(self._document)

    @cached_property
    def _finder(self) -> NameResolver:
        return NameResolver(self._names, self._tape)

    @cached_property
    def _paths(self) -> frozenset[str]:
        return frozenset(self.sources.values())
