"""Each step of a timeline as one sentence, with the numbers of the run as they are now.

The sentences are templates for translators with their numbers beside them; in English they read
"q = x + y = −2.00 + 5.00 = 3.00" and "mul switches: it sends −4.00 × 2.00 = −8.00 to x". Names
are the labels and formulas that people see. What is not computed is said to be so, and why.
"""

from __future__ import annotations

import numpy as np

from circuit_editor.engine import ReadingFilter
from circuit_editor.gates import OUT, Array, input_cells, outside_domain
from circuit_editor.model import (
    Document,
    Path,
    Pin,
)
from circuit_editor.model.loss_names import marks_a_loss
from circuit_editor.model.naming import operation
from circuit_editor.model.output_names import has_own_name
from circuit_editor.teaching.explain.chain_rule import (
    EQUAL,
    ChainRule,
    ChainRules,
    Output,
    are_numbers,
    relation,
    sum_text,
)
from circuit_editor.teaching.explain.gate_character import kink_at
from circuit_editor.teaching.explain.phrases import (
    MOST_SAID,
    PLACES,
    REMARKED,
    at,
    backward,
    equals_sign,
    join_with_and,
    operands,
    result_of,
    write_operation,
)
from circuit_editor.teaching.timeline.timeline import (
    BLOCK,
    FLAG,
    GIVEN,
    SEED,
    ForkSum,
    TeachingStep,
    Timeline,
)
from circuit_editor.text import (
    MINUS,
    QT_TRANSLATE_NOOP,
    Argument,
    Pass,
    Sentence,
    as_read,
    as_word,
    brief,
    shape_in_words,
    shorten,
)
from circuit_editor.text.typed_shapes import write_shape

MATRIX = 2
MOST_LOOKED_AT = 64  # numbers that are not finite

LOSS_ITSELF = QT_TRANSLATE_NOOP("Sentence", "The loss's own gradient: d{f}/d{f} = {number}.")
OUTPUT_ITSELF = QT_TRANSLATE_NOOP("Sentence", "The output's own gradient: d{f}/d{f} = {number}.")
LOSS_ITSELF_UNNAMED = QT_TRANSLATE_NOOP("Sentence", "The loss's own gradient is {number}.")
OUTPUT_ITSELF_UNNAMED = QT_TRANSLATE_NOOP("Sentence", "The output's own gradient is {number}.")
THE_LOSS_IS = QT_TRANSLATE_NOOP("Sentence", "The loss is {name} = {number}.")
THE_OUTPUT_IS = QT_TRANSLATE_NOOP("Sentence", "The output is {name} = {number}.")
THE_UNNAMED_LOSS_IS = QT_TRANSLATE_NOOP("Sentence", "The loss is {number}.")
THE_UNNAMED_OUTPUT_IS = QT_TRANSLATE_NOOP("Sentence", "The output is {number}.")
NO_SINGLE_LOSS = QT_TRANSLATE_NOOP(
    "Sentence",
    "The loss must be a single number, but {name} is {number}: there is no way back from it.",
)
NO_SINGLE_OUTPUT = QT_TRANSLATE_NOOP(
    "Sentence",
    "The output must be a single number, but {name} is {number}: there is no way back from it.",
)
NO_VALUE_YET = QT_TRANSLATE_NOOP("Sentence", "The value of {name} is not shown yet.")
NO_GRADIENT_YET = QT_TRANSLATE_NOOP("Sentence", "The gradient of {name} is not shown yet.")
# of a product of matrices: the shapes of both beside that of what comes out
BY_SHAPES = QT_TRANSLATE_NOOP("Sentence", "{operation} {relation} {number}, of {product}")
STOP = QT_TRANSLATE_NOOP("Sentence", "{sentence}.")
INSIDE = QT_TRANSLATE_NOOP("Sentence", "In {block}: {sentence}")


