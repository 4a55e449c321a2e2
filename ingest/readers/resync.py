"""Where the next record of a web archive begins, behind one that cannot be read."""

from typing import BinaryIO, Final

_PIECE: Final = 2**20
_PLAIN: Final = b"\nWARC/1."
# Records packed one by one; the bytes stand for gzip and deflate.
_PACKED: Final = b"\x1f\x8b\x08"
_LONGEST: Final = max(len(_PLAIN), len(_PACKED))


def next_record(stream: BinaryIO, offset: int) -> int | None:
    """The offset of what looks like the beginning of a record, from here on; None without one.

    Args:
        stream: the archive, at `offset`.
        offset: where to begin.
    """
    held = stream.read(_PIECE)
    if held.startswith(_PLAIN[1:]):
        return offset
    while held:
        found = _first(held)
        if found is not None:
            return offset + found
        offset += max(0, len(held) - _LONGEST)
        more = stream.read(_PIECE)
        held = held[-_LONGEST:] + more if more else b""
    return None


def _first(data: bytes) -> int | None:
    packed, plain = data.find(_PACKED), data.find(_PLAIN)
    starts = [start for start in (packed, plain + 1 if plain >= 0 else -1) if start >= 0]
    return min(starts, default=None)
