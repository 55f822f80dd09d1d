"""Layers of networks: layer norm, convolution, pooling by the maximum and by the mean.

Conventions are PyTorch's in float64: images are (examples, channels, rows, columns) or without
examples, kernels (out, in, rows, columns), and a convolution is a correlation.
"""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from circuit_editor.gates import attributes, gate
from circuit_editor.gates.arrays import why_not_axes
from circuit_editor.gates.bound import ordered, ordered_as, pull_anew, putting
from circuit_editor.gates.bound_step import Bound, Call
from circuit_editor.gates.gate import LAYERS, Array, Kink, Shape, Spelling, array_gate, in_order
from circuit_editor.gates.losses import along, line_cells
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

NO_IMAGE = QT_TRANSLATE_NOOP(
    "Sentence",
    "Images come in the shape (channels, rows, columns), examples before it, not {shape}.",
)
NO_KERNEL = QT_TRANSLATE_NOOP(
    "Sentence", "Kernels come in the shape (out, in, rows, columns), not {shape}."
)
OTHER_CHANNELS = QT_TRANSLATE_NOOP(
    "Sentence", "The image has {image} channels, the kernels are for {kernel}."
)
KERNEL_TOO_LARGE = QT_TRANSLATE_NOOP(
    "Sentence", "A window of {window} does not fit into an image of {image}."
)


def _normed_shape(
    shape: Shape, *, axis: tuple[int, ...] = (-1,), eps: float = 1e-5
) -> Shape | Sentence:
    return why_not_axes(shape, axis) or shape


def _deviation(x: Array, axis: int, eps: float) -> Array:
    found: Array = np.sqrt(np.var(x, axis=axis, keepdims=True) + eps)
    return found


def _recentred(u: Any, x: Array, out: Array, axis: int, eps: float) -> Array:
    u = in_order(u)
    mean = np.mean(u, axis=axis, keepdims=True)
    along = np.mean(u * in_order(out), axis=axis, keepdims=True)
    sent: Array = (u - mean - out * along) / _deviation(in_order(x), axis, eps)
    return sent


def _bound_norm(out: Array, x: Array, axis: tuple[int, ...] = (-1,), eps: float = 1e-5) -> Bound:
    at, count = axis[0], np.array(float(x.shape[axis[0]]))
    mean, spread = np.empty(along(x.shape, at)), np.empty(along(x.shape, at))
    room = np.empty_like(out)

    def averaged(array: Array, to: Array) -> list[Call]:
        total = partial(np.add.reduce, array, at, None, to, True)
        return [total, partial(np.divide, to, count, to)]

    def pull(upstream: Array) -> tuple[Array, list[Call]]:
        sent, common = np.empty_like(out), np.empty_like(mean)
        lined, calls = ordered(upstream)
        return sent, [
            *calls,
            *averaged(lined, mean),
            partial(np.multiply, upstream, out, room),
            *averaged(room, common),
            partial(np.subtract, upstream, mean, sent),
            partial(np.multiply, out, common, room),
            partial(np.subtract, sent, room, sent),
            partial(np.divide, sent, spread, sent),
        ]

    lined, calls = ordered(x)
    forward: list[Call] = [
        *calls,
        *averaged(lined, mean),
        partial(np.subtract, x, mean, out),
        partial(np.multiply, out, out, room),
        *averaged(room, spread),
        partial(np.add, spread, eps, spread),
        partial(np.sqrt, spread, spread),
        partial(np.divide, out, spread, out),
    ]
    return Bound(out, forward, (pull,), (spread,))


@array_gate(
    symbol="norm",
    group=LAYERS,
    shape=_normed_shape,
    pull=(lambda u, x, out, axis=(-1,), eps=1e-5: _recentred(u, x, out, axis[0], eps),),
    push=lambda dx, x, out, axis=(-1,), eps=1e-5: _recentred(dx, x, out, axis[0], eps),
    cells=line_cells,
    options={"axis": attributes.axis(-1), "eps": attributes.small_number(1e-5)},
    bind=_bound_norm,
    word=gate.RECENTRES,
    character=QT_TRANSLATE_NOOP(
        "Gate",
        "Recentres: of the gradient only what neither shifts nor stretches the numbers passes.",
    ),
    words=QT_TRANSLATE_NOOP("Words", "layer normalization, standardize, transformer"),
    spelling=Spelling(("layernorm",), sets_by_name=True),
)
def layer_norm(x: Array, *, axis: tuple[int, ...] = (-1,), eps: float = 1e-5) -> Array:
    """The numbers along an axis less their mean, divided by their spread."""
    x = in_order(x)
    centred = x - np.mean(x, axis=axis[0], keepdims=True)
    normed: Array = centred / _deviation(x, axis[0], eps)
    return normed


