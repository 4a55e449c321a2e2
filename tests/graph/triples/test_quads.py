"""An extraction as RDF: the golden graph, its well-formedness, and single terms."""

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rdflib import RDF, RDFS, SDO, SKOS, XSD, Graph, Literal
from rdflib.compare import to_isomorphic
from rdflib.util import from_n3

from graph.registry_triples import registry_quads
from graph.triples import n_quads, quads
from graph.triples.relations import asserted
from graph.triples.terms import OA, calendar_date, decimal, plain
from ingest.records import Actor, ActorType, Article, Extraction, Modality, Polarity, Relation, Span
from ontology.namespaces import Base
from ontology.registry import Registry
from ontology.validation import validate
from ontology.vocabulary import DG
from tests.graph import factory
from tests.graph.factory import harbour, morning, registry

GOLDEN = Path(__file__).parents[1] / "golden"


def graph_of(
    extraction: Extraction, base: Base | None = None, known: Registry | None = None
) -> Graph:
    return factory.graph_of(quads(extraction, base, known))


@pytest.mark.parametrize(
    ("name", "extraction"),
    [("harbour", harbour()), ("morning", morning())],
    ids=["harbour", "morning"],
)
def test_graph_is_the_golden_one(name: str, extraction: Extraction) -> None:
    golden = Graph().parse(GOLDEN / f"{name}.ttl")
    assert to_isomorphic(graph_of(extraction, known=registry())) == to_isomorphic(golden)


def test_both_articles_conform_to_the_shapes() -> None:
    report = validate(graph_of(harbour()) + graph_of(morning()))
    assert report.conforms, report.text


def test_known_actors_are_left_to_the_registry() -> None:
    graph = graph_of(morning(), known=registry())
    assert {str(actor) for actor in graph.subjects(RDFS.label)} == {
        str(Base().actor("shetland-skippers-union"))
    }
    report = validate(graph + factory.graph_of(registry_quads(registry(), Base())))
    assert report.conforms, report.text


def test_order_is_fixed_and_nothing_comes_twice() -> None:
    first = list(quads(harbour(), registry=registry()))
    assert first == list(quads(harbour(), registry=registry()))
    assert len(first) == len(set(first))


def test_all_quads_stand_in_the_graph_named_by_the_article() -> None:
    graphs = {str(quad.graph_name) for quad in quads(morning())}
    assert graphs == {f"<{Base().article('morning/2')}>"}


def test_another_base_moves_the_data_but_not_the_vocabulary() -> None:
    base = Base("https://graph.example/")
    graph = graph_of(harbour(), base)
    assert (base.actor("norway"), RDF.type, DG.State) in graph
    assert not [node for node in graph.subjects() if "w3id.org" in str(node)]


def test_every_span_lies_in_the_text_and_quotes_it() -> None:
    graph = graph_of(harbour())
    text = str(graph.value(Base().article("harbour-1"), SDO.articleBody))
    spans = list(graph.subjects(RDF.type, OA.TextPositionSelector))
    assert len(spans) > 10
    for span in spans:
        start, end = (int(str(graph.value(span, edge))) for edge in (OA.start, OA.end))
        assert text[start:end] == str(graph.value(span, OA.exact))


def test_a_span_outside_the_text_is_left_out() -> None:
    broken = replace(harbour().mentions[0], span=Span(5, 100_000))
    graph = graph_of(replace(harbour(), mentions=(broken,), statements=(), relations=()))
    assert not list(graph.subjects(RDF.type, OA.TextPositionSelector))


def _edge(**changes: object) -> Relation:
    plain_relation = Relation("r", "norway", "urges", "iceland", Span(0, 6))
    return replace(plain_relation, **changes)  # type: ignore[arg-type]  # the table is checked by eye


@pytest.mark.parametrize(
    ("relation", "direct"),
    [
        pytest.param(_edge(), True, id="told by the narrator"),
        pytest.param(_edge(attributed_to="norway"), True, id="done by saying so"),
        pytest.param(
            _edge(relation="attacks", attributed_to="norway"), False, id="a deed only claimed"
        ),
        pytest.param(_edge(attributed_to="iceland"), False, id="claimed by another"),
        pytest.param(_edge(polarity=Polarity.NEGATED), False, id="negated"),
        pytest.param(_edge(modality=Modality.POSSIBLE), False, id="possible"),
        pytest.param(_edge(modality=Modality.INTENDED), False, id="intended"),
        pytest.param(_edge(modality=Modality.DEMANDED), False, id="demanded"),
    ],
)
def test_only_what_the_article_vouches_for_is_a_direct_edge(
    relation: Relation, direct: bool
) -> None:
    assert asserted(relation) is direct


