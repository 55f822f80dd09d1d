"""The inspector's page of a block: one step, the proof, the closed form, the ports."""

from __future__ import annotations

import re

import pytest
from block_documents import layer_of_two, split, two_neurons
from hand import CTRL
from panels import field, type_over
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from timers import go_off
from windows import ALT, CTRL_ALT, NEURON, SHIFT, SIGMOID, Desk, with_worker

from circuit_editor import resources
from circuit_editor.expression import document_from
from circuit_editor.files import dump, library, load, read
from circuit_editor.model import OUT, Pin, edits
from circuit_editor.model.blocks import instances_in
from circuit_editor.model.edits.grouping import group
from circuit_editor.ui.inspector.cards import closed_form_card
from circuit_editor.ui.inspector.cards.one_step_card import OneStepCard, ProofCard
from circuit_editor.ui.inspector.pages.block_page import BlockPage, InnerValues, PortPage
from circuit_editor.ui.widgets.formula_view import FormulaView

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
THE_SAME = "The same, to the last digit: the block can be taken as one gate."
BUT_FOR_DUST = "The same, but for the last digits: the factors were multiplied in another order."


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    return Desk(qtbot, tmp_path)


@pytest.fixture
def sigmoid(desk):
    """The page of the lecture's block is open; its id is `block`."""
    desk.open(NEURON)
    desk.block = desk.group("sigmoid", *sorted(SIGMOID))
    return desk


def page(desk):
    assert isinstance(desk.window.inspector.page, BlockPage)
    return desk.window.inspector.page


def interface(desk, id_):
    return desk.session.shown.nodes[id_].interface


def port_called(desk, id_, name):
    (found,) = [
        each.id
        for each in (*interface(desk, id_).inputs, *interface(desk, id_).outputs)
        if each.name == name
    ]
    return found


def type_in(desk, name, text):
    line = field(desk.window.inspector, name)
    type_over(line, text)
    if not text:
        QTest.keyClick(line, Key.Key_Backspace)
    QTest.keyClick(line, Key.Key_Return)


def proved(desk):
    """(one step, gate by gate, difference) as texts, for each input."""
    found = page(desk).findChild(ProofCard)
    texts = [each for each in desk.texts(found) if re.fullmatch(r"[−\d.e]+|nan|∞|−∞", each)]
    return [tuple(texts[at : at + 3]) for at in range(0, len(texts), 3)]


def number(text):
    return float(text.replace("−", "-"))


# One step and the proof ----------------------------------------------------------------------


def test_a_block_is_differentiated_in_one_step(sigmoid):
    texts = sigmoid.texts()
    assert texts[0] == "sigmoid"
    assert sigmoid.view.circuit_scene.nodes[sigmoid.block].caption() == ""  # it bears its name
    assert {
        "Chain rule, in one step",
        "value of sigmoid",
        "0.73",
        "upstream ∂f/∂sigmoid",
        "∂f/∂x",
        "= 1.00 × 0.20",
        "= 0.20",
        "local ∂sigmoid/∂x = 0.20",
    } <= set(texts)


def test_the_proof_shows_all_digits_and_a_difference_of_nothing(sigmoid):
    (inlet,) = interface(sigmoid, sigmoid.block).inputs
    ((one, chain, difference),) = proved(sigmoid)
    assert one == chain == "0.19661193324148188"
    assert float(chain) == sigmoid.gradient(sigmoid.block, inlet.id)
    assert difference == "0"
    texts = sigmoid.texts()
    assert THE_SAME in texts
    assert (
        "gate by gate, from the output back: 1.00 × (−0.53) × 1.00 × 0.37 × (−1.00) ≈ 0.20" in texts
    )


def test_a_difference_is_dust_and_is_told(desk):
    """Whatever the numbers: one step and the chain agree to the last digits, or to the last one."""
    document = desk.open(layer_of_two())
    layer = document.root.find("layer1")
    desk.click(layer)
    seen = set()
    for tenths in range(1, 30):
        desk.session.set_value(document.root.find("x"), tenths / 10)
        ((one, chain, difference),) = proved(desk)
        assert number(one) == pytest.approx(number(chain), rel=1e-13)
        assert (difference == "0") == (one == chain)
        if difference != "0":
            assert re.fullmatch(r"\d\.\de−\d\d", difference)
            assert number(difference) == pytest.approx(abs(number(one) - number(chain)), rel=0.1)
        assert (THE_SAME if difference == "0" else BUT_FOR_DUST) in desk.texts()
        seen.add(difference == "0")
    assert True in seen


