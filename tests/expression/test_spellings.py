"""What people type and paste for a formula: the plain spelling it is read as, and what is told."""

import math

import pytest
from trees import tree

from circuit_editor.engine import run_document
from circuit_editor.expression import ExpressionError, document_from, draft
from circuit_editor.expression.array_functions import ARRAY_FUNCTIONS, ARRAY_SPELLINGS
from circuit_editor.expression.functions import (
    ABSENT,
    FUNCTIONS,
    PRINTED_BARE,
    SPELLINGS,
    WRAPPERS,
    WRITTEN,
    function_named,
)
from circuit_editor.files import library

SAME = {
    # signs of mathematics
    "x²": "x^2",
    "x² + y³": "x^2 + y^3",
    "x¹⁰": "x^10",
    "10⁻³x": "10^(-3)*x",
    "1/(1+e⁻ˣ)": "1/(1+e^(-x))",
    "x⁽ʸ⁺¹⁾": "x^(y+1)",
    "√(x)": "sqrt(x)",
    "√x + 1": "sqrt(x) + 1",
    "√x²": "sqrt(x)^2",
    "2√x": "2*sqrt(x)",
    "-√x": "-sqrt(x)",
    "½(y-t)^2": "0.5*(y-t)^2",
    "x^½": "x^0.5",
    "|x|": "abs(x)",
    "|x - y|*2": "abs(x - y)*2",
    "2|x|": "2*abs(x)",
    "|x||y|": "abs(x)*abs(y)",
    "||x|-1|": "abs(abs(x)-1)",
    "|x|^2": "abs(x)^2",
    "-|x|": "-abs(x)",
    "σ(x)": "sigmoid(x)",
    "x ∗ y ⋅ z": "x*y*z",
    "x — y": "x - y",
    "x ‐ y": "x - y",
    "x ∕ y": "x / y",
    # names
    "w₁x₁ + w₂x₂": "w1*x1 + w2*x2",
    "x_{1} + x_{12}": "x_1 + x_12",
    "x + ｘ": "x + x",
    "µ + μ": "μ + μ",
    "y\u0302 - ŷ": "ŷ - ŷ",
    "x\u200b+ y": "x + y",
    "lo\u00adss + y": "loss + y",
    "x\u2028+ y": "x + y",
    "q = x + y\u2028f = q*z": "q = x + y; f = q*z",
    "q = x + y\vf = q*z": "q = x + y; f = q*z",
    "x\u2062y": "x*y",
    r"\frac{w_0x_0 + w_1x_1}{2}": "(w_0*x_0 + w_1*x_1)/2",
    r"\sigma(W_1x + b_1)": "sigmoid(W_1*x + b_1)",
    r"\tanh(w_ix_i)": "tanh(w_i*x_i)",
    r"\tanh(w_0x_{12})": "tanh(w_0*x_12)",
    r"\tanh(x_in + w_out)": "tanh(x_in + w_out)",
    # what leads to a formula
    r"{\displaystyle \sigma (x)={\frac {1}{1+e^{-x}}}}": "1/(1 + e^(-x))",
    "f(x, y) = x*y\ne.g. x = -2, y = 5": "f = x*y; x = -2; y = 5",
    "设x=−2，y=5，f=xy": "x = -2; y = 5; f = xy",
    "令 w = 2,x = −1。\nf = w*x": "w = 2; x = -1; f = w*x",
    "f(x,y)=x*y,其中 x=-2、y=5": "f(x, y) = x*y; x = -2; y = 5",
    "f = x*y（其中 x = -2，y = 5）": "f = x*y; x = -2; y = 5",
    "當 x = 2 時，f = 3x": "x = 2; f = 3x",
    "函數 f(x, y) = x*y": "f(x, y) = x*y",
    "設定 = 2; f = 設定*x": "設定 = 2; f = 設定*x",
    "y = f(x1, x2) = x1*x2": "y = x1*x2",
    # products
    "x w": "x*w",
    "x1 x2 + sin(x1)": "x1*x2 + sin(x1)",
    "x(y + 1)": "x*(y + 1)",
    "x1(y + 1)": "x1*(y + 1)",
    "(a + b)(b + 1)": "(a + b)*(b + 1)",
    "a = x + 1; rate = 2; rate(a + 1)": "a = x + 1; rate = 2; rate*(a + 1)",
    "x log(y)": "x*log(y)",
    "x y^2 z": "x*y^2*z",
    "0x + 1": "0*x + 1",
    "a (b)": "a*(b)",
    "2 |x| y": "2*abs(x)*y",
    # functions
    "ln(x)": "log(x)",
    "ReLU(x)": "relu(x)",
    "Tanh(x)": "tanh(x)",
    "pow(x, 2)": "power(x, 2)",
    "np.maximum(0, x)": "max(0, x)",
    "torch.sigmoid(x)": "sigmoid(x)",
    "F.relu(x)": "relu(x)",
    "nn.functional.softplus(x)": "softplus(x)",
    "tf.nn.relu(x)": "relu(x)",
    "x.relu()": "relu(x)",
    "(b + a).relu()": "relu(b + a)",
    "x.exp().log()": "log(exp(x))",
    "x.pow(2)": "power(x, 2)",
    "F.relu()": "relu(F)",
    "sin x": "sin(x)",
    "sin 2x": "sin(2*x)",
    "sin 2x + 1": "sin(2*x) + 1",
    "sin x cos y": "sin(x)*cos(y)",
    "sin x * y": "sin(x)*y",
    "sin x^2": "sin(x^2)",
    "exp -x": "exp(-x)",
    "2 sin x": "2*sin(x)",
    "sin^2(x)": "sin(x)^2",
    "sin²x + cos²x": "sin(x)^2 + cos(x)^2",
    "exp |x|": "exp(abs(x))",
    # constants
    "e^x": "exp(x)",
    "e**x": "exp(x)",
    "e^-x": "exp(-x)",
    "e^x^2": "exp(x^2)",
    "2e^x": "2*exp(x)",
    "np.exp(x)*np.e": "exp(x)*e",
    # LaTeX
    r"\frac{1}{1+e^{-x}}": "1/(1+e^(-x))",
    r"\frac12 x": "(1/2)*x",
    r"\frac{\frac{a}{b}}{c}": "(a/b)/c",
    r"\dfrac{x}{y} \cdot z": "(x/y)*z",
    r"\sigma\left(w_0 x_0 + w_{1} x_{1}\right)": "sigmoid(w_0*x_0 + w_1*x_1)",
    r"\sqrt{x^{2}+y^{2}}": "sqrt(x^2+y^2)",
    r"\sqrt x": "sqrt(x)",
    r"\max\{0, x\}": "max(0, x)",
    r"\left|x\right|": "abs(x)",
    r"$f(x,y,z) = (x+y)z$": "f = (x+y)*z",
    r"\[ x \times y \]": "x*y",
    r"\alpha + \beta_1": "α + β_1",
    r"\exp(-x)": "exp(-x)",
    r"\exp{-x}": "exp(-x)",
    r"\ln x": "log(x)",
    r"\text{loss} + \mathrm{ReLU}(x)": "loss + relu(x)",
    r"\hat{y}_i - y_{ij}": "ŷ_i - y_ij",
    r"w_{\text{in}} x": "w_in*x",
    r"\begin{aligned} z &= w x + b \\ a &= \sigma(z) \end{aligned}": "z = w*x + b; a = sigmoid(z)",
    r"x\,y\;z": "x*y*z",
    r"\operatorname{relu}(x)": "relu(x)",
    # headers, statements, programs
    "f(x, y, z) = (x + y) z": "f = (x + y)*z",
    "def f(x, y):\n    q = x + y\n    return q*2": "q = x + y; f = q*2",
    "def f(x: float, y=2) -> float: return x*y": "f = x*y",
    "f = lambda x, y: x*y": "f = x*y",
    "sigmoid(z) = 1/(1+exp(-z))": "1/(1+exp(-z))",
    "c = a; c += 1": "c = a; c = c + 1",
    "c = a\nc += c + 1\ng = (c - b).relu()": "c = a; c = c + (c + 1); g = relu(c - b)",
    "c = a; c *= b - 1": "c = a; c = c*(b - 1)",
    "c = a; c **= 2": "c = a; c = c^2",
    "import numpy as np\ny = x + 1": "y = x + 1",
    "from math import exp\ny = exp(x)": "y = exp(x)",
    "y = x + 1\nprint(y)": "y = x + 1",
    "y = x*2\ny.backward()\nprint(x.grad)": "y = x*2",
    "y := x + 1": "y = x + 1",
    ">>> q = x + y\n>>> q*z": "q = x + y; q*z",
    "a, b = 2, 1\n(a + b)*(b + 1)": "a = 2; b = 1; (a + b)*(b + 1)",
    "x = -2, y = 5, f = x*y": "x = -2; y = 5; f = x*y",
    "let x = 2; f = x*y": "x = 2; f = x*y",
    "f = (x + y) z = -12": "f = (x + y)*z",
    "f = x*y ≈ 0.73": "f = x*y",
    "f = x + y,\ng = f*2": "f = x + y; g = f*2",
    "f = x +\n  y": "f = x + y",
    "f = x \\\n  + y": "f = x + y",
    "f = x*y // the loss": "f = x*y",
    "% the loss\nf = x*y": "f = x*y",
    '"""A neuron."""\nf = x*w': "f = x*w",
    "x = Value(2.0, label='x'); x*y": "x = 2; x*y",
    "x = torch.tensor(2.0, requires_grad=True)\nx*y": "x = 2; x*y",
    "x = torch.Tensor([2.0]).double(); x.requires_grad = True\nx*y": "x = 2; x*y",
    "x = float(3); x*y": "x = 3; x*y",
    # chains of equations, and what comes out
    "z = x + y = 2 + 1 = 3": "z = x + y",
    "z = w x\n= 0.5 * 2\n= 1": "z = w*x",
    "ŷ = a = σ(z)": "a = sigmoid(z); ŷ = a",
    "a = b = 2\na*b*x": "b = 2; a = b; a*b*x",
    "q = x + y\nf = q = 3": "q = x + y; f = q",
    "a = σ(z) = 1/(1 + e^(-z))": "a = sigmoid(z)",
    r"\sigma(1.98) = \frac{1}{1 + e^{-1.98}} \approx 0.879": "sigmoid(1.98)",
    "y = x*2\ny ≈ 0.73": "y = x*2",
    "f = x*y = +12": "f = x*y",
    # clauses and assignments side by side
    "f = 3x^2 at x = 2": "f = 3*x^2; x = 2",
    "f = x y, where x = 2, y = 3": "f = x*y; x = 2; y = 3",
    "np.random.seed(0)\nf = x*y": "f = x*y",
    "f = q*z where q = x + y": "q = x + y; f = q*z",
    "e = c*d\nc = a + b\nd = b + 1\na = 2, b = 1": "c = a + b; d = b + 1; e = c*d; a = 2; b = 1",
    "L = (a - y)^2\ny = 1\na = σ(z)\nz = w x": "y = 1; z = w*x; a = sigmoid(z); L = (a - y)^2",
    "f = q*z\nq = x + y\nr = q*2": "q = x + y; f = q*z; r = q*2",
    "f = q*z\nq = q + y": "f = q*z; q = q + y",
    "f(x) = x^2 at x = 2": "f = x^2; x = 2",
    "f(x, y, z) = max(x + 1, y)/z when x = 2, y = −1, z = 2": (
        "f = max(x + 1, y)/z; x = 2; y = -1; z = 2"
    ),
    "f = x y, evaluated at x = 2, y = 3": "f = x*y; x = 2; y = 3",
    "f = x y at (x, y) = (2, -3)": "f = x*y; x = 2; y = -3",
    "f(x, y) = x y, (x, y) = (2, -3)": "f = x*y; x = 2; y = -3",
    "f(x, y) = x y at (2, 3)": "f = x*y; x = 2; y = 3",
    "f(x, y) = x y at the point (2, 3).": "f = x*y; x = 2; y = 3",
    "f(x, y) = x y\nf(2, 3)": "f = x*y; x = 2; y = 3",
    "f(x, y) = x y\n(x, y) = (2, 3)": "f = x*y; x = 2; y = 3",
    "f(x, y) = x y\nx, y, = 2, 3,": "f = x*y; x = 2; y = 3",
    "[a, b] = [1, -2]\nf = a*b": "a = 1; b = -2; f = a*b",
    "a, b = (3, 2)\nf = a*b": "a = 3; b = 2; f = a*b",
    "a, b = [3, 2]\nf = a*b": "a = 3; b = 2; f = a*b",
    "u, v = (x + y, x - y)\nf = u*v": "u = x + y; v = x - y; f = u*v",
    "f = x y where x = 2 and y = 3": "f = x*y; x = 2; y = 3",
    "x = -2 y = 5 z = -4\nf = (x + y) z": "x = -2; y = 5; z = -4; f = (x + y)*z",
    "a = 2, b = 3 → c = a*b*x": "a = 2; b = 3; c = a*b*x",
    "z = x + y ⇒ a = z*2": "z = x + y; a = z*2",
    "f = x y (x = 2, y = 3)": "f = x*y; x = 2; y = 3",
    r"f = x \cdot y \quad (x=2, y=3)": "f = x*y; x = 2; y = 3",
    "Let x = 2 and y = 3. f = x*y*z": "x = 2; y = 3; f = x*y*z",
    "Given x = 2, y = 3, compute f = x*y*z": "x = 2; y = 3; f = x*y*z",
    "let f(x) = x^2": "f = x^2",
    "f(x; w) = w*x": "f = w*x",
    "f = x * y   --->   6": "f = x*y",
    "q = x + y → 3": "q = x + y",
    "f = x*y.": "f = x*y",
    "```python\nf = x*y\n```": "f = x*y",
    "K.sigmoid(x)": "sigmoid(x)",
    # items of lists, steps, numbers of equations
    "1) z = w*x\n2) a = σ(z)": "z = w*x; a = sigmoid(z)",
    "1. z = w*x\n2. a = σ(z)": "z = w*x; a = sigmoid(z)",
    "• z = w*x\n• tanh(z)": "z = w*x; tanh(z)",
    "- z = w*x\n* a = tanh(z)": "z = w*x; a = tanh(z)",
    "(1) z = w*x\n(2) a = tanh(z)": "z = w*x; a = tanh(z)",
    "z = w*x   (1)\na = z*b\t (2)": "z = w*x; a = z*b",
    r"z = w x \tag{1}": "z = w*x",
    "Hidden layer: h = max(0, x)": "h = max(0, x)",
    "x: float = 2; x*y": "x = 2; x*y",
    "f = x\n  * y": "f = x*y",
    # consoles and notebooks
    ">>> b = a*a\n>>> b\ntensor([4.], grad_fn=<MulBackward0>)": "b = a*a; b",
    ">>> q = (x +\n...      y)\n>>> q*z\n-12": "q = x + y; q*z",
    "In [1]: q = x + y\nIn [2]: q*z\nOut[2]: -12": "q = x + y; q*z",
    "julia> f(x) = 5x + 3": "f = 5*x + 3",
    "import torch as t\nx = t.tensor(2.)\ny = t.exp(x)": "x = 2; y = exp(x)",
    "x = yad.Tensor(2.0, requires_grad=True)\nx*y": "x = 2; x*y",
    "y = x*2\nprint(f'x = {x}')": "y = x*2",
    "!pip install torch\ny = x*2": "y = x*2",
    "Given f(x, y) = x y, x = 2, y = 3": "f = x*y; x = 2; y = 3",
    # gradients, which every circuit has
    "q = x + y\nf = q*z\ndfdz = q\ndfdq = z\ndqdx = 1.0\ndfdx = dfdq*dqdx": "q = x + y; f = q*z",
    "q = x + y\nf = q*z\ndz = q\ndq = z\ndx = 1\ndx *= dq\nx += -0.1*dx": "q = x + y; f = q*z",
    "y = w*x\ndw = 2*x\nw = w - 0.1*dw": "y = w*x",
    "y = w*x\ngrad_w = x\ngrad_x = w": "y = w*x",
    "x = 3; dx = 0.1; f = (x + dx)^2": "x = 3; dx = 0.1; f = (x + dx)^2",
    "x = 3; y = 2; dx = 0.1; dy = 0.2; f = (x + dx)*(y + dy)": (
        "x = 3; y = 2; dx = 0.1; dy = 0.2; f = (x + dx)*(y + dy)"
    ),
    "f = x*y; dx = 0.1; g = f*dx": "f = x*y; dx = 0.1; g = f*dx",
    "d = 2; b = 3; db = d*b": "d = 2; b = 3; db = d*b",
    "with tf.GradientTape() as tape:\n  y = x**2\ntape.gradient(y, x)": "y = x^2",
    "y = x**2\ndy_dx = tape.gradient(y, x)": "y = x^2",
    "f(x) = x^2\ng = grad(f)\nprint(g(2.0))": "f = x^2",
    "f = x*y\ndf/dx = y = 3": "f = x*y",
    r"f = x y \\ \frac{df}{dx} = y": "f = x*y",
    # definitions of what is here
    "def sigmoid(z):\n    return 1/(1 + np.exp(-z))\na = sigmoid(w*x)": "a = sigmoid(w*x)",
    "def relu(x): return np.maximum(0, x)\ny = relu(w*x)": "y = relu(w*x)",
    "σ(z) = 1/(1 + e^{-z})\na = σ(w x + b)": "a = sigmoid(w*x + b)",
    # other languages
    "const f = (x, y) => x*y + Math.exp(-x);": "f = x*y + exp(-x)",
    "const x = 2; let y = Math.pow(x, 2) * z;": "x = 2; y = power(x, 2)*z",
    "function f(x, w) {\n  const z = x * w;\n  return Math.tanh(z);\n}": "z = x*w; f = tanh(z)",
    "function f(x) { return x*x; }": "f = x*x",
    "function y = f(x)\ny = x.^2 + 1;\nend": "y = x^2 + 1",
    "f = @(x) x.^2 .* exp(-x);": "f = x^2 * exp(-x)",
    "y = x + ...\n    z;": "y = x + z",
    "f = x -> x^2 + 1": "f = x^2 + 1",
    "f(x::Float64) = exp.(-x)": "f = exp(-x)",
    "function f(x)\n    x^2 + 1\nend": "f = x^2 + 1",
    "x <- 2\ny <- x*z": "x = 2; y = x*z",
    "f <- function(x) x^2 + 1": "f = x^2 + 1",
    "double f(double x) { return std::exp(-x)*0.5; }": "f = exp(-x)*0.5",
    "float w = 0.5f; y = w*x": "w = 0.5; y = w*x",
    "=1/(1+EXP(-A1))": "1/(1+exp(-A1))",
    "=1/(1+EXP(-$A$1*B$2))": "1/(1+exp(-A1*B2))",
    # brackets, products, functions of several
    "-[y*log(a) + (1 - y)*log(2 - a)]": "-(y*log(a) + (1 - y)*log(2 - a))",
    "2[x + 1]": "2*(x + 1)",
    r"\left[ x + y \right]^2": "(x + y)^2",
    "max(a, b, c)": "max(a, max(b, c))",
    "f(a, b, c) = 3(a + bc)": "f = 3*(a + b*c)",
    "f(x, y) = xy^2 + x": "f = x*y^2 + x",
    # LaTeX
    r"\textcolor{#3498db}{w_1 \cdot x_1} + b": "w_1*x_1 + b",
    r"\boxed{x + y} \odot z": "(x + y)*z",
    r"\mathbf{0.72} x": "0.72*x",
    r"z = w x \Rightarrow a = z^2": "z = w*x; a = z^2",
    # digits
    "٣x + ۴": "3*x + 4",
    "𝟐x": "2*x",
}


