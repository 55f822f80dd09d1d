"""The sum over paths: every path from a pin to the loss, the product along each, and their sum.

The gradient is that sum. Ways are counted without walking them, for there may be more than
anybody could list; the strongest are listed first.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np

from circuit_editor.engine import (
    Run,
)
from circuit_editor.engine.jacobian import jacobian
from circuit_editor.engine.readings import read
from circuit_editor.model import (
    BlockInterface,
    Path,
    Pin,
)
from circuit_editor.teaching.explain.chain_rule import ABOUT, is_stopped, magnitude, relation
from circuit_editor.teaching.explain.phrases import THE_LOSS
from circuit_editor.teaching.predict.cover import RunNumber, RunNumbers, TapeInput
from circuit_editor.text import (
    QT_TRANSLATE_NOOP,
    Quantity,
    Sentence,
    as_read,
    bracket_negative,
    show,
)

MOST_LISTED = 64
MOST_FACTORS = 8  # in the text of one product


@dataclass(frozen=True, slots=True)
class GradientPath:
    """One path from a pin to the loss.

    `wires` are the input pins it goes through (a closed block has one, its port), `nodes` what it
    passes, by path, both from the pin on; `factors` are their local derivatives, the loss first as
    the backward pass meets them, without the flag's own 1.
    """

    wires: tuple[Pin, ...]
    nodes: tuple[str, ...]
    factors: tuple[float, ...]
    product: float

    @property
    def text(self) -> str:
        """The product as one writes it down: `−4.00 × 1.00`."""
        if len(self.factors) <= MOST_FACTORS:
            return " × ".join(_factors(self.factors)) or show(1.0)
        head, tail = self.factors[: MOST_FACTORS - 2], self.factors[-1:]
        return " × ".join([*_factors(head), "…", _factors((1.0, *tail))[-1]])

    @property
    def equation(self) -> str:
        """The product and what it comes to: `0.20 × 2.00 ≈ 0.39`, as what is written is 0.40."""
        product = show(self.product)
        if self.text == product:
            return product
        if len(self.factors) > MOST_FACTORS:
            return f"{self.text} {ABOUT} {product}"
        written = math.prod(as_read(show(each)) for each in self.factors)
        return f"{self.text} {relation(written, product)} {product}"


@dataclass(frozen=True, slots=True)
class PathSum:
    """All paths from a pin to the loss: the strongest ones, and what is left of the sum.

    `count` is the number of all ways, `rest` the sum over those not listed; `gradient` is the
    number at the pin, to which everything adds up; `loss` is what a sentence calls the loss.
    """

    ways: tuple[GradientPath, ...]
    count: int
    rest: float
    gradient: float
    loss: Sentence = THE_LOSS

    @property
    def more(self) -> int:
        """How many ways are not listed."""
        return self.count - len(self.ways)

    @property
    def sentence(self) -> Sentence:
        """The sum in words."""
        if self.count == 1:
            return Sentence.of(
                QT_TRANSLATE_NOOP("Sentence", "One path leads to {loss}; its product is {sum}."),
                loss=self.loss,
                sum=show(self.gradient),
            )
        if not self.more:
            return Sentence.of(
                QT_TRANSLATE_NOOP(
                    "Sentence", "{count} paths lead to {loss}; their products add up to {sum}."
                ),
                loss=self.loss,
                count=f"{self.count:,}",
                sum=show(self.gradient),
            )
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "{count} paths lead to {loss}; the {shown} strongest are listed, the {more} "
                "others add {rest}. All together: {sum}.",
            ),
            loss=self.loss,
            count=_tidy(self.count),
            shown=len(self.ways),
            more=_tidy(self.more),
            rest=show(self.rest),
            sum=show(self.gradient),
        )


class PathStep(NamedTuple):
    """One step of a way: through an input of a gate, or through a closed block.

    `to` is the number behind it: a slot of the tape, or a block's output port. `stops` where the
    gate sends nothing this way, whatever arrives.
    """

    wire: Pin
    to: int | Pin
    factor: float
    stops: bool = False

    def back(self, upstream: float) -> float:
        """What comes back through it."""
        return 0.0 if self.stops else upstream * self.factor


def path_sum(
    run: Run,
    pin: Pin,
    closed: Mapping[str, BlockInterface] | None = None,
    limit: int = MOST_LISTED,
    loss: Sentence = THE_LOSS,
) -> PathSum | Sentence:
    """The ways from a pin to the loss, or a sentence that says why there are none to show.

    `closed` are the blocks that count as one gate, by path: a way goes through them in one step,
    by their local derivative. `loss` is what a sentence calls the loss: see `phrases.loss_word`.
    """
    gradient = run.gradient(pin)
    if gradient is None or run.tape.loss is None:
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "No path leads from here to {loss}."), loss=loss
        )
    graph = _Graph(run, pin, closed or {})
    if not graph.is_scalar:
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "Arrays pass here: their local derivatives are tables, no single numbers.",
            )
        )
    ways = graph.strongest(limit)
    count = graph.count(graph.start)
    true = float(gradient)
    products = [way.product for way in ways]
    listed = math.fsum(products) if all(map(math.isfinite, products)) else math.nan
    rest = true - listed if count > len(ways) else 0.0
    return PathSum(tuple(ways), count, rest, true, loss)


class _Graph:
    """The numbers between a pin and the loss, and the hops between them; blocks closed as asked."""

    def __init__(self, run: Run, pin: Pin, closed: Mapping[str, BlockInterface]) -> None:
        self._run = run
        self._numbers = RunNumbers(run)
        # what one stands in oneself is open
        outer = [path for path in closed if not Path(pin.node).is_within(path)]
        self._closed = {
            path: closed[path]
            for path in outer
            if not any(Path(path).is_within(other) for other in outer)
        }
        self._ports = self._entries()
        number = self._numbers.at(pin, Quantity.GRADIENT)
        assert number is not None and run.tape.loss is not None
        self._loss = run.tape.loss
        self.start: list[PathStep] = self._hops(number.ends)
        self._behind: dict[int | Pin, list[PathStep]] = {}
        self._order: list[int | Pin] = []
        self.is_scalar = self._explore(number)
        if self.is_scalar:
            self._counts = self._counted()
            self._reach = self._strongest_reach()

    def count(self, hops: list[PathStep]) -> int:
        """How many ways there are, by the first hop."""
        return sum(self._counts[hop.to] for hop in hops)

    def strongest(self, limit: int) -> list[GradientPath]:
        """The ways by the size of their products, the largest first.

        The best that is still possible behind each number is known, so no more than the ways
        wanted are walked; of equals the one that is farthest on goes first.
        """
        found: list[GradientPath] = []
        waiting: list[tuple[float, int, int, Any]] = []
        made = 0
        beginning: Any = (None, None, 1.0, 0, False)
        pushed = [(hop, beginning) for hop in reversed(self.start)]
        while len(found) < limit:
            for hop, before in pushed:
                if self._counts[hop.to] == 0:
                    continue
                product, depth = before[2], before[3] + 1
                stopped = before[4] or hop.stops  # what lies nearer to the loss counts no more
                product = product * (0.0 if hop.stops else 1.0 if stopped else hop.factor)
                best = magnitude(product * (1.0 if stopped else self._reach[hop.to]))
                made += 1
                trail = (before, hop, product, depth, stopped)
                heapq.heappush(waiting, (-best, -depth, -made, trail))
            if not waiting:
                break
            trail = heapq.heappop(waiting)[3]
            to = trail[1].to
            if to == self._loss:
                found.append(self._way(trail))
            pushed = [(hop, trail) for hop in reversed(self._behind[to])]
        return sorted(found, key=lambda way: -magnitude(way.product))

    def _way(self, trail: Any) -> GradientPath:
        hops: list[PathStep] = []
        while trail[1] is not None:
            hops.append(trail[1])
            trail = trail[0]
        flag = self._run.tape.steps[self._loss].path
        passed = [hop for hop in hops if hop.wire.node != flag]
        factors = tuple(hop.factor for hop in passed)
        wires = tuple(hop.wire for hop in reversed(hops))
        product = 1.0
        for hop in passed:
            product = hop.back(product)
        return GradientPath(wires, tuple(wire.node for wire in wires), factors, product)

    # --- the graph ---

    def _explore(self, number: RunNumber) -> bool:
        """Find everything behind the start, in an order in which hops lead on; False for arrays."""
        waiting, seen = [hop.to for hop in self.start], set[int | Pin]()
        if np.shape(self._run.values[number.slot]) != ():
            return False
        while waiting:
            here = waiting.pop()
            if here in seen:
                continue
            seen.add(here)
            slot = self._slot(here)
            if np.shape(self._run.values[slot]) != ():
                return False
            hops = self._hops(self._ends(here))
            if any(math.isnan(hop.factor) and hop.wire.node in self._closed for hop in hops):
                return False
            self._behind[here] = hops
            waiting += [hop.to for hop in hops]
        self._order = sorted(seen, key=lambda each: (self._slot(each), isinstance(each, Pin)))
        return True

    def _slot(self, here: int | Pin) -> int:
        return self._run.tape.aliases[here].slot if isinstance(here, Pin) else here

    def _ends(self, here: int | Pin) -> tuple[TapeInput, ...]:
        return (
            self._run.tape.aliases[here].ends if isinstance(here, Pin) else self._numbers.ends[here]
        )

    def _hops(self, ends: tuple[TapeInput, ...]) -> list[PathStep]:
        """The hops over these wires; several wires into one port of a closed block are one."""
        run, hops = self._run, list[PathStep]()
        done: set[Pin] = set()
        for slot, index in ends:
            port = self._ports.get((slot, index))
            if port is not None:
                if port not in done:
                    done.add(port)
                    hops += self._through_block(port)
                continue
            local, choices = run.locals(slot), run.choices(slot)
            if run.gradients[slot] is None or local is None or choices is None:
                continue
            step = run.tape.steps[slot]
            factor = local[index]
            single = float(factor) if np.shape(factor) == () else math.nan
            wire = Pin(step.path, step.gate.inputs[index])
            hops.append(PathStep(wire, slot, single, single == 0 and bool(choices[index])))
        return hops

    def _through_block(self, port: Pin) -> list[PathStep]:
        """A closed block in one hop, to each of its outputs that the port leads to."""
        run, interface = self._run, self._closed[port.node]
        table = jacobian(run, port.node, interface)
        inside = run.tape.insides.get(port.node, ())
        enters = {slot for slot, _ in run.tape.aliases[port].ends} & {*inside}
        reached = run.tape.downstream(enters, inside)
        hops = []
        for output in interface.outputs:
            leaves = Pin(port.node, output.id)
            alias = run.tape.aliases.get(leaves)
            if alias is None or alias.slot not in reached or run.gradient(leaves) is None:
                continue
            factor = table[output.id][port.port]
            stops = is_stopped(*map(read, (run.gradient(leaves), factor, run.gradient(port))))
            hops.append(
                PathStep(port, leaves, math.nan if factor is None else float(factor), stops)
            )
        return hops

    def _entries(self) -> dict[TapeInput, Pin]:
        """By input inside a closed block, the port through which its wire comes in."""
        found: dict[TapeInput, Pin] = {}
        for path, interface in self._closed.items():
            inside = set(self._run.tape.insides.get(path, ()))
            for port in interface.inputs:
                alias = self._run.tape.aliases.get(Pin(path, port.id))
                for end in () if alias is None else alias.ends:
                    if end[0] in inside:
                        found[end] = Pin(path, port.id)
        return found

    # --- what lies behind each number, found backwards and once ---

    def _counted(self) -> dict[int | Pin, int]:
        counts: dict[int | Pin, int] = {}
        for here in reversed(self._order):
            hops = self._behind[here]
            counts[here] = 1 if here == self._loss else sum(counts[hop.to] for hop in hops)
        return counts

    def _strongest_reach(self) -> dict[int | Pin, float]:
        """The size of the largest product from each number to the loss."""
        reach: dict[int | Pin, float] = {}
        for here in reversed(self._order):
            best = [magnitude(hop.back(reach[hop.to])) for hop in self._behind[here]]
            reach[here] = 1.0 if here == self._loss else max(best, default=0.0)
        return reach


def _factors(factors: tuple[float, ...]) -> list[str]:
    """Factors as text; a negative one behind a sign needs brackets."""
    shown = [show(factor) for factor in factors]
    return [*shown[:1], *map(bracket_negative, shown[1:])]


def _tidy(count: int) -> str:
    """A number of ways: in full, or its order of size where nobody would read it."""
    if count < 10**9:
        return f"{count:,}"
    digits = math.log10(count)  # of an int of any length
    return f"{10 ** (digits % 1):.1f}e{int(digits)}"
