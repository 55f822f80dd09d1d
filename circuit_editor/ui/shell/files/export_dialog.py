"""The export dialog: how the circuit is drawn into a file, and what that will look like."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QBrush, QImage, QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QMessageBox,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from circuit_editor.text import printable_lines
from circuit_editor.ui.app import language
from circuit_editor.ui.app.guarded_painting import guard_paint
from circuit_editor.ui.app.picture_options import AS_SPOKEN, DARK, LIGHT, NO_CAPTIONS
from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.app.translate import fill, say_why
from circuit_editor.ui.render import LARGEST_SIDE, CircuitDrawing
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.shell.message_box import ANSWERS
from circuit_editor.ui.widgets.labels import (
    QUIET,
    REFUSED,
    Paragraph,
    Text,
    dialog_button,
    fill_layout,
)
from circuit_editor.ui.widgets.segmented_control import SegmentedControl, SettingRows

WIDTH, HEIGHT = 900, 560
AROUND = QSize(4, 36)  # what a window's frame and title take of a screen
LEAST_PREVIEW = QSize(200, 140)
SQUARE = 8  # pixels of the pattern that stands for no paper
SCALES = (1, 2, 3, 4)
SCROLL_BAR = 12  # pixels
CANCEL = QMessageBox.StandardButton.Cancel
BOTH, VALUES, GRADIENTS, NEITHER = (True, True), (True, False), (False, True), (False, False)


class Preview(QWidget):
    """The picture as it will be, on squares where it has no paper."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMinimumSize(LEAST_PREVIEW)
        self.setAccessibleName(self.tr("Preview"))
        self.image = QImage()

    def show_image(self, image: QImage) -> None:
        """Show another picture."""
        self.image = image
        self.update()

    @guard_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        if self.image.isNull():
            return
        ratio = self.image.devicePixelRatio()
        at = QRect(0, 0, round(self.image.width() / ratio), round(self.image.height() / ratio))
        at.moveCenter(self.rect().center())
        with QPainter(self) as painter:
            if self.image.hasAlphaChannel():
                painter.fillRect(at, _squares(self.palette()))
            painter.drawImage(at, self.image)


