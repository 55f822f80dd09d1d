"""The circuit for screen readers: names, numbers and actions of what the canvas paints."""
