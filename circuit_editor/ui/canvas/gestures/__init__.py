"""Gestures of mouse and keys on the canvas, each an object."""
