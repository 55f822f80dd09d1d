"""Pictures of large circuits from afar: boxes and straight lines, without numbers.

No session, no scene, no run: drawing one of 10,000 gates takes less than opening it, and may be
done on any thread.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QTransform

from circuit_editor.layout.labels.note_lines import note_box
from circuit_editor.layout.sizes import node_size
from circuit_editor.layout.space.boxes import Box
from circuit_editor.layout.space.frame_boxes import frame_boxes
from circuit_editor.model import Circuit, Document
from circuit_editor.model.blocks import Where, circuit_at
from circuit_editor.text import printable
from circuit_editor.ui.app.theme import Theme

MARGIN = 40.0
EMPTY = QRectF(0, 0, 200, 120)
MOST_LINES = 10_000
LINES = 0.35  # how strongly wires are drawn
READABLE = 0.45  # pixels per scene unit, from which names are written
LETTERS = 13.0  # scene units


class DistantDrawing:
    """A circuit of a document as boxes and lines: the root, or that inside a block."""

    def __init__(self, document: Document, theme: Theme, where: Where = ()) -> None:
        circuit = circuit_at(document, where)
        self._theme, self._circuit = theme, circuit
        self._boxes = _boxes(circuit)
        self._frames = frame_boxes(circuit)
        self._rects: dict[str, list[QRectF]] = {}
        for id_, box in self._boxes.items():
            self._rects.setdefault(_colour(circuit, id_), []).append(_rect(box))
        ends = [
            (*self._boxes[source.node], *self._boxes[target.node])
            for target, source in circuit.wires.items()
        ]
        boxes = np.array(ends, dtype=np.float64).reshape(-1, 8)
        from_y, to_y = boxes[:, [1, 3]].mean(axis=1), boxes[:, [5, 7]].mean(axis=1)
        self._lines = np.column_stack([boxes[:, 2], from_y, boxes[:, 4], to_y])

    @property
    def source(self) -> QRectF:
        """What is drawn, in the scene."""
        boxes = [*self._boxes.values(), *self._frames.values()]
        if not boxes:
            return QRectF(EMPTY)
        left, top = min(each[0] for each in boxes), min(each[1] for each in boxes)
        right, bottom = max(each[2] for each in boxes), max(each[3] for each in boxes)
        return QRectF(QPointF(left, top), QPointF(right, bottom)).adjusted(
            -MARGIN, -MARGIN, MARGIN, MARGIN
        )

    def boxes(self, ids: Collection[str]) -> list[QRectF]:
        """Where nodes, notes and frames stand, as far as they are drawn."""
        return [
            _rect(held[id_]) for id_ in ids for held in (self._boxes, self._frames) if id_ in held
        ]

    def detail(self, room: QSize, part: QRectF) -> QImage:
        """A part of it that fills the room."""
        image = QImage(room, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(QColor(self._theme.canvas))
        zoom = room.width() / part.width()
        with QPainter(image) as painter:
            painter.setTransform(
                QTransform.fromTranslate(-part.left(), -part.top())
                * QTransform.fromScale(zoom, zoom)
            )
            self._paint(painter, part, zoom)
        return image

    def _paint(self, painter: QPainter, part: QRectF, zoom: float) -> None:
        theme = self._theme
        pen = QPen(QColor(theme.line), 1.0)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(QColor(theme.frame))
        painter.drawRects([_rect(each) for each in self._frames.values()])
        colour = QColor(theme.wire)
        colour.setAlphaF(LINES)
        pen.setColor(colour)
        painter.setPen(pen)
        painter.drawLines([QLineF(*each) for each in self._lines_in(part)])
        for name, rects in self._rects.items():
            colour = QColor(getattr(theme, name))
            pen.setColor(colour)
            painter.setPen(pen)  # so that none is too small to be seen
            painter.setBrush(colour)
            painter.drawRects(rects)
        if zoom >= READABLE:
            self._write(painter, part)

    def _lines_in(self, part: QRectF) -> list[list[float]]:
        """The wires that may be seen in a part; of more than one can tell apart not all."""
        x1, y1, x2, y2 = self._lines.T
        seen = (np.minimum(x1, x2) < part.right()) & (np.maximum(x1, x2) > part.left())
        seen &= (np.minimum(y1, y2) < part.bottom()) & (np.maximum(y1, y2) > part.top())
        found = self._lines[seen]
        return found[:: 1 + len(found) // MOST_LINES].tolist()  # type: ignore[no-any-return]

    def _write(self, painter: QPainter, part: QRectF) -> None:
        """Write names, or signs, on the nodes that are seen."""
        font = painter.font()
        font.setPixelSize(round(LETTERS))
        painter.setFont(font)
        painter.setPen(QColor(self._theme.panel))
        for id_, box in self._boxes.items():
            rect, node = _rect(box), self._circuit.nodes.get(id_)
            if node is not None and part.intersects(rect):
                text = self._circuit.label(id_) or node.gate.symbol_with(node.attrs)
                painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, printable(text))


def _colour(circuit: Circuit, id_: str) -> str:
    """The colour of a node or a note, by its name in the theme."""
    node = circuit.nodes.get(id_)
    if node is None:
        return "line"
    if node.interface is not None:
        return "accent"
    gate = node.gate
    return "wire" if gate.is_source else "ink" if gate.is_flag else "quiet"


def _boxes(circuit: Circuit) -> dict[str, Box]:
    """Where nodes and notes stand."""
    found: dict[str, Box] = {}
    for id_, node in circuit.nodes.items():
        x, y = circuit.places.get(id_, (0.0, 0.0))
        width, height = node_size(node, circuit.label(id_))
        found[id_] = x - width / 2, y - height / 2, x + width / 2, y + height / 2
    return found | {id_: note_box(note) for id_, note in circuit.notes.items()}


def _rect(box: Box) -> QRectF:
    return QRectF(QPointF(*box[:2]), QPointF(*box[2:]))
