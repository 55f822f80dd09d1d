"""Colours of notes and frames in each theme, and the lines that tell them apart without colour."""

from __future__ import annotations

from PySide6.QtCore import Qt

from circuit_editor.ui.app.theme import DARK, LIGHT, Theme

# the card of a note and the room of a frame, and their lines, which differ in more than colour
ANNOTATIONS = {
    LIGHT.name: {
        "": ("#ffffff", "#b9b5a6"),
        "yellow": ("#fff4c2", "#a87c00"),
        "green": ("#e2f3e3", "#2f7d3e"),
        "blue": ("#e1ecfb", "#2f6bbd"),
        "violet": ("#efe6fb", "#7a4fc0"),
        "red": ("#fde6e2", "#b8402f"),
        "grey": ("#ececea", "#6b6f77"),
    },
    DARK.name: {
        "": ("#23272e", "#5a616d"),
        "yellow": ("#3a3320", "#d9a92c"),
        "green": ("#1f3527", "#5cb878"),
        "blue": ("#1f2f47", "#6ba3ee"),
        "violet": ("#312847", "#ab8bec"),
        "red": ("#432622", "#ef8576"),
        "grey": ("#31353c", "#8f96a1"),
    },
}
LINE_STYLES = {
    "green": Qt.PenStyle.DashLine,
    "blue": Qt.PenStyle.DotLine,
    "violet": Qt.PenStyle.DashDotLine,
    "red": Qt.PenStyle.DashDotDotLine,
}


def annotation_colours(theme: Theme, colour: str) -> tuple[str, str, Qt.PenStyle]:
    """The colours of a note or a frame: its paper and its line; and how that is drawn."""
    paper, line = ANNOTATIONS[theme.name.partition(" ")[0]][colour]
    return paper, line, LINE_STYLES.get(colour, Qt.PenStyle.SolidLine)


def is_stage(theme: Theme) -> bool:
    """True for a theme to present with."""
    return " stage" in theme.name
