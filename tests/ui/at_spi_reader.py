"""A screen reader's view of the running program through AT-SPI, printed as JSON.

`at_spi_reader.py COMMAND...` starts the program and needs pyatspi, a session bus and an X display.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable

import pyatspi
from gi.repository import GLib

LONGEST = 30.0  # seconds, of whatever is waited for
EVENTS = ("object:state-changed:focused", "object:announcement")
context = GLib.MainContext.default()
heard: list[tuple[str, str]] = []


def hear(event: pyatspi.event.Event) -> None:
    """Write down what an event says."""
    if event.type.startswith("object:announcement"):
        heard.append(("announced", str(event.any_data)))
    elif event.detail1:
        heard.append(("focus", event.source.name))


def wait(until: Callable[[], object]) -> object:
    """Hear events until something is so; what it gives."""
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        context.iteration(True)
        found = until()
        if found:
            return found
    raise TimeoutError(heard)


def find(top: pyatspi.Accessible, name: str) -> pyatspi.Accessible | None:
    """What bears this name, in or below something."""
    if top.name == name:
        return top
    return next((found for each in top if each and (found := find(each, name))), None)


def names(top: pyatspi.Accessible) -> list[str]:
    """All names in or below something."""
    return [top.name, *(name for each in top if each for name in names(each))]


def application() -> pyatspi.Accessible | None:
    """The program, once it is there."""
    desktop = pyatspi.Registry.getDesktop(0)
    return next((each for each in desktop if each and each.name == "Circuit Editor"), None)


def circuit_in(top: pyatspi.Accessible) -> pyatspi.Accessible | None:
    """The canvas, once its nodes are there: until somebody listened they were not."""
    canvas = find(top, "Circuit")
    first = canvas[0] if canvas and canvas.childCount else None
    return canvas if first and first.name.startswith("x, input") else None


def press(keys: str, told: str) -> None:
    """Press keys, and wait until this is heard."""
    subprocess.run(["xdotool", "key", keys], check=True)
    wait(lambda: any(told in text for _, text in heard))


def main() -> None:
    """Read the circuit, act on it, walk, delete and undo."""
    GLib.timeout_add(20, lambda: True)  # what is waited for may come without an event
    for kind in EVENTS:
        pyatspi.Registry.registerEventListener(hear, kind)
    program = subprocess.Popen(
        sys.argv[1:], env={**os.environ, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    )
    try:
        top = wait(application)
        circuit = wait(lambda: circuit_in(top))
        told = {"role": circuit.getRoleName(), "names": names(circuit)}
        search = ["xdotool", "search", "--onlyvisible", "--name", "Circuit Editor"]
        window = subprocess.run(search, capture_output=True, text=True, check=True).stdout.split()
        subprocess.run(["xdotool", "windowfocus", window[0]], check=True)
        x = circuit[0]
        value, action = x.queryValue(), x.queryAction()
        told["actions"] = [action.getName(at) for at in range(action.nActions)]
        told["range"] = [value.minimumValue, value.currentValue, value.maximumValue]
        action.doAction(0)
        wait(lambda: x.getState().contains(pyatspi.STATE_SELECTED))
        value.currentValue = 3.0
        wait(lambda: "value 3.00" in x.name and any("f is" in text for _, text in heard))
        press("ctrl+Right", "q, add gate")
        press("Delete", "deleted: q")
        press("ctrl+z", "Taken back: Delete")
        told["heard"] = heard
        print(json.dumps(told))
    finally:
        program.terminate()
        program.wait()


if __name__ == "__main__":
    main()
