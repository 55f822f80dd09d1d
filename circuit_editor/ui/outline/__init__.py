"""The outline: all nodes as a tree with their numbers, and what finds them by what they show."""