@pytest.mark.parametrize("typed", SAME)
def test_a_spelling_means_the_plain_one(typed: str) -> None:
    read, plain = document_from(typed), document_from(SAME[typed])
    assert tree(read) == tree(plain)
    assert run_document(read).loss == run_document(plain).loss


def numbers(document) -> dict[str, float]:
    root = document.root
    return {root.label(id_): float(each) for id_, each in root.values.items()}


def test_numbers_behind_the_formula_are_the_values_of_its_inputs() -> None:
    read = draft("f = (x + y) z; x = -2, y = 5; z = -4")
    assert numbers(read.document()) == {"x": -2, "y": 5, "z": -4}
    assert run_document(read.document()).loss == -12
    said = "The numbers behind the formula were read as the values of x, y, z."
    assert said in map(str, read.notes)


def test_a_number_that_a_later_line_needs_is_an_assignment_still() -> None:
    document = document_from("y = x*2; x = 5; f = x + y")
    assert run_document(document).loss == 7  # the first x is an input worth 1


def test_a_number_that_nothing_uses_is_no_loss_behind_the_formula() -> None:
    document = document_from("f = x*y; t = 4; x = 3")
    assert numbers(document) == {"t": 4, "x": 3, "y": 1}
    assert run_document(document).loss == 3
    assert run_document(document_from("x*2; 5")).loss == 5


