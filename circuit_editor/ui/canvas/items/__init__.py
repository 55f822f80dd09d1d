"""The items on the canvas: nodes, blocks, wires, numbers, marks."""
