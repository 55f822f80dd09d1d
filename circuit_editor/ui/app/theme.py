"""Every colour, metric and font: the only place with numbers of taste."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from circuit_editor import resources
from circuit_editor.layout.labels import captions
from circuit_editor.named_tuple import NamedTuple

if TYPE_CHECKING:
    from circuit_editor.layout.labels.label_rooms import LabelRooms


class Theme(NamedTuple):
    """The colours of one appearance, as #rrggbb."""

    name: str
    canvas: str  # the paper
    dots: str  # the grid on it
    panel: str  # docks, menus, cards, gates
    field: str  # what one types into
    line: str  # hairlines
    ink: str  # text, gate outlines
    quiet: str  # captions, headings
    wire: str
    value: str  # numbers of the forward pass
    gradient: str  # numbers of the backward pass
    accent: str  # selection
    on_accent: str
    accent_soft: str
    frame: str  # the paper of a block that is open in place
    amber: str  # a mark, the active step
    warned: str  # the same as text, which needs more contrast
    refused: str
    positive: str  # the sign of a number that is not written: on wires, in gates
    negative: str
    # the height of numbers, in pixels of the screen: what they keep while one zooms out, as far as
    # the drawing has room, and below what they are not written at all
    wanted: float = 14.5
    legible: float = 11.5
    uneven: float = 1.0  # how much larger some may be than nearly all of them have room for
    strength: float = 1.0  # of lines, beside what is drawn at a desk


LIGHT = Theme(
    name="light",
    canvas="#fbfaf6",
    dots="#dedcd3",
    panel="#ffffff",
    field="#f3f2ec",
    line="#e3e1d9",
    ink="#1d2127",
    quiet="#666b74",
    wire="#8b8f98",
    value="#137e38",
    gradient="#c62a1b",
    accent="#4a5bd4",
    on_accent="#ffffff",
    accent_soft="#e7eaff",
    frame="#f4f5fb",
    amber="#e8960c",
    warned="#8f5600",
    refused="#b3261e",
    positive="#2a6bc4",
    negative="#c2570c",
)

DARK = Theme(
    name="dark",
    canvas="#16181c",
    dots="#2c3037",
    panel="#1e2127",
    field="#282c34",
    line="#343943",
    ink="#e9ebee",
    quiet="#9ba1ab",
    wire="#7d838d",
    value="#5fd68a",
    gradient="#ff8571",
    accent="#8f9dff",
    on_accent="#14161b",
    accent_soft="#2b3160",
    frame="#1d2131",
    amber="#ffb547",
    warned="#ffb547",
    refused="#ff8f85",
    positive="#6aa8ff",
    negative="#ff9147",
)

# what could not be painted is crossed out: the same in every theme, on a paper of its own
SPOILT, SPOILT_PAPER = "#b0127b", "#ffffff"

STAGE = {  # for a hall: stronger on a pale projector, larger from the back row
    LIGHT.name: LIGHT._replace(
        name="light stage",
        canvas="#ffffff",
        dots="#ececec",
        ink="#000000",
        quiet="#4a4f57",
        wire="#5f646d",
        value="#0b6b2d",
        gradient="#b01508",
        wanted=20.0,
        uneven=1.25,
        strength=1.6,
    ),
    DARK.name: DARK._replace(
        name="dark stage",
        canvas="#0c0d10",
        dots="#1d2025",
        ink="#ffffff",
        quiet="#b9bec8",
        wire="#a3a9b4",
        value="#7cf0a4",
        gradient="#ffa192",
        wanted=20.0,
        uneven=1.25,
        strength=1.6,
    ),
}
THEMES = {LIGHT.name: LIGHT, DARK.name: DARK}
# Values and gradients in blue and orange for eyes that confuse green and red: how far apart
# colours are is measured by `tests/ui/colour_vision.py`.
SAFE = {
    LIGHT.name: ("#0a63b0", "#a65200"),
    DARK.name: ("#6cb6ff", "#ff9a3d"),
    STAGE[LIGHT.name].name: ("#064a94", "#8f4300"),
    STAGE[DARK.name].name: ("#8cc6ff", "#ffad5c"),
}

