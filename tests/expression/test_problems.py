"""What is wrong with a text: each problem with its place and its sentence."""

import pytest
from problems import why_not

from circuit_editor.expression import ExpressionError, document_from

MISSING_AFTER = 'A number or a name is missing after "{}".'
MISSING_BEFORE = 'A number or a name is missing before "{}".'
NO_SIGN = 'A sign such as * is missing between "{}" and "{}".'
NEVER_CLOSED = 'This "(" is never closed. A ")" is missing.'
CLOSES_NOTHING = 'This ")" closes nothing. A "(" is missing before it.'
COMMA = (
    "A comma may only stand between the arguments of a function. For a decimal number use a point."
)
NORM_OF_A_VECTOR = (
    "‖ is the norm of a vector: give a name a list, as in x = [1, 2]. For one number write |x|."
)
NO_INDEX_BELOW = (
    "Names have an index below, as in x_1. Of norms ‖x‖ is read, the square root of the sum of "
    "squares, and its square."
)
WORD = (
    'Words of a sentence are not read. If "{}" is a name, write * between it and the names '
    "beside it."
)
WRITTEN_OUT = (
    'Write {} instead of "{}". If that is a name, write * between it and the names beside it.'
)
COMMA_OF_NAMES = (
    "A comma may only stand between the arguments of a function. Between formulas write a ; "
    "instead."
)
SEPARATES = (
    "In an expression a comma separates. "
    "Write {0}.{1} for a decimal number, {0}{1} for a whole one."
)
EQUALS = (
    'Before "=" stands one name, as in q = x + y. '
    "Put each assignment on its own line, or a ; between them."
)
LISTS = (
    "A list of numbers is the value of a name that a formula computes with, as in "
    "x = [1, 2]; f = sum(x). Around a sum use round parentheses."
)
PICKED = (
    "An index in square brackets picks from a list. Give the name one, as in x = [1, 2], or "
    "each number a name of its own, such as w0."
)
OF_ARRAYS = (
    'There is no function "{}". Write {}. Of a list it is one: give a name one, as in x = [1, 2].'
)
INDEX_ABOVE = (
    "A number in parentheses above a name is an index, not a power. Write it below, as in W_1."
)
OVER_AN_INDEX = (
    "Sums and products over an index are read where both ends are numbers, as in "
    "\\sum_{i=1}^{3} w_i x_i. Else write the terms one by one, such as w1*x1 + w2*x2."
)
NO_REMAINDER = (
    'A circuit has no "{}": it leaves no remainder. Write / to divide, and # before a comment.'
)
DERIVATIVE = (
    "Gradients are computed for every circuit, and are no part of a formula. Leave this line out."
)
OTHERWISE_DEFINED = (
    "This definition computes something else than the function {} that is here. "
    "Give it another name, or write it out where it is needed."
)
PRIME = "A prime or a quotation mark cannot be part of a name. Choose another name, such as w_new."
TRANSPOSED = (
    "A transpose needs a matrix; here every name is a single number. Give one a list, as in "
    "W = [[1, 2], [3, 4]], or write the products one by one, such as w1*x1 + w2*x2."
)
MATRICES = (
    "A product of matrices needs arrays; here every name is a single number. Write the "
    "products one by one, such as w1*x1 + w2*x2. Or give the names lists: x = [1, 2]."
)
FINITE = "Numbers in a circuit are finite. To see what infinity does, divide by zero: 1/0."
COMPARED = (
    "A comparison is read in a condition, as in x if x > 0 else 0, and in parentheses of its own, "
    "as in (x > 0)*y. Leave out what only says where a formula holds."
)
ONE_COMPARISON = (
    "A condition is one comparison of two numbers, such as x > 0. For more of them put one choice "
    "into another: (y if x < 1 else 0) if x > 0 else 0."
)
GLU = 'The function "glu" takes arrays: give a name a list, as in x = [1, 2].'
WHERE = "where takes a condition and two values: where(x > 0, x, 0)."
LOOP = (
    "Of loops those are read whose rounds are counted and build on one another, as in "
    "for i in range(3): x = x*w. Leave out a loop that trains; write other lines one by one."
)
ITSELF = "f calls itself. A circuit has no such circle: write the steps out one by one."
TRAINING = "for k in range(9):\n  y = w*x\n  {}\n  w = w - 0.1*x"
NO_NUMBER = (
    '"{}" is no number of a circuit: its numbers are finite. '
    "To see what infinity does, divide by zero: 1/0."
)
INVERSE = (
    "Is this the inverse of {0} or one over it? Write the inverse by its own name, "
    "such as atan(x), and one over it as 1/{0}(x)."
)
HOW_FAR = "How far does {} reach? Put what it takes into parentheses."
HEADED = (
    "f is the formula of the header and cannot be called. To use a formula several times, "
    "make it a block."
)
BRANCHES = (
    "Of branches those are read that give one name its value, as in y = x if x > 0 else 0; "
    "no while, try or class. Write the lines that compute, one by one."
)
ONE_HEADER = "A program has one header. To use a formula several times, make it a block."
EMPTY = "There is no expression yet. Type one, such as f = (x + y) * z."
GLUED = '"{}" is no number. Write {} if you mean a product.'


