"""The palette's catalogue: gates, ports, the circuit's own blocks, the library, my blocks."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QCoreApplication, QObject, Signal

from circuit_editor.dataclass import dataclass, replace
from circuit_editor.files import FileError
from circuit_editor.gates import FOLDED, GATES, GROUPS, PORTS, Gate, kinds
from circuit_editor.gates.gate import Shape
from circuit_editor.model import (
    EMPTY,
    BlockInterface,
    Document,
    Node,
    Place,
    blocks,
    edits,
    node,
)
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence
from circuit_editor.ui.app.translate import (
    fill,
    full_name_of,
    general_symbol,
    name_of,
    say,
    say_gate,
    say_why,
)
from circuit_editor.ui.session.session import Session

if TYPE_CHECKING:
    from circuit_editor.files.library import LibraryBlock

OWN, LIBRARY, MINE = "block:", "library:", "mine:"
GATE_MIME = "application/x-circuit-editor-gate"  # what is dragged from the palette
BLOCK_SYMBOL = "ƒ"
AlsoDone: TypeAlias = Callable[[Document, str], Document]
Adding: TypeAlias = Callable[[Document], tuple[Document, str]]  # and the id of what is new


@dataclass(frozen=True, slots=True)
class PaletteItem:
    """One thing that can be put down. `what` names it: a gate's kind, or where a block is from.

    Where it `folds`, its group is closed until somebody opens it. `english` and `function` are the
    names that a block of the library has besides the user's own language's, `words` what people
    call it in a search, in English.
    """

    what: str
    name: str
    symbol: str
    group: str
    summary: str = ""
    character: str = ""
    folds: bool = False
    words: str = ""
    english: str = ""
    function: str = ""

    @property
    def is_block(self) -> bool:
        """True for blocks, of whatever origin."""
        return ":" in self.what

    @property
    def is_mine(self) -> bool:
        """True for what the user has saved and may throw away."""
        return self.what.startswith(MINE)


def entry_of(gate: Gate) -> PaletteItem:
    """A gate as something to put down, in the user's language."""
    return PaletteItem(
        gate.kind,
        full_name_of(gate),
        general_symbol(gate),
        say_gate(gate.group),
        say_gate(gate.summary),
        say_gate(gate.character),
        folds=gate.group in FOLDED,
        words=gate.words,
    )


def as_it_is(document: Document, new: str) -> Document:
    """Do nothing more to what was put down."""
    return document


def folder_of_mine() -> Path:
    """Where the user's own blocks are kept, one file each."""
    from PySide6.QtCore import QStandardPaths

    location = QStandardPaths.StandardLocation.AppDataLocation
    return Path(QStandardPaths.writableLocation(location)) / "blocks"


def move_to_trash(path: Path) -> bool:
    """Throw a file into the desktop's wastebasket; False where that is not possible."""
    from PySide6.QtCore import QFile

    return QFile(str(path)).moveToTrash()


PORTS_GROUP = QT_TRANSLATE_NOOP("PaletteCatalog", "Ports of this block")


def name_ports() -> str:
    """The name of the group of ports, that are there inside a block."""
    return QCoreApplication.translate("PaletteCatalog", PORTS_GROUP)


