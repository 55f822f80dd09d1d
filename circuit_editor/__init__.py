"""Circuit Editor."""