def no_meaning(character: str) -> str:
    return (
        f'The character "{character}" has no meaning here. '
        "Use numbers, names, + - * / ^, commas and parentheses."
    )


PROBLEMS = {
    # nothing there
    "": (0, EMPTY),
    "  \n ; # only a comment": (0, EMPTY),
    # an operand is missing
    "x +": (2, MISSING_AFTER.format("+")),
    "x + * y": (2, MISSING_AFTER.format("+")),
    "x * -": (4, MISSING_AFTER.format("-")),
    "x **": (2, MISSING_AFTER.format("^")),
    "* x": (0, MISSING_BEFORE.format("*")),
    "f = / x": (2, MISSING_AFTER.format("=")),
    "f =": (2, MISSING_AFTER.format("=")),
    "(x + )": (3, MISSING_AFTER.format("+")),
    "( * x)": (0, MISSING_AFTER.format("(")),
    "max(x, )": (5, MISSING_AFTER.format(",")),
    "max(, x)": (3, MISSING_AFTER.format("(")),
    "x + ()": (5, "There is nothing between these parentheses."),
    "exp()": (4, "There is nothing between these parentheses."),
    # parentheses
    "(x + y": (0, NEVER_CLOSED),
    "2*(x + (y)": (2, NEVER_CLOSED),
    "exp(x": (3, NEVER_CLOSED),
    "q = (x + y\nf = (q*z)": (4, NEVER_CLOSED),
    "exp((x\n+ y)\nf": (3, NEVER_CLOSED),
    "(x\n+ y; z)": (0, NEVER_CLOSED),
    "x)\n+ y": (1, CLOSES_NOTHING),
    "(x # )\n": (0, NEVER_CLOSED),
    "x + y)": (5, CLOSES_NOTHING),
    ")": (0, CLOSES_NOTHING),
    "x + )": (4, CLOSES_NOTHING),
    "(" * 101 + "x" + ")" * 101: (
        100,
        "Parentheses stand more than 100 deep here. Give a part a name in a line of its own.",
    ),
    # a sign is missing, or stands in a wrong place
    "2 3": (2, NO_SIGN.format("2", "3")),
    "1.2.3": (3, NO_SIGN.format("1.2", ".3")),
    "x 2": (2, NO_SIGN.format("x", "2")),
    "(x) 2": (4, NO_SIGN.format(")", "2")),
    "x, y": (1, COMMA_OF_NAMES),
    "(x, y)": (2, COMMA_OF_NAMES),
    "0,5*x": (1, SEPARATES.format("0", "5")),
    "10,000*x": (2, SEPARATES.format("10", "000")),
    "exp((x, y))": (6, COMMA_OF_NAMES),
    "x + y = z": (6, EQUALS),
    "f = x = y": (6, EQUALS),
    "2 = x": (2, EQUALS),
    "(f) = x": (4, EQUALS),
    "f == x": (3, EQUALS),
    "= x": (0, EQUALS),
    # characters
    "x $ y": (2, no_meaning("$")),
    "x.y": (1, no_meaning(".")),
    'x + "y"': (4, no_meaning('"')),
    "x + \x00": (4, no_meaning("\N{REPLACEMENT CHARACTER}")),
    "x + y $ z": (6, no_meaning("$")),
    "[1, 2]": (0, LISTS),
    "x[0]": (1, PICKED),
    "w[0]*x[0]": (1, PICKED),
    "x + [y, z]": (4, LISTS),
    "[]": (0, LISTS),
    "'os'": (0, PRIME),
    "w' + 1": (1, PRIME),
    "wᵀx": (1, TRANSPOSED),
    "w^T x": (2, TRANSPOSED),
    "w^T(x + y)": (2, TRANSPOSED),
    "w^{T} + b": (3, TRANSPOSED),
    "\\mathbf{w}^T \\cdot \\mathbf{x}": (11, TRANSPOSED),
    "x.T": (1, TRANSPOSED),
    "x!": (1, "There is no factorial here. Write its product, as in 3*2."),
    "x @ y": (2, MATRICES),
    "|x|_2": (3, NO_INDEX_BELOW),
    "x^2_2": (2, '"2_2" is no number. Write 2*_2 if you mean a product.'),
    r"\|x\|": (0, NORM_OF_A_VECTOR),
    "‖x‖": (0, NORM_OF_A_VECTOR),
    "x + ∞": (4, FINITE),
    "x < y": (2, COMPARED),
    "x ≥ y": (2, COMPARED),
    # functions
    "sigmod(x)": (0, 'There is no function "sigmod". Did you mean "sigmoid"?'),
    "sigmiod(x)": (0, 'There is no function "sigmiod". Did you mean "sigmoid"?'),
    "F.glu(x)": (0, GLU),
    "F.glu(x, 1)": (0, GLU),
    "y = nn.GLU()(x)": (4, GLU.replace("glu", "GLU")),
    "x = [1, 2, 3]; y = F.glu(x)": (
        19,
        "glu needs an even number of entries to halve, along the axis -1 of the shape (3,).",
    ),
    "x = [1, 2]; y = F.glu(x, dim=1)": (
        16,
        "glu needs an even number of entries to halve, along the axis 1 of the shape (2,).",
    ),
    "x = [1, 2]; y = F.glu(x, dim=k)": (25, "The dim of glu must be written out as numbers."),
    "where(x, y, z)": (6, ONE_COMPARISON),
    "atan2(x, y)": (0, 'There is no function "atan2".'),
    "softmax(x)": (0, OF_ARRAYS.format("softmax", "exp(a)/(exp(a) + exp(b))")),
    "np.mean(x)": (0, OF_ARRAYS.format("mean", "(a + b)/2")),
    "sum(x)": (0, OF_ARRAYS.format("sum", "a + b")),
    "cot(x)": (0, 'There is no function "cot". Write cos(x)/sin(x).'),
    "xlog(2)": (0, 'There is no function "xlog". For a product write x*log(…).'),
    "alpha(x)": (0, 'There is no function "alpha". For a product write alpha*(…).'),
    "input(x)": (0, 'There is no function "input". For a product write input*(…).'),
    "x.foo()": (1, 'There is no function "foo". For a product write foo*(…).'),
    "x.relu": (1, no_meaning(".")),
    "sin^-1(x)": (0, INVERSE.format("sin")),
    "2 tan^{-1} x": (2, INVERSE.format("tan")),
    "tan⁻¹(x)": (0, INVERSE.format("tan")),
    "sin x y": (0, HOW_FAR.format("sin")),
    "sin x(y + 1)": (0, HOW_FAR.format("sin")),
    "x + nan": (4, NO_NUMBER.format("nan")),
    "x*np.inf": (2, NO_NUMBER.format("inf")),
    "exp + 1": (0, '"exp" is a function: write exp(…), or choose another name.'),
    "2 sin": (2, '"sin" is a function: write sin(…), or choose another name.'),
    "max = x": (0, '"max" is a function: write max(…), or choose another name.'),
    "exp(x, y)": (0, "exp takes 1 and got 2: write exp(x)."),
    "1 + max(x)": (4, "max takes 2 and got 1: write max(a, b)."),
    "leaky_relu(x, 1, 2)": (0, "leaky_relu takes 1–2 and got 3: write leaky_relu(x, slope)."),
    "leaky_relu(x, y)": (0, "The slope of leaky_relu is built in: it must be a number."),
    "leaky_relu(x, exp(0))": (0, "The slope of leaky_relu is built in: it must be a number."),
    "leaky_relu(x, 1/0)": (0, "The slope of leaky_relu is built in: it must be a number."),
    "add_constant(x, 2*y)": (0, "The c of add_constant is built in: it must be a number."),
    # headers, loops, lists
    "f(x) = x^2; f(3) + 1": (12, HEADED),
    "f(x) = x^2; g(x) = 2x": (12, ONE_HEADER),
    "for i in x:\n  y = 2": (0, LOOP),
    "for e in x: y = e": (0, LOOP),
    "for i in range(3): y = x*i": (0, LOOP),  # only the last round would count
    "for i in range(n): y = y*x": (0, LOOP),
    "for i in range(0, 9, 0): y = y*x": (0, LOOP),
    "for i in range(3):\n  y = y*x\n  if y > 2:\n    z = 2": (0, LOOP),
    "if x > 0:\n  y = x\n  z = 2\nelse:\n  y = 0": (0, BRANCHES),
    "if x > 0:\n  y = x\nelse:\n  z = 0": (0, BRANCHES),
    "if z:\n  y = x\nelse:\n  y = 0": (3, ONE_COMPARISON),
    f"{TRAINING.format('y.backward()')}\nz = w*x": (0, LOOP),
    TRAINING.format("dw = y*x"): (0, LOOP),
    TRAINING.format("w.grad = None"): (0, LOOP),
    "for i in range(5000): y = y*x": (
        0,
        "Written out this has 30,000 words and signs (limit 20,000). Repeat it less.",
    ),
    "def f(n): return n*f(n - 1)\ny = f(x)": (19, ITSELF),
    "def f(a, b=2): return a*b\ny = f(x, x, x)": (30, "f takes 1–2 and got 3: write f(a, b)."),
    "def f(a, b): return a*b\ny = f(x)": (28, "f takes 2 and got 1: write f(a, b)."),
    "def f(a): return a*a\ny = f(b=x)": (27, 'The function f has no input "b".'),
    "def f(a):\n  if a > 0:\n    return a\n  b = 2\n  return b\ny = f(x)": (12, BRANCHES),
    "if x > 0: y = x": (0, BRANCHES),
    # gradients
    "∂L/∂w = x": (0, DERIVATIVE),
    "df/dx = y": (0, DERIVATIVE),
    "g = grad(f)": (0, DERIVATIVE),
    "y = x^2; g = tape.gradient(y, x); x - g": (
        38,
        "g is a gradient here. Gradients are computed for every circuit, "
        "and are no part of a formula.",
    ),
    # definitions
    "def relu(x): return max(0, 2*x)\nrelu(w)": (4, OTHERWISE_DEFINED.format("relu")),
    "sigmoid(z) = z*(1 - z); sigmoid(w)": (0, OTHERWISE_DEFINED.format("sigmoid")),
    # functions that are not here
    "cot x": (0, 'There is no function "cot". Write cos(x)/sin(x).'),
    "log(x, 2)": (0, "For a logarithm to another base write a quotient: log(x)/log(2)."),
    "np.l": (0, 'There is no function "l". For a product write l*(…).'),
    # bars
    "|x": (0, 'This "|" is never closed. A "|" is missing.'),
    "a|b": (1, 'This "|" is never closed. A "|" is missing.'),
    "||": (1, MISSING_AFTER.format("|")),
    # LaTeX
    "\\sum_i x": (0, OVER_AN_INDEX),
    "\\prod x": (0, OVER_AN_INDEX),
    "∑ w x": (0, OVER_AN_INDEX),
    "Σ w x": (0, OVER_AN_INDEX),
    "sum_i w_i x_i": (0, OVER_AN_INDEX),
    "Σ_i w_i x_i": (0, OVER_AN_INDEX),
    "-Σₖ yₖ log pₖ": (1, OVER_AN_INDEX),
    "Σ ½(t - y)²": (0, OVER_AN_INDEX),
    "Σ(t - y)²": (0, OVER_AN_INDEX),
    "\\sum_{i=1}^{n} x_i": (0, OVER_AN_INDEX),
    "\\sum_{i=1}^{200000} x_i": (
        0,
        "Written out, the sums of this text have 200,000 words and signs (limit 100,000). "
        "Give them as arrays.",
    ),
    "x % 2": (2, NO_REMAINDER.format("%")),
    "x % 2 + 1": (2, NO_REMAINDER.format("%")),
    "a // b": (2, NO_REMAINDER.format("//")),
    "5% * x": (1, "Write a percentage as a decimal number: 0.05 for 5 %."),
    # words beside names
    "x times y": (2, WRITTEN_OUT.format("*", "times")),
    "3 x Plus y": (4, WRITTEN_OUT.format("+", "Plus")),
    "(x + 1) squared": (8, WRITTEN_OUT.format("^2", "squared")),
    "let q = x + y in q*z": (14, WORD.format("in")),
    "the total of x": (0, WORD.format("the")),
    "y = x if z else 3": (9, ONE_COMPARISON),
    "y = x if 0 < z < 1 else 3": (9, ONE_COMPARISON),
    "y = x if x > 0 and z > 0 else 3": (9, ONE_COMPARISON),
    "y = np.where((x > 0) & (z > 0), x, 0)": (13, ONE_COMPARISON),
    "y = x if not x > 0 else 3": (9, ONE_COMPARISON),
    "y = where(x > 0)": (4, WHERE),
    "y = log(x), x > 0": (
        10,
        "A comma may only stand between the arguments of a function. "
        "Between formulas write a ; instead.",
    ),
    "y = 1/x x > 0": (10, COMPARED),
    "y = x^2 (x > 0)": (11, COMPARED),
    "x*y > 0": (4, COMPARED),
    "f = I(x > 0)*y": (8, COMPARED),
    "f = (x > 0) ? x : 0": (7, COMPARED),
    "\\partial L": (0, DERIVATIVE),
    "\\int x": (0, "The LaTeX command \\int is not read here."),
    "\\log_{7} x": (0, 'There is no function "log_7". For a product write log_7*(…).'),
    "\\frac 1_000": (0, "Behind \\frac stands one name or number in braces, as in \\frac{x}."),
    "x_{t*1}": (
        4,
        "An index is made of letters and digits, as in x_{12}. Choose a name without this.",
    ),
    "x^{(i)} w": (2, INDEX_ABOVE),
    "e^{(x)}": (2, INDEX_ABOVE),
    "learning rate = 0.1": (14, EQUALS),
    "\\frac .5": (0, "Behind \\frac stands one name or number in braces, as in \\frac{x}."),
    "\\frac{1}{2": (8, 'This "{" is never closed. A "}" is missing.'),
    "x}": (1, 'This "}" closes nothing. A "{" is missing before it.'),
    "\\frac": (0, "Behind \\frac stands one name or number in braces, as in \\frac{x}."),
    # numbers
    "x + 1e999": (4, "1e999 is too large for a number (limit 1.8e308)."),
    "0x10": (0, GLUED.format("0x10", "0*x10")),
    "a + 0b1": (4, GLUED.format("0b1", "0*b1")),
    "0exp(x)": (0, GLUED.format("0exp", "0*exp")),
    "1__0": (0, GLUED.format("1__0", "1*__0")),
    "x*1_000_": (2, GLUED.format("1_000_", "1_000*_")),
    "2.5_0": (0, GLUED.format("2.5_0", "2.5*_0")),
}


