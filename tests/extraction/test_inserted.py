"""Sayings put into a sentence: their clause is never a fact that nobody answers for."""

import pytest

from explorer.extraction.parsing import parse
from explorer.extraction.pipeline import extract
from explorer.model.records import Document

SPEAKERS = ("police", "federal prosecutors", "Carl Dean", "the indictment", "his lawyers")
ENTRIES = (
    "Adam Hale bribed Tom Bell in March, {}.",
    "Adam Hale, {}, bribed Tom Bell in March.",
    "In March, {}, Adam Hale bribed Tom Bell.",
    "Adam Hale, who {} bribed Tom Bell, resigned on Friday.",
    "Adam Hale, who {} had bribed Tom Bell, resigned on Friday.",
    "As {}, Adam Hale bribed Tom Bell in March.",
    "Tom Bell was bribed by Adam Hale, {}.",
    "Adam Hale met Tom Bell in Rome and bribed him, {} in court papers.",
)
CLAIMS = {"claim": "alleged", "allege": "alleged", "contend": "alleged", "suspect": "hedged"}


def evidence(text, nlp):
    read = extract(Document(id="d1", title="", text=text), nlp)
    name = {entity.id: entity.name for entity in read.entities}
    ends = {r.id: {name[r.source], name[r.target]} for r in read.relations}
    return [e for e in read.evidence if ends[e.relation] == {"Adam Hale", "Tom Bell"}]


@pytest.mark.parametrize("entry", ENTRIES)
@pytest.mark.parametrize("verb", CLAIMS)
def test_what_somebody_claims_is_theirs_and_no_fact(nlp, entry, verb):
    for speaker in SPEAKERS:
        one = speaker in ("Carl Dean", "the indictment")
        text = entry.format(f"{speaker} {verb}{'s' * one}")
        for each in evidence(text, nlp):
            assert each.factuality in ("alleged", "hedged"), text
            assert speaker.split()[-1] in each.attribution, text


@pytest.mark.parametrize(
    ("text", "speaker", "factuality"),
    [
        ("Police allege Adam Hale bribed Tom Bell.", "Police allege", "alleged"),
        ("Adam Hale, the FBI said, met Tom Bell in March.", "the FBI said", "asserted"),
        ("Adam Hale, who analysts think will pay Tom Bell, resigned.", "analysts think", "planned"),
        ("As officials noted, Adam Hale met Tom Bell.", "As officials noted", "asserted"),
        ("Tom Bell was paid by Adam Hale, Carl Dean wrote on Friday.", "Carl Dean wrote",
         "asserted"),
    ],
)  # fmt: skip
def test_how_sure_it_is_follows_the_saying(nlp, text, speaker, factuality):
    (each,) = evidence(text, nlp)
    assert (each.attribution, each.factuality) == (speaker, factuality)


@pytest.mark.parametrize(
    "text",
    [
        "Adam Hale, the man he suspected, bribed Tom Bell.",
        "Adam Hale joked, argued and paid Tom Bell.",
        "Adam Hale bribed Tom Bell and the charges, he knew, were true.",
    ],
)
def test_other_words_are_read_as_they_stand(nlp, text):
    (each, *_) = evidence(text, nlp)
    assert (each.attribution, each.factuality) == (None, "asserted")


def test_words_and_lemmas_stay_as_written(nlp):
    (parsed,) = parse("Adam Hale, prosecutors alleged, bribed Tom Bell.", nlp)[0]
    assert [t.text for t in parsed.doc][3:6] == ["prosecutors", "alleged", ","]
    assert parsed.doc[4].lemma_ == "allege"
    assert parsed.doc.text == "Adam Hale, prosecutors alleged, bribed Tom Bell."


@pytest.mark.parametrize(
    ("text", "label", "factuality"),
    [
        ("Anna Roth is accused by prosecutors of bribing Tom Bell.", "accused of bribing",
         "alleged"),
        ("Anna Roth was convicted by a jury of killing Tom Bell.", "convicted of killing",
         "asserted"),
        ("Tom Bell, who investigators allege was paid by Anna Roth, resigned.",
         "said to have paid", "alleged"),
        ("Anna Roth is thought by many in Paris to have hired Tom Bell.", "thought to have hired",
         "hedged"),
        ("A law to prevent Anna Roth from paying Tom Bell passed.",
         "to be prevented from paying", "planned"),
    ],
)  # fmt: skip
def test_labels_say_how_far_it_went(read, text, label, factuality):
    assert read(text).evidence(f"Anna Roth > {label} > Tom Bell").factuality == factuality


@pytest.mark.parametrize("first", ["Under", "Like", "Unlike", "For", "To", "Despite", "Without"])
def test_who_stands_behind_the_first_preposition_does_nothing(read, first):
    found = read(f"{first} Carl Hale, Anna Roth betrayed Tom Bell.")
    assert found.lines() == ["Anna Roth > betrayed > Tom Bell"]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Roth's 'war' on Tom Bell is a sham.",
        "The so-called alliance between Anna Roth and Tom Bell broke.",
        'Anna Roth "met" Tom Bell in a dream.',
    ],
)
def test_words_that_are_not_meant_tie_nobody(read, text):
    assert read(text).lines() == []


def test_who_stands_accused_says_nothing(read):
    line = "Anna Roth > accused of bribing > Tom Bell"
    assert read("Anna Roth stands accused of bribing Tom Bell.").evidence(line).chain == ()


def test_who_believes_is_the_source_of_what_is_believed(read):
    found = read("Anna Roth is believed by the FBI to have paid Tom Bell.")
    evidence = found.evidence("Anna Roth > believed to have paid > Tom Bell")
    assert evidence.attributed_to == found.entity("FBI").id
    assert found.lines() == ["Anna Roth > believed to have paid > Tom Bell"]
