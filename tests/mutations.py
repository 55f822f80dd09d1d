"""Files as strangers and accidents make them: sound ones in which a few things were changed.

Every mutation follows from a number alone, so that a file that did harm can be made again. Three
of four are structural: the data is changed and written again, so that what is wrong lies behind
the parser. The others are changes of bytes.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from immutables import Map
from scripts import edit_of

from circuit_editor import resources
from circuit_editor.files import dump
from circuit_editor.lessons import shipped_lessons
from circuit_editor.model import Document
from circuit_editor.model.edits.grouping import group, why_not_group

RANDOM_DOCUMENTS = 60
LONGEST = 200  # characters of a text that is made longer
KEPT = Path(__file__).parent / "files" / "v1"

HOSTILE = [
    "", " ", "x", "f", "out", "a.b", "a/b", "/", "//", ".", "..", "x" * 201, "x" * 5_000, "9" * 400,
    "{x}", "{0.__class__}", "%s %1", "<img src='file:///etc/passwd'>", "&amp;", "$x$", "\\input{x}",
    "\0", "\x1b]0;t\x07", "\x9b2J", "\n", "a\nb", "\r", "\t", "\x85", "\u2028", "\u202e", "\u200b",
    "\ufeff", "\ufffe", "\ufdd0", "😀", "e\u0301", "ｘ", "µ", "ª", "²", "none", "None", "nan",
    "inf", "__import__('os')", "../../secret", "con", "block", "inlet", "outlet", "output",
]  # fmt: skip
HOSTILE_IN_JSON = ["\ud800", "a\udfff", "\udc00\ud800"]
NUMBERS: list[Any] = [
    0, -0.0, 1, -1, 2**31, 2**53 + 1, 2**64, -(2**63), 10**30, 10**309, -(10**400), 1e308, -1e308,
    5e-324, 1e-300, 0.1, 3.5, 1e6, 1e6 + 1, 709.8, -745.2,
]  # fmt: skip
OTHERS: list[Any] = [
    None, True, False, [], {}, [[]], [{}], [None], [0], [[1, 2], [3]], [1, [2]], {"a": 1}, [0.5, 1],
    [[[[1.0]]]], {"id": "x"}, ["x", "y"], {"x": [1, 2]}, [[1.0, 2.0], [3.0, 4.0]], [1.0] * 3,
]  # fmt: skip
# What a JSON text can hold, and its data cannot.
RAW = ["NaN", "-Infinity", "1e999", "-1e999", "-0", "1" * 5_000, "1E5", "0.1e-5", "1" + "0" * 310]


@dataclass(frozen=True)
class Raw:
    """Stands in data where this very text is to be written."""

    text: str


# --- where to begin ---------------------------------------------------------------------------


@cache
def circuits() -> tuple[bytes, ...]:
    """Circuit files that are sound: all that is shipped or kept, and random ones with blocks."""
    paths = [*resources.examples(), *resources.blocks(), *sorted(KEPT.glob("*.circuit"))]
    return (
        *(path.read_bytes() for path in paths),
        *(dump(random_document(number)) for number in range(RANDOM_DOCUMENTS)),
    )


def random_document(number: int) -> Document:
    """A document of some gates, some of them in blocks, some of these in each other."""
    rng = Random(f"document {number}")
    document = Document()
    for _ in range(rng.randint(10, 60)):
        document = edit_of(rng.getrandbits(32))(document)
    for _ in range(rng.randint(0, 3)):
        ids = sorted(document.root.nodes)
        chosen = rng.sample(ids, min(len(ids), rng.randint(1, 5)))
        refusal = why_not_group(document.root, chosen)
        chosen += refusal.missing if refusal is not None else ()
        if why_not_group(document.root, chosen) is None:
            document, _ = group(document, chosen, rng.choice(["σ", "unit", "größe"]))
    return finite(document)


def finite(document: Document) -> Document:
    """The document without the numbers that a file cannot hold."""
    root = document.root
    nodes = {
        id_: replace(each, attrs=Map({name: 1.5 for name in each.attrs}))
        for id_, each in root.nodes.items()
    }
    values = {
        path: each if np.isfinite(each.array).all() else type(each)(1.0)
        for path, each in root.values.items()
    }
    return replace(document, root=replace(root, nodes=Map(nodes), values=Map(values)))


@cache
def lessons() -> tuple[bytes, ...]:
    """The lessons that are shipped."""
    return tuple(path.read_bytes() for path in shipped_lessons())


# --- structural -------------------------------------------------------------------------------

LARGE = 2_000_000  # spots
Spot = tuple[Any, Any]  # a list or a dict, and an index or a key of it


def each_spot(tree: Any) -> Iterator[Spot]:
    """Everywhere in the data where something stands."""
    waiting = [tree]
    for here in waiting:  # grows while it is walked
        for key in list(here) if isinstance(here, dict) else range(len(here)):
            yield here, key
            if isinstance(here[key], list | dict):
                waiting.append(here[key])


def spots(tree: Any) -> list[Spot]:
    """The same, all of it."""
    return list(each_spot(tree))


def named_spots(tree: Any, *names: str) -> list[Spot]:
    """Where something stands under one of these names."""
    return [(here, key) for here, key in each_spot(tree) if key in names]


def anything(rng: Random, hostile: list[str]) -> Any:
    """Something that may stand anywhere."""
    kinds = rng.randrange(4)
    return deepcopy([rng.choice(each) for each in (hostile, NUMBERS, OTHERS, hostile)][kinds])


def delete(tree: Any, rng: Random) -> None:
    here, key = rng.choice(spots(tree))
    del here[key]


def duplicate(tree: Any, rng: Random) -> None:
    here, key = rng.choice(spots(tree))
    if isinstance(here, list):
        here.insert(rng.randint(0, len(here)), deepcopy(here[key]))
    else:
        here[f"{key}{rng.choice(['', '2', '_', ' '])}"] = deepcopy(here[key])


def swap(tree: Any, rng: Random) -> None:
    (here, key), (there, other) = rng.choice(spots(tree)), rng.choice(spots(tree))
    mine, others = deepcopy(here[key]), deepcopy(there[other])
    here[key], there[other] = others, mine


def copy(tree: Any, rng: Random) -> None:
    (here, key), (there, other) = rng.choice(spots(tree)), rng.choice(spots(tree))
    here[key] = deepcopy(there[other])


def rename(tree: Any, rng: Random) -> None:
    keyed = [(here, key) for here, key in spots(tree) if isinstance(here, dict)]
    here, key = rng.choice(keyed)
    _, other = rng.choice(keyed)
    here[rng.choice([other, f"{key}x", rng.choice(HOSTILE)])] = here.pop(key)


def retype(tree: Any, rng: Random) -> None:
    here, key = rng.choice(spots(tree))
    here[key] = anything(rng, HOSTILE)


def nest(tree: Any, rng: Random) -> None:
    here, key = rng.choice(spots(tree))
    for _ in range(rng.choice([1, 2, 3, 14, 33, 60, 64, 70])):
        here[key] = [here[key]] if rng.randrange(2) else {rng.choice("abk"): here[key]}


def make_long(tree: Any, rng: Random) -> None:
    texts = [(here, key) for here, key in spots(tree) if isinstance(here[key], str)]
    if texts:
        here, key = rng.choice(texts)
        here[key] = (here[key][:LONGEST] or "x") * rng.choice([2, 65, 300, 25_000])


def disturb(tree: Any, rng: Random) -> None:
    """A hostile piece in the middle of a text."""
    texts = [(here, key) for here, key in spots(tree) if isinstance(here[key], str)]
    if texts:
        here, key = rng.choice(texts)
        text, at = here[key], rng.randint(0, len(here[key]))
        here[key] = text[:at] + rng.choice(HOSTILE) + text[at + rng.randint(0, 2) :]


def shuffle(tree: Any, rng: Random) -> None:
    lists = [here[key] for here, key in spots(tree) if isinstance(here[key], list)]
    if lists:
        rng.shuffle(rng.choice(lists))


ANYWHERE = [delete, duplicate, swap, copy, rename, retype, nest, make_long, disturb, shuffle]

# --- of circuits ------------------------------------------------------------------------------


def ids_in(tree: Any) -> list[str]:
    return [here[key] for here, key in named_spots(tree, "id") if isinstance(here[key], str)] or [
        "x"
    ]


def path_in(tree: Any, rng: Random) -> str:
    ids = ids_in(tree)
    return "/".join(rng.choice(ids) for _ in range(rng.choice([1, 1, 2, 2, 3])))


def exchange(*names: str) -> Callable[[Any, Random], None]:
    """A mutation: under one of these names stands what stands under another of them."""

    def mutation(tree: Any, rng: Random) -> None:
        found = named_spots(tree, *names)
        if found:
            here, key = rng.choice(found)
            there, other = rng.choice(found)
            here[key] = deepcopy(there[other])

    return mutation


def retarget(tree: Any, rng: Random) -> None:
    ends = named_spots(tree, "to", "from")
    if ends:
        here, key = rng.choice(ends)
        port = rng.choice(["out", "a", "b", "x", *ids_in(tree), "", "out.out"])
        here[key] = f"{rng.choice(ids_in(tree))}.{port}"


def another_kind(tree: Any, rng: Random) -> None:
    kinds = named_spots(tree, "kind")
    if kinds:
        here, key = rng.choice(kinds)
        here[key] = rng.choice(
            ["add", "exp", "max", "input", "constant", "parameter", "output", "block", "inlet",
             "outlet", "power", "leaky_relu", "mul_constant", "log", "add_constant", "swish"]
        )  # fmt: skip
        here[rng.choice(["value", "attrs", "block", "label"])] = rng.choice(
            [1.0, [1.0, 2.0], {"c": 2}, {"slope": 0.1}, *ids_in(tree)]
        )


def another_id(tree: Any, rng: Random) -> None:
    found = named_spots(tree, "id")
    if found:
        here, key = rng.choice(found)
        here[key] = rng.choice([rng.choice(ids_in(tree)), rng.choice(HOSTILE), "A-_9", "x" * 64])


def in_a_circle(tree: Any, rng: Random) -> None:
    """A use of a block somewhere, perhaps within itself."""
    blocks = tree.get("blocks") if isinstance(tree, dict) else None
    defined = (
        [each for each in blocks if isinstance(each, dict)] if isinstance(blocks, list) else []
    )
    if defined:
        around = rng.choice([tree, *defined]).get("nodes")
        if isinstance(around, list):
            block = rng.choice(defined).get("id")
            around.append(
                {"id": f"z{len(around)}", "kind": "block", "block": block, "place": [0, 0]}
            )


def without_a_definition(tree: Any, rng: Random) -> None:
    blocks = tree.get("blocks") if isinstance(tree, dict) else None
    if isinstance(blocks, list) and blocks:
        blocks.pop(rng.randrange(len(blocks)))


def at_a_path(tree: Any, rng: Random) -> None:
    """A number, a range, a stop, or an open block at some path."""
    if not isinstance(tree, dict):
        return
    path = path_in(tree, rng)
    match rng.randrange(4):
        case 0:
            value = rng.choice([1.0, [1.0, 2.0], 10**20, [], "1"])
            blocks = tree.get("blocks")
            around = rng.choice([tree, *(blocks if isinstance(blocks, list) else [])])
            if isinstance(around, dict) and isinstance(around.setdefault("values", {}), dict):
                around["values"][path] = value
        case 1:
            ends = rng.choice([[-1, 1], [1, -1], [0, 1e308], [0, 5e-324], [1], "x"])
            if isinstance(tree.setdefault("ranges", {}), dict):
                tree["ranges"][path] = ends
        case 2:
            stop = {"pass": rng.choice(["forward", "backward", "x"]), "path": path, "note": "n"}
            if isinstance(tree.setdefault("stops", []), list):
                tree["stops"].append(stop)
        case _:
            if isinstance(tree.setdefault("expanded", []), list):
                tree["expanded"].append(path)


def of_another_shape(tree: Any, rng: Random) -> None:
    values = named_spots(tree, "value")
    if values:
        here, key = rng.choice(values)
        here[key] = rng.choice([[1.0], [1.0, 2.0], [[1.0, 2.0]], [[0.0], [1.0]], [[[3.0]] * 2] * 3])


def another_number(tree: Any, rng: Random) -> None:
    found = named_spots(tree, "value", "c", "slope", 0, 1)
    numbers = [(here, key) for here, key in found if isinstance(here[key], int | float)]
    if numbers:
        here, key = rng.choice(numbers)
        here[key] = rng.choice([0, -1, 2.5, 1e-9, 800.0, -800.0, 1e5, rng.uniform(-5, 5)])


def another_name(tree: Any, rng: Random) -> None:
    found = named_spots(tree, "label", "name", "note")
    if found:
        here, key = rng.choice(found)
        here[key] = rng.choice(["größe", "變數", "x9", "f", "σ", "_", "e1", "lambda", "y_true"])


def without_a_wire(tree: Any, rng: Random) -> None:
    lists = [here[key] for here, key in named_spots(tree, "wires", "stops", "expanded")]
    wires = rng.choice(lists) if lists else None
    if isinstance(wires, list) and wires:
        wires.pop(rng.randrange(len(wires)))


def a_field_of_tomorrow(tree: Any, rng: Random) -> None:
    """A field that a later version may write; it is kept."""
    around = [here for here, _ in spots(tree) if isinstance(here, dict)]
    if around:
        name = rng.choice(["tint", "x-y", "größe", "note", "curves", "__class__"])
        rng.choice(around)[name] = deepcopy(rng.choice(OTHERS + NUMBERS[:6]))


def deeper(tree: Any, rng: Random) -> None:
    """Everything within some blocks more, of which each uses the next once, twice or often."""
    blocks = tree.setdefault("blocks", []) if isinstance(tree, dict) else None
    nodes = tree.get("nodes") if isinstance(tree, dict) else None
    if not isinstance(blocks, list) or not isinstance(nodes, list):
        return
    depth, uses = rng.choice([1, 3, 15, 16, 17, 60]), rng.choice([1, 1, 2, 9])
    for at in range(depth):
        inner = [
            {"id": f"u{at}_{each}", "kind": "block", "block": f"deep{at + 1}", "place": [0, each]}
            for each in range(uses if at + 1 < depth else 0)
        ]
        empty: dict[str, Any] = {"inputs": [], "outputs": [], "wires": []}
        blocks.append({"id": f"deep{at}", "name": "deep", "nodes": inner, **empty})
    nodes.append({"id": "deepest", "kind": "block", "block": "deep0", "place": [0, 0]})


def larger(tree: Any, rng: Random) -> None:
    """A list of records that is very long, or a value of very many numbers."""
    if sum(1 for _ in islice(each_spot(tree), LARGE)) == LARGE:
        return  # it is, already
    if rng.randrange(2):
        values = named_spots(tree, "value")
        if values:
            here, key = rng.choice(values)
            wide, high = rng.choice([(1, 1000), (40, 40), (300, 3), (50, 99), (1001, 1000)])
            here[key] = [[0.5] * wide] * high
        return
    lists = [here[key] for here, key in spots(tree) if isinstance(here[key], list) and here[key]]
    records = rng.choice(lists) if lists else []
    if records and isinstance(model := records[-1], dict):
        times = rng.choice([11, 101, 1001, 3000])
        spots_each = sum(1 for _ in islice(each_spot(model), LARGE))
        for at in range(min(times, LARGE // spots_each)):  # more fits into no file that is read
            # of its own to the last list: what is shared would grow in all of them
            own = deepcopy(model)
            records.append({**own, "id": f"n{at}"} if "id" in own else own)


def held_elsewhere(tree: Any, rng: Random) -> None:
    """What frames hold, where bends and views belong, and what copies sort as is exchanged."""
    found = [
        (here, key)
        for here, key in named_spots(tree, "nodes", "to", "path", "points", "sorts_as", "size")
        if isinstance(here, dict) and not {"wires", "from", "block"} & here.keys()
    ]
    if found:
        here, key = rng.choice(found)
        ids = ids_in(tree)
        match key:
            case "nodes":
                here[key] = rng.sample(ids, min(len(ids), rng.randint(0, 5)))
            case "to" | "path":
                here[key] = rng.choice([path_in(tree, rng), f"{path_in(tree, rng)}.x", ""])
            case "points":
                here[key] = [[rng.uniform(-2e6, 2e6), 0.5]] * rng.choice([0, 1, 100, 101])
            case _:
                here[key] = rng.choice([[1, 2], [0, -1], ["a", 1], [2.5e6, 1], [], ["a"] * 65])


def raw(tree: Any, rng: Random) -> None:
    here, key = rng.choice(spots(tree))
    here[key] = Raw(rng.choice(RAW))


def half_a_character(tree: Any, rng: Random) -> None:
    here, key = rng.choice(spots(tree))
    broken = rng.choice(HOSTILE_IN_JSON)
    if isinstance(here, dict) and rng.randrange(2):
        here[broken] = here.pop(key)
    else:
        here[key] = broken


def twice(tree: Any, rng: Random) -> None:
    """A key that is written twice: data cannot say so, and a text can."""
    keyed = [(here, key) for here, key in spots(tree) if isinstance(here, dict)]
    if keyed:
        here, key = rng.choice(keyed)
        here[f"{TWICE}{key}"] = deepcopy(here[key])


TWICE = "this is written twice: "
OF_CIRCUITS = [
    retarget, retarget, another_kind, another_id, in_a_circle, without_a_definition, at_a_path,
    at_a_path, of_another_shape, raw, half_a_character, twice, exchange("to", "from"),
    exchange("label"), exchange("kind"), exchange("block"), exchange("place"),
    exchange("inputs", "outputs"), exchange("nodes", "wires"), another_number, another_number,
    another_name, another_name, without_a_wire, without_a_wire, a_field_of_tomorrow,
    a_field_of_tomorrow, at_a_path, of_another_shape, deeper, held_elsewhere, held_elsewhere,
]  # fmt: skip


def json_text(tree: Any) -> str:
    """The data as JSON; what only a text can hold is put into it."""
    raws: list[str] = []

    def placeholder(each: Raw) -> str:
        raws.append(each.text)
        return f"this is raw: {len(raws) - 1}."

    text = json.dumps(tree, default=placeholder).replace(TWICE, "")
    for at, each in enumerate(raws):
        text = text.replace(f'"this is raw: {at}."', each)
    return text


# --- of lessons -------------------------------------------------------------------------------

GOALS = [
    "value x = 5", "gradient q < 0", "loss = -12", "computes (x + y) * z", "has mul", "has 2 max",
    "guessed gradient x", "opened sigmoid", "closed sigmoid", "block sigmoid", "selected mul1",
    "reached backward x", "reached end", "loss = nan", "loss < 1e999", "value  =",
    "has 9999999 mul",
    "has ² mul", "computes", "computes exp(exp(exp(x)))", "computes 1/0", "computes swish(x)",
    "value / = 3", "value a/b = 1", "value x.a = 1", "gradient . = 1", "reached forward", "has",
    "computes " + "(" * 200, "value " + "==" * 900 + " x y", "opened /", "selected a/b/c",
]  # fmt: skip
PROGRAMS = [
    "f = x", "x", "", ";;", "f = swish(x) + swish(y)", "x = 1; x = x + 1", "f = f", "f = 1e999",
    "f = x ^ y", "f=" + "x*" * 500 + "x", "f = log(-1)", "größe = 3; f = größe", "f = max(x, x)",
]  # fmt: skip
STEPS = ["forward f", "backward f", "forward x", "backward", "start", "seed", "all", "forward a/b"]
FILES = [
    "first-example.circuit", "three-levels.circuit", "..", "", "c:x", "x" * 200, "\0", "/dev/zero",
    "shared-weight.circuit", "nothing.circuit", "two-neurons-one-block.circuit",
]  # fmt: skip
FIELDS: dict[str, list[Any]] = {
    "goals": [GOALS],
    "cover": [["value x", "gradient q", "value", "", "gradient a/b", "value x.a"]],
    "program": PROGRAMS,
    "circuit": FILES,
    "shows": STEPS,
    "values": [{"x": 1}, {"x": 10**400}, {"nobody": 1}, {"x": True}, {"x": float("inf")}],
    "stops": [dict.fromkeys(STEPS[:2], "why?"), {"": ""}, {"backward f": "n" * 30_000}],
    "opens": [["sigmoid", "", "a/b"]],
    "hides": [["value"], ["gradient", "value"], ["x"]],
    "blocks": [{"sigmoid": ["n", "e"]}, {"": []}, {"b": ["f"]}, {"a/b": ["x", "q"]}, {"\n": ["q"]}],
    "minutes": [-1, 10**30, 1.5, float("nan")],
    "hints": [["a", {"en": "b", "zh_Hant": "c"}]],
    "version": [1, 2, 1.0],
}


def field_of_a_lesson(tree: Any, rng: Random) -> None:
    """A field of the lesson or of one of its steps holds something that it might hold."""
    steps = tree.get("steps")
    around = rng.choice([tree, *(steps if isinstance(steps, list) else [])])
    name = rng.choice(list(FIELDS))
    if isinstance(around, dict):
        made = deepcopy(rng.choice(FIELDS[name]))
        is_list = isinstance(made, list)
        around[name] = rng.sample(made, rng.randint(1, len(made))) if is_list else made


def many_steps(tree: Any, rng: Random) -> None:
    steps = tree.get("steps")
    if isinstance(steps, list) and steps:
        tree["steps"] = [deepcopy(rng.choice(steps)) for _ in range(rng.choice([0, 2, 30, 201]))]


OF_LESSONS = [*[field_of_a_lesson] * 6, many_steps, exchange("goals", "cover", "hints")]


def toml_text(tree: dict[str, Any]) -> str:
    """The data as TOML, each step under its own head."""
    tree = dict(tree)
    steps = tree.pop("steps", None)
    lines = [f"{toml_key(name)} = {toml_value(each)}" for name, each in tree.items()]
    if isinstance(steps, list) and all(isinstance(each, dict) for each in steps):
        for step in steps:
            lines += ["", "[[steps]]"]
            lines += [f"{toml_key(name)} = {toml_value(each)}" for name, each in step.items()]
    elif steps is not None:
        lines.insert(0, f"steps = {toml_value(steps)}")
    return "\n".join(lines) + "\n"


def toml_key(name: str) -> str:
    plain = name.isascii() and name.replace("_", "x").replace("-", "x").isalnum()
    return name if plain else toml_value(name)


def toml_value(value: Any) -> str:
    match value:
        case None:
            return '"null"'  # TOML has none
        case bool():
            return "true" if value else "false"
        case str():
            # JSON's escapes are TOML's, but for halves of characters and for DEL
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case list():
            return "[" + ", ".join(map(toml_value, value)) + "]"
        case dict():
            return (
                "{" + ", ".join(f"{toml_key(k)} = {toml_value(v)}" for k, v in value.items()) + "}"
            )
    return repr(value)


# --- bytes ------------------------------------------------------------------------------------

PIECES = [
    b"", b"\0", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xef\xbb\xbf", b'"', b"'", b'"""', b"'''",
    b"\\",
    b"\\u", b"\\ud800", b"[", b"]", b"{", b"}", b",", b":", b"=", b".", b"#", b"\n", b"\r", b"\t",
    b"[" * 100, b"{" * 100, b"a." * 50, b"9" * 500, b"1e999", b"NaN", b"-", b"null", b"[[steps]]\n",
    b"\n<<<<<<< HEAD\n", b"\n>>>>>>> theirs\n", b"version https://git-lfs.github.com/spec/v1\n",
    b"PK\x03\x04", b"\xff\xfe", b"// comment\n", b"1979-05-27", b"0x", b"inf", b"\x1b[31m",
]  # fmt: skip


