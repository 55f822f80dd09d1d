"""Layout: the sizes of things, and their places where nobody placed them."""
