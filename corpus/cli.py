"""The command."""

import json
import sys
from pathlib import Path

from corpus.analyse import analyse
from corpus.lexicon import load
from corpus.model import Article
from corpus.schema import as_json


def main() -> int:
    lexicon = load()
    for path in sys.argv[2:]:
        if path == "-":
            for line in sys.stdin:
                given = json.loads(line)
                text = given.get("text")
                if text is None:
                    text = ""
                print(as_json(analyse(Article(given["id"], text, published=given.get("published"), source=given.get("source"), url=given.get("url")), lexicon)))
        else:
            text = Path(path).read_bytes().decode("utf-8")
            print(as_json(analyse(Article(Path(path).name, text, path), lexicon)))
    return 0
