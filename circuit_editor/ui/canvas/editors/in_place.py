"""In-place editing of numbers and names: which field is open, over what, and what it commits."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRect, QSize
from PySide6.QtWidgets import QApplication, QWidget

from circuit_editor.layout.tiles import Index, cell_beside, is_within
from circuit_editor.model import edits
from circuit_editor.model.naming import describe
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, name_cell, printable_lines
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.deferred_loading import call_later
from circuit_editor.ui.app.translate import fill
from circuit_editor.ui.canvas.gestures.held_objects import HeldObjects

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.canvas_host import CanvasHost
    from circuit_editor.ui.canvas.editors.name_editor import NameEditor
    from circuit_editor.ui.canvas.editors.note_writing import NoteWriting
    from circuit_editor.ui.canvas.editors.value_editor import ValueEditor

NARROWEST, WIDEST = 96, 260  # of a field over a number
NARROWEST_NAME = 56
ABOVE = 8  # pixels between a block that was just made and the field for its name
AROUND = 24  # pixels to the edge, from what is renamed


class InPlace(QObject):
    """At most one field is open over the canvas: on a value, a cell, a constant, or a name."""

    def __init__(self, view: CanvasHost) -> None:
        super().__init__(view)
        self._view = view
        self._session = view.session
        self._editor: ValueEditor | None = None
        self._edited = ""
        self._cell: Index | None = None  # of the array there
        self._naming: NameEditor | None = None
        self._named = ""
        self._noting: NoteWriting | None = None
        self._lender: QWidget = view  # who had the keyboard, and gets it back
        self._session.leaving.connect(self.commit)
        self._holding = HeldObjects(self._session, self, self)

    def edit(self, id_: str, typed: str = "") -> bool:
        """Open a field over a node, holding what was typed; False where it has no number.

        Of an array what is typed goes to the chosen cell; where nothing is, its grid is shown.
        """
        if not self.commit():
            return False
        number = self._number_at(id_)
        if number is None:
            array = self._session.number_of(id_)
            if array is None:
                return False
            self._session.select({id_})
            if typed and array.size:
                self._edit_cell(id_, self._session.chosen_cell(id_, array.shape), typed)
            else:
                call_later(self, self._open_grid)  # when the hand has let go
            return True
        gate = self._session.shown.nodes[id_].gate
        if gate.is_source:
            self._open(id_, number, lambda new: self._view.set_value(id_, new), typed)
        else:
            name = next(iter(gate.attrs))
            label = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "Set {name}"), name=name)

            def set_attr(new: float) -> None:
                self._session.edit(label, edits.set_attr, id_, name, new, merge=("attr", id_, name))

            self._open(id_, number, set_attr, typed)
        return True

    def _edit_cell(self, id_: str, index: Index, typed: str = "") -> None:
        """Open a field over one cell of an array, unless its numbers may not be seen."""
        from circuit_editor.ui.inspector.array_grid import refuse_hidden  # where there are arrays

        session = self._session
        array = session.number_of(id_)
        if array is None or refuse_hidden(session, id_):
            return
        session.select({id_})
        session.choose_cell(id_, index)
        self._open(
            id_,
            float(array[index]),
            lambda new: session.set_cell(id_, index, new, live=True),
            typed,
            index,
        )

    def _edit_next(self, direction: int) -> None:
        """Go on to the next cell of the array, then to the next value: of an array its end."""
        from circuit_editor.ui.canvas.gestures import keyboard_navigation

        session, id_, cell = self._session, self._edited, self._cell
        array = session.number_of(id_)
        if cell is not None and array is not None:
            cell = cell_beside(array.shape, cell, direction)
        if cell is None:
            id_ = keyboard_navigation.next_input(session.shown, id_, direction)
            array = session.number_of(id_)
            if array is not None and array.shape and array.size:
                cell = cell_beside(array.shape, None, direction)
        if cell is not None:
            self._edit_cell(id_, cell)
        else:
            self.edit(id_)

    def _open_grid(self) -> None:
        """Show all numbers of the array that was selected."""
        from circuit_editor.ui.inspector.array_grid import edit_array  # where there are arrays

        for id_ in self._session.selection:
            edit_array(self._session, id_, self._view)

    def name(self, id_: str, apply: Callable[[str], None]) -> None:
        """Open a field over a block that was just made, in which it is named."""
        interface = self._view.circuit_scene.nodes[id_].node.interface
        name = interface.name if interface is not None else ""
        if self.finish_naming():
            self._open_name(id_, name, lambda typed: "", apply, always=True)

    def rename(self, id_: str) -> bool:
        """Open a field over the name of a node; False where it has none that is changed here."""
        if not self.commit():
            return False
        if id_ in self._session.selected_annotations:
            return self.write(id_)
        if id_ not in self._session.circuit.nodes:
            self._session.message.emit(
                self.tr("This stands inside a block: enter the block to rename it.")
            )
            return False
        from circuit_editor.ui.session.node_names import name_of_block, name_of_node

        session = self._session
        interface = session.circuit.nodes[id_].interface
        if interface is not None and self._is_called_as_its_block(id_):
            name = name_of_block(session, interface.block)
        else:
            name = name_of_node(session, id_)
        session.select({id_})
        view = self._view
        view.bring_into_sight(view.circuit_scene.content({id_}), AROUND)
        self._open_name(id_, name.text, name.why_not, name.apply)
        return True

    def write(self, id_: str, *, is_new: bool = False) -> bool:
        """Open a field over a note, or the title of a frame; False where there is neither."""
        if not self.commit():
            return False
        session, view = self._session, self._view
        if id_ in session.circuit.notes:
            from circuit_editor.ui.canvas.editors.note_writing import NoteWriting

            session.select({id_})
            view.bring_into_sight(view.circuit_scene.content({id_}), AROUND)
            self._borrow()
            self._noting = NoteWriting(view, id_, self._note_ended, is_new=is_new)
            return True
        if id_ not in session.circuit.frames:
            return False
        from circuit_editor.ui.canvas.editors import name_places
        from circuit_editor.ui.session.node_names import name_of_frame

        session.select({id_})
        view.bring_into_sight(name_places.title_of(view, id_), AROUND)
        name = name_of_frame(session, id_, is_new=is_new)
        self._open_name(id_, name.text, name.why_not, name.apply, always=is_new)
        return True

    def _note_ended(self, had_focus: bool) -> None:
        self._noting = None
        if had_focus:
            self._give_back()

    def rename_at(self, point: QPointF) -> bool:
        """Open a field over the name that is written at a point; False where none is."""
        from circuit_editor.ui.canvas.editors.name_places import name_at

        id_ = name_at(self._view, point)
        return id_ is not None and self.rename(id_)

    def commit(self) -> bool:
        """Take over what is being typed; False (and the field stays) where it cannot stand."""
        if not self.finish_naming():
            return False
        if self._noting is not None:
            self._noting.end()
        if self._editor is None:
            return True
        if not self._editor.commit():
            return False
        self._close(0)
        return True

    def is_valid(self) -> bool:
        """True where what is named, and the number that is typed, is still there."""
        circuit = self._session.circuit
        return (
            (self._naming is None or self._named in circuit.nodes or self._named in circuit.frames)
            and (self._noting is None or self._noting.id in circuit.notes)
            and (self._editor is None or self._is_number_there())
        )

    def _is_number_there(self) -> bool:
        if self._cell is None:
            return self._number_at(self._edited) is not None
        array = self._session.number_of(self._edited)
        return array is not None and is_within(array.shape, self._cell)

    def let_go(self) -> None:
        """Close the fields without taking over what stands there."""
        if self._naming is not None:
            self._naming.give_up()
        if self._editor is not None:
            self._editor.give_up()
        if self._noting is not None:
            self._noting.give_up()

    def finish_naming(self) -> bool:
        """Take over the name that is being typed; False (and the field stays) where it is none."""
        if self._naming is None:
            return True
        if not self._naming.commit():
            return False
        self._naming_ended(0)
        return True

    def _is_called_as_its_block(self, id_: str) -> bool:
        """True where a use of a block bears the block's name alone, and nothing else does."""
        interface = self._session.circuit.nodes[id_].interface
        assert interface is not None
        return not self._session.circuit.label(id_) and self._session.uses(interface.block) < 2

    def _number_at(self, id_: str) -> float | None:
        """The single number that can be typed for a node; None where there is none."""
        node = self._session.shown.nodes.get(id_)
        if node is None:
            return None
        if node.gate.is_source:
            value = self._session.number_of(id_)
            return float(value) if value is not None and value.shape == () else None
        if node.gate.attrs and id_ in self._session.circuit.nodes:
            return node.attrs[next(iter(node.gate.attrs))]
        return None

    def _open(
        self,
        id_: str,
        number: float,
        apply: Callable[[float], None],
        typed: str,
        cell: Index | None = None,
    ) -> None:
        from circuit_editor.ui.canvas.editors import name_places
        from circuit_editor.ui.canvas.editors.value_editor import ValueEditor

        view = self._view
        self._session.select({id_})
        self._session.seal()
        editor = ValueEditor(number, apply, self._session.abandon, view.viewport(), typed)
        name = name_cell(describe(self._session.shown, id_), cell or ())
        told = fill(self.tr("Value of {name}"), name=name)
        editor.setAccessibleName(printable_lines(told))
        editor.setFont(look.font(name_places.points_over_value(view)))

        def stand() -> None:
            wanted = min(WIDEST, editor.whole_width())
            if cell is not None:
                shown = name_places.place_of_cell(view, id_, cell)
                width = max(NARROWEST_NAME, shown.width(), wanted)
                rect = QRect(0, 0, width, editor.sizeHint().height())
                rect.moveCenter(shown.center())
                editor.setGeometry(rect)
                return
            item = view.circuit_scene.nodes[id_]
            shown = view.mapFromScene(item.on_canvas(item.body)).boundingRect()
            size = QSize(
                max(NARROWEST, shown.width() * 7 // 10, wanted), editor.sizeHint().height()
            )
            editor.setGeometry(name_places.field_over_value(view, id_, size))

        stand()
        editor.textEdited.connect(stand)
        editor.finished.connect(self._close)
        editor.refused.connect(self._refuse)
        self._editor, self._edited, self._cell = editor, id_, cell
        self._borrow()
        editor.show()
        editor.setFocus()
        view.field_changed.emit(
            self.tr("Tab: next value. Enter takes it, Esc leaves it as it was.")
        )

    def _refuse(self, text: str) -> None:
        field = self._naming or self._editor
        if field is not None:
            self._view.show_bubble(text, self._view.mapToScene(field.geometry().bottomLeft()))
        self._session.message.emit(text)

    def _close(self, direction: int) -> None:
        editor, self._editor = self._editor, None
        if editor is None:
            return
        had_focus = QApplication.focusWidget() is editor
        editor.hide()
        editor.deleteLater()
        self._view.field_changed.emit("")
        self._session.seal()
        self._view.show_bubble(None, QPointF())
        if had_focus:
            self._give_back()
        if direction:
            self._edit_next(direction)

    def _borrow(self) -> None:
        from circuit_editor.ui.widgets.focus import lender

        self._lender = lender(self._view)

    def _give_back(self) -> None:
        """Give the keyboard to who had it, or to the canvas where that is hidden now."""
        (self._lender if self._lender.isVisible() else self._view).setFocus()

    def _open_name(
        self,
        id_: str,
        name: str,
        why_not: Callable[[str], str],
        apply: Callable[[str], object],
        *,
        always: bool = False,
    ) -> None:
        from circuit_editor.ui.canvas.editors import name_places
        from circuit_editor.ui.canvas.editors.name_editor import NameEditor

        view = self._view
        editor = NameEditor(name, why_not, apply, view.viewport(), always=always)
        told, shown = self.tr("Title of the frame"), self._session.shown
        is_node = id_ in shown.nodes
        if is_node:
            told = fill(self.tr("Name of {name}"), name=describe(shown, id_))
        editor.setAccessibleName(printable_lines(told))
        editor.setFont(look.font(name_places.points_over_name(view, id_)))

        def stand() -> None:
            if not name_places.has_name(view, id_):
                return  # it was taken out meanwhile: the field stays where it is
            place = name_places.place_of_name(view, id_)
            width = max(NARROWEST_NAME, place.width(), min(WIDEST, editor.whole_width()))
            size = QSize(width, editor.sizeHint().height())
            rect = name_places.field_over_name(view, id_, size)
            if always and is_node:  # what was just made is seen, too
                rect.moveBottom(place.top() - ABOVE)
            editor.setGeometry(rect)

        stand()
        editor.textEdited.connect(stand)
        editor.finished.connect(self._naming_ended)
        editor.refused.connect(self._refuse)
        self._naming, self._named = editor, id_
        self._borrow()
        editor.show()
        editor.setFocus()
        view.field_changed.emit(self.tr("Tab: next name. Enter takes it, Esc leaves it as it was."))

    def _naming_ended(self, direction: int) -> None:
        editor, self._naming = self._naming, None
        if editor is None:
            return
        had_focus = QApplication.focusWidget() is editor
        editor.hide()
        editor.deleteLater()
        self._view.field_changed.emit("")
        self._view.show_bubble(None, QPointF())
        if had_focus:
            self._give_back()
        if direction and self._named in self._session.circuit.nodes:
            from circuit_editor.ui.canvas.gestures import keyboard_navigation

            self.rename(
                keyboard_navigation.next_name(self._session.circuit, self._named, direction)
            )
