import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.model.corpus import Corpus
from explorer.model.edit import Change, Edit
from explorer.model.kept import Claim
from explorer.model.message import Message
from explorer.model.records import Document, Entity, Evidence, Placement, Relation

ADA = Entity(id="a", name="Ada", kind="PERSON")
BO = Entity(id="b", name="Bo", kind="PERSON")
MET = Relation(id="r", source="b", target="a", directed=False, label="met", kind="meeting")
SAID = Evidence(id="v", relation="r", document="d", start=0, end=9, attributed_to="b")
ARTICLE = Document(id="d", title="News", text="Ada met Bo.")
RECORDS = [ADA, BO, MET, SAID, ARTICLE, Placement(id="a", x=1, y=2)]


def adding(*records):
    return Edit(Message("Add"), tuple(Change(None, record) for record in records))


@pytest.fixture
def corpus():
    return Corpus(store=None)


def test_a_relation_is_found_from_both_its_ends(corpus):
    corpus.apply(adding(ADA, BO, MET))

    assert list(corpus.relations_of("a")) == [MET]
    assert corpus.relations_between("a", "b") == corpus.relations_between("b", "a") == [MET]
    assert MET.ends == ("a", "b")


def test_evidence_is_counted_by_what_it_claims(corpus):
    corpus.apply(adding(ADA, BO, MET, SAID))

    assert corpus.claims_of("r") == {Claim("d", "asserted", "unreviewed", "b"): 1}


def test_only_the_header_of_a_document_is_held(corpus):
    corpus.apply(adding(ARTICLE))

    assert corpus.documents["d"].title == "News"
    assert corpus.documents["d"].text == ""


@given(st.lists(st.sampled_from(RECORDS), unique=True))
def test_the_inverse_of_an_edit_gives_back_every_record(records):
    corpus = Corpus(store=None)
    corpus.apply(adding(ADA))
    before = corpus.snapshot()
    edit = adding(*(record for record in records if record is not ADA))

    corpus.apply(edit)
    corpus.apply(edit.inverse())

    assert corpus.snapshot() == before
    assert edit.inverse().inverse() == edit
