"""The session: one document being worked on, and which of its numbers may be seen."""
