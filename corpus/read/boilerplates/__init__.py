"""The rules that tell what is not the article, a kind of boilerplate a module."""
