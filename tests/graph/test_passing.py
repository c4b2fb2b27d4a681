"""A sentence is shown beside a line exactly where it counts for it."""

from hypothesis import given
from hypothesis import strategies as st

from explorer.graph.columns import claims_of, columns_of
from explorer.graph.filters import Filters
from explorer.graph.passing import passes
from explorer.graph.sayings import PLACE, sayings_of
from explorer.graph.sifting import passing_of
from explorer.graph.view import ViewState
from tests.builders import corpus, document, evidence, organization, person, relation

ADA, BEN, PORT = person("Ada"), person("Ben"), organization("Port Authority")
TEXT = "Ada met Ben. Ada leads Port Authority. "
ARTICLES = (
    document(TEXT, id="march", published="2025-03-04", source_grade="A", information_grade="1"),
    document(TEXT + "1", id="may", published="2025-05", source_grade="D"),
    document(TEXT + "2", id="undated"),
)
MET, LEADS = relation(ADA, BEN), relation(ADA, PORT, "leads", "role")
SPEAKERS = ("", "BBC", "ben")
DAYS = ("", "2025", "2025-03-04", "2025-04", "2025-05-02")
CERTAINTIES = ("asserted", "alleged", "negated")

told = st.tuples(
    st.sampled_from((MET, LEADS)),
    st.sampled_from(ARTICLES),
    st.sampled_from(CERTAINTIES),
    st.sampled_from(SPEAKERS),
    st.sampled_from(("", "2025-03", "2025-05-01/2025-05-09")),
)
asked = st.builds(
    Filters,
    certainties=st.frozensets(st.sampled_from(CERTAINTIES), max_size=1),
    speakers=st.frozensets(st.sampled_from(SPEAKERS), max_size=1),
    since=st.sampled_from(DAYS), until=st.sampled_from(DAYS),
    told_since=st.sampled_from(DAYS), told_until=st.sampled_from(DAYS),
    undated=st.booleans(),
)  # fmt: skip
views = st.builds(
    ViewState,
    filters=asked,
    sources_off=st.frozensets(st.sampled_from(("BBC", "ben", "march", "undated")), max_size=2),
    least=st.sampled_from(("", "B", "2", "B2")),
)


def of_all(sentences):
    return corpus(ADA, BEN, PORT, MET, LEADS, *ARTICLES, *sentences)


@given(st.lists(told, min_size=1, max_size=8), views)
def test_one_by_one_the_same_sentences_pass_as_all_at_once(some, view):
    made = [
        evidence(
            of, where, "Ada met" if of is MET else "Ada leads", id=f"e{number}",
            factuality=certainty, when=when or None,
            attribution=speaker if speaker != "ben" else None,
            attributed_to=speaker if speaker == "ben" else None,
        )
        for number, (of, where, certainty, speaker, when) in enumerate(some)
    ]  # fmt: skip
    whole = of_all(made)
    one_by_one = sorted((one.relation, one.document) for one in made if passes(whole, one, view))
    passing = passing_of(whole, columns_of(whole), view, singly=True)
    names, places = claims_of(whole).relations, sayings_of(whole).places.values
    relation_of, place_of = passing.rows[0], passing.rows[PLACE]
    at_once = sorted(
        (names[relation_of[row]], places[place_of[row]][0])
        for row in passing.claims.nonzero()[0].tolist()
    )
    assert one_by_one == at_once
