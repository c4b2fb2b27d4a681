"""What a person reads in the text: who is named, and who is tied to whom."""

from PySide6.QtCore import QCoreApplication

from explorer.edits import evidence, mentions
from explorer.edits.proposing import Proposal, proposed
from explorer.model.records import Mention
from explorer.panels.groups import labels_of
from explorer.window import annotating, needs
from explorer.window.desk import Desk
from explorer.window.hints import not_drawn
from explorer.window.name_dialog import NameDialog
from explorer.window.statement_dialog import StatementDialog


def name(desk: Desk) -> None:
    """Ask whom the selected words name."""
    span = desk.article.selected_span()
    if span is None or desk.session is None:
        return
    corpus = desk.session.corpus
    document, start, end = span
    text = desk.passages.places(document).text
    start, end = mentions.trimmed(text, start, end)
    equal = mentions.equal_strings(corpus, document, start, end) if start < end else []
    kind = next(
        (corpus.entities[one.entity].kind for one in _inside(desk, (document, start, end))),
        "PERSON",
    )
    likely = _likely(desk, text[start:end])
    answer = NameDialog(
        desk.look, corpus, text[start:end], likely, kind, len(equal), desk.window
    ).ask()
    if answer is None:
        return
    before = set(corpus.entities)
    given = (answer.name, answer.kind, answer.entity, answer.everywhere)
    if desk.perform(lambda: mentions.name(corpus, document, start, end, *given)):
        made = [one for one in corpus.entities if one not in before]
        named = (made or [answer.entity])[0]
        desk.session.select([named])
        told = _tr("Named “{name}”.").format(name=corpus.entities[named].name)
        said = f"{told} {not_drawn(desk, named)}".strip()
        annotating.offer_undo(desk, said)


def relate(desk: Desk) -> None:
    """A relation of the selected text, else between the two selected entities."""
    if desk.article.hasFocus() and desk.article.selected_span() is not None:
        state(desk)
    elif len(needs.ends_of_selection(desk)) == 2:
        annotating.draw(desk)
    elif desk.article.selected_span() is not None:
        state(desk)


def state(desk: Desk, place: tuple[str, int, int] | None = None) -> None:
    """Ask what the selected text says of whom, and draw it with its sentence.

    With a ``place`` it is the text there, and who goes through many of them stays where they are.
    """
    span = place or desk.article.selected_span()
    if span is None or desk.session is None:
        return
    corpus = desk.session.corpus
    document, start, end = span
    quote = " ".join(desk.passages.places(document).text[start:end].split())
    answer = StatementDialog(
        desk.look, corpus, quote, proposal(desk, span), labels_of(corpus), desk.window
    ).ask()
    desk.take_keyboard_back()
    if answer is None:
        return
    before = set(corpus.relations)
    ends = answer.source, answer.target
    if desk.perform(
        lambda: evidence.state(corpus, ends, answer.label, answer.kind, answer.directed, span)
    ):
        made = [one for one in corpus.relations if one not in before]
        there = [one.id for one in corpus.relations_between(*ends) if one.verdict != "rejected"]
        if place is None:
            desk.session.select(relations=[*made, *(one for one in there if one not in made)])
            desk.answers.evidence.focus_relation((made or there)[0])
        said = _tr("Drawn with its sentence: “{label}”").format(label=answer.label)
        annotating.offer_undo(desk, said)


def proposal(desk: Desk, span: tuple[str, int, int]) -> Proposal:
    """Whom selected text ties, and in which words, as far as it says so itself."""
    document, start, end = span
    places = desk.passages.places(document)
    touched = [
        (one.start, one.end) for one in places.sentences if one.start < end and start < one.end
    ]
    chosen = needs.ends_of_selection(desk) or desk.session.selection.entities
    there = desk.session.corpus.entities
    named = [one for one in places.mentions if not there[one.entity].rejected]
    groups = {one.entity for one in named if there[one.entity].kind == "GROUP"}
    return proposed(places.text, named, (start, end), touched, chosen, groups)


def _likely(desk: Desk, words: str) -> str:
    """The only entity whose name has these words in it; empty where none or several have."""
    wanted = set(words.casefold().split())
    found = [
        one.id
        for one in desk.session.corpus.entities.values()
        if not one.rejected and wanted <= set(one.name.casefold().split())
    ]
    return found[0] if len(found) == 1 and wanted else ""


def _inside(desk: Desk, span: tuple[str, int, int]) -> list[Mention]:
    document, start, end = span
    found = desk.passages.places(document).mentions
    return [one for one in found if one.start < end and start < one.end]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Naming", text)
