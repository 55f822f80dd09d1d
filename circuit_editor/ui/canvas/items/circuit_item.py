"""The one graphics item that paints every visible wire, number and node of the circuit.

What is out of sight costs nothing but its row in a NumPy comparison. From afar, where nothing can
be read, everything is drawn by a few calls for all; nearer, what never changes is copied from
pictures, and only the numbers are written anew. On paper (a picture for a file) everything is drawn
with lines, so that it stays sharp at any size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from functools import cached_property, partial
from math import floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QRegion, QTransform
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.guarded_painting import each, guard_measure, guard_paint, part
from circuit_editor.ui.canvas.items.node_item import NodeItem, draw_live, draw_still
from circuit_editor.ui.canvas.items.pixmap_cache import PixmapCache
from circuit_editor.ui.canvas.items.wire_numbers import write_numbers
from circuit_editor.ui.canvas.layers.background_layer import BackgroundLayer, PaintedView

if TYPE_CHECKING:
    from circuit_editor.model import Document, Pin
    from circuit_editor.ui.canvas.items.held_frame import HeldFrame
    from circuit_editor.ui.canvas.items.number_table import PlacedNumber
    from circuit_editor.ui.canvas.items.pointed_texts import PointedText
    from circuit_editor.ui.canvas.layers.drawn_pieces import DrawnPieces
    from circuit_editor.ui.canvas.layers.kept_picture import KeptPicture
    from circuit_editor.ui.canvas.shown_circuit import ShownCircuit


class CircuitItem(QGraphicsItem):
    """Paints the circuit of a scene; as large as the scene, it never has to be told to grow."""

    def __init__(
        self, scene: ShownCircuit, bounds: QRectF, paint_marks: Callable[..., None]
    ) -> None:
        super().__init__()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self._scene = scene
        self._bounds = bounds
        self._paint_marks = paint_marks
        self._sprites = PixmapCache()
        self._ground = BackgroundLayer(scene, self.looks_different)
        self._changes = self._painted = 0  # how often it was to be painted anew
        self._document: Document | None = None  # that was painted last
        self._lit: Set[Pin] = frozenset()  # wires that were lit then
        self._frame: HeldFrame | None = None  # the last whole one under a held slider

    @guard_measure(QRectF())
    def boundingRect(self) -> QRectF:
        return self._bounds

    def looks_different(self, *, moved: bool = False) -> None:
        """Something else than numbers changed; `moved`: nodes or wires came, went or moved."""
        self._ground.changed()
        if moved:
            self._ground.forget()
        self.paint_anew()

    def paint_anew(self, part: QRectF | None = None) -> None:
        """Paint all of it anew, or a part: what was painted before is no more copied."""
        self._changes += 1
        self.update(self._bounds if part is None else part)

    def renumber(self) -> None:
        """The numbers are new: while a slider is held, paint what is another, else all anew."""
        frame, scene = self._frame, self._scene
        views = self.scene().views()
        if frame is not None and views and scene.session.only_pass_by:
            widget, at = views[0].viewport(), views[0].viewportTransform()
            if frame.view == self._view_of(widget, at) and not self._tells_more(at.m11()):
                region = frame.changed()
                if region is not None and self._ground.keeps(widget, at):
                    self._changes += 1
                    widget.update(region)
                else:
                    self.paint_anew()
                return
        self._frame = None
        self.paint_anew()

    def _view_of(self, widget: QWidget, at: QTransform) -> PaintedView:
        return (*self._ground.looks(widget), at.m11(), at.dx(), at.dy())

    def _tells_more(self, zoom: float) -> bool:
        """True where more than the texts, tiles and sliders of nodes and wires tells numbers."""
        scene, session = self._scene, self._scene.session
        return (
            not scene.writing(zoom).has_numbers
            or scene.tells_gradients(zoom)
            or scene.points_to_a_wire
            or scene.flow is not None
            or session.shows_a_step
            or session.examples.held is not None  # what points at it reaches beyond its tiles
        )

    @guard_paint
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Draw what is exposed, from the back to the front."""
        scene, exposed = self._scene, QRectF(option.exposedRect)
        zoom = painter.worldTransform().m11()  # Qt's level of detail is another at each place
        if zoom < look.SMALLEST_READABLE and not scene.plain:
            self._paint_far(painter, exposed, zoom, widget)
            return
        is_new, self._painted = self._changes != self._painted, self._changes
        moves_by_view = scene.points_to_a_wire or scene.flow is not None
        before, self._document = self._document, scene.session.document
        lit, self._lit = self._lit, scene.lit_wires
        is_other = before is not None and before is not self._document
        is_edited = (is_other or lit != scene.lit_wires) and not scene.session.is_held
        if widget is None or scene.plain or moves_by_view or (is_new and not is_edited):
            self._draw_near(painter, exposed, zoom, widget)
        else:
            looks = (*self._ground.looks(widget), self._changes)
            draw, region = self._draw_near, scene.exposed
            pieces = partial(self._pieces, widget.devicePixelRatioF())
            self._kept.paint(
                painter, exposed, widget, looks, draw, region, at_once=is_edited, pieces=pieces
            )

    def _draw_near(
        self, painter: QPainter, exposed: QRectF, zoom: float, widget: QWidget | None = None
    ) -> None:
        """Draw it where numbers are written, or could be, onto a widget or a picture."""
        scene, middle = self._scene, exposed.center()
        pointed: Sequence[PointedText] = ()
        with part(painter, middle):
            pointed = self._pointed(painter, zoom)
        scene.covered_numbers = {key for text in pointed for key in text.hidden}
        with part(painter, middle):
            self._ground.lay(painter, exposed, zoom, widget)
        with part(painter, middle):
            self._paint_marks(painter, wires=True)  # they lie under the numbers, as all wires do
        shapes, numbers, only = self._seen(painter.worldTransform(), exposed, zoom, widget)
        scene.parts = None if only is None else scene.exposed
        if numbers:
            with part(painter, middle):
                write_numbers(painter, scene, numbers, zoom, only)
        if scene.plain:
            draw_still(painter, shapes, zoom)
        else:
            self._copy_sprites(painter, shapes, zoom)
        with part(painter, middle):
            self._paint_marks(painter, wires=False)
        if zoom >= look.SMALLEST_READABLE:
            draw_live(painter, (*scene.nodes.frames(), *shapes), zoom)
            if pointed:
                from circuit_editor.ui.canvas.items.pointed_texts import write_pointed

                with part(painter, middle):
                    write_pointed(painter, scene, pointed, zoom)
            if scene.session.shows_a_step and not scene.plain:
                from circuit_editor.ui.canvas.items.descent_lines import write_steps

                write_steps(painter, scene, shapes, zoom)
        if scene.points_to_a_wire and not scene.plain:
            self._paint_handles(painter, zoom, middle)
        if scene.flow is not None and not scene.plain:
            from circuit_editor.ui.canvas.items.flow_lines import paint_flow

            lit = [shape for shape in shapes if shape.id in scene.flow.nodes]
            with part(painter, middle):
                paint_flow(painter, scene, scene.flow, exposed, zoom)
            self._copy_sprites(painter, lit, zoom)
            draw_live(painter, lit, zoom)

    def _seen(
        self, at: QTransform, exposed: QRectF, zoom: float, widget: QWidget | None
    ) -> tuple[Sequence[NodeItem], Sequence[PlacedNumber], set[int] | None]:
        """The nodes that are seen in what is exposed, the numbers of wires, and which by their ids.

        None: all of these. A whole frame under a held slider is remembered.
        """
        scene, frame, region = self._scene, self._frame, self._scene.exposed
        view = None if widget is None else self._view_of(widget, at)
        is_whole = widget is not None and region == QRegion(widget.rect())
        if frame is not None and frame.view == view and region is not None:
            shapes, only = (frame.shapes, None) if is_whole else frame.within(region)
            return shapes, frame.numbers, only
        shapes, written = scene.nodes.seen(exposed), scene.writing(zoom)
        numbers = scene.numbers.seen(exposed, written.growth) if written.has_numbers else []
        is_held = is_whole and scene.session.only_pass_by
        if is_held and view is not None and not self._tells_more(zoom):
            from circuit_editor.ui.canvas.items.held_frame import HeldFrame

            self._frame = HeldFrame(scene, view, at, shapes, numbers)
        return shapes, numbers, None

    def _paint_far(
        self, painter: QPainter, exposed: QRectF, zoom: float, widget: QWidget | None
    ) -> None:
        """Draw what is exposed where no number is written; copied while it stays the same."""
        if widget is None:
            self._draw_far(painter, exposed, zoom)
        else:
            looks = (*self._ground.looks(widget), *self._told_far(zoom))
            scene, is_held = self._scene, self._scene.session.is_held
            self._kept.paint(
                painter,
                exposed,
                widget,
                looks,
                self._draw_far,
                scene.exposed,
                at_once=not is_held,
                stays=scene.is_fitted,
                pieces=partial(self._pieces, widget.devicePixelRatioF()),
            )
        with part(painter, exposed.center()):
            self._ground.overview.paint_at_work(painter)
            if self._scene.points_to_a_wire:
                self._paint_handles(painter, zoom, exposed.center())
            if zoom >= look.SMALLEST_SHAPE:
                self._paint_marks(painter, wires=True)
                self._paint_marks(painter, wires=False)
            if self._scene.flow is not None:
                from circuit_editor.ui.canvas.items.flow_lines import paint_flow_far

                paint_flow_far(painter, self._scene, self._scene.flow, exposed)

    def _paint_handles(self, painter: QPainter, zoom: float, middle: QPointF) -> None:
        """Draw the handles of the bends of a wire that one points to."""
        if self._scene.session.circuit.bends:
            from circuit_editor.ui.canvas.items.bend_handles import paint_handles

            with part(painter, middle):
                paint_handles(painter, self._scene, zoom)

    def _draw_far(
        self, painter: QPainter, exposed: QRectF, zoom: float, widget: QWidget | None = None
    ) -> None:
        """Draw it, onto a widget or a picture."""
        middle, overview = exposed.center(), self._ground.overview
        with part(painter, middle):
            self._ground.lay(painter, exposed, zoom, widget)
        with part(painter, middle):
            overview.paint_largest(painter, exposed, zoom)
        if zoom >= look.SMALLEST_SHAPE:
            self._copy_sprites(painter, self._scene.nodes.seen(exposed), zoom)
            with part(painter, middle):
                overview.paint_over(painter, exposed)

    def _told_far(self, zoom: float) -> PaintedView:
        """What nodes and wires tell from afar by their looks."""
        scene = self._scene
        told = scene.session.document.loss, scene.marks_a_loss, scene.gradient_sizes.told()
        return told if zoom < look.SMALLEST_SHAPE else (*told, scene.value_sizes.told())

    @cached_property
    def _kept(self) -> KeptPicture:
        """What keeps the picture; made when one is painted again, or first far away."""
        from circuit_editor.ui.canvas.layers.kept_picture import KeptPicture

        return KeptPicture()

    def _pieces(self, ratio: float, at: QTransform, exposed: QRectF) -> DrawnPieces | None:
        """What is drawn there, piece by piece, where it is known so."""
        from circuit_editor.ui.canvas.layers import drawn_pieces

        zoom = at.m11()
        self._begin_sprites(zoom, ratio)
        is_far = zoom < look.SMALLEST_READABLE
        pieces = drawn_pieces.pieces_far if is_far else drawn_pieces.pieces_near
        return pieces(self._scene, self._ground, self._sprites.get, at, exposed)

    def _begin_sprites(self, zoom: float, ratio: float) -> None:
        view = zoom, self._scene.writing(zoom).growth, ratio
        self._sprites.begin(view, self._scene.theme, self._changes)

    def _pointed(self, painter: QPainter, zoom: float) -> Sequence[PointedText]:
        """What is written on the wires that one points to."""
        scene = self._scene
        if scene.plain or not scene.points_to_a_wire:
            return ()
        from circuit_editor.ui.canvas.items.pointed_texts import pointed_texts

        to_scene, _ = painter.worldTransform().inverted()
        return pointed_texts(scene, zoom, to_scene.mapRect(QRectF(painter.viewport())))

    def _copy_sprites(self, painter: QPainter, shapes: Iterable[NodeItem], zoom: float) -> None:
        """Copy the still part of every node to the pixel it is nearest to."""
        to_screen = painter.worldTransform()
        self._begin_sprites(zoom, painter.device().devicePixelRatioF())
        get, scale, draw = self._sprites.get, to_screen.m11(), painter.drawPixmap
        left, top = floor(to_screen.dx()), floor(to_screen.dy())
        dx, dy = to_screen.dx() - left, to_screen.dy() - top

        def copy(shape: NodeItem) -> None:
            picture, across, down = get(shape)
            x, y = shape.place  # of two pixels as near the same one, wherever it is panned to
            # told by whole numbers it takes a third of the time it takes by a point
            draw(left + round(x * scale + dx) + across, top + round(y * scale + dy) + down, picture)

        painter.resetTransform()
        each(painter, shapes, copy, to_screen)
        painter.setWorldTransform(to_screen)
