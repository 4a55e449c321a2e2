"""A well-formed graph conforms; each of the mistakes below is caught, with words that help."""

from pathlib import Path

import pytest
from rdflib import Dataset, Graph, URIRef

from ontology.validation import Report, validate

WELL_FORMED = Path(__file__).with_name("well_formed.ttl").read_text(encoding="utf-8")

# name: what stands in well_formed.ttl, what is put in its place, what the report says
MISTAKES = {
    "article without text": (
        'schema:articleBody "Kenya urged Norway to lift the ban. Ada Moe said the Harbour Post was'
        ' wrong." ;',
        "",
        "exactly one schema:articleBody",
    ),
    "impossible day": ('"2031-05-02"^^xsd:date', '"2031-02-30"^^xsd:date', "valid xsd:date"),
    "date as text": ('"2031-05-02"^^xsd:date', '"2 May 2031"', "valid xsd:date"),
    "hash cut short": ("0" * 64, "0" * 63, "SHA-256"),
    "publisher unknown": (
        "dg:publisher actor:harbour-post",
        "dg:publisher actor:nobody",
        "dg:publisher is at most one",
    ),
    "actor without label": ('rdfs:label "Kenya" ; ', "", "has an rdfs:label"),
    "actor of no type": ("actor:kenya a dg:State", "actor:kenya a dg:Actor", "seven types"),
    "state by name": ('dg:state "KE"', 'dg:state "Kenya"', "alpha-2"),
    "acts for a newspaper": ("actsFor actor:norway", "actsFor actor:harbour-post", "a dg:State"),
    "role on a person": (
        '"NO" ; dg:actsFor',
        '"NO" ; dg:role dg:Envoy ; dg:actsFor',
        "only a dg:Post",
    ),
    "role that is none": ("dg:role dg:Minister", "dg:role dg:Speech", "one dg:OfficeRole"),
    "post in a person": ("org:postIn actor:norway", "org:postIn actor:ada-moe", "org:postIn"),
    "term without post": ("dg:post actor:fish-minister-of-norway ;", "", "exactly one dg:post"),
    "term of a state": ("org:member actor:ada-moe", "org:member actor:kenya", "org:member"),
    "term starting on a text": ('"2029"^^xsd:gYear', '"the spring"', "time:hasBeginning"),
    "term with two ends": (
        "time:hasEnd [",
        'time:hasEnd [ a time:Instant ; time:inXSDgYear "2031"^^xsd:gYear ] , [',
        "time:hasEnd",
    ),
    "span back to front": ("oa:start 19 ;", "oa:start 40 ;", "starts before it ends"),
    "span before the text": ("oa:start 0 ; oa:end 5", "oa:start -1 ; oa:end 5", "0 or more"),
    "empty span": ('oa:exact "Kenya"', 'oa:exact ""', "oa:exact, not empty"),
    "span that does not fit": ('oa:exact "said"', 'oa:exact "says"', "what the article's text"),
    "span without quote": (
        "oa:TextQuoteSelector ;\n    oa:start 0 ; oa:end 5",
        "oa:Selector ;\n    oa:start 0 ; oa:end 5",
        "quote selector",
    ),
    "mention of nobody": ("dg:refersTo actor:kenya", "dg:refersTo actor:nobody", "one dg:refersTo"),
    "mention of two": (
        "refersTo actor:kenya",
        "refersTo actor:kenya, actor:norway",
        "one dg:refersTo",
    ),
    "itself as alternative": (
        "alternative actor:ada-moe",
        "alternative actor:kenya",
        "alternative",
    ),
    "mention of no kind": (
        "dg:mentionKind dg:NameMention",
        "dg:mentionKind dg:Direct",
        "mentionKind",
    ),
    "too confident": ("dg:confidence 0.9", "dg:confidence 1.01", "from 0 to 1"),
    "confidence as float": ("dg:confidence 0.9", "dg:confidence 9e-1", "xsd:decimal"),
    "confidence missing": ("dg:confidence 0.9 ;", "", "dg:confidence is exactly one"),
    "from no article": (
        "dg:confidence 0.8 ;\n    prov:wasDerivedFrom article:1",
        "dg:confidence 0.8",
        "exactly one dg:Article",
    ),
    "unknown act": ("dg:act dg:Speech", "dg:act dg:Song", "dg:act"),
    "relation as speech act": ("speechAct speech:denies", "speechAct rel:denies", "dg:speechAct"),
    "two quotations": ("quotation dg:Indirect", "quotation dg:Indirect, dg:Direct", "dg:quotation"),
    "two speakers": ("speaker actor:ada-moe", "speaker actor:ada-moe, actor:kenya", "dg:speaker"),
    "about the speaker": (
        "about actor:harbour-post",
        "about actor:ada-moe",
        "other than the speaker",
    ),
    "said on a whim": ('"2031-05"^^xsd:gYearMonth', '"in May"', "dg:saidOn"),
    "statement without sentence": (
        'dg:sentence "Ada Moe said the Harbour Post was wrong." ;\n    dg:reportedBy',
        "dg:reportedBy",
        "dg:sentence is exactly one",
    ),
    "cue that is a text": (
        "dg:cue <https://w3id.org/diplograph/article/1#char=44,48>",
        'dg:cue "said"',
        "dg:cue",
    ),
    "denies an actor": (
        'dg:rule "clause"',
        'dg:rule "clause" ; dg:denies actor:kenya',
        "dg:denies",
    ),
    "part of itself": (
        'dg:rule "clause"',
        'dg:rule "clause" ; dg:partOf fact:s1',
        "part of itself",
    ),
    "family for a leaf": ("relationType rel:urges", "relationType rel:REQUEST", "a leaf"),
    "relation to itself": ("dg:object actor:norway", "dg:object actor:kenya", "two actors"),
    "relation without object": ("dg:object actor:norway ;", "", "one dg:object"),
    "no polarity": (
        "dg:object actor:norway ;\n    dg:polarity dg:Affirmed ;",
        "dg:object actor:norway ;",
        "one dg:polarity",
    ),
    "modality that is none": (
        "dg:modality dg:Actual ;\n    dg:heldOn",
        "dg:modality dg:Likely ;\n    dg:heldOn",
        "one dg:modality",
    ),
    "no evidence": (
        "dg:evidence <https://w3id.org/diplograph/article/1#char=0,34> ;",
        "",
        "one dg:evidence",
    ),
    "edge from nowhere": (
        "actor:kenya rel:urges actor:norway .",
        "actor:kenya rel:urges actor:norway . actor:norway rel:attacks actor:kenya .",
        "no affirmed, actual dg:Relation behind it",
    ),
    "edge from a denial": (
        "dg:polarity dg:Affirmed ; dg:modality dg:Actual ;\n    dg:heldOn",
        "dg:polarity dg:Negated ; dg:modality dg:Actual ;\n    dg:heldOn",
        "no affirmed, actual dg:Relation behind it",
    ),
    "edge from a claim": (
        "dg:attributedTo actor:ada-moe",
        "dg:attributedTo actor:kenya",
        "no affirmed, actual dg:Relation behind it",
    ),
    "edge from a boast": ("rel:denies-report", "rel:sanctions", "no affirmed, actual dg:Relation"),
    "edge forgotten": ("actor:kenya rel:urges actor:norway .", "", "the edge between its actors"),
    "mistyped property": ("dg:heldOn", "dg:heltOn", "not a property of the vocabulary"),
    "foreign property": ('dg:rule "clause"', 'dg:rule "clause" ; rdfs:comment "x"', "is closed"),
}

