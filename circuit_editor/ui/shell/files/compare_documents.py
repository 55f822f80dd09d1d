"""Two documents side by side: their pictures, what differs, and where."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from circuit_editor.model import EMPTY, Document, Path, blocks
from circuit_editor.model.block_names import WITHIN, names_along
from circuit_editor.model.differences import DifferenceKind, DocumentDifference
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.teaching.difference_sentences import Comparison, Side
from circuit_editor.text import Sentence, printable, printable_lines
from circuit_editor.ui.app.background_work import BackgroundWork
from circuit_editor.ui.app.plain_text import plain_title
from circuit_editor.ui.app.translate import fill, say
from circuit_editor.ui.shell.files.circuit_picture import CircuitPicture, is_small
from circuit_editor.ui.shell.message_box import ANSWERS
from circuit_editor.ui.widgets.labels import (
    QUIET,
    STRONG,
    Text,
    dialog_button,
    fill_layout,
)

WIDTH, HEIGHT = 960, 620
AROUND = QSize(4, 36)  # what a window's frame and title take of a screen
LEAST_PICTURE = QSize(160, 110)
MOST_TOLD = 30  # differences
ROWS = 5  # of them that are seen at once
BESIDE = 90.0  # scene units around what is marked
NEAR = 0.75  # pixels per scene unit, below which a part is shown in place of the whole
CLOSEST = 1.1
APART = 4.0  # so many times larger than either alone, and the two do not fit into one picture
ARROWS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home)
CLOSE = QMessageBox.StandardButton.Cancel


class Version(NamedTuple):
    """A document to compare: what stands over its picture, and the words for what is so in it."""

    document: Document
    title: str
    words: Sentence


class CompareAnswer(NamedTuple):
    """A button below the comparison: what it is called in the program, and to people."""

    key: str
    text: str
    is_first: bool = False  # the one that is offered most plainly


class DifferenceList(QListWidget):
    """The differences in words; the first arrow chooses the first of them."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS and self.count() and not self.selectedIndexes():
            self.setCurrentRow(0)
            self.item(0).setSelected(True)
        else:
            super().keyPressEvent(event)


