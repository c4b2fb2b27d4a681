"""In a project of many stories nobody is missing of whom a whole story tells."""

from explorer.graph.leading import MANY
from explorer.graph.story import visible
from explorer.graph.view import ViewState
from explorer.model.records import Relation
from tests.builders import corpus, document, evidence, person, relation

ARTICLE = document("Somebody met somebody else.")


def told(*records):
    """A corpus of these, each relation with a sentence."""
    ties = [one for one in records if isinstance(one, Relation)]
    said = [evidence(one, ARTICLE, "Somebody met") for one in ties]
    return corpus(ARTICLE, *records, *said)


def project(pairs, spokes):
    """``pairs`` that many sentences tie, and a person whom weak lines tie to many."""
    people = [person(f"Person {n}", id=f"p{n}") for n in range(2 * pairs)]
    strong = [
        relation(people[2 * n], people[2 * n + 1], f"met {n}", confidence=0.9) for n in range(pairs)
    ]
    hub = person("Ada Okafor", id="hub")
    others = [person(f"Other {n}", id=f"o{n}") for n in range(spokes)]
    weak = [relation(hub, one, f"spoke {n} to", confidence=0.3) for n, one in enumerate(others)]
    return told(*people, *strong, hub, *others, *weak)


def test_who_is_tied_to_most_is_in_a_story_of_strong_pairs():
    seen = visible(project(MANY // 2, 20), ViewState())
    assert "hub" in seen.drawn
    assert len(seen.entities) <= 25
    tied = {end for line in seen.lines for end in line.ends}
    assert tied == set(seen.entities)


def test_where_there_are_few_lines_alone_decide():
    assert "hub" not in visible(project(20, 6), ViewState()).drawn
