"""Gradient descent, one step at a time, and the history of the loss."""
