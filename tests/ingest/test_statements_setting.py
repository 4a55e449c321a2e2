"""When, to whom and about whom something was said."""

import pytest

from tests.ingest.article_reading import read

DATES = [
    pytest.param("Kenya said on Thursday that it would leave.", "2025-04-24", id="weekday"),
    pytest.param("Kenya said in February that it would leave.", "2025-02", id="month"),
    pytest.param(
        "Speaking on Thursday, Kenya's president said it would.", "2025-04-24", id="scene"
    ),
    pytest.param("Kenya said that it would leave on Thursday.", None, id="a date in the content"),
    pytest.param("Kenya said that it would leave.", None, id="no date"),
]

ADDRESSEES = [
    pytest.param("Kenya told Sudan that the border was closed.", "sudan", id="told X"),
    pytest.param("Kenya told Reuters: “The border is closed.”", "reuters", id="told an outlet"),
    pytest.param("Kenya said to Sudan that the border was closed.", "sudan", id="said to X"),
    pytest.param("Speaking to Reuters, Kenya said the border was shut.", "reuters", id="scene"),
    pytest.param("Kenya urged Sudan to leave.", "sudan", id="urged X"),
    pytest.param("Kenya said that Sudan was wrong.", None, id="in the content"),
]

ABOUT = [
    pytest.param("Kenya said Sudan had attacked Chad.", ("sudan", "chad"), id="names"),
    pytest.param("Kenya said Kenya was innocent.", (), id="not the speaker"),
    pytest.param("Kenya urged Sudan to leave Chad.", ("sudan", "chad"), id="who is asked to act"),
    pytest.param("Kenya praised Sudanese restraint.", ("sudan",), id="demonym"),
    pytest.param(
        "Norway said that the British prime minister had called.",
        ("keir-starmer",),
        id="a state that only tells whose leader it is",
    ),
    pytest.param(
        "Norway said that British officials had called Chile.",
        ("british-officials", "chile"),
        id="a state that only tells whose officials they are",
    ),
]


@pytest.mark.parametrize(("text", "day"), DATES)
def test_day_of_speaking(text: str, day: str | None) -> None:
    (statement,) = read(text).statements
    assert statement.date == day


def test_relative_dates_stay_open_without_a_publication_day() -> None:
    (statement,) = read("Kenya said on Thursday that it would leave.", date=None).statements
    assert statement.date is None


def test_a_government_speaks_on_the_day_it_publishes() -> None:
    found = read("The United States condemns the coup.", "U.S. Department of State")
    assert [each.date for each in found.statements] == ["2025-04-25"]


@pytest.mark.parametrize(("text", "addressee"), ADDRESSEES)
def test_addressee(text: str, addressee: str | None) -> None:
    (statement,) = read(text).statements
    assert statement.addressee == addressee


@pytest.mark.parametrize(("text", "actors"), ABOUT)
def test_about(text: str, actors: tuple[str, ...]) -> None:
    (statement,) = read(text).statements
    assert statement.about == actors


def test_a_denial_points_to_the_report_denied() -> None:
    text = (
        "The Times reported that Kenya had closed the border. "
        "The Kenyan government said that it does not recognise that report."
    )
    report, denial = read(text).statements
    assert (denial.speech_act, denial.denies) == ("denies", report.id)
