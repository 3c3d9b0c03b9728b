"""A file on disk: there whole, or not at all."""

import os
import tempfile
from pathlib import Path


def put(path: Path, content: bytes) -> None:
    """Write a file in place of an older one. A process that is killed on the way leaves the older one as it was.

    Raises OSError where the folder is not there or may not be written to.
    """
    number, part = tempfile.mkstemp(suffix=".part", dir=path.parent)
    try:
        with os.fdopen(number, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        mask = os.umask(0)
        os.umask(mask)
        Path(part).chmod(0o666 & ~mask)  # what any other new file would have
        Path(part).replace(path)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise
