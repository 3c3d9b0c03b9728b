"""Across articles: what one article cannot tell."""
