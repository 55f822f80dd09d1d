"""Random hands that edit: search, menus, palette, clipboard, fields, wheels, and focus that goes.

A deed may leave something open behind it, a popup or a field or half a gesture: the next deed
comes upon it, as in life.
"""

from __future__ import annotations

import random
from collections.abc import Callable

from hand import move_to
from panels import type_text
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QInputDevice,
    QInputMethodEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget
from random_hands import ALT, CTRL, LEFT, NONE, ODD_TEXTS, RIGHT, SHIFT, Monkey
from random_watch import Watch, follow_beginnings

from circuit_editor.ui.shell.commands import REGISTRY
from circuit_editor.ui.shell.window import Window

# the rest would have no window, or work elsewhere, or have other blocks
LEFT_OUT = {"quit", "close-window", "new-window", "open-in-window", "save-block"}
OFTEN = (
    *("bypass", "detach", "cut-wires", "move-wires", "feeding", "affected", "replace"),
    *("select-wire", "select-by-keys"),
    *("add-note", "frame", "put-into-frame", "take-out-of-frame", "select-framed"),
    *("insert-gate", "rename", "edit-value", "duplicate", "paste", "paste-with-wires", "copy"),
    *("cut", "find-source", "find-reader", "wire", "find-gate", "context-menu", "all-commands"),
    *("group", "ungroup", "expand", "enter", "leave", "flag", "tidy", "copy-value", "add-inlet"),
    *("add-outlet", "unique", "make-blocks", "copy-latex", "next-pane", "previous-pane"),
)
SEARCHED = (  # kinds, names, numbers, formulas and rubbish
    *("add", "mul", "exp", "sig", "soft", "out", "const", "relu", "in", "bloc", "loss", "max"),
    *("0.5", "-2", "1e400", "3.0.1", "w11 = 0.5", "x", "x = ", "h1 = tanh", "×2", "+1", "/0"),
    *("x + y", "exp(-x) * 2", "1/(1 + exp(-s))", "a = b + c", "x +", "(((", "f = (x + y) * z"),
    *("qqqq", "   ", "<b>", "%1 {0}", "é", "重", "-", ".", "=", "\N{GREEK SMALL LETTER SIGMA}"),
)
NAMES = ("w", "x", "a b", "", "1", "σ", "loss", "x" * 70, "<i>", "w11", "add", "\u202e")
COMPOSED = (("x", "xi", "xiang"), ("s", "si"), ("w",))
CHOSEN = ("", "相加", "+", "3", "add", "é")
WALKS = (
    *(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp),
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Backspace),
)
ENTERED = (NONE, NONE, SHIFT, CTRL, ALT, CTRL | SHIFT, CTRL | ALT)
SHORTCUTS = (
    *((Qt.Key.Key_Z, CTRL),) * 5,
    *((Qt.Key.Key_Y, CTRL),) * 3,
    *((Qt.Key.Key_Z, CTRL | SHIFT), (Qt.Key.Key_V, CTRL), (Qt.Key.Key_V, CTRL | SHIFT)),
    *((Qt.Key.Key_C, CTRL), (Qt.Key.Key_X, CTRL), (Qt.Key.Key_D, CTRL), (Qt.Key.Key_A, CTRL)),
    *((Qt.Key.Key_F6, NONE), (Qt.Key.Key_F6, SHIFT), (Qt.Key.Key_F2, NONE), (Qt.Key.Key_F3, NONE)),
    *((Qt.Key.Key_BracketLeft, CTRL), (Qt.Key.Key_BracketRight, CTRL), (Qt.Key.Key_L, CTRL)),
    *((Qt.Key.Key_Delete, CTRL), (Qt.Key.Key_X, CTRL | SHIFT), (Qt.Key.Key_Delete, NONE)),
    *((Qt.Key.Key_F10, SHIFT), (Qt.Key.Key_Menu, NONE), (Qt.Key.Key_Escape, NONE)),
    *((Qt.Key.Key_Left, CTRL), (Qt.Key.Key_Right, CTRL | SHIFT), (Qt.Key.Key_Down, SHIFT)),
    *((Qt.Key.Key_PageDown, NONE), (Qt.Key.Key_Home, NONE), (Qt.Key.Key_2, SHIFT)),
)
FORMULAS = ("f = a*b + c", r"\frac{1}{1+e^{-x}}", "y = sigmoid(w*x + b)", "h = max(x, 0)")
MOST_WINDOWS = 3
LARGEST = 60  # nodes of one circuit: beyond, no round would end
MOUSE, FINGERS = (
    QPointingDevice(
        name,
        number,
        kind,
        pointer,
        QInputDevice.Capability.Position | QInputDevice.Capability.Scroll,
        1,
        3,
    )
    for name, number, kind, pointer in (
        (
            "a mouse",
            71,
            QInputDevice.DeviceType.Mouse,
            QPointingDevice.PointerType.Generic,
        ),
        ("a pad", 72, QInputDevice.DeviceType.TouchPad, QPointingDevice.PointerType.Finger),
    )
)
PHASES = (
    *(Qt.ScrollPhase.NoScrollPhase, Qt.ScrollPhase.ScrollBegin, Qt.ScrollPhase.ScrollUpdate),
    *(Qt.ScrollPhase.ScrollEnd, Qt.ScrollPhase.ScrollMomentum),
)
PINCHES = (
    *(Qt.NativeGestureType.ZoomNativeGesture, Qt.NativeGestureType.SmartZoomNativeGesture),
    Qt.NativeGestureType.RotateNativeGesture,
)


