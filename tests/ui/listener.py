"""A screen reader in the test: what it hears, and what it reads of the window."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
)
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from circuit_editor.ui.accessible import canvas_interface, screen_reader
from circuit_editor.ui.app import announcements

Role, Text = QAccessible.Role, QAccessible.Text
DECORATION = frozenset(
    {
        *(Role.Client, Role.Border, Role.Grouping, Role.LayeredPane, Role.Separator),
        *(Role.Splitter, Role.Pane, Role.ScrollBar, Role.ToolBar, Role.MenuBar, Role.StatusBar),
        *(Role.Whitespace, Role.Grip, Role.NoRole, Role.PopupMenu, Role.Indicator),
    }
)


class Listener:
    """Hears what is announced and where the focus goes, in order."""

    def __init__(self, monkeypatch) -> None:
        self.heard: list[str] = []
        self.events: list[str] = []
        QAccessible.setActive(True)
        for module in (announcements, canvas_interface, screen_reader):
            monkeypatch.setattr(module, "send", self._hear)
        self._application = QApplication.instance()
        self._application.focusChanged.connect(self._focus_moved)

    def stop(self) -> None:
        """Listen no longer, as if no screen reader had ever asked."""
        self._application.focusChanged.disconnect(self._focus_moved)
        QAccessible.setActive(False)

    def take(self) -> list[str]:
        """What was heard since this was last asked."""
        for _ in range(3):  # what is done a moment later is done now
            QApplication.processEvents()
        announcements.announcer().speak()
        heard, self.heard[:] = [*self.heard], []
        return heard

    def take_nothing(self) -> None:
        """Forget what was heard."""
        self.heard.clear()
        self.events.clear()

    def _hear(self, event: QAccessibleEvent) -> None:
        kind = event.type()
        self.events.append(kind.name)
        if isinstance(event, QAccessibleAnnouncementEvent):
            self.heard.append(event.message())
        elif kind == QAccessible.Event.Focus:
            part = event.accessibleInterface()
            self._read_soon(lambda: part)
        QAccessible.updateAccessibility(event)

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not None:
            self._read_soon(lambda: QAccessible.queryAccessibleInterface(new), new)

    def _read_soon(self, find, thing: object = None) -> None:
        """Read what got the focus, as others do who are told of it: a moment later."""

        def read() -> None:
            found = find() if thing is None or isValid(thing) else None
            if found is not None and isValid(found) and found.isValid():
                self.heard.append(f"→ {read_aloud(found)}")

        QTimer.singleShot(0, read)


def read_aloud(interface: QAccessibleInterface) -> str:
    """What a screen reader says of what got the focus: name, kind, value and description."""
    name, value = interface.text(Text.Name), interface.text(Text.Value)
    told = interface.text(Text.Description)
    kind = {
        Role.EditableText: "text field",
        Role.Button: "button",
        Role.List: "list",
        Role.ListItem: "",
        Role.Slider: "slider",
    }.get(interface.role(), "")
    parts = [name, kind, value if interface.role() != Role.ListItem else "", told]
    return "; ".join(part for part in dict.fromkeys(parts) if part)


def everything(top: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """This and all below it that can be seen."""
    if top.state().invisible:
        return
    yield top
    for at in range(top.childCount()):
        child = top.child(at)
        if child is not None:
            yield from everything(child)


def names_in(widget: QWidget) -> list[str]:
    """All that a screen reader can read there."""
    top = QAccessible.queryAccessibleInterface(widget)
    return [each.text(Text.Name) for each in everything(top)]


def nameless(widget: QWidget) -> list[str]:
    """Controls there that have no name, and all without one to which keys lead."""
    top = QAccessible.queryAccessibleInterface(widget)
    return [told_of(each) for each in everything(top) if lacks_a_name(each)]


def lacks_a_name(interface: QAccessibleInterface) -> bool:
    """True where somebody comes to something of which nothing is said."""
    thing, role = interface.object(), interface.role()
    leads_here = bool(interface.state().focusable)
    if isinstance(thing, QWidget) and thing.focusProxy() is not None:
        leads_here = False  # keys lead to that
    if role in DECORATION and not leads_here:
        return False
    if role == Role.StaticText and not leads_here:
        return False  # an empty label
    cell = interface.tableCellInterface() if thing is None else None
    is_empty_cell = cell is not None and cell.columnIndex() > 0
    return not is_empty_cell and not interface.text(Text.Name).strip()


def told_of(interface: QAccessibleInterface) -> str:
    """What a failing test says of it: its role, and the nearest thing around that has a name."""
    thing = interface.object()
    kind = type(thing).__name__
    while thing is not None and not thing.objectName():
        thing = thing.parent()
    around = f"{type(thing).__name__} {thing.objectName()}" if thing is not None else "the window"
    return f"{interface.role().name} {kind} in {around}"
