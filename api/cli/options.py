"""The options that several commands share, each described once."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from graph.shape import PROJECTIONS
from ingest.readers.forms import PACKED, Form

# Packed files show what they are; the form is that of what is in them.
InputFormat = StrEnum(  # type: ignore[misc]
    "InputFormat", {form.name: form.value for form in Form if form not in PACKED}
)

StoreOption = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="DIR|URL",
        help="Folder of the store, or address of a SPARQL endpoint (also DIPLOGRAPH_STORE). "
        "Default: ./diplograph-store.",
        show_default=False,
    ),
]
FastOption = Annotated[
    bool | None,
    typer.Option(
        "--fast/--thorough",
        help="Read by rules alone: faster, and more statements are overlooked "
        "(also DIPLOGRAPH_FAST).",
        show_default=False,
    ),
]
RegistryOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--registry",
        metavar="FILE",
        help="Your own actors, CSV or Turtle, on top of the known ones; may be repeated "
        "(also DIPLOGRAPH_REGISTRY).",
        show_default=False,
    ),
]
SinceOption = Annotated[
    str | None,
    typer.Option(
        "--since", metavar="DATE", help="From this day, month or year on (YYYY[-MM[-DD]])."
    ),
]
UntilOption = Annotated[
    str | None,
    typer.Option("--until", metavar="DATE", help="Up to and including this day, month or year."),
]
OutletOption = Annotated[
    str | None, typer.Option("--outlet", metavar="O", help="Reported by this outlet: id or name.")
]
TypeOption = Annotated[
    str | None,
    typer.Option(
        "--type",
        metavar="TYPE",
        help="A relation type (urges) or a whole family of them (REQUEST).",
    ),
]
ByOption = Annotated[
    str | None, typer.Option("--by", metavar="X", help="Said by this actor: id or name.")
]
AboutOption = Annotated[
    str | None, typer.Option("--about", metavar="Y", help="About this actor: id or name.")
]
ToOption = Annotated[
    str | None, typer.Option("--to", metavar="Z", help="Said to this actor: id or name.")
]
TextOption = Annotated[
    str | None, typer.Option("--text", metavar="WORDS", help="Holds these words.")
]
SubjectOption = Annotated[
    str | None, typer.Option("--subject", metavar="X", help="Whose act it is: id or name.")
]
ObjectOption = Annotated[
    str | None, typer.Option("--object", metavar="Y", help="At whom it aims: id or name.")
]
QuotationOption = Annotated[
    str | None,
    typer.Option("--quotation", metavar="KIND", help="direct, indirect or mixed statements."),
]
PolarityOption = Annotated[
    str | None,
    typer.Option("--polarity", metavar="P", help="affirmed or negated relations."),
]
CopiesOption = Annotated[
    bool,
    typer.Option(
        "--copies", help="Count every report of what several articles tell alike, not the first."
    ),
]
ProjectionOption = Annotated[
    str,
    typer.Option(
        "--projection",
        metavar="NAME",
        help="Which network: " + "; ".join(f"{k} ({v})" for k, v in PROJECTIONS.items()) + ".",
    ),
]
FoldOption = Annotated[
    bool, typer.Option("--fold", help="Put persons, governments and posts into their states.")
]
MinimumOption = Annotated[
    int, typer.Option("--minimum", min=1, metavar="N", help="Least weight of an edge.")
]
ActorOption = Annotated[
    list[str] | None,
    typer.Option(
        "--actor",
        metavar="X",
        help="Only edges that touch this actor: id or name; may be repeated.",
        show_default=False,
    ),
]
PublisherOption = Annotated[
    str | None,
    typer.Option("--publisher", metavar="NAME", help="The outlet, where an article names none."),
]
DateOption = Annotated[
    str | None,
    typer.Option("--date", metavar="YYYY-MM-DD", help="The day, where an article gives none."),
]
TitleOption = Annotated[
    str | None, typer.Option("--title", help="The title, where an article has none.")
]
UrlOption = Annotated[
    str | None, typer.Option("--url", help="The address, where an article has none.")
]
MapOption = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="FIELD=NAME,...",
        help="What fields are called in JSON and tables, as in text=body,date=published; "
        "may be repeated.",
        show_default=False,
    ),
]
InputFormatOption = Annotated[
    InputFormat | None,
    typer.Option(
        "--input-format",
        metavar="FORM",
        help=f"The form of all inputs, whatever they are called: {', '.join(InputFormat)}.",
        show_default=False,
    ),
]
FollowOption = Annotated[
    bool,
    typer.Option("--follow", help="Also fetch the pages that feeds and tables link to."),
]
INPUTS = (
    "Articles: files of text, HTML, JSON, CSV, Parquet, feeds, WARC, mail, PDF or Word, "
    "also packed; folders of them; addresses (http, https); or - for standard input."
)
PathsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        help=INPUTS,
        show_default=False,
    ),
]
LimitOption = Annotated[
    int | None,
    typer.Option("--limit", min=1, metavar="N", help="At most so many rows.", show_default=False),
]
PortOption = Annotated[
    int | None,
    typer.Option(
        "--port",
        min=0,
        max=65535,
        help="Port to serve at (also DIPLOGRAPH_PORT); 0 takes any free one. Default: 8000.",
        show_default=False,
    ),
]
HostOption = Annotated[
    str | None,
    typer.Option(
        "--host",
        help="Address to listen on (also DIPLOGRAPH_HOST). Default: 127.0.0.1.",
        show_default=False,
    ),
]


class RowFormat(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    TTL = "ttl"


class ListFormat(StrEnum):
    """How rows are printed that have no Turtle form of their own."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


FormatOption = Annotated[
    RowFormat,
    typer.Option("--format", "-f", help="How to print it; ttl is the Turtle of the selection."),
]
ListFormatOption = Annotated[ListFormat, typer.Option("--format", "-f", help="How to print it.")]
