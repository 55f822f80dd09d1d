"""Renders a circuit to a picture file: PNG, SVG or PDF, without a window."""

from __future__ import annotations

import re
from pathlib import Path

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
from circuit_editor.model import Document
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence
from circuit_editor.text.quoting import UNSEEN
from circuit_editor.ui.app.application import application
from circuit_editor.ui.app.guarded_painting import Unpainted, whole
from circuit_editor.ui.app.theme import LIGHT, Appearance
from circuit_editor.ui.canvas.scene import CircuitScene
from circuit_editor.ui.session.session import Session

FORMATS = (".png", ".svg", ".pdf")
MARGIN = 16.0
CSS_DOTS = 96  # pixels an inch, as browsers count them
LARGEST_SIDE = 20_000  # pixels of a PNG
TOO_LARGE = QT_TRANSLATE_NOOP(
    "Sentence",
    "The picture would be {width} × {height} pixels (limit {limit} a side). Choose another scale, "
    "or SVG.",
)
NOT_DRAWN = QT_TRANSLATE_NOOP("Sentence", "The picture cannot be drawn: {error}")
# what XML 1.0 cannot hold, escaped or not; Qt escapes markup, and writes these as they are
NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

__all__ = ["FORMATS", "LIGHT", "render"]


def render(
    document: Document,
    path: Path,
    theme: object = LIGHT,
    scale: float = 1.0,
    *,
    gradient_widths: bool = False,
) -> None:
    """Draw the circuit, with all its numbers, into `path`; the suffix says how.

    All of it or nothing: what stood there is replaced when the picture is done. `theme` is a Theme
    or its name; `scale` is pixels per scene unit (PNG). With `gradient_widths` wires are as wide as
    their gradients are large, and a legend stands under the circuit. Raises FileError where the
    file cannot be written, ValueError where the picture would be too large, or not whole.
    """
    application()
    session = Session()
    session.open(document, None)
    scene = CircuitScene(session, Appearance(str(getattr(theme, "name", theme))))
    scene.plain = True
    scene.show_widths(on=gradient_widths)
    source = scene.content().adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
    if scene.content().isEmpty():
        source = QRectF(0, 0, 200, 120)
    if gradient_widths:
        source = source.united(_legend_rect(scene, source))
    draw = {".png": _png, ".svg": _svg, ".pdf": _pdf}[path.suffix.lower()]
    files.write_whole(draw(scene, source, scale), path)


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
            if scene.has_widths:
                painter.translate(target.topLeft())
                painter.scale(target.width() / source.width(), target.height() / source.height())
                painter.translate(-source.topLeft())
                _paint_legend(scene, painter, source)
    except Unpainted as error:
        raise ValueError(Sentence.of(NOT_DRAWN, error=str(error))) from error


def _legend_rect(scene: CircuitScene, source: QRectF) -> QRectF:
    """Room for the legend below the circuit; none where no gradient is known."""
    from circuit_editor.ui.canvas.width_legend import Legend

    legend = Legend(scene, 1.0)
    if not legend.is_known:
        return QRectF()
    wide, high = legend.size()
    left = max(source.left(), source.right() - wide - MARGIN / 2)
    return QRectF(left, source.bottom(), wide + MARGIN / 2, high + MARGIN / 2)


def _paint_legend(scene: CircuitScene, painter: QPainter, source: QRectF) -> None:
    from circuit_editor.ui.canvas.width_legend import Legend

    legend = Legend(scene, 1.0)
    if legend.is_known:
        wide, high = legend.size()
        corner = source.bottomRight() - QPointF(wide + MARGIN / 2, high + MARGIN / 2)
        legend.draw(painter, corner)