def damaged(data: bytes, rng: Random) -> bytes:
    """The bytes with pieces cut out, doubled, moved or replaced."""
    for _ in range(rng.choice([1, 1, 1, 2, 3, 8])):
        start = rng.randint(0, len(data))
        end = min(len(data), start + rng.choice([0, 1, 1, 2, 5, 40, 400]))
        piece = data[start:end]
        match rng.randrange(6):
            case 0:
                data = data[:start] + data[end:]
            case 1:
                data = data[:start] + piece * rng.choice([2, 3, 50]) + data[end:]
            case 2:
                other = rng.randint(0, len(data))
                data = data[:other] + piece + data[other:]
            case 3:
                data = data[:start] + bytes([rng.randrange(256)]) + data[start + 1 :]
            case 4 if rng.randrange(4) == 0:
                data = data[:start]
            case _:
                data = data[:start] + rng.choice(PIECES) + data[end:]
    return data


# --- files by number --------------------------------------------------------------------------


def _mutated(tree: Any, rng: Random, mutations: list[Callable[[Any, Random], None]]) -> Any:
    for _ in range(rng.choice([1, 1, 1, 1, 1, 2, 3, 6])):
        if not tree:
            break
        rng.choice(mutations)(tree, rng)
    return tree


def circuit_file(number: int) -> bytes:
    """The mutated circuit file of this number."""
    rng = Random(f"circuit {number}")
    data = rng.choice(circuits())
    if number % 4 == 3:
        return damaged(data, rng)
    mutations = ANYWHERE + 2 * OF_CIRCUITS if number % 50 else [larger]  # which is dear to read
    tree = _mutated(json.loads(data.decode("utf-8-sig")), rng, mutations)
    return json_text(tree).encode("utf-8", "surrogatepass")


def lesson_file(number: int) -> bytes:
    """The mutated lesson of this number."""
    rng = Random(f"lesson {number}")
    data = rng.choice(lessons())
    if number % 4 == 3:
        return damaged(data, rng)
    tree = _mutated(tomllib.loads(data.decode()), rng, ANYWHERE + OF_LESSONS)
    return toml_text(tree).encode("utf-8", "surrogatepass")
