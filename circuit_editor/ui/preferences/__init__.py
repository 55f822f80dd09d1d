"""The preferences dialog: its pages, and what lets a choice hold in a window at once."""
