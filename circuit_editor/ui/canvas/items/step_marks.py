"""The marks of a step on the canvas: the active gate in amber, a pulse along its wires."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEasingCurve, QObject, QPointF, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPen

from circuit_editor.layout.labels.number_places import CLEAR
from circuit_editor.model import Pin
from circuit_editor.ui.app import motion
from circuit_editor.ui.app import theme as look

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.shown_circuit import ShownCircuit

TRAVEL = 240  # ms that a pulse takes along all its wires
RING = 4.0
PULSE = 6.5
MOST_BY_NUMBERS = 5.0  # wide, a ring is where numbers stand beside it: it reaches into the body
AROUND = 5.0
AIR = 0.5  # between a ring and a number
LEAST = 3.0  # pixels


class StepMarks(QObject):
    """Marks the active gates; the pulse travels along wires with the data, or against it."""

    def __init__(self, scene: ShownCircuit, parent: QObject, repaint: Callable[[], None]) -> None:
        super().__init__(parent)
        self._repaint = repaint
        self._scene = scene
        self._ways: tuple[tuple[Pin, ...], ...] = ()
        self._backward = False
        self._travel = QVariantAnimation(self)
        self._travel.setStartValue(0.0)
        self._travel.setEndValue(1.0)
        self._travel.setEasingCurve(QEasingCurve.Type.InOutQuad)
        self._travel.valueChanged.connect(lambda _: repaint())

    @property
    def active(self) -> tuple[str, ...]:
        """The nodes that are marked, as the canvas calls them."""
        return self._scene.at_work

    @property
    def wires(self) -> frozenset[Pin]:
        """The wires that are marked, by the inputs they end at."""
        return frozenset(target for way in self._ways for target in way)

    def show(
        self, active: tuple[str, ...], ways: tuple[tuple[Pin, ...], ...], *, backward: bool
    ) -> None:
        """Mark these nodes, and let a pulse travel each way; nothing at all takes marks away."""
        self._scene.at_work, self._ways, self._backward = active, ways, backward
        self._travel.stop()
        duration = TRAVEL if ways and motion.may_move() else 0
        self._travel.setDuration(duration)
        if duration:
            self._travel.start()
        self._repaint()

    def paint_wires(self, painter: QPainter) -> None:
        """Draw the marked wires, over the others and under all numbers."""
        scene, theme = self._scene, self._scene.theme
        painter.setBrush(Qt.BrushStyle.NoBrush)
        least = LEAST / painter.worldTransform().m11()  # to be seen from afar
        pen = QPen(look.colour(theme.amber), max(look.WIRE_WIDTH_SELECTED * theme.strength, least))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        for target in self.wires:
            if target in scene.wires:
                painter.drawPath(scene.wires.path(target))

    def paint(self, painter: QPainter) -> None:
        """Draw the other marks over what is painted; the painter is set up for the scene."""
        scene, theme = self._scene, self._scene.theme
        painter.setBrush(Qt.BrushStyle.NoBrush)
        least = LEAST / painter.worldTransform().m11()
        wide = max(RING * theme.strength, least)
        around = max(AROUND, least)
        if scene.writing(painter.worldTransform().m11()).has_numbers:
            wide = max(min(wide, MOST_BY_NUMBERS), least)
            around = CLEAR - AIR - wide / 2  # up to the numbers over the body and under it
        ring = QPen(look.colour(theme.amber), wide)
        origin = painter.worldTransform()
        for id_ in self.active:
            shape = scene.nodes.get(id_)
            if shape is not None:
                painter.setPen(ring)
                painter.translate(*shape.place)
                painter.drawPath(shape.outline(around))
                painter.setWorldTransform(origin)
        if self._travel.state() == QVariantAnimation.State.Running:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour(theme.amber))
            for point in self._points(float(self._travel.currentValue())):
                painter.drawEllipse(point, PULSE * theme.strength, PULSE * theme.strength)

    def _points(self, share: float) -> list[QPointF]:
        """Where the pulses are: each at its share of its whole way."""
        points = []
        for way in self._ways:
            wires = [each for each in way if each in self._scene.wires]
            if wires:
                at = min(share * len(wires), len(wires) - 1e-6)
                path = self._scene.wires.path(wires[int(at)])
                here = at - int(at)
                points.append(path.pointAtPercent(1.0 - here if self._backward else here))
        return points
