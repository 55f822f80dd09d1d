"""The palette: the list of what can be put on the canvas, and the search in it."""
