"""Entities by hand: renamed, retyped, rejected, marked; everywhere they are named."""

import pytest

from explorer.edits import entities, marking
from explorer.errors import EditRefused
from explorer.graph.projection import lines
from explorer.graph.story import visible
from explorer.graph.view import ViewState
from tests.builders import example_corpus
from tests.edits.test_relations import done


@pytest.fixture
def of():
    return example_corpus()


def test_the_old_name_becomes_an_alias(of):
    edit = entities.rename(of, "mira-chen", "  Mira   Chen-Weil ")
    done(of, edit)
    assert (of.entities["mira-chen"].name, of.entities["mira-chen"].aliases) == (
        "Mira Chen-Weil",
        ("Mira Chen",),
    )
    assert str(edit.label) == "Rename “Mira Chen” to “Mira Chen-Weil”"
    done(of, entities.rename(of, "mira-chen", "Mira Chen"))
    assert of.entities["mira-chen"].aliases == ("Mira Chen-Weil",)
    assert entities.rename(of, "mira-chen", "Mira Chen").changes == ()


def test_kind_changes_for_several_at_once(of):
    edit = entities.change_kind(of, ["velmar", "harbor-forum"], "ORGANIZATION")
    done(of, edit)
    assert of.entities["velmar"].kind == of.entities["harbor-forum"].kind == "ORGANIZATION"
    assert str(edit.label) == "Change kind of 2 entities to Organization"
    with pytest.raises(EditRefused, match="no kind of entity"):
        entities.change_kind(of, ["velmar"], "HARBOR")


def test_other_names_are_kept_once_and_never_the_name_itself(of):
    done(
        of, entities.set_aliases(of, "velmar", ["City of Velmar", "Velmar", " ", "City of Velmar"])
    )
    assert of.entities["velmar"].aliases == ("City of Velmar",)


def test_what_is_rejected_has_no_lines_and_comes_back_with_all_of_them(of):
    before = lines(of)
    done(of, entities.reject(of, ["mira-chen"]))
    assert not any("mira-chen" in line.ends for line in lines(of))
    assert "mira-chen" not in visible(of, ViewState(level="all")).entities
    edit = entities.restore(of, ["mira-chen"])
    done(of, edit)
    assert lines(of) == before
    assert str(edit.label) == "Restore “Mira Chen”"


def test_what_is_hidden_is_out_of_the_drawing_alone(of):
    done(of, entities.hide(of, ["mira-chen"]))
    assert "mira-chen" not in visible(of, ViewState(level="all")).entities
    assert any("mira-chen" in line.ends for line in lines(of))
    done(of, entities.restore(of, ["mira-chen"]))
    assert not of.entities["mira-chen"].hidden


def test_notes_tags_colors_and_groups(of):
    met = next(r.id for r in of.relations.values() if r.label == "met")
    done(of, marking.note(of, "velmar", " a *port* \n"))
    done(of, marking.tag(of, ["velmar", met], ["check", "Check", "harbor"]))
    done(of, marking.tag(of, ["velmar"], [], ["CHECK"]))
    done(of, marking.paint(of, ["velmar", met], "#c0ffee"))
    edit = marking.group(of, ["velmar", "port-authority"], "City")
    done(of, edit)
    velmar = of.entities["velmar"]
    assert (velmar.note, velmar.tags, velmar.color, velmar.group) == (
        "a *port*",
        ("harbor",),
        "#C0FFEE",
        "City",
    )
    assert (of.relations[met].tags, of.relations[met].color) == (("check", "harbor"), "#C0FFEE")
    assert str(edit.label) == "Group 2 entities as “City”"
    assert (marking.groups(of), marking.tags(of)) == (["City"], ["check", "harbor"])
    done(of, marking.group(of, ["velmar", "port-authority"], " "))
    assert marking.groups(of) == []


def test_nonsense_is_refused(of):
    with pytest.raises(EditRefused, match="not a color"):
        marking.paint(of, ["velmar"], "red")
    with pytest.raises(EditRefused, match="no longer there"):
        entities.rename(of, "gone", "Ada")
    with pytest.raises(EditRefused, match="at least one word"):
        entities.rename(of, "velmar", " \n")
