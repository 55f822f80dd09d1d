"""The window around the canvas: commands, menus, files, clipboard, notices."""
