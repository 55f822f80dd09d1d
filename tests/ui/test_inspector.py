"""The inspector: the chain rule with its numbers, and a reason where there is none."""

from __future__ import annotations

import pytest
from panels import field, shown_texts
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton
from timers import go_off
from windows import NEURON

from circuit_editor import files, resources
from circuit_editor.expression import document_from
from circuit_editor.model import OUT, Pin, edits
from circuit_editor.model.edits.splice import insert_on_wire
from circuit_editor.ui.inspector.cards.tangent_card import CharacterCard
from circuit_editor.ui.inspector.pages.circuit_page import InputsCard
from circuit_editor.ui.widgets.labels import Remark
from circuit_editor.ui.widgets.wording import pretty

LEFT = Qt.MouseButton.LeftButton
FIRST = resources.folder() / "examples" / "first-example.circuit"
STAGED = "f = (x + sigmoid(y)) / (sigmoid(x) + (x + y)^2)"


def test_a_gate_states_the_chain_rule_with_its_numbers(inspector, session):
    session.select({"mul1"})
    texts = shown_texts(inspector.page)
    at = texts.index("∂f/∂(x + y)")
    assert texts[at : at + 4] == [
        "∂f/∂(x + y)",
        "= 1.00 × (−4.00)",
        "= −4.00",
        "local ∂out/∂(x + y) = z = −4.00",
    ]
    at = texts.index("∂f/∂z")
    assert texts[at + 1 : at + 4] == [
        "= 1.00 × 3.00",
        "= 3.00",
        "local ∂out/∂z = x + y = 3.00",
    ]
    assert texts[0] == "×  mul"
    assert "Switches: each input gets upstream × the other input." in texts


def test_the_rows_of_inputs_are_used_again_in_the_next_circuit(inspector, session):
    def rows(formula: str) -> tuple[list[str], list[QLabel]]:
        session.open(document_from(formula), None)
        QApplication.processEvents()
        labels = [each for each in inspector.page.findChildren(QLabel) if not each.isHidden()]
        return shown_texts(inspector.page), labels

    texts, labels = rows("f = a * b * c")
    at = texts.index("a")
    fewer, left = rows("f = x + y")
    assert fewer[at : at + 4] == ["x", "1.00", "1.00", "y"]
    assert "c" not in fewer and len(left) == len(labels) - 3
    more, again = rows("f = " + " + ".join(f"v{number}" for number in range(20)))
    assert "and 6 more" in more and "v13" in more and "x" not in more
    assert set(left) <= set(again)
    assert "and 6 more" not in rows("f = a * b * c")[0]
    assert rows("f = a * b * c")[0] == texts


def test_the_page_of_the_circuit_is_kept_while_another_is_shown(inspector, session):
    session.open(document_from("f = a * b"), None)
    first, folded = inspector.page, []
    inspector.fold_wanted.connect(lambda: folded.append(1))
    session.select({"mul1"})
    assert inspector.page is not first
    session.edit("", edits.rename, session.circuit.find("a"), "q")
    session.select(())
    assert inspector.page is first and first.isVisibleTo(inspector)
    assert "q" in shown_texts(first) and "a" not in shown_texts(first)
    first.fold.click()
    assert len(folded) == 1


def test_the_chain_rule_is_made_with_the_first_number(inspector, session):
    document = document_from("f = a * b")
    session.open(edits.add(document, "new", "exp", (0.0, 300.0)), None)
    session.select({"new"})
    told = "upstream × local = downstream, for each input"
    assert told not in [each.text() for each in inspector.page.findChildren(QLabel)]
    session.edit("", edits.connect, Pin(session.circuit.find("a"), OUT), Pin("new", "x"))
    assert told in shown_texts(inspector.page)


