"""A user's own actors, as CSV or Turtle, on top of the bundled ones."""

from pathlib import Path

import pytest

from ontology.registry import NameKind, Registry, RegistryActor, Term, load_registry

CSV = """\
id,label,type,state,aliases,acronyms,metonyms,gender,family_name,domain,office,start,end
ada-moe,Ada Moe,Person,NO,A. Moe|Ada B. Moe,,,f,Moe,,foreign-minister-of-norway,2031-05-01,2032
ada-moe,Ada Moe,,,,,,,,,prime-minister-of-norway,2032-02-01,
fish-club,Fish Club,Group,,The Fishers,F.C.,Pier Nine,,,,,,
harbour-post,Harbour Post,,NO,,,,,,post.example,,,
vladimir-putin,Vladimir Putin,,,The Chess Player,,,,,,,,
"""
TURTLE = """\
@prefix actor: <https://w3id.org/diplograph/actor/> .
@prefix dg: <https://w3id.org/diplograph/ns#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix time: <http://www.w3.org/2006/time#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

actor:ada-moe a dg:Person ;
    rdfs:label "Ada Moe" ; skos:altLabel "A. Moe" , "Ada B. Moe" ;
    dg:state "NO" ; schema:gender schema:Female ; foaf:familyName "Moe" ;
    owl:sameAs <http://www.wikidata.org/entity/Q42> ; dcterms:source "our files" .

actor:fish-club a dg:Group ;
    skos:prefLabel "Fischklub"@de , "Fish Club"@en ;
    skos:altLabel "The Fishers" , "F.C." , "Pier Nine" ;
    dg:acronym "F.C." ; dg:metonym "Pier Nine" ; dg:adjective "fishy" .

actor:harbour-post a dg:Outlet ;
    rdfs:label "Harbour Post" ; foaf:homepage <https://post.example/> .

actor:first-fisher a dg:Post ;
    rdfs:label "First Fisher" ; dg:role dg:Head ; org:postIn actor:fish-club ;
    dg:title "first fisher" , "chief" .

<#term> a org:Membership ; org:member actor:ada-moe ; dg:post actor:first-fisher ;
    org:memberDuring [ time:hasBeginning [ time:inXSDDate "2031-05-01"^^xsd:date ] ;
                       time:hasEnd [ time:inXSDgYear "2032"^^xsd:gYear ] ] .
actor:ada-moe org:holds actor:first-fisher , actor:prime-minister-of-norway .
"""


def loaded(folder: Path, *files: tuple[str, str]) -> Registry:
    paths = [folder / name for name, _ in files]
    for path, (_, text) in zip(paths, files, strict=True):
        path.write_text(text, encoding="utf-8")
    return load_registry(paths)


BOTH = pytest.mark.parametrize(("name", "text"), [("my.csv", CSV), ("my.ttl", TURTLE)])


@BOTH
def test_new_actors(tmp_path: Path, name: str, text: str) -> None:
    registry = loaded(tmp_path, (name, text))
    ada, club, post = (registry.actors[id] for id in ("ada-moe", "fish-club", "harbour-post"))
    assert (ada.label, ada.type, ada.state) == ("Ada Moe", "Person", "NO")
    assert (ada.gender, ada.family_name) == ("f", "Moe")
    assert (club.label, club.type, club.state) == ("Fish Club", "Group", None)
    assert (post.type, post.domain) == ("Outlet", "post.example")
    assert len(registry.actors) > len(load_registry().actors)


@BOTH
def test_their_names(tmp_path: Path, name: str, text: str) -> None:
    registry = loaded(tmp_path, (name, text))
    assert registry.aliases("ada-moe") == ("A. Moe", "Ada B. Moe")
    kinds = {name.text: name.kind for name in registry.names_of("fish-club")}
    kinds.pop("fishy", None)
    assert kinds == {
        "Fish Club": NameKind.NAME,
        "The Fishers": NameKind.ALIAS,
        "F.C.": NameKind.ACRONYM,
        "Pier Nine": NameKind.METONYM,
    }


