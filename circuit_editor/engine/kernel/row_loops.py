"""Loops over the rows of small matrices: plain Python that can be compiled as well.

A call of NumPy takes longer to begin than such a loop to end. Each gives the numbers of NumPy, to
the bit: additions come in the same order.
"""

from __future__ import annotations

from circuit_editor.gates import Array


def add_to_rows(x: Array, row: Array, out: Array) -> None:
    """Add a row to each row of a matrix."""
    for i in range(x.shape[0]):
        for j in range(x.shape[1]):
            out[i, j] = x[i, j] + row[j]


def sum_of_rows(x: Array, out: Array) -> None:
    """Add up the rows of a matrix, which has some, from the first to the last."""
    for j in range(x.shape[1]):
        out[j] = x[0, j]
    for i in range(1, x.shape[0]):
        for j in range(x.shape[1]):
            out[j] += x[i, j]


def sum_of_all(x: Array, out: Array) -> None:
    """Add up 8 to 128 numbers: eight sums side by side, and these in pairs."""
    a, b, c, d, e, f, g, h = x[0], x[1], x[2], x[3], x[4], x[5], x[6], x[7]
    whole = x.size - x.size % 8
    for i in range(8, whole, 8):
        a += x[i]
        b += x[i + 1]
        c += x[i + 2]
        d += x[i + 3]
        e += x[i + 4]
        f += x[i + 5]
        g += x[i + 6]
        h += x[i + 7]
    total = ((a + b) + (c + d)) + ((e + f) + (g + h))
    for i in range(whole, x.size):
        total += x[i]
    out[0] = total


def by_inverse_squares(x: Array, out: Array) -> None:
    """Put in the place of each number the square of its reciprocal, times another number."""
    for i in range(out.size):
        inverse = 1.0 / out[i]
        out[i] = x[i] * (inverse * inverse)


def by_one_number(x: Array, number: Array, out: Array) -> None:
    """Divide each number by the same one."""
    for i in range(out.size):
        out[i] = x[i] / number[0]


FUNCTIONS = (add_to_rows, sum_of_rows, sum_of_all, by_inverse_squares, by_one_number)
