"""The inspector's page while nothing is selected: the loss, the inputs, what needs a look."""

from __future__ import annotations

from typing import TypeAlias

from PySide6.QtWidgets import QVBoxLayout, QWidget

from circuit_editor.engine.marks import FAILING, Mark, causes_first, marks_of
from circuit_editor.gates import GATES
from circuit_editor.gates.sources import PARAMETER
from circuit_editor.model import (
    OUT,
    Circuit,
    Pin,
    natural,
)
from circuit_editor.ui.app.deferred_loading import make_single_shot
from circuit_editor.ui.app.translate import fill
from circuit_editor.ui.inspector.pages.page import InspectorPage, NumbersCard, SourcesCard
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.widgets import wording
from circuit_editor.ui.widgets.labels import (
    HEADING,
    NO_MARGINS,
    QUIET,
    SMALL,
    VALUE,
    Card,
    Paragraph,
    Remark,
    Text,
    clear,
    fill_layout,
    shorten_name,
)

LISTED = frozenset(kind for kind, gate in GATES.items() if gate.is_source and gate.takes_gradient)
MOST_INPUTS = 14
MOST_REMARKS = 6
LARGE = 500  # nodes
PAUSE = 250  # ms
# What is said, and the node it leads to: "" where there is none, None for a quiet line.
Link: TypeAlias = tuple[str | None, str]


class CircuitPage(InspectorPage):
    """The page of the circuit as a whole."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._card = self.add(NumbersCard("", self, [("", VALUE)]))
        self._descent: Card | None = None
        self._looked_at: tuple[object, object] = (None, None)
        self._has_parameter, self._had_one = False, False
        self._remarks = self.add(RemarksCard(session, self))
        self.add(InputsCard(session, self))
        self.add(
            Paragraph(
                QUIET,
                self.tr(
                    "Select a gate to see the chain rule at work in it, an input to change its "
                    "value, a wire to see what it carries."
                ),
                self,
            )
        )
        self.column.addStretch(1)

    def refresh(self) -> None:
        self._look_for_parameters()
        super().refresh()

    def tell(self) -> None:
        value = self.session.loss_value
        self._card.setVisible(bool(value.text))
        self._card.heading.setText(wording.loss_heading(self.session))
        flag = self.session.document.loss  # the heading says which number it is
        root = self.session.document.root
        self._card.names[0].setText(shorten_name(root.name(flag), 12) if flag is not None else "")
        inside = self.session.inside
        if inside is None:
            self.title.setText(self.tr("Circuit"))
        else:
            name = shorten_name(self.session.document.blocks[inside].name)
            self.title.setText(fill(self.tr("Inside {block}"), block=name))
        self._card.show_numbers(value)

    def _look_for_parameters(self) -> None:
        """With the first there may be steps down to offer: a window opens without what makes them.

        Whether there is one is looked for again only where the circuit is another.
        """
        document, looked_at = self.session.document, self._looked_at
        if document.root.nodes is looked_at[0] and document.blocks is looked_at[1]:
            return
        self._looked_at = document.root.nodes, document.blocks
        circuits = [document.root, *(block.circuit for block in document.blocks.values())]
        self._has_parameter = any(
            each.gate is PARAMETER for one in circuits for each in one.nodes.values()
        )
        if self._has_parameter and not self._had_one:
            self._had_one = True
            self.session.descent.changed.connect(self._offer_a_step)
        self._offer_a_step()

    def _offer_a_step(self) -> None:
        """Offer a step down where there is a parameter that could make it."""
        offered = self._has_parameter and self.session.descent.is_taught
        if offered and self._descent is None:
            from circuit_editor.ui.inspector.cards.descent_card import DescentCard

            self._descent = self.add(DescentCard(self.session, self))
            self.column.insertWidget(self.column.indexOf(self._remarks) + 1, self._descent)
        if self._descent is not None:
            self._descent.setVisible(offered)


class InputsCard(SourcesCard):
    """Every input and parameter with its value and its gradient."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.heading.setText(self.tr("Inputs"))
        self._circuit: Circuit | None = None
        self._listed: dict[str, str] = {}  # their names, by their ids

    def refresh(self) -> None:
        """Show the inputs and their numbers as they are now."""
        circuit, before = self._session.circuit, self._circuit
        self._circuit = circuit
        if (
            before is None
            or before.nodes is not circuit.nodes
            or before.labels is not circuit.labels
        ):
            self._list(circuit)
        self.show_numbers()

    def _list(self, circuit: Circuit) -> None:
        """Lay a row for each input where these, or their names, are others than before."""
        names = {
            id_: circuit.name(id_) for id_, node in circuit.nodes.items() if node.kind in LISTED
        }
        if names != self._listed:
            self._listed = names
            ids = sorted(names, key=lambda id_: natural(names[id_]))
            shown = [wording.panel_name(circuit, id_) for id_ in ids[:MOST_INPUTS]]
            self.lay_rows([Pin(id_, OUT) for id_ in ids], shown)


