"""Who repeats whom: each article and fact hangs on the earliest that it is like.

What hangs on nothing is a root, and everything is linked to its root. The forest depends on what
is in it alone, and not on the order in which it came.
"""

from collections.abc import Callable, Iterator
from typing import Protocol

from graph.copies.database import Database


class Member(Protocol):
    """An article or a fact."""

    @property
    def id(self) -> int:
        """Its number."""

    @property
    def parent(self) -> int | None:
        """The number of the earliest that it is like."""

    @property
    def order(self) -> tuple[str, int, str]:
        """What the earlier one has less of."""


class Forest[M: Member]:
    """The trees of one table.

    Args:
        database: where they are kept.
        table: `article` or `fact`.
        at: the member with a number.
        like: the members that may be like one, the earliest first.
        same: whether two are.
    """

    def __init__(
        self,
        database: Database,
        table: str,
        at: Callable[[int], M],
        like: Callable[[M], Iterator[M]],
        same: Callable[[M, M], bool],
    ) -> None:
        self._sql, self._table = database.sql, table
        self._at, self._like, self._same = at, like, same
        # The numbers of members whose root is another now.
        self.moved: set[int] = set()

    def place(self, new: M) -> None:
        """Hang a new member, or an orphan, on the earliest that it is like.

        And hang on it those that come after it.
        """
        like = [other for other in self._like(new) if self._same(new, other)]
        first = next((other for other in like if other.order < new.order), None)
        if first:
            self._hang(new.id, first.id)
        for other in like:
            if new.order < other.order and self._comes_before_parent(new, other):
                self._hang(other.id, new.id)

    def children_of(self, id: int) -> list[int]:
        """The numbers of those that hang on a member."""
        query = f"SELECT id FROM {self._table} WHERE parent = ?"
        return [child for (child,) in self._sql.execute(query, (id,))]

    def orphaned(self, children: list[int]) -> None:
        """Find new places for those whose parent is gone."""
        for child in children:
            self._hang(child, None)
        for child in children:
            self.place(self._at(child))

    def root_of(self, id: int) -> int | None:
        """The number of the root, None for a root itself."""
        query = f"SELECT root FROM {self._table} WHERE id = ?"
        row = self._sql.execute(query, (id,)).fetchone()
        return row[0] if row else None

    def _comes_before_parent(self, new: M, other: M) -> bool:
        return other.parent is None or new.order < self._at(other.parent).order

    def _hang(self, id: int, parent: int | None) -> None:
        change = f"UPDATE {self._table} SET parent = ? WHERE id = ?"
        self._sql.execute(change, (parent, id))
        root = (self.root_of(parent) or parent) if parent is not None else None
        waiting: list[tuple[int, int | None]] = [(id, root)]
        while waiting:
            here, root = waiting.pop()
            self._sql.execute(f"UPDATE {self._table} SET root = ? WHERE id = ?", (root, here))
            self.moved.add(here)
            waiting += [(child, root or here) for child in self.children_of(here)]
