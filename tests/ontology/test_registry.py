"""The bundled registry answers who is who, and who held which office when."""

import pytest

from ontology.registry import (
    NameKind,
    Office,
    Registry,
    RegistryActor,
    RegistryName,
    Term,
    load_registry,
)

HOLDERS = {
    "the day of the sample": ("prime-minister-of-the-united-kingdom", "2025-04-25", "keir-starmer"),
    "a decade before": ("prime-minister-of-the-united-kingdom", "2001-06-01", "tony-blair"),
    "a month": ("prime-minister-of-the-united-kingdom", "2022-09-20", "liz-truss"),
    "first term": ("president-of-the-united-states", "2017-06-01", "donald-trump"),
    "between two terms": ("president-of-the-united-states", "2023-06-01", "joe-biden"),
    "second term": ("president-of-the-united-states", "2025-04-25", "donald-trump"),
    "acting president": ("president-of-russia", "2000-03-01", "vladimir-putin"),
    "the years between": ("president-of-russia", "2010-01-01", "dmitry-medvedev"),
    "Kyiv": ("president-of-ukraine", "2025-04-25", "volodymyr-zelensky"),
    "before the war": ("president-of-ukraine", "2016-01-01", "petro-poroshenko"),
    "chancellor": ("chancellor-of-germany", "2024-01-01", "olaf-scholz"),
    "foreign minister": ("foreign-minister-of-germany", "2000-05-01", "joschka-fischer"),
    "foreign secretary": ("foreign-secretary-of-the-united-kingdom", "2025-04-25", "david-lammy"),
    "a lord by his name": (
        "foreign-secretary-of-the-united-kingdom",
        "2024-01-15",
        "david-cameron",
    ),
    "environment secretary": (
        "uk-secretary-of-state-for-environment-food-and-rural-affairs",
        "2025-04-25",
        "steve-reed",
    ),
    "secretary of state": ("us-secretary-of-state", "2025-04-25", "marco-rubio"),
    "her predecessor": ("us-secretary-of-state", "2007-01-01", "condoleezza-rice"),
    "Paris": ("president-of-france", "2025-04-25", "emmanuel-macron"),
    "a premier of months": ("prime-minister-of-france", "2025-04-25", "francois-bayrou"),
    "back again": ("prime-minister-of-poland", "2025-04-25", "donald-tusk"),
    "Damascus": ("president-of-syria", "2025-04-25", "ahmed-al-sharaa"),
    "no throne": ("supreme-leader-of-iran", "2025-04-25", "ali-khamenei"),
    "Tehran": ("president-of-iran", "2012-01-01", "mahmoud-ahmadinejad"),
    "monarch": ("monarch-of-the-united-kingdom", "2022-09-07", "elizabeth-ii"),
    "NATO": ("secretary-general-of-nato", "2025-04-25", "mark-rutte"),
    "UN": ("secretary-general-of-the-united-nations", "2003-02-05", "kofi-annan"),
    "EU commission": ("president-of-the-european-commission", "2016-01-01", "jean-claude-juncker"),
    "EU council": ("president-of-the-european-council", "2025-04-25", "antonio-costa"),
    "IAEA": ("director-general-of-the-iaea", "2025-04-25", "rafael-grossi"),
}


@pytest.mark.parametrize(("office", "on", "person"), HOLDERS.values(), ids=HOLDERS)
def test_who_held_the_office(office: str, on: str, person: str) -> None:
    assert load_registry().holders(office, on) == (person,)


def test_nobody_is_pope_between_two_popes() -> None:
    assert load_registry().holders("pope", "2025-04-25") == ()
    assert load_registry().holders("pope", "2025-05-09") == ("pope-leo-xiv",)


OFFICES = {
    "one at a time": ("keir-starmer", "2025-04-25", {"prime-minister-of-the-united-kingdom"}),
    "the years before": ("mark-rutte", "2015-01-01", {"prime-minister-of-the-netherlands"}),
    "another office since": ("mark-rutte", "2025-04-25", {"secretary-general-of-nato"}),
    "none any more": ("joe-biden", "2025-04-25", set()),
    "ever": ("marco-rubio", None, {"us-secretary-of-state", "us-national-security-adviser"}),
}


@pytest.mark.parametrize(("person", "on", "offices"), OFFICES.values(), ids=OFFICES)
def test_which_offices_a_person_held(person: str, on: str | None, offices: set[str]) -> None:
    assert {office.id for office in load_registry().offices_of(person, on)} == offices


ALIASES = {
    "states": ("united-states", {"US", "U.S.", "USA", "America"}),
    "a state renamed": ("myanmar", {"Burma"}),
    "spellings": ("volodymyr-zelensky", {"Volodymyr Zelenskyy", "Zelenskiy"}),
    "metonym": ("government-of-russia", {"Moscow"}),
    "a seat": ("downing-street", {"Number 10", "No 10", "No. 10", "Downing Street"}),
    "a ministry": ("foreign-ministry-of-iran", {"Iranian Foreign Ministry"}),
    "possessive": ("foreign-ministry-of-iran", {"Iran's Foreign Ministry"}),
    "pentagon": ("us-department-of-defense", {"Pentagon", "Department of Defense"}),
    "acronym": ("united-nations", {"UN", "U.N."}),
    "Brussels": ("european-union", {"EU", "Brussels"}),
    "the Telegraph": ("the-daily-telegraph", {"Daily Telegraph", "The Telegraph"}),
    "an agency": ("associated-press", {"AP", "The Associated Press"}),
}


@pytest.mark.parametrize(("actor", "names"), ALIASES.values(), ids=ALIASES)
def test_what_else_they_are_called(actor: str, names: set[str]) -> None:
    assert names <= set(load_registry().aliases(actor))