class ComparePanel(QWidget):
    """The two pictures, and below them the list of what differs; its choice is marked in both."""

    compared = Signal()  # what differs is known now

    def __init__(self, parent: QWidget, *, has_numbers: bool = True) -> None:
        super().__init__(parent)
        self._has_numbers = has_numbers
        self.comparison: Comparison | None = None
        self._called = ["", ""]
        self._circuits = [EMPTY.root, EMPTY.root]  # that are shown
        self.titles = [Text(STRONG, "", self, wraps=True) for _ in range(2)]
        self.pictures = [CircuitPicture(self, has_numbers=has_numbers) for _ in range(2)]
        self.told = Text(QUIET, "", self, wraps=True)
        self.list = DifferenceList(self)
        self._work = BackgroundWork(self)
        self.list.setObjectName("steps")
        self.list.setWordWrap(True)
        self.list.setFrameShape(QListView.Shape.NoFrame)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(self.tr("What differs"))
        self.list.setAccessibleDescription(self.tr("The chosen difference is marked in both"))
        self.list.setFixedHeight(ROWS * (self.list.fontMetrics().height() + 8) + 4)
        self.list.itemSelectionChanged.connect(self._mark)
        self._above = above = QHBoxLayout()
        above.setSpacing(12)
        for title, picture in zip(self.titles, self.pictures, strict=True):
            picture.setMinimumSize(LEAST_PICTURE)
            picture.drawn.connect(self._mark)
            column = fill_layout(QVBoxLayout(), title, picture, spacing=6, wide=[picture])
            above.addLayout(column, 1)
        whole = fill_layout(QVBoxLayout(self), above, self.told, self.list, spacing=8, wide=[above])
        whole.setContentsMargins(0, 0, 0, 0)

    def compare(self, left: Version, right: Version) -> None:
        """Show two documents."""
        self.comparison = None
        self.list.clear()
        self.list.hide()
        self.told.setText(self.tr("Comparing …"))
        self._called = [left.title, right.title]
        for title, picture, each in zip(self.titles, self.pictures, (left, right), strict=True):
            title.setText(each.title)
            picture.setAccessibleName(printable_lines(each.title))
            picture.show_document(each.document)
        sides = Side(left.document, left.words), Side(right.document, right.words)
        find = partial(Comparison, *sides, has_values=self._has_numbers)
        if all(is_small(each.document) for each in sides):
            self._take(find())
        else:
            self._work.start(find, self._take)

    def show_one(self, only: Version) -> None:
        """Show one document, where there is no other."""
        self.comparison = None
        self.titles[0].setText(only.title)
        self.pictures[0].setAccessibleName(printable_lines(only.title))
        self.pictures[0].show_document(only.document)
        for each in (self.titles[1], self.pictures[1], self.told, self.list):
            each.hide()
        self._above.setStretch(1, 0)

    def show_all(self) -> None:
        """Show the whole circuits again, with all that differs."""
        self.list.clearSelection()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._mark()

    def _take(self, comparison: Comparison) -> None:
        self.comparison = comparison
        differences = comparison.differences
        for each in differences[:MOST_TOLD]:
            self.list.addItem(QListWidgetItem(printable(say(comparison.tell(each)))))
        more = len(differences) - MOST_TOLD
        if more > 0:
            rest = QListWidgetItem(fill(self.tr("… and {count} more"), count=more))
            rest.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(rest)
        self.list.setVisible(bool(differences))
        self.told.setText(self._summary(differences))
        self._mark()
        self.compared.emit()

    def _summary(self, differences: Sequence[DocumentDifference]) -> str:
        if not differences:
            return self.tr("Both are the same.")
        if all(each.kind is DifferenceKind.MOVED for each in differences):
            return self.tr("Only places differ (choose one to see where):")
        return self.tr("What differs (choose one to see where):")

    @property
    def chosen(self) -> DocumentDifference | None:
        """The difference that is chosen in the list."""
        rows = [each.row() for each in self.list.selectedIndexes()]
        return self.comparison.differences[rows[0]] if self.comparison and rows else None

    def _mark(self) -> None:
        """Show in both pictures where the chosen difference is, inside the block in which it is."""
        if self.comparison is None:
            return
        chosen = self.chosen
        is_inside = self._enter(None if chosen is None else chosen.block)
        if any(each.drawing is None for each in self.pictures):
            return
        if chosen is not None and is_inside:
            marked = [chosen.left, chosen.right]
        else:
            told = self.comparison.differences if chosen is None else [chosen]
            marked = [
                frozenset[str]().union(*(where(document, each, side) for each in told))
                for side, document in enumerate(self._documents())
            ]
        part = self._part(None if chosen is None else marked)
        for picture, ids in zip(self.pictures, marked, strict=True):
            picture.show_part(part, ids)

    def _enter(self, block: str | None) -> bool:
        """Show the inside of a block in both pictures if it is used in both, or the whole."""
        documents = self._documents()
        found = [() if block is None else blocks.way_to(each, block) for each in documents]
        ways = [each or () for each in found] if None not in found else [(), ()]
        for side, (document, way) in enumerate(zip(documents, ways, strict=True)):
            self.pictures[side].enter(way)
            title = self._called[side]
            if way:
                title += WITHIN + names_along(document, (), Path.of(*way))
            self.titles[side].setText(title)
            self._circuits[side] = blocks.circuit_at(document, way)
        return any(ways)

    def _part(self, marked: Sequence[frozenset[str]] | None) -> QRectF:
        """What both pictures show: all, or what is around the marks where all would be tiny.

        Empty where each shows its own.
        """
        sources = [each.source for each in self.pictures]
        filled = [
            source
            for source, shown in zip(sources, self._circuits, strict=True)
            if shown.nodes or shown.notes or shown.frames
        ]
        whole = QRectF()
        for source in filled:
            whole = whole.united(source)
        is_apart = any(
            whole.width() * whole.height() > APART * each.width() * each.height() for each in filled
        )
        room = self.pictures[0].size()
        if marked is not None and not whole.isEmpty():
            near = QRectF()
            for picture, ids in zip(self.pictures, marked, strict=True):
                for box in picture.boxes(ids):
                    near = near.united(box)
            zoom = min(room.width() / whole.width(), room.height() / whole.height())
            if not near.isEmpty() and zoom < NEAR:
                near = near.adjusted(-BESIDE, -BESIDE, BESIDE, BESIDE)
                least = QRectF(0, 0, room.width() / CLOSEST, room.height() / CLOSEST)
                least.moveCenter(near.center())
                return near.united(least)
        return QRectF() if is_apart else whole

    def _documents(self) -> tuple[Document, Document]:
        assert self.comparison is not None
        return self.comparison.left.document, self.comparison.right.document


