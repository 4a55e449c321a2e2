"""Reads a user's Turtle file, written in the vocabulary of the graph's own registry."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

from rdflib import DCTERMS, FOAF, ORG, OWL, RDF, RDFS, SDO, SKOS, TIME, Graph, Literal, URIRef
from rdflib.exceptions import ParserError
from rdflib.plugins.parsers.notation3 import BadSyntax
from rdflib.term import Node

from ontology.registry_files import read_text
from ontology.registry_records import NameKind, RegistryProblem, Term
from ontology.registry_tables import Row, Tables
from ontology.registry_user_rows import USER_SOURCE, Entry, add_entry
from ontology.vocabulary import DG

_TYPES: Final = {
    DG.Person: "Person",
    DG.State: "State",
    DG.Government: "Government",
    DG.Organisation: "Organisation",
    DG.Group: "Group",
    DG.Outlet: "Outlet",
    DG.Post: "Post",
}
_GENDERS: Final[Mapping[Node | None, str]] = {SDO.Male: "m", SDO.Female: "f"}
_ROLES: Final[Mapping[Node | None, str]] = {
    DG.HeadOfState: "head-of-state",
    DG.HeadOfGovernment: "head-of-government",
    DG.ForeignMinister: "foreign-minister",
    DG.DefenceMinister: "defence-minister",
    DG.Minister: "minister",
    DG.DeputyMinister: "deputy-minister",
    DG.Spokesperson: "spokesperson",
    DG.Head: "head",
    DG.Ambassador: "ambassador",
    DG.Envoy: "envoy",
    DG.OtherRole: "other",
}
_NAMES: Final = (
    ("dg:acronym", DG.acronym, NameKind.ACRONYM),
    ("dg:metonym", DG.metonym, NameKind.METONYM),
    ("dg:adjective", DG.adjective, NameKind.ADJECTIVE),
    ("dg:demonym", DG.demonym, NameKind.PEOPLE),
    ("skos:altLabel", SKOS.altLabel, NameKind.ALIAS),
)
_EXACTNESS: Final = (TIME.inXSDDate, TIME.inXSDgYearMonth, TIME.inXSDgYear)


def read_user_turtle(path: Path, known: Tables) -> Tables:
    """Read the actors, offices and memberships of a Turtle file."""
    tables = Tables()
    text = read_text(path, tables.problems)
    if tables.problems:
        return tables
    try:
        graph = Graph().parse(data=text, format="turtle")
    except (BadSyntax, ParserError) as error:
        tables.problems.append(_syntax_problem(path.name, error))
        return tables
    _Reader(path.name, text, graph, tables).read(known)
    return tables


def _syntax_problem(file: str, error: BadSyntax | ParserError) -> RegistryProblem:
    line = error.lines + 1 if isinstance(error, BadSyntax) else 0
    told = getattr(error, "_why", None) or str(error)
    reason = f"not Turtle ({' '.join(str(told).split())})"
    return RegistryProblem(file, line, "", reason, "look at the end of the statement before, too")


class _Reader:
    """One file's graph, and where in its text a node is first named."""

    def __init__(self, file: str, text: str, graph: Graph, tables: Tables) -> None:
        self._file = file
        self._lines = text.splitlines()
        self._graph = graph
        self._tables = tables

    def read(self, known: Tables) -> None:
        """Fill the tables."""
        actors = {
            node: name
            for kind, name in _TYPES.items()
            for node in sorted(self._graph.subjects(RDF.type, kind), key=str)
        }
        if not actors and (None, RDF.type, ORG.Membership) not in self._graph:
            self._problem(0, "", "no actor in it", "give one a class, such as a dg:Person")
        for node, name in actors.items():
            if isinstance(node, URIRef):
                add_entry(self._tables, self._entry(node, name), known)
            else:
                advice = "give it an IRI; the last part becomes its id"
                self._problem(0, "", f"a dg:{name} without an IRI", advice)
        for node in sorted(self._graph.subjects(RDF.type, ORG.Membership), key=str):
            self._membership(node)
        self._bare_terms()

    def _entry(self, node: URIRef, type: str) -> Entry:
        cells = {
            "type": type,
            "label": self._label(node),
            "state": self._text(node, DG.state),
            "wikidata": self._local(node, OWL.sameAs),
            "parent": self._local(node, ORG.subOrganizationOf),
            "gender": _GENDERS.get(self._node(node, SDO.gender), ""),
            "family_name": self._text(node, FOAF.familyName),
            "domain": urlsplit(self._text(node, FOAF.homepage)).netloc,
            "role": _ROLES.get(self._node(node, DG.role), ""),
            "of": self._local(node, ORG.postIn),
            "source": self._text(node, DCTERMS.source),
        }
        titles = tuple(sorted(map(str, self._graph.objects(node, DG.title))))
        names = tuple(self._names(node, cells["label"]))
        return Entry(self._file, self._line(node), _id(node), cells, names, titles)

    def _label(self, node: Node) -> str:
        """The English label, else one without a language, else any."""
        labels = [
            *self._graph.objects(node, RDFS.label),
            *self._graph.objects(node, SKOS.prefLabel),
        ]
        ranked = sorted(labels, key=lambda label: (_language(label), str(label)))
        return str(ranked[0]) if ranked else ""

    def _names(self, node: Node, label: str) -> Iterator[tuple[str, NameKind, str]]:
        told = {label}
        for column, predicate, kind in _NAMES:
            for text in sorted({str(name) for name in self._graph.objects(node, predicate)}):
                if kind is not NameKind.ALIAS or text not in told:
                    yield column, kind, text
                told.add(text)

    def _membership(self, node: Node) -> None:
        person = self._node(node, ORG.member)
        office = self._node(node, DG.post)
        line = self._line(node)
        if person is None or office is None:
            property = "org:member" if person is None else "dg:post"
            advice = "name the person with org:member and the office with dg:post"
            self._problem(line, property, f"an org:Membership without {property}", advice)
            return
        interval = self._node(node, ORG.memberDuring)
        term = Term(
            _id(person),
            _id(office),
            self._date(interval, TIME.hasBeginning),
            self._date(interval, TIME.hasEnd),
            self._text(node, DG.knownUntil) or None,
            self._text(node, DCTERMS.source) or USER_SOURCE,
        )
        self._tables.terms.append(Row(self._file, line, term))

    def _bare_terms(self) -> None:
        """`org:holds` alone is a term whose dates are unknown."""
        told = {(row.record.person, row.record.office) for row in self._tables.terms}
        for person, office in sorted(self._graph.subject_objects(ORG.holds)):
            if (_id(person), _id(office)) not in told:
                term = Term(_id(person), _id(office), source=USER_SOURCE)
                self._tables.terms.append(Row(self._file, self._line(person), term))

    def _date(self, interval: Node | None, edge: URIRef) -> str | None:
        instant = self._node(interval, edge)
        found = (self._graph.value(instant, exactness) for exactness in _EXACTNESS)
        return next((str(date) for date in found if instant is not None and date), None)

    def _node(self, node: Node | None, predicate: URIRef) -> Node | None:
        return self._graph.value(node, predicate, any=True) if node is not None else None

    def _text(self, node: Node, predicate: URIRef) -> str:
        return str(self._node(node, predicate) or "")

    def _local(self, node: Node, predicate: URIRef) -> str:
        value = self._node(node, predicate)
        return _id(value) if value is not None else ""

    def _line(self, node: Node) -> int:
        """The line that begins with a node's name, else the first that has it; 0 if none."""
        name = re.escape(re.split(r"[/#]", str(node))[-1])
        for pattern in (rf"\s*[<\w][^\s]*[:/#]{name}>?\s", rf".*[:/#]{name}(?![\w-])"):
            for number, line in enumerate(self._lines, 1):
                if re.match(pattern, line + " "):
                    return number
        return 0

    def _problem(self, line: int, column: str, reason: str, advice: str) -> None:
        self._tables.problems.append(RegistryProblem(self._file, line, column, reason, advice))


def _id(node: Node) -> str:
    """The last part of an IRI."""
    return unquote(re.split(r"[/#]", str(node).rstrip("/"))[-1])


def _language(label: Node) -> int:
    language = label.language if isinstance(label, Literal) else None
    return 0 if language and language.lower().startswith("en") else 1 if not language else 2
