"""What is drawn on the canvas: nodes, blocks, wires, numbers, marks."""
