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
