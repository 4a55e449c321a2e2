"""Every leaf of the relation types, in verb, noun, light-verb or adjective form."""

import pytest

from ontology.relation_types import relation_types
from tests.ingest.relation_reading import relations_in, triples

# leaf, subject, object, sentence
CASES = """
urges | Germany | Serbia | Germany urged Serbia to reopen the border.
urges | Kenya | Ethiopia | Kenya called on Ethiopia to withdraw its troops.
urges | Norway | Sudan | Norway reiterated its appeal to Sudan for restraint.
urges | Egypt | Turkey | Egypt pressed Turkey to halt the drilling.
demands | Poland | Belarus | Poland demanded that Belarus free the prisoners.
demands | Russia | Ukraine | Moscow stepped up its demands on Kyiv.
demands | Spain | Morocco | Spain ordered Morocco to recall the ship.
asks | Cuba | China | Cuba requested a loan from China.
asks | Romania | Bulgaria | Romania asked Bulgaria for gas.
asks | Chad | France | Chad has sought help from France.
proposes | Norway | Eritrea | Norway proposed a truce to Eritrea.
proposes | Qatar | Sudan | Qatar offered Sudan a truce.
proposes | Egypt | Libya | Egypt made an offer to Libya.
invites | Jordan | Iraq | Jordan invited Iraq to the conference.
invites | Modi | Macron | Modi extended an invitation to Macron.
invites | Nepal | India | India was invited by Nepal to the talks.
supports | Hungary | Serbia | Hungary backs Serbia.
supports | Canada | Ukraine | Canada stands with Ukraine.
supports | Brazil | Argentina | Brazil expressed support for Argentina.
supports | Syria | Russia | Syria is supportive of Russia.
praises | Ghana | Togo | Ghana thanked Togo for the medicine.
praises | Trump | Modi | Trump paid tribute to Modi.
praises | Ireland | Kenya | Ireland is grateful to Kenya.
recognises | Panama | Kosovo | Panama has recognised Kosovo.
recognises | Bahrain | Israel | Bahrain established relations with Israel.
recognises | Serbia | Kosovo | Serbia's recognition of Kosovo surprised Albania.
agrees | Oman | Yemen | Oman signed a treaty with Yemen.
agrees | Ecuador | Peru | Ecuador and Peru reached an agreement on fishing.
agrees | Italy | Libya | Italy agreed with Libya on the patrols.
pledges | Sweden | Lebanon | Sweden pledged aid to Lebanon.
pledges | Japan | Vietnam | Japan promised Vietnam a new port.
pledges | Denmark | Mali | Denmark vowed to help Mali.
meets | Blinken | Hayashi | Blinken met with Hayashi.
meets | Modi | Macron | Modi and Macron met on Friday.
meets | Merkel | Kenya | Merkel paid a visit to Kenya.
meets | Putin | Erdogan | Putin hosted Erdogan.
talks | Merkel | Putin | Merkel spoke with Putin by telephone.
talks | Iran | France | Iran held talks with France.
talks | Chad | Niger | Talks between Chad and Niger resumed.
mediates | Qatar | Chad | Qatar mediated between Chad and Libya.
mediates | Algeria | Mali | Algeria brokered a ceasefire between Mali and Niger.
mediates | Oman | Iran | Oman offered its mediation between Iran and Iraq.
cooperates | Finland | Estonia | Finland is working with Estonia on cyber defence.
cooperates | Zambia | Kenya | Zambia joined forces with Kenya.
cooperates | Greece | Cyprus | Greece values its alliance with Cyprus.
aids | Turkey | Syria | Turkey sent food to Syria.
aids | Qatar | Sudan | Qatar gave Sudan 50 million dollars.
aids | Kuwait | Yemen | Kuwait has increased its humanitarian aid to Yemen.
arms | Belgium | Ukraine | Belgium supplied Ukraine with missiles.
arms | Iran | Syria | Iran delivered rockets to Syria.
arms | United States | Israel | American arms sales to Israel grew.
concedes | Serbia | Croatia | Serbia yielded to Croatia.
concedes | Canada | Myanmar | Canada lifted its sanctions on Myanmar.
concedes | Iran | Nazanin | Iran released Nazanin.
apologises | Argentina | Brazil | Argentina apologised to Brazil for the incident.
apologises | Japan | China | Japan offered an apology to China.
apologises | Turkey | Russia | Turkey expressed regret to Russia over the jet.
withdraws | France | Mali | France pulled its troops out of Mali.
withdraws | Russia | Japan | Russia abandoned the treaty with Japan.
withdraws | Britain | Union | Britain left the European Union.
accuses | Rwanda | Congo | Rwanda accused Congo of backing the militia.
accuses | Chad | Sudan | Chad blamed Sudan for the raid.
accuses | Saudi Arabia | Iran | Riyadh pointed the finger at Tehran.
criticises | Chile | Peru | Chile condemned Peru.
criticises | Canada | China | Canada expressed concern about the Chinese arrests.
criticises | Orban | Brussels | Orban lashed out at Brussels.
criticises | Bolton | Russia | Bolton is a critic of Russia.
investigates | Spain | Pinochet | Spain indicted Pinochet.
investigates | Chile | Peru | Chile is suing Peru.
investigates | Latvia | Huawei | Latvia opened an investigation into Huawei.
summons | Finland | Russia | Finland summoned the Russian ambassador.
summons | India | Pakistan | India called in the Pakistani envoy.
summons | Egypt | Sudan | The Sudanese ambassador was summoned by Egypt.
rejects | Hamas | Egypt | Hamas rejected the Egyptian proposal.
rejects | Kuwait | Iraq | Kuwait turned down the Iraqi offer.
rejects | Afghanistan | Pakistan | Kabul broke off talks with Islamabad.
opposes | Turkey | Sweden | Turkey opposes Sweden.
opposes | Mexico | Guatemala | Mexico voted against Guatemala.
opposes | Turkey | Greece | Turkey is at odds with Greece.
denies | Iran | Israel | Tehran denied the Israeli accusations.
denies | Russia | Ukraine | Moscow refuted the Ukrainian claims.
denies | Cuba | Panama | Cuba dismissed the allegations by Panama.
denies-report | Starmer | Times | Starmer denied the report by the Times.
denies-report | Kremlin | Telegraph | The Kremlin dismissed reports in the Telegraph.
denies-report | Poland | Reuters | Poland rejected a Reuters story about the deal.
threatens | Pakistan | India | Pakistan threatened India.
threatens | Iran | Azerbaijan | Iran threatened to cut off electricity to Azerbaijan.
threatens | North Korea | South Korea | Pyongyang issued a threat against Seoul.
warns | Turkey | Greece | Ankara warned Athens against the exercise.
warns | China | Taiwan | China issued a warning to Taiwan.
warns | Russia | Sweden | Russia cautioned Sweden.
protests | Greeks | Turkey | Thousands of Greeks protested against Turkey.
protests | Greenpeace | Japan | Activists from Greenpeace staged a protest against Japan.
protests | Kurds | Iraq | The Kurds rallied against Iraq.
sanctions | Canada | Belarus | Canada imposed sanctions on Belarus.
sanctions | Norway | Libya | Norway froze the Libyan assets.
sanctions | Brussels | Syria | Syria is under Brussels sanctions.
expels | Latvia | Russia | Latvia expelled two Russian diplomats.
expels | Mexico | Cuba | Mexico threw out the Cuban ambassador.
expels | Ghana | Mali | The expulsion of the Malian envoy by Ghana followed.
cuts-ties | Qatar | Chad | Qatar severed ties with Chad.
cuts-ties | Mexico | Ecuador | Mexico recalled its ambassador from Ecuador.
cuts-ties | Honduras | Taiwan | Honduras broke off relations with Taiwan.
deploys | Russia | Ukraine | Russia massed troops near Ukraine.
deploys | China | Taiwan | China sent warships towards Taiwan.
deploys | Sudan | Chad | The Sudanese buildup near Chad continued.
coerces | Belarus | Protasevich | Belarus detained Protasevich.
coerces | China | Lithuania | China forced Lithuania to close the office.
coerces | Israel | Gaza | Israel tightened its blockade on Gaza.
occupies | Indonesia | East Timor | Indonesia annexed East Timor.
occupies | Armenia | Azerbaijan | Armenia seized the Azerbaijani territory.
occupies | Turkey | Cyprus | The Turkish occupation of Cyprus began.
attacks | Iraq | Kuwait | Iraq invaded Kuwait.
attacks | Hamas | Israel | Hamas fired rockets at Israel.
attacks | Israel | Gaza | The Israeli attack on Gaza continued.
fights | Ethiopia | Eritrea | Ethiopia waged war on Eritrea.
fights | Chad | Sudan | Chadian forces clashed with the Sudanese army.
fights | Armenia | Azerbaijan | The war between Armenia and Azerbaijan ended.
"""


def _cases() -> list[tuple[str, str, str, str]]:
    rows = (line.split(" | ") for line in CASES.strip().splitlines())
    return [(leaf, subject, target, text) for leaf, subject, target, text in rows]


@pytest.mark.parametrize(("leaf", "subject", "target", "text"), _cases())
def test_relation_is_found(leaf: str, subject: str, target: str, text: str) -> None:
    found = relations_in(text)
    assert (subject, leaf, target) in triples(found)
    assert {each.polarity for each in found if each.relation == leaf} == {"affirmed"}


def test_every_leaf_has_three_sentences() -> None:
    counted = [leaf for leaf, *_ in _cases()]
    assert {leaf for leaf in relation_types() if counted.count(leaf) < 3} == set()
