"""Adds to `v1/`, the circuits of version 1 that are never edited again: what is not there yet.

    python tests/files/make_v1.py

makes the circuits below that have no file yet, works out their numbers by `plain_oracle` (those at
kinks and beyond the largest number are written here by hand), and adds both to the lists there.
What is there is never written again: where the format or a gate is new, write a circuit more.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

from examples import has_arrays, of_single_numbers
from plain_oracle import FUNCTIONS, INPUTS, numbers_of

from circuit_editor import resources
from circuit_editor.files import dump, read

FOLDER = Path(__file__).with_name("v1")
SUMS, EXPECTED = FOLDER / "SHA256SUMS", FOLDER / "expected.json"
CANONICAL = ".canonical"  # beside a file that is written otherwise than the program does
INF, NAN = "inf", "nan"  # as JSON has no word for them

Tree = dict[str, Any]


def tree(nodes: list[Tree], wires: dict[str, str], loss: str | None = None, **more: Any) -> Tree:
    """A file as data; a wire leads to the key, from the value."""
    ends = [{"to": to, "from": source} for to, source in wires.items()]
    header = {"format": "circuit-editor", "version": 1}
    return {**header, "nodes": nodes, "wires": ends, "loss": loss, **more}


def node(id_: str, kind: str, x: float = 0, y: float = 0, **more: Any) -> Tree:
    """A node as data."""
    return {"id": id_, "kind": kind, "place": [x, y], **more}


def source(id_: str, value: Any, kind: str = "input", **more: Any) -> Tree:
    """An input, a parameter or a constant that is called by its id."""
    return node(id_, kind, value=value, **{"label": id_, **more})


def block(id_: str, inputs: str, outputs: str, nodes: list[Tree], wires: Any, **more: Any) -> Tree:
    """A definition as data; the names of its ports are separated by spaces."""
    ends = [{"to": to, "from": source} for to, source in wires.items()]
    ports = {"inputs": inputs.split(), "outputs": outputs.split()}
    return {"id": id_, "name": more.pop("name", id_), **ports, "nodes": nodes, "wires": ends} | more


def written(data: Tree) -> bytes:
    """The file as the program writes it."""
    return dump(read(json.dumps(data).encode()))


# --- the circuits -----------------------------------------------------------------------------

ATTRS = {
    "add_constant": {"c": -0.75},
    "mul_constant": {"c": 3.5},
    "power_constant": {"c": 2.5},
    "leaky_relu": {"slope": 0.125},
    "elu": {"alpha": 1.5},
    "clip": {"low": -0.5, "high": 2.0},
}
AT = {"clip": 0.7, "relu": 0.4, "floor": 1.3, "tan": 0.6}
BELOW = ("leaky_relu", "elu", "abs", "sign", "erf", "gelu", "silu", "sinh", "neg", "softplus")


def every_gate() -> Tree:
    """Each gate once, with inputs of its own, all weighted and added up in a chain."""
    nodes = [source("one", 1.0, "constant"), source("bias", 0.25, "parameter")]
    wires: dict[str, str] = {}
    last = "bias"
    for row, kind in enumerate(FUNCTIONS):
        if kind == "output":
            continue
        y = 90 * row
        attrs = {"attrs": ATTRS[kind]} if kind in ATTRS else {}
        nodes.append(node(f"{kind}-gate", kind, 200, y, label=f"the {kind} gate", **attrs))
        number = AT.get(kind, -0.8 if kind in BELOW else 1.1) + row / 1000
        for at, port in enumerate(INPUTS.get(kind, "x")):
            id_ = f"{kind}_{port}"
            nodes.append(source(id_, number + 0.6 * at, place=[0, y + 40 * at]))
            wires[f"{kind}-gate.{port}"] = f"{id_}.out"
        nodes += [
            node(f"{kind}-weighted", "mul_constant", 350, y, attrs={"c": round(0.1 + row / 40, 3)}),
            node(f"{kind}-sum", "add", 500, y),
        ]
        wires |= {
            f"{kind}-weighted.x": f"{kind}-gate.out",
            f"{kind}-sum.a": f"{last}.out",
            f"{kind}-sum.b": f"{kind}-weighted.out",
        }
        last = f"{kind}-sum"
    nodes += [node("weighted", "mul", 650), node("f", "output", 800, label="f")]
    wires |= {"weighted.a": f"{last}.out", "weighted.b": "one.out", "f.x": "weighted.out"}
    return tree(nodes, wires, "f")


def records() -> Tree:
    """Every record of a circuit and of a document, in the root and inside a block."""
    inside = block(
        "neuron",
        "in1 in2",
        "out1 out2",
        [
            node("in1", "inlet", 0, 0, label="x"),
            node("in2", "inlet", 0, 90, label="b", value=0.5),
            node("w", "parameter", 0, -90, label="w", value=-1.5),
            node("wx", "mul", 100, 0, label="w times x"),
            node("plus", "add", 200, 0),
            node("squash", "tanh", 300, 0),
            node("out1", "outlet", 400, 0, label="h"),
            node("out2", "outlet", 400, 90, label="before"),
        ],
        {
            "wx.a": "w.out",
            "wx.b": "in1.out",
            "plus.a": "wx.out",
            "plus.b": "in2.out",
            "squash.x": "plus.out",
            "out1.x": "squash.out",
            "out2.x": "plus.out",
        },
        name="a neuron",
        bends=[{"to": "plus.b", "points": [[50, 120], [150, 120.5]]}],
        notes=[{"id": "inner-note", "text": "inside\nof a block", "place": [0, 200]}],
        frames=[
            {
                "id": "inner-frame",
                "title": "weighted",
                "nodes": ["w", "wx", "inner-note"],
                "place": [50, -20],
                "size": [200, 300],
                "colour": "violet",
            }
        ],
    )
    nodes = [
        source("x", 0.5, place=[-100.25, 0]),
        source("k", 2, "constant", place=[-100, 80]),
        node("n1", "block", 100, 0, block="neuron", label="first"),
        node("n2", "block", 300, 0, block="neuron"),
        node("loss", "output", 500, 0, label="loss"),
        node("other", "output", 500, 90, label="other"),
        node("scaled", "mul", 400, 0),
    ]
    wires = {
        "n1.in1": "x.out",
        "n2.in1": "n1.out1",
        "n2.in2": "n1.out2",
        "scaled.a": "n2.out1",
        "scaled.b": "k.out",
        "loss.x": "scaled.out",
        "other.x": "n1.out1",
    }
    return tree(
        nodes,
        wires,
        "loss",
        values={"n2/w": 2.25, "n1/in2": -0.125},
        bends=[
            {"to": "n2.in1", "points": [[150, -50]]},
            {"to": "loss.x", "points": [[440, 10], [450, -10], [460.5, 10]]},
        ],
        notes=[
            {"id": "note1", "text": "", "place": [0, -200]},
            {"id": "note2", "text": "two\nlines", "place": [100, -200], "colour": "yellow"},
            {"id": "note3", "text": "green", "place": [200, -200], "colour": "green"},
        ],
        frames=[
            {
                "id": "frame1",
                "title": "outer",
                "nodes": ["frame2", "n1"],
                "place": [100, 0],
                "size": [500, 400],
                "colour": "blue",
            },
            {
                "id": "frame2",
                "title": "",
                "nodes": ["n2", "note2"],
                "place": [200, 0],
                "size": [0, 0],
                "colour": "red",
            },
            {
                "id": "frame3",
                "title": "grey",
                "nodes": [],
                "place": [0, 500],
                "size": [80, 60],
                "colour": "grey",
            },
        ],
        ranges={"x": [-2, 2], "n1/w": [-1e-3, 0.75], "n2/w": [-10, 10]},
        blocks=[inside],
        expanded=["n1", "n2"],
        stops=[
            {"pass": "forward", "path": ""},
            {"pass": "forward", "path": "n1", "note": "the first neuron"},
            {"pass": "backward", "path": "n2/squash", "note": "saturates\n1 − out²"},
            {"pass": "backward", "path": "loss"},
        ],
        views=[
            {"title": "all", "path": "", "place": [200, 0], "size": [800, 600]},
            {"title": "inside", "path": "n2", "place": [0, 0], "size": [0, 0]},
        ],
    )


def fields_of_tomorrow() -> Tree:
    """Fields that version 1 does not know, in every object; the reserved names among them."""
    more = {"tint": {"b": [1.5, None, True]}, "zz": "später", "a": 12345678901234567890}
    made = records()
    for each in (made, made["blocks"][0]):
        for name in ("nodes", "wires", "bends", "notes", "frames", "stops", "views", "blocks"):
            for record in each.get(name, []):
                record |= more
    made |= {
        "covers": [{"pass": "backward", "path": "n1"}],
        "data": {"x": [1, 2, 3], "nested": {"deep": [[[[]]]]}},
        "training": {"rate": 0.1, "steps": 100},
        "trained": None,
        "inits": {"w": "normal"},
        "größe": -0.0,
        "": "a field without a name",
        "__class__": {"eval": "__import__('os')"},
    }
    return made


def deepest() -> Tree:
    """Blocks sixteen deep in each other, whose inner weight is given at several depths."""
    blocks = []
    for depth in range(16):
        inner = depth + 1
        ports = [node(f"in{depth}", "inlet", label="x"), node(f"out{depth}", "outlet", label="y")]
        if depth == 15:
            nodes = [*ports, source("w", 0.5, "parameter"), node("times", "mul")]
            wires = {"times.a": f"in{depth}.out", "times.b": "w.out", f"out{depth}.x": "times.out"}
            values = {}
        else:
            use = node(f"use{inner}", "block", block=f"level{inner}")
            nodes = [*ports, use, node(f"plus{depth}", "add_constant", attrs={"c": depth / 8})]
            wires = {
                f"use{inner}.in{inner}": f"in{depth}.out",
                f"plus{depth}.x": f"use{inner}.out{inner}",
                f"out{depth}.x": f"plus{depth}.out",
            }
            way = "/".join(f"use{each}" for each in range(inner, 16))
            values = {"values": {f"{way}/w": depth / 16}} if depth in (3, 9) else {}
        blocks.append(block(f"level{depth}", f"in{depth}", f"out{depth}", nodes, wires, **values))
    way = "/".join(f"use{each}" for each in range(1, 16))
    nodes = [
        source("x", 3),
        node("use0", "block", block="level0"),
        node("again", "block", block="level0"),
        node("f", "output", label="f"),
    ]
    wires = {"use0.in0": "x.out", "again.in0": "use0.out0", "f.x": "again.out0"}
    return tree(nodes, wires, "f", values={f"again/{way}/w": -1.5}, blocks=blocks)


def copies_and_sums() -> Tree:
    """Nodes that sort as others did, a fork of many ways, unplugged inlets with a default."""
    scale = block(
        "scale",
        "x by",
        "y",
        [
            node("x", "inlet", label="x"),
            node("by", "inlet", label="by", value=0.5),
            node("times", "mul"),
            node("y", "outlet", label="y"),
        ],
        {"times.a": "x.out", "times.b": "by.out", "y.x": "times.out"},
    )
    nodes = [source("a", 0.1, sorts_as=["b", 3]), source("b", 0.7, sorts_as=["a"])]
    wires, last = {}, "a"
    for at in range(1, 8):
        nodes += [
            node(f"g{at}", "mul", sorts_as=[f"g{9 - at}", at, "z"]),
            node(f"s{at}", "add"),
            node(f"u{at}", "block", block="scale"),
        ]
        wires |= {
            f"g{at}.a": "a.out",
            f"g{at}.b": "b.out",
            f"u{at}.x": f"g{at}.out",
            f"s{at}.a": f"{last}.out",
            f"s{at}.b": f"u{at}.y",
        }
        last = f"s{at}"
    nodes.append(node("f", "output", label="f"))
    wires |= {"f.x": f"{last}.out", "u4.by": "b.out"}
    values = {f"u{at}/by": 1 / at for at in (1, 2, 3)}
    return tree(nodes, wires, "f", values=values, blocks=[scale])


def unicode_names() -> Tree:
    """Names and texts of many scripts, signs beyond the first plane, and what steers or hides."""
    steering = "\t\n\r\x00\x1b[31m\x7f\x85\u2028\u2029\u202e\u200b\ufeff\ufffe\ufdd0\U0010ffff"
    markup = "<b>x</b> <img src='file:///nowhere.png'> &amp; {0.__class__} %s $x$ \\input{x} /"
    names = ["größe", "變數", "х", "متغير", "σ", "λ1", "ひ", "e\u0301t", "ａ", "𝒙", "ß"]
    nodes = [source(f"n{at}", at / 2 - 1, label=name) for at, name in enumerate(names)]
    wires, last = {}, "n0"
    labels = [steering, markup, "😀👩‍🏫", "e\u0301 \u1e9b\u0323", " leading", "a/b.c", '"\\', "−½√"]
    for at in range(1, len(names)):
        gate = node(f"g{at}", "add" if at % 2 else "mul", 90 * at)
        nodes.append({**gate, "label": labels[at % len(labels)]})
        wires |= {f"g{at}.a": f"{last}.out", f"g{at}.b": f"n{at}.out"}
        last = f"g{at}"
    nodes.append(node("f", "output", label="损失"))
    notes = [{"id": "n", "text": steering + markup, "place": [0, 0]}]
    frames = [
        {"id": "fr", "title": steering + markup, "nodes": ["n"], "place": [0, 0], "size": [9, 9]}
    ]
    return tree(
        nodes,
        {**wires, "f.x": f"{last}.out"},
        "f",
        notes=notes,
        frames=frames,
        **{steering: markup},
    )


def numbers() -> Tree:
    """The least and the largest, what is written in many digits, and zero with a sign."""
    least, largest = 5e-324, 1.7976931348623157e308
    values = {
        "least": least,
        "normal": 2.2250738585072014e-308,
        "largest": largest,
        "lowest": -largest,
        "negative_zero": -0.0,
        "zero": 0,
        "tenth": 0.1,
        "third": 1 / 3,
        "odd": 2**53 - 1,
        "even": 2**53,
        "whole": 1e22,
        "exponent": 1e23,
        "small": 1e-7,
        "million": 1_000_000,
    }
    nodes = [
        source(name, value, place=[(-1) ** at * (1e6 - at / 8), at * 1e-3])
        for at, (name, value) in enumerate(values.items())
    ]
    nodes += [
        node("tiny", "mul_constant", -1e6, 1e6, attrs={"c": least}),
        node("huge", "mul_constant", 1e6, -1e6, attrs={"c": 1e300}),
        node("sum", "add", 0.1, 0.2),
        node("f", "output", label="f"),
    ]
    wires = {
        "tiny.x": "whole.out",
        "huge.x": "million.out",
        "sum.a": "tiny.out",
        "sum.b": "huge.out",
        "f.x": "sum.out",
    }
    ranges = {"zero": [-8e307, 8e307], "least": [0, least], "tenth": [0.1, 0.30000000000000004]}
    return tree(nodes, wires, "f", ranges=ranges)


def arrays() -> Tree:
    """Values of many shapes, those that are broadcast and one whose lists are 32 deep."""
    deep: Any = 0.5
    for _ in range(32):
        deep = [deep]
    nodes = [
        source("row", [1, -2.5, 4]),
        source("column", [[0.5], [-0.0]], "parameter"),
        source("table", [[1, 2, 3], [4e-300, 5, -6]], "constant"),
        source("one", [[[[7]]]]),
        source("deep", deep),
        source("s", 3),
        source("pair", [1, 2]),
        node("rc", "mul"),
        node("plus", "add"),
        node("squash", "sigmoid"),
        node("shifted", "add_constant", attrs={"c": 1}),
        node("clash", "add"),
        node("behind", "exp"),
        node("larger", "max"),
    ]
    wires = {
        "rc.a": "row.out",
        "rc.b": "column.out",
        "plus.a": "rc.out",
        "plus.b": "table.out",
        "squash.x": "plus.out",
        "shifted.x": "deep.out",
        "clash.a": "row.out",
        "clash.b": "pair.out",
        "behind.x": "clash.out",
        "larger.a": "s.out",
        "larger.b": "table.out",
    }
    return tree(nodes, wires)


def unfinished() -> Tree:
    """Gates without wires, what is behind them, and gates beside the way to the loss."""
    nodes = [
        source("x", 2),
        source("y", 3),
        node("half", "add"),
        node("behind", "exp"),
        node("alone", "tanh"),
        node("whole", "mul"),
        node("beside", "square"),
        node("f", "output", label="f"),
        node("g", "output", label="g"),
    ]
    wires = {
        "half.b": "x.out",
        "behind.x": "half.out",
        "whole.a": "x.out",
        "whole.b": "y.out",
        "beside.x": "whole.out",
        "f.x": "whole.out",
    }
    return tree(nodes, wires, "f")


def largest_names() -> Tree:
    """Ids, labels, titles and texts as long as they may be, and as many bends and views."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
    nodes = [
        node(letters, "input", label="x" * 200, value=1.5),
        node("gate", "exp", label="W" * 199 + "𝒙"),
        node("b" * 64, "block", block="c" * 64, label="L" * 200),
        node("-", "output", label="_" * 200),
    ]
    inner = [
        node("d" * 64, "inlet", label="i" * 200),
        node("e" * 64, "outlet", label="o" * 200),
    ]
    use = block("c" * 64, "d" * 64, "e" * 64, inner, {f"{'e' * 64}.x": f"{'d' * 64}.out"})
    wires = {
        "gate.x": f"{letters}.out",
        f"{'b' * 64}.{'d' * 64}": "gate.out",
        "-.x": f"{'b' * 64}.{'e' * 64}",
    }
    return tree(
        nodes,
        wires,
        "-",
        bends=[{"to": "gate.x", "points": [[at, -at / 4] for at in range(100)]}],
        notes=[{"id": "N" * 64, "text": "long " * 3999 + "note.", "place": [0, 0]}],
        frames=[
            {
                "id": "F" * 64,
                "title": "T" * 200,
                "nodes": [letters, "N" * 64, "b" * 64],
                "place": [1e6, -1e6],
                "size": [2e6, 2e6],
            }
        ],
        stops=[{"pass": "backward", "path": "gate", "note": "n" * 20_000}],
        views=[
            {"title": "v" * 200, "path": "b" * 64 if at else "", "place": [at, at], "size": [at, 1]}
            for at in range(9)
        ],
        blocks=[{**use, "name": "N" * 200}],
    )


