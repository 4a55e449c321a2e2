"""How well copies of articles, and reports of one quotation, are told from others.

    python -m tests.benchmarks.copies [--pairs 200]

Pairs are made of generated news: those that are the same with changes as papers make them, and
those that only look like it. Prints precision and recall, and each kind of pair by itself.
"""

import argparse
import random
import sys
from collections.abc import Callable

from ingest.records import Extraction
from tests.benchmarks.generated import article
from tests.graph.copies.reports import links, repeats, report, watched

type Pair = tuple[Extraction, Extraction]

_TAIL = "Coast guards in two towns had no comment on Sunday night."


def _sentences(number: int) -> list[str]:
    text = str(article(number)["text"]).replace("\n\n", " ")
    return [f"{part.rstrip('.')}." for part in text.split(". ")]


def _stories(
    change: Callable[[list[str], random.Random], list[str]], chance: random.Random
) -> Pair:
    lines = _sentences(chance.randrange(10**6))
    one = report("a", text=" ".join(lines))
    return one, report("b", "morning-mail", "2025-04-23", " ".join(change(lines, chance)))


def _half(lines: list[str], chance: random.Random) -> list[str]:
    """A third of the story told in other words around it: another article on the same."""
    return [*lines[: len(lines) // 3], *_sentences(chance.randrange(10**6))]


def _without(lines: list[str], chance: random.Random) -> list[str]:
    gone = chance.randrange(len(lines))
    return [line for number, line in enumerate(lines) if number != gone]


def _edited(lines: list[str], chance: random.Random) -> list[str]:
    words = " ".join(lines).split()
    for _ in range(max(1, len(words) // 40)):
        words[chance.randrange(len(words))] = "elsewhere"
    return words


STORIES: dict[str, tuple[bool, Callable[[list[str], random.Random], list[str]]]] = {
    "same text": (True, lambda lines, _: lines),
    "another lead": (True, lambda lines, _: ["From our staff, by wire.", *lines]),
    "one sentence cut": (True, _without),
    "one word in forty changed": (True, _edited),
    "a sentence added": (True, lambda lines, _: [*lines, _TAIL]),
    "another story": (False, lambda _, chance: _sentences(chance.randrange(10**6))),
    "a third in common": (False, _half),
}


def _quote(chance: random.Random, least: int = 12, most: int = 24) -> list[str]:
    words = " ".join(_sentences(chance.randrange(10**6))).replace("“", "").replace("”", "").split()
    size = chance.randint(least, most)
    return [word.strip(".,") for word in words][:size]


def _quotes(
    change: Callable[[list[str], random.Random], str], chance: random.Random, **others: str
) -> Pair:
    words = _quote(chance)
    texts = (" ".join(_sentences(chance.randrange(10**6))) for _ in range(2))
    one = report("a", text=next(texts), quotes=(" ".join(words),))
    given = {"day": "2025-04-23", **others}
    return one, report(
        "b", "morning-mail", text=next(texts), quotes=(change(words, chance),), **given
    )


QUOTES: dict[str, tuple[bool, Callable[[list[str], random.Random], str], dict[str, str]]] = {
    "same words": (True, lambda words, _: " ".join(words), {}),
    "marks and capitals": (True, lambda words, _: ", ".join(words).upper(), {}),
    "the end left out": (True, lambda words, _: " ".join(words[: len(words) * 2 // 3]), {}),
    "the beginning left out": (True, lambda words, _: " ".join(words[len(words) // 3 :]), {}),
    "going on": (True, lambda words, chance: " ".join((*words, *_quote(chance))), {}),
    "other words": (False, lambda _, chance: " ".join(_quote(chance)), {}),
    "a phrase in common": (
        False,
        lambda words, chance: " ".join((*words[:4], *_quote(chance))),
        {},
    ),
    "another speaker": (False, lambda words, _: " ".join(words), {"speaker": "emil-sorensen"}),
    "a month later": (False, lambda words, _: " ".join(words), {"day": "2025-05-25"}),
}


def _found(pair: Pair, articles: bool) -> bool:
    with watched(pair) as store:
        return bool(links(store)) if articles else bool(repeats(store))


def measure(name: str, kinds: dict[str, tuple[bool, list[Pair]]], articles: bool) -> None:
    """Print what was found of each kind, and precision and recall over all."""
    right = wrong = missed = 0
    for kind, (same, pairs) in kinds.items():
        found = sum(_found(pair, articles) for pair in pairs)
        right += found if same else 0
        wrong += 0 if same else found
        missed += len(pairs) - found if same else 0
        told = "same" if same else "other"
        sys.stdout.write(f"  {told:5} {kind:26} {found:4} of {len(pairs)} linked\n")
    precision, recall = right / (right + wrong or 1), right / (right + missed or 1)
    sys.stdout.write(f"{name}: precision {precision:.3f}, recall {recall:.3f}\n")


def main() -> None:
    """Make the pairs and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=200, help="of each kind")
    count = parser.parse_args().pairs
    chance = random.Random(6)
    stories = {
        kind: (same, [_stories(change, chance) for _ in range(count)])
        for kind, (same, change) in STORIES.items()
    }
    quotes = {
        kind: (same, [_quotes(change, chance, **others) for _ in range(count)])
        for kind, (same, change, others) in QUOTES.items()
    }
    measure("articles", stories, articles=True)
    measure("quotations", quotes, articles=False)


if __name__ == "__main__":
    main()
