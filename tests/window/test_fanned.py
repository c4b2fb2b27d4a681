"""A line of several relations, selected: its curves lead to their place in the evidence."""

from explorer.graph.picking import Hit
from explorer.window import navigating
from tests.builders import document, evidence, mention, person, relation, sentences


def test_a_click_on_a_curve_leads_to_its_relation(open_records, qtbot):
    ada, ben = person("Ada"), person("Ben")
    both = [relation(ada, ben, "met"), relation(ada, ben, "sued")]
    of = document("Ada met Ben. Ada sued Ben.")
    said = [evidence(both[0], of, "Ada met Ben."), evidence(both[1], of, "Ada sued Ben.")]
    people = mention(ada, of), mention(ben, of)
    window = open_records([of, *sentences(of), ada, ben, *people, *both, *said])
    canvas, desk = window.desk.canvas, window.desk
    qtbot.waitUntil(lambda: len(canvas.scene.lines) == 1)
    navigating.pick(desk, Hit(line=0), additive=False)
    assert {curve.relation for curve in canvas.near.curves} == {one.id for one in both}
    for curve in canvas.near.curves:
        x, y = curve.points[7]
        hit = canvas.hit(x, y)
        assert hit == Hit(line=0, relation=curve.relation)
        navigating.pick(desk, hit, additive=False)
        assert desk.answers.evidence.target() == ("relation", curve.relation)
        assert set(desk.session.selection.relations) == {one.id for one in both}
