"""Mistakes in a user's own files are told with file, line and what to do, all at once."""

from pathlib import Path

import pytest

from ontology.registry import RegistryError, load_registry


def mistakes(folder: Path, name: str, text: str) -> list[str]:
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(RegistryError) as caught:
        load_registry([folder / name])
    return [str(problem) for problem in caught.value.problems]


ALL_COLUMNS = (
    "use id, label, type, state, aliases, acronyms, metonyms, wikidata, parent, gender, "
    "family_name, domain, office, start, end, role, of, titles, source"
)
TABLES = {
    "no label column": (
        "id,type\nada-moe,Person\n",
        ["my.csv, line 1: no column label; the header must name id and label"],
    ),
    "unknown column": (
        "id,label,nickname,born\nada-moe,Ada Moe,Addy,2001\n",
        [f"my.csv, line 1: unknown column 'nickname', 'born'; {ALL_COLUMNS}"],
    ),
    "nothing but a wrong header": (
        "name,label\n",
        [
            "my.csv, line 1: no column id; the header must name id and label",
            f"my.csv, line 1: unknown column 'name'; {ALL_COLUMNS}",
        ],
    ),
    "an empty file": (
        "",
        ["my.csv, line 1: no column id, label; the header must name id and label"],
    ),
    "state": (
        "id,label,state\nada-moe,Ada Moe,Norway\n",
        [
            "my.csv, line 2, column state: no state has the code 'Norway'; "
            "use the ISO 3166 alpha-2 code of a state in states.csv (GB, not UK)"
        ],
    ),
    "two rows at odds": (
        "id,label,state\nada-moe,Ada Moe,NO\nada-moe,Ada Moe,SE\n",
        [
            "my.csv, line 3, column state: 'SE', but line 2 has 'NO' for 'ada-moe'; "
            "repeat the cell or leave it empty; only names and offices can be added"
        ],
    ),
    "office": (
        "id,label,office\nada-moe,Ada Moe,foreign minister\n",
        [
            "my.csv, line 2, column office: no office has the id 'foreign minister'; "
            "add the office, or correct the id"
        ],
    ),
    "a date without an office": (
        "id,label,start\nada-moe,Ada Moe,2031\n",
        [
            "my.csv, line 2, column office: a date, but no office; "
            "name the office by its id, or delete the date"
        ],
    ),
    "small acronym": (
        "id,label,acronyms\nfish-club,Fish Club,F.C.|fc\n",
        [
            "my.csv, line 2, column acronyms: the acronym 'fc' is in lower case; "
            "write it as it is printed, or call it an alias"
        ],
    ),
    "several at once": (
        "id,label,gender,wikidata\nAda,Ada Moe,f,\nbo-lie,,x,42\n",
        [
            "my.csv, line 2, column id: 'Ada' is not an id; "
            "use lower-case letters, digits and single hyphens",
            "my.csv, line 3, column gender: 'x' is not a gender code; "
            "write m or f, or leave it empty",
            "my.csv, line 3, column label: no label; write the usual English name",
            "my.csv, line 3, column wikidata: '42' is not a Wikidata id; "
            "write the id as Q145, and only if the source states it",
        ],
    ),
    "ragged row": (
        "id,label,state\nada-moe,Ada Moe\n",
        [
            "my.csv, line 2: 2 cells, but the header names 3 columns; "
            "leave empty cells empty between commas, put quotes round a text with commas"
        ],
    ),
}


@pytest.mark.parametrize(("text", "problems"), TABLES.values(), ids=TABLES)
def test_a_bad_table(tmp_path: Path, text: str, problems: list[str]) -> None:
    assert mistakes(tmp_path, "my.csv", text) == problems


PREFIXES = """\
@prefix actor: <https://w3id.org/diplograph/actor/> .
@prefix dg: <https://w3id.org/diplograph/ns#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
TURTLES = {
    "syntax": (
        'actor:ada-moe a dg:Person ;\n    rdfs:label "Ada Moe"\nactor:bo-lie a dg:Person .',
        [
            "my.ttl, line 7: not Turtle (expected '.' or '}' or ']' at end of statement); "
            "look at the end of the statement before, too"
        ],
    ),
    "no actor": (
        'actor:ada-moe rdfs:label "Ada Moe" .',
        ["my.ttl: no actor in it; give one a class, such as a dg:Person"],
    ),
    "no IRI": (
        '[] a dg:Person ; rdfs:label "Ada Moe" .',
        ["my.ttl: a dg:Person without an IRI; give it an IRI; the last part becomes its id"],
    ),
    "no label": (
        "\nactor:ada-moe a dg:Person .",
        ["my.ttl, line 6, column label: no label; write the usual English name"],
    ),
    "state": (
        'actor:ada-moe a dg:Person ; rdfs:label "Ada Moe" ; dg:state "UK" .',
        [
            "my.ttl, line 5, column state: no state has the code 'UK'; "
            "use the ISO 3166 alpha-2 code of a state in states.csv (GB, not UK)"
        ],
    ),
    "membership in nothing": (
        'actor:ada-moe a dg:Person ; rdfs:label "Ada Moe" .\n'
        "actor:term a org:Membership ; org:member actor:ada-moe .",
        [
            "my.ttl, line 6, column dg:post: an org:Membership without dg:post; "
            "name the person with org:member and the office with dg:post"
        ],
    ),
    "no such office": (
        'actor:ada-moe a dg:Person ; rdfs:label "Ada Moe" ; org:holds actor:queen .',
        [
            "my.ttl, line 5, column office: no office has the id 'queen'; "
            "add the office, or correct the id"
        ],
    ),
}


@pytest.mark.parametrize(("text", "problems"), TURTLES.values(), ids=TURTLES)
def test_bad_turtle(tmp_path: Path, text: str, problems: list[str]) -> None:
    assert mistakes(tmp_path, "my.ttl", PREFIXES + text) == problems


def test_other_files_are_refused(tmp_path: Path) -> None:
    assert mistakes(tmp_path, "my.json", "{}") == [
        "my.json: '.json' files cannot be read; name it .csv or .ttl"
    ]


@pytest.mark.parametrize("name", ["gone.csv", "gone.ttl"])
def test_a_missing_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(RegistryError, match=f"{name}: cannot be read"):
        load_registry([tmp_path / name])
