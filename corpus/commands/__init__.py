"""What `python -m corpus` can do, a module a kind of command; `corpus.cli` puts them together."""
