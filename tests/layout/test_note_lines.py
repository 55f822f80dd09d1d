"""Lines of notes: none longer than its card, nothing lost; boxes of frames."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from circuit_editor.layout.labels.note_lines import note_lines, note_size
from circuit_editor.layout.space.frame_boxes import frame_boxes, room_in
from circuit_editor.model import EMPTY, edits
from circuit_editor.model.edits.notes_and_frames import add_frame, add_note
from circuit_editor.text import columns_taken, printable_lines

letters = st.text(st.sampled_from("ab w\n\t變數權重,。\u202e"), max_size=120)


@given(letters, st.integers(2, 40))
def test_no_line_is_too_long_and_no_letter_is_lost(text, columns):
    lines = note_lines(text, columns, 1000)
    assert all(columns_taken(line) <= columns for line in lines)
    shown = printable_lines(text.expandtabs(4))
    assert "".join("".join(lines).split()) == "".join(shown.split())


@given(letters, st.integers(1, 5))
def test_what_is_cut_ends_with_an_ellipsis_and_fits(text, most):
    whole, cut = note_lines(text, 12, 1000), note_lines(text, 12, most)
    assert len(cut) <= most
    assert all(columns_taken(line) <= 12 for line in cut)
    assert (cut == whole) == (len(whole) <= most)
    assert cut == whole or cut[-1].endswith("…")


def test_a_card_is_as_large_as_its_text_and_no_larger_than_can_be_read():
    assert note_size("") == note_size("hi") < note_size("hello, this is longer")
    assert note_size("a\nb\nc\nd")[1] > note_size("a b c d")[1]
    assert note_size("word " * 4000)[1] < 1_000


def test_a_frame_holds_all_it_has_and_those_inside_it():
    document = edits.add(EMPTY, "x", "input", (0.0, 0.0))
    document = add_note(document, "n", "why?", (300.0, 0.0))
    document = add_frame(document, "inner", "", ["x"], (0.0, 0.0), (0.0, 0.0))
    document = add_frame(document, "outer", "", ["inner", "n"], (0.0, 0.0), (900.0, 20.0))
    boxes = frame_boxes(document.root)
    assert [*boxes] == ["outer", "inner"]
    for id_, frame in document.root.frames.items():
        for held in frame.nodes:
            room = room_in(document.root, held, {}, boxes)
            assert boxes[id_][0] < room[0] and boxes[id_][1] < room[1]
            assert room[2] < boxes[id_][2] and room[3] < boxes[id_][3]
    assert boxes["outer"][0] == -450.0 and boxes["outer"][2] == 450.0
