"""The palette: what can be put on the canvas, and how it is searched."""
