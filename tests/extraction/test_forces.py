"""Where armed forces are, and what larger unit they are of."""

import pytest

DRAWN = [
    ("Taliban fighters in Helmand surrendered.", "Taliban > fighters in > Helmand"),
    ("The strikes destroyed ISIL positions near Mosul.", "ISIL > positions near > Mosul"),
    ("The jets struck ISIL targets in Syria and Iraq.", "ISIL > in > Iraq"),
    ("Britain joined the fight against ISIL in Iraq.", "ISIL > in > Iraq"),
    (
        "The operation was led by the 3rd Battalion, 321st Field Artillery Regiment.",
        "3rd Battalion > part of > 321st Field Artillery Regiment",
    ),
    ("Shells fell on the Wadi Barada area of Damascus.", "Wadi Barada > in > Damascus"),
]

NOT_DRAWN = [
    ("The United States has no ISIL fighters in Kansas.", "ISIL", "Kansas"),
    ("Kenya denied that there were al-Shabaab fighters in Garissa.", "al-Shabaab", "Garissa"),
    ("The army bombed Hezbollah in Lebanon.", "Hezbollah", "Lebanon"),
    ("He led the 2nd Battalion, Norfolk Council said.", "2nd Battalion", "Norfolk Council"),
]


@pytest.mark.parametrize(("sentence", "line"), DRAWN)
def test_a_force_is_tied_to_where_it_is(read, sentence, line):
    assert line in read(sentence).lines()


@pytest.mark.parametrize(("sentence", "one", "other"), NOT_DRAWN)
def test_a_force_that_may_be_elsewhere_is_not(read, sentence, one, other):
    assert frozenset((one, other)) not in read(sentence).tied()
