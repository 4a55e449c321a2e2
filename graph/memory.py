"""Answers kept for as long as the store does not change."""

from collections.abc import Callable, Hashable
from typing import Any, Final
from weakref import WeakKeyDictionary

from graph.store import Store

_MOST: Final = 16

_kept: WeakKeyDictionary[Store, tuple[int, dict[Hashable, Any]]] = WeakKeyDictionary()


def remembered[T](store: Store, key: Hashable, make: Callable[[], T]) -> T:
    """What `make` gives, made once for this key and this version of the store.

    The latest few answers of every store are kept; callers must not change them.
    """
    version, answers = _kept.get(store, (-1, {}))
    if version != store.version:
        version, answers = store.version, {}
        _kept[store] = (version, answers)
    if key not in answers:
        if len(answers) >= _MOST:
            answers.pop(next(iter(answers)), None)
        answers[key] = make()
    answer: T = answers[key]
    return answer
