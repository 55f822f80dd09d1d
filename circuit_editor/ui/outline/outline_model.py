"""The model of the outline's tree: rows of nodes, blocks open to what they hold.

It patches itself from (document before, after), and a slider's step touches no row of it. Rows are
made when they are about to be seen, and ask for numbers when they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import count
from typing import Any, TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt, Signal

from circuit_editor.model import Circuit, Path
from circuit_editor.model.graph import reachable
from circuit_editor.model.paths import parts_of
from circuit_editor.text import Quantity
from circuit_editor.ui.app.deferred_loading import make_single_shot
from circuit_editor.ui.app.gc_pause import gc_paused
from circuit_editor.ui.app.guarded_painting import ModelIndex, guard_measure
from circuit_editor.ui.app.plain_text import plain_tip
from circuit_editor.ui.outline.reading_order import reading_order
from circuit_editor.ui.outline.row_words import (
    NodeWords,
    Remarks,
    RowWords,
    inputs_text,
    words_of_row,
)
from circuit_editor.ui.session.session import Session

NAME, VALUE, GRADIENT = 0, 1, 2  # columns
QUANTITIES = {VALUE: Quantity.VALUE, GRADIENT: Quantity.GRADIENT}
CHUNK = 500  # rows that are made at once: more than are seen
LARGE = 2_000  # nodes, from which on the canvas comes first
WHILE_DRAGGED = 100  # ms between the numbers that are shown while a slider is dragged
MOST_RANGES = 200  # that come or go one by one: of more all is made anew
PARTS = (
    "nodes",
    "wires",
    "labels",
    "places",
    "notes",
    "frames",
)  # of a circuit, that an outline tells of
NOWHERE = QModelIndex()
ABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
ItemRole = Qt.ItemDataRole
T = TypeVar("T")


class Branch:
    """The nodes of one circuit: their order, and the rows of the first of them."""

    __slots__ = ("circuit", "order", "owner", "prefix", "rows")

    def __init__(self, owner: OutlineRow | None, circuit: Circuit) -> None:
        self.owner = owner
        self.prefix = Path(owner.path).prefix if owner is not None else ""
        self.circuit = circuit
        self.order = reading_order(circuit)
        self.rows: list[OutlineRow] = []

    @property
    def waits(self) -> bool:
        """True where not every node has a row yet."""
        return len(self.rows) < len(self.order)

    def forget_words(self) -> None:
        """What its nodes are called may be another."""
        for row in self.rows:
            row.words = None


class OutlineRow:
    """The row of one node; `key` is never given again."""

    __slots__ = ("at", "block", "branch", "id", "inside", "key", "path", "words")

    def __init__(self, key: int, branch: Branch, id_: str) -> None:
        self.key, self.branch, self.id = key, branch, id_
        self.path: str = branch.prefix + id_
        self.block = _block_of(branch.circuit, id_)  # the definition it is a use of
        self.at = 0
        self.inside: Branch | None = None
        self.words: NodeWords | None = None

    @property
    def is_block(self) -> bool:
        """True where something can stand inside."""
        return self.block is not None


class OutlineModel(QAbstractItemModel):
    """The rows of a session's document; it follows only while it `is_followed`."""

    told = Signal()  # numbers or words are others, and the rows are the same
    patched = Signal()  # rows may be others; while they become so, nobody is to select any

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._keys = count(1)
        self._rows: dict[int, OutlineRow] = {}
        self._by_path: dict[str, OutlineRow] = {}
        self._root = Branch(None, Circuit())
        self._words: dict[int, RowWords] = {}
        self._remarks = Remarks(session)
        self._is_followed = self.is_patching = False
        self._loss: str | None = None
        self._soon = make_single_shot(self._patch, self)
        self._rest = make_single_shot(self._tell, self, WHILE_DRAGGED)
        for signal, slot in (
            (session.let_go, self._forget_words),
            (session.document_changed, self._follow),
            (session.run_changed, self._forget_words),
        ):
            signal.connect(slot)

    @property
    def is_followed(self) -> bool:
        """True while somebody sees it; else nothing is worked out."""
        return self._is_followed

    @is_followed.setter
    def is_followed(self, followed: bool) -> None:
        was, self._is_followed = self._is_followed, followed
        if followed and not was:
            self._patch()
            self._forget_words()

    # --- rows -----------------------------------------------------------------------------

    def row_of(self, index: ModelIndex) -> OutlineRow | None:
        """The row at an index."""
        return self._rows.get(index.internalId()) if index.isValid() else None

    @property
    def made(self) -> int:
        """How many rows there are by now."""
        return len(self._rows)

    def words(self, row: OutlineRow) -> RowWords:
        """What a row tells now."""
        found = self._words.get(row.key)
        if found is None:
            circuit = row.branch.circuit
            found = words_of_row(self._session, circuit, row.path, self._remarks, row.words)
            row.words, self._words[row.key] = found.node, found
        return found

    def known(self, path: str) -> QModelIndex:
        """Where the row of a path is; invalid where it was not made yet."""
        row = self._by_path.get(path)
        return self._index(row) if row is not None else QModelIndex()

    def find(self, path: str) -> QModelIndex:
        """Where the row of a path is, made with all before it; invalid where there is none."""
        branch, row = self._root, None
        for id_ in parts_of(path):
            if row is not None:
                inside = self._inside(row)
                if inside is None:
                    return QModelIndex()
                branch = inside
            if not _has(branch.circuit, id_):
                return QModelIndex()
            if branch.prefix + id_ not in self._by_path:
                self._make_rows(branch, branch.order.index(id_) + 1 - len(branch.rows))
            row = self._by_path[branch.prefix + id_]
        return self._index(row) if row is not None else QModelIndex()

    def _index(self, row: OutlineRow, column: int = NAME) -> QModelIndex:
        return self.createIndex(row.at, column, row.key)

    def _branch(self, parent: ModelIndex) -> Branch | None:
        row = self.row_of(parent)
        return self._root if row is None else row.inside

    def _inside(self, row: OutlineRow) -> Branch | None:
        """What stands in a block, looked at for the first time."""
        if row.inside is None and row.is_block:
            circuit = self._circuit_of(row)
            row.inside = Branch(row, circuit) if circuit is not None else None
        return row.inside

    def _circuit_of(self, row: OutlineRow) -> Circuit | None:
        block = self._session.document.blocks.get(row.block or "")
        return block.circuit if block is not None else None

    def _make_rows(self, branch: Branch, number: int) -> None:
        """Make so many more rows at the end."""
        first = len(branch.rows)
        new = branch.order[first : first + number]
        if new:
            self._insert(branch, first, new)

    def _insert(self, branch: Branch, first: int, ids: Iterable[str]) -> None:
        made = [OutlineRow(next(self._keys), branch, id_) for id_ in ids]
        parent = self._index(branch.owner) if branch.owner is not None else NOWHERE
        self.beginInsertRows(parent, first, first + len(made) - 1)
        branch.rows[first:first] = made
        for row in made:
            self._rows[row.key] = self._by_path[row.path] = row
        _count(branch)
        self.endInsertRows()

    def _remove(self, branch: Branch, first: int, last: int) -> None:
        parent = self._index(branch.owner) if branch.owner is not None else NOWHERE
        self.beginRemoveRows(parent, first, last)
        gone = branch.rows[first : last + 1]
        del branch.rows[first : last + 1]
        _count(branch)
        for row in reachable(gone, lambda row: row.inside.rows if row.inside else []):
            del self._rows[row.key], self._by_path[row.path]
            self._words.pop(row.key, None)
        self.endRemoveRows()

    # --- what changes ---------------------------------------------------------------------

    def _forget_words(self) -> None:
        """The numbers are others: told at once, but while a slider is dragged its frames first."""
        self._words.clear()
        self._remarks = Remarks(self._session)
        if not self._is_followed:
            return
        if not self._session.only_pass_by:
            self._tell()
        elif not self._rest.isActive():
            self._rest.start()

    def _tell(self) -> None:
        self._rest.stop()
        self.told.emit()

    def _follow(self) -> None:
        """Follow the document, a large one that was drawn anew once the canvas shows it."""
        root = self._session.document.root
        if len(root.nodes) <= LARGE or _is_alike(root, self._root.circuit):
            self._patch()
        elif self._is_followed:
            self._soon.start()

    def _patch(self) -> None:
        """Let rows come, go and change places; all others stay."""
        if not self._is_followed:
            return
        document = self._session.document
        is_marked_anew = document.loss != self._loss
        self._loss = document.loss
        patched = [is_marked_anew]

        def follow(branch: Branch) -> list[Branch]:
            owner = branch.owner
            circuit = self._circuit_of(owner) if owner is not None else document.root
            if circuit is not None and circuit is not branch.circuit:
                patched.append(self._patch_branch(branch, circuit))
            elif is_marked_anew:
                branch.forget_words()
            return [row.inside for row in branch.rows if row.inside is not None]

        self.is_patching = True
        try:
            with gc_paused():
                reachable([self._root], follow)
        finally:
            self.is_patching = False
        self.patched.emit()
        if any(patched):
            self._forget_words()

    def _patch_branch(self, branch: Branch, circuit: Circuit) -> bool:
        """Follow one circuit; False where only its values, or what is no node, are others."""
        before, branch.circuit = branch.circuit, circuit
        if _is_alike(before, circuit):
            return False
        order, rows = reading_order(circuit), len(branch.rows)
        is_whole = not branch.waits and len(order) - rows <= CHUNK
        wanted = order if is_whole else order[: max(CHUNK, rows)]
        branch.order = []  # views that look meanwhile fetch nothing
        stays = {row.id for row in branch.rows} & set(wanted)
        stays = {row.id for row in branch.rows if row.id in stays and _is_same(row, circuit)}
        gone = _ranges(branch.rows, lambda row: row.id not in stays)
        new = _ranges(wanted, lambda id_: id_ not in stays)
        if len(gone) + len(new) > MOST_RANGES:
            gone, new = [(0, rows)] if rows else [], [(0, len(wanted))]
            stays.clear()
        for first, end in reversed(gone):
            self._remove(branch, first, end - 1)
        self._put_in_order(branch, [id_ for id_ in wanted if id_ in stays])
        for first, end in new:
            self._insert(branch, first, wanted[first:end])
        branch.order = order
        branch.forget_words()
        return True

    def _put_in_order(self, branch: Branch, wanted: list[str]) -> None:
        """Let the rows that are there stand in another order."""
        places = {id_: at for at, id_ in enumerate(wanted)}
        rows = sorted(branch.rows, key=lambda row: places[row.id])
        if rows == branch.rows:
            return
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        branch.rows[:] = rows
        _count(branch)
        self.changePersistentIndexList(old, [self._moved(each) for each in old])
        self.layoutChanged.emit()

    def _moved(self, index: ModelIndex) -> QModelIndex:
        row = self.row_of(index)
        return self._index(row, index.column()) if row is not None else QModelIndex()

    # --- what Qt asks ---------------------------------------------------------------------

    @guard_measure(NOWHERE)
    def index(self, row: int, column: int, parent: ModelIndex = NOWHERE) -> QModelIndex:
        branch = self._branch(parent)
        if branch is None or not (0 <= row < len(branch.rows) and NAME <= column <= GRADIENT):
            return QModelIndex()
        return self.createIndex(row, column, branch.rows[row].key)

    def parent(self, index: ModelIndex = NOWHERE) -> Any:
        row = self.row_of(index)
        owner = row.branch.owner if row is not None else None
        return self._index(owner) if owner is not None else QModelIndex()

    def rowCount(self, parent: ModelIndex = NOWHERE) -> int:
        branch = self._branch(parent) if parent.column() <= NAME else None
        return len(branch.rows) if branch is not None else 0

    def columnCount(self, parent: ModelIndex = NOWHERE) -> int:
        return GRADIENT + 1

    def hasChildren(self, parent: ModelIndex = NOWHERE) -> bool:
        row = self.row_of(parent)
        return row is None or row.is_block

    def canFetchMore(self, parent: ModelIndex) -> bool:
        row = self.row_of(parent)
        if self.is_patching:
            return False
        if row is not None and row.inside is None:
            return row.is_block
        branch = self._branch(parent)
        return branch is not None and branch.waits

    def fetchMore(self, parent: ModelIndex) -> None:
        row = self.row_of(parent)
        branch = self._root if row is None else self._inside(row)
        if branch is not None:  # of a block all at once: Qt asks for no more of it
            self._make_rows(branch, CHUNK if row is None else len(branch.order))

    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        row = self.row_of(index)
        if row is None or row.is_block:
            return ABLE
        return ABLE | Qt.ItemFlag.ItemNeverHasChildren

    @guard_measure(None)
    def data(self, index: ModelIndex, role: int = ItemRole.DisplayRole) -> Any:
        row = self.row_of(index)
        if row is None or role not in TOLD_BY or not _has(row.branch.circuit, row.id):
            return None  # what is just taken away has nothing to say
        words, what = self.words(row), QUANTITIES.get(index.column())
        if what is None:
            return self._of_name(row, words, role)
        if role == ItemRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight
        reading = words.number(what)
        if role == ItemRole.DisplayRole:
            return reading.in_a_table
        if role == ItemRole.ToolTipRole:
            return plain_tip(reading.exact)
        return words.told_number(what) if role == ItemRole.AccessibleTextRole else None

    def _of_name(self, row: OutlineRow, words: RowWords, role: int) -> str | None:
        """What the first cell says: for all of its row, and of what arrives there if asked."""
        if role == ItemRole.DisplayRole:
            return words.node.name
        if role == ItemRole.AccessibleTextRole:
            return words.told
        if role == ItemRole.TextAlignmentRole:
            return None
        inputs = inputs_text(self._session, row.branch.circuit, row.path)
        if role == ItemRole.AccessibleDescriptionRole:
            return inputs
        name = words.node.text or f"{words.node.name}: {words.node.shown_kind}"
        return plain_tip("\n".join(filter(None, [name, *words.remarks, inputs])))

    @guard_measure(None)
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = ItemRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == ItemRole.DisplayRole:
            return (self.tr("Name"), self.tr("Value"), self.tr("Gradient"))[section]
        if role == ItemRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section == NAME else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


