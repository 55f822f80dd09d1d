"""The nodes that answer a query: by name, by kind, by a number they show, by what is wrong there.

So do notes, by their text, and frames, by their title. A kind is found by all its words in every
language, as in the palette; a number where it is shown, and while its decimals are typed by the
first of them. What is covered is found by no number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property

from circuit_editor.engine import Reading
from circuit_editor.engine.marks import INF, KINK, NAN, OUTER, SATURATED, causes_first, marks_of
from circuit_editor.layout.tiles import grid_of
from circuit_editor.model import Circuit, Node, Pin
from circuit_editor.model.naming import display_name
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import MINUS, QT_TRANSLATE_NOOP, show
from circuit_editor.ui.app.language import in_every_language
from circuit_editor.ui.outline.reading_order import PlacedThing, walk
from circuit_editor.ui.outline.row_words import problem_path
from circuit_editor.ui.palette.gate_search import BETWEEN_WORDS, Closeness, find_matches, plain
from circuit_editor.ui.palette.palette_items import OWN, PaletteCatalog
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.widgets import wording

MOST_FORMULAS = 2_000  # nodes of a circuit whose formulas are looked through, and not only labels
LEAST_WORD = 2  # letters of a kind or of what is wrong; of a sentence one more
NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?")
ANY = QT_TRANSLATE_NOOP("Words", "problem, warning, error")
WORDS = {
    NAN: QT_TRANSLATE_NOOP("Words", "nan, not a number, undefined"),
    INF: QT_TRANSLATE_NOOP("Words", "inf, infinity, infinite, overflow"),
    SATURATED: QT_TRANSLATE_NOOP("Words", "saturated, saturation, vanishing"),
    KINK: QT_TRANSLATE_NOOP("Words", "kink, corner"),
    OUTER: QT_TRANSLATE_NOOP("Words", "outer, stretched, broadcast"),
}
NOTE = QT_TRANSLATE_NOOP("Words", "note, comment")
FRAME = QT_TRANSLATE_NOOP("Words", "frame, group")
UNWIRED = QT_TRANSLATE_NOOP("Words", "unwired, not wired, no wire, missing wire, unconnected")


class Told(NamedTuple):
    """A remark on a node: the sentence, and the words it is found by."""

    path: str
    sentence: str
    words: tuple[str, ...]


class Matches:
    """Looks through a session's document; what it has learnt it keeps while that stays."""

    def __init__(self, session: Session, catalog: PaletteCatalog) -> None:
        self._session, self._catalog = session, catalog
        self._names: dict[int, tuple[Circuit, dict[str, str]]] = {}
        for signal, slot in (
            (session.document_changed, self._forget_nodes),
            (session.run_changed, self._forget_numbers),
        ):
            signal.connect(slot)

    def find(self, query: str) -> list[str]:
        """The paths of the nodes that answer, in reading order."""
        wanted = plain(query)
        if not wanted:
            return []
        kinds = self._kinds(query, wanted)
        wrong, shows = set(self._wrong(wanted, kinds)), _shower(wanted)

        def answers(each: PlacedThing) -> bool:
            if each.path in wrong or wanted in self._name(each):
                return True
            node = each.node
            if node is None:
                return _begins(wanted, [NOTE if each.id in each.circuit.notes else FRAME])
            if (node.kind if node.interface is None else OWN + node.interface.block) in kinds:
                return True
            return shows is not None and any(map(shows, self._texts(each.path, node)))

        return [each.path for each in self._nodes if answers(each)]

    def best(self, query: str, found: list[str]) -> int:
        """Which of these is called exactly so, or made what is wrong; else the first."""
        wanted, among = plain(query), set(found)
        there = (each for each in self._nodes if each.path in among)
        exact = (each.path for each in there if self._name(each) == wanted)
        wrong = self._wrong(wanted, self._kinds(query, wanted)) if found else []
        first = next((each for each in (*exact, *wrong) if each in among), None)
        return found.index(first) if first is not None else 0

    # --- what there is --------------------------------------------------------------------

    @cached_property
    def _nodes(self) -> list[PlacedThing]:
        return walk(self._session.document)

    @cached_property
    def _numbers(self) -> dict[str, tuple[str, str]]:
        return {}

    @cached_property
    def _all_told(self) -> list[Told]:
        session = self._session
        told = [
            Told(problem_path(each), wording.problem_sentence(session, each), (UNWIRED, ANY))
            for each in session.problems
        ]
        told += [
            Told(each.at, wording.mark_sentence(session, each), (WORDS[each.kind], ANY))
            for each in causes_first(session.explained(marks_of) or ())
        ]
        return told

    def _forget_nodes(self) -> None:
        vars(self).pop("_nodes", None)
        self._forget_numbers()

    def _forget_numbers(self) -> None:
        for each in ("_numbers", "_all_told"):
            vars(self).pop(each, None)

    # --- what answers ---------------------------------------------------------------------

    def _name(self, each: PlacedThing) -> str:
        """What a node is called, as it is compared; kept for each definition."""
        circuit, names = self._names.get(id(each.circuit), (None, {}))
        if circuit is not each.circuit:
            names = {}
            self._names[id(each.circuit)] = each.circuit, names
        if each.id not in names:
            interface = each.node.interface if each.node is not None else None
            called = _text_of(each)
            if not called and each.node is not None and len(each.circuit.nodes) <= MOST_FORMULAS:
                called = display_name(each.circuit, each.id)
            block = f" {interface.name}" if interface is not None else ""
            names[each.id] = plain(called + block)
        return names[each.id]

    def _texts(self, path: str, node: Node) -> tuple[str, str]:
        """A node's numbers as they are shown."""
        found = self._numbers.get(path)
        if found is None:
            readings, pin = self._session.readings, Pin(path, node.gate.main_port)
            value, gradient = map(_shown, (readings.value(pin), readings.gradient(pin)))
            found = self._numbers[path] = value, gradient
        return found

    def _kinds(self, query: str, wanted: str) -> set[str]:
        if len(wanted) < LEAST_WORD and wanted.isascii() and wanted.isalnum():
            return set()  # one letter is a name
        found = find_matches(self._catalog.entries, query)
        return {entry.what for entry, close in found if close <= Closeness.WORD_BEGINS}

    def _wrong(self, wanted: str, kinds: set[str]) -> list[str]:
        """Where there is something wrong that is called so, the causes first.

        Sentences name kinds, too: what is a kind is looked for in none.
        """
        least = _least(wanted)
        if len(wanted) < least:
            return []

        def answers(each: Told) -> bool:
            if _begins(wanted, each.words):
                return True
            return not kinds and len(wanted) > least and wanted in plain(each.sentence)

        return [each.path for each in self._all_told if answers(each)]


