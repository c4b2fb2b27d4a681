"""Filters in words, as chips and menus tell them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from explorer.graph.filters import SPANS, Clock, Facet
from explorer.graph.listing import source_name
from explorer.graph.view import Expansion, ViewState
from explorer.graph.weighing import FIRMEST_FIRST
from explorer.model.corpus import Corpus
from explorer.model.kinds import entity_kind, relation_label
from explorer.model.when import readable_interval
from explorer.panels.plain import visible, written
from explorer.panels.remarks import certainty

_NAMED = 3  # articles left out, or groups drawn as one, that are named one by one
_SHOWN = 40  # letters of a name in a chip
_LARGE = 5_000  # relations from which on their sentences are not fetched for a chip alone


@dataclass(frozen=True, slots=True)
class Told:
    """A filter that is on, in words, and the view without it."""

    words: str
    without: ViewState


def told(corpus: Corpus, view: ViewState) -> Iterator[Told]:
    """The filters of a view that are on, one by one."""
    for kind in sorted(view.kinds_off):
        words = _tr("Without {what}").format(what=entity_kind(kind).plural.lower())
        yield Told(words, replace(view, kinds_off=view.kinds_off - {kind}))
    articles = view.sources_off & corpus.documents.keys()
    many = articles if len(articles) > _NAMED else frozenset()
    if many:  # a chip for each would fill the view
        words = _tr("Without {number} of {all} articles").format(
            number=written(len(many)), all=written(len(corpus.documents))
        )
        yield Told(words, replace(view, sources_off=view.sources_off - many))
    for key in sorted(view.sources_off - many):
        words = _tr("Without {what}").format(what=_name(corpus, key))
        yield Told(words, replace(view, sources_off=view.sources_off - {key}))
    if view.least:
        words = _tr("Grade at least {grade}").format(grade=view.least)
        yield Told(words, replace(view, least=""))
    for name in view.filters.on():
        yield Told(_filter(corpus, view, name), replace(view, filters=view.filters.without(name)))
    yield from _as_one(view)
    if view.level == "story" or view.focus is not None:
        for one in view.expanded:
            rest = tuple(other for other in view.expanded if other != one)
            yield Told(expansion_words(corpus, one), replace(view, expanded=rest))


def exported(corpus: Corpus, view: ViewState) -> tuple[str, ...]:
    """What a picture or report says of the filters of a view, a phrase each.

    Beside what :func:`explorer.export.captions.filters_of` says. What somebody has read is nobody
    else's business: there it is a selection.
    """
    filters = replace(view.filters, unread=False)
    others = replace(view.unfiltered(), filters=filters)
    words = tuple(one.words for one in told(corpus, others))
    return (_tr("a selection"), *words) if view.filters.unread else words


def expansion_words(corpus: Corpus, one: Expansion) -> str:
    """An expansion in words: "Ada Okafor + organizations"."""
    known = [corpus.entities[name].name for name in one.entities if name in corpus.entities]
    names = " & ".join(visible(name, 24) for name in known)
    if one.by == "common":
        what = _tr("common neighbors")
    elif one.by == "relation":
        what = relation_label(one.value)
    else:
        what = entity_kind(one.value).plural.lower() if one.value else _tr("all")
    return f"{names} + {what}"


def title_of(facet: Facet) -> str:
    """What a facet is called."""
    return {
        "relations": _tr("Relation"),
        "certainties": _tr("Certainty"),
        "verdicts": _tr("Verdict"),
        "speakers": _tr("Only what is said by"),
    }[facet]


def value_of(corpus: Corpus, facet: Facet, value: str) -> str:
    """What a value of a facet is called."""
    if facet == "relations":
        return relation_label(value)
    if facet == "certainties":
        firmness = next((one for one in FIRMEST_FIRST if one == value), "asserted")
        return certainty(firmness)
    if facet == "speakers":
        return _name(corpus, value)
    words = {"confirmed": _tr("confirmed"), "disputed": _tr("disputed")}
    return words.get(value, _tr("unreviewed"))


def _as_one(view: ViewState) -> Iterator[Told]:
    """What is drawn as one: each by its name, or, of more than a few, all communities or groups."""
    communities = tuple(one for one in view.collapsed if one.members)
    groups = tuple(one for one in view.collapsed if not one.members)
    for kind, words in (
        (groups, _tr("{number} groups as one")),
        (communities, _tr("{number} communities as one")),
    ):
        if len(kind) > _NAMED:
            rest = tuple(one for one in view.collapsed if one not in kind)
            yield Told(words.format(number=written(len(kind))), replace(view, collapsed=rest))
            continue
        for one in kind:
            rest = tuple(other for other in view.collapsed if other != one)
            name = visible(one.name, 40)
            yield Told(_tr("{name} as one").format(name=name), replace(view, collapsed=rest))


def _filter(corpus: Corpus, view: ViewState, name: str) -> str:
    filters = view.filters
    for facet in ("relations", "certainties", "verdicts", "speakers"):
        if name == facet:
            values = sorted(value_of(corpus, facet, one) for one in filters.chosen(facet))
            return f"{title_of(facet)}: {_tr(' or ').join(values)}"
    if name == "sentences":
        return _tr("At least {number} sentences").format(number=filters.sentences)
    if name == "sources":
        return _tr("At least {number} independent sources").format(number=filters.sources)
    if name == "unread":
        return _tr("Unread")
    if name == "words":
        return _tr("Words: “{words}”").format(words=visible(filters.words, _SHOWN))
    clock: Clock = "told" if name in SPANS["told"] else "published"
    return " · ".join(_span(corpus, view, clock))


def _span(corpus: Corpus, view: ViewState, clock: Clock) -> Iterator[str]:
    """A span of time, and what of it is not sure: nothing is left out without a word."""
    from explorer.graph.columns import claims_of  # they bring numpy
    from explorer.graph.timeline import times_of

    since, until = view.filters.span(clock) or ("", "")
    first, last = readable_interval(since), readable_interval(until)
    what = _tr("Tells of {span}") if clock == "told" else _tr("Published {span}")
    if since and until:
        span = first if since == until else f"{first} – {last}"
    else:
        span = _tr("since {day}") if since else _tr("until {day}")
        span = span.format(day=first or last)
    yield what.format(span=span)
    if (
        len(corpus.relations) > _LARGE and claims_of(corpus).sayings is None
    ):  # of a large project they are fetched on the way
        if not view.filters.undated and not all(d.published for d in corpus.documents.values()):
            yield _tr("undated left out")
        return
    found = times_of(corpus, view, clock).inside(since, until)
    if found.possible:
        yield _tr("{number} perhaps then").format(number=written(found.possible))
    if found.undated:
        kept = view.filters.undated
        words = _tr("with {number} undated") if kept else _tr("{number} undated left out")
        yield words.format(number=written(found.undated))


def _name(corpus: Corpus, key: str) -> str:
    if key in corpus.documents:
        return _tr("“{title}”").format(title=visible(corpus.documents[key].title, _SHOWN))
    name = visible(source_name(corpus, key), _SHOWN)
    return name if key else _tr("the article itself")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Filters", text)