def test_rows_of_inputs_are_laid_only_where_these_or_their_names_are_others(
    inspector, session, monkeypatch
):
    laid, lay = [], InputsCard.lay_rows

    def listened(card, pins, names):
        laid.append(list(names))
        lay(card, pins, names)

    monkeypatch.setattr(InputsCard, "lay_rows", listened)
    session.open(document_from("f = a * b"), None)
    laid.clear()
    session.edit("", edits.add, "new", "exp", (0.0, 300.0))
    assert not laid
    session.edit("", edits.rename, session.circuit.find("a"), "q")
    session.replace("", edits.add(session.document, "more", "input", (0.0, 400.0), label="z"))
    assert laid == [["b", "q"], ["b", "q", "z"]]


def test_a_gate_that_has_a_name_is_called_so_in_its_local_derivatives(inspector, session):
    """The rows above say "value of q", "upstream ∂f/∂q": the third may not say "out"."""
    session.open(files.load(FIRST), None)
    session.select({"add1"})
    assert {"upstream ∂f/∂q", "local ∂q/∂x = 1"} <= set(shown_texts(inspector.page))
    session.open(document_from("q = sigmoid(x)\nf = q * q", {"x": 0}), None)
    session.select({gate_of(session, "sigmoid")})
    assert "local ∂q/∂x = q·(1 − q) = 0.25" in shown_texts(inspector.page)
    session.edit("", edits.rename, session.circuit.find("x"), "q")
    assert "local ∂out/∂q = out·(1 − out) = 0.25" in shown_texts(inspector.page)


def test_a_gate_that_is_called_as_the_flag_but_not_read_by_it_is_told_apart(inspector, session):
    session.open(files.load(FIRST), None)
    session.select({"add1"})
    flag = session.document.loss
    session.edit("", edits.add, "new", "neg", (0, 0))
    session.edit("", insert_on_wire, "new", Pin(flag, "x"))
    seen = set()
    for each in ("new", "mul1", "add1", flag):
        session.select({each})
        texts = [text for text in shown_texts(inspector.page) if "∂" in text]
        seen.update(texts)
    session.select((), Pin(flag, "x"))
    seen.update(text for text in shown_texts(inspector.page) if "∂" in text)
    assert {"upstream ∂output/∂f", "∂output/∂f", "local ∂out/∂f = −1", "∂output/∂output"} <= seen
    assert not any("∂f/∂" in text and "local" not in text for text in seen)


def test_rounded_factors_that_do_not_give_the_product_stand_before_an_about_sign(
    inspector, session
):
    """0.20 × 2.00 is 0.40: the number is 0.39, and "=" would be false."""
    session.open(files.load(NEURON), None)
    session.select({"mul1"})
    texts = shown_texts(inspector.page)
    assert texts[texts.index("= 0.20 × 2.00") + 1] == "≈ 0.39"
    session.select({"exp1"})
    texts = shown_texts(inspector.page)
    assert texts[texts.index("= −0.53 × 0.37") + 1] == "≈ −0.20"


def test_the_numbers_are_live_and_no_widget_is_made_anew(inspector, session):
    session.select({"mul1"})
    page, labels = inspector.page, inspector.page.findChildren(QLabel)
    session.edit("", edits.set_value, "z", 10)
    assert "= 1.00 × 10.00" in shown_texts(inspector.page)
    assert inspector.page is page
    assert page.findChildren(QLabel) == labels


def test_what_a_gate_does_is_said_once(inspector, session):
    """Without numbers the card would only repeat the sentence under the title."""
    session.edit("", edits.disconnect, [Pin("add1", "b")])
    session.select({"mul1"})
    inspector.page.findChild(CharacterCard).tell()
    texts = shown_texts(inspector.page)
    assert texts.count("Switches: each input gets upstream × the other input.") == 1
    assert "What it does" not in texts


def test_what_is_not_computed_is_blank_with_a_reason_and_never_zero(inspector, session):
    session.edit("", edits.disconnect, [Pin("add1", "b")])
    session.select({"mul1"})
    texts = shown_texts(inspector.page)
    assert 'The add gate x + ? still waits for a wire at its input "b".' in texts
    assert not any("×" in text and "=" in text and "0" in text for text in texts)
    assert not any("0.00" in text for text in texts)


