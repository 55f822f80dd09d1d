"""The registry of commands, each declared on the method that does it.

    command = Registrar("file_commands")  # the window's attribute that holds who does it

    class FileCommands:
        @command("new", QT_TRANSLATE_NOOP("Action", "&New"), keys="Ctrl+N", menus={FILE: 110})
        def new(self) -> None: ...

Menus, the tool bar, keys and their tests are derived from it: a new command is one decorated
method. It stands in a module that is loaded with the window; what is loaded later is led to by a
method of who loads it, as in `Classroom`. Gestures, and what arrows do in fields, lists and
on the canvas, are no commands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from operator import attrgetter
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import Qt

from circuit_editor.model.paths import Path
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from pathlib import Path as FilePath

    from circuit_editor.files.repair import RepairedFile
    from circuit_editor.model import Circuit, Document, Pin
    from circuit_editor.model.blocks import Where

FILE = QT_TRANSLATE_NOOP("Action", "&File")
EDIT = QT_TRANSLATE_NOOP("Action", "&Edit")
CIRCUIT = QT_TRANSLATE_NOOP("Action", "&Circuit")
ARRANGE = QT_TRANSLATE_NOOP("Action", "&Arrange")
BLOCK = QT_TRANSLATE_NOOP("Action", "&Block")
TEACH = QT_TRANSLATE_NOOP("Action", "&Teach")
VIEW = QT_TRANSLATE_NOOP("Action", "&View")
WINDOW = QT_TRANSLATE_NOOP("Action", "Wi&ndow")
HELP = QT_TRANSLATE_NOOP("Action", "&Help")
MENUS = (FILE, EDIT, CIRCUIT, ARRANGE, BLOCK, TEACH, VIEW, WINDOW, HELP)
TOOL_BAR = "tool bar"
# what a right click offers: on what is selected, on a pin, on a wire, on nothing
ON_NODES, ON_PIN, ON_WIRE, ON_CANVAS = "on nodes", "on a pin", "on a wire", "on the canvas"
ON_ANNOTATIONS = "on notes and frames"
CONTEXTS = (ON_NODES, ON_ANNOTATIONS, ON_PIN, ON_WIRE, ON_CANVAS)
LETS_GESTURES_BE = (TEACH, VIEW, HELP)  # what stands there changes nothing of the circuit
GROUP = 100  # places of a menu between two separators
RARER = 1000  # from this place on in a menu of a right click: behind one of its entries
AT_RARER = 800  # the place of that entry
STAGE = "stage"  # the canvas while one presents
TIMELINE = "timeline"  # the line of the steps
CTRL = "Ctrl+"

Method = TypeVar("Method", bound=Callable[..., object])


class PredictionState(Enum):
    """The states of a prediction, by how far it is answered."""

    NONE = "none"
    ASKED = "asked"  # and nothing answered yet
    ANSWERED_IN_PART = "answered in part"
    ANSWERED = "answered"  # the score is still shown


class CommandContext(Protocol):
    """The context that a command's condition may ask; the session is one."""

    @property
    def selection(self) -> frozenset[str]: ...
    @property
    def selected_annotations(self) -> frozenset[str]: ...
    @property
    def selected_wire(self) -> Pin | None: ...
    @property
    def asked_pin(self) -> Pin | None: ...
    @property
    def circuit(self) -> Circuit: ...
    @property
    def document(self) -> Document: ...
    @property
    def shown(self) -> Circuit: ...
    @property
    def where(self) -> Where: ...
    @property
    def flag_offer(self) -> Pin | None: ...
    @property
    def prediction(self) -> PredictionState: ...
    @property
    def undo_label(self) -> str | None: ...
    @property
    def redo_label(self) -> str | None: ...
    @property
    def repaired(self) -> RepairedFile | None: ...
    @property
    def path(self) -> FilePath | None: ...
    def uses(self, block: str, /) -> int: ...


class Button(NamedTuple):
    """A button of the tool bar: its icon, and what is said on it and of it other than in menus."""

    icon: str
    caption: str = ""
    tip: str = ""


class Command(NamedTuple):
    """One command: where it stands, its keys, when it applies, and which method does it."""

    id: str
    text: str
    owner: str  # the attributes that lead from the window to who does it; "" for itself
    method: str
    arguments: tuple[object, ...]
    keys: tuple[str, ...]
    local_keys: Mapping[str, str]  # those of places where they mean nothing else
    menus: Mapping[str, int]  # its place in each
    when: Callable[[CommandContext], bool]
    detail: Callable[[CommandContext], str | None] | None  # what the text goes on with
    on_canvas: bool  # its keys mean something else in fields
    button: Button | None  # in the tool bar

    @property
    def ends_gesture(self) -> bool:
        """True where the hand has to be empty first."""
        return not any(each in LETS_GESTURES_BE for each in self.menus)

    def do(self, window: object) -> None:
        """Call the method of the owner that the window leads to."""
        owner = attrgetter(self.owner)(window) if self.owner else window
        getattr(owner, self.method)(*self.arguments)