def test_a_name_is_a_product_where_its_letters_are_given_values() -> None:
    assert run_document(document_from("J = 3(a + bc)", {"a": 5, "b": 3, "c": 2})).loss == 33
    assert numbers(document_from("J = 3(a + bc)", {"a": 5, "bc": 2})) == {"a": 5, "bc": 2}
    assert numbers(document_from("xy + x + y", {"x": 2})) == {"x": 2, "y": 1}
    assert run_document(document_from("x = 2; y = 3; f = xy")).loss == 6
    assert run_document(document_from("f = xy; x = 2; y = 3")).loss == 6
    assert run_document(document_from("q = x + y; f = qz", {"x": 1, "y": 2, "z": 3})).loss == 9
    assert run_document(document_from("f = 2πr", {"r": 1})).loss == pytest.approx(2 * math.pi)
    assert run_document(document_from("f = xe^x", {"x": 1})).loss == pytest.approx(math.e)
    assert run_document(document_from("x = 2; y = 3; f = xy + x + y")).loss == 11
    assert run_document(document_from("f = xy + x + y", {"x": 2, "y": 3})).loss == 11


CALLED = sorted({*SPELLINGS, *FUNCTIONS, *ARRAY_SPELLINGS, *ARRAY_FUNCTIONS, *WRAPPERS})


