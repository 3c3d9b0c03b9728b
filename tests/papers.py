"""PDF pages from placed words, for tests: each line is "x y size words", pages are parted by "---"."""

from corpus.read.pdf.lines import Line, Piece


def lines_of(text: str) -> list[Line]:
    """The lines of a text as a page would have them: one below the other, words far apart where blanks are."""
    found = []
    for i, line in enumerate(text.split("\n")):
        pieces, at = [], 50.0
        for words in line.split("  "):
            if words.strip():
                pieces.append(Piece(" ".join(words.split()), at, at + 5 * len(words), 750.0 - 13 * i, 11.0))
            at += 5 * len(words) + 20
        if pieces:
            found.append(tuple(pieces))
    return found


#: how a page is drawn that a reader turns
TURNED = {0: b"", 90: b"0 1 -1 0 600 0 cm ", 180: b"-1 0 0 -1 600 800 cm ", 270: b"0 -1 1 0 0 800 cm "}


def pdf_of(source: str, rotation: int = 0) -> bytes:
    """A PDF whose pages show the words at their places, in Helvetica, drawn turned where a reader has to turn them back."""
    pages = [page.strip().split("\n") for page in source.strip().split("\n---\n")]
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    kids = []
    for lines in pages:
        content = TURNED[rotation] + b"".join(map(_drawn, lines))
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        resources = b"<< /Font << /F1 3 0 R >> >>"
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Rotate %d /Contents %d 0 R /Resources %s >>"
            % (rotation, len(objects), resources)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    return _file(objects)


def _drawn(line: str) -> bytes:
    x, y, size, words = line.split(" ", 3)
    shown = words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /F1 %s Tf %s %s Td (%s) Tj ET\n" % (size.encode(), x.encode(), y.encode(), shown)


def _file(objects: list[bytes]) -> bytes:
    out, offsets = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
