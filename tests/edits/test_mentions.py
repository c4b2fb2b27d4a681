"""Selected words become a mention: of a new entity or one that is there, here or everywhere."""

import pytest

from explorer.edits import mentions
from explorer.errors import EditRefused
from tests.builders import TEXT, example_corpus
from tests.edits.test_relations import done


@pytest.fixture
def of():
    return example_corpus()


def select(words, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


def test_words_name_a_new_entity(of):
    before = set(of.entities)
    edit = mentions.name(of, "harbor", *select("40,000 crowns"), kind="PRODUCT")
    done(of, edit)
    (made,) = set(of.entities) - before
    assert (of.entities[made].name, of.entities[made].kind) == ("40,000 crowns", "PRODUCT")
    (mention,) = of.store.mentions_of(made)
    assert (mention.reason, mention.confidence) == ("by hand", 1.0)
    assert str(edit.label) == "Name “40,000 crowns” in the text"
    (decision,) = of.decisions.values()
    assert (decision.what, decision.quotes) == ("mention", ("40,000 crowns",))


def test_all_equal_strings_too_but_not_parts_of_longer_names(of):
    """ "Okafor" stands alone five times and once in "Ada Okafor", which is found already."""
    places = mentions.equal_strings(of, "harbor", *select("Okafor", 1))
    assert all(TEXT[place.start - 4 : place.start] != "Ada " for place in places)
    known = len(of.store.mentions_of("ada-okafor"))
    edit = mentions.name(of, "harbor", *select("Okafor", 1), entity="ada-okafor", everywhere=True)
    done(of, edit)
    assert len(of.store.mentions_of("ada-okafor")) == known + 1 + len(places)
    assert "Okafor" in of.entities["ada-okafor"].aliases
    assert len(places) == TEXT.count("Okafor") - 2


def test_a_mention_that_stands_there_means_somebody_else_from_now_on(of):
    heads = of.relations_between("mira-chen", "port-authority")
    done(of, mentions.name(of, "harbor", *select("Mira Chen"), words="M. Chen", kind="PERSON"))
    (made,) = (one for one in of.entities.values() if one.name == "M. Chen")
    assert len(of.store.mentions_of(made.id)) == 1
    assert [r.label for r in of.relations_between(made.id, "port-authority")] == [heads[0].label]


def test_space_and_quotes_around_the_words_are_left_out(of):
    start, end = select(" Tomas Reyes ")
    with pytest.raises(EditRefused, match="mean “Tomas Reyes” already"):
        mentions.name(of, "harbor", start, end, entity="tomas-reyes")
    assert mentions.trimmed("a “Ben”, c", 2, 8) == (3, 6)


@pytest.mark.parametrize(
    ("document", "span", "given", "sentence"),
    [
        ("gone", (0, 3), {"kind": "PERSON"}, "no longer there"),
        ("harbor", (6, 7), {"kind": "PERSON"}, "No words are selected"),
        ("harbor", (0, 6), {"kind": "SHIP"}, "no kind of entity"),
        ("harbor", (0, 6), {"entity": "gone"}, "no longer there"),
    ],
)
def test_nonsense_is_refused(of, document, span, given, sentence):
    with pytest.raises(EditRefused, match=sentence):
        mentions.name(of, document, *span, **given)


def test_a_mention_by_hand_can_be_taken_away_and_a_found_one_not(of):
    done(of, mentions.name(of, "harbor", *select("40,000 crowns"), kind="PRODUCT"))
    made = next(m for m in of.store.mentions_in("harbor") if m.reason == "by hand")
    done(of, mentions.unname(of, [made]))
    assert made not in of.store.mentions_in("harbor")
    with pytest.raises(EditRefused, match="found in the article"):
        mentions.unname(of, of.store.mentions_of("velmar"))