class Sentences:
    """The sentences of a timeline by position; worked out when somebody asks.

    Make a new one when the numbers, or what may be seen of them, are others: it keeps what it has
    worked out.
    """

    def __init__(self, document: Document, readings: ReadingFilter, line: Timeline) -> None:
        self.rules = ChainRules(document, readings)
        self._document, self._seen, self._line = document, readings, line
        self._marks_a_loss = marks_a_loss(document)

    def at(self, position: int) -> Sentence:
        """The sentence of a step; it ends with a full stop unless it is an equation."""
        step = self._line.steps[position]
        if step.kind == GIVEN:
            return self._given()
        if step.kind == SEED:
            seed = self.rules.at(step.path).outputs[0].upstream
            if seed.is_not_reached:
                name = as_word(shorten(self._document.root.name(step.path), 12))
                return Sentence.of(NO_GRADIENT_YET, name=name)
            number = seed.text if seed.array is None else brief(float(seed.array))
            return self._seed(step, number)
        if step.pass_ is Pass.BACKWARD:
            return self._inside(step, self._backward(step, position))
        return self._inside(step, self._forward(step))

    def _seed(self, step: TeachingStep, number: str) -> Sentence:
        """With what the way back begins: df/df = 1, without names where f is also another's."""
        if not has_own_name(self._document):
            itself = LOSS_ITSELF_UNNAMED if self._marks_a_loss else OUTPUT_ITSELF_UNNAMED
            return Sentence.of(itself, number=number)
        name = as_word(shorten(self._document.root.name(step.path), 12))
        itself = LOSS_ITSELF if self._marks_a_loss else OUTPUT_ITSELF
        return Sentence.of(itself, f=name, number=number)

    def name(self, position: int) -> str:
        """What people call the node of a step, with the blocks it stands in; "" for the given."""
        step = self._line.steps[position]
        return "" if step.kind == GIVEN else self.rules.names.full(step.path)

    def _inside(self, step: TeachingStep, sentence: Sentence) -> Sentence:
        """Names mean what they mean inside the block in which the gate stands."""
        around = Path(step.path).around
        return (
            Sentence.of(INSIDE, block=self.rules.names.place(around), sentence=sentence)
            if around
            else sentence
        )

    def _given(self) -> Sentence:
        given = [path for path in self._line.given if self._line.has_value(Pin(path, OUT), 0)]
        if not given:
            return Sentence.of(QT_TRANSLATE_NOOP("Sentence", "Nothing is given."))
        if any(self._seen.value(Pin(path, OUT)).is_not_reached for path in given):
            return Sentence.of(
                QT_TRANSLATE_NOOP("Sentence", "The values that are given are not shown yet.")
            )
        pieces = [
            Sentence.of(
                QT_TRANSLATE_NOOP("Sentence", "{name} = {number}"),
                name=self.rules.names.full(path),
                number=self._seen.value(Pin(path, OUT)).told,
            )
            for path in given[:MOST_SAID]
        ]
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "Given: {what}."), what=join_with_and(pieces, len(given))
        )

    def _forward(self, step: TeachingStep) -> Sentence:
        rule = self.rules.at(step.path)
        if any(each.value.is_not_reached for each in rule.outputs):
            return Sentence.of(NO_VALUE_YET, name=self._name(step.path))
        if not any(each.value.is_there for each in rule.outputs):
            return self._not_computed(step, rule)
        if step.kind == FLAG and step.path == self._document.loss:
            return self._loss(rule)
        if step.kind == BLOCK and len(rule.outputs) > 1:
            return self._several(rule)
        return self._with_reason(rule, self._equation(rule))

    def _loss(self, rule: ChainRule) -> Sentence:
        value, name = rule.outputs[0].value, self.rules.names.short(rule.path)
        if are_numbers(value) and not has_own_name(self._document):
            template = THE_UNNAMED_LOSS_IS if self._marks_a_loss else THE_UNNAMED_OUTPUT_IS
            return Sentence.of(template, number=value.told)
        if are_numbers(value):
            template = THE_LOSS_IS if self._marks_a_loss else THE_OUTPUT_IS
        else:
            template = NO_SINGLE_LOSS if self._marks_a_loss else NO_SINGLE_OUTPUT
        return Sentence.of(template, name=name, number=value.told)

    def _equation(self, rule: ChainRule) -> Sentence:
        """`q = x + y = −2.00 + 5.00 = 3.00`: names, the same with numbers, and the value."""
        circuit, id_ = self.rules.names.circuit_around(rule.path), Path(rule.path).name
        value, texts = rule.outputs[0].value, [row.value.text for row in rule.rows]
        is_cut = self.rules.names.unnamed(rule.path) is not None
        names = [] if is_cut else [self.rules.names.short(rule.path)]
        done = ""
        if rule.gate.is_flag:
            (row,) = rule.rows
            done = row.name if row.unnamed is None else ""
        elif is_cut or circuit.label(id_):
            done = operation(circuit, id_, operands(rule.node, texts))
        if done and shorten(done) not in names and as_read(done) != as_read(value.text):
            names.append(done)
        equal = EQUAL
        if are_numbers(value, *(row.value for row in rule.rows)) and not rule.gate.is_flag:
            equal = equals_sign(rule)
            done = write_operation(rule.node, texts)
            # minus 1.00 is −1.00, and needs no saying twice
            tells = value.is_covered and not np.isnan(as_read(done))  # neg of 1.00 reads −1.00
            if texts and as_read(done) != as_read(value.text) and done not in names and not tells:
                names.append(done)
            elif not names:
                names.append(f"{MINUS}({texts[0]})")
        names = names or [rule.gate.title]
        arrays = [row.value.array for row in rule.rows]
        if (
            rule.gate.sent
            and isinstance(value.told, Sentence)
            and all(each is not None and each.ndim == MATRIX for each in arrays)
        ):
            product = "".join(f"({write_shape(each.shape)})" for each in arrays if each is not None)
            return Sentence.of(
                BY_SHAPES,
                operation=f" {EQUAL} ".join(names),
                relation=equal,
                number=value.told,
                product=product,
            )
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "{operation} {relation} {number}"),
            operation=f" {EQUAL} ".join(names),
            relation=equal,
            number=value.told,
        )

    def _several(self, rule: ChainRule) -> Sentence:
        """A block with several outputs: they become known together."""

        def piece(each: Output) -> Sentence:
            if not each.value.text:
                return Sentence.of(
                    QT_TRANSLATE_NOOP("Sentence", "{name} not computed"), name=shorten(each.name)
                )
            return Sentence.of(
                QT_TRANSLATE_NOOP("Sentence", "{name} = {number}"),
                name=shorten(each.name),
                number=each.value.told,
            )

        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "{block}, in one step: {what}."),
            block=self.rules.names.short(rule.path),
            what=join_with_and([piece(each) for each in rule.outputs]),
        )

    def _with_reason(self, rule: ChainRule, equation: Sentence) -> Sentence:
        """The equation, and where its number is not finite, why."""
        value = rule.outputs[0].value.array
        inputs = [row.value.array for row in rule.rows]
        if rule.gate.is_block or value is None or np.isfinite(value).all():
            return equation
        if not all(each is not None and np.isfinite(each).all() for each in inputs):
            return equation  # the reason was told where the first of them came up
        attrs = {**rule.node.attrs, **rule.node.options}
        reason = outside_domain(rule.gate, tuple(inputs), attrs)
        if reason is None and _is_by_design(rule, value):
            return equation
        if reason is None:
            reason = Sentence.of(
                QT_TRANSLATE_NOOP("Sentence", "This is too large for a number (limit 1.8e308).")
            )
        return Sentence.of(REMARKED, sentence=Sentence.of(STOP, sentence=equation), remark=reason)

    def _not_computed(self, step: TeachingStep, rule: ChainRule) -> Sentence:
        name = self._name(step.path)
        for place_at, row in enumerate(rule.rows):
            if row.value.is_there or row.value.is_hidden:
                continue
            if row.source is not None:
                return Sentence.of(
                    QT_TRANSLATE_NOOP(
                        "Sentence", "{name} is not computed, because {source} is not."
                    ),
                    name=name,
                    source=at(rule, row),
                )
            if len(rule.rows) == 1:
                return Sentence.of(
                    QT_TRANSLATE_NOOP(
                        "Sentence", "{name} is not computed: nothing is wired to it."
                    ),
                    name=name,
                )
            interface = rule.node.interface
            return Sentence.of(
                QT_TRANSLATE_NOOP(
                    "Sentence", "{name} is not computed: nothing is wired to its {place}."
                ),
                name=name,
                place=Sentence.of(PLACES[place_at])
                if interface is None
                else shorten(interface.port(row.port).name),
            )
        if rule.gate.is_block:
            return Sentence.of(
                QT_TRANSLATE_NOOP("Sentence", "{name} is not computed: see inside it."), name=name
            )
        arrays = [row.value.array for row in rule.rows]
        if any(each is None for each in arrays):
            return Sentence.of(
                QT_TRANSLATE_NOOP("Sentence", "{name} is not computed: its inputs do not fit."),
                name=name,
            )
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence", "{name} is not computed: {shapes} do not fit, or would be too large."
            ),
            name=name,
            shapes=join_with_and(
                [shape_in_words(each.shape) for each in arrays if each is not None]
            ),
        )

    def _backward(self, step: TeachingStep, position: int) -> Sentence:
        rule = self.rules.at(step.path)
        around, id_ = Path(step.path).around, Path(step.path).name
        sentence = backward(rule, self.rules.names.circuit_around(step.path).label(id_))
        if any(row.downstream.is_not_reached for row in rule.rows):
            return Sentence.of(STOP, sentence=sentence)
        for fork in self._line.forks(position):
            sentence = self._forked(sentence, fork, around)
        sentence = Sentence.of(STOP, sentence=sentence)
        remark = kink_at(rule)
        return (
            sentence if remark is None else Sentence.of(REMARKED, sentence=sentence, remark=remark)
        )

    def _forked(self, sentence: Sentence, fork: ForkSum, around: str) -> Sentence:
        """What was said, and the sum at a fork that this step has made whole."""
        seen, pin = self._seen, fork.driver
        total = seen.gradient(pin)
        wire_gradients = [seen.gradient(each) for each in fork.targets]
        is_covered = any(each.is_covered for each in (total, *wire_gradients))
        texts = [each.text for each in wire_gradients]
        same = Path(pin.node).around == around
        name: Argument = self.rules.names.output(pin) if same else self.rules.names.full(pin.node)
        unnamed = self.rules.names.unnamed(pin.node) if same else None
        if unnamed is not None and len(unnamed.gate.outputs) == 1:
            name = result_of(unnamed)
        if not are_numbers(total, *wire_gradients):
            return Sentence.of(
                QT_TRANSLATE_NOOP(
                    "Sentence", "{sentence}; at the fork {name} gets the sum of {count} arrays"
                ),
                sentence=sentence,
                name=name,
                count=len(texts),
            )
        if len(texts) > MOST_SAID:
            return Sentence.of(
                QT_TRANSLATE_NOOP(
                    "Sentence",
                    "{sentence}; at the fork {name} gets the sum of {count} wires, {total}",
                ),
                sentence=sentence,
                name=name,
                count=len(texts),
                total=total.text,
            )
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence", "{sentence}; at the fork {name} gets {sum} {relation} {total}"
            ),
            sentence=sentence,
            name=name,
            sum=sum_text(texts),
            relation=EQUAL if is_covered else relation(sum(map(as_read, texts)), total.text),
            total=total.text,
        )

    def _name(self, path: str) -> Argument:
        """What people call a node in its own circuit, or what comes out of it."""
        unnamed = self.rules.names.unnamed(path)
        return self.rules.names.short(path) if unnamed is None else result_of(unnamed)


def _is_by_design(rule: ChainRule, value: Array) -> bool:
    """True where what is infinite is made of no number that arrives, as a mask's −∞ is."""
    gate, attrs = rule.gate, {**rule.node.attrs, **rule.node.options}
    if not gate.is_of_arrays:
        return False
    arriving = [row.value.array for row in rule.rows]
    shapes = [each.shape for each in arriving if each is not None]
    cells = np.argwhere(~np.isfinite(value))[:MOST_LOOKED_AT]
    made_of = (input_cells(gate, tuple(cell), shapes, attrs) for cell in cells.tolist())
    return not any(mask.any() for masks in made_of for mask in masks)