@pytest.mark.parametrize("name", [each for each in CALLED if each.isalpha() and len(each) > 1])
def test_no_function_is_a_product_of_letters_that_are_given_values(name: str) -> None:
    letters = "".join(f"{letter} = 2; " for letter in sorted(set(name)))
    try:
        told = draft(f"{letters}y = [1, 2]; f = {name}(y)").notes
    except ExpressionError as refused:
        told = [refused.sentence]
    assert not any(f'"{name}" was read as' in str(each) and "*" in str(each) for each in told)


def test_a_header_gives_the_order_of_the_inputs() -> None:
    root = document_from("f(z, y, x) = x*y + z*w").root
    assert [root.label(f"input{n}") for n in (1, 2, 3)] == ["z", "y", "x"]
    assert root.label("output1") == "f"
    assert "w" in {root.label(id_) for id_ in root.values}


def test_the_flag_bears_the_name_that_is_returned() -> None:
    assert document_from("a = x*y\nreturn a").root.label("output1") == "a"


# --- e and π


@pytest.mark.parametrize(
    ("text", "at_1"),
    [
        ("1/(1+e^(-x))", 0.7310585786300049),
        ("sin(pi*x)", 1.2246467991473532e-16),
        ("sin(π*x)", 1.2246467991473532e-16),
        ("x*e", 2.718281828459045),
        ("2e", 5.43656365691809),
        ("math.pi", 3.141592653589793),
        ("math.exp(1) - math.e", 0.0),
    ],
)
def test_e_and_pi_are_the_constants(text: str, at_1: float) -> None:
    assert float(run_document(document_from(text)).loss) == at_1


