"""The options of a picture of a circuit: its colours, its paper, its size, and what is written."""

from __future__ import annotations

from typing import Any

from circuit_editor.named_tuple import NamedTuple

LIGHT, DARK = "light", "dark"
NO_CAPTIONS, AS_SPOKEN = "none", "spoken"  # beside the code of a language
FOR_SLIDES = 3.0  # scale at which a small circuit is sharp on a slide
LARGEST_SCALE = 16.0


class PictureOptions(NamedTuple):
    """The options of one picture; without a choice it is on light paper, with all numbers.

    `captions` are the words under gates: the code of the language they are in, AS_SPOKEN or
    NO_CAPTIONS; names that somebody gave are always written. `scale` is pixels per scene unit; with
    `same_scale` a colour is the same number in all tiles.
    """

    theme: str = LIGHT
    is_red_green_safe: bool = False
    is_transparent: bool = False
    scale: float = 1.0
    has_values: bool = True
    has_gradients: bool = True
    captions: str = AS_SPOKEN
    gradient_widths: bool = False
    same_scale: bool = False

    def as_stored(self) -> list[str]:
        """The options for a settings file: each by its name."""
        return [f"{name}={value}" for name, value in zip(self._fields, self, strict=True)]

    @classmethod
    def of_stored(cls, lines: list[str], codes: tuple[str, ...]) -> PictureOptions:
        """The options in a settings file; what is damaged there is as without a choice.

        `codes` are those of the languages there are.
        """
        found = dict(line.split("=", 1) for line in lines if "=" in line)
        made = cls()
        switches: dict[str, Any] = {
            name: found[name] == "True"
            for name, standard in zip(cls._fields, made, strict=True)
            if isinstance(standard, bool) and found.get(name) in ("True", "False")
        }
        scale = as_scale(found.get("scale", ""))
        theme = found.get("theme", "")
        captions = found.get("captions", "")
        return made._replace(
            **switches,
            scale=made.scale if scale is None else scale,
            theme=theme if theme in (LIGHT, DARK) else made.theme,
            captions=captions if captions in (NO_CAPTIONS, *codes) else made.captions,
        )


def as_scale(text: str) -> float | None:
    """The scale that a text says; None where it is none that can be drawn."""
    try:
        scale = float(text)
    except ValueError:
        return None
    return scale if 0 < scale <= LARGEST_SCALE else None
