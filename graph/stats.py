"""How much the store holds."""

from collections import Counter
from dataclasses import dataclass

from graph.memory import remembered
from graph.questions import ask
from graph.reading import Reading
from graph.store import Store
from ontology.relation_types import relation_types
from ontology.vocabulary import REL_NS


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts over the whole store.

    `actors` are those that articles mention; `first_date` and `last_date` the range of the days of
    publication; `by_family` relations per PLOVER class and `by_outlet` articles per outlet label,
    the most frequent first; `copies` are the articles that are copies or revisions of others, and
    are counted in all of it.
    """

    articles: int
    actors: int
    mentions: int
    statements: int
    relations: int
    quads: int
    first_date: str | None
    last_date: str | None
    by_family: tuple[tuple[str, int], ...]
    by_outlet: tuple[tuple[str, int], ...]
    copies: int


def stats(store: Store) -> Stats:
    """Count everything, once for every version of the store."""
    return remembered(store, "stats", lambda: _count(store))


def _count(store: Store) -> Stats:
    totals = next(ask(store.engine, "totals"))
    first, last = totals["first"], totals["last"]
    return Stats(
        articles=int(totals["articles"].value),
        actors=int(totals["actors"].value),
        mentions=int(totals["mentions"].value),
        statements=int(totals["statements"].value),
        relations=int(totals["relations"].value),
        quads=len(store.engine),
        first_date=first.value if first is not None else None,
        last_date=last.value if last is not None else None,
        by_family=_by_family(store),
        by_outlet=_by_outlet(store),
        copies=sum(store.copy_counts()),
    )


def _by_family(store: Store) -> tuple[tuple[str, int], ...]:
    counts: Counter[str] = Counter()
    for row in ask(store.engine, "relation_type_counts"):
        leaf = row["relationType"].value.removeprefix(REL_NS)
        counts[relation_types()[leaf].family] += int(row["count"].value)
    return tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _by_outlet(store: Store) -> tuple[tuple[str, int], ...]:
    reading = Reading(store)
    return tuple(
        (reading.label(store.base.actor_id(row["outlet"].value)) or "", int(row["count"].value))
        for row in ask(store.engine, "outlet_counts")
    )
