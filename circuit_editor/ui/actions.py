"""The table of actions: what every menu item, key and button does, and when it can be done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence

from circuit_editor.model import INLET, OUTLET
from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.session import Session

if TYPE_CHECKING:
    from circuit_editor.ui.window import Window

FILE = QT_TRANSLATE_NOOP("Action", "&File")
EDIT = QT_TRANSLATE_NOOP("Action", "&Edit")
CIRCUIT = QT_TRANSLATE_NOOP("Action", "&Circuit")
BLOCK = QT_TRANSLATE_NOOP("Action", "&Block")
TEACH = QT_TRANSLATE_NOOP("Action", "&Teach")
VIEW = QT_TRANSLATE_NOOP("Action", "&View")
MENUS = (FILE, EDIT, CIRCUIT, BLOCK, TEACH, VIEW)


def _always(session: Session) -> bool:
    return True


def _something_selected(session: Session) -> bool:
    return bool(session.selection)


def _not_empty(session: Session) -> bool:
    return bool(session.circuit.nodes)


def _block_selected(session: Session) -> bool:
    return any(session.shown.nodes[id_].gate.is_block for id_ in session.selection)


def _own_block_selected(session: Session) -> bool:
    return _block_selected(session) and all(
        id_ in session.circuit.nodes for id_ in session.selection
    )


def _one_own_block_selected(session: Session) -> bool:
    return len(session.selection) == 1 and _own_block_selected(session)


def _shared_block_selected(session: Session) -> bool:
    if not _one_own_block_selected(session):
        return False
    (id_,) = session.selection
    face = session.circuit.nodes[id_].face
    return face is not None and session.uses(face.block) > 1


def _can_toggle(session: Session) -> bool:
    return _block_selected(session) or any("/" in id_ for id_ in session.selection)


def _one_block_selected(session: Session) -> bool:
    return len(session.selection) == 1 and _block_selected(session)


def _inside_a_block(session: Session) -> bool:
    return bool(session.where)


class Command(NamedTuple):
    """One thing the user can do: its place in the menus, its keys, when, and what it does."""

    id: str
    menu: str
    text: str
    keys: tuple[str, ...]
    do: Callable[[Window], object]
    enabled: Callable[[Session], bool] = _always
    ends_group: bool = False


COMMANDS = (
    Command(
        "new", FILE, QT_TRANSLATE_NOOP("Action", "&New"), ("Ctrl+N",), lambda w: w.filing.new()
    ),
    Command(
        "open",
        FILE,
        QT_TRANSLATE_NOOP("Action", "&Open…"),
        ("Ctrl+O",),
        lambda w: w.filing.open(),
        ends_group=True,
    ),
    Command(
        "save", FILE, QT_TRANSLATE_NOOP("Action", "&Save"), ("Ctrl+S",), lambda w: w.filing.save()
    ),
    Command(
        "save-as",
        FILE,
        QT_TRANSLATE_NOOP("Action", "Save &as…"),
        ("Ctrl+Shift+S",),
        lambda w: w.filing.save_as(),
        ends_group=True,
    ),
    Command(
        "export",
        FILE,
        QT_TRANSLATE_NOOP("Action", "&Export picture…"),
        ("Ctrl+Shift+E",),
        lambda w: w.filing.export_picture(),
        _not_empty,
        ends_group=True,
    ),
    Command("quit", FILE, QT_TRANSLATE_NOOP("Action", "&Quit"), ("Ctrl+Q",), lambda w: w.close()),
    Command(
        "undo",
        EDIT,
        QT_TRANSLATE_NOOP("Action", "&Undo"),
        ("Ctrl+Z",),
        lambda w: w.undo(),
        lambda s: s.undo_label is not None,
    ),
    Command(
        "redo",
        EDIT,
        QT_TRANSLATE_NOOP("Action", "&Redo"),
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        lambda w: w.redo(),
        lambda s: s.redo_label is not None,
        ends_group=True,
    ),
    Command(
        "cut",
        EDIT,
        QT_TRANSLATE_NOOP("Action", "Cu&t"),
        ("Ctrl+X",),
        lambda w: w.clipboard.cut(),
        _something_selected,
    ),
    Command(
        "copy",
        EDIT,
        QT_TRANSLATE_NOOP("Action", "&Copy"),
        ("Ctrl+C",),
        lambda w: w.clipboard.copy(),
        _something_selected,
    ),
    Command(
        "paste",
        EDIT,
        QT_TRANSLATE_NOOP("Action", "&Paste"),
        ("Ctrl+V",),
        lambda w: w.clipboard.paste(),
    ),
    Command(
        "duplicate",
        EDIT,
        QT_TRANSLATE_NOOP("Action", "&Duplicate"),
        ("Ctrl+D",),
        lambda w: w.clipboard.duplicate(),
        _something_selected,
    ),
    Command(
        "delete",
        EDIT,
        QT_TRANSLATE_NOOP("Action", "De&lete"),
        ("Del", "Backspace"),
        lambda w: w.session.delete_selected(),
        lambda s: bool(s.selection) or s.selected_wire is not None,
        ends_group=True,
    ),
    Command(
        "select-all",
        EDIT,
        QT_TRANSLATE_NOOP("Action", "Select &all"),
        ("Ctrl+A",),
        lambda w: w.session.select(w.session.circuit.nodes),
        _not_empty,
    ),
    Command(
        "rename",
        EDIT,
        QT_TRANSLATE_NOOP("Action", "Re&name"),
        ("F2",),
        lambda w: w.rename(),
        lambda s: len(s.selection) == 1,
    ),
    Command(
        "expression",
        CIRCUIT,
        QT_TRANSLATE_NOOP("Action", "From &expression…"),
        ("Ctrl+I",),
        lambda w: w.show_expression_bar(),
        ends_group=True,
    ),
    Command(
        "find-gate",
        CIRCUIT,
        QT_TRANSLATE_NOOP("Action", "Add &gate…"),
        ("Ctrl+F",),
        lambda w: w.find_gate(""),
    ),
    Command(
        "wire",
        CIRCUIT,
        QT_TRANSLATE_NOOP("Action", "Start &wire"),
        ("Ctrl+L",),
        lambda w: w.view.start_wire(),
        lambda s: len(s.selection) == 1,
    ),
    Command(
        "flag",
        CIRCUIT,
        QT_TRANSLATE_NOOP("Action", "Put the &loss flag here"),
        ("Ctrl+Shift+L",),
        lambda w: w.view.placing.put_flag(),
        lambda s: s.flag_offer is not None,
        ends_group=True,
    ),
    Command(
        "tidy",
        CIRCUIT,
        QT_TRANSLATE_NOOP("Action", "&Tidy up"),
        ("Ctrl+T",),
        lambda w: w.tidy(),
        _not_empty,
    ),
    Command(
        "group",
        BLOCK,
        QT_TRANSLATE_NOOP("Action", "&Group"),
        ("Ctrl+G",),
        lambda w: w.blocks.group(),
        _not_empty,
    ),
    Command(
        "ungroup",
        BLOCK,
        QT_TRANSLATE_NOOP("Action", "&Ungroup"),
        ("Ctrl+Shift+G",),
        lambda w: w.blocks.ungroup(),
        _own_block_selected,
        ends_group=True,
    ),
    Command(
        "expand",
        BLOCK,
        QT_TRANSLATE_NOOP("Action", "&Expand or collapse in place"),
        ("Ctrl+E",),
        lambda w: w.blocks.toggle(),
        _can_toggle,
    ),
    Command(
        "enter",
        BLOCK,
        QT_TRANSLATE_NOOP("Action", "E&nter block"),
        ("Alt+Down",),
        lambda w: w.view.enter_selected(),
        _one_block_selected,
    ),
    Command(
        "leave",
        BLOCK,
        QT_TRANSLATE_NOOP("Action", "&Leave block"),
        ("Alt+Up",),
        lambda w: w.session.leave(),
        _inside_a_block,
        ends_group=True,
    ),
    Command(
        "unique",
        BLOCK,
        QT_TRANSLATE_NOOP("Action", "&Make unique"),
        ("Ctrl+Shift+U",),
        lambda w: w.blocks.make_unique(),
        _shared_block_selected,
    ),
    Command(
        "save-block",
        BLOCK,
        QT_TRANSLATE_NOOP("Action", "&Save to my blocks"),
        (),
        lambda w: w.blocks.save_to_mine(),
        _one_own_block_selected,
        ends_group=True,
    ),
    Command(
        "add-inlet",
        BLOCK,
        QT_TRANSLATE_NOOP("Action", "Add &input port"),
        ("Ctrl+Alt+I",),
        lambda w: w.blocks.add_port(INLET),
        _inside_a_block,
    ),
    Command(
        "add-outlet",
        BLOCK,
        QT_TRANSLATE_NOOP("Action", "Add &output port"),
        ("Ctrl+Alt+O",),
        lambda w: w.blocks.add_port(OUTLET),
        _inside_a_block,
    ),
    Command(
        "lessons",
        TEACH,
        QT_TRANSLATE_NOOP("Action", "&Lessons"),
        ("F4",),
        lambda w: w.classroom.toggle_lessons(),
        ends_group=True,
    ),
    Command(
        "timeline",
        TEACH,
        QT_TRANSLATE_NOOP("Action", "Step by &step"),
        ("F9",),
        lambda w: w.classroom.toggle_timeline(),
        _not_empty,
    ),
    Command(
        "step-on",
        TEACH,
        QT_TRANSLATE_NOOP("Action", "One step &on"),
        ("F10",),
        lambda w: w.classroom.step(1),
        _not_empty,
    ),
    Command(
        "step-back",
        TEACH,
        QT_TRANSLATE_NOOP("Action", "One step &back"),
        ("Shift+F10",),
        lambda w: w.classroom.step(-1),
        _not_empty,
    ),
    Command(
        "play",
        TEACH,
        QT_TRANSLATE_NOOP("Action", "P&lay or pause"),
        ("F11",),
        lambda w: w.classroom.toggle_play(),
        _not_empty,
        ends_group=True,
    ),
    Command(
        "predict-backward",
        TEACH,
        QT_TRANSLATE_NOOP("Action", "Predict the &gradients"),
        ("Ctrl+P",),
        lambda w: w.classroom.predict("gradients"),
        _not_empty,
    ),
    Command(
        "predict-forward",
        TEACH,
        QT_TRANSLATE_NOOP("Action", "Predict the &values"),
        ("Ctrl+Shift+P",),
        lambda w: w.classroom.predict("values"),
        _not_empty,
    ),
    Command(
        "predict-both",
        TEACH,
        QT_TRANSLATE_NOOP("Action", "Predict bot&h"),
        (),
        lambda w: w.classroom.predict("both"),
        _not_empty,
    ),
    Command(
        "predict-selected",
        TEACH,
        QT_TRANSLATE_NOOP("Action", "Predict what is &selected"),
        (),
        lambda w: w.classroom.predict(),
        _something_selected,
    ),
    Command(
        "predict-end",
        TEACH,
        QT_TRANSLATE_NOOP("Action", "&End the prediction"),
        (),
        lambda w: w.classroom.predicting.stop(),
        ends_group=True,
    ),
    Command(
        "present",
        TEACH,
        QT_TRANSLATE_NOOP("Action", "&Present"),
        ("F5",),
        lambda w: w.classroom.presenting.toggle(),
        _not_empty,
    ),
    Command(
        "spotlight",
        TEACH,
        QT_TRANSLATE_NOOP("Action", "Spotlight (while presenting)"),
        ("F6",),
        lambda w: w.classroom.presenting.toggle_spotlight(),
    ),
    Command(
        "pen",
        TEACH,
        QT_TRANSLATE_NOOP("Action", "Pen (while presenting)"),
        ("F7",),
        lambda w: w.classroom.presenting.toggle_pen(),
    ),
    Command(
        "wipe",
        TEACH,
        QT_TRANSLATE_NOOP("Action", "Wipe what the pen drew"),
        ("F8",),
        lambda w: w.classroom.presenting.wipe(),
        ends_group=True,
    ),
    Command(
        "zoom-in",
        VIEW,
        QT_TRANSLATE_NOOP("Action", "Zoom &in"),
        ("Ctrl++", "Ctrl+="),
        lambda w: w.view.zoom_in(),
    ),
    Command(
        "zoom-out",
        VIEW,
        QT_TRANSLATE_NOOP("Action", "Zoom &out"),
        ("Ctrl+-",),
        lambda w: w.view.zoom_out(),
    ),
    Command(
        "zoom-100",
        VIEW,
        QT_TRANSLATE_NOOP("Action", "100 %"),
        ("Ctrl+0",),
        lambda w: w.view.zoom_to_full_size(),
    ),
    Command(
        "fit",
        VIEW,
        QT_TRANSLATE_NOOP("Action", "&Fit all"),
        ("Home", "Shift+1"),
        lambda w: w.view.fit(),
    ),
    Command(
        "fit-selection",
        VIEW,
        QT_TRANSLATE_NOOP("Action", "Fit &selection"),
        ("Shift+2",),
        lambda w: w.view.fit_selection(),
        _something_selected,
        ends_group=True,
    ),
)


def make_actions(window: Window) -> dict[str, QAction]:
    """One QAction per command, enabled as the session says, by command id."""
    made: dict[str, QAction] = {}
    for command in COMMANDS:
        action = QAction(window)  # with a text PySide looks for an icon, too
        action.setText(QCoreApplication.translate("Action", command.text))
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.setObjectName(command.id)
        action.triggered.connect(lambda checked=False, each=command: _perform(window, each))
        made[command.id] = action
        window.addAction(action)
    return made


def _perform(window: Window, command: Command) -> None:
    """Do it; a gesture under way gives way first, and for an undo that is all.

    A block's name that is being typed is taken: what is done next may be about that block.
    """
    window.view.in_place.finish_naming()
    interrupted = command.menu not in (VIEW, TEACH) and window.view.cancel_gesture()
    if not (interrupted and command.id == "undo"):
        command.do(window)


def refresh(actions: dict[str, QAction], session: Session) -> None:
    """Enable what can be done now, and name what undo and redo would do."""
    for command in COMMANDS:
        actions[command.id].setEnabled(command.enabled(session))
    for id_, step in (("undo", session.undo_label), ("redo", session.redo_label)):
        text = QCoreApplication.translate(
            "Action", next(each.text for each in COMMANDS if each.id == id_)
        )
        actions[id_].setText(f"{text} {step}" if step else text)
        actions[id_].setIconText(text.replace("&", ""))
