"""Corpus: news articles in, tables of who said what, when, and with which numbers out."""
