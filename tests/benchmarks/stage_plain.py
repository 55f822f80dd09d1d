"""What Qt can do: plain C++ items, or one item that paints lists. No editor, only the picture.

python stage_plain.py items|one|written
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QApplication,
    QGraphicsItem,
    QGraphicsPathItem,
    QGraphicsRectItem,
    QGraphicsScene,
    QGraphicsSimpleTextItem,
    QGraphicsView,
)
from stage import Stage, bare_view, serve

WIDTH, HEIGHT = 56.0, 56.0  # a gate
CARD_WIDTH, CARD_HEIGHT = 112.0, 46.0  # what holds a value
PEN, FILL = QPen(QColor("#37474f"), 1.6), QBrush(QColor("#ffffff"))
GREEN, RED = QColor("#2e7d32"), QColor("#c62828")
WORLD = QRectF(-1e6, -1e6, 2e6, 2e6)


class Drawing:
    """Where everything stands in a graph that is read from a file."""

    def __init__(self, path: Path) -> None:
        graph: dict[str, Any] = json.loads(path.read_text())
        self.names = [kind for kind, _, _ in graph["steps"]]
        places = graph["places"]
        self.boxes: list[QRectF] = []
        self.wires: list[QPainterPath] = []
        for (_, sources, _), (x, y) in zip(graph["steps"], places, strict=True):
            width, height = (WIDTH, HEIGHT) if sources else (CARD_WIDTH, CARD_HEIGHT)
            self.boxes.append(QRectF(x - width / 2, y - height / 2, width, height))
            for index, source in enumerate(sources):
                drop = HEIGHT / 2 * (index - (len(sources) - 1) / 2)
                begin = QPointF(self.boxes[source].right(), places[source][1])
                end = QPointF(x - width / 2, y + drop)
                reach = QPointF(max(40.0, (end.x() - begin.x()) / 2), 0.0)
                wire = QPainterPath(begin)
                wire.cubicTo(begin + reach, end - reach, end)
                self.wires.append(wire)


class Plain(Stage):
    """A view of Qt's own on a scene of Qt's own."""

    def __init__(self) -> None:
        self._scene = QGraphicsScene(WORLD)
        view = QGraphicsView(self._scene)
        view.setRenderHint(QPainter.RenderHint.Antialiasing)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        super().__init__(view)
        bare_view(view)

    def clear(self) -> None:
        self._scene.clear()


class Items(Plain):
    """An item of Qt's own for every node, every name, every wire and both of its numbers."""

    def open(self, path: Path) -> None:
        scene, drawing = self._scene, Drawing(path)
        for curve in drawing.wires:
            wire = QGraphicsPathItem(curve)
            wire.setPen(PEN)
            scene.addItem(wire)
            middle = curve.pointAtPercent(0.5)
            for text, colour, drop in (("0.73", GREEN, -17.0), ("-0.20", RED, 2.0)):
                number = QGraphicsSimpleTextItem(text)
                number.setBrush(QBrush(colour))
                number.setPos(middle.x() - 14.0, middle.y() + drop)
                scene.addItem(number)
        for box, name in zip(drawing.boxes, drawing.names, strict=True):
            node = QGraphicsRectItem(box)
            node.setPen(PEN)
            node.setBrush(FILL)
            label = QGraphicsSimpleTextItem(name, node)
            label.setPos(box.left() + 6.0, box.center().y() - 8.0)
            scene.addItem(node)
        self.fit(scene.itemsBoundingRect())


class Picture(QGraphicsItem):
    """One item that paints all wires as curves and all nodes as rectangles, from lists."""

    def __init__(self, drawing: Drawing) -> None:
        super().__init__()
        self._wires, self._boxes = drawing.wires, drawing.boxes
        self._bounds = QRectF()
        for box in drawing.boxes:
            self._bounds = self._bounds.united(box)

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        painter.setPen(PEN)
        for wire in self._wires:
            painter.drawPath(wire)
        painter.setBrush(FILL)
        painter.drawRects(self._boxes)


class WrittenPicture(Picture):
    """The same with two numbers on every wire and a name in every node, whatever the zoom."""

    def __init__(self, drawing: Drawing) -> None:
        super().__init__(drawing)
        self._names = [
            (box.topLeft() + QPointF(6.0, 20.0), name)
            for box, name in zip(drawing.boxes, drawing.names, strict=True)
        ]
        self._spots = [wire.pointAtPercent(0.5) for wire in drawing.wires]

    def paint(self, painter: QPainter, option: Any, widget: Any = None) -> None:
        super().paint(painter, option, widget)
        for colour, text, drop in ((GREEN, "0.73", -4.0), (RED, "-0.20", 15.0)):
            painter.setPen(colour)
            for spot in self._spots:
                painter.drawText(spot + QPointF(-14.0, drop), text)
        painter.setPen(PEN)
        for place, name in self._names:
            painter.drawText(place, name)


class One(Plain):
    """The one painting item."""

    picture: type[Picture] = Picture

    def open(self, path: Path) -> None:
        picture = self.picture(Drawing(path))
        self._scene.addItem(picture)
        self.fit(picture.boundingRect())


class Written(One):
    """The one painting item that writes numbers and names as well."""

    picture = WrittenPicture


if __name__ == "__main__":
    app = QApplication(sys.argv[:1])
    serve({"items": Items, "one": One, "written": Written}[sys.argv[1]]())
