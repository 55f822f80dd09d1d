"""Menus, the menu bar and the command palette, all from the registry of commands."""
