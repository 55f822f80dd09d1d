"""Questions about blocks and their answers, as plain data that goes through a pipe.

A question is about one block, alone in a circuit file for each of its outputs:

    {"key": str, "files": [str, ...]}            the closed form of each, typeset
    {"key": str, "values": [{PATH: number}, ...]}  the same formulas at these numbers

The answer has the same key. To the first it is {"key", "forms": [FORM, ...]}, a FORM being either
{"problem": [template, {name: text}]} or {"name", "lines": [LINE, ...]}: the block's own formula,
then its derivatives; a LINE has "by" (the path of an input, "" for the formula itself), "text",
"latex", "svg", "width", "height", the last three None where a formula cannot be typeset. To the
second it is {"key", "numbers": [{PATH: "number"}, ...]}, "" being the formula itself.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from typing import Any, NamedTuple

from circuit_editor import files
from circuit_editor.engine import algebra
from circuit_editor.engine.compiler import compile
from circuit_editor.engine.evaluation import evaluated
from circuit_editor.engine.report import source_names
from circuit_editor.engine.symbolic import ClosedForm, NoClosedForm, closed_form
from circuit_editor.formulas.typesetting import typeset
from circuit_editor.model import Document, Pin, Problem
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

Data = dict[str, Any]

MOST_KEPT = 100  # blocks whose formulas can be evaluated; the window keeps no more of them
MOST_ARGUMENTS = 4  # that a formula's left side lists: f(x, y) = ...

UNEXPECTED = QT_TRANSLATE_NOOP(
    "Sentence", "The closed form of this block could not be worked out ({error})."
)
UNWIRED = QT_TRANSLATE_NOOP("Sentence", "Nothing is wired to the output {node} yet.")


class Known(NamedTuple):
    """A closed form, and the path of each of its inputs by name."""

    form: ClosedForm
    paths: Mapping[str, str]


class Answering:
    """Answers questions; remembers the formulas it worked out last."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, list[Known | None]] = OrderedDict()

    def answer(self, question: Data) -> Data:
        """The answer to one question."""
        key = question["key"]
        if "files" in question:
            return {"key": key, "forms": self._forms(key, question["files"])}
        known = self._known.get(key, [])
        asked = zip(known, question["values"], strict=False)
        return {"key": key, "numbers": [_evaluated(each, values) for each, values in asked]}

    def _forms(self, key: str, texts: list[str]) -> list[Data]:
        known: list[Known | None] = []
        told = []
        for text in texts:
            try:
                found = _worked_out(files.read(text.encode("utf-8", "surrogatepass")))
            except NoClosedForm as refusal:
                known.append(None)
                told.append({"problem": _problem(refusal.problem.sentence)})
            except Exception as error:  # SymPy is large, and the worker must go on
                known.append(None)
                told.append(
                    {"problem": [UNEXPECTED, {"error": f"{type(error).__name__}: {error}"}]}
                )
            else:
                known.append(found)
                told.append(_told(found))
        self._known.pop(key, None)  # asked once more it is the newest
        self._known[key] = known
        while len(self._known) > MOST_KEPT:
            self._known.popitem(last=False)
        return told


def _worked_out(document: Document) -> Known:
    loss = document.loss
    if loss is not None and Pin(loss, "x") not in document.root.wires:  # here it is an output port
        raise NoClosedForm(Problem(loss, Sentence.of(UNWIRED, node=document.root.name(loss))))
    tape = compile(document)
    names = source_names(document, tape)
    return Known(closed_form(document, tape), {name: path for path, name in names.items()})


def _problem(sentence: Sentence) -> list[Any]:
    return [sentence.template, {name: str(value) for name, value in sentence.args}]


def _told(known: Known) -> Data:
    form, name = known.form, algebra.latex_name(known.form.name)
    arguments = list(form.derivatives)
    left, left_text = name, form.name
    if 0 < len(arguments) <= MOST_ARGUMENTS:
        left += rf"\left({', '.join(map(algebra.latex_name, arguments))}\right)"
        left_text += f"({', '.join(arguments)})"
    lines = [_line("", left, form.loss.latex, left_text, form.loss.text)]
    for by, each in form.derivatives.items():
        slope = rf"\frac{{\partial {name}}}{{\partial {algebra.latex_name(by)}}}"
        said = f"∂{form.name}/∂{by}"
        lines.append(_line(known.paths[by], slope, each.latex, said, each.text))
    return {"name": form.name, "lines": lines}


def _line(by: str, left: str, right: str, left_text: str, right_text: str) -> Data:
    latex = f"{left} = {right}"
    drawn = typeset(latex)
    line: Data = {"by": by, "text": f"{left_text} = {right_text}", "latex": latex}
    if drawn is None:
        return line | {"svg": None, "width": None, "height": None}
    return line | {"svg": drawn.svg, "width": drawn.width, "height": drawn.height}


def _evaluated(known: Known | None, values: Mapping[str, float]) -> dict[str, str]:
    """The formula and its derivatives at these numbers, each as text: JSON has no nan."""
    if known is None:
        return {}
    form = known.form
    numbers = {name: values[path] for name, path in known.paths.items() if path in values}
    if len(numbers) < len(known.paths):
        return {}  # a wire is missing
    whole = evaluated(form.loss.expression, numbers)
    numbers |= {form.name: whole} if form.name not in numbers else {}
    return {"": repr(whole)} | {
        known.paths[by]: repr(evaluated(each.expression, numbers))
        for by, each in form.derivatives.items()
    }
