"""The classroom: stepping, predicting, lessons, the gradient check, and their panels."""