class ExportDialog(QDialog):
    """The options of a picture beside the picture; they are remembered where it is exported."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export picture"))
        self._session, self._settings = session, settings
        self.options = settings.picture._replace(
            is_red_green_safe=settings.is_red_green_safe or settings.picture.is_red_green_safe,
            gradient_widths=settings.gradient_widths or settings.picture.gradient_widths,
            same_scale=settings.same_scale or settings.picture.same_scale,
        )
        self.selected_only = False
        self.drawing: CircuitDrawing | None = None
        self.preview = Preview(self)
        self.size_told = Text(QUIET, "", self)
        self.refusal = Paragraph(REFUSED, "", self)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._draw)
        self.cancel = dialog_button(
            self, QCoreApplication.translate("Answer", ANSWERS[CANCEL]), self.reject
        )
        self.keep = dialog_button(self, self.tr("&Export…"), self._export)
        self.keep.setProperty("role", "primary")
        self.keep.setDefault(True)
        column = fill_layout(
            QVBoxLayout(), self.preview, self.size_told, spacing=8, wide=[self.preview]
        )
        column.setContentsMargins(16, 16, 0, 0)
        self.size_told.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        upper = fill_layout(QHBoxLayout(), spacing=0)
        upper.addLayout(column, 1)
        upper.addWidget(self._make_options())
        below = fill_layout(QHBoxLayout(), margins=(16, 10, 16, 14), spacing=8)
        below.addWidget(self.refusal, 1)
        below.addWidget(self.cancel)
        below.addWidget(self.keep)
        whole = fill_layout(QVBoxLayout(self), margins=(0, 0, 0, 0), spacing=0)
        whole.addLayout(upper, 1)
        whole.addLayout(below)
        room = self.screen().availableGeometry().size() - AROUND
        self.resize(QSize(WIDTH, HEIGHT).boundedTo(room))
        self.setMaximumSize(room)
        self._refresh()
        self.rows["theme"].setFocus()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._soon.start()

    def _make_options(self) -> QScrollArea:
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget(area)
        rows = SettingRows(page)
        self.rows: dict[str, SegmentedControl] = {}

        def add(key: str, name: str, choices: dict[Any, str], hint: str = "") -> None:
            segments = SegmentedControl(choices, page)
            segments.chosen.connect(lambda choice: self._choose(key, choice))
            rows.add(name, segments, hint)
            self.rows[key] = segments

        add("theme", self.tr("&Theme"), {LIGHT: self.tr("Light"), DARK: self.tr("Dark")})
        add(
            "is_red_green_safe",
            self.tr("Co&lours"),
            {False: self.tr("Green and red"), True: self.tr("Blue and orange")},
        )
        add(
            "is_transparent",
            self.tr("&Paper"),
            {False: self.tr("Coloured"), True: self.tr("Transparent")},
        )
        add("scale", self.tr("&Scale"), {float(each): f"{each:g} ×" for each in self._scales()})
        add(
            "numbers",
            self.tr("&Numbers"),
            {
                BOTH: self.tr("All"),
                VALUES: self.tr("Values"),
                GRADIENTS: self.tr("Gradients"),
                NEITHER: self.tr("None"),
            },
            self.tr("Covered numbers stay covered.") if self._session.hides_numbers else "",
        )
        spoken = {each.code: each.name for each in language.LANGUAGES}
        add("captions", self.tr("&Words"), {NO_CAPTIONS: self.tr("None"), **spoken})
        add(
            "gradient_widths",
            self.tr("W&ires"),
            {False: self.tr("All alike"), True: self.tr("As wide as |gradient|")},
        )
        if self._session.tile_scale.has_tiles:
            add(
                "same_scale",
                self.tr("Arra&ys"),
                {False: self.tr("A scale each"), True: self.tr("One scale for all")},
            )
        if self._session.selected:
            add(
                "selected_only",
                self.tr("P&art"),
                {False: self.tr("The whole"), True: self.tr("What is selected")},
            )
        rows.end()
        area.setWidget(page)
        area.setMinimumWidth(page.sizeHint().width() + SCROLL_BAR)
        return area

    def _scales(self) -> list[float]:
        """Those that are offered, and the one that was chosen elsewhere."""
        return sorted({*map(float, SCALES), self.options.scale})

    def _choose(self, key: str, choice: Any) -> None:
        if key == "selected_only":
            self.selected_only = choice
        elif key == "numbers":
            values, gradients = choice
            self.options = self.options._replace(has_values=values, has_gradients=gradients)
        else:
            self.options = self.options._replace(**{key: choice})
        self._refresh()

    def _refresh(self) -> None:
        options = self.options
        shown = {
            **options._asdict(),
            "numbers": (options.has_values, options.has_gradients),
            "selected_only": self.selected_only,
        }
        if options.captions == AS_SPOKEN:
            shown["captions"] = language.current_language().code
        for key, segments in self.rows.items():
            segments.show_choice(shown[key])
        self._soon.start()

    def _draw(self) -> None:
        """Draw it as it will be, and say how large that is."""
        self.drawing, image, why = None, QImage(), ""
        try:
            self.drawing = CircuitDrawing(
                self._session.to_save(),
                self.options,
                self._session,
                selected_only=self.selected_only,
            )
            ratio = self.devicePixelRatioF()
            image = self.drawing.image(self.preview.size() * ratio)
            image.setDevicePixelRatio(ratio)
        except ValueError as error:
            why = say_why(error)
        self.preview.show_image(image)
        self.refusal.setText(why)
        self.keep.setEnabled(not why)
        if self.drawing is not None:
            size = self.drawing.size
            told = self.tr("{width} × {height} pixels as PNG")
            self.size_told.setText(fill(told, width=size.width(), height=size.height()))
            if max(size.width(), size.height()) > LARGEST_SIDE:
                told = self.tr("Too large for a PNG: only as SVG or PDF.")
                self.size_told.setText(told)
            self.preview.setAccessibleDescription(printable_lines(self.size_told.text()))

    def _export(self) -> None:
        if self._soon.isActive() or self.drawing is None:
            self._soon.stop()
            self._draw()
        if self.drawing is not None:
            self._settings.picture = self.options
            self.accept()


def _squares(palette: QPalette) -> QBrush:
    """The pattern that stands for no paper."""
    tile = QPixmap(2 * SQUARE, 2 * SQUARE)
    tile.fill(palette.color(QPalette.ColorRole.Base))
    with QPainter(tile) as painter:
        colour = palette.color(QPalette.ColorRole.Mid)
        painter.fillRect(0, 0, SQUARE, SQUARE, colour)
        painter.fillRect(SQUARE, SQUARE, SQUARE, SQUARE, colour)
    return QBrush(tile)
