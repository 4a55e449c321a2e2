"""Arguments that stand elsewhere: hidden agents, borders, antecedents, misdeeds told by others."""

import pytest

from tests.ingest.relation_reading import relations_in, statement, triples

REACHED = """
HIDDEN AGENTS
Peru was suspended from the Union. | Union expels Peru
Peru has been thrown out of the Union. | Union expels Peru
Peru, excluded from the Union in May, is back. | Union expels Peru
Two Peruvian envoys were expelled from Chile. | Chile expels Peru
Two Peruvian engineers were jailed in Chile. | Chile coerces Peru
Navalny was detained in Chile on Monday. | Chile coerces Navalny
Navalny was charged in Chile with fraud. | Chile investigates Navalny
Peruvian jets were scrambled to intercept Chilean bombers. | Peru deploys Chile
BORDERS AND PURPOSES
Chile massed troops along its border with Peru. | Chile deploys Peru
Chile posted soldiers on the Peruvian border. | Chile deploys Peru
Chile sent a frigate to shadow a Peruvian ship. | Chile deploys Peru
Chile dispatched soldiers to deter Peru. | Chile deploys Peru
Chile reinforced its frontier with Peru. | Chile deploys Peru
OWNERS
Chile seized a Peru-flagged tanker. | Chile coerces Peru
Chile impounded a yacht belonging to Peru. | Chile coerces Peru
Chile criticised the Peruvian-led force. | Chile criticises Peru
Chile, whose jets bombed Peru, is silent. | Chile attacks Peru
Peru was attacked by the army in Chile. |
The police in Chile beat Navalny. | Chile attacks Navalny
CHILDREN OF THE IDIOM
Chile came to blows with Peru. | Chile fights Peru
Chile walked out in protest at the Peruvian speech. | Chile protests Peru
Chile laid the blame for the fire on Peru. | Chile accuses Peru
Chile levelled charges of spying against Peru. | Chile accuses Peru
Chile put an end to its ties with Peru. | Chile cuts-ties Peru
Chile stood firm against Peru. | Chile opposes Peru
Chile sent the Peruvian envoy packing. | Chile expels Peru
A protest by Poles against Peru began. | Poles protests Peru
Chile held out the threat of sanctions against Peru. | Chile threatens Peru
Chile's threat to invade Peru was heard. | Chile threatens Peru
WHO DID IT
Bolivia accused Chile of an attack on Peru. | Bolivia accuses Chile; Chile attacks Peru
Bolivia punished Chile for the raid on Peru. | Bolivia sanctions Chile; Chile attacks Peru
A raid launched by Chile on Peru failed. | Chile attacks Peru
The Chile-Peru war lasted four years. | Chile fights Peru
Fighting between Chile and Peru has flared. | Chile fights Peru
Chile attacked Peru, as did Bolivia. | Chile attacks Peru; Bolivia attacks Peru
Chile imposed sanctions on Peru. | Chile sanctions Peru
THE SENTENCE BEFORE
Peru accused Chile of spying. Chile denied the charge. | Peru accuses Chile; Chile denies Peru
Peru blamed Chile. Chile denies any role. | Peru accuses Chile; Chile denies Peru
Peru blamed Bolivia. Chile denies any role. | Peru accuses Bolivia
Peru raised its taxes. Chile called the move regrettable. | Chile criticises Peru
Peru made an offer. Chile spurned the offer. | Chile rejects Peru
Chile and Peru lost. Each accused the other of piracy. | Chile accuses Peru; Peru accuses Chile
Peru left. Mali fought the move. Oman hailed the move. | Mali opposes Peru; Oman praises Peru
Chile spurned an offer. |
Chile called the weather terrible. |
JUDGEMENTS
Chile regards the Peruvian decision as an unfriendly act. | Chile criticises Peru
Chile called the Peruvian plan a stupid idea. | Chile criticises Peru
Chile called the Peruvian plan wise. | Chile praises Peru
Chile labelled Peru a sponsor of terrorism. | Chile accuses Peru
REFUSALS
Chile will not accept the Peruvian demands. | Chile rejects Peru; Peru demands Chile
Chile will not bow to Peruvian demands. | Chile rejects Peru; Peru demands Chile
Chile will accept the Peruvian demands. | Peru demands Chile
Neither Chile nor Peru attacked Bolivia. | Chile attacks Bolivia; Peru attacks Bolivia
"""  # fmt: skip
CASES = [line.split("|") for line in REACHED.strip().splitlines() if "|" in line]

TOLD = """
Peru violated the truce | accuses
Peru has breached the treaty | accuses
Peru betrayed its friends | accuses
Peru rigged the vote | accuses
Peru stole the boats | accuses
Peru lied | accuses
Peru was behind the attack | accuses
Peru is to blame | accuses
Peru tortures its prisoners | accuses
Peru failed to answer | criticises
Peru neglected to pay | criticises
Peru refused to answer | criticises
Peru has broken off the talks |
Peru has not violated the truce |
Peru might violate the truce |
Peru grew potatoes |
Peru was behind the trees |
Peru paid |
"""
CLAIMS = [line.split("|") for line in TOLD.strip().splitlines()]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_paths(text: str, expected: str) -> None:
    wanted = {tuple(each.split()) for each in expected.split(";") if each.strip()}
    assert triples(relations_in(text.strip())) == wanted


def test_neither_makes_it_negative() -> None:
    found = relations_in("Neither Chile nor Peru attacked Bolivia.")
    assert {str(each.polarity) for each in found} == {"negated"}


@pytest.mark.parametrize(("content", "leaf"), CLAIMS)
def test_misdeeds_told_by_somebody_else(content: str, leaf: str) -> None:
    text = f"Chile said that {content.strip()}."
    found = relations_in(text, [statement(text, "Chile", content.strip(), (1,))])
    told = {each.relation for each in found if (each.subject, each.object) == ("Chile", "Peru")}
    assert told == set(leaf.split())


def test_a_claim_called_false_is_denied() -> None:
    text = "Peru accused Chile of piracy. Chile said the charge was false."
    found = relations_in(text, [statement(text, "Chile", "the charge was false", (6,))])
    assert ("Chile", "denies", "Peru") in triples(found)