REGISTRY: list[Command] = []


def always(context: CommandContext) -> bool:
    """It can be done at any time."""
    return True


class Registrar:
    """The decorator that registers methods of one owner, by what leads to it from the window."""

    def __init__(self, owner: str = "") -> None:
        self.owner = owner

    def __call__(
        self,
        id_: str,
        text: str,
        *,
        keys: str = "",
        local_keys: Mapping[str, str] | None = None,
        menus: Mapping[str, int] | None = None,
        when: Callable[[CommandContext], bool] = always,
        arguments: tuple[object, ...] = (),
        detail: Callable[[CommandContext], str | None] | None = None,
        on_canvas: bool = False,
        button: Button | None = None,
    ) -> Callable[[Method], Method]:
        """Register a method as what does a command; several where `arguments` tell them apart.

        `menus` says where it stands: places of one hundred are a group, and a separator stands
        between two groups; in CONTEXTS it is offered where it applies, from RARER on in a
        submenu. `keys` are as Qt writes them, with spaces between alternatives. `local_keys` are
        those of STAGE and TIMELINE, by their names in Qt.Key; what has no others and stands in no
        menu may be registered when its module is loaded later. What stands in TOOL_BAR has a
        `button`.
        """

        def register(method: Method) -> Method:
            REGISTRY.append(
                Command(
                    id_,
                    text,
                    self.owner,
                    method.__name__,
                    arguments,
                    tuple(keys.split()),
                    local_keys or {},
                    menus or {},
                    when,
                    detail,
                    on_canvas,
                    button,
                )
            )
            return method

        return register


_own_keys: dict[str, tuple[str, ...]] = {}  # of commands that were given others


def own_keys(command: Command) -> tuple[str, ...]:
    """The keys that a command has as long as nobody gives it others."""
    return _own_keys.get(command.id, command.keys)


def bind_keys(chosen: Mapping[str, tuple[str, ...]]) -> None:
    """Give commands, by their ids, the keys that are chosen for them, and all others their own.

    No key belongs to two: of those chosen the first command keeps it, and what is chosen for one
    is taken from all whose own it was.
    """
    if not chosen and not _own_keys:
        return
    taken: set[str] = set()
    bound: dict[str, tuple[str, ...]] = {}
    for each in sorted(REGISTRY, key=lambda each: each.id not in chosen):
        wanted = dict.fromkeys(chosen.get(each.id, own_keys(each)))
        bound[each.id] = tuple(key for key in wanted if key not in taken)
        taken.update(wanted)
    for at, each in enumerate(REGISTRY):
        own, keys = own_keys(each), bound[each.id]
        if keys != each.keys:
            _own_keys.setdefault(each.id, own)
            REGISTRY[at] = each._replace(keys=keys)


def window_commands() -> list[Command]:
    """Those that stand in a menu or have keys in the whole window."""
    return [each for each in REGISTRY if each.menus or each.keys]


def portable(key: str) -> str:
    """A key named as in Qt.Key, as Qt writes it in a sequence."""
    return key.replace("PageDown", "PgDown").replace("PageUp", "PgUp")


def stage_key(command: Command) -> str:
    """The key that a command has on stage alone; "" where it has none or another."""
    return "" if command.keys else portable(command.local_keys.get(STAGE, "").partition(" ")[0])


def keys_at(place: str) -> dict[tuple[int, bool], Command]:
    """What the keys of a place do: each with whether Ctrl is held."""
    return {
        (Qt.Key[f"Key_{key.removeprefix(CTRL)}"], key.startswith(CTRL)): each
        for each in REGISTRY
        for key in each.local_keys.get(place, "").split()
    }


def commands_in(menu: str) -> dict[int, Command]:
    """The commands of a menu, by their places."""
    return {each.menus[menu]: each for each in REGISTRY if menu in each.menus}


# --- conditions -------------------------------------------------------------------------------


def something_selected(context: CommandContext) -> bool:
    """At least one node is selected."""
    return bool(context.selection)


def several_selected(context: CommandContext) -> bool:
    """At least two nodes are selected."""
    return len(context.selection) >= 2


def three_selected(context: CommandContext) -> bool:
    """At least three nodes are selected."""
    return len(context.selection) >= 3


def annotation_selected(context: CommandContext) -> bool:
    """A note or a frame is selected."""
    return bool(context.selected_annotations)


def one_thing_selected(context: CommandContext) -> bool:
    """One node, note or frame is selected and nothing else."""
    return len(context.selection) + len(context.selected_annotations) == 1


def thing_selected(context: CommandContext) -> bool:
    """A node, a note or a frame is selected."""
    return bool(context.selection or context.selected_annotations)


def anything_selected(context: CommandContext) -> bool:
    """A node, a note, a frame or a wire is selected."""
    return thing_selected(context) or context.selected_wire is not None


