"""Applies settings that hold for the whole program: at the start, and at once when one changes."""

from __future__ import annotations

from circuit_editor.text import numbers
from circuit_editor.ui.app import motion
from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.shell.commands import bind_keys

NUMBERS = Settings.number_format.key
KEYS = Settings.shortcuts.key
LOOKS = (Settings.theme.key, Settings.is_red_green_safe.key)


def apply(settings: Settings) -> None:
    """Let the program move, write numbers and take keys as the settings say."""
    motion.choose(settings.animations)
    numbers.use_format(settings.number_format)
    bind_keys(settings.shortcuts)


def follow(key: str, settings: Settings, appearance: Appearance) -> None:
    """The setting of this key is another now; what holds already stays, for windows are many."""
    apply(settings)
    chosen = settings.theme, settings.is_red_green_safe
    if key in LOOKS and chosen != (appearance.choice, appearance.is_safe):
        appearance.choose(chosen[0], is_safe=chosen[1])
