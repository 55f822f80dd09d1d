"""The palette, by mouse and by keys."""

from __future__ import annotations

import pytest
from panels import show_in_window, shown_texts, type_text
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from circuit_editor.gates import FOLDED, GATES, GROUPS
from circuit_editor.model import EMPTY
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.palette.gate_list import IS_OPEN, KIND
from circuit_editor.ui.palette.palette import Palette
from circuit_editor.ui.palette.palette_items import GATE_MIME, PaletteCatalog

LEFT = Qt.MouseButton.LeftButton
NOTHING = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def palette(qtbot, session):
    palette = Palette(session, PaletteCatalog(session), Appearance("light"))
    window = show_in_window(qtbot, palette, 210, 1200)
    yield palette
    window.close()


@pytest.fixture
def heard(palette):
    """What the palette said, in order."""
    said = []
    palette.picked.connect(lambda kind: said.append(("picked", kind)))
    palette.requested.connect(lambda kind: said.append(("requested", kind)))
    palette.search_left.connect(lambda: said.append(("left",)))
    return said


def kinds(palette) -> list[str]:
    """The kinds that are listed now."""
    rows = (palette.gates.index(row) for row in range(palette.gates.rowCount()))
    return [row.data(KIND) for row in rows if row.data(KIND) is not None]


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched, event) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_the_list_is_painted_anew_only_where_a_row_was_picked(palette):
    QApplication.processEvents()
    paints = Paints(palette.list.viewport())
    palette.clear_pick()
    QApplication.processEvents()
    assert not paints.count
    palette.list.clicked.emit(palette.gates.index(1))
    QApplication.processEvents()
    picked = paints.count
    palette.clear_pick()
    QApplication.processEvents()
    assert paints.count > picked > 0


AT_FIRST = [kind for kind, each in GATES.items() if each.group not in FOLDED]
FOLDED_AT_FIRST = [kind for kind, each in GATES.items() if each.group in FOLDED]


def folding(palette):
    """The heading that folds."""
    rows = (palette.gates.index(row) for row in range(palette.gates.rowCount()))
    return next(row for row in rows if row.data(IS_OPEN) is not None)


def current(palette) -> str | None:
    return palette.list.currentIndex().data(KIND)


def place_of(palette, kind):
    rect = palette.list.visualRect(palette.gates.row_of(kind))
    assert palette.list.viewport().rect().contains(rect), f"{kind} is not in view"
    return rect.center()


def test_every_gate_stands_once_below_its_group(palette):
    assert sorted(kinds(palette)) == sorted(AT_FIRST)
    palette.gates.fold(folding(palette))
    assert sorted(kinds(palette)) == sorted(GATES)
    texts = [palette.gates.index(row).data() for row in range(palette.gates.rowCount())]
    headings = [text for text in texts if text in GROUPS]
    assert headings == list(GROUPS)
    assert texts[texts.index("Arithmetic") + 1] == "add"


def test_a_click_picks_and_the_row_stays_marked_until_the_gate_is_down(palette, heard):
    QTest.mouseClick(palette.list.viewport(), LEFT, NOTHING, place_of(palette, "mul"))
    assert heard == [("picked", "mul")]
    assert palette.list.itemDelegate().picked == "mul"
    palette.clear_pick()
    assert palette.list.itemDelegate().picked is None


def test_a_double_click_asks_for_the_gate_at_once(palette, heard):
    point = place_of(palette, "exp")
    QTest.mouseClick(palette.list.viewport(), LEFT, NOTHING, point)
    QTest.mouseDClick(palette.list.viewport(), LEFT, NOTHING, point)
    assert heard == [("picked", "exp"), ("requested", "exp")]
    assert palette.list.itemDelegate().picked is None


def test_a_click_on_a_heading_picks_nothing(palette, heard):
    heading = palette.gates.index(palette.gates.row_of("add").row() - 1)
    point = palette.list.visualRect(heading).center()
    QTest.mouseClick(palette.list.viewport(), LEFT, NOTHING, point)
    assert heard == []


