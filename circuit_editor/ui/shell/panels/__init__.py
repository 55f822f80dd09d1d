"""Docked panels: their widths, their rails, and the keyboard's way between them."""