@pytest.mark.parametrize("text", PROBLEMS)
def test_a_problem_has_a_place_and_a_sentence(text: str) -> None:
    position, sentence = PROBLEMS[text]
    with pytest.raises(ExpressionError) as caught:
        document_from(text)
    error = caught.value
    assert (error.position, str(error.problem)) == (position, sentence)


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("x + * y", (2, 1, 3), "Column 3: "),
        ("\n  x + * y\n", (5, 2, 5), "Column 5: "),
        ("q = x\nf = q + ", (12, 2, 7), "Line 2, column 7: "),
        ("q = x;f = q +", (12, 1, 13), "Column 13: "),
        ("q = (x +\n  * y)", (7, 1, 8), "Line 1, column 8: "),
        ("q = (x\n  + y ?)", (13, 2, 7), "Line 2, column 7: "),
        ("q = (x\r\n)\r\nf = q 2", (17, 3, 7), "Line 3, column 7: "),
        ("\ufeffx $", (3, 1, 3), "Column 3: "),
        ("\ufeffx\r\n$", (4, 2, 1), "Line 2, column 1: "),
        ("q = x\r\nf = q$", (12, 2, 6), "Line 2, column 6: "),
    ],
)
def test_the_place_is_told_for_people_and_for_programs(
    text: str, place: tuple[int, int, int], said: str
) -> None:
    error = why_not(text)
    assert error is not None
    assert (error.position, error.line, error.column) == place
    assert str(error) == str(error.sentence) == said + str(error.problem)