def _slid(shape: Shape, window: Shape, stride: int, padding: int) -> Shape | Sentence:
    """The rows and columns of what a window makes of an image."""
    found = tuple(
        (length + 2 * padding - size) // stride + 1
        for length, size in zip(shape[-2:], window, strict=True)
    )
    if min(found) < 1:
        return Sentence.of(KERNEL_TOO_LARGE, window=str(window), image=str(shape[-2:]))
    return found


def _convolved_shape(x: Shape, w: Shape, *, stride: int = 1, padding: int = 0) -> Shape | Sentence:
    if len(x) not in (3, 4):
        return Sentence.of(NO_IMAGE, shape=str(x))
    if len(w) != 4:
        return Sentence.of(NO_KERNEL, shape=str(w))
    if x[-3] != w[1]:
        return Sentence.of(OTHER_CHANNELS, image=x[-3], kernel=w[1])
    slid = _slid(x, w[2:], stride, padding)
    return slid if isinstance(slid, Sentence) else (*x[:-3], w[0], *slid)


def _padded(x: Array, padding: int) -> Array:
    if not padding:
        return x
    bare = [(0, 0)] * (x.ndim - 2)
    return np.pad(x, [*bare, (padding, padding), (padding, padding)])


def _windows(x: Array, window: Shape, stride: int, padding: int) -> Array:
    """The windows of an image: (…, channels, rows, columns, window rows, window columns)."""
    found: Array = sliding_window_view(_padded(x, padding), window, (-2, -1))
    return found[..., ::stride, ::stride, :, :]


def _columns(x: Array, w: Shape, stride: int, padding: int) -> Array:
    """The windows as columns: (channels, window rows, window columns, rows, columns, …).

    Examples come last: so what follows goes along rows of the memory as long as there are examples.
    """
    windows = _windows(x, w[2:], stride, padding)
    examples = range(windows.ndim - 5)
    return windows.transpose(-5, -2, -1, -4, -3, *examples)


def _products(x: Array, w: Array, stride: int, padding: int) -> Array:
    """Every window times every kernel, in one product: (…, out, rows, columns)."""
    columns = in_order(_columns(x, w.shape, stride, padding))
    found = np.dot(in_order(w).reshape(len(w), -1), columns.reshape(w[0].size, -1))
    return _examples_first(found.reshape(len(w), *columns.shape[3:]))


def _examples_first(found: Array) -> Array:
    """(…, out, rows, columns) from (out, rows, columns, …)."""
    return found.transpose(*range(3, found.ndim), 0, 1, 2)


def _examples_last(u: Array) -> Array:
    """(out, rows, columns, …) from (…, out, rows, columns)."""
    return u.transpose(-3, -2, -1, *range(u.ndim - 3))


def _to_kernels(u: Any, x: Array, w: Array, out: Any, stride: int = 1, padding: int = 0) -> Array:
    """Upstream times windows, added up over all places and examples."""
    columns = in_order(_columns(x, w.shape, stride, padding))
    found: Array = np.dot(
        in_order(_examples_last(u)).reshape(len(w), -1), columns.reshape(w[0].size, -1).T
    )
    return found.reshape(w.shape)


def _to_image(u: Any, x: Array, w: Array, out: Any, stride: int = 1, padding: int = 0) -> Array:
    """Every kernel spread back over its windows; what it reaches of the padding is dropped."""
    height, width = x.shape[-2] + 2 * padding, x.shape[-1] + 2 * padding
    spread = np.dot(
        in_order(w).reshape(len(w), -1).T, in_order(_examples_last(u)).reshape(len(w), -1)
    )
    whole = np.zeros((*x.shape[:-2], height, width))
    _add_windows(whole, spread.reshape(*w.shape[1:], *out.shape[-2:], *out.shape[:-3]), stride)
    return whole[..., padding : height - padding, padding : width - padding]


def _add_windows(whole: Array, spread: Array, stride: int) -> None:
    """Add to an image what stands in columns, window place by window place."""
    channels = _examples_last(whole)
    rows, columns = spread.shape[3:5]
    for down in range(spread.shape[1]):
        for across in range(spread.shape[2]):
            lines = slice(down, down + (rows - 1) * stride + 1, stride)
            places = slice(across, across + (columns - 1) * stride + 1, stride)
            channels[:, lines, places] += spread[:, down, across]


