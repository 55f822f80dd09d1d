"""Accessibility interfaces of the canvas: the circuit as a list of nodes, each with its pins.

Qt keeps what is registered and deletes it; Python keeps a reference meanwhile, or it would be
deleted twice. What a screen reader wants done is done once it has its answer, as that may take the
very interface away that it asked.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeAlias

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleActionInterface,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleSelectionInterface,
    QAccessibleValueInterface,
)
from PySide6.QtWidgets import QAccessibleWidget
from shiboken6 import VoidPtr

from circuit_editor.model import Circuit, Path, Pin
from circuit_editor.ui.accessible import node_texts
from circuit_editor.ui.app.announcements import send
from circuit_editor.ui.app.deferred_loading import call_later
from circuit_editor.ui.canvas.gestures import keyboard_navigation
from circuit_editor.ui.canvas.view import CanvasView

Maybe: TypeAlias = Any  # or None, of which Qt's stubs know nothing
Interface = QAccessible.InterfaceType
Actions = QAccessibleActionInterface
NOTHING = VoidPtr(0)  # PySide takes None for an address
WHOLE = ""  # of a pin's port: the node itself
STEPS = 100  # across the range of an input
MOST_TOLD = 50  # nodes of which each is told that it came or went; of more the tree is new


class AccessibleCircuit(QObject):
    """The nodes and pins of one canvas for screen readers; each is made when it is asked for.

    A node is known by `Pin(id, WHOLE)`.
    """

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view)
        self.view, self.session = view, view.session
        self._parts: dict[Pin, CircuitPart] = {}
        self._order: dict[str, dict[str, int]] = {}  # by frame: the nodes right inside, from left
        self._order_of: Circuit | None = None
        view.destroyed.connect(partial(_forget, self._parts))

    @property
    def current(self) -> str | None:
        """The node at which the keyboard is: the one that it came to last, or that is selected."""
        selection = self.session.selected
        if self.view.walked_to in selection:
            return self.view.walked_to
        return next(iter(selection)) if len(selection) == 1 else None

    def shows(self, key: Pin) -> bool:
        """True where the canvas shows this node or pin."""
        shown = self.session.shown
        if key.port != WHOLE:
            return shown.has_pin(key)
        return any(key.node in each for each in (shown.nodes, shown.notes, shown.frames))

    def part(self, key: Pin) -> CircuitPart:
        """The interface of a node or a pin."""
        if key not in self._parts:
            part = CircuitPart(self, key)
            self._parts[key] = part
            QAccessible.registerAccessibleInterface(part)
        return self._parts[key]

    def node(self, id_: str) -> CircuitPart:
        """The interface of a node."""
        return self.part(Pin(id_, WHOLE))

    def known(self, ids: frozenset[str]) -> list[CircuitPart]:
        """The interfaces of these nodes, as far as somebody asked for them."""
        keys = (Pin(id_, WHOLE) for id_ in ids)
        return [self._parts[key] for key in keys if key in self._parts]

    def nodes_in(self, frame: str) -> dict[str, int]:
        """What stands right inside a block that is open, "" for all else, with the indices.

        Nodes, notes and frames, from the left.
        """
        shown = self.session.shown
        if self._order_of is not shown:
            self._order, self._order_of = {}, shown
            places = keyboard_navigation.all_places(shown)
            for id_ in sorted(places, key=lambda each: (places[each], each)):
                around = Path(id_).around if Path(id_).is_nested else ""
                inside = self._order.setdefault(around, {})
                inside[id_] = len(inside)
        return self._order.get(frame, {})

    def pins_of(self, id_: str) -> tuple[Pin, ...]:
        """The inputs of a node, and the outputs of a block that has several."""
        node = self.session.shown.nodes.get(id_)
        if node is None:
            return ()  # a note or a frame
        gate = node.gate
        outputs = gate.outputs if len(gate.outputs) > 1 else ()
        return tuple(Pin(id_, port) for port in (*gate.inputs, *outputs))

    def forget_gone(self) -> None:
        """Let go of nodes and pins that are shown no more."""
        gone = {key: part for key, part in self._parts.items() if not self.shows(key)}
        for key in gone:
            del self._parts[key]
        if 0 < len(gone) <= MOST_TOLD:
            for part in gone.values():
                send(QAccessibleEvent(part, QAccessible.Event.ObjectDestroyed))
        _forget(gone)

    def do(self, what: Callable[[], object]) -> None:
        """Do what a screen reader asks for, once it has its answer."""
        call_later(self, what)


def accessible_circuit(view: CanvasView) -> AccessibleCircuit:
    """The circuit of a canvas as screen readers see it; made when one asks."""
    found = view.findChild(AccessibleCircuit, "", Qt.FindChildOption.FindDirectChildrenOnly)
    return found if found is not None else AccessibleCircuit(view)


def _forget(parts: dict[Pin, CircuitPart]) -> None:
    for part in parts.values():
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(part))
    parts.clear()


class CircuitPart(QAccessibleInterface):
    """One node of the circuit, or one pin of a node."""

    def __init__(self, circuit: AccessibleCircuit, key: Pin) -> None:
        super().__init__()
        self.circuit, self.key = circuit, key
        self._actions = PartActions(circuit, key)
        self._number = PartNumber(circuit, key)

    @property
    def is_node(self) -> bool:
        """True for a node, False for a pin."""
        return self.key.port == WHOLE

    def isValid(self) -> bool:
        return self.circuit.shows(self.key)

    def object(self) -> Maybe:
        return None

    def window(self) -> Maybe:
        return self.circuit.view.window().windowHandle()

    def parent(self) -> QAccessibleInterface:
        path = Path(self.key.node)
        if not self.is_node:
            return self.circuit.node(self.key.node)
        if path.is_nested:
            return self.circuit.node(path.around)
        return QAccessible.queryAccessibleInterface(self.circuit.view)

    def childCount(self) -> int:
        return len(self._children())

    def child(self, index: int) -> Maybe:
        children = self._children()
        return self.circuit.part(children[index]) if 0 <= index < len(children) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        children = self._children()
        if isinstance(child, CircuitPart) and child.key in children:
            return children.index(child.key)
        return -1

    def childAt(self, x: int, y: int) -> Maybe:
        return None

    def focusChild(self) -> Maybe:
        return None

    def rect(self) -> QRect:
        view = self.circuit.view
        scene = view.circuit_scene
        shape = scene.nodes.get(self.key.node)
        if shape is None:
            beside = scene.annotations
            if beside is None or self.key.node not in beside:
                return QRect()
            pixels = view.mapFromScene(beside.item(self.key.node).rect).boundingRect()
        elif self.is_node:
            pixels = view.mapFromScene(shape.on_canvas(shape.body)).boundingRect()
        else:
            pixels = QRect(-5, -5, 11, 11)
            pixels.translate(view.mapFromScene(shape.pin_point(self.key.port)))
        return pixels.translated(view.viewport().mapToGlobal(QPoint(0, 0)))

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state, session, view = QAccessible.State(), self.circuit.session, self.circuit.view
        if not self.isValid():
            state.invalid = 1
            return state
        state.selectable = 1
        if self.is_node:
            state.focusable = 1
            state.selected = self.key.node in session.selected
            state.focused = view.hasFocus() and self.circuit.current == self.key.node
            node = session.shown.nodes.get(self.key.node)
            if node is not None and node.gate.is_block:
                is_open = self.key.node in session.picture.frames
                state.expandable = 1
                state.expanded, state.collapsed = is_open, not is_open
        else:
            state.selected = session.selected_wire == self.key
        sight = view.viewport().rect().translated(view.viewport().mapToGlobal(QPoint(0, 0)))
        state.offscreen = not sight.intersects(self.rect())
        return state

    def text(self, text: QAccessible.Text) -> str:
        if not self.isValid():
            return ""
        session, key = self.circuit.session, self.key
        if text == QAccessible.Text.Name:
            if self.is_node:
                return node_texts.node_text(session, key.node)
            return node_texts.pin_text(session, key)
        if text == QAccessible.Text.Description and self.is_node:
            return node_texts.wiring_text(session, key.node)
        if text == QAccessible.Text.Value and self.is_node and self._number.is_there:
            return session.value(Pin(key.node, _port(self.circuit, key.node))).text
        return ""

    def setText(self, text: QAccessible.Text, told: str) -> None:
        """A node is renamed where it stands, by F2."""

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        if kind == Interface.ActionInterface:
            return self._actions
        if kind == Interface.ValueInterface and self.isValid() and self._number.is_there:
            return self._number
        return NOTHING

    def _children(self) -> list[Pin]:
        if not (self.is_node and self.isValid()):
            return []
        inside = [Pin(id_, WHOLE) for id_ in self.circuit.nodes_in(self.key.node)]
        return [*inside, *self.circuit.pins_of(self.key.node)]


class PartActions(QAccessibleActionInterface):
    """Actions on a node: select it, and once it is, open it or type its value."""

    def __init__(self, circuit: AccessibleCircuit, key: Pin) -> None:
        super().__init__()
        self._circuit, self._key = circuit, key

    def actionNames(self) -> list[str]:
        circuit, key = self._circuit, self._key
        if not circuit.shows(key):
            return []
        if key.port != WHOLE:
            return [Actions.pressAction()] if key in circuit.session.shown.wires else []
        names = [Actions.pressAction(), Actions.setFocusAction(), Actions.showMenuAction()]
        node = circuit.session.shown.nodes.get(key.node)
        if node is not None and node.gate.is_block:
            names.append(Actions.toggleAction())
        if _is_scalar_source(circuit, key.node):
            names += [Actions.increaseAction(), Actions.decreaseAction()]
        return names

    def localizedActionName(self, name: str) -> str:
        return name

    def localizedActionDescription(self, name: str) -> str:
        return ""

    def keyBindingsForAction(self, name: str) -> list[str]:
        return []

    def doAction(self, name: str) -> None:
        self._circuit.do(partial(self._do, name))

    def _do(self, name: str) -> None:
        circuit, key = self._circuit, self._key
        if name not in self.actionNames():
            return
        session, view = circuit.session, circuit.view
        was_chosen = session.selected == {key.node}
        if key.port != WHOLE:
            session.select((), key)
        elif name in (Actions.increaseAction(), Actions.decreaseAction()):
            by = 1 if name == Actions.increaseAction() else -1
            number = PartNumber(circuit, key)
            session.set_value(key.node, number.currentValue() + by * number.minimumStepSize())
        elif name == Actions.toggleAction():
            session.expand([key.node], open_=key.node not in session.picture.frames)
        else:
            view.walked_to = key.node
            session.select({key.node})
            view.setFocus()
            if name == Actions.showMenuAction():
                view.menu_wanted.emit(None)
            elif name == Actions.pressAction() and was_chosen:
                self._open(key.node)

    def _open(self, id_: str) -> None:
        """Go into a block, or let a value, a note or the title of a frame be typed."""
        view = self._circuit.view
        if id_ not in self._circuit.session.shown.nodes:
            view.in_place.write(id_)
        elif not view.enter_selected():
            view.in_place.edit(id_)


class PartNumber(QAccessibleValueInterface):
    """The value that an input holds, to read and to set."""

    def __init__(self, circuit: AccessibleCircuit, key: Pin) -> None:
        super().__init__()
        self._circuit, self._key = circuit, key

    @property
    def is_there(self) -> bool:
        """True where this is an input, and its number may be seen."""
        if self._key.port != WHOLE or not _is_scalar_source(self._circuit, self._key.node):
            return False
        port = _port(self._circuit, self._key.node)
        return self._circuit.session.value(Pin(self._key.node, port)).array is not None

    def currentValue(self) -> Any:
        if not self.is_there:
            return None
        port = _port(self._circuit, self._key.node)
        array = self._circuit.session.value(Pin(self._key.node, port)).array
        return None if array is None else float(array)

    def setCurrentValue(self, value: Any) -> None:
        if self.is_there and isinstance(value, int | float):
            set_value = partial(self._circuit.session.set_value, self._key.node, float(value))
            self._circuit.do(set_value)

    def minimumValue(self) -> Any:
        return self._circuit.session.range_of(self._key.node)[0] if self.is_there else None

    def maximumValue(self) -> Any:
        return self._circuit.session.range_of(self._key.node)[1] if self.is_there else None

    def minimumStepSize(self) -> Any:
        if not self.is_there:
            return None
        low, high = self._circuit.session.range_of(self._key.node)
        return (high - low) / STEPS


def _port(circuit: AccessibleCircuit, id_: str) -> str:
    return circuit.session.shown.nodes[id_].gate.main_port


def _is_scalar_source(circuit: AccessibleCircuit, id_: str) -> bool:
    number = circuit.session.number_of(id_) if id_ in circuit.session.shown.nodes else None
    return number is not None and number.shape == ()


class CanvasInterface(QAccessibleWidget):
    """The canvas: its nodes from left to right, and then the panels that float over it.

    It outlives the canvas where PySide keeps it, so it holds nothing of it.
    """

    def __init__(self, view: CanvasView) -> None:
        super().__init__(view, QAccessible.Role.List)
        self._actions = CanvasActions(self)
        self._selection = CanvasSelection(self)

    @property
    def circuit(self) -> AccessibleCircuit:
        """What is in it."""
        view = self.widget()
        assert isinstance(view, CanvasView)
        return accessible_circuit(view)

    def childCount(self) -> int:
        return len(self.circuit.nodes_in("")) + super().childCount()

    def child(self, index: int) -> Maybe:
        nodes = [*self.circuit.nodes_in("")]
        if 0 <= index < len(nodes):
            return self.circuit.node(nodes[index])
        return super().child(index - len(nodes)) if index >= 0 else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        nodes = self.circuit.nodes_in("")
        if isinstance(child, CircuitPart):
            return nodes.get(child.key.node, -1) if child.is_node else -1
        at = super().indexOfChild(child)
        return at + len(nodes) if at >= 0 else -1

    def childAt(self, x: int, y: int) -> Maybe:
        circuit = self.circuit
        view = circuit.view
        point = view.viewport().mapFromGlobal(QPoint(x, y))
        over = view.childAt(view.mapFromGlobal(QPoint(x, y)))
        if over is not None and over is not view.viewport() and not over.isHidden():
            return QAccessible.queryAccessibleInterface(over)
        shape = view.circuit_scene.node_at(view.mapToScene(point))
        return circuit.node(shape.id) if shape is not None else None

    def focusChild(self) -> Maybe:
        circuit = self.circuit
        if circuit.view.hasFocus() and circuit.current is not None:
            return circuit.node(circuit.current)
        return super().focusChild()

    def text(self, text: QAccessible.Text) -> str:
        if text == QAccessible.Text.Description:
            return node_texts.circuit_text(self.circuit.session)
        return super().text(text)

    def interface_cast(self, kind: QAccessible.InterfaceType) -> Any:
        if kind == Interface.ActionInterface:
            return self._actions
        return self._selection if kind == Interface.SelectionInterface else NOTHING


class CanvasActions(QAccessibleActionInterface):
    """Actions on the canvas itself."""

    def __init__(self, canvas: CanvasInterface) -> None:
        super().__init__()
        self._canvas = canvas

    def actionNames(self) -> list[str]:
        return [Actions.setFocusAction(), Actions.showMenuAction()]

    def keyBindingsForAction(self, name: str) -> list[str]:
        return []

    def doAction(self, name: str) -> None:
        view = self._canvas.circuit.view
        self._canvas.circuit.do(view.setFocus)
        if name == Actions.showMenuAction():
            self._canvas.circuit.do(lambda: view.menu_wanted.emit(None))


class CanvasSelection(QAccessibleSelectionInterface):
    """Selection of nodes, to read and to set."""

    def __init__(self, canvas: CanvasInterface) -> None:
        super().__init__()
        self._canvas = canvas

    def selectedItemCount(self) -> int:
        return len(self._canvas.circuit.session.selected)

    def selectedItems(self) -> list[QAccessibleInterface]:
        return [
            self._canvas.circuit.node(id_) for id_ in sorted(self._canvas.circuit.session.selected)
        ]

    def selectedItem(self, index: int) -> Maybe:
        items = self.selectedItems()
        return items[index] if 0 <= index < len(items) else None

    def isSelected(self, item: QAccessibleInterface) -> bool:
        return (
            isinstance(item, CircuitPart) and item.key.node in self._canvas.circuit.session.selected
        )

    def select(self, item: QAccessibleInterface) -> bool:
        return self._choose(item, lambda chosen, id_: chosen | {id_})

    def unselect(self, item: QAccessibleInterface) -> bool:
        return self._choose(item, lambda chosen, id_: chosen - {id_})

    def selectAll(self) -> bool:
        self._canvas.circuit.do(self._canvas.circuit.session.select_all)
        return True

    def clear(self) -> bool:
        self._canvas.circuit.do(partial(self._canvas.circuit.session.select, ()))
        return True

    def _choose(
        self,
        item: QAccessibleInterface,
        change: Callable[[frozenset[str], str], frozenset[str]],
    ) -> bool:
        if not (isinstance(item, CircuitPart) and item.is_node and item.isValid()):
            return False
        session, id_ = self._canvas.circuit.session, item.key.node
        self._canvas.circuit.do(lambda: session.select(change(session.selected, id_)))
        return True


def make_interface(key: str, thing: QObject) -> QAccessibleInterface | None:
    """The interface of a canvas; None for all else, of which Qt knows how to tell."""
    if key == CanvasView.__name__ and isinstance(thing, CanvasView):
        return CanvasInterface(thing)
    return None
