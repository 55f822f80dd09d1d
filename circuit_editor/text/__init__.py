"""Text: sentences that can be translated, numbers as people read and type them, quoting.

The leftmost room: it knows nothing of gates or circuits, and everything may speak through it.
"""

from circuit_editor.text.arrays import name_cell, shape_in_words, show_array, write_index
from circuit_editor.text.brackets import as_factor, as_word, bracket_negative, in_brackets
from circuit_editor.text.errors import SentenceError, ToldError
from circuit_editor.text.names import normal_name, typed_name
from circuit_editor.text.numbers import MINUS, as_read, brief, exact, round_to_digits, show
from circuit_editor.text.quoting import (
    columns_taken,
    cut,
    join_names,
    printable,
    printable_lines,
    quote,
    shorten,
)
from circuit_editor.text.sentence import QT_TRANSLATE_NOOP, Argument, Named, Sentence, Template
from circuit_editor.text.terms import Pass, Quantity

__all__ = [
    "MINUS",
    "QT_TRANSLATE_NOOP",
    "Argument",
    "Named",
    "Pass",
    "Quantity",
    "Sentence",
    "SentenceError",
    "Template",
    "ToldError",
    "as_factor",
    "as_read",
    "as_word",
    "bracket_negative",
    "brief",
    "columns_taken",
    "cut",
    "exact",
    "in_brackets",
    "join_names",
    "name_cell",
    "normal_name",
    "printable",
    "printable_lines",
    "quote",
    "round_to_digits",
    "shape_in_words",
    "shorten",
    "show",
    "show_array",
    "typed_name",
    "write_index",
]
