"""Tables of numbers as they are pasted: from spreadsheets, files with commas, NumPy, PyTorch.

What stands between two cells is guessed from the text as a whole: a tab wins over a semicolon, that
over brackets and commas, those over spaces. A cell that is no number is kept as it was typed, for
whoever pasted it to see and mend.
"""

from __future__ import annotations

import re

from circuit_editor.text.sentence import Sentence
from circuit_editor.text.typed_numbers import GROUPED, normalise_signs, typed_number

MOST_SIGNS = 10_000_000
WRAPPED = re.compile(r"^\s*(?:[\w.]+\s*\(\s*)?(\[.*\])\s*(?:,[^\[\]]*)?\)?\s*,?\s*$", re.DOTALL)
ROW = re.compile(r"\[([^\[\]]*)\]")
NUMBER_SPACES = re.compile(r"\s*,\s*|\s+")
DECIMAL_COMMA = re.compile(r"[+\-−]?\d*,\d+(?:[eE][+-]?\d+)?")


def typed_cell(text: str, decimal: str = ".") -> float | Sentence:
    """The number in a cell, or why it is none; `decimal` decides where a sign may be either."""
    plain = normalise_signs(text)
    if decimal == "," and GROUPED.fullmatch(plain.lstrip("+-")) and plain.count(",") == 1:
        plain = plain.replace(",", ".") + "0"  # 1,234 with a decimal comma; 1.2340 is never asked
        return typed_number(plain)
    if decimal == "." and GROUPED.fullmatch(plain.lstrip("+-")) and plain.count(",") == 1:
        return typed_number(plain.replace(",", ""))
    return typed_number(text)


def typed_table(text: str, decimal: str = ".") -> list[list[str]]:
    """The cells of a pasted text, row by row; rows may differ in length where it was torn."""
    text = text[:MOST_SIGNS].replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    wrapped = WRAPPED.match(text)
    if wrapped is not None and "\t" not in text:
        rows = [found.strip() for found in ROW.findall(wrapped[1])]
        return [[each for each in NUMBER_SPACES.split(row.rstrip(", "))] for row in rows]
    lines = [line for line in text.split("\n")]
    if any("\t" in line for line in lines):
        return [[each.strip() for each in line.split("\t")] for line in lines]
    lines = [line.strip() for line in lines if line.strip()]
    if any(";" in line for line in lines):
        return [[each.strip() for each in line.rstrip(";").split(";")] for line in lines]
    if any("," in line for line in lines) and not _has_decimal_commas(lines, decimal):
        return [[each.strip() for each in line.rstrip(",").split(",")] for line in lines]
    return [line.split() for line in lines]


def _has_decimal_commas(lines: list[str], decimal: str) -> bool:
    """True where each comma stands within a number: `0,5 1,25`; `1,2` as the language has it."""
    parts = [part for line in lines for part in line.split()]
    if any("." in part for part in parts):
        return False
    if not all(DECIMAL_COMMA.fullmatch(part) or "," not in part for part in parts):
        return False
    return decimal == "," or any(len(line.split()) > 1 for line in lines)
