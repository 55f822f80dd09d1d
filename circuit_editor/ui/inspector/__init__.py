"""The inspector: the selected thing, as pages of cards."""