def chain() -> Tree:
    """A chain of gates, one behind the other."""
    kinds = ["tanh", "add_constant", "sigmoid", "mul_constant", "sin"]
    nodes, wires, last = [source("x", 0.3)], {}, "x"
    for at in range(120):
        kind = kinds[at % len(kinds)]
        attrs = {"attrs": {"c": 1.75}} if kind.endswith("constant") else {}
        nodes.append(node(f"gate{at}", kind, 80 * (at % 20), 60 * (at // 20), **attrs))
        wires[f"gate{at}.x"] = f"{last}.out"
        last = f"gate{at}"
    return tree([*nodes, node("f", "output", label="f")], {**wires, "f.x": f"{last}.out"}, "f")


def at_kinks() -> Tree:
    """Gates where they have no derivative: what counts there is a convention."""
    places = {"relu": 0, "leaky_relu": 0, "elu": 0, "abs": 0, "sign": 0, "floor": 2, "clip": -0.5}
    nodes = [source("tie", 3), node("larger", "max"), node("smaller", "min")]
    nodes += [source("other", 3), source("base", 0), source("exponent", 0), node("power", "power")]
    wires = {
        "larger.a": "tie.out",
        "larger.b": "other.out",
        "smaller.a": "tie.out",
        "smaller.b": "other.out",
        "power.a": "base.out",
        "power.b": "exponent.out",
    }
    ends = ["larger", "smaller", "power"]
    for kind, at in places.items():
        attrs = {"attrs": ATTRS[kind]} if kind in ATTRS else {}
        nodes += [source(f"at_{kind}", at), node(kind, kind, **attrs)]
        wires[f"{kind}.x"] = f"at_{kind}.out"
        ends.append(kind)
    last = ends[0]
    for at, end in enumerate(ends[1:]):
        nodes.append(node(f"sum{at}", "add"))
        wires |= {f"sum{at}.a": f"{last}.out", f"sum{at}.b": f"{end}.out"}
        last = f"sum{at}"
    return tree([*nodes, node("f", "output", label="f")], {**wires, "f.x": f"{last}.out"}, "f")


def _of_kinks() -> Tree:
    values = {
        **{"tie": 3, "other": 3, "larger": 3, "smaller": 3},
        **{"base": 0, "exponent": 0, "power": 1},
        **{"at_relu": 0, "relu": 0, "at_leaky_relu": 0, "leaky_relu": 0, "at_elu": 0, "elu": 0},
        **{"at_abs": 0, "abs": 0, "at_sign": 0, "sign": 0, "at_floor": 2, "floor": 2},
        **{"at_clip": -0.5, "clip": -0.5},
        **{"sum0": 6, "sum1": 7, "sum2": 7, "sum3": 7, "sum4": 7, "sum5": 7, "sum6": 7},
        **{"sum7": 9, "sum8": 8.5, "f": 8.5},
    }
    gradients = {path: 1.0 for path in values} | {
        # a tie gives either half of it at each of the two gates
        **{"tie": 1, "other": 1, "base": 0, "exponent": 0},
        **{"at_relu": 0, "at_leaky_relu": 0.125, "at_elu": 1.5, "at_abs": 0, "at_sign": 0},
        **{"at_floor": 0, "at_clip": 0},
    }
    return {"loss": 8.5, "values": values, "gradients": gradients}


def overflow() -> Tree:
    """A chain in which a number becomes too large, and comes back; one without a real value."""
    nodes = [
        source("x", -800),
        node("minus", "neg"),
        node("e", "exp"),
        node("plus", "add_constant", attrs={"c": 1}),
        node("over", "reciprocal"),
        source("y", -1),
        node("root", "sqrt"),
        node("f", "output", label="f"),
    ]
    wires = {
        "minus.x": "x.out",
        "e.x": "minus.out",
        "plus.x": "e.out",
        "over.x": "plus.out",
        "f.x": "over.out",
        "root.x": "y.out",
    }
    return tree(nodes, wires, "f")


OF_OVERFLOW: Tree = {
    "loss": 0.0,
    "values": {"x": -800, "minus": 800, "e": INF, "plus": INF, "over": 0, "f": 0}
    | {"y": -1, "root": NAN},
    "gradients": {"f": 1, "over": 1, "plus": 0, "e": 0, "minus": NAN, "x": NAN}
    | {"y": None, "root": None},
}

SPACES = b"""\xef\xbb\xbf
{ "wires" :[ {"from":"s.out","to":"f.x"} , {"from" : "x.out", "to" : "s.x"} ],\r
\t"ranges":{}, "nodes":[\r
  {"place":[1.0,-0], "kind":"output", "label":"f", "id":"f"},\r
  {"place":[10e1, 2E-1], "kind":"s\\u0069gmoid", "label":"", "id":"s", "attrs":{}},\r
  {"value":-0, "id":"z", "place":[0,0], "label":"z", "kind":"input"},\r
  {"value":0.10000000000000000555, "label":"gr\\u00f6\\u00dfe", "kind":"input",\r
   "id":"x", "place":[0, 1.50]} ], "stops":[], "views":[], "notes":[], "frames":[], "bends":[],\r
  "values":{}, "expanded":[], "blocks":[],\r
  "version":1, "loss":"f","format":"circuit-editor",\r
  "later":"\\ud83d\\ude00\\/\\u2028", "numbers":[1.0, 1e2, -0, 1E-7] }\r
\r
"""


def by_another_hand() -> bytes:
    """A file as another program or an editor may leave it: all that JSON lets one do."""
    return SPACES


def in_one_line() -> bytes:
    """All in one line, keys sorted, everything escaped."""
    return json.dumps(records() | {"größe": "變數"}, sort_keys=True, separators=(",", ":")).encode()


def in_windows() -> bytes:
    """With the marks and the ends of lines that an editor on Windows gives."""
    return b"\xef\xbb\xbf" + written(records()).replace(b"\n", b"\r\n")


def without_an_end() -> bytes:
    """Without an end of the last line, and with ends of lines as of old."""
    return written(copies_and_sums()).replace(b"\n", b"\r").rstrip(b"\r")


def empty() -> Tree:
    """Nothing."""
    return tree([], {})


CIRCUITS = {
    "every-gate": every_gate,
    "records": records,
    "fields-of-tomorrow": fields_of_tomorrow,
    "deepest": deepest,
    "copies-and-sums": copies_and_sums,
    "unicode": unicode_names,
    "numbers": numbers,
    "arrays": arrays,
    "unfinished": unfinished,
    "largest-names": largest_names,
    "chain": chain,
    "at-kinks": at_kinks,
    "overflow": overflow,
    "by-another-hand": by_another_hand,
    "in-one-line": in_one_line,
    "in-windows": in_windows,
    "without-an-end": without_an_end,
    "empty": empty,
}
BY_HAND = {"at-kinks": _of_kinks(), "overflow": OF_OVERFLOW}


def made() -> dict[str, bytes]:
    """All files by name: the circuits above, and what was shipped when they were made."""
    found = {}
    for name, make in CIRCUITS.items():
        data = make()
        found[name] = data if isinstance(data, bytes) else written(data)
    blocks = [path for path in resources.blocks() if not has_arrays(path)]
    shipped = [*of_single_numbers(), *blocks]
    return found | {f"shipped-{path.stem}": path.read_bytes() for path in shipped}


def main() -> None:
    """Add what is not there."""
    expected = json.loads(EXPECTED.read_text("utf-8")) if EXPECTED.exists() else {}
    sums = SUMS.read_text("utf-8").splitlines() if SUMS.exists() else []
    for name, data in made().items():
        path = FOLDER / f"{name}.circuit"
        if name in expected:
            continue
        expected[name] = BY_HAND.get(name) or numbers_of(data)
        forms, canonical = {path: data}, dump(read(data))
        if canonical != data:
            forms[path.with_suffix(CANONICAL)] = canonical
        for each, held in forms.items():
            each.write_bytes(held)
            sums.append(f"{sha256(held).hexdigest()}  {each.name}")
    lines = [f'"{name}": {json.dumps(each, sort_keys=True)}' for name, each in expected.items()]
    EXPECTED.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")
    SUMS.write_text("".join(f"{line}\n" for line in sums), "utf-8")


if __name__ == "__main__":
    main()