# Canvas, in scene units; sizes of nodes belong to the layout.
WIRE_WIDTH = 2.0
WIRE_WIDTH_SELECTED = 3.5
WIRE_WIDTH_LIT = 3.5  # at least as many pixels; in a halo that is so many times wider
LIT_HALO = 3.5
WIRE_WIDTHS = (1.2, 1.8, 2.2, 2.6, 3.0, 3.4, 3.9, 4.5, 5.5, 7.0)  # by the step of |gradient|
FAR_WIDE = 5  # the step from which wires are wider than a pixel where no number is written
FAR_WIDTHS = (1.6, 2.2, 2.9, 3.7, 4.6)  # pixels, from that step on
WIDTH_GROWTH = 1.4  # how much wider than drawn these are at most, zooming out
OUTLINE_WIDTH = 1.6
PIN_RADIUS = 5.0
REACH = 13.0  # pixels: how near the pointer must come to a pin, a slider or a wire
BEND_HANDLE = 4.5  # pixels: from the middle of a wire's handle to its edge
PIN_REACH = 8.0  # the same at least, in scene units: the whole of a pin that is drawn large
PIN_REACH_INSIDE = 9.0  # the same over a node's body, which is there to be moved
PIN_SHARE_INSIDE = 0.25  # of a body's width, that pins may take of it from either side
LABEL_POINTS = 14
SYMBOL_POINTS = 17
NAME_POINTS = 15
CAPTION_POINTS = 11
NOTE_POINTS = 13
SMALL_NAME = captions.SMALL * CAPTION_POINTS
LEGIBLE_NAME = 11.5  # pixels, from which on a name may be smaller than other captions
INSIDE_GROWTH = 1.25  # what is written inside a gate has less room
SMALLEST_READABLE = 0.22  # zoom below which numbers are not drawn
FAR_NAME = (5.5, 1.5)  # width and height of the room for names from afar, in heights of letters
MANY_HIDDEN = 0.25  # of the numbers: where more have to give way it is not for reading
MOST_HIDDEN = 2 / 3  # of the numbers: where more have to give way, all do
SMALLEST_SHAPE = 0.14  # zoom below which a circle and a card look alike

# What is told on stage, in pixels: read from the back row where the wall shows 1280 x 720.
SENTENCE_POINTS = 15  # the same at a desk
SMALLEST_SENTENCE = 30
SENTENCE_SHARE = 0.042  # of the screen's height, on larger ones

DIGITS_ON_STAGE = 0.025  # how tall digits are on the canvas there, of the screen's height
DIGIT = 0.7  # how tall a digit is, of the height of its font

# Panels, in pixels.
PANEL_MARGIN = 14
BODY_POINTS = 13
TITLE_POINTS = 19
HEADING_POINTS = 11
SMALL_POINTS = 11
FIELD_PADDING = 6  # above and below the text of a field
RAIL_WIDTH = 46  # of a panel that is folded
PALETTE_WIDTH = 200
PALETTE_LEAST = 150
OVERLAY_LEAST = 240  # of a panel that lies over the canvas
PALETTE_ROW = 28
PALETTE_HEADING = 34
PALETTE_GAP = 9  # above a heading, where it is not the first
CHIP_WIDTH = 46
CHIP_HEIGHT = 24
LEAST_CHIP_POINTS = 7.0
INSPECTOR_WIDTH = 336
SCROLL_BAR = 10  # its width; an inspector keeps it also where nothing is scrolled
INSPECTOR_LEAST = 220  # where each page still fits: that it shrinks to, and can be dragged to
TREE_WIDTH = 320  # of the outline
TREE_LEAST = 240
TREE_ROW = 24
TREE_INDENT = 14
TREE_NUMBER = 68  # the width of a column of numbers
TREE_NUMBER_LEAST = 60  # in a narrow outline
LESSON_WIDTH = 320
LESSON_LEAST = 238