class Editor(Monkey):
    """Does what people do who edit fast, and what they never should."""

    def __init__(self, window: Window, seed: int) -> None:
        super().__init__(window, seed)
        self.elsewhere = QWidget()  # another program's window
        self.every = [each.id for each in REGISTRY if each.menus and each.id not in LEFT_OUT]
        self.last = ""
        windows = window.window_commands  # whoever finds these in the palette stays here
        windows.quit = windows.close_window = windows.open_window = lambda: None
        windows.open_in_window = lambda: None
        window.blocks.save_to_mine = lambda block=None: None
        self.answers = QTimer(self.elsewhere)  # to dialogs: none of them is wanted
        self.answers.timeout.connect(shut_dialog)
        self.answers.start(20)

    def act(self) -> None:
        """Do something; with a menu that is open first."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            self.last = "with_popup"
            self.with_popup(popup)
            return
        if not self.window.isActiveWindow():
            self.window.activateWindow()  # as a window manager does: one works there
            QApplication.processEvents()
        if len(self.window.session.shown.nodes) > LARGEST:
            self.last = "shrink"
            self.shrink()
            return
        chance: tuple[tuple[Callable[[], object], int], ...] = (
            (self.open_search, 14),
            (self.in_search, 18),
            (self.open_menu, 12),
            (self.all_commands, 5),
            (self.keys, 1),
            (self.tip, 5),
            (self.held_drag, 16),
            (self.cut_by_stroke, 3),
            (self.bend, 6),
            (self.carried, 5),
            (self.to_the_edge, 3),
            (self.rename, 5),
            (self.shortcut, 26),
            (self.registered, 14),
            (self.turn, 4),
            (self.pinch, 1),
            (self.compose, 3),
            (self.paste_formula, 2),
            (self.jump, 3),
            (self.lose_focus, 3),
            (self.anything_else, 40),
        )
        deeds, weights = zip(*chance, strict=True)
        deed = self.dice.choices(deeds, weights)[0]
        self.last = deed.__name__
        deed()

    def anything_else(self) -> None:
        """What the random hands of the other rounds do."""
        super().act()

    def shrink(self) -> None:
        """Many things are there: most of them go, by undo or by a cut."""
        session = self.window.session
        if self.dice.random() < 0.7 and session.undo_label is not None:
            for _ in range(20):
                self.window.actions_by_id["undo"].trigger()
        else:
            own = sorted(session.circuit.nodes)
            session.select(self.dice.sample(own, 3 * len(own) // 4))
            self.window.actions_by_id["delete"].trigger()
            if len(session.shown.nodes) > LARGEST:
                session.leave()
                session.expand(list(session.circuit.nodes), open_=False)

    # --- the search over the canvas ---------------------------------------------------------

    def open_search(self) -> None:
        """By a letter, a tap of Space, a double click, a command or a wire that is dropped."""
        view, dice = self.window.view, self.dice
        way = dice.randrange(6)
        if way == 0:
            QTest.mouseMove(self.viewport, self.anywhere())
            QTest.keyClick(view, dice.choice("aemsx3-.(="))
        elif way == 1:
            QTest.keyClick(view, Qt.Key.Key_Space)
        elif way == 2:
            at = self.anywhere()
            QTest.mouseClick(self.viewport, LEFT, NONE, at)
            QTest.mouseDClick(self.viewport, LEFT, NONE, at)
        elif way == 3:
            self.window.actions_by_id["find-gate"].trigger()
        else:
            pins = [
                (item, pin) for item in view.circuit_scene.nodes.values() for pin in item.pins()
            ]
            if pins:
                item, pin = dice.choice(pins)
                start = view.mapFromScene(item.pin_point(pin.port))
                self.swing(start, self.anywhere(), NONE)
        if dice.random() < 0.7:
            self.in_search()

    def in_search(self) -> None:
        """Some keys and clicks in the popup, if it is there."""
        for _ in range(self.dice.choice((1, 2, 4))):
            popup = self.window.view.search.popup
            if not popup.isVisible():
                return
            self.in_popup()

    def in_popup(self) -> None:
        dice, popup = self.dice, self.window.view.search.popup
        field, what = popup.field, dice.random()
        if what < 0.35:
            field.setFocus()
            self.write(dice.choice(SEARCHED))
        elif what < 0.5:
            QTest.keyClick(field, dice.choice(WALKS), dice.choice((NONE, NONE, SHIFT)))
        elif what < 0.72:
            QTest.keyClick(field, Qt.Key.Key_Return, dice.choice(ENTERED))
        elif what < 0.78:
            self.click_row(popup.rows.viewport())
        elif what < 0.83:
            self.scroll(popup.rows.viewport(), popup.rows.viewport().rect().center())
        elif what < 0.88:
            QTest.keyClick(field, Qt.Key.Key_Escape)
        elif what < 0.92:
            QTest.mouseClick(self.viewport, dice.choice((LEFT, RIGHT)), NONE, self.anywhere())
        elif what < 0.95:
            QTest.mouseClick(popup, LEFT, NONE, QPoint(5, popup.height() - 5))
        elif what < 0.98:
            QTest.keyClick(field, dice.choice((Qt.Key.Key_Z, Qt.Key.Key_V, Qt.Key.Key_A)), CTRL)
        else:
            self.take_away()

    def write(self, text: str) -> None:
        """Type any letters where the keyboard is, which may go elsewhere meanwhile."""
        for letter in text:
            type_text(self._focus(), letter)

    def click_row(self, rows: QWidget) -> None:
        at = QPoint(rows.width() // 2, self.dice.randrange(max(1, rows.height())))
        QTest.mouseMove(rows, at)
        QTest.mouseClick(rows, LEFT, self.dice.choice((NONE, CTRL)), at)

    # --- menus, palette, key page, tooltips -------------------------------------------------

    def open_menu(self) -> None:
        """A right click, as the system sends it; or the key for it."""
        if self.dice.random() < 0.25:
            self.window.actions_by_id["context-menu"].trigger()
        else:
            at = self.somewhere()
            QTest.mousePress(self.viewport, RIGHT, NONE, at)
            reason = QContextMenuEvent.Reason.Mouse
            event = QContextMenuEvent(reason, at, self.viewport.mapToGlobal(at))
            QApplication.sendEvent(self.viewport, event)
            QTest.mouseRelease(self.viewport, RIGHT, NONE, at)
        popup = QApplication.activePopupWidget()
        if popup is not None and self.dice.random() < 0.8:
            self.with_popup(popup)

    def with_popup(self, popup: QWidget) -> None:
        """Choose something, leave it, or let the circuit change below it."""
        what = self.dice.random()
        if not isinstance(popup, QMenu):
            popup.close()
        elif what < 0.1:
            session = self.window.session
            self.dice.choice((session.undo, session.redo, session.leave))()
        elif what < 0.2:
            QTest.keyClick(popup, Qt.Key.Key_Escape)
        elif what < 0.3:
            handle = self.window.windowHandle()
            at = self.viewport.mapTo(self.window, self.anywhere())
            QTest.mousePress(handle, LEFT, NONE, at)
            QTest.mouseRelease(handle, LEFT, NONE, at)
        else:
            self.choose(popup)
        QApplication.processEvents()

    def choose(self, menu: QMenu) -> None:
        """An action of a menu, by a click or by Enter."""
        able = [each for each in menu.actions() if each.isEnabled() and not each.isSeparator()]
        if not able:
            menu.close()
            return
        action = self.dice.choice(able)
        if self.dice.random() < 0.5:
            QTest.mouseClick(menu, LEFT, NONE, menu.actionGeometry(action).center())
        else:
            menu.setActiveAction(action)
            QTest.keyClick(menu, Qt.Key.Key_Return)

    def all_commands(self) -> None:
        """The command palette: some letters, and the choice that they lead to."""
        dice, help_commands = self.dice, self.window.help_commands
        QTest.keyClick(self._focus(), Qt.Key.Key_P, CTRL | SHIFT)
        palette = help_commands.palette
        if not palette.isVisible():
            return
        name = self.window.actions_by_id[dice.choice(self.every)].text().replace("&", "")
        self.write(dice.choice((name[:4], name, "qq", "un", "", "go")))
        for _ in range(dice.choice((0, 0, 1, 3))):
            QTest.keyClick(palette.field, dice.choice(WALKS[:5]))
        what = dice.random()
        if what < 0.6:
            QTest.keyClick(palette.field, Qt.Key.Key_Return)
        elif what < 0.7:
            QTest.mouseClick(self.viewport, LEFT, NONE, self.anywhere())
        elif what < 0.9:
            QTest.keyClick(palette.field, Qt.Key.Key_Escape)

    def keys(self) -> None:
        """The key page, or About, which waits until it is closed."""
        if self.dice.random() < 0.3:
            self.window.actions_by_id["about"].trigger()
            return
        QTest.keyClick(self.window.view, "?")
        page = self.window.help_commands.key_page
        if page.isVisible():
            QTest.keyClicks(page.field, self.dice.choice(("undo", "qq", "Ctrl")))
            if self.dice.random() < 0.3:
                page.copy_text()
            if self.dice.random() < 0.8:
                QTest.keyClick(page.field, Qt.Key.Key_Escape)
            self.window.activateWindow()
            QApplication.processEvents()

    def tip(self) -> None:
        """What a pointer that rests is told, and nothing covered."""
        at = self.somewhere()
        QTest.mouseMove(self.viewport, at)
        event = QHelpEvent(QEvent.Type.ToolTip, at, self.viewport.mapToGlobal(at))
        QApplication.sendEvent(self.viewport, event)
        told = QToolTip.text() if QToolTip.isVisible() else ""
        view, session = self.window.view, self.window.session
        pin = view.circuit_scene.pin_at(view.mapToScene(at))
        if pin is not None and view.gesture is None:
            assert session.value(pin).exact in told

    # --- gestures -----------------------------------------------------------------------------

    def anywhere(self) -> QPoint:
        """A pixel of the canvas: as often as not where nothing is."""
        return QPoint(
            self.dice.randrange(self.viewport.width()), self.dice.randrange(self.viewport.height())
        )

    def swing(self, start: QPoint, end: QPoint, modifiers, *, changes: bool = False) -> None:
        """Drag; where it `changes`, modifiers are pressed and let go on the way."""
        view = self.window.view
        QTest.mouseMove(self.viewport, start)
        QTest.mousePress(self.viewport, LEFT, modifiers, start)
        for share in (0.2, 0.6, 1.0):
            at = start + (end - start) * share
            move_to(view, at, modifiers)
            if changes and self.dice.random() < 0.6:
                key, modifier = self.dice.choice(
                    ((Qt.Key.Key_Alt, ALT), (Qt.Key.Key_Control, CTRL), (Qt.Key.Key_Shift, SHIFT))
                )
                QTest.keyPress(view, key)
                move_to(view, at, modifier)
                if self.dice.random() < 0.6:
                    QTest.keyRelease(view, key, modifier)
                else:
                    modifiers |= modifier
        if self.dice.random() < 0.08:
            QTest.keyClick(view, Qt.Key.Key_Escape)
        QTest.mouseRelease(self.viewport, LEFT, modifiers, end)
        for key in (Qt.Key.Key_Alt, Qt.Key.Key_Control, Qt.Key.Key_Shift):
            if changes:
                QTest.keyRelease(view, key)

    def held_drag(self) -> None:
        """Duplicate, take wires elsewhere, keep off a wire: with modifiers, as they come."""
        modifiers = self.dice.choice((NONE, CTRL, CTRL, ALT, SHIFT))
        end = self.on_a_wire() if self.dice.random() < 0.4 else self.somewhere()
        self.swing(self.somewhere(), end, modifiers, changes=self.dice.random() < 0.4)

    def on_a_wire(self) -> QPoint:
        view = self.window.view
        wires = list(view.circuit_scene.wires)
        if not wires:
            return self.somewhere()
        path = view.circuit_scene.wires.path(self.dice.choice(wires))
        at = view.mapFromScene(path.pointAtPercent(self.dice.uniform(0.2, 0.8)))
        return at if self.viewport.rect().contains(at) else self.somewhere()

    def cut_by_stroke(self) -> None:
        start, end = self.anywhere(), self.anywhere()
        QTest.mousePress(self.viewport, RIGHT, CTRL, start)
        for share in (0.3, 0.7, 1.0):
            move_to(self.window.view, start + (end - start) * share, CTRL, RIGHT)
        if self.dice.random() < 0.1:
            QTest.keyClick(self.window.view, Qt.Key.Key_Escape)
        QTest.mouseRelease(self.viewport, RIGHT, CTRL, end)

    def bend(self) -> None:
        """A wire is bent where one is, or a bend is dragged, walked or taken away."""
        view, at = self.window.view, self.on_a_wire()
        session = self.window.session
        bends = sorted(session.shown.bends)
        if not bends or self.dice.random() < 0.4:
            QTest.mouseDClick(self.viewport, LEFT, NONE, at)
            QTest.mouseRelease(self.viewport, LEFT, NONE, at)
            return
        target = self.dice.choice(bends)
        number = self.dice.randrange(len(session.shown.bends[target].points))
        handle = view.mapFromScene(QPointF(*session.shown.bends[target].points[number]))
        if self.dice.random() < 0.6 and self.viewport.rect().contains(handle):
            QTest.mouseClick(self.viewport, LEFT, NONE, at)
            self.swing(handle, self.anywhere(), self.dice.choice((NONE, NONE, CTRL)), changes=True)
            return
        session.select_bend(target, number)
        view.setFocus()
        keys = (Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Delete, Qt.Key.Key_Escape)
        QTest.keyClick(view, self.dice.choice(keys))

    def carried(self) -> None:
        """Something from the palette comes to a wire or a pin; meanwhile the circuit may change."""
        view = self.window.view
        view.pick(self.dice.choice(self.kinds()))
        at = self.on_a_wire() if self.dice.random() < 0.5 else self.somewhere()
        modifiers = self.dice.choice((NONE, NONE, ALT))
        move_to(view, at, modifiers, Qt.MouseButton.NoButton)
        if self.dice.random() < 0.3:
            self.take_away()
        if self.dice.random() < 0.9:
            QTest.mouseClick(self.viewport, LEFT, modifiers, at)

    def to_the_edge(self) -> None:
        """A drag that stays at the edge or beyond it while the canvas scrolls."""
        view, room = self.window.view, self.viewport.rect()
        start = self.somewhere()
        QTest.mousePress(self.viewport, LEFT, self.dice.choice((NONE, CTRL)), start)
        move_to(view, start + QPoint(9, 9))
        x = self.dice.choice((-30, 3, room.width() - 3, room.width() + 40))
        at = QPoint(x, self.dice.randrange(-20, room.height() + 20))
        move_to(view, at)
        for _ in range(self.dice.randrange(3)):
            view.edges.step(80)
        if self.dice.random() < 0.2:
            self.take_away()
            view.edges.step(80)
        if self.dice.random() < 0.8:
            QTest.mouseRelease(self.viewport, LEFT, NONE, at)

    # --- fields, keys and commands ------------------------------------------------------------

    def rename(self) -> None:
        """F2, a name, and on with Tab; it may stay open."""
        session, dice = self.window.session, self.dice
        nodes = sorted(session.shown.nodes)
        if nodes and len(session.selection) != 1:
            session.select({dice.choice(nodes)})
        QTest.keyClick(self.window.view, Qt.Key.Key_F2)
        for _ in range(dice.randrange(3)):
            self.write(dice.choice(NAMES))
            QTest.keyClick(self._focus(), dice.choice((Qt.Key.Key_Tab, Qt.Key.Key_Backtab)))
        if dice.random() < 0.2:
            self.take_away()
        elif dice.random() < 0.7:
            QTest.keyClick(self._focus(), dice.choice((Qt.Key.Key_Return, Qt.Key.Key_Escape)))

    def shortcut(self) -> None:
        QTest.keyClick(self._focus(), *self.dice.choice(SHORTCUTS))

    def registered(self) -> None:
        """Any command that can be done now."""
        ids = OFTEN if self.dice.random() < 0.8 else self.every
        self.window.actions_by_id[self.dice.choice(ids)].trigger()

    def compose(self) -> None:
        """An input method composes where the keyboard is, and something is chosen, or not."""
        focus, dice = self._focus(), self.dice
        for letters in dice.choice(COMPOSED):
            QApplication.sendEvent(focus, QInputMethodEvent(letters, []))
        if dice.random() < 0.15:
            self.take_away()
        if dice.random() < 0.85:
            event = QInputMethodEvent("", [])
            event.setCommitString(dice.choice(CHOSEN))
            QApplication.sendEvent(focus, event)

    def paste_formula(self) -> None:
        """Formulas and odd texts, at the pointer, by keys, plain or with wires."""
        QGuiApplication.clipboard().setText(self.dice.choice((*FORMULAS, *ODD_TEXTS)))
        QTest.mouseMove(self.viewport, self.anywhere())
        QTest.keyClick(self._focus(), Qt.Key.Key_V, self.dice.choice((CTRL, CTRL | SHIFT)))

    # --- wheels, fingers, and the focus that goes -------------------------------------------

    def jump(self) -> None:
        """Along the history, by a click in its list, which may stay open; or put it away."""
        history = self.window.history_commands
        if history.list.isHidden() or self.dice.random() < 0.2:
            history.toggle()
        if not history.list.isHidden():
            self.click_row(history.list.rows.viewport())

    def turn(self) -> None:
        self.scroll(self.viewport, self.somewhere())

    def scroll(self, widget: QWidget, at: QPoint) -> None:
        dice = self.dice
        by = dice.choice((MOUSE, FINGERS))
        pixels = QPoint(dice.randrange(-9, 9), dice.randrange(-9, 9)) if by is FINGERS else QPoint()
        event = QWheelEvent(
            QPointF(at),
            QPointF(widget.mapToGlobal(at)),
            pixels,
            QPoint(dice.choice((0, 0, 40)), dice.choice((-240, -120, -13, 120, 360))),
            Qt.MouseButton.NoButton,
            dice.choice((NONE, NONE, CTRL, SHIFT, ALT)),
            dice.choice(PHASES) if by is FINGERS else PHASES[0],
            False,
            Qt.MouseEventSource.MouseEventNotSynthesized,
            by,
        )
        QApplication.sendEvent(widget, event)

    def pinch(self) -> None:
        at = QPointF(self.somewhere())
        event = QNativeGestureEvent(
            self.dice.choice(PINCHES),
            FINGERS,
            2,
            at,
            at,
            QPointF(self.viewport.mapToGlobal(at)),
            self.dice.uniform(-0.6, 0.6),
            QPointF(),
        )
        QApplication.sendEvent(self.viewport, event)

    def lose_focus(self) -> None:
        """Another window comes to the front, in the midst of whatever is done; then this again."""
        if self.dice.random() < 0.5:
            QTest.mousePress(self.viewport, LEFT, self.dice.choice((NONE, CTRL)), self.somewhere())
            move_to(self.window.view, self.somewhere())
        self.elsewhere.show()
        self.elsewhere.activateWindow()
        QApplication.processEvents()
        if self.dice.random() < 0.3:
            self.take_away()
        self.elsewhere.hide()
        self.window.activateWindow()
        QApplication.processEvents()
        if self.dice.random() < 0.7:
            QTest.mouseRelease(self.viewport, LEFT, NONE, self.somewhere())


def shut_dialog() -> None:
    """Close the dialog that waits, if one does."""
    dialog = QApplication.activeModalWidget()
    if dialog is not None:
        dialog.close()


class Hands:
    """Hands on several windows of a program: they copy from one to another, open and close them."""

    def __init__(self, window: Window, seed: int) -> None:
        self.windows = window.window_commands.windows
        self.dice = random.Random(seed)
        self.first = window  # which stays
        self.at = window
        self.begun: dict[Window, list[object]] = {}
        self.editors: dict[Window, Editor] = {}
        self.watches: dict[Window, Watch] = {}
        self.last, self.deeds = "", 0
        self.meet(window)

    def meet(self, window: Window) -> None:
        """Work on a window from now on, too."""
        self.editors[window] = Editor(window, self.dice.randrange(1 << 30))
        self.watches[window] = Watch(window)
        documents = self.begun[window] = [window.session.document]
        follow_beginnings(window.session, documents)

    def act(self) -> None:
        """Edit in the window one is at; now and then go to another, paste there, or close it."""
        self.deeds += 1
        what = self.dice.random()
        if what < 0.02 and len(self.windows.all) < MOST_WINDOWS:
            self.last = "open"
            self.leave()
            self.at = self.windows.open(self.at)
            self.meet(self.at)
        elif what < 0.035 and self.at is not self.first:
            self.last = "close"
            self.close(self.at)
        elif what < 0.12:
            self.last = "carry"
            self.carry()
        elif what < 0.16:
            self.last = "go"
            self.go(self.dice.choice(self.windows.all))
        else:
            self.editors[self.at].act()
            self.last = self.editors[self.at].last

    def carry(self) -> None:
        """Copy some of what is here, and paste it into another window, as it is there or anew."""
        session = self.at.session
        known = sorted(session.circuit.nodes)
        session.select(self.dice.sample(known, self.dice.randrange(len(known) + 1)))
        self.at.actions_by_id[self.dice.choice(("copy", "copy", "cut"))].trigger()
        self.go(self.dice.choice(self.windows.all))
        if len(self.at.session.shown.nodes) < LARGEST:
            QTest.keyClick(self.at.view, Qt.Key.Key_V, self.dice.choice((CTRL, CTRL | SHIFT)))

    def go(self, window: Window) -> None:
        self.leave()
        self.windows.bring(window)
        self.at = window
        QApplication.processEvents()

    def leave(self) -> None:
        """Let go of what is in hand: another window is clicked."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        self.at.view.search.leave()
        self.at.view.cancel_gesture()

    def close(self, window: Window) -> None:
        """Close a window for ever."""
        self.leave()
        editor = self.editors.pop(window)
        editor.elsewhere.close()
        editor.elsewhere.deleteLater()
        del self.watches[window], self.begun[window]
        window.close()
        self.go(self.first)
        self.windows.delete_closed()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def end(self) -> None:
        """Close all but the first, and leave that."""
        for window in [each for each in self.windows.all if each is not self.first]:
            self.close(window)
        self.editors[self.first].elsewhere.close()
        self.editors[self.first].elsewhere.deleteLater()