@pytest.mark.parametrize(
    ("iso", "expected"),
    [
        ("2025-04-22", Literal("2025-04-22", datatype=XSD.date)),
        ("2025-04", Literal("2025-04", datatype=XSD.gYearMonth)),
        ("2025", Literal("2025", datatype=XSD.gYear)),
        ("2025-02-30", None),
        ("2025-13", None),
        ("2025-W17-5", None),
        ("April", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_keep_their_exactness(iso: str | None, expected: Literal | None) -> None:
    found = calendar_date(iso)
    assert found == (expected.n3() if expected is not None else None)


@pytest.mark.parametrize(
    ("number", "written"), [(1.0, "1"), (0.0, "0"), (0.8, "0.8"), (0.123456, "0.1235"), (10, "10")]
)
def test_decimals_are_canonical(number: float, written: str) -> None:
    assert from_n3(decimal(number)) == Literal(written, datatype=XSD.decimal)
    assert decimal(number).startswith(f'"{written}"')


def test_lone_surrogates_are_replaced_one_by_one() -> None:
    assert plain("a\ud83db") == '"a\ufffdb"'


@pytest.mark.parametrize(
    ("publisher", "outlet"),
    [("Harbour Post", "the-harbour-post"), ("MORNING MAIL", "morning-mail"), ("Unheard Of", None)],
)
def test_publisher_is_linked_to_a_known_outlet(publisher: str, outlet: str | None) -> None:
    article = replace(morning().article, publisher=publisher)
    graph = graph_of(replace(morning(), article=article), known=registry())
    found = graph.value(Base().article("morning/2"), DG.publisher)
    assert found == (Base().actor(outlet) if outlet else None)
    assert (None, DG.publisherName, Literal(publisher)) in graph


@pytest.mark.parametrize(
    ("reported_by", "outlet"),
    [(("morning-mail",), "morning-mail"), (("morning-mail", "bbc"), None), ((None,), None)],
)
def test_without_a_publisher_it_is_who_reports_every_statement(
    reported_by: tuple[str | None, ...], outlet: str | None
) -> None:
    (said,) = morning().statements
    unnamed = replace(
        morning(),
        article=replace(morning().article, publisher=None),
        statements=tuple(
            replace(said, id=f"s{n}", reported_by=r) for n, r in enumerate(reported_by)
        ),
    )
    graph = graph_of(unnamed, known=registry())
    found = Base().actor(outlet) if outlet else None
    assert graph.value(Base().article("morning/2"), DG.publisher) == found
    assert graph.value(Base().relation(unnamed.relations[1].id), DG.reportedBy) == found


def test_a_minted_actor_points_to_the_state_it_acts_for() -> None:
    envoy = Actor("leif-moe", "Leif Moe", ActorType.PERSON, aliases=("Moe",), state="NO")
    paper = Actor("daily-cod", "The Daily Cod", ActorType.OUTLET, state="NO")
    graph = graph_of(replace(morning(), actors=(envoy, paper)), known=registry())
    assert list(graph.subject_objects(DG.actsFor)) == [
        (Base().actor("leif-moe"), Base().actor("norway"))
    ]
    assert graph.value(Base().actor("leif-moe"), SKOS.altLabel) == Literal("Moe")


SPECIAL = "".join(map(chr, (*range(0x30), *range(0x7F, 0xA1), 0x2028, 0xFFFE, 0xFFFF, 0x1F600)))


@given(st.text(), st.text(min_size=1))
@example(SPECIAL, SPECIAL)
def test_any_text_is_written_as_the_engine_writes_it(text: str, id: str) -> None:
    article = Article(id, text, title=f"“{text}”")
    written = n_quads(Extraction(article))
    parsed = tuple(ox.parse(written, format=ox.RdfFormat.N_QUADS))
    assert ox.serialize(parsed, format=ox.RdfFormat.N_QUADS) == written
    said = {quad.object.value for quad in parsed if isinstance(quad.object, ox.Literal)}
    assert said >= {id, text, article.title}
