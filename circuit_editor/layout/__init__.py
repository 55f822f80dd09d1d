"""How large things are, and where they stand when nobody placed them."""
