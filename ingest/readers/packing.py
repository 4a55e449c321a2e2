"""Packed files, opened with a limit to how far they unpack: a small file must not fill memory."""

import io
import sys
from collections.abc import Buffer, Callable, Iterator
from contextlib import contextmanager
from gzip import GzipFile
from tempfile import SpooledTemporaryFile
from typing import IO, BinaryIO, Final, cast

from ingest.readers.forms import Form
from ingest.readers.problems import Unreadable

# The largest article, page or document that is taken in whole, in bytes.
LARGEST: Final = 32 * 2**20
# News shrinks to a tenth or so; what grows two-hundredfold was made to do harm.
_RATIO: Final = 200
_FREE: Final = 64 * 2**20
_IN_MEMORY: Final = 8 * 2**20


class Budget:
    """How much one input may unpack to, the archives inside it included.

    Args:
        packed: its size in bytes; where it is not known, `feed` counts what comes.
    """

    def __init__(self, packed: int = 0) -> None:
        self._packed = packed
        self._unpacked = 0

    def feed(self, size: int) -> None:
        """Count bytes of the input itself."""
        self._packed += size

    def spend(self, size: int) -> None:
        """Count bytes that came out of it.

        Raises:
            Unreadable: they are out of all proportion.
        """
        self._unpacked += size
        if self._unpacked > max(_FREE, _RATIO * self._packed):
            raise Unreadable(
                f"unpacks to more than {_RATIO} times its size, as files made to do harm do",
                "If it is sound, unpack it yourself and give the files.",
            )


class _Measured(io.RawIOBase):
    """A stream that tells how many bytes were read from it."""

    def __init__(self, stream: IO[bytes], told: Callable[[int], None]) -> None:
        self._stream = stream
        self._error: Exception | None = None
        self._read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
        self._told = told

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._stream.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def readinto(self, buffer: Buffer) -> int:
        view = memoryview(buffer)
        if self._error is not None:
            raise self._error
        try:
            data = self._read(len(view))
        # What was unpacked before a damaged place is given out, and the damage told at the next
        # call: the buffer above would throw both away.
        except Exception as error:
            self._error = error
            return 0
        view[: len(data)] = data
        self._told(len(data))
        return len(data)


def measured(stream: IO[bytes], told: Callable[[int], None]) -> BinaryIO:
    """`stream`, its bytes counted as they are read."""
    return cast(BinaryIO, io.BufferedReader(_Measured(stream, told)))


def rejoined(head: bytes, stream: BinaryIO) -> BinaryIO:
    """`stream` with the bytes in front again that were read from it; it cannot be rewound."""
    return cast(BinaryIO, io.BufferedReader(_Rejoined(head, stream)))


class _Rejoined(io.RawIOBase):
    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = head
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer) -> int:
        view = memoryview(buffer)
        data, self._head = self._head[: len(view)], self._head[len(view) :]
        data = data or self._stream.read(len(view))
        view[: len(data)] = data
        return len(data)


@contextmanager
def unpacked(stream: BinaryIO, form: Form, budget: Budget) -> Iterator[BinaryIO]:
    """What a gzip or Zstandard file holds, of any number of members."""
    with _opened(stream, form) as inner:
        yield measured(inner, budget.spend)


def _opened(stream: BinaryIO, form: Form) -> IO[bytes]:
    if form is Form.GZIP:
        return cast(IO[bytes], GzipFile(fileobj=stream))
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    return cast(IO[bytes], zstd.ZstdFile(stream))


def damage() -> tuple[type[Exception], ...]:
    """What the unpackers raise on broken files, apart from `OSError`."""
    import zlib
    from zipfile import BadZipFile

    if sys.version_info >= (3, 14):
        from compression.zstd import ZstdError
    else:
        from backports.zstd import ZstdError
    return (EOFError, zlib.error, BadZipFile, ZstdError, NotImplementedError)


@contextmanager
def seekable(stream: BinaryIO) -> Iterator[BinaryIO]:
    """`stream`, or a copy of it in a temporary file if it cannot be rewound."""
    if stream.seekable():
        yield stream
        return
    with SpooledTemporaryFile(max_size=_IN_MEMORY, prefix="diplograph-") as copy:
        while data := stream.read(2**20):
            copy.write(data)
        copy.seek(0)
        yield cast(BinaryIO, copy)


def whole(stream: BinaryIO) -> bytes:
    """All bytes of one article.

    Raises:
        Unreadable: they are more than any article has.
    """
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise too_large()
    stream.read(1)  # tells whether it ends here, or breaks off
    return data


def too_large() -> Unreadable:
    """What is said of an article beyond the limit."""
    reason = f"larger than {LARGEST // 2**20} MiB, which no article is"
    return Unreadable(reason, "If it holds many articles, write one on each line (JSON Lines).")
