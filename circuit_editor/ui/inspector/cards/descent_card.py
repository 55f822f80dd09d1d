"""The card of the gradient step: the rate, the button, what came of it, and the last losses."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from circuit_editor.engine import Reading
from circuit_editor.model import OUT, Pin
from circuit_editor.teaching.descent.gradient_step import ParameterStep, distinct_texts, nearby_rate
from circuit_editor.text import (
    MINUS,
    exact,
    printable_lines,
)
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.guarded_painting import guard_measure, guard_paint
from circuit_editor.ui.app.translate import fill
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.widgets import wording
from circuit_editor.ui.widgets.fields import NumberField, TypedField
from circuit_editor.ui.widgets.labels import (
    BODY,
    NO_MARGINS,
    REFUSED,
    SMALL,
    STRONG,
    Card,
    Paragraph,
    Text,
    fill_layout,
    make_button,
)
from circuit_editor.ui.widgets.wrapping_row import WrappingRow

HEIGHT = 118
EDGE = 8.0
LINE = 14.0  # of the numbers at the ends of the axes
NUMBER_POINTS = 10
DOT, LAST_DOT = 2.2, 4.5
NEAR = 0.5  # of the highest loss: above that, what changes would be hard to see over a foot of 0
FEW = 25  # losses that each get a dot
TALLEST = 1e300  # beyond, and where a loss is no number, the curve has a gap
FIELD_WIDTH = 76


class LossCurve(QWidget):
    """The plot of the last losses, from left to right; the ends of both axes bear their numbers."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._losses: list[float] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)

    @guard_measure(QSize(200, HEIGHT))
    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def show_losses(self, losses: list[float]) -> None:
        """Draw these losses, the present one at the end; nothing where they are fewer than two."""
        self._losses = losses
        self.setVisible(len(losses) > 1)
        told = ""
        if len(losses) > 1:
            said = self.tr("The loss over the last steps ({count}): from {first} to {last}")
            first, last = distinct_texts(losses[0], losses[-1])
            told = fill(said, count=len(losses) - 1, first=first, last=last)
        self.setAccessibleName(printable_lines(told))
        self.update()

    @property
    def ends(self) -> tuple[str, str]:
        """What stands below the left and the right end of the axis."""
        count = len(self._losses) - 1
        ago = self.tr("1 step ago") if count == 1 else self.tr("{count} steps ago")
        return ago.format(count=count), self.tr("now")

    @property
    def limits(self) -> tuple[float, float]:
        """The loss at the foot of the curve and at its top; 0 is the foot where that is near."""
        finite = [each for each in self._losses if abs(each) <= TALLEST]
        low, high = min(finite, default=0.0), max(finite, default=1.0)
        low = 0.0 if 0 < low < high * NEAR else low
        return (low, high) if high > low else (low, low + 1.0)

    @guard_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        losses = self._losses
        if len(losses) < 2:
            return
        low, high = self.limits
        theme = look.theme_of(self.palette())
        foot, top = distinct_texts(low, high)
        font = look.font(NUMBER_POINTS)
        beside = max(map(QFontMetricsF(font).horizontalAdvance, (foot, top))) + EDGE
        room = QRectF(self.rect()).adjusted(beside, EDGE, -EDGE, -LINE - EDGE)
        points: list[QPointF] = []
        path, is_down = QPainterPath(), False
        for at, loss in enumerate(losses):
            if is_there := abs(loss) <= TALLEST:
                x = room.left() + at / (len(losses) - 1) * room.width()
                points.append(
                    QPointF(x, room.bottom() - (loss - low) / (high - low) * room.height())
                )
                path.lineTo(points[-1]) if is_down else path.moveTo(points[-1])
            is_down = is_there
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(look.colour(theme.line), 1))
            for y in (room.top(), room.bottom()):
                painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            painter.setPen(QPen(look.colour(theme.ink), 2))
            painter.drawPath(path)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour(theme.ink))
            for point in points if len(points) <= FEW else ():
                painter.drawEllipse(point, DOT, DOT)
            if is_down:
                painter.setBrush(look.colour(theme.value))
                painter.drawEllipse(points[-1], LAST_DOT, LAST_DOT)
            painter.setFont(font)
            painter.setPen(look.colour(theme.quiet))
            left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
            for y, text in ((room.top(), top), (room.bottom(), foot)):
                place = QRectF(0, y - LINE / 2, beside - EDGE / 2, LINE)
                painter.drawText(place, right | Qt.AlignmentFlag.AlignVCenter, text)
            below = QRectF(room.left(), room.bottom() + EDGE / 2, room.width(), LINE + EDGE / 2)
            painter.drawText(below, left | Qt.AlignmentFlag.AlignTop, self.ends[0])
            painter.drawText(below, right | Qt.AlignmentFlag.AlignTop, self.ends[1])


