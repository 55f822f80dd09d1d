"""Palette and inspector: folded by key, by click and by themselves, and remembered."""

from __future__ import annotations

import pytest
from canvases import first_example
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from windows import CTRL, CTRL_ALT, LEFT, Desk

from circuit_editor import resources
from circuit_editor.model import OUT, edits
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.theme import LIGHT, style_sheet
from circuit_editor.ui.shell.panels.side_panels import SMALLEST_FIT

Key = Qt.Key
NETWORK = resources.folder() / "examples" / "two-layer-network.circuit"
NOTHING = Qt.KeyboardModifier.NoModifier


@pytest.fixture(autouse=True)
def dressed(qapp):
    """The program's own hairlines and scroll bars: those of the platform are wider."""
    qapp.setStyleSheet(style_sheet(LIGHT))
    yield
    qapp.setStyleSheet("")


@pytest.fixture
def desk(qtbot, tmp_path):
    return Desk(qtbot, tmp_path)


def resize(desk: Desk, width: int, height: int) -> None:
    desk.window.resize(width, height)
    QApplication.processEvents()
    assert (desk.window.width(), desk.window.height()) == (width, height)


def side(desk: Desk, name: str):
    return desk.window.side_panels._sides[name]


def folded(desk: Desk) -> tuple[bool, bool]:
    """Whether palette and inspector are rails, as one sees it."""
    found = []
    for name in ("palette", "inspector"):
        panel = side(desk, name)
        found.append(panel.width() == look.RAIL_WIDTH)
        assert panel.isAncestorOf(panel.panel) and panel.panel.isVisible() is not found[-1]
    return found[0], found[1]


def over(desk: Desk):
    """What lies over the canvas; None where nothing does."""
    overlay = vars(desk.window.side_panels).get("overlay")
    return overlay.panel if overlay is not None and overlay.isVisible() else None


def drag(desk: Desk, x: int, by: int) -> None:
    """Drag the hairline between a panel and the canvas."""
    start, end = QPoint(x, 400), QPoint(x + by, 400)
    QTest.mousePress(desk.window, LEFT, NOTHING, start)
    QTest.mouseMove(desk.window, (start + end) / 2)
    QTest.mouseMove(desk.window, end)
    QApplication.processEvents()
    QTest.mouseRelease(desk.window, LEFT, NOTHING, end)
    QApplication.processEvents()


def rail_button(desk: Desk, name: str, told: str) -> QToolButton:
    (found,) = (
        each
        for each in side(desk, name).rail.findChildren(QToolButton)
        if each.accessibleName() == told and each.isVisible()
    )
    return found


def wide():
    """A circuit that is small where all of it is shown."""
    return edits.move(first_example(), {"x": (-3000.0, 0.0)})


def test_the_canvas_keeps_its_share_from_small_windows_up(desk):
    for width, height, expected in (
        (720, 450, (True, True)),
        (1280, 720, (True, False)),
        (1360, 830, (False, False)),
    ):
        resize(desk, width, height)
        assert folded(desk) == expected
        assert desk.view.width() >= width * 2 / 3
        assert desk.view.rect().contains(desk.window.invitation.geometry())
    desk.press(desk.window.invitation, "All lessons")
    resize(desk, 720, 450)
    invitation = desk.window.invitation
    assert desk.view.width() >= 720 * 0.6 and desk.view.rect().contains(invitation.geometry())
    for each in invitation.findChildren(QWidget):
        assert each.geometry().right() < invitation.width(), each
    desk.press(desk.window.invitation, "Start lesson 1")
    for width, height in ((1360, 830), (1280, 720), (720, 450)):
        resize(desk, width, height)
        assert desk.view.width() >= width * 0.6


def test_they_fold_by_themselves_on_opening_but_not_while_one_edits(desk):
    resize(desk, 1360, 830)
    desk.open(first_example())
    assert folded(desk) == (False, False) and desk.view.zoom > SMALLEST_FIT
    desk.session.edit("far", edits.move, {"x": (-3000.0, 0.0)})
    desk.view.fit()
    QApplication.processEvents()
    assert desk.view.zoom < SMALLEST_FIT and folded(desk) == (False, False)
    resize(desk, 1361, 830)
    assert folded(desk) == (True, True)
    desk.open(first_example())
    assert folded(desk) == (False, False)


