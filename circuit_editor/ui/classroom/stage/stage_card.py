"""The card on stage: one large card with pages, placed where it hides nothing of the circuit."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from circuit_editor.text import printable_lines
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.announcements import announce
from circuit_editor.ui.app.deferred_loading import make_single_shot
from circuit_editor.ui.app.guarded_events import guard_events
from circuit_editor.ui.app.plain_text import plain_caption
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.canvas import free_area
from circuit_editor.ui.canvas.overlay_places import KEEPS_CLEAR, STAGE_CARD, hidden_by
from circuit_editor.ui.canvas.view import CanvasView
from circuit_editor.ui.canvas.zoom_view import FIT_MARGIN
from circuit_editor.ui.classroom.stage.stage_pages import StagedCard, StagePage
from circuit_editor.ui.classroom.stage.text_scaling import enlarge, measure_anew
from circuit_editor.ui.widgets.labels import BODY, QUIET, Text, fill_layout, prepare_button

GAP = 20  # pixels around the card
TITLE, TAB = 0.8, 0.55  # of a sentence's size
WIDEST = 0.62  # of the canvas
HIGHEST = 0.5
SHARES = (1.0, 0.95, 0.85, 0.72, 0.6, 0.5)  # of their size at which pages are tried
ASIDE = 2.0  # pixels that a view may stand beside where it is sent
ENOUGH = 30  # what hidden wires may cost in all
SMALLER = [1 - 0.05 * at for at in range(13)]  # than fitted, that the circuit is made for the card


@guard_events
class StageCard(QFrame):
    """Shows one page of an explanation; the mouse turns pages too."""

    turned = Signal(int)  # to this page
    closed = Signal()
    placed = Signal()  # it stands elsewhere, or the circuit does

    def __init__(self, view: CanvasView, appearance: Appearance) -> None:
        super().__init__(view)
        self.setObjectName(STAGE_CARD)
        self._view = view
        self._appearance = appearance
        self.page: QWidget | None = None
        self.caption_height: Callable[[], int] = int
        self.kept: Callable[[], set[str]] = set  # the nodes that are told of, and their neighbours
        self._made_room = False
        self._strip = 0  # pixels at the upper edge, for bars that found no place of their own
        self._tabs: list[QToolButton] = []
        self.title = Text(BODY, "", self)
        self.subtitle = Text(QUIET, "", self)
        self._close = self._button("✕", self.closed.emit)
        self._close.setAccessibleName(self.tr("Close"))
        self._tab_row = fill_layout(QHBoxLayout(), spacing=4)
        parts = (self.title, self.subtitle, self._tab_row, self._close)
        head = fill_layout(QHBoxLayout(), *parts, spacing=10, wide=[self.subtitle])
        self._column = fill_layout(QVBoxLayout(self), head, margins=(24, 14, 24, 18), spacing=10)
        self._lay = make_single_shot(self.lay, self)
        self.hide()

    def show_page(self, title: str, subtitle: str, pages: list[StagePage], at: int) -> None:
        """Show a page anew."""
        self.title.setText(title)
        self.title.setFont(look.font(TITLE * self._appearance.sentence, bold=True))
        self.subtitle.setText(subtitle)
        self.subtitle.setFont(look.font(TITLE * self._appearance.sentence))
        self._lay_tabs([each.name for each in pages], at)
        self.drop_page()
        self.page = pages[at].make(self)
        self._column.addWidget(self.page)
        self.page.show()
        name = QCoreApplication.translate("StagePages", pages[at].name)
        self.setAccessibleName(printable_lines(f"{title}: {name}"))
        self.refresh()
        self.show()
        announce(self.title, f"{title}: {name} {self.page.accessibleName()}")

    def drop_page(self) -> None:
        """Let the page go: what it is about may be gone."""
        page, self.page = self.page, None
        if page is not None:
            if isinstance(page, StagedCard):
                page.let_go()
            page.hide()
            page.deleteLater()

    def refresh(self) -> None:
        """Show the numbers as they are now."""
        refresh = getattr(self.page, "refresh", None)
        if refresh is not None:
            refresh()
        self.lay_soon()

    def lay_soon(self) -> None:
        """Look for a place again: what is told below is higher, or lower."""
        self._lay.start()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:  # a card has more to tell than before
            self._lay.start()
        return done

    # --- where it stands ------------------------------------------------------------------

    def lay(self) -> None:
        """Be as large as the page asks for, and stand where nothing is drawn."""
        if self.page is None or not self.isVisible():
            return
        if isinstance(self.page, StagedCard):
            self.page.look()
        view, size = self._view, self._size()
        stood = self.geometry(), view.viewportTransform()
        if self.size() != size:
            self.resize(size)
        self.move(self._place(size).topLeft())
        self.placed.emit()
        if (self.geometry(), view.viewportTransform()) != stood:
            view.led.emit()  # what else lies over the canvas makes way
            bars = [each.geometry() for each in self._bars()]
            if self._made_room and not self._strip and any(hidden_by(view, each) for each in bars):
                self._strip = max(each.height() for each in bars) + GAP
                self.move(self._beside_circuit(size, self.geometry()).topLeft())
                self.placed.emit()
                view.led.emit()

    def leave_room(self) -> None:
        """The circuit may have all the room again."""
        made, self._made_room, self._strip = self._made_room, False, 0
        if made:
            self._view.fit()

    def _room(self) -> QRect:
        seen = self._view.viewport().geometry()
        return seen.adjusted(GAP, GAP, -GAP, -GAP - self.caption_height())

    def _size(self) -> QSize:
        """How large it is at the largest type with which it fits."""
        room = self._view.viewport().size()
        widest, highest = round(WIDEST * room.width()), round(HIGHEST * room.height())
        size = QSize()
        for share in SHARES if isinstance(self.page, (StagedCard, QFrame)) else SHARES[:1]:
            if isinstance(self.page, StagedCard):
                enlarge(self.page, self._appearance, share)
            measure_anew(self)
            wanted = self._column.totalSizeHint()
            width, is_cramped = wanted.width(), False
            if isinstance(self.page, StagedCard):
                margins = self._column.contentsMargins()
                width = max(widest, self.page.widest + margins.left() + margins.right())
                is_cramped = width > self._room().width() and share == SHARES[0]
            width = min(max(width, self._column.minimumSize().width()), self._room().width())
            height = wanted.height()
            if self._column.hasHeightForWidth():
                height = self._column.totalHeightForWidth(width)
            size = QSize(width, min(height, self._room().height()))
            if height <= highest and not is_cramped:
                break
        return size

    def _place(self, size: QSize) -> QRect:
        """Where nothing is hidden; else beside the circuit, which is moved, or made smaller."""
        view, room, kept = self._view, self._room(), self.kept()
        now = free_area.obstacles_in_view(view, kept)
        here = QRect(self.pos(), size)
        if room.contains(here) and not now.cost(free_area.as_array([here])).any():
            return here  # it does not jump about
        place, cost = free_area.best(room, size, now)
        if cost <= ENOUGH or not (view.is_fitted or self._made_room):
            return place
        return self._beside_circuit(size, place)

    def _beside_circuit(self, size: QSize, place: QRect) -> QRect:
        """Where nothing is hidden once the circuit made room; else that place."""
        view, room, kept = self._view, self._room(), self.kept()
        sketch, content = free_area.obstacles_in_scene(view, kept), view.content()
        fitting = min(
            (room.width() + 2 * GAP - 2 * FIT_MARGIN) / content.width(),
            (room.height() + 2 * GAP - 2 * FIT_MARGIN - self._strip) / content.height(),
            view.largest_fit,
        )
        for share in SMALLER:
            zoom = share * fitting
            for corner in self._corners(content, zoom):
                then = sketch.placed(zoom, corner - content.topLeft() * zoom, ASIDE)
                found, cost = free_area.best(room, size, then)
                if cost <= ENOUGH:
                    self._made_room = True
                    view.show_at(zoom, content.topLeft(), corner)
                    return found
        return place

    def _corners(self, content: QRectF, zoom: float) -> list[QPointF]:
        """Where the circuit's upper left corner may be: at the top, at the left, at the right."""
        seen, margin = self._view.viewport().size(), FIT_MARGIN
        high, top = seen.height() - self.caption_height(), margin + self._strip
        wide = seen.width() - content.width() * zoom
        across, down = wide / 2, max(top, (high - content.height() * zoom) / 2)
        return [
            QPointF(across, top),
            QPointF(margin, top),
            QPointF(margin, down),
            QPointF(wide - margin, top),
        ]

    def _bars(self) -> list[QWidget]:
        """What lies over the canvas and looks for a place where it hides nothing."""
        covers = (each for each in self._view.covers if each.isVisible())
        return [each for each in covers if each.property(KEEPS_CLEAR)]

    # --- parts ----------------------------------------------------------------------------

    def _lay_tabs(self, names: list[str], at: int) -> None:
        for tab in self._tabs:
            tab.hide()
            tab.deleteLater()
        self._tabs = []
        for place, name in enumerate(names):
            tab = self._button(
                QCoreApplication.translate("StagePages", name),
                partial(self.turned.emit, place),
            )
            tab.setCheckable(True)
            tab.setChecked(place == at)
            self._tab_row.addWidget(tab)
            self._tabs.append(tab)
        for tab in self._tabs:
            tab.setVisible(len(names) > 1)
        self._close.setFont(look.font(TAB * self._appearance.sentence))

    def _button(self, text: str, do: Callable[[], object]) -> QToolButton:
        button = prepare_button(QToolButton(self), plain_caption(text), lambda: do())
        button.setFont(look.font(TAB * self._appearance.sentence))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard stays with the circuit
        return button
