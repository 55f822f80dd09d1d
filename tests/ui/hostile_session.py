"""A session with a stranger's files in a real window, watched: what it opens, and what it talks to.

    python tests/ui/hostile_session.py FOLDER PORT [whole]

FOLDER holds `bait`, which nobody may open, and gets all else: the strangers' files, and the folders
of the program. Everything that Python opens elsewhere, every socket, every process and every import
of what a file names is told at the end, as JSON; what Qt opens by itself is watched from outside.
The `whole` of it has more such names, the stage, and the process that works formulas out.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
MODULE = "bait_module"  # that a file names
# Of the system: what Python and its packages read by themselves.
MAY_BE_READ = ("/proc/", "/usr/", "/etc/", "/dev/null", "/dev/urandom", "/sys/")
REFUSED = (
    "socket.", "subprocess.", "os.system", "os.exec", "os.spawn", "os.posix_spawn", "os.fork",
    "webbrowser.", "urllib.", "ftplib.", "http.", "smtplib.", "ctypes.dlopen", "shutil.",
)  # fmt: skip


def watch(folder: Path) -> list[str]:
    """Note from now on what no stranger's file may bring about."""
    told: list[str] = []
    mine = [sys.prefix, sys.base_prefix, str(ROOT), *(str(folder / each) for each in OURS)]
    allowed = tuple(os.path.realpath(each) + os.sep for each in mine) + MAY_BE_READ

    def look(event: str, args: tuple[Any, ...]) -> None:
        if event == "open" and isinstance(args[0], str | bytes):
            path = os.path.realpath(os.fsdecode(args[0]))
            if not f"{path}{os.sep}".startswith(allowed):
                told.append(f"open {path}")
        elif event == "import" and MODULE in str(args[0]):
            told.append(f"import {args[0]}")
        elif event in ("compile", "exec") and MODULE in str(args[0]):
            told.append(f"{event} of what a file says")
        elif event.startswith(REFUSED) and args != (None,):  # the library that it is itself
            told.append(f"{event} {args!r}"[:300])

    sys.addaudithook(look)
    return told


OURS = ("state", "config", "data", "cache", "files")


def payloads(folder: Path, port: int) -> list[str]:
    """Names that a program which reads markup, paths or code would follow."""
    picture, other = folder / "bait" / "picture.png", folder / "bait" / "other.circuit"
    return [
        f"<img src='file://{picture}'>",
        f'<img src="{picture}">',
        f"<img src='http://127.0.0.1:{port}/x.png'>",
        f"<p style='background: url({picture})'>x</p>",
        f"<a href='http://127.0.0.1:{port}/'>x</a>",
        f"<link rel='stylesheet' href='file://{picture}'/>",
        f"<script src='file://{picture}'></script>",
        f"file://{picture}",
        f"qrc:/../..{picture}",
        f"//127.0.0.1:{port}/share/x.png",
        rf"\\127.0.0.1@{port}\share\x.png",
        str(other),
        f"../../bait/{other.name}",
        rf"\input{{{other}}} $\includegraphics{{{picture}}}$",
        f"__import__('{MODULE}')",
        f"{{0.__class__}} %s {MODULE}",
    ]


