"""Cards of the inspector: one for each topic of a node."""
