"""This checkout, whose package is imported before one that is installed from elsewhere.

To be imported first by what writes into `resources/`: else it would read the gates of another
checkout, and write there.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RESOURCES = ROOT / "resources"

sys.path.insert(0, str(ROOT))
