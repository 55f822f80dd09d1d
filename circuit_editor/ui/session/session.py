"""The session: one document being worked on. The only QObject the views listen to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from circuit_editor.dataclass import replace
from circuit_editor.layout.picture import Picture, picture, places_behind
from circuit_editor.model import (
    EMPTY,
    BlockInterface,
    Circuit,
    Document,
    History,
    Pin,
    Place,
    blocks,
    edits,
    wiring,
)
from circuit_editor.model.blocks import Where
from circuit_editor.model.history import Label
from circuit_editor.model.paths import Path as NodePath
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, name_cell, shorten
from circuit_editor.ui.app.translate import in_words, say
from circuit_editor.ui.session.navigation import (
    Location,
    leads_to_node,
    nearest,
    still_there,
    without_insides,
)
from circuit_editor.ui.session.selection import SelectingSession
from circuit_editor.ui.session.shown_file import FilesOfSteps, ShownFile
from circuit_editor.ui.shell.commands import (
    BLOCK,
    ON_CANVAS,
    TEACH,
    PredictionState,
    Registrar,
    inside_a_block,
    not_empty,
)

if TYPE_CHECKING:
    from circuit_editor.files.known_bytes import KnownBytes
    from circuit_editor.files.repair import RepairedFile
    from circuit_editor.teaching.descent.gradient_step import ParameterStep
    from circuit_editor.ui.session.descent_steps import DescentSteps
    from circuit_editor.ui.session.held_example import HeldExample
    from circuit_editor.ui.session.prepared_circuit import PreparedCircuit
    from circuit_editor.ui.session.tile_scale import TileScale

Edit = Callable[..., Document]
command = Registrar("session")


class Session(SelectingSession):
    """Owns history, tape, run, readings and selection; every change of the document passes here.

    `circuit` is the one that is edited: the root, or the inside of the block that was entered.
    `shown` is the same with some of its blocks opened in place, what stands inside those named by
    paths. Views patch themselves when `document_changed` or `place_changed` and read numbers only
    through `value`, `gradient`, `local` and `block_local`.
    """

    document_changed = Signal(object, object)  # before, after: the circuit was edited or replaced
    leaving = Signal()  # another place will be shown: what is being typed is taken now
    place_changed = Signal()  # a block was entered or left, or opened or closed in place
    opened = Signal()  # another document took the place of this one
    file_changed = Signal()  # the path, or saved / unsaved, or what commands would do
    let_go = Signal()  # of a slider: its value passes by no more
    pointed_out = Signal(object, object)  # paths of nodes, and ways along wires, to be marked
    pointed_at = Signal(str)  # the path of a node that is told about under the pointer; "" for none

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history, self._files = History(EMPTY), FilesOfSteps()
        self._saved: Document | None = EMPTY
        self.prediction = PredictionState.NONE
        self.path: Path | None = None
        self.known: KnownBytes | None = None  # what the file at that path holds, as far as we know
        self.found: KnownBytes | None = None  # what it holds instead, where others changed it
        self.is_lost = False  # no circuit is in it any more: it is gone, or damaged
        self.repaired: RepairedFile | None = None  # whose copy is shown, also once it is saved
        self.example = ""  # the name of the shipped file that was opened, until it is saved
        self.prepared: PreparedCircuit | None = None  # what is opened next, with its numbers
        self.numbers_follow = False  # while a change is told: `run_changed` is told next
        self.locked = ""  # the sentence that says why nothing may be edited now
        self.asked_pin: Pin | None = None  # while a menu stands at a pin
        self.held_from: Document | None = None  # what there was before a hand held a slider
        self.expanded: frozenset[str] = frozenset()
        self.cut_off: frozenset[Pin] = frozenset()  # outputs whose wires lead out of what is shown
        self.picture: Picture = picture(EMPTY, (), frozenset())
        self._drawn: Document = EMPTY  # what the picture was made of, and how
        self._framed: tuple[Where, frozenset[str]] = ((), frozenset())

    @property
    def document(self) -> Document:
        """The document as it is now."""
        return self._history.document

    @property
    def circuit(self) -> Circuit:
        """The circuit that is edited: the root, or the inside of the block that was entered."""
        return blocks.circuit_at(self.document, self.where)

    @property
    def shown(self) -> Circuit:
        """What the canvas shows of that circuit; what stands in an opened block has a path."""
        return self.picture.circuit

    @property
    def closed_blocks(self) -> dict[str, BlockInterface]:
        """The blocks that are shown as one gate, by their paths from the root."""
        shown, frames = blocks.instances_in(self.shown), self.picture.frames
        return {self.path_of(id_): interface for id_, interface in shown if id_ not in frames}

    @property
    def inside(self) -> str | None:
        """The definition that is edited; None at the root."""
        return blocks.definition_at(self.document, self.where)

    @command(
        "step-down",
        QT_TRANSLATE_NOOP("Action", "One step do&wn"),
        keys="Ctrl+Return Ctrl+Enter",
        menus={TEACH: 420},
        when=not_empty,
        on_canvas=True,
    )
    def step_down(self) -> None:
        """Move every parameter against its gradient."""
        self.descent.step()

    @cached_property
    def descent(self) -> DescentSteps:
        """What makes steps down; made when the first is offered, and the window opens without."""
        from circuit_editor.ui.session.descent_steps import DescentSteps

        return DescentSteps(self, self)

    @cached_property
    def tile_scale(self) -> TileScale:
        """How large the numbers of tiles are by their colours; made with the first tile."""
        from circuit_editor.ui.session.tile_scale import TileScale

        return TileScale(self)

    @cached_property
    def examples(self) -> HeldExample:
        """The example of a batch that is held; made with the first tile."""
        from circuit_editor.ui.session.held_example import HeldExample

        examples = HeldExample(self)
        self.opened.connect(examples.show_all)
        return examples

    @property
    def shows_a_step(self) -> bool:
        """True while what the last step down did is to be seen on the canvas."""
        return "descent" in vars(self) and self.descent.shows_last

    def last_step(self, id_: str) -> ParameterStep | None:
        """What the last step down did at a parameter, until something else is done; else None."""
        return self.descent.last_at(self.path_of(id_)) if self.shows_a_step else None

    def stepped_within(self, id_: str) -> int:
        """How many parameters inside a block the last step down moved."""
        return self.descent.moved_within(self.path_of(id_)) if self.shows_a_step else 0

    @property
    def is_unsaved(self) -> bool:
        """True where this document object is in no file: it was edited, or its file is lost."""
        return self.is_edited or self.is_lost

    @property
    def is_edited(self) -> bool:
        """True where this document object is not the one last saved or opened."""
        return self.document is not self._saved

    @property
    def newer(self) -> int | None:
        """The version of the file that is shown, where it is a later one and only read."""
        return None if self.known is None else self.known.newer

    @property
    def flag_offer(self) -> Pin | None:
        """Where the loss flag could be put now: the selected or only open end, if no loss is."""
        if self.document.loss is not None or self.where:
            return None
        return wiring.end_for_flag(self.circuit, self.selection)

    @property
    def undo_label(self) -> str | None:
        """The step that undo would take back."""
        return in_words(self._history.undo_label)

    @property
    def redo_label(self) -> str | None:
        """The step that redo would bring again."""
        return in_words(self._history.redo_label)

    def point_out(self, nodes: Iterable[str], ways: Iterable[Iterable[Pin]]) -> None:
        """Mark nodes, by their paths, and wires on the canvas until the next thing is done."""
        self.pointed_out.emit(tuple(nodes), tuple(tuple(way) for way in ways))

    def lead_to(self, path: str) -> None:
        """Select a node by its path, inside the block in which it stands; "" leads nowhere."""
        where, last = NodePath(path).around.parts, NodePath(path).name
        if last and where != self.where:
            self.go(where)
        if last:
            self.select({last})

    def open(
        self,
        document: Document,
        path: Path | None,
        *,
        is_saved: bool = True,
        example: str = "",
        known: KnownBytes | None = None,
        repaired: RepairedFile | None = None,
    ) -> None:
        """Show another document, with a history of its own; what was recovered is not saved.

        `known` are the bytes of the file it was read from, where it is to be saved there.
        """
        before = self.document
        self._history, self._files = History(document), FilesOfSteps()
        saved = document if is_saved else None
        self._file = ShownFile(path, known, repaired=repaired, example=example, saved=saved)
        self._forget_chosen()
        self.expanded = document.expanded
        self._change(before, Location((), frozenset()))
        self.opened.emit()

    @property
    def _file(self) -> ShownFile:
        known, found, repaired = self.known, self.found, self.repaired
        return ShownFile(self.path, known, found, self.is_lost, repaired, self.example, self._saved)

    @_file.setter
    def _file(self, file: ShownFile) -> None:
        self.path, self.known, self.found, self.is_lost = file[:4]
        self.repaired, self.example, self._saved = file.repaired, file.example, file.saved

    def note_prediction(self, state: PredictionState) -> None:
        """Numbers are covered to be predicted, or no more: other commands apply."""
        if state is not self.prediction:
            self.prediction = state
            self.file_changed.emit()

    def mark_saved(self, path: Path, known: KnownBytes | None = None) -> None:
        """Remember that the document as it is now stands in the file at `path`, as such bytes."""
        self._saved = self.document
        self.path, self.example, self.known = path, "", known
        self.found, self.is_lost = None, False
        self.file_changed.emit()

    def note_found(self, found: KnownBytes | None, *, is_lost: bool) -> None:
        """Note what the file was found to hold instead of what is known; None: just that."""
        if (found, is_lost) != (self.found, self.is_lost):
            self.found, self.is_lost = found, is_lost
            self.file_changed.emit()

    def edit(
        self,
        label: Label,
        change: Edit,
        *args: Any,
        merge: Hashable = None,
        select: Iterable[str] | None = None,
        **options: Any,
    ) -> bool:
        """Apply one edit to the circuit that is shown, as one undo step; False where it is refused.

        Steps with the same `merge` key become one. Inside a block all its instances change.
        """
        after = blocks.edit_at(self.document, self.where, change, *args, **options)
        return self.replace(label, after, merge=merge, select=select)

    def move(
        self,
        places: Mapping[str, Place],
        shown: Mapping[str, Place],
        merge: Hashable = None,
        also: Edit | None = None,
    ) -> bool:
        """Put things at other places, so that they are shown at these; False where refused.

        `places` are those in the document if nothing made room for anything. What is `also` done
        is part of the step.
        """
        if self.picture.frames:
            nodes = {id_: place for id_, place in places.items() if id_ in shown}
            behind = places_behind(
                self.document, self.where, self.expanded, nodes, shown, self.shapes
            )
            places = {**places, **behind}

        def change(document: Document) -> Document:
            document = edits.move(document, places)
            return document if also is None else also(document)

        return self.edit(QT_TRANSLATE_NOOP("Sentence", "Move"), change, merge=merge)

    def wiring_label(self, source: Pin, target: Pin) -> Sentence:
        """What the step is called that wires two pins: by the gates' names, or their symbols."""
        shown = self.shown
        source_name, target_name = (
            shorten(shown.label(id_) or node.gate.symbol_with(node.attrs))
            for id_, node in ((pin.node, shown.nodes[pin.node]) for pin in (source, target))
        )
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "Connect {source} → {target}"),
            source=source_name,
            target=target_name,
        )

    def set_value(self, id_: str, number: Any, *, live: bool = False) -> None:
        """Give a source another value, in this instance alone; live ones are one undo step."""
        label = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "Set {name}"), name=self.shown.name(id_))
        path = self.path_of(id_)
        after = edits.set_value(self.document, path, number)
        self.replace(label, after, merge=("value", path) if live else None, touched=[path])

    def set_cell(
        self, id_: str, index: tuple[int, ...], number: float, *, live: bool = False
    ) -> None:
        """Give one cell of a source's array another number; live ones are one undo step."""
        array = self.number_of(id_)
        if array is None or array[index] == number:
            return
        name = name_cell(self.shown.name(id_), index)
        label = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "Set {name}"), name=name)
        path, changed = self.path_of(id_), array.copy()
        changed[index] = number
        after = edits.set_value(self.document, path, changed)
        merge = ("cell", path, index) if live else None
        self.replace(label, after, merge=merge, touched=[path])

    def set_range(self, id_: str, low: float, high: float) -> None:
        """Let a source's slider run from `low` to `high`."""
        label = Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "Range of {name}"), name=self.shown.name(id_)
        )
        self.replace(label, edits.set_range(self.document, self.path_of(id_), low, high))

    def replace(
        self,
        label: Label,
        after: Document,
        *,
        merge: Hashable = None,
        select: Iterable[str] | None = None,
        touched: Iterable[str] | None = None,
        begins: bool = False,
    ) -> bool:
        """Make an edited document the present one, as one undo step.

        `touched` are the paths of the sources that got other values, where nothing else changed.
        What `begins` is no edit, but another circuit, of no file: undo brings back the file, too.
        All edits pass here, so this is where one is refused that could not be saved: then it says
        why and returns False.
        """
        if self._is_locked():
            return False
        from circuit_editor.model.rules import why_not_grow

        refusal = why_not_grow(self.document, after)
        if refusal is not None:
            self.message.emit(say(refusal))
            return False
        before, here = self.document, Location(self.where, self.selected)
        selection = self.selected if select is None else frozenset(select)
        there = Location((), frozenset()) if begins else Location(self.where, selection)
        history = self._history
        if history.commit(after, label, merge=merge, before=here, after=there, begins=begins):
            if begins:
                self._forget_chosen()
                self._file = self._files.begin(self._file)
            self.expanded = still_there(self.expanded, before)  # ids are given again
            shown = self.shown
            self._change(before, there, touched)
            if begins:
                self.opened.emit()  # who steps, predicts or holds something lets it go
            elif self.shapes:
                self._make_room(shown)
        return True

    def _forget_chosen(self) -> None:
        """What was chosen of a circuit means nothing in another one, whose ids are the same."""
        self._numbers.forget_ranges()
        self._cells.clear()

    def _make_room(self, before: Circuit) -> None:
        """Push aside what nodes would stand on whose arrays are larger than `before`."""
        if self.picture.frames or before.nodes is self.shown.nodes:
            return
        from circuit_editor.layout.space.room_for_tiles import places_with_room

        places = places_with_room(before, self.shown)
        if places:
            document = self.document
            self._history.amend(blocks.edit_at(document, self.where, edits.move, places))
            self._change(document, Location(self.where, self.selected))

    def enter(self, id_: str) -> None:
        """Show the inside of a block, with this instance's numbers."""
        self.go((*self.where, *NodePath(id_).parts))

    @command(
        "leave",
        QT_TRANSLATE_NOOP("Action", "&Leave block"),
        keys="Alt+Up",
        menus={BLOCK: 230, ON_CANVAS: 410},
        when=inside_a_block,
    )
    def leave(self) -> None:
        """Show the circuit around the block that was entered, the block selected."""
        if self.where:
            *way, left = self.where
            self.go(tuple(way), {left})

    def go(self, where: Where, select: Iterable[str] = ()) -> None:
        """Show another circuit of this document; no undo step."""
        self.leaving.emit()
        self._history.seal()
        self._show(Location(where, frozenset(select)))
        self.place_changed.emit()
        self.selection_changed.emit()
        self.file_changed.emit()

    def glance(self, id_: str) -> Session:
        """A session that looks into a block with this one's numbers; to draw it as it is now."""
        looking = Session()
        looking._history, looking._numbers = History(self.document), self._numbers
        looking._show(Location((*self.where, *NodePath(id_).parts), frozenset()))
        return looking

    def successor(self) -> Session:
        """A session that goes on where this one stands, for the window that takes over.

        This one stays with its own window, whose views listen to it until they are gone.
        """
        heir = Session()
        for each in (
            *("selection", "selected_annotations", "selected_wire"),
            *("where", "expanded", "picture", "shapes"),
        ):
            setattr(heir, each, getattr(self, each))
        heir._history, heir._numbers, heir._files = self._history, self._numbers, self._files
        heir._file = self._file
        heir._drawn, heir._framed = self._drawn, self._framed
        if "descent" in vars(self):
            heir.descent.go_on_from(self.descent)
        if "examples" in vars(self) and self.examples.held is not None:
            heir.examples.hold(self.examples.held)
        return heir

    def expand(self, ids: Collection[str], *, open_: bool) -> None:
        """Open blocks in place, or close them; no undo step, and nothing to save."""
        paths = frozenset(self.path_of(id_) for id_ in ids)
        now = self.expanded
        expanded = now | paths if open_ else without_insides(now, paths)
        if expanded == self.expanded:
            return
        self.expanded = expanded
        self._show(Location(self.where, self.selected))
        self.place_changed.emit()
        self.selection_changed.emit()

    def to_save(self, document: Document | None = None) -> Document:
        """The document with what is open in place written down, so that it opens as prepared."""
        document = document or self.document
        return replace(document, expanded=still_there(self.expanded, document))

    @property
    def is_held(self) -> bool:
        """True while a hand holds a slider: what a value is now, it only passes."""
        return self.held_from is not None

    def hold(self) -> None:
        """Begin a merged step: a slider is dragged until `release` or `abandon`."""
        self.seal()
        self.held_from = self.document

    def release(self) -> None:
        """End the merged step of a drag: the value stays."""
        self.seal()
        self.held_from = None
        self.let_go.emit()

    def seal(self) -> None:
        """End a merged step."""
        self._history.seal()

    def abandon(self) -> None:
        """Take back the merged step that is under way, leaving nothing to redo."""
        was_held, self.held_from = self.is_held, None
        self._step(self._history.abandon)
        if was_held:
            self.let_go.emit()

    def undo(self) -> None:
        """Take the last step back, and return to where it was made."""
        if not self._is_locked():
            self._step(self._history.undo)

    def redo(self) -> None:
        """Bring the step that was taken back again."""
        if not self._is_locked():
            self._step(self._history.redo)

    @property
    def history(self) -> History:
        """The steps that were made; `go_to_step` moves along them."""
        return self._history

    def go_to_step(self, done: int) -> None:
        """Take back all steps after so many, or bring them again, and return to where it was."""
        if not self._is_locked():
            self._step(lambda: self._history.go(done))

    def _is_locked(self) -> bool:
        """True, and why is said, where nothing may be edited now."""
        if self.locked:
            self.message.emit(self.locked)
        return bool(self.locked)

    def _step(self, move: Callable[[], Location | None]) -> None:
        before, begun = self.document, self._history.beginnings
        view = move()
        self._file = self._files.go(self._history.beginnings - begun, self._file)
        if self.document is not before:
            self._change(before, view or Location((), frozenset()))

    def _change(
        self, before: Document, view: Location, touched: Iterable[str] | None = None
    ) -> None:
        prepared, self.prepared = self.prepared, None
        drawn = None
        if prepared is not None and prepared.document is self.document:
            self._numbers.live.take_over(prepared.live)
            numbers_are_new, drawn = True, prepared.picture
        else:
            numbers_are_new = self._numbers.live.follow(self.document, touched)
        for path in [each for each in self._cells if not leads_to_node(self.document, each)]:
            del self._cells[path]
        old = Location(self.where, self.selected), self.selected_wire
        self._show(view, drawn)
        self.numbers_follow = numbers_are_new
        self.document_changed.emit(before, self.document)
        self.numbers_follow = False
        if old[0].where != self.where:
            self.place_changed.emit()
        if numbers_are_new:
            self._tell_new_numbers()
        if old != (Location(self.where, self.selected), self.selected_wire):
            self.selection_changed.emit()
        self.file_changed.emit()

    def _show(self, view: Location, drawn: Picture | None = None) -> None:
        """Take the user to a place, or as near to it as there still is something.

        `drawn` is the picture of it, where it is known.
        """
        where = nearest(self.document, view.where)
        framed, shapes = (where, self.expanded), self._numbers.shapes
        is_alike = framed == self._framed and shapes == self.shapes
        if drawn is not None:
            self.picture = drawn
        elif not (is_alike and blocks.same_drawing(self._drawn, self.document)):
            hidden = self._numbers.hidden_shapes
            self.picture = picture(self.document, where, self.expanded, shapes, hidden)
        self._drawn, self._framed, self.where, self.shapes = self.document, framed, where, shapes
        self.take_selection(view.selection, self.selected_wire)
        if self.asked_pin is not None and not self.shown.has_pin(self.asked_pin):
            self.asked_pin = None
        self._numbers.visibility.follow()  # before anybody reads a number
        if self._numbers.shapes != self.shapes:  # other ones are hidden now
            self._show(view)

    def numbers_shown_changed(self) -> None:
        """A filter hides other numbers than before, or shapes: then nodes are drawn otherwise."""
        if self._numbers.shapes != self.shapes:
            self._show(Location(self.where, self.selected))
            self.place_changed.emit()
        super().numbers_shown_changed()
