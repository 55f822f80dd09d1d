"""What hatchling does before it packs a wheel: the translations are built, see there."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TranslationsHook(BuildHookInterface[Any]):
    """Builds what git does not hold and a wheel does."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the translations, for a wheel as for an editable installation."""
        script = Path(self.root, "packaging", "release_translations.py")
        runpy.run_path(str(script), run_name="__main__")
