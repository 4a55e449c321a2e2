"""Mistakes in the registry's files are told with file, line and what to do."""

from pathlib import Path

import pytest

from ontology.registry_checks import check
from ontology.registry_files import COLUMNS, read_bundled
from ontology.registry_records import RegistryError

SOUND = {
    "states.csv": ["norway,Norway,NO,NOR,Q20,made up"],
    "organisations.csv": [
        "government-of-norway,Government of Norway,Government,NO,norway,,made up",
        "fish-club,Fish Club,Organisation,,,,made up",
    ],
    "outlets.csv": ["harbour-post,Harbour Post,NO,,post.example,,made up"],
    "people.csv": ["ada-moe,Ada Moe,NO,f,,,made up"],
    "offices.csv": [
        "premier,Premier of Norway,head-of-government,norway,NO,premier|prime minister,,made up"
    ],
    "terms.csv": ["ada-moe,premier,2020-01-01,2021,,made up"],
    "names.csv": ["norway,acronym,NOR,made up"],
}

# file, the row put in the place of its first one, the problem
ROWS = {
    "id": (
        "people.csv",
        "Ada Moe,Ada Moe,NO,f,,,made up",
        "people.csv, line 2, column id: 'Ada Moe' is not an id; "
        "use lower-case letters, digits and single hyphens",
    ),
    "label": (
        "outlets.csv",
        "harbour-post,,NO,,,,made up",
        "outlets.csv, line 2, column label: no label; write the usual English name",
    ),
    "state": (
        "people.csv",
        "ada-moe,Ada Moe,UK,f,,,made up",
        "people.csv, line 2, column state: no state has the code 'UK'; "
        "use the ISO 3166 alpha-2 code of a state in states.csv (GB, not UK)",
    ),
    "gender": (
        "people.csv",
        "ada-moe,Ada Moe,NO,woman,,,made up",
        "people.csv, line 2, column gender: 'woman' is not a gender code; "
        "write m or f, or leave it empty",
    ),
    "wikidata": (
        "people.csv",
        "ada-moe,Ada Moe,NO,f,,20,made up",
        "people.csv, line 2, column wikidata: '20' is not a Wikidata id; "
        "write the id as Q145, and only if the source states it",
    ),
    "domain": (
        "outlets.csv",
        "harbour-post,Harbour Post,NO,,https://post.example/,,made up",
        "outlets.csv, line 2, column domain: 'https://post.example/' is not a web domain; "
        "write it as example.org, without https://",
    ),
    "source": (
        "people.csv",
        "ada-moe,Ada Moe,NO,f,,,",
        "people.csv, line 2, column source: no source; name it, or write general-knowledge",
    ),
    "type": (
        "organisations.csv",
        "government-of-norway,Government of Norway,Ministry,NO,norway,,made up",
        "organisations.csv, line 2, column type: 'Ministry' is not a type of actor; use one of "
        "Government, Group, Organisation, Outlet, Person, State; posts are offices",
    ),
    "parent": (
        "outlets.csv",
        "harbour-post,Harbour Post,NO,harbour-group,,,made up",
        "outlets.csv, line 2, column parent: no actor has the id 'harbour-group'; "
        "add the actor, or correct the id",
    ),
    "an id twice": (
        "outlets.csv",
        "fish-club,Fish Club,NO,,,,made up",
        "outlets.csv, line 2, column id: the id 'fish-club' is taken already "
        "(organisations.csv, line 3); use another id, or put both facts into one row",
    ),
    "role": (
        "offices.csv",
        "premier,Premier of Norway,boss,norway,NO,premier,,made up",
        "offices.csv, line 2, column role: 'boss' is not a role; use one of ambassador, "
        "defence-minister, deputy-minister, envoy, foreign-minister, head, head-of-government, "
        "head-of-state, minister, other, spokesperson",
    ),
    "office of nobody": (
        "offices.csv",
        "premier,Premier of Norway,head,sweden,NO,premier,,made up",
        "offices.csv, line 2, column of: no actor has the id 'sweden'; "
        "add the actor, or correct the id",
    ),
    "titles": (
        "offices.csv",
        "premier,Premier of Norway,head,norway,NO, | ,,made up",
        "offices.csv, line 2, column titles: no title; write at least one, such as prime minister",
    ),
    "term of nobody": (
        "terms.csv",
        "bo-lie,premier,2020,2021,,made up",
        "terms.csv, line 2, column person: no person has the id 'bo-lie'; "
        "add the person, or correct the id",
    ),
    "term of a state": (
        "terms.csv",
        "norway,premier,2020,2021,,made up",
        "terms.csv, line 2, column person: 'norway' is a State, not a Person; "
        "only persons hold offices",
    ),
    "no such office": (
        "terms.csv",
        "ada-moe,queen,2020,2021,,made up",
        "terms.csv, line 2, column office: no office has the id 'queen'; "
        "add the office, or correct the id",
    ),
    "no such day": (
        "terms.csv",
        "ada-moe,premier,2021-02-29,,,made up",
        "terms.csv, line 2, column start: '2021-02-29' is not a date; "
        "write 2024-07-05, 2024-07 or 2024",
    ),
    "another calendar": (
        "terms.csv",
        "ada-moe,premier,5.7.2024,,,made up",
        "terms.csv, line 2, column start: '5.7.2024' is not a date; "
        "write 2024-07-05, 2024-07 or 2024",
    ),
    "the end before the start": (
        "terms.csv",
        "ada-moe,premier,2020-05,2019-12-31,,made up",
        "terms.csv, line 2, column end: the end 2019-12-31 lies before the start 2020-05; "
        "correct one of the two",
    ),
    "kind of name": (
        "names.csv",
        "norway,nickname,Norge,made up",
        "names.csv, line 2, column kind: 'nickname' is not a kind of name; "
        "use one of name, alias, acronym, metonym, adjective, people",
    ),
    "name of nobody": (
        "names.csv",
        "sweden,alias,Sverige,made up",
        "names.csv, line 2, column actor: no actor has the id 'sweden'; "
        "add the actor, or correct the id",
    ),
    "no text": (
        "names.csv",
        "norway,alias,,made up",
        "names.csv, line 2, column text: no text; write the name, or delete the row",
    ),
    "small acronym": (
        "names.csv",
        "norway,acronym,nor,made up",
        "names.csv, line 2, column text: the acronym 'nor' is in lower case; "
        "write it as it is printed, or call it an alias",
    ),
    "a cell too many": (
        "names.csv",
        "norway,alias,Norge, or Noreg,made up",
        "names.csv, line 2: 5 cells, but the header names 4 columns; "
        "leave empty cells empty between commas, put quotes round a text with commas",
    ),
}

