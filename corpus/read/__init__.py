"""The readers: bytes in, an Article or a Problem out."""
