"""What the canvas says at the pointer."""

from explorer.canvas.spoken import words
from explorer.graph.picking import Hit
from explorer.graph.scene import scene_of
from explorer.graph.story import visible
from explorer.graph.view import ViewState
from tests.builders import corpus, document, evidence, person, relation


def told(*clusters):
    ada, ben = person("Ada"), person("Ben")
    met = relation(ada, ben, "met")
    articles = [document("Ada met Ben.", id=f"d{n}", cluster=c) for n, c in enumerate(clusters)]
    of = corpus(ada, ben, met, *articles, *(evidence(met, one, "Ada met Ben") for one in articles))
    scene = scene_of(of, visible(of, ViewState()))
    return words(scene, Hit(line=0)).splitlines()[1]


def test_a_line_says_how_many_independent_sources_it_has():
    assert told("", "", "") == "met · 3 sentences · 3 independent sources"
    assert told("d0", "d0", "d0") == "met · 3 sentences · 1 independent source"
    assert told("") == "met · 1 sentence"
