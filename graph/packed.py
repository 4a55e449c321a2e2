"""Files of quads, packed as the ends of their names say: `.zst`, `.gz`, or not at all."""

import gzip
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import IO, Final, cast

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

__all__ = ["File", "ZstdError", "packed", "unpacked", "zstd"]

ZstdError = zstd.ZstdError

type File = AbstractContextManager[IO[bytes]]

_LEVEL: Final = 6


def packed(path: Path) -> File:
    """A new file to write to; the same bytes always make the same file."""
    if path.name.endswith(".zst"):
        return cast(File, zstd.open(path, "wb", level=_LEVEL))
    if path.name.endswith(".gz"):
        # Without the time in its head.
        return cast(File, gzip.GzipFile(path, "wb", mtime=0))
    return path.open("wb")


def unpacked(name: str, file: IO[bytes]) -> File:
    """What a file of this name holds; the file itself stays open."""
    if name.endswith(".zst"):
        return cast(File, zstd.ZstdFile(file))
    if name.endswith(".gz"):
        return cast(File, gzip.GzipFile(fileobj=file))
    return nullcontext(file)
