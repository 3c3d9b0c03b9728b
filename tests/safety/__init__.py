"""Hostile and broken input: what the readers must stand, with small counts in `make test` and full ones in `make safety`."""
