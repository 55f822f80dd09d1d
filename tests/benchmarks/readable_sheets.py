"""Contact sheets: pictures of many circuits in a grid, each with its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

WIDE, NAME, GAP, COLUMNS = 640, 24, 8, 3
MOST = 9  # pictures on a sheet


def save(
    pictures: Path, kinds: dict[str, str], folder: Path, looks: Sequence[str] = ("window", "stage")
) -> Iterator[Path]:
    """Lay the pictures of a folder on sheets by kind of circuit; returns where those are."""
    application = QGuiApplication.instance() or QGuiApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    for where in looks:
        for kind in dict.fromkeys(kinds.values()):
            paths = [
                (name, pictures / f"{where} {name.replace('/', ' over ')}.png")
                for name, its in kinds.items()
                if its == kind
            ]
            for at in range(0, len(paths), MOST):
                path = folder / f"{where}-{kind}s-{at // MOST + 1}.png"
                _sheet(paths[at : at + MOST]).save(str(path))
                yield path
    del application


def _sheet(pictures: list[tuple[str, Path]]) -> QImage:
    images = [QImage(str(path)) for _, path in pictures]
    high = WIDE * images[0].height() // images[0].width()
    rows = -(-len(images) // COLUMNS)
    columns = min(COLUMNS, len(images))
    cell = WIDE + GAP, high + NAME + GAP
    sheet = QImage(columns * cell[0] + GAP, rows * cell[1] + GAP, QImage.Format.Format_RGB32)
    sheet.fill(QColor("#707070"))
    with QPainter(sheet) as painter:
        painter.setPen(QColor("#ffffff"))
        for at, ((name, _), image) in enumerate(zip(pictures, images, strict=True)):
            x, y = GAP + at % COLUMNS * cell[0], GAP + at // COLUMNS * cell[1]
            painter.drawText(QRect(x, y, WIDE, NAME), Qt.AlignmentFlag.AlignVCenter, name)
            smooth = image.scaledToWidth(WIDE, Qt.TransformationMode.SmoothTransformation)
            painter.drawImage(x, y + NAME, smooth)
    return sheet