SYSTEM = "system"


class Appearance(QObject):
    """The choice of theme: light, dark, or what the system asks for; for a desk or for a hall."""

    changed = Signal()

    def __init__(
        self, choice: str = SYSTEM, parent: QObject | None = None, *, is_safe: bool = False
    ) -> None:
        super().__init__(parent)
        self.choice = choice
        self.is_safe = is_safe  # its colours are those that all eyes can tell apart
        self._on_stage = False
        self.sentence = SENTENCE_POINTS  # how large is written what is told
        self._wanted = 0.0  # height of numbers on stage, at least
        self.theme = self._fitting()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    def choose(self, choice: str, *, is_safe: bool | None = None) -> None:
        """Switch to "light", "dark" or "system"; its colours are as safe as before, unless told."""
        self.choice = choice
        self.is_safe = self.is_safe if is_safe is None else is_safe
        self.apply()

    def present(self, *, on: bool, height: int = 0) -> None:
        """Paint for a hall, whose wall shows so many lines of pixels, or for a desk again."""
        self._on_stage = on
        told = max(SMALLEST_SENTENCE, round(height * SENTENCE_SHARE))
        self.sentence = told if on else SENTENCE_POINTS
        self._wanted = height * DIGITS_ON_STAGE / DIGIT
        self.apply()

    @property
    def is_on_stage(self) -> bool:
        """True where it is painted for a hall."""
        return self._on_stage

    @property
    def enlarged(self) -> float:
        """How much larger than at a desk the text of panels is written."""
        return self.sentence / SENTENCE_POINTS

    def apply(self) -> None:
        """Dress the application and tell everyone who paints."""
        self.theme = self._fitting()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        sheet = style_sheet(self.theme)
        if application.styleSheet() != sheet:  # every widget there is would be dressed anew
            application.setPalette(palette(self.theme))
            application.setStyleSheet("")  # from one sheet to another takes twice as long
            application.setStyleSheet(sheet)
        self.changed.emit()

    def _fitting(self) -> Theme:
        theme = THEMES.get(self.choice) or system_theme()
        if self._on_stage:
            staged = STAGE[theme.name]
            theme = staged._replace(wanted=max(staged.wanted, self._wanted))
        return made_safe(theme) if self.is_safe else theme

    def _system_changed(self) -> None:
        if self.choice == SYSTEM:
            self.apply()


class Writing(NamedTuple):
    """The size in which numbers and captions are written at a zoom.

    Zooming out they grow against it as far as the drawing has room. Where they would be illegible
    then, captions give way, then numbers that have no room, gradients first; all numbers only where
    most have none. What is written is written legibly.
    """

    growth: float  # how much larger than drawn
    least: float  # the same of numbers that have less room: smaller they would be illegible
    inside: float  # the same for what stands in a body of its own
    has_numbers: bool = True
    is_legible: bool = True  # nearly all numbers are written


def writing(zoom: float, theme: Theme, rooms: LabelRooms) -> Writing:
    """How all is written at a zoom in a drawing with so much room."""
    if zoom < SMALLEST_READABLE:
        return Writing(1.0, 1.0, INSIDE_GROWTH, has_numbers=False, is_legible=False)
    wanted, least = (each / (LABEL_POINTS * zoom) for each in (theme.wanted, theme.legible))
    inside = min(INSIDE_GROWTH, max(1.0, wanted))
    growth = min(rooms.most, max(1.0, wanted))
    if growth >= least:  # names have room while numbers are legible
        growth = min(rooms.most * theme.uneven, max(1.0, wanted))
        small = min(growth, rooms.small_names)
        names = small if is_name_legible(small, zoom) else rooms.names
        return Writing(max(least, min(growth, max(names, rooms.names))), least, inside)
    hidden = rooms.hidden(least)
    if hidden <= MOST_HIDDEN:
        return Writing(least, least, inside, is_legible=hidden <= MANY_HIDDEN)
    return Writing(growth, least, inside, has_numbers=False, is_legible=False)


