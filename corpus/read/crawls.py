"""WARC, plain or gzipped → the pages of a crawl."""

from collections.abc import Iterator
from typing import BinaryIO

from corpus.model import Problem
from corpus.parts import Given, Part

#: bytes of one page
LIMIT = 20_000_000
#: content types that may hold an article
KINDS = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text", "text/markdown": "text", "application/pdf": "pdf"}


def crawl_parts(file: BinaryIO, crawl_id: str) -> Iterator[Part]:
    """The answers of a crawl that hold a page, a text or a PDF, numbered from 1 with their addresses; pictures and scripts are passed over."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    number = 0
    try:
        for record in ArchiveIterator(file, check_digests=False):
            if record.rec_type not in ("response", "resource") or not _is_answer(record):
                continue
            headers = record.http_headers or record.rec_headers
            content_type, _, rest = (headers.get_header("Content-Type") or "").partition(";")
            kind = KINDS.get(content_type.strip().lower())
            if kind is None:
                continue
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            if not url.startswith(("http://", "https://", "file:")):
                continue  # the crawler's own notes
            number += 1
            yield _part(record, f"{crawl_id}#{number}", kind, rest)
    except (ArchiveLoadFailed, OSError, EOFError, ValueError) as error:
        yield Part(
            f"{crawl_id}#{number + 1}", Problem("read", f"{crawl_id}: the crawl breaks off ({str(error)[:80]}); the rest was left out")
        )


def _is_answer(record: object) -> bool:
    headers = getattr(record, "http_headers", None)
    return headers is None or (headers.get_statuscode() or "").startswith("2")


def _part(record: object, part_id: str, kind: str, rest: str) -> Part:
    raw = record.content_stream().read(LIMIT + 1)  # type: ignore[attr-defined]
    url = record.rec_headers.get_header("WARC-Target-URI")  # type: ignore[attr-defined]
    if len(raw) > LIMIT:
        return Part(part_id, Problem("read", f"{part_id}: {url or 'a page'} is over the limit of {LIMIT:,} bytes"))
    charset = rest.lower().partition("charset=")[2].split(";")[0].strip(" \"'") or None
    return Part(part_id, raw, kind, given=Given(url=url, charset=charset))