def test_the_keys_fold_and_unfold_and_lead_the_focus(desk):
    resize(desk, 1360, 830)
    desk.open(first_example())
    zoom = desk.view.zoom
    desk.key(Key.Key_B, CTRL)
    assert folded(desk) == (True, False) and desk.view.hasFocus() and desk.view.zoom > zoom
    desk.key(Key.Key_B, CTRL)
    assert folded(desk) == (False, False) and desk.window.palette_panel.field.hasFocus()
    assert desk.view.zoom == pytest.approx(zoom, rel=0.02)
    desk.key(Key.Key_Escape)
    assert desk.view.hasFocus()
    desk.key(Key.Key_B, CTRL_ALT)
    assert folded(desk) == (False, True) and desk.view.hasFocus()
    desk.session.select({"x"})
    desk.key(Key.Key_B, CTRL_ALT)
    assert folded(desk) == (False, False)
    assert desk.window.inspector.isAncestorOf(QApplication.focusWidget())


def test_chevrons_fold_and_unfold(desk):
    resize(desk, 1360, 830)
    desk.open(first_example())
    for name, panel in (
        ("palette", desk.window.palette_panel),
        ("inspector", desk.window.inspector),
    ):
        told = "gates" if name == "palette" else "inspector"
        (chevron,) = (
            each
            for each in panel.findChildren(QToolButton)
            if each.accessibleName() == f"Fold the {told}"
        )
        QTest.mouseClick(chevron, LEFT)
        assert side(desk, name).width() == look.RAIL_WIDTH and desk.view.hasFocus()
        QTest.mouseClick(rail_button(desk, name, f"Unfold the {told}"), LEFT)
        assert folded(desk) == (False, False)


def test_opened_from_its_rail_the_palette_lies_over_the_canvas(desk):
    resize(desk, 1280, 720)
    desk.open(first_example())
    palette, room, zoom = desk.window.palette_panel, desk.view.width(), desk.view.zoom
    count = len(desk.session.circuit.nodes)
    search = rail_button(desk, "palette", "Find a gate or a block")

    def open_it() -> None:
        QTest.mouseClick(search, LEFT)
        assert over(desk) is palette and palette.field.hasFocus()
        assert (desk.view.width(), desk.view.zoom) == (room, zoom)

    open_it()
    desk.key(Key.Key_Escape)
    assert over(desk) is None and desk.view.hasFocus()
    open_it()
    QTest.mouseClick(desk.view.viewport(), LEFT, NOTHING, QPoint(room - 30, 30))
    assert over(desk) is None and desk.view.hasFocus()
    open_it()
    desk.type("exp")
    desk.key(Key.Key_Return)  # places a gate
    assert over(desk) is None and desk.view.hasFocus()
    assert len(desk.session.circuit.nodes) == count + 1
    open_it()
    desk.key(Key.Key_B, CTRL)
    assert over(desk) is None and folded(desk) == (True, False)


def test_a_gate_picked_over_the_canvas_is_put_down_beside_it(desk):
    resize(desk, 1280, 450)
    desk.open(first_example())
    palette, count = desk.window.palette_panel, len(desk.session.circuit.nodes)
    QTest.mouseClick(rail_button(desk, "palette", "Functions"), LEFT)
    heading = palette.gates.heading_of("Functions")
    assert palette.list.visualRect(heading).top() == 0
    row = palette.list.visualRect(palette.gates.row_of("exp"))
    QTest.mouseClick(palette.list.viewport(), LEFT, NOTHING, row.center())
    assert over(desk) is palette
    at = QPoint(desk.view.width() - 60, 60)
    QTest.mouseMove(desk.view.viewport(), at)
    QTest.mouseClick(desk.view.viewport(), LEFT, NOTHING, at)
    assert over(desk) is palette and len(desk.session.circuit.nodes) == count + 1


def test_one_renames_on_the_canvas_whoever_lies_over_it(desk):
    resize(desk, 720, 450)
    desk.open(first_example())
    desk.session.select({"x"})
    desk.key(Key.Key_F2)
    assert over(desk) is None
    assert desk.view.viewport().isAncestorOf(QApplication.focusWidget())
    desk.key(Key.Key_Escape)  # one step: the selection stays
    assert desk.view.hasFocus() and desk.session.selection == {"x"}


