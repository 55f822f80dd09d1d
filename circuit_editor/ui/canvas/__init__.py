"""The canvas: the picture of the circuit, and the gestures by which it is changed."""