def hostile(payload: list[str]) -> bytes:
    """A file in which all that may be named is named so, and some fields that nobody knows."""
    names = (2 * payload)[:16] if len(payload) < 16 else payload
    nodes: list[dict[str, Any]] = [
        {"id": "x", "kind": "input", "label": "x", "value": 0.5, "place": [0, 0]},
        {"id": "w", "kind": "parameter", "label": "w", "value": -2, "place": [0, 90]},
        {"id": "b", "kind": "block", "block": "b0", "label": names[0], "place": [150, 0]},
        {"id": "f", "kind": "output", "label": names[1], "place": [2400, 0]},
        {"id": "odd", "kind": f"import {MODULE}", "label": names[2], "place": [0, 300]},
    ]
    inner = [
        {"id": "in", "kind": "inlet", "label": "a", "place": [0, 0]},
        {"id": "g", "kind": "tanh", "label": names[3], "place": [100, 0]},
        {"id": "out", "kind": "outlet", "label": "y", "place": [200, 0]},
    ]
    wires, last = [{"to": "b.in", "from": "x.out"}], "b.out"
    for at, name in enumerate(payload):
        nodes.append({"id": f"g{at}", "kind": "mul", "label": name, "place": [250 + 130 * at, 0]})
        wires += [{"to": f"g{at}.a", "from": last}, {"to": f"g{at}.b", "from": "w.out"}]
        last = f"g{at}.out"
    notes = [
        {"id": f"n{at}", "text": f"{name}\n{name}", "place": [130 * at, 200]}
        for at, name in enumerate(payload)
    ]
    frames = [
        {"id": f"r{at}", "title": name, "nodes": [f"n{at}"], "place": [0, 0], "size": [80, 40]}
        for at, name in enumerate(payload)
    ]
    steps = ["b", "f", *(f"g{at}" for at in range(len(payload)))]
    stops = [
        {"pass": "backward", "path": step, "note": name}
        for step, name in zip(steps, names, strict=False)
    ]
    views = [{"title": name, "path": "", "place": [0, 0], "size": [100, 100]} for name in names[:9]]
    block = {"id": "b0", "name": names[4], "inputs": ["in"], "outputs": ["out"], "nodes": inner}
    within = [{"to": "g.x", "from": "in.out"}, {"to": "out.x", "from": "g.out"}]
    unknown = {"$schema": names[0], "include": names[11], "path": names[11], "recovery": names[7]}
    unknown |= {"import": MODULE, "covers": names, "data": {"file": names[11]}}
    header = {"format": "circuit-editor", "version": 1, **unknown}
    whole = {"nodes": nodes, "wires": [*wires, {"to": "f.x", "from": last}], "loss": "f"}
    drawn = {"notes": notes, "frames": frames, "stops": stops, "views": views}
    return json.dumps(
        {**header, **whole, **drawn, "blocks": [{**block, "wires": within, **unknown}]}
    ).encode()


def broken(names: list[str]) -> Iterator[bytes]:
    """Files that are refused, and quote such names where they say why."""
    for name in names[:2]:
        text = json.dumps(name)
        head = '{"format": "circuit-editor", "version": 1, "nodes": [], "wires": []'
        yield f'{head}, "loss": {text}}}'.encode()
        yield f"{head}, {text}: 1, {text}: 2}}".encode()
        yield f"{head}, {name}".encode()
        yield f'{{"format": "circuit-editor", "version": 7, {text}: {text}}}'.encode()
    yield f"<html><img src='{names[0]}'></html>".encode()
    yield f'<?xml version="1.0"?><!DOCTYPE x SYSTEM "{names[-4]}"><x>&y;</x>'.encode()


def followed(page: str) -> list[str]:
    """What a browser would follow in a page or a drawing."""
    found: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag in ("a", "script", "link", "iframe", "object", "embed", "foreignobject", "base"):
                found.append(tag)
            for name, value in attrs:
                is_plain = name.startswith("xmlns") or (value or "").startswith("data:image/")
                if not is_plain and any(each in (value or "") for each in ("//", "bait", "url(/")):
                    found.append(f"{tag} {name}={value}")

    Reader().feed(page)
    return found


