"""Reports for Python beside plain numbers: mappings by name, tables and pictures for notebooks."""
