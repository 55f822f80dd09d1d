"""Texts of edits for screen readers: what came, went, was wired or was set."""

from __future__ import annotations

from circuit_editor.model import Circuit, Document, Path, blocks
from circuit_editor.model.blocks import Where
from circuit_editor.model.changed_keys import changes
from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.accessible import node_texts
from circuit_editor.ui.accessible.node_texts import called, joined, named, spoken
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.widgets import wording

MOST_WIRES = 3  # told one by one


def change_text(session: Session, before: Document) -> str:
    """What is different now from the document before, in the circuit that is shown."""
    after = session.document
    old, new = _circuit_at(before, session.where), session.circuit
    if old is None:
        return ""
    parts = [
        *_nodes_text(old, new),
        *_wires_text(old, new),
        *_names_text(old, new),
        *_annotations_text(old, new),
        *_values_text(session, before, old),
    ]
    if before.loss != after.loss and after.loss is None:
        parts.append(spoken(QT_TRANSLATE_NOOP("Accessible", "the loss flag is gone")))
    if not parts and old.places is not new.places:
        moved = [id_ for id_ in changes(old.places, new.places)[1] if id_ in new.nodes]
        names = named(called(new, id_) for id_ in sorted(moved))
        parts.append(spoken(QT_TRANSLATE_NOOP("Accessible", "moved: {names}"), names=names))
    if not parts and session.redo_label is None:  # something new, and neither taken back nor again
        parts.append(session.undo_label or "")
    outcome = node_texts.outcome_text(session)
    is_wired_anew = old.wires is not new.wires or before.root.values is not after.root.values
    parts.append(outcome if parts and is_wired_anew else "")
    return joined(parts, node_texts.SEMICOLON)


def _circuit_at(document: Document, where: Where) -> Circuit | None:
    """The circuit at this place; None where there is no such place in this document."""
    try:
        return blocks.circuit_at(document, where)
    except KeyError:
        return None


def _nodes_text(old: Circuit, new: Circuit) -> list[str]:
    gone, fresh = changes(old.nodes, new.nodes)
    added = [id_ for id_ in sorted(fresh) if id_ not in old.nodes]
    lost = [id_ for id_ in sorted(gone) if id_ not in new.nodes]
    parts = []
    if added:
        names = named(_introduced(new, id_) for id_ in added)
        parts.append(spoken(QT_TRANSLATE_NOOP("Accessible", "added: {names}"), names=names))
    if lost:
        names = named(called(old, id_) for id_ in lost)
        parts.append(
            spoken(
                QT_TRANSLATE_NOOP("Accessible", "deleted: {names}; left: {count}"),
                names=names,
                count=len(new.nodes),
            )
        )
    changed = [id_ for id_ in sorted(fresh) if id_ in old.nodes]
    if changed:
        names = named(_introduced(new, id_) for id_ in changed)
        parts.append(spoken(QT_TRANSLATE_NOOP("Accessible", "changed: {names}"), names=names))
    return parts


def _introduced(circuit: Circuit, id_: str) -> str:
    return joined([called(circuit, id_), node_texts.kind_text(circuit, id_)])


def _wires_text(old: Circuit, new: Circuit) -> list[str]:
    unplugged, plugged = changes(old.wires, new.wires)
    made = sorted(pin for pin in plugged if pin.node in new.nodes)
    cut = sorted(
        pin
        for pin in unplugged
        if pin not in new.wires and pin.node in new.nodes and old.wires[pin].node in new.nodes
    )
    if len(made) + len(cut) > MOST_WIRES:
        told = spoken(
            QT_TRANSLATE_NOOP("Accessible", "wires: {made} new, {cut} taken away"),
            made=len(made),
            cut=len(cut),
        )
        return [told]
    parts = []
    for pins, circuit, template in (
        (made, new, QT_TRANSLATE_NOOP("Accessible", "wired: {source} to the {place} of {name}")),
        (cut, old, QT_TRANSLATE_NOOP("Accessible", "unwired: {source} from the {place} of {name}")),
    ):
        for pin in pins:
            parts.append(
                spoken(
                    template,
                    source=wording.panel_output_name(circuit, circuit.wires[pin]),
                    place=wording.place(circuit.nodes[pin.node], pin.port),
                    name=node_texts.sign_of(circuit, pin.node),
                )
            )
    return parts


def _annotations_text(old: Circuit, new: Circuit) -> list[str]:
    """Notes and frames that came, went, or say something else."""
    parts = []
    for before, after in ((old.notes, new.notes), (old.frames, new.frames)):
        gone, fresh = changes(before, after)
        added = [id_ for id_ in sorted(fresh) if id_ not in before]
        rewritten = [
            id_ for id_ in sorted(fresh) if id_ in before and _said(old, id_) != _said(new, id_)
        ]
        for template, ids, circuit in (
            (QT_TRANSLATE_NOOP("Accessible", "added: {names}"), added, new),
            (QT_TRANSLATE_NOOP("Accessible", "deleted: {names}"), sorted(gone), old),
            (QT_TRANSLATE_NOOP("Accessible", "changed: {names}"), rewritten, new),
        ):
            if ids:
                parts.append(spoken(template, names=named(_said(circuit, id_) for id_ in ids)))
    return parts


def _said(circuit: Circuit, id_: str) -> str:
    """A note, or a frame and what it holds."""
    told = [node_texts.annotation_text(circuit, id_)]
    if id_ in circuit.frames:
        told.append(node_texts.held_text(circuit, id_))
    return joined(told)


def _names_text(old: Circuit, new: Circuit) -> list[str]:
    _, renamed = changes(old.labels, new.labels)
    named_anew = [id_ for id_ in sorted(renamed) if id_ in old.nodes and id_ in new.nodes]
    template = QT_TRANSLATE_NOOP("Accessible", "{before} is called {name} now")
    return [
        spoken(template, before=called(old, id_), name=called(new, id_)) for id_ in named_anew[:1]
    ]


def _values_text(session: Session, before: Document, old: Circuit) -> list[str]:
    """The values that were set, of nodes that were there before."""
    parts = []
    _, fresh = changes(before.root.values, session.document.root.values)
    here = Path.of(*session.where)
    for path in sorted(fresh)[: node_texts.MOST_NAMED]:
        id_ = Path(path).relative_to(here)
        is_new = id_ in session.circuit.nodes and id_ not in old.nodes
        if id_ in session.shown.nodes and not is_new:
            parts.append(joined([called(session.shown, id_), node_texts.value_text(session, id_)]))
    return parts
