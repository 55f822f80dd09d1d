"""Lines of array code as NumPy and PyTorch run them: values and gradients are PyTorch's numbers."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

import circuit_editor as ce
from circuit_editor.expression import ExpressionError

ROWS = json.loads(Path(__file__).with_name("array_code.json").read_text(encoding="utf-8"))
X = np.array([[0.5, -1.0], [2.0, 0.25]])


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_code_gives_the_numbers_that_pytorch_gives(row) -> None:
    run = ce.circuit(row["text"], **row["values"]).run()
    assert run.loss == pytest.approx(row["loss"], rel=1e-12, abs=1e-12)
    for name, wanted in row["gradients"].items():
        np.testing.assert_allclose(run.gradient(name), wanted, rtol=1e-11, atol=1e-12, err_msg=name)


REFUSED = {  # with x of two entries, W of two rows and three columns, and u that is one number
    "x[5] = 0; L = x.sum()": "An array of the shape (2,) has no such entries to set.",
    "u[0] = 1; L = u + x.sum()": "This is a single number here and has no entries to set. Give "
    "the name an array in a line before, as in x = zeros(3).",
    "W[1] = x; L = W.sum()": "These entries have the shape (3,), and not (2,).",
    "W[0][1] = 2; L = W.sum()": "Entries are set by one index behind the name of an array, as in "
    "x[0, 1] = 2.",
    "W.T[0] = 2; L = W.sum()": "Entries are set by one index behind the name of an array, as in "
    "x[0, 1] = 2.",
    "x[new] = 2; L = x.sum()": "Which entries these are is not known here, for the shape is not. "
    "Give the input a value.",
    "mask = x > 0; x[mask] = 0; L = x.sum()": "Entries are set by whole numbers and parts, as in "
    "x[1, :] = 0, by class numbers, one for each row, as in x[np.arange(N), y] = 0, or by a "
    "condition: x[x < 0] = 0.",
    "mask = x > 0; L = x[mask].sum()": "An array as an index holds whole numbers that are given: "
    "rows W[ids], or one entry of each row, p[np.arange(N), y]. For a condition write "
    "where(x > 0, x, 0).",
    "L = W[range(2), u].sum()": "Here stands one class number for each of 2: an array of the shape "
    "(2,), not ().",
    "L = np.linalg.norm(W, 2)": "A norm of a matrix with an order is another one, which is not "
    "read. For the root of the sum of squares leave the order out.",
    "L = torch.einsum('ii,ij->j', W, W).sum()": "Of einsum patterns of one array or two are read, "
    "each letter of an array once in it, such as 'ij,jk->ik'.",
    "L = torch.std(x[:1])": "std divides by n - 1, and n is 1 along these axes.",
    "L = np.outer(W, x).sum()": "outer is not read of an array of the shape (2, 3).",
    "L = np.trace(A) + x.sum()": "trace needs the shape, which is not known here. Give the input "
    "a value.",
    "L = F.layer_norm(W, (2, 3)).sum()": "Layers are normalized along their last axis here, of the "
    "shape (2, 3).",
    "L = F.smooth_l1_loss(x, 2*x, beta=0.5)": "smooth_l1_loss with a beta is the huber loss "
    "divided by it: write huber_loss(x, y, delta=0.5)/0.5.",
    "L = nn.Linear(2, 1)(x).sum()": "Linear makes weights of its own. Write what it computes, with "
    "names for them: x @ W + b.",
    "x.zero_(); L = x.sum()": "zero_ changes an array in place, which is not read. Write what it "
    "becomes, as in x = 0*x.",
    "L = x[x > 0].sum()": "An array as an index holds whole numbers that are given: rows W[ids], "
    "or one entry of each row, p[np.arange(N), y]. For a condition write where(x > 0, x, 0).",
    "L = W[0, x[0]].sum()": "An index is a whole number counted from 0, or a part such as 1:3; for "
    "each axis one.",
    "L = F.dropout(x, 0.5, training=True).sum()": "In training dropout sets numbers to 0 at "
    "random, so that no loss is the right one. Write which, as in x*mask/(1 - p) with "
    "mask = [1, 0, 1], or leave the training out.",
    "drop = nn.Dropout(0.5); drop.train(); L = drop(x).sum()": "In training dropout sets numbers "
    "to 0 at random, so that no loss is the right one. Write which, as in x*mask/(1 - p) with "
    "mask = [1, 0, 1], or leave the training out.",
    "a, b, c = 2*x, x; L = (a * b).sum()": "Before the = stand 3 names, and behind it 2 values. "
    "Give each a line of its own, as in a = 1; b = 2.",
    "L = x.at[0].max(2).sum()": "Behind an index of at stands what becomes of the entries, as in "
    "x.at[0].set(2), .add(2) or .multiply(2).",
    "L = x.exp().indices.sum()": "Places are told of the largest and of the smallest number along "
    "one axis, as in x.max(dim=1).indices.",
    "L = np.prod(np.ones(33)*x[0])": "prod multiplies entries one by one, up to 32; here they are "
    "33. For positive numbers write exp(sum(log(x))).",
    "L = (params['W' + str(i)] * x).sum()": "An entry of a dictionary is read where its text can "
    "be a name, as in params['W1']. Write a name for each: W1, W2.",
    "a, b, c = x; L = a * b": "Before the = stand 3 names, and what is behind it has 2 parts.",
    "a, b = u; L = (a * x).sum()": "Before the = stand 2 names, and what is behind it has 1 parts.",
    "L = x.chunk(2).sum()": "chunk gives several arrays. Write which, as in x.chunk(2)[0], or "
    "a, b = …",
    "L = x.chunk(2)[2].sum()": "There are 2 parts here, and 2 is none of 0 to 1.",
    "a, b = torch.split(W, [2, 2], dim=1); L = a.sum()": "The parts [2, 2] do not make up 3 "
    "entries.",
    "a, b = torch.split(W, 'two'); L = a.sum()": "split, size: It is the size of each part, or a "
    "list of sizes.",
    "L = W.view(-1, u).sum()": "A size of a shape is a whole number that the text gives, as in "
    "x.reshape(2, -1), or a length such as x.shape[0].",
    "L = (W @ c).sum(); L.backward(); c -= 0.1 * c.grad; J = c.sum() + x.sum()": "A gradient step "
    "comes before this line. A circuit is that of one step: leave out what follows it.",
    "class Net(nn.Module):\n  def forward(self, x): return x.sum()": "A class is not read. Write "
    "what its forward computes, with names for the weights, as in y = relu(x @ W1 + b1) @ W2 + b2.",
    "L = x[[0, 7]].sum()": "There is no entry 7 along the axis 0 of the shape (2,).",
}


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_not_read_is_refused_in_a_sentence(text) -> None:
    known = {"x": [1.0, 2.0], "W": [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], "u": 0.5}
    used = {name: each for name, each in known.items() if name in text.replace("sum", "")}
    with pytest.raises(ExpressionError) as caught:
        ce.circuit(text, **used)
    assert str(caught.value).endswith(f": {REFUSED[text]}")


def test_an_array_that_is_written_out_gets_the_numbers_themselves() -> None:
    text = "Y = np.zeros((2, 3)); Y[np.arange(2), [1, 0]] = 1; L = (Y * p).sum()"
    circuit = ce.circuit(text, p=[[1, 2, 3], [4, 5, 6]])
    run = circuit.run()
    assert run.value("Y").tolist() == [[0, 1, 0], [1, 0, 0]]
    assert [*circuit.inputs] == ["Y", "p"]
    assert run.loss == 6.0 and not circuit.notes


def test_that_another_name_of_an_array_keeps_its_numbers_is_told() -> None:
    circuit = ce.circuit("a = x.copy(); a[0] = 0; L = (a * x).sum()", x=[2, 3])
    assert circuit.run().loss == 9.0
    assert any("keep theirs" in note for note in circuit.notes)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("L = x.std()", "n as the divisor"),
        ("x = x * torch.tensor([1, 1]); L = x.var()", "n - 1 as the divisor"),
        ("L = x.std(dim=0)", ""),
        ("L = x.var(axis=0)", ""),
        ("L = np.std(x)", ""),
    ],
)
def test_which_divisor_a_spread_has_is_told_where_the_call_does_not_say_it(text, told) -> None:
    notes = ce.circuit(text, x=[1, 3]).notes
    assert [note for note in notes if "divisor" in note and told in note] if told else not notes


def test_that_an_array_with_two_names_is_changed_under_one_is_told() -> None:
    told = [note for note in ce.circuit("a = x; a += 1; L = (a * x).sum()", x=[1, 2]).notes]
    assert any("keep theirs" in note for note in told)
    assert not ce.circuit("a = 2*x; a += 1; L = (a * x).sum()", x=[1, 2]).notes


def test_a_number_of_entries_is_no_input_and_may_be_used_for_the_shape_alone() -> None:
    circuit = ce.circuit("N, D = X.shape; L = X.sum() / N", X=[[1, 2], [3, 4]])
    assert [*circuit.inputs] == ["X"] and circuit.run().loss == 5.0 and not circuit.notes


OWN = {  # definitions with a name that a function here has
    "def mse(y, t): return ((y - t)**2).sum()\nL = mse(X, 2*X)": np.sum(X**2),
    "def softmax(x):\n    e = np.exp(x)\n    return e / np.sum(e)\nL = softmax(X)[0, 0]": np.exp(
        X[0, 0]
    )
    / np.sum(np.exp(X)),
    "softmax = lambda x: np.exp(x) / np.sum(np.exp(x), axis=0)\nL = softmax(X)[0, 1]": np.exp(
        X[0, 1]
    )
    / np.sum(np.exp(X[:, 1])),
}


@pytest.mark.parametrize("text", OWN)
def test_a_definition_goes_before_the_function_of_its_name(text) -> None:
    run = ce.circuit(text, X=X.tolist()).run()
    assert run.loss == pytest.approx(OWN[text], rel=1e-12)


def test_a_single_number_has_no_entries_to_set() -> None:
    with pytest.raises(ExpressionError, match="picks from a list"):
        ce.circuit("x[0] = 2; f = 3*x[0]")


def told(text, **values) -> list[str]:
    return list(map(str, ce.circuit(text, **values).notes))


def test_what_dropout_does_is_told_where_the_text_leaves_it_open() -> None:
    note = (
        "dropout was read as in evaluation: it passes all numbers on. In training it drops some at "
        "random; for given ones write x*mask/(1 - p)."
    )
    x = [1.0, 2.0]
    assert note in told("L = F.dropout(x, 0.5).sum()", x=x)
    assert note in told("L = F.dropout(x, training=self.training).sum()", x=x)
    assert note not in told("L = F.dropout(x, 0.0).sum()", x=x)
    assert note not in told("model.train(); model.eval(); L = F.dropout(x, 0.5).sum()", x=x)


def test_an_index_behind_max_is_that_of_an_entry_in_numpy_and_of_a_pair_in_pytorch() -> None:
    x = [[1.0, 5.0], [4.0, 2.0]]
    assert ce.circuit("L = x.max(1)[0].sum()", x=x).run().loss == 5.0
    assert any(".values" in each for each in told("L = x.max(1)[0].sum()", x=x))
    assert ce.circuit("L = np.sum(x.max(1)[0])", x=x).run().loss == 5.0
    assert ce.circuit("L = torch.sum(x.max(1)[0])", x=x).run().loss == 9.0


def test_entries_of_two_dictionaries_with_one_text_are_two_names() -> None:
    circuit = ce.circuit("L = old['W'] * new['W'] + old['b']", old_W=2, new_W=3, b=1)
    assert circuit.run().loss == 7.0


@pytest.mark.parametrize(
    "asked",
    [
        "Compute the gradient at x = 2, y = 3.",
        "Find ∂f/∂x and ∂f/∂y at (2, 3).",
        "Evaluate at x = 2, y = 3.",
    ],
)
def test_what_an_exercise_asks_is_no_part_of_its_formula(asked) -> None:
    run = ce.circuit(f"f(x, y) = x²y + 3y. {asked}").run()
    assert (run.loss, run.gradient("x"), run.gradient("y")) == (21.0, 12.0, 7.0)


@pytest.mark.parametrize(
    ("text", "loss", "gradient"),
    [
        ("L = 2*x_1 + 3*x_2", 8.0, [2.0, 3.0]),
        ("L = 2*x_0 + 3*x_1", 8.0, [2.0, 3.0]),
        ("L = sum(x) + x_1", 4.0, [2.0, 1.0]),
    ],
)
def test_an_index_below_counts_from_1_or_from_0_if_one_of_them_is_0(text, loss, gradient) -> None:
    circuit = ce.circuit(text, x=[1.0, 2.0])
    assert circuit.run().loss == loss
    assert list(circuit.run().gradient("x")) == gradient


def test_an_index_below_that_has_a_value_of_its_own_stays_a_name() -> None:
    run = ce.circuit("p = softmax(z); L = p_1 * sum(p)", z=[1.0, 2.0], p_1=3).run()
    assert run.gradient("p_1") == pytest.approx(1.0)
