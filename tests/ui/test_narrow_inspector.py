"""The inspector at its narrowest: no page is wider than what is seen of it, whatever it tells."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from timers import go_off
from windows import Desk

import circuit_editor as ce
from circuit_editor import resources
from circuit_editor.formula_worker import answers
from circuit_editor.model import Pin, edits
from circuit_editor.model.edits.copy_paste import copy_of, paste
from circuit_editor.model.edits.grouping import group
from circuit_editor.ui.app import language
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.inspector.cards.closed_form_card import ClosedFormCard
from circuit_editor.ui.inspector.pages.circuit_page import InputsCard
from circuit_editor.ui.widgets.small_tile import SmallTile

ROUNDS = 3  # until a row in a card on a page is laid out, and an answer about it was given
LONG = "Wholly_unbreakable_word"


@pytest.fixture(
    params=[
        pytest.param(
            each, id=each.code, marks=pytest.mark.soak if each == language.SIMPLIFIED else ()
        )
        for each in language.LANGUAGES  # either script is as wide as the other
    ]
)
def desk(request, qtbot, tmp_path, qapp):
    language.speak(request.param)
    desk = Desk(qtbot, tmp_path)
    Appearance("light").apply()
    yield desk
    language.speak(language.ENGLISH)


def hard_document():
    """Two uses of a block, all with long names, and numbers of many signs in both directions."""
    text = f"{LONG}1 = {LONG}2 * {LONG}3; m = {LONG}1 + {LONG}2; f = tanh(m) * 1e-7"
    document = ce.circuit(text, **{f"{LONG}2": -1.25e-9, f"{LONG}3": -3.5e-8}).document
    kinds = {id_: each.kind for id_, each in document.root.nodes.items()}
    gates = [id_ for id_, kind in kinds.items() if kind in ("mul", "add", "tanh")]
    weight = document.root.find(f"{LONG}3")
    document, first = group(document, [*gates, weight], f"{LONG}s")
    document, (second,) = paste(document, copy_of(document, document.root, [first]), (300.0, 0.0))
    (inlet, *_) = document.root.nodes[second].interface.inputs
    document = edits.connect(
        document, Pin(document.root.find(f"{LONG}2"), "out"), Pin(second, inlet.id)
    )
    return document, first


def too_wide(page: QWidget, room: int) -> list[str]:
    """What makes a page wider than the room for it; nothing where it is not."""
    if page.minimumSizeHint().width() <= room:
        return []
    found = [f"{type(page).__name__}: {page.minimumSizeHint().width()} of {room}"]
    for each in page.findChildren(QWidget):
        if each.isVisibleTo(page) and not each.findChildren(QWidget):
            least = max(each.minimumSizeHint().width(), each.minimumWidth())
            text = getattr(each, "text", str)()
            found += [f"    {type(each).__name__} {text!r}: {least}"] if least > 50 else []
    return found


def rest(page: QWidget, qtbot) -> None:
    """Let a page be laid out, and its closed form be told."""
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    QApplication.processEvents()
    for card in page.findChildren(ClosedFormCard):
        go_off(page)
        qtbot.waitUntil(lambda: card._laid is not None)  # noqa: B023
    for _ in range(ROUNDS):
        QApplication.processEvents()


def look_at_pages(desk, wide, qtbot, of=None):
    """Look at the page of the circuit, of each kind of node that is shown, and of a wire.

    The kinds can be given, where others tell nothing new.
    """
    inspector, session = desk.window.inspector, desk.session

    def look_at_page() -> None:
        rest(inspector.page, qtbot)
        wide.extend(too_wide(inspector.page, inspector.viewport().width()))

    look_at_page()
    kinds = {node.kind: id_ for id_, node in session.shown.nodes.items()}
    for id_ in kinds.values() if of is None else map(kinds.__getitem__, of):
        session.select({id_})
        look_at_page()
    session.select((), next(iter(session.shown.wires)))
    look_at_page()


def test_no_page_is_cut_off_at_the_right(desk, qtbot, monkeypatch):
    monkeypatch.setattr(answers, "typeset", lambda latex: None)  # as text: pictures take long
    document, block = hard_document()
    desk.open(document)
    desk.window.inspector.setFixedWidth(look.INSPECTOR_LEAST)
    wide = []
    look_at_pages(desk, wide, qtbot)
    desk.session.enter(block)
    look_at_pages(desk, wide, qtbot)
    assert not wide, "\n".join(wide)


def test_no_page_of_arrays_is_cut_off_at_the_right(desk, qtbot, monkeypatch):
    monkeypatch.setattr(answers, "typeset", lambda latex: None)
    desk.open(resources.folder() / "examples" / "two-layer-network-in-matrices.circuit")
    desk.window.inspector.setFixedWidth(look.INSPECTOR_LEAST)
    wide = []
    look_at_pages(desk, wide, qtbot, ("parameter", "add", "mse"))
    assert not wide, "\n".join(wide)


def test_a_page_is_as_wide_whether_it_is_scrolled_or_not(desk, qtbot, monkeypatch):
    """Tiles are the higher the wider they are: they and a bar that comes and goes never rest.

    Qt asks for each new size within the last one, until the stack is full.
    """
    monkeypatch.setattr(answers, "typeset", lambda latex: None)
    desk.open(resources.folder() / "examples" / "two-layer-network-in-matrices.circuit")
    inspector, session = desk.window.inspector, desk.session
    inspector.setFixedSize(look.INSPECTOR_LEAST, 300)
    add = next(id_ for id_, node in session.shown.nodes.items() if node.kind == "add")
    session.select({add})
    rest(inspector.page, qtbot)
    highest, widths = inspector.page.height(), set()
    for height in range(highest - 12, highest + 12, 4):
        inspector.setFixedHeight(height)
        rest(inspector.page, qtbot)
        widths.add(inspector.page.width())
    assert widths == {inspector.viewport().width()}


def test_a_bar_is_drawn_only_where_a_page_is_scrolled(desk):
    inspector = desk.window.inspector
    desk.open(ce.circuit("f = x * y", x=2.0, y=3.0).document)
    desk.session.select({desk.session.shown.find("x")})

    def colours(height: int) -> int:
        inspector.setFixedHeight(height)
        QApplication.processEvents()
        bar = inspector.verticalScrollBar()
        picture = bar.grab().toImage()
        middle = picture.width() // 2
        return len({picture.pixel(middle, y) for y in range(picture.height())})

    assert colours(200) > colours(3000) == 1


def test_arrays_give_up_their_tiles_before_a_list_of_inputs_is_cut_off(desk, qtbot):
    shapes = {f"{LONG}1": (2, 16), f"{LONG}2": (16, 16), "b": (16,)}
    values = {name: np.full(shape, 0.5).tolist() for name, shape in shapes.items()}
    desk.open(ce.circuit(f"f = sum(tanh({LONG}1 @ {LONG}2 + b))", **values).document)
    inspector, session = desk.window.inspector, desk.session

    def tiles() -> list[bool]:
        card = inspector.page.findChild(InputsCard)
        return [each.isVisible() for each in card.findChildren(SmallTile)]

    inspector.setFixedWidth(look.INSPECTOR_LEAST)
    qtbot.waitUntil(lambda: not any(tiles()))
    wide = too_wide(inspector.page, inspector.viewport().width())
    for name in ("matmul1", session.circuit.find(f"{LONG}2")):
        session.select([name])
        QApplication.processEvents()
        wide += too_wide(inspector.page, inspector.viewport().width())
    assert not wide, "\n".join(wide)
    session.select([])
    inspector.setFixedWidth(look.INSPECTOR_WIDTH)
    qtbot.waitUntil(lambda: all(tiles()))
