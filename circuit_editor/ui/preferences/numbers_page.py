"""The numbers page: how many digits are written, and what some numbers look like then."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSlider, QWidget

from circuit_editor.text.numbers import (
    MOST_DECIMALS,
    MOST_DIGITS,
    STANDARD,
    NumberFormat,
    exact,
    show_in,
)
from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.widgets.labels import QUIET, SMALL, STRONG, VALUE, Card, Paragraph, Text
from circuit_editor.ui.widgets.segmented_control import SegmentedControl, SettingRows

SAMPLES = (-12.0, 0.75, 1 / 3, 0.39322386648296376, 1234.5678, 4.248354255291589e-05)
USUAL_DIGITS = 4
COUNT_WIDTH = 22  # pixels, of two digits


class NumbersPage(QWidget):
    """Decimals or significant digits, fractions, and samples; what is chosen is set at once."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self._counts = {False: STANDARD.decimals, True: USUAL_DIGITS}  # when one goes back
        rows = SettingRows(self)
        self.kind = SegmentedControl(
            {False: self.tr("Decimals"), True: self.tr("Significant digits")}, self
        )
        self.kind.chosen.connect(self._choose_kind)
        rows.add(self.tr("Numbers are &written to"), self.kind)
        self.count = QSlider(Qt.Orientation.Horizontal, self)
        self.count.setPageStep(1)
        self.count.valueChanged.connect(self._choose_count)
        row = rows.add(self.tr("&How many"), self.count)
        self.counted = Text(STRONG, "", self)
        self.counted.setFixedWidth(COUNT_WIDTH)
        self.counted.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        rows.addWidget(self.counted, row, 2)
        self.fractions = SegmentedControl(
            {False: self.tr("Never"), True: self.tr("Where exact")}, self
        )
        self.fractions.chosen.connect(self._choose_fractions)
        rows.add(
            self.tr("As a &fraction"),
            self.fractions,
            self.tr("Whole numbers and such as 3/4, where no digit is left away."),
        )
        rows.add_wide(self._make_samples())
        told = self.tr(
            "So they stand on wires, in panels, on stage and in pictures. Files, formulas and "
            "fields that are typed in keep all digits."
        )
        rows.add_wide(Paragraph(SMALL, told, self))
        rows.end()

    def _make_samples(self) -> Card:
        card = Card(self.tr("Samples"), self)
        grid = card.add_grid(across=24, down=4)
        self.samples: list[Text] = []
        for row, number in enumerate(SAMPLES):
            grid.addWidget(Text(QUIET, exact(number), card), row, 0)
            sample = Text(VALUE, "", card)
            grid.addWidget(sample, row, 1, Qt.AlignmentFlag.AlignRight)
            self.samples.append(sample)
        return card

    def refresh(self) -> None:
        """Show what is set now."""
        chosen = self._settings.number_format
        by_digits = bool(chosen.digits)
        self.kind.show_choice(by_digits)
        self.count.blockSignals(True)
        self.count.setRange(*((1, MOST_DIGITS) if by_digits else (0, MOST_DECIMALS)))
        self.count.setValue(chosen.digits or chosen.decimals)
        self.count.blockSignals(False)
        self.counted.setText(str(self.count.value()))
        self._counts[by_digits] = self.count.value()
        self.fractions.show_choice(chosen.has_fractions)
        for sample, number in zip(self.samples, SAMPLES, strict=True):
            sample.setText(show_in(chosen, number))

    def _choose_kind(self, by_digits: bool) -> None:
        self._set(self._counts[by_digits], by_digits=by_digits)

    def _choose_count(self, count: int) -> None:
        self._set(count, by_digits=bool(self._settings.number_format.digits))

    def _set(self, count: int, *, by_digits: bool) -> None:
        before = self._settings.number_format
        made = NumberFormat(digits=count) if by_digits else NumberFormat(count)
        self._settings.number_format = made._replace(has_fractions=before.has_fractions)

    def _choose_fractions(self, has_fractions: bool) -> None:
        before = self._settings.number_format
        self._settings.number_format = before._replace(has_fractions=has_fractions)
