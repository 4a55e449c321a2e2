"""How fast articles are read: bare spaCy, rules alone, rules and the learned reader, in one run.

    python -m tests.benchmarks.reading [--repeat 3]

Reads the annotated texts of data/training in one process and prints tokens a second, and the time
of each way as a multiple of bare `nlp.pipe` on the same texts.
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

from data.training.marks import read_texts
from ingest.language import load_language
from ingest.learned.reader import LearnedReader
from ingest.pipeline import Pipeline
from ingest.records import Article
from ontology.registry import load_registry

TEXTS = Path(__file__).parents[2] / "data" / "training" / "texts"


def seconds(run: Callable[[], object], repeat: int) -> float:
    """The least time of several runs."""
    times = []
    for _ in range(repeat):
        began = time.perf_counter()
        run()
        times.append(time.perf_counter() - began)
    return min(times)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=3)
    repeat = parser.parse_args().repeat
    articles = [
        Article(text.id, text.text, date=text.header.get("date")) for text in read_texts(TEXTS)
    ]
    nlp, registry = load_language(), load_registry()
    tokens = sum(len(doc) for doc in nlp.pipe(article.text for article in articles))
    fast = Pipeline(registry, nlp)
    thorough = Pipeline(registry, nlp, LearnedReader(threads=1))
    ways: dict[str, Callable[[], object]] = {
        "bare spaCy": lambda: list(nlp.pipe(article.text for article in articles)),
        "rules (--fast)": lambda: list(fast.extract_many(articles)),
        "rules and learned": lambda: list(thorough.extract_many(articles)),
    }
    bare = 0.0
    for name, way in ways.items():
        took = seconds(way, repeat)
        bare = bare or took
        sys.stdout.write(
            f"{name:20} {tokens / took:8.0f} tokens/s {len(articles) / took:7.1f} articles/s"
            f" {took / bare:6.2f} x bare\n"
        )


if __name__ == "__main__":
    main()
