"""Icons from `resources/icons/`, drawn in the theme's colours at whatever size is asked for.

Each is an SVG file of 24 units with paths (M L H V C Z), circles and rectangles. They are read
here: Qt's module for SVG takes longer to load than all of them to draw.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QIcon,
    QIconEngine,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QPixmap,
)

from circuit_editor import resources
from circuit_editor.ui.app.guarded_painting import part

UNITS = 24  # of a drawing, each way
STROKE = 2.0  # units
DISABLED = 0.5  # of the way from the paper to the quiet colour
SIZE = 20  # pixels, of those in the tool bar and the rails

ELEMENT = re.compile(r"<(path|circle|rect) ([^>]*)/>")
ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')
PATH = re.compile(r"([MLHVCZ])([^MLHVCZ]*)")


class Drawing(NamedTuple):
    """An icon's lines, and the shapes that are filled."""

    lines: QPainterPath
    solid: QPainterPath


def icon(name: str, role: QPalette.ColorRole = QPalette.ColorRole.ButtonText) -> QIcon:
    """The icon of a file, in the palette's colour for this role; another theme recolours it."""
    return QIcon(_ThemedIcon(name, role))


@cache
def _folder() -> Path:
    return resources.folder() / "icons"


@cache
def drawing(name: str) -> Drawing:
    """The shapes of a file."""
    source = (_folder() / f"{name}.svg").read_text("utf-8")
    found = Drawing(QPainterPath(), QPainterPath())
    for kind, attributes in ELEMENT.findall(source):
        given = dict(ATTRIBUTE.findall(attributes))
        shape = _shape(kind, given)
        if "fill" in given:
            found.solid.addPath(shape)
        if given.get("stroke") != "none":
            found.lines.addPath(shape)
    return found


def _shape(kind: str, given: dict[str, str]) -> QPainterPath:
    """One element of the SVG subset; a path's commands are absolute."""
    made = QPainterPath()
    if kind == "circle":
        x, y, radius = (float(given[each]) for each in ("cx", "cy", "r"))
        made.addEllipse(QPointF(x, y), radius, radius)
    elif kind == "rect":
        x, y, wide, high = (float(given[each]) for each in ("x", "y", "width", "height"))
        radius = float(given.get("rx", 0))
        made.addRoundedRect(QRectF(x, y, wide, high), radius, radius)
    else:
        for letter, numbers in PATH.findall(given["d"]):
            _extend(made, letter, [float(each) for each in numbers.split()])
    return made


def _extend(path: QPainterPath, letter: str, at: list[float]) -> None:
    here = path.currentPosition()
    if letter == "M":
        path.moveTo(*at)
    elif letter == "L":
        path.lineTo(*at)
    elif letter == "H":
        path.lineTo(at[0], here.y())
    elif letter == "V":
        path.lineTo(here.x(), at[0])
    elif letter == "C":
        path.cubicTo(*at)
    else:
        path.closeSubpath()


class _ThemedIcon(QIconEngine):
    """Draws one icon in the colours that the application has at that moment."""

    def __init__(self, name: str, role: QPalette.ColorRole) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def clone(self) -> QIconEngine:
        return _ThemedIcon(self._name, self._role)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        with QPainter(made) as painter:
            self.paint(painter, made.rect(), mode, state)
        return made

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        with part(painter, QRectF(rect).center()):
            lines, solid = drawing(self._name)
            colour = self._colour(mode)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(QRectF(rect).center() - QPointF(side, side) / 2)
            painter.scale(side / UNITS, side / UNITS)
            painter.fillPath(solid, colour)
            ends = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
            painter.strokePath(lines, QPen(colour, STROKE, Qt.PenStyle.SolidLine, *ends))

    def _colour(self, mode: QIcon.Mode) -> QColor:
        colours, role = QGuiApplication.palette(), QPalette.ColorRole
        if mode == QIcon.Mode.Disabled:  # lines and shapes lie over each other: nothing is glassy
            quiet = colours.color(QPalette.ColorGroup.Disabled, self._role)
            return _mix(colours.color(role.Window), quiet, DISABLED)
        is_selected = mode == QIcon.Mode.Selected
        return colours.color(role.HighlightedText if is_selected else self._role)


def _mix(paper: QColor, colour: QColor, share: float) -> QColor:
    """The colour so far on the way from the paper to a colour."""
    pairs = (
        (paper.red(), colour.red()),
        (paper.green(), colour.green()),
        (paper.blue(), colour.blue()),
    )
    return QColor(*(round(a + share * (b - a)) for a, b in pairs))
