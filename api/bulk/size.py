"""How many articles there are to come, where that can be told without reading them."""

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ingest.readers.problems import Problem
from ingest.readers.sources import find_sources

_LINES: Final = frozenset({".jsonl", ".ndjson"})
_ONE: Final = frozenset({".txt", ".text"})
_CHUNK: Final = 1 << 20


class Size:
    """Counts beside everything else; `articles` is None until it is known, or for good."""

    def __init__(self, paths: Sequence[str]) -> None:
        self.articles: int | None = None
        self._paths = [path for path in paths if path != "-"]
        self._complete = len(self._paths) == len(paths)
        self._stopped = threading.Event()
        threading.Thread(target=self._count, daemon=True, name="size").start()

    def stop(self) -> None:
        """Count no further."""
        self._stopped.set()

    def _count(self) -> None:
        if self._complete:
            self.articles = self._articles()

    def _articles(self) -> int | None:
        total = 0
        for source in find_sources(self._paths):
            if self._stopped.is_set():
                return None
            if isinstance(source, Problem):
                total += 1
                continue
            count = self._in_file(source.path) if source.path else None
            if count is None:
                return None
            total += count
        return total

    def _in_file(self, path: Path) -> int | None:
        """Lines of a file that has an article on each; one of a text; of others it is unknown."""
        ending = path.suffix.lower()
        if ending in _ONE:
            return 1
        return self._lines(path) if ending in _LINES else None

    def _lines(self, path: Path) -> int | None:
        lines, last = 0, b"\n"
        try:
            with path.open("rb") as file:
                while (chunk := file.read(_CHUNK)) and not self._stopped.is_set():
                    lines += chunk.count(b"\n")
                    last = chunk[-1:]
        except OSError:
            return None
        return lines + (last != b"\n")
