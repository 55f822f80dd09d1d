"""Formulas for the window, in a process of their own: worked out, typeset, evaluated.

Symbolic work takes from milliseconds to for ever, so the window never does it itself. It starts
`python -m circuit_editor.formula_worker`, writes one question a line to it and reads one answer a
line (JSON both), and ends the process where an answer is no longer wanted or takes too long.
`answers` answers a question, `typesetting` draws a formula.
"""
