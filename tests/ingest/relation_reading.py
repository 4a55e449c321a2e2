"""A small Reading for the relation tests: countries, organisations and outlets by name."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from ingest.language import load_language
from ingest.records import Relation, Span
from ingest.relations import StatementSpan, find_relations

_STATES = """
    Albania:Albanian Algeria:Algerian Argentina:Argentine Armenia:Armenian Australia:Australian
    Austria:Austrian Azerbaijan:Azerbaijani Bahrain:Bahraini Belarus:Belarusian Belgium:Belgian
    Bolivia:Bolivian Brazil:Brazilian Britain:British Bulgaria:Bulgarian Cambodia:Cambodian
    Canada:Canadian Chad:Chadian Chile:Chilean China:Chinese Congo:Congolese Croatia:Croatian
    Cuba:Cuban Cyprus:Cypriot Denmark:Danish Ecuador:Ecuadorian Egypt:Egyptian Eritrea:Eritrean
    Estonia:Estonian Ethiopia:Ethiopian Finland:Finnish France:French Gaza:Gazan Georgia:Georgian
    Germany:German Ghana:Ghanaian Greece:Greek Guatemala:Guatemalan Honduras:Honduran
    Hungary:Hungarian Iceland:Icelandic India:Indian Indonesia:Indonesian Iran:Iranian Iraq:Iraqi
    Ireland:Irish Israel:Israeli Italy:Italian Japan:Japanese Jordan:Jordanian Kenya:Kenyan
    Kosovo:Kosovan Kuwait:Kuwaiti Latvia:Latvian Lebanon:Lebanese Libya:Libyan Lithuania:Lithuanian
    Malaysia:Malaysian Mali:Malian Mauritius:Mauritian Mexico:Mexican Moldova:Moldovan
    Montenegro:Montenegrin Morocco:Moroccan Myanmar:Burmese Nepal:Nepalese Niger:Nigerien
    Norway:Norwegian Oman:Omani Pakistan:Pakistani Palestine:Palestinian Panama:Panamanian
    Peru:Peruvian Philippines:Philippine Poland:Polish Qatar:Qatari Romania:Romanian
    Russia:Russian Rwanda:Rwandan Serbia:Serbian Somalia:Somali Spain:Spanish Sudan:Sudanese
    Sweden:Swedish Switzerland:Swiss Syria:Syrian Taiwan:Taiwanese Togo:Togolese Tunisia:Tunisian
    Turkey:Turkish Ukraine:Ukrainian Vietnam:Vietnamese Yemen:Yemeni Zambia:Zambian
"""
_NAMED_STATES = {
    "States": "United States", "American": "United States", "Timor": "East Timor",
    "Washington": "United States", "Moscow": "Russia", "Kyiv": "Ukraine", "Brussels": "Brussels",
    "Tehran": "Iran", "Ankara": "Turkey", "Athens": "Greece", "Riyadh": "Saudi Arabia",
    "Saudi": "Saudi Arabia", "Seoul": "South Korea", "Pyongyang": "North Korea",
    "Paris": "France", "Damascus": "Syria", "Minsk": "Belarus", "Kabul": "Afghanistan",
    "Islamabad": "Pakistan", "Belgrade": "Serbia", "Kurds": "Kurds", "Poles": "Poles",
    "Rohingya": "Rohingya", "Greeks": "Greeks", "Beijing": "China",
}  # fmt: skip
_OUTLETS = frozenset({"Times", "Telegraph", "Guardian", "Reuters"})
_GROUPS = frozenset({"Kurds", "Poles", "Rohingya", "Greeks", "Hamas", "rebels", "migrants"})
_ORGANISATIONS = frozenset(
    {"Nations", "Union", "NATO", "Greenpeace", "Aeroflot", "Huawei", "Hamas", "Jazeera", "Kremlin"}
)
_NAMES = """
    Assad Blair Bolton Blinken Chirac Hayashi Khashoggi Mandela Macron Merkel Modi Navalny
    Nazanin Orban Pinochet Pompeo Protasevich Putin Sherman Starmer Trump Zelensky
    Abdullah Lula Erdogan
"""
_PERSONS = frozenset(_NAMES.split())
_STATE_OF = {"Macron": "France", "Pompeo": "United States", "Putin": "Russia"}
_KNOWN = _OUTLETS | _GROUPS | _ORGANISATIONS | _PERSONS


def _states() -> dict[str, str]:
    pairs = (pair.split(":") for pair in _STATES.split())
    return {word: name for name, adjective in pairs for word in (name, adjective)} | _NAMED_STATES


STATES = _states()


class SentenceReading:
    """The actors of a test sentence: proper names stand for themselves, demonyms for states."""

    def __init__(
        self,
        doc: Doc,
        statements: Sequence[StatementSpan] = (),
        pronouns: dict[str, tuple[str, ...]] | None = None,
    ) -> None:
        self.doc = doc
        self.statements = statements
        self._pronouns = pronouns or {}

    def actors_at(self, token: Token) -> tuple[str, ...]:
        """The name a phrase is headed by; () for common nouns and pronouns not listed."""
        if token.lower_ in self._pronouns:
            return self._pronouns[token.lower_]
        if token.text in STATES:
            return (STATES[token.text],)
        modifies = token.dep_ == "compound" and token.head.pos_ == "PROPN"
        if token.text in _KNOWN and not modifies:
            return (token.text,)
        return ()

    def kind(self, actor: str) -> str:
        """Outlet, Group, Organisation, State or, for every other name, Person."""
        if actor in _OUTLETS:
            return "Outlet"
        if actor in _GROUPS:
            return "Group"
        if actor in _ORGANISATIONS:
            return "Organisation"
        return "State" if actor in STATES.values() else "Person"

    def state(self, actor: str) -> str | None:
        """The state of some of the persons."""
        return _STATE_OF.get(actor)


def statement(text: str, speaker: str, content: str, cue: tuple[int, ...] = ()) -> StatementSpan:
    """A statement whose content is that stretch of the text."""
    start = text.index(content)
    spans = (Span(start, start + len(content)),)
    return StatementSpan(f"s{start}", speaker, cue, spans, "2024-05-01")


def relations_in(
    text: str,
    statements: Sequence[StatementSpan] = (),
    pronouns: dict[str, tuple[str, ...]] | None = None,
) -> list[Relation]:
    """All relations found in a test sentence."""
    reading = SentenceReading(load_language()(text), statements, pronouns)
    return list(find_relations(reading, "test"))


def triples(relations: Sequence[Relation]) -> set[tuple[str, str, str]]:
    """Subject, relation and object of each relation."""
    return {(each.subject, each.relation, each.object) for each in relations}
