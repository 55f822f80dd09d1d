"""The pages of the card on stage: which there are for a node, a wire or a port, in order."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from PySide6.QtWidgets import QVBoxLayout, QWidget

from circuit_editor.model import OUT, Pin
from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.classroom.stage.stage_rule import RulePage, TangentPage
from circuit_editor.ui.inspector.cards.closed_form_card import ClosedFormCard
from circuit_editor.ui.inspector.cards.gradient_card import GradientCard, targets_of
from circuit_editor.ui.inspector.cards.nudge_card import NudgeCard
from circuit_editor.ui.inspector.cards.one_step_card import OneStepCard, ProofCard
from circuit_editor.ui.inspector.cards.paths_card import PathsCard
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.widgets.labels import BODY, NO_MARGINS, QUIET, Paragraph, fill_layout

if TYPE_CHECKING:
    from circuit_editor.ui.app.theme import Appearance
    from circuit_editor.ui.inspector.cards.cell_rule_card import CellRuleCard
    from circuit_editor.ui.session.formula_client import FormulaClient

Staged: TypeAlias = (
    "ClosedFormCard | GradientCard | NudgeCard | OneStepCard | PathsCard | ProofCard | CellRuleCard"
)

WIDE = 20  # letters of a sentence on one line, at least
RULE = QT_TRANSLATE_NOOP("StagePages", "Chain rule")
GRADIENT = QT_TRANSLATE_NOOP("StagePages", "Gradient")
TANGENT = QT_TRANSLATE_NOOP("StagePages", "Tangent")
FORMULA = QT_TRANSLATE_NOOP("StagePages", "Closed form")
PROOF = QT_TRANSLATE_NOOP("StagePages", "Proof")
NUDGE = QT_TRANSLATE_NOOP("StagePages", "Nudge")
PATHS = QT_TRANSLATE_NOOP("StagePages", "Paths")
CHECK = QT_TRANSLATE_NOOP("StagePages", "Check")
VALUE = QT_TRANSLATE_NOOP("StagePages", "Value")


class Subject(NamedTuple):
    """The subject of a page: a node by its output, or a wire by where it arrives (`target`)."""

    pin: Pin
    target: Pin | None = None
    tells_value: bool = False  # its value was asked: what the forward pass does there


class StagePage(NamedTuple):
    """A page's name, and what makes it."""

    name: str
    make: Callable[[QWidget], QWidget]


def pages_of(
    session: Session,
    subject: Subject,
    formulas: FormulaClient,
    appearance: Appearance,
    hides: Callable[[], bool],
    told: Callable[[], str],
) -> list[StagePage]:
    """The pages for what is explained, the most wanted first.

    `hides` is True while numbers are hidden, and says why a page may be blank; `told` is what the
    forward pass does at a gate, in a sentence.
    """

    def held(card: Staged, parent: QWidget) -> StagedCard:
        return StagedCard(card, hides, parent)

    def by_cells(gate: str, port: str, name: str = RULE) -> StagePage:
        from circuit_editor.ui.inspector.cards.cell_rule_card import CellRuleCard

        def make(parent: QWidget) -> StagedCard:
            card = CellRuleCard(session, gate, parent, port=port, wanted=wanted)
            return held(card, parent)

        return StagePage(name, make)

    id_, pin, wanted = subject.pin.node, subject.pin, appearance.theme.wanted
    gate, shape = session.shown.nodes[id_].gate, session.shown.nodes[id_].shape
    changes = [StagePage(NUDGE, lambda parent: held(NudgeCard(session, pin, parent), parent))]
    if not session.holds_array(pin):  # of a single number alone are there products along paths
        changes.append(
            StagePage(PATHS, lambda parent: held(PathsCard(session, pin, parent), parent))
        )
    if subject.target is not None or gate.is_source:
        gradient = StagePage(
            GRADIENT,
            lambda parent: held(
                GradientCard(session, pin, parent, highlighted=subject.target, wanted=wanted),
                parent,
            ),
        )
        targets = [subject.target] if subject.target is not None else targets_of(session.shown, pin)
        computing = [
            each for each in targets if session.shown.nodes[each.node].gate.forward is not None
        ]
        rules = [by_cells(each.node, each.port) for each in computing[:1]] if shape else []
        return [*rules, gradient, *changes]
    found, is_by_cells = [], bool(shape) and not gate.is_block
    if subject.tells_value and is_by_cells:
        found.append(by_cells(id_, OUT, VALUE))
    elif subject.tells_value:
        found.append(StagePage(VALUE, lambda parent: SentencePage(told, appearance, parent)))
    if gate.is_of_arrays or is_by_cells:
        port = gate.inputs[-1] if gate.meets is not None else gate.inputs[0]
        return [*found, by_cells(id_, port), *changes]
    form = StagePage(
        FORMULA,
        lambda parent: held(ClosedFormCard(session, id_, formulas, parent, copies=False), parent),
    )
    if gate.is_block and any(session.shapes_at(id_).values()):
        step = StagePage(
            RULE, lambda parent: held(OneStepCard(session, id_, parent, wanted=wanted), parent)
        )
        return [*found, step, form]
    found.append(StagePage(RULE, lambda parent: RulePage(session, id_, appearance, parent)))
    if gate.is_flag:
        return found
    if len(gate.inputs) > 1 and not (gate.is_block and len(gate.outputs) != 1):
        found.append(
            StagePage(TANGENT, lambda parent: TangentPage(session, id_, appearance, parent))
        )
    if gate.is_block:
        proof = StagePage(PROOF, lambda parent: held(ProofCard(session, id_, parent), parent))
        found += [form, proof]
    if len(gate.outputs) == 1:
        found += changes
    return found


class StagedCard(QWidget):
    """A card of the inspector on stage; where it would tell what is hidden, why it is not there."""

    def __init__(self, card: Staged, hides: Callable[[], bool], parent: QWidget) -> None:
        super().__init__(parent)
        self._card = card
        self._hides = hides
        self._why = Paragraph(QUIET, "", self)
        fill_layout(QVBoxLayout(self), card, self._why, margins=NO_MARGINS)
        card.setProperty("role", "stage")  # a card in a card needs no frame
        if (inner := card.layout()) is not None:
            inner.setContentsMargins(*NO_MARGINS)
        card.heading.hide()  # the page has a name

    @property
    def widest(self) -> int:
        """The width that its card asks for where it is wider than others, in pixels; else 0."""
        return getattr(self._card, "widest", 0)

    def refresh(self) -> None:
        """Show the numbers as they are now."""
        self._card.refresh()
        self.look()

    def look(self) -> None:
        """Say why there is nothing, where there is nothing."""
        why = ""
        if self._card.isHidden():
            why = (
                self.tr("Some numbers are hidden now, and this would give them away.")
                if self._hides()
                else self.tr("There is nothing to tell here.")
            )
        self._why.show_or_hide(why)

    def let_go(self) -> None:
        """Wait for nothing any more: another page is shown."""
        let_go = getattr(self._card, "let_go", None)
        if let_go is not None:
            let_go()


class SentencePage(Paragraph):
    """A page with one sentence, and nothing else."""

    def __init__(self, told: Callable[[], str], appearance: Appearance, parent: QWidget) -> None:
        super().__init__(BODY, "", parent, look.font(appearance.sentence))
        self._told = told
        self.setMinimumWidth(WIDE * appearance.sentence)

    def refresh(self) -> None:
        """Say it with the numbers as they are now."""
        self.setText(self._told())


def of_node(id_: str, port: str = OUT) -> Subject:
    """A node, by its output."""
    return Subject(Pin(id_, port))
