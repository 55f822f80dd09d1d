"""The text in the bytes of a damaged file: without what crashes, merges and editors put into it."""

from __future__ import annotations

import re
from enum import Enum

from circuit_editor.files.failure import FileError
from circuit_editor.files.foreign.sniffing import is_in_conflict, not_a_circuit
from circuit_editor.files.limits import FILE_BYTES
from circuit_editor.files.repair.changes import Change
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template

MARKER = re.compile(rb"^(<{7}|\|{7}|={7}|>{7})(?: [^\n]*)?\r?(?:\n|\Z)", re.MULTILINE)
UTF16 = (b"\xff\xfe", b"\xfe\xff")

ZEROS = Template(
    QT_TRANSLATE_NOOP("Sentence", "The file holds {count} zero bytes, as a power cut leaves them.")
)
NOT_UTF8 = Template(QT_TRANSLATE_NOOP("Sentence", "{count} characters are no text in UTF-8."))
THEY_LEFT_OUT = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "They were left out."))
IN_UTF16 = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "The file is text in UTF-16."))
READ_AS_SUCH = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "It was read as such."))
IN_CONFLICT = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "The file holds both sides of a merge conflict (lines with <<<<<<< and >>>>>>>).",
    )
)
REPLACED = Template(QT_TRANSLATE_NOOP("Sentence", "They were replaced by {sign}."))


class ConflictSide(Enum):
    """A side of a merge conflict."""

    OURS = "ours"
    THEIRS = "theirs"


KEPT = {
    ConflictSide.OURS: Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", "Your own side was kept, above each =======.")
    ),
    ConflictSide.THEIRS: Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", "The other side was kept, below each =======.")
    ),
}


def text_of(data: bytes, name: str, side: ConflictSide, changes: list[Change]) -> str:
    """The text in these bytes; what was changed for it is added. Raises FileError."""
    FileError.refuse_if(FILE_BYTES.exceeded_by(len(data)))
    if data.startswith(UTF16) and len(data) % 2 == 0:
        changes.append(Change("", IN_UTF16, READ_AS_SUCH))
        data = data.decode("utf-16", "replace").encode()
    if data.strip(b"\0") and data.count(b"\0"):
        changes.append(Change("", ZEROS(count=data.count(b"\0")), THEY_LEFT_OUT))
        data = data.replace(b"\0", b"")
    if is_in_conflict(data):
        changes.append(Change("", IN_CONFLICT, KEPT[side]))
        data = _one_side(data, side)
    FileError.refuse_if(not_a_circuit(data, name))
    text = data.decode("utf-8-sig", "replace")
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        count = text.count("\ufffd") - data.count("\ufffd".encode())
        changes.append(Change("", NOT_UTF8(count=count), REPLACED(sign="\ufffd")))
    return text


def _one_side(data: bytes, side: ConflictSide) -> bytes:
    """The lines outside of conflicts, and of each conflict those of one side.

    Of a conflict that has lost a marker all lines are kept.
    """
    left_out: list[tuple[int, int]] = []
    markers: list[re.Match[bytes]] = []  # of the conflict that is open
    for marker in MARKER.finditer(data):
        sign = marker[1][:1]
        if sign == b"<":
            left_out += [each.span() for each in markers[:1]]
            markers = [marker]
        elif markers:
            markers.append(marker)
        elif sign == b">":
            left_out.append(marker.span())
        if sign == b">" and markers:
            left_out += _parts_left_out(markers, side)
            markers = []
    left_out += [each.span() for each in markers[:1]]
    kept, end = [], 0
    for start, stop in left_out:
        kept.append(data[end:start])
        end = stop
    return b"".join([*kept, data[end:]])


def _parts_left_out(markers: list[re.Match[bytes]], side: ConflictSide) -> list[tuple[int, int]]:
    """What of a conflict, from its first marker to its last, is not of this side."""
    first, last = markers[0], markers[-1]
    signs = [each[1][:1] for each in markers]
    if b"=" not in signs:
        return [first.span(), last.span()]
    middle = markers[signs.index(b"=")]
    if side is ConflictSide.THEIRS:
        return [(first.start(), middle.end()), last.span()]
    end_of_ours = next(each for each in markers[1:] if each[1][:1] in b"|=")
    return [first.span(), (end_of_ours.start(), last.end())]
