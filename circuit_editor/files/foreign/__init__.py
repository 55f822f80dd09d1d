"""Files of other programs: recognised by their content, and named in the refusal."""
