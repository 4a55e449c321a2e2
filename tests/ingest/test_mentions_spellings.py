"""Transliterated names that the registry does not list reach the person they stand for."""

import pytest

from tests.ingest.article_reading import said

FULL = [
    ("Emomali Rakhmon said that the border would stay closed.", "emomali-rahmon"),
    ("Ilham Aliev said that the talks had failed.", "ilham-aliyev"),
    ("Mikhail Saakashvili said that Russia had lied.", "mikheil-saakashvili"),
    ("Yulia Timoshenko said that she would run again.", "yulia-tymoshenko"),
    ("Nuri al-Maliki said that the army would stay.", "nouri-al-maliki"),
    ("Hassan Rohani said that the deal was dead.", "hassan-rouhani"),
    ("Shavkat Mirziyoev said that trade would grow.", "shavkat-mirziyoyev"),
]


@pytest.mark.parametrize(("text", "speaker"), FULL)
def test_full_names(text: str, speaker: str) -> None:
    assert [who for who, _ in said(text)] == [speaker]


def test_a_title_and_a_surname() -> None:
    (first,) = said("President Aliev of Azerbaijan said that the talks had failed.")
    assert first[0] == "ilham-aliyev"


def test_another_person_keeps_an_actor_of_their_own() -> None:
    ((speaker, _),) = said("Fatima Rakhmon said that the school would open.")
    assert speaker == "fatima-rakhmon"
