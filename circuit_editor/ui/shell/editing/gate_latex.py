"""The derivatives of one gate as LaTeX: worked out by the worker, and copied when they come."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from circuit_editor.closed_form.latex_names import with_latex_note
from circuit_editor.files import dump
from circuit_editor.gates.kinds import INPUT
from circuit_editor.model import EMPTY, OUT, Circuit, Document, Pin, edits
from circuit_editor.text import Sentence
from circuit_editor.ui.app.translate import say
from circuit_editor.ui.session.formula_client import FormulaClient, key_of
from circuit_editor.ui.session.session import Session

GATE = "gate"


class GateLatex(QObject):
    """Asks for a gate's formulas, and puts its derivatives on the clipboard."""

    def __init__(self, session: Session, formulas: FormulaClient, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._formulas = session, formulas
        self._key = ""
        formulas.answered.connect(self._take)

    def copy(self, circuit: Circuit, id_: str) -> None:
        """Copy the derivative of a gate by each of its inputs, in a moment."""
        alone = gate_alone(circuit, id_)
        files = [dump(alone).decode("utf-8", "surrogatepass")]
        order = list(alone.root.nodes[GATE].gate.inputs)
        self._key = key_of([*files, *order])
        self._formulas.work_out(self._key, files, order)
        self._take(self._key)

    def _take(self, key: str) -> None:
        forms = self._formulas.forms(key)
        if not self._key or key != self._key or forms is None:
            return
        self._key = ""
        (form,) = forms
        if "problem" in form:
            template, args = form["problem"]
            self._session.message.emit(say(Sentence(template, tuple(args.items()))))
            return
        lines = [line["latex"] for line in form["lines"] if line["by"]]
        QGuiApplication.clipboard().setText(with_latex_note("\n".join(lines)))
        self._session.message.emit(self.tr("Copied as LaTeX."))


def gate_alone(circuit: Circuit, id_: str) -> Document:
    """A gate as a circuit of its own, its inputs called as what drives them where that has a name.

    Where two would be called alike all are called as the gate calls its inputs. Its output has its
    own name, or is called "out", as on its page.
    """
    node = circuit.nodes[id_]
    drivers = [circuit.wires.get(Pin(id_, port)) for port in node.gate.inputs]
    labels = [
        (circuit.label(pin.node) if pin is not None else "") or port
        for pin, port in zip(drivers, node.gate.inputs, strict=True)
    ]
    if len({*labels}) < len(labels):
        labels = list(node.gate.inputs)
    document = edits.add(EMPTY, GATE, node.kind, (0, 0))
    for name, number in node.attrs.items():
        document = edits.set_attr(document, GATE, name, number)
    for port, label in zip(node.gate.inputs, labels, strict=True):
        document = edits.add(document, port, INPUT, (0, 0), label=label)
        document = edits.connect(document, Pin(port, OUT), Pin(GATE, port))
    document = edits.flag(document, Pin(GATE, node.gate.main_port), (0, 0))
    own = circuit.label(id_)
    name = OUT if own in ("", *labels) else own
    return edits.rename(document, document.loss or "", name)
