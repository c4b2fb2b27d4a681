"""Copies of one story are found; what only shares a speech, a footer or a form is none."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.linking.copies import Signatures, clusters, grouped, named, near, pair_of
from tests.stories import (
    BRIEF,
    CUT,
    EDITED,
    FIRST_REPORT,
    HARBOR,
    MOVED,
    RENAMED,
    SECOND_REPORT,
    SPEECH,
)


def together(*texts):
    """Whether all of these texts are in one cluster."""
    found = clusters({str(number): text for number, text in enumerate(texts)})
    return found == dict.fromkeys(map(str, range(len(texts))), "0")


@pytest.mark.parametrize(
    "copy", [CUT, MOVED, RENAMED, EDITED], ids=["cut", "moved", "renamed", "edited"]
)
def test_a_copy_is_found_however_it_was_edited(copy):
    assert together(HARBOR, copy)


def test_a_cut_copy_under_another_headline_in_another_order_is_found():
    parts = HARBOR.strip().split("\n\n")
    assert together(HARBOR, "\n\n".join(["Quay goes to Northline", parts[3], parts[1]]))


def test_two_reports_of_one_speech_are_no_copies():
    assert clusters({"a": FIRST_REPORT, "b": SECOND_REPORT}) == {}
    straight = SECOND_REPORT.replace("“", '"').replace("”", '"')
    assert clusters({"a": FIRST_REPORT, "b": straight}) == {}


def test_a_speech_that_is_printed_twice_is_a_copy():
    assert together(f"The speech in full\n\n{SPEECH}", f"Lindqvist’s words\n\n{SPEECH}")


def test_a_copy_that_lost_a_quotation_mark_is_found():
    assert together(FIRST_REPORT, FIRST_REPORT.replace("since March. We", "since May. We", 1))
    assert together(FIRST_REPORT, FIRST_REPORT.replace("”", "", 1))


def test_what_stands_under_every_article_of_a_site_makes_no_copies():
    footer = (
        "Follow us for more stories like this one, write to the editors with what you know about "
        "it, read our standards, and support us with a small sum every month if you can. All "
        "rights reserved by this newspaper and by those who took the pictures."
    )
    other = "\n\n".join(FIRST_REPORT.split("\n\n")[:2])
    assert clusters({"a": f"{BRIEF}\n\n{footer}", "b": f"{other}\n\n{footer}"}) == {}


def test_a_form_filled_in_every_day_makes_no_copies():
    def report(day, *numbers):
        a, b, c, d = numbers
        return (
            f"On January {day}, coalition forces conducted {a} strikes against targets in the two "
            f"countries. In the north they conducted {b} strikes with fighters and unmanned "
            f"aircraft, and {c} strikes were conducted in the south with and in support of the "
            f"government. Near the river, {d} strikes hit units and destroyed buildings, cars and "
            "a bridge. Strike assessments are based on initial reports. All aircraft returned to "
            "base safely. The destruction of these targets further limits what the group can do."
        )

    assert clusters({"a": report(8, 34, 23, 11, 15), "b": report(9, 26, 14, 12, 17)}) == {}
    assert together(report(8, 34, 23, 11, 15), "Headline\n\n" + report(8, 34, 23, 11, 15))


def test_a_digest_of_many_stories_is_a_copy_of_none():
    others = [FIRST_REPORT, SECOND_REPORT, HARBOR, *(f"{n} {BRIEF[::-1]}" for n in range(9))]
    assert clusters({"brief": BRIEF, "digest": "\n\n".join([*others, BRIEF])}) == {}


@pytest.mark.parametrize("text", ["", "Ada met Ben.", "“", "1 2 3", "\n\n\n", "ا ل ع", "𝔸 " * 300])
def test_texts_that_say_little_are_copies_of_nothing(text):
    assert clusters({"a": HARBOR, "b": text, "c": text}) == {}


# Editions of two stories and two articles that stand alone: whichever come, in whichever order.
EDITIONS = [HARBOR, CUT, MOVED, RENAMED, EDITED, FIRST_REPORT, SECOND_REPORT, BRIEF]
STORY = [0, 0, 0, 0, 0, 1, 2, 3]


def arrived(order):
    """The cluster of each edition, found one by one as they come."""
    signatures, there, found = Signatures(), {}, {}
    for one in order:
        name = str(one)
        there[name] = EDITIONS[one]
        signatures.add(name, EDITIONS[one])
        pairs = near([name], there, signatures, there.__getitem__)
        found |= named(grouped(pairs), there)
    return found


@settings(deadline=None, max_examples=30)
@given(st.permutations(range(len(EDITIONS))).flatmap(
    lambda order: st.integers(1, len(order)).map(lambda count: order[:count])
))  # fmt: skip
def test_order_of_arrival_does_not_change_which_articles_are_together(order):
    for found in (arrived(order), clusters({str(one): EDITIONS[one] for one in order})):
        for one, other in combinations(order, 2):
            alike = found.get(str(one), str(one)) == found.get(str(other), str(other))
            assert alike == (STORY[one] == STORY[other])
        for name in found.values():  # the first that came names the rest
            story = STORY[int(name)]
            assert name == str(next(one for one in order if STORY[one] == story))


pairs = st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(
    lambda pair: pair[0] < pair[1]
)


@given(st.dictionaries(pairs, st.floats(0.5, 1)), st.sets(pairs), st.sets(pairs))
def test_groups_hold_a_persons_word_and_never_overlap(near_pairs, linked, apart):
    linked -= apart
    groups = grouped(near_pairs, linked, apart)
    assert sum(map(len, groups)) == len(set().union(*groups)) if groups else True
    where = {one: number for number, group in enumerate(groups) for one in group}
    for one, other in apart:
        assert where.get(one, one) != where.get(other, other)
    if not apart:
        for one, other in (*near_pairs, *linked):
            assert where[one] == where[other]


@given(st.dictionaries(pairs, st.floats(0.5, 1)), st.sets(pairs), st.permutations("abcdef"))
def test_groups_follow_from_the_texts_not_from_the_ids(near_pairs, apart, names):
    other = dict(zip("abcdef", names, strict=True))
    texts = {other[one]: one for one in other}

    def again(found):
        return {pair_of(other[a], other[b]) for a, b in found}

    first = grouped(near_pairs, (), apart, {one: one for one in other})
    second = grouped(
        {pair_of(other[a], other[b]): share for (a, b), share in near_pairs.items()},
        (), again(apart), texts,
    )  # fmt: skip
    assert {frozenset(group) for group in second} == {
        frozenset(other[one] for one in group) for group in first
    }
