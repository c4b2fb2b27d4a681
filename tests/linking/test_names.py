"""Which names may be one thing's, and which never."""

import pytest

from explorer.linking.names import alike, called, keys


def likeness(one, other, kind):
    a, b = called(one, kind), called(other, kind)
    return alike(a, b)


@pytest.mark.parametrize(
    ("one", "other", "kind", "told"),
    [
        ("José Muñoz", "Jose Munoz", "PERSON", "differ in accents"),
        ("J. Smith", "John Smith", "PERSON", "may be short for"),
        ("John A. Smith", "John Smith", "PERSON", "may be short for"),
        ("Jinping Xi", "Xi Jinping", "PERSON", "in another order"),
        ("Merkel", "Angela Merkel", "PERSON", "is part of"),
        ("Viktor Lindquist", "Viktor Lindqvist", "PERSON", "one letter of the surname"),
        ("Northline Shipping Ltd.", "Northline Shipping", "ORGANIZATION", "legal form"),
        ("WHO", "World Health Organization", "ORGANIZATION", "first letters"),
        ("Northline", "Northline Shipping", "ORGANIZATION", "begins"),
        ("Gazprom Bank", "Gasprom Bank", "ORGANIZATION", "one letter"),
        ("Kharkiv", "Kharkov", "PLACE", "one letter"),
        ("Rotterdam", "Roterdam", "PLACE", "one letter"),
    ],
)
def test_names_that_may_be_one_say_why(one, other, kind, told):
    found = likeness(one, other, kind)
    assert found is not None
    assert found[0] > 0
    assert told in str(found[1])
    assert set(keys(called(one, kind))) & set(keys(called(other, kind)))  # so they are compared
    assert likeness(other, one, kind)[0] == found[0]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("John Smith", "Jane Smith", "PERSON"),
        ("John A. Smith", "John B. Smith", "PERSON"),
        ("J. Smith", "Mary Smith", "PERSON"),
        ("George Bush Jr.", "George Bush", "PERSON"),
        ("Flight 12", "Flight 13", "PRODUCT"),
        ("North Korea", "Korea", "PLACE"),
        ("New York", "York", "PLACE"),
        ("1st Brigade", "2nd Brigade", "ORGANIZATION"),
    ],
)
def test_what_tells_two_apart_forbids_it(one, other, kind):
    assert likeness(one, other, kind) is None
    assert likeness(other, one, kind) is None


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Kim Jong Un", "Kim Jong Il", "PERSON"),
        ("Paris", "Paris Agreement", "EVENT"),
        ("Baltra Bank", "Velmar Courier", "ORGANIZATION"),
        ("Ada Roth", "Ben Weil", "PERSON"),
    ],
)
def test_the_rest_says_nothing(one, other, kind):
    found = likeness(one, other, kind)
    assert found is not None
    assert found[0] == 0.0
