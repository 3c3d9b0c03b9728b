"""Date expressions: words, phrases, values, and the publication date."""