WARNINGS = {
    "two states": ('dg:state "KE"', 'dg:state "KE", "NO"', "disagree on the actor's dg:state"),
    "a person and an outlet": ("moe a dg:Person", "moe a dg:Person, dg:Outlet", "person or an org"),
}


def changed(old: str, new: str) -> Report:
    assert old in WELL_FORMED
    return validate(Graph().parse(data=WELL_FORMED.replace(old, new), format="turtle"))


def test_a_well_formed_graph_conforms() -> None:
    report = validate(Graph().parse(data=WELL_FORMED, format="turtle"))
    assert report.conforms, report.text


@pytest.mark.parametrize(("old", "new", "says"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_caught(old: str, new: str, says: str) -> None:
    report = changed(old, new)
    assert not report.conforms
    assert says in report.text


@pytest.mark.parametrize(("old", "new", "says"), WARNINGS.values(), ids=WARNINGS)
def test_what_articles_disagree_on_is_a_warning(old: str, new: str, says: str) -> None:
    report = changed(old, new)
    assert report.conforms
    assert says in report.text


def test_the_graphs_of_a_dataset_are_read_as_one() -> None:
    dataset = Dataset()
    graph = dataset.graph(URIRef("https://w3id.org/diplograph/article/1"))
    graph.parse(data=WELL_FORMED.replace("dg:refersTo actor:kenya ;", ""), format="turtle")
    assert "one dg:refersTo" in validate(dataset).text


def test_the_checked_graph_is_left_alone() -> None:
    graph = Graph().parse(data=WELL_FORMED, format="turtle")
    before = set(graph)
    validate(graph)
    assert set(graph) == before