def test_a_gate_beside_the_loss_says_that_the_loss_does_not_depend_on_it(inspector, session):
    session.edit("", edits.add, "e", "exp", (0, 0))
    session.edit("", edits.connect, Pin("x", OUT), Pin("e", "x"))
    session.select({"e"})
    texts = shown_texts(inspector.page)
    assert "f does not depend on this, so there is no gradient here." in texts
    assert "0.14" in texts  # its value, exp(-2), is computed


@pytest.mark.parametrize(("expression", "x"), [("f = log(x)", -3), ("f = sqrt(x)", 0)])
def test_no_change_is_foretold_where_loss_or_gradient_is_not_finite(
    inspector, session, expression, x
):
    session.open(document_from(expression, {"x": 4}), None)
    session.select({session.circuit.find("x")})
    assert any("grows by" in text for text in shown_texts(inspector.page))
    session.edit("", edits.set_value, session.circuit.find("x"), x)
    assert not any("grows by" in text for text in shown_texts(inspector.page))


def test_a_fork_is_itemised_and_the_shares_add_up(inspector, session):
    document = document_from(STAGED, {"x": 3, "y": -4})
    session.open(document, None)
    session.select({document.root.find("x")})
    texts = shown_texts(inspector.page)
    at = texts.index("Gradient: the sum at this fork")
    assert {"0.51", "1.58", "−0.036", "2.06"} <= set(texts[at:])
    assert "sum  ∂f/∂x" in texts
    assert "If x grows by 0.01, f changes by about 0.0206." in texts


def gate_of(session, kind):
    (id_,) = (id_ for id_, node in session.circuit.nodes.items() if node.kind == kind)
    return id_


def test_operands_bear_the_names_of_what_feeds_them_and_never_the_pins(inspector, session):
    session.open(document_from("f = log(a) / (b - c)", {"a": 2, "b": 3, "c": 1}), None)
    session.select({gate_of(session, "div")})
    texts = shown_texts(inspector.page)
    assert {"∂f/∂log(a)", "∂f/∂(b − c)"} <= set(texts)
    assert "local ∂f/∂log(a) = 1/(b − c) = 0.50" in texts
    assert "local ∂f/∂(b − c) = −log(a)/(b − c)² = −0.17" in texts
    assert not any("∂f/∂a" in text or "∂f/∂b" in text for text in texts)


def test_operands_that_have_no_short_name_are_called_by_their_place(inspector, session):
    document = document_from("f = sin(exp(tanh(relu(a)))) ** (b*b)", {"a": 2, "b": 3})
    session.open(document, None)
    session.select({gate_of(session, "power")})
    assert {"∂f/∂(1st input)", "∂f/∂(b × b)"} <= set(shown_texts(inspector.page))
    session.select({gate_of(session, "mul")})
    texts = shown_texts(inspector.page)  # b × b: which b?
    assert "local ∂out/∂(1st input) = 2nd input = 3.00\n1st input" in "\n".join(texts)
    session.select({gate_of(session, "sin")})
    assert "∂f/∂input" in shown_texts(inspector.page)


def test_a_gate_says_that_what_it_sends_is_one_share_of_a_fork(inspector, session):
    session.open(document_from("f = max(a*b, b/a) + b", {"a": 2, "b": 3}), None)
    session.edit("", edits.set_value, session.circuit.find("a"), 0.5)
    session.select({gate_of(session, "div")})
    texts = shown_texts(inspector.page)
    assert "∂f/∂b" not in texts
    assert "= 2.00" in texts[texts.index("∂f/∂b, this way") :]
    assert sum("b goes elsewhere, too: in all, ∂f/∂b = 3.00." in text for text in texts) == 1
    session.select({gate_of(session, "max")})
    assert not any("this way" in text for text in shown_texts(inspector.page))


def test_an_unfinished_gate_shows_no_empty_rows_and_says_what_is_missing(inspector, session):
    session.edit("", edits.disconnect, [Pin("mul1", "b")])
    for id_ in ("mul1", session.document.loss):
        session.select({id_})
        texts = shown_texts(inspector.page)
        assert 'The mul gate (x + y) × ? still waits for a wire at its input "b".' in texts
        assert not any("∂" in text or text == "value" for text in texts)
    session.select({"add1"})  # it has a value, and no gradient
    texts = shown_texts(inspector.page)
    assert "value of out" in texts
    assert not any("upstream ∂" in text or "∂f/∂" in text for text in texts)
    session.select({"x"})
    assert "∂f/∂x" not in shown_texts(inspector.page)
    session.select(())
    assert "f" not in shown_texts(inspector.page)


