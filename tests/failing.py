"""A worker with faults of its own, for tests: a rule fails on "zyx", and one never ends on "zzz".

python tests/failing.py
"""

from typing import Any

from corpus import analyse
from corpus.model import Document
from corpus.read.isolate import serve
from corpus.worker import prepare

_real = analyse.find_names


def find_names(doc: Document, *rest: Any) -> Any:
    """The finder of names, with faults."""
    if "zyx" in doc.text:
        raise KeyError("zyx")
    while "zzz" in doc.text:
        pass
    return _real(doc, *rest)


if __name__ == "__main__":
    analyse.find_names = find_names
    serve(prepare)
