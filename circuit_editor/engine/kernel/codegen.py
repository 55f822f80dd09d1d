"""Generates the kernel's source: one function that walks a tape forwards, one that walks it back.

Both walk a part of it where they are told to: what lies between two parts is another's. The one
that walks back keeps what is sent along each wire where `keep` is -1; where it is 0, `shares` needs
room for one number. A third one does both, for a tape that is the kernel's alone, with some values
new; it keeps no such numbers, whose writing takes a seventh of the time in large circuits.

Both have one case per gate, chosen by the gate's code: a jump, once compiled. The cases call the
gates' own functions. The text holds numbers and names made here, and nothing that anybody typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import FunctionType

from circuit_editor.gates import GATES, Gate
from circuit_editor.gates.gate import Forward

HEAD = '''\
"""Written by Circuit Editor from the gates it knows, to be compiled; made anew when missing."""


@compiled(FORWARD)
def forward(first, codes, inputs, constants, values):
    for slot in range(first, codes.size):
        code = codes[slot]
'''
BACK = """

@compiled(BACKWARD)
def backward(loss, first, last, codes, inputs, constants, values, gradients, keep, shares):
    if last == loss:
        for slot in range(gradients.size):
            gradients[slot] = -0.0  # to which any number can be added, a signed zero too
        gradients[loss] = 1.0
    for step in range(last - first + 1):
        slot = last - step
        code = codes[slot]
        upstream = gradients[slot]
"""
TAIL = """

@compiled(WALK)
def walk(first, loss, before, moved, given, codes, inputs, constants, numbers):
    count = codes.size // 2
    room = count + 1
    values = numbers[:room]
    begin = 0  # sources come first: nothing is computed before it
    while begin < count and codes[begin] == 0:
        begin += 1
    for slot in range(max(first, begin)):
        values[slot] = before[slot]
    values[count] = before[count]
    for place in range(moved.size):
        values[moved[place]] = given[place]
    forward(max(first, begin), codes[:count], inputs, constants, values)
    if loss >= 0:
        gradients, shares = numbers[room:2 * room], numbers[2 * room:]
        back = codes[count:]
        backward(loss, begin, loss, back, inputs, constants, values, gradients, 0, shares)


@compiled(DEPTHS)
def depths(sources, stack, found):
    return fill_depths(sources, stack, found)


@compiled(COMPUTED)
def computed(sources, arities, found):
    fill_computed(sources, arities, found)


@compiled(REACHED)
def reached(sources, takes, found):
    fill_reached(sources, takes, found)


@compiled(ADD_TO_ROWS)
def add_to_rows(x, row, out):
    plain_add_to_rows(x, row, out)


@compiled(SUM_OF_ROWS)
def sum_of_rows(x, out):
    plain_sum_of_rows(x, out)


@compiled(SUM_OF_ALL)
def sum_of_all(x, out):
    plain_sum_of_all(x, out)


@compiled(BY_INVERSE_SQUARES)
def by_inverse_squares(x, out):
    plain_by_inverse_squares(x, out)


@compiled(BY_ONE_NUMBER)
def by_one_number(x, number, out):
    plain_by_one_number(x, number, out)
"""


@dataclass(frozen=True, slots=True)
class RowLayout:
    """The layout of the flat arrays: inputs and constants per step, as many as any gate has."""

    inputs: int
    constants: int


def shape_of(gates: Iterable[Gate]) -> RowLayout:
    """The shape that holds all these gates; at least one of each, so that no array is empty."""
    widest, deepest = 1, 1
    for each in gates:
        widest, deepest = max(widest, len(each.inputs)), max(deepest, len(each.attrs))
    return RowLayout(widest, deepest)


def gates_by_code() -> dict[int, Gate]:
    """The gates that a kernel has cases for, by their codes: their places in the registry."""
    return {
        code: each
        for code, each in enumerate(GATES.values())
        if isinstance(each.forward, FunctionType)
        and isinstance(each.local, FunctionType)
        and isinstance(each.chooses, FunctionType | bool)
    }


def generate_source(gates: Mapping[int, Gate], shape: RowLayout) -> str:
    """The source of the kernel for these gates."""
    lines = [HEAD]
    word = "if"
    for code, each in gates.items():
        lines += [f"        {word} code == {code}:\n", *_reads(each, shape, each.forward)]
        lines += [f"            values[slot] = forward{code}({_arguments(each, each.forward)})\n"]
        word = "elif"
    lines.append(BACK)
    word = "if"
    for code, each in gates.items():
        lines += [f"        {word} code == {code}:\n", *_reads(each, shape, each.local)]
        lines += ["            out = values[slot]\n"]
        factors = "".join(f"d{place}, " for place in range(len(each.inputs)))
        lines += [f"            {factors}= local{code}({_arguments(each, each.local)})\n"]
        is_fixed = isinstance(each.chooses, bool)
        if not is_fixed:
            choices = "".join(f"n{place}, " for place in range(len(each.inputs)))
            arguments = _arguments(each, each.chooses)
            lines += [f"            {choices}= chooses{code}({arguments})\n"]
        for place in range(len(each.inputs)):
            stops = f"d{place} == 0.0" if is_fixed else f"n{place} and d{place} == 0.0"
            chosen = f"0.0 if {stops} else " if each.chooses else ""
            lines += [
                f"            s{place} = {chosen}upstream * d{place}\n",
                f"            shares[({_at(shape.inputs, place)}) & keep] = s{place}\n",
                f"            gradients[i{place}] += s{place}\n",
            ]
        word = "elif"
    return "".join([*lines, TAIL])


def _reads(gate: Gate, shape: RowLayout, function: Forward | None) -> Iterable[str]:
    """Lines that fetch what arrives at a step, and the constants inside that are asked for."""
    for place in range(len(gate.inputs)):
        yield f"            i{place} = inputs[{_at(shape.inputs, place)}]\n"
        yield f"            x{place} = values[i{place}]\n"
    for place in range(len(gate.attrs)):
        yield f"            c{place} = constants[{_at(shape.constants, place)}]\n"


def _arguments(gate: Gate, function: Forward | bool | None) -> str:
    """What a gate's function is called with: all by place, in the function's own order."""
    assert isinstance(function, FunctionType)
    code = function.__code__
    names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    places = {name: f"c{place}" for place, name in enumerate(gate.attrs)}
    inputs = len(gate.inputs)
    given = [f"x{place}" for place in range(inputs)]
    for name in names[inputs:]:
        given.append(places.get(name, "out"))
    return ", ".join(given)


def _at(width: int, place: int) -> str:
    return f"{width} * slot + {place}"
