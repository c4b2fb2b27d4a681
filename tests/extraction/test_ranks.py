"""Ranks, roads, ships and teams: what a name's own words and those beside it tell of its kind."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("Genesee County Sheriff Robert Pickell met reporters.", "Genesee County", "PLACE"),
        ("Troy Police Chief Charles Craft spoke to CNN.", "Troy Police", "ORGANIZATION"),
        ("AMA President James Rohack left for Chicago.", "AMA", "ORGANIZATION"),
        ("Englishman Robert Buckley died in Nepal.", "Robert Buckley", "PERSON"),
        ("Linebacker Steve Foley was shot in Poway.", "Steve Foley", "PERSON"),
        ("The frigate INS Mysore sailed to Oman.", "INS Mysore", "PRODUCT"),
        ("He was stopped on State Route 52 near San Diego.", "San Diego", "PLACE"),
        ("The San Diego Chargers beat the Denver Broncos.", "San Diego Chargers", "ORGANIZATION"),
        ("It was said by the Defence Ministry statement.", "Defence Ministry", "ORGANIZATION"),
        ("She came to the U. S. in 1999.", "United States", "PLACE"),
        ("He studied the Institute of Physics at Leeds.", "Institute of Physics", "ORGANIZATION"),
    ],
)
def test_what_is_no_part_of_a_name_goes(read, sentence, name, kind):
    assert read(sentence).kinds().get(name) == kind


@pytest.mark.parametrize(
    "sentence",
    [
        "Relations Officer Anna Keller met Peter Brown.",
        "Gunman kills two in Leeds.",
        "He was arrested for DUI in Leeds at 9 a.m. PDT.",
        "Police said that Anna Keller had left Leeds.",
    ],
)
def test_ranks_and_abbreviations_name_nobody(read, sentence):
    names = set(read(sentence).kinds())
    assert names <= {"Anna Keller", "Peter Brown", "Leeds"}


def test_a_surname_that_is_a_calling_stays(read):
    kinds = read("Michael L. Farmer met Anna Judge in Leeds.").kinds()
    assert {"Michael L. Farmer", "Anna Judge"} <= set(kinds)


def test_a_storm_and_a_ship_are_one_by_their_short_names(read):
    found = read(
        "Hurricane Katrina hit New Orleans in 2005. Katrina destroyed Gulfport. "
        "The frigate INS Tabar then sailed to Oman, and the Tabar met pirates in Aden."
    )
    assert [found.kinds().get(n) for n in ("Katrina", "Hurricane Katrina")].count("EVENT") == 1
    assert [found.kinds().get(n) for n in ("Tabar", "INS Tabar")].count("PRODUCT") == 1