def reading_selected(context: CommandContext) -> bool:
    """A node or a wire is selected: something with numbers."""
    return bool(context.selection) or context.selected_wire is not None


def wire_selected(context: CommandContext) -> bool:
    """A wire is selected."""
    return context.selected_wire is not None


def bent_wire_selected(context: CommandContext) -> bool:
    """A wire with bends is selected, of the circuit that is edited."""
    wire = context.selected_wire
    return wire is not None and wire in context.circuit.bends


def pin_asked(context: CommandContext) -> bool:
    """A menu stands at a pin of the circuit that is edited."""
    return context.asked_pin is not None and context.asked_pin.node in context.circuit.nodes


def wired_pin_asked(context: CommandContext) -> bool:
    """A menu stands at a pin that has a wire."""
    pin, wires = context.asked_pin, context.circuit.wires
    return pin is not None and (pin in wires or pin in wires.values())


def has_numbers(context: CommandContext) -> bool:
    """A wire is selected, or one node with a number of its own."""
    if context.selected_wire is not None or len(context.selection) != 1:
        return context.selected_wire is not None
    (id_,) = context.selection
    gate = context.shown.nodes[id_].gate
    return bool(gate.inputs or gate.outputs)


def has_initial_values(context: CommandContext) -> bool:
    """Some array, here or inside a block, is known by how it was made."""
    document = context.document
    circuits = [document.root, *(block.circuit for block in document.blocks.values())]
    return any(each.initialisers for each in circuits)


def gate_selected(context: CommandContext) -> bool:
    """One gate is selected that computes something: no input, flag, port or block."""
    if len(context.selection) != 1:
        return False
    (id_,) = context.selection
    gate = context.shown.nodes[id_].gate
    return bool(gate.inputs and gate.outputs) and not (gate.is_block or gate.is_port)


def source_selected(context: CommandContext) -> bool:
    """One input is selected, or a constant."""
    if len(context.selection) != 1:
        return False
    (id_,) = context.selection
    return context.shown.nodes[id_].gate.is_source


def one_selected(context: CommandContext) -> bool:
    """One node is selected and nothing else."""
    return len(context.selection) == 1


def not_empty(context: CommandContext) -> bool:
    """The circuit that is shown has nodes."""
    return bool(context.circuit.nodes)


def is_predicting(context: CommandContext) -> bool:
    """A prediction is under way, or its score is still shown."""
    return context.prediction is not PredictionState.NONE


def is_asked(context: CommandContext) -> bool:
    """A prediction has questions that are open."""
    return context.prediction in (PredictionState.ASKED, PredictionState.ANSWERED_IN_PART)


def can_predict_selected(context: CommandContext) -> bool:
    """A node or a wire is selected, and no answers would be lost to other questions."""
    is_lost = context.prediction is PredictionState.ANSWERED_IN_PART
    return reading_selected(context) and not is_lost


def has_things(context: CommandContext) -> bool:
    """The circuit that is shown has nodes, notes or frames."""
    circuit = context.circuit
    return bool(circuit.nodes or circuit.notes or circuit.frames)


def is_repaired(context: CommandContext) -> bool:
    """A repaired copy of a damaged file is shown, and what was changed for it is known."""
    return context.repaired is not None and bool(context.repaired.changes)


def is_in_a_file(context: CommandContext) -> bool:
    """The circuit was opened from a file, or saved to one."""
    return context.path is not None


def can_undo(context: CommandContext) -> bool:
    """A step can be taken back."""
    return context.undo_label is not None


def can_redo(context: CommandContext) -> bool:
    """A step that was taken back can be brought again."""
    return context.redo_label is not None


def can_put_flag(context: CommandContext) -> bool:
    """There is an open end at which the loss flag can stand, and it stands nowhere."""
    return context.flag_offer is not None


def block_selected(context: CommandContext) -> bool:
    """A block is among what is selected."""
    return any(context.shown.nodes[id_].gate.is_block for id_ in context.selection)


def own_block_selected(context: CommandContext) -> bool:
    """A block is selected, and nothing that stands inside an opened one."""
    return block_selected(context) and all(
        id_ in context.circuit.nodes for id_ in context.selection
    )


def one_own_block_selected(context: CommandContext) -> bool:
    """One such block is selected and nothing else."""
    return one_selected(context) and own_block_selected(context)


def shared_block_selected(context: CommandContext) -> bool:
    """One block is selected whose definition is used elsewhere, too."""
    if not one_own_block_selected(context):
        return False
    (id_,) = context.selection
    interface = context.circuit.nodes[id_].interface
    return interface is not None and context.uses(interface.block) > 1


def can_toggle(context: CommandContext) -> bool:
    """What is selected can be opened in place, or closed."""
    return block_selected(context) or any(Path(id_).is_nested for id_ in context.selection)


def one_block_selected(context: CommandContext) -> bool:
    """One block is selected and nothing else."""
    return one_selected(context) and block_selected(context)


def inside_a_block(context: CommandContext) -> bool:
    """A block was entered."""
    return bool(context.where)
