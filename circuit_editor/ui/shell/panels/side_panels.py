"""Side panels: which are folded, how wide the others are, and which lies over the canvas.

They are arranged when the window is opened or resized and when a circuit or a lesson is shown, but
never by an edit. What the user folded, unfolded or dragged stays, and is remembered.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow, QWidget

from circuit_editor.gates import GROUPS
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.app.translate import say_gate
from circuit_editor.ui.canvas.view import CanvasView
from circuit_editor.ui.inspector.inspector import Inspector
from circuit_editor.ui.palette.palette_items import name_ports
from circuit_editor.ui.shell.commands import VIEW, Registrar
from circuit_editor.ui.shell.panels.panel_room import (
    BESIDE_LESSON,
    CANVAS_SHARE,
    HAIRLINE,
    PanelWish,
    share_width,
)
from circuit_editor.ui.shell.panels.rails import PanelOverlay, Rail, SidePanel
from circuit_editor.ui.widgets.icon_buttons import icon_button

if TYPE_CHECKING:
    from circuit_editor.ui.outline.outline_panel import OutlinePanel
    from circuit_editor.ui.palette.palette import Palette

PALETTE, INSPECTOR, LESSON = "palette", "inspector", "lesson"
OUTLINE = "outline"  # where it is open it stands in the palette's place
PALETTE_WISH = PanelWish(look.PALETTE_WIDTH, look.PALETTE_LEAST)
INSPECTOR_WISH = PanelWish(look.INSPECTOR_WIDTH, look.INSPECTOR_LEAST)
OUTLINE_WISH = PanelWish(look.TREE_WIDTH, look.TREE_LEAST, is_open=True)
LESSON_WISH = PanelWish(look.LESSON_WIDTH, look.LESSON_LEAST, is_open=True)
NAMES = (PALETTE, INSPECTOR, LESSON, OUTLINE)
OVERLAY_SHARE = 0.45  # of the canvas, that a panel covers at most where it is not too narrow then
LEAST_CANVAS = 280  # pixels of its width, that a lesson leaves beside an unfolded inspector
SMALLEST_FIT = 0.6  # zoom of the whole circuit below which panels fold
FEW_HIDDEN = 0.1  # of its numbers: where more have no room panels fold, if that gives them some
BLOCKS = "block"  # the icon of all groups of blocks
LEFT, RIGHT = Qt.Edge.LeftEdge, Qt.Edge.RightEdge
command = Registrar("side_panels")


class HeldPanels(NamedTuple):
    """The panels as they were in a window of a width: those folded, and one over the canvas."""

    width: int
    folded: dict[str, bool]
    over: str | None


class SidePanels(QObject):
    """Palette and inspector, each docked, folded to its rail, or laid over the canvas."""

    covered = Signal()  # a panel lies over the canvas, or none does any more

    def __init__(
        self,
        window: QMainWindow,
        view: CanvasView,
        settings: Settings,
        make_palette: Callable[[QWidget], Palette],
        make_inspector: Callable[[QWidget], Inspector],
        make_outline: Callable[[QWidget], OutlinePanel],
        make_dock: Callable[[str, str, Qt.DockWidgetArea], QDockWidget],
    ) -> None:
        super().__init__(window)
        self._make_palette, self._make_outline = make_palette, make_outline
        self._at_left = PALETTE  # or the outline
        self._window, self._view, self._settings = window, view, settings
        self._lesson: QDockWidget | None = None
        self._width = 0  # of the window, when it was last arranged
        self._lesson_width = 0  # that a lesson got then
        self._is_arranging = False
        self._is_kept = False  # the inspector was unfolded since a lesson came
        self._is_asked = False  # a lesson asks for something in the inspector
        self._choices = {each: settings.panel(each) for each in NAMES}
        self._by_hand: set[str] = set()  # those folded or unfolded in this run
        self._held: HeldPanels | None = None  # as they were when one began to present
        left, right = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
        self._docks = {
            PALETTE: make_dock(PALETTE, self.tr("Gates"), left),
            INSPECTOR: make_dock(INSPECTOR, self.tr("Inspector"), right),
        }
        self._sides = {
            PALETTE: SidePanel(
                self._docks[PALETTE], LEFT, lambda: self.palette, self._palette_rail
            ),
            INSPECTOR: SidePanel(
                self._docks[INSPECTOR], RIGHT, lambda: self.inspector, self._inspector_rail
            ),
        }
        self.inspector = make_inspector(self._sides[INSPECTOR])
        self._sides[INSPECTOR].hold_instead(self.inspector)
        for name, side in self._sides.items():
            self._docks[name].setWidget(side)
        self._groups: list[str] = []  # of the palette, that have a button on its rail
        for name, side in self._sides.items():
            side.dragged.connect(partial(self._dragged, name))
        for signal, slot in (
            (self.inspector.fold_wanted, partial(self._fold_by_hand, INSPECTOR)),
            (view.gate_placed, self._uncover),
            (view.catalog.changed, self._fill_palette_rail),
            (view.session.opened, self._let_go),
        ):
            signal.connect(slot)

    @cached_property
    def palette(self) -> Palette:
        """The list of all gates; made when it is first to be seen, or asked for."""
        palette = self._make_palette(self._sides[PALETTE])
        for signal, slot in (
            (palette.fold_wanted, partial(self._fold_by_hand, PALETTE)),
            (palette.requested, self.put_away),
            (palette.search_left, self.put_away),
            (palette.outline_wanted, self._open_outline),
        ):
            signal.connect(slot)
        return palette

    @cached_property
    def outline(self) -> OutlinePanel:
        """The tree of all nodes; made when it is first asked for."""
        outline = self._make_outline(self._sides[PALETTE])
        outline.hide()
        outline.fold_wanted.connect(self.toggle_outline)
        return outline

    @property
    def palette_dock(self) -> QDockWidget:
        """The dock whose place a lesson takes."""
        return self._docks[PALETTE]

    @command(
        "toggle-palette",
        QT_TRANSLATE_NOOP("Action", "Fold or unfold the &gates"),
        arguments=(PALETTE,),
        keys="Ctrl+B",
        menus={VIEW: 310},
    )
    @command(
        "toggle-inspector",
        QT_TRANSLATE_NOOP("Action", "Fold or unfold the &inspector"),
        arguments=(INSPECTOR,),
        keys="Ctrl+Alt+B",
        menus={VIEW: 320},
    )
    def toggle(self, name: str) -> None:
        """Unfold a panel and go there with the keyboard, or fold it and go back to the canvas."""
        if name == PALETTE and self._at_left == OUTLINE:
            self._close_outline()
            if not self._sides[PALETTE].is_folded:
                self._focus(PALETTE)
                return
        if self._is_over(name):
            self._leave()
        elif self._docks[name].isHidden():  # something stands in its place
            self._open(name)
        elif self._sides[name].is_folded:
            self._unfold_by_hand(name)
            self._focus(name)
        else:
            self._fold_by_hand(name)

    @command(
        "outline",
        QT_TRANSLATE_NOOP("Action", "&Outline"),
        keys="Ctrl+Shift+O",
        menus={VIEW: 305},
    )
    def toggle_outline(self) -> None:
        """Show the outline in the place of the gates and go there, or the gates again."""
        if self._at_left == OUTLINE:
            self._close_outline()
            self._view.setFocus()
        else:
            self._show_outline()
            self.outline.focus_tree()

    def _open_outline(self) -> None:
        """Show it by its button: a click leaves the keys where one works."""
        focus = QApplication.focusWidget()
        by_keys = focus is not None and self._sides[PALETTE].isAncestorOf(focus)
        self._show_outline()
        if by_keys:
            self.outline.focus_tree()

    def reopen_outline(self) -> None:
        """Show the outline where it was open when the program was left; the keys stay."""
        if self._choices[OUTLINE].open_from and self._at_left != OUTLINE:
            if not self._docks[PALETTE].isHidden():
                self._show_outline()

    def _show_outline(self) -> None:
        self.put_away()
        self._stand_at_left(OUTLINE)
        if self._docks[PALETTE].isHidden():  # a lesson stands in its place
            self.bring(PALETTE)
            return
        choice = self._choices[OUTLINE]
        self._choices[OUTLINE] = choice._replace(open_from=self._window.width())
        self.arrange(PALETTE)

    def _close_outline(self) -> None:
        """Let the palette stand there again, folded or not as it was."""
        was_over = self._is_over(PALETTE)
        self.put_away()
        if not was_over:
            self._choices[OUTLINE] = self._choices[OUTLINE]._replace(open_from=0)
        self._stand_at_left(PALETTE)
        self.arrange()

    def _stand_at_left(self, name: str) -> None:
        self._at_left = name
        panel = self.outline if name == OUTLINE else self.palette
        self._sides[PALETTE].hold_instead(panel)

    def bring(self, name: str) -> None:
        """Let a panel be seen, over the canvas where it is folded."""
        side = self._sides[name]
        if self._is_over(name) or not (side.is_folded or self._docks[name].isHidden()):
            return
        self.put_away()
        width = min(self._wish(name).width, int(OVERLAY_SHARE * self._view.width()))
        width = max(width, look.OVERLAY_LEAST)
        self.overlay.lay(side.panel, side.edge, width)
        self.covered.emit()

    def put_away(self) -> None:
        """Fold again what lies over the canvas; the keys that went there go to the canvas."""
        if "overlay" not in vars(self) or self.overlay.panel is None:
            return
        panel, focus = self.overlay.panel, QApplication.focusWidget()
        if focus is not None and panel.isAncestorOf(focus):
            self._view.setFocus()
        self.overlay.put_away()
        for side in self._sides.values():
            if side.holds(panel):
                side.take_back()
        if "outline" in vars(self) and panel is self.outline:
            self._stand_at_left(PALETTE)
        self.covered.emit()

    def _uncover(self) -> None:
        """Put away the palette where it covers what was just placed; else one places more."""
        if not self._is_over(PALETTE):
            return
        view = self._view
        corner = view.mapFromGlobal(self.overlay.mapToGlobal(QPoint()))
        covered = self.overlay.rect().translated(corner)
        placed = view.circuit_scene.content(view.session.selection)
        if view.session.selection and view.mapFromScene(placed).boundingRect().intersects(covered):
            self.put_away()

    def ask_for_inspector(self, *, is_asked: bool) -> None:
        """Make room for the inspector beside a lesson whose step tells to use it, or no more."""
        if is_asked != self._is_asked:
            self._is_asked, self._held = is_asked, None
            self.arrange()

    def show_beside(self, lesson: QDockWidget) -> None:
        """Make room for a lesson, or for the palette again, as soon as it was shown or hidden."""
        self._lesson = lesson
        self._is_kept, self._held = False, None
        self.put_away()
        self.arrange()

    def arrange(self, by_hand: str = "") -> None:
        """Fold what leaves too little room for the circuit, and give the others their widths.

        Where one was folded or unfolded `by_hand` just now, the other is what it was.
        """
        window = self._window
        if not window.isVisible() or self._docks[INSPECTOR].isHidden() or self._is_arranging:
            return  # on stage there are no panels
        if by_hand:
            self._held = None
        if self._held is not None and self._held.width == window.width():
            self._stand_as_held(self._held)
            by_hand = PALETTE  # whoever was folded stays so
        self._note_lesson()
        lesson = self._lesson if self._lesson is not None and self._lesson.isVisible() else None
        self._width = window.width()
        widths = share_width(
            self._width,
            look.RAIL_WIDTH,
            self._wish(self._at_left, by_hand) if lesson is None else self._lesson_wish(),
            self._wish(INSPECTOR, by_hand) if lesson is None else self._beside_lesson(by_hand),
            (self._tells_numbers, self._is_legible),
            CANVAS_SHARE if lesson is None else BESIDE_LESSON,
        )
        self._is_arranging = True
        for name, width in ((PALETTE, widths.left), (INSPECTOR, widths.right)):
            if name == INSPECTOR or lesson is None:
                self._show(name, is_folded=width is None)
        left = self._docks[PALETTE] if lesson is None else lesson
        self._lesson_width = widths.left or 0 if lesson is not None else 0
        shown = [(left, widths.left), (self._docks[INSPECTOR], widths.right)]
        docks = [(dock, width or look.RAIL_WIDTH) for dock, width in shown]
        window.resizeDocks(
            [dock for dock, _ in docks], [width for _, width in docks], Qt.Orientation.Horizontal
        )
        # at once: whoever fits the circuit next knows how large the canvas is
        QCoreApplication.sendEvent(window, QEvent(QEvent.Type.LayoutRequest))
        self._is_arranging = False

    def hold(self) -> None:
        """Be again as now when the window is as wide as now, unless another circuit is opened."""
        over = next((name for name in self._sides if self._is_over(name)), None)
        folded = {name: side.is_folded for name, side in self._sides.items()}
        self._held = HeldPanels(self._window.width(), folded, over)
        self.put_away()

    def _let_go(self) -> None:
        self._held = None

    def _stand_as_held(self, held: HeldPanels) -> None:
        for name, is_folded in held.folded.items():
            self._show(name, is_folded=is_folded)
        if held.over is not None:
            self._held = held._replace(over=None)
            self.bring(held.over)

    def remember(self) -> None:
        """Keep what was chosen for the next start."""
        self._note_lesson()
        for name, choice in self._choices.items():
            self._settings.keep_panel(name, choice)

    def take_over(self, before: SidePanels) -> None:
        """Stand as another window's panels do."""
        self._choices, self._by_hand = before._choices, before._by_hand

    @cached_property
    def overlay(self) -> PanelOverlay:
        """What holds a folded panel over the canvas; made when one is first asked for."""
        overlay = PanelOverlay(self._view)
        self._view.covers.append(overlay)
        overlay.closing.connect(self.put_away)
        overlay.escaped.connect(self._leave)
        return overlay

    # --- what was chosen ------------------------------------------------------------------

    def _wish(self, name: str, by_hand: str = "") -> PanelWish:
        choice = self._choices[name]
        if name == OUTLINE:
            width = choice.width or OUTLINE_WISH.width
            return OUTLINE_WISH._replace(width=width, is_dragged=bool(choice.width))
        usual = PALETTE_WISH if name == PALETTE else INSPECTOR_WISH
        is_open = None
        if choice.is_folded:
            is_open = False
        elif choice.open_from and (name in self._by_hand or choice.open_from <= self._width):
            is_open = True
        elif by_hand:
            is_open = not self._sides[name].is_folded
        if choice.width:
            return PanelWish(choice.width, usual.least, is_open, is_dragged=True)
        return usual._replace(is_open=is_open)

    def _lesson_wish(self) -> PanelWish:
        """A lesson is narrower where the inspector stands beside it."""
        dragged = self._choices[LESSON].width
        if dragged:
            return LESSON_WISH._replace(width=dragged, is_dragged=True)
        if not self._is_asked:
            return LESSON_WISH
        room = int((1 - BESIDE_LESSON) * self._width) - 2 * HAIRLINE - look.INSPECTOR_LEAST
        return LESSON_WISH._replace(width=max(look.LESSON_LEAST, min(look.LESSON_WIDTH, room)))

    def _beside_lesson(self, by_hand: str) -> PanelWish:
        """What was unfolded before a lesson came yields to it where the canvas would be a slit."""
        wish = self._wish(INSPECTOR, by_hand)
        room = self._width - look.LESSON_LEAST - wish.width
        if wish.is_open and not (self._is_asked or self._is_kept) and room < LEAST_CANVAS:
            return wish._replace(is_open=False)
        return wish

    def _is_legible(self, width: int) -> bool:
        return self._is_asked or self._fitting(width) >= SMALLEST_FIT

    def _tells_numbers(self, width: int) -> bool:
        """True where hardly a number gives way when a canvas of this width shows the circuit."""
        scene, zoom = self._view.circuit_scene, self._fitting(width)
        if self._is_asked or not scene.nodes:
            return True
        written = scene.writing(zoom)
        hidden = scene.rooms.hidden(written.least)
        return zoom >= SMALLEST_FIT and written.has_numbers and hidden <= FEW_HIDDEN

    def _fitting(self, width: int) -> float:
        """The zoom of the fit in a canvas of this width; one above it where both are too small."""
        room = QSize(width, self._view.viewport().height())
        most = self._view.zoom_of_core(room)
        return self._view.zoom_of_fit(room) if most >= SMALLEST_FIT else most

    def _fold_by_hand(self, name: str) -> None:
        """The panel's chevron, or its key: one over the canvas is only put away."""
        if self._is_over(name):
            self._leave()
            return
        self._by_hand.add(name)
        self._choices[name] = self._choices[name]._replace(is_folded=True)
        self.arrange(name)
        self._view.setFocus()

    def _unfold_by_hand(self, name: str) -> None:
        self.put_away()
        self._by_hand.add(name)
        self._is_kept = self._is_kept or name == INSPECTOR
        choice = self._choices[name]
        self._choices[name] = choice._replace(is_folded=False, open_from=self._window.width())
        self.arrange(name)

    def _dragged(self, name: str, width: int) -> None:
        """Note the width that the user drags a panel to; what the window did was not his wish."""
        pressed = QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton
        if pressed and not self._is_arranging and self._window.width() == self._width:
            name = self._at_left if name == PALETTE else name
            self._choices[name] = self._choices[name]._replace(width=width)

    def _note_lesson(self) -> None:
        """Note the width that the user dragged a lesson to since it got one."""
        lesson = self._lesson
        if lesson is not None and lesson.isVisible() and self._lesson_width:
            if lesson.width() != self._lesson_width:
                self._choices[LESSON] = self._choices[LESSON]._replace(width=lesson.width())

    # --- over the canvas ------------------------------------------------------------------

    def _is_over(self, name: str) -> bool:
        over = self.overlay.panel if "overlay" in vars(self) else None
        return over is not None and self._sides[name].holds(over)

    def _leave(self) -> None:
        self.put_away()
        self._view.setFocus()

    def _open(self, name: str) -> None:
        """Lay a panel over the canvas and go there with the keyboard."""
        if name == PALETTE and self._at_left == OUTLINE:
            self._stand_at_left(PALETTE)
        self.bring(name)
        self._focus(name)

    def _focus(self, name: str) -> None:
        if name == PALETTE:
            self.palette.start_search()
        else:
            self.inspector.focus_first()

    def _show(self, name: str, *, is_folded: bool) -> None:
        side = self._sides[name]
        if is_folded:
            side.fold()
        else:
            if self._is_over(name):
                self.put_away()
            side.unfold()

    # --- rails ----------------------------------------------------------------------------

    def _palette_rail(self) -> Rail:
        unfold = partial(self._unfold_by_hand, PALETTE)
        told = self.tr("Unfold the gates")
        rail = Rail(LEFT, icon_button("chevron-right", told, self._window, unfold))
        self._fill(rail)
        return rail

    def _inspector_rail(self) -> Rail:
        unfold = partial(self._unfold_by_hand, INSPECTOR)
        told = self.tr("Unfold the inspector")
        rail = Rail(RIGHT, icon_button("chevron-left", told, self._window, unfold))
        show = partial(self.bring, INSPECTOR)  # the keys stay on the canvas, to choose another node
        rail.show_buttons([icon_button("inspector", self.tr("Inspector"), rail, show)])
        return rail

    def _fill_palette_rail(self) -> None:
        """There are other kinds of gates now."""
        rail = self._sides[PALETTE].rail
        if rail is not None and self._view.catalog.groups != self._groups:
            self._fill(rail)

    def _fill(self, rail: Rail) -> None:
        self._groups = self._view.catalog.groups
        icons = {say_gate(group): icon_of(group) for group in GROUPS}
        icons[name_ports()] = "ports"
        search = partial(self._open, PALETTE)
        rail.show_buttons(
            [
                icon_button("search", self.tr("Find a gate or a block"), rail, search),
                icon_button("outline", self.tr("Outline"), rail, self._open_outline),
                *(
                    icon_button(
                        icons.get(group, BLOCKS), group, rail, partial(self._open_group, group)
                    )
                    for group in self._groups
                ),
            ]
        )

    def _open_group(self, group: str) -> None:
        self._open(PALETTE)
        self.palette.show_group(group)


def icon_of(group: str) -> str:
    """The icon of a group of gates: it is called as the group is in English."""
    return group.lower().replace(" ", "-")
