"""Closed forms: a circuit or a block as formulas and their derivatives, by SymPy."""
