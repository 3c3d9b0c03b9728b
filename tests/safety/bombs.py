"""Small files that would keep a reader busy for minutes, or make it take all memory."""

import gzip
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable

TYPES = (
    b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    b'<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
WORD = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'


def docx(body: bytes, head: bytes = b'<?xml version="1.0"?>') -> bytes:
    """A Word document with this body."""
    return archive(
        {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": head + WORD + body + b"</w:body></w:document>"}
    )


def archive(files: dict[str, bytes]) -> bytes:
    """A ZIP file of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, raw in files.items():
            zipped.writestr(name, raw)
    return out.getvalue()


def pdf(content: bytes, resources: bytes = b"", pages: int = 1, more: dict[int, bytes] | None = None, packed: bool = True) -> bytes:
    """A PDF whose pages all show this content stream."""
    stream = zlib.compress(content, 9) if packed else content
    kids = b" ".join(b"%d 0 R" % (10 + i) for i in range(pages))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages),
        3: b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(stream), b"/Filter /FlateDecode" if packed else b"", stream),
        4: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        **{
            10 + i: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 3 0 R /Resources << /Font << /F1 4 0 R >> %s >> >>"
            % resources
            for i in range(pages)
        },
        **(more or {}),
    }
    out, offsets = bytearray(b"%PDF-1.7\n"), {}
    for number, body in sorted(objects.items()):
        offsets[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start, top = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % top
    for number in range(1, top):
        out += b"%010d 00000 n \n" % offsets[number] if number in offsets else b"0000000000 65535 f \n"
    return bytes(out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (top, start))


def nested_forms(levels: int = 12, times: int = 10) -> bytes:
    """Form objects that show the next one ten times each: 10 to the 12th pieces of text."""
    more = {}
    for level in range(levels):
        inner = b"/X%d Do " % (level + 1) * times if level + 1 < levels else b"BT /F1 9 Tf (Exports rose by five per cent) Tj ET "
        resource = b"/Resources << /Font << /F1 4 0 R >> /XObject << /X%d %d 0 R >> >>" % (level + 1, 201 + level)
        more[200 + level] = b"<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] %s /Length %d >>\nstream\n%s\nendstream" % (
            resource,
            len(inner),
            inner,
        )
    return pdf(b"/X0 Do " * times, b"/XObject << /X0 200 0 R >>", more=more)


def parquet_bomb() -> bytes:
    """One text of 300 MB that repeats itself, packed to nothing."""
    import pyarrow as pa
    import pyarrow.parquet as parquet

    out = io.BytesIO()
    parquet.write_table(pa.table({"text": ["Exports rose by five per cent. " * 1_000_000] * 40}), out, compression="zstd")
    return out.getvalue()


def zip_of_zips() -> bytes:
    """Archives in archives."""
    raw = b"Exports rose. " * 1_000_000
    for _ in range(6):
        raw = archive({f"{i}.zip": raw for i in range(4)}) if raw.startswith(b"PK") else archive({"a.txt": raw})
    return raw


def overlapping_zip() -> bytes:
    """An archive whose thousand entries all unpack the same packed bytes, 19 MB each."""
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    plain = b"\x00" * 19_000_000
    data = packed.compress(plain) + packed.flush()
    crc = zlib.crc32(plain)
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 33, crc, len(data), len(plain), 5, 0) + b"a.txt"
    central = b"".join(
        struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 8, 0, 33, crc, len(data), len(plain), 5, 0, 0, 0, 0, 0, 0) + b"a.txt"
        for _ in range(1000)
    )
    return local + data + central + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1000, 1000, len(central), len(local) + len(data), 0)


def entities() -> bytes:
    """Entities of entities: a billion laughs in XML."""
    lines = [b'<!ENTITY a0 "laughs ">'] + [b'<!ENTITY a%d "%s">' % (i, b"&a%d;" % (i - 1) * 10) for i in range(1, 10)]
    return b'<?xml version="1.0"?><!DOCTYPE x [' + b"".join(lines) + b"]>"


def mail_of_mails(levels: int = 3000) -> bytes:
    """A message in a message in a message."""
    out = b"MIME-Version: 1.0\r\nMessage-ID: <1@x>\r\nFrom: a@x\r\nContent-Type: text/plain\r\n\r\nExports rose.\r\n"
    for i in range(levels):
        out = (
            b'MIME-Version: 1.0\r\nMessage-ID: <%d@x>\r\nFrom: a@x\r\nContent-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\nContent-Type: message/rfc822\r\n\r\n'
            % (i, i, i)
            + out
            + b"\r\n--b%d--\r\n" % i
        )
    return out


PAGE = b"<!DOCTYPE html><html><head><title>Exports</title></head><body>"
TEXT = b"<p>Exports rose by five per cent in the first quarter, the ministry said on Monday, and imports fell.</p>"

#: name of the file → what makes it
BOMBS: dict[str, Callable[[], bytes]] = {
    "pages.pdf": lambda: pdf(b"BT /F1 9 Tf " + b"(Exports rose by five per cent) Tj " * 400_000 + b"ET", pages=500),
    "forms.pdf": nested_forms,
    "stream.pdf": lambda: pdf(b"q " * 60_000_000 + b"BT /F1 9 Tf (x) Tj ET"),
    "count.pdf": lambda: pdf(b"BT ET").replace(b"/Count 1", b"/Count 999999999"),
    "unpacked.docx": lambda: docx(b"<w:p><w:r><w:t>Exports rose. </w:t></w:r></w:p>" * 2_000_000),
    "paragraphs.docx": lambda: docx(b"<w:p><w:r><w:t>Exports rose. </w:t></w:r></w:p>" * 1_250_000),
    "entities.docx": lambda: docx(b"<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>", entities()),
    "tables.docx": lambda: docx(
        b"<w:tbl><w:tr><w:tc>" * 3000 + b"<w:p><w:r><w:t>Exports rose.</w:t></w:r></w:p>" + b"</w:tc></w:tr></w:tbl>" * 3000
    ),
    "grid.docx": lambda: docx(
        b"<w:tbl>" + (b"<w:tr>" + b"<w:tc><w:tcPr><w:gridSpan w:val='2000'/></w:tcPr><w:p/></w:tc>" * 60 + b"</w:tr>") * 400 + b"</w:tbl>"
    ),
    "large.html": lambda: PAGE + TEXT * 190_000 + b"</body></html>",
    "deep.html": lambda: PAGE + b"<div>" * 400_000 + TEXT + b"</body></html>",
    "spans.html": lambda: (
        PAGE + (b"<p>" + b"<span><b><i>" * 500 + b"Exports" + b"</i></b></span>" * 500 + b"</p>") * 300 + b"</body></html>"
    ),
    "lists.html": lambda: PAGE + b"<table><tr><td><ul><li>" * 60_000 + TEXT,
    "zeros.zip": lambda: archive({f"{i}.txt": b"\x00" * 300_000_000 for i in range(1)}),
    "zips.zip": zip_of_zips,
    "overlap.zip": overlapping_zip,
    "texts.parquet": parquet_bomb,
    "packed.html.gz": lambda: gzip.compress(PAGE + b"a" * 400_000_000, 9),
    "braces.rtf": lambda: b"{\\rtf1 " + b"{\\b " * 3_000_000,
    "mails.eml": mail_of_mails,
    "brackets.json": lambda: b'[{"text":' + b"[" * 9_000_000,
    "quotes.csv": lambda: b"title,text,date\n" + b'"' + b"a" * 30_000_000,
    "keys.json": lambda: json.dumps([{"text": "a " * 10, "title": "x"}] * 200).encode() + b" " * 19_000_000 + b"[",
}

SAID = b"Exports of tea from Marn grew by 5 percent last year, the board said on Friday. "

#: texts that are quickly read and may take any time or memory to analyze
TEXTS: dict[str, Callable[[], bytes]] = {
    "prose.txt": lambda: SAID * 240_000,
    "lines.txt": lambda: b"5\n" * 900_000,
    "turns.txt": lambda: b"".join(b"SPEAKER %d: It is so.\n" % i for i in range(150_000)),
    "sentence.txt": lambda: b"The plants made " + b", ".join(b"%d cars in %d" % (i, 1990 + i % 30) for i in range(60_000)) + b".",
    "names.txt": lambda: b" ".join(b"Ann Lee%s said so." % bytes(97 + int(c) for c in str(i)) for i in range(60_000)),
    "quotes.txt": lambda: "“so ‘it ".encode() * 120_000,
    "word.txt": lambda: b"A" * 19_000_000,
    "head.md": lambda: b"---\n" + b"title: a\nauthor: b\n" * 400_000 + b"---\nExports rose.",
    "table.md": lambda: b"# Tea\n\n| year | sold |\n|---|---|\n" + b"| 2020 | 5% |\n" * 200_000,
    "bytes.txt": lambda: bytes(range(128, 256)) * 90_000,
}
