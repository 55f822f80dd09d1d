"""The command palette: every command there is, found by letters of its name, and done by Enter.

A name is found in the window's language and in English. What cannot be done now stands last, and
says what it needs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import QT_TRANSLATE_NOOP, printable, printable_lines
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.announcements import announce
from circuit_editor.ui.app.language import in_every_language
from circuit_editor.ui.palette.gate_search import letters_found, plain
from circuit_editor.ui.palette.search_field import SearchField
from circuit_editor.ui.shell import commands
from circuit_editor.ui.shell.commands import (
    MENUS,
    Command,
    CommandContext,
    stage_key,
    window_commands,
)
from circuit_editor.ui.shell.editing import annotation_commands, arrange_commands
from circuit_editor.ui.shell.help.key_list import keys_text
from circuit_editor.ui.shell.menus.menu_bar import without_key
from circuit_editor.ui.shell.menus.menu_entries import MenuEntry
from circuit_editor.ui.widgets.labels import QUIET, Text, fill_layout

WIDTH, HEIGHT = 620, 420
BELOW_EDGE = 10  # pixels below the upper edge of the canvas
AROUND_ROWS = 60  # pixels: the field, and the edges
LEAST_ROWS = 60  # pixels
PAGE = 8  # rows
NAME, MENU, KEY = 0, 1, 2  # columns
WALKS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -PAGE,
    Qt.Key.Key_PageDown: PAGE,
}
NEEDS: dict[Callable[[CommandContext], bool], str] = {
    commands.something_selected: QT_TRANSLATE_NOOP("Needs", "select something first"),
    commands.anything_selected: QT_TRANSLATE_NOOP("Needs", "select something first"),
    commands.thing_selected: QT_TRANSLATE_NOOP("Needs", "select something first"),
    commands.one_thing_selected: QT_TRANSLATE_NOOP("Needs", "select one node, note or frame first"),
    commands.annotation_selected: QT_TRANSLATE_NOOP("Needs", "select a note or a frame first"),
    annotation_commands.frame_selected: QT_TRANSLATE_NOOP("Needs", "select a frame first"),
    annotation_commands.framed_selected: QT_TRANSLATE_NOOP(
        "Needs", "select something in a frame first"
    ),
    annotation_commands.can_put_into_frame: QT_TRANSLATE_NOOP(
        "Needs", "select a frame and something else first"
    ),
    commands.has_initial_values: QT_TRANSLATE_NOOP("Needs", "give an array initial values first"),
    commands.one_selected: QT_TRANSLATE_NOOP("Needs", "select one node first"),
    commands.several_selected: QT_TRANSLATE_NOOP("Needs", "select several nodes first"),
    arrange_commands.several_or_frame_selected: QT_TRANSLATE_NOOP(
        "Needs", "select several nodes or a frame first"
    ),
    commands.three_selected: QT_TRANSLATE_NOOP("Needs", "select three nodes or more first"),
    commands.wire_selected: QT_TRANSLATE_NOOP("Needs", "select a wire first"),
    commands.bent_wire_selected: QT_TRANSLATE_NOOP("Needs", "select a wire with bends first"),
    commands.has_numbers: QT_TRANSLATE_NOOP("Needs", "select one node or a wire first"),
    commands.gate_selected: QT_TRANSLATE_NOOP("Needs", "select a gate first"),
    commands.source_selected: QT_TRANSLATE_NOOP("Needs", "select an input first"),
    commands.has_things: QT_TRANSLATE_NOOP("Needs", "the circuit is empty"),
    commands.not_empty: QT_TRANSLATE_NOOP("Needs", "the circuit is empty"),
    commands.is_repaired: QT_TRANSLATE_NOOP("Needs", "no repaired copy is open"),
    commands.is_in_a_file: QT_TRANSLATE_NOOP("Needs", "save it to a file first"),
    commands.can_undo: QT_TRANSLATE_NOOP("Needs", "nothing was done yet"),
    commands.can_redo: QT_TRANSLATE_NOOP("Needs", "nothing was undone"),
    commands.can_put_flag: QT_TRANSLATE_NOOP("Needs", "there is no open end for it"),
    commands.own_block_selected: QT_TRANSLATE_NOOP("Needs", "select a block first"),
    commands.one_own_block_selected: QT_TRANSLATE_NOOP("Needs", "select a block first"),
    commands.one_block_selected: QT_TRANSLATE_NOOP("Needs", "select a block first"),
    commands.can_toggle: QT_TRANSLATE_NOOP("Needs", "select a block first"),
    commands.shared_block_selected: QT_TRANSLATE_NOOP("Needs", "select a block used twice first"),
    commands.is_predicting: QT_TRANSLATE_NOOP("Needs", "nothing is predicted now"),
    commands.is_asked: QT_TRANSLATE_NOOP("Needs", "nothing is asked now"),
    commands.can_predict_selected: QT_TRANSLATE_NOOP(
        "Needs", "select something, or end the prediction first"
    ),
    commands.inside_a_block: QT_TRANSLATE_NOOP("Needs", "go inside a block first"),
}


class FoundCommand(NamedTuple):
    """A command that answers a query, and whether it can be done now."""

    command: Command | None  # None for what else a menu offers
    name: str
    is_enabled: bool
    entry: MenuEntry | None = None


def find_commands(
    query: str, context: CommandContext, entries: Sequence[MenuEntry] = ()
) -> list[FoundCommand]:
    """The commands that answer a query: what can be done now first, then the best found.

    With something typed, so do the entries of menus that are no commands.
    """
    ranked = []
    for at, command in enumerate(_in_order()):
        name = without_key(QCoreApplication.translate("Action", command.text))
        names = [name, *(without_key(each) for each in in_every_language("Action", command.text))]
        rank = _rank(names, [_menu_of(command)], query)
        if rank is not None:
            is_enabled = command.when(context)
            ranked.append((not is_enabled, rank, at, FoundCommand(command, name, is_enabled)))
    for at, each in enumerate(entries if plain(query) else (), start=len(ranked)):
        rank = _rank(each.names, each.menus, query)
        if rank is not None:
            name = each.names[-1]
            ranked.append((False, rank, at, FoundCommand(None, name, is_enabled=True, entry=each)))
    return [found for *_, found in sorted(ranked, key=lambda each: each[:3])]


def _in_order() -> list[Command]:
    """As the menus have them; the palette does not offer itself, nor what needs a pin."""
    every = [each for each in window_commands() if {*each.menus} & {*MENUS}]
    return sorted(
        (each for each in every if each.id != "all-commands"),
        key=lambda each: next((MENUS.index(m), each.menus[m]) for m in MENUS if m in each.menus),
    )


def _rank(names: Sequence[str], menus: Sequence[str], query: str) -> tuple[int, int] | None:
    """How well what is called so in these menus answers, the best first; None: it does not."""
    wanted = plain(query)
    if not wanted:
        return (0, 0)
    ranks = []
    for each in names:
        letters = letters_found(each, wanted)
        if letters:
            is_apart = letters[-1] - letters[0] >= len(letters)
            ranks.append((2 if is_apart else int(letters[0] > 0), letters[0]))
    told = plain(" ".join([*names, *menus]))
    if all(word in told for word in wanted.split()):
        ranks.append((3, 0))
    return min(ranks, default=None)


def _menu_of(command: Command) -> str:
    menu = next(each for each in MENUS if each in command.menus)
    return without_key(QCoreApplication.translate("Action", menu))


class CommandPalette(QFrame):
    """Floats over the upper edge of the canvas; Esc, or the focus going elsewhere, closes it."""

    chosen = Signal(str)  # the id of a command that can be done

    def __init__(
        self,
        view: QWidget,
        context: CommandContext,
        parent: QWidget,
        offered: Callable[[], Sequence[MenuEntry]] = lambda: (),
    ) -> None:
        super().__init__(parent)
        self._offered = offered
        self._entries: Sequence[MenuEntry] = ()
        self._found: list[FoundCommand] = []
        self.setObjectName("search")
        self._view, self._context, self._over = view, context, parent
        self.field = SearchField(self)
        self.field.setObjectName("searchLine")
        self.field.setFont(look.font(15))
        self.field.setPlaceholderText(self.tr("Type what you want to do"))
        self.field.setAccessibleName(self.tr("All commands"))
        self.setFocusProxy(self.field)
        self.rows = QTreeWidget(self)
        self.rows.setAccessibleName(self.tr("All commands"))
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.setColumnCount(3)
        self.rows.setHeaderHidden(True)
        self.rows.setRootIsDecorated(False)
        self.rows.setUniformRowHeights(True)
        header = self.rows.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column in (MENU, KEY):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self._nothing = Text(QUIET, self.tr("Nothing is called that."), self)
        top = fill_layout(QHBoxLayout(), self.field, margins=(16, 10, 16, 10))
        body = fill_layout(QVBoxLayout(), self.rows, self._nothing, margins=(8, 0, 8, 8))
        whole = fill_layout(QVBoxLayout(self), margins=(1, 1, 1, 1), spacing=0)
        whole.addLayout(top)
        whole.addLayout(body)
        for signal, slot in (
            (self.field.textChanged, self._search),
            (self.field.walked, self._walk),
            (self.field.entered, self._take),
            (self.field.left, self._leave),
            (self.field.focus_left, self._focus_left),
            (self.rows.itemClicked, self._take),
        ):
            signal.connect(slot)
        self._most = HEIGHT - AROUND_ROWS  # pixels, of the rows
        self.hide()

    def open(self) -> None:
        """Offer every command, nothing typed yet."""
        room, corner = self._view.rect(), self._view.mapTo(self._over, QPoint(0, 0))
        width = min(WIDTH, self._over.width() - 2 * BELOW_EDGE)
        self.setFixedWidth(width)
        below = self._over.height() - corner.y()  # it may cover what stands below the canvas
        self._most = max(LEAST_ROWS, min(HEIGHT, below - 2 * BELOW_EDGE) - AROUND_ROWS)
        self._entries = self._offered()
        if self.field.text():
            self.field.clear()
        else:
            self._search("")
        left = corner.x() + (room.width() - width) // 2
        left = max(BELOW_EDGE, min(left, self._over.width() - width - BELOW_EDGE))
        self.move(left, corner.y() + BELOW_EDGE)
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()  # the window below is not meant

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.field.setFocus()

    def _search(self, query: str) -> None:
        theme = look.theme_of(self.palette())
        self.rows.clear()
        self._found = find_commands(query, self._context, self._entries)
        for found in self._found:
            row = QTreeWidgetItem(self.rows, [printable(found.name), *_told_of(found)])
            row.setForeground(MENU, look.colour(theme.quiet))
            if not found.is_enabled:
                row.setForeground(NAME, look.colour(theme.quiet))
                row.setForeground(KEY, look.colour(theme.quiet))
        self._choose(0)
        has_some = self.rows.topLevelItemCount() > 0
        self._nothing.setVisible(not has_some)
        self.rows.setVisible(has_some)
        self._be_high()

    def _be_high(self) -> None:
        """As high as the rows need, and as there is room for."""
        rows = self.rows.topLevelItemCount()
        high = rows * self.rows.sizeHintForRow(0) + 4 if rows else 0
        self.rows.setFixedHeight(min(high, self._most))
        whole = self.layout()
        assert whole is not None
        whole.activate()
        self.setFixedHeight(whole.sizeHint().height())

    def _walk(self, key: int) -> None:
        self._choose(self.rows.currentIndex().row() + WALKS[Qt.Key(key)])

    def _choose(self, at: int) -> None:
        """Make a row the one that Enter takes; the nearest there is."""
        row = self.rows.topLevelItem(max(0, min(at, self.rows.topLevelItemCount() - 1)))
        if row is not None:
            self.rows.setCurrentItem(row)
            told = "; ".join(filter(None, map(row.text, range(self.rows.columnCount()))))
            is_news = printable_lines(told) != self.field.accessibleDescription()
            self.field.setAccessibleDescription(printable_lines(told))
            if is_news and self.field.hasFocus():
                announce(self.field, told)

    def _take(self) -> None:
        at = self.rows.currentIndex().row()
        found = self._found[at] if 0 <= at < len(self._found) else None
        if found is None or not found.is_enabled:
            return
        entry = self._as_now(found.entry) if found.entry is not None else None
        if found.command is None and entry is None:
            self._entries = self._offered()
            self._search(self.field.text())
            return
        self._leave()
        if found.command is not None:
            self.chosen.emit(found.command.id)
        elif entry is not None:
            entry.action.trigger()

    def _as_now(self, entry: MenuEntry) -> MenuEntry | None:
        """The entry as its menu has it now; None where it is gone, as a window that was closed."""
        if isValid(entry.action):
            return entry
        same = (each for each in self._offered() if (each.menu, each.names) == entry[1:3])
        return next(same, None)

    def _leave(self) -> None:
        self.hide()
        self._view.setFocus()

    def _focus_left(self) -> None:
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            self.hide()


def _told_of(found: FoundCommand) -> tuple[str, str]:
    """Its menu, or what it waits for, and its key."""
    command = found.command
    if command is None:
        return found.entry.menu if found.entry is not None else "", ""
    key = keys_text(command.keys[:1] or [stage_key(command)])
    menu = _menu_of(command)
    return menu if found.is_enabled else _needs(command) or menu, printable(key)


def _needs(command: Command) -> str:
    """What a command that cannot be done now waits for."""
    sentence = NEEDS.get(command.when)
    return QCoreApplication.translate("Needs", sentence) if sentence else ""