def test_demonyms_are_no_aliases() -> None:
    registry = load_registry()
    names = {name.text: name.kind for name in registry.names_of("norway")}
    assert names["Norwegian"] in (NameKind.ADJECTIVE, NameKind.PEOPLE)
    assert "Norwegian" not in registry.aliases("norway")


def test_the_label_comes_first() -> None:
    first = load_registry().names_of("nato")[0]
    assert (first.text, first.kind) == ("NATO", NameKind.NAME)


def test_namesakes_share_a_text() -> None:
    registry = load_registry()
    bearers = {name.actor for name in registry.names if name.text.lower() == "the times"}
    assert bearers == {"the-times", "the-new-york-times"}
    assert [registry.actors[actor].state for actor in sorted(bearers)] == ["US", "GB"]


def test_states_and_governments() -> None:
    registry = load_registry()
    assert registry.state_actor("GB") == "united-kingdom"
    assert registry.government_of("GB") == "government-of-the-united-kingdom"
    assert registry.state_actor("UK") is None
    assert registry.government_of("ZZ") is None


def test_ministries_act_for_their_state() -> None:
    registry = load_registry()
    ministry = registry.actors["foreign-ministry-of-france"]
    assert (ministry.type, ministry.state) == ("Government", "FR")
    assert ministry.parent == registry.government_of("FR")


def test_offices_hang_on_state_and_government() -> None:
    registry = load_registry()
    assert "president-of-france" in {office.id for office in registry.offices_at("france")}
    ministers = {office.id for office in registry.offices_at("government-of-france")}
    assert {"foreign-minister-of-france", "defence-minister-of-france"} <= ministers
    assert registry.offices_at("nobody") == ()


def test_an_office_is_an_actor_of_type_post() -> None:
    post = load_registry().actors["us-secretary-of-state"]
    assert (post.type, post.state) == ("Post", "US")
    assert post.parent == "government-of-the-united-states"


G20 = [
    *("AR", "AU", "BR", "CA", "CN", "DE", "FR", "GB", "ID", "IN"),
    *("IT", "JP", "KR", "MX", "RU", "SA", "TR", "US", "ZA"),
]


@pytest.mark.parametrize("code", G20)
@pytest.mark.parametrize("day", ["2003-03-20", "2012-06-01", "2019-06-01", "2024-06-01"])
def test_the_big_states_have_one_leader(code: str, day: str) -> None:
    registry = load_registry()
    state = registry.state_actor(code)
    assert state is not None
    heads = [office for office in registry.offices_at(state) if office.role == "head-of-state"]
    assert [len(registry.holders(office.id, day)) for office in heads] == [1]


@pytest.mark.parametrize("code", G20)
def test_the_big_states_have_a_foreign_minister(code: str) -> None:
    registry = load_registry()
    government = registry.government_of(code)
    assert government is not None
    offices = registry.offices_at(government)
    (minister,) = [office for office in offices if office.role == "foreign-minister"]
    assert len(registry.holders(minister.id, "2025-04-25")) == 1


# -- how terms count ---------------------------------------------------------------------------


def chair(*terms: Term) -> Registry:
    actors = {person: RegistryActor(person, person, "Person") for person in "abc"}
    office = Office("chair", "Chair", "head", "body", titles=("chair",))
    body = RegistryActor("body", "Body", "Organisation")
    names = [RegistryName("Body", NameKind.NAME, "body")]
    terms = tuple(sorted(terms, key=lambda term: term.start or "", reverse=True))
    return Registry({**actors, "body": body}, names, {"chair": office}, terms)


CLOSED = Term("a", "chair", "2010-03-01", "2012-06-30")
OPEN = Term("a", "chair", "2010-03-01", known_until="2020-05-01")
LATER = Term("b", "chair", "2020-09-15")
TERMS = {
    "the first day": ([CLOSED], "2010-03-01", ("a",)),
    "the last day": ([CLOSED], "2012-06-30", ("a",)),
    "the day before": ([CLOSED], "2010-02-28", ()),
    "the day after": ([CLOSED], "2012-07-01", ()),
    "a month that a term begins in": ([CLOSED], "2010-03", ("a",)),
    "a year that a term ends in": ([CLOSED], "2012", ("a",)),
    "known in years only": ([Term("a", "chair", "2010", "2012")], "2012-11-11", ("a",)),
    "no start known": ([Term("a", "chair", None, "2012")], "1950-01-01", ("a",)),
    "open, a year after its source": ([OPEN], "2021-05-01", ("a",)),
    "open, later": ([OPEN], "2021-05-02", ()),
    "open, somebody has started": ([OPEN, LATER], "2020-10-01", ("b",)),
    "open, nobody has started yet": ([OPEN, LATER], "2020-08-01", ("a",)),
    "open for good": ([LATER], "2099-01-01", ("b",)),
    "two at once, the later first": (
        [CLOSED, Term("b", "chair", "2011-01-01", "2012-01-01")],
        "2011-06-01",
        ("b", "a"),
    ),
    "twice the same person": (
        [CLOSED, Term("a", "chair", "2012-06-30", "2014-01-01")],
        "2012-06-30",
        ("a",),
    ),
    "no day: whose term is open": ([CLOSED, LATER], None, ("b",)),
    "no day: else the last": ([CLOSED], None, ("a",)),
    "no terms": ([], "2020-01-01", ()),
}


@pytest.mark.parametrize(("terms", "on", "persons"), TERMS.values(), ids=TERMS)
def test_a_term_counts(terms: list[Term], on: str | None, persons: tuple[str, ...]) -> None:
    assert chair(*terms).holders("chair", on) == persons
