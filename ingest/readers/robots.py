"""What a site asks of programs in its robots.txt (RFC 9309)."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from protego import Protego

_LONGEST_PAUSE: Final = 30.0


class Rules:
    """The rules of one site for one program.

    Args:
        text: the robots.txt; empty where there is none.
        agent: how the program calls itself.
        closed: whether the site failed to give it, which means that nothing may be fetched.
    """

    def __init__(self, text: str, agent: str, *, closed: bool = False) -> None:
        self._agent = agent
        self._closed = closed
        self._rules = _parsed(text)

    def allows(self, url: str) -> bool:
        """Whether `url` may be fetched."""
        return not self._closed and bool(self._rules.can_fetch(url, self._agent))

    @property
    def pause(self) -> float:
        """Seconds that the site wants between two requests, within reason."""
        return min(float(self._rules.crawl_delay(self._agent) or 0), _LONGEST_PAUSE)


def _parsed(text: str) -> "Protego":
    from protego import Protego

    return Protego.parse(text)
