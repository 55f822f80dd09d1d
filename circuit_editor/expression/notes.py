"""Notes on an expression read in another way than typed: the sentences of the note line."""

from __future__ import annotations

from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, cut, quote

LONGEST_EXCERPT = 40


class Notes:
    """The notes on one text, each said once, in the order in which they arise."""

    def __init__(self) -> None:
        self._said: dict[Sentence, None] = {}

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All that is to be told."""
        return tuple(self._said)

    def take(self, others: Notes) -> None:
        """Tell what other notes tell."""
        self._said.update(others._said)

    def add(self, template: str, **args: str | int) -> None:
        """Tell one thing; strangers' text among the arguments is quoted here."""
        quoted = {
            name: quote(each) if isinstance(each, str) else each for name, each in args.items()
        }
        self._said.setdefault(Sentence.of(template, **quoted))

    def read(self, typed: str, meaning: str) -> None:
        """Tell what a part of the text was taken for."""
        self.add(
            QT_TRANSLATE_NOOP("Sentence", '"{typed}" was read as {meaning}.'),
            typed=excerpt(typed),
            meaning=meaning,
        )

    def name(self, typed: str, name: str) -> None:
        """Tell the form in which a name is kept."""
        self.add(
            QT_TRANSLATE_NOOP("Sentence", '"{typed}" was read as the name {name}.'),
            typed=typed,
            name=name,
        )

    def quotient(self, typed: str) -> None:
        """Tell that dL/dw in a formula divides two names."""
        self.add(
            QT_TRANSLATE_NOOP(
                "Sentence",
                '"{quotient}" was read as a quotient. Gradients are computed for every '
                "circuit, and are no part of a formula.",
            ),
            quotient=typed,
        )

    def difference(self, typed: str) -> None:
        """Tell that e−x subtracts, though a raised −x may have been meant."""
        self.add(
            QT_TRANSLATE_NOOP(
                "Sentence", '"{typed}" was read as a difference. For the exponential write e^(-x).'
            ),
            typed=typed,
        )

    def invisible(self, text: str, position: int) -> None:
        """Tell that something was there that nobody sees."""
        if position > 0 or not text.startswith("\ufeff"):
            self.add(QT_TRANSLATE_NOOP("Sentence", "Invisible characters were left out."))

    def comment(self, typed: str) -> None:
        """Tell that the rest of a line does not count: `a // b` divides nothing."""
        self.add(
            QT_TRANSLATE_NOOP("Sentence", '"{typed}" was read as a comment.'),
            typed=excerpt(typed),
        )

    def backward(self, typed: str) -> None:
        """Tell that no backward pass has to be asked for."""
        self.add(
            QT_TRANSLATE_NOOP(
                "Sentence", '"{typed}" was left out: gradients are always computed here.'
            ),
            typed=excerpt(typed),
        )

    def left_out(self, typed: str) -> None:
        """Tell that a statement computes nothing here."""
        self.add(
            QT_TRANSLATE_NOOP("Sentence", '"{typed}" was left out: it computes nothing here.'),
            typed=excerpt(typed),
        )


def excerpt(typed: str) -> str:
    """The beginning of what was typed, in one line."""
    return cut(" ".join(typed.split()), LONGEST_EXCERPT)
