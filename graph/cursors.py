"""Where a part of an ordered list ended, told so that the next part can begin behind it.

A cursor holds what the last item was ordered by, not its number: whatever is added or taken away
meanwhile, the next part begins with what stands behind it in the order.
"""

import base64
import binascii
import json
from bisect import bisect_right
from collections.abc import Sequence

from graph.errors import InvalidFilter

type Key = tuple[str | int, ...]


def cursor_of(key: Key) -> str:
    """The cursor behind an item with this key."""
    text = json.dumps(key, ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode("utf-8", "surrogatepass")).decode().rstrip("=")


def first_of(keys: Sequence[Key], offset: int, cursor: str | None) -> int:
    """Which item a part begins with.

    Args:
        keys: the keys of the whole list, in order.
        offset: how many to pass over, from the cursor on if there is one.
        cursor: where the part before ended.

    Raises:
        InvalidFilter: the cursor is of another list, or none.
    """
    if cursor is None:
        return offset
    key = _key_in(cursor)
    if keys and list(map(type, key)) != list(map(type, keys[0])):
        raise _wrong()
    return bisect_right(keys, key) + offset


def next_cursor(keys: Sequence[Key], end: int) -> str | None:
    """The cursor behind the first `end` items, or None where there are no more."""
    return cursor_of(keys[end - 1]) if 0 < end < len(keys) else None


def _key_in(cursor: str) -> Key:
    try:
        text = base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True)
        key = json.loads(text.decode("utf-8", "surrogatepass"))
    except (binascii.Error, ValueError, RecursionError):
        raise _wrong() from None
    if not isinstance(key, list) or any(type(part) not in (str, int) for part in key):
        raise _wrong()
    return tuple(key)


def _wrong() -> InvalidFilter:
    return InvalidFilter("cursor", "it is not of this list: take it from the part before")