class PaletteCatalog(QObject):
    """The things that can be put on the canvas, and how each is put there."""

    changed = Signal()  # there are other things now
    mine_changed = Signal()  # the user's own blocks are others, in every window

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._library: dict[str, LibraryBlock] = {}
        self._mine: dict[str, LibraryBlock] = {}
        self._blocks, self._told = session.document.blocks, self._faces_here()
        session.document_changed.connect(self._look)
        session.place_changed.connect(self._look)

    def load(self) -> None:
        """Read the library and the user's own blocks; what cannot be read is told in a sentence."""
        from circuit_editor.files import library  # the window does not wait for this

        try:
            self._library = {LIBRARY + each.id: _translated(each) for each in library.built_in()}
        except (FileError, OSError) as error:
            self._session.message.emit(say_why(error))
        self.load_mine()

    @property
    def groups(self) -> list[str]:
        """The names of the groups that are not folded, in order; all kinds of blocks are one."""
        of_gates = [say_gate(group) for group in GROUPS if group not in FOLDED]
        of_blocks = [*self._of_library(), *self._of_mine()]
        here = {each.group: each.is_block for each in self._here()}
        found = here | dict.fromkeys(of_gates, False) | {each.group: True for each in of_blocks}
        blocks = [group for group, is_block in found.items() if is_block]
        return [group for group in found if group not in blocks[1:]]

    @cached_property
    def _gates(self) -> list[PaletteItem]:
        """All gates; made when somebody looks at them, which a rail with their groups does not."""
        return [entry_of(each) for group in GROUPS for each in _of_group(group)]

    @property
    def entries(self) -> list[PaletteItem]:
        """Everything there is, group by group."""
        return [*self._here(), *self._gates, *self._of_library(), *self._of_mine()]

    def offers(self, what: str) -> bool:
        """True where this can be put down here; another window may have other blocks."""
        return any(each.what == what for each in self.entries)

    def node_of(self, what: str) -> Node:
        """What it will look like."""
        interface = self._face_of(what)
        return node(what) if interface is None else Node(kinds.BLOCK, interface=interface)

    def put(self, what: str, place: Place, then: AlsoDone = as_it_is) -> str | None:
        """Put one down where the user is, as one undo step, selected.

        `then` is done to the circuit one is in and the new id, in the same step: it may be wired.
        Returns its id, or None where it may not stand there, which is said.
        """
        session = self._session
        if what in GATES or what in PORTS:
            from circuit_editor.model import fresh_names

            id_ = fresh_names.fresh_id(session.document, what)
            kind = name_of({**GATES, **PORTS}[what])
            name = fresh_names.fresh_label(session.circuit, what)
            label = (
                Sentence.of(
                    QT_TRANSLATE_NOOP("Sentence", "Add {kind} {name}"), kind=kind, name=name
                )
                if name
                else Sentence.of(QT_TRANSLATE_NOOP("Sentence", "Add {kind}"), kind=kind)
            )

            def add(document: Document) -> Document:
                return then(edits.add(document, id_, what, place), id_)

            return id_ if session.edit(label, add, select=[id_]) else None
        adding = self.adding(what, place)
        if adding is None:
            return None
        if isinstance(adding, Sentence):
            self._refuse(adding)
            return None
        return self._put_block(adding, then)

    def adding(self, what: str, place: Place) -> Adding | Sentence | None:
        """What puts a block down in the circuit one is in, or why it may not stand there.

        None where there is no such block: its last use went while it was carried.
        """
        from circuit_editor.model.rules import why_not_paste, why_not_place

        document, inside = self._session.document, self._session.inside
        origin = self._library.get(what) or self._mine.get(what)
        own = what.removeprefix(OWN) if origin is None else self._alike(origin)
        if own is None:
            assert origin is not None
            refusal = why_not_paste(document, origin.document, inside)
            return refusal or partial(_with_copy, origin, place)
        if own not in document.blocks:
            return None
        refusal = why_not_place(document, own, inside)
        return refusal or partial(_with_use, document.blocks[own].interface(own), place)

    def alone(self, what: str) -> tuple[Document, str] | None:
        """A document with one use of a block and nothing else, and its id; None for a gate."""
        from circuit_editor.model import fresh_names
        from circuit_editor.model.edits import copy_paste

        interface = self._face_of(what)
        if interface is None:
            return None
        origin = self._library.get(what) or self._mine.get(what)
        if origin is not None:
            return copy_paste.insert(EMPTY, origin.document, origin.definition, (0.0, 0.0))
        document = replace(EMPTY, blocks=self._session.document.blocks)
        id_ = fresh_names.fresh_id(document, kinds.BLOCK)
        return edits.add_block(document, id_, interface, (0.0, 0.0)), id_

    def save(self, block: str) -> None:
        """Keep a block of this circuit for others, too."""
        from circuit_editor.files import library

        name = self._session.document.blocks[block].name
        try:
            document, shapes = self._session.document, self._shapes_at(block)
            path = library.save(folder_of_mine(), document, block, shapes)
        except FileError as error:
            self._session.message.emit(say_why(error))
            return
        self.load_mine()
        self.mine_changed.emit()
        told = self.tr("“{name}” is among your blocks now, in every circuit.")
        kept = next((each.name for each in self._mine.values() if each.path == path), name)
        if kept != name:
            told = self.tr("You have another block called “{name}”: this one is saved as “{kept}”.")
        self._session.message.emit(fill(told, name=name, kept=kept))

    def _shapes_at(self, block: str) -> dict[str, Shape]:
        """The shapes at the ports of a use of a block, of the selected one if it is one."""
        session = self._session
        uses = [
            id_
            for id_, node in session.shown.nodes.items()
            if node.interface is not None and node.interface.block == block
        ]
        uses.sort(key=lambda id_: id_ not in session.selection)
        return session.shapes_at(uses[0]) if uses else {}

    def forget(self, what: str) -> None:
        """Throw one of the user's own blocks into the wastebasket; circuits keep their copies."""
        block = self._mine.get(what)
        if block is None or block.path is None:
            return
        if move_to_trash(block.path):
            told = self.tr("“{name}” is no longer among your blocks; its file is in the trash.")
        else:
            told = self.tr("“{name}” could not be moved to the trash: {path}")
        self._session.message.emit(fill(told, name=block.name, path=block.path))
        self.load_mine()
        self.mine_changed.emit()

    def load_mine(self) -> None:
        """Read the user's own blocks; what cannot be read is told in a sentence."""
        from circuit_editor.files import library

        found, left_out = library.my_blocks(folder_of_mine())
        self._mine = {MINE + each.id: each for each in found}
        for sentence in left_out:
            self._session.message.emit(say(sentence))
        self.changed.emit()

    def _look(self) -> None:
        """Tell where the blocks of the circuit, their names or their ports are others now."""
        definitions, has_ports = self._session.document.blocks, self._session.inside is not None
        if definitions is self._blocks and has_ports == self._told[0]:
            return
        self._blocks, before, self._told = definitions, self._told, self._faces_here()
        if self._told != before:
            self.changed.emit()

    def _faces_here(self) -> tuple[bool, dict[str, BlockInterface]]:
        """Whether one is in a block, which has ports to put down, and the blocks of the circuit."""
        definitions = self._session.document.blocks
        faces = {id_: each.interface(id_) for id_, each in definitions.items()}
        return self._session.inside is not None, faces

    def _here(self) -> list[PaletteItem]:
        """The ports of the block one is in, and the blocks of this circuit."""
        session = self._session
        ports = name_ports()
        own = self.tr("Blocks of this circuit")
        summary = self.tr("One more use of this block: changed together, with numbers of its own.")
        found = [
            PaletteItem(
                each.kind,
                self.tr("input port") if each.kind == kinds.INLET else self.tr("output port"),
                each.symbol,
                ports,
                say_gate(each.summary),
                say_gate(each.character),
                words=each.words,
            )
            for each in (PORTS.values() if session.inside is not None else ())
        ]
        definitions = session.document.blocks
        return found + [
            PaletteItem(OWN + id_, definitions[id_].name, BLOCK_SYMBOL, own, summary)
            for id_ in sorted(definitions, key=lambda each: (definitions[each].name, each))
        ]

    def _of_library(self) -> list[PaletteItem]:
        return _entries(self._library, self.tr("Block library"))

    def _of_mine(self) -> list[PaletteItem]:
        return _entries(self._mine, self.tr("My blocks"))

    def _face_of(self, what: str) -> BlockInterface | None:
        origin = self._library.get(what) or self._mine.get(what)
        if origin is not None:
            return origin.interface
        if what.startswith(OWN):
            id_ = what.removeprefix(OWN)
            return self._session.document.blocks[id_].interface(id_)
        return None

    def _alike(self, origin: LibraryBlock) -> str | None:
        """The definition in this document that is a copy of a library block already."""
        from circuit_editor.files import library

        return library.copy_in(self._session.document, origin)

    def _put_block(self, adding: Adding, then: AlsoDone) -> str | None:
        session = self._session
        new: list[str] = []

        def put(document: Document) -> Document:
            document, id_ = adding(document)
            new.append(id_)
            return then(document, id_)

        document = blocks.edit_at(session.document, session.where, put)
        added = session.replace(QT_TRANSLATE_NOOP("Sentence", "Add block"), document, select=new)
        return new[0] if added else None

    def _refuse(self, refusal: Sentence) -> None:
        self._session.message.emit(say(refusal))


