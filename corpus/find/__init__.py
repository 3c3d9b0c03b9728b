"""The finders: an article in, findings pinned to their places out."""
