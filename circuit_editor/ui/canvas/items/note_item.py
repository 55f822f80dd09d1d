"""Note items: a card with its text, written as large as is legible or not at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from circuit_editor.layout.labels.note_lines import (
    ABOVE,
    BESIDE,
    CHARACTER,
    LINE,
    columns_of,
    note_lines,
)
from circuit_editor.layout.space.boxes import Box, box_at
from circuit_editor.model import Place
from circuit_editor.model.document import Note
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.annotation_theme import annotation_colours, is_stage
from circuit_editor.ui.canvas.items.text_metrics import word_width

if TYPE_CHECKING:
    from circuit_editor.gates import Array
    from circuit_editor.ui.canvas.paint_context import PaintContext

RoomAround: TypeAlias = "Callable[[str, float], tuple[Array, Box]]"

ROUND = 6.0
FOLD = 11.0  # the corner that is turned over
SIZES = 5  # that are tried, from what is wanted down to what is legible
FEWEST_COLUMNS = 6  # of a line that is worth reading
STROKE, STROKES = 3.0, 3  # that stand for text which is not legible
DUST = 0.05  # of a line


class WrittenNote(NamedTuple):
    """The lines of a note as they are written at a zoom, how much larger than drawn, and where.

    In a hall the card grows with them.
    """

    lines: tuple[str, ...]
    growth: float
    card: QRectF
    card_growth: float = 1.0


class NoteItem:
    """One note as it stands on the canvas."""

    def __init__(
        self,
        id_: str,
        note: Note,
        place: Place,
        size: tuple[float, float],
        scene: PaintContext,
        room_around: RoomAround,
    ) -> None:
        """`room_around` tells what a card that grows keeps clear of."""
        self.id, self.note, self.place, self.size = id_, note, place, size
        self._scene, self._room_around = scene, room_around
        self._written: tuple[tuple[object, ...], WrittenNote] | None = None

    @property
    def rect(self) -> QRectF:
        """The card in the scene."""
        (x, y), (width, height) = self.place, self.size
        return QRectF(x - width / 2, y - height / 2, width, height)

    def card(self, zoom: float) -> QRectF:
        """The card as it is drawn at a zoom."""
        return self.written(zoom).card if is_stage(self._scene.theme) else self.rect

    def written(self, zoom: float) -> WrittenNote:
        """The lines at a zoom: all of them as large as they fit, or as many as are legible."""
        scene = self._scene
        asked: tuple[object, ...] = zoom, scene.theme, scene.plain, self.place
        if is_stage(scene.theme):
            asked += scene.captions, scene.writing(zoom).growth
        if self._written is None or self._written[0] != asked:
            self._written = asked, self._fitted(zoom)
        return self._written[1]

    def _fitted(self, zoom: float) -> WrittenNote:
        theme, text = self._scene.theme, self.note.text
        if self._scene.plain or not text.strip():
            return WrittenNote(note_lines(text), 1.0, self.rect)
        if is_stage(theme) and zoom >= look.SMALLEST_READABLE:
            return self._grown(zoom)
        points = look.NOTE_POINTS * zoom
        wanted = max(1.0, look.NOTE_POINTS / look.LABEL_POINTS * theme.wanted / points)
        least = theme.legible / points
        width, height = self.size[0] - 2 * BESIDE, self.size[1] - 2 * ABOVE
        for step in range(SIZES):
            growth = wanted + (min(wanted, max(1.0, least)) - wanted) * step / (SIZES - 1)
            columns = int(width / (CHARACTER * growth) + DUST)
            columns = columns_of(text) if growth <= 1.0 else columns
            most = int(height / (LINE * growth) + DUST)
            is_last = step == SIZES - 1
            if columns < FEWEST_COLUMNS or most < 1:
                continue
            lines = note_lines(text, columns, most)
            if is_last or lines == note_lines(text, columns, most + 1):
                lines = lines if growth >= least else ()
                return WrittenNote(lines, growth, self.rect)
        return WrittenNote((), least, self.rect)

    def _grown(self, zoom: float) -> WrittenNote:
        """All lines at least as large as captions are, their card as large as they need."""
        from circuit_editor.layout.labels.grown_cards import grown_card  # in a hall

        theme, points = self._scene.theme, look.NOTE_POINTS * zoom
        captions = look.CAPTION_POINTS / look.NOTE_POINTS * self._scene.writing(zoom).growth
        least = max(1.0, captions, theme.legible / points)
        wanted = max(least, theme.wanted / (look.LABEL_POINTS * zoom))
        growths = [wanted + (least - wanted) * step / (SIZES - 1) for step in range(SIZES - 1)]
        box = box_at(self.place, self.size)
        obstacles, whole = self._room_around(self.id, zoom)
        (left, top, right, bottom), growth = grown_card(box, [*growths, least], obstacles, whole)
        card = QRectF(left, top, right - left, bottom - top)
        return WrittenNote(note_lines(self.note.text), growth, card, growth)

    def paint(self, painter: QPainter, zoom: float) -> None:
        """Draw the card and its lines."""
        scene, rect = self._scene, self.card(zoom)
        theme = scene.theme
        fill, line, style = annotation_colours(theme, self.note.colour)
        is_selected = self.id in scene.session.selected_annotations and not scene.plain
        is_hovered = scene.hovered_annotation == self.id and not scene.plain
        pen = QPen(look.colour(line), max(1.0, 1.0 / zoom) if not is_hovered else 2.0, style)
        if is_selected:
            halo = QPen(look.colour(theme.accent), max(3.0, 2.0 / zoom))
            painter.setPen(halo)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(-2.5, -2.5, 2.5, 2.5), ROUND + 2, ROUND + 2)
        painter.setPen(pen)
        painter.setBrush(look.colour(fill))
        painter.drawRoundedRect(rect, ROUND, ROUND)
        if zoom < look.SMALLEST_SHAPE and not scene.plain:
            return
        corner = rect.topRight()
        painter.setPen(QPen(pen.color(), pen.widthF()))
        fold = min(FOLD, rect.height() / 3)
        painter.drawLine(QLineF(corner.x() - fold, corner.y(), corner.x(), corner.y() + fold))
        self._write(painter, zoom)

    def _write(self, painter: QPainter, zoom: float) -> None:
        written = self.written(zoom)
        beside, above = BESIDE * written.card_growth, ABOVE * written.card_growth
        inner = written.card.adjusted(beside, above, -beside, -above)
        if not written.lines and self.note.text.strip():
            self._draw_strokes(painter, inner)
            return
        painter.setPen(look.colour(self._scene.theme.ink))
        high = LINE * written.growth
        top = inner.center().y() - len(written.lines) * high / 2
        for at, line in enumerate(written.lines):
            points = look.NOTE_POINTS * written.growth
            wide = word_width(line, points)
            if wide > inner.width() + beside:
                points *= (inner.width() + beside) / wide
            painter.setFont(look.font(points))
            room = QRectF(inner.left(), top + at * high, inner.width() + 2 * beside, high)
            painter.drawText(room, LEFT, line)

    def _draw_strokes(self, painter: QPainter, inner: QRectF) -> None:
        """Strokes in place of lines that nobody could read."""
        painter.setPen(QPen(look.colour(self._scene.theme.quiet), STROKE))
        count = max(1, min(STROKES, int(inner.height() / LINE)))
        for at in range(count):
            y = inner.top() + (at + 0.5) * inner.height() / count
            right = inner.right() - (inner.width() / 3 if at == count - 1 and count > 1 else 0.0)
            painter.drawLine(QLineF(inner.left(), y, right, y))


LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