# file, a row put after the others, the problem
ADDED = {
    "second government": (
        "organisations.csv",
        "junta,Junta,Government,NO,norway,,made up",
        "organisations.csv, line 4, column parent: 'government-of-norway' is the government of "
        "'norway' already; keep one; ministries and seats have the government as their parent",
    ),
    "second state": (
        "states.csv",
        "norge,Norge,NO,,,made up",
        "states.csv, line 3, column state: 'norway' is the state of 'NO' already; "
        "keep one; ministries and seats have the government as their parent",
    ),
    "a name twice": (
        "names.csv",
        "norway,acronym,NOR,made up",
        "names.csv, line 3, column text: 'NOR' stands here twice; delete one row",
    ),
}


def problems(folder: Path, files: dict[str, list[str]]) -> list[str]:
    for file, rows in files.items():
        text = "\n".join([",".join(COLUMNS[file]), *rows, ""])
        (folder / file).write_text(text, encoding="utf-8")
    return problems_of(folder)


def problems_of(folder: Path) -> list[str]:
    tables = read_bundled(folder)
    return [str(problem) for problem in sorted({*tables.problems, *check(tables)})]


def test_sound_files_have_none(tmp_path: Path) -> None:
    assert problems(tmp_path, SOUND) == []


@pytest.mark.parametrize(("file", "row", "problem"), ROWS.values(), ids=ROWS)
def test_a_bad_row(tmp_path: Path, file: str, row: str, problem: str) -> None:
    files = SOUND | {file: [row, *SOUND[file][1:]]}
    assert problem in problems(tmp_path, files)


@pytest.mark.parametrize(("file", "row", "problem"), ADDED.values(), ids=ADDED)
def test_a_row_against_another(tmp_path: Path, file: str, row: str, problem: str) -> None:
    assert problems(tmp_path, SOUND | {file: [*SOUND[file], row]}) == [problem]


def test_all_mistakes_at_once(tmp_path: Path) -> None:
    files = SOUND | {
        "people.csv": ["ada-moe,,NO,x,,,made up"],
        "terms.csv": ["ada-moe,premier,x,2021,,"],
    }
    found = problems(tmp_path, files)
    assert [problem.split(":")[0] for problem in found] == [
        "people.csv, line 2, column gender",
        "people.csv, line 2, column label",
        "terms.csv, line 2, column source",
        "terms.csv, line 2, column start",
    ]


# the bytes of names.csv, the problem
FILES = {
    "not UTF-8": (
        "actor,kind,text,source\nnorway,alias,Noreg,made up\nnorway,alias,Nor\xe9g,x\n".encode(
            "latin-1"
        ),
        "names.csv, line 3: not UTF-8; save the file as UTF-8",
    ),
    "a column missing": (
        b"actor,kind,text\nnorway,alias,Noreg\n",
        "names.csv, line 1: no column source; the header is actor,kind,text,source",
    ),
    "a column twice": (
        b"actor,kind,text,text,source\nnorway,alias,Noreg,Norge,made up\n",
        "names.csv, line 1: a column stands twice in the header; name every column once",
    ),
}


@pytest.mark.parametrize(("data", "problem"), FILES.values(), ids=FILES)
def test_a_bad_file(tmp_path: Path, data: bytes, problem: str) -> None:
    problems(tmp_path, SOUND)
    (tmp_path / "names.csv").write_bytes(data)
    assert problems_of(tmp_path) == [problem]


def test_a_missing_file(tmp_path: Path) -> None:
    problems(tmp_path, SOUND)
    (tmp_path / "names.csv").unlink()
    assert problems_of(tmp_path) == [
        "names.csv: cannot be read (No such file or directory); check the path and its rights"
    ]


def test_a_mark_at_the_start_of_the_file_is_no_mistake(tmp_path: Path) -> None:
    problems(tmp_path, SOUND)
    text = (tmp_path / "people.csv").read_text(encoding="utf-8")
    (tmp_path / "people.csv").write_text(text, encoding="utf-8-sig")
    assert problems_of(tmp_path) == []


def test_the_error_lists_its_problems(tmp_path: Path) -> None:
    files = SOUND | {"people.csv": ["ada-moe,,NO,x,,,made up"]}
    problems(tmp_path, files)
    tables = read_bundled(tmp_path)
    error = RegistryError(tuple(sorted(check(tables))))
    first, *rest = str(error).splitlines()
    assert first == "2 problem(s) in the registry files:"
    assert rest == [f"  {problem}" for problem in error.problems]
