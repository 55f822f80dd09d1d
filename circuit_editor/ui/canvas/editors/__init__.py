"""Fields over the canvas: values, names and guesses edited where they stand."""
