"""The answers to a search over the canvas, the best first: kinds, named inputs, numbers, formulas.

Kinds that are called what was typed come first, then what their names begin with. `w11` is a new
input of that name, `w11 = 0.5` one that has a value, `h1 = tanh` a gate of that name, `0.5` a
constant, `*2` a gate with the number inside, and a formula the gates that compute it; so is a call
with an argument, unless that is the gate's own placeholder. What fits a wire that waits is all
there is then.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from circuit_editor.dataclass import dataclass, replace
from circuit_editor.expression import ExpressionError, draft, means_formula
from circuit_editor.expression.array_literals import array_from
from circuit_editor.expression.build_circuit import source_kinds
from circuit_editor.expression.in_circuit import FormulaInCircuit, read_in_circuit
from circuit_editor.expression.renaming import typed_name, why_not_called
from circuit_editor.gates import GATES, PORTS, Gate, kinds
from circuit_editor.model import Circuit, Document, Node, Pin, Value, edits, fresh_names, node
from circuit_editor.model.edits.replace_gate import fits_in_place
from circuit_editor.model.rules import why_not_connect
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template, brief, join_names
from circuit_editor.text.numbers import round_to_digits
from circuit_editor.text.typed_numbers import NO_NUMBER, has_names, normalise_signs, typed_number
from circuit_editor.ui.app.translate import name_of, say, say_notes, say_number
from circuit_editor.ui.palette.gate_search import (
    Closeness,
    find_matches,
    is_named_so,
    letters_found,
)
from circuit_editor.ui.palette.palette_items import OWN, PaletteCatalog, PaletteItem
from circuit_editor.ui.session.session import Session

NAMED = re.compile(r"\s*([^\W\d]\w*)\s*=(?!=)(.*)", re.DOTALL)
CONSTANT_INSIDE = re.compile(r"([-+*/^])(.+)", re.DOTALL)
A_NAME = re.compile(r"[^\W\d]\w*")
NUMBERED = re.compile(r"\D+\d+")
CALL = re.compile(r"[^\W\d]\w*\s*\(([\w\s,]+)(\)?)\s*")  # with an argument: sqrt(w)
FRACTION = re.compile(r"-?\d+/\d+")
LOOKS_OPEN = re.compile(r"\w\s*[-+*/^(|=,]")  # the beginning of a formula
SOURCES = (kinds.INPUT, kinds.PARAMETER, kinds.CONSTANT)
BEFORE_ALL = -1.0
NAMED_SO = 0.5  # of those known by a word, the one whose name begins with it comes first
BEHIND = 0.4  # a kind that is found as well
NOTE = "note"  # what a note is called among what can be put down
NOTE_SYMBOL = "\N{PENCIL}"
FORMULA_SYMBOL = "ƒ(x)"
MOST_TOLD = 6  # names in one sentence
EXACT = 12  # significant digits of a number that is offered

HERE_ALREADY = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "It is there already: only wired."))
GATES_OF_FORMULA = Template(QT_TRANSLATE_NOOP("Sentence", "Gates: {count}."))
READS = Template(QT_TRANSLATE_NOOP("Sentence", "Reads {names}."))
NEW_INPUTS = Template(QT_TRANSLATE_NOOP("Sentence", "New: {names}."))


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """One thing to put down: what the catalogue calls it, and what it gets besides.

    `letters` are the places in its name that were typed. It has a `label` where one was typed, a
    source a `value`, a gate the `number` inside. A `formula` is put down as its gates, and an
    output, or a free input, that is `there` already is only wired.
    """

    entry: PaletteItem
    letters: tuple[int, ...] = ()
    label: str = ""
    value: float | Value | None = None
    number: float | None = None
    formula: FormulaInCircuit | None = None
    there: Pin | None = None

    @property
    def what(self) -> str:
        """What the catalogue puts down."""
        return self.entry.what

    def finish(self, document: Document, id_: str) -> Document:
        """The document in which what was put down has its name and its number."""
        if self.label:
            document = edits.rename(document, id_, self.label)
        if self.value is not None:
            value = self.value.array if isinstance(self.value, Value) else self.value
            document = edits.set_value(document, id_, value)
        if self.number is not None:
            (name,) = document.root.nodes[id_].attrs
            document = edits.set_attr(document, id_, name, self.number)
        return document


class Found(NamedTuple):
    """The answers to a query; `refusal` says why there is none.

    So many kinds were found of the `fitting` ones; other answers are made of what was typed.
    """

    answers: list[SearchAnswer]
    matching: int
    fitting: int
    refusal: str = ""


class SearchAnswers:
    """The answers there can be in one place of a circuit; made when a search begins.

    `pin` is where the wire begins that waits for it: an output that it will read, or an input that
    it will feed; None where no wire waits. Where a gate is to be `replaced` only those answer that
    fit in its place.
    """

    def __init__(
        self,
        session: Session,
        catalog: PaletteCatalog,
        pin: Pin | None = None,
        replaced: Gate | None = None,
    ) -> None:
        self._session, self._pin, self._replaced = session, pin, replaced
        self._feeds = None if pin is None else session.circuit.is_output(pin)
        self._refusal = ""  # why a name that was typed is no new input
        self._made: dict[str, Node] = {}
        self._uses = _uses(session.document)
        self.fitting = [each for each in catalog.entries if self._fits(catalog, each)]
        self._order = {
            each.what: at for at, each in enumerate(sorted(self.fitting, key=self._usual))
        }

    def node_of(self, answer: SearchAnswer) -> Node | None:
        """What an answer will look like; None where that is no one new node."""
        made = self._made.get(answer.what)
        if made is None or answer.number is None:
            return made
        return node(made.kind, dict.fromkeys(made.attrs, answer.number))

    def find(self, query: str) -> Found:
        """The answers to what was typed, the best first; all that fits where nothing was."""
        count = len(self.fitting)
        if not query.strip():
            usual = sorted(self.fitting, key=self._place)
            return Found([SearchAnswer(each) for each in usual], count, count)
        matches = find_matches(self.fitting, query)
        found: list[tuple[float, int, SearchAnswer]] = [
            (
                close - (NAMED_SO if close is Closeness.WORD and is_named_so(entry, query) else 0),
                self._place(entry),
                SearchAnswer(entry, letters_found(entry.name, query)),
            )
            for entry, close in matches
        ]
        is_called = any(
            close <= Closeness.WORD and entry.what not in SOURCES for entry, close in matches
        )
        self._refusal = ""
        typed = [*self._typed(query.strip(), is_called=is_called), *self._there(query.strip())]
        typed += self._waiting(query.strip(), {entry.what: close for entry, close in matches})
        called = [entry for entry, close in matches if close is Closeness.NAME]
        try:
            if self._replaced is None:
                typed += self._formula(query, called)
        except ExpressionError as error:
            self._refusal = say(error.sentence)
        found += [(close, at, each) for at, (close, each) in enumerate(typed)]
        if self._pin is None and self._replaced is None:
            note = note_entry()
            found += [
                (close + BEHIND, 0, SearchAnswer(each, letters_found(each.name, query)))
                for each, close in find_matches([note], query)
            ]
        found.sort(key=lambda each: each[:2])
        return Found([each for _, _, each in found], len(matches), count, self._refusal)

    # --- what was typed itself ------------------------------------------------------------

    def _typed(self, text: str, *, is_called: bool) -> Iterator[tuple[float, SearchAnswer]]:
        """What is made of a name or a number, with how near that is to what was meant.

        `is_called`: a gate is called so.
        """
        number = _plain_number(text)
        if not isinstance(number, Sentence) and not text.startswith("+"):
            yield from self._numbers(number, _as_typed(text, number))
        elif (inside := CONSTANT_INSIDE.fullmatch(normalise_signs(text))) is not None:
            yield from self._with_number(inside[1], inside[2])
        if (named := NAMED.fullmatch(text)) is not None:
            value = _value(named[2]) if named[2].strip() else None
            if not isinstance(value, Sentence):
                yield from ((BEFORE_ALL, each) for each in self._sources(named[1], value))
            else:
                yield from ((BEFORE_ALL, each) for each in self._called(named[1], named[2].strip()))
        elif A_NAME.fullmatch(text):
            is_name = len(text) == 1 or NUMBERED.fullmatch(text) is not None
            close = BEFORE_ALL if is_name and not is_called else Closeness.APART + 0.5
            yield from ((close, each) for each in self._sources(text, None))

    def _there(self, text: str) -> Iterator[tuple[float, SearchAnswer]]:
        """The nodes of the circuit that are called so, and can feed the input that waits."""
        circuit, wanted = self._session.circuit, typed_name(text).casefold()
        if self._pin is None or self._feeds or not wanted:
            return
        for id_, label in sorted(circuit.labels.items(), key=lambda each: each[::-1]):
            made = circuit.nodes[id_]
            if not label.casefold().startswith(wanted) or not made.gate.outputs:
                continue
            pin = Pin(id_, made.gate.outputs[0])
            if why_not_connect(circuit, pin, self._pin) is None:
                symbol = label if made.gate.is_source else made.gate.symbol_with(made.attrs)
                told = say(HERE_ALREADY)
                entry = PaletteItem("", label, symbol, "", told)
                close = 2 * BEFORE_ALL if label == typed_name(text) else Closeness.NAME
                yield close, SearchAnswer(entry, tuple(range(len(text))), there=pin)

    def _waiting(
        self, text: str, matches: Mapping[str, float]
    ) -> Iterator[tuple[float, SearchAnswer]]:
        """The nodes of the circuit that are found, and can read the output that waits."""
        circuit, pin = self._session.circuit, self._pin
        if pin is None or not self._feeds:
            return
        wanted = typed_name(text).casefold()
        for id_ in sorted(circuit.nodes, key=circuit.places.__getitem__):
            made = circuit.nodes[id_]
            label = circuit.label(id_)
            is_called = bool(wanted) and label.casefold().startswith(wanted)
            free = (Pin(id_, each) for each in made.gate.inputs)
            target = next((each for each in free if each not in circuit.wires), None)
            if target is None or not (is_called or made.kind in matches):
                continue
            if why_not_connect(circuit, pin, target) is not None:
                continue
            told, symbol = say(HERE_ALREADY), made.gate.symbol_with(made.attrs)
            close = matches.get(made.kind, Closeness.TOLD) + BEHIND / 2  # behind a new one
            if is_called:
                close = 2 * BEFORE_ALL if label == typed_name(text) else Closeness.NAME
            name = label or name_of(made.gate)
            entry = PaletteItem("", name, symbol, "", told)
            yield close, SearchAnswer(entry, letters_found(name, text), there=target)

    def _formula(
        self, text: str, called: list[PaletteItem]
    ) -> Iterator[tuple[float, SearchAnswer]]:
        """The gates that compute what was typed, which some may be called, too.

        Raises ExpressionError where it cannot be read.
        """
        circuit = self._session.circuit
        call = CALL.fullmatch(text)
        if call is not None and not call[2]:
            text = text.rstrip() + ")"
        found = read_in_circuit(text, circuit)
        if found is None:
            if LOOKS_OPEN.search(text):
                draft(text, declared=set(circuit.labels.values()))
            return
        told = [GATES_OF_FORMULA(count=found.size)]
        if found.known:
            told.append(READS(names=join_names([*found.known], MOST_TOLD)))
        if found.free:
            told.append(NEW_INPUTS(names=join_names(found.free, MOST_TOLD)))
        entry = PaletteItem("", text.strip(), FORMULA_SYMBOL, "", say_notes(told))
        given = {each.strip() for each in call[1].split(",")} if call is not None else set()
        ports = {port for each in called for port in self._made[each.what].gate.inputs}
        if self._feeds is not True:
            ports -= found.known.keys()  # what stands there is meant
        is_gate = called and given <= ports
        yield Closeness.NAME + 0.5 if is_gate else BEFORE_ALL, SearchAnswer(entry, formula=found)

    def _numbers(self, number: float, told: str) -> Iterator[tuple[float, SearchAnswer]]:
        constant = self._entry(kinds.CONSTANT)
        if constant is not None:
            name = f"{constant.name} {told}"
            yield (
                -1.0,
                SearchAnswer(replace(constant, name=name, symbol=brief(number)), value=number),
            )
        for kind in (kinds.ADD_CONSTANT, kinds.MUL_CONSTANT, kinds.POWER_CONSTANT):
            yield from ((-0.5, each) for each in self._gate(kind, number, told))

    def _with_number(self, sign: str, typed: str) -> Iterator[tuple[float, SearchAnswer]]:
        """The gates that a sign and a number make: ×2, +1; and −1 is what is added."""
        number = typed_number(typed)
        if isinstance(number, Sentence):
            return
        told = _as_typed(typed, number)
        if sign == "-":
            sign, number = "+", -number
            told = _told(number)
        elif sign == "/" and number:
            sign, number = "*", 1 / number
            told = f"1/{told}" if told.isdecimal() else _told(number)
        for kind, gate in GATES.items():
            if gate.operator == sign and len(gate.attrs) == 1:
                yield from ((BEFORE_ALL, each) for each in self._gate(kind, number, told))

    def _gate(self, kind: str, number: float, told: str) -> Iterator[SearchAnswer]:
        entry = self._entry(kind)
        if entry is not None:
            (name,) = GATES[kind].attrs
            symbol = GATES[kind].symbol_with({name: number})
            name = f"{name_of(GATES[kind])} {told}"
            yield SearchAnswer(replace(entry, name=name, symbol=symbol), number=number)

    def _sources(self, typed: str, value: float | Value | None) -> Iterator[SearchAnswer]:
        """New inputs of a name: a parameter first where it is called like one."""
        circuit, name = self._session.circuit, typed_name(typed)
        names = [
            label for id_, label in circuit.labels.items() if circuit.nodes[id_].gate.is_source
        ]
        first = source_kinds([name, *names])[name]
        called = [kind for kind in SOURCES if GATES[kind].symbol == name]
        for kind in dict.fromkeys([*called, first, kinds.INPUT, kinds.PARAMETER]):
            entry = self._entry(kind)
            refusal = None if entry is None else why_not(circuit, kind, name)
            if entry is None or refusal is not None:
                self._refusal = self._refusal or ("" if refusal is None else say(refusal))
                continue
            told = f"{entry.name} {name}"
            if value is not None:
                told += (
                    f" = {_told(value) if isinstance(value, float) else say_number(value.array)}"
                )
            letters = tuple(range(len(entry.name) + 1, len(told)))
            named = replace(entry, name=told, symbol=name)
            yield SearchAnswer(named, letters, label=name, value=value)

    def _called(self, typed: str, kind: str) -> Iterator[SearchAnswer]:
        """New gates of a name, as `h1 = tanh`; `h1 = tanh(s)` is a formula."""
        inside = CONSTANT_INSIDE.fullmatch(normalise_signs(kind))
        if inside is not None:
            found = [each for _, each in self._with_number(inside[1], inside[2])]
        elif "(" in kind or means_formula(kind):
            return
        else:
            matches = [
                (close, self._place(entry), entry)
                for entry, close in find_matches(self.fitting, kind)
                if close <= Closeness.WORD_BEGINS and entry.what not in SOURCES
            ]
            found = [SearchAnswer(each) for *_, each in sorted(matches, key=lambda each: each[:2])]
        name = typed_name(typed)
        for answer in found:
            entry = answer.entry
            if entry.what not in GATES:
                continue
            refusal = why_not(self._session.circuit, entry.what, name)
            if refusal is not None:
                self._refusal = say(refusal)
                return
            told = f"{entry.name} {name}"
            letters = tuple(range(len(entry.name) + 1, len(told)))
            yield replace(answer, entry=replace(entry, name=told), letters=letters, label=name)

    # --- what fits, and its order ---------------------------------------------------------

    def _fits(self, catalog: PaletteCatalog, entry: PaletteItem) -> bool:
        """True for what can stand here, with a pin for the wire that waits."""
        gate = GATES.get(entry.what)
        if gate is not None and gate.is_flag and self._session.where:
            return False
        made = catalog.node_of(entry.what)
        self._made[entry.what] = made
        if self._replaced is not None:
            return gate is not None and fits_in_place(self._replaced, gate)
        if self._feeds is None:
            return True
        return bool(made.gate.inputs if self._feeds else made.gate.outputs)

    def _entry(self, kind: str) -> PaletteItem | None:
        return next((each for each in self.fitting if each.what == kind), None)

    def _usual(self, entry: PaletteItem) -> tuple[bool, int, bool, bool, bool]:
        """What is used most stands first; inputs before it where no output waits for its reader."""
        gate = GATES.get(entry.what) or PORTS.get(entry.what)
        is_source = gate is not None and gate.is_source
        is_flag = gate is not None and gate.is_flag
        is_usual = gate is not None and gate.is_usual
        uses = 0 if is_flag else self._uses[entry.what]  # of flags one is enough
        return self._feeds is True or not is_source, -uses, not is_usual, entry.folds, is_flag

    def _place(self, entry: PaletteItem) -> int:
        return self._order[entry.what]


def note_entry() -> PaletteItem:
    """A note as something to put down, in the user's language."""
    return PaletteItem(
        NOTE,
        say(Sentence.of(QT_TRANSLATE_NOOP("Sentence", "note"))),
        NOTE_SYMBOL,
        "",
        say(Sentence.of(QT_TRANSLATE_NOOP("Sentence", "Text beside the gates."))),
        words=QT_TRANSLATE_NOOP("Words", "note, comment, remark, text, sticky note, annotation"),
    )


