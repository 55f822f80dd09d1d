"""Files of other programs: recognised by their content, and said by name."""
