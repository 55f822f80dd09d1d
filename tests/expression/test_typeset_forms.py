"""Forms of print, of NumPy and of PyTorch: each gives the numbers of what it means."""

from __future__ import annotations

import numpy as np
import pytest

import circuit_editor as ce
from circuit_editor.expression import draft

VECTORS = {"w": [1.0, 2.0], "x": [3.0, -4.0]}

# what is typed, what it means, and the values that are given
COLUMNS, ROWS = "x[:, :2]*sigmoid(x[:, 2:])", "x[:1]*sigmoid(x[1:])"  # what glu makes of x
SAME = [
    (r"z = \sum_{i=1}^{3} w_i x_i + b", "z = w_1*x_1 + w_2*x_2 + w_3*x_3 + b", {}),
    ("z = sum_{i=1}^3 w_ix_i", "z = w_1*x_1 + w_2*x_2 + w_3*x_3", {}),
    ("z = Σ_{i=0}^{2} a_i x^i", "z = a_0 + a_1*x + a_2*x^2", {"x": 2.0}),
    (r"E = \frac12 \sum\limits_{k=1}^{2} \left(t_k - y_k\right)^2 - b",
     "E = 1/2*((t_1 - y_1)^2 + (t_2 - y_2)^2) - b", {"t_1": 3.0}),
    (r"L = \frac{1}{N}\sum_{i=1}^{N} (y_i - \hat{y}_i)^2; N = 2",
     "L = 1/N*((y_1 - ŷ_1)^2 + (y_2 - ŷ_2)^2); N = 2", {"y_1": 3.0}),
    (r"y = \sum_{i=1}^{2}\sum_{j=1}^{2} w_{ij} x_i x_j",
     "y = w_11*x_1*x_1 + w_12*x_1*x_2 + w_21*x_2*x_1 + w_22*x_2*x_2", {"x_1": 2.0, "w_12": 5.0}),
    (r"y = \sum_{i=1}^{2} \sum_{j=i}^{2} x_j", "y = x_1 + x_2 + x_2", {}),
    (r"p = \frac{e^{z_1}}{\sum_{j=1}^{3} e^{z_j}}", "p = e^z_1/(e^z_1 + e^z_2 + e^z_3)", {}),
    (r"y = -\sum_{k=1}^{2} |x_k - t_k|", "y = -(|x_1 - t_1| + |x_2 - t_2|)", {"x_1": 3.0}),
    (r"y = \prod_{i=1}^{3} x_i + b", "y = x_1*x_2*x_3 + b", {"x_2": 4.0}),
    ("y = ∏_{i=3}^{2} x_i + b", "y = 1 + b", {}),
    (r"a_j = \sum_{i=1}^{2} w_{ji} z_i", "a_j = w_j1*z_1 + w_j2*z_2", {}),
    ("y = sum_{i=0}^2 x[i]^2", "y = x[0]^2 + x[1]^2 + x[2]^2", {"x": [1.0, 2.0, 3.0]}),
    (r"\sum_{i=1}^{2} x_i at x_1 = 2, x_2 = 5", "x_1 + x_2 at x_1 = 2, x_2 = 5", {}),
    (r"L = -\sum_i y_i \log p_i", "L = -sum(y*log(p))", {"y": [1.0, 0.0], "p": [0.5, 0.25]}),
    (r"L = \sum_{i} y_{i} \hat{y}_i; y = [1, 2]; ŷ = [3, 4]",
     "L = sum(y*ŷ); y = [1, 2]; ŷ = [3, 4]", {}),
    ("E = ½ Σ(t - y)² + b", "E = 1/2*sum((t - y)^2) + b", {"t": [1.0, 2.0], "y": [0.0, 5.0]}),
    (r"p = e^{z} / \sum_j e^{z_j}; p[0]", "p = exp(z)/sum(exp(z)); p[0]", {"z": [1.0, 2.0]}),
    (r"L = \frac{1}{N}\sum_{i=1}^{N} (y_i - t_i)^2; N = 2",
     "L = 1/N*((y[0] - t[0])^2 + (y[1] - t[1])^2); N = 2", {"y": [1.0, 2.0], "t": [5.0, 3.0]}),
    ("xᵀ Σ x", "xᵀ @ Σ @ x", {"x": [1.0, 2.0], "Σ": [[1.0, 2.0], [3.0, 4.0]]}),
    (r"z^{[1]} = W^{[1]} x + b^{[1]}; \sigma(z^{[1]})", "z_1 = W_1*x + b_1; sigmoid(z_1)", {}),
    ("z^[2] = W^[2] a^[1]", "z_2 = W_2*a_1", {}),
    (r"a^{(1)} = \sigma(w^{(1)} x)", "a_1 = sigmoid(w_1*x)", {}),
    ("a⁽¹⁾ = σ(w⁽¹⁾ x)", "a_1 = sigmoid(w_1*x)", {}),
    (r"w_{1}^{[2]} + \hat{y}^{[2]}", "w_1_2 + ŷ_2", {}),
    (r"z^{[l]} = w^{[l]} a^{[l-1]}", "z_l = w_l*a_l_minus_1", {}),
    (r"h_t = \tanh(w h_{t-1} + u x_{t+1} + x_{2+1})",
     "h_t = tanh(w*h_t_minus_1 + u*x_t_plus_1 + x_3)", {}),
    (r"f = x^2 \Big|_{x=3}", "f = x^2 at x = 3", {}),
    (r"f = \left. x^2 y \right|_{x=3, y=2}", "f = x^2*y at x = 3, y = 2", {}),
    ("f = ⟨w, x⟩ + b", "f = dot(w, x) + b", VECTORS),
    (r"f = \left\langle w, x \right\rangle + b", "f = dot(w, x) + b", VECTORS),
    ("y = ln|x| + sqrt|x|", "y = ln(abs(x)) + sqrt(abs(x))", {"x": -2.0}),
    ("y = clamp(x, min=0)", "y = max(x, 0)", {"x": -2.0}),
    ("y = torch.clamp(x, max=1)", "y = min(x, 1)", {"x": 2.0}),
    ("y = clamp(x, min=0, max=1)", "y = clip(x, 0, 1)", {"x": 0.5}),
    ("y = clamp(clamp(x, min=0), max=1)", "y = min(max(x, 0), 1)", {"x": 2.0}),
    ("y = x.clamp(min=0).sum()", "y = sum(maximum(x, 0))", {"x": [2.0, -1.0]}),
    ("y = np.clip(x, None, 1).sum()", "y = sum(minimum(x, 1))", {"x": [2.0, -1.0]}),
    ("y = x.clamp_min(0).sum()", "y = sum(maximum(x, 0))", {"x": [2.0, -1.0]}),
    ("N, D = 2, 3; x = zeros(N, D); y = sum(x + 1)", "x = zeros(2, 3); y = sum(x + 1)", {}),
    ("n = 2; x = np.ones((n, 2)); y = n*sum(x)", "n = 2; x = ones(2, 2); y = n*sum(x)", {}),
    ("z₁ = w₁₁x₁ + w₁₂x₂ + b₁", "z1 = w11*x1 + w12*x2 + b1", {"x1": 2.0, "w12": 3.0}),
    ("z = w1x1 + w2x2 + b", "z = w1*x1 + w2*x2 + b", {"x1": 2.0}),
    ("z = w_1x_1 + b at x_1 = 2", "z = w_1*x_1 + b at x_1 = 2", {}),
    ("z = wx + b", "z = w*x + b", {"x": 2.0}),
    ("y = nn.Sigmoid()(x) + 1", "y = sigmoid(x) + 1", {"x": 2.0}),
    ("act = nn.ReLU(); y = act(w*x + b)", "y = relu(w*x + b)", {"x": 2.0}),
    ("s = nn.Softmax(dim=0)(z); L = s[0]", "s = softmax(z, axis=0); L = s[0]", {"z": [1.0, 2.0]}),
    ("loss_fn = nn.MSELoss(); L = loss_fn(y, t)", "L = mse(y, t)", {"y": [1.0], "t": [3.0]}),
    ("act = nn.LeakyReLU(0.2); y = act(x)*act(z)", "y = leaky_relu(x, 0.2)*leaky_relu(z, 0.2)",
     {"x": -2.0, "z": 3.0}),
    ("sm = nn.Softmax(dim=1); L = sum(sm(z)*z)", "L = sum(softmax(z, axis=1)*z)",
     {"z": [[1.0, 2.0], [3.0, 5.0]]}),
    ("sm = nn.Softmax(1); L = sum(sm(z)*z)", "L = sum(softmax(z, axis=1)*z)",
     {"z": [[1.0, 2.0], [3.0, 5.0]]}),
    *(
        (f"{typed}L = sum({call}*{call})", f"h = {meant}; L = sum(h*h)",
         {"x": [[1.0, 2.0, -1.0, 0.5], [0.3, -4.0, 2.0, 1.0]]})
        for typed, call, meant in [
            ("", "F.glu(x)", COLUMNS),
            ("", "F.glu(x, dim=-1)", COLUMNS),
            ("", "F.glu(x, 1)", COLUMNS),
            ("", "glu(x, axis=0)", ROWS),
            ("", "torch.nn.functional.glu(x, dim=0)", ROWS),
            ("", "nn.GLU(dim=0)(x)", ROWS),
            ("", "nn.GLU()(x)", COLUMNS),
            ("half = nn.GLU(0); ", "half(x)", ROWS),
            ("half = nn.GLU(dim=1)\n", "half(x)", COLUMNS),
        ]
    ),
    ("L = nn.CrossEntropyLoss()(z, t)", "L = cross_entropy(z, t)", {"z": [[1.0, 2.0]], "t": [1.0]}),
    ("y = F.relu()", "y = relu(F)", {"F": 2.0}),
    ("f = lambda x, y: x*y + y; f(2, 3)", "f = x*y + y at x = 2, y = 3", {}),
    ("def f(x, y): return x*y + y\nprint(f(2, 3))", "f = x*y + y at x = 2, y = 3", {}),
    ("def f(x, y):\n  q = x*y\n  return q + y\nL = f(2, 3)", "f = x*y + y at x = 2, y = 3", {}),
    ("sigmoid = lambda z: 1/(1 + exp(-z)); y = sigmoid(w*x)", "y = sigmoid(w*x)", {"x": 2.0}),
    ("c = a*b; d = c + 1; c.backward()", "d = a*b + 1; c = a*b", {"a": 2.0, "b": 3.0}),
    ("c = a*b; d = c + 1; d.backward()", "c = a*b; d = c + 1", {"a": 2.0, "b": 3.0}),
    ("y = x^2; y.backward(retain_graph=True); z = 3*y; z.backward()", "z = 3*x^2", {"x": 2.0}),
    ("(a*b).backward()", "a*b", {"a": 2.0, "b": 3.0}),
    ("Q = 3*a**3; Q.sum().backward()", "sum(3*a**3)", {"a": [2.0, 3.0]}),
    ("a = [2., 3.]; Q = 3*a**3; Q.backward(torch.ones_like(Q))", "a = [2., 3.]; sum(3*a**3)", {}),
    ("a = [2., 3.]; Q = 3*a**3; Q.backward(torch.tensor([1., 10.]), retain_graph=True)",
     "a = [2., 3.]; sum(3*a**3*tensor([1., 10.]))", {}),
    ("y = x^2; y.backward(z)", "y = x^2; y*z", {"x": 2.0, "z": 3.0}),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "meant", "values"), SAME, ids=[row[0] for row in SAME])
