"""A folder of annotated texts and their scorers, some articles of it left out if so wished."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

GOLD: Final = {"news": "gold/news", "statements": "gold/statements"}
ATTRIBUTIONS: Final = {
    "PolNeAR": "polnear/polnear_dev.jsonl",
    "general news": "attributions/wikinews.jsonl",
}
SENTENCES: Final = "events/cameo_dev.jsonl"
INPUTS: Final = ("id", "text", "title", "publisher", "date", "url")


class NoKit(Exception):
    """The folder given holds no kit."""


@dataclass(frozen=True, slots=True)
class Kit:
    """A kit without the articles `left_out`.

    It needs `gold/news` and `gold/statements` with one annotated article a file, and the scorer
    `score_gold.py`; files of attributions and of single coded sentences, each with its scorer,
    are used where they are.

    Raises:
        NoKit: There are no annotated articles or no scorer in `root`.
    """

    root: Path
    left_out: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        if not self.articles() or not self.scorer("gold").is_file():
            raise NoKit(
                f"no kit at '{self.root}': it needs gold/news, gold/statements and score_gold.py"
            )

    def scorer(self, name: str) -> Path:
        """The program that scores `gold`, `attributions` or `events`."""
        return self.root / f"score_{name}.py"

    def articles(self, part: str | None = None) -> list[Path]:
        """Files of the annotated articles of a part of the gold, of all parts if None."""
        folders = [GOLD[part]] if part else list(GOLD.values())
        found = (path for folder in folders for path in (self.root / folder).rglob("*.json"))
        return sorted(path for path in found if path.stem not in self.left_out)

    def rows(self, name: str) -> list[dict[str, Any]]:
        """The rows of a JSON Lines file of the kit; none where there is no such file."""
        path = self.root / name
        if not path.is_file():
            return []
        lines = path.read_text(encoding="utf-8").splitlines()
        rows = [json.loads(line) for line in lines if line.strip()]
        return [row for row in rows if row["id"] not in self.left_out]

    def inputs(self) -> Iterator[str]:
        """All texts as JSON Lines, without their annotations."""
        gold = (json.loads(path.read_text(encoding="utf-8")) for path in self.articles())
        for row in (*gold, *(row for name in self.files() for row in self.rows(name))):
            yield json.dumps({field: row.get(field) for field in INPUTS}) + "\n"

    def files(self) -> list[str]:
        """The names of the JSON Lines files that the kit has."""
        return [n for n in (*ATTRIBUTIONS.values(), SENTENCES) if (self.root / n).is_file()]

    def copied(self, scratch: Path) -> None:
        """Copies into `scratch` what is not left out, in the folders of the kit."""
        for path in self.articles():
            target = scratch / path.relative_to(self.root)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        for name in self.files():
            target = scratch / name
            target.parent.mkdir(parents=True, exist_ok=True)
            lines = (json.dumps(row) + "\n" for row in self.rows(name))
            target.write_text("".join(lines), encoding="utf-8")
