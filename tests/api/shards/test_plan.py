"""How inputs are divided into shards."""

import os
from pathlib import Path

import pytest

from api.shards.errors import CannotShard
from api.shards.plan import Unit, plan
from api.shards.work import UnitArticles
from ingest.readers import Problem, Reading, read_articles

LINES = "".join(f'{{"id": "a-{n}", "text": "Text {n}.", "date": "2025-04-25"}}\n' for n in range(7))


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    """A folder of five texts in two folders, and one file of seven lines."""
    folder = tmp_path / "in"
    (folder / "deep").mkdir(parents=True)
    for number in range(3):
        (folder / f"text-{number}.txt").write_text(f"2025-04-2{number}\n\nText {number}.")
        (folder / "deep" / f"text-{number}.txt").write_text(f"Deep text {number}.")
    (folder / "many.jsonl").write_text(LINES)
    return folder


def units(path: Path, size: int) -> list[Unit]:
    """The units of a path; nothing in it is wrong."""
    found = list(plan([str(path)], size))
    assert all(isinstance(unit, Unit) for unit in found)
    return [unit for unit in found if isinstance(unit, Unit)]


def test_units_are_told_by_what_they_hold(inputs: Path) -> None:
    assert [unit.input.removeprefix(f"{inputs}: ") for unit in units(inputs, 4)] == [
        "many.jsonl lines 1 to 4",
        "many.jsonl lines 5 to 7",
        "deep/text-0.txt to text-0.txt",
        "text-1.txt to text-2.txt",
    ]


@pytest.mark.parametrize("size", [1, 2, 3, 100])
def test_units_together_are_the_articles_read_at_once(
    inputs: Path, tmp_path: Path, size: int
) -> None:
    whole = [found for found in read_articles([inputs]) if not isinstance(found, Problem)]
    parts = []
    for number, unit in enumerate(units(inputs, size)):
        here = tmp_path / f"{size}-{number}"
        here.mkdir()
        parts += list(UnitArticles(unit, here, Reading()))
    assert sorted(map(str, parts)) == sorted(map(str, whole))
    assert len(parts) == 13


@pytest.mark.parametrize("name", ["text-0.txt", "many.jsonl"])
def test_a_single_file_is_read_as_by_itself(inputs: Path, tmp_path: Path, name: str) -> None:
    (unit,) = units(inputs / name, 100)
    assert list(UnitArticles(unit, tmp_path, Reading())) == [
        found for found in read_articles([inputs / name]) if not isinstance(found, Problem)
    ]


def test_problems_are_told_where_they_are(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text(LINES + "no JSON\n")
    *_, last = units(path, 4)
    here = tmp_path / "here"
    here.mkdir()
    reading = UnitArticles(last, here, Reading())
    assert len(list(reading)) == 3
    (problem,) = reading.problems
    assert (problem.path, problem.line) == (str(path), 8)


def test_a_key_changes_with_its_input_alone(inputs: Path) -> None:
    before = {unit.input: unit.key for unit in units(inputs, 4)}
    assert {unit.input: unit.key for unit in units(inputs, 4)} == before
    (inputs / "text-2.txt").write_text("Another text.")
    os.utime(inputs / "text-2.txt", (1, 1))
    after = {unit.input: unit.key for unit in units(inputs, 4)}
    changed = [name for name, key in after.items() if before[name] != key]
    assert changed == [f"{inputs}: text-1.txt to text-2.txt"]


def test_files_elsewhere_are_planned_too(tmp_path: Path) -> None:
    import fsspec

    memory = fsspec.filesystem("memory")
    memory.pipe("/news/one.txt", b"One.")
    memory.pipe("/news/deep/two.txt", b"Two.")
    memory.pipe("/news/many.jsonl", LINES.encode())
    found = [unit for unit in plan(["memory://news"], 2) if isinstance(unit, Unit)]
    assert [unit.input for unit in found] == [
        "memory://news: many.jsonl",
        "memory://news: deep/two.txt to one.txt",
    ]
    ids = []
    for number, unit in enumerate(found):
        here = tmp_path / str(number)
        here.mkdir()
        ids += [article.id for article in UnitArticles(unit, here, Reading())]
    assert ids == [*(f"a-{n}" for n in range(7)), "deep-two", "one"]


def test_standard_input_cannot_be_divided() -> None:
    with pytest.raises(CannotShard, match="save it to a file"):
        list(plan(["-"], 10))


@pytest.mark.parametrize("path", ["nowhere", "memory://nowhere-at-all"])
def test_what_is_not_there_is_told(path: str) -> None:
    (problem,) = plan([path], 10)
    assert isinstance(problem, Problem)
    assert problem.reason == "no such file or folder"