class DescentCard(Card):
    """The rate and the button; after a step what came of it, and the curve of the losses."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.heading.setText(self.tr("One step down"))
        self._session = session
        self._descent = session.descent
        self.field = NumberField(
            self.tr("Rate"),
            self._choose,
            self,
            judge=self._why_not,
            nudge=self._nudge,
            rest=lambda: None,
            sentence=Paragraph(REFUSED, "", self),
        )
        self.field.setFixedWidth(FIELD_WIDTH)
        self.fields: list[TypedField] = [self.field]
        self.button = make_button(self.tr("Step down"), self._step, self)
        rate = QWidget(self)
        named = (Text(BODY, self.tr("Rate"), rate), self.field)
        fill_layout(QHBoxLayout(rate), *named, margins=NO_MARGINS, spacing=10).addStretch(1)
        self._rule = self.add(Paragraph(SMALL, rule_for("w", self.tr("rate × gradient")), self))
        self.add(WrappingRow((rate, self.button), self, spacing=10))
        self.add(self.field.sentence)
        self._said = self.add(Paragraph(BODY, "", self))
        self.curve = self.add(LossCurve(self))
        self._descent.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show the rate, what came of the last step and the losses, as far as they may be seen."""
        self.field.show_text(exact(self._descent.rate))
        self._said.show_or_hide(self._descent.said)
        self.curve.show_losses(self._descent.losses)

    def _step(self) -> None:
        if self.field.commit():
            self._descent.step()

    def _choose(self, rate: float) -> None:
        self._descent.rate = rate

    def _nudge(self, by: float) -> None:
        self._descent.rate = nearby_rate(self._descent.rate, up=by > 0)

    def _why_not(self, rate: float) -> str:
        return "" if rate > 0 else self.tr("The rate must be greater than 0.")


class ParameterStepCard(Card):
    """The next gradient step at one parameter, with its numbers."""

    def __init__(self, session: Session, id_: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.heading.setText(self.tr("One step down"))
        self._session = session
        self._id = id_
        self._rule = self.add(Paragraph(SMALL, "", self))
        self._step = self.add(Paragraph(STRONG, "", self))
        self._why = self.add(Paragraph(SMALL, "", self))
        session.descent.changed.connect(self.refresh)
        session.cell_chosen.connect(self._cell_chosen)

    def refresh(self) -> None:
        """Tell it with the numbers as they are now; nothing where they may not be seen."""
        session, pin = self._session, Pin(self._id, OUT)
        if self._id not in session.shown.nodes:
            return
        value, gradient = session.value(pin), session.gradient(pin)
        shape = () if value.array is None else value.array.shape
        cell = session.cell_chosen_at(session.path_of(self._id), shape)
        step = ParameterStep(session.descent.rate, value, gradient, cell)
        name = wording.panel_name(session.shown, self._id)
        self._rule.setText(rule_for(name, self.tr("rate × gradient")))
        self._step.setText(step.text)
        self._why.show_or_hide(self._said(step, name))
        self.setVisible(bool(step.text) and session.descent.is_taught)

    def _cell_chosen(self, path: str) -> None:
        if path == self._session.path_of(self._id):
            self.refresh()

    def _said(self, step: ParameterStep, name: str) -> str:
        """Which way it goes, and why."""
        gradient = step.gradient.array
        if gradient is not None and gradient.shape:
            return self._said_of_examples(step.gradient)
        if gradient is None or not math.isfinite(gradient):
            return ""
        if gradient == 0:
            return fill(self.tr("The gradient is 0: {name} stays."), name=name)
        if gradient > 0:
            said = self.tr("The gradient is positive: {name} goes down, against it.")
        else:
            said = self.tr("The gradient is negative: {name} goes up, against it.")
        return fill(said, name=name)

    def _said_of_examples(self, gradient: Reading) -> str:
        """That all examples have part in it, where a share of one is shown beside it."""
        examples = self._session.examples
        if examples.told_share(Pin(self._id, OUT), gradient) is None:
            return ""
        told = self.tr("The step takes the gradient of all {count} examples.")
        return fill(told, count=examples.number)


def rule_for(name: str, moved: str) -> str:
    """The rule that a step follows: w ← w − rate × gradient."""
    return f"{name} ← {name} {MINUS} {moved}"
