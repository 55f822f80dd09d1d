"""Expressions and programs as people might type them, sound and broken, made from a number each."""

from __future__ import annotations

from random import Random


def words(text: str) -> list[str]:
    """What stands between the spaces."""
    return text.split()


NAMES = words(
    "x y z w b t e pi π σ x1 w0 w_1 x₁ ŷ α loss rate net_h1 ｘ µ Ï ς sign mean log f E F np inf "
    "nan return import def for in if print float Value ᵀ"
)
FUNCTIONS = words(
    "exp log ln sin cos tanh sigmoid σ relu ReLU max min abs sqrt softplus neuron2 squared_error "
    "power leaky_relu add_constant np.exp math.log F.relu torch.tanh where softmax mean x f"
)
NUMBERS = words("0 1 2 3.5 .5 1. 1e-3 2E+2 1_000 1e999 1e308 5e-324 ½ ⅓ 0x10 007 1,5")
SIGNS = words(
    "+ - * / ^ ** × · ÷ − – | √ ² ⁻¹ ˣ = == += *= ≈ := , ; : . ' \" ( ) [ ] { } $ & % # // @ !"
)
SPACES = ["", "", "", " ", " ", "\n", "\t", "\u00a0", "\u200b", "\u2028", "\v", "\r\n", "\u202e"]
LATEX = [
    *(
        r"\frac{1}{2}",
        r"\frac",
        r"\sqrt{x}",
        r"\sigma",
        r"\left(",
        r"\right)",
        r"\cdot",
        r"\hat{y}",
    ),
    *(r"x_{1}", r"x^{2}", r"W^{(1)}", r"\text{in}", r"\begin{aligned}", r"\\", r"\max\{0, x\}"),
    *("\\", "{", "}", r"\sum", r"\alpha_1", "_{", "^{"),
]
LINES = [
    "f(x, y) = x*y",
    "def f(x):",
    "    return x*2",
    "import numpy as np",
    "print(x)",
    "c += 1",
    "c = a",
    "a, b = 2, 1",
    "x = -2, y = 5",
    "x = Value(2.0, label='x')",
    "y.backward()",
    "q = x + y",
    "f = q * z",
    "g = (c - b).relu()",
    "f = (x + y) z = -12",
    "z = w0*x0 + w1*x1 + b",
    "a = 1/(1+e^(-z))",
    "L = -(y*log(a) + (1 - y)*log(1 - a))",
    "h = max(0, z)",
    "x = 3",
    "w = 0.5",
    "# a comment",
    "// another",
    "% one more",
    '"""text"""',
    "for i in x:",
    r"\frac{1}{1 + e^{-x}} \\",
    ">>> a = x*2",
    "julia> f(x) = x^2",
    "In [1]: y = x + 1",
    "Out[1]: 3.0",
    "tensor([4.], grad_fn=<MulBackward0>)",
    "const f = (x, y) => x*y + Math.exp(-x);",
    "function obj = Func(x,y)",
    "f = @(x) x.^2 + 1;",
    "x <- 2",
    "with tf.GradientTape() as tape:",
    "g = tape.gradient(y, x)",
    "df/dx = -4",
    "1) z = w*x",
    "• a = tanh(z)  (2)",
    "z = w x + b = 0.5*2 + 1 = 2",
    "= 0.6(0) + 0.7(0) = 0",
    "a = b = 2",
    "x = 2 y = 3",
    "f = 3x^2 at x = 2",
    "Hidden layer: h = max(0, x)",
    "L = -[y log(a) + (1 - y) log(1 - a)]",
    "def sigmoid(z): return 1/(1 + exp(-z))",
    "a = sigmoid(z)",
    "x: float = 2",
    "=1/(1+EXP(-$A$1))",
    r"$z = \textcolor{#3498db}{w_1 \cdot x_1} + \textcolor{#9B7AC4}{b}$",
    "print(f'x = {x}')",
    "^T w",
    "+ y",
    "* y",
]


def expression(number: int) -> str:
    """A sound or nearly sound expression."""
    random = Random(number)
    text = _operand(random, random.randint(0, 5))
    if random.random() < 0.2:
        text = f"{random.choice(NAMES)} = {text}"
    return _mutated(random, text) if random.random() < 0.3 else text


def program(number: int) -> str:
    """Lines of programs in any order, some of them changed."""
    random = Random(number)
    lines = random.choices(LINES, k=random.randint(1, 8))
    if random.random() < 0.5:
        lines.append(expression(number))
    text = random.choice(["\n", "\n", "; ", "\r\n"]).join(lines)
    for _ in range(random.randint(0, 4)):
        text = _mutated(random, text)
    return text


def _operand(random: Random, depth: int) -> str:
    if depth == 0:
        pool = random.choice([NAMES, NAMES, NUMBERS, LATEX])
        return random.choice(pool)
    one, other = _operand(random, depth - 1), _operand(random, random.randint(0, depth - 1))
    space = random.choice(SPACES)
    return random.choice(
        [
            f"{one}{space}{random.choice('+-*/^')}{space}{other}",
            f"({one}){space}({other})",
            f"{one} {other}",
            f"{random.choice(FUNCTIONS)}({one})",
            f"{random.choice(FUNCTIONS)}({one},{space}{other})",
            f"{random.choice(FUNCTIONS)} {one}",
            f"|{one}|",
            f"√{one}",
            f"-{one}",
            f"{one}²",
            f"({one}).{random.choice(FUNCTIONS)}()",
            rf"\frac{{{one}}}{{{other}}}",
            f"{one}^{{{other}}}",
            f"{random.choice('23')}{one}",
        ]
    )


def _mutated(random: Random, text: str) -> str:
    """The text with a piece taken out, doubled, moved, or something put in."""
    start = random.randint(0, len(text))
    end = min(len(text), start + random.choice([1, 1, 1, 2, 5, 20]))
    piece = text[start:end]
    strange = random.choice(
        [
            random.choice(SIGNS),
            random.choice(SPACES),
            random.choice(NAMES),
            random.choice(LATEX),
            random.choice(NUMBERS),
            chr(random.choice([0, 7, 27, 0x7F, 0x9B, 0xD800, 0xFFFE, 0x1F600, 0x20D7, 0x3000])),
            chr(random.randrange(0xA0, 0xD800)),
        ]
    )
    at = random.randint(0, len(text))
    return random.choice(
        [
            text[:start] + text[end:],
            text[:at] + piece + text[at:],
            text[:start] + strange + text[end:],
            text[:start] + strange + text[start:],
            text[end:] + text[:start],
        ]
    )
