"""The offer to copy what is known of a crash, at the start after it: a quiet card at the edge."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from circuit_editor.text import printable_lines
from circuit_editor.ui.app.announcements import announce
from circuit_editor.ui.app.crash_report import CrashReport
from circuit_editor.ui.app.plain_text import PlainLabel
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.canvas.canvas_host import CanvasHost
from circuit_editor.ui.canvas.overlay_places import along_the_edges, best_place
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.shell.notices import MARGIN, FloatingPanel
from circuit_editor.ui.widgets.labels import fill_layout, make_button


class CrashCard(FloatingPanel):
    """One sentence, a button to copy the report, one to forget it."""

    def __init__(
        self,
        report: CrashReport,
        session: Session,
        over: CanvasHost,
        appearance: Appearance,
    ) -> None:
        super().__init__(over)
        self._report, self._session, self._appearance = report, session, appearance
        self._canvas, self._is_answered = over, False
        over.covers.append(self)
        self._text = PlainLabel(self._sentence(), self)
        self._text.setWordWrap(True)
        self.setAccessibleName(printable_lines(self._text.text()))
        self.copy = make_button(self.tr("Copy report"), self._copy, self, report.text)
        self.forget = make_button(self.tr("Forget it"), self._forget, self)
        parts = (self._text, self.copy, self.forget)
        fill_layout(
            QHBoxLayout(self), *parts, margins=(14, 8, 10, 8), spacing=10, wide=[self._text]
        )
        appearance.changed.connect(self._refresh)
        self._refresh()
        announce(self, self._text.text())

    def _refresh(self) -> None:
        """Show the offer until it is answered, and not on stage."""
        self.setVisible(not self._is_answered and not self._appearance.is_on_stage)
        self.keep_place()

    def keep_place(self) -> None:
        """At an edge, the lower right first, or beside what floats there; as wide as it wants."""
        room = self._canvas.seen_rect
        wanted = self._text.fontMetrics().horizontalAdvance(self._text.text()) + 64
        wanted += self.copy.sizeHint().width() + self.forget.sizeHint().width()
        width = min(wanted, room.width() - 2 * MARGIN)
        self.resize_to_width(width)
        places = along_the_edges(room, self.size(), MARGIN)
        others = self._canvas.cover_rects(of=self._others())
        x, above = places[0].x(), self.height() + MARGIN
        for each in others:
            places += [QPoint(x, each.top() - above), QPoint(x, each.bottom() + MARGIN)]
        within = room.adjusted(0, 0, 0, -self.height())
        places = [each for each in places if within.contains(each)]
        places.sort(key=lambda at: (-at.y(), -at.x()))
        self.move(best_place(self._canvas, self.size(), places, others))

    def _others(self) -> set[QWidget]:
        """What else lies over the canvas: there may be work to be recovered after a crash, too."""
        here = Qt.FindChildOption.FindDirectChildrenOnly
        return {*self._canvas.covers, *self._canvas.findChildren(FloatingPanel, "", here)} - {self}

    def _sentence(self) -> str:
        if self._report.has_died:
            return self.tr(
                "The program crashed last time. A report can be copied: it holds no circuit, and "
                "nothing was sent."
            )
        return self.tr(
            "Something went wrong inside the program last time. A report can be copied: it holds "
            "no circuit, and nothing was sent."
        )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report.text)
        self._report.keep()
        self._answer(self.tr("The report is copied: paste it where you tell of the fault."))

    def _forget(self) -> None:
        self._report.forget()
        self._answer(self.tr("The report is deleted."))

    def _answer(self, told: str) -> None:
        self._is_answered = True
        self._canvas.setFocus()
        self._refresh()
        self._session.message.emit(told)
