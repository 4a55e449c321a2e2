"""The page on the registry shows what is so."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from ontology.registry import Registry, load_registry
from ontology.registry_files import COLUMNS
from ontology.registry_records import ACTOR_TYPES, ROLES, NameKind
from ontology.registry_user_csv import OPTIONAL

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "registry.md").read_text(encoding="utf-8")
NOTICE = (ROOT / "NOTICE").read_text(encoding="utf-8")


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("file", COLUMNS)
def test_the_columns_of_a_file(file: str) -> None:
    assert re.search(rf"^\| `{file}` \| .* \| `{','.join(COLUMNS[file])}` \|$", PAGE, re.MULTILINE)


@pytest.mark.parametrize("word", sorted({*ROLES, *NameKind, *OPTIONAL, *ACTOR_TYPES} - {"Post"}))
def test_a_word_of_the_files_is_told(word: str) -> None:
    if word != NameKind.NAME:
        assert re.search(rf"\b{word}\b", PAGE, re.IGNORECASE)


@pytest.mark.parametrize(("language", "name"), [("csv", "my.csv"), ("turtle", "my.ttl")])
def test_an_example_loads(tmp_path: Path, language: str, name: str) -> None:
    (tmp_path / name).write_text(block(language), encoding="utf-8")
    registry = load_registry([tmp_path / name])
    assert registry.actors["ada-moe"].gender == "f"
    assert registry.actors["fish-club"].type == "Group"
    assert registry.offices_of("ada-moe", "2031-06-01")


def test_the_answers_are_right() -> None:
    registry = load_registry()
    for call, answer in re.findall(r"^>>> (.*registry\..*)\n([(\[].*)$", block("python"), re.M):
        assert repr(eval(call, {"registry": registry})) == answer


def of_types(*types: str) -> Callable[[Registry], int]:
    def count(registry: Registry) -> int:
        kinds = Counter(actor.type for actor in registry.actors.values())
        return sum(kinds[type] for type in types)

    return count


COUNTS: dict[str, Callable[[Registry], int]] = {
    "states and territories": of_types("State"),
    "governments, ministries": of_types("Government"),
    "organisations and parties": of_types("Organisation"),
    "groups": of_types("Group"),
    "outlets": of_types("Outlet"),
    "persons": of_types("Person"),
    "offices": of_types("Post"),
    "terms": lambda registry: len(registry.terms),
    "names": lambda registry: len(registry.names),
}


@pytest.mark.parametrize("row", COUNTS)
def test_it_covers_at_least_that(row: str) -> None:
    found = re.search(rf"^\| {row}[^|]*\| (\d+) \|$", PAGE, re.MULTILINE)
    assert found is not None
    assert int(found[1]) <= COUNTS[row](load_registry()) < int(found[1]) * 1.15


def sources() -> set[str]:
    registry = load_registry()
    found = {actor.source for actor in registry.actors.values()}
    found |= {name.source for name in registry.names} | {term.source for term in registry.terms}
    return {"eps/..." if source.startswith("eps/") else source for source in found}


@pytest.mark.parametrize("source", sorted(sources()))
def test_a_source_has_its_licence(source: str) -> None:
    assert re.search(rf"^\| `{re.escape(source)}` \| .+ \| .+ \|$", PAGE, re.MULTILINE)
    assert source == "general-knowledge" or source in NOTICE