def test_a_drag_carries_the_kind_and_a_picture_of_its_chip(palette, heard, monkeypatch):
    carried = []

    def carry(drag, actions):
        kind = bytes(drag.mimeData().data(GATE_MIME).data()).decode()
        carried.append((kind, drag.pixmap().isNull()))
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", carry)
    viewport, start = palette.list.viewport(), place_of(palette, "mul")
    QTest.mousePress(viewport, LEFT, NOTHING, start)
    for step in (10, 30, 60):  # QTest.mouseMove carries no buttons, and a view wants to see one
        point = QPointF(start.x() + step, start.y())
        move = QMouseEvent(
            QEvent.Type.MouseMove,
            point,
            viewport.mapToGlobal(point),
            Qt.MouseButton.NoButton,
            LEFT,
            NOTHING,
        )
        QApplication.sendEvent(viewport, move)
    assert carried[:1] == [("mul", False)]
    assert heard == []


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("s", "sub"),
        ("sig", "sigmoid"),
        ("LOG", "log"),
        ("*", "mul"),
        ("/", "div"),
        ("1/x", "reciprocal"),
        ("σ", "sigmoid"),
        ("+c", "add_constant"),
        ("leaky r", "leaky_relu"),
        ("flag", "output"),
        ("weight", "parameter"),
    ],
)
def test_typing_finds_a_gate_by_name_symbol_or_what_is_said_of_it(palette, heard, typed, best):
    palette.start_search()
    type_text(palette.field, typed)
    assert current(palette) == best
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert heard == [("requested", best)]
    assert palette.field.text() == ""
    assert len(kinds(palette)) == len(AT_FIRST)


def test_a_search_leaves_only_what_matches_and_keeps_the_headings(palette):
    type_text(palette.field, "arithmetic")
    assert kinds(palette) == [kind for kind, each in GATES.items() if each.group == "Arithmetic"]
    assert palette.gates.index(0).data() == "Arithmetic"


def test_arrow_keys_walk_the_rows_from_the_field_and_pass_over_headings(palette, heard):
    palette.start_search()
    walked, rows = [], kinds(palette)
    for _ in range(6):
        QTest.keyClick(palette.field, Qt.Key.Key_Down)
        walked.append(current(palette))
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    assert walked == rows[:6]
    assert current(palette) == rows[4]
    for _ in range(9):
        QTest.keyClick(palette.field, Qt.Key.Key_Up)
    assert current(palette) == "input"
    for _ in range(9):
        QTest.keyClick(palette.field, Qt.Key.Key_PageDown)
    assert palette.list.currentIndex() == folding(palette)
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    assert current(palette) == rows[-1]
    QTest.keyClick(palette.field, Qt.Key.Key_Enter)
    assert heard == [("requested", rows[-1])]


def test_the_list_itself_is_walked_by_keys(palette, heard):
    palette.list.setFocus()
    palette.list.choose(palette.gates.row_of("add"))
    QTest.keyClick(palette.list, Qt.Key.Key_Down)
    QTest.keyClick(palette.list, Qt.Key.Key_Return)
    assert heard == [("requested", "sub")]


def test_what_nobody_is_called_is_told_and_enter_does_nothing(palette, heard):
    type_text(palette.field, "blub")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert kinds(palette) == []
    assert palette.field.text() == "blub"
    assert shown_texts(palette) == ["Nothing is called that."]
    assert heard == []


def test_escape_empties_the_field_and_then_leaves_it(palette, heard):
    type_text(palette.field, "mu")
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert (palette.field.text(), heard) == ("", [])
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)
    assert heard == [("left",)]


def test_a_search_is_over_when_its_gate_was_placed_or_another_document_opened(palette, session):
    for end in (palette.clear_pick, lambda: session.open(EMPTY, None)):
        palette.start_search()
        type_text(palette.field, "tanh")
        assert kinds(palette) == ["tanh", "clip"]  # which is a hard tanh
        end()
        assert palette.field.text() == ""
        assert len(kinds(palette)) == len(AT_FIRST)


def test_a_search_is_over_when_the_focus_goes_elsewhere_but_not_into_the_list(palette, heard):
    elsewhere = QLineEdit(palette.window())
    elsewhere.show()
    palette.start_search()
    type_text(palette.field, "tanh")
    QTest.mouseClick(palette.list.viewport(), LEFT, NOTHING, place_of(palette, "tanh"))
    assert heard == [("picked", "tanh")]
    assert palette.field.text() == "tanh"
    palette.list.setFocus()
    assert palette.field.text() == "tanh"
    elsewhere.setFocus()
    assert palette.field.text() == ""
    palette.start_search()
    type_text(palette.field, "exp")
    elsewhere.setFocus()
    assert palette.field.text() == ""