def test_the_numbers_are_live_on_the_same_page(sigmoid):
    before = page(sigmoid)
    sigmoid.session.set_value(sigmoid.session.circuit.find("w2"), -4)
    assert page(sigmoid) is before
    assert {"0.50", "= 1.00 × 0.25"} <= set(sigmoid.texts())


def test_of_several_outputs_the_shares_are_summed(desk):
    """f = p + q with p = x·y and q = x: ∂f/∂x = y + 1."""
    document = desk.open(split())
    (block,) = [id_ for id_, each in document.root.nodes.items() if each.gate.is_block]
    desk.click(block)
    texts = desk.texts()
    assert "= 1.00 × (−4.00) + 1.00 × 1.00" in texts
    assert "local ∂p/∂x = −4.00, ∂q/∂x = 1.00" in texts
    assert "= −3.00" in texts
    compared = [(number(one), number(chain), dust) for one, chain, dust in proved(desk)]
    assert compared == [(-3, -3, "0"), (3, 3, "0")]


def test_without_a_loss_there_is_a_value_and_a_local_derivative_but_no_proof(desk):
    desk.open(NEURON)
    desk.click("output1")
    desk.key(Key.Key_Delete)
    desk.group("sigmoid", *sorted(SIGMOID))
    texts = desk.texts()
    assert {"0.73", "local ∂sigmoid/∂x = 0.20"} <= set(texts)
    assert "The proof" not in texts and not any("upstream ∂" in each for each in texts)


def test_what_is_held_inside_is_told_for_each_use(desk):
    document = desk.open(two_neurons())
    for name, weight in (("neuron1", "2.00"), ("neuron2", "3.00")):
        id_ = document.root.find(name)
        desk.click(id_)
        assert "Used 2 times. Every use has its own numbers." in desk.texts()
        (path,) = desk.session.sources_within(id_, "parameter")
        gradient = desk.session.gradient(Pin(f"{id_}/{path}", OUT)).text
        held = desk.texts(page(desk).findChild(InnerValues))
        assert set(held) == {"Held inside, here", "value", "gradient", "w", weight, gradient}


# As one step, or gate by gate ----------------------------------------------------------------


def test_the_switch_opens_the_block_in_place_and_closes_it(sigmoid):
    shown, block = page(sigmoid), sigmoid.block
    one, by_gate = (sigmoid.button(shown, text) for text in ("As one step", "Gate by gate"))
    numbers = sigmoid.input_gradients()
    assert one.isChecked() and not by_gate.isChecked()
    QTest.mouseClick(by_gate, LEFT)
    assert sigmoid.session.expanded == {block}
    assert "Taken gate by gate: the gradient goes back through every gate inside." in (
        sigmoid.texts()
    )
    assert not any("in one step" in each for each in sigmoid.texts())
    assert "Chain rule, from end to end" in sigmoid.texts()
    assert by_gate.isChecked() and not one.isChecked()
    assert page(sigmoid) is shown and sigmoid.session.selection == {block}
    assert sigmoid.input_gradients() == numbers
    QTest.mouseClick(one, LEFT)
    assert sigmoid.session.expanded == frozenset()
    sigmoid.view.setFocus()
    sigmoid.key(Key.Key_E, CTRL)
    assert by_gate.isChecked() and not one.isChecked()
    assert sigmoid.session.undo_label == "Group"  # none of it was an edit


# The page survives ---------------------------------------------------------------------------


def test_the_page_goes_with_the_grouping_and_comes_back(sigmoid):
    gone = page(sigmoid)
    sigmoid.window.undo()
    assert not isinstance(sigmoid.window.inspector.page, BlockPage)
    go_off(gone)  # what the old page still wanted to ask
    sigmoid.window.redo()
    assert "= 1.00 × 0.20" in sigmoid.texts(page(sigmoid))


def test_the_page_goes_with_its_block(sigmoid):
    sigmoid.key(Key.Key_Delete)
    assert not isinstance(sigmoid.window.inspector.page, BlockPage)
    sigmoid.window.undo()
    assert sigmoid.session.selection == {sigmoid.block}
    page(sigmoid)


