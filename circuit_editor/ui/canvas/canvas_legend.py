"""The legend of the wires' widths and the tiles' colours, on the canvas and in pictures of it.

It is there while these tell something. It lies over the view where no gate stands, lets clicks
through, and looks for another place once the view rests.
"""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from math import inf, isnan, nan
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QObject,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QWidget

from circuit_editor.layout.size_scale import steps_of
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import printable_lines, show
from circuit_editor.text.numbers import MINUS
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.deferred_loading import make_single_shot
from circuit_editor.ui.app.guarded_painting import guard_paint
from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.canvas.items.size_pens import LEVELS, far_brush, far_pen, size_pen
from circuit_editor.ui.canvas.items.text_metrics import word_width
from circuit_editor.ui.canvas.overlay_places import (
    KEEPS_CLEAR,
    STAGE_CARD,
    best_place,
    hidden_by,
    things_hidden,
)
from circuit_editor.ui.session.tile_scale import COVERED, ENDLESS, NAN
from circuit_editor.ui.widgets.tile import paint_colours, paint_sample

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from circuit_editor.ui.canvas.shown_circuit import ShownCircuit
    from circuit_editor.ui.canvas.view import CanvasView

SHARES = (0.0, 0.5, 1.0)  # of the scale, that are shown
SAMPLE = 26.0  # of a wire, in pixels at a desk
GATE = 11.0
COLOURS = 72.0  # of the scale of colours
GAP, BETWEEN = 6.0, 14.0  # beside a sample, and between two
SIGNS = ((1, "> 0"), (-1, "< 0"))
PADDING = 8.0
EDGE = 16  # from the canvas' edges
ROUND = 6.0
VEIL = 0.88  # how strongly paper is laid under it
ACROSS = 9  # places along an edge that are tried
REST = 250  # ms after the view was moved
MOVES = frozenset(  # of what lies over the canvas, that make it look for another place
    {QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.Move, QEvent.Type.Resize}
)


class LegendPart(NamedTuple):
    """A part of a legend's row: how wide it is, and what draws it from its left edge's middle."""

    width: float
    draw: Callable[[QPainter, QPointF], None]


