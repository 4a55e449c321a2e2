"""Texts with inline marks, as they are written in `data/training/texts`, and what they say.

A mark is `{s1|words}`: a letter for the role (s source, c cue, t content), a number that ties the
parts of one statement together, for contents a letter for the act (b belief, i intention, d
decree; none: speech), a stroke and the words. Marks nest; a part may come in several pieces.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

_OPEN: Final = re.compile(r"\{([sct])(\d+)([bid]?)\|")
_HEADER: Final = re.compile(r"# ?(\w+): ?(.*)")
_ACTS: Final = {"": "speech", "b": "belief", "i": "intention", "d": "decree"}
_PARTS: Final = {"s": "source", "c": "cue", "t": "content"}
RELATION_FIELDS: Final = ("subject", "relation", "object", "polarity", "attributed_to", "evidence")


class MarkError(Exception):
    """A text is not marked as it should be; the message names file, line and remedy."""


@dataclass
class MarkedStatement:
    """One statement: its act and the offsets of its parts in the plain text."""

    act: str = "speech"
    source: list[tuple[int, int]] = field(default_factory=list)
    cue: list[tuple[int, int]] = field(default_factory=list)
    content: list[tuple[int, int]] = field(default_factory=list)


@dataclass
class MarkedText:
    """A text without its marks, and what they said."""

    id: str
    header: dict[str, str]
    text: str
    statements: dict[int, MarkedStatement]
    relations: list[dict[str, str]]


def read_texts(folder: Path) -> Iterator[MarkedText]:
    """Yield the texts of all `.txt` files in `folder`, several a file, parted by lines of `====`.

    Raises:
        MarkError: marks that do not close, statements without content, relations misspelt.
    """
    for path in sorted(folder.glob("*.txt")):
        line = 1
        for block in re.split(r"(?m)^====\n", path.read_text(encoding="utf-8")):
            if block.strip():
                yield read_text(block, f"{path.name}:{line}")
            line += block.count("\n") + 1


def read_snippets(folder: Path) -> Iterator[MarkedText]:
    """Yield the snippets of all `.txt` files in `folder`: plain text and lines of relations.

    Their relations have no evidence, for a snippet is short; statements are not marked in them.

    Raises:
        MarkError: a relation misspelt, or with a name that the snippet does not have.
    """
    for path in sorted(folder.glob("*.txt")):
        for number, block in enumerate(re.split(r"(?m)^====\n", path.read_text(encoding="utf-8"))):
            if block.strip():
                yield read_snippet(block, f"{path.stem}-{number}")


def read_snippet(block: str, name: str) -> MarkedText:
    """Read one snippet; `name` becomes its id."""
    lines = block.strip("\n").split("\n")
    text = "\n".join(line for line in lines if not line.startswith("> ")).strip()
    relations = [_relation(f"{line[2:]} |", name) for line in lines if line.startswith("> ")]
    for relation in relations:
        for part in ("subject", "object"):
            if relation[part] not in text:
                raise MarkError(f"{name}: {part} {relation[part]!r} is not in the text")
    return MarkedText(name, {}, text, {}, relations)


def read_text(block: str, place: str) -> MarkedText:
    """Read one text: header lines (`# key: value`), the marked text, `> ` lines of relations."""
    header: dict[str, str] = {}
    relations: list[dict[str, str]] = []
    lines: list[str] = []
    for line in block.strip("\n").split("\n"):
        match = _HEADER.fullmatch(line)
        if match and not lines:
            header[match[1]] = match[2].strip()
        elif line.startswith("> "):
            relations.append(_relation(line[2:], place))
        else:
            lines.append(line)
    if "id" not in header:
        raise MarkError(f"{place}: the header lacks '# id: ...'")
    text, statements = _unmarked("\n".join(lines).strip("\n"), f"{place} ({header['id']})")
    for relation in relations:
        if relation["evidence"] not in text:
            raise MarkError(f"{place}: evidence {relation['evidence']!r} is not in the text")
    return MarkedText(header["id"], header, text, statements, relations)


def _relation(line: str, place: str) -> dict[str, str]:
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) != len(RELATION_FIELDS):
        raise MarkError(f"{place}: a relation has {len(RELATION_FIELDS)} cells: {line!r}")
    relation = dict(zip(RELATION_FIELDS, cells, strict=True))
    if relation["polarity"] not in {"affirmed", "negated"}:
        raise MarkError(f"{place}: polarity must be affirmed or negated: {line!r}")
    return relation


def _unmarked(marked: str, place: str) -> tuple[str, dict[int, MarkedStatement]]:
    statements: dict[int, MarkedStatement] = {}
    plain: list[str] = []
    stack: list[tuple[str, int, int]] = []
    at = length = 0
    while at < len(marked):
        if (mark := _OPEN.match(marked, at)) is not None:
            number = int(mark[2])
            statement = statements.setdefault(number, MarkedStatement())
            if mark[1] == "t" and mark[3]:
                statement.act = _ACTS[mark[3]]
            stack.append((mark[1], number, length))
            at = mark.end()
            continue
        if marked[at] == "}":
            if not stack:
                before = marked[:at][-40:]
                raise MarkError(f"{place}: a mark closes that was not opened: ...{before!r}")
            role, number, start = stack.pop()
            getattr(statements[number], _PARTS[role]).append((start, length))
        else:
            plain.append(marked[at])
            length += 1
        at += 1
    if stack:
        raise MarkError(f"{place}: {len(stack)} mark(s) are not closed")
    for number, statement in statements.items():
        if not statement.content:
            raise MarkError(f"{place}: statement {number} has no content")
        for part in (statement.source, statement.cue, statement.content):
            part.sort()
    text = "".join(plain)
    if "{" in text:
        raise MarkError(f"{place}: a brace without a mark: {text[text.index('{') :][:40]!r}")
    return text, statements
