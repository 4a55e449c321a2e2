"""How a newsroom words blame, refusal, protest and threat: verbs, nouns, idioms, light verbs."""

import pytest

from tests.ingest.relation_reading import relations_in, triples

# leaf, subject, object, sentence
CASES = """
accuses | Chile | Peru | Chile pointed the finger at Peru.
accuses | Chile | Peru | Chile laid the blame for the fire on Peru.
accuses | Chile | Peru | Chile held Peru to blame for the leak.
accuses | Chile | Peru | Chile detected the hand of Peru in the riots.
accuses | Chile | Peru | The outage was attributed by Chile to Peru.
accuses | Chile | Peru | Chile repeated its allegation that Peru had rigged the vote.
accuses | Chile | Peru | Peru stands accused by Chile of piracy.
accuses | Chile | Peru | Chile implicated Peru in the plot.
accuses | Chile | Peru | Chile levelled charges of spying against Peru.
criticises | Chile | Peru | Chile likened Peru to a dictatorship.
accuses | Chile | Peru | Chile traced the attack to Peru.
accuses | Chile | Peru | Chile's accusations against Peru are old.
accuses | Chile | Peru | Chile cited Peru's violations of the truce.
accuses | Chile | Peru | Chile suspects Peru of smuggling.
criticises | Chile | Peru | Chile took Peru to task over the fishing ban.
criticises | Chile | Peru | Chile called the Peruvian decision regrettable.
criticises | Chile | Peru | Chile regards the Peruvian decision as an unfriendly act.
criticises | Chile | Peru | Chile found the Peruvian draft unacceptable.
criticises | Chile | Peru | Chile poured scorn on the Peruvian plan.
criticises | Chile | Peru | Chile had harsh words for Peru.
criticises | Chile | Peru | Chile hit out at Peru.
criticises | Chile | Peru | Chile learned with dismay of the Peruvian decision.
criticises | Chile | Peru | Chile is appalled by the conduct of Peru.
criticises | Chile | Peru | Chile is dismayed that Peru closed the border.
criticises | Chile | Peru | Chile complained that Peru was late.
criticises | Chile | Peru | Peru drew a sharp rebuke from Chile.
criticises | Chile | Peru | Chile took exception to the remarks by Peru.
criticises | Chile | Peru | Chile's anger at Peru has not cooled.
criticises | Chile | Peru | Chile has taken issue with Peru over the dam.
criticises | Chile | Peru | Chile dressed down Peru.
criticises | Chile | Peru | There was strong criticism of Peru from Chile.
investigates | Chile | Huawei | Chile opened an investigation into Huawei.
investigates | Chile | Huawei | Chile took Huawei to court.
investigates | Chile | Huawei | Chile filed a lawsuit against Huawei.
investigates | Chile | Huawei | Chile is looking into the accounts of Huawei.
investigates | Chile | Huawei | Huawei is under investigation by Chile.
investigates | Chile | Huawei | Huawei faces a lawsuit from Chile.
investigates | Chile | Navalny | Chile put Navalny on trial.
investigates | Chile | Navalny | Chile issued a warrant for Navalny.
investigates | Chile | Navalny | Navalny was indicted by Chile for fraud.
investigates | Chile | Navalny | Chile is seeking the extradition of Navalny.
investigates | Chile | Navalny | Chile charged Navalny with fraud.
investigates | Chile | Huawei | Chile's inquiry into Huawei goes on.
investigates | Chile | Huawei | Chile ordered a probe of Huawei.
investigates | Chile | Peru | Chile brought a case against Peru.
investigates | Navalny | Peru | Navalny sued Peru.
summons | Chile | Peru | Chile summoned the Peruvian ambassador.
summons | Chile | Peru | Chile called in the Peruvian envoy.
summons | Chile | Peru | Chile sent for the Peruvian ambassador.
summons | Chile | Peru | Chile hauled in the Peruvian ambassador.
summons | Chile | Peru | The Peruvian ambassador was summoned by Chile.
summons | Chile | Peru | Chile asked the Peruvian ambassador to explain the raid.
summons | Chile | Peru | Chile ordered in the Peruvian consul.
summons | Chile | Peru | Chile convened the ambassador of Peru.
summons | Chile | Peru | The Peruvian envoy was called to the ministry by Chile.
rejects | Chile | Peru | Chile turned down the Peruvian offer.
rejects | Chile | Peru | Chile said no to the Peruvian proposal.
rejects | Chile | Peru | Chile slammed the door on the Peruvian offer.
rejects | Chile | Peru | Chile tore up the invitation from Peru.
rejects | Chile | Peru | Chile brushed aside the objections of Peru.
rejects | Chile | Peru | Chile will not bow to Peruvian demands.
rejects | Chile | Peru | Chile will not accept the Peruvian demands.
rejects | Chile | Peru | A request from Peru was declined by Chile.
rejects | Chile | Peru | Chile's rejection of the Peruvian plan was swift.
rejects | Chile | Peru | Chile rebuffed Peru.
rejects | Chile | Peru | Chile voted down the Peruvian motion.
rejects | Chile | Peru | Chile ruled out the Peruvian proposal.
rejects | Chile | Peru | Chile gave short shrift to the Peruvian plan.
opposes | Chile | Peru | Chile is against the Peruvian dam.
opposes | Chile | Peru | Chile came out against the Peruvian bill.
opposes | Chile | Peru | Chile stood firm against the pressure of Peru.
opposes | Chile | Peru | Chile raised objections to the Peruvian text.
opposes | Chile | Peru | Chile stands in the way of the Peruvian plan.
opposes | Chile | Peru | Chile vetoed the Peruvian resolution.
opposes | Chile | Peru | Chile locked horns with Peru over the dam.
opposes | Chile | Peru | Chile formed an alliance against Peru.
opposes | Chile | Peru | Chile voted against the Peruvian text.
opposes | Chile | Peru | Chile's opposition to the Peruvian dam is known.
opposes | Chile | Peru | Chile fought the Peruvian plan in court.
opposes | Chile | Peru | Chile and Peru have been at odds for years.
opposes | Chile | Peru | Chile is opposed to the Peruvian dam.
opposes | Chile | Peru | Chile blocked the Peruvian candidate.
opposes | Chile | Peru | Chile put up resistance to the plan of Peru.
denies | Chile | Peru | Chile denied the Peruvian allegations.
denies | Chile | Peru | Chile rejected the claims made by Peru.
denies | Chile | Peru | Peru accused Chile of spying. Chile denied it.
denies | Chile | Peru | Peru blamed Chile for the raid. Chile denies any involvement.
denies | Chile | Peru | Chile laughed off suggestions by Peru that it had cheated.
denies | Chile | Peru | Chile dismissed the accusation from Peru as absurd.
denies | Chile | Peru | Peru's charge was disputed by Chile.
denies | Chile | Peru | Chile refuted the Peruvian report.
denies | Chile | Peru | Chile's denial of the Peruvian charges came late.
denies | Chile | Peru | Chile called the Peruvian claim a lie.
threatens | Chile | Peru | Chile threatened Peru with tariffs.
threatens | Chile | Peru | Chile threatened to bomb Peru.
threatens | Chile | Peru | Chile gave Peru an ultimatum.
threatens | Chile | Peru | Chile vowed revenge on Peru.
threatens | Chile | Peru | Chile issued a threat against Peru.
threatens | Chile | Peru | Chile held out the threat of sanctions against Peru.
threatens | Chile | Peru | Peru has been threatened by Chile with war.
threatens | Chile | Peru | Chile's threat to invade Peru was heard.
threatens | Chile | Peru | Chile rattled its sabre at Peru.
threatens | Chile | Peru | Chile raised the spectre of war with Peru.
threatens | Chile | Peru | Chile menaced Peru.
warns | Chile | Peru | Chile warned Peru against the move.
warns | Chile | Peru | Chile cautioned Peru.
warns | Chile | Peru | Chile put Peru on notice.
warns | Chile | Peru | Chile served notice on Peru.
warns | Chile | Peru | Chile issued a warning to Peru.
warns | Chile | Peru | Chile advised Peru against the visit.
warns | Chile | Peru | Chile fired a warning shot at Peru.
warns | Chile | Peru | Peru was tipped off by Chile.
warns | Chile | Peru | Chile sounded the alarm with Peru.
warns | Chile | Peru | Chile's warning to Peru was ignored.
warns | Chile | Peru | Chile alerted Peru to the plot.
protests | Chile | Peru | Chile protested to Peru over the raid.
protests | Chile | Peru | Chile lodged a protest with Peru.
protests | Chile | Peru | Chile handed a protest note to Peru.
protests | Chile | Peru | Chile delivered a démarche to Peru.
protests | Chile | Peru | Chile complained to Peru of the noise.
protests | Poles | Peru | Poles rallied outside the Peruvian embassy.
protests | Poles | Peru | Poles demonstrated against Peru.
protests | Poles | Peru | Poles gathered in front of the Peruvian embassy.
protests | Poles | Peru | Poles burned the Peruvian flag.
protests | Poles | Peru | Poles took to the streets against Peru.
protests | Poles | Peru | A protest by Poles against Peru drew thousands.
protests | Chile | Peru | Chile walked out in protest at the Peruvian speech.
"""
ROWS = [tuple(line.split(" | ")) for line in CASES.strip().splitlines()]


@pytest.mark.parametrize(("leaf", "subject", "target", "text"), ROWS)
def test_wording(leaf: str, subject: str, target: str, text: str) -> None:
    assert (subject, leaf, target) in triples(relations_in(text))
