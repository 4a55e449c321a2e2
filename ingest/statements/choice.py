"""One statement for one act of speaking: of drafts that say the same, the surest stays."""

from collections.abc import Sequence

from ingest.statements.content import likeness
from ingest.statements.drafts import Draft

_SAME = 0.5


def chosen(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without those that repeat another: the same cue, or speaker and most words.

    A noun with a light verb (`expressed concern about`) beats the verb alone.
    """
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda each: (each.act != "speech", -_rank(each), each.start)):
        if not any(_repeats(draft, other) for other in kept):
            kept.append(draft)
    return sorted(kept, key=lambda each: each.place)


def _rank(draft: Draft) -> float:
    return draft.confidence + (0.2 if draft.rule.startswith("noun:") and len(draft.cue) > 1 else 0)


def _repeats(draft: Draft, other: Draft) -> bool:
    if set(draft.cue[:1]) & set(other.cue) or set(other.cue[:1]) & set(draft.cue):
        return True
    same = {found.actor for found in draft.speakers} & {found.actor for found in other.speakers}
    return bool(same) and likeness(draft.content, other.content) >= _SAME
