"""Exporters: a circuit as a program in Python, whose text comes from the gates' own.

`program` walks the tape. `gate_texts` calls each gate's functions with a number that records
(`recording`), and a `dialect` writes down what was recorded: another target is another table of
names. `naming` makes names safe; `bodies` keeps blocks together where no sum changes.
"""

from circuit_editor.export.program import TARGETS, ExportedProgram, NoProgram, program

__all__ = ["TARGETS", "ExportedProgram", "NoProgram", "program"]