def test_a_form_is_what_it_means(typed: str, meant: str, values: dict) -> None:
    one, other = (ce.Circuit(draft(text, values).document()) for text in (typed, meant))
    left, right = one.run(), other.run()
    assert left.loss == pytest.approx(right.loss, rel=1e-15)
    names = {name for name in one.inputs if not name.startswith("c")}
    assert names == {name for name in other.inputs if not name.startswith("c")}
    for name in names:
        np.testing.assert_allclose(left.gradient(name), right.gradient(name), rtol=1e-14)


def test_the_tutorial_of_pytorch_gives_the_gradients_it_checks() -> None:
    text = """
import torch
a = torch.tensor([2., 3.], requires_grad=True)
b = torch.tensor([6., 4.], requires_grad=True)
Q = 3*a**3 - b**2
external_grad = torch.tensor([1., 1.])
Q.backward(gradient=external_grad)
print(9*a**2 == a.grad)
print(-2*b == b.grad)
"""
    result = ce.Circuit(draft(text).document()).run()
    assert [*result.gradient("a")] == [36.0, 81.0]
    assert [*result.gradient("b")] == [-12.0, -8.0]


def test_a_gradient_that_is_a_matrix_is_multiplied_entry_by_entry() -> None:
    text = "a = [[1, 2], [3, 4]]\nG = [[1, 1], [0, 2]]\nQ = a*a\nQ.backward(gradient=G)"
    result = ce.Circuit(draft(text).document()).run()
    assert result.loss == 1 + 4 + 2 * 16
    assert result.gradient("a").tolist() == [[2, 4], [0, 16]]  # 2 a G, as in PyTorch


