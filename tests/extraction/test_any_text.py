"""Whatever the text: every span is what its record says, every reference holds, twice the same."""

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explorer.extraction.hazards import passages
from explorer.formats import explorer_json

SAID = (
    "Angela Schmidt, the chief executive of Volkswagen, met Kim Jong Un in Paris on 4 March 2024.",
    "“We will not sell Scania,” said Schmidt. “It is ours.”",
    "The company denied that it had paid Omar Haddad, a lawyer who works for Pfizer in Lagos.",
    "Volkswagen (VW) acquired Scania, according to Reuters.",
    "North Korea's leader stood with Xi Jinping and Vladimir Putin at the parade in Beijing.",
    "His daughter, Maria Haddad, reportedly left Moscow after the trial.",
    "The parade ended on Monday; Beijing said that the summit will follow.",
    "She told the BBC that 'Lee' and 'Okafor' never met.",
    "TRUMP MEETS PUTIN AS KIM JONG UN WATCHES IN BEIJING",
    "10:45 BST • Dr. O’Neill-Smith Jr. joined U.S.-based NATO",
)
NOISE = (
    "\x00", "\u00ad", "\u200b", "\u200d", "\ufeff", "\u202e", "\u0301", "\u00a0", "\u2028", "\x85",
    "\r\n", "\n", "\n\n", "\t", "   ", "“", "”", '"', "'", "’", "(", ")", "[", "—", "…", "!!!",
    "- ", "*" * 250, "a" * 1_050, "😀", "👩\u200d🚀", "𝐊𝐢𝐦", "\U0010ffff", "\ufffd", "א", "Иван ",
    "习近平", "<b>", "&amp;", ". ", ", ", " and ", " said ", " 12 345,6 ", "ß", "İ", "ﬁ",
)  # fmt: skip
TEXT = st.characters(codec="utf-8")
MIXED = st.lists(
    st.one_of(
        *[st.sampled_from(SAID)] * 2, st.sampled_from(NOISE), st.text(TEXT, max_size=9)
    ),
    max_size=9,
).map(" ".join)  # fmt: skip
WITHIN = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@st.composite
def spoiled_news(draw):
    """Sentences of news with signs thrown in anywhere, also within names."""
    text = draw(st.lists(st.sampled_from(SAID), min_size=1, max_size=4).map(" ".join))
    for noise, place in draw(
        st.lists(st.tuples(st.sampled_from(NOISE), st.integers(0, 400)), max_size=6)
    ):
        place = min(place, len(text))
        text = text[:place] + noise + text[place:]
    return text


def as_read(text):
    """Words as the model is given them, white space made even."""
    return " ".join(" ".join(passage.text for passage in passages(text)).split())


def holds(text, found):
    """Check one extraction against its text."""
    spans = [(s.start, s.end) for s in found.sentences]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(text[start:end].strip() == text[start:end] for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    entities = {e.id: e for e in found.entities}
    for kind in (
        found.sentences, found.entities, found.mentions, found.relations, found.evidence,
        found.candidates,
    ):  # fmt: skip
        assert len({record.id for record in kind}) == len(kind)
    places = set()
    for mention in found.mentions:
        words = text[mention.start : mention.end]
        assert 0 <= mention.start < mention.end <= len(text)
        assert words == words.strip()
        assert any(c.isalpha() for c in words)
        places.add((mention.start, mention.end))
        entity = entities[mention.entity]
        if mention.form == "name":
            named = {as_read(name) for name in (entity.name, *entity.aliases)}
            assert as_read(words) in named
        assert mention.stands_for is None or mention.stands_for in entities
    assert {m.entity for m in found.mentions} == set(entities)
    relations = {r.id: r for r in found.relations}
    assert {v.relation for v in found.evidence} == set(relations)
    for relation in found.relations:
        assert {relation.source, relation.target} <= set(entities)
        assert relation.source != relation.target
        assert relation.label.strip()
    for evidence in found.evidence:
        assert (evidence.start, evidence.end) in spans
        ends = {evidence.source_mention, evidence.target_mention} - {None}
        assert ends <= places
        for inner in ends | {evidence.clause, evidence.trigger}:
            assert inner is not None
            assert evidence.start <= inner[0] < inner[1] <= evidence.end
        assert evidence.attributed_to is None or evidence.attributed_to in entities
        if evidence.attribution_span is not None:
            start, end = evidence.attribution_span
            assert as_read(text[start:end]) == as_read(evidence.attribution)
        if evidence.when_text is not None:
            assert as_read(evidence.when_text) in as_read(text[evidence.start : evidence.end])
    for candidate in found.candidates:
        assert (candidate.start, candidate.end) in spans
        assert {candidate.source, candidate.target} <= set(entities)


@settings(WITHIN, max_examples=30)
@given(text=spoiled_news())
def test_spoiled_news_keep_their_places(read, text):
    holds(text, read(text).found)


@settings(WITHIN, max_examples=30)
@given(text=MIXED)
def test_any_text_gives_sound_records_twice_the_same(read, text):
    one, other = read(text).found, read(text).found
    holds(text, one)
    assert explorer_json.write(one) == explorer_json.write(other)
