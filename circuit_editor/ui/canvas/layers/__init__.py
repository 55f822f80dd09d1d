"""What lies behind the nodes: grid, wires kept as a picture, the view from afar."""
