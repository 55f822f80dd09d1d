"""Context menus: what the registry offers for the thing under the pointer, or for the selection.

What is right-clicked is selected first, unless it is selected already. A command that needs a place
or a pin finds them in `CanvasView.asked_at` and `Session.asked_pin`, as long as the menu that a
click opened stands there.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QPoint, QPointF
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from circuit_editor.ui.app.deferred_loading import call_later
from circuit_editor.ui.canvas.view import CanvasView
from circuit_editor.ui.shell.commands import ON_ANNOTATIONS, ON_CANVAS, ON_NODES, ON_PIN, ON_WIRE
from circuit_editor.ui.shell.menus import menu_bar
from circuit_editor.ui.shell.menus.mnemonics import keep_letters_apart

MARGIN = 8  # pixels between a selection and the menu that keys open at it


class ContextMenus(QObject):
    """Opens the menu of what is under the pointer, or of what is selected."""

    def __init__(self, view: CanvasView, actions: Mapping[str, QAction], parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._session = view.session
        self._actions = actions
        self._menu: QMenu | None = None

    def open(self, pos: QPoint | None) -> None:
        """Open it at a pixel of the viewport; None: at what is selected."""
        context = self._pointed(pos) if pos is not None else self._selected()
        place = self._view.viewport().mapToGlobal(pos if pos is not None else self._place())
        self._show(context, place, by_keys=pos is None)
        self._view.asked_at = None if pos is None else self._view.mapToScene(pos)

    def open_at(self, corner: QPoint) -> None:
        """Open that of what is selected at a point of the screen."""
        self._show(self._selected(), corner, by_keys=True)

    def _show(self, context: str, place: QPoint, *, by_keys: bool) -> None:
        self._forget()
        menu_bar.refresh(self._actions, self._session)
        menu = menu_bar.make_context_menu(context, self._actions, self._view)
        menu.setObjectName(context)
        for each in (menu, *menu.findChildren(QMenu)):
            keep_letters_apart(each, menu_bar.english_of)
        menu.aboutToHide.connect(lambda: call_later(self, lambda: self._close(menu)))
        self._menu = menu
        if not menu.isEmpty():
            menu.popup(place)
            if by_keys:  # as they go on
                menu.setActiveAction(menu.actions()[0])

    def _close(self, menu: QMenu) -> None:
        """The command that was chosen, if any, is done: what it was asked for is not asked now."""
        if menu is self._menu:
            self._forget()
            self._session.asked_pin = None
            menu_bar.refresh(self._actions, self._session)

    def _forget(self) -> None:
        self._view.asked_at = None
        if self._menu is not None:
            self._menu.deleteLater()
            self._menu = None

    def _pointed(self, pos: QPoint) -> str:
        """Select what is under the pointer; what its menu is called."""
        scene, session = self._view.circuit_scene, self._session
        point = self._view.mapToScene(pos)
        pin = session.asked_pin = scene.pin_at(point)
        item = scene.node_at(point) or scene.slider_at(point)
        id_ = pin.node if pin is not None else item.id if item is not None else None
        if id_ is not None:
            if id_ not in session.selection:
                session.select({id_})
            return ON_NODES if pin is None else ON_PIN
        grip = scene.annotation_at(point)
        if grip is not None:
            if grip.id not in session.selected_annotations:
                session.select({grip.id})
            return ON_ANNOTATIONS
        wire = scene.wire_at(point)
        session.select((), wire)
        return ON_CANVAS if wire is None else ON_WIRE

    def _selected(self) -> str:
        """What the menu of the selection is called."""
        self._session.asked_pin = None
        if self._session.selected:
            return ON_NODES if self._session.selection else ON_ANNOTATIONS
        return ON_CANVAS if self._session.selected_wire is None else ON_WIRE

    def _place(self) -> QPoint:
        """Beside what is selected, as far as that is seen; else in the middle."""
        view, session = self._view, self._session
        seen = view.viewport().rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        if session.selected:
            rect = view.mapFromScene(view.circuit_scene.content(session.selected)).boundingRect()
            at = rect.bottomRight() + QPoint(MARGIN, MARGIN)
        elif session.selected_wire is not None:
            path = view.circuit_scene.wires.path(session.selected_wire)
            at = view.mapFromScene(QPointF(path.pointAtPercent(0.5)))
        else:
            at = seen.center()
        return QPoint(
            min(max(at.x(), seen.left()), seen.right()), min(max(at.y(), seen.top()), seen.bottom())
        )
