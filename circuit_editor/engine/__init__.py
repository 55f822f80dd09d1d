"""The engine: a document's tape, the run along it, marks and readings.

The gradient check and Jacobians are imported from `gradient_check` and `jacobian`: a window opens
without them.
"""

from circuit_editor.engine.compile.compiler import LoopError, compile, same_structure, values_of
from circuit_editor.engine.execute import execute
from circuit_editor.engine.marks import Mark
from circuit_editor.engine.pin_index import PinIndex
from circuit_editor.engine.readings import MarkFilter, Reading, ReadingFilter, Readings
from circuit_editor.engine.run import Run
from circuit_editor.engine.tape import Step, Tape
from circuit_editor.engine.visibility import State, Visibility
from circuit_editor.model import Document, Problem
from circuit_editor.model.problems import problems as structural_problems
from circuit_editor.model.problems import shapes_before_loss


def run_document(document: Document) -> Run:
    """Compile a document and run it once, forwards and backwards."""
    return execute(compile(document), values_of(document))


def problems_of(document: Document, run: Run) -> list[Problem]:
    """Everything that prevents a value, the most important first."""
    return shapes_before_loss(structural_problems(document), run.shape_problems)


__all__ = [
    "LoopError",
    "Mark",
    "MarkFilter",
    "PinIndex",
    "Reading",
    "ReadingFilter",
    "Readings",
    "Run",
    "State",
    "Step",
    "Tape",
    "Visibility",
    "compile",
    "execute",
    "problems_of",
    "run_document",
    "same_structure",
    "structural_problems",
    "values_of",
]
