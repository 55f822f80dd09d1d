"""Prediction: what is covered, how an answer is judged, which misconception gives it."""
