"""What comes one by one, in parts: large enough to be worth it, and never held back for long."""

import time
from collections.abc import Callable, Iterator


def timely[T](
    items: Iterator[T], most: int, seconds: float, clock: Callable[[], float] = time.monotonic
) -> Iterator[list[T]]:
    """Items in their order, some at a time.

    Args:
        items: what comes; an error in it ends the parts once all before it are given.
        most: items in a part.
        seconds: from one part to the next, as long as anything comes.
        clock: seconds from some moment on.
    """
    some: list[T] = []
    since = clock()
    try:
        for item in items:
            some.append(item)
            if len(some) == most or clock() - since >= seconds:
                yield some
                some, since = [], clock()
    except Exception:
        if some:
            yield some
        raise
    if some:
        yield some
