"""Free space: who stands where, and who gives way to what is new or grows."""
