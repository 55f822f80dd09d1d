"""Renders a circuit to a picture file: PNG, SVG or PDF, without a window."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path as FilePath

from PySide6.QtCore import QBuffer, QMarginsF, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QImage,
    QImageWriter,
    QPageLayout,
    QPageSize,
    QPaintDevice,
    QPainter,
    QPdfWriter,
)

from circuit_editor import files
from circuit_editor.engine import Reading
from circuit_editor.engine.readings import NOT_COMPUTED
from circuit_editor.layout.picture import picture
from circuit_editor.model import Document, Path, Pin
from circuit_editor.model.blocks import Where, circuit_at, edit_at
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence
from circuit_editor.text.quoting import UNSEEN
from circuit_editor.ui.app import language
from circuit_editor.ui.app.application import application
from circuit_editor.ui.app.guarded_painting import Unpainted, whole
from circuit_editor.ui.app.picture_options import AS_SPOKEN, NO_CAPTIONS, PictureOptions
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.canvas.scene import CircuitScene
from circuit_editor.ui.session.session import Session

FORMATS = (".png", ".svg", ".pdf")
MARGIN = 16.0
CSS_DOTS = 96  # pixels an inch, as browsers count them
LARGEST_SIDE = 20_000  # pixels of a PNG
MOST_DRAWN = 4_000_000  # pixels, where it is only looked at
LEAST_READ = 0.3  # pixels per scene unit: smaller numbers are left out
TOO_LARGE = QT_TRANSLATE_NOOP(
    "Sentence",
    "The picture would be {width} × {height} pixels (limit {limit} a side). Choose another scale, "
    "or SVG.",
)
NOT_DRAWN = QT_TRANSLATE_NOOP("Sentence", "The picture cannot be drawn: {error}")
# what XML 1.0 cannot hold, escaped or not; Qt escapes markup, and writes these as they are
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
AS_DRAWN = PictureOptions()


class PictureSession(Session):
    """The session of one picture: it shows the numbers that are wanted, of a part of a circuit."""

    def __init__(self, options: PictureOptions) -> None:
        super().__init__()
        self._options = options

    def value(self, pin: Pin) -> Reading:
        return super().value(pin) if self._options.has_values else NOT_COMPUTED

    def gradient(self, pin: Pin) -> Reading:
        return super().gradient(pin) if self._options.has_gradients else NOT_COMPUTED

    def hide_what_is_hidden(self, other: Session) -> None:
        """Keep covered, and not reached yet, what is so in another session of this document."""
        for each in other._numbers.visibility.filters:
            self.add_filter(each)

    def show_part(self, where: Where, ids: Collection[str]) -> None:
        """Show these nodes, notes and frames alone; numbers are those of the whole.

        They stand in the circuit inside the block that `where` leads to.
        """
        from circuit_editor.model.edits import remove

        self.go(where)
        circuit = circuit_at(self.document, where)
        there = (*circuit.nodes, *circuit.notes, *circuit.frames)
        others = [id_ for id_ in there if id_ not in ids]
        part = edit_at(self.document, where, remove, others)
        self.picture = picture(part, where, self.expanded, self.shapes)
        drawn = frozenset(self.shown.wires.values())
        self.cut_off = frozenset(circuit.wires.values()) - drawn


class CircuitDrawing:
    """A circuit laid out as a picture of it: how large it is, and what draws it.

    `seen` is the session of a window: what is covered there stays covered; with `selected_only`
    only what is selected there is drawn.
    """

    def __init__(
        self,
        document: Document,
        options: PictureOptions = AS_DRAWN,
        seen: Session | None = None,
        *,
        selected_only: bool = False,
    ) -> None:
        application()
        self.options = options
        self._session = session = PictureSession(options)
        session.open(document, None)
        if seen is not None:
            session.hide_what_is_hidden(seen)
            if selected_only:
                session.show_part(seen.where, {Path(each).head for each in seen.selected_whole})
        with language.speaking(self._language()):
            appearance = Appearance(options.theme, is_safe=options.is_red_green_safe)
            self._scene = scene = CircuitScene(session, appearance)
            scene.plain, scene.has_paper = True, not options.is_transparent
            if options.captions == NO_CAPTIONS:
                scene.shows_characters = False
            scene.show_widths(on=options.gradient_widths)
            session.tile_scale.is_same = options.same_scale
            self._measure()

    def go(self, where: Where) -> None:
        """Draw the circuit inside the block that `where` leads to."""
        with language.speaking(self._language()):
            self._session.go(where)
            self._measure()

    def _measure(self) -> None:
        scene = self._scene
        self._source = scene.content().adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
        if scene.content().isEmpty():
            self._source = QRectF(0, 0, 200, 120)
        if _has_legend(scene):
            self._source = self._source.united(_legend_rect(scene, self._source))

    @property
    def size(self) -> QSize:
        """Its pixels, as a PNG has them."""
        scale = self.options.scale
        return QSize(round(self._source.width() * scale), round(self._source.height() * scale))

    def write(self, path: FilePath) -> None:
        """Draw it into a file, whose suffix says how; all of it or nothing."""
        draw = {".png": _png, ".svg": _svg, ".pdf": _pdf}[path.suffix.lower()]
        with language.speaking(self._language()):
            data = draw(self._scene, self._source, self.options.scale)
        files.write_whole(data, path)

    def image(self, room: QSize) -> QImage:
        """The picture made as large as there is room for.

        It is drawn in its own size first: what is written depends on it. A very large one is drawn
        smaller.
        """
        size = QSizeF(self._source.size() * self.options.scale)
        area = size.width() * size.height()
        size = size * min(1.0, (MOST_DRAWN / area) ** 0.5)
        image = QImage(
            size.toSize().expandedTo(QSize(1, 1)), QImage.Format.Format_ARGB32_Premultiplied
        )
        image.fill(Qt.GlobalColor.transparent)
        with language.speaking(self._language()):
            _paint(self._scene, image, QRectF(image.rect()), self._source)
        return image.scaled(
            room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )

    @property
    def source(self) -> QRectF:
        """What is drawn, in the scene."""
        return QRectF(self._source)

    def detail(self, room: QSize, part: QRectF) -> QImage:
        """A part of it that fills the room; where it can still be read it has its numbers."""
        zoom = room.width() / part.width()
        grown = 1.0 / zoom if LEAST_READ <= zoom < 1.0 else 1.0
        size = QSizeF(room) * grown
        image = QImage(size.toSize(), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        with language.speaking(self._language()):
            _paint(self._scene, image, QRectF(image.rect()), part)
        smooth = Qt.TransformationMode.SmoothTransformation
        return image.scaled(room, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)

    def boxes(self, ids: Collection[str]) -> list[QRectF]:
        """Where nodes, notes and frames stand, as far as they are drawn."""
        nodes, annotations = self._scene.nodes, self._scene.annotations
        found = [
            shape.on_canvas(shape.body) for id_ in ids if (shape := nodes.get(id_)) is not None
        ]
        if annotations is not None:
            found += [annotations.rect(id_) for id_ in ids if id_ in annotations]
        return found

    def _language(self) -> language.Language:
        chosen = self.options.captions
        if chosen in (AS_SPOKEN, NO_CAPTIONS):
            return language.current_language()
        return language.language_for(chosen)


def render(document: Document, path: FilePath, options: PictureOptions = AS_DRAWN) -> None:
    """Draw the circuit, with all its numbers, into `path`; the suffix says how.

    All of it or nothing: what stood there is replaced when the picture is done. With
    `gradient_widths` wires are as wide as their gradients are large, with `same_scale` the tiles of
    arrays have one scale of colours, and a legend stands under the circuit. Raises FileError where
    the file cannot be written, ValueError where the picture would be too large, or not whole.
    """
    CircuitDrawing(document, options).write(path)


def _png(scene: CircuitScene, source: QRectF, scale: float) -> bytes:
    size = QSize(round(source.width() * scale), round(source.height() * scale))
    if max(size.width(), size.height()) > LARGEST_SIDE or min(size.width(), size.height()) < 1:
        raise ValueError(
            Sentence.of(TOO_LARGE, width=size.width(), height=size.height(), limit=LARGEST_SIDE)
        )
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    _paint(scene, image, QRectF(0, 0, size.width(), size.height()), source)
    buffer = QBuffer()
    QImageWriter(buffer, b"png").write(image)
    return bytes(buffer.data().data())


def _svg(scene: CircuitScene, source: QRectF, scale: float) -> bytes:
    from PySide6.QtSvg import QSvgGenerator

    buffer = QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(CSS_DOTS)
    size = source.size() * scale
    generator.setSize(size.toSize())
    generator.setViewBox(QRectF(0, 0, size.width(), size.height()))
    generator.setTitle("Circuit")
    _paint(scene, generator, QRectF(0, 0, size.width(), size.height()), source)
    drawn = bytes(buffer.data().data()).decode("utf-8", "replace")
    return NOT_XML.sub(UNSEEN, drawn).encode()


def _pdf(scene: CircuitScene, source: QRectF, scale: float) -> bytes:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(72)
    size = QSizeF(source.width() * scale, source.height() * scale)
    page = QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
    _paint(scene, writer, QRectF(0, 0, writer.width(), writer.height()), source)
    return bytes(buffer.data().data())


def _paint(scene: CircuitScene, device: QPaintDevice, target: QRectF, source: QRectF) -> None:
    try:
        with whole(), QPainter(device) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            scene.render(painter, target, source)
            if _has_legend(scene):
                painter.translate(target.topLeft())
                painter.scale(target.width() / source.width(), target.height() / source.height())
                painter.translate(-source.topLeft())
                _paint_legend(scene, painter, source)
    except Unpainted as error:
        raise ValueError(Sentence.of(NOT_DRAWN, error=str(error))) from error


def _has_legend(scene: CircuitScene) -> bool:
    """True where something is told that a legend explains."""
    return scene.has_widths or scene.session.tile_scale.is_same


def _legend_rect(scene: CircuitScene, source: QRectF) -> QRectF:
    """Room for the legend below the circuit; none where no gradient is known."""
    from circuit_editor.ui.canvas.canvas_legend import Legend

    legend = Legend(scene, 1.0)
    if not legend.is_known:
        return QRectF()
    wide, high = legend.size()
    left = max(source.left(), source.right() - wide - MARGIN / 2)
    return QRectF(left, source.bottom(), wide + MARGIN / 2, high + MARGIN / 2)


def _paint_legend(scene: CircuitScene, painter: QPainter, source: QRectF) -> None:
    from circuit_editor.ui.canvas.canvas_legend import Legend

    legend = Legend(scene, 1.0)
    if legend.is_known:
        wide, high = legend.size()
        corner = source.bottomRight() - QPointF(wide + MARGIN / 2, high + MARGIN / 2)
        legend.draw(painter, corner)
