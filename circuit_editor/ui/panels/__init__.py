"""What stands around the canvas: the palette, the inspector, the line for expressions."""
