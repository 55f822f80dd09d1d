"""The peek into a block: its inside in a small picture, while the pointer rests on a closed one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QVBoxLayout

from circuit_editor.model import Pin
from circuit_editor.model.naming import describe
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.deferred_loading import make_single_shot
from circuit_editor.ui.app.plain_text import PlainLabel
from circuit_editor.ui.canvas.scene import CircuitScene
from circuit_editor.ui.canvas.tooltips import is_closed_block, numbers_text, remark_at
from circuit_editor.ui.widgets.labels import fill_layout

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.canvas_host import CanvasHost

REST = 600  # ms
USUAL = QSize(440, 280)
SHARE = 0.6  # of the canvas, that is taken where numbers could not be read in the usual size
GAP = 12
EDGE = 8  # pixels of paper around the circuit
ROUNDS = 3  # numbers are written larger the smaller a circuit is drawn, and take room
MOST_NODES = 150  # that one takes in at a glance
ENDS = (
    QEvent.Type.Leave,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.Wheel,
    QEvent.Type.KeyPress,
    QEvent.Type.DragEnter,
)


class Peek(QFrame):
    """Floats over the canvas while the pointer rests on a block, with that use's numbers."""

    def __init__(self, view: CanvasHost) -> None:
        super().__init__(view)
        self.setObjectName("floating")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._view = view
        self._over: str | None = None
        self._said = PlainLabel("", self)
        self._said.setFont(look.font(look.SMALL_POINTS))
        self.picture = PlainLabel("", self)
        fill_layout(
            QVBoxLayout(self), self._said, self.picture, margins=(12, 10, 12, 10), spacing=6
        )
        self._rest = make_single_shot(self._appear, self, REST)
        self.hide()
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)
        for signal in (
            view.session.document_changed,
            view.session.place_changed,
            view.session.run_changed,  # its picture would keep what is hidden now
        ):
            signal.connect(self.end)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in ENDS:
            self.end()
        return False

    def end(self) -> None:
        """Look no longer."""
        self._over = None
        self._rest.stop()
        self.hide()

    def follow(self, point: QPointF) -> None:
        """Begin to wait where the pointer comes upon a closed block; end where it leaves it."""
        scene, over = self._view.circuit_scene, None
        item = scene.node_at(point) if self._view.gesture is None else None
        if item is not None and is_closed_block(item) and scene.pin_at(point) is None:
            over = item.id  # at a pin its tooltip is shown
        if over != self._over:
            self.end()
            self._over = over
            if over is not None:
                self._rest.start()

    def _appear(self) -> None:
        if self._over is None or self._over not in self._view.circuit_scene.nodes:
            return
        self._said.setText(self._words(self._over))
        inside = self._view.session.glance(self._over)
        is_small = 0 < len(inside.shown.nodes) <= MOST_NODES
        self.picture.setVisible(is_small)
        if is_small:
            scene = CircuitScene(inside, self._view.circuit_scene.appearance)
            scene.plain = True
            most = self._view.viewport().size() * SHARE
            self.picture.setPixmap(_pixmap(scene, most, self.devicePixelRatioF()))
        self.adjustSize()
        self._stand_beside(self._view.circuit_scene.content({self._over}))
        self.show()
        self.raise_()

    def _words(self, id_: str) -> str:
        """The name, the numbers of each output in full, and how to get in."""
        scene = self._view.circuit_scene
        circuit = self._view.session.shown
        interface = circuit.nodes[id_].interface
        assert interface is not None
        lines = [remark_at(scene, id_), describe(circuit, id_)]
        for port in interface.outputs[:3]:
            name = port.name if len(interface.outputs) > 1 else ""
            lines.append(numbers_text(scene, Pin(id_, port.id), name))
        lines.append(self.tr("Double-click to go inside, Ctrl+E to open it here."))
        return "\n".join(line for line in lines if line)

    def _stand_beside(self, block: QRectF) -> None:
        """Below the block where there is room, else above it, and inside the canvas."""
        room = self._view.viewport().rect()
        on_screen = self._view.mapFromScene(block).boundingRect()
        y = on_screen.bottom() + GAP
        if y + self.height() > room.bottom():
            y = on_screen.top() - GAP - self.height()
        x = on_screen.center().x() - self.width() // 2
        x = max(GAP, min(x, room.right() - GAP - self.width()))
        self.move(QPoint(x, max(GAP, min(y, room.bottom() - GAP - self.height()))))


def _pixmap(scene: CircuitScene, most: QSize, ratio: float) -> QPixmap:
    """The whole scene, in the usual size if its numbers can be read then, never larger than drawn.

    `most` is what it may take else.
    """
    zoom = _zoom_in(scene, USUAL)
    if zoom < scene.legible_zoom:
        zoom = min(scene.legible_zoom, max(zoom, _zoom_in(scene, most)))
    content = scene.content(zoom=zoom).adjusted(*(side * EDGE / zoom for side in (-1, -1, 1, 1)))
    size = (content.size() * zoom).toSize()
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    with QPainter(pixmap) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scene.render(painter, QRectF(QPointF(), QSizeF(size)), content)
    return pixmap


def _zoom_in(scene: CircuitScene, room: QSize) -> float:
    """The zoom at which all that is drawn there fits a room, numbers and captions, too."""
    zoom = 1.0
    for _ in range(ROUNDS):
        content = scene.content(zoom=zoom)
        wide, high = (max(1, side - 2 * EDGE) for side in (room.width(), room.height()))
        zoom = min(1.0, wide / content.width(), high / content.height())
    return zoom