def test_a_wire_shows_its_own_share_and_the_whole_of_the_fork(inspector, session):
    document = document_from(STAGED, {"x": 3, "y": -4})
    session.open(document, None)
    x = document.root.find("x")
    (target,) = (
        pin
        for pin, source in document.root.wires.items()
        if source.node == x and document.root.nodes[pin.node].kind == "sigmoid"
    )
    session.select((), target)
    texts = shown_texts(inspector.page)
    assert "3.00" in texts
    assert texts.count("−0.036") == 2  # on the wire, and among the shares
    assert any(text.startswith("this wire, to σ") for text in texts)
    assert "2.06" in texts


def test_a_wire_that_is_replaced_while_selected_shows_its_new_source(inspector, session):
    session.select((), Pin("mul1", "b"))
    session.edit("", edits.connect, Pin("x", OUT), Pin("mul1", "b"))
    assert shown_texts(inspector.page)[0] == "x → (x + y) × x"
    session.edit("", edits.remove, ["z"])
    assert shown_texts(inspector.page)[0] == "x → (x + y) × x"
    session.undo()
    session.undo()
    assert shown_texts(inspector.page)[0] == "z → (x + y) × z"


@pytest.mark.parametrize("built", ["f = x + y", "f = log(x)", "g = x*y + x", "f = x"])
def test_the_page_of_a_wire_outlives_no_end_of_it(inspector, session, built):
    (flagged,) = (each for each in session.circuit.wires if each.node == session.document.loss)
    session.select((), flagged)
    session.replace("Build", document_from(built))
    assert not any("mul1" in text for text in shown_texts(inspector.page))
    session.undo()
    session.select((), flagged)
    assert shown_texts(inspector.page)[:2] == [
        "(x + y) × z → ⚑ f",
        "A wire from (x + y) × z to the loss flag f.",
    ]
    session.edit("", edits.disconnect, [flagged])
    assert shown_texts(inspector.page)[0] == "Circuit"
    session.undo()
    session.select((), flagged)
    session.open(document_from(built), None)
    assert not any("mul1" in text for text in shown_texts(inspector.page))


def test_names_on_the_page_of_a_wire_follow_their_nodes(inspector, session, qtbot):
    session.edit("", edits.connect, Pin("x", OUT), Pin("mul1", "b"))
    session.select((), Pin("mul1", "b"))
    session.edit("", edits.rename, "add1", "q")
    qtbot.waitUntil(lambda: "to q, 1st input" in shown_texts(inspector.page))


def test_a_wire_can_be_deleted_from_here(inspector, session):
    session.select((), Pin("mul1", "b"))
    (button,) = inspector.page.findChildren(QPushButton)
    QTest.mouseClick(button, LEFT)
    assert Pin("mul1", "b") not in session.circuit.wires


def test_marks_of_the_selected_gate_are_told(inspector, session):
    document = document_from("f = log(x) + max(x, y)", {"x": -1, "y": -1})
    session.open(document, None)
    session.select({next(id_ for id_ in document.root.nodes if id_.startswith("log"))})
    assert "log needs a positive number; it got −1." in shown_texts(inspector.page)
    session.select({next(id_ for id_ in document.root.nodes if id_.startswith("max"))})
    convention = "Where the two inputs are equal, each gets half of the gradient, as in PyTorch."
    assert shown_texts(inspector.page).count(convention) >= 2  # as a mark, and on the cards
    session.edit("", edits.set_value, document.root.find("y"), 5)
    assert shown_texts(inspector.page).count(convention) == 1


