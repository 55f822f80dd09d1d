"""What mouse and keys do on the canvas: each gesture is an object."""
