"""Exceptions with attributes of their own that can be sent to another process."""

from __future__ import annotations

import copyreg
from typing import Any

from circuit_editor.text.sentence import Sentence


class ToldError(Exception):
    """An exception with attributes of its own that survives pickling and copying, whole.

    Python's exceptions are made again by calling the class with the message, which fails where a
    constructor takes something else: the error is lost, and a pool of processes waits for ever.
    Here message and attributes are put back as they were, and no constructor is called.
    """

    def __reduce__(self) -> tuple[Any, ...]:
        return copyreg.__newobj__, (type(self), *self.args), self.__dict__ or None  # type: ignore[attr-defined]


class SentenceError(ToldError):
    """An exception whose message is a sentence, which is kept as one: it can be translated."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence
