"""The shortcuts page: the keys of all commands, each of which can have others."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from circuit_editor.text import printable, printable_lines
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.announcements import announce
from circuit_editor.ui.app.plain_text import plain_caption
from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.app.translate import fill, say
from circuit_editor.ui.preferences.key_catcher import KeyCatcher, why_not
from circuit_editor.ui.shell.commands import (
    MENUS,
    REGISTRY,
    Command,
    commands_in,
    own_keys,
    window_commands,
)
from circuit_editor.ui.shell.help.key_list import PORTABLE, keys_text
from circuit_editor.ui.shell.menus.menu_bar import without_key
from circuit_editor.ui.shell.menus.mnemonics import letter_of
from circuit_editor.ui.widgets.labels import (
    BODY,
    ENTER,
    REFUSED,
    SMALL,
    Paragraph,
    dialog_button,
    fill_layout,
    shorten_name,
)

DONE, KEYS = 0, 1  # columns
ID = Qt.ItemDataRole.UserRole
MOST_KEYS = 4  # of a command
KEYS_WIDTH = 230  # pixels


class CommandTable(QTreeWidget):
    """The commands and their keys; Enter gives the command of the row another key."""

    change_wanted = Signal()
    clear_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*ENTER, Qt.Key.Key_F2):
            self.change_wanted.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_wanted.emit()
        else:
            super().keyPressEvent(event)


class ShortcutsPage(QWidget):
    """All commands under their menus; a key is pressed in the row, and who has it is asked for."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self._rows: dict[str, QTreeWidgetItem] = {}  # by the ids of commands
        self._groups: list[tuple[QTreeWidgetItem, list[QTreeWidgetItem]]] = []  # by menus
        self._catcher: KeyCatcher | None = None
        self._caught = ("", "", False)  # the command, the key, and whether it is one more
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("Find a command, or a key"))
        self.field.setAccessibleName(self.tr("Find a command, or a key"))
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._find)
        self.table = self._make_table()
        self.refusal = Paragraph(REFUSED, "", self)
        self.refusal.hide()
        self.question = self._make_question()
        row = fill_layout(QHBoxLayout(), spacing=8)
        self.change = dialog_button(self, self.tr("C&hange"), lambda: self.catch(adds=False))
        self.add = dialog_button(self, self.tr("&Add a key"), lambda: self.catch(adds=True))
        self.remove = dialog_button(self, self.tr("No &key"), lambda: self._give(self._here(), ()))
        self.reset = dialog_button(self, self.tr("&Reset"), self._reset)
        self.reset_all = dialog_button(self, self.tr("Reset a&ll"), self._reset_all)
        for each in (self.change, self.add, self.remove, self.reset):
            row.addWidget(each)
        row.addStretch(1)
        row.addWidget(self.reset_all)
        told = self.tr(
            "Keys of the stage, of the timeline and of the hand on the canvas are what they are: "
            "Help, All keys, lists them."
        )
        fill_layout(
            QVBoxLayout(self),
            *(self.field, self.table, self.refusal, self.question, row),
            Paragraph(SMALL, told, self),
            margins=(16, 14, 16, 10),
            spacing=8,
            wide=[self.table],
        )
        self.setFocusProxy(self.field)
        self._make_rows()
        self.table.currentItemChanged.connect(self._enable)

    # --- what is shown ------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show the keys that commands have now."""
        bold = look.font(look.BODY_POINTS, bold=True)
        plain = look.font(look.BODY_POINTS)
        for each in window_commands():
            row = self._rows.get(each.id)
            if row is not None:
                row.setText(KEYS, printable(keys_text(each.keys)))
                row.setFont(KEYS, bold if each.keys != own_keys(each) else plain)
        self._find(self.field.text())
        self._enable()

    def choose(self, id_: str) -> None:
        """Go to the row of a command."""
        self.table.setCurrentItem(self._rows[id_])

    def _find(self, typed: str) -> None:
        words = typed.casefold().split()
        for top, rows in self._groups:
            for row in rows:
                told = f"{row.text(DONE)} {row.text(KEYS)} {top.text(DONE)}".casefold()
                row.setHidden(not all(word in told for word in words))
            top.setHidden(all(row.isHidden() for row in rows))
        here = self.table.currentItem()
        if words and (here is None or here.isHidden()):
            seen = [row for row in self._rows.values() if not row.isHidden()]
            if seen:
                self.table.setCurrentItem(seen[0])

    def _enable(self) -> None:
        here = self._here()
        self.change.setEnabled(here is not None)
        self.add.setEnabled(here is not None and 0 < len(here.keys) < MOST_KEYS)
        self.remove.setEnabled(here is not None and bool(here.keys))
        self.reset.setEnabled(here is not None and here.keys != own_keys(here))
        self.reset_all.setEnabled(bool(self._settings.shortcuts))

    def _here(self) -> Command | None:
        """The command of the row one is in."""
        row = self.table.currentItem()
        id_ = row.data(DONE, ID) if row is not None else None
        return next((each for each in window_commands() if each.id == id_), None)

    # --- another key --------------------------------------------------------------------------

    def catch(self, *, adds: bool) -> None:
        """Wait, in the row, for the key that is to do its command; `adds`: beside what it has."""
        here = self._here()
        if here is None:
            return
        self.give_up()
        row = self._rows[here.id]
        self._caught = (here.id, "", adds)
        self._catcher = KeyCatcher(self.table)
        self.table.setItemWidget(row, KEYS, self._catcher)
        self.table.scrollToItem(row)
        self._catcher.caught.connect(self._take)
        self._catcher.left.connect(self.give_up)
        self._catcher.setFocus()

    def give_up(self) -> bool:
        """Stop waiting for a key, or asking; False where nothing of it was under way."""
        catcher, self._catcher = self._catcher, None
        was_asking = not self.question.isHidden()
        self._answer_with_enter(on=False)
        self.question.hide()
        self.refusal.hide()
        if catcher is not None:
            self.table.removeItemWidget(self._rows[self._caught[0]], KEYS)
        if catcher is not None or was_asking:
            self.table.setFocus()
        return catcher is not None or was_asking

    def _take(self, pressed: QKeyCombination) -> None:
        key = QKeySequence(pressed).toString(PORTABLE)
        id_, _, adds = self._caught
        command = _command(id_)
        menus = "".join(
            letter_of(QCoreApplication.translate("Action", menu)) or "" for menu in MENUS
        )
        refusal = None if key in own_keys(command) else why_not(pressed, menus)
        if refusal is not None:
            self.refusal.show_or_hide(say(refusal))
            announce(self.refusal, self.refusal.text())
            return
        self._caught = id_, key, adds
        other = next((each for each in REGISTRY if key in each.keys and each.id != id_), None)
        if other is None:
            self._settle()
            return
        self.give_up()
        told = self.tr("{key} belongs to “{name}”.")
        name = _name_of(other)
        self.told.setText(fill(told, key=keys_text([key]), name=name))
        taken = fill(self.tr("Take it from “{name}”"), name=shorten_name(name))
        self.take_it.setText(plain_caption(taken))
        self.take_it.setAccessibleDescription(printable_lines(self.told.text()))
        self._answer_with_enter(on=True)
        self.question.show()
        self.leave_it.setFocus()  # a second Enter takes no key from anybody
        whole = self.layout()
        assert whole is not None
        whole.activate()  # the table is lower now
        self.table.scrollToItem(self._rows[id_])

    def _answer_with_enter(self, *, on: bool) -> None:
        """Let Enter press the answer that has the focus, not the button that ends the dialog."""
        for each in (self.take_it, self.leave_it):
            each.setAutoDefault(on)

    def _settle(self) -> None:
        """The key that was pressed is the command's from now on, and nobody else's."""
        id_, key, adds = self._caught
        self.give_up()
        command = _command(id_)
        self._give(command, (*command.keys, key) if adds else (key,), key)

    def _give(self, command: Command | None, keys: tuple[str, ...], taken: str = "") -> None:
        if command is None:
            return
        now = {each.id: each.keys for each in window_commands()}
        for id_, has in now.items():
            if taken in has and id_ != command.id:
                now[id_] = tuple(key for key in has if key != taken)
        now[command.id] = tuple(dict.fromkeys(keys))
        self._keep(now)

    def _reset(self) -> None:
        """Give the command of the row its own keys again, and take them from whoever has them."""
        here = self._here()
        if here is not None:
            now = {each.id: each.keys for each in window_commands()}
            for id_, has in now.items():
                now[id_] = tuple(key for key in has if key not in own_keys(here))
            self._keep(now | {here.id: own_keys(here)})

    def _reset_all(self) -> None:
        self._settings.shortcuts = {}

    def _keep(self, keys: dict[str, tuple[str, ...]]) -> None:
        """Remember what is not as it is at the first start."""
        self._settings.shortcuts = {
            each.id: keys[each.id] for each in window_commands() if keys[each.id] != own_keys(each)
        }

    # --- its parts ----------------------------------------------------------------------------

    def _make_table(self) -> CommandTable:
        table = CommandTable(self)
        table.setObjectName("keyTable")
        table.setAccessibleName(self.tr("Commands and their keys"))
        table.setColumnCount(2)
        table.setHeaderHidden(True)
        table.setRootIsDecorated(False)
        table.setItemsExpandable(False)
        table.setIndentation(14)
        table.header().setStretchLastSection(False)
        table.header().setSectionResizeMode(DONE, QHeaderView.ResizeMode.Stretch)
        table.header().setSectionResizeMode(KEYS, QHeaderView.ResizeMode.Fixed)
        table.header().resizeSection(KEYS, KEYS_WIDTH)
        table.change_wanted.connect(lambda: self.catch(adds=False))
        table.clear_wanted.connect(lambda: self._give(self._here(), ()))
        table.itemDoubleClicked.connect(lambda: self.catch(adds=False))
        return table

    def _make_rows(self) -> None:
        there = {each.id for each in window_commands()}
        for menu in MENUS:
            name = without_key(QCoreApplication.translate("Action", menu))
            top = QTreeWidgetItem(self.table, [printable(name), ""])
            top.setFirstColumnSpanned(True)
            top.setFont(DONE, look.font(look.BODY_POINTS, bold=True))
            top.setFlags(Qt.ItemFlag.ItemIsEnabled)
            rows: list[QTreeWidgetItem] = []
            self._groups.append((top, rows))
            for _, each in sorted(commands_in(menu).items()):
                if each.id in there and each.id not in self._rows:
                    row = QTreeWidgetItem(top, [printable(_name_of(each)), ""])
                    row.setData(DONE, ID, each.id)
                    self._rows[each.id] = row
                    rows.append(row)
        self.table.expandAll()

    def _make_question(self) -> QFrame:
        bar = QFrame(self)
        bar.setObjectName("question")
        self.told = Paragraph(BODY, "", bar)
        self.take_it = dialog_button(self, "", self._settle)
        self.leave_it = dialog_button(self, self.tr("L&eave it there"), self.give_up)
        fill_layout(
            QHBoxLayout(bar),
            *(self.told, self.take_it, self.leave_it),
            margins=(10, 6, 10, 6),
            spacing=8,
            wide=[self.told],
        )
        bar.hide()
        return bar


def _command(id_: str) -> Command:
    return next(each for each in window_commands() if each.id == id_)


def _name_of(command: Command) -> str:
    return without_key(QCoreApplication.translate("Action", command.text))
