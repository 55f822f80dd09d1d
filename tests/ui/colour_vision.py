"""How far apart colours look, to all eyes and to those that tell red from green badly.

Run as a script it prints the differences and contrasts of both palettes, and those of tiles:

    python tests/ui/colour_vision.py

Deuteranopia and protanopia are simulated by the matrices of Machado, Oliveira and Fernandes
("A Physiologically-based Model for Simulation of Color Vision Deficiency", 2009, severity 1) on
linear RGB; differences are CIEDE2000 (Sharma, Wu and Dalal, 2005); contrast is that of WCAG 2.
"""

from __future__ import annotations

import math

import numpy as np

ALL = np.eye(3)
DEUTERANOPIA = np.array(
    [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ]
)
PROTANOPIA = np.array(
    [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ]
)
EYES = {"all cones": ALL, "deuteranopia": DEUTERANOPIA, "protanopia": PROTANOPIA}
TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
WHITE = TO_XYZ.sum(axis=1)  # D65
PAIRS = (("value", "gradient"), ("positive", "negative"), ("value", "refused"))
TEXTS = ("value", "gradient", "positive", "negative", "refused")
PAPERS = ("canvas", "panel", "field")
SHARES = (0.1, 0.25, 0.5, 1.0)  # of the scale of a tile, on both sides of 0
STEP = 0.25  # of it, between two numbers that are near one another


def linear(colour: str) -> np.ndarray:
    """A colour #rrggbb as linear RGB."""
    srgb = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)


def as_lab(colour: str, eyes: np.ndarray = ALL) -> tuple[float, float, float]:
    """A colour in CIELAB, as these eyes see it."""
    seen = np.clip(eyes @ linear(colour), 0.0, 1.0)
    share = (TO_XYZ @ seen) / WHITE
    x, y, z = np.where(share > (6 / 29) ** 3, np.cbrt(share), share / (3 * (6 / 29) ** 2) + 4 / 29)
    return float(116 * y - 16), float(500 * (x - y)), float(200 * (y - z))


def difference(one: str, other: str, eyes: np.ndarray = ALL) -> float:
    """CIEDE2000 of two colours as these eyes see them: 1 can just be seen, side by side."""
    (l1, a1, b1), (l2, a2, b2) = as_lab(one, eyes), as_lab(other, eyes)
    mean = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    grey = 0.5 * (1 - math.sqrt(mean**7 / (mean**7 + 25**7)))
    a1, a2 = (1 + grey) * a1, (1 + grey) * a2
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = (math.degrees(math.atan2(b, a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    turned = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    d_hue = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turned) / 2)
    light, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    hue = (h1 + turned / 2) % 360 if c1 * c2 else h1 + h2
    t = (
        1
        - 0.17 * math.cos(math.radians(hue - 30))
        + 0.24 * math.cos(math.radians(2 * hue))
        + 0.32 * math.cos(math.radians(3 * hue + 6))
        - 0.20 * math.cos(math.radians(4 * hue - 63))
    )
    s_light = 1 + 0.015 * (light - 50) ** 2 / math.sqrt(20 + (light - 50) ** 2)
    s_chroma, s_hue = 1 + 0.045 * chroma, 1 + 0.015 * chroma * t
    rotation = -math.sin(math.radians(60 * math.exp(-(((hue - 275) / 25) ** 2)))) * (
        2 * math.sqrt(chroma**7 / (chroma**7 + 25**7))
    )
    dl, dc, dh = (l2 - l1) / s_light, (c2 - c1) / s_chroma, d_hue / s_hue
    return math.sqrt(dl * dl + dc * dc + dh * dh + rotation * dc * dh)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21; text needs 4.5."""
    high, low = sorted((float(TO_XYZ[1] @ linear(each)) for each in (one, other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def tile_colour(theme, share: float) -> str:
    """The colour of a cell whose number is such a share of the largest, from -1 to 1."""
    from circuit_editor.ui.widgets.tile import STEPS, _scale_colours

    return f"#{int(_scale_colours(theme)[STEPS + round(share * STEPS)]) & 0xFFFFFF:06x}"


def tile_differences(theme, eyes: np.ndarray) -> dict[str, list[float]]:
    """How far apart cells look: of two signs by how large, and neighbours on either side of 0."""

    def apart(one: float, other: float) -> float:
        return difference(tile_colour(theme, one), tile_colour(theme, other), eyes)

    steps = np.arange(0.0, 1.0, STEP).tolist()
    return {
        "of two signs": [apart(-share, share) for share in SHARES],
        "negative steps": [apart(-step, -step - STEP) for step in steps],
        "positive steps": [apart(step, step + STEP) for step in steps],
    }


def digits_on_tiles(theme) -> float:
    """The least contrast of digits on a cell of any colour."""
    shares = np.linspace(-1.0, 1.0, 41).tolist()
    return min(contrast(theme.ink, tile_colour(theme, share)) for share in shares)


def tile_table() -> str:
    """The same of tiles, in both palettes of all themes."""
    from circuit_editor.ui.app import theme as look

    lines = []
    for base in (look.LIGHT, look.DARK, *look.STAGE.values()):
        for theme in (base, look.made_safe(base)):
            lines.append(f"tiles, {theme.name}: digits at least {digits_on_tiles(theme):.2f}")
            for name, eyes in EYES.items():
                for what, numbers in tile_differences(theme, eyes).items():
                    told = " ".join(f"{number:5.1f}" for number in numbers)
                    lines.append(f"    {name:12} {what:14} {told}")
    return "\n".join(lines)


def table() -> str:
    """Both palettes of all themes: how far their pairs are apart, and their least contrasts."""
    from circuit_editor.ui.app import theme as look

    lines = []
    for safe in (False, True):
        for base in (look.LIGHT, look.DARK, *look.STAGE.values()):
            theme = look.made_safe(base) if safe else base
            lines.append(f"{'red-green-safe' if safe else 'standard'}, {base.name}")
            for one, other in PAIRS:
                seen = "  ".join(
                    f"{name} {difference(getattr(theme, one), getattr(theme, other), eyes):5.1f}"
                    for name, eyes in EYES.items()
                )
                lines.append(f"    difference {f'{one}, {other}':20} {seen}")
            for text in TEXTS:
                papers = "  ".join(
                    f"{paper} {contrast(getattr(theme, text), getattr(theme, paper)):5.2f}"
                    for paper in PAPERS
                )
                lines.append(f"    contrast   {f'{text} {getattr(theme, text)}':20} {papers}")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())
    print(tile_table())
