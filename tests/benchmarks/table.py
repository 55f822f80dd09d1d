"""Tables as the README quotes them: aligned, with the targets below and whether each is met."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

MISSING = "–"


def count(number: float) -> str:
    """12,345 or, where it is small, 1.23."""
    if number >= 100 or number == int(number):
        return f"{number:,.0f}"
    return f"{number:.1f}" if number >= 10 else f"{number:.2f}"


def times(number: float | None) -> str:
    """A ratio: 3.4 x."""
    return MISSING if number is None else f"{count(number)} x"


def milliseconds(seconds: float | None) -> str:
    """Seconds as milliseconds, with as many digits as mean something."""
    return MISSING if seconds is None else count(seconds * 1000)


def ratio(above: float | None, below: float | None) -> float | None:
    """How many times larger; None where one of the two was not measured."""
    return None if above is None or not below else above / below


@dataclass
class Table:
    """One table: rows of cells, targets, and remarks on what is missing."""

    title: str
    columns: Sequence[str]
    words: int = 1  # as many columns are words, the others numbers
    rows: list[Sequence[str]] = field(default_factory=list)
    targets: list[tuple[str, str, bool | None]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    def row(self, *cells: str) -> None:
        """Add a row; it may end early."""
        self.rows.append((*cells, *[""] * (len(self.columns) - len(cells))))

    def target(
        self,
        what: str,
        got: float | None,
        *,
        most: float | None = None,
        least: float | None = None,
        shown: Callable[[float], str] = times,
    ) -> None:
        """Hold a number against what was promised, at most or at least."""
        limit = f"≤ {shown(most)}" if most is not None else f"≥ {shown(least or 0.0)}"
        if got is None:
            self.targets.append((f"{what} {limit}", MISSING, None))
            return
        met = got <= most if most is not None else got >= (least or 0.0)
        self.targets.append((f"{what} {limit}", shown(got), met))

    def remark(self, sentence: str) -> None:
        """Say once, below the table, what is left out and why."""
        if sentence not in self.remarks:
            self.remarks.append(sentence)

    def show(self) -> None:
        """Print it all."""
        print(f"\n## {self.title}\n")
        print(_aligned(self.columns, self.rows, self.words))
        if self.targets:
            words = {True: "met", False: "NOT MET", None: "not measured"}
            rows = [(what, got, words[met]) for what, got, met in self.targets]
            print("\n" + _aligned(("target", "measured", ""), rows))
        for sentence in self.remarks:
            print(f"\n{sentence}")
        print(flush=True)


def _aligned(columns: Sequence[str], rows: Sequence[Sequence[str]], words: int = 1) -> str:
    """A table in Markdown whose columns stand below each other: words left, numbers right."""
    widths = [max(len(row[at]) for row in (columns, *rows)) for at in range(len(columns))]

    def line(cells: Sequence[str]) -> str:
        padded = [
            cell.ljust(width) if at < words else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        return f"| {' | '.join(padded)} |"

    rule = [
        "-" * (width + 2) if at < words else "-" * (width + 1) + ":"
        for at, width in enumerate(widths)
    ]
    return "\n".join([line(columns), f"|{'|'.join(rule)}|", *map(line, rows)])
