"""Properties that hold for whatever text is read."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.records import MentionKind
from tests.ingest.article_reading import read

_PIECES = (
    "Iran", "the US", "President", "Emmanuel Macron", "Mr Reed", "said", "that", "he", "it", "they",
    "Kyiv", "officials", "the two countries", "“We agree,”", "urged", "and", "of", "'s", "(UN)",
    "the government", "\n\n", ".", ",", "Ministry of", "their", "é", "- ",
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=25).map(" ".join))
def test_mentions_lie_in_the_text_and_name_actors_of_the_extraction(text: str) -> None:
    extraction = read(text)
    known = {actor.id for actor in extraction.actors}
    for mention in extraction.mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        words = extraction.article.at(mention.span)
        assert words == words.strip()
        assert mention.actor in known
        if mention.kind is MentionKind.PRONOUN:
            assert " " not in words
