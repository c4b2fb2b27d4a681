"""How far a charge went stands in the line's words, and how sure it makes the deed beside it."""

import pytest

CHARGES = [
    (
        "John Miller was convicted of the murder of Liam Grant.",
        "John Miller > convicted of murder of > Liam Grant",
        "asserted",
    ),
    (
        "Anna Keller pleaded guilty to the murder of Peter Brown.",
        "Anna Keller > pleaded guilty to murder of > Peter Brown",
        "asserted",
    ),
    (
        "Anna Keller pleaded not guilty to the murder of Peter Brown.",
        "Anna Keller > pleaded not guilty to murder of > Peter Brown",
        "negated",
    ),
    (
        "Anna Keller was found not guilty of the murder of Peter Brown.",
        "Anna Keller > not guilty of murder of > Peter Brown",
        "negated",
    ),
    (
        "Anna Keller was acquitted of the killing of Peter Brown.",
        "Anna Keller > acquitted of killing of > Peter Brown",
        "negated",
    ),
    (
        "Anna Keller was not convicted of the murder of Peter Brown.",
        "Anna Keller > was not convicted of murder of > Peter Brown",
        "negated",
    ),
    (
        "Anna Keller is on trial for the murder of Peter Brown.",
        "Anna Keller > on trial for murder of > Peter Brown",
        "alleged",
    ),
    (
        "Anna Keller was arrested in connection with the death of Peter Brown.",
        "Anna Keller > arrested in connection with death of > Peter Brown",
        "alleged",
    ),
    (
        "Anna Keller has been named as a suspect in the disappearance of Peter Brown.",
        "Anna Keller > suspect in disappearance of > Peter Brown",
        "alleged",
    ),
    (
        "Tom Gray, a suspect in the murder of Peter Brown, fled to Mexico.",
        "Tom Gray > suspect in murder of > Peter Brown",
        "alleged",
    ),
    (
        "Anna Keller was convicted of Peter Brown's murder.",
        "Anna Keller > convicted of murder of > Peter Brown",
        "asserted",
    ),
    (
        "Anna Keller was wrongly convicted of the murder of Peter Brown.",
        "Anna Keller > wrongly convicted of murder of > Peter Brown",
        "negated",
    ),
    (
        "Police arrested Tom Gray on suspicion of the murder of Peter Brown.",
        "Tom Gray > arrested on suspicion of murder of > Peter Brown",
        "alleged",
    ),
    (
        "The trial of Tom Gray for the murder of Peter Brown begins on Monday.",
        "Tom Gray > trial for murder of > Peter Brown",
        "alleged",
    ),
    # where a verb tells the deed
    (
        "Anna Keller was convicted of killing Peter Brown.",
        "Anna Keller > convicted of killing > Peter Brown",
        "asserted",
    ),
    (
        "Anna Keller pleaded guilty to bribing Peter Brown.",
        "Anna Keller > pleaded guilty to bribing > Peter Brown",
        "asserted",
    ),
    (
        "Anna Keller was jailed for stealing from Barclays.",
        "Anna Keller > jailed for stealing from > Barclays",
        "asserted",
    ),
    (
        "The FBI suspects Anna Keller of poisoning Peter Brown.",
        "Anna Keller > suspected of poisoning > Peter Brown",
        "alleged",
    ),
    (
        "Anna Keller may be charged with the murder of Peter Brown.",
        "Anna Keller > may be charged with murder of > Peter Brown",
        "hedged",
    ),
]


@pytest.mark.parametrize(("sentence", "line", "certainty"), CHARGES)
def test_a_charge_says_how_far_it_went(read, sentence, line, certainty):
    found = read(sentence)
    assert line in found.lines()
    assert found.evidence(line).factuality == certainty


def test_who_suspects_somebody_of_a_deed_has_not_done_it(read):
    lines = read("The FBI suspects Anna Keller of poisoning Peter Brown.").lines()
    assert not any(line.startswith("FBI") and "poisoning" in line for line in lines)


def test_a_court_that_clears_somebody_of_a_murder_did_not_commit_it(read):
    text = "Tom Gray was cleared of the murder of Peter Brown by the Supreme Court."
    lines = read(text).lines()
    assert "Tom Gray > cleared of murder of > Peter Brown" in lines
    assert not any(line.startswith("Supreme Court") and "Peter Brown" in line for line in lines)
