"""Hover: the highlight and the cursor under a pointer with no button pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.canvas_host import CanvasHost


RESIZE_CURSORS = {
    "top": Qt.CursorShape.SizeVerCursor,
    "bottom": Qt.CursorShape.SizeVerCursor,
    "left": Qt.CursorShape.SizeHorCursor,
    "right": Qt.CursorShape.SizeHorCursor,
    "top left": Qt.CursorShape.SizeFDiagCursor,
    "bottom right": Qt.CursorShape.SizeFDiagCursor,
    "top right": Qt.CursorShape.SizeBDiagCursor,
    "bottom left": Qt.CursorShape.SizeBDiagCursor,
}


def hover(view: CanvasHost, point: QPointF, *, is_ready_to_pan: bool) -> None:
    """Light what is under the pointer, and say what a press would do to it."""
    scene = view.circuit_scene
    pin = scene.pin_at(point)
    slider = scene.slider_at(point) if pin is None else None
    item = scene.node_at(point) or slider
    bend = scene.bend_at(point) if pin is None and item is None else None
    grip = scene.annotation_at(point) if pin is None and item is None and bend is None else None
    wire = bend[0] if bend is not None else None
    if pin is None and item is None and grip is None and bend is None:
        wire = scene.wire_at(point)
    scene.hover_annotation(grip.id if grip is not None else None)
    scene.hover(pin.node if pin else item.id if item else None, pin, wire)
    if is_ready_to_pan:
        return
    shape = Qt.CursorShape.ArrowCursor
    if pin is not None:
        shape = Qt.CursorShape.CrossCursor
    elif slider is not None:
        shape = Qt.CursorShape.SizeHorCursor
    elif grip is not None and grip.part in RESIZE_CURSORS:
        shape = RESIZE_CURSORS[grip.part]
    elif item is not None or grip is not None or bend is not None:
        shape = Qt.CursorShape.OpenHandCursor
    elif wire is not None:
        shape = Qt.CursorShape.PointingHandCursor
    view.viewport().setCursor(shape)