def is_name_legible(growth: float, zoom: float) -> bool:
    """True where a given name may be written small, to make room for numbers."""
    return SMALL_NAME * growth * zoom >= LEGIBLE_NAME


def system_theme() -> Theme:
    """The theme that the desktop asks for."""
    return DARK if QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT


def made_safe(theme: Theme) -> Theme:
    """The theme with colours that who tells red from green badly can tell apart."""
    value, gradient = SAFE[theme.name]
    return theme._replace(name=f"{theme.name} safe", value=value, gradient=gradient)


def theme_of(palette: QPalette) -> Theme:
    """The theme a palette was made from, for widgets that paint themselves."""
    role = QPalette.ColorRole
    marks = palette.color(role.Window).name(), palette.color(role.LinkVisited).name()
    return _by_marks().get(marks, LIGHT)


@cache
def _by_marks() -> dict[tuple[str, str], Theme]:
    """All themes, by the two colours that tell a palette's."""
    themes = (*THEMES.values(), *STAGE.values())
    return {(each.panel, each.gradient): each for each in (*themes, *map(made_safe, themes))}


def palette(theme: Theme) -> QPalette:
    """The theme as Qt's palette, for every widget."""
    made = QPalette()
    role = QPalette.ColorRole
    for each, colour in {
        role.Window: theme.panel,
        role.WindowText: theme.ink,
        role.Base: theme.field,
        role.AlternateBase: theme.panel,
        role.Text: theme.ink,
        role.Button: theme.panel,
        role.ButtonText: theme.ink,
        role.BrightText: theme.on_accent,
        role.ToolTipBase: theme.panel,
        role.ToolTipText: theme.ink,
        role.PlaceholderText: theme.quiet,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Link: theme.accent,
        role.LinkVisited: theme.gradient,  # no link is: it tells the palettes of a theme apart
        role.Light: theme.panel,
        role.Midlight: theme.line,
        role.Mid: theme.line,
        role.Dark: theme.line,
        role.Shadow: theme.line,
        role.Accent: theme.accent,
    }.items():
        made.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(theme.quiet))
    return made


