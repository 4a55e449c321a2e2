"""What an article holds, as annotated in a kit or as the program reads it: one shape for both."""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ontology.relation_types import relation_types

type Offsets = tuple[int, int]

MAX_ALIASES = 12  # as many as the scorer of a kit looks at


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor with all names under which it counts as the same."""

    label: str
    names: frozenset[str]
    type: str
    state: str | None
    surfaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """One statement; actors are keys of the article's `actors`."""

    speaker: str | None
    source: tuple[Offsets, ...]
    content: tuple[Offsets, ...]
    tokens: frozenset[int]
    kind: str
    addressee: str | None
    about: tuple[str, ...]
    date: str | None


@dataclass(frozen=True, slots=True)
class Related:
    """One relation; `family` is its PLOVER class."""

    subject: str
    relation: str
    family: str
    object: str
    polarity: str
    evidence: Offsets


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article with its actors, mentions (start, end, actor), statements and relations."""

    id: str
    text: str
    actors: Mapping[str, Actor]
    mentions: tuple[tuple[int, int, str], ...]
    statements: tuple[Said, ...]
    relations: tuple[Related, ...]

    def label(self, actor: str | None) -> str:
        """What to call an actor in a report."""
        return self.actors[actor].label if actor and actor in self.actors else "nobody"

    def words(self, spans: Iterable[Offsets]) -> str:
        """The text of spans, joined by a stroke."""
        return " / ".join(self.text[start:end] for start, end in spans)


def plain(name: str | None) -> str:
    """A name without accents, case, punctuation and a leading `the`."""
    folded = unicodedata.normalize("NFKD", name or "")
    folded = "".join(letter for letter in folded if not unicodedata.combining(letter))
    folded = re.sub(r"[^\w\s]", " ", folded.replace("’", "'").replace("'s ", " ").casefold())
    return re.sub(r"^the ", "", re.sub(r"\s+", " ", folded).strip())


def word_starts(text: str, spans: Iterable[Offsets]) -> frozenset[int]:
    """Offsets at which the words within spans begin."""
    return frozenset(
        start + word.start()
        for start, end in spans
        for word in re.finditer(r"\w+", text[start:end])
    )


def gold(path: Path) -> Annotated:
    """An annotated article of a kit."""
    return _article(json.loads(path.read_text(encoding="utf-8")))


def predictions(path: Path) -> Iterator[Annotated]:
    """The articles in the output of `diplograph extract --format jsonl`; acts of speech alone."""
    with path.open(encoding="utf-8") as lines:
        for line in filter(str.strip, lines):
            found = json.loads(line)
            yield _article(
                {**found, "id": found["article"]["id"], "text": found["article"]["text"]}
            )


def _article(raw: Mapping[str, Any]) -> Annotated:
    text = str(raw["text"])
    said = [each for each in raw["statements"] if each.get("act", "speech") == "speech"]
    return Annotated(
        id=str(raw["id"]),
        text=text,
        actors={str(each["id"]): _actor(each) for each in raw["actors"]},
        mentions=tuple((m["start"], m["end"], m["actor"]) for m in raw.get("mentions", ())),
        statements=tuple(_said(each, text) for each in said),
        relations=tuple(map(_related, raw["relations"])),
    )


def _actor(raw: Mapping[str, Any]) -> Actor:
    label = raw.get("name") or raw["label"]
    surfaces = tuple(raw.get("surfaces") or ())
    called = (label, *(raw.get("also") or ()), *surfaces, *(raw.get("aliases") or ())[:MAX_ALIASES])
    names = frozenset(map(plain, called)) - {""}
    return Actor(label, names, raw.get("type") or "", raw.get("state"), surfaces)


def _said(raw: Mapping[str, Any], text: str) -> Said:
    content = _spans(raw["content"])
    return Said(
        speaker=raw["speaker"],
        source=_spans(raw["source"]),
        content=content,
        tokens=word_starts(text, content),
        kind=raw.get("kind") or raw.get("quotation") or "",
        addressee=raw.get("addressee"),
        about=tuple(raw.get("about") or ()),
        date=raw.get("date"),
    )


def _spans(raw: Any) -> tuple[Offsets, ...]:
    """Spans from a list of pairs, one pair or nothing: kits write one source as one pair."""
    if not raw:
        return ()
    pairs = [raw] if isinstance(raw[0], int) else raw
    return tuple((start, end) for start, end in pairs)


def _related(raw: Mapping[str, Any]) -> Related:
    leaf = relation_types().get(raw["relation"])
    name = leaf.broader or leaf.name if leaf else raw["relation"]
    family = raw.get("class") or raw.get("plover") or (leaf.plover if leaf else "")
    start, end = raw["evidence"]
    return Related(
        subject=raw["subject"],
        relation=name,
        family=family.upper(),
        object=raw["object"],
        polarity=raw.get("polarity") or "affirmed",
        evidence=(start, end),
    )
