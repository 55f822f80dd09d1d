"""The functions an expression may call, in all their spellings, and those it may not, with advice.

A function is a gate, exp(x), or a block of the library, swish(x). A name is one only where `(`
follows, so that a circuit with an input called `scale` or `mean` goes on opening.
"""

from __future__ import annotations

from circuit_editor.expression.composed_functions import COMPOSED, COMPOSED_SPELLINGS
from circuit_editor.files import library
from circuit_editor.files.suggestion import with_suggestion
from circuit_editor.gates import ELEMENTWISE, FOLDED, GATES, kinds
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template, quote

FUNCTIONS = {kind: gate for kind, gate in ELEMENTWISE.items() if gate.inputs and gate.outputs}

HALVING = "glu"  # one half of an array times the sigmoid of the other

# What gates of arrays are called, and the length of a vector, which several of them make.
OF_ARRAYS = frozenset(
    name
    for kind, gate in GATES.items()
    if gate.is_of_arrays and kind not in FUNCTIONS
    for name in (kind, *gate.spelling.names)
) | {HALVING, *COMPOSED, *COMPOSED_SPELLINGS}

# What programs write before a function.
MODULES = frozenset(
    [
        "np",
        "numpy",
        "math",
        "cmath",
        "torch",
        "F",
        "nn",
        "functional",
        "tf",
        "keras",
        "activations",
        "jnp",
        "jax",
        "lax",
        "special",
        "scipy",
        "sp",
        "sympy",
        "autograd",
        "anp",
        "Math",
        "mpmath",
        "nnf",
        "cp",
        "paddle",
        "mx",
        "ops",
        "backend",
        "linalg",
        "random",
    ]
)

SPELLINGS = {
    **{name: kind for kind, gate in FUNCTIONS.items() for name in gate.spelling.names},
    HALVING: "gated_unit",  # these are blocks of the library
    "logaddexp": "log_sum_exp",
    "logsumexp": "log_sum_exp",
}

# The spellings that mean different things to different people: which one is meant is told.
AMBIGUOUS = frozenset({kinds.LOG, "lg", "ld", "lb"})

# Functions of one number that are printed without parentheses.
PRINTED_BARE = frozenset(name for gate in FUNCTIONS.values() for name in gate.spelling.printed_bare)

# The gates of two numbers by their signs.
OPERATORS = {
    gate.operator: kind
    for kind, gate in FUNCTIONS.items()
    if gate.operator and len(gate.inputs) == 2
}

# What takes as many numbers as one likes: max(a, b, c).
OF_SEVERAL = frozenset(kind for kind, gate in FUNCTIONS.items() if gate.spelling.takes_several)

# What the first version refused as the name of an input. A function that came later stays a name
# wherever no `(` follows, as does one of the group that the palette folds.
RESERVED = frozenset(kind for kind, gate in FUNCTIONS.items() if gate.group not in FOLDED)

CONSTANTS = {"e": "e", "pi": "π", "π": "π"}
NOT_FINITE = frozenset({"inf", "nan", "infinity", "Infinity", "NaN", "Inf"})

# A call that only wraps a number: float(2), Value(2.0, label='a'), torch.tensor([2.0]).
WRAPPERS = frozenset(
    [
        "float",
        "int",
        "Value",
        "Scalar",
        "Variable",
        "Tensor",
        "tensor",
        "array",
        "asarray",
        "float32",
        "float64",
        "Parameter",
        "constant",
        "as_tensor",
        "Number",
        "FloatTensor",
        "DoubleTensor",
        "scalar",
        "variable",
        "torch_tensor",
        "dlarray",
        "double",
        "float16",
        "to_variable",
    ]
)

