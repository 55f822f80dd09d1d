"""Widgets and texts that several panels are made of."""
