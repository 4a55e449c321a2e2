"""Which articles were read already, in as few bytes as will do for millions of them."""

import hashlib
from enum import Enum

from ingest.records import Article


class Known(Enum):
    """What is known of an article's id."""

    NEW = "new"
    SAME = "same"  # it was read with the same content
    OTHER = "other"  # another article has it


class Seen:
    """Ids and contents of articles, as numbers of 64 bits."""

    def __init__(self) -> None:
        self._contents: dict[int, int] = {}

    def look(self, article: Article) -> Known:
        """What is known of the id of `article`."""
        content = self._contents.get(_number(article.id))
        if content is None:
            return Known.NEW
        return Known.SAME if content == int(article.content_hash[:16], 16) else Known.OTHER

    def add(self, article: Article) -> None:
        """Remember `article`."""
        self._contents[_number(article.id)] = int(article.content_hash[:16], 16)


def _number(id: str) -> int:
    return int.from_bytes(hashlib.blake2b(id.encode(), digest_size=8).digest())