def _shown(reading: Reading) -> str:
    """A number as it is shown; of an array all that stand in the cells of its tile."""
    array, text = reading.array, reading.text
    if array is not None and array.shape and grid_of(array.shape).has_numbers:
        from circuit_editor.ui.widgets.tile import in_two_digits

        numbers = array.ravel().tolist()
        text = " ".join(form(each) for each in numbers for form in (show, in_two_digits))
    return text.replace(MINUS, "-")


def _text_of(each: PlacedThing) -> str:
    """A node's label, a frame's title, or all of a note."""
    circuit = each.circuit
    if each.node is not None:
        return circuit.label(each.id)
    note = circuit.notes.get(each.id)
    return note.text if note is not None else circuit.frames[each.id].title


def _begins(wanted: str, lists: Iterable[str]) -> bool:
    """True where a word of these lists begins so, in whatever language."""
    told = (each for words in lists for each in in_every_language("Words", words))
    every = (plain(word) for each in told for word in BETWEEN_WORDS.split(each))
    return len(wanted) >= _least(wanted) and any(word.startswith(wanted) for word in every)


def _least(wanted: str) -> int:
    """How many letters a word needs to be looked for; in Chinese one says much."""
    return LEAST_WORD if wanted.isascii() else LEAST_WORD - 1


def _shower(wanted: str) -> Callable[[str], bool] | None:
    """What tells whether a text shows the number that is typed; None where none is."""
    if not NUMBER.fullmatch(wanted):
        return None
    number, is_begun = float(wanted), "." in wanted

    def shows(text: str) -> bool:
        return any(
            float(each) == number or (is_begun and each.startswith(wanted))
            for each in NUMBER.findall(text)
        )

    return shows