def style_sheet(theme: Theme) -> str:
    """What the palette cannot say: calm docks, hairlines, roomy fields."""
    return f"""
    QMainWindow::separator {{ background: {theme.line}; width: 1px; height: 1px; }}
    QMenuBar {{ background: {theme.panel}; border-bottom: 1px solid {theme.line};
        padding: 2px 6px; }}
    QMenuBar::item {{ padding: 5px 10px; background: transparent; border-radius: 5px; }}
    QMenuBar::item:selected {{ background: {theme.field}; }}
    QMenu {{ background: {theme.panel}; border: 1px solid {theme.line}; padding: 5px; }}
    QMenu::item {{ padding: 5px 26px 5px 22px; border-radius: 5px; }}
    QMenu::item:selected {{ background: {theme.accent}; color: {theme.on_accent}; }}
    QMenu::item:disabled {{ color: {theme.quiet}; background: transparent; }}
    QMenu::separator {{ height: 1px; background: {theme.line}; margin: 5px 8px; }}
    QToolBar {{ background: {theme.panel}; border: none; border-bottom: 1px solid {theme.line};
        spacing: 0; padding: 0; }}
    QToolButton {{ border: 1px solid transparent; border-radius: 6px; padding: 4px 8px; }}
    QToolButton#mover {{ padding: 4px 0; }} QToolButton:focus {{ border-color: {theme.accent}; }}
    QToolButton:hover {{ background: {theme.field}; }}
    QToolButton:disabled {{ color: {theme.quiet}; }}
    QToolButton::menu-button {{ border: none; width: 16px; }}
    QToolButton::menu-indicator {{ image: none; }}
    QFrame#transport {{ background: {theme.field}; border-radius: 9px; }}
    QFrame#transport QToolButton:hover {{ background: {theme.line}; }}
    QStatusBar {{ background: {theme.panel}; border-top: 1px solid {theme.line}; }}
    QStatusBar::item {{ border: none; }}
    QLineEdit, QDoubleSpinBox, QPlainTextEdit {{ background: {theme.field}; color: {theme.ink};
        border: 1px solid transparent; border-radius: 7px; padding: 6px 9px;
        selection-background-color: {theme.accent}; selection-color: {theme.on_accent}; }}
    QFrame[role="card"] QLineEdit {{ background: {theme.panel}; }}
    QLineEdit:focus, QDoubleSpinBox:focus, QPlainTextEdit:focus {{ border-color: {theme.accent}; }}
    QPushButton {{ background: {theme.field}; border: 1px solid {theme.line}; border-radius: 7px;
        padding: 6px 14px; }}
    QPushButton, QTreeView {{ outline: none; }}
    QPushButton:hover, QPushButton:focus {{ border-color: {theme.accent}; }}
    QPushButton[role="primary"], QMessageBox QPushButton:default {{
        background: {theme.accent}; color: {theme.on_accent}; border-color: {theme.accent}; }}
    QPushButton[role="primary"]:hover, QPushButton[role="primary"]:focus {{
        border-color: {theme.ink}; }}
    QPushButton:disabled {{ color: {theme.quiet}; }}
    QPushButton[role="primary"]:disabled {{ background: {theme.line}; border: none; }}
    QPushButton[role="first"] {{ border-top-right-radius: 0; border-bottom-right-radius: 0; }}
    QPushButton[role="middle"] {{ border-radius: 0; border-left: none; }}
    QPushButton[role="last"] {{ border-top-left-radius: 0; border-bottom-left-radius: 0;
        border-left: none; }}
    QPushButton:checked {{ background: {theme.accent}; color: {theme.on_accent};
        border-color: {theme.accent}; }}
    QPushButton:checked:focus {{ border-color: {theme.ink}; }}
    QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
    QLabel[role="heading"], QLabel[role="quiet"], QLabel[role="small"] {{ color: {theme.quiet}; }}
    QLabel[role="value"] {{ color: {theme.value}; }}
    QLabel[role="gradient"] {{ color: {theme.gradient}; }}
    QLabel[role="refused"] {{ color: {theme.refused}; }}
    QLabel[role="amber"] {{ color: {theme.warned}; }}
    QFrame[role="card"] {{ background: {theme.field}; border-radius: 9px; }}
    QAbstractButton[role="link"] {{ background: {theme.field}; border: 1px solid transparent;
        border-radius: 7px; }}
    QAbstractButton[role="link"]:hover, QAbstractButton[role="link"]:focus {{
        border-color: {theme.accent}; }}
    QAbstractButton[role="link"][chosen="true"] {{ background: {theme.accent_soft};
        border-color: {theme.accent}; }}
    QSlider:horizontal {{ min-height: 22px; }}
    QSlider::groove:horizontal {{ height: 4px; background: {theme.line}; border-radius: 2px; }}
    QSlider::sub-page:horizontal {{ background: {theme.accent}; border-radius: 2px; }}
    QSlider::handle:horizontal {{ background: {theme.panel}; border: 2px solid {theme.accent};
        width: 12px; height: 12px; margin: -6px 0; border-radius: 8px; }}
    QSlider::handle:horizontal:focus {{ background: {theme.accent}; }}
    QProgressBar {{ background: {theme.field}; border: none; border-radius: 4px;
        max-height: 8px; }}
    QProgressBar::chunk {{ background: {theme.accent}; border-radius: 4px; }}
    QFrame#floating, QFrame#invitation {{ background: {theme.panel}; border: 1px solid {theme.line};
        border-radius: 10px; }}
    QFrame#search {{ background: {theme.panel}; border: 1px solid {theme.line};
        border-radius: 10px; }}
    QLineEdit#inPlace {{ padding: 0px 3px; border-radius: 4px; }}
    QLineEdit#keyCatcher {{ padding: 1px 8px; border-radius: 4px; }}
    QLineEdit#searchLine {{ background: {theme.panel}; border: none; padding: 2px 0; }}
    QFrame#search QTreeView::item, QTreeView#keyTable::item {{ padding: 4px 6px; }}
    QListView#steps {{ outline: none; border: 1px solid transparent; border-radius: 6px;
        background: {theme.panel}; }}
    QListView#steps:focus {{ border-color: {theme.accent}; }}
    QListView#steps::item {{ padding: 4px 8px; }}
    QListView#steps::item:selected {{ background: {theme.accent_soft}; color: {theme.ink}; }}
    QFrame#search QTreeView::item:selected {{ background: {theme.accent_soft};
        color: {theme.ink}; }}
    QFrame#hairline {{ background: {theme.line}; border: none; }}
    QFrame#overlay {{ background: {theme.panel}; }}
    QFrame[edge="LeftEdge"] {{ border: none; border-right: 1px solid {theme.line}; }}
    QFrame[edge="RightEdge"] {{ border: none; border-left: 1px solid {theme.line}; }}
    QFrame#rail QToolButton {{ padding: 6px 0; }}
    QFrame#stageCard {{ background: {theme.panel}; border: 2px solid {theme.line};
        border-radius: 14px; }}
    QFrame#stageCard QToolButton {{ padding: 3px 10px; color: {theme.quiet}; }}
    QFrame#stageCard QToolButton:checked {{ background: {theme.accent_soft};
        color: {theme.ink}; }}
    QLabel[role="asked"] {{ color: {theme.warned}; background: {theme.field};
        border: 3px solid {theme.amber}; border-radius: 9px; padding: 0 22px; }}
    QFrame#breadcrumb, QFrame#question {{ background: {theme.panel}; border: none;
        border-bottom: 1px solid {theme.line}; }}
    QFrame#question {{ background: {theme.accent_soft}; }}
    QFrame#breadcrumb QLabel#here {{ font-weight: bold; }}
    QFrame#breadcrumb QToolButton {{ color: {theme.accent}; padding: 2px 3px; }}
    QFrame#breadcrumb QToolButton:hover {{ text-decoration: underline; }}
    QLabel#bubble {{ background: {theme.ink}; color: {theme.canvas}; border-radius: 6px;
        padding: 6px 9px; }}
    QToolTip {{ background: {theme.panel}; color: {theme.ink}; border: 1px solid {theme.line};
        padding: 2px 3px; }}
    QTabWidget::pane {{ border: none; border-top: 1px solid {theme.line}; }}
    QTabWidget::tab-bar {{ left: 12px; }}
    QTabBar {{ background: {theme.panel}; }}
    QTabBar::tab {{ padding: 7px 14px; color: {theme.quiet}; background: transparent;
        border: 1px solid transparent; border-bottom: 2px solid transparent; }}
    QTabBar::tab:selected {{ color: {theme.ink}; border-bottom-color: {theme.accent}; }}
    QTabBar::tab:focus {{ border: 1px solid {theme.accent};
        border-bottom: 2px solid {theme.accent}; }}
    QScrollArea {{ border: none; background: {theme.panel}; }}
    QListView, QTreeView, QTableView {{ border: 1px solid transparent;
        background: {theme.panel}; }}
    QListView:focus, QTreeView:focus, QTableView:focus {{ border-color: {theme.accent}; }}
    QTableView::item {{ padding: 0 8px; }}
    QTreeView#outline {{ selection-background-color: {theme.accent_soft}; }}
    QTreeView#outline QHeaderView::section {{ padding: 3px 8px 3px 0; }}
    QTreeView#outline QHeaderView::section:first {{ padding-left: 16px; }}
    QHeaderView::section {{ background: {theme.panel}; color: {theme.quiet}; border: none;
        border-bottom: 1px solid {theme.line}; padding: 3px 8px; }}
    QScrollBar:vertical {{ width: {SCROLL_BAR}px; background: transparent; }}
    QScrollBar:horizontal {{ height: {SCROLL_BAR}px; background: transparent; }}
    QScrollBar::handle {{ background: {theme.line}; border-radius: 5px; }}
    QScrollBar::handle {{ min-height: 28px; min-width: 28px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::handle:disabled, QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
    """


