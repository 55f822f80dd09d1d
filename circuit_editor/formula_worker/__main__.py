"""The worker: questions on standard input, answers on standard output, a line each."""

import contextlib
import json
import sys

from circuit_editor.formula_worker.answers import FormulaServer


def main() -> None:
    """Answer until nobody asks any more."""
    answering = FormulaServer()
    for line in sys.stdin:
        print(json.dumps(answering.answer(json.loads(line))), flush=True)


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt, BrokenPipeError):
        main()
