"""Bound steps: a gate's work as a list of calls on arrays that are kept from run to run.

What shapes decide is decided once, when a step is bound: which NumPy functions are called, and on
which buffers. A call takes nothing and returns nothing; a gate that only rearranges has no calls,
for its output is a view. The numbers are those that the gate's own functions give, to the bit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from circuit_editor.gates.bound_step import Bound, Call, Pull
from circuit_editor.gates.gate import downstream

if TYPE_CHECKING:
    from circuit_editor.gates.attributes import Attribute
    from circuit_editor.gates.gate import Array, Gate, Local, Shape


def bind(
    gate: Gate, out: Array, inputs: tuple[Array, ...], attrs: Mapping[str, Attribute]
) -> Bound:
    """The calls of a gate on these arrays; the output stands in `out`, or is a view of an input."""
    if gate.bind is not None:
        found: Bound = gate.bind(out, *inputs, **attrs)
        return found
    assert gate.forward is not None
    if gate.ufunc is not None:
        inside = [attrs[name] for name in gate.attrs]
        forward: Call = partial(gate.ufunc, *inputs, *inside, out=out)
    else:
        forward = putting(out, partial(gate.forward, **attrs), *inputs)
    if gate.pull is not None:
        pulls = [
            pull_anew(partial(each, **attrs), place, inputs, out)
            for place, each in enumerate(gate.pull)
        ]
    else:
        pulls = [*_Slopes(gate, out, inputs, attrs).pulls()]
    return Bound(out, [forward], tuple(pulls))


def putting(out: Array, compute: Callable[..., Array], *inputs: Array) -> Call:
    """A call that computes anew and puts the result into its buffer; single numbers go as such."""
    if all(each.ndim for each in inputs):
        return partial(_put, out, compute, inputs)
    return partial(_put_mixed, out, compute, inputs)


def _put(out: Array, compute: Callable[..., Array], inputs: tuple[Array, ...]) -> None:
    out[...] = compute(*inputs)


def _put_mixed(out: Array, compute: Callable[..., Array], inputs: tuple[Array, ...]) -> None:
    out[...] = compute(*[each if each.ndim else each[()] for each in inputs])


def reshaped(array: Array, shape: Shape, room: Array | None = None) -> tuple[Array, list[Call]]:
    """An array in another shape: a view of it where it lies so, else a copy made by a call."""
    shown = array.reshape(shape)
    if np.may_share_memory(shown, array):
        return shown, []
    kept = np.empty(shown.shape) if room is None else room
    return kept, [partial(np.copyto, kept.reshape(array.shape), array)]


def reshaping(out: Array, x: Array, **attrs: Attribute) -> Bound:
    """A step whose output has the same numbers, one after another, in another shape."""
    shown, calls = reshaped(x, out.shape, out)
    return Bound(shown, calls, (lambda upstream: reshaped(upstream, x.shape),))


def ordered(array: Array) -> tuple[Array, list[Call]]:
    """An array with its numbers in their order in the memory, copied by a call where it is not."""
    if array.flags.c_contiguous:
        return array, []
    kept = np.empty(array.shape)
    return kept, [partial(np.copyto, kept, array)]


def ordered_as(array: Array, other: Array) -> tuple[Array, list[Call]]:
    """An array with its numbers in the order of another's, copied by a call where they are not."""
    kept = np.empty_like(other)
    if array.strides == kept.strides:
        return array, []
    return kept, [partial(np.copyto, kept, array)]


def summed_to(whole: Array, shape: Shape) -> tuple[Array, list[Call]]:
    """A gradient added up over the axes that broadcasting stretched."""
    if whole.shape == shape:
        return whole, []
    whole, calls = ordered(whole)
    added = whole.ndim - len(shape)
    stretched = (at + added for at, length in enumerate(shape) if length == 1)
    axes = (*range(added), *stretched)
    sent = np.empty(shape)
    left = sent.reshape([n for at, n in enumerate(whole.shape) if at not in axes])
    return sent, [*calls, partial(np.add.reduce, whole, axes, None, left)]


def pull_anew(
    pull: Callable[..., Array], place: int, inputs: tuple[Array, ...], out: Array
) -> Pull:
    """A pull of a gate of arrays by its own function, whose result is copied."""

    def bound(upstream: Array) -> tuple[Array, list[Call]]:
        sent = np.empty(inputs[place].shape)
        return sent, [putting(sent, pull, upstream, *inputs, out)]

    return bound


class _Slopes:
    """The slopes of an elementwise gate: constants, its own inputs, or worked out once a run."""

    def __init__(
        self,
        gate: Gate,
        out: Array,
        inputs: tuple[Array, ...],
        attrs: Mapping[str, Attribute],
    ) -> None:
        assert gate.local is not None
        self._gate, self._out, self._inputs, self._attrs = gate, out, inputs, attrs
        self._local: Local = partial(gate.local, **attrs)
        self._factors: list[Array] = []
        self._is_bound = False
        tokens = [np.zeros(()) for _ in range(len(inputs) + 1)]
        with np.errstate(all="ignore"):
            told = self._local(*tokens)
        known = {id(token): array for token, array in zip(tokens, (*inputs, out), strict=True)}
        # what is no array is the same whatever the inputs are
        self._fixed = [
            float(each) if type(each) in (float, int) else known.get(id(each)) for each in told
        ]

    def pulls(self) -> list[Pull]:
        """One for each input."""
        return [partial(self._pull, place) for place in range(len(self._inputs))]

    def _pull(self, place: int, upstream: Array) -> tuple[Array, list[Call]]:
        fixed, whole, calls = self._fixed[place], np.empty_like(self._out), list[Call]()
        if self._gate.chooses or fixed is None:
            if not self._is_bound:
                calls.append(self._work_out)
                self._is_bound = True
            calls.append(partial(self._multiply, place, upstream, whole))
        elif isinstance(fixed, float) and abs(fixed) == 1.0:
            if fixed == 1.0:
                whole = upstream
            else:
                calls.append(partial(np.negative, upstream, whole))
        else:
            calls.append(partial(np.multiply, upstream, fixed, whole))
        sent, summing = summed_to(whole, self._inputs[place].shape)
        return sent, calls + summing

    def _work_out(self) -> None:
        self._factors[:] = self._local(*self._numbers(), self._out)

    def _numbers(self) -> tuple[Array, ...]:
        return tuple(each if each.ndim else each[()] for each in self._inputs)

    def _multiply(self, place: int, upstream: Array, whole: Array) -> None:
        factor = self._factors[place]
        if not self._gate.chooses:
            np.multiply(upstream, factor, whole)
            return
        choices = self._gate.choices(self._numbers(), self._attrs)
        whole[...] = downstream(upstream, factor, choices[place])
