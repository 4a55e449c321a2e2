"""IRIs of the data: every id under one configurable base, and back again."""

from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from rdflib import OWL, RDF, RDFS, XSD, URIRef

from ontology.vocabulary import DG_NS, REL_NS, SPEECH_NS

DEFAULT_BASE = "https://w3id.org/diplograph/"
_SPAN = "#char="

_FIXED_PREFIXES = {
    "dg": DG_NS,
    "rel": REL_NS,
    "speech": SPEECH_NS,
    "prov": "http://www.w3.org/ns/prov#",
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "time": "http://www.w3.org/2006/time#",
    "rdfs": str(RDFS),
    "rdf": str(RDF),
    "xsd": str(XSD),
    "sh": "http://www.w3.org/ns/shacl#",
    "owl": str(OWL),
    "void": "http://rdfs.org/ns/void#",
}
_DATA_PREFIXES = ("actor", "article", "mention", "statement", "relation", "graph")


@dataclass(frozen=True)
class Base:
    """The IRI under which all data stands; the vocabulary's own namespaces never move.

    Ids may hold any character: what an IRI cannot carry is percent-encoded, and decoded on the
    way back.

    Raises:
        ValueError: `base` is not an absolute http(s) IRI that ends in a slash.
    """

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        parts = urlsplit(self.base)
        if parts.scheme not in ("http", "https") or not parts.netloc or self.base[-1] != "/":
            raise ValueError(
                f"base {self.base!r} must be an absolute http(s) IRI that ends in '/', "
                f"such as {DEFAULT_BASE}"
            )
        if any(c in self.base for c in '<>"{}|\\^`?#') or any(c.isspace() for c in self.base):
            raise ValueError(f"base {self.base!r} holds characters that an IRI prefix cannot have")

    def actor(self, id: str) -> URIRef:
        return self._iri("actor", id)

    def article(self, id: str) -> URIRef:
        """The article's IRI, which is the name of its graph as well."""
        return self._iri("article", id)

    def mention(self, id: str) -> URIRef:
        return self._iri("mention", id)

    def statement(self, id: str) -> URIRef:
        return self._iri("statement", id)

    def relation(self, id: str) -> URIRef:
        return self._iri("relation", id)

    def span(self, article_id: str, span: tuple[int, int]) -> URIRef:
        """Part of an article's text, as a character range in the manner of RFC 5147."""
        return URIRef(span_iri(self.article(article_id), span))

    def iri(self, kind: str, id: str) -> str:
        """The bare text of what `actor`, `article` and so on return: `kind` is their name."""
        if not id:
            raise ValueError(f"an id of kind {kind} must not be empty")
        return f"{self.base}{kind}/{_encode(id)}"

    @property
    def graph_registry(self) -> URIRef:
        return self._iri("graph", "registry")

    @property
    def graph_ontology(self) -> URIRef:
        return self._iri("graph", "ontology")

    @property
    def graph_curation(self) -> URIRef:
        return self._iri("graph", "curation")

    @property
    def graph_copies(self) -> URIRef:
        return self._iri("graph", "copies")

    def actor_id(self, iri: str) -> str:
        """The id inside an IRI made by `actor`; this and its likes raise ValueError on others."""
        return self._id("actor", iri)

    def article_id(self, iri: str) -> str:
        return self._id("article", iri)

    def is_article(self, iri: str) -> bool:
        """Whether the IRI is one made by `article`."""
        return iri.startswith(f"{self.base}article/")

    def mention_id(self, iri: str) -> str:
        return self._id("mention", iri)

    def statement_id(self, iri: str) -> str:
        return self._id("statement", iri)

    def relation_id(self, iri: str) -> str:
        return self._id("relation", iri)

    def span_of(self, iri: str) -> tuple[str, tuple[int, int]]:
        """Article id and half-open character offsets of an IRI made by `span`."""
        article, mark, offsets = iri.partition(_SPAN)
        start, comma, end = offsets.partition(",")
        if not (mark and comma and start.isdecimal() and end.isdecimal()):
            raise ValueError(f"{iri} is not the IRI of a span")
        return self.article_id(article), (int(start), int(end))

    def prefixes(self) -> dict[str, str]:
        """Prefix -> namespace for everything a graph holds, data kinds under this base included."""
        return _FIXED_PREFIXES | {kind: f"{self.base}{kind}/" for kind in _DATA_PREFIXES}

    def _iri(self, kind: str, id: str) -> URIRef:
        return URIRef(self.iri(kind, id))

    def _id(self, kind: str, iri: str) -> str:
        start = f"{self.base}{kind}/"
        local = iri.removeprefix(start)
        if local == iri or not local or "/" in local or "#" in local:
            raise ValueError(f"{iri} is not the IRI of a kind {kind} under {self.base}")
        return unquote(local, errors="surrogatepass")


def span_iri(article: str, span: tuple[int, int]) -> str:
    """The bare text of the IRI of part of an article's text."""
    start, end = span
    return f"{article}{_SPAN}{start},{end}"


def _encode(id: str) -> str:
    """Percent-encode all but unreserved characters.

    Ids of dots only are encoded too, for they would be read as path steps; lone surrogates, which
    JSON can carry, become their three bytes.
    """
    if id.isalnum() and id.isascii():
        return id
    if not id.strip("."):
        return "%2E" * len(id)
    return quote(id, safe="", errors="surrogatepass")
