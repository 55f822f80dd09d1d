"""Counts what lies on what in a picture of a circuit: numbers, captions, bodies and wires.

All is in pixels of the screen. What counts as what:

- A *number* is what is written in digits, or in the green of values and the red of gradients; all
  other texts outside of bodies are *captions*. A text that stands in the body it belongs to is
  *inside*: it is held against the others that are written, but not against bodies and wires.
- A number *belongs* to the nearest wire, or gate it leaves, that carries what is written. A value
  and a sum of gradients belong to all wires of their source, a part of a fork's to its branch.
- A number lies on a *foreign* wire where that one's line, as thick as it is painted, comes into the
  tight rectangle of its ink. On its *own* wire it may stand as a label does, the wire coming out
  at both sides; it counts where it covers it: of more than half of the wire, or of one of its two
  ends, nothing is left to be seen.
- Two texts overlap where their ink does by more than TOUCH; a text and a body where the ink comes
  into the outline. A wire passes under a foreign node where its line comes into the outline of a
  node that it neither leaves nor reaches. Frames of opened blocks only count by their edge.
- What is painted has to lie within the edge of the canvas: all of the circuit is in view.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

import numpy as np
from painted import Text
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainterPath

TOUCH = 0.5  # pixels that two things may have in common
INSIDE = 1.5  # by which what is written in a body may stick out of it
STEP = 1.5  # pixels between the points of a wire that are looked at
SEEN = 4.0  # pixels of a wire that have to be left on either side of a number on it
PAPER = 2.0  # pixels around a number on which no wire is seen
CLOSE, LONG_CLOSE = 4.0, 32.0  # scene units between wires that look like one; along how much
NEARER = 3.0  # by which a foreign wire must be nearer than the own one to be taken for it

NUMBER = re.compile(
    r"[−-]?(\d[\d\s\u202f,]*(\.\d*)?|\.\d+)((e|×10)[−-]?[\d⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?|[−-]?∞|nan"
)
BADGE = re.compile(r"!|×\d+")  # on the corner of a body, which it may cover

HOLDS_ALL = ("block", "tiles")  # kinds of bodies: whatever is written in them is theirs
ON_NUMBER, ON_BODY, ON_FLAG = "number on number", "number on body", "number on flag"
ON_CAPTION, ON_WIRE = "number on caption", "number on foreign wire"
ON_OWN = "number on own wire"
CAPTION_ON_CAPTION, CAPTION_ON_BODY = "caption on caption", "caption on body"
CAPTION_ON_WIRE, BODY_ON_BODY = "caption on wire", "body on body"
UNDER = "wire under node"
HIDDEN, CUT = "under a panel", "cut off by the edge"
OVERLAPS = (
    *(ON_NUMBER, ON_BODY, ON_FLAG, ON_CAPTION, ON_WIRE, ON_OWN),
    *(CAPTION_ON_CAPTION, CAPTION_ON_BODY, CAPTION_ON_WIRE, BODY_ON_BODY, HIDDEN, CUT),
)


class Body(NamedTuple):
    """A node as it is painted, and what is written in it."""

    id: str
    outline: QPainterPath
    kind: str = "gate"  # "card", "flag", "block", "frame", or "tiles" of an array
    words: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    tiles: tuple[QRectF, ...] = ()  # in whose cells numbers stand


class Wire(NamedTuple):
    """A wire as it is painted, and the numbers it carries."""

    name: str
    source: str  # the pin it leaves
    ends: tuple[str, str]  # the nodes it leaves and reaches
    line: np.ndarray  # points along it, shape (n, 2)
    value: str = ""
    gradient: str = ""
    total: str = ""  # the gradient of its source, over all branches


@dataclass
class Found:
    """What is wrong in a picture, and how large its digits are."""

    counts: Counter[str] = field(default_factory=Counter)
    details: list[str] = field(default_factory=list)
    digits: list[float] = field(default_factory=list)  # pixels, of each number
    smallest: str = ""  # the number with the smallest digits, and where it stands
    smallest_word: float = 0.0  # height of digits in the smallest other text
    missing: list[str] = field(default_factory=list)  # numbers that are not to be read
    strays: list[str] = field(default_factory=list)  # numbers that stand nearer to another's wire
    lost: list[str] = field(default_factory=list)  # numbers that belong to no wire

    def add(self, what: str, detail: str) -> None:
        self.counts[what] += 1
        self.details.append(f"{what}: {detail}")

    @property
    def digit(self) -> float:
        """The height of the smallest digit; 0 where no numbers are drawn."""
        return min(self.digits, default=0.0)

    @property
    def overlaps(self) -> int:
        return sum(self.counts[each] for each in OVERLAPS)


class _Written(NamedTuple):
    text: Text
    is_number: bool
    inside: Body | None
    is_badge: bool


def look_at(
    texts: Sequence[Text],
    bodies: Sequence[Body],
    wires: Sequence[Wire],
    thickness: float = 2.0,
    covers: Sequence[QRectF] = (),
    edge: QRectF | None = None,
) -> Found:
    """Find all that lies on something else; `covers` are panels over the picture, in its `edge`."""
    found = Found()
    written = [_placed(each, bodies) for each in texts]
    found.digits = [each.text.digit for each in written if each.is_number]
    found.smallest_word = min((t.text.digit for t in written if not t.is_number), default=0.0)
    numbers = [each for each in written if each.is_number]
    if numbers:
        least = min(numbers, key=lambda each: each.text.digit)
        where = f"in {least.inside.id}" if least.inside else "on the canvas"
        found.smallest = f"{least.text.digit:.1f} px: {least.text.text} {where}"
    lines = _Lines(wires)
    _texts_on_texts(found, written)
    read: set[tuple[str, str, str]] = {
        (each.inside.id, each.text.text, "")
        for each in written
        if each.is_number and each.inside is not None
    }
    for each in written:
        if each.inside is None and not each.is_badge:
            _text_on_bodies(found, each, bodies)
            if each.is_number:
                read |= _number_on_wires(found, each.text, lines, bodies, thickness)
            else:
                met = lines.met(each.text.ink.adjusted(1, 1, -1, -1))
                for at in met:
                    found.add(CAPTION_ON_WIRE, f"{each.text.text} on {wires[at].name}")
        for cover in covers:
            if cover.intersects(each.text.ink):
                found.add(HIDDEN, each.text.text)
        if edge is not None and not edge.contains(each.text.ink):
            found.add(CUT, each.text.text)
    found.missing = list(_missing(wires, read))
    _bodies_on_bodies(found, bodies)
    for body in bodies:
        if edge is not None and not edge.contains(body.outline.boundingRect()):
            found.add(CUT, body.id)
    for wire, body in under_nodes(wires, bodies):
        found.add(UNDER, f"{wire.name} under {body.id}")
    return found


def kind_of(colour: str) -> str:
    """Which kind of number is written in a colour: "value", "gradient" or neither."""
    red, green, blue, _ = QColor(colour).getRgb()
    if green > max(red, blue) + 15:
        return "value"
    return "gradient" if red > max(green, blue) + 40 else ""


def _placed(text: Text, bodies: Sequence[Body]) -> _Written:
    kind = kind_of(text.colour)
    digits = any(map(str.isdigit, text.text))
    is_number = bool(NUMBER.fullmatch(text.text)) or (bool(kind) and digits)
    is_badge = bool(BADGE.fullmatch(text.text)) and not kind
    for body in bodies:
        room = body.outline.boundingRect().adjusted(-INSIDE, -INSIDE, INSIDE, INSIDE)
        if body.kind == "frame" or not room.contains(text.ink):
            continue
        own = body.numbers if is_number and kind else body.words
        if body.kind in HOLDS_ALL or text.text in own:
            is_told = bool(kind) or any(tile.contains(text.ink) for tile in body.tiles)
            return _Written(text, is_number and is_told, body, is_badge)
    return _Written(text, is_number, None, is_badge)


def _deep(one: QRectF, other: QRectF) -> bool:
    met = one.intersected(other)
    return met.width() > TOUCH and met.height() > TOUCH


def _texts_on_texts(found: Found, written: Sequence[_Written]) -> None:
    for one, other in combinations(written, 2):
        if not _deep(one.text.ink, other.text.ink) or (one.inside and one.inside is other.inside):
            if not (one.is_number and other.is_number and _deep(one.text.ink, other.text.ink)):
                continue
        what = {2: ON_NUMBER, 1: ON_CAPTION, 0: CAPTION_ON_CAPTION}[one.is_number + other.is_number]
        found.add(what, f"{one.text.text} on {other.text.text}")


def _text_on_bodies(found: Found, each: _Written, bodies: Sequence[Body]) -> None:
    ink = each.text.ink.adjusted(TOUCH, TOUCH, -TOUCH, -TOUCH)
    for body in bodies:
        if not body.outline.boundingRect().intersects(ink):
            continue
        inner = body.outline.boundingRect().adjusted(1, 1, -1, -1)
        if body.kind == "frame" and inner.contains(ink):
            continue
        if body.outline.intersects(ink):
            what = CAPTION_ON_BODY
            if each.is_number:
                what = ON_FLAG if body.kind == "flag" else ON_BODY
            found.add(what, f"{each.text.text} on {body.id}")


class _Lines:
    """The points of all wires in one array."""

    def __init__(self, wires: Sequence[Wire]) -> None:
        self.wires = wires
        lines = [dense(wire.line, STEP) for wire in wires]
        self.points = np.vstack(lines) if lines else np.empty((0, 2))
        self.owner = np.repeat(np.arange(len(lines)), [len(each) for each in lines])

    def met(self, rect: QRectF) -> list[int]:
        """The wires that come into a rectangle."""
        return np.unique(self.owner[self._in(rect)]).tolist()

    def is_covered(self, ink: QRectF, wire: int) -> bool:
        """True where a number leaves too little of a wire on which it stands."""
        if self._hidden(ink, wire).sum() * STEP < ink.height() / 2:
            return False  # beside it, or at a corner
        hidden = self._hidden(ink.adjusted(-PAPER, -PAPER, PAPER, PAPER), wire)
        (at,) = np.nonzero(hidden)
        ends = min(at[0], len(hidden) - 1 - at[-1]) * STEP
        return bool(ends < SEEN or hidden.mean() > 0.5)

    def _hidden(self, rect: QRectF, wire: int) -> np.ndarray:
        return self._in(rect)[self.owner == wire]

    def distance(self, rect: QRectF) -> np.ndarray:
        """How far each wire is from a rectangle."""
        x, y = self.points.T
        across = np.maximum(np.maximum(rect.left() - x, x - rect.right()), 0.0)
        down = np.maximum(np.maximum(rect.top() - y, y - rect.bottom()), 0.0)
        far = np.full(len(self.wires), np.inf)
        np.minimum.at(far, self.owner, np.hypot(across, down))
        return far

    def _in(self, rect: QRectF) -> np.ndarray:
        x, y = self.points.T
        inside = (rect.left() < x) & (x < rect.right())
        return inside & (rect.top() < y) & (y < rect.bottom())


def dense(line: np.ndarray, step: float) -> np.ndarray:
    """Points along a line, evenly spaced."""
    far = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    at = np.linspace(0.0, far[-1], max(2, round(far[-1] / step) + 1))
    return np.column_stack([np.interp(at, far, line[:, 0]), np.interp(at, far, line[:, 1])])


def _number_on_wires(
    found: Found, text: Text, lines: _Lines, bodies: Sequence[Body], thickness: float
) -> set[tuple[str, str, str]]:
    """Hold a number against wires; returns what one reads of it: (node, text, wire)."""
    own, far, read = _owner(text, lines, bodies)
    if not own:
        found.lost.append(text.text)
    half = thickness / 2
    for at in lines.met(text.ink.adjusted(-half, -half, half, half)):
        if at not in own:
            found.add(ON_WIRE, f"{text.text} on {lines.wires[at].name}")
        elif lines.is_covered(text.ink, at):
            found.add(ON_OWN, f"{text.text} on {lines.wires[at].name}")
    distances = lines.distance(text.ink)
    foreign = [distances[at] for at in range(len(lines.wires)) if at not in own]
    if own and min(foreign, default=np.inf) + NEARER < far:
        found.strays.append(f"{text.text} of {', '.join(lines.wires[at].name for at in own)}")
    return read


def _owner(
    text: Text, lines: _Lines, bodies: Sequence[Body]
) -> tuple[set[int], float, set[tuple[str, str, str]]]:
    """The wires a number belongs to, how far they are, and what one reads of it.

    Where two that carry it are as near as each other, it belongs to both.
    """
    kind, wires = kind_of(text.colour), lines.wires
    far = lines.distance(text.ink)
    gate_far = {
        body.id: _apart(text.ink, body.outline.boundingRect())
        for body in bodies
        if body.kind != "frame"
    }
    offers: list[tuple[float, int, bool]] = []  # how far, which wire, whether for its branch alone
    for at, wire in enumerate(wires):
        near = min(far[at], gate_far.get(wire.ends[0], np.inf))
        if kind != "gradient" and wire.value == text.text:
            offers.append((near, at, False))
        if kind != "value" and wire.gradient == text.text:
            offers.append((far[at], at, True))
        if kind != "value" and wire.total == text.text:
            offers.append((near, at, False))
    nearest = min((each[0] for each in offers), default=np.inf)
    own: set[int] = set()
    read: set[tuple[str, str, str]] = set()
    for _, at, is_branch in (each for each in offers if each[0] <= nearest + NEARER):
        wire = wires[at]
        read.add((wire.ends[0], text.text, wire.name if is_branch else ""))
        own |= {at} if is_branch else {n for n, o in enumerate(wires) if o.source == wire.source}
    return own, float(nearest), read


def _apart(one: QRectF, other: QRectF) -> float:
    across = max(other.left() - one.right(), one.left() - other.right(), 0.0)
    down = max(other.top() - one.bottom(), one.top() - other.bottom(), 0.0)
    return float(np.hypot(across, down))


def _missing(wires: Sequence[Wire], read: set[tuple[str, str, str]]) -> Iterator[str]:
    """The numbers of wires that can be read nowhere."""
    branches = Counter(wire.source for wire in wires)
    for wire in wires:
        node = wire.ends[0]
        at_gate = (node, wire.value, "") in read
        if wire.value and not at_gate:
            yield f"value {wire.value} of {wire.name}"
        if not wire.gradient or (node, wire.gradient, wire.name) in read:
            continue
        if branches[wire.source] > 1 or (node, wire.gradient, "") not in read:
            yield f"gradient {wire.gradient} of {wire.name}"


def _bodies_on_bodies(found: Found, bodies: Sequence[Body]) -> None:
    solid = [each for each in bodies if each.kind != "frame"]
    rects = [each.outline.boundingRect() for each in solid]
    for (one, a), (other, b) in combinations(zip(solid, rects, strict=True), 2):
        if _deep(a, b) and one.outline.intersects(other.outline):
            found.add(BODY_ON_BODY, f"{one.id} on {other.id}")


def under_nodes(wires: Sequence[Wire], bodies: Sequence[Body]) -> Iterator[tuple[Wire, Body]]:
    """Each wire with each node that it passes under without leaving or reaching it."""
    for wire in wires:
        points = dense(wire.line, STEP)
        x, y = points.T
        for body in bodies:
            if body.kind == "frame" or body.id in wire.ends:
                continue
            room = body.outline.boundingRect().adjusted(TOUCH, TOUCH, -TOUCH, -TOUCH)
            inside = (room.left() < x) & (x < room.right())
            inside &= (room.top() < y) & (y < room.bottom())
            if any(_is_in(body.outline, point) for point in points[inside]):
                yield wire, body


def _is_in(outline: QPainterPath, point: np.ndarray) -> bool:
    around = QRectF(point[0] - TOUCH, point[1] - TOUCH, 2 * TOUCH, 2 * TOUCH)
    return outline.contains(around)


def length(wires: Sequence[Wire]) -> float:
    """How long all wires are together."""
    return sum(float(np.hypot(*np.diff(wire.line, axis=0).T).sum()) for wire in wires)


def crossings(wires: Sequence[Wire]) -> int:
    """How often wires of different sources cross, as they are drawn."""
    return sum(
        _crossings_of(one.line, other.line)
        for one, other in combinations(wires, 2)
        if one.source != other.source
    )


def along(wires: Sequence[Wire]) -> list[tuple[str, str]]:
    """Pairs of wires of different sources that run so close that they look like one."""
    lines = [dense(wire.line, CLOSE) for wire in wires]
    found = []
    for (one, a), (other, b) in combinations(zip(wires, lines, strict=True), 2):
        apart = (a.max(axis=0) + CLOSE < b.min(axis=0)) | (b.max(axis=0) + CLOSE < a.min(axis=0))
        if one.source == other.source or apart.any():
            continue
        far = np.hypot(*(a[:, None] - b[None]).transpose(2, 0, 1)).min(axis=1)
        if (far < CLOSE).sum() * CLOSE >= LONG_CLOSE:
            found.append((one.name, other.name))
    return found


def _crossings_of(one: np.ndarray, other: np.ndarray) -> int:
    """How often two lines of straight pieces cross; an end that only touches does not count."""
    if (one.max(axis=0) < other.min(axis=0)).any() or (other.max(axis=0) < one.min(axis=0)).any():
        return 0
    a, along = one[:-1, None], np.diff(one, axis=0)[:, None]
    b, across = other[None, :-1], np.diff(other, axis=0)[None]
    det = along[..., 0] * across[..., 1] - along[..., 1] * across[..., 0]
    apart = b - a
    with np.errstate(divide="ignore", invalid="ignore"):
        s = (apart[..., 0] * across[..., 1] - apart[..., 1] * across[..., 0]) / det
        t = (apart[..., 0] * along[..., 1] - apart[..., 1] * along[..., 0]) / det
    return int(((s >= 0) & (s < 1) & (t >= 0) & (t < 1) & (det != 0)).sum())
