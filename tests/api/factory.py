"""A small world for the tests: two states, their people, an outlet, three articles.

The actors are invented, so that nothing here depends on who stands in the registry.
"""

from collections.abc import Iterable, Iterator

from ingest.records import (
    Act,
    Actor,
    ActorType,
    Article,
    Extraction,
    Mention,
    MentionKind,
    Modality,
    Quotation,
    Relation,
    Span,
    Statement,
    fact_id,
)

RURITANIA = Actor("ruritania", "Ruritania", ActorType.STATE, ("Kingdom of Ruritania",), "XR")
BORDURIA = Actor("borduria", "Borduria", ActorType.STATE, (), "XB")
NOVAK = Actor("anna-novak", "Anna Novak", ActorType.PERSON, ("Ms Novak",), "XR")
HERALD = Actor("strelsau-herald", "The Strelsau Herald", ActorType.OUTLET, ("the Herald",), "XR")
GRAUHOF = Actor("alex-grauhof", "Alex Grauhof", ActorType.PERSON, (), "XR")
GRAUHOF_2 = Actor("alex-grauhof-2", "Alex Grauhof", ActorType.PERSON, (), "XB")

BORDER = Article(
    id="herald-border",
    title="Ruritania urges Borduria to leave",
    publisher="The Strelsau Herald",
    date="2025-04-25",
    url="https://herald.example/border",
    text=(
        "Foreign Minister Anna Novak said on Thursday that “the border must be quiet”.\n\n"
        "Ruritania urged Borduria to withdraw its troops.\n\n"
        "Ms Novak told the Herald: “We are ready to talk.\n\n“We will not wait for ever.”\n\n"
        "Borduria denied the report of the Herald."
    ),
)
MARKUP = Article(
    id="odd-markup",
    title="<script>alert('title')</script>",
    date="2025-05-02",
    url="javascript:alert('url')",
    text='Alex Grauhof warned: “<b>No</b> \x1b[31mmore\x1b[0m "talks" & no less”, he said.',
)
RIVALS = Article(
    id="rivals",
    title="Two of a name",
    publisher="The Strelsau Herald",
    date="2025-05-03",
    text="Alex Grauhof of Borduria criticised Ruritania. He said that talks would go on.",
)


def at(article: Article, words: str) -> Span:
    """Where `words` first stand in the article."""
    start = article.text.index(words)
    return Span(start, start + len(words))


def said(
    article: Article,
    speaker: Actor,
    source: str,
    cue: str,
    *content: str,
    quotation: Quotation = Quotation.DIRECT,
    speech_act: str = "says",
    addressee: Actor | None = None,
    about: tuple[Actor, ...] = (),
    date: str | None = None,
    denies: str | None = None,
) -> Statement:
    """A statement, its words found in the article."""
    return Statement(
        id=fact_id("statement", article.id, speaker.id, cue, *content),
        act=Act.SPEECH,
        speech_act=speech_act,
        speaker=speaker.id,
        source=(at(article, source),),
        cue=(at(article, cue),),
        content=tuple(at(article, words) for words in content),
        quotation=quotation,
        addressee=addressee.id if addressee else None,
        about=tuple(actor.id for actor in about),
        date=date,
        denies=denies,
        confidence=0.9,
        rule="test",
    )


def stands(
    article: Article,
    subject: Actor,
    relation: str,
    object: Actor,
    evidence: str,
    *,
    statement: Statement | None = None,
    date: str | None = None,
) -> Relation:
    """A relation, asserted by the narrator or in a statement of its subject."""
    return Relation(
        id=fact_id("relation", article.id, subject.id, relation, object.id),
        subject=subject.id,
        relation=relation,
        object=object.id,
        evidence=at(article, evidence),
        modality=Modality.ACTUAL,
        attributed_to=statement.speaker if statement else None,
        statement=statement.id if statement else None,
        date=date,
        confidence=0.8,
        rule="test",
    )


def mention(article: Article, actor: Actor, words: str) -> Mention:
    """A mention by name."""
    return Mention(at(article, words), actor.id, MentionKind.NAME)


