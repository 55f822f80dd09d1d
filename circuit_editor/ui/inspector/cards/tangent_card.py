"""The curve of a gate with its tangent: the local derivative as the slope one sees."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from circuit_editor.teaching.explain.curves import Curve, curve
from circuit_editor.teaching.explain.gate_character import explain
from circuit_editor.text import printable_lines, show
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.guarded_painting import guard_measure, guard_paint
from circuit_editor.ui.app.translate import fill, say
from circuit_editor.ui.inspector.cards.deferred_card import DeferredCard
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.widgets import wording
from circuit_editor.ui.widgets.labels import BODY, SMALL, Card, Paragraph, Text

POINTS = 161
WIDTH, HEIGHT = 200, 146
BARE = 62  # the height without numbers, at a size at which those could be read
EDGE = 10.0
ENDS = 14.0  # of the plot below the curve: for the ends of its axis
NUMBER_POINTS = 10
ASIDE = 9.0  # from the point to its numbers
DOT = 5.0
MOST_CURVES = 2
TALLEST = 1e12  # beyond, a curve says nothing


class Plot(QWidget):
    """The plot of one curve, with the point where the circuit stands and its tangent there."""

    def __init__(self, parent: QWidget, scale: float = 1.0, *, bare: bool = False) -> None:
        super().__init__(parent)
        self._curve: Curve | None = None
        self._scale = scale  # how much larger than at a desk it is written
        self._is_bare = bare  # no numbers: they stand below it
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(round(BARE * scale if bare else HEIGHT * scale))

    @guard_measure(QSize(200, HEIGHT))
    def sizeHint(self) -> QSize:
        return QSize(round(WIDTH * self._scale), self.height())

    @property
    def has_curve(self) -> bool:
        """True where there is something to draw: the curve has a value somewhere in sight."""
        drawn = self._curve
        if drawn is None:
            return False
        return bool(np.isfinite(drawn.at(np.linspace(drawn.low, drawn.high, POINTS))).any())

    def show_curve(self, drawn: Curve | None) -> None:
        """Draw another curve."""
        self._curve = drawn
        self.update()

    @guard_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        drawn = self._curve
        if drawn is None:
            return
        xs = np.linspace(drawn.low, drawn.high, POINTS)
        ys = np.clip(drawn.at(xs), -TALLEST, TALLEST)
        finite = np.isfinite(ys)
        if not finite.any():
            return
        low, high = float(ys[finite].min()), float(ys[finite].max())
        if high - low < 1e-12:
            low, high = low - 1.0, high + 1.0
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            theme = look.theme_of(self.palette())
            ends = 0.0 if self._is_bare else ENDS * self._scale
            room = QRectF(self.rect()).adjusted(EDGE, EDGE, -EDGE, -EDGE - ends)

            def at(x: float, y: float) -> QPointF:
                across = (x - drawn.low) / (drawn.high - drawn.low)
                return QPointF(
                    room.left() + across * room.width(),
                    room.bottom() - (y - low) / (high - low) * room.height(),
                )

            painter.setPen(QPen(look.colour(theme.line), 1))
            if low < 0 < high:
                painter.drawLine(at(drawn.low, 0), at(drawn.high, 0))
            if drawn.low < 0 < drawn.high:
                painter.drawLine(at(0, low), at(0, high))
            path, is_down = QPainterPath(), False
            for x, y, is_there in zip(xs.tolist(), ys.tolist(), finite.tolist(), strict=True):
                if is_there:
                    path.lineTo(at(x, y)) if is_down else path.moveTo(at(x, y))
                is_down = is_there
            painter.setPen(QPen(look.colour(theme.ink), 2 * self._scale))
            painter.drawPath(path)
            if np.isfinite(drawn.y) and np.isfinite(drawn.slope):
                painter.setClipRect(self.rect())
                slope = QPen(look.colour(theme.gradient), 2 * self._scale)
                slope.setStyle(Qt.PenStyle.DashLine)
                painter.setPen(slope)
                painter.drawLine(
                    at(drawn.low, drawn.y + drawn.slope * (drawn.low - drawn.x)),
                    at(drawn.high, drawn.y + drawn.slope * (drawn.high - drawn.x)),
                )
            if np.isfinite(drawn.y):
                painter.setPen(QPen(look.colour(theme.panel), 2))
                painter.setBrush(look.colour(theme.value))
                dot = DOT * self._scale
                painter.drawEllipse(at(drawn.x, drawn.y), dot, dot)
                if not self._is_bare:
                    self._write_point(painter, at(drawn.x, drawn.y), room)
            if not self._is_bare:
                self._write_ends(painter, room)

    def _write_point(self, painter: QPainter, point: QPointF, room: QRectF) -> None:
        """Where the circuit stands, beside the point, on the side where the curve is not."""
        drawn, theme = self._curve, look.theme_of(self.palette())
        assert drawn is not None
        painter.setFont(look.font(NUMBER_POINTS * self._scale, bold=True))
        text = self.point_text
        size = painter.fontMetrics().size(Qt.TextFlag.TextSingleLine, text).toSizeF()
        is_right = point.x() < room.center().x()
        rises = drawn.slope > 0
        x = point.x() + ASIDE if is_right else point.x() - ASIDE - size.width()
        y = point.y() + 2 if is_right == rises else point.y() - 2 - size.height()
        rect = QRectF(QPointF(x, y), size)
        rect.moveLeft(min(max(rect.left(), room.left()), room.right() - size.width()))
        rect.moveTop(min(max(rect.top(), room.top() - EDGE), room.bottom() - size.height()))
        painter.fillRect(rect, look.colour(theme.field))
        painter.setPen(look.colour(theme.ink))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)

    def _write_ends(self, painter: QPainter, room: QRectF) -> None:
        painter.setFont(look.font(NUMBER_POINTS * self._scale))
        painter.setPen(look.colour(look.theme_of(self.palette()).quiet))
        below = QRectF(room.left(), room.bottom() + EDGE / 2, room.width(), ENDS * self._scale)
        left, right = self.ends
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, left)
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, right)

    @property
    def point_text(self) -> str:
        """Where the circuit stands on the curve: (x, y)."""
        return f"({show(self._curve.x)}, {show(self._curve.y)})" if self._curve else ""

    @property
    def ends(self) -> tuple[str, str]:
        """The numbers at the left and at the right end of the axis."""
        drawn = self._curve
        return ("", "") if drawn is None else (show(drawn.low), show(drawn.high))


class TangentCard(DeferredCard, Card):
    """A gate's output over each of its inputs, the others held; live while one drags."""

    def __init__(self, session: Session, id_: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.heading.setText(self.tr("Its curve, and the slope here"))
        self._session = session
        self._id = id_
        self._rows: list[tuple[str, Text, Plot]] = []
        for port in session.shown.nodes[id_].gate.inputs[:MOST_CURVES]:
            self._rows.append(
                (port, self.add(Text(SMALL, "", self, wraps=True)), self.add(Plot(self)))
            )
        self._remark = self.add(Paragraph(SMALL, "", self))

    def wait(self) -> None:
        """The curves are old: none are drawn."""
        for _, name, plot in self._rows:
            name.setText("…")
            plot.show_curve(None)
        self._remark.hide()

    def tell(self) -> None:
        """Draw the curves where the circuit stands now; none of what is hidden."""
        session, path = self._session, self._session.path_of(self._id)
        rules = session.rules
        remarks, any_shown = [], False
        interface = session.shown.nodes[self._id].interface
        names = {} if interface is not None else wording.operands(session.shown, self._id)
        for port, name, plot in self._rows:
            drawn = curve(rules, path, port)
            plot.show_curve(drawn)
            name.setVisible(drawn is not None)
            plot.setVisible(drawn is not None and plot.has_curve)
            if drawn is not None:
                any_shown = True
                # as the card of the chain rule calls it: by what is wired there
                called = interface.port(port).name if interface is not None else names[port]
                name.setText(
                    fill(
                        self.tr("by {input}: slope {slope}"), input=called, slope=show(drawn.slope)
                    )
                )
                plot.setAccessibleName(printable_lines(f"{name.text()}, {plot.point_text}"))
                remarks += [say(each) for each in drawn.remarks]
        self._remark.show_or_hide(" ".join(dict.fromkeys(remarks)))
        self.setVisible(any_shown)


class CharacterCard(DeferredCard, Card):
    """The effect of the gate on the gradient, in a sentence with the present numbers."""

    def __init__(self, session: Session, id_: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.heading.setText(self.tr("What it does"))
        self._session = session
        self._id = id_
        self._said = self.add(Paragraph(BODY, "", self))
        self._switch = self.add(Paragraph(SMALL, "", self))
        self._kink = self.add(Paragraph(SMALL, "", self))

    def wait(self) -> None:
        """The numbers are old: nothing is said."""
        self._said.setText("…")
        self._switch.hide()
        self._kink.hide()

    def tell(self) -> None:
        """Say it with the numbers as they are now; nothing while one of them is hidden."""
        rules, path = self._session.rules, self._session.path_of(self._id)
        hides = rules.at(path).hides_anything  # the word alone tells what a gate will send
        self.setVisible(not hides)
        if hides:
            return
        told = explain(rules, path)
        character = say(told.character)
        if character == wording.description(self._session.shown.nodes[self._id].gate):
            character = ""  # without numbers it is the sentence under the title
        self._said.show_or_hide(character)
        self._switch.show_or_hide(say(told.switch) if told.switch is not None else "")
        self._kink.show_or_hide(say(told.kink) if told.kink is not None else "")
        self.setVisible(bool(character) or told.switch is not None or told.kink is not None)
