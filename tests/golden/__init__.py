"""The tables of the seeds as they stand: one JSON Lines file a table, one row a line."""