TOLD_BY = (
    *(ItemRole.DisplayRole, ItemRole.AccessibleTextRole, ItemRole.AccessibleDescriptionRole),
    *(ItemRole.ToolTipRole, ItemRole.TextAlignmentRole),
)


def _count(branch: Branch) -> None:
    for at, row in enumerate(branch.rows):
        row.at = at


def _is_alike(one: Circuit, other: Circuit) -> bool:
    """True where two circuits differ in nothing that an outline tells, but in their values."""
    return all(getattr(one, each) is getattr(other, each) for each in PARTS)


def _block_of(circuit: Circuit, id_: str) -> str | None:
    node = circuit.nodes.get(id_)
    return node.interface.block if node is not None and node.interface is not None else None


def _has(circuit: Circuit, id_: str) -> bool:
    return id_ in circuit.nodes or id_ in circuit.notes or id_ in circuit.frames


def _is_same(row: OutlineRow, circuit: Circuit) -> bool:
    """True where a row's node still holds what it did."""
    return row.block == _block_of(circuit, row.id)


def _ranges(things: Sequence[T], is_in: Callable[[T], bool]) -> list[tuple[int, int]]:
    """Where such things stand in a row: the first of each range, and the end behind it."""
    found: list[tuple[int, int]] = []
    for at, each in enumerate(things):
        if is_in(each):
            first = found.pop()[0] if found and found[-1][1] == at else at
            found.append((first, at + 1))
    return found
