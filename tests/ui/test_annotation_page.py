"""The inspector's page of notes and frames, driven by real clicks and keys."""

from __future__ import annotations

from canvases import first_example
from panels import field, shown_texts, type_text
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from circuit_editor.model.edits.notes_and_frames import add_frame, add_note, set_note
from circuit_editor.ui.inspector.pages.annotation_page import ColourButton
from circuit_editor.ui.widgets.labels import Remark

LEFT = Qt.MouseButton.LeftButton


def opened(session):
    document = add_note(first_example(), "note1", "why <b>here</b>?", (220.0, 320.0))
    held = ["add1", "mul1", "note1"]
    session.open(add_frame(document, "frame1", "both", held, (0.0, 0.0), (0.0, 0.0)), None)


def buttons(inspector) -> dict[str, ColourButton]:
    found = inspector.page.findChildren(ColourButton)
    return {each.accessibleName().split(",")[0].rstrip("."): each for each in found}


def link(inspector, name: str) -> Remark:
    (found,) = (
        each for each in inspector.page.findChildren(Remark) if each.accessibleName() == name
    )
    return found


def test_a_note_tells_its_text_as_it_is_and_takes_a_colour_in_one_step(inspector, session):
    opened(session)
    session.select({"note1"})
    texts = shown_texts(inspector.page)
    assert texts[0] == "Note"
    assert {"why <b>here</b>?", "Without a colour.", "In the frame", "both (frame)"} <= {*texts}
    steps = session.undo_label
    assert buttons(inspector)["Without a colour"].isChecked()
    QTest.mouseClick(buttons(inspector)["Green"], LEFT)
    assert session.circuit.notes["note1"].colour == "green"
    assert session.undo_label not in ("", steps)
    assert [name for name, each in buttons(inspector).items() if each.isChecked()] == ["Green"]
    assert "Green, with a dashed line." in shown_texts(inspector.page)
    session.undo()
    assert [name for name, each in buttons(inspector).items() if each.isChecked()] == [
        "Without a colour"
    ]
    session.edit("", set_note, "note1", "another")
    assert "another" in shown_texts(inspector.page)


def test_a_frame_tells_what_it_holds_and_each_leads_there(inspector, session):
    opened(session)
    session.select({"frame1"})
    texts = shown_texts(inspector.page)
    assert texts[0] == "Frame"
    assert "Holds" in texts
    names = {each.accessibleName() for each in inspector.page.findChildren(Remark)}
    assert names == {"(x + y) × z (mul)", "x + y (add)", "why <b>here</b>? (note)"}
    link(inspector, "x + y (add)").setFocus()
    QTest.keyClick(link(inspector, "x + y (add)"), Qt.Key.Key_Return)
    assert session.selected == {"add1"}


def test_the_title_of_a_frame_is_typed_and_one_too_long_is_refused(inspector, session):
    opened(session)
    session.select({"frame1"})
    line = field(inspector, "Title")
    line.setFocus()
    line.selectAll()
    type_text(line, "the  gates")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert session.circuit.frames["frame1"].title == "the gates"
    line.selectAll()
    type_text(line, "x" * 201)
    assert not inspector.page.commit()
    assert session.circuit.frames["frame1"].title == "the gates"


def test_several_take_one_colour_together_and_no_colour_is_marked_where_they_differ(
    inspector, session
):
    opened(session)
    session.select({"frame1", "note1"})
    assert shown_texts(inspector.page)[0] == "2 selected"
    QTest.keyClick(buttons(inspector)["Red"], Qt.Key.Key_Space)
    assert session.circuit.frames["frame1"].colour == session.circuit.notes["note1"].colour == "red"
    session.select({"note1"})
    QTest.mouseClick(buttons(inspector)["Grey"], LEFT)
    session.select({"frame1", "note1"})
    assert not any(each.isChecked() for each in buttons(inspector).values())
    session.select({"frame1", "add1"})
    assert shown_texts(inspector.page)[0] == "2 selected"
