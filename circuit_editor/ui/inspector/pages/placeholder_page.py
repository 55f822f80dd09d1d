"""The inspector's page of a gate that this program does not know: what is kept of it."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtWidgets import QWidget

from circuit_editor.gates import GATES
from circuit_editor.model import Path, blocks
from circuit_editor.model.edits.replace_gate import fits_in_place, replace_gate
from circuit_editor.model.problems import meant_kind
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, printable
from circuit_editor.text.quoting import cut
from circuit_editor.ui.app.translate import fill, name_of
from circuit_editor.ui.inspector.pages.node_pages import NodePage
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.widgets.labels import BODY, QUIET, Paragraph, prepare_button
from circuit_editor.ui.widgets.wrapping_button import WrappingButton

MOST_FIELDS = 12
LONGEST_FIELD = 120  # letters of what one holds


class PlaceholderPage(NodePage):
    """A gate of an unknown kind: why it has no numbers, and what the file holds of it."""

    def __init__(self, session: Session, id_: str, parent: QWidget | None = None) -> None:
        super().__init__(session, id_, parent)
        meant = meant_kind(self.gate.kind)
        if meant in GATES and fits_in_place(self.gate, GATES[meant]) and not self.is_inside:
            told = fill(self.tr("Make it a gate {kind}"), kind=name_of(GATES[meant]))
            self.add(prepare_button(WrappingButton(self), told, lambda: self._replace(meant)))
        self.add_heading(self.tr("Kept as it is"))
        told = self.tr(
            "It is saved as it was read. Wires, moving, copying and deleting work as with any gate."
        )
        self.add(Paragraph(QUIET, told, self))
        fields = self._kept()
        for name, held in list(fields.items())[:MOST_FIELDS]:
            text = cut(json.dumps(held, ensure_ascii=False), LONGEST_FIELD)
            self.add(Paragraph(BODY, printable(f"{cut(name, LONGEST_FIELD)}: {text}"), self))
        if len(fields) > MOST_FIELDS:
            self.add(Paragraph(QUIET, "…", self))
        self.add_name()

    def _replace(self, kind: str) -> None:
        label = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "Replace by {kind}"), kind=kind)
        self.session.edit(label, replace_gate, self.id, kind)

    def _kept(self) -> dict[str, Any]:
        """The fields of the node's record that mean nothing to this program."""
        at = Path(self.session.path_of(self.id))
        circuit = blocks.circuit_at(self.session.document, at.around.parts)
        fields: dict[str, Any] = circuit.extra.get(f"nodes.{at.name}", {})
        return fields
