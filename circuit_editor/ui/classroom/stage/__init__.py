"""Presenting: the circuit on the whole screen, its cards, captions and the teacher's view."""
