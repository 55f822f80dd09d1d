"""Questions about blocks and their answers, as plain data that goes through a pipe.

A question is about one block, alone in a circuit file for each of its outputs:

    {"key": str, "files": [str, ...], "order": [PATH, ...]}   the closed form of each, typeset
    {"key": str, "values": [{PATH: number}, ...]}  the same formulas at these numbers

The inputs in `order`, which may be left out, are named first. The answer has the same key. To the
first it is {"key", "forms": [FORM, ...]}, a FORM being either {"problem": [template, {name: text}]}
or {"name", "lines": [LINE, ...], "domain", "domain_latex"}: the block's own formula, then its
derivatives, and the conditions under which they hold, "x ≠ 0", as texts; a LINE has "by"
(the path of an input, "" for the formula itself), "text", "latex", "svg", "width", "height", the
last three None where a formula cannot be typeset, and the "pieces" of a formula too long for one
line, each with a "svg", a "width", a "height" and its "letters", those the font of mathematics has
not: [letter, x, y, size]. Where there are arrays the FORM has "in_matrices", and its lines are
those of one formula without derivatives. To the second question it is
{"key", "numbers": [{PATH: "number"}, ...]}, "" being the formula itself.

    {"key": str, "written": [text, ...], "widest": pixels}   formulas of a text, typeset

To this it is the question with "pictures": [[PIECE, ...], ...], the lines of each formula, none
where it cannot be typeset.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from typing import Any, NamedTuple

from circuit_editor import files
from circuit_editor.closed_form import algebra
from circuit_editor.closed_form.evaluate import evaluate
from circuit_editor.closed_form.symbolic import (
    UNWIRED,
    ArraysInside,
    ClosedForm,
    Formula,
    NoClosedForm,
    closed_form,
)
from circuit_editor.dataclass import replace
from circuit_editor.engine.compile.compiler import compile
from circuit_editor.engine.report import source_names
from circuit_editor.formula_worker import plain_formulas
from circuit_editor.formula_worker.line_breaking import WIDEST, break_lines
from circuit_editor.formula_worker.typesetting import typeset
from circuit_editor.model import Document, Pin, Problem
from circuit_editor.text import QT_TRANSLATE_NOOP, Argument, Named, Sentence

Data = dict[str, Any]

MOST_KEPT = 100  # blocks whose formulas can be evaluated; the window keeps no more of them
MOST_ARGUMENTS = 4  # that a formula's left side lists: f(x, y) = ...

UNEXPECTED = QT_TRANSLATE_NOOP(
    "Sentence", "The closed form of this block could not be worked out ({error})."
)


class NamedForm(NamedTuple):
    """A closed form, and the path of each of its inputs by name."""

    form: ClosedForm
    paths: Mapping[str, str]


class FormulaServer:
    """Answers questions; remembers the formulas it worked out last."""

    def __init__(self) -> None:
        self._known: OrderedDict[str, list[NamedForm | None]] = OrderedDict()

    def answer(self, question: Data) -> Data:
        """The answer to one question."""
        key = question["key"]
        if "written" in question:
            widest = float(question["widest"])
            texts = question["written"]
            pictures = [[line.as_data() for line in plain_formulas.lines(t, widest)] for t in texts]
            return {"key": key, "written": texts, "widest": widest, "pictures": pictures}
        if "files" in question:
            return {
                "key": key,
                "forms": self._forms(key, question["files"], question.get("order", [])),
            }
        asked = zip(self._known.get(key, []), question["values"], strict=False)
        return {"key": key, "numbers": [_evaluated(each, values) for each, values in asked]}

    def _forms(self, key: str, texts: list[str], order: list[str]) -> list[Data]:
        known: list[NamedForm | None] = []
        told = []
        for text in texts:
            try:
                found = _worked_out(files.read(text.encode("utf-8", "surrogatepass")), order)
            except ArraysInside as refusal:
                known.append(None)
                told.append(_told_in_matrices(refusal))
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


def _worked_out(document: Document, order: list[str]) -> NamedForm:
    loss = document.loss
    if loss is not None and Pin(loss, "x") not in document.root.wires:  # here it is an output port
        raise NoClosedForm(Problem(loss, UNWIRED(node=document.root.name(loss))))
    tape = compile(document)
    names = source_names(document, tape)
    paths = {name: path for path, name in names.items()}
    places = {path: place for place, path in enumerate(order)}
    form = closed_form(document, tape)
    by = sorted(form.derivatives, key=lambda name: places.get(paths[name], len(places)))
    return NamedForm(
        replace(form, derivatives={name: form.derivatives[name] for name in by}), paths
    )


def _problem(sentence: Sentence) -> list[Any]:
    return [sentence.template, {name: _for_people(value) for name, value in sentence.args}]


def _for_people(value: Argument) -> str:
    return value.described if isinstance(value, Named) else str(value)


def _told(known: NamedForm) -> Data:
    form = known.form
    name, names = form.names_in_latex()
    arguments = list(form.derivatives)
    left, left_text = name, form.name
    if 0 < len(arguments) <= MOST_ARGUMENTS:
        left += rf"\left({', '.join(names[each] for each in arguments)}\right)"
        left_text += f"({', '.join(map(algebra.plain_name, arguments))})"
    lines = [_line("", left, form.loss, left_text)]
    for by, each in form.derivatives.items():
        slope = rf"\frac{{\partial {name}}}{{\partial {names[by]}}}"
        said = f"∂{form.name}/∂{algebra.plain_name(by)}"
        lines.append(_line(known.paths[by], slope, each, said))
    return {
        "name": form.name,
        "lines": lines,
        "domain": [each.text for each in form.domain],
        "domain_latex": form.domain_latex(),
    }


def _told_in_matrices(refusal: ArraysInside) -> Data:
    """The formula of arrays, a line for each of its lines, and none for derivatives."""
    if not refusal.lines:
        return {"problem": _problem(refusal.problem.sentence)}
    lines = []
    for text in refusal.lines:
        written = text.replace(" @ ", " ")  # as mathematics writes a product of matrices
        pieces = [each.as_data() for each in plain_formulas.lines(written, WIDEST)]
        line = {"by": "", "text": text, "latex": plain_formulas.latex_of(written) or text}
        lines.append(line | {"pieces": pieces, "svg": None, "width": None, "height": None})
    return {"name": "", "lines": lines, "domain": [], "domain_latex": "", "in_matrices": True}


def _line(by: str, left: str, right: Formula, left_text: str) -> Data:
    latex = f"{left} = {right.latex}"
    drawn = typeset(latex)
    line: Data = {"by": by, "text": f"{left_text} = {right.text}", "latex": latex, "pieces": []}
    if drawn is None:
        return line | {"svg": None, "width": None, "height": None}
    if drawn.width > WIDEST:
        line["pieces"] = [
            each.as_data() for each in break_lines(left, right.expression, right.names)
        ]
    return line | drawn.as_data()


def _evaluated(known: NamedForm | None, values: Mapping[str, float]) -> dict[str, str]:
    """The formula and its derivatives at these numbers, each as text: JSON has no nan."""
    if known is None:
        return {}
    form = known.form
    numbers = {name: values[path] for name, path in known.paths.items() if path in values}
    if len(numbers) < len(known.paths):
        return {}  # a wire is missing
    if not all(each.holds(numbers) for each in form.domain):
        return {}  # the formula does not hold here
    whole = evaluate(form.loss.expression, numbers)
    numbers |= {form.name: whole} if form.name not in numbers else {}
    return {"": repr(whole)} | {
        known.paths[by]: repr(evaluate(each.expression, numbers))
        for by, each in form.derivatives.items()
    }