class RemarksCard(QWidget):
    """Problems that prevent a value, and marks on numbers; each leads to its node."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: tuple[list[Link], list[Link]] = ([], [])
        self._column = fill_layout(QVBoxLayout(self), margins=NO_MARGINS, spacing=4)
        self._pause = make_single_shot(self._tell, self, PAUSE)
        self.hide()

    def refresh(self) -> None:
        """Tell what there is to tell; a large circuit takes a while and waits for a pause."""
        if len(self._session.circuit.nodes) <= LARGE:
            self._tell()
        else:
            self._pause.start()

    def let_go(self) -> None:
        """Wait no longer: another page is shown."""
        self._pause.stop()

    def _tell(self) -> None:
        told = self._problems(), self._marks()
        if told != self._shown:
            self._shown = told
            self._lay_links()

    def _problems(self) -> list[Link]:
        session = self._session
        problems = session.problems if session.circuit.nodes else []
        links: list[Link] = [
            (wording.problem_place(session, each), wording.problem_sentence(session, each))
            for each in problems[:MOST_REMARKS]
        ]
        return links + self._more(len(problems) - MOST_REMARKS)

    def _more(self, count: int) -> list[Link]:
        return [(None, fill(self.tr("and {count} more"), count=count))] if count > 0 else []

    def _marks(self) -> list[Link]:
        """Causes first; what only follows from them is counted, not told once more."""
        marks = causes_first(self._session.explained(lambda run: marks_of(run)) or ())
        causes = [mark for mark in marks if not mark.follows and mark.kind in FAILING]
        following = [mark for mark in marks if mark.follows]
        if not causes:
            causes, following = following[:1], following[1:]
        links = [self._mark(mark) for mark in causes[:MOST_REMARKS]]
        links += self._more(len(causes) - MOST_REMARKS)
        if following:
            behind = self.tr("and {count} more behind")
            links.append((None, behind.format(count=len(following))))
        others = [mark for mark in marks if mark.kind not in FAILING]
        links += [self._mark(mark) for mark in others[:MOST_REMARKS]]
        return links + self._more(len(others) - MOST_REMARKS)

    def _mark(self, mark: Mark) -> Link:
        return mark.at, wording.mark_sentence(self._session, mark)

    def _lay_links(self) -> None:
        clear(self._column)
        headings = self.tr("What is missing"), self.tr("Worth a look")
        for heading, links in zip(headings, self._shown, strict=True):
            if links:
                self._column.addWidget(Text(HEADING, heading, self))
            for id_, sentence in links:
                self._column.addWidget(self._link(id_, sentence))
        self.setVisible(any(self._shown))

    def _link(self, id_: str | None, sentence: str) -> QWidget:
        if id_ is None:
            return Paragraph(SMALL, sentence, self)
        link = Remark(sentence, self, leads=bool(id_))
        link.clicked.connect(lambda: self._session.lead_to(id_))
        link.pointed.connect(lambda on: self._session.pointed_at.emit(id_ if on else ""))
        return link
