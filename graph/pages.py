"""A part of a long list, with the length of the whole."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page[T]:
    """`items` are those from `offset` on, at most `limit`; `total` counts the whole list.

    `cursor` stands behind the last of them, where there are more.
    """

    items: tuple[T, ...]
    total: int
    limit: int
    offset: int
    cursor: str | None = None
