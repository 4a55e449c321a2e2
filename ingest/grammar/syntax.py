"""Walking the parse: conjuncts, prepositional objects, who governs whom. Knows no actors."""

from collections.abc import Collection, Container, Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from ingest.records import Span

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PHRASES = frozenset({"prep", "agent", "dative", "prt", "advmod", "advcl", "mark", "acl"})
_FIXED = frozenset(
    {"according", "due", "owing", "thanks", "prior", "compared", "related", "similar"}
)
_RELATIVE = frozenset({"WDT", "WP"})
_PARTITIVE_WORDS = """
    all any both each few many more most much none number one some several part half group
    range series majority hundreds thousands dozens tens scores lot pair variety other round
    package set wave batch string raft host dozen portion bulk rest remainder first
    last second third quarter fifth sixth tenth chunk slice stretch swathe swath
"""
PARTITIVE = frozenset(_PARTITIVE_WORDS.split())
_WORTH = frozenset({"in", "of"})  # `$5 million in aid`
_AMOUNTS = frozenset({"million", "billion", "trillion", "dollar", "euro", "pound", "ton", "tonne"})
_TREE = "diplograph.tree"
_SENTENCES = "diplograph.sentences"
_EXAMPLES = frozenset({"including", "like", "as", "include"})


def children(token: Token, *deps: str) -> list[Token]:
    """The children of `token` whose label is one of `deps`, in text order."""
    doc = token.doc
    below = (doc.user_data.get(_TREE) or _grown(doc))[token.i]
    return [doc[at] for at, dep in below if dep in deps] if below else []


def all_children(token: Token) -> list[Token]:
    """All children of `token`, in text order."""
    doc = token.doc
    return [doc[at] for at, _ in _below(token)]


def is_leaf(token: Token) -> bool:
    """Whether nothing hangs on `token`."""
    return not _below(token)


def _below(token: Token) -> list[tuple[int, str]]:
    """Places and labels of the children of `token`."""
    doc = token.doc
    return (doc.user_data.get(_TREE) or _grown(doc))[token.i]


def _grown(doc: Doc) -> list[list[tuple[int, str]]]:
    """The tree of a Doc by places, taken once from its parse and kept with it."""
    tree: list[list[tuple[int, str]]] = [[] for _ in doc]
    for each in doc:
        if (head := each.head.i) != each.i:
            tree[head].append((each.i, each.dep_))
    doc.user_data[_TREE] = tree
    return tree


def sentence_bounds(token: Token) -> tuple[int, int]:
    """The first token of the sentence of `token`, and the one behind its last."""
    doc = token.doc
    bounds: list[tuple[int, int]] | None = doc.user_data.get(_SENTENCES)
    if bounds is None:
        sentences = ((sentence.start, sentence.end) for sentence in doc.sents)
        bounds = [each for each in sentences for _ in range(*each)]
        doc.user_data[_SENTENCES] = bounds
    return bounds[token.i]


def conjuncts(token: Token) -> Iterator[Token]:
    """`token` and everything coordinated with it (`A and President B` may parse as a modifier)."""
    if is_leaf(token):
        yield token
        return
    yield from (c for c in children(token, "nmod") if children(c, "cc"))
    yield token
    for child in children(token, "conj"):
        if not _left_out(child):
            yield from conjuncts(child)


def _left_out(conjunct: Token) -> bool:
    """`A but not B`: B is no member."""
    joints = [c for c in children(conjunct.head, "cc") if c.i < conjunct.i]
    return any(children(each, "neg") for each in (conjunct, *joints[-1:]))


def examples(token: Token) -> Iterator[Token]:
    """What a phrase gives as its members: `allies such as A and B`, `officials including C`."""
    for child in children(token, "prep"):
        if child.lower_ in _EXAMPLES:
            if child.lower_ == "as" and not any(c.lower_ == "such" for c in child.children):
                continue
            for named in children(child, "pobj"):
                yield from conjuncts(named)


def prep_objects(token: Token, names: Collection[str]) -> Iterator[Token]:
    """Heads of the phrases that prepositions among `names` attach to `token`."""
    doc = token.doc
    for at, dep in _below(token):
        if dep not in _PHRASES:
            continue
        child = doc[at]
        word = child.lower_
        if word in names:
            yield from _pobj(child)
        if word not in _FIXED:  # `out of X`, `from X and with Y`
            for inner in children(child, "prep", "conj"):
                if inner.lower_ in names:
                    yield from _pobj(inner)


def _pobj(preposition: Token) -> Iterator[Token]:
    yield from children(preposition, "pobj")
    if preposition.dep_ == "acl":  # `sanctions targeting X`
        yield from children(preposition, "dobj")
    for verb in children(preposition, "pcomp"):
        if not any(word.tag_ == "WP" for word in verb.lefts):  # `in what X called a retreat`
            yield from children(verb, "nsubj")


