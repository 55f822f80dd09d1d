"""The offer of a repaired copy of a damaged file, and the list of what was changed for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QMessageBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from circuit_editor import files
from circuit_editor.files.backups import Backup
from circuit_editor.files.failure import MOST_PROBLEMS as MOST_READ
from circuit_editor.files.failure import with_place
from circuit_editor.files.fields import ID_TAKEN
from circuit_editor.files.foreign.sniffing import is_in_conflict, may_be_repaired
from circuit_editor.files.progress import in_passes
from circuit_editor.files.repair import (
    ConflictSide,
    RepairedFile,
    repaired,
    told,
)
from circuit_editor.model import Problem
from circuit_editor.text import QT_TRANSLATE_NOOP, printable, printable_lines
from circuit_editor.ui.app.plain_text import plain_title
from circuit_editor.ui.app.translate import fill, say, say_why
from circuit_editor.ui.shell.message_box import make_box
from circuit_editor.ui.widgets.focus import run_dialog, then_back
from circuit_editor.ui.widgets.labels import QUIET, STRONG, Text, dialog_button, fill_layout
from circuit_editor.ui.widgets.moments import moment_text

if TYPE_CHECKING:
    from circuit_editor.ui.shell.files.loading import OpenedCircuit

Reason: TypeAlias = "tuple[files.FileError, str]"  # what is wrong, and what else is to be told
QUICKLY = 50_000  # bytes: a damaged file is read several times
WIDTH, LEAST_HEIGHT = 640, 190
MOST_PROBLEMS = 3  # that are told before one asks for all
NODE = re.compile(r"nodes\.([A-Za-z0-9_-]{1,64})(?:\.(.+))?")
WIRE = re.compile(r"wires\[([0-9]{1,9})\](?:\.(.+))?")
MOST_ROWS = 10  # that are shown without a scroll bar
MOST_TOLD = 5_000  # changes: more nobody reads, and the list would take long
OPEN_COPY = QT_TRANSLATE_NOOP("Repair", "Open a &repaired copy")
WHAT_CAN_BE_READ = QT_TRANSLATE_NOOP(
    "Repair", "A repaired copy holds all that can be read of it. The file itself stays as it is."
)
CLOSE = QT_TRANSLATE_NOOP("Repair", "C&lose")
SEE_EARLIER = QT_TRANSLATE_NOOP("Repair", "See &earlier versions…")
SIDES = {
    ConflictSide.OURS: QT_TRANSLATE_NOOP("Repair", "Open a copy with &my side"),
    ConflictSide.THEIRS: QT_TRANSLATE_NOOP("Repair", "Open a copy with &their side"),
}


class EarlierWanted:
    """The answer that an earlier version of the file is to be seen."""


class CopyToRepair:
    """The copy that was asked for: what `read` returns, and then what was `repaired` for it."""

    def __init__(self, path: Path, data: bytes, side: ConflictSide) -> None:
        self._path, self._data, self._side = path, data, side
        self.repaired = RepairedFile(path, ())

    def read(self) -> OpenedCircuit:
        """The document, which no file holds; takes long. Raises FileError where there is none."""
        with in_passes():
            document, changes = repaired(self._data, self._path.name, self._side)
        self.repaired = RepairedFile(self._path, changes)
        return document, None


def offer_copy(
    path: Path,
    reason: Reason,
    window: QWidget,
    tell: Callable[[str, str], None],
    earlier: Backup | None = None,
) -> CopyToRepair | EarlierWanted | None:
    """Say why a file cannot be opened; the copy that is to be repaired, where one is asked for.

    What is wrong is told in short, and all of it, with its places in the file, among the details;
    the text in `reason` is told behind it. Where an `earlier` version is kept, that is offered
    first: it is whole.
    """
    error, more = reason
    why, details = told_plainly(error) + more, say_why(error)
    title = fill(_tr(QT_TRANSLATE_NOOP("Repair", "Cannot open {name}")), name=path.name)
    data = _bytes_of(path)
    texts: list[tuple[ConflictSide | EarlierWanted, str]] = []
    if earlier is not None:
        texts.append((EarlierWanted(), SEE_EARLIER))
        kept = _tr(QT_TRANSLATE_NOOP("Repair", "An earlier version is kept, of {when}."))
        why = f"{why}\n\n{fill(kept, when=moment_text(earlier.kept_at))}"
    if data is not None and may_be_repaired(data):
        sides = SIDES if is_in_conflict(data) else {ConflictSide.OURS: OPEN_COPY}
        texts.extend(sides.items())
        why = f"{why}\n\n{_tr(WHAT_CAN_BE_READ)}"
    if not texts:
        tell(title, why)
        return None
    box = make_box(window, QMessageBox.StandardButton.Ok, title, title, why)
    box.button(QMessageBox.StandardButton.Ok).setText(_tr(CLOSE))
    box.setEscapeButton(QMessageBox.StandardButton.Ok)
    if details not in why:
        box.setDetailedText(printable_lines(details))
    offers = {
        answer: box.addButton(_tr(text), QMessageBox.ButtonRole.ActionRole)
        for answer, text in texts
    }
    box.setDefaultButton(next(iter(offers.values())))
    run_dialog(box)
    pressed = box.clickedButton()
    chosen = next((answer for answer, button in offers.items() if button is pressed), None)
    if chosen is None or isinstance(chosen, EarlierWanted):
        return chosen
    assert data is not None
    return CopyToRepair(path, data, chosen)


def told_plainly(error: files.FileError) -> str:
    """The first problems of a file, each with the node or the wire that it is about."""
    problems = error.problems
    if any(each.sentence.template == ID_TAKEN for each in problems):  # wires miss what lost its id
        problems = tuple(each for each in problems if not WIRE.fullmatch(each.at))
    told = [say(with_place(Problem(_place(each.at), each.sentence))) for each in problems]
    lines = list(dict.fromkeys(told))
    more = len(lines) - MOST_PROBLEMS
    if more > 0:
        rest = fill(_tr(QT_TRANSLATE_NOOP("Repair", "… and {count} more")), count=more)
        if len(error.problems) >= MOST_READ:  # nobody knows how many: there the reader gave up
            rest = _tr(QT_TRANSLATE_NOOP("Repair", "… and more"))
        lines[MOST_PROBLEMS:] = [rest]
    return "\n".join(lines)


def _place(at: str) -> str:
    """What stands at a place of a file, as people call it; the path of what has no name."""
    if node := NODE.fullmatch(at):
        return f"{node[1]} ({node[2]})" if node[2] else node[1]
    if wire := WIRE.fullmatch(at):
        called = fill(_tr(QT_TRANSLATE_NOOP("Repair", "Wire {number}")), number=int(wire[1]) + 1)
        return f"{called} ({wire[2]})" if wire[2] else called
    return at


def _bytes_of(path: Path) -> bytes | None:
    try:
        return files.bytes_of(path)
    except files.FileError:
        return None


def _tr(text: str) -> str:
    return QCoreApplication.translate("Repair", text)


class RepairList(QDialog):
    """The list of changes of a repaired copy, a line each; the circuit can be used beside it."""

    def __init__(self, repaired: RepairedFile, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(plain_title(self.tr("What the repair changed")))
        changes = repaired.changes
        lines = [printable(say(told(each))) for each in changes[:MOST_TOLD]]
        if len(changes) > MOST_TOLD:
            lines.append(fill(self.tr("… and {count} more"), count=len(changes) - MOST_TOLD))
        name = printable(repaired.path.name)
        heading = Text(STRONG, "", self, wraps=True)
        heading.setText(fill(self.tr("This is a repaired copy of {name}."), name=name))
        note = Text(QUIET, "", self, wraps=True)
        note.setText(
            fill(
                self.tr(
                    "Changes: {count}. The file itself was not touched, and the copy is in no "
                    "file yet. The list stays in the File menu."
                ),
                count=len(changes),
            )
        )
        self.list = QPlainTextEdit(self)
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.list.setPlainText("\n".join(lines))
        self.list.setAccessibleName(printable_lines(self.windowTitle()))
        copy = dialog_button(self, self.tr("&Copy list"), self._copy)
        close = dialog_button(self, self.tr("C&lose"), self.close)
        close.setDefault(True)
        below = fill_layout(QHBoxLayout(), copy, spacing=8)
        below.addStretch(1)
        below.addWidget(close)
        fill_layout(QVBoxLayout(self), heading, note, self.list, below, spacing=8, wide=[self.list])
        rows = 2 * min(len(lines), MOST_ROWS)  # a line may take two
        self.resize(WIDTH, LEAST_HEIGHT + rows * self.list.fontMetrics().height())
        close.setFocus()

    def done(self, result: int) -> None:
        with then_back(self._window):
            super().done(result)
            self._window.activateWindow()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.list.toPlainText())