class Session:
    """What somebody does who looks at everything in these files."""

    def __init__(self, folder: Path, names: list[str], *, is_whole: bool) -> None:
        self.folder, self.names, self.is_whole = folder, names, is_whole
        self.tips = 0
        self.seen: list[str] = []  # what was shown in boxes

    def run(self, app: Any) -> int:
        """Do it all, in place of the program's own loop."""
        from PySide6.QtWidgets import QApplication, QMainWindow
        from windows import Desk

        (window,) = [each for each in app.topLevelWidgets() if isinstance(each, QMainWindow)]
        self.desk = Desk.at(window)
        self.settle = QApplication.processEvents
        self.start()
        for path in sorted((self.folder / "files").iterdir()):
            if path.suffix == ".circuit":
                opened = window.file_commands.open_path(path)
                self.settle()
                if opened:
                    self.look(path)
        self.export()
        window.session.mark_saved(None)
        self.settle()
        return 0

    def start(self) -> None:
        """What the program offers at a start: copies, windows, a report of a crash."""
        from PySide6.QtGui import QGuiApplication

        from circuit_editor.ui.shell.help.crash_card import CrashCard

        window = self.desk.window
        self.wait_for(lambda: window.view.findChild(CrashCard))
        window.recovery.ask()
        self.wait_for(lambda: window.recovery.offered)
        self.paint()
        window.recovery.put_off()
        window.view.findChild(CrashCard).copy.click()
        assert self.names[0] in QGuiApplication.clipboard().text()

    def wait_for(self, what: Callable[[], object]) -> None:
        """Let the window live until it is so."""
        import time

        until = time.monotonic() + 20
        while not what():
            assert time.monotonic() < until, "it never came"
            self.settle()

    def paint(self) -> None:
        """Look at the window, and at every tooltip in it."""
        from PySide6.QtCore import QPoint
        from PySide6.QtWidgets import QToolTip, QWidget
        from shiboken6 import isValid
        from tips import tip_shown

        window = self.desk.window
        self.settle()
        window.grab()
        for each in window.findChildren(QWidget):
            if isValid(each) and each.isVisible() and each.toolTip():
                self.look_at_tip(tip_shown(each, QPoint(2, 2)))
        QToolTip.hideText()

    def look_at_tip(self, text: str) -> None:
        """Paint the tooltip that is shown, if there is one."""
        from PySide6.QtWidgets import QApplication

        self.tips += bool(text)
        for each in QApplication.topLevelWidgets() if text else ():
            if each.inherits("QTipLabel") and each.isVisible():
                each.grab()

    def look(self, path: Path) -> None:
        """Look at all there is in a file: pages, tooltips, panels, steps, blocks, the stage."""
        from PySide6.QtCore import QPoint
        from tips import tip_shown

        desk, window, session = self.desk, self.desk.window, self.desk.session
        desk.view.fit()
        self.paint()
        for id_ in sorted(session.shown.nodes):
            session.select([id_])
            self.settle()
            middle = desk.view.mapFromScene(*desk.middle(id_))
            self.look_at_tip(tip_shown(desk.view.viewport(), QPoint(middle)))
        for id_ in (*session.circuit.notes, *session.circuit.frames):
            session.select([id_])
            self.settle()
        window.inspector.grab()
        session.select([])
        for action in ("outline", "timeline", "all-commands", "find", "palette"):
            if action in window.actions_by_id:
                window.actions_by_id[action].trigger()
                self.settle()
        for _ in range(window.classroom.stepping.count + 1 if self.is_whole else 6):
            window.classroom.step(1)
        self.paint()
        session.expand(["b"], open_=True)
        self.paint()
        session.enter("b")
        self.paint()
        session.go(())
        if self.is_whole:
            window.classroom.presenting.start()
            window.classroom.step(-1)
            self.paint()
            window.classroom.presenting.stop()
        session.select(session.circuit.nodes)
        for do in (window.clipboard.copy, window.clipboard.paste):
            do()
            self.settle()
        session.undo()
        window.file_commands.save()
        assert path.exists()
        self.compare()

    def compare(self) -> None:
        """Look at what is shown beside an empty circuit, and at the file's earlier versions."""
        from circuit_editor.model import EMPTY
        from circuit_editor.teaching.difference_sentences import IN_FILE, IN_YOURS
        from circuit_editor.ui.shell.files.compare_documents import CompareDialog, Version
        from circuit_editor.ui.shell.files.earlier_versions import EarlierVersions

        window = self.desk.window
        shown, title = window.session.document, window.windowTitle()
        sides = Version(shown, title, IN_YOURS), Version(EMPTY, title, IN_FILE)
        compared = CompareDialog(window, *sides)
        backups = window.file_commands.others_changes.backups
        earlier = EarlierVersions(window.session, backups, print, window)
        for dialog in (compared, earlier):
            dialog.show()
        self.wait_for(lambda: not any(each._image.isNull() for each in compared.panel.pictures))
        self.wait_for(lambda: not earlier._search.is_busy and not earlier._reading.is_busy)
        for dialog in (compared, earlier):
            for row in range(dialog.panel.list.count()):
                dialog.panel.list.setCurrentRow(row)
            self.settle()
            dialog.grab()
            dialog.close()

    def export(self) -> None:
        """Write what can be written of it, and look for what a browser would follow."""
        import circuit_editor as ce
        from circuit_editor.export import TARGETS, program
        from circuit_editor.files import load
        from circuit_editor.ui.render import render

        path = self.folder / "files" / "hostile.circuit"
        document = load(path)
        for suffix in (".svg", ".png", ".pdf"):
            render(document, self.folder / "files" / f"drawn{suffix}")
        drawn = (self.folder / "files" / "drawn.svg").read_text("utf-8")
        circuit = ce.load(path)
        executable, sys.executable = sys.executable, ""  # the picture of a notebook: a process
        pages = [each._repr_html_() for each in (circuit, circuit.run(), circuit.check())]
        sys.executable = executable
        for page in (drawn, *pages):
            assert not followed(page), followed(page)
        for target in TARGETS:
            with suppress(ce.NoProgram):
                program(document, target)


