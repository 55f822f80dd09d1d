"""The bar over the canvas that holds one example of a batch: which one, and all of them again."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from circuit_editor.text import printable_lines, show
from circuit_editor.ui.app.announcements import announce
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.app.translate import fill
from circuit_editor.ui.canvas.canvas_host import CanvasHost
from circuit_editor.ui.canvas.overlay_places import (
    KEEPS_CLEAR,
    STAGE_CARD,
    along_the_edges,
    best_place,
)
from circuit_editor.ui.session.held_example import HeldExample
from circuit_editor.ui.shell.notices import MARGIN, ON_STAGE, FloatingPanel
from circuit_editor.ui.widgets import wording
from circuit_editor.ui.widgets.icon_buttons import icon_button
from circuit_editor.ui.widgets.labels import BODY, SMALL, Text, fill_layout, make_button

STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -10,
    Qt.Key.Key_PageDown: 10,
}


class ExampleBar(FloatingPanel):
    """Says which example is held; the arrow keys hold the next one, Esc shows all again."""

    _over: CanvasHost

    def __init__(self, over: CanvasHost, appearance: Appearance) -> None:
        super().__init__(over)
        self.setProperty(KEEPS_CLEAR, True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(
            self.tr(
                "Examples are counted from 1, the rows and columns of an array from 0, as in "
                "Python: example 1 is row 0."
            )
        )
        self._appearance = appearance
        self.examples: HeldExample = over.session.examples
        self.previous = icon_button(
            "chevron-left", self.tr("The example before"), self, lambda: self.step(-1)
        )
        self.next = icon_button(
            "chevron-right", self.tr("The next example"), self, lambda: self.step(1)
        )
        self._told = Text(BODY, "", self)
        self._brings = Text(BODY, "", self)
        self.all = make_button("", self.toggle, self)
        for each in (self.previous, self.next, self.all):
            each.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # arrows are the bar's own
        self._signs = Text(SMALL, self.tr("▸ marks it, dashes frame its share"), self)
        parts = self.previous, self._told, self.next, self._brings, self.all, self._signs
        fill_layout(QHBoxLayout(self), *parts, margins=(8, 4, 8, 4), spacing=6)
        self.examples.changed.connect(self._refresh)
        over.session.run_changed.connect(self._tell_share)
        appearance.changed.connect(self._enlarge)
        over.covers.append(self)
        over.led.connect(self.keep_place)
        self._refresh()
        if appearance.is_on_stage:  # it is made when it is first asked for
            self._enlarge()

    def toggle(self) -> None:
        """Hold an example, with the arrow keys to go on; or show all again."""
        if self.examples.held is not None or not self.examples.number:
            self._show_all()
        else:
            self.examples.hold(0)
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def step(self, by: int) -> None:
        """Hold another example, so many further on."""
        held = self.examples.held
        self.examples.hold(held + by if held is not None else 0 if by > 0 else -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in STEPS:
            self.step(STEPS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.examples.hold(0 if key == Qt.Key.Key_Home else self.examples.number - 1)
        elif key == Qt.Key.Key_Escape:
            self._show_all()
        else:
            super().keyPressEvent(event)

    def keep_place(self) -> None:
        """At the upper edge on the left, or where it hides less."""
        if self.isHidden():
            return
        room = self._over.seen_rect
        self._signs.setVisible(self.examples.held is not None)
        self._brings.setVisible(bool(self._brings.text()))
        for least in (self._signs, self._brings):
            if self.sizeHint().width() > room.width() - 2 * MARGIN:
                least.hide()
        self.resize(self.sizeHint())
        corner = QPoint(room.left() + MARGIN, room.top() + MARGIN)
        places = [corner, *reversed(along_the_edges(room, self.size(), MARGIN))]
        of = [each for each in self._over.covers if each.property(KEEPS_CLEAR) is None]
        of += self._over.findChildren(QFrame, STAGE_CARD)
        self.move(best_place(self._over, self.size(), places, self._over.cover_rects(of=of)))

    def _show_all(self) -> None:
        self.examples.show_all()
        self._over.setFocus()

    def _enlarge(self) -> None:
        """Write it for a hall, or for a desk again."""
        from circuit_editor.ui.classroom.stage.text_scaling import enlarge

        enlarge(self, self._appearance, ON_STAGE)
        self.keep_place()

    def _tell_share(self) -> None:
        """Say what the held example contributes to the loss, where that is a sum over all."""
        session, share = self._over.session, self.examples.loss_share
        whole, told = session.loss_value.array, ""
        if share is not None and whole is not None:
            told = fill(
                self.tr("brings {share} of {loss} = {whole}"),
                share=show(share),
                loss=wording.loss_name(session),
                whole=show(float(whole)),
            )
        if told != self._brings.text():
            self._brings.show_or_hide(told)
            self.setAccessibleDescription(printable_lines(told))
            self.keep_place()

    def _refresh(self) -> None:
        number, held = self.examples.number, self.examples.held
        before = self._told.text()
        self.setVisible(bool(number))
        if not number:
            return
        if held is None:
            told = fill(self.tr("All {count} examples"), count=number)
        else:
            told = fill(
                self.tr("Example {at} of {count} (row {row})"), at=held + 1, count=number, row=held
            )
        self._told.setText(told)
        self.all.setText(self.tr("Hold one") if held is None else self.tr("Show all"))
        self._signs.setVisible(held is not None)
        self.previous.setEnabled(held != 0)
        self.next.setEnabled(held is None or held + 1 < number)
        self.setAccessibleName(printable_lines(told))
        self._tell_share()
        self.keep_place()
        if before and told != before:
            announce(self, f"{told} {self._brings.text()}".rstrip())
