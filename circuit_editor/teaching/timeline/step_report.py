"""The report of all steps: as plain data for programs, and as text to be read.

What the window says at a step is what stands here: both come from `Sentences`.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from circuit_editor.engine import Readings, Run
from circuit_editor.engine.path_names import distinct
from circuit_editor.engine.report import Report, plain, remarks
from circuit_editor.engine.table import headline
from circuit_editor.gates import OUT
from circuit_editor.model import Document, Pin
from circuit_editor.teaching.explain.chain_rule import ChainRule
from circuit_editor.teaching.timeline.build_timeline import timeline
from circuit_editor.teaching.timeline.step_sentences import Sentences
from circuit_editor.teaching.timeline.timeline import GIVEN, Timeline
from circuit_editor.text import Pass, printable


def steps_report(document: Document, run: Run, expanded: bool | None = None) -> Report:
    """Every step of both passes as plain data: what `circuit-editor step --json` prints.

    `loss`, `problem` and `marks` are those of the run's report. Each of `steps` has `pass`, `path`
    (these two name it), `kind` (given, gate, block, flag, seed), `name`, `sentence`, and:
    `outputs`, by name, each with its `value` and, in the backward pass, its `upstream` gradient;
    `inputs`, in order, each with `port`, `name` (what feeds it) and `value`, and in the backward
    pass `local` (by output), `downstream`. What is not there yet, or not at all, is None.

    `expanded` opens all blocks, or none; None leaves them as the document has them.
    """
    line = timeline(document, run, _opened(document, run, expanded))
    sentences = Sentences(document, Readings(run), line)
    loss = None if document.loss is None else document.root.name(document.loss)
    return {
        "loss": {"name": loss, "value": plain(run.loss)},
        "steps": [_step(line, sentences, run, at) for at in range(len(line.steps))],
        **remarks(document, run),
    }


def steps_text(document: Document, run: Run, expanded: bool | None = None) -> str:
    """The loss, then the sentences of both passes, numbered in one row."""
    line = timeline(document, run, _opened(document, run, expanded))
    sentences = Sentences(document, Readings(run), line)
    parts = [] if document.loss is None else [headline(document, run)]
    width = len(str(len(line.steps)))
    for pass_ in Pass:
        told = [
            f"{at + 1:{width}}  {printable(str(sentences.at(at)))}"
            for at, step in enumerate(line.steps)
            if step.pass_ is pass_
        ]
        if told:
            parts.append("\n".join([pass_, *told]))
    return "\n\n".join(parts)


def _opened(document: Document, run: Run, expanded: bool | None) -> Collection[str]:
    if expanded is None:
        return document.expanded
    return run.tape.insides if expanded else ()


def _step(line: Timeline, sentences: Sentences, run: Run, at: int) -> Report:
    step = line.steps[at]
    told: Report = {
        "pass": step.pass_,
        "path": step.path,
        "kind": step.kind,
        "name": sentences.name(at),
        "sentence": str(sentences.at(at)),
    }
    if step.kind == GIVEN:
        names = distinct((path, sentences.rules.names.full(path)) for path in line.given)
        outputs: Report = {
            name: {"value": plain(run.value(Pin(path, OUT))), "upstream": None}
            for path, name in names.items()
        }
        return told | {"outputs": outputs, "inputs": []}
    return told | _numbers(sentences.rules.at(step.path), back=step.pass_ is Pass.BACKWARD)


def _numbers(rule: ChainRule, *, back: bool) -> Report:
    """The numbers of one step; those of the backward pass only once it has come here."""
    names = distinct((each.port, each.name) for each in rule.outputs)
    interface = rule.node.interface
    ports = {} if interface is None else distinct((port.id, port.name) for port in interface.inputs)

    def after(number: Any) -> Any:
        return plain(number) if back else None

    return {
        "outputs": {
            names[each.port]: {
                "value": plain(each.value.array),
                "upstream": after(each.upstream.array),
            }
            for each in rule.outputs
        },
        "inputs": [
            {
                "port": ports.get(row.port, row.port),
                "name": row.name,
                "value": plain(row.value.array),
                "local": {names[term.output]: plain(term.local.array) for term in row.terms}
                if back
                else None,
                "downstream": after(row.downstream.array),
            }
            for row in rule.rows
        ],
    }
