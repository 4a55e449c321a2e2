"""Why an annotated name, role or metonym is not linked to its actor."""

import re
from collections.abc import Iterator

from tests.evaluation.annotations import Actor, Annotated, plain
from tests.evaluation.errors import Error
from tests.evaluation.pairing import same

_LEADING = re.compile(r"^(?:the|a|an|some|many|several)\s+", re.IGNORECASE)


def linking_errors(wanted: Annotated, found: Annotated) -> Iterator[Error]:
    """One error for every pair of actor and surface that no mention gets right."""
    for actor in wanted.actors.values():
        for surface in sorted(set(actor.surfaces)):
            over = _over(surface, wanted.text, found)
            linked = [found.actors[each] for _, _, each in over if each in found.actors]
            if any(same(actor, each) for each in linked):
                continue
            kind = _kind(actor, surface, over, linked, found)
            got = ", ".join(sorted({each.label for each in linked})) or "nobody"
            yield Error("linking", kind, wanted.id, f"“{surface}”: {actor.label}, not {got}")


def _over(surface: str, text: str, found: Annotated) -> list[tuple[int, int, str]]:
    """The mentions inside or around a place where the surface stands."""
    pattern = rf"(?<!\w){re.escape(surface)}(?!\w)"
    places = [match.span() for match in re.finditer(pattern, text)]
    return [
        (start, end, actor)
        for start, end, actor in found.mentions
        for left, right in places
        if (left <= start and end <= right) or (start <= left and right <= end)
    ]


def _kind(
    actor: Actor,
    surface: str,
    over: list[tuple[int, int, str]],
    linked: list[Actor],
    found: Annotated,
) -> str:
    described = _LEADING.sub("", surface).split()[-1][0].islower()
    if actor.type == "Group" and described:
        return "described group"
    if not linked:
        return "unknown role" if described else "unknown name"
    parts = [each for each in linked if any(_within(name, plain(surface)) for name in each.names)]
    words = len(_LEADING.sub("", surface).split())
    if parts and any(len(found.text[start:end].split()) < words for start, end, _ in over):
        return "cut name"
    if actor.type == "Person" and any(each.type in {"Person", "Post"} for each in linked):
        return "wrong holder"
    return "wrong actor"


def _within(name: str, surface: str) -> bool:
    return name != surface and bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", surface))
