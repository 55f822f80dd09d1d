"""The layers behind the nodes: grid, cached wires, the circuit at far zoom."""
