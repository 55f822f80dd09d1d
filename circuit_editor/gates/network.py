"""Layers of networks: layer norm, convolution, pooling by the maximum and by the mean.

Conventions are PyTorch's in float64: images are (examples, channels, rows, columns) or without
examples, kernels (out, in, rows, columns), and a convolution is a correlation.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from circuit_editor.gates import attributes, gate
from circuit_editor.gates.arrays import why_not_axes
from circuit_editor.gates.gate import LAYERS, Array, Kink, Shape, Spelling, array_gate
from circuit_editor.gates.losses import line_cells
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
    mean = np.mean(u, axis=axis, keepdims=True)
    along = np.mean(u * out, axis=axis, keepdims=True)
    sent: Array = (u - mean - out * along) / _deviation(x, axis, eps)
    return sent


@array_gate(
    symbol="norm",
    group=LAYERS,
    shape=_normed_shape,
    pull=(lambda u, x, out, axis=(-1,), eps=1e-5: _recentred(u, x, out, axis[0], eps),),
    push=lambda dx, x, out, axis=(-1,), eps=1e-5: _recentred(dx, x, out, axis[0], eps),
    cells=line_cells,
    options={"axis": attributes.axis(-1), "eps": attributes.small_number(1e-5)},
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


def _products(windows: Array, w: Array) -> Array:
    """Every window times every kernel: (…, out, rows, columns)."""
    found: Array = np.tensordot(windows, w, ((-5, -2, -1), (1, 2, 3)))
    return np.moveaxis(found, -1, -3)


def _to_kernels(u: Any, x: Array, w: Array, out: Any, stride: int = 1, padding: int = 0) -> Array:
    """Windows times upstream, added up over all places and examples."""
    windows = _windows(x, w.shape[2:], stride, padding)
    examples = tuple(range(x.ndim - 3))
    places = (*examples, -2, -1), (*examples, -4, -3)
    found: Array = np.tensordot(u, windows, places)
    return found


def _to_image(u: Any, x: Array, w: Array, out: Any, stride: int = 1, padding: int = 0) -> Array:
    """Every kernel spread back over its window; what it reaches of the padding is dropped."""
    rows, columns = w.shape[2:]
    height, width = x.shape[-2] + 2 * padding, x.shape[-1] + 2 * padding
    # with a stride nothing was sent between the windows, nor beyond the last
    apart = np.zeros((*u.shape[:-2], height + rows - 1, width + columns - 1))
    down = slice(rows - 1, rows - 1 + (u.shape[-2] - 1) * stride + 1, stride)
    across = slice(columns - 1, columns - 1 + (u.shape[-1] - 1) * stride + 1, stride)
    apart[..., down, across] = u
    windows = sliding_window_view(apart, (rows, columns), (-2, -1))
    turned = np.swapaxes(w[:, :, ::-1, ::-1], 0, 1)
    sent = _products(windows, turned)
    return sent[..., padding : height - padding, padding : width - padding]


def _convolved_push(
    dx: Any, dw: Any, x: Array, w: Array, out: Any, stride: int = 1, padding: int = 0
) -> Any:
    window = w.shape[2:]
    return _products(_windows(dx, window, stride, padding), w) + _products(
        _windows(x, window, stride, padding), dw
    )


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
    push=_convolved_push,
    cells=_convolved_cells,
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
    return _products(_windows(x, w.shape[2:], stride, padding), w)


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
    pooled: Array = _flat_windows(x, size, stride).max(axis=-1)
    return pooled


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