def test_the_loss_flag_says_so_and_another_can_be_made_the_loss(inspector, session):
    session.edit("", edits.flag, Pin("add1", OUT), (300, 0))
    other = session.document.loss
    first = next(id_ for id_ in session.circuit.nodes if id_.startswith("output") and id_ != other)
    session.select({other})
    assert "The output" in shown_texts(inspector.page)
    session.edit("", edits.rename, other, "L")
    assert "The loss" in shown_texts(inspector.page)
    session.select({first})
    assert "Not the loss" in shown_texts(inspector.page)
    (button,) = inspector.page.findChildren(QPushButton)
    QTest.mouseClick(button, LEFT)
    assert session.document.loss == first
    assert "The output" in shown_texts(inspector.page)
    assert not button.isVisible()


def test_with_nothing_selected_the_circuit_is_told_and_problems_lead_to_their_gate(
    inspector, session
):
    session.select(())
    texts = shown_texts(inspector.page)
    assert {"The output", "f", "−12.00"} <= set(texts)
    session.edit("", edits.disconnect, [Pin("mul1", "b")])
    (link,) = (
        each
        for each in inspector.page.findChildren(QAbstractButton)
        if each.accessibleName()
        == 'The mul gate (x + y) × ? still waits for a wire at its input "b".'
    )
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_Space)
    assert session.selection == {"mul1"}


def links(inspector):
    QApplication.processEvents()  # new widgets are shown with the next event
    found = inspector.page.findChildren(Remark)
    return {each.accessibleName(): each for each in found if each.isVisibleTo(inspector.page)}


def test_the_cause_is_told_before_what_follows_from_it_and_leads_to_its_gate(inspector, session):
    session.open(document_from("f = log(a)/(b - c) + relu(d)", {"a": 2, "b": 3, "c": 3}), None)
    session.edit("", edits.set_value, session.circuit.find("d"), 0)
    div, cause = gate_of(session, "div"), "log(a) ÷ (b − c): div cannot divide by zero; "
    kink = "relu(d): At 0 the derivative counts as 0, as in PyTorch."
    assert list(links(inspector)) == [cause + "the divisor is 0.", kink]
    assert "and 7 more behind" in shown_texts(inspector.page)
    link = links(inspector)[cause + "the divisor is 0."]
    QTest.mouseClick(link.childAt(link.rect().center()), LEFT)  # on the words
    assert session.selection == {div}


def test_shapes_that_do_not_fit_are_told_of_a_gate_by_its_formula(inspector, session):
    session.edit("", edits.set_value, "x", [1, 2])
    session.edit("", edits.set_value, "y", [1, 2, 3])
    said = "The add gate x + y cannot combine the shapes (2,), (3,)."
    assert said in links(inspector)
    session.select({"add1"})
    assert said in shown_texts(inspector.page)


def test_a_missing_loss_leads_to_the_only_open_end(inspector, session):
    session.edit("", edits.remove, [session.document.loss])
    (sentence,) = links(inspector)
    assert sentence == "No loss yet: the open end is (x + y) × z. Put the loss flag there."
    QTest.mouseClick(links(inspector)[sentence], LEFT)
    assert session.selection == {"mul1"}
    session.select(())
    session.edit("", edits.add, "exp1", "exp", (0, 300))
    session.select(())
    (several,) = (link for sentence, link in links(inspector).items() if "No loss" in sentence)
    QTest.mouseClick(several, LEFT)
    assert session.selection == frozenset()


def test_several_nodes_are_counted(inspector, session):
    session.select({"x", "y", "mul1"})
    assert "3 selected" in shown_texts(inspector.page)


def test_strangers_names_are_shown_as_they_are(inspector, session):
    session.edit("", edits.rename, "add1", '<img src="x"><b>q</b>')
    session.select({"mul1"})
    session.select({"add1"})
    labels = inspector.findChildren(QLabel)
    assert labels
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)
    assert any("<img" in text for text in shown_texts(inspector.page))


