"""How well circuits can be read when they open: every exercise, example and lesson, measured.

    python3 packaging/dev.py bench readable
    python tests/benchmarks/bench_readable.py [--only NAME] [--details] [--theme dark]
        [--language zh_Hant] [--sizes 1280x720,1920x1080]
    python tests/benchmarks/bench_readable.py --layout-only         # seconds; for who tunes it
    python tests/benchmarks/bench_readable.py --sheets FOLDER       # contact sheets of all
    python tests/benchmarks/bench_readable.py --picture NAME FILE   # one circuit, with --stage
    python tests/benchmarks/bench_readable.py --quarter FOLDER      # small, in the midst of a step
    python tests/benchmarks/bench_readable.py --write-before        # what later runs compare with

Every circuit is opened in a new window and on stage, the whole of it in view, on screens of three
sizes. Numbers and captions are measured as they are painted (`painted`), what lies on what is
counted by `legibility`, which says what counts; a digit's height is that of its ink.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from typing import Any

from bench import surroundings
from table import Table, count

HERE = Path(__file__).resolve().parent
BEFORE = HERE / "readable_before.json"
SIZES = ("1360x830", "1280x720", "1920x1080")
WHERE = ("window", "stage")
AT_ONCE = 2  # sizes that are measured side by side

LEAST_ZOOM, LEAST_DIGIT, GOOD_DIGIT = 0.6, 8.0, 10.0
ROUNDING = 0.049  # of a pixel: what is written as 8.0 is enough
GOOD_SHARE = 0.85
STAGE_SHARE, STAGE_GATES = 0.025, 15  # of the screen's height, for circuits up to so many gates
LEAST_BODIES = {"circle": (44.0, 44.0), "pill": (52.0, 36.0), "card": (80.0, 40.0)}
LEAST_BODIES["flag"] = (40.0, 36.0)

Measured = dict[str, dict[str, Any]]  # by the size, then by the circuit's name


def measure(
    sizes: Sequence[str] = SIZES, options: Sequence[str] = (), env: dict[str, str] | None = None
) -> Measured:
    """Let a process of its own measure at each size, two at a time."""

    def at(size: str) -> dict[str, Any]:
        command = [sys.executable, str(HERE / "readable_window.py"), size, *options]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=env)
        return {row["name"]: row for row in map(json.loads, done.stdout.splitlines())}

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return dict(zip(sizes, pool.map(at, sizes), strict=True))


def looks(found: Measured) -> list[tuple[str, str]]:
    """All that a circuit is looked at: (size, window or stage)."""
    return [(size, where) for where in WHERE for size in found]


def table(found: Measured, before: dict[str, Any]) -> Table:
    """All circuits, and whether what was promised holds."""
    each_look = looks(found)
    made = Table(
        "Circuits with all in view: zoom in % / height of the smallest digit in pixels",
        (
            *("circuit", "nodes", "scene", "crossings", "length", "wires under", "along"),
            *(f"{where[:6]} {size}" for size, where in each_look),
            *("overlaps", "not told", "opened"),
        ),
    )
    first = next(iter(found.values()))
    for name, row in first.items():
        layout = row["layout"]
        every = [found[size][name][where] for size, where in each_look]
        made.row(
            name,
            count(layout["gates"]),
            f"{layout['width']:.0f}x{layout['height']:.0f}",
            count(layout["crossings"]),
            f"{layout['length']:.0f}",
            count(layout["under"]),
            count(len(layout["along"])),
            *(f"{100 * each['zoom']:.0f} / {each['digit']:.1f}" for each in every),
            "+".join(str(_overlaps(each)) for each in every),
            "+".join(str(len(each["missing"])) for each in every),
            "/".join(f"{100 * found[size][name]['opened']:.0f}" for size in found),
        )
    for what, of in (("median", median), ("minimum", min), ("maximum", max)):
        made.row(what, *[""] * 6, *(_zoom_and_digit(found, look, of) for look in each_look))
    _hold_against(made, found, before)
    return made


def _overlaps(look: dict[str, Any]) -> int:
    return sum(number for what, number in look["counts"].items() if what != "wire under node")


def _zoom_and_digit(found: Measured, look: tuple[str, str], of: Any) -> str:
    size, where = look
    rows = [row[where] for row in found[size].values()]
    return f"{100 * of(r['zoom'] for r in rows):.0f} / {of(r['digit'] for r in rows):.1f}"


def sorts(found: Measured) -> Table:
    """How many faults of each sort there are, over all circuits."""
    each_look = looks(found)
    names = [f"{where} {size}" for size, where in each_look]
    made = Table("What lies on what, over all circuits", ("sort", *names))
    sums: list[Counter[str]] = []
    more: dict[str, list[int]] = {"number nearer to another's wire": []}
    more |= {"number that is nowhere": [], "number whose wire is not found": []}
    for size, where in each_look:
        rows = [row[where] for row in found[size].values()]
        sums.append(sum((Counter(row["counts"]) for row in rows), Counter()))
        for words, key in zip(more, ("strays", "missing", "lost"), strict=True):
            more[words].append(sum(len(row[key]) for row in rows))
    for what in sorted({what for each in sums for what in each}):
        made.row(what, *(count(each[what]) for each in sums))
    for what, numbers in more.items():
        made.row(f"({what})", *map(count, numbers))
    return made


def _hold_against(made: Table, found: Measured, before: dict[str, Any]) -> None:
    """What was promised, in the window and on stage."""

    def percent(share: float) -> str:
        return f"{100 * share:.0f} %"

    def pixels(height: float) -> str:
        return f"{height:.1f} px"

    for size, where in looks(found):
        rows, name = [row[where] for row in found[size].values()], f"{where} {size}"
        good = sum(row["digit"] >= GOOD_DIGIT - ROUNDING for row in rows) / len(rows)
        smallest = min(row["digit"] for row in rows)
        made.target(f"{name}: zoom", min(r["zoom"] for r in rows), least=LEAST_ZOOM, shown=percent)
        made.target(f"{name}: digit", smallest, least=LEAST_DIGIT - ROUNDING, shown=pixels)
        made.target(f"{name}: all digits 10 px", good, least=GOOD_SHARE, shown=percent)
        if where == "stage":
            height = int(size.split("x")[1])
            small = [r for r in found[size].values() if r["layout"]["computing"] <= STAGE_GATES]
            share = min((row[where]["digit"] / height for row in small), default=None)
            made.target(
                f"{name}: digit / height, up to {STAGE_GATES} gates",
                share,
                least=STAGE_SHARE,
                shown=lambda it: f"{100 * it:.2f} %",
            )
    every = [found[size][name][where] for size, where in looks(found) for name in found[size]]
    made.target("overlaps of every sort", sum(map(_overlaps, every)), most=0, shown=count)
    under = sum(row["counts"].get("wire under node", 0) for row in every)
    made.target("wires under foreign nodes", under, most=0, shown=count)
    nowhere = sum(len(row["missing"]) for row in every)
    made.target("numbers of wires that stand nowhere", nowhere, most=0, shown=count)
    first = next(iter(found.values()))
    held = [row for row in first.values() if row["kind"] != "lesson" and row["name"] in before]
    for what, share in (("crossings", 2), ("length", 3)):
        now = sum(row["layout"][what] for row in held)
        then = sum(before[row["name"]][what] for row in held)
        made.target(
            f"{what}, was {count(then)}", now, most=then // share if held else None, shown=count
        )
    for kind, least in LEAST_BODIES.items():
        sizes = [row["layout"]["sizes"].get(kind) for row in first.values()]
        for way, at in (("width", 0), ("height", 1)):
            smallest = min((each[at] for each in sizes if each), default=None)
            made.target(f"{kind}: {way}", smallest, least=least[at], shown=count)


def write_before(found: Measured) -> None:
    """Keep what later runs compare with: a line for each circuit."""
    first = next(iter(found.values()))
    lines = []
    for name, row in first.items():
        kept: dict[str, Any] = {
            what: round(row["layout"][what]) for what in ("crossings", "length")
        }
        for size, where in looks(found):
            look = found[size][name][where]
            told = [round(look["zoom"], 3), round(look["digit"], 1), _overlaps(look)]
            kept[f"{where} {size}"] = told
        lines.append(f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(kept)}")
    BEFORE.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def then_and_now(found: Measured, before: dict[str, Any]) -> Table:
    """The circuits that were measured before, beside today's."""
    made = Table(
        "Before and now: sums, and medians over the circuits that both have",
        ("look", "zoom", "now", "digit", "now", "under 60 %", "now", "overlaps", "now"),
    )
    for size, where in looks(found):
        both = [
            (before[name][f"{where} {size}"], row[where])
            for name, row in found[size].items()
            if f"{where} {size}" in before.get(name, {})
        ]
        if not both:
            continue
        old = [then for then, _ in both]
        new = [(now["zoom"], now["digit"], _overlaps(now)) for _, now in both]
        cells = []
        for rows in (old, new):
            zooms, digits, overlaps = zip(*rows, strict=True)
            cells.append(
                (
                    f"{100 * median(zooms):.0f} %",
                    f"{median(digits):.1f}",
                    count(sum(zoom < LEAST_ZOOM for zoom in zooms)),
                    count(sum(overlaps)),
                )
            )
        made.row(f"{where} {size}", *(cell for pair in zip(*cells, strict=True) for cell in pair))
    return made


