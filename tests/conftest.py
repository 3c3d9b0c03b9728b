"""For every test: records of files are not kept on this machine, unless a test names a place for them."""

import os

os.environ["CORPUS_CACHE"] = "off"
