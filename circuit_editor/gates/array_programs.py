"""Gates of arrays as lines of NumPy, for exported programs: forwards, and back to each input.

Shapes are known when a program is written, so that each line says what is done with these: the
gradient of a product of two matrices is `u @ b.T`, and nothing is asked of axes. What a line cannot
hold is a helper at the head of the program.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from circuit_editor.gates.gate import Shape


class ProgramSite(NamedTuple):
    """One gate in a program: the variables and shapes of its inputs, of its output, of upstream."""

    inputs: tuple[str, ...]
    out: str
    upstream: str
    shapes: tuple[Shape, ...]
    made: Shape
    options: Mapping[str, Any]


LineWriter = Callable[[ProgramSite], str]


class ArrayProgram(NamedTuple):
    """The lines of a gate: what it computes, what each input is sent, and the helpers of both."""

    forward: LineWriter
    backward: tuple[LineWriter, ...]
    helpers: tuple[str, ...] = ()


HELPERS: dict[str, str] = {
    "unbroadcast": '''\
def unbroadcast(gradient, shape):
    """The gradient in the shape of its value: summed where the value was stretched."""
    gradient = np.asarray(gradient)
    added = tuple(range(gradient.ndim - len(shape)))
    stretched = tuple(axis + len(added) for axis, length in enumerate(shape) if length == 1)
    return gradient.sum(axis=added + stretched).reshape(shape)
''',
    "softmax": '''\
def softmax(x, axis):
    """Positive shares that add up to 1 along an axis."""
    powers = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return powers / np.sum(powers, axis=axis, keepdims=True)
''',
    "log_softmax": '''\
def log_softmax(x, axis):
    """The logarithms of the softmax along an axis."""
    shifted = x - np.max(x, axis=axis, keepdims=True)
    return shifted - np.log(np.sum(np.exp(shifted), axis=axis, keepdims=True))
''',
    "logsumexp": '''\
def logsumexp(x, axis, keepdims):
    """The logarithm of the sum of exponentials."""
    largest = np.max(x, axis=axis, keepdims=True)
    base = np.where(np.isfinite(largest), largest, 0.0)
    total = np.log(np.sum(np.exp(x - base), axis=axis, keepdims=True)) + base
    return total if keepdims else np.squeeze(total, axis)
''',
    "placed": '''\
def placed(gradient, shape, where):
    """The gradient at the entries that were taken, 0 at all others."""
    whole = np.zeros(shape)
    whole[where] = gradient
    return whole
''',
    "shared": '''\
def shared(x, out, axis):
    """The numbers that were taken: 1 for one alone, equal shares at a tie."""
    taken = np.equal(x, out)
    return taken / np.sum(taken, axis=axis, keepdims=True)
''',
    "matmul_backward": '''\
def matmul_backward(u, a, b):
    """What both inputs of a batched product of matrices are sent."""
    rows = a[None, :] if a.ndim == 1 else a
    columns = b[:, None] if b.ndim == 1 else b
    u = u[..., None, :] if a.ndim == 1 else u
    u = u[..., None] if b.ndim == 1 else u
    to_a = unbroadcast(u @ np.swapaxes(columns, -1, -2), rows.shape).reshape(a.shape)
    return to_a, unbroadcast(np.swapaxes(rows, -1, -2) @ u, columns.shape).reshape(b.shape)
''',
    "classes": '''\
def classes(z, t):
    """The targets as probabilities: 1 at a class number, 0 in a row of the class -100."""
    if np.shape(t) == np.shape(z):
        return t
    hits = np.equal(np.arange(z.shape[-1]), np.asarray(t)[..., None]).astype(float)
    known = hits.any(axis=-1) | np.equal(t, -100)
    return np.where(known[..., None], hits, np.nan)
''',
    "entropy": '''\
def entropy(z, t, reduction):
    """How surprised the softmax of scores is by the targets."""
    weights = classes(z, t)
    terms = -np.sum(np.where(weights == 0, 0.0, weights * log_softmax(z, -1)), axis=-1)
    return terms if reduction == "none" else np.sum(terms) / rows_counted(z, t, reduction)
''',
    "rows_counted": '''\
def rows_counted(z, t, reduction):
    """By how many rows a sum is divided."""
    if reduction != "mean":
        return 1
    return z.size // z.shape[-1] if np.shape(t) == np.shape(z) else np.count_nonzero(t != -100)
''',
    "entropy_backward": '''\
def entropy_backward(u, z, t, reduction):
    """What scores and targets of a cross-entropy are sent: the shares less the targets."""
    weights = classes(z, t)
    each = np.expand_dims(u / rows_counted(z, t, reduction), -1)
    to_z = each * (softmax(z, -1) * np.sum(weights, axis=-1, keepdims=True) - weights)
    is_of_shares = np.shape(t) == np.shape(z)
    return to_z, -each * log_softmax(z, -1) if is_of_shares else np.zeros(np.shape(t))
''',
    "log_probability": '''\
def log_probability(p):
    """The logarithm, at least -100."""
    return np.maximum(np.log(p), -100.0)
''',
    "sigmoid_of": '''\
def sigmoid_of(z):
    """Squashes any number into (0, 1), exact on both sides."""
    power = np.exp(-np.abs(z))
    return np.where(np.greater_equal(z, 0.0), 1.0, power) / (1.0 + power)
''',
    "rows_of": '''\
def rows_of(table, ids):
    """For each number its row of the table."""
    return table[np.asarray(ids).astype(int)]
''',
    "to_table": '''\
def to_table(u, table, ids):
    """The gradient of a table: rows are added up by the numbers they belong to."""
    sent = np.zeros(table.shape)
    np.add.at(sent, np.asarray(ids).astype(int), u)
    return sent
''',
    "windows": '''\
def windows(x, rows, columns, stride, padding=0):
    """All windows of an image: (..., rows, columns, window rows, window columns)."""
    bare = [(0, 0)] * (x.ndim - 2)
    x = np.pad(x, [*bare, (padding, padding), (padding, padding)])
    found = np.lib.stride_tricks.sliding_window_view(x, (rows, columns), (-2, -1))
    return found[..., ::stride, ::stride, :, :]
''',
    "convolved": '''\
def convolved(x, w, stride, padding):
    """Kernels slid over images: at each place the products of window and kernel, added up."""
    seen = windows(x, *w.shape[2:], stride, padding)
    return np.moveaxis(np.tensordot(seen, w, ((-5, -2, -1), (1, 2, 3))), -1, -3)
''',
    "convolved_backward": '''\
def convolved_backward(u, x, w, stride, padding):
    """What images and kernels of a convolution are sent."""
    (height, width), (rows, columns) = x.shape[-2:], w.shape[2:]
    whole = np.zeros((*x.shape[:-2], height + 2 * padding, width + 2 * padding))
    for row, column in np.ndindex(u.shape[-2:]):
        top, left = row * stride, column * stride
        spread = np.tensordot(u[..., row, column], w, 1)
        whole[..., top : top + rows, left : left + columns] += spread
    places = tuple(range(x.ndim - 3))
    seen = windows(x, rows, columns, stride, padding)
    to_w = np.tensordot(u, seen, ((*places, -2, -1), (*places, -4, -3)))
    return whole[..., padding : padding + height, padding : padding + width], to_w
''',
    "pooled_backward": '''\
def pooled_backward(u, x, size, stride, mean):
    """What images are sent by a pooling: the first largest number of a window, or all equally."""
    sent = np.zeros(x.shape)
    for row, column in np.ndindex(u.shape[-2:]):
        top, left = row * stride, column * stride
        window = x[..., top : top + size, left : left + size]
        flat = window.reshape(*window.shape[:-2], size * size)
        first = np.arange(size * size) == np.argmax(flat, axis=-1)[..., None]
        share = np.full(flat.shape, 1.0 / (size * size)) if mean else first
        sent[..., top : top + size, left : left + size] += (
            share * u[..., row, column, None]
        ).reshape(window.shape)
    return sent
''',
    "normed": '''\
def normed(x, axis, eps):
    """The numbers along an axis less their mean, divided by their spread."""
    return (x - np.mean(x, axis=axis, keepdims=True)) / spread_of(x, axis, eps)
''',
    "spread_of": '''\
def spread_of(x, axis, eps):
    """The spread of the numbers along an axis."""
    return np.sqrt(np.var(x, axis=axis, keepdims=True) + eps)
''',
    "normed_backward": '''\
def normed_backward(u, x, out, axis, eps):
    """What a layer norm sends back: what neither shifts nor stretches the numbers."""
    along = np.mean(u * out, axis=axis, keepdims=True)
    return (u - np.mean(u, axis=axis, keepdims=True) - out * along) / spread_of(x, axis, eps)
''',
}
NEEDS = {  # the helpers that a helper calls
    "entropy": ("classes", "log_softmax", "rows_counted"),
    "entropy_backward": ("classes", "log_softmax", "rows_counted", "softmax"),
    "matmul_backward": ("unbroadcast",),
    "convolved": ("windows",),
    "convolved_backward": ("windows",),
    "normed": ("spread_of",),
    "normed_backward": ("spread_of",),
}


def one(number: tuple[int, ...] | None) -> Any:
    """One axis as a number; several, and all, as they are."""
    return number[0] if number is not None and len(number) == 1 else number


def _axis(site: ProgramSite) -> Any:
    return one(site.options["axis"])


def _spread(site: ProgramSite, what: str) -> str:
    """What stands at a reduction, before all that was reduced."""
    axis = site.options["axis"]
    if axis is not None and not site.options["keepdims"]:
        what = f"np.expand_dims({what}, {axis})"
    return f"np.broadcast_to({what}, {site.shapes[0]})"


def _reducing(name: str) -> LineWriter:
    def written(site: ProgramSite) -> str:
        told = "" if site.options["axis"] is None else f", axis={_axis(site)}"
        told += ", keepdims=True" if site.options["keepdims"] else ""
        return f"np.{name}({site.inputs[0]}{told})"

    return written


def _of_taken(site: ProgramSite) -> str:
    x = site.inputs[0]
    share = f"shared({x}, {_spread(site, site.out)}, {_axis(site)})"
    return f"{_spread(site, site.upstream)} * {share}"


def _mean_back(site: ProgramSite) -> str:
    count = math.prod(site.shapes[0]) // max(1, math.prod(site.made))
    return f"{_spread(site, site.upstream)} / {count}"


def _matmul_back(place: int) -> LineWriter:
    def written(site: ProgramSite) -> str:
        (a, b), u = site.inputs, site.upstream
        ranks = tuple(map(len, site.shapes))
        known = {
            (2, 2): (f"{u} @ {b}.T", f"{a}.T @ {u}"),
            (1, 1): (f"{u} * {b}", f"{u} * {a}"),
            (2, 1): (f"np.outer({u}, {b})", f"{a}.T @ {u}"),
            (1, 2): (f"{b} @ {u}", f"np.outer({a}, {u})"),
        }
        if ranks in known:
            return known[ranks][place]
        return f"matmul_backward({u}, {a}, {b})[{place}]"

    return written


def _shaped(site: ProgramSite) -> str:
    return f"np.reshape({site.inputs[0]}, {site.made})"


def _shaped_back(site: ProgramSite) -> str:
    return f"np.reshape({site.upstream}, {site.shapes[0]})"


def _order(site: ProgramSite) -> tuple[int, ...]:
    rank, axes = len(site.shapes[0]), site.options["axes"]
    return tuple(reversed(range(rank))) if axes is None else tuple(each % rank for each in axes)


def _transposed(site: ProgramSite) -> str:
    if site.options["axes"] is None:
        return f"{site.inputs[0]}.T"
    return f"np.transpose({site.inputs[0]}, {_order(site)})"


def _transposed_back(site: ProgramSite) -> str:
    order = _order(site)
    if site.options["axes"] is None:
        return f"{site.upstream}.T"
    inverse = tuple(sorted(range(len(order)), key=order.__getitem__))
    return f"np.transpose({site.upstream}, {inverse})"


def _part(start: int, stop: int | None, step: int = 1) -> str:
    text = f"{start or ''}:{'' if stop is None else stop}"
    return text if step == 1 else f"{text}:{step}"


def _along(site: ProgramSite, place: int, part: str) -> str:
    at = one(site.options["axis"]) % len(site.shapes[place])
    return ", ".join([*[":"] * at, part])


def _sliced(site: ProgramSite) -> str:
    options = site.options
    return _along(site, 0, _part(options["start"], options["stop"], options["step"]))


def _joined(site: ProgramSite) -> str:
    at = _axis(site)
    told = f", axis={at}" if at else ""
    return f"np.concatenate(({site.inputs[0]}, {site.inputs[1]}){told})"


def _cut_apart(place: int) -> LineWriter:
    def written(site: ProgramSite) -> str:
        length = site.shapes[0][_axis(site)]
        part = _part(0, length) if place == 0 else _part(length, None)
        return f"{site.upstream}[{_along(site, 0, part)}]"

    return written


def _loss(terms: str) -> LineWriter:
    """Terms of a loss in the names a and b, reduced."""

    def written(site: ProgramSite) -> str:
        text = terms.format(a=site.inputs[0], b=site.inputs[1], **_numbers(site))
        return _reduced(site, text)

    return written


def _reduced(site: ProgramSite, text: str) -> str:
    reduction = site.options["reduction"]
    return text if reduction == "none" else f"np.{reduction}({text})"


def _loss_back(slope: str) -> LineWriter:
    """What a loss sends, by the slope of its terms."""

    def written(site: ProgramSite) -> str:
        part = site.upstream
        if site.options["reduction"] == "mean":
            part = f"{part} / {max(1, math.prod(site.shapes[0]))}"
        text = slope.format(a=site.inputs[0], b=site.inputs[1], **_numbers(site))
        return f"{part} * {text}"

    return written


def _numbers(site: ProgramSite) -> dict[str, Any]:
    return {name: each for name, each in site.options.items() if isinstance(each, float)}


def _call(text: str) -> LineWriter:
    """A template of the names x, w, u, out, and of the attributes."""

    def written(site: ProgramSite) -> str:
        options = {
            name: one(each) if isinstance(each, tuple) else each
            for name, each in site.options.items()
        }
        if "stride" in options and options["stride"] is None:
            options["stride"] = options["size"]
        return text.format(
            x=site.inputs[0],
            w=site.inputs[-1],
            u=site.upstream,
            out=site.out,
            shape=site.shapes[0],
            last=site.shapes[-1],
            made=site.made,
            **{name: each for name, each in options.items() if name != "shape"},
        )

    return written


def _both(text: str) -> tuple[LineWriter, LineWriter]:
    return _call(f"{text}[0]"), _call(f"{text}[1]")


_RESHAPED = ArrayProgram(_shaped, (_shaped_back,))

PROGRAMS: dict[str, ArrayProgram] = {
    "sum": ArrayProgram(_reducing("sum"), (lambda site: _spread(site, site.upstream),)),
    "mean": ArrayProgram(_reducing("mean"), (_mean_back,)),
    "amax": ArrayProgram(_reducing("max"), (_of_taken,), ("shared",)),
    "amin": ArrayProgram(_reducing("min"), (_of_taken,), ("shared",)),
    "logsumexp": ArrayProgram(
        _call("logsumexp({x}, {axis}, {keepdims})"),
        (
            lambda site: (
                f"{_spread(site, site.upstream)} * np.exp({site.inputs[0]} - "
                f"{_spread(site, site.out)})"
            ),
        ),
        ("logsumexp",),
    ),
    "argmax": ArrayProgram(_call("np.argmax({x}, {axis}) + 0.0"), (_call("np.zeros({shape})"),)),
    "matmul": ArrayProgram(
        lambda site: " @ ".join(site.inputs),
        (_matmul_back(0), _matmul_back(1)),
        ("matmul_backward",),
    ),
    "transpose": ArrayProgram(_transposed, (_transposed_back,)),
    "reshape": _RESHAPED,
    "flatten": _RESHAPED,
    "squeeze": _RESHAPED,
    "unsqueeze": _RESHAPED,
    "broadcast": ArrayProgram(
        _call("np.broadcast_to({x}, {made})"),
        (_call("unbroadcast({u}, {shape})"),),
        ("unbroadcast",),
    ),
    "slice": ArrayProgram(
        lambda site: f"{site.inputs[0]}[{_sliced(site)}]",
        (lambda site: f"placed({site.upstream}, {site.shapes[0]}, np.s_[{_sliced(site)}])",),
        ("placed",),
    ),
    "concat": ArrayProgram(_joined, (_cut_apart(0), _cut_apart(1))),
    "softmax": ArrayProgram(
        _call("softmax({x}, {axis})"),
        (_call("{out} * ({u} - np.sum({u} * {out}, axis={axis}, keepdims=True))"),),
        ("softmax",),
    ),
    "log_softmax": ArrayProgram(
        _call("log_softmax({x}, {axis})"),
        (_call("{u} - np.exp({out}) * np.sum({u}, axis={axis}, keepdims=True)"),),
        ("log_softmax",),
    ),
    "causal_mask": ArrayProgram(
        lambda site: f"np.where(np.tri({site.made[-1]}, dtype=bool), {site.inputs[0]}, -np.inf)",
        (lambda site: f"np.where(np.tri({site.made[-1]}, dtype=bool), {site.upstream}, 0.0)",),
    ),
    "mse": ArrayProgram(
        _loss("({a} - {b}) ** 2"), (_loss_back("2 * ({a} - {b})"), _loss_back("2 * ({b} - {a})"))
    ),
    "mae": ArrayProgram(
        _loss("np.abs({a} - {b})"),
        (_loss_back("np.sign({a} - {b})"), _loss_back("np.sign({b} - {a})")),
    ),
    "huber": ArrayProgram(
        _loss(
            "0.5 * np.minimum(np.abs({a} - {b}), {delta}) ** 2 + {delta} * (np.abs({a} - {b}) "
            "- np.minimum(np.abs({a} - {b}), {delta}))"
        ),
        (
            _loss_back("np.clip({a} - {b}, -{delta}, {delta})"),
            _loss_back("np.clip({b} - {a}, -{delta}, {delta})"),
        ),
    ),
    "bce": ArrayProgram(
        _loss("-({b} * log_probability({a}) + (1 - {b}) * log_probability(1 - {a}))"),
        (
            _loss_back(
                "np.where(({a} >= 0) & ({a} <= 1), "
                "({a} - {b}) / np.maximum((1 - {a}) * {a}, 1e-12), np.nan)"
            ),
            _loss_back("(log_probability(1 - {a}) - log_probability({a}))"),
        ),
        ("log_probability",),
    ),
    "bce_logits": ArrayProgram(
        _loss("np.maximum({a}, 0) - {a} * {b} + np.log1p(np.exp(-np.abs({a})))"),
        (_loss_back("(sigmoid_of({a}) - {b})"), _loss_back("-{a}")),
        ("sigmoid_of",),
    ),
    "cross_entropy": ArrayProgram(
        _call("entropy({x}, {w}, {reduction!r})"),
        _both("entropy_backward({u}, {x}, {w}, {reduction!r})"),
        ("entropy", "entropy_backward"),
    ),
    "embedding": ArrayProgram(
        _call("rows_of({x}, {w})"),
        (_call("to_table({u}, {x}, {w})"), _call("np.zeros({last})")),
        ("rows_of", "to_table"),
    ),
    "one_hot": ArrayProgram(
        _call("np.equal(np.asarray({x})[..., None], np.arange({classes})) + 0.0"),
        (_call("np.zeros({shape})"),),
    ),
    "layer_norm": ArrayProgram(
        _call("normed({x}, {axis}, {eps})"),
        (_call("normed_backward({u}, {x}, {out}, {axis}, {eps})"),),
        ("normed", "normed_backward"),
    ),
    "conv2d": ArrayProgram(
        _call("convolved({x}, {w}, {stride}, {padding})"),
        _both("convolved_backward({u}, {x}, {w}, {stride}, {padding})"),
        ("convolved", "convolved_backward"),
    ),
    "max_pool": ArrayProgram(
        _call("np.max(windows({x}, {size}, {size}, {stride}), axis=(-2, -1))"),
        (_call("pooled_backward({u}, {x}, {size}, {stride}, mean=False)"),),
        ("windows", "pooled_backward"),
    ),
    "avg_pool": ArrayProgram(
        _call("np.mean(windows({x}, {size}, {size}, {stride}), axis=(-2, -1))"),
        (_call("pooled_backward({u}, {x}, {size}, {stride}, mean=True)"),),
        ("windows", "pooled_backward"),
    ),
    "dropout": ArrayProgram(_call("{x}"), (_call("{u}"),)),
}


def helpers_of(program: ArrayProgram) -> list[str]:
    """The helpers that a gate's lines may call, those they call before them."""
    return [each for name in program.helpers for each in (*NEEDS.get(name, ()), name)]
