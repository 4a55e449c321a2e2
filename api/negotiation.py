"""Which representation to answer with: `Accept` headers (RFC 9110, 12.5.1) and `format=`."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple


class MediaRange(NamedTuple):
    """One element of an `Accept` header; either part may be `*`."""

    type: str
    subtype: str
    quality: float

    def specificity(self, media_type: str) -> int:
        """How closely the range names `media_type`: 3 exactly, 1 by `*/*`, 0 not at all."""
        kind, _, subtype = media_type.partition("/")
        if (self.type, self.subtype) == (kind, subtype):
            return 3
        if (self.type, self.subtype) == (kind, "*"):
            return 2
        return int((self.type, self.subtype) == ("*", "*"))


class Choice(NamedTuple):
    """A format by its name, and the media type to send it as."""

    name: str
    media_type: str


class NotAcceptable(Exception):
    """None of the representations on offer is acceptable to the caller."""

    def __init__(self, offered: Mapping[str, str]) -> None:
        super().__init__("no acceptable representation")
        self.offered = dict(offered)


class UnknownFormat(Exception):
    """`format=` names a representation that is not on offer."""

    def __init__(self, wanted: str, offered: Mapping[str, str]) -> None:
        super().__init__(f"no format {wanted!r}")
        self.wanted = wanted
        self.offered = dict(offered)


def parse_accept(header: str) -> tuple[MediaRange, ...]:
    """The media ranges of an `Accept` header; malformed elements are left out."""
    return tuple(_media_ranges(header))


def best_media_type(accept: str | None, offered: Sequence[str]) -> str | None:
    """The media type of `offered` (best first) that `accept` prefers, or None if it refuses all.

    The most specific range decides a type's quality; of equal qualities the first offered wins. No
    header, or one with nothing readable in it, accepts everything.
    """
    ranges = parse_accept(accept or "")
    if not ranges:
        return offered[0]
    quality, _, chosen = max(
        (_quality(media_type, ranges), -place, media_type)
        for place, media_type in enumerate(offered)
    )
    return chosen if quality > 0 else None


def choose_format(
    accept: str | None,
    wanted: str | None,
    offered: Mapping[str, str],
    aliases: Mapping[str, str] | None = None,
) -> Choice:
    """The format to answer in; `wanted` (the `format=` parameter) beats `accept`.

    Args:
        accept: The `Accept` header, or None.
        wanted: A format's name, or None.
        offered: Format names and their media types, the default first.
        aliases: Further media types and the formats they stand for.

    Raises:
        UnknownFormat: `wanted` is not on offer.
        NotAcceptable: `accept` refuses everything on offer.
    """
    if wanted is not None:
        if wanted not in offered:
            raise UnknownFormat(wanted, offered)
        return Choice(wanted, offered[wanted])
    names = {media_type: name for name, media_type in offered.items()} | dict(aliases or {})
    media_type = best_media_type(accept, tuple(names))
    if media_type is None:
        raise NotAcceptable(offered)
    return Choice(names[media_type], media_type)


def _media_ranges(header: str) -> Iterator[MediaRange]:
    for element in header.split(","):
        media_range, *parameters = (part.strip().lower() for part in element.split(";"))
        kind, slash, subtype = media_range.partition("/")
        quality = _weight(parameters)
        if not (kind and slash and subtype) or quality is None or (kind == "*" != subtype):
            continue
        yield MediaRange(kind, subtype, quality)


def _weight(parameters: list[str]) -> float | None:
    weights = [value for name, _, value in (p.partition("=") for p in parameters) if name == "q"]
    if not weights:
        return 1.0
    try:
        weight = float(weights[0])
    except ValueError:
        return None
    return weight if 0 <= weight <= 1 else None


def _quality(media_type: str, ranges: Sequence[MediaRange]) -> float:
    matches = [(r.specificity(media_type), r.quality) for r in ranges]
    specificity, quality = max(matches)
    return quality if specificity else 0.0
