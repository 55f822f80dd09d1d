"""Presenting: the whole screen for the circuit, enlarged, with visible clicks; Esc ends it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QScreen
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from circuit_editor.ui.app.deferred_loading import call_later
from circuit_editor.ui.classroom.stage.overlay import Overlay
from circuit_editor.ui.classroom.stage.teacher_view import Brief, TeacherView
from circuit_editor.ui.classroom.stage.text_scaling import enlarge_dialog
from circuit_editor.ui.shell.commands import STAGE, keys_at

if TYPE_CHECKING:
    from circuit_editor.ui.shell.panels.dock_window import DockWindow

CLICKER = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)  # what it sends, wherever the focus is
BLACK = (".", "b")  # one or the other is what a clicker's black-screen key sends
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
FIELDS = (QLineEdit, QPlainTextEdit, QAbstractSpinBox)  # Esc ends what is typed there
PAUSE, PATIENCE = 25, 20  # ms, and how often, to wait for the window manager
NATIVE = QKeySequence.SequenceFormat.NativeText
MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)


class WindowState(NamedTuple):
    """The state of the window before presenting, to restore it afterwards."""

    state: Qt.WindowState
    shown: list[QWidget]
    zoom: float
    scrolled: tuple[int, int]
    room: QSize
    was_fitted: bool
    content: QRectF
    focus: QWidget | None
    has_ring: bool


class Presenting(QObject):
    """Turns a window into what is projected, and back."""

    changed = Signal()  # it began or ended
    commanded = Signal(object)  # the command of a key on stage is to be done

    def __init__(self, window: DockWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk: WindowState | None = None
        self._tallest = 0
        self.closes: Callable[[], bool] = bool  # puts a card away; False where there is none
        self._dialogs: list[QDialog] = []  # that were shown on stage, as large as there is room
        self._escaped = False  # by the press before, and nothing else was done since
        self._keys = {key: each for (key, _), each in keys_at(STAGE).items()}
        self.overlay: Overlay | None = None
        self.teacher_view: TeacherView | None = None  # where there is a second screen
        self.screens: Callable[[], Sequence[QScreen]] = QGuiApplication.screens

    @property
    def is_on(self) -> bool:
        """True while presenting."""
        return self._desk is not None

    def toggle(self) -> None:
        """Begin, or end."""
        if self.is_on:
            self.stop()
        else:
            self.start()

    def start(self) -> None:
        """Give the circuit the whole screen."""
        window, view = self._window, self._window.view
        view.cancel_gesture()
        panels = [each for each in window.panels() if each.isVisible()]
        self._desk = WindowState(
            window.windowState(),
            panels,
            view.zoom,
            view.scrolled,
            view.viewport().size(),
            view.is_fitted,
            view.circuit_scene.content(),
            QApplication.focusWidget(),
            view.shows_focus,
        )
        window.side_panels.hold()
        for panel in panels:
            panel.hide()
        window.appearance.present(on=True, height=window.screen().size().height())
        self.overlay = Overlay(view, window.appearance)
        self.overlay.caption_laid.connect(self._make_room)
        self.overlay.touched.connect(self.toggle_blank)
        self.overlay.show()
        window.session.message.connect(self.overlay.say)  # the status bar is hidden
        window.showFullScreen()
        self._open_teacher_view()
        self._application().installEventFilter(self)
        view.fit()
        view.setFocus()
        view.shows_focus = False
        self.changed.emit()

    def stop(self) -> None:
        """Return to exactly where one was; where the panels or the circuit are others, show it."""
        desk, self._desk = self._desk, None
        if desk is None:
            return
        window, view = self._window, self._window.view
        self._application().removeEventFilter(self)
        if self.overlay is not None:
            window.session.message.disconnect(self.overlay.say)
            self.overlay.leave()
            self.overlay = None
        if self.teacher_view is not None:
            self.teacher_view.close()
            self.teacher_view.deleteLater()
            self.teacher_view = None
        self._tallest = 0
        self._escaped = False
        view.keep_clear(0)
        window.appearance.present(on=False)
        for dialog in filter(isValid, self._dialogs):
            enlarge_dialog(dialog, window.appearance)
        self._dialogs.clear()
        window.setWindowState(desk.state)
        for panel in desk.shown:
            panel.show()
        self.changed.emit()  # who began something on stage lays its panel beside these
        # the canvas gets its size back before it looks; a key pressed meanwhile waits for its turn
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        stands = [each for each in window.panels() if each.isVisible()] == desk.shown
        if stands and view.circuit_scene.content() == desk.content:
            self._look_back(desk, PATIENCE)
        else:
            view.fit()
        if self._is_asked():
            pass
        elif desk.focus is not None and isValid(desk.focus) and desk.focus.isVisible():
            desk.focus.setFocus()
        else:
            view.setFocus()
        view.shows_focus = desk.has_ring and view.hasFocus()

    def _is_asked(self) -> bool:
        """True where a number is asked for on the canvas: its field gets the focus."""
        guessing = self._window.view.guessing
        return guessing is not None and guessing.take_focus()

    def _look_back(self, desk: WindowState, tries: int) -> None:
        """Stand on the very pixel, again when the window manager gave the window its size back."""
        view = self._window.view
        if self.is_on:
            return
        view.look_at(desk.zoom, desk.scrolled, is_fitted=desk.was_fitted)
        if view.viewport().size() == desk.room:
            return
        if tries:
            call_later(self, lambda: self._look_back(desk, tries - 1), PAUSE)
        elif desk.was_fitted:
            view.fit()

    def tell(self, brief: Brief) -> None:
        """Say what happens now, large over the lower edge; nothing where there is nothing.

        The note is the teacher's: where there is a screen for it alone, it stands there.
        """
        if self.overlay is not None:
            is_private = self.teacher_view is not None
            self.overlay.tell(brief.sentence, "" if is_private else brief.note, brief.way)
        if self.teacher_view is not None:
            self.teacher_view.brief(brief)

    def _open_teacher_view(self) -> None:
        here = self._window.screen()
        other = next((each for each in self.screens() if each is not here), None)
        if other is not None:
            self.teacher_view = TeacherView(other)
            self.teacher_view.show()
            self._window.activateWindow()  # whatever the desktop thinks of new windows

    def toggle_blank(self) -> None:
        """Show nothing, or the circuit again."""
        if self.overlay is not None:
            self.overlay.blank(on=not self.overlay.is_blank)

    def _make_room(self, height: int) -> None:
        """Fit the circuit above what is told, and not anew for every line more or less."""
        self._tallest = max(self._tallest, height) if height else 0
        self._window.view.keep_clear(self._tallest)

    @staticmethod
    def _application() -> QCoreApplication:
        application = QCoreApplication.instance()
        assert application is not None
        return application

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()  # asked once: every event there is comes by
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            focus = QApplication.focusWidget()
            if watched is self._window.windowHandle() or not self._window.isActiveWindow():
                return False  # it comes again, at the widget that has the focus
            if event.key() == Qt.Key.Key_Escape and watched not in (focus, self._window):
                return False  # the widget that has the focus was asked, and did not want it
            return self._pressed(event)
        if kind == QEvent.Type.MouseButtonPress:
            self._escaped = False
        elif kind == QEvent.Type.Show and isinstance(watched, QDialog):
            self._dialogs.append(watched)
            enlarge_dialog(watched, self._window.appearance)
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in self._keys and event.modifiers() in PLAIN:  # on stage no shortcut
                event.setAccepted(self._window.view.hasFocus())
                return event.isAccepted()
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        """A key while presenting; True where it is done with."""
        key, overlay = event.key(), self.overlay
        assert overlay is not None
        if key not in MODIFIERS:
            self._escaped = self._escaped and key == Qt.Key.Key_Escape
            overlay.show_key(QKeySequence(event.keyCombination()).toString(NATIVE))
        if key in CLICKER and not event.modifiers() and not overlay.is_blank:
            self.commanded.emit(self._keys[key])
            return True
        if key == Qt.Key.Key_Escape:
            return self._escape()
        if not self._window.view.hasFocus():
            return False  # somebody types a number
        if event.text().lower() in BLACK or (overlay.is_blank and key not in MODIFIERS):
            self.toggle_blank()  # whatever is pressed in the dark only brings the light back
        elif event.modifiers() not in PLAIN or key not in self._keys or key in CLICKER:
            return False
        elif not (key == Qt.Key.Key_Space and event.isAutoRepeat()):  # held, it is one press
            self.commanded.emit(self._keys[key])
        return True

    def _escape(self) -> bool:
        """End the innermost thing: a field or popup, a gesture, the pen; at last the show.

        The second of two presses leaves, however much is open.
        """
        again, self._escaped = self._escaped, True
        focus, view, overlay = QApplication.focusWidget(), self._window.view, self.overlay
        assert overlay is not None
        if QApplication.activePopupWidget() is not None or (
            isinstance(focus, FIELDS) and not again
        ):
            return False
        if again:
            self.stop()
        elif self.closes() or view.cancel_gesture():
            pass
        elif overlay.has_pen:
            overlay.toggle_pen()
        else:
            self.stop()
        return True
