"""What the parser tends to hang elsewhere than the idiom wants it."""

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.grammar.syntax import children, prep_objects


def unless(noun: Token, particle: str) -> list[Token]:
    """The noun, or what was read as the subject of the particle: `sent X packing`."""
    return [noun] if noun.lower_ != particle else children(noun, "nsubj")


def is_small(clause: Token) -> bool:
    """Whether a clause is a predicate without a verb (`persona non grata` may be read as one)."""
    return clause.pos_ in {"ADJ", "NOUN"} or clause.lower_ == "persona"


def named_acts(host: Token) -> Iterator[Token]:
    """What a noun or a verb is put to: `a halt to trade`, `years of talks`."""
    return prep_objects(host, ("of", "to"))


def judgement(verb: Token) -> list[Token]:
    """The second of two objects: `branded X a thief`."""
    objects = children(verb, "dobj")
    named = any(child.pos_ != "ADP" for child in children(verb, "dative")) or len(objects) > 1
    return objects[-1:] if named else []


def idiom_nouns(phrase: Token) -> list[Token]:
    """Nouns on which the next phrase is wrongly hung: `to blows with X`, `blame for it on X`."""
    return [
        noun
        for noun in children(phrase, "pobj")
        if phrase.lower_ == "for"
        or noun.lower_ == "streets"
        or (noun.pos_ == "NOUN" and not children(noun, "det", "poss", "amod"))
    ]


def is_gerund(word: Token) -> bool:
    """Whether the tagger sees a verb in what names an act: `Fighting between A and B`."""
    return word.tag_ == "VBG" and word.dep_ in {"nsubj", "nsubjpass"}
