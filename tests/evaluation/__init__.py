"""The project's own evaluation: gold for the seeds, scorer, floors, gains and losses, invented names (see README.md)."""