def test_a_block_in_a_frame_has_a_page_with_its_numbers_and_a_way_in(sigmoid):
    inner = sigmoid.block
    outer = sigmoid.group("neuron", inner, "add2")
    sigmoid.key(Key.Key_E, CTRL)
    sigmoid.view.fit()
    sigmoid.click(f"{outer}/{inner}")
    texts = sigmoid.texts(page(sigmoid))
    assert {"0.73", "local ∂sigmoid/∂x = 0.20", THE_SAME} <= set(texts)
    assert "Ports" not in texts  # they are changed where the block stands
    sigmoid.press(page(sigmoid), "Gate by gate")
    assert sigmoid.session.expanded == {outer, f"{outer}/{inner}"}
    sigmoid.press(page(sigmoid), "Enter")
    assert sigmoid.session.where == (outer, inner)


def test_a_page_of_one_use_becomes_that_of_its_own_definition(desk):
    document = desk.open(two_neurons())
    first = document.root.find("neuron1")
    desk.click(first)
    desk.press(page(desk), "Make unique")
    assert interface(desk, first).block != interface(desk, document.root.find("neuron2")).block
    assert desk.session.selection == {first}
    assert not any("Used" in each for each in desk.texts(page(desk)))
    desk.window.undo()
    assert any("Used 2 times" in each for each in desk.texts(page(desk)))


def test_the_names_of_the_block_and_of_this_use(desk):
    document = desk.open(two_neurons())
    first, second = document.root.find("neuron1"), document.root.find("neuron2")
    desk.click(first)
    type_in(desk, "Name of the block", "tanh unit")
    assert interface(desk, first).name == interface(desk, second).name == "tanh unit"
    type_in(desk, "Name", "here")
    assert desk.session.circuit.label(first) == "here"
    assert desk.session.circuit.label(second) == "neuron2"
    assert desk.texts(page(desk))[0] == "tanh unit · here"
    type_in(desk, "Name of the block", "  ")
    assert interface(desk, first).name == "tanh unit"
    assert "A block needs a name." in desk.texts(page(desk))


def test_what_is_being_typed_is_taken_by_who_goes_in_or_out(desk):
    document = desk.open(two_neurons())
    first = document.root.find("neuron1")
    desk.click(first)
    line = field(desk.window.inspector, "Name")
    type_over(line, "other")
    desk.key(Key.Key_Down, ALT)
    assert desk.session.where == (first,)
    assert desk.session.document.root.labels[first] == "other"
    (weight,) = [
        id_ for id_, each in desk.session.circuit.nodes.items() if each.kind == "parameter"
    ]
    desk.click(weight)
    line = field(desk.window.inspector, "Name")
    type_over(line, "weight")
    back = desk.window.breadcrumb.findChild(QToolButton)  # it takes no focus
    QTest.mouseClick(back, LEFT)
    assert desk.session.where == ()
    assert desk.session.document.blocks["neuron"].circuit.labels[weight] == "weight"
    desk.window.undo()
    desk.window.undo()
    assert desk.session.document is document


# Ports ---------------------------------------------------------------------------------------


@pytest.fixture
def ports(desk):
    """The page of a block of three inputs: w, x and what is added to their product."""
    desk.open(NEURON)
    desk.block = desk.group("part", "mul1", "add1", "mul2")
    assert len(interface(desk, desk.block).inputs) == 4
    desk.before = desk.session.document
    return desk


def names(desk):
    return [port.name for port in interface(desk, desk.block).inputs]


def test_a_port_is_renamed_and_no_wire_changes(ports):
    first, *others = names(ports)
    type_in(ports, f"Name of port {first}", "weight")
    assert names(ports) == ["weight", *others]
    assert ports.session.document.root.wires is ports.before.root.wires
    assert ports.session.undo_label == "Rename port"
    type_in(ports, f"Name of port {first}", others[0])
    assert names(ports) == ["weight", *others]
    assert f'Another input is already called "{others[0]}".' in ports.texts()
    QTest.keyClick(field(ports.window.inspector, f"Name of port {first}"), Key.Key_Escape)
    ports.view.setFocus()
    ports.window.undo()
    assert ports.session.document is ports.before


def test_a_port_is_called_by_a_name_that_an_expression_can_use(ports):
    first, *others = names(ports)
    type_in(ports, f"Name of port {first}", "exp")
    assert names(ports) == [first, *others]
    refusal = '"exp" is a function: write exp(…), or choose another name.'
    assert refusal in ports.texts()
    type_in(ports, f"Name of port {first}", "ｋ\u200b１")
    assert names(ports) == ["k1", *others]


