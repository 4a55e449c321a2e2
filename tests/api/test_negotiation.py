"""Which media type an Accept header gets."""

import pytest

from api.negotiation import (
    Choice,
    MediaRange,
    NotAcceptable,
    UnknownFormat,
    best_media_type,
    choose_format,
    parse_accept,
)

JSON, CSV, TTL = "application/json", "text/csv", "text/turtle"
OFFERED = (JSON, CSV, TTL)
FORMATS = {"json": JSON, "csv": CSV, "ttl": TTL}
FIREFOX = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        pytest.param(None, JSON, id="no header: the default"),
        pytest.param("", JSON, id="empty header: the default"),
        pytest.param("*/*", JSON, id="anything: the default"),
        pytest.param("text/csv", CSV, id="exactly one"),
        pytest.param("TEXT/CSV", CSV, id="case does not count"),
        pytest.param("text/*", CSV, id="of a kind: the first of it"),
        pytest.param("text/csv;q=0.5, text/turtle", TTL, id="the higher quality"),
        pytest.param("text/turtle, text/csv", CSV, id="equal quality: the first offered"),
        pytest.param("text/*;q=0.9, text/csv;q=0.1, */*;q=0.5", TTL, id="the specific range wins"),
        pytest.param("application/json;q=0, */*", CSV, id="q=0 refuses one"),
        pytest.param("*/*;q=0", None, id="q=0 refuses all"),
        pytest.param("image/png", None, id="nothing of it on offer"),
        pytest.param("text/csv;charset=utf-8", CSV, id="other parameters are passed over"),
        pytest.param("text/csv ; q=0.4 , text/turtle ; q=0.6", TTL, id="spaces"),
        pytest.param("text/csv;q=high, text/turtle", TTL, id="a broken quality is passed over"),
        pytest.param("text/csv;q=7, text/turtle", TTL, id="so is one out of range"),
        pytest.param("csv, */json, ;;", JSON, id="nothing readable: the default"),
        pytest.param(FIREFOX, JSON, id="a browser"),
    ],
)
def test_best_media_type(accept: str | None, chosen: str | None) -> None:
    assert best_media_type(accept, OFFERED) == chosen


@pytest.mark.parametrize(
    ("accept", "wanted", "chosen"),
    [
        pytest.param(TTL, None, Choice("ttl", TTL), id="by header"),
        pytest.param(TTL, "csv", Choice("csv", CSV), id="format= beats the header"),
        pytest.param("image/png", "csv", Choice("csv", CSV), id="even one that cannot be met"),
        pytest.param("text/plain", None, Choice("csv", "text/plain"), id="by an alias"),
    ],
)
def test_choose_format(accept: str, wanted: str | None, chosen: Choice) -> None:
    assert choose_format(accept, wanted, FORMATS, {"text/plain": "csv"}) == chosen


def test_an_unknown_format_names_those_on_offer() -> None:
    with pytest.raises(UnknownFormat) as raised:
        choose_format(None, "docx", FORMATS)
    assert (raised.value.wanted, raised.value.offered) == ("docx", FORMATS)


def test_an_accept_that_cannot_be_met_names_those_on_offer() -> None:
    with pytest.raises(NotAcceptable) as raised:
        choose_format("image/png", None, FORMATS)
    assert raised.value.offered == FORMATS


def test_parse_accept_leaves_out_what_is_malformed() -> None:
    assert parse_accept("a/b, c, d/*;q=0.2, e/f;q=nan") == (
        MediaRange("a", "b", 1.0),
        MediaRange("d", "*", 0.2),
    )
