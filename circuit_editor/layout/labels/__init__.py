"""Places of numbers and captions: each clear of all else, or it gives way."""