def test_two_layers_in_numpy_with_their_backward_pass_by_hand() -> None:
    text = """
N, D_in, H, D_out = 4, 3, 5, 2
x = np.random.randn(N, D_in)
y = np.random.randn(N, D_out)
w1 = np.random.randn(D_in, H)
w2 = np.random.randn(H, D_out)
h = x.dot(w1)
h_relu = np.maximum(h, 0)
y_pred = h_relu.dot(w2)
loss = np.square(y_pred - y).sum()
grad_y_pred = 2.0 * (y_pred - y)
grad_w2 = h_relu.T.dot(grad_y_pred)
grad_h_relu = grad_y_pred.dot(w2.T)
grad_h = grad_h_relu.copy()
grad_h[h < 0] = 0
grad_w1 = x.T.dot(grad_h)
w1 -= learning_rate * grad_w1
w2 -= learning_rate * grad_w2
"""
    program = draft(text)
    circuit = ce.Circuit(program.document())
    result = circuit.run()
    x, y, w1, w2 = (np.asarray(result.value(name)) for name in ("x", "y", "w1", "w2"))
    assert {"x", "y", "w1", "w2"} == {name for name in circuit.inputs if not name.startswith("c")}
    h = np.maximum(x @ w1, 0)
    slope = 2.0 * (h @ w2 - y)
    np.testing.assert_allclose(result.gradient("w2"), h.T @ slope, rtol=1e-12)
    np.testing.assert_allclose(result.gradient("w1"), x.T @ (slope @ w2.T * (h > 0)), rtol=1e-12)


