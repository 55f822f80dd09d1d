"""Icons from `resources/icons/`, drawn in any colour, as sharp at every size and scale.

Each is an SVG file of 24 units, an element a line: paths (M L H V C Z), circles and rectangles.
They are read and painted here: Qt's module for SVG, and even its class of icons, take longer to
load than all of them to draw.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import QWidget

from circuit_editor import resources
from circuit_editor.ui.app.guarded_painting import part

SIZE = 20  # pixels, of those on buttons
UNITS = 24  # of a drawing, each way
STROKE = 2.0  # units
DISABLED = 0.5  # of the way from the paper to the quiet colour
NUMBERS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Z": 0}  # behind a letter of a path

Drawing: TypeAlias = tuple[QPainterPath, QPainterPath]  # lines, and shapes that are filled


def draw_icon(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Draw the icon of a file as large as a square."""
    with part(painter, rect.center()):
        lines, solid = drawing(name)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(rect.topLeft())
        painter.scale(rect.width() / UNITS, rect.height() / UNITS)
        painter.fillPath(solid, colour)
        ends = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.strokePath(lines, QPen(colour, STROKE, Qt.PenStyle.SolidLine, *ends))


def colour_on(button: QWidget) -> QColor:
    """The colour of icons on a button: the theme's ink, much quieter where it is disabled.

    Lines and shapes lie over each other: the quiet one is no glassy one.
    """
    colours, role = button.palette(), QPalette.ColorRole
    if button.isEnabled():
        return colours.color(role.ButtonText)
    paper = colours.color(role.Window)
    quiet = colours.color(QPalette.ColorGroup.Disabled, role.ButtonText)
    pairs = (
        (paper.red(), quiet.red()),
        (paper.green(), quiet.green()),
        (paper.blue(), quiet.blue()),
    )
    return QColor(*(round(a + DISABLED * (b - a)) for a, b in pairs))


@cache
def drawing(name: str) -> Drawing:
    """The shapes of a file."""
    lines, solid = QPainterPath(), QPainterPath()
    with open(f"{_folder()}{name}.svg", encoding="utf-8") as file:
        elements = file.read().splitlines()[1:-1]
    for element in elements:
        kind, attributes = element.split(" ", 1)
        *words, _ = attributes.split('"')  # a name and its sign, what it is given, and so on
        pairs = zip(words[::2], words[1::2], strict=True)
        given = {each.strip(" ="): value for each, value in pairs}
        shape = _shape(kind, given)
        if "fill" in given:
            solid.addPath(shape)
        if "stroke" not in given:
            lines.addPath(shape)
    return lines, solid


@cache
def _folder() -> str:
    return os.path.join(resources.folder(), "icons", "")


def _shape(kind: str, given: dict[str, str]) -> QPainterPath:
    """One element; a path's commands are absolute, with spaces between all their words."""
    made = QPainterPath()
    if kind == "<circle":
        x, y, radius = (float(given[each]) for each in ("cx", "cy", "r"))
        made.addEllipse(QPointF(x, y), radius, radius)
    elif kind == "<rect":
        x, y, wide, high = (float(given[each]) for each in ("x", "y", "width", "height"))
        radius = float(given["rx"])
        made.addRoundedRect(QRectF(x, y, wide, high), radius, radius)
    else:
        _follow(made, given["d"].split())
    return made


def _follow(path: QPainterPath, words: list[str]) -> None:
    """Draw a path's commands, each a letter and its numbers."""
    at = 0
    while at < len(words):
        letter = words[at]
        end = at + 1 + NUMBERS[letter]
        numbers = [float(each) for each in words[at + 1 : end]]
        at = end
        if letter == "M":
            path.moveTo(*numbers)
        elif letter == "L":
            path.lineTo(*numbers)
        elif letter == "H":
            path.lineTo(numbers[0], path.currentPosition().y())
        elif letter == "V":
            path.lineTo(path.currentPosition().x(), numbers[0])
        elif letter == "C":
            path.cubicTo(*numbers)
        else:
            path.closeSubpath()