def test_a_text_too_long_is_refused_before_it_is_read() -> None:
    error = why_not("x" * 1_000_001)
    assert str(error) == "The expression has 1,000,001 characters (limit 1,000,000)."
    assert error is not None and error.position is None


def test_a_name_too_long_is_refused() -> None:
    error = why_not("1 + " + "x" * 201)
    assert str(error) == "Column 5: This name has 201 characters (limit 200)."
    assert why_not("1 + " + "x" * 200) is None


def test_parentheses_may_stand_a_hundred_deep() -> None:
    assert why_not("(" * 100 + "x" + ")" * 100) is None
    assert why_not("exp(" * 100 + "x" + ")" * 100) is None
    assert why_not("exp(" * 101 + "x" + ")" * 101) is not None


def test_more_gates_than_a_circuit_may_have_are_refused() -> None:
    error = why_not("-" * 50_001 + "x")
    assert str(error) == "The circuit has 50,001 gates (limit 50,000)."


def test_a_long_stranger_is_quoted_in_short() -> None:
    error = why_not("x" * 150 + "(2)")
    assert error is not None and len(str(error)) < 250


# --- values


def test_values_go_to_inputs_by_name() -> None:
    root = document_from("x = 3; f = x*w + y", {"w": 2, "x": [1, 2]}).root
    values = {root.label(id_): value.array.tolist() for id_, value in root.values.items()}
    assert values == {"x": [1, 2], "w": 2, "y": 1}


