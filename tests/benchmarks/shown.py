"""Reads from a canvas what it shows: the outlines of nodes, the lines of wires, what they carry.

The one place that knows how the canvas holds them; texts are not read but seen (`painted`).
"""

from __future__ import annotations

from typing import Any, NamedTuple

import legibility
import numpy as np
import painted
from legibility import Body, Found, Wire
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainterPath, QTransform
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from circuit_editor.layout import sizes
from circuit_editor.layout.tiles import tile_size
from circuit_editor.model import OUT, Pin
from circuit_editor.text import Quantity
from circuit_editor.ui.app import theme as look

FLAT = 4.0  # by so much wires are enlarged to be cut into straight pieces
DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


class Layout(NamedTuple):
    """What does not depend on the zoom, in scene units."""

    gates: int  # all nodes, as they are counted in the pictures
    computing: int  # those that compute
    width: float
    height: float
    crossings: int
    length: float
    under: int
    along: list[tuple[str, str]]  # pairs of wires that look like one
    sizes: dict[str, tuple[float, float]]  # the smallest of each kind of body


def bodies_of(view: Any, at: QTransform) -> list[Body]:
    """The nodes, mapped by a transform."""
    session = view.session
    found = []
    for shape in view.circuit_scene.nodes.values():
        gate, id_ = shape.node.gate, shape.id
        interface = shape.node.interface
        kind = "gate"
        if shape.frame is not None:
            kind = "frame"
        elif shape.node.shape:
            kind = "tiles"
        elif interface is not None:
            kind = "block"
        elif gate.is_source:
            kind = "card"
        elif gate.is_flag:
            kind = "flag"
        numbers: set[str] = set()
        if kind == "card":
            pin = Pin(id_, OUT)
            numbers = {session.value(pin).text, session.gradient(pin).text}
        words = {shape.label, shape.label or id_, shape.label or "f"}
        words.add("" if gate.is_source else gate.symbol_with(shape.node.attrs))
        outline = shape.outline(0.0)
        if kind == "frame":
            outline.clear()
            outline.addRect(shape.whole)
        elif kind == "tiles" and not gate.is_source:
            outline = _outline_of_tiles(shape)
        outline = at.map(outline.translated(*shape.place))
        tiles = _tiles_of(shape) if kind == "tiles" else []
        on_screen = tuple(at.mapRect(tile.translated(*shape.place)) for tile in tiles)
        found.append(Body(id_, outline, kind, frozenset(words), frozenset(numbers), on_screen))
    return found


def _outline_of_tiles(shape: Any) -> QPainterPath:
    """The outline of what is painted: the body of a gate, and the tiles beside it."""
    outline = QPainterPath()
    outline.addRect(shape.symbol_box)
    for tile in _tiles_of(shape):
        outline.addRect(tile)
    return outline


def _tiles_of(shape: Any) -> list[QRectF]:
    """The tiles of a node that are there, from its middle: without a loss no gradients are."""
    size, session = QSizeF(*tile_size(shape.node.shape)), shape._scene.session
    (pin, *_) = shape.sources
    there = {Quantity.VALUE: session.value(pin), Quantity.GRADIENT: session.gradient(pin)}
    return [QRectF(corner, size) for what, corner, _ in shape.tiles if there[what].is_there]


def wires_of(view: Any, at: QTransform) -> list[Wire]:
    """The wires, mapped by a transform."""
    scene, session = view.circuit_scene, view.session
    enlarged = at * QTransform.fromScale(FLAT, FLAT)
    found = []
    for target in sorted(scene.wires):
        source = scene.wires.source(target)
        (polygon,) = scene.wires.path(target).toSubpathPolygons(enlarged)
        line = np.array([(point.x() / FLAT, point.y() / FLAT) for point in polygon])
        names = [scene.session.shown.label(each.node) or each.node for each in (source, target)]
        found.append(
            Wire(
                f"{names[0]} → {names[1]}.{target.port}",
                str(source),
                (source.node, target.node),
                line,
                *map(number_of, (session.value(target), session.gradient(target))),
                number_of(session.gradient(source)),
            )
        )
    return found


def number_of(reading: Any) -> str:
    """What is written on a wire; of an array nothing: its cells stand in the tiles of its node."""
    return reading.text if reading.array is None or not reading.array.shape else ""


def layout_of(view: Any) -> Layout:
    """What the layout alone decides."""
    here = QTransform()
    bodies, wires = bodies_of(view, here), wires_of(view, here)
    whole = QRectF()
    for body in bodies:
        whole = whole.united(body.outline.boundingRect())
    for wire in wires:
        (left, top), (right, bottom) = wire.line.min(axis=0), wire.line.max(axis=0)
        whole = whole.united(QRectF(left, top, right - left, bottom - top))
    return Layout(
        len(bodies),
        sum(body.kind in ("gate", "block") for body in bodies),
        whole.width(),
        whole.height(),
        legibility.crossings(wires),
        legibility.length(wires),
        sum(1 for _ in legibility.under_nodes(wires, bodies)),
        legibility.along(wires),
        smallest(view),
    )


def bodies_on_bodies(view: Any) -> int:
    """How many bodies overlap another."""
    found = legibility.look_at((), bodies_of(view, QTransform()), ())
    return found.counts[legibility.BODY_ON_BODY]


def smallest(view: Any) -> dict[str, tuple[float, float]]:
    """The smallest width and height of each kind of body there is."""
    found: dict[str, tuple[float, float]] = {}
    for shape in view.circuit_scene.nodes.values():
        gate = shape.node.gate
        if shape.node.interface is not None or gate.is_port:
            continue
        kind = "card" if gate.is_source else "flag" if gate.is_flag else "pill"
        kind = "circle" if kind == "pill" and sizes.is_circle(gate) else kind
        width, height = found.get(kind, (np.inf, np.inf))
        body = shape.body
        found[kind] = min(width, body.width()), min(height, body.height())
    return found


def faults_of(view: Any) -> Found:
    """What lies on what on the canvas as it is painted now."""
    at = view.viewportTransform()
    return legibility.look_at(
        painted.texts_on(view),
        bodies_of(view, at),
        wires_of(view, at),
        look.WIRE_WIDTH * view.circuit_scene.theme.strength * view.zoom,
        covers_of(view),
        QRectF(view.viewport().rect()),
    )


def covers_of(view: QAbstractScrollArea) -> list[QRectF]:
    """What lies over a part of the canvas: a minimap, a legend, a panel that is folded out."""
    viewport = view.viewport()
    whole, found = viewport.rect(), []
    for parent in (view.window(), view, viewport):
        for child in parent.findChildren(QWidget, options=DIRECT):
            rect = QRectF(child.rect())
            rect.translate(viewport.mapFromGlobal(child.mapToGlobal(child.rect().topLeft())))
            is_over = child.isVisible() and child is not viewport
            is_over = is_over and not child.isAncestorOf(view)
            if is_over and rect.intersects(QRectF(whole)) and not rect.contains(QRectF(whole)):
                found.append(rect)
    return found
