"""Settings files as disks and hands leave them: any bytes, wrong types, paths nobody can reach."""

from __future__ import annotations

import os
import random
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from circuit_editor.ui.app.settings import Setting, Settings

DECLARED = {name: each for name, each in vars(Settings).items() if isinstance(each, Setting)}
KEYS = (
    *(each.key for each in DECLARED.values()),
    *("lessons/2-first-example", "lessons", "panels/palette", "panels", ""),
)
WORDS = ("dark", "x-x", "light", "zh_Hant", "hello", "true", "-1", "3", "1e999", "9" * 5000, "٣")


def damaged(chance: random.Random, folder: Path) -> bytes:
    """The bytes of one damaged settings file; the paths in it lead into `folder`, or nowhere."""
    kinds = (_garbage, _cut_off, _wrong_types, _other_bytes, _repeated, _huge)
    return chance.choices(kinds, (3, 2, 8, 3, 2, 0.05))[0](chance, folder)


def sound(chance: random.Random, folder: Path) -> bytes:
    """A file as the program writes it."""
    path = folder / "sound.ini"
    path.unlink(missing_ok=True)
    stored = QSettings(str(path), QSettings.Format.IniFormat)
    stored.setValue("theme", "light")
    stored.setValue("language", "en")
    stored.setValue("geometry", QByteArray(chance.randbytes(66)))
    stored.setValue("recent", [str(folder / f"{each}.circuit") for each in range(3)])
    stored.setValue("lessons/2-first-example", 3)  # as the first versions did
    stored.setValue("lessons/3-chain-rule", "x-xx")
    stored.sync()
    return path.read_bytes()


def _garbage(chance: random.Random, folder: Path) -> bytes:
    return chance.randbytes(chance.randrange(3000))


def _cut_off(chance: random.Random, folder: Path) -> bytes:
    whole = sound(chance, folder)
    return whole[: chance.randrange(len(whole))]


def _other_bytes(chance: random.Random, folder: Path) -> bytes:
    whole = bytearray(sound(chance, folder))
    for _ in range(chance.randrange(1, 40)):
        whole[chance.randrange(len(whole))] = chance.randrange(256)
    return bytes(whole)


def _wrong_types(chance: random.Random, folder: Path) -> bytes:
    lines = [b"[General]"] if chance.random() < 0.8 else []
    for _ in range(chance.randrange(1, 8)):
        key = chance.choice(KEYS).replace("/", "\\").encode()
        lines.append(key + b"=" + _value(chance, folder))
    return b"\n".join(lines)


def _repeated(chance: random.Random, folder: Path) -> bytes:
    return b"\n".join([sound(chance, folder)] * chance.randrange(2, 5))


def _huge(chance: random.Random, folder: Path) -> bytes:
    return b"[General]\nrecent=" + b", ".join([b"/tmp/" + b"x" * 5000] * 400)


def _value(chance: random.Random, folder: Path) -> bytes:
    kind = chance.randrange(9)
    if kind == 0:
        return chance.choice(WORDS).encode()
    if kind == 1:
        return b"@Variant(" + _escaped(chance.randbytes(chance.randrange(60))) + b")"
    if kind == 2:  # a number for the type that Qt knows, and bytes that do not fit
        type_ = chance.choice((*range(60), 1024, 65536, 0x7FFFFFFF))
        rest = chance.randbytes(chance.randrange(40))
        return b"@Variant(" + _escaped(type_.to_bytes(4, "big") + rest) + b")"
    if kind == 3:
        return b"@ByteArray(" + _escaped(chance.randbytes(chance.randrange(200))) + b")"
    if kind == 4:
        return b", ".join(chance.choice(WORDS).encode() for _ in range(chance.randrange(1, 6)))
    if kind == 5:
        return os.fsencode(_path(chance, folder))
    if kind == 6:
        return b", ".join(os.fsencode(_path(chance, folder)) for _ in range(30))
    if kind == 7:
        return chance.choice((b"@Invalid()", b"@Rect(1 2 3)", b"@Size(x y)", b"@", b'"'))
    return chance.randbytes(chance.randrange(50)).replace(b"\n", b"")


def _path(chance: random.Random, folder: Path) -> str:
    return chance.choice(
        (
            str(folder / ("x" * 300)),
            "/" + "y" * 5000,
            str(folder / "loop" / "a.circuit"),
            str(folder / "file" / "deeper.circuit"),
            str(folder),
            "/dev/null",
            "",
            "relative.circuit",
            "~",
            "\\x0",
            "\\xdcff",
            "\udcff\udc80",
            "//host/share/a.circuit",
            "http://example.org/a.circuit",
        )
    )


def _escaped(data: bytes) -> bytes:
    """As Qt writes bytes: those that are no letters by their numbers."""
    return b"".join(bytes([each]) if 0x20 <= each <= 0x7E else b"\\x%x" % each for each in data)
