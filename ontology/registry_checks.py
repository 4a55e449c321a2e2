"""What must hold over the registry's tables, each breach a problem with its file and line."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Final

from ontology.registry_records import (
    ACTOR_TYPES,
    ROLES,
    NameKind,
    Office,
    RegistryActor,
    RegistryName,
    RegistryProblem,
    Term,
)
from ontology.registry_tables import Row, Tables

_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_WIKIDATA: Final = re.compile(r"Q[1-9][0-9]*")
_DOMAIN: Final = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
_DATE: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_WIKIDATA_ADVICE: Final = "write the id as Q145, and only if the source states it"


def check(tables: Tables) -> Iterator[RegistryProblem]:
    """All breaches found in the tables."""
    codes = {row.record.state for row in tables.actors.values() if row.record.type == "State"} - {
        None
    }
    for actor in tables.actors.values():
        yield from _check_actor(actor, tables, codes)
    for office in tables.offices.values():
        yield from _check_office(office, tables, codes)
    yield from _check_governments(tables)
    yield from _check_names(tables)
    yield from _check_terms(tables)


def _check_shared(
    row: Row[RegistryActor] | Row[Office], codes: set[str | None]
) -> Iterator[RegistryProblem]:
    record = row.record
    if not _SLUG.fullmatch(record.id):
        reason = f"'{record.id}' is not an id"
        yield row.problem("id", reason, "use lower-case letters, digits and single hyphens")
    if not record.label:
        yield row.problem("label", "no label", "write the usual English name")
    if record.state and record.state not in codes:
        reason = f"no state has the code '{record.state}'"
        advice = "use the ISO 3166 alpha-2 code of a state in states.csv (GB, not UK)"
        yield row.problem("state", reason, advice)
    if record.wikidata and not _WIKIDATA.fullmatch(record.wikidata):
        reason = f"'{record.wikidata}' is not a Wikidata id"
        yield row.problem("wikidata", reason, _WIKIDATA_ADVICE)
    if not record.source:
        yield row.problem("source", "no source", "name it, or write general-knowledge")


def _check_actor(
    row: Row[RegistryActor], tables: Tables, codes: set[str | None]
) -> Iterator[RegistryProblem]:
    yield from _check_shared(row, codes)
    actor = row.record
    if actor.type not in ACTOR_TYPES - {"Post"}:
        reason = f"'{actor.type}' is not a type of actor"
        advice = f"use one of {', '.join(sorted(ACTOR_TYPES - {'Post'}))}; posts are offices"
        yield row.problem("type", reason, advice)
    if actor.parent and actor.parent not in tables.actors:
        yield _unknown(row, "parent", actor.parent, "actor")
    if actor.gender not in (None, "m", "f"):
        reason = f"'{actor.gender}' is not a gender code"
        yield row.problem("gender", reason, "write m or f, or leave it empty")
    if actor.domain and not _DOMAIN.fullmatch(actor.domain):
        reason = f"'{actor.domain}' is not a web domain"
        yield row.problem("domain", reason, "write it as example.org, without https://")


def _check_governments(tables: Tables) -> Iterator[RegistryProblem]:
    first: dict[str, str] = {}
    for kind in ("State", "Government"):
        for row in tables.actors.values():
            actor = row.record
            key = actor.state if kind == "State" else actor.parent
            parent = tables.actors.get(actor.parent or "")
            heads = kind == "State" or (parent is not None and parent.record.type == "State")
            if actor.type != kind or not heads or not key:
                continue
            if (other := first.setdefault(f"{kind} {key}", actor.id)) != actor.id:
                reason = f"'{other}' is the {kind.lower()} of '{key}' already"
                advice = "keep one; ministries and seats have the government as their parent"
                yield row.problem("state" if kind == "State" else "parent", reason, advice)


def _check_office(
    row: Row[Office], tables: Tables, codes: set[str | None]
) -> Iterator[RegistryProblem]:
    yield from _check_shared(row, codes)
    office = row.record
    if office.role not in ROLES:
        reason = f"'{office.role}' is not a role"
        yield row.problem("role", reason, f"use one of {', '.join(sorted(ROLES))}")
    if office.of not in tables.actors:
        yield _unknown(row, "of", office.of, "actor")
    if not office.titles:
        yield row.problem("titles", "no title", "write at least one, such as prime minister")


def _check_names(tables: Tables) -> Iterator[RegistryProblem]:
    seen: set[RegistryName] = set()
    for row in tables.names:
        name = row.record
        if name.actor not in tables.actors and name.actor not in tables.offices:
            yield _unknown(row, "actor", name.actor, "actor")
        if not name.text:
            yield row.problem("text", "no text", "write the name, or delete the row")
        elif name.kind is NameKind.ACRONYM and name.text.islower():
            reason = f"the acronym '{name.text}' is in lower case"
            yield row.problem("text", reason, "write it as it is printed, or call it an alias")
        if name in seen:
            yield row.problem("text", f"'{name.text}' stands here twice", "delete one row")
        seen.add(name)
        if not name.source:
            yield row.problem("source", "no source", "name it, or write general-knowledge")


def _check_terms(tables: Tables) -> Iterator[RegistryProblem]:
    for row in tables.terms:
        term = row.record
        person = tables.actors.get(term.person)
        if person is None:
            yield _unknown(row, "person", term.person, "person")
        elif person.record.type != "Person":
            reason = f"'{term.person}' is a {person.record.type}, not a Person"
            yield row.problem("person", reason, "only persons hold offices")
        if term.office not in tables.offices:
            yield _unknown(row, "office", term.office, "office")
        yield from _check_dates(row)
        if not term.source:
            yield row.problem("source", "no source", "name it, or write general-knowledge")


def _check_dates(row: Row[Term]) -> Iterator[RegistryProblem]:
    term = row.record
    dates = (("start", term.start), ("end", term.end), ("known_until", term.known_until))
    for column, value in dates:
        if value and not _is_date(value):
            reason = f"'{value}' is not a date"
            yield row.problem(column, reason, "write 2024-07-05, 2024-07 or 2024")
    if term.start and term.end and _is_date(term.start) and _is_date(term.end):
        shared = min(len(term.start), len(term.end))
        if term.end[:shared] < term.start[:shared]:
            reason = f"the end {term.end} lies before the start {term.start}"
            yield row.problem("end", reason, "correct one of the two")


@cache
def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "0000-01-01"[len(text) :])
    except ValueError:
        return False
    return True


def _unknown(
    row: Row[RegistryActor] | Row[Office] | Row[RegistryName] | Row[Term],
    column: str,
    identifier: str,
    what: str,
) -> RegistryProblem:
    reason = f"no {what} has the id '{identifier}'"
    return row.problem(column, reason, f"add the {what}, or correct the id")
