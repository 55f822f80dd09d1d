"""What Python gets beside plain numbers: mappings by name, tables and pictures for notebooks."""
