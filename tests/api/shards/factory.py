"""Articles for shards, and what is compared of these."""

import json
from pathlib import Path

from api.shards.plan import Unit, plan
from api.shards.work import Job
from graph.extractor import ExtractorSettings
from graph.shards.places import Folder
from ingest.readers import Reading

NAMES = ("Norway", "Iceland", "Sweden", "Finland", "Denmark", "Estonia", "Latvia")
VERBS = ("urged", "condemned", "thanked", "accused", "praised")


def write_articles(path: Path, number: int) -> Path:
    """A file of so many short articles, each of which holds a statement or a relation."""
    with path.open("w", encoding="utf-8") as file:
        for each in range(number):
            who, whom = NAMES[each % 7], NAMES[(each * 3 + 1) % 7]
            said = f"“Talk {each} went well,” the Prime Minister of {who} said on Friday."
            text = f"{who} {VERBS[each % 5]} {whom} on Friday.\n\n{said}"
            article = {"id": f"a-{each}", "text": text, "date": "2025-04-25"}
            file.write(f"{json.dumps(article, ensure_ascii=False)}\n")
    return path


def job(out: Path, *, fast: bool = True) -> Job:
    """Reading by rules alone, unless it shall not be fast."""
    return Job(ExtractorSettings(fast=fast), Reading(), str(out))


def units(path: Path, size: int) -> list[Unit]:
    """The units of a path."""
    return [unit for unit in plan([str(path)], size) if isinstance(unit, Unit)]


def files(folder: Path) -> dict[str, bytes]:
    """The files of a folder, the manifest included."""
    return {name: Folder(folder).read(name) for name in Folder(folder).names()}