def test_an_array_is_shown_and_the_loss_tells_why_it_is_none(inspector, session):
    session.select({"x"})
    session.edit("", edits.set_value, "x", [1.5, 2.5])
    texts = shown_texts(inspector.page)
    assert "vector of 2" in texts and "x[0]" in texts
    assert field(inspector, "Value").text() == "1.5"
    assert any(text.startswith("The loss must be a single number") for text in texts)
    session.undo()
    assert field(inspector, "Value").text() == "−2"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("1", "1"),
        ("-1", "−1"),
        ("out*(1-out)", "out·(1 − out)"),
        ("-1/x^2", "−1/x²"),
        ("b*a^(b-1)", "b·aᵇ⁻¹"),
        ("1-out^2", "1 − out²"),
        ("a^b*log(a)", "aᵇ·log(a)"),
        ("x^(rate-1)", "x^(rate − 1)"),
        ("1+out^2", "1 + out²"),
        ("out+sigmoid(x)*(1-out)", "out + sigmoid(x)·(1 − out)"),
        ("2/√π*exp(-x^2)", "2/√π·exp(−x²)"),
        ("1e-09*x", "1e−09·x"),
        ("1 where x > 0, else 0", "1 where x > 0, else 0"),
    ],
)
def test_formulas_are_printed_as_people_write_them(typed, printed):
    assert pretty(typed) == printed


def test_numbers_show_all_their_digits_to_whoever_points_at_them(inspector, session):
    session.edit("", edits.set_value, "z", 1 / 3)
    session.select({"mul1"})
    tips = {label.text(): label.toolTip() for label in inspector.page.findChildren(QLabel)}
    assert tips["= 0.33"] == "0.3333333333333333"


def test_a_large_circuit_tells_its_problems_at_the_next_pause(inspector, session, qtbot):
    document = session.document
    for row in range(600):
        document = edits.add(document, f"exp{row}", "exp", (0, row))
    session.open(document, None)
    qtbot.waitUntil(lambda: "What is missing" in shown_texts(inspector.page))


def test_of_many_remarks_the_first_are_shown_in_full_and_the_others_counted(inspector, session):
    names = [f"x{number}" for number in range(30)]
    text = "f = " + " + ".join(f"log({name})" for name in names)
    session.open(document_from(text, dict.fromkeys(names, -1.0)), None)
    found = links(inspector)
    assert next(iter(found)) == "log(x0): log needs a positive number; it got −1."
    assert len(found) == 6
    assert "and 24 more" in shown_texts(inspector.page)
    inspector.resize(inspector.width(), 200)
    for link in links(inspector).values():
        (words,) = [each for each in link.findChildren(QLabel) if each.text() in found]
        assert words.height() >= words.heightForWidth(words.width())


def test_a_gate_that_stops_an_infinite_gradient_shows_what_it_sends_and_no_product(
    inspector, session
):
    document = document_from("r = relu(x); f = sqrt(r)", {"x": -1})
    session.open(document, None)
    session.select({document.root.find("r")})
    texts = shown_texts(inspector.page)
    at = texts.index("∞")
    assert "= 0.00" in texts[at:]
    assert not any("∞ ×" in text for text in texts)


def test_while_a_hand_drags_layout_and_painting_are_in_the_share_of_the_page(
    inspector, session, monkeypatch
):
    clock = [100.0]
    monkeypatch.setattr("circuit_editor.ui.inspector.inspector.perf_counter", lambda: clock[0])
    session.select({"x"})
    go_off(inspector)

    class SlowPaint(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            clock[0] += 0.01 * (event.type() == QEvent.Type.Paint)
            return False

    slow = SlowPaint()
    inspector.page.installEventFilter(slow)
    session.hold()
    clock[0] += 10.0
    session.set_value("z", 2.0, live=True)
    for _ in range(3 + len(inspector.page.parts())):  # the page follows, and is painted
        QApplication.processEvents()
    assert clock[0] >= 110.01 and "2.00" in " ".join(shown_texts(inspector.page))
    session.set_value("z", 3.0, live=True)
    waits = [each.interval() for each in inspector.findChildren(QTimer) if each.isActive()]
    assert max(waits) >= 100
    inspector.page.removeEventFilter(slow)
    session.release()
    assert "3.00" in " ".join(shown_texts(inspector.page))
