"""Cases of array gates with what PyTorch says of them: asked for anew, or read from a file.

    TORCH_PYTHON=torch-env/bin/python PYTHONPATH=.:tests python tests/gates/array_references.py

writes array_references.json, a seeded part of them; PyTorch is needed by nobody else.
"""

from __future__ import annotations

import json
import os
import subprocess
import zlib
from pathlib import Path
from typing import Any

import numpy as np
from array_cases import OF_ARRAYS, case_of
from dice import Dice

STORED = Path(__file__).with_name("array_references.json")
ASKS = Path(__file__).with_name("torch_answers.py")
OF_EACH_GATE = 8  # cases in the file


def cases(count: int, seed: str) -> list[dict[str, Any]]:
    """So many cases of each gate of arrays, as JSON has them."""
    made = []
    for kind, gate in OF_ARRAYS.items():
        dice = Dice(zlib.crc32(f"{seed} {kind}".encode()))
        for _ in range(count):
            inputs, attrs = case_of(gate, dice)
            with np.errstate(all="ignore"):
                out = gate.forward(*inputs, **attrs)
            made.append(
                {
                    "kind": kind,
                    "attrs": attrs,
                    "shapes": [list(np.shape(each)) for each in inputs],
                    "inputs": [np.asarray(each).tolist() for each in inputs],
                    "upstream": dice.normal(size=np.shape(out)).tolist(),
                }
            )
    return made


def asked(torch_python: str, of: list[dict[str, Any]]) -> dict[str, Any]:
    """What PyTorch says of these cases."""
    done = subprocess.run(
        [torch_python, str(ASKS)],
        input=json.dumps(of),
        capture_output=True,
        text=True,
        check=True,
        env={name: each for name, each in os.environ.items() if name != "PYTHONPATH"},
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def main() -> None:
    """Ask PyTorch, and store its answers, a case a line."""
    made = cases(OF_EACH_GATE, "stored")
    found = asked(os.environ["TORCH_PYTHON"], made)
    lines = [
        json.dumps({**case, **answer}) for case, answer in zip(made, found["answers"], strict=True)
    ]
    body = ",\n".join(lines)
    STORED.write_text(f'{{"torch": "{found["torch"]}", "cases": [\n{body}\n]}}\n', "utf-8")


if __name__ == "__main__":
    main()
