"""Answers kept for as long as the store does not change."""

import threading
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Any, Final
from weakref import WeakKeyDictionary

from graph.store import Store

_MOST: Final = 16

_kept: WeakKeyDictionary[Store, tuple[int, dict[Hashable, Future[Any]]]] = WeakKeyDictionary()
_keeping: Final = threading.Lock()


def remembered[T](store: Store, key: Hashable, make: Callable[[], T]) -> T:
    """What `make` gives, made once for this key and this version of the store.

    Who asks for what is being made already waits for it. The latest few answers of every store are
    kept; callers must not change them.
    """
    promised: Future[T] = Future()
    with _keeping:
        version, answers = _kept.get(store, (-1, {}))
        if version != store.version:
            version, answers = store.version, {}
            _kept[store] = (version, answers)
        found: Future[T] = answers.setdefault(key, promised)
        if len(answers) > _MOST:
            answers.pop(next(iter(answers)))
    if found is promised:
        _keep(promised, make, answers, key)
    return found.result()


def _keep[T](
    promised: Future[T], make: Callable[[], T], answers: dict[Hashable, Future[Any]], key: Hashable
) -> None:
    try:
        promised.set_result(make())
    except BaseException as error:
        promised.set_exception(error)
        with _keeping:
            if answers.get(key) is promised:
                del answers[key]
