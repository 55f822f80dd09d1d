"""The command line: `circuit-editor run first.circuit --json`, and without a command the window.

Thin: the Python face and the window do what is done here. `parser` knows what may be asked,
`commands` what is done, `window` how one gets there, `module_finder` how its modules are found
quickly, `output` how it is said. This file keeps the contract of the exit codes, and says whatever
goes wrong in sentences on stderr, never as a traceback:

    0    done; saturated gates and kinks are no failure
    1    a problem, a mark nan or inf, a gradient check that disagrees, no closed form
    2    a file that cannot be read or written, or wrong usage
    130  interrupted;  141  nobody reads the output any more (128 + the signal, as in shells)
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from circuit_editor.cli.output import INTERRUPTED, UNREAD, UNUSABLE, Refusal, complain
from circuit_editor.cli.window import is_wanted, open_window

__all__ = ["main"]

# Loading NumPy starts a thread for every core, to multiply large matrices. Nothing here does, and
# starting them takes up to a third of the time that its import does.
ONE_THREAD = "OPENBLAS_NUM_THREADS"


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks for and return the exit code."""
    os.environ.setdefault(ONE_THREAD, "1")
    try:
        words = list(sys.argv[1:] if arguments is None else arguments)
        if is_wanted(words):
            return open_window(*words)
        from circuit_editor.cli.parser import parse_arguments

        asked = parse_arguments(words)
        code: int = asked.do(asked)
        return code
    except SystemExit as end:  # argparse, after --help, --version or wrong usage
        return end.code if isinstance(end.code, int) else UNUSABLE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return UNREAD
    except Refusal as refusal:
        complain([str(refusal)])
    except MemoryError:
        complain(["There is not enough memory for this."])
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        complain([f"Something unexpected went wrong ({reason}). Please report it."])
    return UNUSABLE
