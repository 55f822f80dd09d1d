"""What is a loss and what is only an output: by its name, or because it squares a difference."""

import pytest

from circuit_editor.expression import document_from
from circuit_editor.files.library import by_function
from circuit_editor.model import EMPTY
from circuit_editor.model.edits import rename
from circuit_editor.model.loss_names import is_loss_name, marks_a_loss

LOSSES = ["L", "loss", "L1", "J", "E_total", "trainLoss", "mean cost", "MSE", "損失", "总损失"]
OUTPUTS = ["f", "y", "e", "l", "out", "label", "glossy", "q", "x1", "輸出", "Ly", ""]


@pytest.mark.parametrize("name", LOSSES)
def test_what_people_call_a_loss(name):
    assert is_loss_name(name)


@pytest.mark.parametrize("name", OUTPUTS)
def test_what_nobody_calls_a_loss(name):
    assert not is_loss_name(name)


@pytest.mark.parametrize(
    ("text", "is_a_loss"),
    [
        ("f = (x + y) * z", False),
        ("f = sigmoid(w*x + b)", False),
        ("f = (w*x - t)^2", True),
        ("f = (w*x + b)^2", False),
        ("f = (w*x - t)^3", False),
        ("L = x * y", True),
        ("f = x - y", False),
    ],
)
def test_a_flag_marks_a_loss(text, is_a_loss):
    assert marks_a_loss(document_from(text)) is is_a_loss


def test_the_flag_has_a_say_of_its_own_and_so_does_a_block():
    output = document_from("f = x * y")
    assert marks_a_loss(rename(output, output.loss, "cost"))
    assert not marks_a_loss(EMPTY)
    assert marks_a_loss(document_from("f = squared_error(y, t)"))
    assert by_function("squared_error").name == "squared error"