def sentences(text: str) -> tuple[Span, ...]:
    """Each paragraph as one sentence: as coarse as the tests need."""
    spans, start = [], 0
    for line in text.split("\n"):
        if line:
            spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return tuple(spans)


def border() -> Extraction:
    """A minister on the border, a demand, an interview over two paragraphs, a denial."""
    quiet = said(
        BORDER,
        NOVAK,
        "Foreign Minister Anna Novak",
        "said",
        "the border must be quiet",
        about=(BORDURIA,),
        date="2025-04-24",
    )
    talk = said(
        BORDER,
        NOVAK,
        "Ms Novak",
        "told",
        "We are ready to talk.",
        "We will not wait for ever.",
        addressee=HERALD,
    )
    denial = said(
        BORDER,
        BORDURIA,
        "Borduria",
        "denied",
        "the report of the Herald",
        quotation=Quotation.INDIRECT,
        speech_act="denies",
        about=(HERALD,),
        denies=quiet.id,
    )
    urged = "Ruritania urged Borduria to withdraw its troops."
    denied = "Borduria denied the report of the Herald."
    return Extraction(
        article=BORDER,
        actors=(RURITANIA, BORDURIA, NOVAK, HERALD),
        mentions=(
            mention(BORDER, NOVAK, "Anna Novak"),
            mention(BORDER, NOVAK, "Ms Novak"),
            mention(BORDER, RURITANIA, "Ruritania"),
            mention(BORDER, BORDURIA, "Borduria"),
            mention(BORDER, HERALD, "the Herald"),
        ),
        statements=(quiet, talk, denial),
        relations=(
            stands(BORDER, RURITANIA, "urges", BORDURIA, urged),
            stands(BORDER, BORDURIA, "denies-report", HERALD, denied, statement=denial),
        ),
        sentences=sentences(BORDER.text),
    )


def markup() -> Extraction:
    """An article that tries to break out of the page and of the terminal."""
    content = MARKUP.text[MARKUP.text.index("<b>") : MARKUP.text.index("”")]
    return Extraction(
        article=MARKUP,
        actors=(GRAUHOF,),
        mentions=(mention(MARKUP, GRAUHOF, "Alex Grauhof"),),
        statements=(said(MARKUP, GRAUHOF, "Alex Grauhof", "warned", content),),
        sentences=sentences(MARKUP.text),
    )


def rivals() -> Extraction:
    """Somebody who bears the name of somebody else."""
    speech = said(
        RIVALS,
        GRAUHOF_2,
        "Alex Grauhof",
        "said",
        "talks would go on",
        quotation=Quotation.INDIRECT,
    )
    criticised = "Alex Grauhof of Borduria criticised Ruritania."
    return Extraction(
        article=RIVALS,
        actors=(GRAUHOF_2, RURITANIA, HERALD),
        mentions=(mention(RIVALS, GRAUHOF_2, "Alex Grauhof"),),
        statements=(speech,),
        relations=(stands(RIVALS, GRAUHOF_2, "criticises", RURITANIA, criticised),),
        sentences=sentences(RIVALS.text),
    )


def all_extractions() -> tuple[Extraction, ...]:
    """The whole world."""
    return border(), markup(), rivals()


TOKEN = "let-me-in"


class Paragraphs:
    """A plain extractor: every paragraph with `said` in it is a statement of Anna Novak."""

    def extract(self, article: Article) -> Extraction:
        """The statements of one article."""
        spans = sentences(article.text)
        statements = tuple(
            Statement(
                id=fact_id(article.id, span),
                act=Act.SPEECH,
                speech_act="says",
                speaker=NOVAK.id,
                source=(),
                cue=(),
                content=(span,),
                quotation=Quotation.INDIRECT,
            )
            for span in spans
            if "said" in article.at(span)
        )
        return Extraction(article, (NOVAK,), (), statements, (), spans)

    def extract_many(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """The statements of each."""
        return map(self.extract, articles)