@pytest.mark.parametrize(
    "text",
    [
        "e = 3; x*e",
        "f = x*e; e = 3",
        "f(x, e) = x*e; e = 3",
        "e, y = 3, 1; x*e*y",
        "e = 2; e += 1; e*x",
    ],
)
def test_a_name_that_the_text_assigns_is_no_constant(text: str) -> None:
    assert run_document(document_from(text)).loss == 3
    assert not any("the number e" in str(note) for note in draft(text).notes)


def test_a_name_that_is_given_a_value_or_is_an_input_already_is_no_constant() -> None:
    assert run_document(document_from("x*e", {"e": 3})).loss == 3
    assert numbers(document_from("x*e", declared={"e"})) == {"x": 1, "e": 1}
    assert tree(document_from("e^x", declared={"e"})) == "power(e, x)"


def test_the_constant_of_a_module_is_one_even_beside_an_input_of_that_name() -> None:
    assert run_document(document_from("np.e - e", {"e": 0})).loss == 2.718281828459045


def test_a_constant_is_drawn_once_and_takes_no_gradient() -> None:
    root = document_from("pi*x + π*y").root
    (id_,) = [id_ for id_ in root.values if root.nodes[id_].kind == "constant"]
    assert root.label(id_) == "π"


# --- functions


def test_every_spelling_leads_to_a_function() -> None:
    for spelling, function in SPELLINGS.items():
        assert function_named(spelling) == function
        assert function in FUNCTIONS or function in library.FUNCTIONS
    assert all(function_named(each) is not None for each in PRINTED_BARE)


