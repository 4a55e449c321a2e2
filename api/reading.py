"""Reading articles in a process of its own, so that it takes nothing from those who ask."""

import contextlib
import os
import threading
from collections.abc import Callable, Iterable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from traceback import extract_tb
from typing import Any, Final

from api.ingestion import Extractor, lazy_extractor
from api.settings import Settings
from graph.articles import ArticleDetail, get_article
from graph.errors import GraphError, StoreError
from graph.readers.frames import pack_error, unpack_error
from graph.store import Store
from ingest.errors import LanguageError
from ingest.records import Article, Extraction
from ontology.namespaces import Base
from ontology.registry import load_registry

# Reading gives way to the server that has to answer everybody.
_NICENESS: Final = 5


class ReadingFailed(Exception):
    """Reading failed on an article; the message has the error and its place."""


class DistantReading:
    """An extractor that has another process read: `ask` gives what that process gave."""

    def __init__(self, ask: Callable[[str, object], Any]) -> None:
        self._ask = ask

    def extract(self, article: Article) -> Extraction:
        """Everything read from one article.

        Raises:
            ReadingFailed: reading failed.
            LanguageError: the spaCy pipeline of the settings is not installed.
            StoreError: the process ended in the midst of it.
        """
        (extraction,) = self._ask("extract", (article,))
        assert isinstance(extraction, Extraction)
        return extraction

    def extract_many(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """The same for many, in their order."""
        yield from self._ask("extract", tuple(articles))

    def detail(self, article: Article) -> ArticleDetail:
        """The article as a store would tell it that has nothing else."""
        found = self._ask("detail", article)
        assert isinstance(found, ArticleDetail)
        return found


class ReadingProcess:
    """A process that reads articles: begun when it is needed, and again when it has ended."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._turn = threading.Lock()
        self._line: Connection | None = None
        self._process: SpawnProcess | None = None

    def ask(self, name: str, given: object) -> Any:
        """Have the process do something; see `DistantReading`."""
        with self._turn:
            line = self._line or self._begin()
            try:
                line.send((name, given))
                failed, told = line.recv()
            except (OSError, EOFError):
                self._stop()
                raise StoreError(
                    "the process that reads articles ended (out of memory?): send fewer at once"
                ) from None
        if not failed:
            return told
        raise unpack_error(told) if isinstance(told, bytes) else told

    def close(self) -> None:
        """End the process, whatever it reads; who waits for it is told so."""
        if self._process is not None:
            self._process.kill()
        with self._turn:
            self._stop()

    def _begin(self) -> Connection:
        # A fresh process, which has none of this one's threads and sockets.
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_read, args=(theirs, self._settings), daemon=True)
        process.start()
        theirs.close()
        self._line, self._process = ours, process
        return ours

    def _stop(self) -> None:
        if self._line is not None and self._process is not None:
            self._line.close()
            self._process.kill()
            self._process.join()
        self._line = self._process = None


def _read(line: Connection, settings: Settings) -> None:
    """Read what is sent, until the other side is gone."""
    with contextlib.suppress(OSError):
        os.nice(_NICENESS)
    registry = load_registry(settings.registry)
    extractor = lazy_extractor(settings, registry)
    base = Base(settings.base)

    def detail(article: Article) -> ArticleDetail | None:
        with Store.open(None, base, registry=registry) as store:
            store.put(extractor().extract(article))
            return get_article(store, article.id)

    def extract(articles: tuple[Article, ...]) -> tuple[Extraction, ...]:
        return _read_all(extractor(), articles)

    works: dict[str, Callable[..., object]] = {"detail": detail, "extract": extract}
    with contextlib.suppress(OSError, EOFError, KeyboardInterrupt):
        while True:
            name, given = line.recv()
            line.send(_outcome(works[name], given))


def _read_all(extractor: Extractor, articles: tuple[Article, ...]) -> tuple[Extraction, ...]:
    return tuple(extractor.extract_many(articles))


def _outcome(work: Callable[..., object], given: object) -> tuple[bool, object]:
    """Whether it failed, and what it gave or raised."""
    try:
        return False, work(given)
    except GraphError as error:
        return True, pack_error(error)
    except LanguageError as error:
        return True, error
    except Exception as error:
        frame = extract_tb(error.__traceback__)[-1]
        place = f"{Path(frame.filename).name}, line {frame.lineno}"
        return True, ReadingFailed(f"{type(error).__name__}: {error}; {place}")
