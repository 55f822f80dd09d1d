"""The legend of the wires' widths at the lower edge of the canvas, and in pictures of it.

It is there while widths tell something. It lies over the view where no gate stands, lets clicks
through, and looks for another place once the view rests.
"""

from __future__ import annotations

from enum import Enum
from functools import cached_property
from math import isnan, nan
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
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from circuit_editor.layout.size_scale import steps_of
from circuit_editor.text import printable_lines, show
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.deferred_loading import make_single_shot
from circuit_editor.ui.app.guarded_painting import guard_paint
from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.canvas.items.size_pens import LEVELS, far_brush, far_pen, size_pen
from circuit_editor.ui.canvas.items.text_metrics import word_width
from circuit_editor.ui.canvas.overlay_places import KEEPS_CLEAR, best_place, hidden_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from circuit_editor.ui.canvas.shown_circuit import ShownCircuit
    from circuit_editor.ui.canvas.view import CanvasView

SHARES = (0.0, 0.5, 1.0)  # of the scale, that are shown
SAMPLE = 26.0  # of a wire, in pixels at a desk
GATE = 11.0
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


class Part(Enum):
    """A part of the legend."""

    TEXT, SPACE, WIRE, GATE = range(4)


class Legend:
    """Legend of the widths as they are now, laid out in a size of letters."""

    def __init__(self, scene: ShownCircuit, zoom: float, enlarged: float = 1.0) -> None:
        self._scene, self._zoom = scene, zoom
        self._points = look.SMALL_POINTS * enlarged
        self._by = enlarged
        self._is_far = scene.is_far(zoom)
        is_told = scene.tells_gradients(zoom)
        self.top = scene.gradient_sizes.top if is_told else nan
        self._has_sizes = not isnan(self.top)
        self._has_signs = self._is_far and (self._has_sizes or not isnan(scene.value_sizes.top))

    @property
    def is_known(self) -> bool:
        """True where wires or gates tell anything."""
        return self._has_sizes or self._has_signs

    @property
    def title(self) -> str:
        """What the widths show."""
        return QCoreApplication.translate("WidthLegend", "|gradient|")

    def samples(self) -> list[tuple[int, str]]:
        """Steps of the scale, and the size of gradient each stands for, where any is known."""
        if not self._has_sizes:
            return []
        steps = steps_of(np.array(SHARES), 1.0).tolist()
        return [
            (step, show(share * self.top) if share else "0")
            for share, step in zip(SHARES, steps, strict=True)
        ]

    def size(self) -> tuple[float, float]:
        """How wide and high it is."""
        wide = sum(width for _, _, width in self._parts)
        return wide + 2 * PADDING * self._by, self._metrics.height() + PADDING * self._by

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Draw it with its upper left corner at a point."""
        theme = self._scene.theme
        wide, high = self.size()
        metrics = self._metrics
        paper = QColor(theme.canvas)
        paper.setAlphaF(VEIL if self._scene.has_paper else 0.0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paper)
        painter.drawRoundedRect(QRectF(at.x(), at.y(), wide, high), ROUND, ROUND)
        painter.setFont(look.font(self._points))
        x, middle = at.x() + PADDING * self._by, at.y() + high / 2
        base = middle + (metrics.ascent() - metrics.descent()) / 2
        for what, said, width in self._parts:
            if what is Part.TEXT:
                painter.setPen(look.colour(theme.quiet))
                painter.drawText(QPointF(x, base), str(said))
            elif what is Part.WIRE:
                painter.setPen(self._pen(int(said)))
                painter.drawLine(QPointF(x, middle), QPointF(x + width, middle))
            elif what is Part.GATE:
                painter.setPen(QPen(look.colour(theme.ink), 1.2 * self._by))
                painter.setBrush(far_brush(theme, int(said)))
                radius = width / 2
                painter.drawEllipse(QPointF(x + radius, middle), radius, radius)
            x += width

    @cached_property
    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(look.font(self._points))

    @cached_property
    def _parts(self) -> list[tuple[Part, str | int, float]]:
        """What stands beside each other: what it is, what it says, and how wide it is."""
        return [*self._put_together()]

    def _put_together(self) -> Iterator[tuple[Part, str | int, float]]:
        def text(said: str) -> tuple[Part, str, float]:
            return Part.TEXT, said, word_width(said, self._points)

        def space(by: float) -> tuple[Part, str, float]:
            return Part.SPACE, "", by * self._by

        if self._has_sizes:
            yield text(self.title)
        for step, said in self.samples():
            yield space(BETWEEN)
            yield Part.WIRE, step, SAMPLE * self._by
            yield space(GAP)
            yield text(said)
        if self._has_signs:
            for sign, said in SIGNS:
                yield space(2 * BETWEEN)
                yield Part.WIRE, sign * look.FAR_WIDE, SAMPLE * self._by
                yield space(GAP)
                yield Part.GATE, sign * LEVELS, GATE * self._by
                yield space(GAP)
                yield text(said)

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


class WidthLegend(QWidget):
    """The legend over the canvas, and the switch of what it explains."""

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
        self._said: tuple[object, ...] = ()  # the scale's end, and the zoom
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

    def _follow(self, key: str) -> None:
        if key == Settings.gradient_widths.key:
            self.apply()

    def apply(self) -> None:
        """Do as the setting says."""
        self._scene.show_widths(on=self._settings.gradient_widths)
        self._place()

    def refresh(self) -> None:
        """The scale or the zoom may be another."""
        legend = self._legend()
        said = legend.is_known, legend.top, self._view.zoom
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
        return Legend(self._scene, self._view.zoom, self._scene.appearance.enlarged)

    def _place(self) -> None:
        """At the lower edge, or at the upper one, where nothing stands; the right is tried first.

        Where it stands already it stays as long as nothing is there.
        """
        legend = self._legend()
        if not legend.is_known:
            self.hide()
            return
        self.resize(size_of(legend))
        self._tell(legend)
        hides = hidden_by(self._view, self.geometry(), self._covered())
        if self.isHidden() or hides or not self._room().contains(self.geometry()):
            self._stand(self._best())
        self.show()
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
        panels = self._view.findChildren(
            QFrame, "floating", Qt.FindChildOption.FindDirectChildrenOnly
        )
        return [*{*self._view.covers, *panels} - {self}]

    def _tell(self, legend: Legend) -> None:
        """Say it to readers of the screen, too."""
        sizes = ", ".join(text for _, text in legend.samples())
        told = self.tr("Width of wires: {what} of {sizes}").format(what=legend.title, sizes=sizes)
        self.setAccessibleName(printable_lines(told))
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
        rows = (room.bottom() + 1 - self.height(), room.top())
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
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._legend().draw(painter, QPointF(0.0, 0.0))


def size_of(legend: Legend) -> QSize:
    """The size of a legend in whole pixels."""
    wide, high = legend.size()
    return QSize(round(wide), round(high))