def test_the_keyboard_goes_from_port_to_port_and_loses_nothing(ports):
    first, second, *_ = names(ports)
    line = field(ports.window.inspector, f"Name of port {first}")
    line.setFocus()
    line.selectAll()
    ports.type("weight")
    ports.key(Key.Key_Tab)
    ports.type("0.5")
    ports.key(Key.Key_Tab)
    assert QApplication.focusWidget() is field(ports.window.inspector, f"Name of port {second}")
    ports.type("other")
    ports.key(Key.Key_Tab)
    assert names(ports)[:2] == ["weight", "other"]
    assert interface(ports, ports.block).inputs[0].has_default
    lines = [each.line for each in ports.window.inspector.page.fields]
    assert not any(each.hasSelectedText() for each in lines if not each.hasFocus())


def test_a_port_is_moved_by_keys_again_and_again(ports):
    first, *others = names(ports)
    field(ports.window.inspector, f"Name of port {first}").setFocus()
    while QApplication.focusWidget().accessibleName() != f"Move {first} down":
        ports.key(Key.Key_Tab)
        assert ports.window.inspector.isAncestorOf(QApplication.focusWidget())
    for _ in others:
        ports.key(Key.Key_Space)
    assert names(ports) == [*others, first]
    assert QApplication.focusWidget().accessibleName() == f"Move {first} up"
    ports.key(Key.Key_Tab, SHIFT)
    assert ports.window.inspector.isAncestorOf(QApplication.focusWidget())


def test_ports_are_put_in_another_order_and_no_wire_changes(ports):
    first, second, third, fourth = names(ports)
    gradients = ports.input_gradients()

    def mover(words):
        QApplication.processEvents()  # the row is laid out
        (found,) = [
            each
            for each in page(ports).findChildren(QToolButton)
            if each.accessibleName() == words and each.isVisible()
        ]
        return found

    assert not mover(f"Move {first} up").isEnabled()
    assert not mover(f"Move {fourth} down").isEnabled()
    QTest.mouseClick(mover(f"Move {first} down"), LEFT)
    assert names(ports) == [second, first, third, fourth]
    QTest.mouseClick(mover(f"Move {fourth} up"), LEFT)
    assert names(ports) == [second, first, fourth, third]
    assert ports.session.document.root.wires is ports.before.root.wires
    assert ports.input_gradients() == gradients
    ports.window.undo()
    ports.window.undo()
    assert ports.session.document is ports.before


def test_a_port_with_a_default_may_be_unplugged_and_has_a_number(ports):
    first = names(ports)[0]
    port = port_called(ports, ports.block, first)
    ports.session.select((), Pin(ports.block, port))
    ports.key(Key.Key_Delete)
    assert ports.session.value(Pin("add2", OUT)).text == ""
    ports.click(ports.block)
    type_in(ports, f"Default of port {first}", "0.5")
    assert interface(ports, ports.block).port(port).has_default
    assert ports.value(ports.block, port) == 0.5
    assert ports.session.value(Pin("add2", OUT)).text != ""
    assert ports.session.problems == []
    type_in(ports, f"Default of port {first}", "half")
    assert ports.value(ports.block, port) == 0.5
    assert any(each.startswith('"half" is no number') for each in ports.texts())
    type_in(ports, f"Default of port {first}", "")
    assert not interface(ports, ports.block).port(port).has_default
    assert ports.session.value(Pin("add2", OUT)).text == ""


def test_a_default_is_typed_as_people_write_it(ports):
    first = names(ports)[0]
    port = port_called(ports, ports.block, first)
    definition = interface(ports, ports.block).block
    for typed, number in (("1/4", 0.25), ("2,5", 2.5), ("2,500", 2.5), ("−½", -0.5)):
        type_in(ports, f"Default of port {first}", typed)
        is_asked = "Do you mean 2500 or 2.5? Type the one you mean." in ports.texts()
        assert is_asked == (typed == "2,500")
        assert float(ports.session.document.blocks[definition].circuit.values[port]) == number


def test_a_wired_port_does_not_heed_its_default(ports):
    first = names(ports)[0]
    readings = ports.value("add2"), ports.input_gradients()
    type_in(ports, f"Default of port {first}", "99")
    assert (ports.value("add2"), ports.input_gradients()) == readings