def test_each_array_of_random_numbers_has_its_own_seed() -> None:
    text = (
        "x = np.random.randn(2, 2); y = np.random.randn(2, 2); z = randn(2, 2, seed=1); sum(x*y*z)"
    )
    result = ce.Circuit(draft(text).document()).run()
    x, y, z = (np.asarray(result.value(name)) for name in "xyz")
    assert not np.array_equal(x, y) and np.array_equal(y, z)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (r"\sum_{i=1}^{3} x_i", "The terms for i from 1 to 3 were written out."),
        ("w^[1] x", '"w^[1]" was read as w_1.'),
        ("c = a*b; d = c + 1; c.backward()", "c is the loss: c.backward() starts there."),
        (
            "f = x^2; f.backward()",
            '"f.backward()" was left out: gradients are always computed here.',
        ),
        (
            "np.random.seed(7); x = randn(2); y = rand(2); sum(x*y)",
            "The arrays of random numbers took the seeds 7 to 8. For others write seed=9.",
        ),
        (
            r"a^{[1]} = \sigma(W^{[1]} x + b^{[1]})",
            "Without a list each of these is a single number: W_1. "
            "For a matrix write W = [[1, 2], [3, 4]].",
        ),
        ("x = zeros(n, 2); n = 3; sum(x)", "Read as sizes of arrays: n."),
    ],
)
def test_each_is_told(text: str, told: str) -> None:
    assert told in [str(each) for each in draft(text).notes]
