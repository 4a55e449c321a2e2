"""News made of templates, the same every time, as JSON Lines; every title says that it is made up.

python -m tests.benchmarks.generated 10000 > articles.jsonl
"""

import argparse
import json
import random
import sys
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any, Final

from ontology.registry import load_registry

MARK: Final = "(generated text)"
_FIRST_DAY: Final = date(2024, 1, 1)
_DAYS: Final = 500
_SENTENCES: Final = (6, 11)

# Between two slots stand at most three words, so that two articles share hardly a phrase.
_TEMPLATES: Final = (
    "{state} urged {other} to {do} the {adj} {noun} in {place}.",
    "{person} of {state} said on {day} that {other} had {done} {number} {noun}s.",
    "“We will {do} every {noun} before {day},” {person} told {person2}.",
    "{state} accused {other} of {doing} its {adj} {noun} near {place}.",
    "In {place}, {person} said {other} would {do} {number} {adj} {noun}s by {month}.",
    "{person} rejected {other}’s {adj} {noun} as “{adj2} and {adj3}”.",
    "{state} and {other} agreed to {do} {number} {noun}s after {adj} talks in {place}.",
    "{person} criticised {other} for {doing} the {noun} with {state}.",
    "“{other} must {do} its {adj} {noun},” said {person}, who met {person2} in {place}.",
    "According to {person}, {state} plans to {do} {number} {adj} {noun}s.",
    "{state} imposed {adj} sanctions on {other} over {doing} a {noun}.",
    "{person} met {person2} in {place} on {day} to {do} a {adj} {noun}.",
    "{state} condemned {doing} of {adj} {noun}s by {other} in {month}.",
    "{person} denied that {state} had {done} any {adj} {noun} near {place}.",
    "{number} {noun}s were {done} in {place}, {person} told reporters on {day}.",
    "{state} praised {other}’s {noun} and pledged {number} {adj} {noun2}s.",
)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_NOUNS: Final = _words(
    "ceasefire treaty border corridor convoy embargo tariff refinery pipeline embassy envoy summit "
    "referendum election delegation prisoner hostage missile drone battalion garrison harbour port "
    "shipment loan budget subsidy quota visa passport inquiry tribunal resolution declaration "
    "mandate observer mission checkpoint reservoir dam reactor laboratory satellite airfield "
    "railway bridge tunnel warehouse factory mine quarry orchard fishery forest island strait "
    "province district village settlement camp hospital school museum archive monument"
)
_ADJECTIVES: Final = _words(
    "urgent lasting fragile disputed frozen bilateral regional secret provisional annual costly "
    "temporary permanent historic reckless unlawful modest ambitious stalled renewed strategic "
    "coastal northern southern eastern western rural offshore underground civilian military "
    "diplomatic economic financial nuclear humanitarian technical judicial parliamentary digital"
)
_VERBS: Final = tuple(
    triple.split("/")
    for triple in _words(
        "inspect/inspected/inspecting open/opened/opening close/closed/closing sign/signed/signing "
        "block/blocked/blocking finance/financed/financing guard/guarded/guarding "
        "repair/repaired/repairing seize/seized/seizing release/released/releasing "
        "delay/delayed/delaying expand/expanded/expanding review/reviewed/reviewing "
        "suspend/suspended/suspending restore/restored/restoring audit/audited/auditing "
        "evacuate/evacuated/evacuating register/registered/registering "
        "dismantle/dismantled/dismantling rebuild/rebuilt/rebuilding"
    )
)
_DAY_NAMES: Final = _words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
_MONTHS: Final = _words("January March April June July August September October November")
_FIRST: Final = _words(
    "Anna Boris Clara David Elena Frank Greta Henrik Irina Jonas Karin Lukas Maria"
)
_SYLLABLES: Final = _words("bar dol fen gra hul kov lin mar nes pol rud sta tev vik zan")


@cache
def _names() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """States, which are places as well, and outlets."""
    actors = load_registry().actors.values()

    def of(type: str) -> tuple[str, ...]:
        return tuple(sorted(actor.label for actor in actors if actor.type == type))

    return of("State"), of("Outlet")


def article(number: int) -> dict[str, Any]:
    """The article of this number."""
    chance = random.Random(f"generated {number}")
    states, outlets = _names()
    cast = [_person(chance) for _ in range(4)]
    pick: dict[str, Callable[[], str]] = {
        "state": lambda: chance.choice(states),
        "place": lambda: chance.choice(states),
        "person": lambda: chance.choice(cast),
        "noun": lambda: chance.choice(_NOUNS),
        "adj": lambda: chance.choice(_ADJECTIVES),
    }
    lines = [_sentence(chance, pick) for _ in range(chance.randint(*_SENTENCES))]
    day = (_FIRST_DAY + timedelta(days=chance.randrange(_DAYS))).isoformat()
    title = f"{chance.choice(_ADJECTIVES)} {chance.choice(_NOUNS)} {number}".capitalize()
    pieces = (" ".join(lines[at : at + 3]) for at in range(0, len(lines), 3))
    return {
        "id": f"generated-{number:07}",
        "title": f"{title} {MARK}",
        "publisher": chance.choice(outlets),
        "date": day,
        "text": "\n\n".join(pieces),
    }


def _person(chance: random.Random) -> str:
    """A name that nobody has: nothing is put into the mouth of real people."""
    return f"{chance.choice(_FIRST)} {''.join(chance.sample(_SYLLABLES, 2)).capitalize()}ek"


def _sentence(chance: random.Random, pick: dict[str, Callable[[], str]]) -> str:
    do, done, doing = chance.choice(_VERBS)
    return chance.choice(_TEMPLATES).format(
        state=pick["state"](),
        other=pick["state"](),
        place=pick["place"](),
        person=pick["person"](),
        person2=pick["person"](),
        noun=pick["noun"](),
        noun2=pick["noun"](),
        adj=pick["adj"](),
        adj2=pick["adj"](),
        adj3=pick["adj"](),
        do=do,
        done=done,
        doing=doing,
        day=chance.choice(_DAY_NAMES),
        month=chance.choice(_MONTHS),
        number=chance.randint(2, 9999),
    )


def lines(first: int, number: int) -> Iterator[str]:
    """So many articles from one on, as lines of JSON."""
    for count in range(first, first + number):
        yield json.dumps(article(count), ensure_ascii=False) + "\n"


def main() -> None:
    """Print so many articles."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("number", type=int)
    sys.stdout.writelines(lines(0, parser.parse_args().number))


if __name__ == "__main__":
    main()
