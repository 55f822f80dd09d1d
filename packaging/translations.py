"""Bring the translations up to date: `.venv/bin/python packaging/translations.py`.

Reads every marked text of the program into resources/translations/*.ts, where translators work
(with Qt Linguist or an editor), and has the *.qm built that the program loads. `--check` only tells
what is missing. Texts that stand in no source as a marked constant are collected here: what a gate
does, from its docstring; derivatives that are told in words; the names of examples and of the
library's blocks; names of keys. For English en.ts has those alone, and is written by hand.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

from checkout import ROOT
from release_translations import TRANSLATIONS, release

from circuit_editor import files, resources
from circuit_editor.gates import GATES, PORTS
from circuit_editor.ui.app.language import KEY_NAMES, OF_QT

CODES = ("zh_Hant", "zh_Hans")
TOOLS = Path(sys.executable).parent


def main() -> int:
    """Update and build; return 1 where a text is not translated yet."""
    if "--check" not in sys.argv[1:]:
        TRANSLATIONS.mkdir(exist_ok=True)
        for code in CODES:
            update(TRANSLATIONS / f"{code}.ts", code)
            release(TRANSLATIONS / f"{code}.ts")
    missing = {code: unfinished(TRANSLATIONS / f"{code}.ts") for code in CODES}
    for code, texts in missing.items():
        print(f"{code}: {len(texts)} texts are not translated")
        for context, text in texts[:20]:
            print(f"  {context}: {text}")
    return int(any(missing.values()))


def update(target: Path, code: str) -> None:
    """Take new texts in and drop those that are gone."""
    sources = sorted(str(each) for each in (ROOT / "circuit_editor").rglob("*.py"))
    with tempfile.TemporaryDirectory() as folder:
        collected = Path(folder) / "collected.py"
        collected.write_text(collected_texts(), encoding="utf-8")
        options = ["-extensions", "py", "-locations", "none", "-no-obsolete", "-source-language"]
        options += ["en", "-target-language", code.replace("_", "-"), "-silent"]
        run("pyside6-lupdate", *options, *sources, str(collected), "-ts", str(target))


def collected_texts() -> str:
    """A source file that marks what is marked nowhere else."""
    gates = (*GATES.values(), *PORTS.values())
    marked = {("Gate", text) for gate in gates for text in (gate.title, gate.summary)}
    marked |= {("Gate", each) for gate in gates for each in gate.derivatives if is_told(each)}
    marked |= {("Example", title(path)) for path in resources.examples()}
    marked |= {("QShortcut", each) for each in KEY_NAMES} | set(OF_QT)
    for path in resources.blocks():
        marked |= {("Block", block.name) for block in files.load(path).blocks.values()}
    lines = [f"QT_TRANSLATE_NOOP({context!r}, {text!r})" for context, text in sorted(marked)]
    return "\n".join(["def QT_TRANSLATE_NOOP(context, text): ...", *lines, ""])


def is_told(formula: str) -> bool:
    """True for a derivative that is told in words, and not by signs alone."""
    return " " in formula


def title(path: Path) -> str:
    """What the menu calls an example."""
    return path.stem.replace("-", " ").capitalize()


def unfinished(path: Path) -> list[tuple[str, str]]:
    """The texts of a translation that are not translated yet, with their contexts."""
    found = []
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is None or translation.get("type") == "unfinished":
                found.append((context.findtext("name", ""), message.findtext("source", "")))
    return found


def run(tool: str, *arguments: str) -> None:
    """Run one of Qt's tools; ends the program with what it said where it fails."""
    done = subprocess.run([TOOLS / tool, *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{tool}: {done.stderr or done.stdout}")


if __name__ == "__main__":
    raise SystemExit(main())
