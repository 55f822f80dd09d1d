"""The closed form of a block: each of its outputs as a formula of its inputs and of what is inside.

It is that of the definition alone, so that it says what the block computes wherever it stands; of
one instance it has the instance's own constants.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from circuit_editor.closed_form import algebra
from circuit_editor.closed_form.symbolic import (
    LONGEST,
    LOSS,
    UNWIRED,
    ClosedForm,
    Formula,
    NoClosedForm,
    closed_form,
    too_long,
)
from circuit_editor.dataclass import replace
from circuit_editor.engine.compile.compiler import compile, values_of
from circuit_editor.engine.path_names import port_names
from circuit_editor.engine.report import Report, source_names
from circuit_editor.model import (
    Document,
    Path,
    Pin,
    Problem,
    Value,
    blocks,
)
from circuit_editor.text import QT_TRANSLATE_NOOP, Template

MOST_OUTPUTS = 30  # each has a closed form of its own to be worked out
MOST_TOGETHER = LONGEST  # letters in all of these: whoever asks for a block reads them in a row

NO_OUTPUT = Template(QT_TRANSLATE_NOOP("Sentence", 'The block "{block}" has no output yet.'))
TOO_MANY_OUTPUTS = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        'The block "{block}" is too large for closed forms: it has {count} outputs, '
        "and {limit} are the limit.",
    )
)


class NoBlockForm(NoClosedForm):
    """A block, one of whose outputs has no closed form; `problem` says where and why."""

    def __init__(self, problem: Problem, id_: str, name: str) -> None:
        super().__init__(problem)
        self.block, self.block_name = id_, name

    def report(self) -> Report:
        """The object that `circuit-editor formula --block ... --json` prints in place of one."""
        return super().report() | {
            "block": {"id": self.block, "name": self.block_name},
            "outputs": {},
        }


@dataclass(frozen=True, slots=True, repr=False)
class BlockForm(ClosedForm):
    """The closed forms of a block, by the names of its outputs.

    Its own `name`, `loss` and `derivatives` are those of the first output, which stands for a loss:
    most blocks have no other. There is a derivative by every input port, 0 where an output does
    not depend on it, and by every input and parameter inside that feeds the output.
    """

    block: str
    block_name: str
    outputs: Mapping[str, ClosedForm]

    def text(self) -> str:
        """The lines of each output, an empty one between two of them."""
        return "\n\n".join(form.text() for form in self.outputs.values())

    def latex_lines(self) -> str:
        """The same lines as LaTeX."""
        return "\n\n".join(form.latex_lines() for form in self.outputs.values())

    def equations(self) -> list[tuple[str, str]]:
        """What stands left and right of the sign in each line, as LaTeX."""
        return [each for form in self.outputs.values() for each in form.equations()]

    def report(self) -> Report:
        """Everything as plain data: what `circuit-editor formula --block ... --json` prints.

        The keys `loss`, `derivatives`, `problem` and `domain` are those of the first output, as for
        a whole circuit; `block` has the definition's `id` and `name`; `outputs` has the same keys
        for every output, by its name.
        """
        told = {name: form.report() for name, form in self.outputs.items()}
        return next(iter(told.values())) | {
            "block": {"id": self.block, "name": self.block_name},
            "outputs": told,
        }


def block_form(document: Document, id_: str, instance: str | None = None) -> BlockForm:
    """The closed form of every output of a definition, or of one instance of it, by its path.

    Raises NoClosedForm where an output has none, and where there is no output or far too many.
    """
    block = document.blocks[id_]
    names = port_names(block.interface(id_).outputs)
    try:
        if not 0 < len(names) <= MOST_OUTPUTS:
            raise NoClosedForm(
                Problem(
                    id_,
                    TOO_MANY_OUTPUTS(block=block.name, count=len(names), limit=MOST_OUTPUTS)
                    if names
                    else NO_OUTPUT(block=block.name),
                )
            )
        forms: dict[str, ClosedForm] = {}
        left = MOST_TOGETHER
        for outlet, name in names.items():
            forms[name] = _form(document, id_, outlet, instance)
            left -= len(forms[name].text())
            if left < 0:
                raise NoClosedForm(Problem(id_, too_long().problem.sentence))
    except NoClosedForm as refusal:
        raise NoBlockForm(refusal.problem, id_, block.name) from None
    first = next(iter(forms.values()))
    return BlockForm(
        first.name, first.loss, first.derivatives, first.domain, id_, block.name, forms
    )


def _form(document: Document, id_: str, outlet: str, instance: str | None) -> ClosedForm:
    block = document.blocks[id_]
    if Pin(outlet, "x") not in block.circuit.wires:
        raise NoClosedForm(Problem(f"{outlet}.x", UNWIRED(node=block.circuit.name(outlet))))
    alone = blocks.as_document(document, id_, outlet, dict.fromkeys(block.inputs, 1.0))
    alone = _with_values(alone, _own_values(document, instance, block.inputs))
    tape = compile(alone)
    try:
        form = closed_form(alone, tape)
    except NoClosedForm as refusal:
        if refusal.problem.at != LOSS:
            raise
        raise NoClosedForm(Problem(outlet, refusal.problem.sentence)) from None
    names = source_names(alone, tape)
    nothing = Formula.of(algebra.constant(0.0))
    by_ports = {names[port]: nothing for port in block.inputs}
    return replace(form, derivatives=by_ports | dict(form.derivatives))


def _own_values(
    document: Document, instance: str | None, ports: tuple[str, ...]
) -> dict[str, Value]:
    """The numbers inside one instance, by their paths in it."""
    if instance is None:
        return {}
    prefix = Path(instance).prefix
    return {
        inner: Value(array)
        for path, array in values_of(document).items()
        if path.startswith(prefix) and (inner := path.removeprefix(prefix)) not in ports
    }


def _with_values(document: Document, values: Mapping[str, Value]) -> Document:
    root = document.root
    return replace(document, root=replace(root, values=root.values.update(values)))
