"""What became of the articles of one run: counts, reasons, and the report for machines."""

import re
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Final

from graph.extractor import ReadArticle
from graph.store import Outcome
from ingest.readers import Problem

# However much is wrong with the input, the memory for it is bounded.
_TOLD: Final = 1000
_REASONS: Final = 100
_OTHER: Final = "other reasons"
# What differs from one problem to the next of a kind: names, numbers, details.
_DETAIL: Final = re.compile(r"'[^']*'|\(.*\)|\d+")
_REPEATED: Final = "repeats the article"


@dataclass(slots=True)
class Tally:
    """Counts of one run.

    `new`, `changed` and `unchanged` articles are those in the store now; of them `not_english`
    were kept without being read, `copies` have nearly the text of an earlier article of another
    outlet, and `revisions` are later versions of one outlet's story. `repeated` ones came twice in
    the input. Those that are `waiting` are read and not written yet.
    """

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    waiting: int = 0
    not_english: int = 0
    copies: int = 0
    revisions: int = 0
    repeated: int = 0
    warnings: int = 0
    statements: int = 0
    relations: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    problems: list[Problem] = field(default_factory=list)
    untold: int = 0
    began: float = field(default_factory=time.monotonic)

    @property
    def stored(self) -> int:
        """Articles that are in the store now."""
        return self.outcomes.total()

    @property
    def left_out(self) -> int:
        """Inputs that were skipped."""
        return self.skipped.total()

    @property
    def done(self) -> int:
        """Inputs that are dealt with, those that wait to be written included."""
        return self.stored + self.left_out + self.repeated + self.waiting

    @property
    def duplicates(self) -> int:
        """Copies, revisions and repeated articles."""
        return self.copies + self.revisions + self.repeated

    @property
    def seconds(self) -> float:
        """How long the run has lasted."""
        return time.monotonic() - self.began

    def add_article(self, article: ReadArticle, outcome: Outcome) -> None:
        """Count an article that was read and put into the store."""
        self.outcomes[outcome] += 1
        self.statements += article.statements
        self.relations += article.relations
        self.not_english += not article.english

    def add_problem(self, problem: Problem) -> bool:
        """Count a problem.

        Returns:
            Whether it is one of the first, which are told one by one.
        """
        if problem.skipped:
            reason = _DETAIL.sub("…", problem.reason)
            known = reason in self.skipped or len(self.skipped) < _REASONS
            self.skipped[reason if known else _OTHER] += 1
        elif problem.reason.startswith(_REPEATED):
            self.repeated += 1
        else:
            self.warnings += 1
        if len(self.problems) < _TOLD:
            self.problems.append(problem)
            return True
        self.untold += 1
        return False

    def counts(self) -> dict[str, int]:
        """The counts by name."""
        return {
            **{outcome.value: self.outcomes[outcome] for outcome in Outcome},
            "not_english": self.not_english,
            "copies": self.copies,
            "revisions": self.revisions,
            "repeated": self.repeated,
            "skipped": self.left_out,
            "warnings": self.warnings,
            "statements": self.statements,
            "relations": self.relations,
        }

    def report(self) -> dict[str, Any]:
        """Counts, reasons and problems, as JSON has it."""
        return {
            "counts": self.counts(),
            "seconds": round(self.seconds, 3),
            "articles_per_second": round(self.done / self.seconds, 3) if self.seconds else None,
            "skipped": dict(self.skipped.most_common()),
            "problems": [_told(problem) for problem in self.problems],
            "problems_left_out": self.untold,
        }


def _told(problem: Problem) -> dict[str, Any]:
    return {
        "path": problem.path,
        "line": problem.line,
        "record": problem.position.record or None if problem.position else None,
        "reason": problem.reason,
        "advice": problem.advice,
        "skipped": problem.skipped,
    }
