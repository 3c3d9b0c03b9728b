"""How tables are read: which column holds what (`choice`), what a cell says (`cells`, `days`), and the rows of each format."""
