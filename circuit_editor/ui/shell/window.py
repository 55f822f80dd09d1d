"""The window: docks and menus around the canvas, and no logic of its own."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QDockWidget,
    QVBoxLayout,
    QWidget,
)

from circuit_editor import resources
from circuit_editor.model import Document
from circuit_editor.model.naming import list_names
from circuit_editor.text import QT_TRANSLATE_NOOP, printable_lines, unbroken
from circuit_editor.ui.app.deferred_loading import DeferredLoading, call_later, make_single_shot
from circuit_editor.ui.app.plain_text import plain_title
from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.app.translate import fill, say
from circuit_editor.ui.classroom.classroom import Classroom
from circuit_editor.ui.inspector.inspector import Inspector
from circuit_editor.ui.preferences.preference_commands import PreferenceCommands
from circuit_editor.ui.session.formula_client import FormulaClient
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.shell.breadcrumb import Breadcrumb, QuestionBar
from circuit_editor.ui.shell.commands import (
    EDIT,
    FILE,
    ON_ANNOTATIONS,
    ON_NODES,
    TOOL_BAR,
    VIEW,
    WINDOW,
    Button,
    Registrar,
    can_redo,
    can_undo,
    one_thing_selected,
)
from circuit_editor.ui.shell.editing.annotation_commands import AnnotationCommands
from circuit_editor.ui.shell.editing.arrange_commands import ArrangeCommands
from circuit_editor.ui.shell.editing.block_commands import BlockCommands
from circuit_editor.ui.shell.editing.clipboard import Clipboard
from circuit_editor.ui.shell.editing.history_commands import HistoryCommands
from circuit_editor.ui.shell.editing.node_commands import NodeCommands
from circuit_editor.ui.shell.files.autosave import Autosave
from circuit_editor.ui.shell.files.dropped_files import answer_with_copy, local_files
from circuit_editor.ui.shell.files.file_commands import FileCommands
from circuit_editor.ui.shell.files.recovery import Recovery, may_find_copies
from circuit_editor.ui.shell.help.gesture_help import GestureHelp
from circuit_editor.ui.shell.help.help_commands import HelpCommands
from circuit_editor.ui.shell.menus import file_menus, menu_bar
from circuit_editor.ui.shell.menus.language_menu import LanguageMenu
from circuit_editor.ui.shell.menus.mnemonics import keep_letters_apart
from circuit_editor.ui.shell.menus.theme_menu import ThemeMenu
from circuit_editor.ui.shell.menus.view_switches import ViewSwitches
from circuit_editor.ui.shell.menus.window_menu import WindowEntries
from circuit_editor.ui.shell.notices import Notice
from circuit_editor.ui.shell.open_windows import OpenWindows, WindowCommands
from circuit_editor.ui.shell.panels.dock_window import DockWindow
from circuit_editor.ui.shell.panels.side_panels import SidePanels
from circuit_editor.ui.shell.toolbar import ToolBar
from circuit_editor.ui.widgets.labels import NO_MARGINS, fill_layout

if TYPE_CHECKING:
    from circuit_editor.model.edits.grouping import GroupRefusal
    from circuit_editor.ui.accessible.screen_reader import ScreenReader
    from circuit_editor.ui.canvas.canvas_legend import CanvasLegend
    from circuit_editor.ui.canvas.minimap import Minimap
    from circuit_editor.ui.outline.outline_panel import OutlinePanel
    from circuit_editor.ui.palette.palette import Palette
    from circuit_editor.ui.shell.editing.chain_offer import ChainOffer
    from circuit_editor.ui.shell.editing.expression_bar import ExpressionBar
    from circuit_editor.ui.shell.example_bar import ExampleBar
    from circuit_editor.ui.shell.invitation import Invitation

SMALLEST = 560, 324  # fits a screen of 640 × 360, with its title
FIRST_EXAMPLE = "first-example.circuit"
NEURON = "sigmoid-neuron.circuit"
MESSAGE_TIME = 6000  # ms
OFFER_AFTER = 400  # ms: the circuit comes first
MOST_MISSING = 3  # named on a button

command = Registrar()


class Window(DockWindow):
    """One circuit in one window."""

    def __init__(
        self,
        settings: Settings,
        appearance: Appearance,
        session: Session | None = None,
        *,
        opens_a_file: bool = False,
        windows: OpenWindows | None = None,
    ) -> None:
        super().__init__(settings, appearance, session or Session())
        self._is_news = False  # something was said in answer to what happens now
        self._told: tuple[object, ...] = ()  # of the session, in menus and title
        self.file_commands = FileCommands(self.view, self.settings, self.commit_typing, self)
        self.window_commands = WindowCommands(self, windows or OpenWindows(self._make_another))
        self.autosave = Autosave(self.session, self)
        self.view.hand_changed.connect(self.autosave.follow_hand)
        self.autosave.unprotected.connect(self.warn_of_crash)
        self.blocks = BlockCommands(self.session, self.view.catalog, self)
        self.arranging = ArrangeCommands(self.session, self.view, self)
        self.formulas = FormulaClient(self, process=self.window_commands.windows.formulas)
        if not opens_a_file:
            self._invite()
        self.notice = Notice(self.session, self.view, appearance)
        self.view.covers.append(self.notice)
        self.side_panels = SidePanels(
            self,
            self.view,
            settings,
            self._make_palette,
            partial(Inspector, self.session, self.blocks, self.formulas, waits=opens_a_file),
            self._make_outline,
            self.make_dock,
        )
        self.inspector = self.side_panels.inspector
        self.breadcrumb = Breadcrumb(self.session, self.middle)
        self.question = QuestionBar(self.middle)
        fill_layout(
            QVBoxLayout(self.middle),
            self.breadcrumb,
            self.question,
            self.view,
            margins=NO_MARGINS,
            spacing=0,
            wide=[self.view],
        )
        self._picking = menu_bar.Picking(self.view)
        self.actions_by_id = menu_bar.make_actions(self, self.view, self._picking)
        self.help_commands = HelpCommands(self)
        self.preferences = PreferenceCommands(self)
        self.preferences.keys_changed.connect(self.help_commands.refresh_keys)
        self._make_menus()
        self._toolbar = ToolBar(self.actions_by_id, self._picking, self)
        self.addToolBar(self._toolbar)
        GestureHelp(self.view, self.statusBar())
        self._offer_soon = make_single_shot(lambda: self.chain_offer.look(), self, OFFER_AFTER)
        self._connect()
        self._refresh_soon = make_single_shot(self._refresh, self)
        (self._refresh_soon.start if opens_a_file else self._refresh)()
        self._afterwards = DeferredLoading(
            (
                lambda: self.screen_reader,
                *(self._invite, unbroken.formula, lambda: self.view.peek, self.view.catalog.load),
                *(self.examples.fill, self.languages.fill, lambda: self.minimap),
                *(lambda: self.canvas_legend, lambda: self.example_bar),
                lambda: self.view.search.prepare(),
                *(self.side_panels.reopen_outline, lambda: self.file_watch),
            ),
            self,
        )
        # in another language, what was offered goes on being so; and one window alone offers it
        if session is None and len(self.window_commands.windows.all) == 1:
            self._afterwards.add(lambda: self.recovery.begin())
            if "invitation" in vars(self) and may_find_copies():  # that comes first
                self.invitation.step_aside(aside=True)
        self.resize(1360, 840)
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)
        if self.settings.geometry is not None:
            self.restoreGeometry(self.settings.geometry)

    @command(
        "expression",
        QT_TRANSLATE_NOOP("Action", "New from &expression…"),
        keys="Ctrl+I",
        menus={FILE: 115},
    )
    def show_expression_bar(self) -> None:
        """Open the line in which one types an expression."""
        self._expression_dock.show()
        self.expression_bar.start()

    @command(
        "full-screen", QT_TRANSLATE_NOOP("Action", "F&ull screen"), keys="F11", menus={VIEW: 330}
    )
    def toggle_full_screen(self) -> None:
        """Give the window the whole screen, or its place again; on stage it has it already."""
        if not ("classroom" in vars(self) and self.classroom.presenting.is_on):
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _make_another(self, windows: OpenWindows) -> Window:
        """A window more, where no program owns them."""
        worn = self.appearance
        appearance = Appearance(worn.choice, is_safe=worn.is_safe)
        return Window(self.settings, appearance, windows=windows)

    @cached_property
    def expression_bar(self) -> ExpressionBar:
        """That line; made when it is first asked for, and the grammar is loaded with it."""
        from circuit_editor.ui.shell.editing.expression_bar import ExpressionBar

        bar = ExpressionBar(self.session, self.appearance, self.view, self)
        bar.built.connect(self.build)
        bar.closed.connect(self.view.setFocus)
        return bar

    @cached_property
    def invitation(self) -> Invitation:
        """What an empty canvas offers; where a file is opened it is made after that was seen."""
        from circuit_editor.ui.shell.invitation import Invitation

        invitation = Invitation(self.session, self.view)
        for signal, slot in (
            (invitation.lesson_wanted, lambda: self.classroom.start_first_lesson()),
            (invitation.lessons_wanted, lambda: self.classroom.show_lessons()),
            (invitation.first_example_wanted, lambda: self._open_example(FIRST_EXAMPLE)),
            (invitation.neuron_wanted, lambda: self._open_example(NEURON)),
            (invitation.expression_wanted, self.show_expression_bar),
        ):
            signal.connect(slot)
        return invitation

    def _invite(self) -> Invitation:
        return self.invitation

    @cached_property
    def classroom(self) -> Classroom:
        """Stepping, predicting, presenting; made when one of them is first asked for."""
        classroom = Classroom(self)
        self.autosave.lessons = classroom.lessons
        self._toolbar.follow(classroom.stepping)
        presenting = classroom.presenting
        presenting.changed.connect(lambda: self.recovery.step_aside(aside=presenting.is_on))
        presenting.changed.connect(self.side_panels.put_away)
        presenting.changed.connect(self.side_panels.arrange)
        for each in (presenting, classroom.predicting, classroom.lessons):
            each.changed.connect(self._refresh_chain_offer)
        return classroom

    def resume_lesson(self, id_: str, step: int, document: Document) -> bool:
        return self.classroom.resume_lesson(id_, step, document)

    @cached_property
    def clipboard(self) -> Clipboard:
        """What cuts, copies and pastes."""
        clipboard = Clipboard(self.session, self.view, self)
        clipboard.misread.connect(self._mend)
        return clipboard

    def _mend(self, text: str) -> None:
        self.show_expression_bar()
        self.expression_bar.mend(text, self.clipboard.paste_formula)

    @cached_property
    def history_commands(self) -> HistoryCommands:
        """What lists the steps that were made, and goes to one of them."""
        return HistoryCommands(self.view, self)

    @cached_property
    def node_commands(self) -> NodeCommands:
        """What copies numbers of what is selected, and finds what it is wired to."""
        return NodeCommands(self.session, self.view, self.formulas)

    @cached_property
    def annotation_commands(self) -> AnnotationCommands:
        """What adds notes and frames."""
        return AnnotationCommands(self.view, self)

    @cached_property
    def recovery(self) -> Recovery:
        """What offers the work of a program that was killed; made once the window is seen."""
        windows = self.window_commands.windows
        recovery = Recovery(
            self.view,
            self,
            lambda path: windows.window_for(path, self),
            lambda: (vars(each)["recovery"] for each in windows.all if "recovery" in vars(each)),
        )
        recovery.offering.connect(lambda is_on: self.invitation.step_aside(aside=is_on))
        recovery.searched.connect(lambda: self.invitation.step_aside(aside=bool(recovery.offered)))
        return recovery

    @cached_property
    def minimap(self) -> Minimap:
        """The whole circuit small at the canvas' edge; made once the window is seen."""
        from circuit_editor.ui.canvas.minimap import Minimap

        return Minimap(self.view, self.settings)

    @cached_property
    def screen_reader(self) -> ScreenReader:
        """What tells screen readers of the circuit; made once the window is seen."""
        from circuit_editor.ui.accessible.screen_reader import ScreenReader

        return ScreenReader(self.view)

    @cached_property
    def canvas_legend(self) -> CanvasLegend:
        """What says how wires and tiles tell sizes, and has it so; made once the window is seen."""
        from circuit_editor.ui.canvas.canvas_legend import CanvasLegend

        return CanvasLegend(self.view, self.settings)

    @cached_property
    def example_bar(self) -> ExampleBar:
        """What holds one example of a batch; made once the window is seen."""
        from circuit_editor.ui.shell.example_bar import ExampleBar

        return ExampleBar(self.view, self.appearance)

    @cached_property
    def chain_offer(self) -> ChainOffer:
        """What offers to make blocks of chains; made some time after something was opened."""
        from circuit_editor.ui.shell.editing.chain_offer import ChainOffer

        offer = ChainOffer(self.session, self.settings, self.view, lambda: not self._is_taught)
        offer.wanted.connect(self.blocks.make_of_chains)
        return offer

    @property
    def _is_taught(self) -> bool:
        return "classroom" in vars(self) and self.classroom.has_attention

    def _refresh_chain_offer(self) -> None:
        if "chain_offer" in vars(self):
            self.chain_offer.refresh()

    @cached_property
    def _expression_dock(self) -> QDockWidget:
        area = Qt.DockWidgetArea.BottomDockWidgetArea
        dock = self.add_dock("expression", self.tr("Expression"), self.expression_bar, area)
        self.expression_bar.closed.connect(dock.hide)
        return dock

    def build(self, document: Document) -> None:
        """Lay out the circuit of an expression, and show it as a new one, of no file."""
        self.arranging.tidying.lay_out(document, self._show_built)

    def _show_built(self, document: Document) -> None:
        """Show it, once changes that a file does not have were asked about."""
        if self.file_commands.begin(document):
            self._expression_dock.hide()
            self.view.setFocus()

    @command(
        "rename",
        QT_TRANSLATE_NOOP("Action", "Re&name"),
        keys="F2",
        menus={EDIT: 320, ON_NODES: 110, ON_ANNOTATIONS: 110},
        when=one_thing_selected,
    )
    def rename(self) -> None:
        """Let the selected node's name, a note or a title be typed where it is written."""
        (id_,) = self.session.selected
        self.view.in_place.rename(id_)

    @command(
        "undo",
        QT_TRANSLATE_NOOP("Action", "&Undo"),
        keys="Ctrl+Z",
        menus={EDIT: 110, TOOL_BAR: 110},
        when=can_undo,
        button=Button("undo"),
        detail=lambda context: context.undo_label,
    )
    def undo(self) -> None:
        """Take the last step back, where one can see it, and say which that was."""
        label = self.session.undo_label
        self.view.find_after(self.session.undo)
        if label is not None:
            self.session.message.emit(self.tr("Taken back: {step}").format(step=label))

    @command(
        "redo",
        QT_TRANSLATE_NOOP("Action", "&Redo"),
        keys="Ctrl+Shift+Z Ctrl+Y",
        menus={EDIT: 120, TOOL_BAR: 120},
        when=can_redo,
        button=Button("redo"),
        detail=lambda context: context.redo_label,
    )
    def redo(self) -> None:
        """Bring the last step again, where one can see it, and say which that was."""
        label = self.session.redo_label
        self.view.find_after(self.session.redo)
        if label is not None:
            self.session.message.emit(self.tr("Done again: {step}").format(step=label))

    def name_block(self, id_: str) -> None:
        """Let a block that was just made be named where it stands."""
        self.view.in_place.name(id_, lambda name: self.blocks.name(id_, name))

    def offer_to_take_in(self, refusal: GroupRefusal) -> None:
        """Say why a selection can be no block, and offer the nodes that are missing."""
        names = list_names(self.session.circuit, *refusal.missing[:MOST_MISSING])
        more = len(refusal.missing) - MOST_MISSING
        told = ", ".join(names.described.split(" → ")) + (f" (+{more})" if more > 0 else "")
        chosen = self.session.selection
        self.session.select({*chosen, *refusal.loop})
        marked = self.session.selection

        def leave_it() -> None:
            if self.session.selection == marked:
                self.session.select(chosen)

        self.question.ask(
            say(refusal.sentence),
            (self.tr("Take in {names}").format(names=told), lambda: self.blocks.take_in(refusal)),
            (self.tr("Leave it"), leave_it),
        )

    def ask_about_sharing(self, name: str, uses: int) -> None:
        """Ask whether an edit was meant for all uses of a block."""
        self.question.ask(
            self.tr("Changed in all {count} uses of “{name}”.").format(count=uses, name=name),
            (self.tr("Change all {count}").format(count=uses), lambda: None),
            (self.tr("Make this one unique"), self.blocks.keep_for_this_one),
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()  # whatever goes wrong before the end: the window stays, with the work
        if self._may_close or self.file_commands.may_leave():
            if "classroom" in vars(self):  # the teacher's own window would stay, and the program
                self.classroom.presenting.stop()
            self.settings.geometry = self.saveGeometry()
            self.side_panels.remember()
            self.formulas.close()
            self._offer_soon.stop()
            self._afterwards.stop()  # it would look for copies, and take them from the next program
            if "recovery" in vars(self):
                self.recovery.put_off()
            self.autosave.end()
            event.accept()
            self.closed.emit(self)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.side_panels.arrange()
        if not event.spontaneous():
            self.view.setFocus()
        self._afterwards.begin(is_seen=self.view.is_seen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side_panels.arrange()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        answer_with_copy(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        answer_with_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        if answer_with_copy(event):
            is_apart = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.window_commands.open_files(local_files(event.mimeData()), apart=is_apart)

    def _connect(self) -> None:
        for signal, slot in (
            (self.session.file_changed, self._refresh),
            (self.session.selection_changed, self._refresh),
            (self.session.message, self._say),
            (self.session.document_changed, self._forget_message),
            (self.file_commands.opened, self.side_panels.arrange),
            (self.file_commands.begun, self.side_panels.arrange),
            (self.file_commands.opened, self.view.show_opened),
            (self.file_commands.begun, self.view.show_opened),
            (self.file_commands.opened, self.view.setFocus),
            (self.file_commands.begun, self.view.setFocus),
            (self.side_panels.covered, self._keep_invitation_clear),
            (self.side_panels.covered, self.notice.keep_place),
            (self.view.seen, self._load_the_rest),
            (self.view.zoom_changed, self._toolbar.show_zoom),
            (self.notice.flag_wanted, self.view.placing.put_flag_on_number),
            (self.blocks.grouped, self.name_block),
            (self.blocks.refused, self.offer_to_take_in),
            (self.blocks.shared_edited, self.ask_about_sharing),
            (self.blocks.answered, self.question.drop),
            (self.blocks.port_added, self.view.find_selection),
            (self.blocks.made_of_chains, self.view.fit),
            (self.file_commands.opened, self._offer_soon.start),
            (self.file_commands.begun, self._offer_soon.start),
            (self.session.opened, self.question.drop),
            (self.question.left, self.view.setFocus),
            (self.breadcrumb.left, self.view.setFocus),
            (self.session.place_changed, self._refresh),
            (self.session.let_go, self._refresh),
        ):
            signal.connect(slot)

    def commit_typing(self) -> bool:
        """Take over what is being typed, before a save; False where it cannot stand."""
        self.view.cancel_gesture()
        if "classroom" in self.__dict__:  # made, for somebody asked for it
            self.classroom.timeline.commit_note()
        return self.view.commit_value() and self.inspector.commit_pending() is not False

    @property
    def palette_panel(self) -> Palette:
        """The list of all gates; made when it is first to be seen, or asked for."""
        return self.side_panels.palette

    def _make_palette(self, side: QWidget) -> Palette:
        from circuit_editor.ui.palette.palette import Palette

        palette = Palette(self.session, self.view.catalog, self.appearance, side)
        for signal, slot in (
            (self.view.gate_placed, palette.clear_pick),
            (palette.picked, self.view.pick),
            (palette.requested, self.view.placing.put_in_view),
            (palette.search_left, self.view.setFocus),
        ):
            signal.connect(slot)
        return palette

    def _make_outline(self, side: QWidget) -> OutlinePanel:
        from circuit_editor.ui.outline.outline_panel import OutlinePanel

        outline = OutlinePanel(self.view, self.appearance, side)
        outline.find_wanted.connect(lambda: self.node_commands.find())
        outline.menu_wanted.connect(lambda at: self.help_commands.context_menus.open_at(at))
        return outline

    def _keep_invitation_clear(self) -> None:
        if "invitation" in vars(self):
            self.invitation.keep_place()

    def _open_example(self, name: str) -> None:
        self.window_commands.open_picked(str(resources.folder() / "examples" / name))

    def _make_menus(self) -> None:
        show = self.window_commands.open_picked
        recent = file_menus.RecentMenu(self.tr(file_menus.RECENT), show, self.file_commands, self)
        title = self.tr(file_menus.EXAMPLES)
        self.examples = file_menus.ExamplesMenu(title, self._open_example, self.file_commands, self)
        inner = {FILE: {130: recent, 140: self.examples}}
        made = menu_bar.make_menus(self.menuBar(), self.actions_by_id, inner, self._picking)
        view = made[VIEW]
        view.addSeparator()
        self.themes = ThemeMenu(self.appearance, self)
        self.themes.chosen.connect(self._choose)
        view.addMenu(self.themes)
        self.switches = ViewSwitches(
            self, lambda: self.minimap, lambda: self.canvas_legend, lambda: self.example_bar
        )
        self.languages = LanguageMenu(self.settings, self)
        view.addMenu(self.languages)
        listed = WindowEntries(made[WINDOW], self, self.window_commands.windows)
        for menu in (recent, self.examples, self.themes, self.languages, made[WINDOW]):
            keep_letters_apart(menu, menu_bar.english_of)
        lessons = file_menus.LessonEntries(lambda path: self.classroom.start_lesson(path), self)
        offering = (self.themes, self.languages, self.examples, lessons, recent, listed)
        self.help_commands.offer(offering)

    def _choose(self, choice: str) -> None:
        self.settings.theme = choice
        self.view.setFocus()

    def _refresh(self) -> None:
        """Say in menus, title and tool bar what is so now; while a slider is held, once."""
        self._refresh_soon.stop()
        session = self.session
        told = session.is_held, session.undo_label, session.is_unsaved
        if session.is_held and told == self._told:
            return
        self._told = told
        menu_bar.refresh(self.actions_by_id, self.session)
        name, is_read_only = self.file_name, self.session.newer is not None
        titled = fill(self.tr("{name} (read-only)"), name=name) if is_read_only else name
        self.setWindowTitle(self.tr("{name}[*] – Circuit Editor").format(name=plain_title(titled)))
        self.setWindowModified(self.session.is_unsaved)
        self._toolbar.show_file(name, self.session)

    def _say(self, text: str) -> None:
        self.statusBar().showMessage(printable_lines(text), MESSAGE_TIME)
        self._is_news = True
        call_later(self, self._no_news)

    def _no_news(self) -> None:
        self._is_news = False

    def _forget_message(self) -> None:
        """What was said before an edit is not about it; what is said with it stays."""
        if not self._is_news:
            self.statusBar().clearMessage()
