"""What comes one by one, in parts: large enough to be worth it, and never held back for long."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parts:
    """How large parts may be.

    Attributes:
        most: what the items of a part may weigh together, the last one apart.
        shortest: seconds from one part to the next, as long as anything comes.
        longest: the same once that is less than a `share` of the time since the beginning.
        share: of that time.
    """

    most: int
    shortest: float = 2.0
    longest: float = 20.0
    share: float = 0.1

    def due(self, so_far: float) -> float:
        """Seconds that a part may take so many seconds after the beginning."""
        return min(self.longest, max(self.shortest, self.share * so_far))


def timely[T](
    items: Iterator[T],
    weight: Callable[[T], int],
    parts: Parts,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[list[T]]:
    """Items in their order, some at a time; an error in them comes once all before it are given.

    Args:
        items: what comes.
        weight: how much one counts.
        parts: how large they may be.
        clock: seconds from some moment on.
    """
    some: list[T] = []
    began = since = clock()
    heavy = 0
    try:
        for item in items:
            some.append(item)
            heavy += weight(item)
            now = clock()
            if heavy >= parts.most or now - since >= parts.due(now - began):
                yield some
                some, since, heavy = [], clock(), 0
    except Exception:
        if some:
            yield some
        raise
    if some:
        yield some


def behind[T, R](work: Callable[[T], R], items: Iterator[T]) -> Iterator[R]:
    """What is made of each item, in a thread of its own, while the next one comes.

    An error in the items comes once all before it are done.
    """
    doing: Future[R] | None = None
    with ThreadPoolExecutor(1) as thread:
        try:
            for item in items:
                if doing is not None:
                    yield doing.result()
                doing = thread.submit(work, item)
        except Exception:
            if doing is not None:
                yield doing.result()
            raise
        if doing is not None:
            yield doing.result()