def test_from_inside_a_port_has_a_page_of_its_own(ports):
    first = names(ports)[0]
    port = port_called(ports, ports.block, first)
    outside = ports.value(ports.block, port), ports.gradient(ports.block, port)
    ports.key(Key.Key_Return)
    ports.click(port)
    assert isinstance(ports.window.inspector.page, PortPage)
    assert "Through this port" in ports.texts()
    assert (ports.value(port), ports.gradient(port)) == outside
    type_in(ports, "Name", "renamed")
    type_in(ports, "Default", "-2")
    assert face_outside(ports).inputs[0].name == "renamed"
    assert face_outside(ports).inputs[0].has_default
    assert ports.session.document.root.wires is ports.before.root.wires
    type_in(ports, "Name", "not a name")
    assert any("cannot be a name" in each for each in ports.texts())
    QTest.keyClick(field(ports.window.inspector, "Name"), Key.Key_Escape)
    ports.click(face_outside(ports).outputs[0].id)
    assert "Without a wire" not in ports.texts()


def face_outside(desk):
    return desk.session.document.root.nodes[desk.block].interface


def test_ports_are_added_from_inside_by_keys(ports):
    ports.key(Key.Key_Return)
    ports.key(Key.Key_I, CTRL_ALT)
    ports.key(Key.Key_O, CTRL_ALT)
    added = face_outside(ports)
    assert len(added.inputs) == 5 and len(added.outputs) == 2
    new = added.inputs[-1]
    ports.hand.wire(Pin(new.id, OUT), Pin(added.outputs[-1].id, "x"))
    ports.session.leave()
    assert any("waits for a wire" in str(each.sentence) for each in ports.session.problems)
    type_in(ports, f"Default of port {new.name}", "7")
    assert ports.value(ports.block, added.outputs[-1].id) == 7
    for _ in range(4):
        ports.window.undo()
    assert ports.session.document is ports.before


# The closed form -----------------------------------------------------------------------------

DIES = "import sys; sys.exit(1)"


@pytest.mark.parametrize(
    ("program", "patience", "sentence"),
    [
        (None, 200, "The closed form of this block takes too long to be worked out."),
        (DIES, 9999, "Formulas cannot be worked out now: the program for them does not run."),
    ],
)
def test_why_there_is_no_formula_is_told_and_all_else_works(
    qtbot, tmp_path, monkeypatch, program, patience, sentence
):
    with_worker(monkeypatch, *((program,) if program else ()), patience=patience)
    desk = Desk(qtbot, tmp_path)
    desk.open(NEURON)
    block = desk.group("sigmoid", *sorted(SIGMOID))
    qtbot.waitUntil(lambda: "Working it out …" in desk.texts() or sentence in desk.texts())
    assert "= 1.00 × 0.20" in desk.texts()
    qtbot.waitUntil(lambda: sentence in desk.texts())
    desk.click("add1")
    desk.click(block)  # it may go better this time
    qtbot.waitUntil(lambda: sentence not in desk.texts() or "Working it out …" in desk.texts())
    qtbot.waitUntil(lambda: sentence in desk.texts())


def test_a_block_without_outputs_and_one_too_large_are_not_asked_about(desk, qtbot, monkeypatch):
    monkeypatch.setattr(closed_form_card, "MOST_GATES", 3)
    desk.open(NEURON)
    desk.block = desk.group("sigmoid", *sorted(SIGMOID))
    qtbot.waitUntil(lambda: "This block is too large for a closed form." in desk.texts())
    desk.key(Key.Key_Return)
    desk.click(face_outside(desk).outputs[0].id)
    desk.key(Key.Key_Delete)
    desk.session.leave()
    told = "A block without an output port computes nothing."
    qtbot.waitUntil(lambda: told in desk.texts())


BROKEN = (
    "The step is the product of the chain's own factors: where one of them is not finite, "
    "neither is the step."
)


def formulas(desk):
    """The formulas that can be read, as text."""
    views = desk.window.inspector.page.findChildren(FormulaView)
    return [each.accessibleName() for each in views if each.isVisibleTo(page(desk))]


