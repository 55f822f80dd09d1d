"""Circuit Editor: build computational graphs by drag and drop, and see backpropagation live.

In Python, without the window:

>>> import circuit_editor as ce
>>> c = ce.circuit("f = (x + y) * z", x=-2, y=5, z=-4)    # or ce.load("first.circuit")
>>> r = c.run()
>>> r.loss, r.value("x"), r.gradient("x")
(-12.0, -2.0, -4.0)
>>> c = c.set(x=3)
>>> c.save("first.circuit")    # doctest: +SKIP

The rest of this page is the map of the house, for those who work in it.

The idea in five lines
----------------------
- A *document* is a frozen value: what was drawn, and nothing else.
- An *edit* is a pure function from document to document; the history is a list of documents, and
  undo returns the very same object.
- The *engine* compiles a document to a flat *tape* and walks it to a *run*: forwards for the
  values, backwards for the gradients.
- One QObject, the *session*, owns history, tape, run and selection, and says what changed.
- The *scene* patches itself from (before, after). Opening, undo, paste and typing take that road.

The rooms, from left to right
-----------------------------
========== =================================================================================
text       what is said: sentences to translate, numbers and names as people write them
gates      what can be computed: each gate declared once, with its local derivatives
model      what was drawn: the document, blocks, edits, the rules that refuse, history
engine     what it means: tape, run, marks, readings, gradient check, report, closed forms
teaching   what can be told about a run: step by step, in sentences with its numbers
layout     how large things are, and where they stand when nobody placed them
files      circuit files: strict reading, all-or-nothing writing; the library; other files
expression text to circuit: what is meant as a formula, the grammar, and the gates it draws
export     out of the program: a circuit as a program in Python, with a check of its numbers
formulas   closed forms for the window, typeset, in a process of their own
lessons    lessons as plain files that teachers write, and the goals they wait for
reports    what Python is told: mappings by name, what is said of unknown ones, notebooks
api        the face for Python: what `import circuit_editor` offers
ui         the window, and pictures of it; the only room that knows Qt
cli        the command line: thin, all it does is done by the rooms before it
========== =================================================================================

A room imports only itself and the rooms above it in this table, and `tests/test_house.py` reads
every import to hold it to that. `resources` finds shipped files and may be imported by all.
What takes long to import (SymPy, plots) is imported by the function that needs it, and this
package itself imports nothing until it is asked for: `circuit-editor --help` loads no NumPy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from circuit_editor.api import (
        Circuit,
        ExpressionError,
        FileError,
        GradientCheck,
        NoClosedForm,
        NoProgram,
        Result,
        UnfitValue,
        UnknownName,
        circuit,
        load,
        warm,
    )

__version__ = "0.1.0"

__all__ = [
    "Circuit",
    "ExpressionError",
    "FileError",
    "GradientCheck",
    "NoClosedForm",
    "NoProgram",
    "Result",
    "UnfitValue",
    "UnknownName",
    "circuit",
    "load",
    "warm",
]


def __getattr__(name: str) -> Any:
    """Import what is offered when it is first used."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from circuit_editor import api

    return getattr(api, name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