def why_not(circuit: Circuit, kind: str, name: str) -> Sentence | None:
    """Why a new source of this kind may not be called so, or None where it may."""
    id_ = fresh_names.fresh_id(Document(circuit), kind)
    return why_not_called(replace(circuit, nodes=circuit.nodes.set(id_, node(kind))), id_, name)


def _uses(document: Document) -> Counter[str]:
    """How often each kind, and each block of the circuit, stands in a document."""
    circuits = [document.root, *(each.circuit for each in document.blocks.values())]
    return Counter(_what(each) for circuit in circuits for each in circuit.nodes.values())


def _what(made: Node) -> str:
    return made.kind if made.interface is None else OWN + made.interface.block


def _as_typed(text: str, number: float) -> str:
    """A number in words: a fraction as it was typed, 1/3, and no row of threes."""
    return text if FRACTION.fullmatch(text) else _told(number)


def _told(number: float) -> str:
    return round_to_digits(number, EXACT)


def _value(text: str) -> float | Value | Sentence:
    """The number or the array that was typed: 0.5, [[1, 2], [3, 4]]."""
    number = _plain_number(text)
    array = array_from(text) if isinstance(number, Sentence) else None
    return number if array is None else Value(array)


def _plain_number(text: str) -> float | Sentence:
    """The number that was typed; what has functions in it is for gates to compute."""
    return NO_NUMBER(text=text) if has_names(text) else typed_number(text)