def _bound_convolution(out: Array, x: Array, w: Array, stride: int = 1, padding: int = 0) -> Bound:
    kernels = w.reshape(len(w), -1)
    height, width = x.shape[-2] + 2 * padding, x.shape[-1] + 2 * padding
    room = x.shape[-3], height, width, *x.shape[:-3]
    whole = _examples_first(np.zeros(room))
    inner = whole[..., padding : padding + x.shape[-2], padding : padding + x.shape[-1]]
    anew = partial(_products, stride=stride, padding=padding)
    to_image = pull_anew(partial(_to_image, stride=stride, padding=padding), 0, (x, w), out)
    if not w.flags.c_contiguous:
        to_kernels = pull_anew(partial(_to_kernels, stride=stride, padding=padding), 1, (x, w), out)
        return Bound(out, [putting(out, anew, x, w)], (to_image, to_kernels))
    shown = _columns(whole if padding else x, w.shape, stride, 0)
    columns = np.empty(shown.shape)
    flat = columns.reshape(w[0].size, -1)
    made = np.empty((len(w), flat.shape[1]))

    def pull_kernels(upstream: Array) -> tuple[Array, list[Call]]:
        sent = np.empty(w.shape)
        lined, calls = ordered(_examples_last(upstream))
        arriving = lined.reshape(made.shape)
        return sent, [*calls, partial(arriving.dot, flat.T, sent.reshape(len(w), -1))]

    def pull_image(upstream: Array) -> tuple[Array, list[Call]]:
        lined, calls = ordered(_examples_last(upstream))
        arriving = lined.reshape(made.shape)
        spread, sent = np.empty(flat.shape), _examples_first(np.empty(room))
        return sent[..., padding : padding + x.shape[-2], padding : padding + x.shape[-1]], [
            *calls,
            partial(kernels.T.dot, arriving, spread),
            partial(sent.fill, 0.0),
            partial(_add_windows, sent, spread.reshape(columns.shape), stride),
        ]

    forward: list[Call] = [partial(np.copyto, inner, x)] if padding else []
    forward += [partial(np.copyto, columns, shown), partial(kernels.dot, flat, made)]
    shaped = _examples_first(made.reshape(len(w), *shown.shape[3:]))
    return Bound(shaped, forward, (pull_image, pull_kernels), (made, columns))


def _convolved_push(
    dx: Any, dw: Any, x: Array, w: Array, out: Any, stride: int = 1, padding: int = 0
) -> Any:
    return _products(dx, w, stride, padding) + _products(x, dw, stride, padding)


def _convolved_cells(
    index: tuple[int, ...], x: Shape, w: Shape, *, stride: int = 1, padding: int = 0
) -> tuple[Any, Any]:
    *examples, kernel, row, column = index
    image, kernels = np.zeros(x, bool), np.zeros(w, bool)
    seen: tuple[Any, ...] = _reach((row, column), w[2:], stride, padding)
    image[(*examples, slice(None), *seen)] = True
    for at in np.ndindex(*w[2:]):
        own = [place * stride - padding + by for place, by in zip((row, column), at, strict=True)]
        inside = all(0 <= each < length for each, length in zip(own, x[-2:], strict=True))
        kernels[(kernel, slice(None), *at)] = inside
    return image, kernels


def _convolved_meets(
    place: int,
    own: tuple[int, ...],
    index: tuple[int, ...],
    x: Shape,
    w: Shape,
    *,
    stride: int = 1,
    padding: int = 0,
) -> tuple[int, ...]:
    *examples, kernel, row, column = index
    corner = row * stride - padding, column * stride - padding
    if place == 0:
        channel, down, across = own[-3:]
        return kernel, channel, down - corner[0], across - corner[1]
    _, channel, down, across = own
    return (*examples, channel, corner[0] + down, corner[1] + across)


def _reach(where: Shape, window: Shape, stride: int, padding: int) -> tuple[slice, ...]:
    """The rows and columns of an image that one window looks at."""
    starts = [place * stride - padding for place in where]
    return tuple(
        slice(max(0, start), max(0, start + size))
        for start, size in zip(starts, window, strict=True)
    )


