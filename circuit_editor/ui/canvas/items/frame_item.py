"""Items of titled frames: a tinted room with its title, and handles while it alone is selected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from circuit_editor.layout.space.frame_boxes import BESIDE, TITLE
from circuit_editor.model import Place
from circuit_editor.model.document import TitledFrame
from circuit_editor.text import printable
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.annotation_theme import annotation_colours

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.paint_context import PaintContext

ROUND = 12.0
VEIL = 0.5  # how strongly the room is tinted: the grid, and frames around it, show through
HANDLE = 7.0  # pixels
ROOMY = 150.0  # pixels: shorter edges have no handle in their middle
FEWEST_LETTERS = 4  # of a title that is cut
TALLEST_TITLE = 0.4  # of the frame's height
SIDES = {
    "top left": (-1, -1),
    "top": (0, -1),
    "top right": (1, -1),
    "left": (-1, 0),
    "right": (1, 0),
    "bottom left": (-1, 1),
    "bottom": (0, 1),
    "bottom right": (1, 1),
}
CORNERS = {name: side for name, side in SIDES.items() if all(side)}
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextSingleLine


class TitledFrameItem:
    """One frame as it stands on the canvas."""

    def __init__(
        self,
        id_: str,
        frame: TitledFrame,
        place: Place,
        size: tuple[float, float],
        scene: PaintContext,
    ) -> None:
        self.id, self.frame, self.place, self.size = id_, frame, place, size
        self.title = printable(frame.title)
        self._scene = scene

    @property
    def rect(self) -> QRectF:
        """The frame in the scene."""
        (x, y), (width, height) = self.place, self.size
        return QRectF(x - width / 2, y - height / 2, width, height)

    @property
    def is_selected(self) -> bool:
        """True where it is drawn as selected."""
        return self.id in self._scene.session.selected_annotations and not self._scene.plain

    @property
    def is_alone(self) -> bool:
        """True where nothing else is selected: then it has handles."""
        return self.is_selected and len(self._scene.session.selected) == 1

    def handles(self, zoom: float) -> dict[str, QPointF]:
        """Where its edges can be taken hold of: a small one only at its corners."""
        rect = self.rect
        sides = SIDES if min(rect.width(), rect.height()) * zoom > ROOMY else CORNERS
        middle, half = rect.center(), QPointF(rect.width() / 2, rect.height() / 2)
        return {
            name: QPointF(middle.x() + x * half.x(), middle.y() + y * half.y())
            for name, (x, y) in sides.items()
        }

    def title_rect(self, zoom: float) -> QRectF:
        """The strip with the title: what one takes hold of."""
        rect = self.rect
        high = max(TITLE, self._points(zoom) * 1.3)
        return QRectF(rect.left(), rect.top() + TITLE - high, rect.width(), high)

    def reach(self, zoom: float) -> QRectF:
        """All that is painted at a zoom."""
        around = 8.0 / zoom
        whole = self.rect.united(self.title_rect(zoom))
        return whole.adjusted(-around, -around, around, around)

    def _points(self, zoom: float) -> float:
        """The height of the title's letters: they stay legible while one zooms out."""
        if self._scene.plain:
            return look.NAME_POINTS
        wanted = max(look.NAME_POINTS, self._scene.theme.wanted / zoom)
        return min(wanted, max(look.NAME_POINTS, TALLEST_TITLE * self.size[1]))

    def written_title(self, zoom: float) -> str:
        """As much of the title as has room, or nothing where that is not legible."""
        points, room = self._points(zoom), self.size[0] - 2 * BESIDE
        is_legible = self._scene.plain or points * zoom >= self._scene.theme.legible * 0.95
        if not self.title or not is_legible:
            return ""
        metrics = QFontMetricsF(look.font(points, bold=True))
        written = metrics.elidedText(self.title, Qt.TextElideMode.ElideRight, room)
        is_cut = written != self.title
        return "" if is_cut and len(written) <= FEWEST_LETTERS else written

    def tint(self, ground: QColor) -> QColor:
        """The colour of its room over a ground of that colour."""
        paper = look.colour(annotation_colours(self._scene.theme, self.frame.colour)[0])
        channels = (
            (paper.redF(), ground.redF()),
            (paper.greenF(), ground.greenF()),
            (paper.blueF(), ground.blueF()),
        )
        return QColor.fromRgbF(*(VEIL * over + (1.0 - VEIL) * under for over, under in channels))

    def paint(self, painter: QPainter, zoom: float) -> None:
        """Draw the room."""
        scene, rect = self._scene, self.rect
        theme = scene.theme
        fill, line, style = annotation_colours(theme, self.frame.colour)
        is_lit = self.id in scene.lit_frames
        is_hovered = scene.hovered_annotation == self.id and not scene.plain
        width = max(1.4, 1.2 / zoom)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(theme.accent_soft if is_lit else fill))
        painter.setOpacity(VEIL if not is_lit else 0.8)
        painter.drawRoundedRect(rect, ROUND, ROUND)
        painter.setOpacity(1.0)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        stands_out = (self.is_selected or is_lit) and not scene.plain
        pen = QPen(look.colour(theme.accent if stands_out else line), width, style)
        if stands_out or is_hovered:
            pen.setWidthF(1.8 * width)
        painter.setPen(pen)
        painter.drawRoundedRect(rect, ROUND, ROUND)

    def paint_title(self, painter: QPainter, zoom: float) -> None:
        """Draw the title, over all rooms, and the handles."""
        title = self.written_title(zoom)
        if title:
            painter.setPen(look.colour(self._scene.theme.ink))
            painter.setFont(look.font(self._points(zoom), bold=True))
            strip = self.title_rect(zoom).adjusted(BESIDE - 4.0, 0.0, 0.0, -5.0)
            painter.drawText(strip, LEFT, title)
        if self.is_alone:
            self._draw_handles(painter, zoom)

    def _draw_handles(self, painter: QPainter, zoom: float) -> None:
        theme, side = self._scene.theme, HANDLE / zoom
        painter.setPen(QPen(look.colour(theme.accent), 1.4 / zoom))
        painter.setBrush(look.colour(theme.panel))
        for point in self.handles(zoom).values():
            painter.drawRect(QRectF(point.x() - side / 2, point.y() - side / 2, side, side))
