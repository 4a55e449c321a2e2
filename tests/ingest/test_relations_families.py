"""Families of words and turns for each kind of friendly relation, wide rather than deep."""

import pytest

from tests.ingest.relation_reading import relations_in, triples

# subject, leaf, object, sentence
FAMILIES = {
    "request": """
Norway coerces Sudan | Norway put pressure on Sudan to reopen the road.
Norway coerces Sudan | Norway turned up the heat on Sudan.
Canada urges Kenya | Canada talked Kenya into the deal.
Spain urges Peru | Spain nudged Peru into talks.
Russia coerces Serbia | Moscow twisted Serbia's arm.
Qatar urges Chad | Qatar dissuaded Chad from the attack.
Ukraine urges Poland | Ukraine reminded Poland of its promises.
Norway urges Israel | At the urging of Norway, Israel freed the money.
Russia demands Armenia | Russia told Armenia that it must choose.
Niger expels France | Niger gave France 48 hours to leave.
Iran demands Hamas | On orders from Iran, Hamas fired the rockets.
Kenya demands Chad | Chad bowed to Kenya's demands.
Russia demands Georgia | Georgia rejected the ultimatum from Russia.
Lebanon asks Italy | At the request of Lebanon, Italy sent a ship.
Tunisia asks Germany | Tunisia turned to Germany with a plea.
Panama asks Mexico | Panama sought Mexico's help.
Albania asks NATO | Albania applied to join NATO.
Panama asks Canada | Panama submitted a request to Canada.
Chad asks Niger | Niger turned down a request from Chad.
Egypt proposes Sudan | Egypt put forward a plan to Sudan.
Norway proposes Sudan | Norway offered its services to Sudan.
Russia proposes Armenia | Armenia turned down a Russian offer.
""",
    "support": """
Syria supports Iran | Syria took Iran's side.
Canada supports Ukraine | Canada has Ukraine's back.
Chad supports Sudan | Chad threw in its lot with Sudan.
Norway supports Union | Norway aligned itself with the Union.
Austria supports Germany | Austria shares Germany's concern.
Turkey supports Qatar | Turkey came to the defence of Qatar.
Canada supports Georgia | Georgia won the backing of Canada.
Zambia supports rebels | The rebels enjoy the patronage of Zambia.
Chad supports Niger | Niger has Chad's support.
Norway supports Kenya | Norway has confidence in Kenya.
Merkel supports Orban | Merkel's defence of Orban was lengthy.
United States supports Kurds | American support went to the Kurds.
Kremlin supports rebels | The Kremlin cheered on the rebels.
Belarus supports Russia | Russia's supporters were Belarus and Cuba.
Cuba supports Russia | Russia's supporters were Belarus and Cuba.
rebels supports Russia | Pro-Russian rebels shelled the town.
""",
    "praise": """
Norway praises Kenya | Norway wished Kenya every success.
Ukraine praises Canada | Ukraine tipped its hat to Canada.
Russia praises Assad | Russia called Assad a hero.
Norway praises Kenya | Norway recognised Kenya's progress.
Serbia praises Russia | Serbia sang Russia's praises.
Modi praises Macron | Modi spoke highly of Macron.
Chile praises Peru | Chile heaped praise on Peru.
France praises Mandela | France awarded a medal to Mandela.
Norway praises Greece | Norway expressed relief at the Greek decision.
Iceland praises Norway | Iceland owes a debt to Norway.
Ghana praises Togo | Ghana noted the Togolese decision with satisfaction.
Kenya praises Qatar | Kenya was grateful to the Qatari hosts.
Cuba praises Mexico | Cuba reserved its praise for Mexico.
Chad praises Niger | Chad raised a glass to Niger.
Peru praises Chile | Peru sent its greetings to Chile.
""",
    "recognition and agreement": """
Honduras recognises Kosovo | Honduras extended recognition to Kosovo.
Chad recognises Kosovo | Chad recognised Kosovo's independence.
Togo recognises Kosovo | Togo acknowledged Kosovo as a sovereign state.
Mali recognises Kosovo | Mali exchanged ambassadors with Kosovo.
Oman agrees Yemen | Oman and Yemen put their names to an accord.
Tunisia agrees Oman | Tunisia and Oman arrived at an understanding.
Chad agrees Sudan | Chad and Sudan came to an agreement.
Oman agrees Qatar | Oman and Qatar buried their quarrel.
Kenya agrees Oman | Kenya and Oman renewed their pact.
Russia agrees Ukraine | Russia and Ukraine swapped prisoners.
Chad agrees China | Chad signed up to a Chinese plan.
Modi agrees Macron | Modi sees eye to eye with Macron.
Egypt agrees Libya | Egypt patched up its dispute with Libya.
Peru agrees Chile | Peru gave its consent to the Chilean plan.
Sweden pledges Norway | Sweden gave Norway a guarantee.
""",
    "consultation": """
Chad meets Sudan | Chad sent a delegation to Sudan.
Modi meets Macron | Modi and Macron shook hands.
Modi meets Macron | Modi crossed paths with Macron.
Modi meets Macron | Modi, Macron's guest, was late.
Modi meets Kenya | Modi dropped in on Kenya.
Merkel meets Kenya | Merkel set foot in Kenya.
Merkel meets Putin | Merkel sat beside Putin.
Armenia talks Azerbaijan | Armenia informed Azerbaijan of the decision.
Britain talks Ethiopia | Britain raised the case with Ethiopia.
Oman talks Myanmar | Oman opened a channel to Myanmar.
Chad talks Niger | Chad and Niger exchanged letters.
Chad talks Niger | Chad touched base with Niger.
Merkel talks Putin | Merkel held a call with Putin.
Chad talks Niger | Chad is on speaking terms with Niger.
Oman mediates Iran | Oman carried a message from Iran to France.
Oman mediates France | Oman carried a message from Iran to France.
Kenya mediates Chad | Kenya reconciled Chad with Sudan.
Kenya mediates Sudan | Kenya reconciled Chad with Sudan.
Qatar mediates Libya | Qatar negotiated a truce between Chad and Libya.
Oman mediates Iraq | Oman bridged the gap between Iran and Iraq.
""",
    "cooperation": """
Kurds cooperates Iraq | The Kurds fought alongside Iraq.
Mali cooperates Niger | Mali fights side by side with Niger.
India cooperates Nepal | India mounted drills with Nepal.
Chad cooperates Niger | Chad closed ranks with Niger.
Canada cooperates Kenya | Canada designated Kenya an ally.
Egypt cooperates NATO | Egypt was admitted to NATO.
Mali cooperates Niger | Mali and Niger ran a joint patrol.
Iran cooperates Iraq | Iran linked its power grid with Iraq.
Switzerland cooperates Cuba | Switzerland looks after Cuban interests.
Chile cooperates Peru | Chile does business with Peru.
Modi cooperates NATO | Modi led NATO.
Oman cooperates Qatar | Oman teamed up with Qatar.
Latvia cooperates Estonia | Latvia trained alongside Estonia.
Hamas cooperates Iran | Hamas, a group linked to Iran, fired rockets.
Chad cooperates Egypt | Chad handed over two suspects to Egypt.
""",
    "aid and arms": """
Austria aids Ukraine | Austria sends fire engines to Ukraine.
Canada aids Kenya | Canada footed the bill for Kenya.
Kenya aids migrants | Kenya took in the migrants.
Spain aids Greeks | Spain airlifted tents to the Greeks.
Qatar aids Hamas | Qatar paid a ransom to Hamas.
Iran aids Hamas | Hamas gets 700 million dollars from Iran.
Norway aids Sudan | Norway gave $5 million in aid to Sudan.
Chile aids Peru | Chile opened its doors to Peru.
Egypt aids Gaza | Egypt trucked flour to Gaza.
Qatar aids Chad | Qatar covered the costs of Chad.
Italy arms Libya | Libya received boats from Italy.
France arms India | India bought jets from France.
Belgium arms Ukraine | Belgium schooled Ukraine.
China arms Chad | China's delivery of drones to Chad was late.
Belgium arms Chad | Belgium rearmed and resupplied Chad.
Iran arms Hamas | Iran smuggled rockets to Hamas.
""",
    "concession, apology and retreat": """
Iran concedes Nazanin | Iran let Nazanin leave.
Hungary concedes Ukraine | Hungary lifted its veto on Ukraine.
Mali concedes Niger | Mali ceded the town to Niger.
Canada concedes China | Canada dropped its complaint against China.
Cuba concedes Mexico | Cuba swallowed the Mexican terms.
France concedes Iran | France removed Iran from the blacklist.
United States concedes Iraq | Washington granted Iraq a waiver.
Norway apologises Greenpeace | Norway owes Greenpeace an apology.
Blair apologises Mandela | Blair begged Mandela's pardon.
Blair apologises Mandela | Blair asked Mandela for forgiveness.
Blair apologises Mandela | Blair said sorry to Mandela.
Armenia withdraws NATO | Armenia froze its membership in NATO.
Russia withdraws Armenia | Russia left the Armenian base.
Chad withdraws Mali | Chad flew its soldiers home from Mali.
Britain withdraws Union | Britain opted out of the Union.
Togo withdraws Congo | Togo's return of its troops from Congo ended quietly.
Kenya withdraws Somalia | Kenya ended its deployment in Somalia.
""",
}


