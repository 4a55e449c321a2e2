"""How many articles there are to come, where that can be told without reading them."""

import threading
from collections.abc import Sequence
from typing import Final

from ingest.readers import Form, Problem
from ingest.readers.forms import PACKED
from ingest.readers.sources import STDIN, Address, Source, find_sources

_ONE: Final = frozenset({Form.TEXT, Form.HTML, Form.MAIL, Form.PDF, Form.DOCX})
_CHUNK: Final = 1 << 20


class Size:
    """Counts beside everything else; `articles` is None until it is known, or for good.

    Args:
        paths: what was named.
        form: the form that all files are said to have.
    """

    def __init__(self, paths: Sequence[str], form: Form | None = None) -> None:
        self.articles: int | None = None
        self._paths, self._form = paths, form
        self._stopped = threading.Event()
        threading.Thread(target=self._count, daemon=True, name="size").start()

    def stop(self) -> None:
        """Count no further."""
        self._stopped.set()

    def _count(self) -> None:
        # Whoever reads standard input does so once.
        if STDIN not in self._paths:
            self.articles = self._articles()

    def _articles(self) -> int | None:
        total = 0
        for source in find_sources(self._paths, self._form):
            if self._stopped.is_set():
                return None
            count = 1 if isinstance(source, Problem) else self._at(source)
            if count is None:
                return None
            total += count
        return total

    def _at(self, source: Source | Address) -> int | None:
        """Lines of a file that has an article on each; one of a text; of others it is unknown."""
        if isinstance(source, Address):
            return None
        form = source.form if source.form in PACKED else self._form or source.form
        if form in _ONE:
            return 1
        return self._lines(source) if form is Form.JSON_LINES else None

    def _lines(self, source: Source) -> int | None:
        lines, last = 0, b"\n"
        try:
            with source.open() as file:
                while (chunk := file.read(_CHUNK)) and not self._stopped.is_set():
                    lines += chunk.count(b"\n")
                    last = chunk[-1:]
        except OSError:
            return None
        return lines + (last != b"\n")