class Legend:
    """Legend of the widths and of the tiles' colours as they are now, in a size of letters.

    `oddities` are those of the tiles that are told of; None: one looks for them. Where `room` is
    not as wide as its row, signs stand in a row of their own.
    """

    def __init__(
        self,
        scene: ShownCircuit,
        zoom: float,
        enlarged: float = 1.0,
        oddities: frozenset[str] | None = None,
        room: float = inf,
    ) -> None:
        self._scene, self._zoom = scene, zoom
        self._points = look.SMALL_POINTS * enlarged
        self._by, self._room = enlarged, room
        self._is_far = scene.is_far(zoom)
        is_told = scene.tells_gradients(zoom)
        self.top = scene.gradient_sizes.top if is_told else nan
        self._has_sizes = not isnan(self.top)
        self._has_signs = self._is_far and (self._has_sizes or not isnan(scene.value_sizes.top))
        scale = scene.session.tile_scale
        self.has_tiles = zoom >= look.SMALLEST_READABLE and scale.has_tiles
        self.end = scale.end if self.has_tiles else None
        self._oddities = frozenset[str]()
        if self.has_tiles:
            self._oddities = scale.oddities() if oddities is None else oddities

    @property
    def is_known(self) -> bool:
        """True where wires, gates or tiles tell anything."""
        return self._has_sizes or self._has_signs or self.has_tiles

    @property
    def told(self) -> tuple[object, ...]:
        """All that it is put together from; the same where two legends are."""
        top = self.top if self._has_sizes else None
        looks = self._scene.theme, self._zoom, self._points, self._is_far, self.title
        rows = len(self._rows) if self._has_signs else 0
        return (*looks, top, self._has_signs, self.has_tiles, self.end, self._oddities, rows)

    @property
    def title(self) -> str:
        """What the widths show."""
        return QCoreApplication.translate("CanvasLegend", "|gradient|")

    def samples(self) -> list[tuple[int, str]]:
        """Steps of the scale, and the size of gradient each stands for, where any is known."""
        if not self._has_sizes:
            return []
        steps = steps_of(np.array(SHARES), 1.0).tolist()
        return [
            (step, show(share * self.top) if share else "0")
            for share, step in zip(SHARES, steps, strict=True)
        ]

    @property
    def ends(self) -> tuple[str, str]:
        """The numbers that have the strongest colours of tiles, as they are written."""
        if self.end is None:
            most = QCoreApplication.translate("CanvasLegend", "max")
            return f"{MINUS}{most}", f"+{most}"
        return show(-self.end), show(self.end)

    @property
    def reach(self) -> str:
        """For which tiles the scale of colours holds."""
        if self.end is None:
            return QCoreApplication.translate("CanvasLegend", "per tile")
        return QCoreApplication.translate("CanvasLegend", "all tiles")

    def size(self) -> tuple[float, float]:
        """How wide and high it is."""
        wide = max((sum(piece.width for piece in row) for row in self._rows), default=0.0)
        high = self._metrics.height() * max(1, len(self._rows))
        return wide + 2 * PADDING * self._by, high + PADDING * self._by * max(1, len(self._rows))

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Draw it with its upper left corner at a point."""
        wide, high = self.size()
        paper = QColor(self._scene.theme.canvas)
        paper.setAlphaF(VEIL if self._scene.has_paper else 0.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paper)
        painter.drawRoundedRect(QRectF(at.x(), at.y(), wide, high), ROUND, ROUND)
        for row, pieces in enumerate(self._rows):
            middle = at.y() + high * (row + 0.5) / len(self._rows)
            x = at.x() + wide - PADDING * self._by - sum(piece.width for piece in pieces)
            for piece in pieces:
                piece.draw(painter, QPointF(x, middle))
                x += piece.width

    @cached_property
    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(look.font(self._points))

    @cached_property
    def _rows(self) -> list[list[LegendPart]]:
        """What stands beside each other, row by row."""
        sizes, signs = [*self._of_widths()], [*self._of_signs()] if self._has_signs else []
        wide = sum(piece.width for piece in (*sizes, *signs)) + 2 * PADDING * self._by
        of_wires = [sizes, signs] if wide > self._room else [[*sizes, *signs]]
        of_tiles = [*self._of_tiles()] if self.has_tiles else []
        return [row for row in (*of_wires, of_tiles) if row]

    def _of_widths(self) -> Iterator[LegendPart]:
        if self._has_sizes:
            yield self._text(self.title)
        for step, said in self.samples():
            yield self._space(BETWEEN)
            yield self._wire(step)
            yield self._space(GAP)
            yield self._text(said)

    def _of_signs(self) -> Iterator[LegendPart]:
        for sign, said in SIGNS:
            yield self._space(2 * BETWEEN)
            yield self._wire(sign * look.FAR_WIDE)
            yield self._space(GAP)
            yield self._gate(sign * LEVELS)
            yield self._space(GAP)
            yield self._text(said)

    def _of_tiles(self) -> Iterator[LegendPart]:
        low, high = self.ends
        yield self._text(low)
        yield self._space(GAP)
        yield self._colours()
        yield self._space(GAP)
        yield self._text(high)
        yield self._space(BETWEEN)
        yield self._text(self.reach)
        for odd, said, number in (
            (NAN, "nan", nan),
            (ENDLESS, f"{MINUS}∞", -inf),
            (ENDLESS, "∞", inf),
            (COVERED, QCoreApplication.translate("CanvasLegend", "covered"), None),
        ):
            if odd in self._oddities:
                yield self._space(BETWEEN)
                yield self._cell(number)
                yield self._space(GAP)
                yield self._text(said)

    def _space(self, by: float) -> LegendPart:
        return LegendPart(by * self._by, lambda painter, at: None)

    def _text(self, said: str) -> LegendPart:
        drop = (self._metrics.ascent() - self._metrics.descent()) / 2

        def draw(painter: QPainter, at: QPointF) -> None:
            painter.setPen(look.colour(self._scene.theme.quiet))
            painter.setFont(look.font(self._points))
            painter.drawText(at + QPointF(0.0, drop), said)

        return LegendPart(word_width(said, self._points), draw)

    def _wire(self, step: int) -> LegendPart:
        width = SAMPLE * self._by

        def draw(painter: QPainter, at: QPointF) -> None:
            painter.setPen(self._pen(step))
            painter.drawLine(at, at + QPointF(width, 0.0))

        return LegendPart(width, draw)

    def _gate(self, level: int) -> LegendPart:
        radius = GATE * self._by / 2

        def draw(painter: QPainter, at: QPointF) -> None:
            theme = self._scene.theme
            painter.setPen(QPen(look.colour(theme.ink), 1.2 * self._by))
            painter.setBrush(far_brush(theme, level))
            painter.drawEllipse(at + QPointF(radius, 0.0), radius, radius)

        return LegendPart(2 * radius, draw)

    def _colours(self) -> LegendPart:
        width, height = COLOURS * self._by, GATE * self._by

        def draw(painter: QPainter, at: QPointF) -> None:
            paint_colours(painter, self._beside(at, width, height), self._scene.theme)

        return LegendPart(width, draw)

    def _cell(self, number: float | None) -> LegendPart:
        side = GATE * self._by

        def draw(painter: QPainter, at: QPointF) -> None:
            paint_sample(painter, self._beside(at, side, side), number, self._scene.theme)

        return LegendPart(side, draw)

    def _beside(self, at: QPointF, width: float, height: float) -> QRectF:
        return QRectF(at.x(), at.y() - height / 2, width, height)

    def _pen(self, step: int) -> QPen:
        """The pen of a wire as wide as on the canvas, in pixels."""
        theme = self._scene.theme
        if self._is_far:
            return far_pen(theme, self._zoom, step)
        pen = size_pen(theme, self._zoom, step)
        if not pen.isCosmetic():
            pen.setWidthF(pen.widthF() * self._zoom)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        return pen


class CanvasLegend(QWidget):
    """The legend over the canvas, and the switches of what it explains."""

    def __init__(self, view: CanvasView, settings: Settings) -> None:
        # what lies beside the viewport would keep Qt from copying what is panned
        super().__init__(view.viewport())
        self.setProperty(KEEPS_CLEAR, True)
        self._view, self._viewport, self._settings = view, view.viewport(), settings
        self._corner = QPoint()
        self._covers: list[QRect] = []  # where something lay over the canvas when it was placed
        self._scene, session = view.circuit_scene, view.session
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        self._last: Legend | None = None
        self._told: Legend | None = None
        self._picture = QPixmap()
        self._picture_of: tuple[object, ...] = ()
        self._said: tuple[object, ...] = ()  # the scales' ends, and the zoom
        self._oddities = frozenset[str]()  # of the tiles, looked for when all is at rest
        self._rest = make_single_shot(self._place, self, REST)
        self._anew = make_single_shot(self._look_around, self)
        for signal, slot in (
            (view.led, self._place_anew),
            (view.moved, self._moved),
            (view.zoom_changed, self.refresh),
            (session.document_changed, self._rest.start),
            (session.run_changed, self.refresh),
            (session.let_go, self.refresh),
            (session.place_changed, self._place),
            (self._scene.appearance.changed, self._place),
            (settings.changed, self._follow),
        ):
            signal.connect(slot)
        view.covers.append(self)
        view.installEventFilter(self)  # what will lie over the canvas is its child
        self._viewport.installEventFilter(self)
        self.apply()

    def toggle(self) -> None:
        """Draw wires as wide as their gradients are large, or all alike again."""
        self._settings.gradient_widths = not self._settings.gradient_widths

    def toggle_scale(self) -> None:
        """Paint all tiles on one scale, or each on its own again."""
        self._settings.same_scale = not self._settings.same_scale

    def _follow(self, key: str) -> None:
        if key in (Settings.gradient_widths.key, Settings.same_scale.key):
            self.apply()

    def apply(self) -> None:
        """Do as the settings say."""
        self._scene.show_widths(on=self._settings.gradient_widths)
        self._scene.session.tile_scale.is_same = self._settings.same_scale
        self._place()

    def refresh(self) -> None:
        """The scale or the zoom may be another."""
        legend = self._legend()
        said = legend.is_known, legend.top, legend.end, self._view.zoom
        if legend.has_tiles:
            self._rest.start()
        if said != self._said:
            self._said = said
            is_other = not legend.is_known or self.isHidden() or size_of(legend) != self.size()
            self._place() if is_other else self._tell(legend)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._view:
            is_other = kind == QEvent.Type.ChildAdded
        elif watched is self._viewport:
            is_other = kind == QEvent.Type.Resize
        else:
            is_other = kind in MOVES and not self._view.is_panning
        if is_other:
            self._anew.start()  # once, when all have their places
        return False

    def _moved(self) -> None:
        """Another part of the circuit is seen."""
        if self.pos() != self._corner:  # the paper took it along
            self.move(self._corner)
        self._rest.start()

    def _look_around(self) -> None:
        """Another place may be better, if what covers the canvas is not only taken along by it."""
        if self._covered() != self._covers or not self._room().contains(self.geometry()):
            self._place_anew()

    def _legend(self) -> Legend:
        """The legend as it is now; one that tells the same as before is laid out already."""
        enlarged = self._scene.appearance.enlarged
        legend = Legend(
            self._scene, self._view.zoom, enlarged, self._oddities, self._room().width()
        )
        if self._last is None or legend.told != self._last.told:
            self._last = legend
        return self._last

    def _place(self) -> None:
        """At the lower edge, or at the upper one, where nothing stands; the right is tried first.

        Where it stands already it stays as long as nothing is there; it is away where no place is
        free of gates, of numbers and of what else lies over the canvas.
        """
        self._oddities = self._scene.session.tile_scale.oddities()
        legend = self._legend()
        if not legend.is_known:
            self.hide()
            return
        self.resize(size_of(legend))
        self._tell(legend)
        hides = hidden_by(self._view, self.geometry(), self._covered())
        if self.isHidden() or hides or not self._room().contains(self.geometry()):
            self._stand(self._best())
        here = self.geometry()
        is_free = not any(each.intersects(here) for each in self._covered())
        is_free = is_free and not things_hidden(self._view, here)
        self.setVisible(is_free)
        if is_free:
            self.raise_()

    def _best(self) -> QPoint:
        return best_place(self._view, self.size(), self._corners(), self._covered())

    def _stand(self, corner: QPoint) -> None:
        self._corner = corner
        self.move(corner)

    def _place_anew(self) -> None:
        """At the best place, wherever it stood: the viewport or what lies over it is another."""
        for each in self._others():
            each.installEventFilter(self)
        self._covers = self._covered()
        legend = self._legend()
        if legend.is_known:
            self.resize(size_of(legend))
            self._stand(self._best())
        self._place()

    def _others(self) -> list[QWidget]:
        """All that lies over the canvas, or may, besides the legend."""
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        panels = chain.from_iterable(
            self._view.findChildren(QFrame, name, direct) for name in ("floating", STAGE_CARD)
        )
        return [*{*self._view.covers, *panels} - {self}]

    def _tell(self, legend: Legend) -> None:
        """Paint it, and say it to readers of the screen; not again where it tells the same.

        The canvas is painted with it, for one sees through.
        """
        if legend is self._told:
            return
        self._told = legend
        told, samples = [], legend.samples()
        if legend.has_tiles:
            low, high = legend.ends
            told.append(
                self.tr("Colours of tiles: {low} orange, {high} blue ({reach})").format(
                    low=low, high=high, reach=legend.reach
                )
            )
        if samples or not told:
            sizes = ", ".join(text for _, text in samples)
            widths = self.tr("Width of wires: {what} of {sizes}")
            told.append(widths.format(what=legend.title, sizes=sizes))
        self.setAccessibleName(printable_lines("\n".join(told)))
        self.update()

    def _room(self) -> QRect:
        return self._view.seen_rect.adjusted(EDGE, EDGE // 2, -EDGE, -EDGE // 2)

    def _corners(self) -> list[QPoint]:
        """Where it may stand, the best first."""
        room = self._room()
        free = max(0, room.width() - self.width())
        columns = [room.left() + free - free * at // (ACROSS - 1) for at in range(ACROSS)]
        beside = [each.left() - EDGE - self.width() for each in self._covered()]
        columns += [x for x in beside if room.left() <= x <= room.left() + free]
        columns.sort(reverse=True)
        tops = [each for each in self._covered() if each.top() <= room.top() + EDGE]
        below = [y for each in tops if (y := each.bottom() + EDGE) < room.center().y()]
        rows = (room.bottom() + 1 - self.height(), room.top(), *below)
        return [QPoint(x, y) for y in rows for x in columns]

    def _covered(self) -> list[QRect]:
        """Where something lies over the canvas."""
        return [
            each.rect().translated(self._view.mapFromGlobal(each.mapToGlobal(QPoint())))
            for each in self._others()
            if each.isVisible()
        ]

    @guard_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        legend = self._legend()
        of = legend, legend.told, self.size(), self.devicePixelRatioF(), self._scene.has_paper
        if of != self._picture_of:  # it is painted anew with all that is seen through it
            self._picture_of = of
            self._picture = picture_of(self, self._draw)
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._picture)

    def _draw(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._legend().draw(painter, QPointF(0.0, 0.0))


def picture_of(widget: QWidget, draw: Callable[[QPainter], None]) -> QPixmap:
    """A picture as large as a widget, through which one sees."""
    ratio = widget.devicePixelRatioF()
    picture = QPixmap(widget.size() * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        draw(painter)
    return picture


def size_of(legend: Legend) -> QSize:
    """The size of a legend in whole pixels."""
    wide, high = legend.size()
    return QSize(round(wide), round(high))
