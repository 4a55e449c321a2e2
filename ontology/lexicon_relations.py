"""The relation tables: which words say that one actor stands in a relation to another.

`docs/lexicon.md` describes the columns. A trigger's rows stand in the order in which they are
tried: the first row whose conditions hold and whose paths reach two actors is used.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType

from ontology.lexicon_cues import LexiconError
from ontology.relation_types import relation_types

SUBJECT_PATHS = frozenset({"poss", "of", "by", "from", "between", "with", "adv", "self"})
_CONDITIONS_WORDS = """
    dobj inf act duty oprd prep mod nsubj subject object no-oprd no-inf no-dobj
    with to against as at in into on for from of under over
"""
CONDITIONS = frozenset(_CONDITIONS_WORDS.split())
EFFECTS = frozenset({"actual", "intends", "possible", "demands", "negates", "denies"})
_COLUMNS = {
    "relation_verbs.csv": "lemma particle relation objects needs example",
    "relation_nouns.csv": "lemma relation subjects objects needs example",
    "relation_adjectives.csv": "lemma relation objects example",
    "light_verbs.csv": "lemma particle role relations becomes polarity example",
    "complement_words.csv": "lemma pos effect control",
    "word_classes.csv": "class lemma",
}


@dataclass(frozen=True, slots=True)
class ActorPath:
    """One way from a trigger to an actor; with `owner`, also to the owner of a thing reached."""

    name: str
    owner: bool


@dataclass(frozen=True, slots=True)
class Condition:
    """What a row asks of the sentence: that something of this kind is there, one of `words`."""

    kind: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class TriggerRow:
    """One row of the verb, noun or adjective table; `place` is its file and line."""

    lemma: str
    particle: str
    relation: str
    subjects: frozenset[str]
    objects: tuple[ActorPath, ...]
    needs: tuple[Condition, ...]
    example: str
    place: str


@dataclass(frozen=True, slots=True)
class LightRow:
    """A verb that lends its subject to a noun.

    With role `agent` the verb's subject is the noun's subject, with `patient` its object, with
    `either` its object where the noun names its subject (`has X's support`), else its subject.
    `relations` are the leaves it takes (empty: all), `becomes` the leaf that verb and noun make
    together (empty: the noun's own), `negated` whether the verb undoes the noun.
    """

    lemma: str
    particle: str
    role: str
    relations: frozenset[str]
    becomes: str
    negated: bool
    example: str
    place: str


@dataclass(frozen=True, slots=True)
class ComplementRow:
    """What a verb, adjective or noun does to its complement, and which argument acts in it."""

    lemma: str
    pos: str
    effect: str
    control: str


@dataclass(frozen=True, slots=True, eq=False)
class RelationLexicon:
    """All relation tables, each keyed by lemma, rows in the order in which they are tried.

    Equal to itself alone, so that what is drawn from the tables can be kept by lexicon.
    """

    verbs: Mapping[str, tuple[TriggerRow, ...]]
    nouns: Mapping[str, tuple[TriggerRow, ...]]
    adjectives: Mapping[str, tuple[TriggerRow, ...]]
    light_verbs: Mapping[str, tuple[LightRow, ...]]
    complements: Mapping[str, tuple[ComplementRow, ...]]
    classes: Mapping[str, frozenset[str]]


class _Table:
    """Reads one table and gathers what is wrong with it."""

    def __init__(self, folder: Traversable | Path, name: str, problems: list[str]) -> None:
        self.folder, self.name, self.problems = folder, name, problems

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        text = self.folder.joinpath(self.name).read_text(encoding="utf-8")
        reader = csv.DictReader(text.splitlines())
        columns = _COLUMNS[self.name].split()
        if list(reader.fieldnames or ()) != columns:
            self.problems.append(f"{self.name}:1: the header must read {','.join(columns)}")
            return
        for line, row in enumerate(reader, start=2):
            if None in row or None in row.values():
                self.problems.append(f"{self.name}:{line}: a row has {len(columns)} cells")
            elif not row[columns[0]]:
                self.problems.append(f"{self.name}:{line}: {columns[0]} is empty")
            else:
                yield line, row

    def wrong(self, line: int, what: str) -> None:
        self.problems.append(f"{self.name}:{line}: {what}")

    def one_of(self, line: int, value: str, allowed: frozenset[str], column: str) -> None:
        if value not in allowed:
            known = ", ".join(sorted(allowed - {""}))
            self.wrong(line, f"{column} {value!r} is not known; use one of {known}")


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _classes(table: _Table) -> dict[str, frozenset[str]]:
    gathered: dict[str, set[str]] = {}
    for line, row in table.rows():
        if not row["class"].isupper():
            table.wrong(line, f"class {row['class']!r} must be in capitals")
        gathered.setdefault(row["class"], set()).add(row["lemma"])
    return {name: frozenset(words) for name, words in gathered.items()}


def _conditions(
    table: _Table, line: int, cell: str, classes: Mapping[str, frozenset[str]]
) -> tuple[Condition, ...]:
    found = []
    for part in cell.split():
        kind, _, words = part.partition(":")
        table.one_of(line, kind, CONDITIONS, "condition")
        expanded: set[str] = set()
        for word in _parts(words):
            if not word.startswith("@"):
                expanded.add(word)
            elif word[1:] in classes:
                expanded |= classes[word[1:]]
            else:
                table.wrong(line, f"word class {word} has no rows in word_classes.csv")
        found.append(Condition(kind, frozenset(expanded)))
    return tuple(found)


def _triggers(
    table: _Table, classes: Mapping[str, frozenset[str]]
) -> Mapping[str, tuple[TriggerRow, ...]]:
    found: dict[str, tuple[TriggerRow, ...]] = {}
    for line, row in table.rows():
        table.one_of(line, row["relation"], frozenset(relation_types()), "relation")
        subjects = frozenset(_parts(row.get("subjects", "")))
        for path in subjects:
            table.one_of(line, path, SUBJECT_PATHS, "subject path")
        objects = tuple(
            ActorPath(p.removesuffix("+"), p.endswith("+")) for p in _parts(row["objects"])
        )
        if not objects:
            table.wrong(line, "objects is empty: name at least one path")
        for reached in objects:
            if not reached.name.isalpha():
                table.wrong(line, f"object path {reached.name!r} must be a path or a preposition")
        entry = TriggerRow(
            row["lemma"],
            row.get("particle", ""),
            row["relation"],
            subjects,
            objects,
            _conditions(table, line, row.get("needs", ""), classes),
            row["example"],
            f"{table.name}:{line}",
        )
        found[entry.lemma] = (*found.get(entry.lemma, ()), entry)
    return MappingProxyType(found)


def _light(table: _Table) -> Mapping[str, tuple[LightRow, ...]]:
    leaves = frozenset(relation_types())
    found: dict[str, tuple[LightRow, ...]] = {}
    for line, row in table.rows():
        table.one_of(line, row["role"], frozenset({"agent", "patient", "either"}), "role")
        table.one_of(line, row["becomes"], leaves | {""}, "becomes")
        table.one_of(line, row["polarity"], frozenset({"", "negated"}), "polarity")
        relations = frozenset(() if row["relations"] == "*" else _parts(row["relations"]))
        for relation in relations:
            table.one_of(line, relation, leaves, "relation")
        entry = LightRow(
            row["lemma"],
            row["particle"],
            row["role"],
            relations,
            row["becomes"],
            row["polarity"] == "negated",
            row["example"],
            f"{table.name}:{line}",
        )
        found[entry.lemma] = (*found.get(entry.lemma, ()), entry)
    return MappingProxyType(found)


def _complements(table: _Table) -> Mapping[str, tuple[ComplementRow, ...]]:
    found: dict[str, tuple[ComplementRow, ...]] = {}
    for line, row in table.rows():
        table.one_of(line, row["pos"], frozenset({"verb", "adjective", "noun"}), "pos")
        table.one_of(line, row["effect"], EFFECTS, "effect")
        table.one_of(line, row["control"], frozenset({"subject", "object"}), "control")
        entry = ComplementRow(row["lemma"], row["pos"], row["effect"], row["control"])
        found[entry.lemma] = (*found.get(entry.lemma, ()), entry)
    return MappingProxyType(found)


def read_relation_lexicon(folder: Traversable | Path) -> RelationLexicon:
    """Read the relation tables that lie in `folder`.

    Raises:
        LexiconError: rows that cannot be used, all of them, each with file, line and remedy.
    """
    problems: list[str] = []
    classes = _classes(_Table(folder, "word_classes.csv", problems))
    lexicon = RelationLexicon(
        _triggers(_Table(folder, "relation_verbs.csv", problems), classes),
        _triggers(_Table(folder, "relation_nouns.csv", problems), classes),
        _triggers(_Table(folder, "relation_adjectives.csv", problems), classes),
        _light(_Table(folder, "light_verbs.csv", problems)),
        _complements(_Table(folder, "complement_words.csv", problems)),
        MappingProxyType(classes),
    )
    if problems:
        raise LexiconError("\n".join(problems))
    return lexicon


@cache
def relation_lexicon() -> RelationLexicon:
    """The tables that come with the vocabulary."""
    return read_relation_lexicon(resources.files("ontology").joinpath("lexicon"))