def test_a_lesson_leaves_its_place_to_the_palette_over_the_canvas(desk):
    desk.press(desk.window.invitation, "Start lesson 1")
    QApplication.processEvents()
    room = desk.view.width()
    desk.view.setFocus()
    desk.key(Key.Key_B, CTRL)
    assert over(desk) is desk.window.palette_panel and desk.view.width() == room
    assert desk.window.classroom.lesson_panel.isVisible()
    desk.key(Key.Key_B, CTRL)
    assert over(desk) is None and desk.view.hasFocus()


def test_what_the_user_chose_stays_and_is_remembered(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    resize(desk, 1280, 720)
    desk.view.setFocus()
    desk.key(Key.Key_B, CTRL)
    assert folded(desk) == (False, False)
    desk.open(wide())
    assert desk.view.zoom < SMALLEST_FIT
    assert folded(desk) == (False, True)  # that one nobody unfolded
    resize(desk, 1200, 720)
    assert folded(desk)[0] is False
    resize(desk, 1280, 720)
    desk.session.mark_saved(None)
    desk.window.close()
    again = Desk(qtbot, tmp_path)
    resize(again, 1280, 720)
    assert folded(again) == (False, False)
    resize(again, 1100, 720)  # it was unfolded in a wider one
    assert folded(again) == (True, False)


def test_a_dragged_width_is_remembered(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    resize(desk, 1360, 830)
    drag(desk, side(desk, "palette").width(), -50)
    assert side(desk, "palette").width() == 150
    desk.window.close()
    again = Desk(qtbot, tmp_path)
    resize(again, 1400, 830)
    assert side(again, "palette").width() == 150


def test_a_lesson_keeps_the_width_it_was_dragged_to(desk):
    resize(desk, 1360, 830)
    desk.press(desk.window.invitation, "Start lesson 1")
    QApplication.processEvents()
    lesson = desk.window.classroom.lesson_panel
    assert lesson.width() == look.LESSON_WIDTH
    drag(desk, lesson.width(), -40)
    assert lesson.width() == look.LESSON_WIDTH - 40
    resize(desk, 1300, 830)
    assert lesson.width() == look.LESSON_WIDTH - 40
    desk.session.mark_saved(None)
    desk.window.close()
    assert desk.window.settings.panel("lesson").width == look.LESSON_WIDTH - 40


def test_several_gates_are_placed_from_the_palette_over_the_canvas(desk):
    resize(desk, 1280, 720)
    view = desk.view
    QTest.mouseClick(rail_button(desk, "palette", "Inputs"), LEFT)
    invitation = desk.window.invitation
    assert invitation.isVisible()
    overlay = desk.window.side_panels.overlay
    assert not overlay.geometry().intersects(
        QRect(invitation.mapTo(desk.window, QPoint()), invitation.size())
    )
    for at in (450, 600):
        desk.window.palette_panel.picked.emit("input")
        view.setFocus()
        QTest.mouseMove(view.viewport(), QPoint(at, 200))
        QTest.mouseClick(view.viewport(), LEFT, NOTHING, QPoint(at, 200))
        assert over(desk) is desk.window.palette_panel
    assert len(desk.session.circuit.nodes) == 2
    at = view.mapToScene(QPoint(700, 300))
    desk.session.edit("", edits.add, "exp1", "exp", (at.x(), at.y()))
    desk.hand.drag(desk.hand.pin("input2", OUT), desk.hand.pin("exp1", "x"))  # and wires them
    assert len(desk.session.circuit.wires) == 1
    assert over(desk) is desk.window.palette_panel
    QTest.mouseClick(view.viewport(), LEFT, NOTHING, QPoint(500, 500))
    assert over(desk) is None


def test_a_circuit_that_is_being_built_keeps_its_zoom_when_a_panel_unfolds(desk):
    resize(desk, 1280, 720)
    view = desk.view
    view.placing.put_in_view("input")
    assert view.zoom == 1.0
    desk.window.side_panels.toggle("palette")
    assert view.zoom == 1.0 and view.is_in_sight(view.content())
    desk.window.side_panels.toggle("palette")
    assert view.zoom == 1.0 and view.is_in_sight(view.content())