def test_terms_of_a_table(tmp_path: Path) -> None:
    registry = loaded(tmp_path, ("my.csv", CSV))
    assert registry.holders("foreign-minister-of-norway", "2031-06-01") == ("ada-moe",)
    assert registry.holders("prime-minister-of-norway", "2033-01-01") == ("ada-moe",)
    assert [office.id for office in registry.offices_of("ada-moe")] == [
        "prime-minister-of-norway",
        "foreign-minister-of-norway",
    ]


def test_posts_and_memberships_of_turtle(tmp_path: Path) -> None:
    registry = loaded(tmp_path, ("my.ttl", TURTLE))
    office = registry.offices["first-fisher"]
    assert (office.role, office.of, office.titles) == (
        "head",
        "fish-club",
        ("chief", "first fisher"),
    )
    assert registry.holders("first-fisher", "2032-12-31") == ("ada-moe",)
    assert registry.holders("first-fisher", "2033-01-01") == ()
    assert Term("ada-moe", "prime-minister-of-norway", source="user file") in registry.terms


def test_sources_are_kept_or_filled_in(tmp_path: Path) -> None:
    registry = loaded(tmp_path, ("my.ttl", TURTLE))
    assert registry.actors["ada-moe"].source == "our files"
    assert registry.actors["ada-moe"].wikidata == "Q42"
    assert registry.actors["fish-club"].source == "user file"


def test_a_known_actor_keeps_what_the_file_leaves_open(tmp_path: Path) -> None:
    known = load_registry().actors["vladimir-putin"]
    registry = loaded(tmp_path, ("my.csv", CSV))
    actor = registry.actors["vladimir-putin"]
    assert (actor.state, actor.gender, actor.wikidata) == (known.state, "m", known.wikidata)
    assert {"The Chess Player", "Putin"} <= set(registry.aliases("vladimir-putin"))
    assert "vladimir-putin" in registry.holders("president-of-russia", "2025-04-25")


def test_the_bundled_registry_stays_as_it_is(tmp_path: Path) -> None:
    loaded(tmp_path, ("my.csv", CSV))
    assert "ada-moe" not in load_registry().actors


def test_the_last_file_wins(tmp_path: Path) -> None:
    first = ("one.csv", "id,label,type,state\nada-moe,Ada,Person,NO\nbo-lie,Bo Lie,Person,NO\n")
    second = ("two.csv", "id,label\nada-moe,Ada Moe\n")
    registry = loaded(tmp_path, first, second)
    assert registry.actors["ada-moe"] == RegistryActor(
        "ada-moe", "Ada Moe", "Person", state="NO", source="user file"
    )
    assert registry.actors["bo-lie"].label == "Bo Lie"


def test_a_later_term_replaces_the_same_holding(tmp_path: Path) -> None:
    header = "id,label,office,start,end\n"
    row = "emmanuel-macron,Emmanuel Macron,president-of-france,2017-05-14,2024-01-01\n"
    registry = loaded(tmp_path, ("my.csv", header + row))
    assert registry.holders("president-of-france", "2023-12-31") == ("emmanuel-macron",)
    assert "emmanuel-macron" not in registry.holders("president-of-france", "2025-04-25")


TYPES = {
    "told": ("type", "Group", "Group"),
    "an office": ("office", "prime-minister-of-norway", "Person"),
    "a gender": ("gender", "f", "Person"),
    "a domain": ("domain", "moe.example", "Outlet"),
    "nothing": ("aliases", "M", "Organisation"),
}


@pytest.mark.parametrize(("column", "cell", "type"), TYPES.values(), ids=TYPES)
def test_the_type_follows_from_the_cells(tmp_path: Path, column: str, cell: str, type: str) -> None:
    registry = loaded(tmp_path, ("my.csv", f"id,label,{column}\nmoe,Moe,{cell}\n"))
    assert registry.actors["moe"].type == type


def test_a_table_can_hold_offices(tmp_path: Path) -> None:
    text = "id,label,type,role,of,titles\npier-master,Pier Master,Post,head,norway,master|chief\n"
    office = loaded(tmp_path, ("my.csv", text)).offices["pier-master"]
    assert (office.label, office.role, office.of) == ("Pier Master", "head", "norway")
    assert office.titles == ("master", "chief")
