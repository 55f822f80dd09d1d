"""Commands that edit: of nodes, blocks and the clipboard, and what is offered."""