def test_advice_can_be_followed_and_names_no_function_we_have() -> None:
    for name, written in WRITTEN.items():
        assert function_named(name) is None
        assert run_document(document_from(written)).loss is not None
    assert all(function_named(name) is None for name in ABSENT)


@pytest.mark.parametrize("name", ["mean", "scale", "sign", "floor", "clip", "erf", "tan"])
def test_a_function_that_came_later_is_a_name_where_no_parenthesis_follows(name: str) -> None:
    assert name in numbers(document_from(f"f = {name} + x*{name} - {name}"))


@pytest.mark.parametrize(
    "name",
    [
        *("sin", "cos", "tan", "sinh", "cosh", "tanh", "atan", "arctan", "exp", "sqrt", "abs"),
        *("log", "ln", "lg", "log2", "log_2", "log10", "log_10", "relu", "sigmoid", "softplus"),
    ],
)
def test_a_function_that_is_printed_without_parentheses_is_read_so(name: str) -> None:
    assert numbers(document_from(f"f = {name} x")) == numbers(document_from(f"f = {name}(x)"))


# --- what is told

TOLD = {
    "1/(1+e^(-x))": ['"e" was read as the number e = 2.71828….'],
    "pi*x": ['"pi" was read as the number π = 3.14159….'],
    "log(x)": ["log was read as the natural logarithm."],
    "x w": ['"x w" was read as x*w.'],
    "x(y + 1)": ['"x(…)" was read as x*(…).'],
    "w0x0 + b": ['"w0x0" was read as one name. For a product write w0*x0.'],
    "xy + x + y": ['"xy" was read as one name. For a product write x*y.'],
    "xe^x": ['"xe" was read as one name. For a product write x*e.'],
    "x1w1 = 2; f = x1w1*y": [],
    "x + ｘ": ['"ｘ" was read as the name x.'],
    "w₁ + 1": ['"w₁" was read as the name w1.'],
    "ϕ + φ": ['"ϕ" was read as the name φ.'],
    "x\u200b + y": ["Invisible characters were left out."],
    "\ufeffx + y": [],
    "a // an input": ['"// an input" was read as a comment.'],
    "x % 2 of them": ['"% 2 of them" was read as a comment.'],
    "# a\nx": [],
    "sin x": ['"sin x" was read as sin(…).'],
    "sin^2(x)": ['"sin^2(" was read as sin(…)^2.'],
    "√x": ['"√x" was read as sqrt(x).'],
    "√(x)": [],
    "import numpy as np\nx + 1": ['"import numpy as np" was left out: it computes nothing here.'],
    "f = x*y = -12": ['"= -12" was left out: it computes nothing here.'],
    "x = 1, y = 2, f = x*y": ["The commas between the assignments were read as semicolons."],
    "sign = 2; sign(x)": ["sign(…) was read as the function, not as a product."],
    "f = (x + y) * z": [],
    "1/2x": ['Only 2 of "2x" belongs to "/". Put parentheses around more.'],
    "e^2x": [
        '"e" was read as the number e = 2.71828….',
        'Only 2 of "2x" belongs to "^". Put parentheses around more.',
    ],
    "1/2(x + 1)": [],
    "2. x": ['"2. x" was read as 2*x.'],
    "y = wx + b": ['"wx" was read as one name. For a product write w*x.'],
    "x + dx": [],
    "w - dL/dw": [
        '"dL/dw" was read as a quotient. Gradients are computed for every circuit, '
        "and are no part of a formula."
    ],
    "w^T*x": ['"^T" was read as power(…, T).'],
    "f = x\n+ y": [
        '"+ y" was read as a line of its own. To go on with the line before it, end that line '
        'with "+".',
        "The last line is the loss. It makes no use of f.",
    ],
    "f = x\n-y": ["The last line is the loss. It makes no use of f."],
    "x = 2\nq = 3*x\nf = x*x": ["The last line is the loss. It makes no use of q."],
    "c = a + b\nc += c + 1": [],
    "f = x*y\ndfdx = y": ['"dfdx = y" was left out: it computes nothing here.'],
    "f = x*y\ndx = y\ndy = x": ['"dx = y dy = x" was left out: it computes nothing here.'],
    "f = x*x; df = 2*x*dx": ["The last line is the loss. It makes no use of f."],
    "1 / (1 + e−x)": [
        '"e" was read as the number e = 2.71828….',
        '"e−x" was read as a difference. For the exponential write e^(-x).',
    ],
    "e = 2; e - x": [],
    "w_0x_0": ['"w_0x_0" was read as one name. For a product write w_0*x_0.'],
    "f(w, x) = w0x0 + w1*x1": [
        "w, x in the header were read as the names of w0, w1, x0, x1.",
        '"w0x0" was read as w0*x0.',
    ],
    "f(x, x1) = x1": [],
    "2[x + 1]": ['"[…]" was read as (…).'],
    "a) z = w*x": ['"a)" was left out: it computes nothing here.'],
    "(b) z = w*x": ['"(b)" was left out: it computes nothing here.'],
    "1) z = w*x": ['"1)" was left out: it computes nothing here.'],
    "z = x + y = 2 + 1": ['"= 2 + 1" was left out: it computes nothing here.'],
    "a = tanh(z)   (2)": ['"(2)" was read as *(2).'],
    "a = b*z   (2)": ['"(2)" was left out: it computes nothing here.'],
    "f(b, c) = bc": ['"bc" was read as b*c.'],
    "f(w, x) = e^-wx": [
        '"e" was read as the number e = 2.71828….',
        '"wx" was read as one name. For a product write w*x.',
    ],
    ">>> x*2\n4": ['"4" was left out: it computes nothing here.'],
}


@pytest.mark.parametrize("text", TOLD)
def test_what_is_read_in_another_way_than_typed_is_told(text: str) -> None:
    assert [str(note) for note in draft(text).notes] == TOLD[text]


def test_a_note_is_short_and_said_once() -> None:
    notes = draft("import " + "a" * 150 + "\nx w + x w\nx w").notes
    assert len(notes) == 3
    assert all(len(str(note)) < 120 for note in notes)
