"""Places where nobody placed things: columns, their order, and coordinates."""