@lru_cache(maxsize=64)
def colour(name: str) -> QColor:
    """A colour of a theme for a painter. Shared: do not change it."""
    return QColor(name)


GENERAL = QFontDatabase.SystemFont.GeneralFont
APART = [QFont.StyleStrategy.PreferMatch, QFont.StyleStrategy.PreferQuality]
HAN = {
    QFontDatabase.WritingSystem.TraditionalChinese,
    QFontDatabase.WritingSystem.SimplifiedChinese,
    QFontDatabase.WritingSystem.Japanese,
}
OWN_FONT = "Circuit Editor Sans"  # Inter, its digits all of one width
_FONTS: list[str] = []  # besides the system's: those for the letters of the language


def use_fonts(families: Iterable[str]) -> None:
    """Write in the program's font, and take letters that it has not from these families."""
    wanted = [*families]
    if wanted != _FONTS:
        _FONTS[:] = wanted
        font.cache_clear()
    QApplication.setFont(font_with(_FONTS))


@contextmanager
def letters_of(families: Iterable[str]) -> Iterator[None]:
    """Write on the canvas with letters of these families meanwhile; widgets keep theirs."""
    before = [*_FONTS]
    try:
        _FONTS[:] = families
        font.cache_clear()
        yield
    finally:
        _FONTS[:] = before
        font.cache_clear()


