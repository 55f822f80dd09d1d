"""Stored views: parts of a circuit one returns to by two keys, named and saved with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from circuit_editor.model import Path
from circuit_editor.model.document import StoredView
from circuit_editor.model.edits.stored_views import forget_view, rename_view, store_view
from circuit_editor.model.naming import describe
from circuit_editor.model.record_limits import MOST_VIEWS, WIDEST_FRAME, why_not_title
from circuit_editor.text import QT_TRANSLATE_NOOP, printable_lines
from circuit_editor.ui.app.plain_text import plain_caption
from circuit_editor.ui.app.translate import fill, say
from circuit_editor.ui.canvas.canvas_host import CanvasHost
from circuit_editor.ui.canvas.zoom_view import LARGEST_ZOOM, SMALLEST_FIT
from circuit_editor.ui.widgets.labels import shorten_name

FIELD = (280, 32)  # pixels of that for a name
SAME = 1.0  # scene units by which two views may differ that are the same


class StoredViews(QObject):
    """Stores what is seen now under a name that says what it is, and returns to it."""

    def __init__(self, view: CanvasHost) -> None:
        super().__init__(view)
        self._view, self._session = view, view.session

    def store(self) -> None:
        """Keep what is seen now; one undo step."""
        session, seen = self._session, self._seen()
        path = str(Path.of(*session.where))
        place = seen.center().toTuple()
        size = min(seen.width(), WIDEST_FRAME), min(seen.height(), WIDEST_FRAME)
        new = StoredView(self._title(), path, place, size)
        for number, each in enumerate(session.document.views, start=1):
            if each.path == path and _is_same(_rect(each), seen):
                told = self.tr("This view is stored already, as {number}: {title}.")
                session.message.emit(fill(told, number=number, title=each.title))
                return
        if len(session.document.views) >= MOST_VIEWS:
            told = self.tr("There are {limit} stored views already: forget one first.")
            session.message.emit(fill(told, limit=MOST_VIEWS))
            return
        label = QT_TRANSLATE_NOOP("Sentence", "Store this view")
        session.replace(label, store_view(session.document, new))
        told = self.tr("Stored as view {number}: {title}. Alt+Home, {number} returns to it.")
        number = len(session.document.views)
        session.message.emit(fill(told, number=number, title=new.title))

    def recall(self, at: int) -> None:
        """Look again at what was stored there, from 0 on."""
        view, session = self._view, self._session
        if not view.commit_value():  # a field would not go along
            return
        stored = session.document.views[at]
        where = tuple(Path(stored.path).parts) if stored.path else ()
        if where != session.where:
            session.go(where)
        rect, room = _rect(stored), view.seen_rect
        zoom = min(room.width() / rect.width(), room.height() / rect.height(), LARGEST_ZOOM)
        view.show_in(room, max(zoom, SMALLEST_FIT), rect.center())
        view.is_fitted = False

    def show_menu(self) -> None:
        """Offer the stored views, each by its digit; the hand is empty then, and no field open."""
        self._view.cancel_gesture()
        if not self._view.commit_value():
            return
        self._view.setFocus()  # a search that is open closes
        self.make_menu().popup(self._view.viewport().mapToGlobal(self._corner()))

    def make_menu(self) -> QMenu:
        """The views to return to, to rename and to forget."""
        views = self._session.document.views
        menu = ViewMenu(self._view, {Qt.Key.Key_F2: self.rename, Qt.Key.Key_Delete: self._forget})
        menu.aboutToHide.connect(menu.deleteLater)
        for at, each in enumerate(views):
            action = menu.addAction(f"&{at + 1}  {plain_caption(each.title)}")
            action.setData(at)
            action.triggered.connect(lambda checked=False, at=at: self.recall(at))
        menu.addSeparator()
        menu.addAction(self.tr("&Store this view")).triggered.connect(self.store)
        for name, do in ((self.tr("&Rename"), self.rename), (self.tr("&Forget"), self._forget)):
            each_of = menu.addMenu(name)
            each_of.setEnabled(bool(views))
            for at, each in enumerate(views):
                action = each_of.addAction(f"&{at + 1}  {plain_caption(each.title)}")
                action.triggered.connect(lambda checked=False, do=do, at=at: do(at))
        return menu

    def rename(self, at: int) -> None:
        """Open a field in which the view gets another name that stands there, from 0 on."""
        from circuit_editor.ui.canvas.editors.name_editor import NameEditor

        view, stored = self._view, self._session.document.views[at]

        def apply(typed: str) -> None:
            views = self._session.document.views
            if stored in views:  # else it was forgotten meanwhile
                label = QT_TRANSLATE_NOOP("Sentence", "Rename a view")
                title = " ".join(typed.split())
                renamed = rename_view(self._session.document, views.index(stored), title)
                self._session.replace(label, renamed)

        field = NameEditor(stored.title, self._why_no_name, apply, view.viewport())
        told = fill(self.tr("Name of view {number}"), number=at + 1)
        field.setAccessibleName(printable_lines(told))
        field.refused.connect(self._session.message.emit)
        field.finished.connect(lambda: self._close(field))
        field.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        field.setGeometry(QRect(self._corner(), QSize(*FIELD)))
        field.show()
        field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _close(self, field: QWidget) -> None:
        had_focus = field.hasFocus()
        field.hide()
        field.deleteLater()
        if had_focus:
            self._view.setFocus()

    def _why_no_name(self, typed: str) -> str:
        """What is said of a name that a view cannot have; nothing of others."""
        if not typed.strip():
            return self.tr("A stored view needs a name.")
        refusal = why_not_title(typed)
        return say(refusal) if refusal is not None else ""

    def _forget(self, at: int) -> None:
        label = QT_TRANSLATE_NOOP("Sentence", "Forget a view")
        self._session.replace(label, forget_view(self._session.document, at))

    def _seen(self) -> QRectF:
        return self._view.mapToScene(self._view.seen_rect).boundingRect()

    def _title(self) -> str:
        """What is seen: the whole, or what stands nearest to the middle."""
        view, shown, seen = self._view, self._session.shown, self._seen()
        if view.is_in_sight(view.content()) or not shown.nodes:
            return self.tr("All of it")
        middle = seen.center()
        nearest = min(
            shown.places,
            key=lambda id_: (QPointF(*shown.places[id_]) - middle).manhattanLength(),
        )
        return fill(self.tr("Around {name}"), name=shorten_name(describe(shown, nearest)))

    def _corner(self) -> QPoint:
        return self._view.seen_rect.topLeft() + QPoint(12, 12)


class ViewMenu(QMenu):
    """A menu whose entries for views take keys: each is done with the view that is lit."""

    def __init__(self, parent: QWidget, keys: Mapping[Qt.Key, Callable[[int], None]]) -> None:
        super().__init__(parent)
        self._keys = keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        at = None if action is None else action.data()
        do = self._keys.get(Qt.Key(event.key()))
        if at is None or do is None:
            super().keyPressEvent(event)
            return
        self.close()
        do(at)


def _rect(view: StoredView) -> QRectF:
    size = QSizeF(max(1.0, view.size[0]), max(1.0, view.size[1]))
    return QRectF(
        QPointF(view.place[0] - size.width() / 2, view.place[1] - size.height() / 2), size
    )


def _is_same(one: QRectF, other: QRectF) -> bool:
    corners = one.topLeft() - other.topLeft(), one.bottomRight() - other.bottomRight()
    return all(each.manhattanLength() < SAME for each in corners)
