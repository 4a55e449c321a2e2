"""What date expressions mean on the day of publication, and where a text has them."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.dates import DateValue, Grain, Tense, find_dates, parse_day, resolve
from ingest.dates.find import hinted
from ingest.dates.table import ROWS, Row

FRIDAY = date(2025, 4, 25)

PAST = [
    # weekdays: the latest up to the day of publication
    ("Friday", "2025-04-25"),
    ("on Friday", "2025-04-25"),
    ("earlier on Friday", "2025-04-25"),
    ("Friday night", "2025-04-25"),
    ("on Thursday", "2025-04-24"),
    ("on Thursday evening", "2025-04-24"),
    ("late on Thursday", "2025-04-24"),
    ("early Thursday morning", "2025-04-24"),
    ("Saturday", "2025-04-19"),
    ("last Friday", "2025-04-18"),
    ("last Thursday", "2025-04-24"),
    ("this Monday", "2025-04-21"),
    ("this past Tuesday", "2025-04-22"),
    ("Tuesday of last week", "2025-04-15"),
    ("Tuesday last week", "2025-04-15"),
    ("last week's Thursday", "2025-04-17"),
    ("Tues.", "2025-04-22"),
    # near days
    ("today", "2025-04-25"),
    ("earlier today", "2025-04-25"),
    ("this morning", "2025-04-25"),
    ("overnight", "2025-04-25"),
    ("yesterday", "2025-04-24"),
    ("yesterday afternoon", "2025-04-24"),
    ("last night", "2025-04-24"),
    ("the day before yesterday", "2025-04-23"),
    ("tomorrow", "2025-04-26"),
    # weeks and weekends are spans
    ("earlier this week", "2025-04-21/2025-04-25"),
    ("this week", "2025-04-21/2025-04-25"),
    ("last week", "2025-04-14/2025-04-20"),
    ("late last week", "2025-04-14/2025-04-20"),
    ("over the weekend", "2025-04-19/2025-04-20"),
    ("last weekend", "2025-04-19/2025-04-20"),
    ("in the past week", "2025-04-18/2025-04-25"),
    # months and years
    ("in February", "2025-02"),
    ("in April", "2025-04"),
    ("in November", "2024-11"),
    ("last February", "2025-02"),
    ("last April", "2024-04"),
    ("mid-February", "2025-02"),
    ("at the end of March", "2025-03"),
    ("last month", "2025-03"),
    ("earlier this month", "2025-04"),
    ("February 2025", "2025-02"),
    ("February of last year", "2024-02"),
    ("in 2014", "2014"),
    ("early 2014", "2014"),
    ("last year", "2024"),
    ("earlier this year", "2025"),
    ("the 1990s", "1990-01-01/1999-12-31"),
    # calendar days
    ("25 April", "2025-04-25"),
    ("April 25", "2025-04-25"),
    ("April 26", "2025-04-26"),  # a time zone ahead
    ("April 27", "2024-04-27"),
    ("Apr. 25, 2025", "2025-04-25"),
    ("Friday, April 25", "2025-04-25"),
    ("Friday the 25th of April", "2025-04-25"),
    ("25th April 2024", "2024-04-25"),
    ("January 6 last year", "2024-01-06"),
    ("2025-04-25", "2025-04-25"),
    ("2025-04-25T10:30:00+01:00", "2025-04-25"),
    ("25/04/2025", "2025-04-25"),
    ("4/25/2025", "2025-04-25"),
    ("the 25th", "2025-04-25"),
    ("on the 26th", "2025-03-26"),
    ("on the 31st", "2025-03-31"),
    ("24-25 April", "2025-04-24/2025-04-25"),
    ("April 24 and 25", "2025-04-24/2025-04-25"),
    ("June 30 to July 2, 2022", "2022-06-30/2022-07-02"),
    ("30 December to 2 January 2025", "2024-12-30/2025-01-02"),
    # counted
    ("two days ago", "2025-04-23"),
    ("a week ago", "2025-04-18"),
    ("three weeks ago", "2025-03-31/2025-04-06"),
    ("a month ago", "2025-03"),
    ("six months ago", "2024-10"),
    ("more than two years ago", "2023"),
    ("a decade ago", "2015"),
    ("two hours ago", "2025-04-25"),
    ("48 hours ago", "2025-04-23"),
]

FUTURE = [
    ("on Friday", "2025-04-25"),
    ("on Thursday", "2025-05-01"),
    ("next Friday", "2025-05-02"),
    ("next Monday", "2025-04-28"),
    ("Monday next week", "2025-04-28"),
    ("this week", "2025-04-25/2025-04-27"),
    ("later this week", "2025-04-25/2025-04-27"),
    ("next week", "2025-04-28/2025-05-04"),
    ("this weekend", "2025-04-26/2025-04-27"),
    ("in February", "2026-02"),
    ("next month", "2025-05"),
    ("next year", "2026"),
    ("April 20", "2026-04-20"),
    ("the 20th", "2025-05-20"),
    ("in two days", "2025-04-27"),
    ("in two weeks' time", "2025-05-05/2025-05-11"),
    ("tomorrow night", "2025-04-26"),
]

OPEN = ["the ceasefire", "31 April 2025", "04/05/2025", "", "soon", "in two days", "a day"]


@pytest.mark.parametrize(("expression", "value"), PAST)
def test_past(expression: str, value: str) -> None:
    assert str(resolve(expression, FRIDAY, "past")) == value


@pytest.mark.parametrize(("expression", "value"), FUTURE)
def test_future(expression: str, value: str) -> None:
    assert str(resolve(expression, FRIDAY, "future")) == value


@pytest.mark.parametrize("expression", OPEN)
def test_no_date(expression: str) -> None:
    assert resolve(expression, FRIDAY, "past") is None


@pytest.mark.parametrize(
    ("expression", "value"),
    [("on Thursday", "2025-04-24"), ("this Thursday", "2025-05-01"), ("June 1", "2025-06-01")],
)
def test_without_tense(expression: str, value: str) -> None:
    assert str(resolve(expression, FRIDAY)) == value


@pytest.mark.parametrize(
    "expression",
    ["on Friday", "today", "last week", "in February", "25 April", "the 25th", "two days ago"],
)
def test_undated_article_leaves_relative_dates_open(expression: str) -> None:
    assert resolve(expression, None, "past") is None


@pytest.mark.parametrize(
    ("expression", "value"), [("25 April 2025", "2025-04-25"), ("in 2014", "2014")]
)
def test_undated_article_keeps_full_dates(expression: str, value: str) -> None:
    assert str(resolve(expression, None, "past")) == value


def test_leap_day_takes_a_year_that_has_one() -> None:
    assert str(resolve("29 February", FRIDAY, "past")) == "2024-02-29"


@pytest.mark.parametrize(
    ("text", "expressions"),
    [
        ("He said on Friday that talks go on.", ["Friday"]),
        ("Earlier on Friday, he left.", ["Earlier on Friday"]),
        ("Talks resumed late on Thursday evening.", ["late on Thursday evening"]),
        ("Last week they met; earlier this week they did not.", ["Last week", "earlier this week"]),
        ("They signed on Friday, April 25, 2025 in Rome.", ["Friday, April 25, 2025"]),
        ("In May, Theresa May may speak.", ["May"]),
        ("Soldiers march in March.", ["March"]),
        ("February's vote was close.", ["February"]),
        ("The war began in 2014.", ["2014"]),
        ("It was defended by 2000 soldiers.", []),
        ("There were around 1800 fires.", []),
        ("It cost $2014 to build.", []),
        ("Reporters of the Sunday Times asked.", []),
        ("The Good Friday Agreement holds.", []),
        ("It was Super Tuesday.", []),
        ("An overnight strike hit the port.", []),
        ("The port was hit overnight, she said.", ["overnight"]),
        ("On the 25th anniversary they met.", []),
        ("On the 25th, they met.", ["the 25th"]),
        ("They met two days ago.", ["two days ago"]),
        ("After two days of talks they left.", []),
        ("Nothing happened.", []),
        ("On June 29 and 30, he held talks.", ["June 29 and 30"]),
        ("It may sat on the sun.", []),
        ("Friday’s meeting", ["Friday"]),
    ],
)
def test_find_dates(text: str, expressions: list[str]) -> None:
    assert [found.expression for found in find_dates(text)] == expressions


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025-04-25", "2025-04-25"),
        ("2025-04-25T23:30:00-05:00", "2025-04-25"),
        ("2025-04-25 07:00", "2025-04-25"),
        ("20250425", "2025-04-25"),
        ("2025/04/25", "2025-04-25"),
        ("25 April 2025", "2025-04-25"),
        ("April 25, 2025", "2025-04-25"),
        ("Friday, 25th April 2025", "2025-04-25"),
        ("Fri, 25 Apr 2025 07:30:00 +0100", "2025-04-25"),
        ("25/04/2025", "2025-04-25"),
        ("04/05/2025", None),
        ("2025-02-30", None),
        ("2025-04", None),
        ("25 April", None),
        ("yesterday", None),
        ("99999999999", None),
        ("", None),
    ],
)
def test_parse_day(written: str, day: str | None) -> None:
    assert parse_day(written) == day


days = st.dates(date(1900, 1, 1), date(2100, 1, 1))
weekdays = st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Sunday"])


@given(weekday=weekdays, published=days)
def test_a_past_weekday_is_within_the_week_before(weekday: str, published: date) -> None:
    value = resolve(weekday, published, "past")
    assert value is not None
    assert timedelta(0) <= published - value.start < timedelta(7)
    assert f"{value.start:%A}" == weekday


@given(weekday=weekdays, published=days)
def test_a_future_weekday_is_within_the_week_after(weekday: str, published: date) -> None:
    value = resolve(weekday, published, "future")
    assert value is not None
    assert timedelta(0) <= value.start - published < timedelta(7)


@given(day=days, published=days)
def test_a_written_out_day_is_itself(day: date, published: date) -> None:
    written = f"{day.day} {day:%B %Y}"
    assert resolve(written, published) == DateValue.day(day)
    assert parse_day(written) == day.isoformat()


tenses: st.SearchStrategy[Tense] = st.sampled_from(["past", "future", None])


@given(row=st.sampled_from(PAST + FUTURE), published=st.dates(), tense=tenses)
def test_values_are_ordered_spans(row: tuple[str, str], published: date, tense: Tense) -> None:
    value = resolve(row[0], published, tense)
    if value is not None:
        assert value.start <= value.end
        assert (value.iso is None) == (value.grain is Grain.SPAN)


@given(
    st.text() | st.lists(st.sampled_from([e for e, _ in PAST] + ["the", "of", ","])).map(" ".join)
)
def test_found_dates_lie_apart_in_the_text(text: str) -> None:
    found = list(find_dates(text))
    assert all(text[f.start : f.end] == f.expression for f in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text())
def test_no_text_breaks_the_readers_of_dates(text: str) -> None:
    resolve(text, FRIDAY, "past")
    parse_day(text)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.template[:40])
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_every_match_of_a_form_holds_one_of_its_hints(row: Row, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(row.in_text))
    assert row in hinted(text)
