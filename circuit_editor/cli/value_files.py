"""Values from files, as `--set W=@weights.csv` names them: tables of numbers, on the command line.

A line is a row, its numbers apart by commas, tabs, semicolons (then a comma is a decimal one) or
spaces. A row alone, and a column alone, are vectors. A first line without any number is a heading.
Lists as JSON has them, and NumPy's .npy, are read, too.
"""

from __future__ import annotations

import io
import json
import math
import os
from typing import Any

from circuit_editor.cli.output import Refusal, complain
from circuit_editor.text import MINUS, Sentence, quote
from circuit_editor.text.typed_numbers import typed_number

MOST_BYTES = 32 * 2**20  # as a circuit file may have
OF_NUMPY = b"\x93NUMPY"


def value_in(path: str) -> Any:
    """The numbers in a file, as nested lists or an array. Raises Refusal."""
    data = _bytes_of(path)
    if data.startswith(OF_NUMPY):
        return _of_numpy(path, data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refusal(f'"{quote(path)}" is no text, and none of NumPy\'s .npy files.') from None
    if text.lstrip().startswith("["):
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            raise Refusal(
                f'"{quote(path)}" begins as a list, and is none as JSON has it.'
            ) from None
    return _table(path, text)


def _bytes_of(path: str) -> bytes:
    try:
        if not os.path.isfile(path):
            raise Refusal(f'There is no file "{quote(path)}".')
        with open(path, "rb") as file:
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise Refusal(f'"{quote(path)}" is too large for a value (limit {MOST_BYTES:,} bytes).')
        return data
    except OSError as error:
        raise Refusal(f'"{quote(path)}" cannot be read: {error.strerror}.') from None


def _of_numpy(path: str, data: bytes) -> Any:
    import numpy as np

    try:
        return np.load(io.BytesIO(data), allow_pickle=False)
    except (ValueError, EOFError, OSError):
        raise Refusal(f'"{quote(path)}" is no whole .npy file of numbers.') from None


def _table(path: str, text: str) -> Any:
    lines = [
        (count, line.strip())
        for count, line in enumerate(text.splitlines(), 1)
        if line.strip() and not line.lstrip().startswith("#")
    ]
    if not lines:
        raise Refusal(f'"{quote(path)}" holds no numbers.')
    separator = next(
        (sign for sign in ("\t", ";", ",") if any(sign in each for _, each in lines)), None
    )
    if separator == "," and _has_decimal_commas([each for _, each in lines]):
        separator = None
    rows: list[list[float]] = []
    for place, (count, line) in enumerate(lines):
        cells = [each.strip().strip('"') for each in line.split(separator)]
        if cells and not cells[-1] and separator == ",":
            cells.pop()  # a comma may stand behind the last
        read = [_number(each) for each in cells]
        if place == 0 and len(lines) > 1 and all(isinstance(each, Sentence) for each in read):
            complain([f"note: the first line of {path} was read as a heading."])
            continue
        wrong = next((at for at, each in enumerate(read) if isinstance(each, Sentence)), None)
        if wrong is not None:
            said = f"line {count}, column {wrong + 1}"
            raise Refusal(f'{quote(path)}, {said}: "{quote(cells[wrong])}" is no number.')
        if rows and len(read) != len(rows[0]):
            said = f"line {count} has {len(read)} numbers, those before it {len(rows[0])}"
            raise Refusal(f"{quote(path)}: {said}.")
        rows.append([float(each) for each in read if not isinstance(each, Sentence)])
    if len(rows) == 1:
        return rows[0]
    return [row[0] for row in rows] if len(rows[0]) == 1 else rows


def _has_decimal_commas(lines: list[str]) -> bool:
    """True for numbers such as 0,5 apart by spaces: one comma in each, and digits around it."""
    words = [each for line in lines for each in line.split()]
    is_each = all(each.count(",") <= 1 and not each.endswith(",") for each in words)
    return (
        is_each and any(" " in line for line in lines) and not any(", " in line for line in lines)
    )


def _number(text: str) -> float | Sentence:
    try:
        number = float(text.replace(MINUS, "-"))
    except ValueError:
        return typed_number(text)
    return number if math.isfinite(number) else Sentence(text)
