"""From a document to a tape: blocks flattened, gates ordered, edits patched in."""
