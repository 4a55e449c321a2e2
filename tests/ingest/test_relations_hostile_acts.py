"""How a newsroom words sanctions, expulsions, arrests, occupation and war."""

import pytest

from tests.ingest.relation_reading import relations_in, triples

# leaf, subject, object, sentence
CASES = """
attacks | Poles | Peru | Poles pelted the Peruvian embassy with eggs.
sanctions | Chile | Peru | Chile imposed sanctions on Peru.
sanctions | Chile | Peru | Chile slapped Peru with tariffs.
sanctions | Chile | Huawei | Chile put Huawei on its blacklist.
sanctions | Chile | Huawei | Chile added Huawei to its sanctions list.
sanctions | Chile | Peru | Chile banned Peruvian fish.
sanctions | Chile | Peru | Chile boycotted Peruvian goods.
sanctions | Chile | Peru | Chile halted exports to Peru.
sanctions | Chile | Peru | Chile shut its market to Peru.
sanctions | Chile | Peru | Chile froze the assets of Peru.
sanctions | Chile | Peru | Chile stopped buying gas from Peru.
sanctions | Chile | Peru | Chile withheld the tax revenue from Peru.
sanctions | Chile | Huawei | Huawei was fined by Chile.
sanctions | Chile | Peru | Chile announced a package of sanctions against Peru.
sanctions | Chile | Peru | Chile's embargo on Peru will stay.
sanctions | Chile | Peru | Chile announced sanctions targeting Peru.
sanctions | Chile | Huawei | Chile divested from Huawei.
expels | Chile | Peru | Chile expelled two Peruvian diplomats.
expels | Chile | Peru | Chile ordered two Peruvian diplomats to leave.
expels | Chile | Peru | Chile gave the Peruvian ambassador two days to leave.
expels | Chile | Peru | Chile declared the Peruvian envoy persona non grata.
expels | Chile | Peru | Chile sent the Peruvian envoy packing.
expels | Chile | Peru | Chile revoked the accreditation of two Peruvian envoys.
expels | Union | Peru | Peru was suspended from the Union.
expels | Union | Peru | Peru was thrown out of the Union.
expels | Chile | Peru | Two Peruvian envoys were kicked out by Chile.
expels | Chile | Peru | The expulsion of the Peruvian envoy by Chile was noted.
expels | Chile | Peru | Chile told the Peruvian ambassador to go.
expels | Union | Peru | The Union excluded Peru from the league.
cuts-ties | Chile | Peru | Chile broke off relations with Peru.
cuts-ties | Chile | Peru | Chile recalled its ambassador from Peru.
cuts-ties | Chile | Peru | Chile called its ambassador in Peru home.
cuts-ties | Chile | Peru | Chile turned its back on Peru.
cuts-ties | Chile | Peru | Chile severed all contact with Peru.
cuts-ties | Chile | Peru | Chile suspended its dealings with Peru.
cuts-ties | Chile | Peru | Chile put an end to its ties with Peru.
cuts-ties | Chile | Peru | Chile closed its embassy in Peru.
cuts-ties | Chile | Peru | Chile downgraded relations with Peru.
cuts-ties | Chile | Peru | Chile walked away from Peru.
cuts-ties | Chile | Peru | Chile's break with Peru lasted a year.
cuts-ties | Chile | Peru | Relations with Peru were severed by Chile.
deploys | Russia | Ukraine | Russia massed troops along its border with Ukraine.
deploys | Russia | Ukraine | Russia has soldiers in Ukraine.
deploys | Russia | Ukraine | Russia keeps warships off Ukraine.
deploys | Norway | Russia | Norway scrambled jets to intercept Russian bombers.
deploys | Norway | Russia | Norway sent a frigate to shadow the Russian ship.
deploys | Norway | Russia | Norwegian jets were scrambled to meet Russian bombers.
deploys | China | Taiwan | Chinese ships sailed around Taiwan.
deploys | China | Taiwan | Chinese jets entered Taiwanese airspace.
deploys | China | Taiwan | China held drills near Taiwan.
deploys | Norway | Russia | Norway reinforced its border with Russia.
deploys | Norway | Russia | Norway put its army on alert against Russia.
deploys | Russia | Ukraine | Russia's deployment of missiles near Ukraine worries Poland.
deploys | Russia | Ukraine | Russia moved tanks up to Ukraine.
deploys | China | Taiwan | China flew drones over Taiwan.
coerces | Iran | Nazanin | Iran jailed Nazanin.
coerces | Iran | Nazanin | Nazanin was held in Iran.
coerces | Iran | Canada | Two Canadian engineers were detained in Iran.
coerces | Iran | Panama | Iran seized a Panama-flagged tanker.
coerces | Iran | Nazanin | Iran kept Nazanin in prison.
coerces | Iran | Canada | Iran impounded a yacht belonging to Canada.
coerces | Iran | Nazanin | Nazanin was sentenced by Iran to ten years.
coerces | Iran | Kurds | Iran put pressure on the Kurds.
coerces | Iran | Kurds | Iran cracked down on the Kurds.
coerces | Iran | Kurds | Iran prevented the Kurds from voting.
coerces | Iran | Navalny | The arrest of Navalny by Iran drew protests.
coerces | Iran | Iraq | Iran tightened the screws on Iraq.
coerces | Iran | Iraq | Iran laid siege to the Iraqi port.
coerces | Iran | Jazeera | Iran closed the office of Al Jazeera.
coerces | Iran | Navalny | Iran took Navalny into custody.
occupies | Russia | Georgia | Russia has annexed part of Georgia.
occupies | Russia | Georgia | Russia's occupation of Georgia goes on.
occupies | Russia | Georgia | Russia took control of the Georgian port.
occupies | Russia | Georgia | Russia holds two Georgian regions.
occupies | Russia | Georgia | Russia wrested the port from Georgia.
occupies | Russia | Georgia | Two Georgian regions are under Russian occupation.
occupies | Russia | Georgia | Russian-occupied Georgia is small.
occupies | Russia | Georgia | Russia overran the Georgian town.
occupies | Russia | Georgia | Russia gained possession of the Georgian islands.
attacks | Iran | Iraq | Iran shelled the Iraqi port.
attacks | Iran | Iraq | Iran opened fire on Iraqi soldiers.
attacks | Iran | Iraq | Iran turned its guns on Iraq.
attacks | Iran | Iraq | Iran set fire to the Iraqi camp.
attacks | Iran | Iraq | Iran took out an Iraqi radar.
attacks | Iran | Iraq | Iran used gas against Iraq.
attacks | Iran | Iraq | Iran inflicted heavy losses on Iraq.
attacks | Iran | Iraq | Norway accused Iran of an attack on Iraq.
attacks | Iran | Iraq | Norway punished Iran for the attack on Iraq.
attacks | Iran | Iraq | An attack launched by Iran on Iraq failed.
deploys | Iran | Iraq | Iranian tanks rolled into Iraq.
attacks | Iran | Iraq | Hackers from Iran broke into Iraqi servers.
attacks | Iran | Iraq | Iraq came under fire from Iran.
attacks | Iran | Iraq | The Iranian bombardment of Iraq went on.
attacks | Iran | Iraq | Iran, whose jets bombed Iraq, is silent.
fights | Iran | Iraq | Iran waged war on Iraq.
fights | Iran | Iraq | Iran and Iraq exchanged fire.
fights | Iran | Iraq | Iran is at war with Iraq.
fights | Iran | Iraq | The Iran-Iraq war lasted eight years.
fights | Iran | Iraq | Iran did battle with Iraq.
fights | Iran | Iraq | Iran beat back Iraqi troops.
fights | Iran | Iraq | Iran clashed with Iraq.
fights | Iran | Iraq | Fighting between Iran and Iraq has flared.
fights | Iran | Iraq | Iran came to blows with Iraq.
fights | Iran | Iraq | A gun battle between Iranian and Iraqi troops broke out.
fights | Iran | Hamas | Iran's campaign against Hamas goes on.
fights | Iran | Iraq | Iran is locked in a war with Iraq.
"""
ROWS = [tuple(line.split(" | ")) for line in CASES.strip().splitlines()]


@pytest.mark.parametrize(("leaf", "subject", "target", "text"), ROWS)
def test_wording(leaf: str, subject: str, target: str, text: str) -> None:
    assert (subject, leaf, target) in triples(relations_in(text))
