"""A clause that its own sentence calls a claim, or says to be denied, is no fact."""

import pytest

DISPUTED = [
    "Adam Hale paid Tom Bell, a claim Carl Dean denies.",
    "Adam Hale paid Tom Bell, an allegation that he has denied.",
    "Adam Hale paid Tom Bell, which Carl Dean denied.",
    "Adam Hale paid Tom Bell, though Carl Dean denies it.",
    "Adam Hale paid Tom Bell, but Carl Dean rejects the claim.",
    "Adam Hale paid Tom Bell, something he denies.",
]
NOT = [
    "Adam Hale paid Tom Bell, who denied entry to Carl Dean.",
    "Adam Hale paid Tom Bell, but Carl Dean denied her a loan.",
    "Adam Hale paid Tom Bell, which surprised Carl Dean.",
    "Adam Hale paid Tom Bell, but did not deny it.",
    "Adam Hale paid Tom Bell, though Carl Dean denied having met him.",
]


@pytest.mark.parametrize("text", DISPUTED)
def test_what_is_denied_behind_it_is_only_alleged(read, text):
    assert read(text).evidence("Adam Hale > allegedly paid > Tom Bell").factuality == "alleged"


@pytest.mark.parametrize("text", NOT)
def test_other_denials_leave_it_as_it_is(read, text):
    assert read(text).evidence("Adam Hale > paid > Tom Bell").factuality == "asserted"


def test_reports_of_nobody_are_hearsay(read):
    found = read("There are reports that Adam Hale paid Tom Bell.")
    assert found.evidence("Adam Hale > reportedly paid > Tom Bell").factuality == "hedged"
    own = read("The BBC's report that Adam Hale paid Tom Bell was read by all.")
    assert own.evidence("Adam Hale > paid > Tom Bell").factuality == "asserted"


@pytest.mark.parametrize(
    ("text", "label", "factuality"),
    [
        ("Adam Hale, it seems, bribed Tom Bell.", "apparently bribed", "hedged"),
        ("Adam Hale bribed Tom Bell, or so it seems.", "apparently bribed", "hedged"),
        ("Adam Hale, it is believed, bribed Tom Bell.", "believed to have bribed", "hedged"),
        ("Adam Hale, if the report is right, bribed Tom Bell.", "may have bribed", "hedged"),
        ("Adam Hale, some say, bribed Tom Bell.", "said to have bribed", "hedged"),
        ("Adam Hale, according to rumor, bribed Tom Bell.", "reportedly bribed", "hedged"),
        ("Adam Hale was portrayed as having bribed Tom Bell.", "portrayed as having bribed",
         "hedged"),
        ("Adam Hale was suspected of having bribed Tom Bell.", "suspected of having bribed",
         "alleged"),
        ("Adam Hale joked that he bribed Tom Bell.", "said to have bribed", "alleged"),
        ("Adam Hale was falsely said to have bribed Tom Bell.", "falsely said to have bribed",
         "negated"),
        ("The false claim that Adam Hale bribed Tom Bell spread.", "falsely said: bribed",
         "negated"),
        ("The myth that Adam Hale bribed Tom Bell lives on.", "not bribed", "negated"),
        ("The theory that Adam Hale bribed Tom Bell is popular.", "may have bribed", "hedged"),
        ("Adam Hale dreams of bribing Tom Bell.", "dreams of bribing", "planned"),
    ],
)  # fmt: skip
def test_what_is_put_in_doubt_is_in_doubt(read, text, label, factuality):
    assert read(text).evidence(f"Adam Hale > {label} > Tom Bell").factuality == factuality


def test_an_alleged_deed_does_nothing(read):
    assert read("Adam Hale's alleged bribery of Tom Bell shook Rome.").lines() == []
