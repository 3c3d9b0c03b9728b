"""What leaves the tables and comes back: files to take away, references, and the check of a file against its articles."""