# --- what is folded


def test_more_functions_are_folded_until_their_heading_is_clicked(palette, heard):
    point = palette.list.visualRect(folding(palette)).center()
    QTest.mouseClick(palette.list.viewport(), LEFT, NOTHING, point)
    assert kinds(palette) == [*AT_FIRST, *FOLDED_AT_FIRST]
    assert palette.list.visualRect(palette.gates.row_of("tan")).top() > 0
    QTest.mouseClick(
        palette.list.viewport(), LEFT, NOTHING, palette.list.visualRect(folding(palette)).center()
    )
    assert kinds(palette) == AT_FIRST
    assert heard == []


def test_a_double_click_on_the_heading_asks_for_nothing(palette, heard):
    QTest.mouseDClick(
        palette.list.viewport(), LEFT, NOTHING, palette.list.visualRect(folding(palette)).center()
    )
    assert heard == []


@pytest.mark.parametrize(
    ("opens", "closes"),
    [
        (Qt.Key.Key_Return, Qt.Key.Key_Enter),
        (Qt.Key.Key_Space, Qt.Key.Key_Space),
        (Qt.Key.Key_Right, Qt.Key.Key_Left),
    ],
)
def test_keys_open_and_close_what_is_folded(palette, heard, opens, closes):
    palette.list.setFocus()
    palette.list.choose(palette.gates.row_of(AT_FIRST[-1]))
    QTest.keyClick(palette.list, Qt.Key.Key_Down)
    assert palette.list.currentIndex() == folding(palette)
    QTest.keyClick(palette.list, closes if closes == Qt.Key.Key_Left else Qt.Key.Key_Up)
    palette.list.choose(folding(palette))
    QTest.keyClick(palette.list, opens)
    assert kinds(palette) == [*AT_FIRST, *FOLDED_AT_FIRST]
    QTest.keyClick(palette.list, Qt.Key.Key_Down)
    assert current(palette) == FOLDED_AT_FIRST[0]
    QTest.keyClick(palette.list, Qt.Key.Key_Up)
    QTest.keyClick(palette.list, closes)
    assert kinds(palette) == AT_FIRST
    assert heard == []


def test_the_field_opens_what_is_folded_and_walks_on_into_it(palette, heard):
    palette.start_search()
    palette.list.choose(folding(palette))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(palette.field, key)
    assert heard == [("requested", FOLDED_AT_FIRST[0])]


def test_a_search_looks_into_what_is_folded_and_leaves_it_folded(palette, heard):
    type_text(palette.field, "erf")
    assert kinds(palette) == ["erf"]
    palette.gates.fold(palette.gates.index(0))
    assert kinds(palette) == ["erf"]
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert heard == [("requested", "erf")]
    assert kinds(palette) == AT_FIRST


def test_what_was_opened_stays_open_through_searches_and_other_documents(palette, session):
    palette.gates.fold(folding(palette))
    type_text(palette.field, "exp")
    palette.field.clear()
    session.open(EMPTY, None)
    assert kinds(palette) == [*AT_FIRST, *FOLDED_AT_FIRST]


def test_a_heading_that_folds_says_so_to_those_who_cannot_see_it(palette):
    def said():
        return folding(palette).data(Qt.ItemDataRole.AccessibleTextRole)

    assert said() == "More functions, folded"
    palette.gates.fold(folding(palette))
    assert said() == "More functions, open"


def test_what_is_opened_at_the_bottom_comes_into_view(palette, qtbot):
    palette.window().resize(210, 500)
    palette.list.scrollToBottom()
    heading = folding(palette)
    palette.list.folded.emit(heading)
    height = palette.list.viewport().height()
    assert palette.list.visualRect(folding(palette)).top() >= 0
    assert palette.list.visualRect(palette.gates.row_of("sinh")).bottom() < height


def test_rows_have_names_for_those_who_cannot_see_them_and_tips_for_those_who_can(palette):
    row = palette.gates.row_of("max")
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "max: The larger of two numbers."
    tip = row.data(Qt.ItemDataRole.ToolTipRole)
    assert GATES["max"].summary in tip
    assert GATES["max"].character in tip
    assert palette.field.accessibleName()
    assert palette.list.accessibleName()
