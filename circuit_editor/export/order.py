"""The order of the lines: what stands in one block stands together, where no sum changes.

The engine adds up what comes back at a fork in the order of its tape. A sum of three is another in
another order, in its last bit; so the lines of the backward pass leave the tape's order only where
every sum stays as it is.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence

from circuit_editor.engine import Tape
from circuit_editor.engine.flattening import Scope, scopes_of
from circuit_editor.model import Document


def forward_order(document: Document, tape: Tape) -> list[int]:
    """The slots, each behind all that feed it, blocks together; without blocks the tape's order."""
    if not document.blocks:
        return list(range(len(tape.steps)))
    root = next(iter(list(scopes_of(document))))  # once all are opened, each knows those inside
    found: list[int] = []
    _walk(root, tape, found)
    return found if _is_order(found, tape) else list(range(len(tape.steps)))


def backward_order(forward: Sequence[int], slots: Iterable[int], tape: Tape) -> list[int]:
    """These slots, the last first: as in `forward` where every sum stays, else as taped."""
    taped = sorted(slots, reverse=True)
    wanted = set(taped)
    together = [slot for slot in reversed(forward) if slot in wanted]
    return together if _sums(together, tape) == _sums(taped, tape) else taped


def _walk(scope: Scope, tape: Tape, found: list[int]) -> None:
    """Append the slots of a circuit, each unit once all that feed it have been."""
    circuit, prefix = scope.circuit, scope.prefix
    first: dict[str, int] = {}
    for id_ in circuit.nodes:
        path = prefix + id_
        inside = tape.insides.get(path, ())
        first[id_] = tape.slots.get(path, inside[0] if inside else len(tape.steps))
    feeds: dict[str, list[str]] = {id_: [] for id_ in first}
    waits = dict.fromkeys(first, 0)
    for target, source in circuit.wires.items():
        feeds[source.node].append(target.node)
        waits[target.node] += 1
    ready = [(first[id_], id_) for id_, count in waits.items() if not count]
    heapq.heapify(ready)
    while ready:
        _, id_ = heapq.heappop(ready)
        if id_ in scope.inner:
            _walk(scope.inner[id_], tape, found)
        elif prefix + id_ in tape.slots:
            found.append(tape.slots[prefix + id_])
        for fed in feeds[id_]:
            waits[fed] -= 1
            if not waits[fed]:
                heapq.heappush(ready, (first[fed], fed))


def _is_order(found: Sequence[int], tape: Tape) -> bool:
    """True where every slot is there, behind its sources."""
    seen: set[int] = set()
    for slot in found:
        if any(source >= 0 and source not in seen for source in tape.steps[slot].sources):
            return False
        seen.add(slot)
    return len(seen) == len(found) == len(tape.steps)


def _sums(order: Sequence[int], tape: Tape) -> dict[int, list[tuple[int, ...]]]:
    """What is added up at every slot, in order; of the first two terms either may come first."""
    found: dict[int, list[tuple[int, ...]]] = {}
    for slot in order:
        for place, source in enumerate(tape.steps[slot].sources):
            found.setdefault(source, []).append((slot, place))
    return {source: [*sorted(terms[:2]), *terms[2:]] for source, terms in found.items()}
