"""How deep an upload nests, looked for before it is parsed.

The engine's parsers recurse, or take the square of the depth and more.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

from graph.errors import UploadUnreadable

MAX_DEPTH: Final = 64
# Elements of RDF/XML are nodes and properties in turn.
MAX_ELEMENTS: Final = 2 * MAX_DEPTH
# What all entities of a document may grow to, in bytes.
MAX_EXPANSION: Final = 1 << 20

# Strings may be cut off; what they hold does not count all the same.
_JSON: Final = re.compile(rb'"(?:[^"\\]|\\.)*+"?|(?P<open>[\[{])|(?P<close>[\]}])', re.DOTALL)
_TURTLE: Final = re.compile(
    rb'''
      """(?:[^"\\]|\\.|"(?!""))*+(?:""")?
    | \'\'\'(?:[^'\\]|\\.|'(?!\'\'))*+(?:\'\'\')?
    | "(?:[^"\\\n\r]|\\.)*+"?
    | '(?:[^'\\\n\r]|\\.)*+'?
    | <(?![<])[^<>"{}|^`\x00-\x20]*+>
    | \#[^\n\r]*+
    | \\.
    | (?P<open><<|[\[({])
    | (?P<close>>>|[\])}])
    ''',
    re.VERBOSE | re.DOTALL,
)
_XML: Final = re.compile(
    rb"""
      <!--.*?(?:-->|\Z)
    | <!\[CDATA\[.*?(?:\]\]>|\Z)
    | <\?.*?(?:\?>|\Z)
    | <[^\s!?/<>](?:[^"'<>/]|/(?!>)|"[^"]*"|'[^']*')*+/>
    | (?P<open><[^\s!?/<>])
    | (?P<close></)
    """,
    re.VERBOSE | re.DOTALL,
)
_ENTITY: Final = re.compile(
    rb"""<!ENTITY\s+(?P<kind>%\s+)?(?P<name>[^\s"'<>&%]+)\s+(?:"(?P<one>[^"]*)"|'(?P<two>[^']*)')?"""
)


def check_nesting(format: str, content: bytes) -> None:
    """Refuse an upload that nests too deep, or whose entities grow too much.

    Args:
        format: one of `graph.formats.GRAPH_FORMATS`.
        content: what was sent.

    Raises:
        UploadUnreadable: with the limit that is passed.
    """
    _CHECKS[format](content)


def _flat_json(content: bytes) -> None:
    _check_depth(_JSON, content, MAX_DEPTH)


def _flat_turtle(content: bytes) -> None:
    # Most have so few brackets that nothing needs to be told apart.
    if sum(map(content.count, (b"<<", b"[", b"(", b"{"))) > MAX_DEPTH:
        _check_depth(_TURTLE, content, MAX_DEPTH)


def _flat_xml(content: bytes) -> None:
    if b"\x00" in content[:4] or content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise UploadUnreadable("it is not UTF-8: send it so")
    if b"<!DOCTYPE" in content:
        _check_entities(content)
    _check_depth(_XML, content, MAX_ELEMENTS)


def _check_depth(brackets: re.Pattern[bytes], content: bytes, most: int) -> None:
    depth = 0
    for match in brackets.finditer(content):
        if match.lastgroup == "open":
            depth += 1
            if depth > most:
                raise UploadUnreadable(f"it nests deeper than {most} levels: send it flat")
        elif match.lastgroup == "close" and depth:
            depth -= 1


def _check_entities(content: bytes) -> None:
    grown = 0
    for entity in _ENTITY.finditer(content):
        value = entity["one"] if entity["one"] is not None else entity["two"]
        if entity["kind"] or value is None:
            raise UploadUnreadable("it names an entity that stands elsewhere: write it out")
        if b"&" in value or b"%" in value:
            raise UploadUnreadable("an entity of it refers to others: write them out")
        grown += len(value) * content.count(b"&" + entity["name"] + b";")
    if grown > MAX_EXPANSION:
        raise UploadUnreadable(
            f"its entities grow to more than {MAX_EXPANSION} bytes: write them out"
        )


_CHECKS: Final[Mapping[str, Callable[[bytes], None]]] = {
    "ttl": _flat_turtle,
    "trig": _flat_turtle,
    "nt": _flat_turtle,
    "nq": _flat_turtle,
    "jsonld": _flat_json,
    "rdf": _flat_xml,
}
