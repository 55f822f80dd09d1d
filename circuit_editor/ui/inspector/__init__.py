"""The inspector: what the selected thing is, as pages of cards."""