# Functions that are not here, and how to write them with those that are.
WRITTEN = {  # but for one that is here by now
    name: written
    for name, written in {
        "sec": "1/cos(x)",
        "csc": "1/sin(x)",
        "cot": "cos(x)/sin(x)",
        "coth": "cosh(x)/sinh(x)",
        "sech": "1/cosh(x)",
        "asinh": "log(x + sqrt(x^2 + 1))",
        "arcsinh": "log(x + sqrt(x^2 + 1))",
        "acosh": "log(x + sqrt(x^2 - 1))",
        "arccosh": "log(x + sqrt(x^2 - 1))",
        "atanh": "0.5*log((1 + x)/(1 - x))",
        "arctanh": "0.5*log((1 + x)/(1 - x))",
        "cbrt": "x^(1/3)",
        "exp2": "2^x",
        "rsqrt": "1/sqrt(x)",
        "hypot": "sqrt(x^2 + y^2)",
        "ceil": "-floor(-x)",
        "logit": "log(x/(1 - x))",
        "logsigmoid": "log(sigmoid(x))",
        "log_sigmoid": "log(sigmoid(x))",
        "softsign": "x/(1 + abs(x))",
        "mish": "x*tanh(softplus(x))",
        "relu6": "clip(x, 0, 6)",
        "hardtanh": "clip(x, -1, 1)",
        "hard_tanh": "clip(x, -1, 1)",
        "erfc": "1 - erf(x)",
        "heaviside": "1 if x > 0 else 0",
        "step": "1 if x > 0 else 0",
        "prelu": "x if x > 0 else a*x",
        "softmax": "exp(a)/(exp(a) + exp(b))",
        "mse": "(y - t)^2",
        "mse_loss": "(y - t)^2",
        "bce": "-(t*log(y) + (1 - t)*log(1 - y))",
        "binary_cross_entropy": "-(t*log(y) + (1 - t)*log(1 - y))",
        "mean": "(a + b)/2",
        "average": "(a + b)/2",
        "sum": "a + b",
        "prod": "a*b",
        "dot": "a1*b1 + a2*b2",
        "matmul": "a1*b1 + a2*b2",
        "norm": "sqrt(a^2 + b^2)",
        "log_loss": "-(t*log(y) + (1 - t)*log(1 - y))",
    }.items()
    if name not in FUNCTIONS
}
# Functions that are not here and cannot be written: none of ours is offered for them.
ABSENT = frozenset(
    [
        "where",
        "atan2",
        "arctan2",
        "asin",
        "acos",
        "arcsin",
        "arccos",
        "round",
        "trunc",
        "mod",
        "fmod",
        "selu",
        "celu",
        "argmax",
        "argmin",
        "log_softmax",
        "cross_entropy",
        "var",
        "std",
        "gamma",
        "lgamma",
        "digamma",
        "sinc",
        "transpose",
        "reshape",
        "concat",
        "outer",
        "einsum",
        "layer_norm",
        "batch_norm",
        "dropout",
        "conv2d",
        "max_pool",
        "sort",
        "clip_grad",
        "range",
        "len",
        "zip",
        "map",
    ]
).difference(FUNCTIONS)
# Layers with weights of their own, and how to write them with weights that have names.
LAYERS = {
    **dict.fromkeys(["Linear", "Dense", "LazyLinear", "fully_connected"], "x @ W + b"),
    "Embedding": "embedding(W, ids)",
    "Conv2d": "conv2d(x, W)",
    "BatchNorm1d": "(x - x.mean(0))/sqrt(x.var(0, ddof=0) + 0.00001)",
    **dict.fromkeys(
        ["RNN", "RNNCell", "GRU", "GRUCell", "LSTM", "LSTMCell"], "tanh(x @ W + h @ U)"
    ),
    **dict.fromkeys(["Sequential", "Module"], "relu(x @ W1 + b1) @ W2 + b2"),
}
IS_LAYER = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "{name} makes weights of its own. Write what it computes, with names for them: {written}.",
    )
)
# Functions of arrays that are not here, and how to write them.
WRITTEN_OF_ARRAYS = {
    "gather": "p[np.arange(N), y]",
    "take_along_axis": "p[np.arange(N), y]",
    "masked_fill": "where(mask == 0, -1e9, x)",
    "nan_to_num": "x",
    "dist": "norm(x - y)",
    "cdist": "sqrt(sum((x[:, None] - y[None])^2, axis=-1))",
    "normalize": "x/norm(x, axis=-1, keepdims=True)",
    "cosine_similarity": "x @ y/(norm(x)*norm(y))",
    "diag": "sum(A*eye(3), axis=1)",
    "diagonal": "sum(A*eye(3), axis=1)",
    "kl_div": "sum(t*(log(t) - log(p)))",
    "cov": "(x - x.mean(0)).T @ (x - x.mean(0))/(3 - 1)",
    "ptp": "amax(x) - amin(x)",
    "batch_norm": LAYERS["BatchNorm1d"],
}
IN_PLACE = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "{name} changes an array in place, which is not read. Write what it becomes, as in "
        "x = 0*x.",
    )
)
OF_A_LIST = Template(
    QT_TRANSLATE_NOOP(
        "Sentence", "{advice} Of a list it is one: give a name one, as in x = [1, 2]."
    )
)
IS_FUNCTION = Template(
    QT_TRANSLATE_NOOP(
        "Sentence", '"{name}" is a function: write {name}(…), or choose another name.'
    )
)
SHORTEST_GUESS = 5  # letters of a name that can be a slip of the finger


