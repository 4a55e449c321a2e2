"""Statements inside statements: who reported that somebody said something, who denies a report."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.reading import TextReading
from ingest.records import Span, Statement
from ingest.relations.denials import denials
from ontology.lexicon_relations import RelationLexicon


def nested(statements: Sequence[Statement], reading: TextReading) -> list[Statement]:
    """The statements with their parents; what an outlet says somebody said, that outlet reports."""
    by_id = {each.id: each for each in statements}
    result = []
    for each in statements:
        parent = _parent(each, statements)
        outlet = each.reported_by
        above = parent
        while above is not None:
            speaker = by_id[above].speaker
            if speaker is not None and reading.kind(speaker) == "Outlet":
                outlet = speaker
                break
            above = _parent(by_id[above], statements)
        same = parent is None and outlet == each.reported_by
        result.append(each if same else replace(each, parent=parent, reported_by=outlet))
    return result


def _parent(inner: Statement, statements: Sequence[Statement]) -> str | None:
    """The id of the smallest statement whose content holds cue and content of `inner`."""
    anchors = [*inner.cue, *inner.content]
    around = [
        (sum(span.end - span.start for span in each.content), each.id)
        for each in statements
        if each.id != inner.id
        and each.content != inner.content
        and all(_inside(anchor, each) for anchor in anchors)
    ]
    return min(around)[1] if around else None


def _inside(anchor: Span, statement: Statement) -> bool:
    return any(span.start <= anchor.start and anchor.end <= span.end for span in statement.content)


def with_denials(
    statements: Sequence[Statement], reading: TextReading, lexicon: RelationLexicon
) -> list[Statement]:
    """The statements, those that deny a report linked to the statement denied."""
    result = list(statements)
    for denial in denials(reading, lexicon):
        offset = denial.verb.idx
        for at, each in enumerate(result):
            says = any(span.start <= offset < span.end for span in (*each.cue, *each.content))
            if says and each.speaker == denial.denier.actor and each.id != denial.statement:
                result[at] = replace(each, speech_act="denies", denies=denial.statement)
    return result