def prepare(folder: Path, names: list[str]) -> None:
    """Write the strangers' files, before anybody watches."""
    from left_copies import leave

    from circuit_editor.files import load, window_list
    from circuit_editor.files.window_list import ListedWindow, WindowList
    from circuit_editor.ui.app.crash_log import CrashLog
    from circuit_editor.ui.app.startup import crash_folder
    from circuit_editor.ui.palette.palette_items import folder_of_mine
    from circuit_editor.ui.shell.files import autosave

    files = folder / "files"
    (files / "hostile.circuit").write_bytes(hostile(names))
    for at, data in enumerate(broken(names)):
        (files / f"{names[at % len(names)].replace('/', '_')[:60]}{at}.circuit").write_bytes(data)
    document = load(files / "hostile.circuit")
    for origin in names if len(names) > 9 else names[:1] + names[-6:-3]:
        leave(autosave.folder(), document, Path("/", origin))
    copies = [*autosave.folder().iterdir()]
    damaged = copies[0].read_bytes().replace(b'"g1"', b'"<img src=x>"')
    (autosave.folder() / f"1-{'0' * 16}{copies[0].suffix}").write_bytes(damaged)
    folder_of_mine().mkdir(parents=True)
    for at, name in enumerate(names[:3]):
        stem = name.replace("/", "_")[:50]
        (folder_of_mine() / f"{stem}{at}.circuit").write_bytes(hostile(names))
    listed = tuple(ListedWindow(f"/nowhere/{name}") for name in names)
    windows = autosave.folder().with_name("windows")
    kept = window_list.new_file(windows)
    kept.write([window_list.text_of(WindowList(listed, 0, has_ended=False))])
    kept.let_go()
    kept.wait(30)
    log = CrashLog(crash_folder())
    for name in names:
        log.note(ValueError(f"{name}\n{name}"))
    log.end()


def no_box(session: Session) -> None:
    """Let every box be shown, looked at, and left."""
    from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox

    def leave(box: QDialog, *_: object) -> int:
        box.show()
        QApplication.processEvents()
        box.grab()
        session.seen += [each.text() for each in box.findChildren(QLabel)]
        box.reject()
        return int(QMessageBox.StandardButton.Cancel)

    QDialog.exec = leave
    QMessageBox.exec = leave


def main() -> None:
    """Do it all, and tell."""
    folder, port, *more = Path(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:]
    sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "ui")]
    for each in OURS:
        (folder / each).mkdir()
        os.environ[f"XDG_{each.upper()}_HOME"] = str(folder / each)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication
    from windows import WAITS

    from circuit_editor.ui.app import application, startup
    from circuit_editor.ui.session.formula_client import FormulaProcess

    application.application()
    is_whole = "whole" in more
    names = payloads(folder, port)
    names = names if is_whole else names[:1] + names[2::2]
    prepare(folder, names)
    if not is_whole:
        made = FormulaProcess.__init__

        def waiting(self: Any, *args: Any, **options: Any) -> None:
            made(self, *args, **{**options, "program": sys.executable, "arguments": ("-c", WAITS)})

        FormulaProcess.__init__ = waiting  # type: ignore[method-assign]
    told = watch(folder)
    session = Session(folder, names, is_whole=is_whole)
    QApplication.exec = lambda app: session.run(app)
    no_box(session)
    code = startup.main()
    seen = sum(any(name[:12] in each for name in names) for each in session.seen)
    print(json.dumps({"code": code, "told": told, "tips": session.tips, "boxes": seen}))
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