def function_named(name: str, module: str = "") -> str | None:
    """The function that a spelling stands for: the kind of a gate, or a block's function; or None.

    F.glu, with a module before it, is none of them: it halves an array, and ours takes two numbers.

    >>> function_named("ReLU"), function_named("σ"), function_named("where")
    ('relu', 'sigmoid', None)
    """
    if module and lowered(name) == HALVING:
        return None
    for each in (name, lowered(name)):
        each = SPELLINGS.get(each, each)
        if each in FUNCTIONS or each in library.FUNCTIONS:
            return each
    return None


def lowered(name: str) -> str:
    """A name in small letters, as functions have them; Σ is not σ."""
    return name.lower() if name.isascii() else name


def takes_one(name: str) -> bool:
    """Whether a function takes one argument and no more."""
    gate = FUNCTIONS.get(function_named(name) or "")
    return gate is not None and len(gate.inputs) == 1 and not gate.attrs


def no_function(name: str) -> Sentence:
    """What to say of a name before `(` that is no function, and no product either.

    Another function is offered only for a slip of the finger: for `where` or `cosh` whoever
    followed "did you mean" would get other numbers.
    """
    if name in LAYERS:
        return IS_LAYER(name=name, written=LAYERS[name])
    if name.endswith("_") and len(name) > 2:
        return IN_PLACE(name=name)
    known, name = name if name in WRITTEN else name.lower(), quote(name)
    if known in OF_ARRAYS and known not in WRITTEN:
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence",
                'The function "{name}" takes arrays: give a name a list, as in x = [1, 2].',
            ),
            name=name,
        )
    written = WRITTEN.get(known, "") or WRITTEN_OF_ARRAYS.get(known, "")
    if written:
        advice = Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", 'There is no function "{name}". Write {written}.'),
            name=name,
            written=written,
        )
        return OF_A_LIST(advice=advice) if known in OF_ARRAYS else advice
    unknown = Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", 'There is no function "{name}".'), name=name
    )
    if known in ABSENT:
        return unknown
    product = _product_meant(name)
    if product is not None:
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "{problem} For a product write {product}(…)."),
            problem=unknown,
            product=product,
        )
    slip = _slip_of(known)
    if slip is not None:
        return with_suggestion(unknown, slip, [slip])
    return Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", "{problem} For a product write {name}*(…)."),
        problem=unknown,
        name=name,
    )


def _product_meant(name: str) -> str | None:
    """`x*log` for `xlog`: a letter that ran into a function's name."""
    for length in (1, 2):
        function = function_named(name[length:])
        if function is not None and name[length:] in PRINTED_BARE | OF_SEVERAL:
            return f"{name[:length]}*{name[length:]}"
    return None


def _slip_of(name: str) -> str | None:
    """The only function that one slip of the finger turns into this name, or None."""
    if len(name) < SHORTEST_GUESS:
        return None
    known = [*FUNCTIONS, *library.FUNCTIONS]
    near = {each for each in known if len(each) >= SHORTEST_GUESS and _one_slip(each, name)}
    return near.pop() if len(near) == 1 else None


def _one_slip(one: str, other: str) -> bool:
    """True where one letter is missing, added or wrong, or two neighbours have changed places."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    return a != b and (
        a[1:] == b or a == b[1:] or a[1:] == b[1:] or (a[1::-1] == b[:2] and a[2:] == b[2:])
    )
