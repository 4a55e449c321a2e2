"""The relation tables: what they hold, and how a broken row is reported."""

import csv
from importlib import resources
from pathlib import Path

import pytest

from ontology.lexicon_cues import LexiconError
from ontology.lexicon_relations import (
    RelationLexicon,
    TriggerRow,
    read_relation_lexicon,
    relation_lexicon,
)
from ontology.relation_types import relation_types
from tests.ingest.relation_reading import relations_in

TABLES = {
    "word_classes.csv": ["class,lemma", "TALK,talk"],
    "relation_verbs.csv": [
        "lemma,particle,relation,objects,needs,example",
        "meet,,meets,dobj|with|each,,",
    ],
    "relation_nouns.csv": [
        "lemma,relation,subjects,objects,needs,example",
        "talk,talks,poss|between,with,,",
    ],
    "relation_adjectives.csv": ["lemma,relation,objects,example", "critical,criticises,of+,"],
    "light_verbs.csv": [
        "lemma,particle,role,relations,becomes,polarity,example",
        "hold,,agent,*,,,",
    ],
    "complement_words.csv": ["lemma,pos,effect,control", "refuse,verb,negates,subject"],
}

BROKEN = [
    pytest.param("relation_verbs.csv", "meet,,greets,dobj,,", "relation 'greets'", id="relation"),
    pytest.param("relation_verbs.csv", "meet,,meets,,,", "objects is empty", id="no path"),
    pytest.param("relation_verbs.csv", "meet,,meets,to-x,,", "'to-x'", id="path"),
    pytest.param("relation_verbs.csv", "meet,,meets,dobj,sun,", "condition 'sun'", id="condition"),
    pytest.param("relation_verbs.csv", "meet,,meets,dobj,dobj:@SUN,", "@SUN", id="word class"),
    pytest.param("relation_verbs.csv", "meet,meets,dobj", "6 cells", id="cells"),
    pytest.param("relation_verbs.csv", ",,meets,dobj,,", "lemma is empty", id="no lemma"),
    pytest.param("relation_nouns.csv", "talk,talks,mouth,with,,", "'mouth'", id="subject path"),
    pytest.param("light_verbs.csv", "hold,,holder,*,,,", "role 'holder'", id="role"),
    pytest.param("light_verbs.csv", "hold,,agent,*,grips,,", "becomes 'grips'", id="becomes"),
    pytest.param("light_verbs.csv", "hold,,agent,grips,,,", "'grips'", id="light relation"),
    pytest.param("light_verbs.csv", "hold,,agent,*,,maybe,", "polarity 'maybe'", id="polarity"),
    pytest.param("complement_words.csv", "x,verb,sings,subject", "effect 'sings'", id="effect"),
    pytest.param("complement_words.csv", "x,verb,actual,nobody", "control 'nobody'", id="control"),
    pytest.param("complement_words.csv", "x,glyph,actual,subject", "pos 'glyph'", id="pos"),
    pytest.param("word_classes.csv", "talk,talk", "capitals", id="class name"),
]


def _write(folder: Path, tables: dict[str, list[str]]) -> Path:
    for name, lines in tables.items():
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_sound_tables_are_read(tmp_path: Path) -> None:
    lexicon = read_relation_lexicon(_write(tmp_path, TABLES))
    assert [row.relation for row in lexicon.verbs["meet"]] == ["meets"]
    assert lexicon.light_verbs["hold"][0].relations == frozenset()


@pytest.mark.parametrize(("table", "row", "message"), BROKEN)
def test_broken_rows_are_named(tmp_path: Path, table: str, row: str, message: str) -> None:
    folder = _write(tmp_path, TABLES | {table: [*TABLES[table], row]})
    with pytest.raises(LexiconError) as caught:
        read_relation_lexicon(folder)
    assert f"{table}:{len(TABLES[table]) + 1}: " in str(caught.value)
    assert message in str(caught.value)


def test_all_problems_are_reported_at_once(tmp_path: Path) -> None:
    rows = {"relation_nouns.csv": "talk,greets,poss,with,,", "light_verbs.csv": "hold,,x,*,,,"}
    broken = {name: [*TABLES[name], row] for name, row in rows.items()}
    with pytest.raises(LexiconError) as caught:
        read_relation_lexicon(_write(tmp_path, TABLES | broken))
    assert len(str(caught.value).splitlines()) == len(broken)


def test_wrong_header(tmp_path: Path) -> None:
    folder = _write(tmp_path, TABLES | {"word_classes.csv": ["klass,lemma"]})
    with pytest.raises(LexiconError, match=r"word_classes\.csv:1: the header must read"):
        read_relation_lexicon(folder)


def test_breadth() -> None:
    lexicon = relation_lexicon()
    verbs = {(row.lemma, row.particle) for rows in lexicon.verbs.values() for row in rows}
    assert len(verbs) >= 700
    assert len(lexicon.nouns) >= 350
    assert len(lexicon.adjectives) >= 60


def test_every_leaf_has_triggers() -> None:
    lexicon = relation_lexicon()
    named = {row.relation for table in _trigger_tables(lexicon) for row in table}
    assert set(relation_types()) - named == {"denies-report"}


def test_no_row_stands_twice() -> None:
    folder = resources.files("ontology").joinpath("lexicon")
    for name in TABLES:
        lines = list(csv.reader(folder.joinpath(name).read_text(encoding="utf-8").splitlines()))
        keys = [tuple(line[:-1] if lines[0][-1] == "example" else line) for line in lines]
        assert len(keys) == len(set(keys)), name


def _trigger_tables(lexicon: RelationLexicon) -> list[list[TriggerRow]]:
    tables = (lexicon.verbs, lexicon.nouns, lexicon.adjectives)
    return [[row for rows in table.values() for row in rows] for table in tables]


def _examples() -> list[tuple[str, str]]:
    tables = _trigger_tables(relation_lexicon())
    return [(row.relation, row.example) for table in tables for row in table if row.example]


@pytest.mark.parametrize(("relation", "example"), _examples())
def test_examples_in_the_tables_hold(relation: str, example: str) -> None:
    assert relation in {each.relation for each in relations_in(example)}


def _light_examples() -> list[str]:
    rows = (row for rows in relation_lexicon().light_verbs.values() for row in rows)
    return [row.example for row in rows if row.example]


@pytest.mark.parametrize("example", _light_examples())
def test_light_verb_examples_hold(example: str) -> None:
    assert relations_in(example)
