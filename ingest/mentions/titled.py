"""The memory of who bears which title in a text."""

from ingest.cast import Cast
from ingest.gazetteer import fold


class Titled:
    """Titles the text gives to persons, and where."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._given: list[tuple[str, str, int]] = []

    def remember(self, title: str, actor: str, at: int) -> None:
        """The text gave `actor` the title at character offset `at`."""
        self._given.append((fold(title), actor, at))

    def last_before(self, at: int) -> str | None:
        """The title given last before character offset `at`."""
        given = [(where, title) for title, _, where in self._given if where < at]
        return max(given)[1] if given else None

    def latest(
        self,
        title: str,
        states: tuple[str, ...],
        at: int,
        *,
        leader: bool = False,
        later: bool = True,
    ) -> str | None:
        """Whom this text called so, the latest before `at`, else the first after.

        Args:
            title: lower-case title without the state.
            states: ISO codes one of which the person must belong to, if any are given.
            at: character offset of the phrase to resolve.
            leader: any head of state or government will do.
            later: whether somebody called so only after `at` will do.
        """
        wanted = fold(title)
        before: str | None = None
        after: str | None = None
        for known, actor, where in sorted(self._given, key=lambda row: row[2]):
            fits = _leads(known) and bool(states) if leader else _fits(known, wanted)
            if not fits or (states and self._cast.state_of(actor) not in states):
                continue
            if where < at:
                before = actor
            else:
                after = after or actor
        return before or (after if later else None)


def _fits(known: str, wanted: str) -> bool:
    return (
        known == wanted
        or known.endswith(" " + wanted)
        or known.split(" ")[0] == wanted
        or known.startswith(wanted + " of ")
    )


def _leads(known: str) -> bool:
    heads = ("president", "prime minister", "chancellor", "king", "emir", "sultan", "leader",
             "premier", "taoiseach", "supreme leader")  # fmt: skip
    return known in heads
