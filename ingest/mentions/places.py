"""Whether a city that is a seat of government acts as the government or is just a place."""

from spacy.tokens import Token

_PLACE = frozenset(
    "in at near outside around from through across over into toward towards via inside".split()
)
_MOTION = frozenset(
    "visit travel trip fly arrive come go return head journey flight tour drive move send".split()
)
_STRIKES = frozenset(
    "attack strike assault raid bombardment shelling offensive march advance bombing".split()
)
_LOCATING = frozenset("in at near into outside around across off".split())
_PLACE_NOUNS = frozenset(
    "town city village port district province island capital time airport street suburb region area hotel airport station university metro".split()
)


def is_place(token: Token) -> bool:
    """True where the clause uses the city headed by `token` as a place: `in Kyiv`, `strike on`."""
    head = token.head
    if token.dep_ in {"compound", "nmod"} and head.lemma_.lower() in _PLACE_NOUNS:
        return True
    if token.dep_ == "appos" and head.pos_ == "PROPN":
        return True
    if token.dep_ == "npadvmod":
        return True
    if token.dep_ == "conj":
        return is_place(head) if head.i != token.i else False
    if token.dep_ != "pobj":
        return False
    preposition, governor = head.lower_, head.head
    if preposition in _PLACE:
        return True
    if preposition == "to" and governor.lemma_.lower() in _MOTION:
        return True
    return preposition in {"on", "against"} and governor.lemma_.lower() in _STRIKES


def is_location(token: Token) -> bool:
    """Whether an unknown name stands where a place does: `in Idku`, `the town of X`."""
    preposition = token.head
    if token.dep_ == "conj":
        return is_location(preposition) if preposition.i != token.i else False
    if token.dep_ != "pobj":
        return False
    return preposition.lower_ in _LOCATING or (
        preposition.lower_ == "of" and preposition.head.lemma_.lower() in _PLACE_NOUNS
    )