def lemma_in(token: Token, table: Container[str]) -> str:
    """The form of the token's lemma that `table` knows, else the lemma.

    The rule lemmatiser loses a final e (`staged` -> `stag`) and keeps British double consonants.
    """
    lemma = token.lemma_.lower()
    if lemma in table:
        return lemma
    for guess in (token.lower_, f"{lemma}e", _undoubled(lemma), _undoubled(lemma[:-1])):
        if guess in table:
            return guess
    return lemma


def _undoubled(lemma: str) -> str:
    return lemma[:-1] if len(lemma) > 3 and lemma[-1] == lemma[-2] else lemma


def is_verb(token: Token) -> bool:
    """Whether the tagger sees a verb (an auxiliary standing alone counts)."""
    return token.pos_ in {"VERB", "AUX"}


def is_passive(verb: Token) -> bool:
    """Whether `verb` is passive: an auxiliary, a by-agent, or a past participle on a noun."""
    if any(dep in {"auxpass", "nsubjpass"} for _, dep in _below(verb)):
        return True
    if verb.dep_ == "conj" and children(verb, "agent") and not children(verb, *SUBJECTS, "dobj"):
        return True  # `funded, housed and cheered by X`, whatever the tag
    if verb.tag_ != "VBN" or any(c.lemma_ == "have" for c in children(verb, "aux")):
        return False
    if verb.dep_ == "conj" and verb.head.tag_ == "VBN" and not children(verb, "nsubj"):
        return is_passive(verb.head)
    return verb.dep_ in {"acl", "amod", "advcl"} or bool(children(verb, "agent"))


def is_relative(token: Token) -> bool:
    """Whether `token` is a relative pronoun."""
    return token.tag_ in _RELATIVE or (token.lower_ == "that" and token.dep_ in SUBJECTS)


def antecedent(verb: Token) -> Token | None:
    """The noun that a relative clause headed by `verb` (or by its coordination) describes."""
    while verb.dep_ == "conj" and is_verb(verb.head):
        verb = verb.head
    return verb.head if verb.dep_ == "relcl" else None


def has_particle(verb: Token, particle: str) -> bool:
    """Whether `verb` has the particle or adverb its row asks for."""
    return any(
        child.lower_ == particle
        for child in children(verb, "prt", "advmod", "prep", "dobj", "acomp", "oprd", "intj")
    )


def infinitive(verb: Token) -> Token | None:
    """The to-infinitive that completes `verb`, where there is one."""
    for child in children(verb, "xcomp", "ccomp", "advcl"):
        if has_to(child):
            return child
    for named in children(verb, "dobj", "npadvmod"):
        for child in children(named, "acl", "relcl"):
            if has_to(child):
                return child
    return None


def has_to(verb: Token) -> bool:
    """Whether `verb` is a to-infinitive."""
    return any(child.tag_ == "TO" for child in all_children(verb))


def whole(noun: Token) -> Token:
    """The phrase that `noun` stands in: the first of a coordination, the measure of a part."""
    while True:
        if noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
            noun = noun.head
        elif noun.dep_ == "pobj" and (
            (noun.head.lower_ == "of" and noun.head.head.lower_ in PARTITIVE)
            or (noun.head.lower_ in _WORTH and noun.head.head.lemma_.lower() in _AMOUNTS)
        ):
            noun = noun.head.head
        else:
            return noun


def governor(noun: Token) -> tuple[Token, str] | None:
    """The verb that `noun` completes, and how: dobj, nsubjpass, acl, relcl or a preposition."""
    noun = whole(noun)
    head = noun.head
    if noun.dep_ in {"dobj", "nsubjpass", "attr", "oprd", "nsubj"} and is_verb(head):
        return head, noun.dep_
    if noun.dep_ == "pobj" and head.dep_ in {"prep", "agent"}:
        inner = head
        while inner.head.dep_ == "prep" and inner.dep_ == "prep":
            inner = inner.head
        if is_verb(inner.head):
            return inner.head, head.lower_
    return None


def describing_verbs(noun: Token) -> Iterator[Token]:
    """Verbs of the clauses that describe `noun` as what was done: `talks held`, `aid they gave`."""
    for child in children(noun, "acl", "relcl"):
        if child.dep_ == "acl":
            if child.tag_ == "VBN":
                yield child
        else:
            subjects = children(child, "nsubj", "nsubjpass")
            passive = is_passive(child)
            if any(is_relative(s) for s in subjects) == passive and subjects:
                yield child


def sentence_span(sentence: DocSpan) -> Span | None:
    """Offsets of a sentence without the blanks around it; None if it is nothing else."""
    doc, start, end = sentence.doc, sentence.start, sentence.end
    while start < end and doc[start].is_space:
        start += 1
    while end > start and doc[end - 1].is_space:
        end -= 1
    return Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1])) if start < end else None
