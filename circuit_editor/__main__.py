"""`python -m circuit_editor`: the same as the command `circuit-editor`."""

import sys

from circuit_editor.cli import main

if __name__ == "__main__":
    sys.exit(main())
