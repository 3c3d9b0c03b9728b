"""The rooms of the header: what a line is, and which of them name the publisher."""