@cache
def _own_font() -> str:
    """The name of the program's own font, which is loaded when it is first wanted."""
    for path in (resources.folder() / "fonts").glob("*.ttf"):
        QFontDatabase.addApplicationFont(str(path))
    return OWN_FONT


def font_with(families: Iterable[str], kind: QFontDatabase.SystemFont = GENERAL) -> QFont:
    """The program's font, or another kind of the system's, with letters it has not from these."""
    made, letters = QFontDatabase.systemFont(kind), [*families]
    ours = [_own_font()] if kind == GENERAL else []
    if letters:
        # by its own name: where others are named, Qt passes over one that only stands for another
        system = QFontInfo(made).family()
        has_them = HAN & {*QFontDatabase.writingSystems(system)}  # as another language has them
        others = [*letters, system] if has_them else [system, *letters]
        made.setFamilies([*ours, *others])
        made.setStyleStrategy(_kept_apart(tuple(letters)))
    elif ours:
        made.setFamilies([*ours, made.family()])
    return made


@cache
def _kept_apart(families: tuple[str, ...]) -> QFont.StyleStrategy:
    """A way to choose a font that makes no difference, another one for other families.

    WORKAROUND: Qt remembers what stands in for missing letters by the first family alone, and by
    this; without it one would see the letters of the language one has spoken before.
    """
    return APART.pop() if APART else QFont.StyleStrategy.PreferDefault


@lru_cache(maxsize=64)
def font(points: float, *, bold: bool = False, italic: bool = False) -> QFont:
    """The program's font at a size in pixels of the scene at 100 %. Shared: do not change it."""
    made = font_with(_FONTS)
    made.setPixelSize(round(points))
    made.setBold(bold)
    made.setItalic(italic)
    return made


def heading_font(*, capitals: bool = True) -> QFont:
    """The small spaced capitals over a group; without `capitals`, letters as they are given."""
    made = QFont(font(HEADING_POINTS, bold=True))
    if capitals:
        made.setCapitalization(QFont.Capitalization.AllUppercase)
    made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.4)
    return made


def fixed_font(points: float) -> QFont:
    """For what is typed as a program: every letter as wide as the next."""
    made = font_with(_FONTS, QFontDatabase.SystemFont.FixedFont)
    made.setPixelSize(round(points))
    return made
