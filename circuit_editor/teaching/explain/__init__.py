"""Explanations of one node: the chain rule, curves, perturbations, sums over paths."""
