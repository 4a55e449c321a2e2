"""How fluid the explorer's picture is with 10,000 edges.

    python -m tests.benchmarks.explorer

serves a made-up store of 500 actors and 10,000 edges, opens the explorer in Chromium and drags the
picture about; prints how long a frame takes, as a multiple of a frame of a picture of 100 edges in
the same run (milliseconds beside it), and how many times later the page is painted first.
"""

import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from random import Random

from playwright.sync_api import Browser, expect

from graph.store import Store
from ingest.records import Actor, ActorType, Article, Extraction, Relation, Span, fact_id
from ontology.registry import Registry
from ontology.relation_types import relation_types
from tests.api.browser import chromium
from tests.api.test_server import serving

TEXT = "One acts on another."
ACTORS = 500
# Counts the frames between two moments while the mouse drags the picture.
_FRAMES = """() => new Promise((done) => {
  const times = [];
  const step = (now) => {
    times.push(now);
    if (times.length < 60) requestAnimationFrame(step);
    else done(times);
  };
  const canvas = document.querySelector("#canvas canvas.sigma-mouse");
  const { left, top } = canvas.getBoundingClientRect();
  const fire = (type, x) => canvas.dispatchEvent(new MouseEvent(type,
    { clientX: left + x, clientY: top + 20, bubbles: true, buttons: 1 }));
  fire("mousedown", 20);
  let x = 20;
  const drag = () => {
    if (times.length >= 60) return;
    x = 20 + (x * 7) % 200;
    const to = { clientX: left + x, clientY: top + 20, buttons: 1 };
    document.dispatchEvent(new MouseEvent("mousemove", to));
    requestAnimationFrame(drag);
  };
  drag();
  requestAnimationFrame(step);
})"""


def made_up(edges: int) -> Iterator[Extraction]:
    """Articles with so many different edges in all, a thousand in each."""
    random, kinds = Random(1), list(relation_types())
    actors = [Actor(f"actor-{n}", f"Actor {n}", ActorType.GROUP) for n in range(ACTORS)]
    chosen: set[tuple[int, str, int]] = set()
    while len(chosen) < edges:
        source, target = random.sample(range(ACTORS), 2)
        chosen.add((source, random.choice(kinds), target))
    found = sorted(chosen)
    for number, start in enumerate(range(0, edges, 1000)):
        id = f"made-up-{number}"
        relations = tuple(
            Relation(
                fact_id(id, *triple),
                f"actor-{triple[0]}",
                triple[1],
                f"actor-{triple[2]}",
                Span(0, len(TEXT)),
                rule="made-up",
            )
            for triple in found[start : start + 1000]
        )
        article = Article(id, TEXT, date=f"2024-{number % 12 + 1:02}-01")
        yield Extraction(article, tuple(actors), relations=relations, sentences=(Span(0, 20),))


def measured(browser: Browser, edges: int) -> tuple[float, float]:
    """Milliseconds of a frame (the median) and until the page is drawn first."""
    with Store.open(None, registry=Registry({}, (), {}, ())) as store:
        for extraction in made_up(edges):
            store.put(extraction)
        with serving(store) as address:
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(address)
            shown = re.compile(f" {edges} edges")
            expect(page.locator("#status")).to_have_text(shown, timeout=120_000)
            times = page.evaluate(_FRAMES)
            paint = page.evaluate("performance.getEntriesByType('paint')[0].startTime")
            page.close()
    gaps = sorted(later - sooner for sooner, later in pairwise(times))
    return gaps[len(gaps) // 2], paint


def main() -> None:
    """Print the table."""
    with chromium() as browser:
        few, many = measured(browser, 100), measured(browser, 10_000)
    for name, one, other in zip(("frame", "first paint"), few, many, strict=True):
        line = f"{name:12} {other / one:5.1f} times ({one:.0f} ms, {other:.0f} ms)"
        sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
