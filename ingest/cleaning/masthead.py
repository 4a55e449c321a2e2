"""Whose text it is, told by what stands above its first paragraph."""

import re
from collections.abc import Iterable

from ingest.cleaning.reading import reading_spans


def masthead(text: str) -> str:
    """The part of `text` above the first paragraph that is read: header and banner."""
    spans = reading_spans(text)
    return text[: spans[0].start] if spans else text


def find_publisher(head: str, outlets: Iterable[str]) -> str | None:
    """The outlet that `head` (see `masthead`) names most often, the first one named if equal.

    Args:
        head: The words above the article.
        outlets: Names of known outlets. Case counts ("Time" is not "time") and the longest name
            wins, so "The New York Times" is not counted as "The Times".
    """
    if not head.strip():
        return None
    mentioned = {name for name in outlets if name in head and name.strip()}
    if not mentioned:
        return None
    longest_first = sorted(mentioned, key=lambda name: (-len(name), name))
    alternatives = "|".join(map(re.escape, longest_first))
    found = [match[0] for match in re.finditer(rf"(?<!\w)(?:{alternatives})(?!\w)", head)]
    return max(found, key=found.count) if found else None