def test_a_value_for_an_unknown_name_is_refused() -> None:
    with pytest.raises(ExpressionError) as caught:
        document_from("x*w", {"x": 1, "y": 2})
    assert str(caught.value) == 'There is no input "y". The inputs are: x, w.'
    assert (caught.value.position, caught.value.line, caught.value.column) == (None, None, None)


def test_a_value_for_a_part_of_a_name_is_refused_with_the_way_to_write_a_product() -> None:
    with pytest.raises(ExpressionError) as caught:
        document_from("e^-wx", {"w": 2, "x": 3})
    assert str(caught.value) == (
        'There is no input "w". The inputs are: wx. '
        '"wx" is one name; a product needs its sign, as in x*y.'
    )


def test_a_value_for_a_text_without_names_is_refused() -> None:
    with pytest.raises(ExpressionError, match='There is no input "c": there are no inputs'):
        document_from("2*3", {"c": 2})


def test_of_many_names_only_some_are_told() -> None:
    with pytest.raises(ExpressionError) as caught:
        document_from("+".join(f"x{n}" for n in range(100)), {"y": 2})
    assert str(caught.value).endswith("x8, x9, ….")


@pytest.mark.parametrize("value", ["two", None, [], [[1], [2, 3]], float("nan"), [1, float("inf")]])
def test_a_value_that_is_no_finite_number_is_refused(value: object) -> None:
    with pytest.raises(ExpressionError) as caught:
        document_from("x*y", {"x": value})
    assert str(caught.value) == ("The value of x must be a finite number, or nested lists of such.")
