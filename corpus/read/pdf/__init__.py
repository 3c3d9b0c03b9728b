"""From the page of a PDF to its text: lines and their pieces, columns, tables, running heads, notes, paragraphs."""
