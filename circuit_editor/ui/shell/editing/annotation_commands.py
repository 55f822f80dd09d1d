"""Commands on notes and frames: what adds them, writes in them, and says what a frame holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from circuit_editor.model import record_limits, records
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence
from circuit_editor.ui.app.translate import say
from circuit_editor.ui.shell.commands import (
    CIRCUIT,
    EDIT,
    ON_ANNOTATIONS,
    ON_CANVAS,
    ON_NODES,
    CommandContext,
    Registrar,
    annotation_selected,
    thing_selected,
)

if TYPE_CHECKING:
    from circuit_editor.model import Document
    from circuit_editor.ui.canvas.view import CanvasView

COLOURS_TOLD = {
    "": QT_TRANSLATE_NOOP("Sentence", "Without a colour."),
    "yellow": QT_TRANSLATE_NOOP("Sentence", "Yellow."),
    "green": QT_TRANSLATE_NOOP("Sentence", "Green, with a dashed line."),
    "blue": QT_TRANSLATE_NOOP("Sentence", "Blue, with a dotted line."),
    "violet": QT_TRANSLATE_NOOP("Sentence", "Violet, its line of dashes and dots."),
    "red": QT_TRANSLATE_NOOP("Sentence", "Red, its line of dashes and two dots each."),
    "grey": QT_TRANSLATE_NOOP("Sentence", "Grey."),
}
command = Registrar("annotation_commands")


def framed_selected(context: CommandContext) -> bool:
    """Something is selected that stands in a frame."""
    frames = context.circuit.frames
    if not frames:
        return False
    selected = context.selection | context.selected_annotations
    return any(not frame.nodes.isdisjoint(selected) for frame in frames.values())


def frame_selected(context: CommandContext) -> bool:
    """A frame is selected."""
    return any(id_ in context.circuit.frames for id_ in context.selected_annotations)


def can_put_into_frame(context: CommandContext) -> bool:
    """One frame is selected, and something else."""
    chosen = [id_ for id_ in context.selected_annotations if id_ in context.circuit.frames]
    others = len(context.selection) + len(context.selected_annotations) - 1
    return len(chosen) == 1 and others > 0


class AnnotationCommands(QObject):
    """The commands that make notes and frames, and change what frames hold."""

    def __init__(self, view: CanvasView, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._session = view, view.session

    @command(
        "add-note",
        QT_TRANSLATE_NOOP("Action", "Add &note"),
        keys="Ctrl+Shift+J",
        menus={CIRCUIT: 214, ON_CANVAS: 127, ON_NODES: 1610},
    )
    def add_note(self) -> None:
        """Put an empty note where one asked, beside what is selected, or in sight, and open it."""
        from circuit_editor.ui.canvas.new_note import put_note  # loaded for whoever wants one

        view = self._view
        view.cancel_gesture()
        if not view.commit_value():
            return
        id_ = put_note(view, view.asked_at)
        if id_ is not None:
            view.write(id_, is_new=True)

    @command(
        "frame",
        QT_TRANSLATE_NOOP("Action", "&Frame with a title"),
        keys="Ctrl+J",
        menus={CIRCUIT: 216, ON_NODES: 305, ON_ANNOTATIONS: 305},
        when=thing_selected,
    )
    def frame(self) -> None:
        """Put a frame around what is selected, and let its title be typed."""
        from circuit_editor.layout.space.frame_boxes import frame_boxes, middle_of, needed_box
        from circuit_editor.layout.space.room_for_frames import clear_frames
        from circuit_editor.model.edits import notes_and_frames

        session, view = self._session, self._view
        circuit = session.circuit
        held = [
            id_
            for id_ in session.selected
            if id_ in circuit.nodes or id_ in session.selected_annotations
        ]
        if not held:
            session.message.emit(
                self.tr("This stands inside a block: enter the block to frame it there.")
            )
            return
        shown, opened = session.shown, session.picture.frames
        box = needed_box(shown, held, opened, frame_boxes(shown, opened))
        assert box is not None
        place, size = middle_of(box)
        from circuit_editor.model.fresh_names import fresh_id

        id_ = fresh_id(session.document, "frame")
        label = QT_TRANSLATE_NOOP("Sentence", "Frame")

        def frame(document: Document) -> Document:
            document = notes_and_frames.add_frame(document, id_, "", held, place, size)
            return clear_frames(document, [id_])

        if session.edit(label, frame, merge=("frame", id_), select=[id_]):
            view.find_selection()  # it reaches farther than what it holds
            view.write(id_, is_new=True)

    @command(
        "put-into-frame",
        QT_TRANSLATE_NOOP("Action", "Put &into the frame"),
        menus={CIRCUIT: 217, ON_NODES: 1620, ON_ANNOTATIONS: 306},
        when=can_put_into_frame,
    )
    def put_into_frame(self) -> None:
        """Let the selected frame hold all else that is selected; what is no part makes room."""
        from circuit_editor.layout.space.room_for_frames import clear_frames
        from circuit_editor.model.edits import notes_and_frames

        session = self._session
        (frame,) = (id_ for id_ in session.selected_annotations if id_ in session.circuit.frames)
        joining = dict.fromkeys(session.selected - {frame}, frame)
        label = QT_TRANSLATE_NOOP("Sentence", "Put into frame")

        def put(document: Document) -> Document:
            return clear_frames(notes_and_frames.put_into_frame(document, joining), [frame])

        session.edit(label, put)

    @command(
        "take-out-of-frame",
        QT_TRANSLATE_NOOP("Action", "Take &out of its frame"),
        menus={CIRCUIT: 218, ON_NODES: 1630, ON_ANNOTATIONS: 307},
        when=framed_selected,
    )
    def take_out_of_frame(self) -> None:
        """Let the frames around hold no longer what is selected; it stays where it stands."""
        from circuit_editor.model.edits import notes_and_frames

        session = self._session
        within = records.holders(session.circuit)
        leaving = {id_: within.get(within[id_]) for id_ in session.selected if id_ in within}
        label = QT_TRANSLATE_NOOP("Sentence", "Take out of frame")
        session.edit(label, notes_and_frames.put_into_frame, leaving)

    @command(
        "select-framed",
        QT_TRANSLATE_NOOP("Action", "Select what it hold&s"),
        menus={EDIT: 318, ON_ANNOTATIONS: 120},
        when=frame_selected,
    )
    def select_held(self) -> None:
        """Select what the selected frames hold, and these themselves."""
        self._session.select(self._session.selected_whole)

    @command(
        "delete-whole",
        QT_TRANSLATE_NOOP("Action", "Delete with c&ontents"),
        menus={EDIT: 255, ON_ANNOTATIONS: 920},
        when=frame_selected,
    )
    def delete_whole(self) -> None:
        """Delete what is selected, and what the frames among it hold."""
        from circuit_editor.model.edits import remove

        session = self._session
        label = QT_TRANSLATE_NOOP("Sentence", "Delete with contents")
        session.edit(label, remove, session.selected_whole)

    @command(
        "next-colour",
        QT_TRANSLATE_NOOP("Action", "Another co&lour"),
        menus={CIRCUIT: 219, ON_ANNOTATIONS: 150},
        when=annotation_selected,
    )
    def next_colour(self) -> None:
        """Give the selected notes and frames the next colour, and say which that is."""
        from circuit_editor.model.edits import notes_and_frames

        session = self._session
        chosen = session.selected_annotations
        first, circuit = min(chosen), session.circuit
        entry = circuit.notes[first] if first in circuit.notes else circuit.frames[first]
        colours = ("", *record_limits.COLOURS)
        colour = colours[(colours.index(entry.colour) + 1) % len(colours)]
        label = QT_TRANSLATE_NOOP("Sentence", "Colour")
        edit = notes_and_frames.set_colour
        if session.edit(label, edit, chosen, colour, merge=("colour", chosen)):
            session.message.emit(say(Sentence.of(COLOURS_TOLD[colour])))