def details(found: Measured) -> None:
    """Every single fault, by circuit."""
    for name, row in next(iter(found.values())).items():
        for one, other in row["layout"]["along"]:
            print(f"layout | {name} | wires that look like one: {one} and {other}")
    for size, where in looks(found):
        for name, row in found[size].items():
            look = row[where]
            told = [look["smallest"]] if 0 < look["digit"] < GOOD_DIGIT - ROUNDING else []
            told += look["details"]
            told += [f"nowhere: {each}" for each in look["missing"]]
            told += [f"nearer to another's: {each}" for each in look["strays"]]
            for each in told:
                print(f"{where} {size} | {name} | {each}")


def arguments(given: list[str]) -> argparse.Namespace:
    """What is asked for on the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", default="", help="a part of the names that are measured")
    parser.add_argument("--sizes", default=",".join(SIZES))
    parser.add_argument("--theme", default="light")
    parser.add_argument("--language", default="en")
    parser.add_argument("--details", action="store_true", help="tell every single fault")
    parser.add_argument("--layout-only", action="store_true")
    parser.add_argument("--as-stored", action="store_true", help="of layouts: lay nothing anew")
    parser.add_argument("--sheets", type=Path, help="a folder for contact sheets")
    parser.add_argument("--quarter", type=Path, help="a folder for pictures of a quarter's size")
    parser.add_argument("--picture", nargs=2, metavar=("NAME", "FILE"))
    parser.add_argument("--stage", action="store_true", help="of a picture")
    parser.add_argument("--write-before", action="store_true")
    return parser.parse_args(given)


def main(given: list[str]) -> int:
    """Measure, or take pictures."""
    asked = arguments(given)
    before = json.loads(BEFORE.read_text(encoding="utf-8")) if BEFORE.exists() else {}
    with tempfile.TemporaryDirectory(prefix="circuit-editor-bench-") as state:
        os.environ.update(surroundings(state))
        if asked.layout_only:
            import readable_layout

            readable_layout.table(asked.only, before, as_stored=asked.as_stored).show()
            return 0
        options = ["--theme", asked.theme, "--language", asked.language]
        if asked.quarter:
            measure(SIZES[1:2], [*options, "--quarter", str(asked.quarter)])
            return 0
        sizes, only = asked.sizes.split(","), asked.picture[0] if asked.picture else asked.only
        pictures = Path(state, "pictures")
        if asked.sheets or asked.picture:
            options += ["--sheets", str(pictures)]
            sizes = sizes[1:2] if asked.sizes == ",".join(SIZES) else sizes[:1]
        found = measure(sizes, [*options, "--only", only])
        if asked.picture:
            where = "stage" if asked.stage else "window"
            shutil.copy(min(pictures.glob(f"{where} *.png")), asked.picture[1])
        elif asked.sheets:
            import readable_sheets

            kinds = {name: row["kind"] for name, row in found[sizes[0]].items()}
            for path in readable_sheets.save(pictures, kinds, asked.sheets):
                print(path)
        else:
            if asked.write_before:
                write_before(found)
                before = json.loads(BEFORE.read_text(encoding="utf-8"))
            table(found, before).show()
            sorts(found).show()
            then_and_now(found, before).show()
            if asked.details:
                details(found)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
