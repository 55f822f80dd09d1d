"""The base of the window: the canvas, and panels docked around it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QDockWidget, QMainWindow, QWidget

from circuit_editor.model import EMPTY, Document
from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.app.translate import fill
from circuit_editor.ui.canvas.view import CanvasView
from circuit_editor.ui.session.formula_client import FormulaClient
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.shell.commands import VIEW, Registrar
from circuit_editor.ui.shell.files.file_commands import FileCommands
from circuit_editor.ui.shell.files.file_names import example_name
from circuit_editor.ui.widgets.button_keys import ButtonKeys

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from circuit_editor.ui.app.deferred_loading import DeferredLoading
    from circuit_editor.ui.shell.breadcrumb import QuestionBar
    from circuit_editor.ui.shell.files.autosave import Autosave
    from circuit_editor.ui.shell.files.file_watch import FileWatch
    from circuit_editor.ui.shell.menus.language_menu import LanguageMenu
    from circuit_editor.ui.shell.panels.side_panels import SidePanels
    from circuit_editor.ui.shell.toolbar import ToolBar

EXAMPLE = QT_TRANSLATE_NOOP("Window", "{name} (example)")
REPAIRED = QT_TRANSLATE_NOOP("Window", "{name} (repaired copy)")
SAVE_NOW = QT_TRANSLATE_NOOP("Window", "Save now")
LEAVE_IT = QT_TRANSLATE_NOOP("Window", "Leave it")
UNTITLED = QT_TRANSLATE_NOOP("Window", "Untitled")
command = Registrar()


class DockWindow(QMainWindow):
    """A session's canvas, with room for panels; what is only declared here the window makes."""

    autosave: Autosave
    file_commands: FileCommands
    formulas: FormulaClient
    side_panels: SidePanels
    question: QuestionBar
    closed = Signal(object)
    actions_by_id: dict[str, QAction]
    languages: LanguageMenu
    _afterwards: DeferredLoading
    _toolbar: ToolBar

    def __init__(self, settings: Settings, appearance: Appearance, session: Session) -> None:
        super().__init__()
        self.settings = settings
        self.appearance = appearance
        self.session = session
        self.session.setParent(self)
        # every widget is made where it will stay: one that is moved, all in it is styled anew
        self.middle = QWidget(self)
        self.view = CanvasView(session, appearance, self.middle)
        self.setCentralWidget(self.middle)
        self.setFocusProxy(self.view)  # it gets the focus back from whoever borrowed it
        self._docks: list[QDockWidget] = []
        self._may_close = False  # it was asked already
        ButtonKeys(self)

    @cached_property
    def file_watch(self) -> FileWatch:
        """What tells of changes that others make to the file; made once the window is seen."""
        from circuit_editor.ui.shell.files.file_watch import FileWatch

        watch = FileWatch(self.session, self.file_commands, self.question, self)
        self.closed.connect(watch.end)
        return watch

    @cached_property
    def crash_bar(self) -> QuestionBar:
        """What says that a crash would lose work; made when it is so for the first time."""
        from circuit_editor.ui.shell.breadcrumb import QuestionBar

        bar, layout = QuestionBar(self.middle), self.middle.layout()
        bar.left.connect(self.view.setFocus)
        assert isinstance(layout, QBoxLayout)
        layout.insertWidget(layout.indexOf(self.view), bar)
        return bar

    def warn_of_crash(self, why: str) -> None:
        """Say above the canvas why no copy of unsaved work is kept, until there is one: ""."""
        if why:
            save, leave = (QCoreApplication.translate("Window", e) for e in (SAVE_NOW, LEAVE_IT))
            self.crash_bar.ask(why, (save, self._save_now), (leave, lambda: None))
        elif "crash_bar" in vars(self):
            self.crash_bar.drop()

    def _save_now(self) -> None:
        self.file_commands.save()

    def resume_lesson(self, id_: str, step: int, document: Document) -> bool:
        """Begin at a step of a lesson with this circuit; False where there is none such."""
        raise NotImplementedError

    @property
    def is_untouched(self) -> bool:
        """True where nothing was opened or done here yet."""
        session = self.session
        is_new = session.document is EMPTY and session.path is None and session.undo_label is None
        return is_new and not self.file_commands.is_loading

    @property
    def file_name(self) -> str:
        """The name of the circuit that is shown here."""
        if self.session.example:
            named = example_name(self.session.example)
            return fill(QCoreApplication.translate("Window", EXAMPLE), name=named)
        path, repaired = self.session.path, self.session.repaired
        if path is None and repaired is not None:
            return fill(QCoreApplication.translate("Window", REPAIRED), name=repaired.path.name)
        return QCoreApplication.translate("Window", UNTITLED) if path is None else path.name

    def do_afterwards(self, thing: Callable[[], object]) -> None:
        """Do one thing more once the window was seen and all that waits for that is loaded."""
        self._afterwards.add(thing)

    def _load_the_rest(self) -> None:
        """The canvas was painted: now comes what that did not need."""
        self._afterwards.begin(is_seen=True)

    def close_unasked(self) -> None:
        """Close the window: whether the work may go was asked before."""
        self._may_close = True
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keyboard back with an Esc that whatever has it does not want."""
        if event.key() == Qt.Key.Key_Escape and not self.view.hasFocus():
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes on; where what had the focus is hidden or disabled, the canvas gets it."""
        focus = self.focusWidget()
        if focus is not None and not (focus.isVisible() and focus.isEnabled()):
            self.view.setFocus()
            return True
        return super().focusNextPrevChild(forward)

    @command(
        "next-pane",
        QT_TRANSLATE_NOOP("Action", "&Next pane"),
        arguments=(1,),
        keys="F6",
        menus={VIEW: 340},
    )
    @command(
        "previous-pane",
        QT_TRANSLATE_NOOP("Action", "&Previous pane"),
        arguments=(-1,),
        keys="Shift+F6",
        menus={VIEW: 350},
    )
    def go_to_pane(self, by: int) -> None:
        """Take the keyboard to the next pane: tool bar, gates, canvas, its bars, the others."""
        from circuit_editor.ui.shell.panels.panes import go_to_pane

        panes = [self._toolbar, *self._docks]
        go_to_pane(self.middle, self.view, panes, self.question_bars(), by)

    def question_bars(self) -> list[QuestionBar]:
        """The bars above the canvas that may ask something."""
        return [self.question, *([self.crash_bar] if "crash_bar" in vars(self) else [])]

    def panels(self) -> list[QWidget]:
        """All that stands around the canvas."""
        return [self.menuBar(), self._toolbar, self.statusBar(), *self._docks]

    def add_dock(
        self, name: str, title: str, widget: QWidget, area: Qt.DockWidgetArea
    ) -> QDockWidget:
        """Put a panel beside the canvas."""
        dock = self.make_dock(name, title, area)
        dock.setWidget(widget)
        return dock

    def make_dock(self, name: str, title: str, area: Qt.DockWidgetArea) -> QDockWidget:
        """A place beside the canvas for a panel that will be made there."""
        dock = QDockWidget(title, self)
        dock.setObjectName(name)
        dock.setTitleBarWidget(QWidget(dock))
        dock.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        self.addDockWidget(area, dock)
        self._docks.append(dock)
        return dock
