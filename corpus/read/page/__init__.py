"""A saved web page: its tree, its head, and what they say of title, author, date and body."""
