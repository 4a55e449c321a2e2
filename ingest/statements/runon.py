"""Contents that run on: what follows belongs to them, wherever the parser hangs it."""

from collections.abc import Callable

from spacy.tokens import Token

from ingest.grammar.syntax import children, is_verb
from ingest.records import Span

_TIMES = frozenset({"DATE", "TIME"})
_CLAUSES = frozenset({"conj", "advcl", "ccomp", "parataxis", "dep", "relcl"})
_BASE_FORMS = frozenset({"VB", "VBP"})

type Test = Callable[[Token], bool]


def run_on(
    verb: Token, content: tuple[Span, ...], is_cue: Test, is_occasion: Test, *, acts: bool = False
) -> Span | None:
    """The last piece of a content stretched to where its clause ends, None if it ends there.

    It goes on to the end of the sentence, but stops before another report, another clause of the
    narrator's, a date and the occasion of speaking.

    Args:
        verb: the cue, or the light verb of a reporting noun.
        content: the pieces that the parse gives; the last one lies after the cue.
        is_cue: whether a verb reports speech itself.
        is_occasion: whether a phrase says where or to whom was spoken.
        acts: whether the content is an infinitive, which further bare verbs may go on with.
    """
    last = content[-1]
    sentence = verb.sent
    if last.start < verb.idx:
        return None
    end = last.end
    for token in sentence:
        if token.idx < last.end:
            continue
        if token.text == ";" and _begins_anew(token):
            break
        if _breaks(token, verb, is_cue, is_occasion, acts):
            break
        if token.pos_ not in {"CCONJ", "SCONJ", "PUNCT", "SPACE"}:
            end = token.idx + len(token)
    return Span(last.start, end) if end > last.end else None


def _begins_anew(mark: Token) -> bool:
    """Whether a clause with a subject of its own follows a semicolon, rather than one more item."""
    for token in mark.doc[mark.i + 1 : mark.sent.end]:
        if token.text == ";":
            return False
        if token.dep_ in {"nsubj", "nsubjpass"} and is_verb(token.head):
            return token.head.dep_ not in {"relcl", "acl"}
    return False


def _breaks(token: Token, verb: Token, is_cue: Test, is_occasion: Test, acts: bool) -> bool:
    """Whether `token` begins something that is no part of what was said."""
    outside = {verb.i, *(above.i for above in verb.ancestors)}
    if token.i in outside or token.text == ":" or token.is_quote:
        return True
    for each in (token, *token.ancestors):
        if each.i in outside:
            return False
        if is_verb(each) and is_cue(each):
            return True
        if each.head.i in outside and each.head.i != each.i:
            return _is_apart(each, verb, is_occasion, acts)
    return False


def _is_apart(each: Token, verb: Token, is_occasion: Test, acts: bool) -> bool:
    """Whether a dependent of the cue, or of what governs it, stands for itself."""
    if each.dep_ in {"punct", "cc"}:
        return False
    if each.dep_ == "agent" or each.head != verb:
        return True
    if each.dep_ in {"prep", "npadvmod", "advmod"}:
        timed = [each, *children(each, "pobj")]
        return any(t.ent_type_ in _TIMES for t in timed) or is_occasion(each)
    if each.dep_ in _CLAUSES and is_verb(each) and not each.text.isupper():
        if each.dep_ == "conj" and any(m.lower_ == "that" for m in children(each, "mark")):
            return False
        bare = each.tag_ in _BASE_FORMS and not children(each, "nsubj", "nsubjpass", "mark")
        return not (acts and bare)
    return each.dep_ in {"nsubj", "nsubjpass"}