@array_gate(
    symbol="conv",
    group=LAYERS,
    shape=_convolved_shape,
    pull=(_to_image, _to_kernels),
    bind=_bound_convolution,
    push=_convolved_push,
    cells=_convolved_cells,
    meets=_convolved_meets,
    options={
        "stride": attributes.whole(1, least=1),
        "padding": attributes.whole(0, least=0),
    },
    word=gate.BY_WINDOWS,
    character=QT_TRANSLATE_NOOP(
        "Gate", "Switches, window by window: kernels get windows times the gradient, added up."
    ),
    words=QT_TRANSLATE_NOOP("Words", "convolution, correlation, filter, kernel, CNN, image"),
    spelling=Spelling(("conv",)),
)
def conv2d(x: Array, w: Array, *, stride: int = 1, padding: int = 0) -> Array:
    """Kernels slid over images; at each place the products of window and kernel, added up."""
    return _products(x, w, stride, padding)


def _pooled_shape(x: Shape, *, size: int = 2, stride: int | None = None) -> Shape | Sentence:
    if len(x) < 2:
        return Sentence.of(NO_IMAGE, shape=str(x))
    slid = _slid(x, (size, size), stride or size, 0)
    return slid if isinstance(slid, Sentence) else (*x[:-2], *slid)


def _flat_windows(x: Array, size: int, stride: int | None) -> Array:
    """The numbers of each window in a row: (…, rows, columns, size²)."""
    if stride in (None, size):
        rows, columns = x.shape[-2] // size, x.shape[-1] // size
        whole = x[..., : rows * size, : columns * size]
        apart = whole.reshape(*x.shape[:-2], rows, size, columns, size).swapaxes(-3, -2)
        return apart.reshape(*x.shape[:-2], rows, columns, size * size)
    found = _windows(x, (size, size), stride or size, 0)
    return found.reshape(*found.shape[:-2], size * size)


def _pooled(x: Array, size: int, stride: int | None) -> Array:
    pooled: Array = _flat_windows(x, size, stride).max(axis=-1)
    return pooled


def _first_largest(x: Array, size: int, stride: int | None) -> Any:
    """Which number of each window is its largest, the first of equal ones; nan before all."""
    return np.argmax(_flat_windows(x, size, stride), axis=-1)


