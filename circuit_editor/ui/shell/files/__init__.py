"""Files: opening, saving, autosave, and recovery of unsaved work."""
