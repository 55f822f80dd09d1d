"""Pictures of documents that are not open: what a copy, a backup or another's file holds.

A circuit of a hundred gates is drawn as in the window, with its numbers; a larger one as boxes and
lines, on a thread. Nothing but the document is read.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import partial
from typing import Protocol

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from circuit_editor import files
from circuit_editor.model import Document, blocks
from circuit_editor.model.blocks import Where
from circuit_editor.text import printable_lines
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.background_work import BackgroundWork
from circuit_editor.ui.app.guarded_painting import guard_paint
from circuit_editor.ui.app.picture_options import NO_CAPTIONS, PictureOptions
from circuit_editor.ui.app.theme import Theme, made_safe
from circuit_editor.ui.app.translate import fill
from circuit_editor.ui.distant_drawing import DistantDrawing
from circuit_editor.ui.render import CircuitDrawing
from circuit_editor.ui.widgets.labels import BODY, font_of

MOST_GATES = 120  # drawn as in the window
MOST_NUMBERS = 10_000  # in their values
MOST_MARKS = 500
ROUND = 6.0  # pixels
AROUND_MARK = 1.5  # pixels between what is marked and the mark, at most
MARK, THIN_MARK = 2.5, 1.5  # pixels
FEW = 12  # marks that are drawn plainly


class CircuitDrawn(Protocol):
    """Drawing of a document, whichever way it is made."""

    @property
    def source(self) -> QRectF: ...
    def boxes(self, ids: Collection[str], /) -> list[QRectF]: ...
    def detail(self, room: QSize, part: QRectF, /) -> QImage: ...


class CircuitPicture(QWidget):
    """The picture of one document, or of a part of it, with marks around some of its nodes."""

    drawn = Signal()  # what it holds is known now

    def __init__(self, parent: QWidget, *, has_numbers: bool = True) -> None:
        super().__init__(parent)
        self._has_numbers = has_numbers
        self._document: Document | None = None
        self.drawing: CircuitDrawn | None = None
        self._refusal = ""
        self._where: Where = ()  # inside which block
        self._part = QRectF()  # what is shown; all of it where that is empty
        self._marked: frozenset[str] = frozenset()
        self._image = QImage()
        self._shown = QRectF()  # what the image shows
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._draw)
        self._work = BackgroundWork(self)

    def show_document(self, document: Document | None) -> None:
        """Show another document, or none."""
        self._document, self.drawing, self._image = document, None, QImage()
        self._where, self._part, self._marked, self._refusal = (), QRectF(), frozenset(), ""
        self._work.cancel()
        told = "" if document is None else self._gates(document)
        self.setAccessibleDescription(printable_lines(told))
        self._soon.start()
        self.update()

    def enter(self, where: Where) -> None:
        """Show the circuit inside the block that `where` leads to; the root where it is empty."""
        if where == self._where or self._refusal:
            return
        self._where = where
        if isinstance(self.drawing, CircuitDrawing):
            self.drawing.go(where)
        else:
            self.drawing = None
            self._work.cancel()
        self._soon.start()

    def show_part(self, part: QRectF, marked: Collection[str]) -> None:
        """Show a part of the scene (all of it where that is empty), with marks."""
        if part != self._part or not self._image.isNull():
            self._part, self._marked = part, frozenset(marked)
            self._soon.start()

    @property
    def source(self) -> QRectF:
        """What there is to be seen, in scene units; empty until it is known."""
        return QRectF() if self.drawing is None else self.drawing.source

    def boxes(self, ids: Collection[str]) -> list[QRectF]:
        """Where these stand, in the scene."""
        return [] if self.drawing is None else self.drawing.boxes(ids)

    def _draw(self) -> None:
        """Draw it as it is wanted; what takes long is begun."""
        document = self._document
        if document is None or self._work.is_busy or self._refusal:
            return
        if self.drawing is None:
            theme = look.theme_of(self.palette())
            if is_small(document):
                try:
                    drawing = CircuitDrawing(document, self._options(theme))
                    drawing.go(self._where)
                    self._take_drawing(drawing)
                except Exception as error:  # a picture is never worth more than what it is of
                    self._refuse(error)
            else:
                draw = partial(DistantDrawing, document, theme, self._where)
                self._work.start(draw, self._take_drawing)
            return
        ratio = self.devicePixelRatioF()
        part = self._part if not self._part.isEmpty() else self.drawing.source
        part = fitted(part, self.size())
        room = (self.size() * ratio).expandedTo(QSize(1, 1))
        try:
            self._image = self.drawing.detail(room, part)
        except Exception as error:
            self._refuse(error)
        self._image.setDevicePixelRatio(ratio)
        self._shown = part
        self.update()

    def _take_drawing(self, drawing: CircuitDrawn) -> None:
        self.drawing = drawing
        self._soon.start()
        self.drawn.emit()

    def _refuse(self, error: Exception) -> None:
        told = self.tr("No picture: {error}")
        self._refusal = fill(told, error=files.reason(error))
        self.update()

    def _options(self, theme: Theme) -> PictureOptions:
        options = PictureOptions(theme=theme.name, is_red_green_safe=theme == made_safe(theme))
        if not self._has_numbers:
            options = options._replace(has_values=False, has_gradients=False, captions=NO_CAPTIONS)
        return options

    def _gates(self, document: Document) -> str:
        count = blocks.gate_count(document)
        return self.tr("1 node") if count == 1 else fill(self.tr("{count} nodes"), count=count)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._soon.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.drawing is not None:
            self._image, self.drawing = QImage(), None
            self._soon.start()

    @guard_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = look.theme_of(self.palette())
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), look.colour(theme.canvas))
            if not self._image.isNull():
                painter.drawImage(self.rect(), self._image)
                self._paint_marks(painter, theme)
            else:
                told = self._refusal or (self.tr("Drawing …") if self._document else "")
                painter.setPen(look.colour(theme.quiet))
                painter.setFont(font_of(BODY))
                flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(self.rect(), int(flags), printable_lines(told))
            painter.setPen(look.colour(theme.line))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_marks(self, painter: QPainter, theme: Theme) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marks = self.marks()
        painter.setPen(QPen(look.colour(theme.amber), MARK if len(marks) <= FEW else THIN_MARK))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for rect in marks:
            painter.drawRoundedRect(rect, ROUND, ROUND)

    def marks(self) -> list[QRectF]:
        """The marks, in pixels of the widget."""
        if self._shown.isEmpty():
            return []
        zoom = self.width() / self._shown.width()
        around = AROUND_MARK * min(1.0, zoom)
        return [
            QRectF(
                (box.left() - self._shown.left()) * zoom - around,
                (box.top() - self._shown.top()) * zoom - around,
                box.width() * zoom + 2 * around,
                box.height() * zoom + 2 * around,
            )
            for box in self.boxes(sorted(self._marked)[:MOST_MARKS])
        ]


def is_small(document: Document) -> bool:
    """True where drawing a document as in the window takes no time one would notice."""
    if blocks.gate_count(document) > MOST_GATES:
        return False
    return sum(each.array.size for each in document.root.values.values()) <= MOST_NUMBERS


def fitted(part: QRectF, room: QSize) -> QRectF:
    """The part with more around it, so that it has the shape of the room."""
    wide, high = max(1, room.width()), max(1, room.height())
    scale = max(part.width() / wide, part.height() / high)
    grown = QRectF(0, 0, wide * scale, high * scale)
    grown.moveCenter(part.center())
    return grown