def test_the_real_worker_finds_the_sigmoid_and_sees_where_the_chain_fails(
    qtbot, tmp_path, started_worker
):
    """One process for all of it: SymPy takes its time to begin."""
    desk = Desk(qtbot, tmp_path)
    desk.open(NEURON)
    desk.group("sigmoid", *sorted(SIGMOID))

    def comes(*texts):
        qtbot.waitUntil(lambda: set(texts) <= set(desk.texts()), timeout=20_000)

    comes("here 0.73", "here 0.20")
    assert formulas(desk) == [
        "sigmoid(x) = 1/(1 + exp(−x))",
        "∂sigmoid/∂x = sigmoid·(1 − sigmoid)",
    ]
    desk.press(page(desk), "Copy as LaTeX")
    assert QGuiApplication.clipboard().text().splitlines()[1] == (
        r"\frac{\partial \mathrm{sigmoid}}{\partial x} "
        r"= \mathrm{sigmoid} \, \left(1 - \mathrm{sigmoid}\right)"
    )
    desk.session.set_value(desk.session.circuit.find("w2"), -804)  # x = −800
    comes(
        "Gate by gate, ∂sigmoid/∂x comes to nan here, and so it does in one step, which is the "
        "chain's own product. The formula keeps its number, 0.00, and so would a fused gate: this "
        "is why people fuse gates into one.",
        BROKEN,
    )
    desk.session.set_value(desk.session.circuit.find("w2"), -3)
    comes("here 0.73")
    assert not any("fuse gates" in each or each == BROKEN for each in desk.texts())
    desk.open(two_neurons())
    desk.click(desk.session.circuit.find("neuron2"))
    qtbot.waitUntil(lambda: bool(formulas(desk)), timeout=20_000)
    assert len(formulas(desk)) == 2  # by what is held inside, too, on request
    desk.press(page(desk), "Derivatives by what is held inside (1)")
    qtbot.waitUntil(lambda: len(formulas(desk)) == 3)
    assert "∂neuron/∂w" in formulas(desk)[2]


def test_the_page_of_a_port_follows_when_an_undo_puts_another_definition_there(inspector, session):
    """The same ids all the way, but of another definition: as after an undo and another paste."""
    document = load(resources.folder() / "examples" / "sigmoid-as-one-block.circuit")
    renamed = dump(document).replace(b'"block": "sigmoid"', b'"block": "other"')
    other = read(renamed.replace(b'"id": "sigmoid"', b'"id": "other"'))
    session.open(document, None)
    (block,) = (id_ for id_, each in session.circuit.nodes.items() if each.gate.is_block)
    session.enter(block)
    session.select({"inlet1"})
    session.replace("Paste", other)
    session.edit("Set", edits.set_attr, "add_constant1", "c", 2.0)
    assert session.inside == "other"
    assert isinstance(inspector.page, PortPage)
    session.undo()
    session.undo()
    assert session.inside == "sigmoid"


def test_a_block_that_stops_an_infinite_gradient_is_proved_to_send_nothing(desk):
    desk.open(document_from("r = relu(x); s = r * 2; f = sqrt(s)", {"x": -1}))
    desk.group("twice", desk.session.shown.find("r"), desk.session.shown.find("s"))
    texts = desk.texts()
    assert "∞" in texts and texts.count("= 0.00") == 2
    assert not any("∞" in text and "×" in text for text in texts)
    assert proved(desk) == [("0", "0", "0")]


def test_what_comes_back_as_an_array_is_told_without_a_local_derivative(desk):
    (block,) = (each for each in library.built_in() if each.id == "linear-layer")
    document = desk.open(block.document)
    ((id_, _),) = instances_in(document.root)
    desk.session.select([id_])
    texts = desk.texts(page(desk).findChild(OneStepCard))
    assert {"value of out", "∂f/∂x", "2 × 2 array"} <= set(texts)
    assert any("product of the Jacobians inside" in each for each in texts)
    assert not any("local ∂" in each or each.startswith("=") for each in texts)


def test_a_block_of_a_product_of_matrices_says_what_each_input_is_sent(desk):
    values = {"x": [[1.0, 2.0, 0.5], [0.0, -1.0, 0.3]], "W": [[0.1, 0.2]] * 3, "b": [0.1, 0.2]}
    for program, inside, are_told in (
        ("h = x @ W + b; L = sum(tanh(h))", ("matmul", "add"), True),
        ("h = tanh(x @ W + b); L = sum(h)", ("matmul", "add", "tanh"), False),
    ):
        document = document_from(program, values)
        ids = [id_ for id_, node in document.root.nodes.items() if node.kind in inside]
        desk.open(group(document, ids, "linear")[0])
        (block,) = (i for i, node in desk.session.shown.nodes.items() if node.gate.is_block)
        desk.session.select({block})
        texts = desk.texts()
        for told in (
            "U (2×2) arrives. x gets U Wᵀ: (2×2)(2×3) = 2×3.",
            "U (2×2) arrives. W gets xᵀ U: (3×2)(2×2) = 3×2.",
            "U (2×2) arrives. b (2) was stretched to 2×2: each of its cells gets the sum over 2 "
            "cells.",
        ):
            assert (told in texts) == are_told, told