def _with_copy(origin: LibraryBlock, place: Place, document: Document) -> tuple[Document, str]:
    """The circuit with a copy of a block of the library, and its id."""
    from circuit_editor.model.edits import copy_paste

    return copy_paste.insert(document, origin.document, origin.definition, place)


def _with_use(interface: BlockInterface, place: Place, document: Document) -> tuple[Document, str]:
    """The circuit with one more use of a block that the document has, and its id."""
    from circuit_editor.model import fresh_names

    id_ = fresh_names.fresh_id(document, kinds.BLOCK)
    return edits.add_block(document, id_, interface, place), id_


def _of_group(group: str) -> list[Gate]:
    return [each for each in GATES.values() if each.group == group]


def _translated(block: LibraryBlock) -> LibraryBlock:
    """A block of the library, called as the user's language calls it, in the circuit as well.

    From then on its name is the circuit's own, as if the user had typed it.
    """
    name = QCoreApplication.translate("Block", block.name)
    return replace(block, document=blocks.rename_block(block.document, block.definition, name))


def _entries(found: dict[str, LibraryBlock], group: str) -> list[PaletteItem]:
    return [
        PaletteItem(
            what,
            each.name,
            BLOCK_SYMBOL,
            group,
            say_gate(each.summary),
            words=each.words,
            english=_english(each),
            function=each.function,
        )
        for what, each in found.items()
    ]


def _english(block: LibraryBlock) -> str:
    """What a block of the library is called where nobody translates; "" for a user's own."""
    if not block.function:
        return ""
    from circuit_editor.files import library

    return library.by_function(block.function).name
