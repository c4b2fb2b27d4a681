"""The quick components say what spaCy's own say, word for word."""

import pytest

from explorer.extraction import pipeline
from explorer.extraction.components import Remembering
from explorer.extraction.parsing import parse

TEXTS = (
    "Ada Okafor, the mayor of Lisbon, met Viktor Lindqvist of Northline Shipping in Paris on "
    "Monday, 4 May 2020. She said he'd paid $3 million; he didn't deny it.\n\n"
    "Okafor's deputy will resign.",
    "There's nothin' left, y'all: it ain't over. I'm gonna go, and they've gotta tell us. Let's "
    "see what the U.N. has done. C'm on!\n\nIs that so?",
    "LONDON, Nov. 12 (Reuters) - Shares fell 5% \t after the Bank of England and the European "
    "Central Bank raised rates, which surprised them.\n\nYes.",
)


@pytest.fixture(scope="module")
def plain():
    """The same pipeline with spaCy's own components."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "quicken", lambda nlp: None)
        return pipeline.load_language()


def said(nlp, text: str) -> list[tuple]:
    """All that is read of each word of a text."""
    return [
        (
            t.text, t.tag_, t.pos_, t.dep_, t.head.i, t.lemma_, str(t.morph), t.ent_type_,
            t.ent_iob_, t.is_sent_start,
        )
        for parsed in parse(text, nlp)[0]
        for t in parsed.doc
    ]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_every_word_is_read_as_before(nlp, plain, text):
    assert said(nlp, text) == said(plain, text)
    assert said(nlp, text) == said(plain, text), "remembered, it is the same again"


def test_one_passage_alone_is_read_as_among_others(nlp):
    both = "Ada Okafor met Viktor Lindqvist in Lisbon.\n\nHe left."
    first, second = (parsed.doc for parsed in parse(both, nlp)[0])
    alone = nlp(first.text)
    assert [(t.dep_, t.pos_, t.ent_type_) for t in alone] == [
        (t.dep_, t.pos_, t.ent_type_) for t in first
    ]
    assert second.text == "He left."


def test_rules_that_look_at_more_than_is_remembered_are_left_to_the_ruler(nlp):
    ruler = nlp.create_pipe("attribute_ruler")
    ruler.add([[{"SHAPE": "Xxxx", "TAG": "NNP"}]], {"LEMMA": "somebody"})
    doc = nlp.make_doc("Anna met Ben")
    for token in doc:
        token.tag_ = "NNP"
    assert [token.lemma_ for token in Remembering(ruler)(doc)] == ["somebody", "", ""]