class CompareDialog(QDialog):
    """Two documents side by side in a dialog; `answer` is the key of the button that was pressed.

    Esc, and closing it, answer nothing.
    """

    def __init__(
        self,
        parent: QWidget,
        left: Version,
        right: Version,
        answers: Sequence[CompareAnswer] = (),
        *,
        title: str = "",
        has_numbers: bool = True,
    ) -> None:
        super().__init__(parent)
        self.answer = ""
        self.setWindowTitle(plain_title(title or self.tr("Compare")))
        self.panel = ComparePanel(self, has_numbers=has_numbers)
        self.whole = dialog_button(self, self.tr("&Whole circuit"), self.panel.show_all)
        self.buttons = {each.key: self._button(each) for each in answers}
        closing = QCoreApplication.translate("Answer", ANSWERS[CLOSE])
        self.close_button = dialog_button(
            self, closing if answers else self.tr("&Close"), self.reject
        )
        row = fill_layout(QHBoxLayout(), self.whole, spacing=8)
        row.addStretch(1)
        for button in (self.close_button, *self.buttons.values()):
            row.addWidget(button)
        whole = fill_layout(QVBoxLayout(self), self.panel, row, spacing=12, wide=[self.panel])
        whole.setContentsMargins(16, 14, 16, 14)
        room = self.screen().availableGeometry().size() - AROUND
        self.resize(QSize(WIDTH, HEIGHT).boundedTo(room))
        self.setMaximumSize(room)
        self.panel.list.itemSelectionChanged.connect(self._choose)
        self._choose()
        self.panel.compare(left, right)
        self.panel.list.setFocus()

    def _button(self, answer: CompareAnswer) -> QPushButton:
        button = dialog_button(self, answer.text, partial(self._take, answer.key))
        if answer.is_first:
            button.setProperty("role", "primary")
        return button

    def _take(self, key: str) -> None:
        self.answer = key
        self.accept()

    def _choose(self) -> None:
        self.whole.setEnabled(self.panel.chosen is not None)


def where(document: Document, one: DocumentDifference, side: int) -> frozenset[str]:
    """What is marked in the root of a document: what differs, or the blocks in which it does."""
    block = one.block
    if one.kind in (DifferenceKind.BLOCK_NAME, DifferenceKind.PORTS):
        block = one.at
    if block is None:
        return one.right if side else one.left
    return blocks.instances_around(document, block) if block in document.blocks else frozenset()


def show_both(
    parent: QWidget,
    left: Version,
    right: Version,
    answers: Sequence[CompareAnswer] = (),
    *,
    title: str = "",
    has_numbers: bool = True,
) -> str:
    """Show two documents side by side and wait; the key of the answer, "" where there was none.

    Without `has_numbers` no value or gradient is shown or told: some are covered in the window.
    """
    from circuit_editor.ui.widgets.focus import run_dialog

    dialog = CompareDialog(parent, left, right, answers, title=title, has_numbers=has_numbers)
    run_dialog(dialog)
    return dialog.answer
