"""Commands on blocks: group, ungroup, open in place, make unique, add ports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from circuit_editor.model import (
    INLET,
    OUTLET,
    Circuit,
    Document,
    Path,
    blocks,
    edits,
)
from circuit_editor.model.blocks import Where
from circuit_editor.text import (
    QT_TRANSLATE_NOOP,
    typed_name,
)
from circuit_editor.ui.app.translate import fill, say
from circuit_editor.ui.palette.palette_items import PaletteCatalog
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.shell.commands import (
    BLOCK,
    ON_CANVAS,
    ON_NODES,
    Registrar,
    can_toggle,
    inside_a_block,
    not_empty,
    one_own_block_selected,
    own_block_selected,
    shared_block_selected,
)

if TYPE_CHECKING:
    from circuit_editor.model.edits.grouping import GroupRefusal
TOGGLE = "Ctrl+E"
command = Registrar("blocks")


class BlockCommands(QObject):
    """The commands of the Block menu. Each is one undo step, where it is one at all.

    Editing the inside of a block that is used more than once changes all its uses; at the first
    such edit of a visit this asks whether that was meant (`shared_edited`), and can give the other
    uses back what they had.
    """

    refused = Signal(object)  # a Refused: a selection that can be no block
    grouped = Signal(str)  # the new block, which wants a name
    shared_edited = Signal(str, int)  # a block's name, and how often it is used
    answered = Signal()  # the question is out of date
    port_added = Signal()  # it is selected, and is to be seen
    made_of_chains = Signal()  # blocks: the circuit is smaller now

    def __init__(
        self, session: Session, catalog: PaletteCatalog, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._catalog = catalog
        self._entered: tuple[Where, str | None, Document] = ((), None, session.document)
        self._asked = False
        session.place_changed.connect(self._place_changed)
        session.document_changed.connect(self._document_changed)

    @command(
        "group",
        QT_TRANSLATE_NOOP("Action", "&Group into a block"),
        keys="Ctrl+G",
        menus={BLOCK: 110, ON_NODES: 310},
        when=not_empty,
    )
    def group(self, ids: frozenset[str] | None = None) -> None:
        """Make a block of the selected nodes, or of these."""
        from circuit_editor.layout.space import free_space
        from circuit_editor.model.edits.grouping import why_not_group

        session = self._session
        chosen = session.selected_whole if ids is None else ids
        if any(Path(id_).is_nested for id_ in chosen):
            session.message.emit(
                self.tr("Some of this stands inside a block: enter the block to group there.")
            )
            return
        refusal = why_not_group(session.circuit, chosen)
        if refusal is not None:
            self._refuse(refusal)
            return
        document, id_ = free_space.group(session.document, chosen, self.tr("block"), session.inside)
        if session.replace(
            QT_TRANSLATE_NOOP("Sentence", "Group"),
            document,
            merge=("group", id_),
            select=[id_],
        ):
            self.grouped.emit(id_)

    def take_in(self, refusal: GroupRefusal) -> None:
        """Group the selection with the nodes that were missing."""
        from circuit_editor.model.edits.grouping import groupable

        self.group(groupable(self._session.circuit, self._session.selection | {*refusal.missing}))

    def name(self, id_: str, name: str) -> None:
        """Name the block that was just made; its step takes the name in."""
        from circuit_editor.layout.space import free_space

        session = self._session
        interface = session.circuit.nodes[id_].interface
        name = typed_name(name)
        if interface is not None and name:
            free = self._free_name(interface.block, name)
            document = blocks.rename_block(session.document, interface.block, free)
            document = free_space.make_room(document, id_, session.inside)  # its name may be long
            session.replace(QT_TRANSLATE_NOOP("Sentence", "Group"), document, merge=("group", id_))
        session.seal()

    def _free_name(self, block: str, name: str) -> str:
        """The name as typed, or with a number where another block has it, which is said."""
        from circuit_editor.model import fresh_names

        others = [each.name for id_, each in self._session.document.blocks.items() if id_ != block]
        free = fresh_names.free_block_name(others, name)
        if free != name:
            told = self.tr("Another block is called “{name}”: this one is now “{free}”.")
            self._session.message.emit(fill(told, name=name, free=free))
        return free

    @command(
        "make-blocks",
        QT_TRANSLATE_NOOP("Action", "Make &blocks of known functions"),
        keys="Ctrl+Alt+G",
        menus={BLOCK: 130},
        when=not_empty,
    )
    def make_of_chains(self) -> None:
        """Make the chains of gates that compute one known function uses of one block.

        Of several functions that of the most gates comes first; asked again, the next.
        """
        from circuit_editor.layout.places.chain_places import share_chains
        from circuit_editor.model.chains import find_chains, most_alike
        from circuit_editor.ui.shell.editing.chain_offer import name_of_function

        session = self._session
        chains = most_alike(session.circuit, find_chains(session.circuit))
        if not chains:
            session.message.emit(
                self.tr(
                    "No gates here compute a known function, as ×−1, exp, +1, 1/x do a sigmoid."
                )
            )
            return
        name = name_of_function(chains[0])
        document, uses = share_chains(session.document, chains, name, session.inside)
        if session.replace(QT_TRANSLATE_NOOP("Sentence", "Make blocks"), document, select=uses):
            self.made_of_chains.emit()
            told = (
                self.tr("{count} chains are uses of one block now: {name}.")
                if len(uses) > 1
                else self.tr("A chain of gates is a block now: {name}.")
            )
            session.message.emit(fill(told, count=len(uses), name=name))

    @command(
        "ungroup",
        QT_TRANSLATE_NOOP("Action", "&Ungroup"),
        keys="Ctrl+Shift+G",
        menus={BLOCK: 120, ON_NODES: 320},
        when=own_block_selected,
    )
    def ungroup(self) -> None:
        """Put the gates of the selected blocks in their places."""
        from circuit_editor.layout.space import free_space
        from circuit_editor.model.edits.ungrouping import why_not_ungroup

        session = self._session
        document, freed = session.document, set(session.selection)
        for id_ in self._selected_blocks():
            refusal = why_not_ungroup(document, id_, session.inside)
            if refusal is not None:
                session.message.emit(say(refusal))
                return
            document, ids = free_space.open_up(document, id_, session.inside)
            freed = freed - {id_} | set(ids)
        session.replace(QT_TRANSLATE_NOOP("Sentence", "Ungroup"), document, select=freed)

    @command(
        "expand",
        QT_TRANSLATE_NOOP("Action", "&Expand or collapse in place"),
        keys=TOGGLE,
        menus={BLOCK: 210, ON_NODES: 340},
        when=can_toggle,
    )
    def toggle(self) -> None:
        """Open the selected blocks in place, or close them; from inside a frame, close it."""
        session = self._session
        instances = [id_ for id_ in session.selection if session.shown.nodes[id_].gate.is_block]
        if not instances:
            frames = {around for id_ in session.selection if (around := Path(id_).around)}
            session.expand(frames, open_=False)
            session.select(id_ for id_ in frames if id_ in session.shown.nodes)
            return
        is_closed = any(session.path_of(id_) not in session.expanded for id_ in instances)
        session.expand(instances, open_=is_closed)
        if is_closed:
            told = self.tr("Opened in place: {keys} closes it again. Looking is no step to undo.")
            keys = QKeySequence.fromString(
                TOGGLE, QKeySequence.SequenceFormat.PortableText
            ).toString(QKeySequence.SequenceFormat.NativeText)
            session.message.emit(told.format(keys=keys))

    @command(
        "unique",
        QT_TRANSLATE_NOOP("Action", "&Make unique"),
        keys="Ctrl+Shift+M",
        menus={BLOCK: 310, ON_NODES: 1210},
        when=shared_block_selected,
    )
    def make_unique(self) -> None:
        """Give the selected block a definition of its own."""
        from circuit_editor.model.edits.unshare import make_unique

        session = self._session
        for id_ in self._selected_blocks()[:1]:
            document, way = make_unique(session.document, (*session.where, id_))
            if session.replace(QT_TRANSLATE_NOOP("Sentence", "Make unique"), document):
                session.go(way[:-1], way[-1:])

    def keep_for_this_one(self) -> None:
        """Make the block one is in unique, as it is now; the others get back what they had."""
        from circuit_editor.model.edits.unshare import keep_for_one

        session, (where, shared, before) = self._session, self._entered
        if shared is None or (where, shared) != (session.where, session.inside):
            return
        document, way = keep_for_one(before, session.document, where)
        if session.replace(QT_TRANSLATE_NOOP("Sentence", "Make unique"), document):
            session.go(way)

    @command(
        "add-inlet",
        QT_TRANSLATE_NOOP("Action", "Add &input port"),
        arguments=(INLET,),
        keys="Ctrl+Alt+I",
        menus={BLOCK: 410, ON_CANVAS: 420},
        when=inside_a_block,
    )
    @command(
        "add-outlet",
        QT_TRANSLATE_NOOP("Action", "Add &output port"),
        arguments=(OUTLET,),
        keys="Ctrl+Alt+O",
        menus={BLOCK: 420, ON_CANVAS: 430},
        when=inside_a_block,
    )
    def add_port(self, kind: str) -> None:
        """Add an input or an output to the block one is in, beside its gates."""
        from circuit_editor.layout.space import free_space
        from circuit_editor.model import fresh_names

        session = self._session
        id_ = fresh_names.fresh_id(session.document, kind)
        session.edit(
            QT_TRANSLATE_NOOP("Sentence", "Add port"),
            edits.add,
            id_,
            kind,
            free_space.place_for_port(session.circuit, kind),
            select=[id_],
        )
        self.port_added.emit()

    @command(
        "save-block",
        QT_TRANSLATE_NOOP("Action", "&Save to my blocks"),
        menus={BLOCK: 320, ON_NODES: 1220},
        when=one_own_block_selected,
    )
    def save_to_mine(self, block: str | None = None) -> None:
        """Keep the selected block, or this definition, for other circuits."""
        session = self._session
        for id_ in self._selected_blocks()[:1] if block is None else ():
            interface = session.circuit.nodes[id_].interface
            assert interface is not None
            block = interface.block
        if block is not None:
            self._catalog.save(block)

    def _selected_blocks(self) -> list[str]:
        session = self._session
        return sorted(
            id_
            for id_ in session.selection
            if id_ in session.circuit.nodes and session.circuit.nodes[id_].gate.is_block
        )

    def _refuse(self, refusal: GroupRefusal) -> None:
        if refusal.missing:
            self.refused.emit(refusal)
        else:
            self._session.message.emit(say(refusal.sentence))

    def _place_changed(self) -> None:
        session = self._session
        if (session.where, session.inside) != self._entered[:2]:
            self._entered = (session.where, session.inside, session.document)
            self._asked = False
            self.answered.emit()

    def _document_changed(self, before: Document, after: Document) -> None:
        self._place_changed()  # an undo may make it a use of another definition
        inside = self._session.inside
        if inside is None or self._asked or self._session.uses(inside) < 2:
            return
        entered = self._entered[2].blocks[inside]
        if _means_something_else(entered.circuit, after.blocks[inside].circuit):
            self._asked = True
            self.shared_edited.emit(after.blocks[inside].name, self._session.uses(inside))


def _means_something_else(before: Circuit, after: Circuit) -> bool:
    """True where more than places changed: nobody is asked about those."""
    return (
        before.nodes is not after.nodes
        or before.wires is not after.wires
        or before.labels is not after.labels
        or before.values is not after.values
    )
