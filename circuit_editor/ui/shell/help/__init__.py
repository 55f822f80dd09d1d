"""Help: all keys, the help for the gesture in hand, About."""
