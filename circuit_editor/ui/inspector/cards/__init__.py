"""Cards of the inspector: one for each thing that can be told of a node."""
