"""English is told from other languages; what is too short to tell is English."""

import json
import re
from pathlib import Path

import pytest

from ingest.identification import identify, is_english, language_code
from ingest.readers import read_articles
from ingest.records import Article
from tests.ingest.inputs import articles, page, rss, write

ROOT = Path(__file__).parents[2]
FRENCH = "Le ministre a déclaré que les négociations se poursuivent à Genève."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (FRENCH, "fr"),
        ("Der Außenminister sagte am Freitag, die Gespräche würden fortgesetzt.", "de"),
        ("El presidente dijo que las negociaciones continúan en la capital.", "es"),
        ("O ministro disse que as negociações continuam.", "pt"),
        ("Het ministerie zei dat de onderhandelingen doorgaan.", "nl"),
        ("Министр заявил, что переговоры продолжаются.", "ru"),
        ("外交部长表示谈判仍在继续。", "zh"),
        ("وقال الوزير إن المفاوضات مستمرة في جنيف.", "ar"),
    ],
)
def test_other_languages_are_told(text: str, code: str) -> None:
    assert identify(text) == code
    assert identify(text, declared="en") == code


@pytest.mark.parametrize(
    "text",
    [
        "They met.",
        "Talks resume.",
        "Macron, Scholz meet Zelensky in Berlin.",
        "François Mitterrand visits Bogotá",
        "UN: Guterres condemns Kyiv strike",
        "Ruritania urges Borduria to withdraw.",
        "Al-Jazeera: Abu Mazen, Ismail Haniyeh, Mahmoud al-Zahar.",
        "RURITANIA URGES BORDURIA TO WITHDRAW ITS TROOPS",
        "A. B. C.",
        "1234",
        "",
        "He said “le ministre des affaires étrangères” had told the press of the talks.",
    ],
)
@pytest.mark.parametrize("declared", [None, "en", "fr", "de-AT"])
def test_short_texts_are_english(text: str, declared: str | None) -> None:
    assert identify(text, declared) == "en"


def test_all_sentences_of_our_articles_are_english() -> None:
    lines = (ROOT / "data/dispatches/dispatches.jsonl").read_text("utf-8").splitlines()
    texts = [str(json.loads(line)["text"]) for line in lines]
    texts += [
        each.text for each in read_articles([ROOT / "data/articles"]) if isinstance(each, Article)
    ]
    sentences = [each for text in texts for each in re.split(r"(?<=[.?!”])\s+", text)]
    assert len(sentences) > 150
    assert [each for each in sentences if identify(each) != "en"] == []


@pytest.mark.parametrize(
    ("code", "english"),
    [("en", True), ("en-GB", True), ("en_US", True), ("eng", True), ("English", True),
     ("de", False), ("fr-CA", False), ("enm", False), ("", False)],
)  # fmt: skip
def test_names_of_english(code: str, english: bool) -> None:
    assert is_english(code) == english
    assert language_code("eng") == language_code("English") == "en"
    assert language_code("en-GB") == "en-GB"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.json", json.dumps({"text": FRENCH}), "fr"),
        ("a.json", json.dumps({"text": FRENCH, "language": "en"}), "en"),  # who says so, knows
        ("a.txt", f"Title: A\nLanguage: de\n\n{FRENCH}", "de"),
        ("a.txt", FRENCH, "fr"),
        ("a.html", page([FRENCH, FRENCH + " Oui."], lang="en"), "fr"),
        ("a.html", page(lang="fr"), "en"),
        ("a.rss", rss(f"<item><description>{FRENCH}</description></item>"), "fr"),
    ],
)
def test_the_language_of_an_article(tmp_path: Path, name: str, content: str, code: str) -> None:
    (article,) = articles(write(tmp_path / name, content))
    assert article.language == code