def _cases() -> list[object]:
    lines = [
        (name, *line.split(" | ")) for name, text in FAMILIES.items() for line in text.split("\n")
    ]
    return [pytest.param(*line[1:], id=f"{line[0]}: {line[2]}") for line in lines if len(line) > 2]


def _triple(expected: str) -> tuple[str, str, str]:
    words = expected.split(" ")
    at = next(i for i, word in enumerate(words) if word.islower() and i)
    return " ".join(words[:at]), words[at], " ".join(words[at + 1 :])


@pytest.mark.parametrize(("expected", "text"), _cases())
def test_the_turn_is_understood(expected: str, text: str) -> None:
    assert _triple(expected) in triples(relations_in(text))


NO_RELATION = [
    pytest.param(
        "Chad must choose, the envoy told Niger.", "demands", id="a duty of somebody else"
    ),
    pytest.param("Chad appealed to Niger to bring Mali and Togo together.", "mediates", id="asked"),
    pytest.param("Chad gave Niger 48 hours.", "demands", id="hours for nothing"),
    pytest.param("Chad let the chance of Niger go by.", "concedes", id="a thing that goes"),
    pytest.param("Chad passed a law against Niger.", "mediates", id="no message"),
    pytest.param("Chad took the road from Niger.", "supports", id="no side"),
    pytest.param("Chad called the Nigerien plan a mistake.", "praises", id="blame"),
    pytest.param("Chad recognised the voice of Mali.", "recognises", id="not a state's standing"),
    pytest.param("Chad rejected the sale of tanks.", "arms", id="no receiver"),
    pytest.param("Chad told Niger a story.", "demands", id="no duty"),
    pytest.param("Chad turned to the matter of Niger.", "asks", id="no plea"),
    pytest.param("Chad has a border with Niger.", "supports", id="having"),
    pytest.param("Chad shared a border with Niger.", "supports", id="sharing"),
    pytest.param("Chad left the table of Niger.", "withdraws", id="no base"),
    pytest.param("Chadian trade ministers met.", "cooperates", id="a word inside a title"),
]


@pytest.mark.parametrize(("text", "leaf"), NO_RELATION)
def test_the_same_word_in_another_turn_is_none(text: str, leaf: str) -> None:
    assert [each for each in relations_in(text) if each.relation == leaf] == []


def test_officials_of_two_states_act_for_both() -> None:
    found = triples(relations_in("Chinese and Indian officers held a meeting."))
    assert ("China", "meets", "India") in found