def _pooled_pull(u: Any, x: Array, out: Any, size: int = 2, stride: int | None = None) -> Any:
    sent = np.zeros(x.shape)
    step = stride or size
    chosen = _first_largest(x, size, stride)
    if step == size:
        rows, columns = chosen.shape[-2:]
        spread = np.zeros((*chosen.shape, size * size))
        np.put_along_axis(spread, chosen[..., None], u[..., None], -1)
        apart = spread.reshape(*chosen.shape, size, size).swapaxes(-3, -2)
        whole = apart.reshape(*x.shape[:-2], rows * size, columns * size)
        sent[..., : rows * size, : columns * size] = whole
        return sent
    *leads, rows, columns = np.indices(chosen.shape, sparse=True)
    np.add.at(sent, (*leads, rows * step + chosen // size, columns * step + chosen % size), u)
    return sent


def _bound_pool(out: Array, x: Array, size: int = 2, stride: int | None = None) -> Bound:
    """Quick where windows do not overlap: rows and columns one after the other, by slices."""
    to_image = pull_anew(partial(_pooled_pull, size=size, stride=stride), 0, (x,), out)
    if stride not in (None, size) or size == 1:
        anew = partial(_pooled, size=size, stride=stride)
        return Bound(out, [putting(out, anew, x)], (to_image,))
    rows, columns = out.shape[-2] * size, out.shape[-1] * size
    whole = x[..., :rows, :columns]
    out = np.empty_like(whole[..., ::size, ::size])  # in its order in the memory
    across = [whole[..., at::size] for at in range(size)]
    lines = np.empty_like(across[0])
    down = [lines[..., at::size, :] for at in range(size)]
    forward = [*_largest(across, lines), *_largest(down, out)]

    def pull(upstream: Array) -> tuple[Array, list[Call]]:
        anew, (calls,) = to_image(upstream)
        sent = np.zeros_like(x)
        inner = sent[..., :rows, :columns]
        between = np.empty_like(lines)
        lined, lining = ordered_as(upstream, out)
        back = [
            *lining,
            *_to_first_largest(lined, out, down, [between[..., at::size, :] for at in range(size)]),
            *_to_first_largest(
                between, lines, across, [inner[..., at::size] for at in range(size)]
            ),
        ]

        def send() -> None:
            if np.isnan(np.maximum.reduce(out, None, initial=0.0)):  # nan is not compared so
                calls()
                sent[...] = anew
                return
            for call in back:
                call()

        return sent, [send]

    return Bound(out, forward, (pull,), (out, lines))


def _largest(parts: list[Array], out: Array) -> list[Call]:
    """The largest of arrays, entry by entry."""
    calls: list[Call] = [partial(np.maximum, parts[0], parts[1], out=out)]
    return calls + [partial(np.maximum, out, part, out=out) for part in parts[2:]]


def _to_first_largest(
    upstream: Array, largest: Array, parts: list[Array], sent: list[Array]
) -> list[Call]:
    """What arrived goes to the first part that has the largest number, bit by bit; 0 to others."""
    left = upstream.view(np.int64)
    rest, bits = np.empty_like(largest, np.int64), np.empty_like(largest, np.int64)
    has = np.empty_like(largest, bool)
    calls: list[Call] = []
    for at, part in enumerate(parts[:-1]):
        given = sent[at].view(np.int64)
        after = rest if at < len(parts) - 2 else sent[-1].view(np.int64)
        calls += [
            partial(np.equal, part, largest, has),
            partial(np.negative, has.view(np.int8), bits),
            partial(np.bitwise_and, left, bits, given),
            partial(np.bitwise_xor, left, given, after),
        ]
        left = rest
    return calls


def _pooled_push(dx: Any, x: Array, out: Any, size: int = 2, stride: int | None = None) -> Any:
    chosen = _first_largest(x, size, stride)[..., None]
    return np.take_along_axis(_flat_windows(dx, size, stride), chosen, -1)[..., 0]


def _pooled_cells(
    index: tuple[int, ...], x: Shape, *, size: int = 2, stride: int | None = None
) -> tuple[Any]:
    mask = np.zeros(x, bool)
    seen: tuple[Any, ...] = _reach(index[-2:], (size, size), stride or size, 0)
    mask[(*index[:-2], *seen)] = True
    return (mask,)


def _has_tie(x: Array, *, size: int = 2, stride: int | None = None) -> Any:
    windows = _flat_windows(x, size, stride)
    largest = np.max(windows, axis=-1, keepdims=True)
    return np.count_nonzero(windows == largest, axis=-1) > 1


@array_gate(
    symbol="pool",
    group=LAYERS,
    shape=_pooled_shape,
    pull=(_pooled_pull,),
    bind=_bound_pool,
    push=_pooled_push,
    cells=_pooled_cells,
    options={
        "size": attributes.whole(2, least=1),
        "stride": attributes.whole(None, least=1),
    },
    kink=Kink(
        _has_tie,
        QT_TRANSLATE_NOOP(
            "Gate",
            "Where several numbers of a window are the largest, the first gets the whole gradient, "
            "as in PyTorch.",
        ),
    ),
    word=gate.OF_MANY,
    character=QT_TRANSLATE_NOOP(
        "Gate", "Routes: of each window only the largest number gets the gradient."
    ),
    words=QT_TRANSLATE_NOOP("Words", "max pooling, subsample, downsample, CNN"),
    spelling=Spelling(("maxpool", "max_pool2d")),
)
def max_pool(x: Array, *, size: int = 2, stride: int | None = None) -> Array:
    """The largest number of each window of an image; the odd rest at the edges is dropped."""
    return _pooled(x, size, stride)


def _to_windows(u: Any, x: Array, out: Any, size: int = 2, stride: int | None = None) -> Any:
    """What arrived, shared by all numbers of each window; what windows share is added up."""
    sent = np.zeros(x.shape)
    step, part = stride or size, u / (size * size)
    rows, columns = np.shape(part)[-2:]
    for row, column in np.ndindex(size, size):
        down = slice(row, row + (rows - 1) * step + 1, step)
        across = slice(column, column + (columns - 1) * step + 1, step)
        sent[..., down, across] += part
    return sent


@array_gate(
    symbol="avg pool",
    group=gate.LAYERS,
    shape=_pooled_shape,
    pull=(_to_windows,),
    push=lambda dx, x, out, size=2, stride=None: _flat_windows(dx, size, stride).mean(axis=-1),
    cells=_pooled_cells,
    options={
        "size": attributes.whole(2, least=1),
        "stride": attributes.whole(None, least=1),
    },
    word=gate.SHARES,
    character=QT_TRANSLATE_NOOP(
        "Gate", "Shares equally: every number of a window gets its part of the gradient."
    ),
    words=QT_TRANSLATE_NOOP("Words", "average pooling, mean pooling, subsample, downsample, CNN"),
    spelling=Spelling(("avgpool", "avg_pool2d", "mean_pool")),
)
def avg_pool(x: Array, *, size: int = 2, stride: int | None = None) -> Array:
    """The mean of each window of an image; the odd rest at the edges is dropped."""
    pooled: Array = _flat_windows(x, size, stride).mean(axis=-1)
    return pooled
