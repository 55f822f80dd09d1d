"""Records the texts that Qt paints: their ink on the screen, whoever paints them and how.

The methods of QPainter that write are wrapped before a window is made. What is painted into
a pixmap is remembered with it, and counts wherever the pixmap is copied: so nothing has to be known
of how a picture is layered or cached. What is wrapped only listens, and paints as before.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontInfo,
    QFontMetricsF,
    QPainter,
    QPixmap,
    QStaticText,
    QTransform,
)
from PySide6.QtWidgets import QApplication, QGraphicsView

from circuit_editor.ui.canvas.scene import CircuitScene

DIGIT = "0"
EXACT = 1000  # pixels: a font of that size is measured, as small ones are told in whole pixels


class Text(NamedTuple):
    """A text as it stands on the screen: its ink, and how high a digit of its font is there."""

    text: str
    ink: QRectF
    digit: float
    colour: str
    is_bold: bool


class _Ops(NamedTuple):
    """What is written in local coordinates, with the way to the device."""

    text: str
    ink: QRectF
    digit: float
    colour: str
    is_bold: bool
    at: QTransform

    def on(self, further: QTransform) -> _Ops:
        """The same, copied to another device."""
        return self._replace(at=self.at * further)

    def seen(self) -> Text:
        scale = abs(self.at.determinant()) ** 0.5
        return Text(
            self.text, self.at.mapRect(self.ink), self.digit * scale, self.colour, self.is_bold
        )


_on_pixmaps: dict[int, list[_Ops]] = {}  # by the key that copies of a pixmap share
_on_widgets: dict[int, list[_Ops]] = {}  # of those that are listened to
_originals: dict[str, Any] = {}  # the methods as Qt has them


def listen() -> None:
    """Wrap what writes and what copies, before anything is painted that is to be known."""
    for name, note in (
        ("drawText", _written),
        ("drawStaticText", _written_static),
        ("drawPixmap", _copied),
    ):
        if name not in _originals:
            _originals[name] = getattr(QPainter, name)
            setattr(QPainter, name, _wrapped(_originals[name], note))


def stop_listening() -> None:
    """Give QPainter its own methods back."""
    for name, original in _originals.items():
        setattr(QPainter, name, original)
    _originals.clear()
    _on_pixmaps.clear()


def _wrapped(original: Any, note: Any) -> Any:
    def wrapped(painter: QPainter, *arguments: Any) -> Any:
        kept = _kept_for(painter)
        if kept is not None:
            note(painter, kept, *arguments)
        return original(painter, *arguments)

    return wrapped


def texts_on(view: QGraphicsView) -> list[Text]:
    """All texts that the view's canvas shows now, in pixels of its viewport."""
    listen()
    widget = view.viewport()
    scene = view.scene()
    if isinstance(scene, CircuitScene):
        scene.looks_different()  # else what was painted before is copied, and nothing is written
    kept = _on_widgets[id(widget)] = []
    try:
        widget.repaint()
        QApplication.processEvents()
    finally:
        del _on_widgets[id(widget)]
    found = {(each.text, each.ink.toRect().getRect()): each for each in map(_Ops.seen, kept)}
    return [each for each in found.values() if each.text.strip()]


def _kept_for(painter: QPainter) -> list[_Ops] | None:
    """Where what is painted on a device is noted; None where nobody wants it."""
    device = painter.device()
    if isinstance(device, QPixmap):
        return _on_pixmaps.setdefault(device.cacheKey(), [])
    return _on_widgets.get(id(device))


def _written(painter: QPainter, kept: list[_Ops], *arguments: Any) -> None:
    """Note a text, by whichever of drawText's signatures it came."""
    first, *rest = arguments
    font = painter.font()
    if isinstance(first, QPoint | QPointF):
        _note(painter, kept, rest[0], QPointF(first), font)
    elif isinstance(first, int | float) and len(arguments) == 3:
        _note(painter, kept, rest[1], QPointF(first, rest[0]), font)
    else:
        if isinstance(first, int | float):
            first, rest = QRectF(*arguments[:4]), arguments[4:]
        flags, text = _flags_and_text(rest)
        _note(painter, kept, text, _baseline(QRectF(first), flags, text, font), font)


def _flags_and_text(rest: Any) -> tuple[int, str]:
    """What follows the rectangle: flags and a text, or a text and an option with its alignment."""
    if isinstance(rest[0], str):
        option = rest[1] if len(rest) > 1 else None
        aligned = option.alignment() if option else Qt.AlignmentFlag.AlignLeft
        return getattr(aligned, "value", aligned), rest[0]
    return getattr(rest[0], "value", rest[0]), rest[1]


def _baseline(rect: QRectF, flags: int, text: str, font: QFont) -> QPointF:
    """Where a line that is aligned in a rectangle begins."""
    metrics, align = QFontMetricsF(font), Qt.AlignmentFlag
    x, y = rect.left(), rect.top()
    if flags & align.AlignRight.value:
        x = rect.right() - metrics.horizontalAdvance(text)
    elif flags & align.AlignHCenter.value:
        x = rect.center().x() - metrics.horizontalAdvance(text) / 2
    if flags & align.AlignBottom.value:
        y = rect.bottom() - metrics.height()
    elif flags & align.AlignVCenter.value:
        y = rect.center().y() - metrics.height() / 2
    return QPointF(x, y + metrics.ascent())


def _written_static(painter: QPainter, kept: list[_Ops], *arguments: Any) -> None:
    *at, text = arguments
    assert isinstance(text, QStaticText)
    corner = QPointF(*at) if len(at) == 2 else QPointF(at[0])
    font = painter.font()
    below = QPointF(0.0, QFontMetricsF(font).ascent())
    _note(painter, kept, text.text(), corner + below, font)


def _copied(painter: QPainter, kept: list[_Ops], *arguments: Any) -> None:
    """Note all texts on a pixmap that is copied."""
    pixmap = next(each for each in arguments if isinstance(each, QPixmap))
    written = _on_pixmaps.get(pixmap.cacheKey())
    if not written:
        return
    first, *_ = arguments
    if isinstance(first, QPoint | QPointF):
        corner = QPointF(first)
    elif isinstance(first, int | float):
        corner = QPointF(first, arguments[1])
    else:
        corner = QRectF(first).topLeft()
        sources = [each for each in arguments[1:] if hasattr(each, "topLeft")]
        corner -= QPointF(sources[0].topLeft()) if sources else QPointF()
    further = QTransform.fromTranslate(corner.x(), corner.y()) * painter.worldTransform()
    kept.extend(each.on(further) for each in written)


def _note(painter: QPainter, kept: list[_Ops], text: str, at: QPointF, font: QFont) -> None:
    ink, digit = _ink(font.toString(), text)
    kept.append(
        _Ops(
            text,
            ink.translated(at),
            digit,
            painter.pen().color().name(),
            font.bold(),
            painter.worldTransform(),
        )
    )


@lru_cache(maxsize=20_000)
def _ink(font: str, text: str) -> tuple[QRectF, float]:
    """The tight rectangle of a text whose line begins at 0, 0; and the height of a digit."""
    made, large = QFont(), QFont()
    made.fromString(font)
    large.fromString(font)
    large.setPixelSize(EXACT)
    share = QFontInfo(made).pixelSize() / EXACT
    metrics = QFontMetricsF(large)
    ink, digit = metrics.tightBoundingRect(text), metrics.tightBoundingRect(DIGIT).height() * share
    return QTransform.fromScale(share, share).mapRect(ink), digit
