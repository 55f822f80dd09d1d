"""Routes of wires: smooth, and never beneath a node."""
