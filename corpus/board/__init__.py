"""The dashboard's own part: filters, charts, highlighting, downloads as pure functions; pages/ shows them."""
