"""Predictions in the window: numbers are covered, guesses are judged, nothing gives them away."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from circuit_editor.engine import Run, State
from circuit_editor.engine.name_resolver import SHAPE, Part
from circuit_editor.model import (
    OUT,
    Document,
    Path,
    Pin,
)
from circuit_editor.model.loss_names import marks_a_loss
from circuit_editor.model.naming import describe
from circuit_editor.model.output_names import has_own_name
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.teaching.node_names import acting
from circuit_editor.teaching.predict.cover import CellIndex, RunNumbers
from circuit_editor.teaching.predict.diagnosis import Highlight
from circuit_editor.teaching.predict.diagnosis_context import PreviousNumbers
from circuit_editor.teaching.predict.prediction import (
    Cover,
    Outcome,
    Prediction,
    Question,
    Score,
    Verdict,
)
from circuit_editor.teaching.predict.replaced_circuit import ReplacedCircuit
from circuit_editor.text import QT_TRANSLATE_NOOP, Quantity, Sentence, name_cell
from circuit_editor.ui.app.translate import fill, say
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.shell.commands import PredictionState
from circuit_editor.ui.widgets import wording
from circuit_editor.ui.widgets.cell_words import cell_place

__all__ = ["Cover", "Outcome", "Predicting", "Question"]


ON_WIRE = {
    Quantity.VALUE: QT_TRANSLATE_NOOP("Sentence", "the value on the wire {source} → {gate}"),
    Quantity.GRADIENT: QT_TRANSLATE_NOOP("Sentence", "the gradient on the wire {source} → {gate}"),
}
ON_WIRE_TO = {  # which of a gate's inputs
    Quantity.VALUE: QT_TRANSLATE_NOOP(
        "Sentence", "the value on the wire {source} → {gate}, {place}"
    ),
    Quantity.GRADIENT: QT_TRANSLATE_NOOP(
        "Sentence", "the gradient on the wire {source} → {gate}, {place}"
    ),
}


def cell_of(question: Question) -> CellIndex:
    """The cell of an array that is asked for; () for a single number."""
    return question.part if isinstance(question.part, tuple) else ()


class PredictionPosition(NamedTuple):
    """The state of a prediction: what was answered, what is asked and what is talked about."""

    prediction: Prediction
    previous: PreviousNumbers | None
    current: Question | None
    last: Question | None
    shown: Question | None
    then: Question | None


class Predicting(QObject):
    """The prediction under way: what is asked, what was answered. Without one all may be seen."""

    changed = Signal()  # other questions, or another answer
    asked = Signal(object)  # the question that is to be answered next; None: none
    began = Signal()
    ended = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._prediction: Prediction | None = None
        self._previous: PreviousNumbers | None = None
        self._left: tuple[Document, Run] | None = None  # by a lesson that goes on
        self._asked: frozenset[Question] | None = None  # of what is covered; None: all of it
        # what can be asked now: along the timeline only what its next step makes
        self.is_due: Callable[[Question], bool] = lambda question: True
        self.is_ahead: Callable[[Question], bool] = lambda question: True  # not reached yet
        self.current: Question | None = None
        self.last: Question | None = None  # what was answered last
        self.shown: Question | None = None  # what is just being talked about
        self.then: Question | None = None  # and what is asked next
        session.document_changed.connect(self._tell)
        session.opened.connect(self._leave)
        self.changed.connect(self._note)

    # --- what may be seen ----------------------------------------------------------------------

    @property
    def hides_anything(self) -> bool:
        """True while something is asked that nobody has found or revealed."""
        return self._prediction is not None and self._prediction.hides_anything

    @property
    def hides_characters(self) -> bool:
        """True while a gradient is asked for: the word under its gate would tell the rule."""
        return any(each.what is Quantity.GRADIENT for each in self.left)

    def state(self, what: Quantity, pin: Pin) -> State:
        """COVERED where a number is asked for, or would tell one that is."""
        prediction = self._prediction
        if prediction is not None and prediction.covered(pin, what):
            return State.COVERED
        return State.VALUE

    def hides_shape(self, pin: Pin) -> bool:
        """True where the shape of an array is asked for, or would tell one that is."""
        return self._prediction is not None and self._prediction.hides_shape(pin)

    def follow(self) -> None:
        """Ask the same questions of the circuit as it is now."""
        prediction, session = self._prediction, self._session
        if prediction is not None and prediction.run is not session.run:
            self._previous = prediction.run
            self._prediction = prediction.follow(session.document, session.run)

    # --- what is asked --------------------------------------------------------------------

    @property
    def is_on(self) -> bool:
        """True while numbers are covered, or their score is still shown."""
        return self._prediction is not None

    @property
    def questions(self) -> list[Question]:
        """Everything that is asked, in the order of the passes."""
        return self._prediction.questions if self._prediction is not None else []

    @property
    def left(self) -> list[Question]:
        """What nobody has found or revealed yet."""
        return self._prediction.left if self._prediction is not None else []

    @property
    def is_guided(self) -> bool:
        """True where a lesson chose what is asked, and nothing is shown for the asking."""
        return self._asked is not None

    @property
    def to_ask(self) -> list[Question]:
        """Of what is left that which is asked for now; the rest is only covered."""
        asked = self._asked
        left = [each for each in self.left if asked is None or each in asked]
        return [each for each in left if self.is_due(each)]

    @property
    def score(self) -> str:
        """How it went so far, in a sentence."""
        return say(self._prediction.score.sentence) if self._prediction is not None else ""

    def asks(self, what: Quantity, pin: Pin) -> bool:
        """True where the number at this pin is asked for, found or not."""
        prediction = self._prediction
        return prediction is not None and prediction.question(pin, what) is not None

    def was_found(self, question: Question) -> bool:
        """True where this was asked for and found without being shown."""
        verdict = self.verdict(question)
        return verdict is not None and verdict.accepted

    def verdict(self, question: Question) -> Verdict | None:
        """What was said to the last guess; None once the number was shown instead."""
        prediction, asked = self._prediction, (question.pin, question.what, question.part)
        if prediction is None or prediction.is_revealed(*asked):
            return None
        return prediction.verdict(*asked)

    def question_at(
        self, pin: Pin, what: Quantity, part: Part = None, *, pointed: CellIndex | None = None
    ) -> Question | None:
        """What is asked at a pin and not found yet; of an array the cell that is `pointed` at.

        Where a lesson asks, or somebody answered already, the cell stays that which was asked for.
        """
        if self._prediction is None:
            return None
        question = self._prediction.question(pin, what, part)
        if question not in self.to_ask:
            return None
        if pointed is None or self.is_guided:
            return question
        other = self._prediction.ask_cell(question, pointed)
        if other is not self._prediction:
            self._prediction = other
            question = replace(question, part=pointed)
        return question

    def name_of(self, question: Question) -> str:
        """The question in words: the gradient of q."""
        if self._prediction is not None and self._prediction.is_of_loss(question):
            return self._name_of_loss()
        return self._name_of_number(question)

    def _name_of_number(self, question: Question) -> str:
        session, pin = self._session, question.pin
        id_ = Path(pin.node).relative_to(Path.of(*session.where))
        if Pin(id_, pin.port) in session.shown.wires:
            told = self._name_on_wire(Pin(id_, pin.port), question)
            shape = self.tr("the shape of {what}")
            return fill(shape, what=told) if question.part == SHAPE else told
        name = describe(session.shown, id_) if id_ in session.shown.nodes else pin.node
        if pin.port != OUT and id_ in session.shown.nodes:
            interface = session.shown.nodes[id_].interface
            port = interface.port(pin.port).name if interface is not None else pin.port
            gate = session.shown.nodes[id_].gate
            if len(gate.inputs) + len(gate.outputs) > 1:
                name = f"{name}.{port}"
        name = name_cell(name, cell_of(question))
        is_value = question.what is Quantity.VALUE
        if question.part == SHAPE:
            of_value = self.tr("the shape of {name}")
            of_gradient = self.tr("the shape of the gradient of {name}")
            return fill(of_value if is_value else of_gradient, name=name)
        if is_value:
            return fill(self.tr("the value of {name}"), name=name)
        return fill(self.tr("the gradient of {name}"), name=name)

    def how_to_answer(self, question: Question) -> str:
        """What is to be typed: a number, of which cell; or lengths."""
        if question.part == SHAPE:
            return self.tr("type its lengths in the field, such as 2x3.")
        place = cell_place(cell_of(question))
        if not place:
            return self.tr("type it in the field.")
        return fill(self.tr("type it in the field ({place})."), place=place)

    def _name_on_wire(self, target: Pin, question: Question) -> str:
        """The question for a wire's number: the wire by its ends, the gate by its sign."""
        circuit = self._session.shown
        source, node = circuit.wires[target], circuit.nodes[target.node]
        what = ON_WIRE[question.what]
        several = [each for each in circuit.sources(target.node) if each == source]
        if len(several) > 1 or node.gate.is_block:
            what = ON_WIRE_TO[question.what]
        return say(
            Sentence.of(
                what,
                source=name_cell(wording.panel_output_name(circuit, source), cell_of(question)),
                gate=acting(self._session.document, question.pin.node),
                place=wording.place(node, target.port),
            )
        )

    def _name_of_loss(self) -> str:
        """The question for the loss's own gradient: its name, where nothing else bears it."""
        document = self._session.document
        is_loss = marks_a_loss(document)
        if not has_own_name(document):
            return (
                self.tr("the gradient of the loss itself")
                if is_loss
                else self.tr("the gradient of the output itself")
            )
        told = (
            self.tr("the gradient of the loss {name}")
            if is_loss
            else self.tr("the gradient of the output {name}")
        )
        return fill(told, name=document.root.name(document.loss or ""))

    # --- what one does --------------------------------------------------------------------

    def begin(
        self, cover: Cover | Collection[Question], asked: Collection[Question] | None = None
    ) -> bool:
        """Cover numbers, and ask for all of them or for those; False where there are none.

        What is asked already goes on then.
        """
        session = self._session
        closed = session.closed_blocks
        prediction = Prediction.begin(
            session.document, session.run, cover, closed, self._chosen_cell
        )
        if asked is None and not all(map(self.is_ahead, prediction.questions)):
            ahead = [each for each in prediction.questions if self.is_ahead(each)]
            prediction = Prediction.begin(session.document, session.run, ahead, closed)
        if not prediction.questions:
            is_shape = cover is Cover.SHAPES
            told = self.tr("There is no array here whose shape could be predicted.")
            other = self.tr("There is no number here to predict yet.")
            session.message.emit(told if is_shape else other)
            return False
        left, self._left = self._left, None
        self.stop()
        self._prediction = prediction
        if left is not None and left[0] is not session.document:
            self._previous = ReplacedCircuit(*left, session.document)
        if asked is not None:
            chosen = (prediction.question(each.pin, each.what, each.part) for each in asked)
            self._asked = frozenset(each for each in chosen if each is not None)
        session.add_filter(self)
        self.began.emit()
        self.changed.emit()
        self.ask_first()
        return True

    def go_on_answering(self) -> bool:
        """Ask on where answers would be lost to other questions; False where there are none."""
        if self.last is None or not self.left:
            return False
        if self.current in self.to_ask:
            self.ask(self.current)
        else:
            self.ask_first()
        told = self.tr("What is asked goes on. To ask for others, end the prediction first.")
        self._session.message.emit(told)
        return True

    @property
    def position(self) -> PredictionPosition | None:
        """Where one stands, for the window that takes over; None where a lesson asks, or nobody."""
        if self._prediction is None or self.is_guided:
            return None
        return PredictionPosition(
            self._prediction, self._previous, self.current, self.last, self.shown, self.then
        )

    def go_on_from(self, other: PredictionPosition) -> None:
        """Cover and ask what was covered and asked in another window."""
        self.stop()
        self._prediction, self._previous = other.prediction, other.previous
        self.follow()
        self.last, self.then = other.last, other.then
        self._session.add_filter(self)
        self.began.emit()
        self.current = other.current  # before anybody who keeps in step asks for the first
        self.changed.emit()
        if other.current in self.to_ask:
            self.ask(other.current)
        elif other.shown is None:
            self.ask_first()
        else:
            self.ask(None)
            self.shown = other.shown
            self.changed.emit()

    def begin_selected(self) -> bool:
        """Cover the value and the gradient of what is selected."""
        session = self._session
        pins = [
            Pin(session.path_of(id_), port)
            for id_ in sorted(session.selection)
            for port in session.shown.nodes[id_].gate.outputs
        ]
        wire = session.selected_wire
        if wire is not None:
            pins = [Pin(session.path_of(wire.node), wire.port)]
        given = {pin for pin in pins if self._is_given(pin)}
        questions = [Question(pin, Quantity.VALUE) for pin in pins if pin not in given]
        return self.begin([*questions, *(Question(pin, Quantity.GRADIENT) for pin in pins)])

    def stop(self, *, goes_on: bool = False) -> None:
        """Show all numbers again; where a lesson `goes_on`, they are what was before the next."""
        if self._prediction is None:
            self._left = self._left if goes_on else None
            return
        prediction = self._prediction
        self._left = (prediction.document, prediction.run) if goes_on else None
        self._prediction = self._previous = self.current = self.last = None
        self._asked = self.shown = self.then = None
        self._session.remove_filter(self)
        self.asked.emit(None)
        self.ended.emit()
        self.changed.emit()

    def ask(self, question: Question | None) -> None:
        """Let this question be answered next."""
        self.current, self.shown = question, None
        self.asked.emit(question)

    def ask_first(self) -> None:
        """Ask for the first of what can be asked now."""
        self.ask(next(iter(self.to_ask), None))

    def ask_next(self, by: int = 1) -> None:
        """Go on to the next question that is left, or back to the one before."""
        left, questions = self.to_ask, self.questions
        if not left:
            self.ask(None)
            return
        here = questions.index(self.current) if self.current in questions else -1
        order = questions[here + 1 :] + questions[: here + 1]
        if by < 0:
            order = questions[:here][::-1] + questions[here:][::-1]
        self.ask(next(each for each in order if each in left))

    def guess(self, question: Question, text: str) -> Verdict | None:
        """Take a guess for a question; what is said to it."""
        if self._prediction is None:
            return None
        is_hidden = partial(self._session.is_hidden_by_others, self)
        asked = self._asked
        on_paper = [each for each in self.questions if asked is not None and each not in asked]
        guessed = self._prediction.guess(
            question.pin,
            question.what,
            text,
            self._previous,
            is_hidden,
            on_paper,
            question.part,
        )
        self._put(guessed, question)
        return self.verdict(question)

    def reveal(self, *, stays: bool = False) -> None:
        """Show the number that is asked for now; and ask for the next, unless one `stays` there."""
        if self._prediction is not None and self.current is not None:
            question = self.current
            shown = self._prediction.reveal(question.pin, question.what, question.part)
            self._put(shown, question)
            self.ask_next()
            if stays:
                self.shown, self.then = question, self.current
                self.current = None
                self.asked.emit(None)

    def go_on(self) -> None:
        """Ask for what comes after the number that one stayed at."""
        self.ask(self.then if self.then in self.to_ask else next(iter(self.to_ask), None))

    def reveal_these(self, questions: Collection[Question], *, for_good: bool = False) -> None:
        """Show these numbers; `for_good` also when an edit makes others of them."""
        prediction = self._prediction
        if prediction is not None:
            if for_good:
                prediction = prediction.keep_open(questions)
            for each in questions:
                prediction = prediction.reveal(each.pin, each.what, each.part)
            self._put(prediction, self.current if self.current in questions else self.last)

    def reveal_all(self) -> None:
        """Show every number that was not found."""
        if self._prediction is not None:
            self._put(self._prediction.reveal_all(), self.current)
            self.ask(None)

    def score_of(self, questions: Collection[Question]) -> Score:
        """How it went so far with these questions."""
        if self._prediction is None:
            return Score(0, 0, 0, 0)
        return self._prediction.score_of(questions)

    def look(self) -> Highlight:
        """What to look at to see what went wrong with the last guess."""
        verdict = self.verdict(self.last) if self.last is not None else None
        if verdict is None or not verdict.diagnoses:
            return Highlight()
        return verdict.diagnoses[0].look

    # --- parts ----------------------------------------------------------------------------

    def _chosen_cell(self, pin: Pin, shape: tuple[int, ...]) -> CellIndex | None:
        """The cell of an array that somebody has chosen; None where nobody did."""
        return self._session.cell_chosen_at(pin.node, shape)

    def _put(self, prediction: Prediction, question: Question | None) -> None:
        self._prediction, self.last = prediction, question
        self._session.numbers_shown_changed()
        self.changed.emit()

    def _tell(self) -> None:
        """After an edit: what was asked for may be gone."""
        if self._prediction is None:
            return
        if self.current is not None and self.current not in self.left:
            self.ask_first()
        self.changed.emit()

    def _note(self) -> None:
        """Tell the session how far this is: its commands apply accordingly."""
        if not self.is_on:
            state = PredictionState.NONE
        elif not self.left:
            state = PredictionState.ANSWERED
        else:
            begun = self.last is not None
            state = PredictionState.ANSWERED_IN_PART if begun else PredictionState.ASKED
        self._session.note_prediction(state)

    def _leave(self) -> None:
        """Another document is there; what a lesson that goes on left is kept."""
        if self._prediction is not None:
            self.stop()

    def _is_given(self, pin: Pin) -> bool:
        """True for what an input holds, there and at the other end of a wire."""
        run = self._session.run
        number = RunNumbers(run).at(pin, Quantity.VALUE)
        return number is not None and run.tape.steps[number.slot].gate.is_source
